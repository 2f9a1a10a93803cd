//! A table as files of indicators, each figure with a source that is still to be named unless it was.

use super::grid::Origin;
use super::mark::Mark;
use super::table::{Observation, Series, Table};
use crate::i18n::{Lang, Period};
use crate::model::PLACEHOLDER;
use crate::scaffold::{Kind, NewFile, check_name};
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
    /// The id of the one series, if it was said.
    pub id: Option<&'a str>,
    /// Its name in some languages.
    pub names: &'a [(Lang, String)],
    /// The unit of every series for which the table says none.
    pub unit: Option<&'a str>,
}

/// One file for each series of `table`, with a free id: the name in letters, or the file's with a number.
pub fn files(table: &Table, origin: &Origin, into: &Into<'_>) -> Vec<NewFile> {
    let mut taken = into.taken.clone();
    let stem = slug(origin.file.rsplit_once('.').map_or(origin.file.as_str(), |(stem, _)| stem));
    let stem = if stem.is_empty() { "table".to_owned() } else { stem };
    let mut files = Vec::new();
    for (row, number) in table.series.iter().zip(1..) {
        let base = match (into.id, slug(&row.name)) {
            (Some(id), _) => id.to_owned(),
            (None, name) if name.is_empty() => format!("{stem}-{number}"),
            (None, name) => name,
        };
        let free = |id: &String| !taken.contains(id) && check_name(Kind::Indicator, id).is_ok();
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

fn indicator(id: &str, row: &Series, origin: &Origin, into: &Into<'_>) -> String {
    let place = match &origin.sheet {
        Some(sheet) => format!("{} · {sheet} · {}", origin.file, row.cell),
        None => format!("{} · {}", origin.file, row.cell),
    };
    let place: String = place.chars().filter(|c| !c.is_control()).collect();
    let own = own(&row.name, into.languages);
    let name = |lang: &Lang| {
        let given = into.names.iter().find(|(other, _)| other == lang).map(|(_, name)| name.as_str());
        let from_table = Some(lang) == own && into.names.is_empty() && !row.name.is_empty();
        given.or(from_table.then_some(row.name.as_str())).map(str::to_owned)
    };
    // A short name is about twelve Han or thirty-two Latin characters.
    let is_short = |name: &String| name.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() <= 32;
    let source = scalar(into.source.unwrap_or(PLACEHOLDER));
    let series = row.values.iter().map(|observation| {
        let note = note(observation, own, into.languages);
        let (period, value) = (written(observation.period), observation.value);
        format!("  - {{period: {period}, value: {value}, source: {source}{note}}}\n")
    });
    let gaps: Vec<String> = row.gaps.iter().map(|period| written(*period)).collect();
    [
        format!("# {place}\nid: {}\ngroup: context\n", scalar(id)),
        format!("name:\n{}", texts(2, into.languages, &name)),
        format!("short:\n{}", texts(2, into.languages, &|lang| name(lang).filter(is_short))),
        unit(row, own, into),
        format!("period_kind: {}\n", kind(row)),
        format!("series:\n{}", series.collect::<Vec<_>>().concat()),
        if gaps.is_empty() { String::new() } else { format!("gaps: [{}]\n", gaps.join(", ")) },
    ]
    .concat()
}

/// What flags say of a figure, as its note.
fn note(observation: &Observation, own: Option<&Lang>, languages: &[Lang]) -> String {
    let text = |lang: &Lang| {
        let is_han = lang.as_str() == "zh" || lang.as_str().starts_with("zh-Hans") || lang.as_str() == "zh-CN";
        let said = observation.marks.iter().filter_map(|mark| match mark {
            Mark::Status(zh, _) if is_han => Some((*zh).to_owned()),
            Mark::Status(_, en) if lang.language() == "en" => Some((*en).to_owned()),
            Mark::Status(..) => Some(PLACEHOLDER.to_owned()),
            Mark::Words(text) | Mark::Forecast(text) if Some(lang) == own => Some(text.clone()),
            Mark::Words(_) | Mark::Forecast(_) => Some(PLACEHOLDER.to_owned()),
            Mark::Footnote(_) | Mark::Unit(_) => None,
        });
        let mut said: Vec<String> = said.collect();
        said.dedup();
        said.join(", ")
    };
    let texts: Vec<(&Lang, String)> = languages.iter().map(|lang| (lang, text(lang))).collect();
    if texts.iter().all(|(_, text)| text.is_empty()) {
        return String::new();
    }
    let texts: Vec<String> = texts.iter().map(|(lang, text)| format!("{lang}: {}", scalar(text))).collect();
    format!(", note: {{{}}}", texts.join(", "))
}

/// The language that a name is most likely in: by its script.
fn own<'a>(name: &str, languages: &'a [Lang]) -> Option<&'a Lang> {
    let han = name.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    languages.iter().find(|lang| (lang.language() == "zh") == han).or(languages.first())
}

/// One line a language; what is not known is still to be written.
fn texts(indent: usize, languages: &[Lang], text: &dyn Fn(&Lang) -> Option<String>) -> String {
    let pad = " ".repeat(indent);
    let line = |lang: &Lang| {
        let text = text(lang).map_or_else(|| PLACEHOLDER.to_owned(), |text| scalar(&text));
        format!("{pad}{lang}: {text}\n")
    };
    languages.iter().map(line).collect::<Vec<_>>().concat()
}

fn unit(row: &Series, own: Option<&Lang>, into: &Into<'_>) -> String {
    let written =
        row.unit.as_ref().filter(|unit| unit.code.is_none()).map(|unit| unit.written.as_str()).unwrap_or_default();
    let written: String = written.chars().filter(|c| !c.is_control()).collect();
    let comment = if written.is_empty() { String::new() } else { format!("  # {written}") };
    let Some((unit, code)) = row.unit.as_ref().and_then(|unit| Some((unit, unit.code?))) else {
        let code = into.unit.map_or_else(|| PLACEHOLDER.to_owned(), scalar);
        return format!("unit:\n  code: {code}{comment}\n");
    };
    let scale = if unit.scale == "1" { String::new() } else { format!("  scale: {}\n", unit.scale) };
    let noun = unit.noun.as_ref().map(|noun| {
        let text = |lang: &Lang| (Some(lang) == own).then(|| noun.clone());
        format!("  noun:\n{}", texts(4, into.languages, &text))
    });
    format!("unit:\n  code: {code}\n{scale}{}", noun.unwrap_or_default())
}

fn kind(row: &Series) -> &'static str {
    let all = |fits: &dyn Fn(Period) -> bool| row.values.iter().all(|observation| fits(observation.period));
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
