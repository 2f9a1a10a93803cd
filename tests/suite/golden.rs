//! The base report in a tiny theme, byte for byte: what every page is given, free of the shipped theme's looks.

use super::project::{accepting, build, copy, edit, files, tests};
use std::fs;

#[test]
fn the_golden_site_is_built_byte_for_byte() {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    copy(&tests("golden/theme"), &project.path().join("themes/tiny"));
    edit(project.path(), "content/report.yaml", "theme: default", "theme: tiny");
    let out = project.path().join("public");
    assert_eq!(build(project.path(), &out, Some("https://example.org/tiny/")), "");
    let golden = tests("golden/site");
    if accepting() {
        let _ = fs::remove_dir_all(&golden);
        copy(&out, &golden);
    }
    let (built, expected) = (files(&out), files(&golden));
    assert_eq!(built.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, bytes) in built {
        // The program's version stands in pages of the default theme only, so golden files outlive it.
        let (built, expected) = (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&expected[&path]));
        assert_eq!(built, expected, "{path}; GONGBAO_ACCEPT=1 accepts it");
    }
}
