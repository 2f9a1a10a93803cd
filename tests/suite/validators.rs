//! Independent validators: `check-jsonschema` (Python) and `xmllint`. Where one is missing, what needs it is skipped; with `CI` set it fails.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Whether `tool` is there.
pub fn has(tool: &str) -> bool {
    if Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success()) {
        return true;
    }
    assert!(std::env::var_os("CI").is_none(), "{tool} is missing");
    eprintln!("skipped: {tool} is missing");
    false
}

/// What a file was refused for.
#[derive(Debug)]
#[expect(dead_code, reason = "the message is there to be printed")]
pub struct Refused {
    pub file: String,
    /// As a `JSONPath`: `$.series[0].value`.
    pub path: String,
    pub message: String,
}

/// Holds JSON or YAML files against a JSON Schema.
pub fn json_schema(schema: &Path, files: &[impl AsRef<Path>]) -> Vec<Refused> {
    let mut command = Command::new("check-jsonschema");
    // The schema of SARIF has a pattern that only JavaScript's older mode takes.
    command.args(["--regex-variant", "nonunicode", "--output-format", "json", "--schemafile"]).arg(schema);
    let output = command.args(files.iter().map(AsRef::as_ref)).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let told: Value = serde_json::from_str(&said)
        .unwrap_or_else(|error| panic!("{error}: {said}{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(output.status.success(), told["status"] == "ok", "{told}");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parse = told["parse_errors"].as_array().into_iter().flatten();
    let found = told["errors"].as_array().into_iter().flatten().chain(parse);
    found
        .map(|one| Refused { file: text(&one["filename"]), path: text(&one["path"]), message: one.to_string() })
        .collect()
}

/// Holds XML against an XML Schema: what is wrong with it.
pub fn xml_schema(schema: &Path, file: &Path) -> Result<(), String> {
    let output =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(schema).arg(file).output().unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}
