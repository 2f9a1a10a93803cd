//! The tables of the data package: tidy, the same for every language, each with the schema that describes it.

use super::csv;
use super::records::Scribes;
use crate::i18n::{Lang, Localized, Period};
use crate::model::{Indicator, Observation, Op, Report};
use crate::plan::{Scope, TableName};
use crate::render::scribe::Scribe;
use serde::Serialize;

/// A column, in the terms of Frictionless Table Schema.
#[derive(Debug, Serialize)]
pub struct Field {
    name: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints>,
}

/// What holds for every value of a column.
#[derive(Debug, Default, Serialize)]
struct Constraints {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    one_of: Vec<&'static str>,
}

/// A table: its columns, and as many cells in each row.
#[derive(Debug)]
pub struct Described {
    /// The columns.
    pub fields: Vec<Field>,
    rows: Vec<Vec<String>>,
}

/// The table as CSV.
pub fn table(scribes: &Scribes<'_>, name: TableName) -> String {
    let Described { fields, rows } = described(scribes, name);
    let head = fields.into_iter().map(|field| field.name).collect();
    csv::written([head].into_iter().chain(rows))
}

/// The table with its schema. The first scribe's language is that of titles.
pub fn described(scribes: &Scribes<'_>, name: TableName) -> Described {
    let Some(first) = scribes.first() else { return Described { fields: Vec::new(), rows: Vec::new() } };
    let report = first.report();
    match name {
        TableName::Observations => observations(report),
        TableName::Indicators => indicators(report, scribes),
        TableName::Sources => sources(report),
    }
}

fn field(name: &str, kind: &'static str, title: &str, description: &str) -> Field {
    Field { name: name.into(), kind, title: title.into(), description: description.into(), constraints: None }
}

fn required(field: Field) -> Field {
    Field { constraints: Some(Constraints { required: true, one_of: Vec::new() }), ..field }
}

