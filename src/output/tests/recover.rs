//! What killed builds leave behind, and builds that meet.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Desk, FIRST, OutputError, SECOND, assert_site, snapshot, write_all};

const STAGING: &str = ".site.gongbao-staging";
const OLD: &str = ".site.gongbao-old";

fn rename(desk: &Desk, from: &str, to: &str) {
    fs::rename(desk.path(from), desk.path(to)).unwrap();
}

#[test]
fn stale_staging_is_removed() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.put(".site.gongbao-staging/lock", "");
    desk.put(".site.gongbao-staging/site/half/a.html", "ha");
    desk.build(SECOND).unwrap();
    assert_site(&desk, SECOND);
}

#[test]
fn stale_staging_is_removed_by_a_build_that_fails() {
    let desk = Desk::new();
    desk.put("site/thesis.tex", "mine");
    desk.put(".site.gongbao-staging/lock", "");
    desk.put(".site.gongbao-staging/site/half/a.html", "ha");
    assert!(matches!(desk.open(), Err(OutputError::NotOurs { .. })));
    assert_eq!(desk.names(), ["site"]);
}

#[test]
fn staging_with_strange_contents_is_left_alone() {
    let desk = Desk::new();
    desk.put(".site.gongbao-staging/thesis.tex", "mine");
    let error = desk.open().unwrap_err();
    assert!(matches!(error, OutputError::StrangeStaging { .. }), "{error}");
    assert!(error.to_string().contains("thesis.tex"), "{error}");
    assert_eq!(snapshot(&desk.path(STAGING)).len(), 1);

    let desk = Desk::new();
    desk.put(STAGING, "a file");
    let error = desk.open().unwrap_err();
    assert!(matches!(error, OutputError::StrangeStaging { .. }), "{error}");
    assert_eq!(desk.snapshot().len(), 1);
}

#[test]
fn killed_between_the_two_renames() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    rename(&desk, "site", OLD);
    desk.put(".site.gongbao-staging/lock", "");
    desk.put(".site.gongbao-staging/site/index.html", "the new one");
    drop(desk.open().unwrap());
    assert_eq!(desk.snapshot(), before);

    rename(&desk, "site", OLD);
    desk.build(SECOND).unwrap();
    assert_site(&desk, SECOND);
}

#[test]
fn killed_after_the_two_renames() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    rename(&desk, "site", OLD);
    // The former site stands there still; the first try to build puts it back.
    fs::create_dir(desk.out()).unwrap();
    drop(desk.open().unwrap());
    assert_site(&desk, FIRST);

    rename(&desk, "site", OLD);
    rename(&desk, OLD, "kept");
    desk.build(SECOND).unwrap();
    rename(&desk, "kept", OLD);
    drop(desk.open().unwrap());
    assert_site(&desk, SECOND);
}

#[test]
fn an_edited_former_site_is_put_back_but_not_replaced() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.put("site/notes.txt", "mine");
    let before = desk.snapshot();
    rename(&desk, "site", OLD);
    assert!(matches!(desk.open(), Err(OutputError::Foreign { .. })));
    assert_eq!(desk.snapshot(), before);
}

#[test]
fn a_folder_of_somebody_else_under_the_name_of_the_former_site() {
    let desk = Desk::new();
    desk.put(".site.gongbao-old/thesis.tex", "mine");
    let before = desk.snapshot();
    assert!(matches!(desk.open(), Err(OutputError::NotOurs { .. })));
    assert_eq!(desk.snapshot(), before);

    rename(&desk, OLD, "kept");
    desk.build(FIRST).unwrap();
    rename(&desk, "kept", OLD);
    let before = desk.snapshot();
    assert!(matches!(desk.open(), Err(OutputError::NotOurs { .. })));
    assert_eq!(desk.snapshot(), before);
}

#[test]
fn an_abandoned_build_leaves_no_trace() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let staging = desk.open().unwrap();
    write_all(&staging, SECOND).unwrap();
    drop(staging);
    assert_eq!(desk.snapshot(), before);
}

/// Builds that start, give up and end all the time never hold the folder together.
#[test]
fn only_one_build_at_a_time() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let (inside, held) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for thread in 0..6 {
            let (desk, inside, held) = (&desk, &inside, &held);
            scope.spawn(move || {
                for round in 0..150 {
                    let staging = match desk.open() {
                        Ok(staging) => staging,
                        Err(OutputError::Busy { .. }) => continue,
                        Err(error) => panic!("{error}"),
                    };
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    held.fetch_add(1, Ordering::SeqCst);
                    write_all(&staging, SECOND).unwrap();
                    assert_eq!(inside.fetch_sub(1, Ordering::SeqCst), 1);
                    if (thread + round) % 2 == 0 {
                        staging.publish().unwrap();
                    }
                }
            });
        }
    });
    assert!(held.load(Ordering::SeqCst) > 0);
    assert_site(&desk, SECOND);
}
