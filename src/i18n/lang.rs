//! Language tags and texts in several languages.

use super::tags;
use super::tongue::Bilingual;
use crate::source::{Span, Spanned};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A BCP 47 language tag, in the case that it recommends: `zh`, `en`, `zh-Hant`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Lang(Arc<str>);

impl Lang {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language itself, without script and region: `zh` of `zh-Hant`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The tag and those that say less, as long as they are of the same script: `zh-Hans-CN`, `zh-Hans`, `zh`.
    pub fn chain(&self) -> impl Iterator<Item = Self> {
        let script = self.likely_script();
        let shorter = std::iter::successors(Some(self.clone()), |lang| {
            let (less, _) = lang.0.rsplit_once('-')?;
            Some(Self(less.into()))
        });
        shorter.filter(move |lang| lang.likely_script() == script)
    }

    /// The script that the tag names, or the one that the language has in that region.
    fn likely_script(&self) -> String {
        let mut parts = self.0.split('-').skip(1);
        let first = parts.next().unwrap_or_default();
        let region = if first.len() == 4 { "" } else { first };
        match (first.len(), self.language(), region) {
            (4, ..) => first.to_owned(),
            (_, "zh", "TW" | "HK" | "MO") => "Hant".to_owned(),
            (_, "zh", _) => "Hans".to_owned(),
            (_, "ja", _) => "Jpan".to_owned(),
            (_, "ko", _) => "Kore".to_owned(),
            (_, "ar" | "fa" | "ur" | "ug", _) => "Arab".to_owned(),
            (_, "ru" | "uk" | "be" | "bg" | "kk" | "ky" | "mk" | "mn" | "sr" | "tg", _) => "Cyrl".to_owned(),
            (_, "en" | "fr" | "de" | "es" | "pt" | "it" | "nl" | "pl" | "vi" | "tr" | "az" | "uz" | "id" | "ms", _) => {
                "Latn".to_owned()
            }
            (_, language, _) => language.to_owned(),
        }
    }

    /// Whether its text runs from right to left.
    pub fn is_right_to_left(&self) -> bool {
        let script = self.0.split('-').nth(1).filter(|part| part.len() == 4);
        match script {
            Some(script) => {
                matches!(script, "Arab" | "Hebr" | "Syrc" | "Thaa" | "Nkoo" | "Adlm" | "Rohg" | "Mand" | "Samr")
            }
            None => matches!(
                self.language(),
                "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "ks" | "nqo" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi"
            ),
        }
    }
}

impl TryFrom<String> for Lang {
    type Error = Bilingual;

    /// Accepts the `langtag` shapes that name a language, script, region and variants, in any case; no private-use or extension
    /// parts, which no folder name should carry.
    fn try_from(tag: String) -> Result<Self, Bilingual> {
        let form = tags::normalised(&tag)?;
        Ok(Self(form.into()))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One text in several languages, each with its place.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(from = "Spanned<BTreeMap<Lang, Spanned<String>>>")]
pub struct Localized {
    /// Where the whole of it stands.
    pub span: Span,
    texts: BTreeMap<Lang, Spanned<String>>,
}

impl From<Spanned<BTreeMap<Lang, Spanned<String>>>> for Localized {
    fn from(texts: Spanned<BTreeMap<Lang, Spanned<String>>>) -> Self {
        Self { span: texts.span, texts: texts.value }
    }
}

impl Localized {
    /// The text in `lang`; empty where it is missing, which the checks refuse before anything is drawn.
    pub fn get(&self, lang: &Lang) -> &str {
        self.texts.get(lang).map_or("", |text| text.value.as_str())
    }

    /// The text in `lang` with its place.
    pub fn spanned(&self, lang: &Lang) -> Option<&Spanned<String>> {
        self.texts.get(lang)
    }

    /// All languages it is written in.
    pub fn iter(&self) -> impl Iterator<Item = (&Lang, &Spanned<String>)> {
        self.texts.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lang(tag: &str) -> Lang {
        Lang::try_from(tag.to_owned()).unwrap()
    }

    #[test]
    fn a_tag_is_followed_by_those_of_its_script_that_say_less() {
        let chain = |tag: &str| lang(tag).chain().map(|lang| lang.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(chain("zh-Hans-CN"), "zh-Hans-CN zh-Hans zh");
        assert_eq!(chain("zh-CN"), "zh-CN zh");
        assert_eq!(chain("zh-Hant-TW"), "zh-Hant-TW zh-Hant");
        assert_eq!(chain("zh-TW"), "zh-TW");
        assert_eq!(chain("en-GB"), "en-GB en");
        assert_eq!(chain("sr-Latn-RS"), "sr-Latn-RS sr-Latn");
    }

    #[test]
    fn directions_follow_script_and_language() {
        assert!(["ar", "ug", "fa-IR", "az-Arab"].iter().all(|tag| lang(tag).is_right_to_left()));
        assert!(!["zh", "en", "ug-Cyrl"].iter().any(|tag| lang(tag).is_right_to_left()));
    }
}
