//! Builds that are killed at any moment (SIGKILL): the site is the old or the new one, whole; the next build works and cleans up.

use super::project::{copy, edit, files, tests};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// How often a build is killed.
const KILLS: u32 = 200;

fn start(project: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["build", "--quiet", "--out", "site"])
        .args(arguments)
        .current_dir(project)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn build(project: &Path, arguments: &[&str]) {
    let status = start(project, arguments).wait().unwrap();
    assert!(status.success(), "{status}");
}

/// Two states of the small report, by turns.
const TITLES: [&str; 2] = ["name: {zh: 产值, en: Output}", "name: {zh: 产值, en: Gross output}"];

/// What stands beside the site and its project.
fn beside(project: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(project).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> =
        entries.filter(|name| !matches!(name.as_str(), "content" | "seeds" | "themes")).collect();
    names.sort();
    names
}

#[test]
#[cfg(unix)]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path();
    copy(&tests("fixtures/base"), project);
    let turn = |to: usize| edit(project, "content/indicators/output.yaml", TITLES[1 - to], TITLES[to]);

    // Both states, and how long a build takes.
    let began = Instant::now();
    build(project, &["--fresh"]);
    let long = began.elapsed() * 5 / 4;
    let first = files(&project.join("site"));
    turn(1);
    build(project, &[]);
    let second = files(&project.join("site"));
    assert!(first != second);
    let states: [&BTreeMap<String, Vec<u8>>; 2] = [&first, &second];

    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let (mut now, mut seen) = (1, [0_u32; 2]);
    for round in 0..KILLS {
        now = 1 - now;
        turn(now);
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let wait = long.mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64);
        let mut child = start(project, if round % 3 == 0 { &["--fresh"] } else { &[] });
        std::thread::sleep(wait);
        let _ = child.kill();
        child.wait().unwrap();

        let site = files(&project.join("site"));
        let state = states.iter().position(|state| **state == site);
        let Some(state) = state else { panic!("neither the old site nor the new one after {wait:?}") };
        seen[usize::from(state == now)] += 1;
        if round % 10 == 9 {
            build(project, &[]);
            assert!(files(&project.join("site")) == *states[now], "the next build is not the site");
            assert_eq!(beside(project), [".site.gongbao-cache", "site"]);
        }
    }
    // Killed both before the switch and after it, so that it was met from both sides.
    assert!(seen.iter().all(|times| *times > KILLS / 20), "{seen:?} of {KILLS} in {long:?}");
}
