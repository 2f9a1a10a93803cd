//! References: which parts of a report a text can lead to.

use crate::i18n::Bilingual;
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// A reference to another part of the report: `indicator:gross-industrial-output#target`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it was written.
    pub span: Span,
    /// What it refers to.
    pub kind: RefKind,
    /// The id of that.
    pub id: String,
    /// What follows `#`.
    pub fragment: Option<String>,
}

/// What a reference can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RefKind {
    Indicator,
    Pillar,
    Chapter,
    Term,
    Source,
    Chart,
    List,
    Page,
    Static,
}

impl RefKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Indicator,
        Self::Pillar,
        Self::Chapter,
        Self::Term,
        Self::Source,
        Self::Chart,
        Self::List,
        Self::Page,
        Self::Static,
    ];

    /// Its name in a sentence.
    pub const fn noun(self) -> Bilingual {
        match self {
            Self::Indicator => Bilingual::new("indicator", "指标"),
            Self::Pillar => Bilingual::new("pillar", "产业"),
            Self::Chapter => Bilingual::new("chapter", "章"),
            Self::Term => Bilingual::new("term", "术语"),
            Self::Source => Bilingual::new("source", "来源"),
            Self::Chart => Bilingual::new("chart", "图表"),
            Self::List => Bilingual::new("list", "列表"),
            Self::Page => Bilingual::new("page", "页面"),
            Self::Static => Bilingual::new("static file", "静态文件"),
        }
    }

    /// What stands before the colon.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Pillar => "pillar",
            Self::Chapter => "chapter",
            Self::Term => "term",
            Self::Source => "source",
            Self::Chart => "chart",
            Self::List => "list",
            Self::Page => "page",
            Self::Static => "static",
        }
    }
}
