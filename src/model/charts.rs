//! Charts as an editor asks for them.

use super::shapes::IdShape;
use super::{Id, Indicator, Number, PeriodKind};
use crate::i18n::{Localized, Period};
use crate::source::Spanned;
use schemars::JsonSchema;
use serde::Deserialize;

/// A chart: its kind, what it says, and the data it is drawn from.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// Unique over all charts. 标识，在所有图中唯一。
    #[schemars(with = "IdShape")]
    pub id: Id,
    /// How it is drawn. 图的种类。
    pub kind: Spanned<ChartKind>,
    /// What the chart shows: a finding, not a topic. 标题，写出结论而非话题。
    pub title: Localized,
    /// Put before what the tool writes itself (measure, unit). 副标题，置于工具自写的口径和单位之前。
    pub subtitle: Option<Localized>,
    /// Replaces the note that its kind has by itself. 代替该种图自带的注。
    pub note: Option<Localized>,
    /// Where numbers in its texts come from, if not from itself. 文字中其他数字的来源。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub cites: Vec<Id>,
    /// Ids of indicators of one unit, each with a series. 指标的标识，单位须相同。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub indicators: Vec<Id>,
    /// Which periods are shown; all of them where absent. 显示哪些时期，不写则全部。
    #[serde(default)]
    pub periods: Vec<Spanned<Period>>,
    /// What a `slope` is about; the others stand back. `slope`中突出的指标。
    #[serde(default)]
    #[schemars(with = "Vec<IdShape>")]
    pub highlight: Vec<Id>,
    /// In which order rows stand. 各行的次序。
    #[schemars(extend("default" = "given"))]
    pub order: Option<Spanned<Order>>,
    /// The indicator that parts on each other add up to. 各部分合计所等于的指标。
    #[schemars(with = "Option<IdShape>")]
    pub whole: Option<Id>,
    /// What is left of one share to 100%. 一个占比之外其余部分的名称。
    pub rest: Option<Localized>,
    /// How many one symbol of a `pictogram` stands for. 一个图形符号代表多少。
    pub each: Option<Spanned<Number>>,
    /// What a `pictogram` repeats. 所重复的图形。
    #[schemars(extend("default" = "square"))]
    pub symbol: Option<Spanned<Symbol>>,
    /// The pillar that it is about. 图所属的重点领域。
    #[schemars(with = "Option<IdShape>")]
    pub pillar: Option<Id>,
    /// The list that it draws. 图所画的列表。
    #[schemars(with = "Option<IdShape>")]
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

    /// Whether it shows all pillars at once, none of them marked, and all that was found: the index of pillars shows it.
    pub fn is_about_all_pillars(&self) -> bool {
        let is_whole = self.pillar.is_none() && self.periods.is_empty();
        is_whole && matches!(self.kind.value, ChartKind::Classes | ChartKind::Heatmap)
    }
}

impl Indicator {
    /// The chart that its own page shows, by the kind of its periods. `None` where there is too little to draw.
    pub fn chart(&self) -> Option<Chart> {
        let kind = match (self.period_kind, self.series.len()) {
            (_, 0 | 1) => return None,
            (Some(PeriodKind::Mixed), _) => ChartKind::Dot,
            (Some(PeriodKind::Stock | PeriodKind::Annual), 3..) if self.first_break(|_| true).is_none() => {
                ChartKind::Line
            }
            _ => ChartKind::Column,
        };
        Some(Chart {
            id: self.id.clone(),
            kind: self.id.clone().map(|_| kind),
            title: self.name.clone(),
            subtitle: None,
            note: None,
            cites: Vec::new(),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ChartKind {
    /// Series over time; gaps stay open. 折线图，缺口留空。
    Line,
    /// Amounts over time, filled from zero; several are parts on each other. 面积图，多项时为堆积。
    Area,
    /// Few values of one indicator, from zero. 柱形图，从零起。
    Column,
    /// Columns of several indicators, side by side in each period. 并列柱形图。
    Grouped,
    /// Columns of parts, on each other in each period. 堆积柱形图。
    Stacked,
    /// Bars of 100%: parts of a whole, or one share and its rest. 百分比条形图。
    Share,
    /// Rows from zero. 条形图。
    Bar,
    /// As `bar`, with less ink. 棒棒糖图。
    Lollipop,
    /// Counts as rows of equal symbols. 象形图。
    Pictogram,
    /// A series as small as a word. 迷你走势图。
    Sparkline,
    /// One row a period, nothing joined. 点图，一期一行，不相连。
    Dot,
    /// Indicators by periods; what was not found stays empty. 热图，未查到的留空。
    Heatmap,
    /// The ladder of classes. 层级阶梯。
    Classes,
    /// Facts of a pillar, or groups and items of a list. 树状图，画重点领域的各点或列表的分组。
    Tree,
    /// A list's items as steps in their order. 时间线。
    Timeline,
    /// How many of the plan's indicators have a number. 方格图，多少项指标有数值。
    Waffle,
    /// Newest figure against target, each row on its own scale. 子弹图，最新值与目标。
    Bullet,
    /// From baseline to newest figure to target. 哑铃图，基期、最新值、目标。
    Dumbbell,
    /// Changes between two or three periods. 坡度图，两三期之间的变化。
    Slope,
    /// One panel each, all on the same axes. 分格小图，坐标相同。
    SmallMultiples,
}

/// In which order rows stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// As the chart names its indicators. 按图中所列的次序。
    #[default]
    Given,
    /// The largest first, gaps last. 由大到小，缺值在后。
    Value,
}

/// What a pictogram repeats.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Symbol {
    /// Squares. 方块。
    #[default]
    Square,
    /// Circles. 圆点。
    Circle,
    /// Persons. 人形。
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
