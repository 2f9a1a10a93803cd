//! A build that takes over what is still as it was gives the site of a build that does not, after any edits.

use super::edits::{self, Edited};
use super::project::files;
use gongbao::diag::{Palette, render};
use gongbao::i18n::Tongue;
use gongbao::output::{MANIFEST_NAME, Published};
use gongbao::pipeline::{self, Denied, Drafts, Found, Memory, Options, Progress};
use gongbao::source::Fingerprint;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Counts what is told of progress, so that a build that did nothing can be told from one that did.
#[derive(Default)]
struct Watched {
    planned: AtomicUsize,
}

impl Progress for Watched {
    fn planned(&self, routes: usize) {
        self.planned.store(routes, Ordering::Relaxed);
    }
    fn drawn(&self) {}
}

fn options(project: &Path, base_url: Option<&str>) -> Options {
    Options {
        project: project.to_owned(),
        base_url: base_url.map(|url| url.to_owned().try_into().unwrap()),
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    }
}

/// Builds with what the last build left; whether there was anything to do.
fn rebuild(options: &Options, out: &Path, program: &str) -> (Found, Option<Published>, bool) {
    let watched = Watched::default();
    let program = Fingerprint::of(program);
    let (found, published) =
        pipeline::rebuild(options, out, Memory::Kept, program, &watched, &AtomicBool::new(false)).unwrap();
    (found, published, watched.planned.load(Ordering::Relaxed) > 0)
}

fn told(found: &Found) -> String {
    render(&found.problems, &found.sources, Tongue::En, Palette::Plain)
}

/// Compares the site at `out` after a rebuild with that of a build from nothing.
fn compare(options: &Options, out: &Path, program: &str) {
    let (found, published, _) = rebuild(options, out, program);
    let clean = tempfile::tempdir().unwrap();
    let fresh = clean.path().join("site");
    let (expected, made) = pipeline::build(options, &fresh, &Watched::default(), &AtomicBool::new(false)).unwrap();
    assert_eq!(told(&found), told(&expected));
    assert_eq!(found.summary, expected.summary);
    assert_eq!(published.is_some(), made.is_some());
    if made.is_some() {
        let (ours, theirs) = (files(out), files(&fresh));
        assert_eq!(ours.keys().collect::<Vec<_>>(), theirs.keys().collect::<Vec<_>>());
        for (path, bytes) in &theirs {
            assert!(ours[path] == *bytes, "{path} is not what a build from nothing writes");
        }
    }
}

/// What else happens between two builds.
#[derive(Debug, Clone)]
enum Between {
    Edit(edits::Edit),
    Nothing,
    BaseUrl,
    OtherProgram,
    LostMemory,
    DamagedMemory,
    LostPage,
}

fn between() -> impl Strategy<Value = Between> {
    prop_oneof![
        8 => edits::edit().prop_map(Between::Edit),
        1 => Just(Between::Nothing),
        1 => Just(Between::BaseUrl),
        1 => Just(Between::OtherProgram),
        1 => Just(Between::LostMemory),
        1 => Just(Between::DamagedMemory),
        1 => Just(Between::LostPage),
    ]
}

proptest! {
    #![proptest_config(edits::cases(8))]

    #[test]
    fn the_site_is_that_of_a_build_from_nothing(steps in proptest::collection::vec(between(), 1..10)) {
        let project = Edited::new();
        let folder = tempfile::tempdir().unwrap();
        let (out, memory) = (folder.path().join("site"), folder.path().join(".site.gongbao-cache"));
        let (mut base, mut program) = (None, "one");
        compare(&options(project.path(), base), &out, program);
        for step in &steps {
            match step {
                Between::Edit(edit) => drop(project.make(edit)),
                Between::Nothing => {}
                Between::BaseUrl => base = if base.is_some() { None } else { Some("https://example.org/") },
                Between::OtherProgram => program = if program == "one" { "two" } else { "one" },
                Between::LostMemory => drop(fs::remove_file(&memory)),
                Between::DamagedMemory => {
                    if let Ok(mut bytes) = fs::read(&memory) {
                        let middle = bytes.len() / 2;
                        bytes[middle] ^= 1;
                        fs::write(&memory, bytes).unwrap();
                    }
                }
                Between::LostPage => drop(fs::remove_file(out.join("zh/chapters/basis.html"))),
            }
            compare(&options(project.path(), base), &out, program);
        }
    }
}

#[test]
fn with_nothing_changed_nothing_is_done() {
    let project = Edited::new();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let options = options(project.path(), None);
    let (_, first, worked) = rebuild(&options, &out, "one");
    assert!(worked && first.unwrap().added > 0);
    let manifest = fs::metadata(out.join(MANIFEST_NAME)).unwrap().modified().unwrap();
    let (found, second, worked) = rebuild(&options, &out, "one");
    assert_eq!(told(&found), "", "the project has nothing to tell, so that this test means something");
    let second = second.unwrap();
    assert!(!worked && (second.added, second.changed, second.removed) == (0, 0, 0));
    assert_eq!(fs::metadata(out.join(MANIFEST_NAME)).unwrap().modified().unwrap(), manifest);
    // An edit that leaves size and time of change as they were is seen all the same: the file was too young to trust its stamp.
    let path = project.path().join("content/pages/about.zh.md");
    let (text, times) = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    let swapped: Vec<u8> = String::from_utf8(text).unwrap().replacen("。", "！", 1).into_bytes();
    fs::write(&path, swapped).unwrap();
    fs::File::options().append(true).open(&path).unwrap().set_modified(times).unwrap();
    assert!(rebuild(&options, &out, "one").2);
}

#[test]
fn one_edit_leaves_the_other_files_as_they_are() {
    let project = Edited::new();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let options = options(project.path(), None);
    rebuild(&options, &out, "one");
    let written = |page: &str| fs::metadata(out.join(page)).unwrap().modified().unwrap();
    let (edited, other) = (written("zh/chapters/process.html"), written("zh/chapters/basis.html"));
    project.make(&edits::Edit::Block { writing: 1, block: 0, alone: false });
    let (_, published, _) = rebuild(&options, &out, "one");
    let published = published.unwrap();
    assert!(published.changed >= 2 && published.added == 0, "{published:?}");
    assert!(written("zh/chapters/process.html") > edited);
    assert_eq!(written("zh/chapters/basis.html"), other, "a page that is what it was keeps its file");
}

#[test]
fn what_is_told_once_is_told_again() {
    let project = Edited::new();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let options = options(project.path(), None);
    fs::write(project.path().join("content/stray.txt"), "nobody reads this").unwrap();
    let first = told(&rebuild(&options, &out, "one").0);
    assert!(first.contains("stray.txt"), "{first}");
    assert_eq!(told(&rebuild(&options, &out, "one").0), first);
}
