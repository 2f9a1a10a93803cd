//! Builds that begin with the site before the last one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::prelude::*;

use super::{Desk, FIRST, SECOND, path_of, snapshot, write_all};
use crate::output::{OutputPath, Staging};

/// Paths that are files at one time and folders at another.
const PATHS: [&str; 7] = ["a", "a/b", "a/b/c", "d.html", "e/f.html", "e/g.html", "h/i/j.html"];

type Site = BTreeMap<&'static str, String>;

fn site() -> impl Strategy<Value = Site> {
    let file = (0..PATHS.len(), 0..3_u8);
    let files = proptest::collection::vec(file, 0..7);
    files.prop_map(|files| {
        let mut site = Site::new();
        for (path, text) in files {
            let path = PATHS[path];
            let apart =
                |other: &str| !other.starts_with(&format!("{path}/")) && !path.starts_with(&format!("{other}/"));
            if site.keys().all(|other| apart(other)) {
                site.insert(path, text.to_string());
            }
        }
        site
    })
}

/// Builds `now` over `before`, taking over what is the same, as an incremental build does.
fn build(desk: &Desk, before: &Site, now: &Site, publishes: bool) {
    let mut staging = desk.open().unwrap();
    staging.spare_from = 0;
    staging.reuse().unwrap();
    let other = |path: &str| before.get(path) != now.get(path);
    let others: BTreeSet<OutputPath> = now.keys().filter(|path| other(path)).map(|path| path_of(path)).collect();
    let all_but = now.keys().eq(before.keys()) && staging.keep_all_but(&others, now.len()).unwrap();
    for (path, text) in now.iter().filter(|(path, _)| !all_but || other(path)) {
        let kept = before.get(path) == Some(text) && staging.keep(&path_of(path)).unwrap();
        if !kept {
            staging.write(&path_of(path), text.as_bytes()).unwrap();
        }
    }
    if publishes {
        let published = staging.publish_with(Some(b"memory")).unwrap();
        assert!(published.leftover.is_none(), "{published:?}");
    }
}

fn assert_site(desk: &Desk, expected: &Site) {
    let found = snapshot(&desk.out()).into_iter().filter(|(path, bytes)| bytes.is_some() && path != ".gongbao");
    let found: BTreeMap<String, String> =
        found.map(|(path, bytes)| (path, String::from_utf8(bytes.unwrap()).unwrap())).collect();
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(path, text)| ((*path).to_owned(), text.clone())).collect();
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn the_site_is_the_same_with_a_spare_one(steps in proptest::collection::vec((site(), 0..6_u8, 0..4_u8), 1..8)) {
        let desk = Desk::new();
        let spare = desk.path(".site.gongbao-spare");
        let mut before = Site::new();
        for (mut now, chance, edit) in steps {
            // Often only texts change, as an edit makes them do.
            if edit > 0 && !before.is_empty() {
                let texts: Vec<String> = now.into_values().collect();
                now = before.clone();
                now.values_mut().zip(texts).for_each(|(text, other)| *text = other);
            }
            match chance {
                // Somebody deletes it; a build is given up.
                0 => drop(fs::remove_dir_all(&spare)),
                1 => build(&desk, &before, &now, false),
                _ => {}
            }
            build(&desk, &before, &now, true);
            assert_site(&desk, &now);
            before = now;
        }
    }
}

#[test]
fn files_of_the_site_are_never_written_into() {
    let desk = Desk::new();
    let sites: [Site; 2] = ["one", "two"]
        .map(|text| Site::from([("a", text.to_owned()), ("d.html", "same".into()), ("e/f.html", "same".into())]));
    for round in 0..4 {
        build(&desk, &sites[(round + 1) % 2], &sites[round % 2], true);
        assert_site(&desk, &sites[round % 2]);
    }
    // Under both names stands one file.
    let spare = desk.path(".site.gongbao-spare");
    let same = |folder: &std::path::Path| fs::metadata(folder.join("d.html")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        assert_eq!(same(&spare).ino(), same(&desk.out()).ino());
    }
    assert_eq!(fs::read_to_string(spare.join("a")).unwrap(), "one");
}

