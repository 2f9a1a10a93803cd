//! Names of files: copies, forms of accents, names that differ only in case or that some system cannot store, and whose site stands
//! in a folder.

use super::project::{check, copy, tests};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The small report with these files besides, and the codes that are told of it with the place of each.
fn told(names: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    for (name, text) in names {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = check(folder.path());
    let line = |problem: &gongbao::diag::Diagnostic| {
        let other = problem.related.as_ref().map(|(span, _)| format!(" {}", found.sources.locate(*span).path));
        let place = found.sources.locate(problem.span).path;
        format!("{} {place}{}", problem.problem.code(), other.unwrap_or_default())
    };
    found.problems.iter().map(line).collect()
}

const PAGE: &str = "---\ntitle: A\n---\n";

#[test]
fn names_that_cannot_stand_together_are_told_with_both_places() {
    let both = |path: &str| [(format!("content/{path}.zh.md"), PAGE), (format!("content/{path}.en.md"), PAGE)];
    let files = ["pages/glossary", "pages/search", "pages/nul", "chapters/2-index"].map(both).concat();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    // The small report has no glossary, so that a page may have the name.
    assert_eq!(
        told(&files),
        [
            "address-taken content/chapters/2-index.en.md",
            "address-unusable content/pages/nul.en.md",
            "address-taken content/pages/search.en.md"
        ]
    );
    assert_eq!(
        told(&[
            ("content/static/Logo.png", ""),
            ("content/static/logo.png", ""),
            ("content/static/EN/a.txt", ""),
            ("content/static/zh", ""),
            ("content/static/zh-x/a?.txt", ""),
            ("content/static/robots.txt", ""),
            ("content/static/_headers", ""),
            ("content/static/en/chapters/goals.html", "")
        ]),
        [
            "address-taken content/static/EN/a.txt",
            "address-taken content/static/en/chapters/goals.html content/chapters/1-goals.en.md",
            "address-taken content/static/logo.png content/static/Logo.png",
            "address-taken content/static/robots.txt",
            "address-taken content/static/zh",
            "address-unusable content/static/zh-x/a?.txt"
        ]
    );
}

#[test]
fn two_chapters_cannot_have_one_number_or_one_id() {
    assert_eq!(
        told(&[("content/chapters/1-other.zh.md", PAGE), ("content/chapters/1-other.en.md", PAGE)]),
        ["chapter-number content/chapters/1-other.en.md content/chapters/1-goals.en.md"]
    );
    assert_eq!(
        told(&[("content/chapters/2-goals.zh.md", PAGE), ("content/chapters/2-goals.en.md", PAGE)])[..1],
        ["duplicate-id content/chapters/2-goals.en.md content/chapters/1-goals.en.md"]
    );
    assert_eq!(
        told(&[("content/chapters/1-goals.ZH.md", PAGE)])[..1],
        ["file-name content/chapters/1-goals.zh.md content/chapters/1-goals.ZH.md"]
    );
}

#[test]
fn a_static_file_is_found_in_either_form_of_its_accents_and_not_twice() {
    let page = "---\ntitle: A\n---\n[a](static:caf\u{e9}.pdf)\n";
    let other = page.replace('\u{e9}', "e\u{301}");
    let pages = [("content/pages/a.zh.md", page), ("content/pages/a.en.md", other.as_str())];
    for name in ["content/static/caf\u{e9}.pdf", "content/static/cafe\u{301}.pdf"] {
        assert_eq!(told(&[pages[0], pages[1], (name, "")]), [""; 0], "{name:?}");
    }
    let twice = [("content/static/caf\u{e9}.pdf", ""), ("content/static/cafe\u{301}.pdf", "")];
    assert_eq!(told(&twice), ["unreadable-file content/static/cafe\u{301}.pdf"]);
}

#[test]
fn what_systems_and_programs_leave_is_told_and_not_published() {
    let names = ["Thumbs.db", "~$a.xlsx", ".hidden", "a.csv~", "a (conflicted copy).csv"];
    let files: Vec<(String, &str)> = names.iter().map(|name| (format!("content/static/{name}"), "")).collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    files.extend([
        ("content/static/.nojekyll", ""),
        ("content/static/.well-known/a.txt", ""),
        ("content/static/.gitkeep", ""),
    ]);
    let told = told(&files);
    assert_eq!(told.len(), names.len(), "{told:?}");
    assert!(told.iter().all(|line| line.starts_with("stray-file content/static/")), "{told:?}");
}

fn gongbao(folder: &Path, args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    program.args(args).current_dir(folder).env("CI", "true").env("LC_ALL", "C").output().unwrap()
}

#[test]
fn a_site_stands_in_its_own_project_and_none_of_another_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        assert!(gongbao(folder.path(), &["init", name, "--yes", "--quiet"]).status.success());
        assert!(gongbao(folder.path(), &["build", "--project", name, "--quiet"]).status.success());
        assert!(folder.path().join(name).join("public/index.html").is_file());
    }
    assert!(!folder.path().join("public").exists());
    let built = |args: &[&str]| {
        let output = gongbao(folder.path(), &[&["build", "--quiet"], args].concat());
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = built(&["--project", "b", "--out", "a/public"]);
    assert_eq!(code, Some(3));
    assert!(told.contains("the site of another project") && told.contains("--replace"), "{told}");
    assert_eq!(built(&["--project", "a", "--out", "site"]).0, Some(0));
    assert_eq!(built(&["--project", "b", "--out", "site"]).0, Some(3));
    assert_eq!(built(&["--project", "b", "--out", "site", "--replace"]).0, Some(0));
    assert_eq!(built(&["--project", "b", "--out", "site"]).0, Some(0));
    // A project that was moved away has no site there any more.
    fs::rename(folder.path().join("b"), folder.path().join("c")).unwrap();
    assert_eq!(built(&["--project", "c", "--out", "site"]).0, Some(0));
}
