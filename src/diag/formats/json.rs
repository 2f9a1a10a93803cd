//! Our own JSON: `{"version": 1, "summary": …, "diagnostics": […]}`.

use super::{Place, Told};
use crate::diag::Severity;
use serde_json::{Value, json};

pub(super) fn write(told: &[Told<'_>]) -> String {
    let errors = told.iter().filter(|told| told.severity == Severity::Error).count();
    let all = json!({
        "version": 1,
        "summary": { "errors": errors, "warnings": told.len() - errors },
        "diagnostics": told.iter().map(diagnostic).collect::<Vec<_>>(),
    });
    format!("{all:#}\n")
}

fn diagnostic(told: &Told<'_>) -> Value {
    let mut value = json!({
        "code": told.code,
        "severity": told.level(),
        "message": told.message,
        "hint": told.hint,
        "place": place(&told.place),
        "related": [],
    });
    if let (Some((at, label)), Some(related)) = (&told.related, value.get_mut("related")) {
        *related = json!([{ "label": label, "place": place(at) }]);
    }
    value
}

fn place(place: &Place<'_>) -> Value {
    json!({
        "path": place.path,
        "start": { "line": place.start.line, "column": place.start.column, "byte": place.bytes.0 },
        "end": { "line": place.end.line, "column": place.end.column, "byte": place.bytes.1 },
    })
}
