//! The report as a whole: its settings, parts, pillars, lists, terms and sources.

use super::{Chart, Document, Id, Indicator, KeyedText, Status, Term, Writing};
use crate::i18n::{Date, Lang, Localized, Period};
use crate::source::Spanned;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Everything a report says, in every language.
#[derive(Debug, Clone)]
pub struct Report {
    /// `content/report.yaml`
    pub settings: Settings,
    /// In the order of their numbers.
    pub chapters: Vec<Writing>,
    /// In their own order.
    pub pillars: Vec<Pillar>,
    /// By id.
    pub indicators: BTreeMap<String, Indicator>,
    /// The report's own; those of pillars stand in the pillars.
    pub charts: Vec<Chart>,
    /// By id.
    pub lists: BTreeMap<String, List>,
    /// In the order of the file.
    pub terms: Vec<Term>,
    /// In the order of the file.
    pub sources: Vec<Source>,
    /// Pages beside the chapters: about.
    pub pages: Vec<Writing>,
    /// Paths below `content/static/`.
    pub statics: Vec<String>,
    /// Every text in several languages of the YAML files, in the order of the files: what is translated there.
    pub texts: Vec<KeyedText>,
    /// What files define that could not be read: the scheme of its references, and the id, or `None` for all of the kind.
    /// Nothing is told of references to these: the file's own problem is.
    pub damaged: BTreeSet<(&'static str, Option<String>)>,
}

/// `content/report.yaml`: what holds for the whole report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Settings {
    pub title: Localized,
    pub short_title: Localized,
    pub description: Localized,
    pub lead: Localized,
    pub languages: Spanned<Vec<Spanned<Lang>>>,
    pub period: Period,
    pub area: Option<Localized>,
    pub modified: Date,
    pub publisher: Publisher,
    pub licence: Licence,
    pub base_url: Option<Spanned<String>>,
    #[serde(default = "default_theme")]
    pub theme: String,
    pub edit_url: Option<String>,
    pub main_source: Option<Id>,
    #[serde(default)]
    pub parts: Vec<Part>,
    pub frame: Option<Frame>,
    #[serde(default)]
    pub tiers: Vec<Class>,
    #[serde(default)]
    pub home: Home,
}

fn default_theme() -> String {
    "default".into()
}

/// Who publishes the report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Publisher {
    pub name: Localized,
    pub url: Option<Spanned<String>>,
}

/// Under which licence.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Licence {
    pub name: Localized,
    pub url: Spanned<String>,
}

/// A part (板块) with its chapters.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Part {
    pub id: Id,
    pub name: Localized,
    pub chapters: Vec<Id>,
    pub source: Option<Id>,
    pub quote: Option<Spanned<String>>,
}

/// The plan's frame of indicators: how many, in which dimensions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Frame {
    pub count: Spanned<u32>,
    pub source: Id,
    pub quote: Spanned<String>,
    #[serde(default)]
    pub dimensions: Vec<Dimension>,
}

/// A dimension of the frame.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Dimension {
    pub id: Id,
    pub name: Localized,
}

/// An ordered class (万亿级), highest first in the settings. A class is no amount.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Class {
    pub id: Id,
    pub name: Localized,
    pub source: Id,
    pub quote: Spanned<String>,
    pub note: Option<Localized>,
}

/// What the home page shows.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Home {
    #[serde(default)]
    pub headline: Vec<Id>,
    #[serde(default)]
    pub charts: Vec<Id>,
    #[serde(default)]
    pub lists: Vec<Id>,
}

/// An industry pillar: what the source states of it, and its charts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Pillar {
    pub id: Id,
    pub order: u32,
    pub name: Localized,
    pub short: Localized,
    pub tagline: Localized,
    pub tier: Option<Id>,
    pub source: Id,
    pub quote: Spanned<String>,
    pub tier_quote: Option<Spanned<String>>,
    #[serde(default)]
    pub facts: Vec<Fact>,
    #[serde(default)]
    pub indicators: Vec<Id>,
    #[serde(default)]
    pub charts: Vec<Chart>,
    /// Its summaries, from the Markdown files beside it.
    #[serde(skip)]
    pub writing: Option<Writing>,
}

