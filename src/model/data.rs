//! Indicators and their figures, in the terms of SDMX: indicator, series, observation, period, unit.

use super::prices::PriceBase;
use super::shapes::IdShape;
use super::{Id, Number};
use crate::i18n::{Date, Lang, Localized, Period, PluralCategory};
use crate::source::Spanned;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeMap;

/// An indicator with its target and its observations.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// The file's name. 标识，即文件名。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// Whose indicator it is. 是报告自己的（规划的）指标，还是别处发布的实际数据。
    #[serde(default)]
    #[schemars(extend("default" = "plan"))]
    pub group: Group,
    /// Under which pillar a context indicator is listed. 列在哪个重点领域之下。
    #[schemars(with = "Option<IdShape>")]
    pub pillar: Option<Id>,
    /// One of the frame's; only where the source says it. 所属方面；来源写明才写。
    #[schemars(with = "Option<IdShape>")]
    pub dimension: Option<Id>,
    /// In full. 全称。
    pub name: Localized,
    /// For cards and labels: about 12 Han or 32 Latin characters. 简称，约12个汉字。
    pub short: Localized,
    /// Measure, place, scope, and what the source does not say of them. 定义：口径、地域、范围，以及来源未说明之处。
    pub definition: Option<Localized>,
    /// The place that is measured, instead of the report's. 统计地域，不写则用报告的。
    pub area: Option<Localized>,
    /// Needed as soon as there is a value. 计量单位；有数值就必须写。
    pub unit: Option<Spanned<Unit>>,
    /// What is better; absent: not said. 何者为好；来源未说则不写。
    pub direction: Option<Direction>,
    /// Whether the plan binds or anticipates; absent: not said. 约束性或预期性；来源未说则不写。
    pub obligation: Option<Obligation>,
    /// What the periods of the series are. 各观测值的时期是哪一种。
    pub period_kind: Option<PeriodKind>,
    /// At which prices amounts or growth are stated; absent: not said. 价格基础；来源未说则不写。
    pub price_base: Option<PriceBase>,
    /// What is to be reached. 目标。
    pub target: Option<Spanned<Target>>,
    /// The value that progress is counted from. 计算进度的基期值。
    pub baseline: Option<Spanned<Observation>>,
    /// Observations in the order of time, each period once; or the name of a CSV file beside this one. 观测值，按时间先后，每期一个；也可以写旁边CSV文件的名字。
    #[serde(default)]
    #[schemars(with = "Series")]
    pub series: Vec<Spanned<Observation>>,
    /// Periods for which no figure was found; shown as gaps. 没有查到数据的时期，图表留空。
    #[serde(default)]
    pub gaps: Vec<Spanned<Period>>,
    /// The same figure in other sources, which confirm it or differ. 其他来源的同一数据。
    #[serde(default)]
    pub also: Vec<Spanned<Observation>>,
    /// Whether it is shown. 是否发布。
    #[serde(default)]
    #[schemars(extend("default" = "published"))]
    pub status: Status,
    /// Goes with `status: embargoed`; nothing is published by itself. 解禁日期，与`status: embargoed`同用；到期不会自行发布。
    pub embargo_until: Option<Spanned<Date>>,
    /// How progress towards the target is computed. 进度的算法。
    #[schemars(extend("default" = "none"))]
    pub progress: Option<Spanned<ProgressMethod>>,
    /// Why there is none, or what to keep in mind. 没有进度的原因，或须留意之处。
    pub progress_note: Option<Localized>,
    /// Where numbers in its own texts (name, definition, notes) come from, if not from its figures. 名称、定义等文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
}

impl Indicator {
    /// Whether progress towards its target is to be calculated.
    pub fn asks_for_progress(&self) -> bool {
        self.progress.as_ref().is_some_and(|method| method.value == ProgressMethod::Linear)
    }
}

/// What may be written for a series: a list, or the name of a table, whose rows are put in its place before the file is read into
/// values. Only its schema is used.
#[derive(Debug)]
pub enum Series {}

