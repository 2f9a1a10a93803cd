//! Letters with accents, which Unicode can write in two ways.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// `text` with letters and their accents as one character wherever Unicode has one (NFC). Compatibility ideographs, which would
/// become others, stay as they are.
pub fn composed(text: &str) -> Cow<'_, str> {
    if !text.chars().any(may_compose) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(is_compatibility) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.extend(before.nfc());
        let mut characters = after.chars();
        out.extend(characters.next());
        rest = characters.as_str();
    }
    out.extend(rest.nfc());
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

/// A quick look, which most texts do not pass: whether anything in a text could be composed with what is before it.
fn may_compose(character: char) -> bool {
    match character {
        '\0'..='\u{2ff}' | '\u{2000}'..='\u{20cf}' | '\u{2100}'..='\u{2125}' | '\u{2e80}'..='\u{3098}' => false,
        '\u{309b}'..='\u{d7af}' | '\u{fe50}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}' => false,
        '\u{300}'..='\u{36f}' | '\u{1160}'..='\u{11ff}' => true,
        other => canonical_combining_class(other) != 0 || composed_differs(other),
    }
}

fn composed_differs(character: char) -> bool {
    !is_compatibility(character) && std::iter::once(character).nfc().next() != Some(character)
        || matches!(character, '\u{900}'..='\u{1fff}' | '\u{11000}'..='\u{11fff}')
}

fn is_compatibility(character: char) -> bool {
    matches!(character, '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_composed_and_ideographs_kept() {
        assert_eq!(composed("re\u{301}sume\u{301}.pdf"), "résumé.pdf");
        assert_eq!(composed("\u{fa19}e\u{301}"), "\u{fa19}é");
        assert_eq!(composed("か\u{3099}"), "が");
        assert_eq!(composed("\u{1112}\u{1161}\u{11ab}"), "한");
        assert!(matches!(composed("规模以上 café"), Cow::Borrowed(_)));
    }
}
