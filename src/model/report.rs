//! The report as a whole.

use super::{
    Chart, Document, FigureName, Indicator, KeyedText, List, Observation, Pillar, Release, Settings, Source, Status,
    Term, Writing,
};
use crate::i18n::Lang;
use crate::source::Spanned;
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
    /// In the order of time.
    pub releases: Vec<Release>,
    /// Pages beside the chapters: about.
    pub pages: Vec<Writing>,
    /// Paths below `content/static/`.
    pub statics: Vec<String>,
    /// Every text in several languages of the YAML files and of the tables of series, in the order of the files.
    pub texts: Vec<KeyedText>,
    /// What files define that could not be read: the scheme of its references, and the id, or `None` for all of the kind; of a text
    /// in one language the id with the language (`plan.zh`).
    /// Nothing is told of references to these: the file's own problem is.
    pub damaged: BTreeSet<(&'static str, Option<String>)>,
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

    /// The writing at `place` among [`Self::writings`].
    pub fn writing_mut(&mut self, place: usize) -> Option<&mut Writing> {
        let pillars = self.pillars.iter_mut().filter_map(|pillar| pillar.writing.as_mut());
        self.chapters.iter_mut().chain(&mut self.pages).chain(pillars).nth(place)
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
        let held = self.held_back();
        for release in &mut self.releases {
            release.changes.retain(|change| {
                let shown = !held.contains(&(change.indicator.value.clone(), None))
                    && !held.contains(&(change.indicator.value.clone(), Some(change.figure.value)));
                if !shown {
                    self.texts.retain(|text| !text.is(&change.reason));
                }
                shown
            });
        }
        self.indicators.retain(|_, indicator| {
            let published = indicator.status == Status::Published;
            if !published {
                let is_own = |text: &KeyedText| {
                    text.span.file == indicator.id.span.file
                        || indicator.series.iter().any(|it| it.span.file == text.span.file)
                };
                self.texts.retain(|text| !is_own(text));
            }
            published
        });
        for indicator in self.indicators.values_mut() {
            hold_back(indicator, &mut self.texts);
        }
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

impl Report {
    /// The figures that are not published, and as `None` the indicators of which none is.
    fn held_back(&self) -> BTreeSet<(String, Option<FigureName>)> {
        let mut held = BTreeSet::new();
        for (id, indicator) in &self.indicators {
            held.extend((indicator.status != Status::Published).then(|| (id.clone(), None)));
            let of = |it: &Observation, name| (it.status != Status::Published).then(|| (id.clone(), Some(name)));
            held.extend(indicator.baseline.iter().filter_map(|it| of(it, FigureName::Baseline)));
            held.extend(indicator.series.iter().filter_map(|it| of(it, FigureName::Of(it.period.value))));
        }
        held
    }
}

/// Takes single figures out that are not published, and with them what is said of them.
fn hold_back(indicator: &mut Indicator, texts: &mut Vec<KeyedText>) {
    let mut keeps = |it: &Spanned<Observation>| {
        let published = it.status == Status::Published;
        if !published {
            texts.retain(|text| !it.texts().any(|own| text.is(own)));
        }
        published
    };
    indicator.series.retain(&mut keeps);
    indicator.also.retain(&mut keeps);
    indicator.baseline = indicator.baseline.take().filter(&mut keeps);
}
