//! A short digest of a text: whether it is still the one that a translation was confirmed against.

use crate::i18n::{Bilingual, is_wide};
use std::fmt;

/// The first 48 bits of the BLAKE3 hash of a text, as 12 hexadecimal digits.
///
/// Short, so that the record's lines can be read and merged. It is compared only with the digest recorded at the same place, and
/// nobody gains by forging one: that a change is overlooked has a chance of 1 in 2⁴⁸.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(String);

/// Hexadecimal digits of a digest.
pub const LENGTH: usize = 12;

impl Digest {
    /// The digest of `text`. White space counts as one space however long it is, at the ends and at a line's end between two Han
    /// characters as none: setting lines anew changes no digest.
    pub fn of(text: &str) -> Self {
        let hex = blake3::hash(normalised(text).as_bytes()).to_hex();
        Self(hex.chars().take(LENGTH).collect())
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Digest {
    type Error = Bilingual;

    fn try_from(text: String) -> Result<Self, Bilingual> {
        let fine = text.len() == LENGTH && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if fine {
            return Ok(Self(text));
        }
        Err(Bilingual::of(
            format!("`{text}` is not a digest of {LENGTH} hexadecimal digits"),
            format!("`{text}`不是{LENGTH}位十六进制摘要"),
        ))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `text` with its white space made alike.
pub fn normalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, tail) = rest.split_at(at);
        out.push_str(words);
        let next = tail.trim_start();
        let gap = tail.get(..tail.len() - next.len()).unwrap_or_default();
        let han = |character: Option<char>| character.is_some_and(is_wide);
        let wrapped = gap.contains('\n') && han(words.chars().next_back()) && han(next.chars().next());
        if !wrapped {
            out.push(' ');
        }
        rest = next;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_counts_once() {
        assert_eq!(normalised("  规模\n  达到 \t17000\n亿元\r\n"), "规模达到 17000 亿元");
        assert_eq!(normalised("at\n least  one"), "at least one");
        assert_eq!(normalised(" \n "), "");
        assert_eq!(Digest::of("a  b"), Digest::of("a\nb"));
        assert_ne!(Digest::of("17000亿元以上"), Digest::of("1700亿元以上"));
    }

    #[test]
    fn a_digest_reads_back() {
        let digest = Digest::of("产业基础");
        assert_eq!(Digest::try_from(digest.to_string()), Ok(digest));
        assert!(Digest::try_from("9C1F04AA77B2".to_owned()).is_err());
        assert!(Digest::try_from("9c1f".to_owned()).is_err());
    }
}
