//! Charts as an editor asks for them.

use super::{Id, Indicator, Number, PeriodKind};
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
    pub order: Option<Spanned<Order>>,
    pub whole: Option<Id>,
    pub rest: Option<Localized>,
    pub each: Option<Spanned<Number>>,
    pub symbol: Option<Spanned<Symbol>>,
    pub pillar: Option<Id>,
    pub list: Option<Id>,
}

impl Chart {
    /// Whether its indicators are parts that stand on each other: the parts of `whole`.
    pub fn stacks(&self) -> bool {
        match self.kind.value {
            ChartKind::Stacked => true,
            ChartKind::Share | ChartKind::Area => self.indicators.len() > 1,
            _ => false,
        }
    }

    /// The periods that it shows of an indicator with these: its own choice, or all of them.
    pub fn shows(&self, period: Period) -> bool {
        self.periods.is_empty() || self.periods.iter().any(|chosen| chosen.value == period)
    }

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
            order: None,
            whole: None,
            rest: None,
            each: None,
            symbol: None,
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
    Area,
    Column,
    Grouped,
    Stacked,
    Share,
    Bar,
    Lollipop,
    Pictogram,
    Sparkline,
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

/// What a pictogram repeats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Symbol {
    #[default]
    Square,
    Circle,
    Person,
}

impl ChartKind {
    /// Whether it joins observations or lays them on each other, which must be of one kind then.
    pub fn joins(self) -> bool {
        matches!(self, Self::Line | Self::Area | Self::SmallMultiples | Self::Sparkline)
    }

    /// Whether it compares names at one period, or the periods of one name, as rows.
    pub fn is_of_rows(self) -> bool {
        matches!(self, Self::Bar | Self::Lollipop | Self::Pictogram)
    }

    /// As it is written in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Area => "area",
            Self::Column => "column",
            Self::Grouped => "grouped",
            Self::Stacked => "stacked",
            Self::Share => "share",
            Self::Bar => "bar",
            Self::Lollipop => "lollipop",
            Self::Pictogram => "pictogram",
            Self::Sparkline => "sparkline",
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