/// One thing that the source states of a pillar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Fact {
    pub kind: FactKind,
    pub items: Vec<Localized>,
    #[serde(default)]
    pub open: bool,
    pub quote: Spanned<String>,
    pub note: Option<Localized>,
}

/// What kind of thing a fact states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum FactKind {
    Direction,
    Fields,
    Programme,
    Goal,
    Anchor,
    Driver,
    Strategy,
    Task,
    Principle,
}

impl FactKind {
    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Direction => "fact_direction",
            Self::Fields => "fact_fields",
            Self::Programme => "fact_programme",
            Self::Goal => "fact_goal",
            Self::Anchor => "fact_anchor",
            Self::Driver => "fact_driver",
            Self::Strategy => "fact_strategy",
            Self::Task => "fact_task",
            Self::Principle => "fact_principle",
        }
    }
}

/// A named list: highlights, measures, steps.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct List {
    pub id: Id,
    pub name: Localized,
    pub intro: Option<Localized>,
    pub note: Option<Localized>,
    pub source: Option<Id>,
    #[serde(default)]
    pub groups: Vec<EntryGroup>,
    pub items: Vec<Entry>,
}

/// A group of a list's entries.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct EntryGroup {
    pub id: Id,
    pub name: Localized,
}

/// An entry of a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Entry {
    pub id: Id,
    pub group: Option<Id>,
    pub name: Localized,
    pub text: Option<Localized>,
    pub date: Option<Date>,
    pub source: Option<Id>,
    pub quote: Option<Spanned<String>>,
}

/// What is said of a source in so many words: that it was looked for and not found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names of the keys that they stand for")]
pub enum NotKnown {
    Date,
    Url,
}

/// A source: a stored document, or a publication that is cited.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are the keys of the YAML, documented in content/README.md")]
pub struct Source {
    pub id: Id,
    pub title: Option<Spanned<String>>,
    pub title_translated: Option<Localized>,
    pub description: Option<Localized>,
    pub lang: Lang,
    pub publisher: String,
    pub date: Option<Date>,
    pub url: Option<Spanned<String>>,
    pub grade: Option<String>,
    #[serde(default)]
    pub not_known: Vec<Spanned<NotKnown>>,
    pub file: Option<Spanned<String>>,
    pub sha256: Option<Spanned<String>>,
    pub note: Option<Localized>,
}

impl Report {
    /// The report's languages; the first is the one it is written in.
    pub fn languages(&self) -> impl Iterator<Item = &Lang> {
        self.settings.languages.value.iter().map(|lang| &lang.value)
    }

    /// Every chart, the report's own before those of the pillars.
    pub fn all_charts(&self) -> impl Iterator<Item = &Chart> {
        self.charts.iter().chain(self.pillars.iter().flat_map(|pillar| &pillar.charts))
    }

    /// All writings with what they are, for checks that hold for every text.
    pub fn writings(&self) -> impl Iterator<Item = (&'static str, &Writing)> {
        let chapters = self.chapters.iter().map(|writing| ("chapter", writing));
        let pages = self.pages.iter().map(|writing| ("page", writing));
        let pillars = self.pillars.iter().filter_map(|pillar| Some(("pillar", pillar.writing.as_ref()?)));
        chapters.chain(pages).chain(pillars)
    }

    /// The source of that id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id.value == id)
    }

    /// The pillar of that id.
    pub fn pillar(&self, id: &str) -> Option<&Pillar> {
        self.pillars.iter().find(|pillar| pillar.id.value == id)
    }

    /// Without what is not published: drafts and figures under embargo.
    #[must_use]
    pub fn published(mut self) -> Self {
        self.indicators.retain(|_, indicator| {
            let published = indicator.status == Status::Published;
            if !published {
                self.texts.retain(|text| text.span.file != indicator.id.span.file);
            }
            published
        });
        for writings in [&mut self.chapters, &mut self.pages] {
            writings.retain(|writing| writing.texts.values().all(|text| text.status == Status::Published));
        }
        // A pillar keeps its page; the summary that is not published yet is left empty.
        for writing in self.pillars.iter_mut().filter_map(|pillar| pillar.writing.as_mut()) {
            if writing.texts.values().any(|text| text.status != Status::Published) {
                for text in writing.texts.values_mut() {
                    text.summary = None;
                    text.document = Document::default();
                }
            }
        }
        self
    }
}
