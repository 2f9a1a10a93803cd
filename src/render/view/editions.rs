//! The values of the pages that give in another form what other pages say: languages side by side, all on one page.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use super::kinds::{Glossary, Home, Indicators, Pillar, Pillars, Prose, Sources, TaggedText};
use super::page::Link;
use crate::theme::Html;
use serde::Serialize;

/// `parallel.html`: a chapter or pillar with its languages side by side, the page's own first.
#[derive(Debug, Clone, Serialize)]
pub struct Parallel {
    /// Chapter 1; empty for pillars.
    pub label: String,
    /// The title in each language.
    pub titles: Vec<TaggedText>,
    /// The page in each language by itself.
    pub alone: Vec<TaggedLink>,
    pub rows: Vec<ParallelRow>,
}

/// A block in every language.
#[derive(Debug, Clone, Serialize)]
pub struct ParallelRow {
    /// Its anchor, the same in every language: a heading's own, else that of the heading before it with a number.
    pub id: String,
    /// Counted from the beginning.
    pub number: String,
    /// A heading begins here.
    pub heading: bool,
    pub texts: Vec<TaggedHtml>,
}

/// Markup in one language.
#[derive(Debug, Clone, Serialize)]
pub struct TaggedHtml {
    pub lang: String,
    pub html: Html,
}

/// A link to a text in another language, by that language's own name.
#[derive(Debug, Clone, Serialize)]
pub struct TaggedLink {
    pub lang: String,
    pub label: String,
    pub href: String,
}

/// `whole.html`: the whole report, to be printed. Links in it stay on the page.
#[derive(Debug, Clone, Serialize)]
pub struct Whole {
    /// The same as a PDF file, where this build makes one.
    pub pdf: Option<String>,
    /// The style sheet of heads and feet of printed pages.
    pub running: String,
    /// For its `integrity` attribute; only with a base URL.
    pub running_integrity: Option<String>,
    /// The absolute address of the site, with a base URL.
    pub address: Option<String>,
    pub contents: Vec<ContentsEntry>,
    /// What the home page says.
    pub overview: Home,
    pub chapters: Vec<WholeText>,
    /// What the index of pillars says, and each pillar.
    pub pillars: Option<Pillars>,
    pub each_pillar: Vec<WholePillar>,
    pub indicators: Option<Indicators>,
    pub glossary: Option<Glossary>,
    pub sources: Option<Sources>,
    /// The pages beside the chapters.
    pub pages: Vec<WholeText>,
}

/// A line of the contents, with those below it.
#[derive(Debug, Clone, Serialize)]
pub struct ContentsEntry {
    pub label: String,
    pub href: String,
    pub below: Vec<Link>,
}

/// A text in the whole report.
#[derive(Debug, Clone, Serialize)]
pub struct WholeText {
    pub id: String,
    pub title: String,
    pub text: Prose,
}

/// A pillar in the whole report.
#[derive(Debug, Clone, Serialize)]
pub struct WholePillar {
    pub id: String,
    pub pillar: Pillar,
}
