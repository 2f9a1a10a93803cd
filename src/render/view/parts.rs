//! The pieces of which pages are made: citations, figures, charts, tables, lists.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use crate::theme::Html;
use serde::Serialize;

/// Where a statement comes from.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// A short label: 政策解读 / publisher, date.
    pub label: String,
    /// The page of the source on this site, at the very sentence where its text is stored.
    pub href: String,
    /// How the source is named where this site's links do not reach: publisher with title or date.
    pub away: String,
    /// The verbatim words, where the text is stored; in their own language.
    pub quote: Option<String>,
    /// BCP 47 tag of the quote and of the source's title.
    pub lang: String,
    /// `A`, `B`, or absent for the stored source document.
    pub grade: Option<String>,
}

/// A figure as it is written in the page's language.
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// All of it: 1.7万亿元以上 / at least RMB 1.7 trillion. For targets in words: the words.
    pub text: String,
    /// Split for large display: before, number with scale word, after. `1.7万亿` + `元以上`; `at least RMB` + `1.7 trillion`.
    pub before: String,
    pub number: String,
    pub after: String,
    /// 2025年 / 2025
    pub period: String,
    pub citation: Citation,
    /// Whose target it is, where it is not the plan's own.
    pub of: Option<String>,
    pub note: Option<String>,
    /// Said in words only: `number` is empty.
    pub words_only: bool,
}

/// What is taken away from a part of the report: files beside the page, and how it is cited.
#[derive(Debug, Clone, Serialize)]
pub struct Takeaway {
    pub csv: String,
    /// Absent where this build of the program writes no workbooks.
    pub xlsx: Option<String>,
    /// Every language at once, for programs.
    pub json: String,
    pub cite: Citing,
    /// The data set as JSON-LD in its element, for search engines.
    pub dataset: Option<Html>,
}

/// Citations, ready to copy, and as files.
#[derive(Debug, Clone, Serialize)]
pub struct Citing {
    /// GB/T 7714—2015.
    pub gbt: String,
    /// APA, 7th edition.
    pub apa: String,
    pub bibtex: String,
    pub ris: String,
    pub csl: String,
}

/// A card of an indicator (home page, index, pillar page).
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorCard {
    pub id: String,
    pub name: String,
    pub short: String,
    pub href: String,
    /// The plan's target, if it has one.
    pub target: Option<Figure>,
    /// The newest observation, if it has any.
    pub latest: Option<Figure>,
    /// Its course, where it has three comparable figures or more.
    pub spark: Option<Spark>,
    /// A line about the progress, or why there is none.
    pub progress: Progress,
    /// `number`, `words` (of its own target), `actual`; the ids of its dimension and pillar: what the index is narrowed down by.
    pub status: &'static str,
    pub dimension: String,
    pub pillar: String,
    /// Annual, cumulative, monthly, stock, mixed: in the page's language; absent for plan targets without series.
    pub period_kind: Option<String>,
}

/// A series as small as a word. The drawing says no more than the text beside it: hide it from screen readers.
#[derive(Debug, Clone, Serialize)]
pub struct Spark {
    pub drawing: Html,
    /// First and last figure.
    pub text: String,
}

/// Progress towards a target.
#[derive(Debug, Clone, Serialize)]
pub struct Progress {
    /// `reached`, `on-track`, `behind` or `none`.
    pub state: &'static str,
    pub state_name: String,
    /// How much of the way is done, and how much would be on a straight line; absent with `none`.
    pub shares: Option<String>,
    /// What the report says about it, or why there is none; empty where the report asks for no progress.
    pub text: String,
}

/// A chart with all that must stand beside it.
#[derive(Debug, Clone, Serialize)]
pub struct ChartFigure {
    /// The anchor on the page: `chart-` and the chart's id.
    pub id: String,
    /// What the chart shows.
    pub title: String,
    /// Measure, place, period, unit.
    pub subtitle: String,
    pub wide: Html,
    pub narrow: Html,
    /// Its data. Absent for drawings that are themselves text (tree, timeline, classes have one too: members).
    pub table: Table,
    pub notes: Vec<String>,
    pub sources: Vec<Citation>,
    /// The data in full, as a file.
    pub csv: String,
    /// The drawing with title, sources and licence, as a file.
    pub svg: String,
    pub embed: Embed,
    /// Whether its data, files and address are offered beside it: not in the whole report, which is printed.
    pub tools: bool,
}

/// How a chart is shown on another site.
#[derive(Debug, Clone, Serialize)]
pub struct Embed {
    /// The page on which the chart stands alone.
    pub href: String,
    /// An `<iframe>`, to be copied.
    pub code: String,
    /// The code holds the site's real address; otherwise it has a placeholder for it.
    pub absolute: bool,
}

/// A table of data.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    pub caption: String,
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub text: String,
    pub href: Option<String>,
    /// Right-aligned, tabular figures.
    pub numeric: bool,
    /// The row's header.
    pub header: bool,
    /// A figure that was not published or not found.
    pub gap: bool,
    /// BCP 47 tag where the text is not in the page's language.
    pub lang: Option<String>,
}

/// A named list of the report (highlights, measures, what the source does not say).
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    pub id: String,
    pub name: String,
    pub intro: Option<Html>,
    pub note: Option<Html>,
    pub items: Vec<ListItem>,
}

/// An item of a list.
#[derive(Debug, Clone, Serialize)]
pub struct ListItem {
    pub id: String,
    pub name: String,
    pub text: Option<Html>,
    pub date: Option<String>,
    pub group: Option<String>,
    pub citation: Option<Citation>,
}
