//! The site before the one that stands there, or one like it, kept beside it: the next build changes what is other in it, instead of
//! giving every file of the site another name and taking all the former names away, and then exchanges the two.
//!
//! Most files of the two sites are one file under two names, so that the spare site costs little room. It may be deleted at any time,
//! and is not kept for sites so small that it would save nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;

use rayon::prelude::*;

use super::error::OutputError;
use super::inspect::{self, Existing};
use super::lock::ignore_missing;
use super::manifest::{MANIFEST_NAME, Manifest};
use super::path::OutputPath;
use super::place::Place;

/// From so many files on a spare site is kept.
pub(super) const SPARE_FROM: usize = 2000;

/// A spare site that stands in the staging folder.
#[derive(Debug)]
pub(super) struct Spare {
    pub(super) manifest: Manifest,
}

/// What stands where a spare site may be.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing; or a folder of somebody else, or with files of somebody else in it, which is left alone.
    Nothing,
    /// A spare site that is not whole, or not as it was written.
    Damaged,
    Whole(Manifest),
}

/// Looks at it.
pub(super) fn look(place: &Place) -> Found {
    match inspect::existing(&place.spare, &place.spare) {
        Ok(Existing::Ours(manifest)) => Found::Whole(manifest),
        Ok(Existing::Incomplete(_) | Existing::Empty) | Err(OutputError::Changed { .. }) => Found::Damaged,
        Ok(Existing::Missing) | Err(_) => Found::Nothing,
    }
}

/// Moves what was `found` to where the new one is written; what is damaged is taken away.
pub(super) fn take(place: &Place, found: Found) -> Result<Option<Spare>, OutputError> {
    let manifest = match found {
        Found::Nothing => return Ok(None),
        Found::Damaged => None,
        Found::Whole(manifest) => Some(manifest),
    };
    ignore_missing(fs::remove_dir(&place.site)).map_err(OutputError::io("remove the folder", &place.site))?;
    fs::rename(&place.spare, &place.site).map_err(OutputError::io("move the spare site to", &place.site))?;
    let Some(manifest) = manifest else {
        fs::remove_dir_all(&place.site).map_err(OutputError::io("remove the spare site", &place.site))?;
        fs::create_dir(&place.site).map_err(OutputError::io("make the staging folder", &place.site))?;
        return Ok(None);
    };
    let list = place.in_site(MANIFEST_NAME);
    fs::remove_file(&list).map_err(OutputError::io("remove the file", &list))?;
    Ok(Some(Spare { manifest }))
}

/// Lays one in the staging folder that is like the site which was just put in place, every file under a second name, with the same
/// `list`: where there is no former site that would do, so that the first edit of a new site is as fast as the next ones.
pub(super) fn lay(place: &Place, manifest: &Manifest, list: &str) -> io::Result<()> {
    ignore_missing(fs::remove_dir_all(&place.site))?;
    fs::create_dir(&place.site)?;
    let folders: BTreeSet<&str> = manifest.files.keys().flat_map(OutputPath::folders).collect();
    folders.into_iter().try_for_each(|folder| fs::create_dir(place.in_site(folder)))?;
    let paths: Vec<&OutputPath> = manifest.files.keys().collect();
    paths.into_par_iter().try_for_each(|path| fs::hard_link(place.file_in_out(path), place.file_in_site(path)))?;
    // Last: without it a folder is no site.
    fs::write(place.in_site(MANIFEST_NAME), list)
}

/// Whether one can be left: never in place of anything. What stands there now is not ours, or was of no use.
pub(super) fn has_room(place: &Place) -> bool {
    fs::symlink_metadata(&place.spare).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

/// Leaves the site that stands in the staging folder for the next build. Where that cannot be done, it goes with the folder.
pub(super) fn leave(place: &Place) {
    let _ = fs::rename(&place.site, &place.spare);
}

impl Spare {
    /// Makes room for a file or a folder that the spare site has not, or has otherwise. Never writes into a file: it may be one of
    /// the published site, under another name.
    pub(super) fn clear(&self, place: &Place, path: &OutputPath) -> Result<(), OutputError> {
        let full = place.file_in_site(path);
        let cleared = if self.manifest.files.contains_key(path) {
            ignore_missing(fs::remove_file(&full))
        } else {
            match fs::symlink_metadata(&full) {
                Ok(found) if found.is_dir() => fs::remove_dir_all(&full),
                _ => Ok(()),
            }
        };
        cleared.map_err(OutputError::io("remove", &full))
    }

    /// Takes away what the new site has not, and the folders that are empty then.
    pub(super) fn prune(&self, place: &Place, now: &Manifest) -> Result<(), OutputError> {
        let mut folders: BTreeSet<PathBuf> = BTreeSet::new();
        let gone = self.manifest.beside(now).filter(|(_, _, now)| now.is_none());
        for (path, ..) in gone {
            let full = place.file_in_site(path);
            // Where it is a folder now, or in one that is a file now, it is gone already.
            if fs::symlink_metadata(&full).is_ok_and(|found| !found.is_dir()) {
                fs::remove_file(&full).map_err(OutputError::io("remove the file", &full))?;
            }
            folders.extend(path.folders().map(|folder| place.in_site(folder)));
        }
        // The innermost first; those that hold something stay.
        folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
        Ok(())
    }
}
