//! Problems as programs read them: every form holds every problem at its place.

use super::project::{check, copy, edit, root};
use gongbao::diag::formats::{Format, write};
use gongbao::pipeline::Found;
use serde_json::Value;

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
    serde_json::from_str(&write(&found.problems, &found.sources, format)).unwrap()
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

#[test]
fn github_commands_are_one_line_a_problem() {
    let found = faulty();
    let text = write(&found.problems, &found.sources, Format::Github);
    assert_eq!(text.lines().count(), found.problems.len(), "{text}");
    assert!(
        text.contains(
            "::error file=content/chapters/1-goals.en.md,line=8,endLine=8,col=2,endColumn=4,title=numbers-differ::"
        ),
        "{text}"
    );
    assert!(!text.contains("100%:"), "a percent sign is escaped: {text}");
}

#[test]
fn junit_has_a_test_case_for_each_file() {
    let found = faulty();
    let text = write(&found.problems, &found.sources, Format::Junit);
    let document = roxmltree::Document::parse(&text).unwrap();
    let cases: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let files = found.sources.files().filter(|(_, file)| file.path.starts_with("content/")).count();
    assert_eq!(cases.len(), files);
    let failed: Vec<_> =
        cases.iter().filter(|case| case.children().any(|child| child.has_tag_name("failure"))).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].attribute("name"), Some("content/chapters/1-goals.en.md"));
}
