//! Our own JSON: `{"version": 1, "summary": …, "diagnostics": […]}`, described by `docs/schemas/problems.schema.json`.

use super::{Place, Told};
use crate::diag::Severity;
use schemars::JsonSchema;
use serde::Serialize;

/// What `--format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Problems<'a> {
    /// Changes when a key changes its meaning or goes; new keys may come.
    version: u32,
    /// How many there are.
    summary: Counts,
    /// What was, or would be, built; absent where the report does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<Site>,
    /// Each problem, in the order of the places.
    diagnostics: Vec<One<'a>>,
    /// How long each stage took, with `--timings`.
    #[serde(skip_serializing_if = "is_empty")]
    timings: &'a [Timing],
}

/// How long a stage took.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Timing {
    /// Its name: `load`, `parse`, `theme`, `check`, `plan`, `draw`, `publish`.
    pub stage: &'static str,
    /// By the clock on the wall, in seconds.
    pub wall: f64,
    /// Of all threads together, in seconds; absent where the system does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu: Option<f64>,
}

/// A site in numbers.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Pages, all languages together.
    pub pages: usize,
    /// Charts of the report, in all languages.
    pub charts: usize,
    /// All files.
    pub files: usize,
}

/// How many problems there are.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Counts {
    /// Which stop a build.
    errors: usize,
    /// Which do not, but with `--deny warnings`.
    warnings: usize,
}

/// One problem.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Diagnostic")]
struct One<'a> {
    /// Of the table in `content/README.md`.
    #[schemars(regex(pattern = "^[a-z0-9-]+$"))]
    code: &'a str,
    /// How grave it is.
    severity: Grade,
    /// What is wrong, in one line.
    message: &'a str,
    /// What to do.
    hint: &'a str,
    /// Where.
    place: At<'a>,
    /// Other places that belong to it.
    related: Vec<Related<'a>>,
}

/// How grave a problem is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Severity")]
enum Grade {
    /// The report does not hold.
    Error,
    /// Most likely a mistake.
    Warning,
}

/// A second place, and what it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Related<'a> {
    /// What is there.
    label: &'a str,
    /// Where.
    place: At<'a>,
}

/// A stretch of a file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Place")]
struct At<'a> {
    /// From the project's folder, with `/`.
    path: &'a str,
    /// Its first character.
    start: Point,
    /// One past its last character.
    end: Point,
}

/// A place in a file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Position")]
struct Point {
    /// From 1.
    #[schemars(range(min = 1))]
    line: usize,
    /// From 1, in characters.
    #[schemars(range(min = 1))]
    column: usize,
    /// From 0, in bytes of UTF-8.
    byte: u32,
}

fn is_empty(timings: &&[Timing]) -> bool {
    timings.is_empty()
}

/// What is told of a run besides its problems.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run<'a> {
    /// What was, or would be, built.
    pub site: Option<Site>,
    /// How long each stage took; empty where nobody asked.
    pub timings: &'a [Timing],
}

pub(super) fn write(told: &[Told<'_>], run: &Run<'_>) -> String {
    let errors = told.iter().filter(|told| told.severity == Severity::Error).count();
    let all = Problems {
        version: 1,
        summary: Counts { errors, warnings: told.len() - errors },
        site: run.site,
        diagnostics: told.iter().map(one).collect(),
        timings: run.timings,
    };
    // Strings and numbers in structs: nothing that could fail.
    let text = serde_json::to_string_pretty(&all).unwrap_or_default();
    format!("{text}\n")
}

fn one<'a>(told: &'a Told<'_>) -> One<'a> {
    One {
        code: told.code,
        severity: match told.severity {
            Severity::Error => Grade::Error,
            Severity::Warning => Grade::Warning,
        },
        message: &told.message,
        hint: &told.hint,
        place: at(&told.place),
        related: told.related.iter().map(|(place, label)| Related { label, place: at(place) }).collect(),
    }
}

fn at<'a>(place: &Place<'a>) -> At<'a> {
    At {
        path: place.path,
        start: Point { line: place.start.line, column: place.start.column, byte: place.bytes.0 },
        end: Point { line: place.end.line, column: place.end.column, byte: place.bytes.1 },
    }
}
