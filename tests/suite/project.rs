//! Projects for tests: copies, overlays, and the pipeline run on them.

use gongbao::diag::{Palette, render};
use gongbao::i18n::{Date, Tongue};
use gongbao::links::Web;
use gongbao::pipeline::{self, Asking, Denied, Drafts, Found, Options, Progress};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// The root of this repository, which is a report project itself.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A folder below `tests/`.
pub fn tests(path: &str) -> PathBuf {
    root().join("tests").join(path)
}

/// Copies a folder over another; files that are there are replaced.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

/// A copy of the real report, without its theme: the embedded one is the same.
pub fn real() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for input in ["content", "seeds"] {
        copy(&root().join(input), &folder.path().join(input));
    }
    folder
}

/// Replaces `from`, which must be there, in a file of a project.
pub fn edit(project: &Path, file: &str, from: &str, to: &str) {
    let path = project.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} does not contain {from}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// Every file below a folder with its bytes, by its path.
pub fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Nobody listens.
pub struct Silent;

impl Progress for Silent {
    fn planned(&self, _: usize) {}
    fn drawn(&self) {}
}

/// How projects are built here: published things only, as of a fixed day.
pub fn options(project: &Path, base_url: Option<&str>) -> Options {
    Options {
        project: project.to_owned(),
        base_url: base_url.map(|url| url.to_owned().try_into().unwrap()),
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: Date::try_from("2026-11-25".to_owned()).ok(),
        printer: None,
    }
}

/// Checks a project.
pub fn check(project: &Path) -> Found {
    pipeline::check(&options(project, None), &Silent, &AtomicBool::new(false)).unwrap()
}

/// Checks a project and its links to other sites, of which `web` knows.
pub fn check_links(project: &Path, web: &dyn Web) -> Found {
    let asking = Asking { web, today: None };
    pipeline::check_links(&options(project, None), asking, &Silent, &AtomicBool::new(false)).unwrap().0
}

/// Builds a project into `out`; the problems as text where there are any.
pub fn build(project: &Path, out: &Path, base_url: Option<&str>) -> String {
    let (found, _) = pipeline::build(&options(project, base_url), out, &Silent, &AtomicBool::new(false)).unwrap();
    told(&found)
}

/// The problems as a person reads them in a file.
pub fn told(found: &Found) -> String {
    render(&found.problems, &found.sources, Tongue::En, Palette::Plain)
}

/// Whether expected files are to be rewritten: `GONGBAO_ACCEPT=1`.
pub fn accepting() -> bool {
    std::env::var_os("GONGBAO_ACCEPT").is_some()
}
