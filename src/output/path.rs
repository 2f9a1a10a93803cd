//! Paths of files inside the site, valid on every operating system.

use std::fmt;

/// The path of a file in the site: relative, `/`-separated, and a usable name on Linux, macOS and
/// Windows alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

/// Why a text is not an [`OutputPath`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutputPathError {
    /// The text is empty.
    #[error("an output path must not be empty")]
    Empty,
    /// It starts with `/`.
    #[error("the output path {0:?} must be relative, without a leading \"/\"")]
    Absolute(String),
    /// It starts with a Windows drive letter.
    #[error("the output path {0:?} must not start with a drive letter")]
    DriveLetter(String),
    /// It holds a backslash, which is a separator on Windows.
    #[error("the output path {0:?} must use \"/\", not a backslash")]
    Backslash(String),
    /// It holds a NUL, a line break or another control character.
    #[error("the output path {0:?} must not hold a control character")]
    Control(String),
    /// It ends with `/` and so names a folder.
    #[error("the output path {0:?} must name a file, without a \"/\" at the end")]
    TrailingSlash(String),
    /// It holds two `/` in a row.
    #[error("the output path {0:?} must not hold an empty part (\"//\")")]
    EmptyPart(String),
    /// A part is `.` or `..`.
    #[error("the output path {0:?} must not hold the part \".\" or \"..\"")]
    Dots(String),
    /// A part ends in a dot or a space, which Windows drops.
    #[error("in the output path {path:?} the part {part:?} must not end in a dot or a space")]
    BadEnd {
        /// The whole path.
        path: String,
        /// The part of it at fault.
        part: String,
    },
    /// A part has a sign that Windows does not store.
    #[error("in the output path {path:?} Windows cannot store the sign {sign:?}")]
    Sign {
        /// The whole path.
        path: String,
        /// The sign.
        sign: char,
    },
    /// A part is the name of a device on Windows.
    #[error("in the output path {path:?} the part {part:?} is a device name on Windows")]
    Device {
        /// The whole path.
        path: String,
        /// The part of it at fault.
        part: String,
    },
}

