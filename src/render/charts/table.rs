//! Tables of the data that a chart shows, every figure with its source.

use super::points::points;
use crate::model::Indicator;
use crate::render::scribe::Scribe;
use crate::render::view::{Cell, Table};

/// A header cell.
pub fn head(text: &str) -> Cell {
    Cell { text: text.to_owned(), header: true, ..Cell::default() }
}

/// A cell of text.
pub fn cell(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), ..Cell::default() }
}

/// The observations of `indicators` and their gaps, one row each.
pub fn of_series(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Table {
    let several = indicators.len() > 1;
    let noted = indicators.iter().flat_map(|it| &it.series).any(|observation| observation.note.is_some());
    let mut titles =
        vec![head(scribe.t("period")), Cell { numeric: true, ..head(scribe.t("value")) }, head(scribe.t("source"))];
    if several {
        titles.insert(0, head(scribe.t("indicator")));
    }
    if noted {
        titles.push(head(scribe.t("note")));
    }
    let rows = indicators.iter().flat_map(|indicator| {
        let name = several.then(|| head(&scribe.owned(&indicator.short)));
        rows(scribe, indicator, noted).into_iter().map(move |row| name.clone().into_iter().chain(row).collect())
    });
    let caption = match indicators {
        [indicator] => scribe.owned(&indicator.name),
        _ => scribe.t("data_table").to_owned(),
    };
    Table { caption, head: titles, rows: rows.collect() }
}

fn rows(scribe: &Scribe<'_>, indicator: &Indicator, noted: bool) -> Vec<Vec<Cell>> {
    let row = |point: super::points::Point| {
        let observation = point.index.and_then(|index| indicator.series.get(index));
        let period = head(&scribe.period(point.period));
        let value = Cell { numeric: true, gap: observation.is_none(), ..cell(point.label) };
        let source = observation.map_or_else(Cell::default, |observation| {
            let citation = scribe.citation(&observation.source.value, observation.quote.as_ref());
            Cell { href: Some(citation.href), ..cell(label(scribe, &citation.label, citation.grade.as_deref())) }
        });
        let note =
            noted.then(|| cell(observation.and_then(|it| scribe.optional(it.note.as_ref())).unwrap_or_default()));
        [period, value, source].into_iter().chain(note).collect()
    };
    points(scribe, indicator).into_iter().map(row).collect()
}

/// A source with its grade.
pub fn label(scribe: &Scribe<'_>, label: &str, grade: Option<&str>) -> String {
    match grade {
        Some(grade) => format!("{label}{}{}", scribe.t("separator"), scribe.language.fill("grade_n", &[("n", grade)])),
        None => label.to_owned(),
    }
}
