//! What a build did to the output folder, in numbers.

use super::error::OutputError;
use super::inspect::Existing;
use super::manifest::Manifest;

/// What a build changed in the output folder.
#[derive(Debug)]
#[non_exhaustive]
pub struct Published {
    /// The number of files of the site, without the list of files.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// How many of them the former site did not have.
    pub added: usize,
    /// How many of them the former site had with other contents.
    pub changed: usize,
    /// How many files of the former site are gone.
    pub removed: usize,
    /// The site is in place, but this went wrong when the former one was removed. The next build
    /// tries again.
    pub leftover: Option<OutputError>,
}

impl Published {
    pub(super) fn new(manifest: &Manifest, former: &Existing, leftover: Option<OutputError>) -> Self {
        let nothing = Manifest::default();
        let former = match former {
            Existing::Ours(former) | Existing::Incomplete(former) => former,
            Existing::Missing | Existing::Empty => &nothing,
        };
        let mut counts = Self {
            files: manifest.files.len(),
            bytes: manifest.files.values().map(|entry| entry.size).sum(),
            added: 0,
            changed: 0,
            removed: 0,
            leftover,
        };
        for (_, now, before) in manifest.beside(former) {
            match (now, before) {
                (Some(_), None) => counts.added += 1,
                (None, Some(_)) => counts.removed += 1,
                (now, before) => counts.changed += usize::from(now != before),
            }
        }
        counts
    }
}
