//! What can go wrong when the site is written, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::refusal::Refusal;
use super::unjoined::Unjoined;
use crate::i18n::counted;

/// Why the site was not written. The published site is as it was before.
///
/// The text of an error is its [`headline`](Self::headline), a line break, and its
/// [`hint`](Self::hint).
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The output folder is not a place a site can be written to.
    Refused {
        /// The output folder.
        out: PathBuf,
        /// What is wrong with it.
        reason: Refusal,
    },
    /// The folder is not empty and was not written by gongbao.
    NotOurs {
        /// The folder.
        out: PathBuf,
        /// What was found instead of a valid manifest.
        found: String,
    },
    /// The folder holds files that gongbao did not write.
    Foreign {
        /// The folder.
        out: PathBuf,
        /// The first few of the files, as paths from the folder.
        files: Vec<String>,
        /// How many there are in all.
        total: usize,
    },
    /// Files that gongbao wrote were edited since.
    Changed {
        /// The folder.
        out: PathBuf,
        /// The first few of the files, as paths from the folder.
        files: Vec<String>,
        /// How many there are in all.
        total: usize,
    },
    /// Another build is writing to the same folder.
    Busy {
        /// The output folder.
        out: PathBuf,
    },
    /// The staging folder holds something a build never puts there.
    StrangeStaging {
        /// The staging folder.
        staging: PathBuf,
        /// What it holds.
        entry: String,
    },
    /// Two files of the site differ only in the case of letters.
    CaseCollision {
        /// The file that came first.
        first: String,
        /// The file that was refused.
        second: String,
    },
    /// A file of the site has the path of a folder of the site.
    FileAndFolder {
        /// The path that would be a file.
        file: String,
        /// A file that needs it to be a folder.
        inside: String,
    },
    /// A file was written twice.
    Duplicate {
        /// The path of the file.
        path: String,
    },
    /// A file has the name of the manifest.
    Reserved {
        /// The path of the file.
        path: String,
    },
    /// The finished site does not hold what was written to it.
    Incomplete {
        /// A file at fault, as a path in the site.
        path: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A file of the project, or one that the user named, may not be replaced.
    NotReplaced {
        /// The file.
        path: String,
        /// What keeps it.
        why: &'static str,
    },
    /// A file that should be made is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// Slices do not make a site.
    Unjoined {
        /// The folder that they lie in.
        folder: PathBuf,
        /// Why not.
        why: Unjoined,
    },
    /// The operating system refused something.
    Io {
        /// What was tried, in words that complete "cannot …".
        action: &'static str,
        /// The file or folder it was tried on.
        path: PathBuf,
        /// The refusal.
        source: io::Error,
    },
}

