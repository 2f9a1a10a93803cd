//! What rests on each source: quotes, figures, sentences that nothing uses.

use super::project::{edit, real, tests};
use gongbao::coverage::SourceUse;
use gongbao::pipeline::{self, Denied, Drafts, Options};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn sources(project: &Path) -> Vec<SourceUse> {
    let options = Options {
        project: project.to_owned(),
        base_url: None,
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    };
    pipeline::sources(&options).unwrap().1.expect("a report that holds")
}

fn gongbao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongbao")).args(args).current_dir(folder).env("CI", "true").output().unwrap()
}

#[test]
fn every_figure_of_the_real_report_is_listed_under_its_source() {
    let project = real();
    let listed: usize = sources(project.path()).iter().map(|it| it.figures.len()).sum();
    let written: usize = fs::read_dir(project.path().join("content/indicators"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap().matches("source: ").count())
        .sum();
    assert_eq!(listed, written);
    let project = sources(project.path());
    let main = project.iter().find(|it| it.id == "interpretation").unwrap();
    let target = main.figures.iter().find(|it| it.indicator == "gross-industrial-output").unwrap();
    assert_eq!(
        (target.role, target.period.as_str(), target.op, target.value.as_str()),
        ("target", "2025", ">=", "17000")
    );
}

#[test]
fn a_sentence_is_used_by_who_quotes_or_cites_it() {
    let base = sources(&tests("fixtures/base"));
    let plan = base.iter().find(|it| it.id == "plan").unwrap().stored.clone().unwrap();
    assert!(plan.sentences[0].used_by.contains(&"chapter:goals".to_owned()), "{:?}", plan.sentences);
    assert_eq!(plan.used() + plan.unused().count(), plan.sentences.len());
}

#[test]
fn every_sentence_with_content_of_the_real_report_is_used() {
    let project = real();
    let sources = sources(project.path());
    let stored = sources[0].stored.as_ref().unwrap();
    // Headings of the document and the lines that lead to a list.
    let unused: Vec<&str> = stored.unused().map(|it| it.text.as_str()).collect();
    let structural = |text: &&str| text.ends_with('：') || text.starts_with(['一', '二', '三', '四', '五']);
    assert!(unused.iter().all(structural), "{unused:?}");
}

#[test]
fn the_listing_is_set_in_columns_and_read_by_programs() {
    let project = real();
    let text = String::from_utf8(gongbao(project.path(), &["sources"]).stdout).unwrap();
    assert!(text.starts_with("source  "), "{text}");
    assert!(text.contains("interpretation: "), "{text}");
    let json = gongbao(project.path(), &["sources", "--format", "json", "--source", "goj2023"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json[0]["id"], "goj2023");
    assert_eq!(json[0]["stored"], serde_json::Value::Null);
    assert!(json[0]["figures"].as_array().unwrap().iter().any(|it| it["indicator"] == "gdp-growth"));
    let wrong = gongbao(project.path(), &["sources", "--source", "goj2032"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("goj2023"), "{wrong:?}");
    edit(project.path(), "content/indicators/gdp.yaml", "group: context", "group: contxt");
    assert_eq!(gongbao(project.path(), &["sources"]).status.code(), Some(1));
}

#[test]
fn the_state_of_every_translation_is_listed() {
    let project = real();
    let run = |args: &[&str]| gongbao(project.path(), args);
    assert_eq!(run(&["translate", "confirm", "--all"]).status.code(), Some(0));
    assert_eq!(run(&["translations", "--check"]).status.code(), Some(0));
    edit(project.path(), "content/chapters/1-basis.zh.md", "## 编制背景", "## 编制的背景");
    let output = run(&["translations", "--check"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    let line = text.lines().find(|line| line.contains("chapters/1-basis.en.md")).unwrap();
    assert_eq!(line.split_whitespace().collect::<Vec<_>>()[2..], ["stale", "23", "22", "1"], "{line}");
    let rows: serde_json::Value = serde_json::from_slice(&run(&["translations", "--format", "json"]).stdout).unwrap();
    let stale: Vec<_> = rows.as_array().unwrap().iter().filter(|row| row["state"] == "stale").collect();
    assert_eq!(stale.len(), 1);
    fs::remove_file(project.path().join("content/pages/about.en.md")).unwrap();
    let text = String::from_utf8(run(&["translations"]).stdout).unwrap();
    let line = text.lines().find(|line| line.contains("pages/about.en.md")).unwrap();
    assert_eq!(line.split_whitespace().nth(2), Some("missing"), "{line}");
}
