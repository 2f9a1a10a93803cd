//! The value of each kind of page, named after its template.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use super::explore::Filter;
use super::page::Link;
use super::parts::{ChartFigure, Citation, IndicatorCard, ListView, Table, Takeaway};
use crate::theme::Html;
use serde::Serialize;

/// `home.html`
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// Where a reader goes on: progress, the pillars beside each other, the whole report, the course in time.
    pub ways: Vec<Link>,
    pub lead: Html,
    /// The plan's frame: "15 indicators, 6 with a number".
    pub frame: Option<FrameView>,
    pub headline: Vec<IndicatorCard>,
    /// Targets in words only.
    pub in_words: Vec<IndicatorCard>,
    pub charts: Vec<ChartFigure>,
    pub pillars: Vec<PillarCard>,
    pub lists: Vec<ListView>,
    pub parts: Vec<PartView>,
    pub main_source: Option<Link>,
}

/// `changes.html`
#[derive(Debug, Clone, Serialize)]
pub struct Changes {
    /// The newest first.
    pub releases: Vec<ReleaseView>,
}

/// A release of the data.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseView {
    pub id: String,
    pub date: String,
    pub date_iso: String,
    pub note: String,
    pub changes: Vec<ChangeView>,
}

/// A figure that changed; new without `from`, withdrawn without `to`.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    pub name: String,
    pub href: String,
    pub period: String,
    pub from: Option<String>,
    pub to: Option<String>,
    pub reason: String,
}

/// The frame of the plan's indicators.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// All of it in a sentence.
    pub statement: String,
    /// 15, 6, 3, 9 as the language writes them.
    pub count: String,
    pub with_number: String,
    pub dimensions: Vec<String>,
    pub citation: Citation,
}

/// A pillar at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct PillarCard {
    pub id: String,
    pub name: String,
    pub short: String,
    pub tagline: String,
    pub href: String,
    /// The class' name, or what stands for "no class given"; empty where the report has no classes.
    pub tier: String,
    /// 1 for the highest class; absent without class.
    pub tier_rank: Option<usize>,
    pub order: usize,
}

/// A part of the plan with its chapters.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    pub id: String,
    pub name: String,
    pub citation: Option<Citation>,
    pub chapters: Vec<ChapterCard>,
}

/// A chapter at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct ChapterCard {
    pub number: String,
    pub title: String,
    pub summary: String,
    pub href: String,
}

/// `chapters.html`
#[derive(Debug, Clone, Serialize)]
pub struct Chapters {
    pub parts: Vec<PartView>,
    /// The whole report on one page, if there is one.
    pub whole: Option<Link>,
    /// The same as a PDF file, where this build makes one.
    pub pdf: Option<String>,
}

/// `chapter.html` and `page.html`: prose.
#[derive(Debug, Clone, Serialize)]
pub struct Prose {
    /// 第一章 / Chapter 1; empty for plain pages.
    pub label: String,
    /// The part it belongs to.
    pub part: Option<String>,
    pub summary: String,
    /// The headings of level 2, for the table of contents.
    pub contents: Vec<Link>,
    /// The text, charts and lists included.
    pub body: Html,
    /// The page with the languages side by side, if there is one.
    pub parallel: Option<Link>,
}

/// `pillars.html`
#[derive(Debug, Clone, Serialize)]
pub struct Pillars {
    pub pillars: Vec<PillarCard>,
    pub charts: Vec<ChartFigure>,
    /// Pillar, tier, facts in short.
    pub table: Table,
    /// The page with the pillars beside each other.
    pub comparison: Option<Link>,
}

/// `pillar.html`
#[derive(Debug, Clone, Serialize)]
pub struct Pillar {
    pub card: PillarCard,
    /// The sources of other numbers in its tagline.
    pub cites: Option<String>,
    /// The pillar's whole sentence in the source.
    pub sentence: Citation,
    pub tier_citation: Option<Citation>,
    pub summary: String,
    pub body: Html,
    pub facts: Vec<FactView>,
    pub charts: Vec<ChartFigure>,
    pub indicators: Vec<IndicatorCard>,
    /// Its data and citations; absent without a figure.
    pub take: Option<Takeaway>,
    /// The page with the languages side by side, if there is one.
    pub parallel: Option<Link>,
    /// All nine, for moving between them.
    pub siblings: Vec<PillarCard>,
}

/// A fact that the source states of a pillar.
#[derive(Debug, Clone, Serialize)]
pub struct FactView {
    /// Direction, fields, programme … in the page's language.
    pub kind: String,
    pub items: Vec<String>,
    /// The source ends the list openly: "among others", 等.
    pub more: Option<String>,
    pub citation: Citation,
    pub note: Option<String>,
}

/// `indicators.html`
#[derive(Debug, Clone, Serialize)]
pub struct Indicators {
    /// The page that says of each target how far it is reached.
    pub progress: Option<Link>,
    /// By what the script narrows the groups down.
    pub filters: Vec<Filter>,
    pub frame: Option<FrameView>,
    pub chart: Option<ChartFigure>,
    /// With a target, with a target in words, others without a pillar, then by pillar.
    pub groups: Vec<IndicatorGroup>,
}

