//! Figures as rows in a language, for people: those of the report, unrounded and unscaled, in the unit that stands beside them.

use super::csv;
use crate::i18n::Period;
use crate::model::{Indicator, Observation, Op, Unit};
use crate::render::scribe::Scribe;
use crate::render::view::{Cell, Citation, Table};
use crate::source::Spanned;
use rust_decimal::Decimal;

/// The heads of a file of observations, as phrases of the theme.
const HEADS: [&str; 12] = [
    "indicator",
    "area",
    "figure_kind",
    "period",
    "comparator",
    "value",
    "unit",
    "gap_column",
    "source",
    "grade",
    "address",
    "note",
];

/// A row before it is written; what is empty stays empty.
#[derive(Default)]
struct Row {
    kind: &'static str,
    op: &'static str,
    value: String,
    gap: String,
    source: [String; 3],
    note: String,
}

/// Everything that `indicators` hold as CSV: baseline, observations with their gaps in the order of time, target.
pub fn observations(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> String {
    csv::written([heads(scribe)].into_iter().chain(rows(scribe, indicators)))
}

/// The heads of the columns.
pub fn heads(scribe: &Scribe<'_>) -> Vec<String> {
    HEADS.map(|head| scribe.t(head).to_owned()).to_vec()
}

/// The column that holds values.
#[cfg(feature = "xlsx")]
pub const VALUE_COLUMN: usize = 5;

/// The figures, a row each.
pub fn rows(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Vec<Vec<String>> {
    indicators.iter().flat_map(|indicator| of_indicator(scribe, indicator)).collect()
}

fn of_indicator(scribe: &Scribe<'_>, indicator: &Indicator) -> Vec<Vec<String>> {
    let baseline = indicator.baseline.iter().map(|it| (it.period.value, observed(scribe, "baseline", it)));
    let series = indicator.series.iter().map(|it| (it.period.value, observed(scribe, "actual", it)));
    // A gap is a row without a value: whoever reads the file sees that the period was looked for.
    let gaps = indicator
        .gaps
        .iter()
        .map(|gap| (gap.value, Row { kind: "actual", gap: scribe.t("gap").to_owned(), ..Row::default() }));
    let mut rows: Vec<(Period, Row)> = series.chain(gaps).collect();
    rows.sort_by_key(|(period, _)| (period.end_month(), period.months()));
    let target = indicator.target.iter().map(|target| {
        let target = &target.value;
        let words = target.words.as_ref().map(|words| scribe.owned(words)).unwrap_or_default();
        let of = target.of.iter().map(|of| scribe.language.fill("target_of", &[("of", of.get(scribe.lang))]));
        let note = scribe.cited(target.note.as_ref(), &target.cites);
        let row = Row {
            kind: "target",
            op: target.op.sign(),
            value: target.value.as_ref().map_or(words, |value| value.value.0.to_string()),
            source: source(scribe, &target.source.value),
            note: of.chain(note).collect::<Vec<_>>().join(scribe.t("word_space")),
            ..Row::default()
        };
        (target.period.value, row)
    });
    let (name, area) = (scribe.owned(&indicator.name), scribe.area(indicator).unwrap_or_default().to_owned());
    let unit = unit(scribe, indicator).unwrap_or_default();
    baseline.chain(rows).chain(target).map(|(period, row)| fields(scribe, [&name, &area, &unit], period, row)).collect()
}

fn fields(scribe: &Scribe<'_>, [name, area, unit]: [&String; 3], period: Period, row: Row) -> Vec<String> {
    let [source, grade, address] = row.source;
    let unit = if row.value.is_empty() { String::new() } else { unit.clone() };
    let kind = scribe.t(row.kind).to_owned();
    let (period, op) = (period.to_string(), row.op.to_owned());
    vec![name.clone(), area.clone(), kind, period, op, row.value, unit, row.gap, source, grade, address, row.note]
}

fn observed(scribe: &Scribe<'_>, kind: &'static str, observation: &Spanned<Observation>) -> Row {
    Row {
        kind,
        op: Op::sign(observation.op),
        value: observation.value.value.value.0.to_string(),
        source: source(scribe, &observation.value.source.value),
        note: scribe.observation_note(observation).unwrap_or_default(),
        ..Row::default()
    }
}

/// Publisher and title, grade, address.
fn source(scribe: &Scribe<'_>, id: &str) -> [String; 3] {
    let Some(source) = scribe.report().source(id) else { return [const { String::new() }; 3] };
    let title = format!("{}, {}", source.publisher, scribe.source_title(source));
    let url = source.url.as_ref().map(|url| url.value.clone());
    [title, source.grade.clone().unwrap_or_default(), url.unwrap_or_default()]
}

/// The unit as the figures are recorded: 亿元, 万辆, %.
pub fn unit(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<String> {
    let unit: &Unit = indicator.unit.as_ref()?;
    let (code, noun) = scribe.unit_words(indicator);
    let format = scribe.language.numbers.units.get(code)?;
    let scales = format.scales.as_ref().unwrap_or(&scribe.language.numbers.scales);
    let one = scribe.language.numbers.amount(Decimal::ONE, unit.scale.0, code, noun);
    let word = scales.iter().find(|scale| Decimal::try_from(scale.factor).is_ok_and(|factor| factor == unit.scale.0));
    let written =
        |word: &str| format.pattern.text().replace("{n}", word).replace("{noun}", noun.text).trim().to_owned();
    Some(match word {
        Some(scale) => written(scale.word.text().trim()),
        None if unit.scale.0 == Decimal::ONE => written(""),
        None => one.text(),
    })
}

/// A table as it stands, with the sources of all of it in a last column.
pub fn table(scribe: &Scribe<'_>, table: &Table, sources: &[Citation]) -> String {
    let named: Vec<&str> = sources.iter().map(|source| source.away.as_str()).collect();
    let named = named.join(scribe.t("clause_separator"));
    let has_source = |row: &[Cell]| row.iter().any(|cell| cell.href.is_some());
    let own = table.rows.iter().any(|row| has_source(row));
    let row = |cells: &[Cell], last: &str| {
        let cells = cells.iter().map(|cell| cell.text.clone());
        cells.chain((!own).then(|| last.to_owned())).collect::<Vec<_>>()
    };
    let head = row(&table.head, scribe.t("source"));
    csv::written([head].into_iter().chain(table.rows.iter().map(|cells| row(cells, &named))))
}
