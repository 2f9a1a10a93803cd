//! Texts in several languages as they stand in the YAML files, each with the keys that lead to it.

use crate::i18n::{Lang, Localized};
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// A text in several languages: `name: {zh: …, en: …}`.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedText {
    /// The keys that lead to it, joined by dots: `target.note`. An item of a list is named by its `id` or `period`, otherwise by
    /// its number from 0: `six-returns.term`, `series.2023.note`, `facts.0.items.1`.
    pub key: String,
    /// All of the map.
    pub span: Span,
    /// The text in each language; its place is the whole scalar, quotes included.
    pub texts: BTreeMap<Lang, Spanned<String>>,
}

impl KeyedText {
    /// Whether it is `text`, the value that the file was read into.
    pub fn is(&self, text: &Localized) -> bool {
        self.texts.iter().any(|(lang, own)| text.spanned(lang).is_some_and(|other| other.span == own.span))
    }

    /// Whether it is a short name by which something is labelled, and which says in few words what its name says in full.
    pub fn is_label(&self) -> bool {
        matches!(self.key.rsplit('.').next(), Some("short" | "short_title"))
    }
}
