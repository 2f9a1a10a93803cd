//! Texts and places in them: files, byte spans, lines and columns. Knows nothing of what the texts mean.

mod fingerprint;
mod forms;
mod spanned;
mod uri;

pub use fingerprint::Fingerprint;
pub use forms::composed;
pub(crate) use spanned::SPANNED;
pub use spanned::Spanned;
pub use uri::encoded;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file's number in its [`SourceSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(u32);

impl FileId {
    pub(crate) fn from_raw(raw: u32) -> Self {
        Self(raw)
    }

    pub(crate) fn raw(self) -> u32 {
        self.0
    }
}

/// A stretch of a file, in bytes, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The file it lies in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `range` bytes in `file`.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: narrow(range.start), end: narrow(range.end) }
    }

    /// The empty span at the start of `file`.
    pub fn start_of(file: FileId) -> Self {
        Self::new(file, 0..0)
    }

    /// Its bytes.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One text file of a project, or of the embedded theme.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Relative to the project, `/`-separated: `content/report.yaml`.
    pub path: String,
    /// The text, without a byte order mark. Shared: what is made of it is for the most part pieces of it.
    pub text: ArcStr,
}

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct BinaryFile {
    /// Relative to the project, `/`-separated.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Everything that was read, in the order of the paths.
#[derive(Debug, Clone, Default)]
pub struct SourceSet {
    /// By path.
    files: Vec<SourceFile>,
    binaries: Vec<BinaryFile>,
    /// The binary files as places: their numbers follow those of the text files.
    places: Vec<SourceFile>,
}

impl SourceSet {
    /// A set of `files` and `binaries`; sorted here, so that the order of reading cannot matter.
    ///
    /// Where a path comes twice the later file counts: a project's file lies over the embedded theme's.
    pub fn new(files: impl IntoIterator<Item = SourceFile>, binaries: Vec<BinaryFile>) -> Self {
        let mut all: Vec<SourceFile> = files.into_iter().collect();
        all.sort_by(|one, other| one.path.cmp(&other.path));
        let mut files: Vec<SourceFile> = Vec::with_capacity(all.len());
        for file in all {
            match files.last_mut() {
                Some(last) if last.path == file.path => *last = file,
                _ => files.push(file),
            }
        }
        let binaries: BTreeMap<String, BinaryFile> =
            binaries.into_iter().map(|file| (file.path.clone(), file)).collect();
        let place = |path: &String| SourceFile { path: path.clone(), text: ArcStr::new() };
        let places = binaries.keys().map(place).collect();
        Self { files, binaries: binaries.into_values().collect(), places }
    }

    /// Puts `text` in place of the text of a file.
    pub fn replace(&mut self, id: FileId, text: ArcStr) {
        if let Some(file) = self.files.get_mut(id.0 as usize) {
            file.text = text;
        }
    }

    /// All text files with their numbers, by path.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().zip(0..).map(|(file, index)| (FileId(index), file))
    }

    /// The text files below `folder` (`content/chapters/`), by path.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let first = self.files.partition_point(|file| file.path.as_str() < folder);
        let later = self.files().skip(first);
        later.take_while(move |(_, file)| file.path.starts_with(folder))
    }

    /// All binary files, by path.
    pub fn binaries(&self) -> &[BinaryFile] {
        &self.binaries
    }

    /// The binary files below `folder` with their numbers, by path.
    pub fn binaries_below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a str)> {
        let files = self.places.iter().zip(self.files.len()..);
        files.filter_map(move |(file, number)| {
            let number = u32::try_from(number).ok()?;
            Some((FileId(number), file.path.strip_prefix(folder)?))
        })
    }

    /// The binary file at `path`, in whatever form its accents are written.
    pub fn binary(&self, path: &str) -> Option<&BinaryFile> {
        let place = position(&self.binaries, |file| &file.path, path)?;
        self.binaries.get(place)
    }

    /// The file of that number; of a binary file only its place, without its bytes.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        let number = id.0 as usize;
        self.files.get(number).or_else(|| self.places.get(number.checked_sub(self.files.len())?))
    }

    /// The number of the text file at `path`, in whatever form its accents are written.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let place = position(&self.files, |file| &file.path, path)?;
        u32::try_from(place).ok().map(FileId)
    }

    /// The text of a span; empty where the span is not inside its file.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text.get(span.range())).unwrap_or_default()
    }

    /// Path, line and column of a span's start.
    pub fn locate(&self, span: Span) -> Location<'_> {
        let Some(file) = self.get(span.file) else {
            return Location { path: "", line: 1, column: 1 };
        };
        let mut offset = span.start as usize;
        while offset > 0 && !file.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = file.text.get(..offset).unwrap_or(&file.text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Location {
            path: &file.path,
            line: before.matches('\n').count() + 1,
            column: before.get(line_start..).map_or(0, |line| line.chars().count()) + 1,
        }
    }
}

/// Where the file at `path` is among `files`, which are in the order of their paths.
fn position<T>(files: &[T], path_of: impl Fn(&T) -> &String, path: &str) -> Option<usize> {
    let exact = files.binary_search_by(|file| path_of(file).as_str().cmp(path)).ok();
    exact.or_else(|| {
        let other = |file: &T| !path_of(file).is_ascii() && composed(path_of(file)) == composed(path);
        if path.is_ascii() { None } else { files.iter().position(other) }
    })
}

/// A place as an editor names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location<'a> {
    /// The file's path.
    pub path: &'a str,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}
