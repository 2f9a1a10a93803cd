//! New files of a project: all of them or none, and never one over another.

use super::error::OutputError;
use super::path::OutputPath;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `files` into `folder`, which is made where it is not there. Where any of them stands already, or cannot be written, nothing
/// is left of the others.
///
/// # Errors
/// When a file is there, its folder is none or a symbolic link, or the disk fails.
pub fn create(folder: &Path, files: &[(OutputPath, String)]) -> Result<(), OutputError> {
    for (path, _) in files {
        look(folder, path)?;
    }
    let mut made = Made::default();
    made.folder(folder)?;
    for (path, text) in files {
        let full = folder.join(path.as_str());
        full.parent().map_or(Ok(()), |parent| made.folder(parent))?;
        made.file(&full, text)?;
    }
    made.kept = true;
    Ok(())
}

/// Tells what stands in the way, before anything is written.
fn look(folder: &Path, path: &OutputPath) -> Result<(), OutputError> {
    let full = folder.join(path.as_str());
    for inner in path.folders() {
        let inner = folder.join(inner);
        match fs::symlink_metadata(&inner) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => {
                let why = "a symbolic link or a file stands where its folder should be";
                return Err(OutputError::NotReplaced { path: full.display().to_string(), why });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(OutputError::io("look up the folder", &inner)(error)),
        }
    }
    match fs::symlink_metadata(&full) {
        Ok(_) => Err(OutputError::Exists { path: full }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(OutputError::io("look up the file", &full)(error)),
    }
}

/// What was made so far; taken away again unless all of it was.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    kept: bool,
}

impl Made {
    fn folder(&mut self, folder: &Path) -> Result<(), OutputError> {
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|it| !it.as_os_str().is_empty() && fs::symlink_metadata(it).is_err())
            .collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(OutputError::io("make the folder", folder))?;
            self.folders.push(folder.to_owned());
        }
        Ok(())
    }

    fn file(&mut self, path: &Path, text: &str) -> Result<(), OutputError> {
        let opened = fs::OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = opened.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => OutputError::Exists { path: path.to_owned() },
            _ => OutputError::io("write the file", path)(error),
        })?;
        self.files.push(path.to_owned());
        file.write_all(text.as_bytes()).map_err(OutputError::io("write the file", path))
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        // A folder into which somebody else has put something meanwhile is not empty, and stays.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
