//! Who refers to whom: the links back from an indicator, a sentence or a source to the pages that use it.

use super::Page;
use crate::check::{CheckedReport, Evidence, Gist, Subject};
use crate::model::{Chart, ChartKind, RefKind, Writing};
use crate::source::Fingerprint;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;
use std::sync::OnceLock;

/// How often each of some things is used: what is used no more is gone.
type Counted<K> = BTreeMap<K, usize>;

/// The order in which a reader may first come to something: home page, writings, pillars, indices; and the place among these.
type Rank = (u8, usize);

/// All uses, counted.
#[derive(Debug)]
pub struct Counts {
    places: Places,
    /// Made when the first page asks for it: where only words of a chapter changed, none does.
    back: OnceLock<Back>,
}

/// Where links to charts, lists and quotes lead: all of it that a page of prose can show.
#[derive(Debug, Default, Hash)]
struct Places {
    lists: BTreeMap<String, Counted<(Rank, Page)>>,
    charts: BTreeMap<String, Counted<(Rank, Page)>>,
    /// By the source's id, the verbatim passages of the document by start and end.
    passages: BTreeMap<String, Counted<(usize, usize)>>,
    /// The same, each with its number in the document.
    numbers: BTreeMap<String, BTreeMap<(usize, usize), usize>>,
}

/// The other links back.
#[derive(Debug, Default, Hash)]
struct Back {
    indicators: BTreeMap<String, Counted<Page>>,
    /// By the source's id, then by the sentence's number.
    sentences: BTreeMap<String, BTreeMap<usize, Counted<Subject>>>,
    sources: BTreeMap<String, Counted<Page>>,
}

/// The links back of a report.
#[derive(Debug, Clone, Copy)]
pub struct Uses<'a> {
    pub(super) counts: &'a Counts,
    pub(super) checked: &'a CheckedReport,
}

/// One use of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Use {
    Indicator(String, Page),
    List(String, Rank, Page),
    Chart(String, Rank, Page),
    Source(String, Page),
    Sentence(String, usize, Subject),
    Passage(String, usize, usize),
}

/// Of which uses something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Places,
}

/// What one writing uses.
#[derive(Debug, PartialEq, Eq)]
pub struct Links(Vec<(Use, usize)>);

impl<'a> Uses<'a> {
    fn back(self) -> &'a Back {
        self.counts.back.get_or_init(|| {
            let mut back = Back::default();
            each(self.checked, Wanted::All, |it, times| back.count(it, times, true));
            back
        })
    }

    /// The pages that show or mention an indicator, without its own.
    pub fn of_indicator(self, id: &str) -> impl Iterator<Item = &'a Page> {
        self.back().indicators.get(id).into_iter().flat_map(BTreeMap::keys)
    }

    /// What rests on a sentence.
    pub fn of_sentence(self, source: &str, number: usize) -> impl Iterator<Item = &'a Subject> {
        let found = self.back().sentences.get(source).and_then(|sentences| sentences.get(&number));
        found.into_iter().flat_map(BTreeMap::keys)
    }

    /// The pages whose figures rest on a source.
    pub fn of_source(self, id: &str) -> impl Iterator<Item = &'a Page> {
        self.back().sources.get(id).into_iter().flat_map(BTreeMap::keys)
    }

    /// The first page on which a chart stands, if any shows it.
    pub fn chart_page(self, id: &str) -> Option<&'a Page> {
        self.counts.places.charts.get(id)?.keys().next().map(|(_, page)| page)
    }

    /// The first page on which a list stands, if any shows it.
    pub fn list_page(self, id: &str) -> Option<&'a Page> {
        self.counts.places.lists.get(id)?.keys().next().map(|(_, page)| page)
    }

    /// The anchor of a verbatim passage on its document's page.
    pub fn anchor(self, source: &str, range: &Range<usize>) -> Option<String> {
        let number = self.counts.places.numbers.get(source)?.get(&(range.start, range.end))?;
        Some(format!("q{number}"))
    }

    /// How many verbatim passages of a document are quoted.
    pub fn passages(self, source: &str) -> usize {
        self.counts.places.passages.get(source).map_or(0, BTreeMap::len)
    }

    /// What tells whether links to charts, lists and quotes lead where they did.
    pub fn places(self) -> Fingerprint {
        Fingerprint::of(&self.counts.places)
    }

    /// What tells whether any link back is another.
    pub fn all(self) -> Fingerprint {
        Fingerprint::of(&(&self.counts.places, self.back()))
    }

    /// Whether a writing at `place` that was told of as `before` uses what it used.
    pub fn are_those_of(self, place: usize, before: &Gist) -> bool {
        let found = self.checked.report().writings().zip(self.checked.gists()).nth(place);
        found.is_some_and(|(writing, gist)| {
            of_gist(self.checked, place, writing, before) == of_gist(self.checked, place, writing, gist)
        })
    }
}

