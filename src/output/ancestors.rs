//! The folders above the output folder, made for the site and taken away with it.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::error::OutputError;

/// The folders above the output folder that the build made. Dropping it removes those that are
/// empty, which they are unless the site was published in them.
#[derive(Debug)]
pub(super) struct Ancestors(Vec<PathBuf>);

impl Ancestors {
    pub(super) fn make(missing: &[PathBuf]) -> Result<Self, OutputError> {
        let mut made = Self(Vec::new());
        for folder in missing {
            match fs::create_dir(folder) {
                Ok(()) => made.0.push(folder.clone()),
                // By another build, which takes care of it.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(OutputError::io("make the folder", folder)(error)),
            }
        }
        Ok(made)
    }
}

impl Drop for Ancestors {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
