//! Charts as an editor asks for them.

use super::{Id, Indicator, PeriodKind};
use crate::i18n::{Localized, Period};
use crate::source::Spanned;
use serde::Deserialize;

/// A chart: its kind, what it says, and the data it is drawn from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Chart {
    pub id: Id,
    pub kind: Spanned<ChartKind>,
    pub title: Localized,
    pub subtitle: Option<Localized>,
    pub note: Option<Localized>,
    #[serde(default)]
    pub indicators: Vec<Id>,
    #[serde(default)]
    pub periods: Vec<Spanned<Period>>,
    #[serde(default)]
    pub highlight: Vec<Id>,
    #[serde(default)]
    pub order: Order,
    pub pillar: Option<Id>,
    pub list: Option<Id>,
}

impl Chart {
    /// Whether it shows all pillars at once, none of them marked: the index of pillars shows it.
    pub fn is_about_all_pillars(&self) -> bool {
        self.pillar.is_none() && matches!(self.kind.value, ChartKind::Classes | ChartKind::Heatmap)
    }
}

impl Indicator {
    /// The chart that its own page shows, by the kind of its periods. `None` where there is too little to draw.
    pub fn chart(&self) -> Option<Chart> {
        let kind = match (self.period_kind, self.series.len()) {
            (_, 0 | 1) => return None,
            (Some(PeriodKind::Mixed), _) => ChartKind::Dot,
            (Some(PeriodKind::Stock | PeriodKind::Annual), 3..) => ChartKind::Line,
            _ => ChartKind::Column,
        };
        Some(Chart {
            id: self.id.clone(),
            kind: self.id.clone().map(|_| kind),
            title: self.name.clone(),
            subtitle: None,
            note: None,
            indicators: vec![self.id.clone()],
            periods: Vec::new(),
            highlight: Vec::new(),
            order: Order::Given,
            pillar: None,
            list: None,
        })
    }
}

/// The kinds of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "described where they are drawn, in the module `chart`")]
pub enum ChartKind {
    Line,
    Column,
    Dot,
    Heatmap,
    Classes,
    Tree,
    Timeline,
    Waffle,
    Bullet,
    Dumbbell,
    Slope,
    SmallMultiples,
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As the chart names its indicators.
    #[default]
    Given,
    /// The largest first, gaps last.
    Value,
}

impl ChartKind {
    /// As it is written in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Column => "column",
            Self::Dot => "dot",
            Self::Heatmap => "heatmap",
            Self::Classes => "classes",
            Self::Tree => "tree",
            Self::Timeline => "timeline",
            Self::Waffle => "waffle",
            Self::Bullet => "bullet",
            Self::Dumbbell => "dumbbell",
            Self::Slope => "slope",
            Self::SmallMultiples => "small-multiples",
        }
    }
}
