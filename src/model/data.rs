//! Indicators and their figures, in the terms of SDMX: indicator, series, observation, period, unit.

use super::Id;
use crate::i18n::{Date, Localized, Period};
use crate::source::Spanned;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A number exactly as it was written, every decimal kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Number(pub Decimal);

impl TryFrom<String> for Number {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
            .or_else(|_| Decimal::from_scientific(&text))
            .map(Self)
            .map_err(|_| format!("`{text}` is not a finite decimal number of at most 28 digits"))
    }
}

/// An indicator with its target and its observations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Indicator {
    pub id: Id,
    #[serde(default)]
    pub group: Group,
    pub pillar: Option<Id>,
    pub dimension: Option<Id>,
    pub name: Localized,
    pub short: Localized,
    pub definition: Option<Localized>,
    pub area: Option<Localized>,
    pub unit: Option<Spanned<Unit>>,
    pub direction: Option<Direction>,
    pub obligation: Option<Obligation>,
    pub period_kind: Option<PeriodKind>,
    pub target: Option<Spanned<Target>>,
    pub baseline: Option<Spanned<Observation>>,
    #[serde(default)]
    pub series: Vec<Spanned<Observation>>,
    #[serde(default)]
    pub gaps: Vec<Spanned<Period>>,
    #[serde(default)]
    pub also: Vec<Spanned<Observation>>,
    #[serde(default)]
    pub status: Status,
    pub embargo_until: Option<Date>,
    #[serde(default)]
    pub progress: ProgressMethod,
    pub progress_note: Option<Localized>,
}

/// Whose indicator it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// One of the plan's own.
    #[default]
    Plan,
    /// A figure published elsewhere, shown beside the plan.
    Context,
}

/// A unit of measure: the amount in the base unit is the value times `scale`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Unit {
    /// ISO 4217 for money, UCUM-like symbols otherwise, `percent`, `count`.
    pub code: Id,
    #[serde(default = "one")]
    pub scale: Number,
    pub noun: Option<Localized>,
}

fn one() -> Number {
    Number(Decimal::ONE)
}

/// What counts as better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Direction {
    Up,
    Down,
    Maintain,
}

/// Whether the plan binds (约束性) or anticipates (预期性).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Obligation {
    Binding,
    Anticipated,
}

/// What the periods of a series are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PeriodKind {
    Annual,
    Cumulative,
    Monthly,
    Quarterly,
    /// Amounts at a moment: the end of the period.
    Stock,
    /// Periods of different length, never to be joined.
    Mixed,
}

/// A comparator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Op {
    /// Just the value.
    #[default]
    Eq,
    /// 以上, at least.
    Ge,
    /// 超过, more than.
    Gt,
    /// 以下, at most.
    Le,
    /// 不到, less than.
    Lt,
    /// 约, about.
    Approx,
    /// 达到, reach: the value, said with that verb.
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

/// A target: a value with its comparator, or words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Target {
    pub period: Spanned<Period>,
    #[serde(default)]
    pub op: Op,
    pub value: Option<Spanned<Number>>,
    pub words: Option<Localized>,
    pub source: Id,
    pub quote: Option<Spanned<String>>,
    pub of: Option<Localized>,
    pub note: Option<Localized>,
}

/// An observed value of one period.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Observation {
    pub period: Spanned<Period>,
    #[serde(default)]
    pub op: Op,
    pub value: Spanned<Number>,
    pub source: Id,
    pub quote: Option<Spanned<String>>,
    pub note: Option<Localized>,
}

/// Whether a thing is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Shown.
    #[default]
    Published,
    /// Shown only with drafts.
    Draft,
    /// Shown only with drafts, whatever the date: the tool has no clock.
    Embargoed,
}

/// How progress towards a target is computed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProgressMethod {
    /// Not at all: there is no baseline or no actual of the same measure.
    #[default]
    None,
    /// (actual − baseline) / (target − baseline).
    Linear,
}

impl PeriodKind {
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
