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
    for (target, run) in TARGETS {
        let cases: Vec<_> =
            fs::read_dir(tests("regressions").join(target)).unwrap().map(|it| it.unwrap().path()).collect();
        assert!(!cases.is_empty(), "{target}");
        for case in cases {
            // What it says, if it stops, is followed by the name of the case.
            let ended = std::panic::catch_unwind(|| run(&fs::read(&case).unwrap()));
            assert!(ended.is_ok(), "{}", case.display());
        }
    }
}

#[test]
fn every_target_is_built_and_run_here() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
    let built: Vec<_> =
        manifest.split("[[bin]]\nname = \"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(built, TARGETS.map(|(target, _)| target));
}
