//! A new report and its new parts: what `init` and `new` make, what they refuse, and what they leave alone.

use super::project::{build, check, edit, files, told};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn gongbao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(args)
        .current_dir(folder)
        .env("CI", "true")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn made(folder: &Path, args: &[&str]) {
    let output = gongbao(folder, args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", said(&output));
}

#[test]
fn an_example_holds_in_every_mix_of_the_shipped_languages() {
    for languages in ["zh", "en", "zh,en", "en,zh"] {
        let folder = tempfile::tempdir().unwrap();
        made(folder.path(), &["init", "report", "--languages", languages]);
        let report = folder.path().join("report");
        assert_eq!(told(&check(&report)), "", "{languages}");
        let out = folder.path().join("site");
        assert_eq!(build(&report, &out, None), "");
        for lang in languages.split(',') {
            let home = fs::read_to_string(out.join(lang).join("index.html")).unwrap();
            assert!(home.contains("<svg") && home.contains("98"), "{languages}: the home page in {lang}");
            let honest = fs::read_to_string(out.join(lang).join("about.html")).unwrap();
            assert!(honest.contains(if lang == "zh" { "虚构" } else { "invented" }), "{languages}: {honest}");
        }
    }
}

#[test]
fn json_tells_what_was_built_and_nothing_of_a_report_with_errors() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r", "--languages", "en"]);
    let report = folder.path().join("r");
    let json = |args: &[&str]| -> serde_json::Value { serde_json::from_slice(&gongbao(&report, args).stdout).unwrap() };
    for args in [["check", "--format", "json"], ["build", "--format", "json"]] {
        let told = json(&args);
        assert!(told["site"]["pages"].as_u64() > Some(10) && told["site"]["charts"] == 1, "{told}");
        assert!(told["site"]["files"].as_u64() > told["site"]["pages"].as_u64(), "{told}");
    }
    made(&report, &["new", "chapter", "outlook"]);
    let told = json(&["check", "--format", "json"]);
    assert!(told.get("site").is_none() && told["summary"]["errors"] == 3, "{told}");
}

#[test]
fn title_and_publisher_are_as_they_were_given_whatever_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let title = r#"en=A: "quoted" # 'title' {x}"#;
    made(folder.path(), &["init", "r", "--languages", "en", "--title", title, "--publisher", "Bureau: of Statistics"]);
    let report = folder.path().join("r");
    assert_eq!(told(&check(&report)), "");
    let out = folder.path().join("site");
    assert_eq!(build(&report, &out, None), "");
    let home = fs::read_to_string(out.join("en/index.html")).unwrap();
    assert!(home.contains("Bureau: of Statistics"));
    assert!(home.contains("A: &quot;quoted&quot; # &#39;title&#39; {x}"), "{home}");
}

#[test]
fn a_language_without_words_of_ours_is_made_of_placeholders_and_nothing_else_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r", "--languages", "fr,en"]);
    let report = folder.path().join("r");
    let told = told(&check(&report));
    let codes: Vec<&str> = told.lines().filter(|line| line.starts_with(['e', 'w'])).collect();
    let (gaps, others): (Vec<&str>, Vec<&str>) =
        codes.into_iter().partition(|line| line.starts_with("error[placeholder]"));
    assert!(gaps.len() > 20 && others.len() == 1 && others[0].starts_with("warning[numbers-not-compared]"), "{told}");
    assert!(fs::read_to_string(report.join("themes/default/i18n/fr.yaml")).unwrap().starts_with("name: fr\n"));
}

