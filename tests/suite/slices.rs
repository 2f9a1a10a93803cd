//! A site made in slices: laid into one folder and joined, they are the whole site, byte for byte; what does not belong together is
//! refused.

use super::project::{Silent, build, copy, edit, files, options, tests};
use gongbao::output::{self, Difference, OutputError, Unjoined};
use gongbao::pipeline;
use gongbao::plan::Slice;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::atomic::AtomicBool;

/// Builds a slice of a project.
fn slice(project: &Path, slice: &str, out: &Path) {
    let slice = Slice::read(slice).unwrap();
    let built = pipeline::build_slice(&options(project, None), slice, out, &Silent, &AtomicBool::new(false));
    assert!(built.unwrap().1.is_some());
}

/// A folder with a copy of the small project and two slices of it that lie in `site`.
fn two() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("golden/project"), &folder.path().join("project"));
    for number in ["1", "2"] {
        let own = folder.path().join(number);
        slice(&folder.path().join("project"), &format!("{number}/2"), &own);
        copy(&own, &folder.path().join("site"));
    }
    folder
}

fn why(folder: &Path) -> Unjoined {
    match output::join(folder) {
        Err(OutputError::Unjoined { why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn joined_slices_are_the_whole_site() {
    let folder = tempfile::tempdir().unwrap();
    let (project, whole) = (tests("golden/project"), folder.path().join("whole"));
    assert_eq!(build(&project, &whole, None), "");
    let whole = files(&whole);
    let count = whole.len() - 1;
    for of in [1, 2, 3, 7] {
        let site = folder.path().join(format!("site-{of}"));
        for number in 1..=of {
            let own = folder.path().join(format!("{number}-of-{of}"));
            slice(&project, &format!("{number}/{of}"), &own);
            // As many files as the others have, give or take one, and the list.
            assert!((count / of..=count / of + 1).contains(&(files(&own).len() - 1)), "{number} of {of}");
            copy(&own, &site);
        }
        output::join(&site).unwrap();
        let joined = files(&site);
        assert_eq!(joined.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
        assert!(joined == whole, "of {of} slices");
        // It is a site like any other: joined again it is the same, and a build may replace it.
        output::join(&site).unwrap();
        assert_eq!(build(&project, &site, None), "");
        assert!(files(&site) == whole);
        let beside = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(beside.into_iter().all(|name| !name.to_string_lossy().starts_with('.')));
    }
}

#[test]
fn what_is_no_whole_site_is_refused_and_left_as_it_was() {
    let desk = two();
    let site = desk.path().join("site");
    let before = files(&site);
    let restore = |before: &BTreeMap<String, Vec<u8>>| {
        fs::remove_dir_all(&site).unwrap();
        for (path, bytes) in before {
            fs::create_dir_all(site.join(path).parent().unwrap()).unwrap();
            fs::write(site.join(path), bytes).unwrap();
        }
    };
    fs::remove_file(site.join(".gongbao-slice-2-of-2")).unwrap();
    assert!(matches!(why(&site), Unjoined::Missing { numbers, of: 2 } if numbers == [2]));
    restore(&before);
    fs::write(site.join("zh/note.txt"), "").unwrap();
    assert!(matches!(why(&site), Unjoined::Foreign { files, .. } if files == ["zh/note.txt"]));
    restore(&before);
    let page = fs::read_to_string(site.join("zh/index.html")).unwrap();
    fs::write(site.join("zh/index.html"), page.replacen('e', "f", 1)).unwrap();
    fs::remove_file(site.join("en/index.html")).unwrap();
    assert!(matches!(why(&site), Unjoined::Wrong { total: 2, .. }));
    restore(&before);
    let list = site.join(".gongbao-slice-1-of-2");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replacen("1 of 2", "2 of 2", 1)).unwrap();
    assert!(matches!(why(&site), Unjoined::Damaged { .. }));
    fs::write(&list, text.replacen("program 0", "program 9", 1)).unwrap();
    assert!(matches!(why(&site), Unjoined::Mixed { difference: Difference::Program, .. }));
    restore(&before);
    // One of another report.
    let (project, other) = (desk.path().join("project"), desk.path().join("other"));
    edit(&project, "content/report.yaml", "title:", "title: ");
    slice(&project, "2/2", &other);
    copy(&other, &site);
    assert!(matches!(why(&site), Unjoined::Mixed { difference: Difference::Report, .. }));
    assert!(!site.join(".gongbao").exists());
    assert!(matches!(why(&desk.path().join("nothing")), Unjoined::NoFolder));
}

#[test]
fn a_killed_join_is_finished_by_the_next_one() {
    let desk = two();
    let site = desk.path().join("site");
    let list = fs::read(site.join(".gongbao-slice-2-of-2")).unwrap();
    output::join(&site).unwrap();
    let whole = files(&site);
    fs::write(site.join(".gongbao-slice-2-of-2"), list).unwrap();
    output::join(&site).unwrap();
    assert!(files(&site) == whole);
}

fn gongbao(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_gongbao")).args(args).current_dir(folder).env("LC_ALL", "C").output();
    let Output { status, stdout, stderr } = run.unwrap();
    (status.code(), String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr))
}

#[test]
fn the_program_builds_slices_and_joins_them() {
    let desk = tempfile::tempdir().unwrap();
    copy(&tests("golden/project"), desk.path());
    let run = |args: &[&str]| gongbao(desk.path(), args);
    let (code, said) = run(&["build", "--slice", "1/2", "--out", "1"]);
    assert!(code == Some(0) && said.starts_with("built slice 1 of 2, "), "{said}");
    for (text, number) in [("0/3", "0/3"), ("4/3", "4/3"), ("a/b", "a/b")] {
        let (code, said) = run(&["build", "--slice", text]);
        assert!(code == Some(2) && said.starts_with(&format!("error: \"{number}\" is no slice\nhelp: ")), "{said}");
    }
    let (code, said) = run(&["build", "--slice", "1/100000", "--lang", "zh"]);
    assert!(code == Some(2) && said.contains("不能切成100000片"), "{said}");
    let (code, said) = run(&["build", "--slice", "2/2", "--out", "1"]);
    assert!(code == Some(3) && said.contains("another slice, or a whole site"), "{said}");
    let (code, said) = run(&["join", "1", "--lang", "zh"]);
    assert!(code == Some(3) && said.contains("1里应有2片，缺1片：2"), "{said}");
    // Its own slice it may build again; what the last whole build left counts for nothing.
    assert_eq!(run(&["build", "--slice", "1/2", "--out", "1", "--quiet"]), (Some(0), String::new()));
    assert_eq!(run(&["build", "--slice", "2/2", "--out", "2", "--quiet"]), (Some(0), String::new()));
    copy(&desk.path().join("2"), &desk.path().join("1"));
    let (code, said) = run(&["join", "1"]);
    assert!(code == Some(0) && said.starts_with("the site is whole, "), "{said}");
    assert_eq!(run(&["build", "--quiet"]), (Some(0), String::new()));
    assert!(files(&desk.path().join("1")) == files(&desk.path().join("public")));
    let (code, said) = run(&["build", "--slice", "1/2"]);
    assert!(code == Some(3) && said.contains("\".gongbao\""), "{said}");
}