impl OutputPath {
    /// Checks a path and takes it over.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with it; see [`OutputPathError`].
    pub fn new(path: &str) -> Result<Self, OutputPathError> {
        let owned = || path.to_owned();
        if path.is_empty() {
            return Err(OutputPathError::Empty);
        }
        if path.chars().any(char::is_control) {
            return Err(OutputPathError::Control(owned()));
        }
        if path.contains('\\') {
            return Err(OutputPathError::Backslash(owned()));
        }
        if path.starts_with('/') {
            return Err(OutputPathError::Absolute(owned()));
        }
        if path.ends_with('/') {
            return Err(OutputPathError::TrailingSlash(owned()));
        }
        if matches!(path.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic()) {
            return Err(OutputPathError::DriveLetter(owned()));
        }
        for part in path.split('/') {
            check_part(path, part)?;
        }
        Ok(Self(owned()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that hold the file, the outermost first, each as a path from the site's root.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').filter_map(|(at, _)| self.0.get(..at))
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Lets a map of paths be searched with a text.
impl std::borrow::Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for OutputPath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

fn check_part(path: &str, part: &str) -> Result<(), OutputPathError> {
    if part.is_empty() {
        return Err(OutputPathError::EmptyPart(path.to_owned()));
    }
    if part == "." || part == ".." {
        return Err(OutputPathError::Dots(path.to_owned()));
    }
    if part.ends_with(['.', ' ']) {
        return Err(OutputPathError::BadEnd { path: path.to_owned(), part: part.to_owned() });
    }
    if let Some(sign) = part.chars().find(|sign| matches!(sign, '<' | '>' | ':' | '"' | '|' | '?' | '*')) {
        return Err(OutputPathError::Sign { path: path.to_owned(), sign });
    }
    if is_device(part) {
        return Err(OutputPathError::Device { path: path.to_owned(), part: part.to_owned() });
    }
    Ok(())
}

/// Whether Windows takes the name for a device. It looks only at what stands before the first dot,
/// without the spaces at its end, and takes superscript digits for digits.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end_matches(' ').to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let Some(rest) = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")) else {
        return false;
    };
    let mut chars = rest.chars();
    let digit = chars.next().is_some_and(|c| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³'));
    digit && chars.next().is_none()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::{OutputPath, OutputPathError};
    use proptest::prelude::*;

    #[test]
    fn takes_ordinary_names() {
        let good = [
            "index.html",
            "zh/第一章/index.html",
            "a b/c.d/e",
            ".nojekyll",
            "..a",
            "console/common.css",
            "com10.txt",
            "auxiliary",
            "COM",
        ];
        for path in good {
            assert_eq!(OutputPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn says_what_is_wrong() {
        use OutputPathError as E;
        let part = |path: &str, part: &str| (path.to_owned(), part.to_owned());
        let device = |whole: &str, bad: &str| {
            let (path, part) = part(whole, bad);
            E::Device { path, part }
        };
        let bad_end = |whole: &str, bad: &str| {
            let (path, part) = part(whole, bad);
            E::BadEnd { path, part }
        };
        let cases = [
            ("", E::Empty),
            ("/a", E::Absolute("/a".into())),
            ("a/", E::TrailingSlash("a/".into())),
            ("a//b", E::EmptyPart("a//b".into())),
            ("../a", E::Dots("../a".into())),
            ("a/./b", E::Dots("a/./b".into())),
            ("a/..", E::Dots("a/..".into())),
            ("a\\b", E::Backslash("a\\b".into())),
            ("a\0b", E::Control("a\0b".into())),
            ("a\nb", E::Control("a\nb".into())),
            ("c:x", E::DriveLetter("c:x".into())),
            ("C:/x", E::DriveLetter("C:/x".into())),
            ("12:30.html", E::Sign { path: "12:30.html".into(), sign: ':' }),
            ("a/b?", E::Sign { path: "a/b?".into(), sign: '?' }),
            ("a./b", bad_end("a./b", "a.")),
            ("a/b ", bad_end("a/b ", "b ")),
            ("...", bad_end("...", "...")),
            ("con", device("con", "con")),
            ("a/Nul.tar.gz", device("a/Nul.tar.gz", "Nul.tar.gz")),
            ("lpt9.txt/b", device("lpt9.txt/b", "lpt9.txt")),
            ("aux .html", device("aux .html", "aux .html")),
            ("COM¹", device("COM¹", "COM¹")),
        ];
        for (path, error) in cases {
            assert_eq!(OutputPath::new(path), Err(error), "{path:?}");
        }
    }

    #[test]
    fn lists_the_folders_from_the_outside() {
        let path = OutputPath::new("a/b c/d.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b c"]);
        assert_eq!(OutputPath::new("d.html").unwrap().folders().count(), 0);
    }

    proptest! {
        /// Whatever is accepted stays below the folder it is joined to, in the same parts.
        #[test]
        fn accepted_paths_stay_inside(text in "([a-cA-CnuloxN./ :\\\\é第]|\\PC|\\x00|\\n){0,24}") {
            if let Ok(path) = OutputPath::new(&text) {
                prop_assert_eq!(path.as_str(), &text);
                let base = std::path::Path::new("base");
                let joined = base.join(path.as_str());
                let inside = joined.strip_prefix(base).unwrap();
                let parts: Vec<_> = inside
                    .components()
                    .map(|c| match c {
                        std::path::Component::Normal(name) => name.to_str().unwrap(),
                        other => panic!("{other:?} in {text:?}"),
                    })
                    .collect();
                prop_assert_eq!(parts.join("/"), text.as_str());
                for part in parts {
                    prop_assert!(!part.ends_with(['.', ' ']));
                }
            }
        }

        /// Names made of harmless parts are all accepted.
        #[test]
        fn plain_names_are_accepted(parts in prop::collection::vec("x[a-z0-9_-]{0,8}(\\.[a-z]{1,4})?", 1..5)) {
            let text = parts.join("/");
            prop_assert!(OutputPath::new(&text).is_ok());
        }
    }
}
