//! Problems as programs read them: every form holds every problem at its place.

use super::project::{check, copy, edit, real, root, tests};
use super::validators::{has, json_schema, xml_schema};
use gongbao::diag::formats::{Format, Run, write};
use gongbao::i18n::Tongue;
use gongbao::pipeline::Found;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

/// A project with an error, a related place, signs that must be escaped and a warning.
fn faulty() -> Found {
    let project = tempfile::tempdir().unwrap();
    copy(&root().join("tests/fixtures/base"), project.path());
    edit(
        project.path(),
        "content/chapters/1-goals.en.md",
        "[15](source:plan#s1)",
        "[16](source:plan#s1) <b>100%: a, \"b\"</b>",
    );
    check(project.path())
}

fn json(found: &Found, format: Format) -> Value {
    serde_json::from_str(&write(&found.problems, &found.sources, format, Tongue::En, &Run::default())).unwrap()
}

#[test]
fn json_holds_every_problem_with_its_places() {
    let found = faulty();
    let all = json(&found, Format::Json);
    let diagnostics = all["diagnostics"].as_array().unwrap();
    assert_eq!(diagnostics.len(), found.problems.len());
    let differ = diagnostics.iter().find(|one| one["code"] == "numbers-differ").unwrap();
    assert_eq!(differ["place"]["path"], "content/chapters/1-goals.en.md");
    assert_eq!((&differ["place"]["start"]["line"], &differ["place"]["start"]["column"]), (&8.into(), &2.into()));
    assert_eq!(differ["related"][0]["place"]["path"], "content/chapters/1-goals.zh.md");
    assert_eq!(
        all["summary"]["errors"].as_u64().unwrap() + all["summary"]["warnings"].as_u64().unwrap(),
        diagnostics.len() as u64
    );
}

#[test]
fn sarif_counts_columns_in_utf16_and_names_its_rules() {
    let found = faulty();
    let log = json(&found, Format::Sarif);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), found.problems.len());
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().unwrap() >= 1 && region["endColumn"].as_u64().unwrap() >= 1);
    }
}

/// A workflow command by its documented grammar, `::NAME KEY=VALUE,KEY=VALUE::MESSAGE`, with its escapes undone.
fn command(line: &str) -> (String, BTreeMap<String, String>, String) {
    let unescape = |text: &str, signs: &[(&str, &str)]| {
        let mut text = text.to_owned();
        assert!(!text.contains(['\r', '\n']));
        signs
            .iter()
            .chain(&[("%0D", "\r"), ("%0A", "\n"), ("%25", "%")])
            .for_each(|(code, sign)| text = text.replace(code, sign));
        text
    };
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let property = |one: &str| {
        let (key, value) = one.split_once('=').unwrap();
        assert!(["title", "file", "line", "endLine", "col", "endColumn"].contains(&key), "{key}");
        assert!(!value.contains(':'), "{value}");
        (key.to_owned(), unescape(value, &[("%3A", ":"), ("%2C", ",")]))
    };
    (name.to_owned(), properties.split(',').map(property).collect(), unescape(message, &[]))
}

#[test]
fn github_commands_are_one_line_a_problem_and_come_back_whole() {
    for found in found() {
        let text = write(&found.problems, &found.sources, Format::Github, Tongue::En, &Run::default());
        assert_eq!(text.lines().count(), found.problems.len(), "{text}");
        for (line, diagnostic) in text.lines().zip(&found.problems) {
            let (name, properties, message) = command(line);
            let place = found.sources.locate(diagnostic.span);
            let problem = &diagnostic.problem;
            let words = problem.words();
            assert!(["error", "warning"].contains(&name.as_str()), "{line}");
            assert_eq!(properties["file"], place.path);
            assert_eq!(properties["line"], place.line.to_string());
            assert_eq!(properties["title"], problem.code());
            assert_eq!(message, format!("{}\n{}", words.message.en(), words.hint.en()));
            // GitHub shows columns for annotations within one line only.
            assert_eq!(properties.contains_key("col"), properties["line"] == properties["endLine"], "{line}");
        }
    }
    let text = write(&faulty().problems, &faulty().sources, Format::Github, Tongue::En, &Run::default());
    let start = "::error file=content/chapters/1-goals.en.md,line=8,endLine=8,col=2,endColumn=4,title=numbers-differ::";
    assert!(text.contains(start), "{text}");
}

/// A report without problems, one with some, and the real report with a fault in almost every kind of file.
fn found() -> Vec<Found> {
    let project = real();
    let faults = [
        ("content/report.yaml", "short_title:", "short_titel:"),
        ("content/indicators/gdp-growth.yaml", "value: 3.0", "value: three"),
        ("content/indicators/cloud-platform-enterprises.yaml", "value: 18000", "value: 18100"),
        ("content/pillars/automotive.yaml", "积极推进实施“六个回归”", "积极推进实施“五个回归”"),
        ("content/chapters/2-goals.en.md", "(chart:indicator-frame)", "(chart:indicator,frame: 100%)"),
        ("content/chapters/2-goals.zh.md", "本章标题", "本章<b>\u{1}\u{b}</b>的😀标题&"),
    ];
    faults.iter().for_each(|(file, from, to)| edit(project.path(), file, from, to));
    vec![check(real().path()), faulty(), check(project.path())]
}

#[test]
fn json_and_sarif_hold_against_their_schemas() {
    if !has("check-jsonschema") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let schemas = [
        (Format::Json, root().join("docs/schemas/problems.schema.json")),
        (Format::Sarif, tests("schemas/sarif-schema-2.1.0.json")),
    ];
    for (format, schema) in schemas {
        let mut files = Vec::new();
        for (found, number) in found().iter().zip(0..) {
            files.push(folder.path().join(format!("{format:?}-{number}.json")));
            fs::write(&files[number], write(&found.problems, &found.sources, format, Tongue::En, &Run::default()))
                .unwrap();
        }
        let refused = json_schema(&schema, &files);
        assert!(refused.is_empty(), "{refused:#?}");
        // A validator that refuses nothing shows nothing.
        let broken = fs::read_to_string(&files[1]).unwrap().replace("\"error\"", "\"grave\"");
        let file = folder.path().join(format!("{format:?}-broken.json"));
        fs::write(&file, broken).unwrap();
        assert!(!json_schema(&schema, &[file]).is_empty(), "{format:?}");
    }
}

#[test]
fn junit_holds_against_its_schema() {
    if !has("xmllint") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("junit.xml");
    let schema = tests("schemas/junit-10.xsd");
    for found in found() {
        let text = write(&found.problems, &found.sources, Format::Junit, Tongue::En, &Run::default());
        fs::write(&file, &text).unwrap();
        xml_schema(&schema, &file).unwrap_or_else(|why| panic!("{why}\n{text}"));
        fs::write(&file, text.replace("<testcase ", "<test-case ").replace("</testcase>", "</test-case>")).unwrap();
        assert!(xml_schema(&schema, &file).is_err());
    }
}

#[test]
fn junit_has_a_test_case_for_each_file() {
    let found = faulty();
    let text = write(&found.problems, &found.sources, Format::Junit, Tongue::En, &Run::default());
    let document = roxmltree::Document::parse(&text).unwrap();
    let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let files = found.sources.files().filter(|(_, file)| file.path.starts_with("content/")).count();
    assert_eq!(cases.len(), files);
    let failed: Vec<_> =
        cases.iter().filter(|case| case.children().any(|child| child.has_tag_name("failure"))).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].attribute("name"), Some("content/chapters/1-goals.en.md"));
}
