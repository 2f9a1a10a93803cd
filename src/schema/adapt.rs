//! What holds for every file that is read, whatever its type: numbers are text where text is asked for, and an empty key is none.

use schemars::Schema;
use schemars::transform::transform_subschemas;
use serde_json::{Map, Value, json};

/// Makes `schema` and all inside it say what the YAML reader does.
pub fn to_yaml(schema: &mut Schema) {
    transform_subschemas(&mut to_yaml, schema);
    let Some(object) = schema.as_object_mut() else { return };
    // `uint32` and the like are the names of Rust types.
    if object.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        object.remove("format");
    }
    numbers_are_text(object);
    let required = object.get("required").cloned().unwrap_or_default();
    let is_required = |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|known| known == key));
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        properties.iter_mut().filter(|(key, _)| !is_required(key)).for_each(|(_, property)| allow_null(property));
    }
}

/// A title may be `2025`: plain text takes numbers as they were written.
fn numbers_are_text(schema: &mut Map<String, Value>) {
    let bound = ["pattern", "format", "enum", "const"].iter().any(|key| schema.contains_key(*key));
    match schema.get_mut("type") {
        _ if bound => {}
        Some(kind) if *kind == "string" => *kind = json!(["string", "number"]),
        Some(Value::Array(kinds)) if kinds.iter().any(|kind| kind == "string") && !kinds.iter().any(is_numeric) => {
            kinds.push("number".into());
        }
        _ => {}
    }
}

fn is_numeric(kind: &Value) -> bool {
    kind == "number" || kind == "integer"
}

/// A key without a value, or with `null`, counts as absent.
fn allow_null(property: &mut Value) {
    let Value::Object(schema) = property else { return };
    let nothing = json!({ "type": "null" });
    if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
        if !choices.contains(&nothing) {
            choices.push(nothing);
        }
        return;
    }
    let plain = ["enum", "const", "oneOf", "allOf", "$ref"].iter().all(|key| !schema.contains_key(*key));
    match schema.get_mut("type") {
        Some(kind @ Value::String(_)) if plain => *kind = json!([kind.take(), "null"]),
        Some(Value::Array(kinds)) if plain => {
            if !kinds.iter().any(|kind| kind == "null") {
                kinds.push("null".into());
            }
        }
        _ => {
            let mut outer = Map::new();
            for key in ["description", "default", "examples"] {
                outer.extend(schema.remove(key).map(|value| (key.to_owned(), value)));
            }
            // A lone `allOf` only made room for the keys that were moved out.
            let inner = match schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice) {
                Some([only]) if schema.len() == 1 => only.clone(),
                _ => schema.clone().into(),
            };
            outer.insert("anyOf".into(), json!([inner, nothing]));
            *property = outer.into();
        }
    }
}
