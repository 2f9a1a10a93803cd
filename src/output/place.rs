//! Where the output folder is, what stands beside it, and whether a site may be put there at all.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::path::OutputPath;
use super::refusal::Refusal;

/// Files and folders that the output folder must keep clear of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Protected<'a> {
    /// What must not be replaced: the output folder may lie inside these, but not be one of them
    /// or hold one of them. The root of the project belongs here.
    pub roots: &'a [&'a Path],
    /// What the build reads: as for `roots`, and the output folder must not lie inside either.
    pub inputs: &'a [&'a Path],
}

/// The output folder and the names used beside it, all of them without symbolic links.
#[derive(Debug)]
pub(super) struct Place {
    /// The output folder as it was given, for messages.
    pub(super) shown: PathBuf,
    pub(super) out: PathBuf,
    pub(super) staging: PathBuf,
    /// The site in the staging folder.
    pub(super) site: PathBuf,
    /// Where the former site stands for a moment if folders cannot be exchanged.
    pub(super) old: PathBuf,
    /// What the last build left for the next one.
    pub(super) memory: PathBuf,
    /// The site before the one that stands there.
    pub(super) spare: PathBuf,
    /// The way from the folder that holds the output folder to the project, if the two have a folder in common: a path that stays
    /// true where both are moved together.
    pub(super) origin: Option<String>,
    /// The folders above the output folder that do not exist yet, the outermost first.
    pub(super) missing: Vec<PathBuf>,
}

/// The names in the staging folder.
pub(super) const SITE_NAME: &str = "site";
pub(super) const MEMORY_NAME: &str = "cache";
pub(super) const LOCK_NAME: &str = "lock";
pub(super) const ROOMS_NAME: &str = "print";

impl Place {
    /// Finds the place without changing anything on the disk.
    pub(super) fn find(out: &Path, protected: Protected<'_>) -> Result<Self, OutputError> {
        let refuse = |reason| OutputError::Refused { out: out.to_owned(), reason };
        let absolute = std::path::absolute(out).map_err(|_| refuse(Refusal::NoName))?;
        let (Some(name), Some(parent)) = (absolute.file_name(), absolute.parent()) else {
            return Err(refuse(Refusal::NoName));
        };
        let (parent, missing) = resolve(out, parent)?;
        let mut real = parent.join(name);
        if is_folder(out, &real)? {
            // On a file system that ignores case this gives the name as it was first written.
            real = real.canonicalize().map_err(OutputError::io("look up the folder", &real))?;
        }
        check_protected(&real, protected).map_err(refuse)?;

        let name = real.file_name().unwrap_or(name);
        let beside = |end| real.with_file_name(hidden(name, end));
        let staging = beside(".gongbao-staging");
        Ok(Self {
            shown: out.to_owned(),
            site: staging.join(SITE_NAME),
            old: beside(".gongbao-old"),
            memory: beside(".gongbao-cache"),
            spare: beside(".gongbao-spare"),
            staging,
            missing,
            origin: protected.roots.first().and_then(|root| way(&parent, root)),
            out: real,
        })
    }

    /// Where the memory stands while it is being written.
    pub(super) fn fresh_memory(&self) -> PathBuf {
        self.staging.join(MEMORY_NAME)
    }

    /// Where the folders for other programs are.
    pub(super) fn rooms(&self) -> PathBuf {
        self.staging.join(ROOMS_NAME)
    }

    /// Where a file or folder of the site stands while it is being written.
    pub(super) fn in_site(&self, path: &str) -> PathBuf {
        let mut full = self.site.clone();
        // Part by part, because the long form of Windows paths does not take "/".
        full.extend(path.split('/'));
        full
    }

    /// Where a file of the site that stands in the output folder is.
    pub(super) fn file_in_out(&self, path: &OutputPath) -> PathBuf {
        let mut full = self.out.clone();
        full.extend(path.as_str().split('/'));
        full
    }

    pub(super) fn file_in_site(&self, path: &OutputPath) -> PathBuf {
        self.in_site(path.as_str())
    }
}

/// The way from `folder`, which has no links in it, to `root`.
fn way(folder: &Path, root: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let common = folder.ancestors().find(|above| root.starts_with(above))?;
    let up = folder.strip_prefix(common).ok()?.components().map(|_| "..".to_owned());
    let down = root.strip_prefix(common).ok()?.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

fn hidden(name: &OsStr, end: &str) -> OsString {
    let mut full = OsString::from(".");
    full.push(name);
    full.push(end);
    full
}

/// The folder without symbolic links, and those of its ancestors and itself that do not exist yet.
fn resolve(out: &Path, folder: &Path) -> Result<(PathBuf, Vec<PathBuf>), OutputError> {
    let mut existing = folder;
    let mut rest = Vec::new();
    let mut real = loop {
        match existing.canonicalize() {
            Ok(real) => break real,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (Some(name), Some(parent)) = (existing.file_name(), existing.parent()) else {
                    return Err(OutputError::Refused { out: out.to_owned(), reason: Refusal::Upward });
                };
                rest.push(name);
                existing = parent;
            }
            Err(error) => return Err(OutputError::io("look up the folder", existing)(error)),
        }
    };
    let mut missing = Vec::new();
    for name in rest.into_iter().rev() {
        real.push(name);
        missing.push(real.clone());
    }
    Ok((real, missing))
}

/// Whether the output folder exists; refuses what is there but is not a folder that can be moved.
fn is_folder(out: &Path, real: &Path) -> Result<bool, OutputError> {
    let refuse = |reason| Err(OutputError::Refused { out: out.to_owned(), reason });
    match fs::symlink_metadata(real) {
        Ok(found) if found.is_symlink() => refuse(Refusal::Symlink),
        Ok(found) if !found.is_dir() => refuse(Refusal::NotAFolder),
        Ok(found) if is_mount_point(real, &found) => refuse(Refusal::MountPoint),
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(OutputError::io("look up the folder", real)(error)),
    }
}

/// A mount point cannot be renamed. Saying so now spares the user a whole build.
#[cfg(unix)]
fn is_mount_point(folder: &Path, found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    let parent = folder.parent().and_then(|parent| fs::metadata(parent).ok());
    parent.is_some_and(|parent| parent.dev() != found.dev())
}

#[cfg(not(unix))]
fn is_mount_point(_folder: &Path, _found: &fs::Metadata) -> bool {
    false
}

fn check_protected(out: &Path, protected: Protected<'_>) -> Result<(), Refusal> {
    for &path in protected.roots.iter().chain(protected.inputs) {
        let real = real_or_absolute(path);
        if real == out {
            return Err(Refusal::Is(path.to_owned()));
        }
        if real.starts_with(out) {
            return Err(Refusal::Holds(path.to_owned()));
        }
    }
    for &path in protected.inputs {
        if out.starts_with(real_or_absolute(path)) {
            return Err(Refusal::Inside(path.to_owned()));
        }
    }
    Ok(())
}

/// An input need not exist (an optional folder, say); then its name is all there is to go by.
fn real_or_absolute(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