impl Counts {
    /// Puts what writings use now in place of what they used.
    pub fn replace(&mut self, before: &[Links], after: &[Links]) {
        let changes = [(before, false), (after, true)];
        for (links, more) in changes {
            for (it, times) in links.iter().flat_map(|links| &links.0) {
                self.places.count(it.clone(), *times, more);
                if let Some(back) = self.back.get_mut() {
                    back.count(it.clone(), *times, more);
                }
            }
        }
        self.places.number();
    }
}

impl Back {
    fn count(&mut self, it: Use, times: usize, more: bool) {
        match it {
            Use::Indicator(id, page) => count(self.indicators.entry(id).or_default(), page, times, more),
            Use::Source(id, page) => count(self.sources.entry(id).or_default(), page, times, more),
            Use::Sentence(source, number, subject) => {
                count(self.sentences.entry(source).or_default().entry(number).or_default(), subject, times, more);
            }
            Use::List(..) | Use::Chart(..) | Use::Passage(..) => {}
        }
    }
}

impl Places {
    fn count(&mut self, it: Use, times: usize, more: bool) {
        match it {
            Use::List(id, rank, page) => count(self.lists.entry(id).or_default(), (rank, page), times, more),
            Use::Chart(id, rank, page) => count(self.charts.entry(id).or_default(), (rank, page), times, more),
            Use::Passage(source, start, end) => {
                self.numbers.remove(&source);
                count(self.passages.entry(source).or_default(), (start, end), times, more);
            }
            Use::Indicator(..) | Use::Source(..) | Use::Sentence(..) => {}
        }
    }

    /// Numbers the passages of the documents where any came or went, in the order of the document.
    fn number(&mut self) {
        for (source, passages) in &self.passages {
            if let Entry::Vacant(free) = self.numbers.entry(source.clone()) {
                free.insert(passages.keys().copied().zip(1..).collect());
            }
        }
    }
}

/// So many more uses, or less.
fn count<K: Ord>(counted: &mut Counted<K>, key: K, times: usize, more: bool) {
    match counted.entry(key) {
        Entry::Occupied(mut found) if more => *found.get_mut() += times,
        Entry::Occupied(found) if *found.get() <= times => drop(found.remove()),
        Entry::Occupied(mut found) => *found.get_mut() -= times,
        Entry::Vacant(free) if more => drop(free.insert(times)),
        Entry::Vacant(_) => {}
    }
}

/// Collects the places; the rest when it is asked for.
pub fn collect(checked: &CheckedReport) -> Counts {
    let mut places = Places::default();
    each(checked, Wanted::Places, |it, times| places.count(it, times, true));
    places.number();
    Counts { places, back: OnceLock::new() }
}

/// Calls `visit` for every use that is `wanted`.
fn each(checked: &CheckedReport, wanted: Wanted, mut visit: impl FnMut(Use, usize)) {
    data(checked).0.into_iter().for_each(|(it, times)| visit(it, times));
    let report = checked.report();
    let charts: BTreeMap<&str, &Chart> = report.all_charts().map(|chart| (chart.id.value.as_str(), chart)).collect();
    for (place, ((kind, writing), gist)) in report.writings().zip(checked.gists()).enumerate() {
        let mut found = Vec::new();
        prose((kind, &writing.id, place), (gist, wanted), &|id| charts.get(id).copied(), &mut found);
        of_evidence(checked, &gist.evidence, wanted, &mut found);
        found.into_iter().for_each(|(it, times)| visit(it, times));
    }
}

