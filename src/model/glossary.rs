//! The glossary: terms, what each is, and how each language renders it.

use super::Id;
use crate::i18n::{Lang, Localized};
use serde::Deserialize;
use std::collections::BTreeMap;

/// A term of the glossary.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Term {
    pub id: Id,
    pub term: Localized,
    #[serde(default)]
    pub alternatives: BTreeMap<Lang, Vec<String>>,
    #[serde(default)]
    pub avoid: BTreeMap<Lang, Vec<String>>,
    pub kind: TermKind,
    pub source: Option<Id>,
    #[serde(default)]
    pub rendering: Rendering,
    pub rendering_note: Option<String>,
    #[serde(default)]
    pub usage: Usage,
    pub note: Option<Localized>,
}

/// Whether a term's translations must use its rendering.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Usage {
    /// Wherever the term stands, its rendering stands in the other languages.
    #[default]
    Fixed,
    /// The word also has its everyday meanings, and is translated as each place needs.
    Free,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum TermKind {
    Title,
    Body,
    Term,
    Slogan,
    Number,
}

impl TermKind {
    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Title => "kind_title",
            Self::Body => "kind_body",
            Self::Term => "kind_term",
            Self::Slogan => "kind_slogan",
            Self::Number => "kind_number",
        }
    }
}

/// Whether a term's translation was seen in print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rendering {
    /// The report's own.
    #[default]
    Own,
    /// Published elsewhere.
    Seen,
}
