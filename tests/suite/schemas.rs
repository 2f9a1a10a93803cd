//! The JSON Schemas of a project's files: current, complete, true of the real report, and strict.

use super::project::{accepting, edit, real, root};
use super::validators::{Refused, has, json_schema};
use gongbao::schema::ALL;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

fn stored(name: &str) -> PathBuf {
    root().join("docs/schemas").join(format!("{name}.schema.json"))
}

#[test]
fn the_stored_schemas_are_those_of_the_types() {
    if accepting() {
        gongbao::schema::save(&root().join("docs/schemas")).unwrap();
    }
    for described in ALL {
        let text = fs::read_to_string(stored(described.name)).unwrap_or_default();
        assert!(
            text == described.text(),
            "docs/schemas/{} is not current: GONGBAO_ACCEPT=1 cargo test schemas",
            described.file_name()
        );
    }
    let files = fs::read_dir(root().join("docs/schemas")).unwrap().count();
    assert_eq!(files, ALL.len(), "a schema of nothing");
}

/// Calls `visit` for every schema inside `schema` that describes a key or a kind, with its name.
fn each_named(schema: &Value, visit: &mut dyn FnMut(&str, &Value)) {
    match schema {
        Value::Object(object) => {
            for (key, inner) in object {
                if key == "properties" && !inner.as_object().unwrap().values().any(|it| it.get("not").is_some()) {
                    inner.as_object().unwrap().iter().for_each(|(name, one)| visit(name, one));
                }
                each_named(inner, visit);
            }
            if let Some(Value::String(name)) = object.get("const") {
                visit(name, schema);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each_named(item, visit)),
        _ => {}
    }
}

#[test]
fn every_key_and_kind_is_described_in_both_languages() {
    for described in ALL.iter().filter(|described| described.name != "problems") {
        let schema: Value = serde_json::from_str(&described.text()).unwrap();
        let mut count = 0;
        each_named(&schema, &mut |name, one| {
            count += 1;
            let words = one["description"].as_str().unwrap_or_default();
            let han = words.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let latin = words.chars().any(|c| c.is_ascii_lowercase());
            assert!(han && latin, "`{name}` of {}: {words:?}", described.name);
        });
        assert!(count > 0 || described.name == "translations", "{}", described.name);
    }
}

#[test]
fn editors_are_told_which_schema_is_for_which_file() {
    let read = |path: &str| -> Value {
        serde_json::from_str(&fs::read_to_string(root().join(".vscode").join(path)).unwrap()).unwrap()
    };
    let told: BTreeMap<String, Vec<String>> =
        serde_json::from_value(read("settings.json")["yaml.schemas"].clone()).unwrap();
    let owned = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect();
    let expected: BTreeMap<String, Vec<String>> = ALL
        .iter()
        .filter(|described| !described.files.is_empty())
        .map(|described| (format!("./docs/schemas/{}", described.file_name()), owned(described.files)))
        .collect();
    assert_eq!(told, expected);
    assert!(read("extensions.json")["recommendations"].as_array().unwrap().contains(&"redhat.vscode-yaml".into()));
}

/// The files of `folder` that a glob names: `themes/*/i18n/*.yaml`.
fn matching(folder: &Path, glob: &str) -> Vec<PathBuf> {
    let wanted: Vec<&str> = glob.split('/').collect();
    let fits = |name: &str, part: &str| {
        part.split_once('*').map_or(name == part, |(start, end)| name.starts_with(start) && name.ends_with(end))
    };
    let start = folder.join(wanted[0]);
    let entries = WalkDir::new(&start).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .filter(|path| {
            let path = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            let parts: Vec<&str> = path.split('/').collect();
            parts.len() == wanted.len() && parts.iter().zip(&wanted).all(|(name, part)| fits(name, part))
        })
        .collect()
}

/// The heads of all Markdown files below `content/`, as YAML files in `folder`.
fn heads(folder: &Path) -> Vec<PathBuf> {
    let content = root().join("content");
    let texts = WalkDir::new(&content).sort_by_file_name().into_iter().map(Result::unwrap);
    let texts = texts.filter(|entry| entry.path().extension().is_some_and(|it| it == "md"));
    texts
        .filter_map(|entry| {
            let text = fs::read_to_string(entry.path()).unwrap();
            let (head, _) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
            let file = folder.join(entry.file_name()).with_extension("yaml");
            fs::write(&file, head).unwrap();
            Some(file)
        })
        .collect()
}

#[test]
fn the_real_report_holds_against_its_schemas() {
    if !has("check-jsonschema") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for described in ALL.iter().filter(|described| described.name != "problems") {
        let files = match described.name {
            "front-matter" => heads(folder.path()),
            _ => described.files.iter().flat_map(|glob| matching(&root(), glob)).collect(),
        };
        assert!(!files.is_empty(), "{}", described.name);
        let refused = json_schema(&stored(described.name), &files);
        assert!(refused.is_empty(), "{refused:#?}");
    }
}

/// A fault that a schema must refuse: in which file, what is changed, and the path at which it is told.
const FAULTS: &[(&str, &str, &str, &str, &str)] = &[
    // Unknown keys.
    ("report", "content/report.yaml", "short_title:", "shrot_title:", "$"),
    ("indicator", "content/indicators/gdp-growth.yaml", "period_kind:", "period_knid:", "$"),
    ("indicator", "content/indicators/gdp-growth.yaml", "value: 3.0,", "vlaue: 3.0,", "$.series[0]"),
    ("pillar", "content/pillars/automotive.yaml", "tagline:", "tag_line:", "$"),
    ("list", "content/lists/process.yaml", "quote:", "qoute:", "$.items[0]"),
    ("sources", "content/sources.yaml", "publisher:", "publishers:", "$[0]"),
    ("glossary", "content/glossary.yaml", "kind:", "kinds:", "$[0]"),
    ("charts", "content/charts.yaml", "title:", "titel:", "$[0]"),
    // Wrong types.
    ("indicator", "content/indicators/gdp-growth.yaml", "value: 3.0,", "value: [3.0],", "$.series[0].value"),
    ("indicator", "content/indicators/gdp-growth.yaml", "value: 3.0,", "value: three,", "$.series[0].value"),
    ("indicator", "content/indicators/gdp-growth.yaml", "unit: {code: percent}", "unit: percent", "$.unit"),
    ("pillar", "content/pillars/automotive.yaml", "order: 1", "order: first", "$.order"),
    ("report", "content/report.yaml", "languages: [zh, en]", "languages: zh", "$.languages"),
    // Names that are none of the kinds.
    ("indicator", "content/indicators/gdp-growth.yaml", "period_kind: annual", "period_kind: yearly", "$.period_kind"),
    ("charts", "content/charts.yaml", "kind: waffle", "kind: waffles", ".kind"),
    ("glossary", "content/glossary.yaml", "kind: slogan", "kind: saying", ".kind"),
    // Shapes: periods, dates, ids, tags, digests, addresses.
    ("indicator", "content/indicators/gdp-growth.yaml", "period: 2019,", "period: 2019-13,", "$.series[0].period"),
    ("report", "content/report.yaml", "period: 2021/2025", "period: 2021–2025", "$.period"),
    ("report", "content/report.yaml", "modified: 2026-", "modified: 26-", "$.modified"),
    ("indicator", "content/indicators/gdp-growth.yaml", "id: gdp-growth", "id: GDP growth", "$.id"),
    ("indicator", "content/indicators/gdp-growth.yaml", "{zh: 地区", "{chinese: 地区", "$.name"),
    ("sources", "content/sources.yaml", "sha256: ", "sha256: 0", "$[0].sha256"),
    ("sources", "content/sources.yaml", "url: http", "url: gttp", ".url"),
    ("sources", "content/sources.yaml", "grade: A", "grade: C", ".grade"),
    // A key that must be there; two that exclude each other.
    ("indicator", "content/indicators/gdp-growth.yaml", "id: gdp-growth\n", "", "$"),
    ("indicator", "content/indicators/gross-industrial-output.yaml", "  value: 17000\n", "", "$.target"),
    (
        "indicator",
        "content/indicators/gross-industrial-output.yaml",
        "value: 17000",
        "value: 17000\n  words: {zh: 多, en: many}",
        "$.target",
    ),
];

#[test]
fn every_seeded_fault_is_refused_by_its_schema() {
    if !has("check-jsonschema") {
        return;
    }
    let project = real();
    let faulty = tempfile::tempdir().unwrap();
    // One run of the validator for each schema.
    let mut files: BTreeMap<&str, Vec<PathBuf>> = BTreeMap::new();
    for ((schema, file, from, to, _), number) in FAULTS.iter().zip(0..) {
        let sound = fs::read(project.path().join(file)).unwrap();
        edit(project.path(), file, from, to);
        let copy = faulty.path().join(format!("fault-{number:02}.yaml"));
        fs::copy(project.path().join(file), &copy).unwrap();
        fs::write(project.path().join(file), sound).unwrap();
        files.entry(schema).or_default().push(copy);
    }
    let refused: Vec<Refused> = files.iter().flat_map(|(schema, files)| json_schema(&stored(schema), files)).collect();
    for ((_, file, from, to, path), number) in FAULTS.iter().zip(0..) {
        let name = format!("fault-{number:02}.yaml");
        let told: Vec<&Refused> = refused.iter().filter(|one| one.file.ends_with(&name)).collect();
        let at =
            told.iter().any(|one| if path.starts_with('$') { one.path == *path } else { one.path.ends_with(path) });
        assert!(at, "{from:?} to {to:?} in {file} is not refused at {path}: {told:?}");
    }
}

#[test]
fn an_empty_key_counts_as_absent_for_the_schema_and_for_the_program() {
    let project = real();
    let file = "content/indicators/gdp-growth.yaml";
    edit(project.path(), file, "gaps: [2024]", "gaps:\nalso:\ntarget:\narea: ~");
    let found = super::project::check(project.path());
    let codes: Vec<_> = found.problems.iter().map(|one| one.problem.code()).collect();
    assert!(!codes.contains(&"invalid-value"), "{codes:?}");
    if has("check-jsonschema") {
        let refused = json_schema(&stored("indicator"), &[project.path().join(file)]);
        assert!(refused.is_empty(), "{refused:#?}");
    }
}
