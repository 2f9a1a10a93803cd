//! The text of a YAML file as it was written, and its lines.

use crate::source::{FileId, Span};
use std::ops::Range;

/// A text, and where in its file it begins: the head of a Markdown file is a part of it.
#[derive(Debug, Clone, Copy)]
pub struct Raw<'a> {
    /// The file.
    pub file: FileId,
    /// The text.
    pub text: &'a str,
    /// The byte of the file at which it begins.
    pub offset: usize,
}

/// A line: its text without the line break, and its place in the raw text.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
}

impl<'a> Raw<'a> {
    /// The place of `range` in the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    /// Where a place of the file is in the text.
    pub fn local(&self, span: Span) -> Range<usize> {
        let range = span.range();
        range.start.saturating_sub(self.offset)..range.end.saturating_sub(self.offset)
    }

    /// What was written at a place of the file.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(self.local(span)).unwrap_or_default()
    }

    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        self.text.split_inclusive('\n').scan(0, |start, text| {
            let line = Line { text: text.trim_end_matches(['\n', '\r']), start: *start };
            *start += text.len();
            Some(line)
        })
    }

    /// What stands on the line of byte `at` before it and from it on.
    pub fn around(&self, at: usize) -> (&'a str, &'a str) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = self.text.get(at..).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default();
        (before, after)
    }
}
