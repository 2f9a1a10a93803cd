//! The languages in which gongbao itself speaks to people, and texts that stand in both.

use std::borrow::Cow;
use std::fmt;

/// A language in which gongbao speaks. The languages of reports are any; these two are the program's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

impl Tongue {
    /// Both; the first is the one that the gallery opens with.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Its BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Whichever of the two texts is in this language.
    pub fn say<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A text that gongbao says, in both of its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bilingual {
    en: Cow<'static, str>,
    zh: Cow<'static, str>,
}

impl Bilingual {
    /// Two fixed texts.
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), zh: Cow::Borrowed(zh) }
    }

    /// Two texts that were put together.
    pub fn of(en: impl Into<Cow<'static, str>>, zh: impl Into<Cow<'static, str>>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// What is the same in both: a name, a value, the words of another program.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { en: text.clone().into(), zh: text.into() }
    }

    /// The English text.
    pub fn en(&self) -> &str {
        &self.en
    }

    /// The Chinese text.
    pub fn zh(&self) -> &str {
        &self.zh
    }

    /// The same with hidden characters shown by their code points.
    #[must_use]
    pub fn shown(self) -> Self {
        let show = |text: Cow<'static, str>| match super::shown(&text) {
            Cow::Owned(text) => text.into(),
            Cow::Borrowed(_) => text,
        };
        Self { en: show(self.en), zh: show(self.zh) }
    }

    /// The text in `tongue`.
    pub fn get(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::En => &self.en,
            Tongue::Zh => &self.zh,
        }
    }
}

/// What parts the two texts where one string must carry both.
const BETWEEN: char = '\u{1f}';

impl fmt::Display for Bilingual {
    /// The English text; `{:#}` has both, as [`Bilingual::carried`] reads them back. serde hands errors on as one string only.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.en)?;
        if formatter.alternate() { write!(formatter, "{BETWEEN}{}", self.zh) } else { Ok(()) }
    }
}

impl Bilingual {
    /// Both texts out of a string that carries them; the same for both where it carries one.
    pub fn carried(text: &str) -> Self {
        match text.split_once(BETWEEN) {
            Some((en, zh)) => Self::of(en.to_owned(), zh.to_owned()),
            None => Self::same(text),
        }
    }
}

/// What is told to people in either language: above all why something could not be done.
pub trait Told {
    /// Its words, without a full stop.
    fn told(&self) -> Bilingual;
}

/// A count with its English noun: 1 file, 2 files.
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{Bilingual, Tongue};

    #[test]
    fn one_string_carries_both_texts() {
        let text = Bilingual::new("a date", "日期");
        assert_eq!(Bilingual::carried(&format!("{text:#}")), text);
        assert_eq!(text.to_string(), "a date");
        assert_eq!(Bilingual::carried("u64").get(Tongue::Zh), "u64");
    }
}
