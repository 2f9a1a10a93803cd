//! Tables of the data that a chart shows, every figure with its source.

use super::points::{Point, Track};
use crate::i18n::Period;
use crate::model::{Indicator, Observation};
use crate::render::scribe::Scribe;
use crate::render::view::{Cell, Citation, Table};

/// A header cell.
pub fn head(text: &str) -> Cell {
    Cell { text: text.to_owned(), header: true, ..Cell::default() }
}

/// A cell of text.
pub fn cell(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), ..Cell::default() }
}

/// The observations of `indicators` and their gaps, one row each.
pub fn of_series(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Table {
    let several = tracks.len() > 1;
    let noted = tracks.iter().any(|track| {
        track
            .points
            .iter()
            .any(|point| observation(track, point).is_some_and(|it| scribe.observation_note(it).is_some()))
    });
    let mut titles =
        vec![head(scribe.t("period")), Cell { numeric: true, ..head(scribe.t("value")) }, head(scribe.t("source"))];
    if several {
        titles.insert(0, head(scribe.t("indicator")));
    }
    if noted {
        titles.push(head(scribe.t("note")));
    }
    let rows = tracks.iter().flat_map(|track| {
        let name = several.then(|| head(&scribe.owned(&track.indicator.short)));
        rows(scribe, track, noted).into_iter().map(move |row| name.clone().into_iter().chain(row).collect())
    });
    let caption = match tracks {
        [track] => scribe.owned(&track.indicator.name),
        _ => scribe.t("data_table").to_owned(),
    };
    Table { caption, head: titles, rows: rows.collect() }
}

/// Baseline, newest figure and target of each of `indicators`, one row each; a figure that was not found is a gap.
pub fn of_targets(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Table {
    let titles = [head(scribe.t("indicator")), head(scribe.t("figure_kind")), head(scribe.t("period"))];
    let numeric = Cell { numeric: true, ..head(scribe.t("value")) };
    let rows = tracks.iter().flat_map(|track| targets_of(scribe, track.indicator));
    Table {
        caption: scribe.t("data_table").to_owned(),
        head: titles.into_iter().chain([numeric, head(scribe.t("source"))]).collect(),
        rows: rows.collect(),
    }
}

fn targets_of(scribe: &Scribe<'_>, indicator: &Indicator) -> Vec<Vec<Cell>> {
    let row = |kind, period: Period, value: String, citation: Citation| {
        let source = label(scribe, &citation.label, citation.grade.as_deref());
        let value = Cell { numeric: true, ..cell(value) };
        let source = Cell { href: Some(citation.href), ..cell(source) };
        vec![head(scribe.text(&indicator.name)), cell(scribe.t(kind)), cell(scribe.period(period)), value, source]
    };
    let observed = |kind, it: &Observation| {
        let citation = scribe.citation(&it.source.value, it.quote.as_ref());
        row(kind, it.period.value, scribe.single(indicator, it).text(), citation)
    };
    let gap = || {
        let none = Cell { numeric: true, gap: true, ..cell(scribe.t("gap")) };
        let empty = Cell::default;
        vec![head(scribe.text(&indicator.name)), cell(scribe.t("actual")), empty(), none, empty()]
    };
    let baseline = indicator.baseline.iter().map(|it| observed("baseline", it));
    let actual = indicator.series.last().map_or_else(gap, |it| observed("actual", it));
    let target = indicator.target.iter().map(|it| {
        let citation = scribe.citation(&it.value.source.value, it.value.quote.as_ref());
        row("target", it.value.period.value, scribe.target(indicator, &it.value).text(), citation)
    });
    baseline.chain([actual]).chain(target).collect()
}

fn observation<'a>(track: &Track<'a>, point: &Point) -> Option<&'a Observation> {
    track.indicator.series.get(point.index?).map(|observation| &observation.value)
}

fn rows(scribe: &Scribe<'_>, track: &Track<'_>, noted: bool) -> Vec<Vec<Cell>> {
    let row = |point: &Point| {
        let observation = observation(track, point);
        let period = head(&scribe.period(point.period));
        let value = Cell { numeric: true, gap: observation.is_none(), ..cell(point.label.clone()) };
        let source = observation.map_or_else(Cell::default, |observation| {
            let citation = scribe.citation(&observation.source.value, observation.quote.as_ref());
            Cell { href: Some(citation.href), ..cell(label(scribe, &citation.label, citation.grade.as_deref())) }
        });
        let note = noted.then(|| cell(observation.and_then(|it| scribe.observation_note(it)).unwrap_or_default()));
        [period, value, source].into_iter().chain(note).collect()
    };
    track.points.iter().map(row).collect()
}

/// A source with its grade.
pub fn label(scribe: &Scribe<'_>, label: &str, grade: Option<&str>) -> String {
    match grade {
        Some(grade) => format!("{label}{}{}", scribe.t("separator"), scribe.language.fill("grade_n", &[("n", grade)])),
        None => label.to_owned(),
    }
}