fn one_of(field: Field, values: &[&'static str]) -> Field {
    Field { constraints: Some(Constraints { required: true, one_of: values.to_vec() }), ..field }
}

/// One column a language.
fn in_each(report: &Report, name: &str, title: &str, description: &str) -> Vec<Field> {
    let column = |lang: &Lang| {
        let (name, title) = (format!("{name}_{lang}"), format!("{title} ({lang})"));
        field(&name, "string", &title, &format!("{description} Language: {lang} (BCP 47)."))
    };
    report.languages().map(column).collect()
}

/// The text in each language; empty cells where there is none.
fn texts(report: &Report, text: Option<&Localized>) -> Vec<String> {
    report.languages().map(|lang| text.map(|text| text.get(lang).to_owned()).unwrap_or_default()).collect()
}

const COMPARATORS: [Op; 7] = [Op::Eq, Op::Ge, Op::Gt, Op::Le, Op::Lt, Op::Approx, Op::Reach];

fn observations(report: &Report) -> Described {
    let comparators = COMPARATORS.map(Op::key);
    let mut fields = vec![
        required(field("indicator", "string", "Indicator", "Id of the indicator (SDMX: INDICATOR).")),
        one_of(
            field(
                "figure",
                "string",
                "Kind of figure",
                "What kind of figure the row holds; \"also\" is a figure of another source for the same quantity.",
            ),
            &["target", "baseline", "actual", "also"],
        ),
        required(field(
            "time_period",
            "string",
            "Period",
            "Reference period, ISO 8601: a year, a month or an interval (SDMX: TIME_PERIOD).",
        )),
        required(field("period_start", "date", "First day", "First day of the reference period.")),
        required(field("period_end", "date", "Last day", "Last day of the reference period.")),
        one_of(
            field(
                "comparator",
                "string",
                "Comparator",
                "How the value bounds the figure: eq, ge (at least), gt, le (at most), lt, approx, reach.",
            ),
            &comparators,
        ),
        field(
            "value",
            "number",
            "Value",
            "The value as published; the amount is value × unit_multiplier in unit_code (SDMX: OBS_VALUE). Empty where no figure was found or the target is stated in words.",
        ),
        one_of(
            field(
                "obs_status",
                "string",
                "Status",
                "SDMX code list CL_OBS_STATUS: A normal value, O missing value: looked for and not found.",
            ),
            &["A", "O"],
        ),
        field("source", "string", "Source", "Id of the source; empty for a missing value."),
        field("quote", "string", "Quote", "The verbatim words of the stored source that hold the figure."),
    ];
    fields.extend(in_each(report, "words", "Words", "A target that its source states in words only."));
    fields.extend(in_each(report, "note", "Note", "What must be known of the figure."));
    let rows = Scope::Report.indicators(report).into_iter().flat_map(|indicator| figures(report, indicator)).collect();
    Described { fields, rows }
}

fn figures(report: &Report, indicator: &Indicator) -> Vec<Vec<String>> {
    let id = &indicator.id.value;
    let mut rows = Vec::new();
    if let Some(target) = indicator.target.as_ref().map(|target| &target.value) {
        let value = target.value.as_ref().map(|value| value.value.0.to_string()).unwrap_or_default();
        let mut row = vec![id.clone(), "target".into()];
        row.extend(period(target.period.value));
        row.extend([target.op.key().into(), value, "A".into(), target.source.value.clone()]);
        row.push(target.quote.as_ref().map(|quote| quote.value.clone()).unwrap_or_default());
        row.extend(texts(report, target.words.as_ref()));
        row.extend(texts(report, target.note.as_ref()));
        rows.push(row);
    }
    let observed = |kind: &str, observation: &Observation| {
        let mut row = vec![id.clone(), kind.to_owned()];
        row.extend(period(observation.period.value));
        let value = observation.value.value.0.to_string();
        row.extend([observation.op.key().into(), value, "A".into(), observation.source.value.clone()]);
        row.push(observation.quote.as_ref().map(|quote| quote.value.clone()).unwrap_or_default());
        row.extend(texts(report, None));
        row.extend(texts(report, observation.note.as_ref()));
        row
    };
    rows.extend(indicator.baseline.iter().map(|it| observed("baseline", &it.value)));
    let mut actuals: Vec<(Period, Vec<String>)> =
        indicator.series.iter().map(|it| (it.value.period.value, observed("actual", &it.value))).collect();
    actuals.extend(indicator.gaps.iter().map(|gap| (gap.value, missing(report, id, gap.value))));
    actuals.sort_by_key(|(period, _)| (period.end_month(), period.months()));
    rows.extend(actuals.into_iter().map(|(_, row)| row));
    rows.extend(indicator.also.iter().map(|it| observed("also", &it.value)));
    rows
}

/// A period that was looked for and for which no figure was found.
fn missing(report: &Report, id: &str, of: Period) -> Vec<String> {
    let mut row = vec![id.to_owned(), "actual".to_owned()];
    row.extend(period(of));
    row.extend([Op::Eq.key(), "", "O", "", ""].map(str::to_owned));
    row.extend(texts(report, None));
    row.extend(texts(report, None));
    row
}

fn period(period: Period) -> [String; 3] {
    [period.to_string(), period.first_day(), period.last_day()]
}

fn indicators(report: &Report, scribes: &Scribes<'_>) -> Described {
    let mut fields = vec![
        required(field("id", "string", "Indicator", "Id of the indicator.")),
        one_of(
            field("group", "string", "Group", "plan: of the plan itself; context: a figure published elsewhere."),
            &["plan", "context"],
        ),
        field("pillar", "string", "Pillar", "Id of the pillar it belongs to."),
        field("dimension", "string", "Dimension", "Id of the dimension, where the source states it."),
        field(
            "unit_code",
            "string",
            "Unit",
            "Unit of measure: ISO 4217 for money, otherwise a symbol, percent or count (SDMX: UNIT_MEASURE).",
        ),
        field(
            "unit_multiplier",
            "number",
            "Multiplier",
            "The amount in unit_code is the value times this (SDMX: 10 to the power of UNIT_MULT).",
        ),
        field(
            "period_kind",
            "string",
            "Kind of period",
            "annual, cumulative (within the year), monthly, quarterly, stock (at the end of the period) or mixed (not to be joined).",
        ),
    ];
    let each = [
        ("name", "Name", "Name of the indicator."),
        ("unit_label", "Unit", "The unit in words."),
        ("area", "Area", "Reference area (SDMX: REF_AREA)."),
        ("definition", "Definition", "What is measured."),
    ];
    fields.extend(each.iter().flat_map(|(name, title, description)| in_each(report, name, title, description)));
    let code =
        |value: Option<serde_json::Value>| value.and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default();
    let id = |id: Option<&crate::model::Id>| id.map(|id| id.value.clone()).unwrap_or_default();
    let in_words = |write: &dyn Fn(&Scribe<'_>) -> Option<String>| -> Vec<String> {
        scribes.iter().map(|scribe| write(scribe).unwrap_or_default()).collect()
    };
    let row = |indicator: &&Indicator| {
        let unit = indicator.unit.as_ref();
        let mut row = vec![
            indicator.id.value.clone(),
            code(serde_json::to_value(indicator.group).ok()),
            id(indicator.pillar.as_ref()),
            id(indicator.dimension.as_ref()),
            unit.map(|unit| unit.code.value.clone()).unwrap_or_default(),
            unit.map(|unit| unit.scale.0.normalize().to_string()).unwrap_or_default(),
            code(serde_json::to_value(indicator.period_kind).ok()),
        ];
        row.extend(texts(report, Some(&indicator.name)));
        row.extend(in_words(&|scribe| super::unit(scribe, indicator)));
        row.extend(in_words(&|scribe| scribe.area(indicator).map(str::to_owned)));
        row.extend(texts(report, indicator.definition.as_ref()));
        row
    };
    Described { fields, rows: Scope::Report.indicators(report).iter().map(row).collect() }
}

fn sources(report: &Report) -> Described {
    let mut fields = vec![
        required(field("id", "string", "Source", "Id of the source.")),
        required(field("publisher", "string", "Publisher", "Who published it.")),
        field("title", "string", "Title", "The title in its own language; empty where none was seen."),
        required(field("language", "string", "Language", "BCP 47 tag of the source's language.")),
        field("date", "date", "Date", "Date of publication; empty where it was not found."),
        field("url", "string", "Address", "Where it was published; empty where no address was found."),
        field(
            "grade",
            "string",
            "Grade",
            "A: an official text or a release by its own publisher; B: a release by others; empty for a document stored in full.",
        ),
        field("sha256", "string", "SHA-256", "Digest of a document that is stored in full."),
    ];
    fields.extend(in_each(report, "description", "Description", "What it is, where no title was seen."));
    let row = |source: &crate::model::Source| {
        let spanned =
            |it: &Option<crate::source::Spanned<String>>| it.as_ref().map(|it| it.value.clone()).unwrap_or_default();
        let mut row = vec![
            source.id.value.clone(),
            source.publisher.clone(),
            spanned(&source.title),
            source.lang.to_string(),
            source.date.map(|date| date.to_string()).unwrap_or_default(),
            spanned(&source.url),
            source.grade.clone().unwrap_or_default(),
            spanned(&source.sha256),
        ];
        row.extend(texts(report, source.description.as_ref()));
        row
    };
    Described { fields, rows: report.sources.iter().map(row).collect() }
}
