//! Addresses that open a file at a line in an editor.

use crate::source::encoded;
use std::path::Path;
use std::str::FromStr;

/// Editors that are known by name, and the addresses that they answer to.
const KNOWN: [(&str, &str); 11] = [
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("windsurf", "windsurf://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("idea", "idea://open?file=/{path}&line={line}&column={column}"),
    ("subl", "subl://open?url=file:///{path}&line={line}&column={column}"),
    ("txmt", "txmt://open?url=file:///{path}&line={line}&column={column}"),
    ("mvim", "mvim://open?url=file:///{path}&line={line}&column={column}"),
    ("none", ""),
];

/// An editor: its address with `{path}`, `{line}` and `{column}` in it; empty where nothing is to be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor(String);

impl Default for Editor {
    fn default() -> Self {
        Self("vscode://file/{path}:{line}:{column}".to_owned())
    }
}

/// Why an editor is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditorError {
    /// No such name.
    #[error(
        "there is no editor `{name}`; known are {known}; any other is written as its address, with {{path}} and {{line}} in it"
    )]
    Unknown {
        /// What was asked for.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// An address without a file.
    #[error("the address has no {{path}} in it: write it like vscode://file/{{path}}:{{line}}")]
    NoPath,
    /// A scheme that opens no editor.
    #[error("`{0}:` opens no editor")]
    Scheme(String),
}

impl FromStr for Editor {
    type Err = EditorError;

    fn from_str(text: &str) -> Result<Self, EditorError> {
        if let Some((_, address)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Self((*address).to_owned()));
        }
        let Some((scheme, _)) = text.split_once(':') else {
            let known = KNOWN.map(|(name, _)| name).join(", ");
            return Err(EditorError::Unknown { name: text.to_owned(), known });
        };
        let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        // These run or fetch something in the browser itself.
        let refused = ["javascript", "data", "vbscript", "file", "blob", "about", "view-source"];
        if !named || refused.contains(&scheme.to_ascii_lowercase().as_str()) {
            return Err(EditorError::Scheme(scheme.to_owned()));
        }
        if !text.contains("{path}") {
            return Err(EditorError::NoPath);
        }
        Ok(Self(text.to_owned()))
    }
}

impl Editor {
    /// The address that opens the file at `path`, which is absolute, at `line` and `column`, from 1. `None` for no editor.
    pub fn href(&self, path: &Path, line: usize, column: usize) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let path = path.to_string_lossy().replace('\\', "/");
        let path = path.strip_prefix("//?/").unwrap_or(&path);
        // The slash of the root stands in the address already: `vscode://file/home/…` and `vscode://file/C%3A/…`.
        let path = encoded(path.trim_start_matches('/'));
        let numbers = self.0.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        Some(numbers.replace("{path}", &path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn href(editor: &str, path: &str) -> String {
        editor.parse::<Editor>().unwrap().href(Path::new(path), 12, 3).unwrap()
    }

    #[test]
    fn a_file_is_opened_at_its_line() {
        let at = "/srv/吉林 报告/a&b#.md";
        assert_eq!(href("vscode", at), "vscode://file/srv/%E5%90%89%E6%9E%97%20%E6%8A%A5%E5%91%8A/a%26b%23.md:12:3");
        assert_eq!(href("idea", "/srv/a.md"), "idea://open?file=/srv/a.md&line=12&column=3");
        assert_eq!(href("subl", "/srv/a.md"), "subl://open?url=file:///srv/a.md&line=12&column=3");
        assert_eq!(href("x-emacs://{path}+{line}", "/srv/{line}.md"), "x-emacs://srv/%7Bline%7D.md+12");
        assert_eq!(href("vscode", "\\\\?\\C:\\报\\a.md"), "vscode://file/C%3A/%E6%8A%A5/a.md:12:3");
        assert_eq!("none".parse::<Editor>().unwrap().href(Path::new("/srv/a.md"), 1, 1), None);
    }

    #[test]
    fn what_opens_no_editor_is_refused() {
        assert_eq!("vscode://file/".parse::<Editor>(), Err(EditorError::NoPath));
        for scheme in [
            "javascript:alert('{path}')",
            "JavaScript:{path}",
            "data:text/html,{path}",
            "file:///{path}",
            " javascript:{path}",
        ] {
            assert!(matches!(scheme.parse::<Editor>(), Err(EditorError::Scheme(_))), "{scheme}");
        }
        let Err(EditorError::Unknown { known, .. }) = "notepad".parse::<Editor>() else { panic!("notepad is known") };
        assert!(known.contains("vscode") && known.contains("zed"));
    }
}
