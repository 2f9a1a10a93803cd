//! Putting the finished site in place of the former one.
//!
//! Where the system can exchange two folders in one step, it does. Elsewhere the former site is
//! renamed away and the new one is renamed to its place; a build killed between the two leaves no
//! site, but the former one whole beside it, and the next build begins by putting it back.

use std::fs;
use std::io;
use std::path::Path;

use super::error::OutputError;
use super::inspect::{self, Existing};
use super::place::Place;

/// Puts the new site where there is nothing yet.
pub(super) fn place_new(place: &Place) -> Result<(), OutputError> {
    rename_to_free(&place.site, &place.out).map_err(OutputError::io("put the finished site in place as", &place.out))
}

/// Swaps the new site and the former one, which then stands in the staging folder. Called once
/// more, it undoes itself. `at_once` is false only in tests of the way without exchange.
pub(super) fn swap(place: &Place, at_once: bool) -> Result<(), OutputError> {
    if at_once {
        match exchange(&place.site, &place.out) {
            Err(error) if is_unsupported(&error) => {}
            done => return done.map_err(OutputError::io("replace the folder", &place.out)),
        }
    }
    rename_to_free(&place.out, &place.old).map_err(OutputError::io("move the former site away from", &place.out))?;
    if let Err(error) = rename_to_free(&place.site, &place.out) {
        // If this fails as well, the next build does it.
        let _ = rename_to_free(&place.old, &place.out);
        return Err(OutputError::io("put the finished site in place as", &place.out)(error));
    }
    rename_to_free(&place.old, &place.site).map_err(OutputError::io("move the former site to", &place.site))
}

/// Repairs what a build killed in the middle of [`swap`] left behind. Only for the holder of the
/// lock, after the staging folder was emptied.
pub(super) fn recover(place: &Place) -> Result<(), OutputError> {
    match fs::symlink_metadata(&place.old) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(OutputError::io("look at the folder", &place.old)(error)),
    }
    match inspect::existing(&place.out, &place.shown)? {
        Existing::Missing => restore(place),
        // Not the new site, which has at least its list of files.
        Existing::Empty => {
            fs::remove_dir(&place.out).map_err(OutputError::io("remove the empty folder", &place.out))?;
            restore(place)
        }
        // The new site is in place, only the former one was not removed yet.
        Existing::Ours(_) | Existing::Incomplete(_) => {
            inspect::existing(&place.old, &place.old)?;
            // Renamed first, so that a kill cannot leave half of it under this name.
            rename_to_free(&place.old, &place.site).map_err(OutputError::io("move the former site to", &place.site))?;
            fs::remove_dir_all(&place.site).map_err(OutputError::io("remove the former site", &place.site))
        }
    }
}

fn restore(place: &Place) -> Result<(), OutputError> {
    match inspect::existing(&place.old, &place.old) {
        // Files added to it are no reason not to put it back: nothing gets lost by that.
        Ok(_) | Err(OutputError::Foreign { .. } | OutputError::Changed { .. }) => {}
        Err(error) => return Err(error),
    }
    rename_to_free(&place.old, &place.out).map_err(OutputError::io("put the former site back in place as", &place.out))
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Renames a folder, and fails if the new name is taken.
fn rename_to_free(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE).map_err(io::Error::from) {
            Err(error) if is_unsupported(&error) => {}
            done => return done,
        }
    }
    // Never replaces a file or a folder that holds something, only perhaps an empty folder.
    fs::rename(from, to)
}

/// Whether the kernel or the file system does not know this way of renaming.
fn is_unsupported(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;
        let refusals = [Errno::NOSYS, Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP];
        if Errno::from_io_error(error).is_some_and(|errno| refusals.contains(&errno)) {
            return true;
        }
    }
    error.kind() == io::ErrorKind::Unsupported
}
