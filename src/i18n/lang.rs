//! Language tags and texts in several languages.

use super::tongue::Bilingual;
use crate::source::{Span, Spanned};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A BCP 47 language tag, in the form the report writes it: `zh`, `en`, `zh-Hant`.
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
}

impl TryFrom<String> for Lang {
    type Error = Bilingual;

    /// Accepts the `langtag` shapes that name a language, script and region; no private-use or extension parts, which no
    /// folder name should carry.
    fn try_from(tag: String) -> Result<Self, Bilingual> {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or_default();
        let language = matches!(primary.len(), 2 | 3) && primary.chars().all(|c| c.is_ascii_lowercase());
        let rest = parts.all(|part| matches!(part.len(), 2..=8) && part.chars().all(|c| c.is_ascii_alphanumeric()));
        if language && rest {
            Ok(Self(tag.into()))
        } else {
            Err(Bilingual::of(
                format!("`{tag}` is not a BCP 47 language tag such as `zh` or `en`"),
                format!("`{tag}`不是`zh`、`en`这样的BCP 47语言标签"),
            ))
        }
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
