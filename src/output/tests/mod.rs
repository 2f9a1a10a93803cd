//! Tests of whole builds, in folders of their own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod build;
mod errors;
mod recover;
mod refuse;
mod spare;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{OutputError, OutputPath, Protected, Published, Staging};

/// A folder for one test, with the output folder `site` in it.
struct Desk {
    dir: tempfile::TempDir,
}

/// Everything below a folder: files with their bytes, folders with nothing.
type Snapshot = BTreeMap<String, Option<Vec<u8>>>;

impl Desk {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn out(&self) -> PathBuf {
        self.path("site")
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn open(&self) -> Result<Staging, OutputError> {
        Staging::open(&self.out(), Protected::default())
    }

    fn build(&self, files: &[(&str, &str)]) -> Result<Published, OutputError> {
        let staging = self.open()?;
        write_all(&staging, files)?;
        staging.publish()
    }

    fn snapshot(&self) -> Snapshot {
        snapshot(self.dir.path())
    }

    /// The names in the folder of the test: nothing but the site, if no litter is left.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).unwrap();
        let mut names: Vec<_> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn write_all(staging: &Staging, files: &[(&str, &str)]) -> Result<(), OutputError> {
    for (path, text) in files {
        staging.write(&path_of(path), text.as_bytes())?;
    }
    Ok(())
}

fn path_of(path: &str) -> OutputPath {
    OutputPath::new(path).unwrap()
}

fn snapshot(folder: &Path) -> Snapshot {
    walkdir::WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (name, entry.file_type().is_file().then(|| fs::read(entry.path()).unwrap()))
        })
        .collect()
}

/// Two sites, the second of which adds, changes and drops files and folders of the first.
const FIRST: &[(&str, &str)] =
    &[("index.html", "first"), ("zh/第一章.html", "一"), ("data/deep/a.csv", "1,2"), ("same.css", "same")];
const SECOND: &[(&str, &str)] =
    &[("index.html", "other"), ("same.css", "same"), ("en/new.html", "new"), ("data/b.csv", "3")];

fn assert_site(desk: &Desk, files: &[(&str, &str)]) {
    let mut found = snapshot(&desk.out());
    let manifest = found.remove(".gongbao").flatten().expect("a list of files");
    let text = String::from_utf8(manifest).unwrap();
    assert_eq!(text.lines().next(), Some("gongbao manifest 1"));
    assert_eq!(text.lines().count(), files.len() + 1);
    found.retain(|_, bytes| bytes.is_some());
    let expected: Snapshot =
        files.iter().map(|(path, text)| ((*path).to_owned(), Some(text.as_bytes().to_vec()))).collect();
    assert_eq!(found, expected);
    assert_eq!(desk.names(), ["site"]);
}
