//! New projects and new parts of one, as files that are not written yet.

mod example;
mod name;
mod part;
mod words;

pub use example::{Setup, example};
pub use name::{NameError, chapter_name, check_name};
pub use part::{Kind, append_source, part};

/// A file that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// From the project's folder.
    pub path: String,
    /// What it shall hold.
    pub text: String,
}

impl NewFile {
    fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}
