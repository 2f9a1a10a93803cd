//! Where each part of a report is found by its id, so that no page looks through all of them.

use super::Page;
use crate::model::{Chart, Part, Report, Writing};
use std::collections::HashMap;

/// Places by id. Made once; where only texts of a report change it stays true.
#[derive(Debug)]
pub struct Index {
    chapters: HashMap<String, usize>,
    pages: HashMap<String, usize>,
    charts: HashMap<String, ChartPlace>,
    /// The first part that names each chapter.
    parts: HashMap<String, usize>,
    /// Each page's place in the order of reading.
    order: HashMap<Page, usize>,
}

#[derive(Debug, Clone, Copy)]
enum ChartPlace {
    Report(usize),
    Pillar(usize, usize),
}

impl Index {
    /// The places of everything in `report`, whose pages are `pages`.
    pub fn new(report: &Report, pages: &[Page]) -> Self {
        let of_pillars = report.pillars.iter().enumerate().flat_map(|(pillar, it)| {
            it.charts.iter().enumerate().map(move |(place, chart)| (chart, ChartPlace::Pillar(pillar, place)))
        });
        let charts = report.charts.iter().enumerate().map(|(place, chart)| (chart, ChartPlace::Report(place)));
        let chapters_of = |(place, part): (usize, &'_ Part)| -> Vec<(String, usize)> {
            part.chapters.iter().map(|chapter| (chapter.value.clone(), place)).collect()
        };
        Self {
            chapters: first(report.chapters.iter().enumerate().map(|(place, chapter)| (chapter.id.clone(), place))),
            pages: first(report.pages.iter().enumerate().map(|(place, page)| (page.id.clone(), place))),
            charts: first(charts.chain(of_pillars).map(|(chart, place)| (chart.id.value.clone(), place))),
            parts: first(report.settings.parts.iter().enumerate().flat_map(chapters_of)),
            order: first(pages.iter().enumerate().map(|(place, page)| (page.clone(), place))),
        }
    }

    /// The chapter of that id.
    pub fn chapter<'r>(&self, report: &'r Report, id: &str) -> Option<&'r Writing> {
        report.chapters.get(*self.chapters.get(id)?)
    }

    /// The page beside the chapters of that id.
    pub fn page<'r>(&self, report: &'r Report, id: &str) -> Option<&'r Writing> {
        report.pages.get(*self.pages.get(id)?)
    }

    /// The chart of that id.
    pub fn chart<'r>(&self, report: &'r Report, id: &str) -> Option<&'r Chart> {
        match *self.charts.get(id)? {
            ChartPlace::Report(place) => report.charts.get(place),
            ChartPlace::Pillar(pillar, place) => report.pillars.get(pillar)?.charts.get(place),
        }
    }

    /// The part that a chapter belongs to.
    pub fn part_of<'r>(&self, report: &'r Report, chapter: &str) -> Option<&'r Part> {
        report.settings.parts.get(*self.parts.get(chapter)?)
    }

    /// A page's place in the order of reading.
    pub fn place(&self, page: &Page) -> Option<usize> {
        self.order.get(page).copied()
    }
}

/// What stands first under each key.
fn first<K: Eq + std::hash::Hash, V>(pairs: impl Iterator<Item = (K, V)>) -> HashMap<K, V> {
    let mut found = HashMap::new();
    for (key, value) in pairs {
        found.entry(key).or_insert(value);
    }
    found
}
