//! SARIF 2.1.0: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use super::{Place, Told};
use crate::source::encoded;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) fn write(told: &[Told<'_>]) -> String {
    let codes: BTreeMap<&str, &Told<'_>> = told.iter().map(|told| (told.code, told)).collect();
    let rules: Vec<Value> = codes
        .iter()
        .map(|(code, told)| json!({ "id": code, "defaultConfiguration": { "level": told.level() } }))
        .collect();
    let index = |code: &str| codes.keys().position(|known| *known == code);
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "gongbao", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "utf16CodeUnits",
            "results": told.iter().map(|told| result(told, index(told.code))).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

fn result(told: &Told<'_>, rule: Option<usize>) -> Value {
    let mut value = json!({
        "ruleId": told.code,
        "ruleIndex": rule,
        "level": told.level(),
        "message": { "text": format!("{}. {}", told.message, told.hint) },
        "locations": [location(&told.place)],
    });
    if let (Some((place, label)), Some(object)) = (&told.related, value.as_object_mut()) {
        let mut related = location(place);
        if let Some(related) = related.as_object_mut() {
            related.insert("message".into(), json!({ "text": label }));
        }
        object.insert("relatedLocations".into(), json!([related]));
    }
    value
}

fn location(place: &Place<'_>) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": encoded(place.path) },
            "region": {
                "startLine": place.start.line,
                "startColumn": place.start.utf16,
                "endLine": place.end.line,
                "endColumn": place.end.utf16,
            },
        },
    })
}
