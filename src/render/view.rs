//! What templates see: plain values of one page in one language. Every `href` is relative to that page and ready to print.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use crate::theme::Html;
use serde::Serialize;

/// What every page has. Templates know it as `page`; the site's own facts as `site`; the theme's phrases as `t`; the page kind's value as `it`.
#[derive(Debug, Clone, Serialize)]
pub struct Page {
    /// `home`, `chapters`, `chapter`, `pillars`, `pillar`, `indicators`, `indicator`, `glossary`, `sources`, `source`, `page`, `missing`.
    pub kind: &'static str,
    /// Only the page's own title.
    pub title: String,
    /// Plain text for search engines and previews.
    pub description: String,
    /// The address from the site's root: `zh/pillars/automotive.html`.
    pub address: String,
    /// `../` as often as it takes to the site's root; `./` there.
    pub root: String,
    /// The absolute address, only with a base URL.
    pub canonical: Option<String>,
    /// The same page in every language, this one included.
    pub languages: Vec<LanguageLink>,
    /// Main navigation.
    pub nav: Vec<NavItem>,
    /// From the home page down to, and without, this page.
    pub breadcrumbs: Vec<Link>,
    /// Home page of this language.
    pub home: String,
    /// The previous and next page of the same kind in reading order.
    pub previous: Option<Link>,
    pub next: Option<Link>,
    /// The feed of this language.
    pub feed: String,
    /// Where this page's own text is edited, if the report has an edit URL.
    pub edit: Option<String>,
}

/// A page's sibling in another language.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageLink {
    pub tag: String,
    /// The language's own name: 中文, English.
    pub name: String,
    pub href: String,
    /// Absolute, only with a base URL.
    pub absolute: Option<String>,
    pub current: bool,
}

/// An entry of the main navigation.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// The page itself (`aria-current="page"`).
    pub current: bool,
    /// The page lies in this section.
    pub within: bool,
}

/// A link with its text.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    pub label: String,
    pub href: String,
}

/// The site in one language; the same on all its pages. Known to templates as `site`.
#[derive(Debug, Clone, Serialize)]
pub struct Site {
    /// BCP 47 tag.
    pub lang: String,
    pub title: String,
    pub short_title: String,
    pub description: String,
    pub publisher: String,
    pub publisher_url: Option<String>,
    pub licence: String,
    pub licence_url: String,
    /// 2021—2025年 / 2021–2025
    pub period: String,
    /// The content's date as the language writes it, and in ISO 8601.
    pub modified: String,
    pub modified_iso: String,
    /// Addresses from the root of the site's assets: print after `page.root`. Content-hashed names.
    pub css: String,
    pub js: String,
    pub icon: String,
    pub version: String,
}

/// Where a statement comes from.
#[derive(Debug, Clone, Serialize)]
pub struct Citation {
    /// A short label: 政策解读 / publisher, date.
    pub label: String,
    /// The page of the source on this site, at the very sentence where its text is stored.
    pub href: String,
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
    /// A line about the progress, or why there is none.
    pub progress: Progress,
    /// Annual, cumulative, monthly, stock, mixed: in the page's language; absent for plan targets without series.
    pub period_kind: Option<String>,
}

/// Progress towards a target.
#[derive(Debug, Clone, Serialize)]
pub struct Progress {
    /// `none` (no actual of this measure was found), `share` (percent is given), `reached`.
    pub state: &'static str,
    /// 0–100, only with `share`.
    pub percent: Option<String>,
    /// What the page says about it; empty for indicators without target.
    pub text: String,
}

/// A chart with all that must stand beside it.
#[derive(Debug, Clone, Serialize)]
pub struct ChartFigure {
    /// The anchor on the page.
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

/// `home.html`
#[derive(Debug, Clone, Serialize)]
pub struct Home {
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

/// The frame of the plan's indicators.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// 15, 6, 3, 9 as the language writes them.
    pub count: String,
    pub with_number: String,
    pub in_words: String,
    pub without: String,
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
    /// The class' name, or what stands for "no class given".
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
}

/// `pillars.html`
#[derive(Debug, Clone, Serialize)]
pub struct Pillars {
    pub pillars: Vec<PillarCard>,
    pub charts: Vec<ChartFigure>,
    /// Pillar, tier, facts in short.
    pub table: Table,
}

/// `pillar.html`
#[derive(Debug, Clone, Serialize)]
pub struct Pillar {
    pub card: PillarCard,
    /// The pillar's whole sentence in the source.
    pub sentence: Citation,
    pub tier_citation: Option<Citation>,
    pub summary: String,
    pub body: Html,
    pub facts: Vec<FactView>,
    pub charts: Vec<ChartFigure>,
    pub indicators: Vec<IndicatorCard>,
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
    pub frame: Option<FrameView>,
    pub chart: Option<ChartFigure>,
    /// The plan's own with a number, the plan's own in words, context of the whole industry, then by pillar.
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
    /// Label and value pairs: unit, direction, obligation, dimension, kind of period; what the source does not say is said.
    pub facts: Vec<Definition>,
    pub chart: Option<ChartFigure>,
    /// The series with sources and notes; gaps included. Absent without series.
    pub table: Option<Table>,
    /// Figures of other sources that differ or confirm.
    pub also: Option<Table>,
    pub pillar: Option<Link>,
    /// Ready to copy.
    pub citation_text: String,
    /// The data as CSV, beside the page.
    pub csv: Option<String>,
    /// Pages that refer to it.
    pub used_by: Vec<Link>,
}

/// A label and what it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct Definition {
    pub label: String,
    pub value: String,
    /// The value says that the source does not say it.
    pub unstated: bool,
}

/// `glossary.html`
#[derive(Debug, Clone, Serialize)]
pub struct Glossary {
    /// Sorted by the page's language.
    pub terms: Vec<TermView>,
    /// 108, as the language writes it.
    pub count: String,
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
    /// How many quotes, and how many of its sentences a page uses.
    pub quotes: String,
    pub sentences: String,
    pub sentences_used: String,
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

/// `missing.html`: the page for an address that does not exist.
#[derive(Debug, Clone, Serialize)]
pub struct Missing {
    pub links: Vec<Link>,
}
