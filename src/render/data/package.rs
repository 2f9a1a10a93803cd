//! The descriptor of the data package: Frictionless Data Package v1, with a Table Schema for each table.

use super::json::written;
use super::records::{self, Scribes};
use super::tables::{self, Field};
use crate::plan::{DataFile, TableName, relative};
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Resource {
    name: &'static str,
    path: String,
    profile: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    dialect: Value,
    schema: Schema,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema {
    fields: Vec<Field>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    primary_key: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<Value>,
}

/// `datapackage.json`
pub fn package(scribes: &Scribes<'_>) -> String {
    let Some(first) = scribes.first() else { return String::new() };
    let settings = &first.report().settings;
    let sources = first.report().sources.iter().map(|source| {
        let mut entry = json!({ "title": format!("{}: {}", source.publisher, first.source_title(source)) });
        if let (Some(url), Some(entry)) = (&source.url, entry.as_object_mut()) {
            entry.insert("path".into(), url.value.clone().into());
        }
        entry
    });
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": name(first.text(&settings.short_title), first.plan.base_url()),
        "title": first.text(&settings.title),
        "titles": records::texts(&settings.title),
        "description": first.text(&settings.description),
        "version": settings.modified.to_string(),
        "created": settings.modified.rfc3339(),
        "keywords": ["indicators", "targets", "statistics"],
        "licenses": [{ "title": first.text(&settings.licence.name), "path": settings.licence.url.value }],
        "contributors": [{ "title": first.text(&settings.publisher.name), "role": "publisher" }],
        "sources": sources.collect::<Vec<_>>(),
        "resources": TableName::ALL.map(|table| resource(scribes, first.from, table)),
    });
    if let (Some(base), Some(package)) = (first.plan.base_url(), package.as_object_mut()) {
        package.insert("homepage".into(), base.into());
    }
    written(&package)
}

/// A name as the specification wants it: lower case, of letters, digits and `.`, `_`, `-`.
fn name(title: &str, base: Option<&str>) -> String {
    let host = base.and_then(|base| base.split("://").nth(1)).unwrap_or(title);
    let kept = host.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect::<String>();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "report".to_owned() } else { parts.join("-") }
}

fn resource(scribes: &Scribes<'_>, from: &str, table: TableName) -> Resource {
    let key =
        |field: &str, resource: &str| json!({ "fields": field, "reference": { "resource": resource, "fields": "id" } });
    Resource {
        name: table.name(),
        path: relative(from, &DataFile::Table(table).address()),
        profile: "tabular-data-resource",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: tables::table(scribes, table).len(),
        dialect: json!({ "delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "lineTerminator": "\r\n", "header": true }),
        schema: Schema {
            fields: tables::described(scribes, table).fields,
            missing_values: [""],
            primary_key: (table != TableName::Observations).then_some("id"),
            foreign_keys: match table {
                TableName::Observations => vec![key("indicator", "indicators"), key("source", "sources")],
                TableName::Indicators | TableName::Sources => Vec::new(),
            },
        },
    }
}
