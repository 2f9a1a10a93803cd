//! Replacing one file of a project: the only way in which the program writes to what people write.

use super::error::OutputError;
use super::path::OutputPath;
use crate::source::composed;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file of a project with the text it shall have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Where, from the project's folder; below `content/`.
    pub path: OutputPath,
    /// The text it had when it was read, without a byte order mark; `None` where it was not there.
    pub before: Option<String>,
    /// The text it shall have.
    pub after: String,
}

/// Puts `file` in place in one step: it is written beside the old one and renamed over it. Permissions and a byte order mark are
/// kept. Nothing is written outside `content/`, through a symbolic link, or over a file that changed since it was read.
///
/// # Errors
/// When the place is not the project's own, the file has changed, or the disk fails; then the old file stands as it was.
pub fn replace(project: &Path, file: &Replacement) -> Result<(), OutputError> {
    let refuse = |why| OutputError::NotReplaced { path: file.path.to_string(), why };
    if !file.path.as_str().starts_with("content/") {
        return Err(refuse("it is not below content/"));
    }
    let full = project.join(file.path.as_str());
    for folder in file.path.folders() {
        let folder = project.join(folder);
        let found = fs::symlink_metadata(&folder).map_err(OutputError::io("look up the folder", &folder))?;
        if !found.is_dir() {
            return Err(refuse("a symbolic link or a file stands where its folder should be"));
        }
    }
    let (mark, permissions) = match fs::symlink_metadata(&full) {
        Ok(found) if found.is_file() => {
            let now = fs::read_to_string(&full).map_err(OutputError::io("read the file", &full))?;
            let (mark, text) = now.strip_prefix('\u{feff}').map_or(("", now.as_str()), |text| ("\u{feff}", text));
            // What was read has its accents in one form, whatever form the file has.
            if file.before.as_deref().map(composed) != Some(composed(text)) {
                return Err(refuse("it was changed while the program ran"));
            }
            (mark, Some(found.permissions()))
        }
        Ok(_) => return Err(refuse("it is a symbolic link or a folder")),
        Err(error) if error.kind() == io::ErrorKind::NotFound && file.before.is_none() => ("", None),
        Err(error) => return Err(OutputError::io("look up the file", &full)(error)),
    };
    let fresh = beside(&full);
    let written = write(&fresh.0, &format!("{mark}{}", file.after), permissions);
    written.and_then(|()| fs::rename(&fresh.0, &full)).map_err(OutputError::io("write the file", &full))
}

/// Writes `bytes` to a file that the user named, in one step. Only a file that begins with `sign` is replaced.
///
/// # Errors
/// When something else stands there, or the disk fails.
pub fn export(path: &Path, sign: &str, text: &str) -> Result<(), OutputError> {
    let permissions = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(OutputError::io("look up the file", path)(error)),
        Ok(found) => {
            let ours = found.is_file() && fs::read_to_string(path).is_ok_and(|text| text.contains(sign));
            if !ours {
                let why = "something else stands there that gongbao did not write";
                return Err(OutputError::NotReplaced { path: path.display().to_string(), why });
            }
            Some(found.permissions())
        }
    };
    let fresh = beside(path);
    let written = write(&fresh.0, text, permissions);
    written.and_then(|()| fs::rename(&fresh.0, path)).map_err(OutputError::io("write the file", path))
}

/// Makes a folder that the user named, and those above it, where they are not there.
///
/// # Errors
/// When something else stands there, or the disk fails.
pub fn folder(path: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(path).map_err(OutputError::io("make the folder", path))
}

/// A file that is being written beside the one it will replace; gone once it was renamed, removed where it was not.
struct Fresh(PathBuf);

impl Drop for Fresh {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn beside(path: &Path) -> Fresh {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Fresh(path.with_file_name(format!(".{name}.gongbao-{}", std::process::id())))
}

fn write(path: &Path, text: &str, permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    // A record or a translation cannot be built again as a site can.
    file.sync_all()
}
