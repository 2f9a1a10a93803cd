//! How the files of a project look from outside, to find out which of them changed where nobody tells.

use super::{INPUT_FOLDERS, Stamp, list, stamp};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The files of a project, each with what tells whether it changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Looks(BTreeMap<String, Option<Look>>);

/// Size, and when its text and when anything of it was last changed. Not which file it is: shares give the same file other numbers.
type Look = (u64, i64, i64);

impl Looks {
    /// As they look now in `folder`; what cannot be listed is not among them.
    pub fn take(folder: &Path) -> Self {
        let mut paths = Vec::new();
        for input in INPUT_FOLDERS {
            // A folder that cannot be listed now has nothing to tell; the next look may.
            let _ = list(folder, input, &mut paths);
        }
        let look = |stamp: Stamp| (stamp.size, stamp.modified, stamp.identity.0);
        let of = |path: String| (path.clone(), stamp(folder, path).map(|(_, stamp)| look(stamp)));
        Self(paths.into_par_iter().map(of).collect())
    }

    /// The paths of files that came, went or changed since they looked as in `before`.
    pub fn changed_since(&self, before: &Self) -> BTreeSet<String> {
        let other = |(path, look): &(&String, &Option<Look>)| before.0.get(*path) != Some(look);
        let came = self.0.iter().filter(other).map(|(path, _)| path.clone());
        let went = before.0.keys().filter(|path| !self.0.contains_key(*path)).cloned();
        came.chain(went).collect()
    }
}
