//! Characters that nobody sees: which they are, what they are called, and how a message shows them.

use super::Bilingual;
use std::borrow::Cow;

/// Whether a character has no shape: the format characters of Unicode, fillers, variation selectors, and controls other than tabs and
/// line breaks.
pub fn is_hidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | '\u{2e80}'..='\u{3163}' | '\u{3165}'..='\u{d7ff}' => false,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' => true,
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        other => other.is_control(),
    }
}

/// Whether a character looks like a space and is none that is typed with the space bar.
pub fn is_odd_space(character: char) -> bool {
    matches!(
        character,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}'
    )
}

/// The hidden characters of `text` that do nothing for it and what stands for lost ones, with their places in bytes. Joiners between letters of scripts that need
/// them, marks of direction beside letters written from right to left, and selectors behind the sign that they vary are no such ones.
pub fn stray(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = '\n';
    let mut works = false;
    text.char_indices().filter(move |(at, character)| {
        let is_stray = is_hidden(*character) && {
            let next = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
            works = has_work(*character, (before, next), works)
                || is_mark_of_direction(*character) && is_among_rtl(text, *at);
            !works
        };
        before = *character;
        // In the place of a character that was lost where bytes were read as another encoding.
        is_stray || *character == '\u{fffd}'
    })
}

/// Whether a joiner, selector or tag does something between its neighbours; `works` tells whether the one before it did.
fn has_work(character: char, (before, next): (char, Option<char>), works: bool) -> bool {
    match character {
        '\u{200c}' | '\u{200d}' => is_joining(before) || is_pictorial(before),
        '\u{fe00}'..='\u{fe02}' if super::is_han(before) => true,
        // Digits become keys of a keyboard: 1️⃣.
        '\u{fe00}'..='\u{fe0f}' => is_pictorial(before) || next == Some('\u{20e3}'),
        '\u{e0100}'..='\u{e01ef}' => super::is_han(before),
        '\u{e0020}'..='\u{e007f}' => before == '\u{1f3f4}' || works && matches!(before, '\u{e0020}'..='\u{e007f}'),
        '\u{180b}'..='\u{180f}' => matches!(before, '\u{1800}'..='\u{18af}'),
        _ => false,
    }
}

/// Letters of scripts in which joiners are spelling: Arabic, Syriac, those of India, Tibetan, Myanmar, Khmer, Mongolian.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

fn is_pictorial(character: char) -> bool {
    matches!(character, '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '〰' | '〽' | '㊗' | '㊙' | '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

fn is_mark_of_direction(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// Whether the line round byte `at` has a letter that is written from right to left.
fn is_among_rtl(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let after = text.get(at..).and_then(|text| text.split('\n').next()).unwrap_or_default();
    before.chars().chain(after.chars()).any(|character| !is_hidden(character) && is_rtl(character))
}

/// Whether a letter is written from right to left.
pub fn is_rtl(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A character by its code point, and its name where it has one that people use: `U+200B (zero width space)`.
pub fn code_point(character: char) -> Bilingual {
    let code = format!("U+{:04X}", u32::from(character));
    match name(character) {
        Some((en, zh)) => Bilingual::of(format!("{code} ({en})"), format!("{code}（{zh}）")),
        None => Bilingual::same(code),
    }
}

fn name(character: char) -> Option<(&'static str, &'static str)> {
    Some(match character {
        '\t' => ("tab", "制表符"),
        '\u{85}' => ("next line", "换行控制符"),
        '\u{a0}' => ("no-break space", "不换行空格"),
        '\u{ad}' => ("soft hyphen", "软连字符"),
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => ("space of another width", "宽度特殊的空格"),
        '\u{200b}' => ("zero width space", "零宽空格"),
        '\u{200c}' => ("zero width non-joiner", "零宽不连字"),
        '\u{200d}' => ("zero width joiner", "零宽连字"),
        '\u{200e}' => ("left-to-right mark", "从左到右标记"),
        '\u{200f}' | '\u{61c}' => ("right-to-left mark", "从右到左标记"),
        '\u{2028}' => ("line separator", "行分隔符"),
        '\u{2029}' => ("paragraph separator", "段落分隔符"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ("control of text direction", "文字方向控制符"),
        '\u{2060}' => ("word joiner", "词连接符"),
        '\u{3000}' => ("full-width space", "全角空格"),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => ("variation selector", "变体选择符"),
        '\u{feff}' => ("byte order mark", "字节顺序标记"),
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => ("control character", "控制字符"),
        other if is_hidden(other) => ("invisible character", "不可见字符"),
        _ => return None,
    })
}

/// `text` with its stray hidden characters shown: `direction<U+200B>`.
pub fn shown(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for (at, character) in stray(text) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(&format!("<U+{:04X}>", u32::from(character)));
        from = at + character.len_utf8();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

/// The same with odd spaces, for a value that should have none.
pub fn shown_with_spaces(text: &str) -> String {
    let spaces = shown(text);
    spaces.chars().fold(String::with_capacity(spaces.len()), |mut out, character| {
        if is_odd_space(character) {
            out.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            out.push(character);
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_shown_by_its_code_point() {
        assert_eq!(shown("direction\u{200b}"), "direction<U+200B>");
        assert_eq!(shown("a\u{ad}b\u{feff}\u{202e}c\u{2060}"), "a<U+00AD>b<U+FEFF><U+202E>c<U+2060>");
        assert_eq!(shown("a\tb\nc 1\u{a0}%"), "a\tb\nc 1\u{a0}%");
        assert_eq!(shown_with_spaces("1\u{a0}000\u{200b}"), "1<U+00A0>000<U+200B>");
        assert_eq!(code_point('\u{200b}').zh(), "U+200B（零宽空格）");
        assert_eq!(code_point('工').en(), "U+5DE5");
    }

    #[test]
    fn what_has_work_to_do_is_not_stray() {
        for text in [
            "می\u{200c}روم",
            "👩\u{200d}🔧",
            "❤\u{fe0f}",
            "葛\u{e0100}",
            "שלום\u{200f}!",
            "1\u{fe0f}\u{20e3}",
            "क्\u{200d}ष",
        ] {
            assert_eq!(shown(text), text);
        }
        for text in ["工\u{200d}业", "a\u{fe0f}", ":\u{fe0f}", "产\u{fe0f}值", "abc\u{200e}", "x\u{200c}y", "\u{e0067}"]
        {
            assert_ne!(shown(text), text);
        }
    }
}
