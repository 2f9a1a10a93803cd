//! A table as files of indicators, each figure with a source that is still to be named unless it was.

use super::grid::Origin;
use super::layout::{Row, Table};
use crate::i18n::{Lang, Period};
use crate::model::PLACEHOLDER;
use crate::scaffold::NewFile;
use crate::translation::scalar;
use std::collections::BTreeSet;

/// What is known of the project that the table goes into.
#[derive(Debug, Clone)]
pub struct Into<'a> {
    /// The report's languages, its own first.
    pub languages: &'a [Lang],
    /// The id of the source of every figure, if it was named.
    pub source: Option<&'a str>,
    /// The ids that are taken.
    pub taken: BTreeSet<String>,
}

/// One file for each series of `table`, with a free id: the name in letters, or the file's with a number.
pub fn files(table: &Table, origin: &Origin, into: &Into<'_>) -> Vec<NewFile> {
    let mut taken = into.taken.clone();
    let stem = slug(origin.file.rsplit_once('.').map_or(origin.file.as_str(), |(stem, _)| stem));
    let stem = if stem.is_empty() { "table".to_owned() } else { stem };
    let mut files = Vec::new();
    for (row, number) in table.rows.iter().zip(1..) {
        let base = match slug(&row.name) {
            name if name.is_empty() => format!("{stem}-{number}"),
            name => name,
        };
        let free = |id: &String| !taken.contains(id);
        let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
        let Some(id) = std::iter::once(base.clone()).chain(numbered).find(free) else { continue };
        let text = indicator(&id, row, origin, into);
        files.push(NewFile { path: format!("content/indicators/{id}.yaml"), text });
        taken.insert(id);
    }
    files
}

/// Letters, digits and hyphens, at most forty.
fn slug(name: &str) -> String {
    let mut id = String::new();
    if !name.is_ascii() {
        return id;
    }
    for sign in name.to_ascii_lowercase().chars() {
        match sign {
            'a'..='z' | '0'..='9' => id.push(sign),
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(40);
    id.trim_end_matches('-').to_owned()
}

fn indicator(id: &str, row: &Row, origin: &Origin, into: &Into<'_>) -> String {
    let place = match &origin.sheet {
        Some(sheet) => format!("{} · {sheet} · {}", origin.file, row.cell),
        None => format!("{} · {}", origin.file, row.cell),
    };
    let place: String = place.chars().filter(|c| !c.is_control()).collect();
    let own = own(&row.name, into.languages);
    // A short name is about twelve Han or thirty-two Latin characters.
    let width: usize = row.name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let source = scalar(into.source.unwrap_or(PLACEHOLDER));
    let series = row
        .values
        .iter()
        .map(|(period, value)| format!("  - {{period: {}, value: {value}, source: {source}}}\n", written(*period)));
    let gaps: Vec<String> = row.gaps.iter().map(|period| written(*period)).collect();
    [
        format!("# {place}\nid: {}\ngroup: context\n", scalar(id)),
        texts(0, "name", &row.name, own, into.languages),
        texts(0, "short", if width <= 32 { &row.name } else { PLACEHOLDER }, own, into.languages),
        unit(row, own, into.languages),
        format!("period_kind: {}\n", kind(row)),
        format!("series:\n{}", series.collect::<Vec<_>>().concat()),
        if gaps.is_empty() { String::new() } else { format!("gaps: [{}]\n", gaps.join(", ")) },
    ]
    .concat()
}

/// The language that a name is most likely in: by its script.
fn own<'a>(name: &str, languages: &'a [Lang]) -> Option<&'a Lang> {
    let han = name.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    languages.iter().find(|lang| (lang.language() == "zh") == han).or(languages.first())
}

fn texts(indent: usize, key: &str, text: &str, own: Option<&Lang>, languages: &[Lang]) -> String {
    let pad = " ".repeat(indent);
    let line = |lang: &Lang| {
        let text = if Some(lang) == own && text != PLACEHOLDER { scalar(text) } else { PLACEHOLDER.to_owned() };
        format!("{pad}  {lang}: {text}\n")
    };
    format!("{pad}{key}:\n{}", languages.iter().map(line).collect::<Vec<_>>().concat())
}

fn unit(row: &Row, own: Option<&Lang>, languages: &[Lang]) -> String {
    let Some(unit) = &row.unit else { return format!("unit:\n  code: {PLACEHOLDER}\n") };
    let Some(code) = unit.code else {
        let written: String = unit.written.chars().filter(|c| !c.is_control()).collect();
        return format!("unit:\n  code: {PLACEHOLDER}  # {written}\n");
    };
    let scale = if unit.scale == "1" { String::new() } else { format!("  scale: {}\n", unit.scale) };
    let noun = unit.noun.as_ref().map(|noun| texts(2, "noun", noun, own, languages)).unwrap_or_default();
    format!("unit:\n  code: {code}\n{scale}{noun}")
}

fn kind(row: &Row) -> &'static str {
    let all = |fits: &dyn Fn(Period) -> bool| row.values.iter().all(|(period, _)| fits(*period));
    let january = |period: Period| period.start_month().rem_euclid(12) == 0;
    if all(&|period| period.months() == 12 && january(period)) {
        "annual"
    } else if all(&|period| period.months() == 1) {
        "monthly"
    } else if all(&|period| period.months() == 3 && period.start_month().rem_euclid(3) == 0) {
        "quarterly"
    } else if all(&|period| january(period) && period.months() <= 12) {
        "cumulative"
    } else {
        "mixed"
    }
}

/// As people write it in a report's files.
fn written(period: Period) -> String {
    let month = period.start_month().rem_euclid(12);
    match (month, period.months()) {
        (0 | 3 | 6 | 9, 3) => format!("{:04}-Q{}", period.year(), month / 3 + 1),
        (0 | 6, 6) => format!("{:04}-H{}", period.year(), month / 6 + 1),
        _ => period.to_string(),
    }
}