/// What stands in YAML uses.
fn data(checked: &CheckedReport) -> Links {
    let report = checked.report();
    let mut found = Vec::new();
    let home = &report.settings.home;
    found.extend(home.headline.iter().map(|id| Use::Indicator(id.value.clone(), Page::Home)));
    found.extend(home.lists.iter().map(|list| Use::List(list.value.clone(), (0, 0), Page::Home)));
    for chart in report.all_charts().filter(|chart| home.charts.iter().any(|id| id.value == chart.id.value)) {
        of_chart(&mut found, chart, (0, 0), &Page::Home);
    }
    for (pillar, place) in report.pillars.iter().zip(0..) {
        let page = Page::Pillar(pillar.id.value.clone());
        found.extend(pillar.indicators.iter().map(|id| Use::Indicator(id.value.clone(), page.clone())));
        pillar.charts.iter().for_each(|chart| of_chart(&mut found, chart, (2, place), &page));
        let cited = pillar.cites.iter().chain(pillar.facts.iter().flat_map(|fact| &fact.cites));
        found.extend(cited.map(|source| Use::Source(source.value.clone(), page.clone())));
    }
    for (chart, place) in report.charts.iter().zip(0..) {
        if let Some(page) = index_of(chart) {
            of_chart(&mut found, chart, (3, place), &page);
        }
    }
    for (id, it) in &report.indicators {
        let targets = it.target.iter().flat_map(|it| [&it.value.source].into_iter().chain(&it.value.cites));
        let observations = it.baseline.iter().chain(&it.series).chain(&it.also);
        let observations = observations.flat_map(|it| [&it.value.source].into_iter().chain(&it.value.cites));
        let page = Page::Indicator(id.clone());
        found.extend(
            it.cites
                .iter()
                .chain(targets)
                .chain(observations)
                .map(|source| Use::Source(source.value.clone(), page.clone())),
        );
    }
    for release in &report.releases {
        let cited = release.cites.iter().chain(release.changes.iter().flat_map(|change| &change.cites));
        found.extend(cited.map(|source| Use::Source(source.value.clone(), Page::Changes)));
    }
    let mut found: Vec<(Use, usize)> = found.into_iter().map(|it| (it, 1)).collect();
    of_evidence(checked, checked.data_evidence(), Wanted::All, &mut found);
    Links(found)
}

/// What the writing at `place` among [`Report::writings`](crate::model::Report::writings) uses.
pub fn of_writing(checked: &CheckedReport, place: usize) -> Links {
    let found = checked.report().writings().zip(checked.gists()).nth(place);
    found.map_or(Links(Vec::new()), |(writing, gist)| of_gist(checked, place, writing, gist))
}

/// What a writing uses of which so much is known.
fn of_gist(checked: &CheckedReport, place: usize, (kind, writing): (&str, &Writing), gist: &Gist) -> Links {
    let mut found = Vec::new();
    let chart = |id: &str| checked.report().all_charts().find(|chart| chart.id.value == id);
    prose((kind, &writing.id, place), (gist, Wanted::All), &chart, &mut found);
    of_evidence(checked, &gist.evidence, Wanted::All, &mut found);
    Links(found)
}

fn prose<'r>(
    (kind, id, place): (&str, &str, usize),
    (gist, wanted): (&Gist, Wanted),
    chart: &dyn Fn(&str) -> Option<&'r Chart>,
    found: &mut Vec<(Use, usize)>,
) {
    let page = match kind {
        "chapter" => Page::Chapter(id.to_owned()),
        "pillar" => Page::Pillar(id.to_owned()),
        _ => Page::Plain(id.to_owned()),
    };
    let rank = (1, place);
    for ((kind, id), times) in &gist.refers {
        match kind {
            RefKind::Indicator if wanted == Wanted::All => {
                found.push((Use::Indicator(id.clone(), page.clone()), *times));
            }
            RefKind::List => found.push((Use::List(id.clone(), rank, page.clone()), *times)),
            RefKind::Chart => {
                if let Some(chart) = chart(id) {
                    let mut of = Vec::new();
                    of_chart(&mut of, chart, rank, &page);
                    found.extend(of.into_iter().map(|it| (it, *times)));
                }
            }
            _ => {}
        }
    }
}

fn of_evidence(checked: &CheckedReport, evidence: &[Evidence], wanted: Wanted, found: &mut Vec<(Use, usize)>) {
    for evidence in evidence {
        if evidence.verbatim {
            found.push((Use::Passage(evidence.source.clone(), evidence.range.start, evidence.range.end), 1));
        }
        if wanted == Wanted::Places {
            continue;
        }
        let Some(document) = checked.documents().get(&evidence.source) else { continue };
        let sentences = document.sentences_at(&evidence.range);
        let used = |number| Use::Sentence(evidence.source.clone(), number, evidence.subject.clone());
        found.extend(sentences.map(|sentence| (used(sentence.number), 1)));
    }
}

/// The index that shows a chart of the whole report by itself.
fn index_of(chart: &Chart) -> Option<Page> {
    if chart.is_about_all_pillars() {
        Some(Page::Pillars)
    } else {
        (chart.kind.value == ChartKind::Waffle).then_some(Page::Indicators)
    }
}

fn of_chart(found: &mut Vec<Use>, chart: &Chart, rank: Rank, page: &Page) {
    found.push(Use::Chart(chart.id.value.clone(), rank, page.clone()));
    found.extend(chart.cites.iter().map(|source| Use::Source(source.value.clone(), page.clone())));
    found.extend(chart.indicators.iter().chain(&chart.whole).map(|id| Use::Indicator(id.value.clone(), page.clone())));
    found.extend(chart.list.iter().map(|list| Use::List(list.value.clone(), rank, page.clone())));
}
