//! Where on a page a text stands: what its anchors are called.

use super::scribe::Scribe;
use crate::plan::{Page, relative};

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The page is about it: anchors are called as they were written.
    Own,
    /// In a row with its translations, which has the anchor of its heading. Other anchors begin with this; it may be empty.
    Beside(&'a str),
    /// In the whole report: anchors begin with the name of the part, and links stay on the page.
    Whole {
        /// The part's own anchor.
        part: &'a str,
        /// By how much its headings stand lower than on a page of their own.
        deeper: u8,
    },
}

impl<'a> Scribe<'a> {
    /// The same scribe at another place on the page.
    pub fn at(&self, place: Place<'a>) -> Self {
        Self { place, ..*self }
    }

    /// What anchors begin with here.
    pub fn prefix(&self) -> &'a str {
        match self.place {
            Place::Own => "",
            Place::Beside(prefix) | Place::Whole { part: prefix, .. } => prefix,
        }
    }

    /// The anchor of a chart or list here: once on a page. Ids have no underscore, so that no two become one.
    pub fn anchor(&self, id: &str) -> String {
        match self.prefix() {
            "" => id.to_owned(),
            prefix => format!("{prefix}_{id}"),
        }
    }

    /// The level of a heading here.
    pub fn level(&self, level: u8) -> u8 {
        match self.place {
            Place::Whole { deeper, .. } => level.saturating_add(deeper).min(6),
            Place::Own | Place::Beside(_) => level,
        }
    }

    /// Whether links lead to places on the page itself.
    pub fn stays(&self) -> bool {
        matches!(self.place, Place::Whole { .. })
    }

    /// A link to a static file. A printed page knows no folder: there it is absolute, or none where the site's address is not known.
    pub fn file(&self, path: &str) -> Option<String> {
        match (self.stays(), self.plan.base_url()) {
            (true, base) => base.map(|base| format!("{base}{path}")),
            (false, _) => Some(relative(self.from, path)),
        }
    }

    /// The anchor of a heading, where it has one of its own.
    pub fn heading(&self, id: &str) -> Option<String> {
        (!matches!(self.place, Place::Beside(_))).then(|| self.anchor(id))
    }
}

/// Where `page`, or the `fragment` on it, stands in the whole report.
pub fn inside(page: &Page, fragment: Option<&str>) -> String {
    match (page, fragment) {
        (Page::Glossary, Some(id)) => format!("#term-{id}"),
        (Page::Sources, Some(id)) => format!("#source-{id}"),
        (page @ Page::Source(_), _) => format!("#{}", part(page)),
        (page, Some(fragment)) => format!("#{}_{fragment}", part(page)),
        (page, None) => format!("#{}", part(page)),
    }
}

/// The part of the whole report that says what `page` says.
pub fn part(page: &Page) -> String {
    match page {
        Page::Chapters => "chapters".to_owned(),
        Page::Chapter(id) | Page::ParallelChapter(id) => format!("chapter-{id}"),
        Page::Pillars => "pillars".to_owned(),
        Page::Pillar(id) | Page::ParallelPillar(id) => format!("pillar-{id}"),
        Page::Indicators => "indicators".to_owned(),
        Page::Indicator(id) => format!("indicator-{id}"),
        Page::Glossary => "glossary".to_owned(),
        Page::Sources => "sources".to_owned(),
        Page::Source(id) => format!("source-{id}"),
        Page::Plain(id) => format!("page-{id}"),
        Page::Home
        | Page::Data
        | Page::Changes
        | Page::Search
        | Page::Whole
        | Page::Progress
        | Page::Comparison
        | Page::Chart(_)
        | Page::IndicatorChart(_)
        | Page::Missing => "overview".to_owned(),
    }
}
