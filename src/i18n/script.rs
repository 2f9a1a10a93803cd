//! Scripts: in which a language is written, and to which a character belongs. What is said of languages is Unicode's.

use super::Lang;

/// A script, as far as the rules of typing differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Chinese characters, simplified or traditional: full-width punctuation, no spaces.
    Han,
    /// Japanese and Korean, which have rules of their own.
    OtherWide,
    /// All others: words with spaces between them.
    Spaced,
}

impl Lang {
    /// The script that the tag names, or the one that CLDR's likely subtags give for its language where that is not
    /// a script of words and spaces.
    pub fn script(&self) -> Script {
        let mut parts = self.as_str().split('-');
        let language = parts.next().unwrap_or_default();
        let named = parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        match (named, language) {
            (Some("Hans" | "Hant" | "Hani"), _) => Script::Han,
            (Some("Jpan" | "Kore"), _) => Script::OtherWide,
            (Some(_), _) => Script::Spaced,
            (None, "zh" | "yue" | "wuu" | "gan" | "hak" | "hsn" | "lzh" | "nan") => Script::Han,
            (None, "ja" | "ko") => Script::OtherWide,
            (None, _) => Script::Spaced,
        }
    }
}

/// Whether it is a Chinese character: the ideographs, their compatibility forms, and 〇.
pub fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Whether a line's end between it and another such character is no space (clreq): Han, kana, and the marks as wide as they.
pub fn is_wide(character: char) -> bool {
    matches!(u32::from(character), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Whether it is a mark of Chinese punctuation that no other script uses: `，。、；：？！（）《》「」【】…` but not `“”‘’—…·`,
/// which Latin text shares.
pub fn is_wide_mark(character: char) -> bool {
    matches!(character, '、'..='〃' | '〈'..='】' | '〔'..='〟' | '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_read_from_the_tag() {
        let script = |tag: &str| Lang::try_from(tag.to_owned()).unwrap().script();
        assert_eq!(script("zh"), Script::Han);
        assert_eq!(script("zh-Hant-HK"), Script::Han);
        assert_eq!(script("zh-Latn"), Script::Spaced);
        assert_eq!(script("ja"), Script::OtherWide);
        assert_eq!(script("en-GB"), Script::Spaced);
    }

    #[test]
    fn marks_are_told_from_characters() {
        assert!("规〇龥".chars().all(is_han));
        assert!("，。、；：？！（）《》「」【】".chars().all(is_wide_mark));
        assert!(!"“”…—a1,".chars().any(|c| is_han(c) || is_wide_mark(c)));
    }
}
