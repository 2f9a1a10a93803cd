//! The lock that tells a running build from the remains of a killed one.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::PathBuf;

use super::error::OutputError;
use super::place::{LOCK_NAME, Place};

/// The staging folder, locked. The system drops the lock when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
    folder: PathBuf,
}

/// How often a build tries again that meets another one just as that one cleans up. Each attempt
/// fails only if yet another build ended within the same few microseconds.
const ATTEMPTS: u32 = 100;

impl Lock {
    /// Makes the staging folder if need be and locks it.
    pub(super) fn take(place: &Place) -> Result<Self, OutputError> {
        let folder = place.staging.clone();
        let path = folder.join(LOCK_NAME);
        for _ in 0..ATTEMPTS {
            make_folder(place)?;
            let file = match open(&path) {
                Ok(file) => file,
                // The build that was here before has just removed the folder.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(OutputError::io("make the lock file", &path)(error)),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(fs::TryLockError::WouldBlock) => {
                    return Err(OutputError::Busy { out: place.shown.clone() });
                }
                Err(fs::TryLockError::Error(error)) => {
                    return Err(OutputError::io("lock the file", &path)(error));
                }
            }
            let lock = Self { file, path: path.clone(), folder: folder.clone() };
            if lock.is_current().map_err(OutputError::io("look at the lock file", &path))? {
                return Ok(lock);
            }
        }
        Err(OutputError::Busy { out: place.shown.clone() })
    }

    /// Whether the locked file is the one that bears the name. It is not if the build before
    /// removed it after this one opened it; a third build may then hold the lock on a new file.
    #[cfg(unix)]
    fn is_current(&self) -> io::Result<bool> {
        use std::os::unix::fs::MetadataExt;
        let locked = self.file.metadata()?;
        match fs::symlink_metadata(&self.path) {
            Ok(named) => Ok((named.dev(), named.ino()) == (locked.dev(), locked.ino())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Elsewhere the file is opened so that nobody can remove it while it is open.
    #[cfg(not(unix))]
    #[allow(clippy::unnecessary_wraps, clippy::unused_self)]
    fn is_current(&self) -> io::Result<bool> {
        Ok(true)
    }

    /// Removes the staging folder, of which only the lock file must be left.
    pub(super) fn release(self) -> Result<(), OutputError> {
        let Self { file, path, folder } = self;
        if cfg!(unix) {
            // While the lock is held: a file removed after it could be another build's.
            ignore_missing(fs::remove_file(&path)).map_err(OutputError::io("remove the lock file", &path))?;
            drop(file);
        } else {
            drop(file);
            // Fails if another build has opened the file by now, and then the folder is in its care.
            if fs::remove_file(&path).is_err() {
                return Ok(());
            }
        }
        match ignore_missing(fs::remove_dir(&folder)) {
            // Another build has just moved in.
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
            done => done.map_err(OutputError::io("remove the staging folder", &folder)),
        }
    }
}

fn make_folder(place: &Place) -> Result<(), OutputError> {
    let folder = &place.staging;
    match fs::create_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        done => return done.map_err(OutputError::io("make the staging folder", folder)),
    }
    match fs::symlink_metadata(folder) {
        Ok(found) if !found.is_dir() => Err(OutputError::StrangeStaging {
            staging: folder.parent().unwrap_or(folder).to_owned(),
            entry: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        }),
        // If it is gone again, opening the lock file finds out.
        _ => Ok(()),
    }
}

fn open(path: &std::path::Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        const SHARE_READ_AND_WRITE: u32 = 1 | 2;
        options.share_mode(SHARE_READ_AND_WRITE);
    }
    options.open(path)
}

/// What is to be removed may be gone already.
pub(super) fn ignore_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}
