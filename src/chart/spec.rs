//! What a chart is before it is drawn: plain values, already in the reader's language. Nothing here knows a report.

use crate::i18n::TickFormat;

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
    /// One bar an observation, upwards from zero (downwards where negative).
    Column(Column),
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
    /// The value in full, with its unit, as the table prints it.
    pub label: String,
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

/// See [`Kind::Line`].
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// At least one.
    pub series: Vec<Series>,
    /// The labelled times: years as years, at most what fits is drawn.
    pub time: Vec<TimeTick>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target, if the chart has one.
    pub target: Option<TargetMark>,
}

/// See [`Kind::Column`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The observations; gaps keep their place on the axis and carry `gap_label`.
    pub data: Vec<Datum>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target, if the chart has one.
    pub target: Option<TargetMark>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// See [`Kind::Dot`].
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Rows from top to bottom, one a period; the datum's `x` is ignored.
    pub rows: Vec<Datum>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// See [`Kind::Heatmap`].
#[derive(Debug, Clone, PartialEq)]
pub struct Heatmap {
    /// Periods from left to right.
    pub columns: Vec<String>,
    /// Each row has one cell a column.
    pub rows: Vec<HeatRow>,
    /// Written in the key where a figure is missing.
    pub gap_label: String,
}

/// One row of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The row's name.
    pub name: String,
    /// The short value label ("6.9") and the value; `None` is a gap.
    pub cells: Vec<Option<(f64, String)>>,
}

/// See [`Kind::Classes`].
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// Highest class first.
    pub classes: Vec<Class>,
    /// Members that have no class, and what the row is called; drawn apart, below.
    pub unclassed: Option<Class>,
}

/// One class and its members.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The class' name.
    pub name: String,
    /// Its members' names, and whether each is the one that the page is about.
    pub members: Vec<(String, bool)>,
}

/// See [`Kind::Tree`].
#[derive(Debug, Clone, PartialEq)]
pub struct Tree {
    /// The root's text.
    pub root: String,
    /// Top to bottom.
    pub branches: Vec<Branch>,
}

/// A branch of a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Its name (direction, fields, programme).
    pub name: String,
    /// Its leaves, top to bottom.
    pub leaves: Vec<String>,
    /// What stands after the last leaf where the source's list is open ("among others"), smaller and without a box.
    pub more: Option<String>,
}

/// See [`Kind::Timeline`].
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// In order.
    pub steps: Vec<Step>,
    /// Written where a step has no date ("date not given").
    pub undated: String,
}

/// A step of a timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What happened, a few words.
    pub name: String,
    /// One sentence, or empty.
    pub text: String,
    /// As the language writes it; `None` where the source gives none.
    pub date: Option<String>,
}

/// See [`Kind::Waffle`].
#[derive(Debug, Clone, PartialEq)]
pub struct Waffle {
    /// All cells, 1 to 200.
    pub total: u32,
    /// The first so many are filled, one label each (their names).
    pub filled: Vec<String>,
    /// Named beside the filled part ("6 with a number").
    pub filled_label: String,
    /// Named beside the rest ("9 not given in the source").
    pub rest_label: String,
}

/// The two drawings of every chart. The page shows one of them by its container's width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// For containers of 600 CSS px and more: 720 units wide.
    Wide,
    /// For phones: 340 units wide, text at least 12 units.
    Narrow,
}