impl OutputError {
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }

    /// A file of the site that stands there is not there any more, though it was when the build began.
    #[must_use]
    pub fn gone(path: &str) -> Self {
        Self::Incomplete { path: path.to_owned(), problem: "is missing" }
    }

    /// What went wrong, in one line without a full stop.
    #[must_use]
    pub fn headline(&self) -> String {
        match self {
            Self::Refused { out, reason } => reason.headline(out),
            Self::NotOurs { out, found } => {
                format!("the folder {} was not written by gongbao: {found}", out.display())
            }
            Self::Foreign { out, files, total } => format!(
                "the output folder {} holds {} that gongbao did not write: {}",
                out.display(),
                counted(*total, "file"),
                list(files, *total)
            ),
            Self::Changed { out, files, total } => format!(
                "in the output folder {}, {} changed since gongbao wrote it: {}",
                out.display(),
                counted(*total, "file"),
                list(files, *total)
            ),
            Self::Busy { out } => format!("another build is writing {}", out.display()),
            Self::StrangeStaging { staging, entry } => {
                format!("the folder {} holds \"{entry}\", which gongbao did not put there", staging.display())
            }
            Self::CaseCollision { first, second } => {
                format!("the files \"{first}\" and \"{second}\" of the site differ only in upper and lower case")
            }
            Self::FileAndFolder { file, inside } => {
                format!("\"{file}\" cannot be both a file of the site and the folder of \"{inside}\"")
            }
            Self::Duplicate { path } => {
                format!("two sources make the same file of the site, \"{path}\"")
            }
            Self::Reserved { path } => {
                format!("\"{path}\" cannot be a file of the site: gongbao keeps its list of files there")
            }
            Self::Incomplete { path, problem } => {
                format!("the finished site is not as it was written: \"{path}\" {problem}")
            }
            Self::NotReplaced { path, why } => format!("the file {path} was not replaced: {why}"),
            Self::Exists { path } => format!("the file {} is there already", path.display()),
            Self::Unjoined { folder, why } => why.headline(folder).en().to_owned(),
            Self::Io { action, path, source } => {
                format!("cannot {action} {}: {source}", path.display())
            }
        }
    }

    /// What to do about it, in one or two sentences.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Refused { reason, .. } => reason.hint(),
            Self::NotOurs { .. } => "Nothing was touched. Choose another folder with --out, or empty this one first.",
            Self::Foreign { .. } => {
                "Nothing was touched. Move what you want to keep to content/static/, which is copied \
                 into every build, or choose another folder with --out."
            }
            Self::Changed { .. } => {
                "Nothing was touched. Change the sources instead of the built files, and move what \
                 you want to keep to content/static/, which is copied into every build; then delete \
                 the folder, or choose another one with --out."
            }
            Self::Busy { .. } => "Nothing was touched. Wait until it is done, or choose another folder with --out.",
            Self::StrangeStaging { .. } => "Nothing was touched. Move it elsewhere, then build again.",
            Self::CaseCollision { .. } => "On macOS and Windows they would be one file. Rename one of them.",
            Self::FileAndFolder { .. } | Self::Duplicate { .. } | Self::Reserved { .. } => "Rename one of the sources.",
            Self::Incomplete { .. } => {
                "The published site is as it was. Something else writes to the staging folder or the \
                 disk is failing; build again."
            }
            Self::NotReplaced { .. } => {
                "The file stands as it was. Put things right there, then run the command again."
            }
            Self::Exists { .. } => "Nothing was written. Choose another name or folder, or move the file away.",
            Self::Unjoined { why, .. } => why.hint()[0],
            Self::Io { source, .. } => io_hint(source),
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.headline(), self.hint())
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn list(files: &[String], total: usize) -> String {
    let more = total.saturating_sub(files.len());
    let names: Vec<_> = files.iter().map(|file| format!("\"{file}\"")).collect();
    let names = names.join(", ");
    if more == 0 { names } else { format!("{names} and {more} more") }
}

fn io_hint(error: &io::Error) -> &'static str {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull => "The disk is full. Free some space, then build again.",
        Kind::QuotaExceeded => "Your share of the disk is used up. Free some space, then build again.",
        Kind::PermissionDenied => {
            "Permission denied. Check who owns the folder and whether you may write there, and on \
             Windows that no program has a file in it open."
        }
        Kind::ReadOnlyFilesystem => "The file system is read-only. Choose another folder with --out.",
        Kind::CrossesDevices | Kind::ResourceBusy => {
            "The folder is a mount point, or lies on a layered file system as in a container image. \
             Choose a folder inside a mounted one with --out."
        }
        Kind::InvalidFilename => "The name is too long or not allowed on this file system. Shorten or rename it.",
        Kind::NotADirectory => "A part of the path is a file, not a folder.",
        Kind::NotFound => "It was removed while the build ran. Build again.",
        Kind::AlreadyExists | Kind::DirectoryNotEmpty => {
            "Something else made it while the build ran. Build again, or choose another folder with \
             --out."
        }
        Kind::Unsupported => "The file system cannot do this. Choose a folder on a local disk with --out.",
        _ => "The published site is as it was. Check the disk, then build again.",
    }
}
