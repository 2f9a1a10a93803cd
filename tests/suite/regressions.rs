//! Cases that fuzzing found, or began with (`tests/regressions/TARGET/`), through the same functions as its targets: none may stop them.

#[path = "../../fuzz/entries/mod.rs"]
mod entries;

use super::project::{root, tests};
use std::fs;

/// What a target does with any bytes.
type Run = fn(&[u8]);

/// Every target.
const TARGETS: [(&str, Run); 7] = [
    ("yaml", entries::yaml),
    ("front", entries::front),
    ("markdown", entries::markdown),
    ("charts", entries::charts),
    ("parity", entries::parity),
    ("csv", entries::csv),
    ("xlsx", entries::xlsx),
];

#[test]
fn no_case_that_was_kept_stops_the_program() {
    let mut stopped = Vec::new();
    for (target, run) in TARGETS {
        let folder = tests("regressions").join(target);
        let cases: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(!cases.is_empty(), "{target}");
        for case in cases {
            let bytes = fs::read(&case).unwrap();
            if std::panic::catch_unwind(|| run(&bytes)).is_err() {
                stopped.push(case);
            }
        }
    }
    assert!(stopped.is_empty(), "{stopped:#?}");
}

#[test]
fn every_target_is_built_and_run_here() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let built: Vec<_> =
        manifest.split("[[bin]]\nname = \"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(built, TARGETS.map(|(target, _)| target));
}
