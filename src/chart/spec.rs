//! What a chart is before it is drawn: plain values, already in the reader's language. Nothing here knows a report.
//!
//! Here stands what kinds share; what a kind needs of its own stands in its file in `kinds`.

use super::kinds::{
    Area, Bars, Bullet, Classes, Dot, Dumbbell, Heatmap, Line, Lollipop, Multiples, Pictogram, Slope, Sparkline,
    Timeline, Tree, Waffle,
};

/// One chart in one language, ready to be drawn at either width.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartSpec {
    /// Unique on a page; the prefix of every id inside the drawing.
    pub id: String,
    /// BCP 47 tag of all its texts.
    pub lang: String,
    /// The accessible name: what the chart shows. Drawn by the page, not inside the SVG.
    pub name: String,
    /// The text alternative, generated from the data.
    pub description: String,
    /// The marks.
    pub kind: Kind,
}

/// The kinds of chart, each drawn by the file of its name.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Series over time; a gap is left open and an isolated point is a marker.
    Line(Line),
    /// Amounts over time filled from zero; several series are parts that stand on each other.
    Area(Area),
    /// Bars upwards or to the right, measured from zero: single, grouped, stacked, or as shares of 100 %.
    Bars(Bars),
    /// A dot on a stem from zero, one row a name.
    Lollipop(Lollipop),
    /// One row a period, a dot at each value: for observations that must not be joined.
    Dot(Dot),
    /// Rows by periods with a value and a shade in each cell; what was not published stays an empty, marked cell.
    Heatmap(Heatmap),
    /// Ordered classes as a ladder: class, not amount.
    Classes(Classes),
    /// A root, its branches and their leaves.
    Tree(Tree),
    /// Steps in order, some with a date.
    Timeline(Timeline),
    /// A count of equal cells, some of them filled.
    Waffle(Waffle),
    /// Actual figures against their targets, each row on a scale of its own.
    Bullet(Bullet),
    /// From a baseline to the actual figure, and on to the target, on a shared scale.
    Dumbbell(Dumbbell),
    /// How series changed between two or three periods.
    Slope(Slope),
    /// One series as small as a word.
    Sparkline(Sparkline),
    /// One small chart a series, all on the same scale.
    Multiples(Multiples),
    /// Counts as rows of equal symbols.
    Pictogram(Pictogram),
}

/// A point on the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeTick {
    /// Decimal year: 2022.5 is the middle of 2022.
    pub at: f64,
    /// As the language writes it.
    pub label: String,
}

/// An observation: place, value, and how the language writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Decimal year of a line's point, index of a column or row otherwise.
    pub x: f64,
    /// The period in the reader's language.
    pub period: String,
    /// `None` is a gap: the figure was not published or not found.
    pub y: Option<f64>,
    /// As it is drawn: rounded for reading.
    pub label: String,
    /// In full, with its unit, as the table prints it: told where a reader asks for it.
    pub full: String,
}

/// A value and how the language writes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// In the unit of the chart's axis.
    pub value: f64,
    /// As it is drawn, rounded for reading; a target with its comparator ("at least RMB 1.7 trillion").
    pub label: String,
    /// In full, with its unit, as the table prints it: told where a reader asks for it.
    pub full: String,
}

impl Amount {
    /// An amount that is drawn as it is written.
    pub fn plain(value: f64, label: String) -> Self {
        Self { value, full: label.clone(), label }
    }
}

/// A named amount: one row of a chart of rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What has the amount.
    pub name: String,
    /// `None` is a gap: the figure was not published or not found.
    pub amount: Option<Amount>,
}

/// In which order bars and rows stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// As given: for periods, classes, and whatever has an order of its own.
    #[default]
    Given,
    /// The largest first, gaps last: for names without an order of their own. Equals keep the order given.
    Descending,
}

/// On which side of its target a value keeps it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// At or above the target.
    AtLeast,
    /// At or below the target.
    AtMost,
    /// At the target, or about it.
    About,
}

/// One named sequence of observations.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Short name, drawn beside the line.
    pub name: String,
    /// In order of time.
    pub data: Vec<Datum>,
}

/// A target drawn across a value axis, named.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetMark {
    /// On the value axis.
    pub value: f64,
    /// Where on the time axis it is due, if the axis is one of time.
    pub at: Option<f64>,
    /// What is written at the mark.
    pub label: String,
}

/// The two drawings of every chart. The page shows one of them by its container's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// For containers of 600 CSS px and more: 720 units wide.
    Wide,
    /// For phones: 340 units wide, text at least 12 units.
    Narrow,
}