/// Whose indicator it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// One of the plan's own. 规划自己的指标。
    #[default]
    Plan,
    /// A figure published elsewhere, shown beside the plan. 他处发布的实际数据，与规划并列。
    Context,
}

/// The forms of a noun for single numbers, by language.
pub type NounForms = BTreeMap<Lang, BTreeMap<PluralCategory, String>>;

/// A unit of measure: the amount in the base unit is the value times `scale`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// A unit of the theme: ISO 4217 for money, UCUM-like symbols otherwise, `percent`, `count`. 主题所列的单位代码。
    pub code: Id,
    /// What one of the value is in the base unit: 亿元 `1e8`, 万千瓦 `1e7`. 一个数值单位等于多少基本单位。
    #[serde(default = "one")]
    #[schemars(extend("default" = 1))]
    pub scale: Number,
    /// What is counted: 家, enterprises. 所数的对象。
    pub noun: Option<Localized>,
    /// Its forms for single numbers, by language and plural category of CLDR, where they differ: `{en: {one: enterprise}}`. 按数量分列的形式，如英文单数；中文不需要。
    pub noun_forms: Option<Spanned<NounForms>>,
}

fn one() -> Number {
    Number(Decimal::ONE)
}

/// What counts as better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is better. 越高越好。
    Up,
    /// Less is better. 越低越好。
    Down,
    /// It is to stay as it is. 保持不变。
    Maintain,
}

/// Whether the plan binds (约束性) or anticipates (预期性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// It binds. 约束性指标。
    Binding,
    /// It anticipates. 预期性指标。
    Anticipated,
}

/// What the periods of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodKind {
    /// Whole years. 年度值。
    Annual,
    /// From the year's beginning. 年初至当期的累计值。
    Cumulative,
    /// Single months. 月度值。
    Monthly,
    /// Single quarters. 季度值。
    Quarterly,
    /// Amounts at a moment: the end of the period. 时点值，即期末数。
    Stock,
    /// Periods of different length, never to be joined. 长短不一的时期，不连线。
    Mixed,
}

/// A comparator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Just the value. 数值本身。
    #[default]
    Eq,
    /// At least. 以上。
    Ge,
    /// More than. 超过。
    Gt,
    /// At most. 以下。
    Le,
    /// Less than. 不到。
    Lt,
    /// About. 约。
    Approx,
    /// The value, said with the verb of reaching. 达到。
    Reach,
}

impl Op {
    /// The key of its pattern in a language's table.
    pub fn key(self) -> &'static str {
        match self {
            Self::Eq => "eq",
            Self::Ge => "ge",
            Self::Gt => "gt",
            Self::Le => "le",
            Self::Lt => "lt",
            Self::Approx => "approx",
            Self::Reach => "reach",
        }
    }
}

impl Op {
    /// The sign that stands for it in data files; none where the value says it all.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Eq | Self::Reach => "",
            Self::Ge => ">=",
            Self::Gt => ">",
            Self::Le => "<=",
            Self::Lt => "<",
            Self::Approx => "~",
        }
    }
}

/// A target is said in one of two ways.
fn either_value_or_words(schema: &mut schemars::Schema) {
    let has = |key: &str| json!({ "required": [key], "properties": { key: { "not": { "type": "null" } } } });
    schema.insert("oneOf".into(), json!([has("value"), has("words")]));
}

/// A target: a value with its comparator, or words.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(transform = either_value_or_words)]
pub struct Target {
    /// By when. 目标年份或时期。
    pub period: Spanned<Period>,
    /// Its comparator. 界限：以上、超过、约等。
    #[serde(default)]
    #[schemars(extend("default" = "eq"))]
    pub op: Op,
    /// The number; this or `words`, never both. 数值；与`words`二选一。
    pub value: Option<Spanned<Number>>,
    /// A target said in words. 只有文字的目标。
    pub words: Option<Localized>,
    /// Where it is set. 来源。
    #[schemars(with = "IdShape")]
    pub source: Id,
    /// The words that hold the value; needed if the source is stored. 含有该数值的原文；存档来源必写。
    pub quote: Option<Spanned<String>>,
    /// Whose target it is, where it is not the plan's own. 是谁的目标，若非报告自己的目标。
    pub of: Option<Localized>,
    /// What to keep in mind. 说明。
    pub note: Option<Localized>,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
}

