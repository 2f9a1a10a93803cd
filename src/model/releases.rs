//! `content/releases.yaml`: when data were released, and what changed from one release to the next.

use super::shapes::IdShape;
use super::{Id, Indicator, Number};
use crate::i18n::{Date, Localized, Period};
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// A release of the data.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Its name in addresses and feeds; never changed. 标识，用于网址和订阅源，不再更改。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// When it was published. 发布日期。
    pub date: Spanned<Date>,
    /// What it is about. 说明。
    pub note: Localized,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
    /// Which figures are others than in the release before. 与上一次发布相比有变动的数字。
    #[serde(default)]
    pub changes: Vec<Spanned<Change>>,
}

/// A figure that changed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Whose figure. 指标。
    #[schemars(with = "IdShape")]
    pub indicator: Id,
    /// Which one: `target`, `baseline` or a period. 哪一个数字：`target`、`baseline`或时期。
    #[schemars(with = "FigureShape")]
    pub figure: Spanned<FigureName>,
    /// What it was; absent: it is new. 原来的数值；不写表示新增。
    pub from: Option<Spanned<Number>>,
    /// What it is from now on; absent: it was withdrawn. 现在的数值；不写表示撤下。
    pub to: Option<Spanned<Number>>,
    /// Why. 变动的原因。
    pub reason: Localized,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
}

/// Either form of a [`FigureName`]; only its schema is used.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "no value of it is ever made")]
enum FigureShape {
    /// The target or the baseline.
    Named(Named),
    /// An observation, by its period.
    Of(Period),
}

#[derive(Debug, JsonSchema)]
#[schemars(rename_all = "kebab-case")]
#[expect(dead_code, reason = "no value of it is ever made")]
enum Named {
    Target,
    Baseline,
}

/// Which of an indicator's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum FigureName {
    /// Its target.
    Target,
    /// Its baseline.
    Baseline,
    /// Its observation of that period.
    Of(Period),
}

impl TryFrom<String> for FigureName {
    type Error = crate::i18n::Bilingual;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.as_str() {
            "target" => Ok(Self::Target),
            "baseline" => Ok(Self::Baseline),
            _ => Period::try_from(text).map(Self::Of),
        }
    }
}

impl std::fmt::Display for FigureName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Target => formatter.write_str("target"),
            Self::Baseline => formatter.write_str("baseline"),
            Self::Of(period) => write!(formatter, "{period}"),
        }
    }
}

impl Indicator {
    /// What the data say of that figure.
    pub fn figure(&self, name: FigureName) -> Option<Number> {
        match name {
            FigureName::Target => self.target.as_ref()?.value.value.as_ref().map(|value| value.value),
            FigureName::Baseline => self.baseline.as_ref().map(|it| it.value.value.value),
            FigureName::Of(period) => {
                self.series.iter().find(|it| it.period.value == period).map(|it| it.value.value.value)
            }
        }
    }
}