/// A group of the index.
#[derive(Debug, Clone, Serialize)]
pub struct IndicatorGroup {
    pub id: String,
    pub name: String,
    pub intro: Option<String>,
    pub cards: Vec<IndicatorCard>,
}

/// `indicator.html`
#[derive(Debug, Clone, Serialize)]
pub struct Indicator {
    pub card: IndicatorCard,
    pub definition: Option<String>,
    /// Label and value pairs: unit, direction, obligation, dimension, kind of period; what the report does not give is said.
    pub facts: Vec<Definition>,
    pub chart: Option<ChartFigure>,
    /// The series with sources and notes; gaps included. Absent without series.
    pub table: Option<Table>,
    /// Figures of other sources that differ or confirm.
    pub also: Option<Table>,
    pub pillar: Option<Link>,
    /// Its data and citations; absent without a figure.
    pub take: Option<Takeaway>,
    /// Pages that refer to it.
    pub used_by: Vec<Link>,
}

/// A label and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct Definition {
    pub label: String,
    pub value: String,
    /// The value says that the report does not give it.
    pub unstated: bool,
}

/// `glossary.html`
#[derive(Debug, Clone, Serialize)]
pub struct Glossary {
    /// Sorted by the page's language.
    pub terms: Vec<TermView>,
    /// 108, as the language writes it.
    pub count: String,
    /// How many terms, and where their renderings come from.
    pub intro: String,
}

/// A term.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    pub id: String,
    /// In the page's language.
    pub term: String,
    /// In each other language, with its tag.
    pub others: Vec<TaggedText>,
    pub alternatives: Vec<String>,
    pub kind: String,
    /// Own rendering, or seen and where.
    pub rendering: Option<String>,
    pub note: Option<String>,
    /// Its first place in the source document.
    pub citation: Option<Citation>,
}

/// Text in another language.
#[derive(Debug, Clone, Serialize)]
pub struct TaggedText {
    pub lang: String,
    pub text: String,
}

/// `sources.html`
#[derive(Debug, Clone, Serialize)]
pub struct Sources {
    pub stored: Vec<SourceCard>,
    pub cited: Vec<SourceCard>,
    /// The grades that these sources have, and what each means.
    pub grades: Vec<Definition>,
}

/// A source at a glance.
#[derive(Debug, Clone, Serialize)]
pub struct SourceCard {
    pub id: String,
    /// The title in its own language, or the description where no title was seen.
    pub title: String,
    pub lang: String,
    /// The language's name in the page's language.
    pub lang_name: String,
    pub translated: Option<String>,
    pub publisher: String,
    pub date: Option<String>,
    pub url: Option<String>,
    pub grade: Option<String>,
    pub note: Option<String>,
    /// Its own page, for stored sources.
    pub href: Option<String>,
    /// Figures that rest on it.
    pub used_by: Vec<Link>,
}

/// `source.html`: a stored document.
#[derive(Debug, Clone, Serialize)]
pub struct SourceDocument {
    pub card: SourceCard,
    pub sha256: String,
    /// The following counts in a sentence.
    pub coverage: String,
    pub paragraphs: Vec<SourceParagraph>,
}

/// A paragraph of a stored document.
#[derive(Debug, Clone, Serialize)]
pub struct SourceParagraph {
    /// A heading line of the document (一、…).
    pub heading: bool,
    pub sentences: Vec<SourceSentence>,
}

/// A sentence: anchored, its quotes marked, its uses linked back.
#[derive(Debug, Clone, Serialize)]
pub struct SourceSentence {
    /// `s29`
    pub id: String,
    pub number: String,
    /// The verbatim text; quotes are `<mark id=…>`.
    pub html: Html,
    pub used_by: Vec<Link>,
}

/// `data.html`: all that can be taken away.
#[derive(Debug, Clone, Serialize)]
pub struct Data {
    /// The whole report; absent without a figure.
    pub report: Option<Takeaway>,
    pub pillars: Vec<DataRow>,
    pub indicators: Vec<DataRow>,
    /// The tables of the data package.
    pub tables: Vec<Link>,
    pub package: String,
    pub catalogue: String,
    pub index: String,
}

/// A part of the report with its files.
#[derive(Debug, Clone, Serialize)]
pub struct DataRow {
    pub name: String,
    pub href: String,
    pub take: Takeaway,
}

/// `search.html`: what the script must know, and without one an index of what there is.
#[derive(Debug, Clone, Serialize)]
pub struct SearchPage {
    /// The folder of the index, from the page.
    pub folder: String,
    pub shards: usize,
    /// How many entries stand in a file of heads, and in one of texts.
    pub heads: usize,
    pub texts: usize,
    /// What each kind of result is called.
    pub kinds: Vec<String>,
    pub groups: Vec<SearchGroup>,
}

/// Links of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct SearchGroup {
    pub name: String,
    pub links: Vec<Link>,
}

/// `chart.html`: a chart alone, to be embedded.
#[derive(Debug, Clone, Serialize)]
pub struct ChartAlone {
    pub chart: ChartFigure,
    /// Where it stands in the report; the home page for a chart that no page shows.
    pub report: Link,
}

/// `missing.html`: the page for an address that does not exist.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    pub links: Vec<Link>,
}
