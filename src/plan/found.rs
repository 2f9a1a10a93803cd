//! What a reader can look up, in the order of its numbers, and the files of the index over it.

use super::Page;
use crate::check::CheckedReport;
use crate::model::ChartKind;
use crate::search;

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum FoundKind {
    Pillar,
    Indicator,
    Chapter,
    Term,
    /// A page that gathers what the others say: the report's own words for it are those of the theme.
    Overview,
    /// The course in time that the report draws.
    Course,
    Page,
    Document,
    Source,
}

impl FoundKind {
    /// All of them, in the order in which equals stand among results.
    pub const ALL: [Self; 9] = [
        Self::Pillar,
        Self::Indicator,
        Self::Chapter,
        Self::Term,
        Self::Overview,
        Self::Course,
        Self::Page,
        Self::Document,
        Self::Source,
    ];

    /// The key of its name among the theme's phrases.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Pillar => "pillar",
            Self::Chapter => "chapter",
            Self::Term => "term",
            Self::Overview | Self::Course => "overview",
            Self::Page => "page",
            Self::Document => "source_document",
            Self::Source => "source",
        }
    }
}

/// The pages that gather, in the order of the navigation. The search page itself and the home page need not be looked for.
pub const OVERVIEWS: [Page; 10] = [
    Page::Progress,
    Page::Comparison,
    Page::Changes,
    Page::Whole,
    Page::Data,
    Page::Chapters,
    Page::Pillars,
    Page::Indicators,
    Page::Glossary,
    Page::Sources,
];

/// An entry of the index, by what it is and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findable {
    /// What it is.
    pub kind: FoundKind,
    /// Its id; of an overview its path.
    pub id: String,
}

/// Everything that can be found; the first `long` entries have texts in files of their own.
#[derive(Debug, Default)]
pub struct Findables {
    /// In the order of their numbers.
    pub entries: Vec<Findable>,
    /// How many of them are long.
    pub long: usize,
}

/// A file of an index, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchFile {
    /// Where grams stand.
    Shard(usize),
    /// What entries are called and where they are.
    Heads(usize),
    /// What entries say.
    Text(usize),
    /// Which characters are searched as others.
    Variants,
}

impl SearchFile {
    /// The name of the file without its ending.
    pub fn name(self) -> String {
        match self {
            Self::Shard(number) => format!("shard-{number}"),
            Self::Heads(number) => format!("heads-{number}"),
            Self::Text(number) => format!("text-{number}"),
            Self::Variants => "variants-0".to_owned(),
        }
    }
}

impl Findables {
    /// The entries whose texts are in the file of that number.
    pub fn in_text(&self, number: usize) -> &[Findable] {
        self.entries.get(search::in_text(number, self.long)).unwrap_or_default()
    }

    /// The place of an entry.
    pub fn place(&self, kind: FoundKind, id: &str) -> Option<usize> {
        self.entries.iter().position(|it| it.kind == kind && it.id == id)
    }

    /// Every file of a language's index.
    pub fn files(&self) -> impl Iterator<Item = SearchFile> {
        let shards = (0..search::shards(self.entries.len())).map(SearchFile::Shard);
        let heads = (0..self.entries.len().div_ceil(search::HEADS)).map(SearchFile::Heads);
        let texts = (0..self.long.div_ceil(search::TEXTS)).map(SearchFile::Text);
        shards.chain(heads).chain(texts).chain([SearchFile::Variants])
    }
}

/// Collects them; `pages` are those of the site.
pub fn collect(checked: &CheckedReport, pages: &[Page]) -> Findables {
    let report = checked.report();
    let entry = |kind: FoundKind| move |id: &str| Findable { kind, id: id.to_owned() };
    let mut entries: Vec<Findable> = Vec::new();
    entries.extend(report.chapters.iter().map(|it| it.id.as_str()).map(entry(FoundKind::Chapter)));
    entries.extend(report.pillars.iter().map(|it| it.id.value.as_str()).map(entry(FoundKind::Pillar)));
    entries.extend(report.pages.iter().map(|it| it.id.as_str()).map(entry(FoundKind::Page)));
    entries.extend(checked.documents().keys().map(String::as_str).map(entry(FoundKind::Document)));
    let long = entries.len();
    let overviews = OVERVIEWS.iter().filter(|page| pages.contains(page)).map(Page::path);
    entries.extend(overviews.map(|path| Findable { kind: FoundKind::Overview, id: path }));
    let courses = report.charts.iter().filter(|chart| chart.kind.value == ChartKind::Timeline);
    entries.extend(courses.take(1).map(|chart| chart.id.value.as_str()).map(entry(FoundKind::Course)));
    entries.extend(report.indicators.keys().map(String::as_str).map(entry(FoundKind::Indicator)));
    entries.extend(report.terms.iter().map(|it| it.id.value.as_str()).map(entry(FoundKind::Term)));
    let cited = report.sources.iter().filter(|source| source.file.is_none());
    entries.extend(cited.map(|it| it.id.value.as_str()).map(entry(FoundKind::Source)));
    Findables { entries, long }
}