#[test]
fn a_new_report_is_refused_where_something_is_in_the_way_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r"]);
    let before = files(folder.path());
    for (args, code) in [
        (&["init", "r"][..], 3),
        (&["init", "x", "--languages", "zh,zh"], 2),
        (&["init", "x", "--languages", "Chinese"], 2),
        (&["init", "x", "--title", "只有中文"], 2),
        (&["init", "x", "--title", "zh="], 2),
        (&["init"], 2),
    ] {
        let output = gongbao(folder.path(), args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", said(&output));
    }
    fs::create_dir_all(folder.path().join("half/seeds")).unwrap();
    fs::write(folder.path().join("half/seeds/example.zh.txt"), "mine").unwrap();
    let output = gongbao(folder.path(), &["init", "half"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("example.zh.txt is there already"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.path().join("half")).unwrap().count(), 1, "litter of a refused start");
    fs::remove_dir_all(folder.path().join("half")).unwrap();
    assert!(before == files(folder.path()));
}

#[test]
fn new_parts_are_refused_until_they_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r"]);
    let report = folder.path().join("r");
    fs::write(report.join("seeds/second.txt"), "第二份文件。\n").unwrap();
    for args in [
        &["new", "chapter", "outlook"][..],
        &["new", "chapter", "7-annex"],
        &["new", "chapter", "last"],
        &["new", "pillar", "rail"],
        &["new", "indicator", "freight"],
        &["new", "source", "yearbook"],
        &["new", "source", "second", "--file", "seeds/second.txt"],
    ] {
        made(&report, args);
    }
    for file in ["chapters/2-outlook.zh.md", "chapters/7-annex.en.md", "chapters/8-last.zh.md", "pillars/rail.en.md"] {
        assert!(report.join("content").join(file).is_file(), "{file}");
    }
    let told = told(&check(&report));
    let codes: Vec<&str> = told.lines().filter(|line| line.starts_with(['e', 'w'])).collect();
    assert!(codes.iter().all(|line| line.starts_with("error[placeholder]")), "{told}");
    let all: usize = files(&report).values().map(|bytes| String::from_utf8_lossy(bytes).matches("TODO").count()).sum();
    assert_eq!(codes.len(), all, "one problem for each placeholder:\n{told}");
}

#[test]
fn a_filled_source_and_indicator_hold() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r"]);
    let report = folder.path().join("r");
    made(&report, &["new", "source", "yearbook"]);
    made(&report, &["new", "indicator", "freight"]);
    let fill = |file: &str, values: &[&str]| {
        for value in values {
            edit(&report, file, "TODO", value);
        }
    };
    fill("content/sources.yaml", &["统计年鉴", "zh", "统计局", "2026-01-27", "https://example.org/yearbook", "A"]);
    fill(
        "content/indicators/freight.yaml",
        &[
            "铁路货运量",
            "Rail freight",
            "铁路货运",
            "Rail freight",
            "全镇。",
            "The whole town.",
            "t",
            "annual",
            "2025",
            "12.5",
            "yearbook",
        ],
    );
    assert_eq!(told(&check(&report)), "");
}

#[test]
fn names_that_cannot_be_are_refused_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r"]);
    let report = folder.path().join("r");
    fs::write(report.join("content/pillars/roads.en.md"), "---\ntitle: Mine\n---\nMine.\n").unwrap();
    let before = files(&report);
    for (args, words) in [
        (&["new", "chapter", "../../evil"][..], "cannot be a name"),
        (&["new", "chapter", "目标"], "cannot be a name"),
        (&["new", "chapter", "index"], "kept for"),
        (&["new", "indicator", "nul"], "kept for"),
        (&["new", "indicator", "-x"], "cannot be a name"),
        (&["new", "chapter", "plan"], "is there already"),
        (&["new", "chapter", "1-goals"], "chapter 1 is `plan` already"),
        (&["new", "chapter", "0-goals"], "no chapter's number"),
        (&["new", "pillar", "parks"], "is there already"),
        (&["new", "indicator", "benches"], "is there already"),
        (&["new", "source", "example"], "is there already"),
        (&["new", "source", "x", "--file", "seeds/none.txt"], "is not in the project"),
        (&["new", "chapter", "x", "--file", "seeds/example.zh.txt"], "--file goes with"),
        (&["new", "page", "x"], "possible values"),
    ] {
        let output = gongbao(&report, args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", said(&output));
        assert!(said(&output).contains(words), "{args:?}: {}", said(&output));
    }
    // One file of several is in the way: none of the others is made.
    let output = gongbao(&report, &["new", "pillar", "roads"]);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("roads.en.md is there already"), "{}", said(&output));
    assert!(before == files(&report));
}

#[test]
fn a_list_of_sources_that_no_entry_can_be_added_to_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), &["init", "r"]);
    let report = folder.path().join("r");
    for text in ["[]\n", "example: {}\n", "- {id: a\n"] {
        fs::write(report.join("content/sources.yaml"), text).unwrap();
        let output = gongbao(&report, &["new", "source", "b"]);
        assert_eq!(output.status.code(), Some(2), "{text}: {}", said(&output));
        assert_eq!(fs::read_to_string(report.join("content/sources.yaml")).unwrap(), text);
    }
    fs::remove_file(report.join("content/sources.yaml")).unwrap();
    made(&report, &["new", "source", "b"]);
    assert!(fs::read_to_string(report.join("content/sources.yaml")).unwrap().starts_with("- id: b\n"));
}
