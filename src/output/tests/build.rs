//! Builds that succeed.

use std::fs;

use rayon::prelude::*;

use super::{Desk, FIRST, Protected, SECOND, Staging, assert_site, path_of, snapshot, write_all};
use crate::output::switch;

#[test]
fn first_build_writes_the_site() {
    let desk = Desk::new();
    let published = desk.build(FIRST).unwrap();
    assert_site(&desk, FIRST);
    assert_eq!((published.files, published.bytes), (4, 15));
    assert_eq!((published.added, published.changed, published.removed), (4, 0, 0));
    assert!(published.leftover.is_none());
}

#[test]
fn rebuild_replaces_and_prunes() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let published = desk.build(SECOND).unwrap();
    assert_site(&desk, SECOND);
    assert_eq!((published.added, published.changed, published.removed), (2, 1, 2));
    assert!(!desk.out().join("data/deep").exists());
}

#[test]
fn the_same_build_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let reversed: Vec<_> = FIRST.iter().rev().copied().collect();
    let published = desk.build(&reversed).unwrap();
    assert_eq!(desk.snapshot(), before);
    assert_eq!((published.added, published.changed, published.removed), (0, 0, 0));
}

#[test]
fn a_file_that_says_the_same_keeps_its_time() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let time = |path: &str| fs::metadata(desk.out().join(path)).unwrap().modified().unwrap();
    let long_ago = time("same.css") - std::time::Duration::from_secs(10_000);
    for path in ["same.css", "index.html"] {
        fs::File::options().write(true).open(desk.out().join(path)).unwrap().set_modified(long_ago).unwrap();
    }
    desk.build(SECOND).unwrap();
    assert_eq!(time("same.css"), long_ago);
    assert_ne!(time("index.html"), long_ago);
    // Another text of the same length, put there by hand with the old time, is not taken for what was written.
    fs::write(desk.out().join("same.css"), "made").unwrap();
    fs::File::options().write(true).open(desk.out().join("same.css")).unwrap().set_modified(long_ago).unwrap();
    desk.build(SECOND).unwrap();
    assert_site(&desk, SECOND);
}

#[test]
fn nothing_is_visible_before_publishing() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = snapshot(&desk.out());
    let staging = desk.open().unwrap();
    write_all(&staging, SECOND).unwrap();
    assert_eq!(snapshot(&desk.out()), before);
    staging.publish().unwrap();
    assert_site(&desk, SECOND);
}

#[test]
fn an_empty_folder_is_replaced() {
    for at_once in [true, false] {
        let desk = Desk::new();
        fs::create_dir(desk.out()).unwrap();
        let mut staging = desk.open().unwrap();
        staging.at_once = at_once;
        write_all(&staging, FIRST).unwrap();
        staging.publish().unwrap();
        assert_site(&desk, FIRST);
    }
}

#[test]
fn a_site_without_files_can_be_built_and_replaced() {
    let desk = Desk::new();
    desk.build(&[]).unwrap();
    assert_site(&desk, &[]);
    desk.build(FIRST).unwrap();
    assert_site(&desk, FIRST);
    desk.build(&[]).unwrap();
    assert_site(&desk, &[]);
}

#[test]
fn works_without_exchange() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let mut staging = desk.open().unwrap();
    staging.at_once = false;
    write_all(&staging, SECOND).unwrap();
    staging.publish().unwrap();
    assert_site(&desk, SECOND);
}

#[test]
fn swapping_twice_changes_nothing() {
    for at_once in [true, false] {
        let desk = Desk::new();
        desk.build(FIRST).unwrap();
        let staging = desk.open().unwrap();
        write_all(&staging, SECOND).unwrap();
        let before = desk.snapshot();
        switch::swap(&staging.place, at_once).unwrap();
        assert_ne!(desk.snapshot(), before);
        switch::swap(&staging.place, at_once).unwrap();
        assert_eq!(desk.snapshot(), before);
    }
}

#[test]
fn many_threads_write_at_once() {
    let desk = Desk::new();
    let staging = desk.open().unwrap();
    let names: Vec<_> = (0..2000).map(|n| format!("d{}/e{}/{n}.html", n % 7, n % 31)).collect();
    names.par_iter().try_for_each(|name| staging.write(&path_of(name), name.as_bytes())).unwrap();
    staging.publish().unwrap();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    assert_site(&desk, &files);
}

#[test]
fn missing_folders_above_are_made_and_removed_again() {
    let desk = Desk::new();
    let out = desk.path("a/b/site");
    let staging = Staging::open(&out, Protected::default()).unwrap();
    write_all(&staging, FIRST).unwrap();
    drop(staging);
    assert!(desk.names().is_empty());
    let staging = Staging::open(&out, Protected::default()).unwrap();
    write_all(&staging, FIRST).unwrap();
    staging.publish().unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "first");
    assert_eq!(snapshot(&desk.path("a/b")).keys().filter(|name| !name.contains('/')).count(), 1);
}

#[test]
fn the_manifest_can_be_checked_by_hand() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let text = fs::read_to_string(desk.out().join(".gongbao")).unwrap();
    let line = format!("{}  5  index.html", blake3::hash(b"first").to_hex());
    assert!(text.lines().any(|found| found == line), "{text}");
    let paths: Vec<_> = text.lines().skip(1).map(|l| l.rsplit("  ").next().unwrap()).collect();
    assert_eq!(paths, ["data/deep/a.csv", "index.html", "same.css", "zh/第一章.html"]);
}