impl Target {
    /// What is said of it.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        self.words.iter().chain(&self.of).chain(&self.note)
    }
}

/// An observed value of one period.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Of the value. 时期。
    pub period: Spanned<Period>,
    /// Its comparator. 界限：以上、超过、约等。
    #[serde(default)]
    #[schemars(extend("default" = "eq"))]
    pub op: Op,
    /// With the decimals that the source prints. 数值，照来源保留小数位。
    pub value: Spanned<Number>,
    /// Where it was published. 来源。
    #[schemars(with = "IdShape")]
    pub source: Id,
    /// The words that hold the value; needed if the source is stored. 含有该数值的原文；存档来源必写。
    pub quote: Option<Spanned<String>>,
    /// What it covers, where that is not what the definition says; the series breaks there. 口径，与定义不同时写；序列在此中断。
    pub coverage: Option<Localized>,
    /// What to keep in mind. 说明。
    pub note: Option<Localized>,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
    /// Why it is right although it lies far from its neighbours. 与相邻数值相差很大而无误的理由。
    pub confirmed: Option<Localized>,
    /// Whether it is shown. 是否发布。
    #[serde(default)]
    #[schemars(extend("default" = "published"))]
    pub status: Status,
    /// Goes with `status: embargoed`. 解禁日期，与`status: embargoed`同用。
    pub embargo_until: Option<Spanned<Date>>,
}

impl Observation {
    /// What is said of it.
    pub fn texts(&self) -> impl Iterator<Item = &Localized> {
        self.coverage.iter().chain(&self.note).chain(&self.confirmed)
    }

    /// Whether both measure the same: what they cover is said in the same words, or left to the indicator's definition.
    pub fn measures_as(&self, other: &Self) -> bool {
        let words = |it: &Self| {
            it.coverage.as_ref().map(|text| text.iter().map(|(_, text)| text.value.clone()).collect::<Vec<_>>())
        };
        words(self) == words(other)
    }
}

impl Indicator {
    /// The first of the observations of the `shown` periods that measures otherwise than the one before it, behind that one: a
    /// break in the series (SDMX `OBS_STATUS` B).
    pub fn first_break(
        &self,
        shown: impl Fn(Period) -> bool,
    ) -> Option<(&Spanned<Observation>, &Spanned<Observation>)> {
        let series: Vec<&Spanned<Observation>> = self.series.iter().filter(|it| shown(it.period.value)).collect();
        let pairs = series.iter().zip(series.iter().skip(1));
        pairs.map(|(before, after)| (*before, *after)).find(|(before, after)| !before.measures_as(after))
    }
}

/// Whether a thing is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Shown. 发布。
    #[default]
    Published,
    /// Shown only with drafts. 草稿，加`--drafts`才显示。
    Draft,
    /// Shown only with drafts, whatever the date: the tool has no clock. 尚未解禁，加`--drafts`才显示。
    Embargoed,
}

/// How progress towards a target is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ProgressMethod {
    /// Not at all: there is no baseline or no actual of the same measure. 不计算：没有同口径的基期值或实际值。
    #[default]
    None,
    /// (actual − baseline) / (target − baseline). 线性：（实际值－基期值）÷（目标值－基期值）。
    Linear,
}

impl Direction {
    /// As it is written in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Maintain => "maintain",
        }
    }
}

impl PeriodKind {
    /// As it is written in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::Cumulative => "cumulative",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
            Self::Stock => "stock",
            Self::Mixed => "mixed",
        }
    }

    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Annual => "period_kind_annual",
            Self::Cumulative => "period_kind_cumulative",
            Self::Monthly => "period_kind_monthly",
            Self::Quarterly => "period_kind_quarterly",
            Self::Stock => "period_kind_stock",
            Self::Mixed => "period_kind_mixed",
        }
    }
}
