//! Places that can never be an output folder.

use std::path::{Path, PathBuf};

/// Why a folder cannot be an output folder at all.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// It is the root of the file system, or ends in `..`.
    NoName,
    /// It goes through `..` in a folder that does not exist.
    Upward,
    /// It is a symbolic link.
    Symlink,
    /// It is a file or a device.
    NotAFolder,
    /// It is a file system of its own, which cannot be renamed.
    MountPoint,
    /// It is this protected folder.
    Is(PathBuf),
    /// It holds this protected folder.
    Holds(PathBuf),
    /// It lies in this folder of inputs.
    Inside(PathBuf),
}

impl Refusal {
    pub(super) fn headline(&self, out: &Path) -> String {
        let out = out.display();
        match self {
            Self::NoName => format!("the output folder \"{out}\" has no name of its own"),
            Self::Upward => {
                format!("the output folder {out} goes through \"..\" in a folder that does not exist")
            }
            Self::Symlink => format!("the output folder {out} is a symbolic link"),
            Self::NotAFolder => format!("the output folder {out} is not a folder"),
            Self::MountPoint => format!("the output folder {out} is a mount point"),
            Self::Is(path) => {
                format!("the output folder {out} is {}, which the build needs", path.display())
            }
            Self::Holds(path) => {
                format!("the output folder {out} holds {}, which the build needs", path.display())
            }
            Self::Inside(path) => {
                format!("the output folder {out} lies in {}, which the build reads", path.display())
            }
        }
    }

    pub(super) fn hint(&self) -> &'static str {
        match self {
            Self::Symlink => "Nothing was touched. Give --out the folder it leads to, or another folder.",
            Self::MountPoint => {
                "Nothing was touched. It cannot be replaced in one step; choose a folder inside it \
                 with --out."
            }
            _ => "Nothing was touched. Choose another folder with --out, such as \"site\".",
        }
    }
}
