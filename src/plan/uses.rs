//! Who refers to whom: the links back from an indicator, a sentence or a source to the pages that use it.

use super::Page;
use crate::check::{CheckedReport, Subject};
use crate::model::{Chart, ChartKind, RefKind, Report};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The links back.
#[derive(Debug, Default)]
pub struct Uses {
    indicators: BTreeMap<String, BTreeSet<Page>>,
    /// By the source's id and the sentence's number.
    sentences: BTreeMap<(String, usize), BTreeSet<Subject>>,
    sources: BTreeMap<String, BTreeSet<Page>>,
    lists: BTreeMap<String, Page>,
    charts: BTreeMap<String, Page>,
    /// The number of each verbatim passage within its document, by source, start and end.
    passages: BTreeMap<(String, usize, usize), usize>,
}

impl Uses {
    /// The pages that show or mention an indicator, without its own.
    pub fn of_indicator(&self, id: &str) -> impl Iterator<Item = &Page> {
        self.indicators.get(id).into_iter().flatten()
    }

    /// What rests on a sentence.
    pub fn of_sentence(&self, source: &str, number: usize) -> impl Iterator<Item = &Subject> {
        self.sentences.get(&(source.to_owned(), number)).into_iter().flatten()
    }

    /// The first page on which a chart stands, if any shows it.
    pub fn chart_page(&self, id: &str) -> Option<&Page> {
        self.charts.get(id)
    }

    /// The anchor of a verbatim passage on its document's page.
    pub fn anchor(&self, source: &str, range: &Range<usize>) -> Option<String> {
        let number = self.passages.get(&(source.to_owned(), range.start, range.end))?;
        Some(format!("q{number}"))
    }

    /// How many verbatim passages of a document are quoted.
    pub fn passages(&self, source: &str) -> usize {
        self.passages.keys().filter(|(of, ..)| of == source).count()
    }

    /// The pages whose figures rest on a source.
    pub fn of_source(&self, id: &str) -> impl Iterator<Item = &Page> {
        self.sources.get(id).into_iter().flatten()
    }

    /// The first page on which a list stands, if any shows it.
    pub fn list_page(&self, id: &str) -> Option<&Page> {
        self.lists.get(id)
    }
}

/// Collects them all.
pub fn collect(checked: &CheckedReport) -> Uses {
    let report = checked.report();
    let mut uses = Uses::default();
    home(report, &mut uses);
    prose(report, &mut uses);
    for pillar in &report.pillars {
        let page = Page::Pillar(pillar.id.value.clone());
        pillar.indicators.iter().for_each(|id| indicator(&mut uses, &id.value, &page));
        pillar.charts.iter().for_each(|chart| of_chart(&mut uses, chart, &page));
    }
    for chart in &report.charts {
        if let Some(page) = index_of(chart) {
            of_chart(&mut uses, chart, &page);
        }
    }
    for (id, it) in &report.indicators {
        let targets = it.target.iter().map(|target| &target.value.source);
        let observations =
            it.baseline.iter().chain(&it.series).chain(&it.also).map(|observation| &observation.value.source);
        for source in targets.chain(observations) {
            uses.sources.entry(source.value.clone()).or_default().insert(Page::Indicator(id.clone()));
        }
    }
    for evidence in checked.evidence() {
        if evidence.verbatim {
            let next = uses.passages(&evidence.source) + 1;
            let key = (evidence.source.clone(), evidence.range.start, evidence.range.end);
            uses.passages.entry(key).or_insert(next);
        }
        let Some(document) = checked.documents().get(&evidence.source) else { continue };
        for sentence in document.sentences_at(&evidence.range) {
            let key = (evidence.source.clone(), sentence.number);
            uses.sentences.entry(key).or_default().insert(evidence.subject.clone());
        }
    }
    uses
}

fn home(report: &Report, uses: &mut Uses) {
    let home = &report.settings.home;
    home.headline.iter().for_each(|id| indicator(uses, &id.value, &Page::Home));
    for list in &home.lists {
        uses.lists.entry(list.value.clone()).or_insert(Page::Home);
    }
    for chart in report.all_charts().filter(|chart| home.charts.iter().any(|id| id.value == chart.id.value)) {
        of_chart(uses, chart, &Page::Home);
    }
}

fn prose(report: &Report, uses: &mut Uses) {
    for (kind, writing) in report.writings() {
        let page = match kind {
            "chapter" => Page::Chapter(writing.id.clone()),
            "pillar" => Page::Pillar(writing.id.clone()),
            _ => Page::Plain(writing.id.clone()),
        };
        for reference in writing.texts.values().flat_map(|text| text.document.references()) {
            match reference.kind {
                RefKind::Indicator => indicator(uses, &reference.id, &page),
                RefKind::List => {
                    uses.lists.entry(reference.id.clone()).or_insert_with(|| page.clone());
                }
                RefKind::Chart => {
                    if let Some(chart) = report.all_charts().find(|chart| chart.id.value == reference.id) {
                        of_chart(uses, chart, &page);
                    }
                }
                _ => {}
            }
        }
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

fn of_chart(uses: &mut Uses, chart: &Chart, page: &Page) {
    uses.charts.entry(chart.id.value.clone()).or_insert_with(|| page.clone());
    chart.indicators.iter().chain(&chart.whole).for_each(|id| indicator(uses, &id.value, page));
    if let Some(list) = &chart.list {
        uses.lists.entry(list.value.clone()).or_insert_with(|| page.clone());
    }
}

fn indicator(uses: &mut Uses, id: &str, page: &Page) {
    uses.indicators.entry(id.to_owned()).or_default().insert(page.clone());
}
