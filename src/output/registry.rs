//! Which files a build has written, and whether they can stand side by side on every system.

use std::collections::hash_map;
use std::collections::{BTreeSet, HashMap};

use super::error::OutputError;
use super::manifest::{Entry, MANIFEST_NAME, Manifest};
use super::part;
use super::path::OutputPath;

/// The files written so far and the folders they need.
#[derive(Debug, Default)]
pub(super) struct Registry {
    /// Everything that has a name, by that name without regard to case.
    names: HashMap<String, Named>,
    manifest: Manifest,
    /// Paths that stood beside those of the manifest in a site before, so that they need only be written.
    free: BTreeSet<OutputPath>,
    /// Whether the files of the manifest, and the free ones, have no names here yet: nobody asked for any other.
    unnamed: bool,
}

#[derive(Debug)]
enum Named {
    File(String),
    /// The path of the folder, and a file that needs it.
    Folder(String, String),
}

impl Registry {
    /// That of a site with the files of `manifest` and `free`, of which the latter are still to be claimed; they stood side by side
    /// before.
    pub(super) fn over(manifest: Manifest, free: BTreeSet<OutputPath>) -> Self {
        Self { names: HashMap::new(), manifest, free, unnamed: true }
    }

    /// Takes a path for a file, before it is written.
    pub(super) fn claim(&mut self, path: &OutputPath, entry: Entry) -> Result<(), OutputError> {
        if !self.free.remove(path) {
            if std::mem::take(&mut self.unnamed) {
                let known: Vec<OutputPath> = self.manifest.files.keys().chain(&self.free).cloned().collect();
                known.iter().try_for_each(|path| self.name(path))?;
            }
            self.name(path)?;
        }
        self.manifest.files.insert(path.clone(), entry);
        Ok(())
    }

    fn name(&mut self, path: &OutputPath) -> Result<(), OutputError> {
        let folded = fold(path.as_str());
        let first = folded.split('/').next().unwrap_or_default();
        if first == MANIFEST_NAME || part::is_list(first) {
            return Err(OutputError::Reserved { path: path.to_string() });
        }
        // Folding leaves "/" alone, so both have the same folders.
        let folded_folders = folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
        for (folder, key) in path.folders().zip(folded_folders) {
            self.claim_folder(path, folder, key)?;
        }
        match self.names.entry(folded) {
            hash_map::Entry::Vacant(free) => {
                free.insert(Named::File(path.to_string()));
                Ok(())
            }
            hash_map::Entry::Occupied(taken) => Err(match taken.get() {
                Named::File(other) if other == path.as_str() => OutputError::Duplicate { path: path.to_string() },
                Named::File(other) => collision(other, path),
                Named::Folder(_, inside) => {
                    OutputError::FileAndFolder { file: path.to_string(), inside: inside.clone() }
                }
            }),
        }
    }

    fn claim_folder(&mut self, path: &OutputPath, folder: &str, key: &str) -> Result<(), OutputError> {
        match self.names.get(key) {
            None => {
                let named = Named::Folder(folder.to_owned(), path.to_string());
                self.names.insert(key.to_owned(), named);
                Ok(())
            }
            Some(Named::Folder(name, _)) if name == folder => Ok(()),
            Some(Named::Folder(_, inside)) => Err(collision(inside, path)),
            Some(Named::File(file)) => Err(OutputError::FileAndFolder { file: file.clone(), inside: path.to_string() }),
        }
    }

    pub(super) fn into_manifest(self) -> Manifest {
        self.manifest
    }
}

/// Names the two in the same order whichever thread came first.
fn collision(one: &str, other: &OutputPath) -> OutputError {
    let (first, second) = if one < other.as_str() { (one, other.as_str()) } else { (other.as_str(), one) };
    OutputError::CaseCollision { first: first.to_owned(), second: second.to_owned() }
}

/// The text without regard to case. Through upper case first, so that letters with two lower-case
/// forms, such as the Greek sigma, become one.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::{BTreeSet, Entry, Manifest, Registry};
    use crate::output::{OutputError, OutputPath};

    fn claim(paths: &[&str]) -> Result<(), OutputError> {
        let mut registry = Registry::default();
        for path in paths {
            registry.claim(&OutputPath::new(path).unwrap(), Entry::of(b""))?;
        }
        Ok(())
    }

    fn assert_collision(paths: &[&str], first: &str, second: &str) {
        match claim(paths) {
            Err(OutputError::CaseCollision { first: f, second: s }) => {
                assert_eq!((f.as_str(), s.as_str()), (first, second));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_both_files_that_differ_in_case() {
        assert_collision(&["a/x.html", "a/X.html"], "a/X.html", "a/x.html");
        assert_collision(&["a/X.html", "a/x.html"], "a/X.html", "a/x.html");
        assert_collision(&["Σας.html", "σΑΣ.html"], "Σας.html", "σΑΣ.html");
    }

    #[test]
    fn names_files_whose_folders_differ_in_case() {
        assert_collision(&["Data/a.csv", "data/b.csv"], "Data/a.csv", "data/b.csv");
    }

    #[test]
    fn lets_other_names_pass() {
        claim(&["a/x", "a/y", "b/x", "ab/x", "a b/x", "第一章", "gongbao", "b/.gongbao"]).unwrap();
    }

    #[test]
    fn refuses_a_file_that_is_also_a_folder() {
        for paths in [["a/b", "a/b/c"], ["a/b/c", "a/b"], ["a/B/c", "a/b"]] {
            let error = claim(&paths).unwrap_err();
            assert!(matches!(error, OutputError::FileAndFolder { .. }), "{error}");
        }
    }

    #[test]
    fn a_registry_over_a_former_site_takes_its_files_and_knows_all_names() {
        let path = |text: &str| OutputPath::new(text).unwrap();
        let mut manifest = Manifest::default();
        manifest.files.insert(path("a/x"), Entry::of(b""));
        let over = || Registry::over(manifest.clone(), BTreeSet::from([path("b")]));
        let mut registry = over();
        registry.claim(&path("b"), Entry::of(b"")).unwrap();
        assert!(matches!(registry.claim(&path("b"), Entry::of(b"")), Err(OutputError::Duplicate { .. })));
        assert!(matches!(over().claim(&path("a/x"), Entry::of(b"")), Err(OutputError::Duplicate { .. })));
        assert!(matches!(over().claim(&path("A/y"), Entry::of(b"")), Err(OutputError::CaseCollision { .. })));
        assert!(matches!(over().claim(&path("B"), Entry::of(b"")), Err(OutputError::CaseCollision { .. })));
    }

    #[test]
    fn refuses_doubles_and_the_manifest() {
        let error = claim(&["a", "a"]).unwrap_err();
        assert!(matches!(error, OutputError::Duplicate { .. }), "{error}");
        for path in [".gongbao", ".Gongbao", ".gongbao/a", ".gongbao-slice-1-of-2", ".Gongbao-Slice-x/a"] {
            let error = claim(&[path]).unwrap_err();
            assert!(matches!(error, OutputError::Reserved { .. }), "{error}");
        }
    }
}
