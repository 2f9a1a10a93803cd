//! Industry pillars: what the source states of each.

use super::shapes::IdShape;
use super::{Chart, Id, Writing};
use crate::i18n::Localized;
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// A pillar: what the source states of it, and its charts.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pillar {
    /// The file's name. 标识，即文件名。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// Its place among the pillars. 在各重点领域中的次序。
    pub order: u32,
    /// In full. 全称。
    pub name: Localized,
    /// For labels. 简称，用于图中标签。
    pub short: Localized,
    /// One line, for cards. 一句话，用于卡片。
    pub tagline: Localized,
    /// Its class among `tiers` of the report; absent where the source gives none. 所属层级；来源未写则不写。
    #[schemars(with = "Option<IdShape>")]
    pub tier: Option<Id>,
    /// A stored source: all quotes of the file are from it. 存档来源，本文件的引文都出自它。
    #[schemars(with = "IdShape")]
    pub source: Id,
    /// The pillar's whole sentence, word for word. 来源中整句原文。
    pub quote: Spanned<String>,
    /// The shortest stretch that shows the class. 写明层级的最短原文。
    pub tier_quote: Option<Spanned<String>>,
    /// What the source states of it, in the order of the source. 来源所述各点，按来源的顺序。
    #[serde(default)]
    pub facts: Vec<Fact>,
    /// Where numbers in its name and tagline come from, if not from its quotes. 名称和一句话介绍中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
    /// Indicators shown on the page. 页面上列出的指标。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub indicators: Vec<Id>,
    /// Charts of the page, as in `charts.yaml`. 页面上的图，写法与`charts.yaml`相同。
    #[serde(default)]
    pub charts: Vec<Chart>,
    /// Its summaries, from the Markdown files beside it.
    #[serde(skip)]
    pub writing: Option<Writing>,
}

/// One thing that the source states of a pillar.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What is stated; facts of one kind are one branch of the tree. 类别，同类的归为一枝。
    pub kind: FactKind,
    /// Short noun phrases. 各项，用名词短语。
    pub items: Vec<Localized>,
    /// Whether the source ends the list with 等. 来源的列举是否以“等”结尾。
    #[serde(default)]
    #[schemars(extend("default" = false))]
    pub open: bool,
    /// The words that it rests on. 所依据的原文。
    pub quote: Spanned<String>,
    /// What to keep in mind. 说明。
    pub note: Option<Localized>,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
}

/// What kind of thing a fact states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Where it is heading. 发展方向。
    Direction,
    /// Its fields. 细分领域。
    Fields,
    /// A named programme. 有名称的行动或工程。
    Programme,
    /// What is to become of it. 目标。
    Goal,
    /// What it is built upon. 依托。
    Anchor,
    /// What drives it. 动力。
    Driver,
    /// How it is approached. 战略。
    Strategy,
    /// What is to be done. 任务。
    Task,
    /// What guides it. 原则。
    Principle,
}

impl FactKind {
    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Direction => "fact_direction",
            Self::Fields => "fact_fields",
            Self::Programme => "fact_programme",
            Self::Goal => "fact_goal",
            Self::Anchor => "fact_anchor",
            Self::Driver => "fact_driver",
            Self::Strategy => "fact_strategy",
            Self::Task => "fact_task",
            Self::Principle => "fact_principle",
        }
    }
}
