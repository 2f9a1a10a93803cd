//! The glossary: terms, what each is, and how each language renders it.

use super::Id;
use super::shapes::IdShape;
use crate::i18n::{Lang, Localized};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A term of the glossary.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// By which texts refer to it. 标识。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// The term and its rendering. 术语及其译名。
    pub term: Localized,
    /// Other renderings that may be used; in the first language, other forms of the term. 其他可用的译名；写作语言下为术语的其他形式。
    #[serde(default)]
    pub alternatives: BTreeMap<Lang, Vec<String>>,
    /// Renderings not to use. 不用的译名。
    #[serde(default)]
    pub avoid: BTreeMap<Lang, Vec<String>>,
    /// What it is. 类别。
    pub kind: TermKind,
    /// Where the term stands word for word in the first language. 术语的出处。
    #[schemars(with = "Option<IdShape>")]
    pub source: Option<Id>,
    /// Whether the rendering was seen in print. 译名是自拟的还是见于出版物的。
    #[serde(default)]
    #[schemars(extend("default" = "own"))]
    pub rendering: Rendering,
    /// Where it was seen. 译名的出处。
    pub rendering_note: Option<String>,
    /// Whether every translation must use the rendering. 译文是否必须用此译名。
    #[serde(default)]
    #[schemars(extend("default" = "fixed"))]
    pub usage: Usage,
    /// What the term means. 释义或说明。
    pub note: Option<Localized>,
}

/// Whether a term's translations must use its rendering.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Usage {
    /// Wherever the term stands, its rendering stands in the other languages. 凡有术语处，译文须用此译名。
    #[default]
    Fixed,
    /// The word also has its everyday meanings, and is translated as each place needs. 也是日常用词，各处按需翻译。
    Free,
}

/// What a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// A document's name. 文件名称。
    Title,
    /// An organisation. 机构名称。
    Body,
    /// A technical term. 术语。
    Term,
    /// A slogan or a named programme. 提法、口号。
    Slogan,
    /// An expression with a number. 带数字的说法。
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rendering {
    /// The report's own. 本报告自拟。
    #[default]
    Own,
    /// Published elsewhere. 见于他处出版物。
    Seen,
}
