//! The list of a site's files, kept in the site itself as `.gongbao`.
//!
//! The first line names the format. Each further line is one file: the BLAKE3 hash of its bytes,
//! two spaces, its size in bytes, two spaces, its path. The lines are sorted by path.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::path::OutputPath;

/// The name of the manifest in the root of a site.
pub const MANIFEST_NAME: &str = ".gongbao";

const FIRST_LINE: &str = "gongbao manifest 1";

/// What the manifest records of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) hash: blake3::Hash,
    pub(super) size: u64,
}

impl Entry {
    pub(super) fn of(bytes: &[u8]) -> Self {
        // `usize` is never wider than 64 bits on a system Rust runs on.
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Self { hash: blake3::hash(bytes), size }
    }
}

/// The files of a site, sorted by path, without the manifest itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<OutputPath, Entry>,
}

impl Manifest {
    /// Every path of this one or of `other`, in their order, with what each of them has there.
    pub(super) fn beside<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = (&'a OutputPath, Option<&'a Entry>, Option<&'a Entry>)> {
        let (mut one, mut two) = (self.files.iter().peekable(), other.files.iter().peekable());
        std::iter::from_fn(move || {
            let order = match (one.peek(), two.peek()) {
                (Some((left, _)), Some((right, _))) => left.cmp(right),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return None,
            };
            let left = if order == Ordering::Greater { None } else { one.next() };
            let right = if order == Ordering::Less { None } else { two.next() };
            let (path, _) = left.or(right)?;
            Some((path, left.map(|(_, entry)| entry), right.map(|(_, entry)| entry)))
        })
    }

    /// The digest of its text.
    pub(super) fn digest(&self) -> blake3::Hash {
        blake3::hash(self.render().as_bytes())
    }

    /// The manifest as the text of its file.
    pub(super) fn render(&self) -> String {
        self.render_below(&format!("{FIRST_LINE}\n"))
    }

    /// Its files as lines below this `head`.
    pub(super) fn render_below(&self, head: &str) -> String {
        let mut text = String::with_capacity(head.len() + self.files.len() * 128);
        text.push_str(head);
        for (path, entry) in &self.files {
            text.push_str(&entry.hash.to_hex());
            text.push_str("  ");
            text.push_str(&entry.size.to_string());
            text.push_str("  ");
            text.push_str(path.as_str());
            text.push('\n');
        }
        text
    }

    /// Reads a manifest, or says in words what is wrong with it.
    ///
    /// Strict on purpose: a manifest is what allows a folder to be replaced, so one that was
    /// edited or cut short must not count.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let body = text
            .strip_prefix(FIRST_LINE)
            .and_then(|rest| rest.strip_prefix('\n'))
            .ok_or_else(|| format!("its first line is not \"{FIRST_LINE}\""))?;
        parse_lines(body, 2)
    }
}

/// Reads the lines of a list, of which the first has this number.
pub(super) fn parse_lines(body: &str, first: usize) -> Result<Manifest, String> {
    if !body.is_empty() && !body.ends_with('\n') {
        return Err("its last line is cut short".to_owned());
    }
    let mut files = BTreeMap::new();
    for (number, line) in (first..).zip(body.split_terminator('\n')) {
        let (path, entry) = parse_line(line).ok_or_else(|| format!("its line {number} is not understood"))?;
        if files.last_key_value().is_some_and(|(last, _)| *last >= path) {
            return Err(format!("its line {number} is out of order"));
        }
        files.insert(path, entry);
    }
    Ok(Manifest { files })
}

fn parse_line(line: &str) -> Option<(OutputPath, Entry)> {
    let (hash, rest) = line.split_once("  ")?;
    let (size, path) = rest.split_once("  ")?;
    let entry = Entry { hash: blake3::Hash::from_hex(hash).ok()?, size: size.parse().ok()? };
    Some((OutputPath::new(path).ok()?, entry))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use super::{Entry, Manifest};
    use crate::output::OutputPath;

    fn sample() -> Manifest {
        let mut manifest = Manifest::default();
        for path in ["z.html", "a/b.html", "a  b.html", " c"] {
            manifest.files.insert(OutputPath::new(path).unwrap(), Entry::of(path.as_bytes()));
        }
        manifest
    }

    #[test]
    fn reads_back_what_it_writes() {
        let text = sample().render();
        assert!(text.starts_with("gongbao manifest 1\n"));
        assert_eq!(Manifest::parse(&text).unwrap(), sample());
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.render()).unwrap(), empty);
    }

    #[test]
    fn two_are_laid_side_by_side() {
        let (mut one, mut two) = (sample(), sample());
        one.files.remove("z.html");
        two.files.remove(" c");
        two.files.insert(OutputPath::new("a/b.html").unwrap(), Entry::of(b"other"));
        let found: Vec<_> = one
            .beside(&two)
            .map(|(path, one, two)| (path.as_str(), one.is_some(), two.is_some(), one == two))
            .collect();
        let expected = [
            (" c", true, false, false),
            ("a  b.html", true, true, true),
            ("a/b.html", true, true, false),
            ("z.html", false, true, false),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn sorts_by_path() {
        let text = sample().render();
        let paths: Vec<_> = text.lines().skip(1).map(|l| l.splitn(3, "  ").nth(2).unwrap()).collect();
        assert_eq!(paths, [" c", "a  b.html", "a/b.html", "z.html"]);
    }

    #[test]
    fn refuses_a_damaged_manifest() {
        let text = sample().render();
        let mut swapped: Vec<_> = text.lines().collect();
        swapped.swap(1, 2);
        let swapped = swapped.join("\n") + "\n";
        let doubled = format!("{text}{}\n", text.lines().last().unwrap());
        let cut = text.strip_suffix('\n').unwrap();
        let crlf = text.replace('\n', "\r\n");
        let upward = text.replace("z.html", "../z.html");
        for bad in ["", "gongbao manifest 2\n", cut, &swapped, &doubled, &crlf, &upward] {
            assert!(Manifest::parse(bad).is_err(), "{bad}");
        }
    }
}