#[test]
fn a_new_site_has_a_spare_one_at_once_and_so_has_one_of_which_all_is_new() {
    let desk = Desk::new();
    let spare = desk.path(".site.gongbao-spare");
    let sites: [Site; 2] = ["one", "two"].map(|text| Site::from([("a", text.to_owned()), ("e/f.html", text.into())]));
    for (before, now) in [(&Site::new(), &sites[0]), (&sites[0], &sites[1])] {
        build(&desk, before, now, true);
        assert_eq!(snapshot(&spare), snapshot(&desk.out()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            let file = |folder: &std::path::Path| fs::metadata(folder.join("e/f.html")).unwrap().ino();
            assert_eq!(file(&spare), file(&desk.out()), "a second name");
        }
    }
}

#[test]
fn a_spare_site_that_is_damaged_is_of_no_use_and_a_strange_one_is_left_alone() {
    type Harm = fn(&std::path::Path);
    let harms: [Harm; 4] = [
        |spare| fs::write(spare.join("a"), "ONE").unwrap(),
        |spare| fs::remove_file(spare.join("a")).unwrap(),
        |spare| fs::write(spare.join("thesis.txt"), "years of work").unwrap(),
        |spare| fs::write(spare.join(".gongbao"), "gongbao manifest 1").unwrap(),
    ];
    let [one, two] = ["one", "two"]
        .map(|text| Site::from([("a", text.to_owned()), ("d.html", "same".into()), ("e/f.html", "same".into())]));
    for (harm, is_left) in harms.into_iter().zip([false, false, true, true]) {
        let desk = Desk::new();
        build(&desk, &Site::new(), &one, true);
        build(&desk, &one, &two, true);
        let spare = desk.path(".site.gongbao-spare");
        harm(&spare);
        let harmed = snapshot(&spare);
        build(&desk, &two, &one, true);
        assert_site(&desk, &one);
        assert_eq!(snapshot(&spare) == harmed, is_left);
        build(&desk, &one, &two, true);
        assert_site(&desk, &two);
        assert_eq!(snapshot(&spare) == harmed, is_left);
    }
}

#[test]
fn what_is_put_into_a_site_while_the_next_is_made_is_not_lost() {
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
    for (folder, is_put) in [("", true), ("e", true), ("h/i", true), ("", false)] {
        let desk = Desk::new();
        let site = Site::from([("e/f.html", "one".to_owned()), ("h/i/j.html", "two".into())]);
        build(&desk, &Site::new(), &site, true);
        for folder in ["", "e", "h", "h/i"] {
            fs::File::open(desk.out().join(folder)).unwrap().set_modified(long_ago).unwrap();
        }
        let before = snapshot(&desk.out());
        let staging = desk.open().unwrap();
        staging.reuse().unwrap();
        staging.write(&path_of("a"), b"new").unwrap();
        if is_put {
            fs::write(desk.out().join(folder).join("thesis.txt"), "years of work").unwrap();
        }
        match staging.publish_with(Some(b"memory")) {
            Ok(published) => assert!(!is_put && published.removed == 2, "{published:?}"),
            Err(error) => {
                assert!(is_put && error.to_string().contains("thesis.txt"), "{error}");
                fs::remove_file(desk.out().join(folder).join("thesis.txt")).unwrap();
                assert_eq!(snapshot(&desk.out()), before);
            }
        }
    }
}

#[test]
fn small_sites_have_none() {
    let desk = Desk::new();
    for files in [FIRST, SECOND, FIRST] {
        let staging: Staging = desk.open().unwrap();
        staging.reuse().unwrap();
        write_all(&staging, files).unwrap();
        staging.publish_with(Some(b"memory")).unwrap();
    }
    assert_eq!(desk.names(), [".site.gongbao-cache", "site"]);
}
