//! A folder beside the site being written, for a program that works on it.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::path::OutputPath;
use super::staging::Staging;

/// A folder that is removed, with all in it, when it is dropped.
#[derive(Debug)]
pub struct Room(PathBuf);

impl Staging {
    /// Where a file of the site stands while the site is being written.
    pub fn file(&self, path: &OutputPath) -> PathBuf {
        self.place.file_in_site(path)
    }

    /// The bytes of such a file.
    ///
    /// # Errors
    /// If it is not there.
    pub fn bytes(&self, path: &OutputPath) -> Result<Vec<u8>, OutputError> {
        let path = self.file(path);
        fs::read(&path).map_err(OutputError::io("read the file", &path))
    }

    /// An empty folder outside the site. A build that is killed leaves it behind for the next one to remove.
    ///
    /// # Errors
    /// If the system refuses.
    pub fn room(&self, name: &str) -> Result<Room, OutputError> {
        let path = self.place.rooms().join(name);
        fs::create_dir_all(&path).map_err(OutputError::io("make the folder", &path))?;
        Ok(Room(path))
    }
}

impl Room {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What was put into it under that name.
    ///
    /// # Errors
    /// If it is not there.
    pub fn take(&self, name: &str) -> Result<Vec<u8>, OutputError> {
        let path = self.0.join(name);
        fs::read(&path).map_err(OutputError::io("read the file", &path))
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // What stays is removed by the next build.
        let _ = fs::remove_dir_all(&self.0);
        let _ = self.0.parent().map(fs::remove_dir);
    }
}
