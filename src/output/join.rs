//! Slices that lie in one folder become a site: all of them are there, they belong together, and every file is as it was written.

use super::error::OutputError;
use super::inspect;
use super::lock::{Lock, ignore_missing};
use super::manifest::{MANIFEST_NAME, Manifest};
use super::part::{self, Part};
use super::place::{Place, Protected};
use super::registry::Registry;
use super::unjoined::{Difference, Unjoined};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A site that was made of slices.
#[derive(Debug)]
#[non_exhaustive]
pub struct Joined {
    /// The number of its files, without the list of files.
    pub files: usize,
    /// Their size in bytes.
    pub bytes: u64,
}

/// Makes a site of the slices in `folder`: reads every file once, and writes the list of all in place of those of the slices. What a
/// killed run left half done is finished by the next one.
///
/// # Errors
///
/// Fails if a slice is missing, if two are not of the same site, if a file is not as its slice wrote it or is of none, or if the
/// system refuses. Nothing is changed then.
pub fn join(folder: &Path) -> Result<Joined, OutputError> {
    if !folder.is_dir() {
        return Err(Unjoined::NoFolder.of(folder));
    }
    let place = Place::find(folder, Protected::default())?;
    let lock = Lock::take(&place)?;
    let joined = seal(&place);
    let released = lock.release();
    let manifest = joined?;
    released?;
    Ok(Joined { files: manifest.files.len(), bytes: manifest.files.values().map(|entry| entry.size).sum() })
}

fn seal(place: &Place) -> Result<Manifest, OutputError> {
    let (folder, shown) = (&place.out, &place.shown);
    let slices = part::read(folder, shown)?;
    let manifest = match whole(&slices) {
        Ok(()) => {
            let manifest = united(&slices)?;
            inspect::verify_bytes(folder, shown, &manifest)?;
            let (fresh, list) = (place.fresh_memory(), folder.join(MANIFEST_NAME));
            // In one step: the list of files is there as a whole, or not at all.
            let written = fs::write(&fresh, manifest.render()).and_then(|()| fs::rename(&fresh, &list));
            written.map_err(OutputError::io("write the list of files", &list))?;
            manifest
        }
        // Where it is a site already, a run that was killed had only the lists of slices left to take away.
        Err(why) => {
            let sealed = inspect::sealed(folder, shown)?.filter(|it| inspect::verify_bytes(folder, shown, it).is_ok());
            sealed.ok_or_else(|| why.of(shown))?
        }
    };
    for name in part::names(folder)? {
        let list = folder.join(name);
        ignore_missing(fs::remove_file(&list)).map_err(OutputError::io("remove the file", &list))?;
    }
    Ok(manifest)
}

/// Whether they are all slices of one site.
fn whole(slices: &[(Part, Manifest)]) -> Result<(), Unjoined> {
    let Some((first, _)) = slices.first() else { return Err(Unjoined::None) };
    for (other, _) in slices {
        let compared = [
            (Difference::Count, first.of == other.of),
            (Difference::Program, first.program == other.program),
            (Difference::Report, first.report == other.report),
            (Difference::Options, first.options == other.options),
        ];
        if let Some((difference, _)) = compared.into_iter().find(|(_, same)| !same) {
            let (first, second) = (first.list_name(), other.list_name());
            return Err(Unjoined::Mixed { first, second, difference });
        }
    }
    let there: BTreeSet<usize> = slices.iter().map(|(part, _)| part.number).collect();
    let numbers: Vec<usize> = (1..=first.of).filter(|number| !there.contains(number)).collect();
    if numbers.is_empty() { Ok(()) } else { Err(Unjoined::Missing { numbers, of: first.of }) }
}

/// The list of all their files, which have to stand side by side as those of one build have.
fn united(slices: &[(Part, Manifest)]) -> Result<Manifest, OutputError> {
    let mut registry = Registry::default();
    for (path, entry) in slices.iter().flat_map(|(_, manifest)| &manifest.files) {
        registry.claim(path, *entry)?;
    }
    Ok(registry.into_manifest())
}
