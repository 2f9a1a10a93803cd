//! Language tags as people write them: their usual case, and what is often written in their place.

use super::tongue::Bilingual;

/// `tag` in the case that BCP 47 recommends (`zh-Hant-TW`), if it is a language with script, region and variants.
///
/// # Errors
/// What is wrong with it, and the tag that is most likely meant.
pub fn normalised(tag: &str) -> Result<String, Bilingual> {
    if tag.contains('_') {
        return Err(wrong(tag, formed(&tag.replace('_', "-")).filter(|form| meant(form).is_none())));
    }
    match (meant(tag), formed(tag)) {
        (None, Some(form)) => Ok(form),
        (meant, _) => Err(wrong(tag, meant)),
    }
}

/// A tag of the right form, in its usual case.
fn formed(tag: &str) -> Option<String> {
    let mut rest = tag.split('-');
    let language = rest.next().unwrap_or_default().to_ascii_lowercase();
    if !matches!(language.len(), 2 | 3) || !is_letters(&language) {
        return None;
    }
    let mut out = language;
    let mut reached = 0;
    for part in rest {
        let (kind, form) = subtag(part)?;
        // Script, region, variants: in this order, and only variants more than once.
        if kind < reached || (kind == reached && kind < 4) {
            return None;
        }
        reached = kind;
        out.push('-');
        out.push_str(&form);
    }
    Some(out)
}

/// Its place in a tag, and its usual form.
fn subtag(part: &str) -> Option<(u8, String)> {
    if !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let letters = is_letters(part);
    let lower = part.to_ascii_lowercase();
    match part.len() {
        3 if letters => Some((1, lower)),
        4 if letters => Some((2, lower.get(..1)?.to_ascii_uppercase() + lower.get(1..)?)),
        2 if letters => Some((3, part.to_ascii_uppercase())),
        3 if part.bytes().all(|byte| byte.is_ascii_digit()) => Some((3, lower)),
        4 if part.starts_with(|c: char| c.is_ascii_digit()) => Some((4, lower)),
        5..=8 => Some((4, lower)),
        _ => None,
    }
}

fn is_letters(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Subtags that are countries, or codes of other lists, in the place of languages.
const LANGUAGES: &[(&str, &str)] = &[
    ("cn", "zh"),
    ("chi", "zh"),
    ("zho", "zh"),
    ("cht", "zh-Hant"),
    ("chs", "zh-Hans"),
    ("hk", "zh-Hant-HK"),
    ("jp", "ja"),
    ("jpn", "ja"),
    ("kp", "ko"),
    ("kr", "ko"),
    ("kor", "ko"),
    ("eng", "en"),
    ("gb", "en-GB"),
    ("us", "en-US"),
    ("au", "en-AU"),
    ("nz", "en-NZ"),
    ("fre", "fr"),
    ("fra", "fr"),
    ("ger", "de"),
    ("deu", "de"),
    ("at", "de-AT"),
    ("spa", "es"),
    ("mx", "es-MX"),
    ("ita", "it"),
    ("por", "pt"),
    ("rus", "ru"),
    ("ara", "ar"),
    ("ua", "uk"),
    ("ukr", "uk"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gr", "el"),
    ("rs", "sr"),
    ("by", "be"),
    ("kz", "kk"),
    ("ir", "fa"),
    ("il", "he"),
    ("iw", "he"),
    ("in", "hi"),
    ("ji", "yi"),
    ("vn", "vi"),
    ("al", "sq"),
    ("np", "ne"),
    ("pk", "ur"),
];

/// Whole tags that name a region or a script that there is not.
const TAGS: &[(&str, &str)] = &[
    ("en-UK", "en-GB"),
    ("en-EN", "en-GB"),
    ("zh-ZH", "zh-CN"),
    ("zh-chs", "zh-Hans"),
    ("zh-cht", "zh-Hant"),
    ("ja-JA", "ja-JP"),
    ("ko-KO", "ko-KR"),
    ("uk-UK", "uk-UA"),
    ("cs-CS", "cs-CZ"),
    ("da-DA", "da-DK"),
    ("el-EL", "el-GR"),
    ("sv-SV", "sv-SE"),
    ("zh-Simp", "zh-Hans"),
    ("zh-Trad", "zh-Hant"),
];

/// What is most likely meant by a tag that names no language, or a region that there is not.
fn meant(tag: &str) -> Option<String> {
    if let Some((_, right)) = TAGS.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(tag)) {
        return Some((*right).to_owned());
    }
    let (language, rest) = tag.split_once('-').unwrap_or((tag, ""));
    let (_, right) = LANGUAGES.iter().find(|(wrong, _)| wrong.eq_ignore_ascii_case(language))?;
    let whole = if rest.is_empty() || right.contains('-') { (*right).to_owned() } else { format!("{right}-{rest}") };
    formed(&whole)
}

fn wrong(tag: &str, meant: Option<String>) -> Bilingual {
    match meant.filter(|meant| meant != tag) {
        Some(meant) => Bilingual::of(
            format!("`{tag}` is not a language tag (BCP 47): did you mean `{meant}`?"),
            format!("`{tag}`不是语言标签（BCP 47），是否想写`{meant}`？"),
        ),
        None => Bilingual::of(
            format!("`{tag}` is not a BCP 47 language tag such as `zh` or `en`"),
            format!("`{tag}`不是`zh`、`en`这样的BCP 47语言标签"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_get_their_usual_case() {
        for (tag, form) in [
            ("zh", "zh"),
            ("ZH", "zh"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("en-gb", "en-GB"),
            ("es-419", "es-419"),
            ("sl-ROZAJ", "sl-rozaj"),
            ("zh-yue", "zh-yue"),
            ("de-1996", "de-1996"),
            ("uk-UA", "uk-UA"),
        ] {
            assert_eq!(normalised(tag).as_deref(), Ok(form));
        }
    }

    #[test]
    fn common_mistakes_are_refused_with_what_is_meant() {
        for (tag, right) in [
            ("cn", "`zh`"),
            ("jp", "`ja`"),
            ("kr", "`ko`"),
            ("ua", "`uk`"),
            ("en-UK", "`en-GB`"),
            ("en-uk", "`en-GB`"),
            ("zh_CN", "`zh-CN`"),
            ("CN", "`zh`"),
            ("eng", "`en`"),
            ("zh-CHT", "`zh-Hant`"),
            ("cz-CZ", "`cs-CZ`"),
            ("ja-JA", "`ja-JP`"),
        ] {
            let why = normalised(tag).unwrap_err();
            assert!(why.en().contains(right) && why.zh().contains(right), "{tag}: {}", why.en());
        }
        for tag in
            ["", "e", "english", "en-", "en--GB", "en-GB-Latn", "en-a", "en-GB-US", "zh (1)", "中文", "en-Latn-Latn"]
        {
            assert!(normalised(tag).is_err(), "{tag}");
        }
    }
}
