//! A piece of prose cut into what a translator works on: a paragraph, a heading, an item, a cell, a caption.

use crate::model::{Block, BlockKind, Document, Inline, InlineKind};
use crate::source::Span;

/// The smallest stretch of prose that is translated as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The number of the block it stands in, from 1, and its own number within that block, from 1.
    pub path: (usize, usize),
    /// What it is.
    pub kind: SegmentKind,
    /// Where it was written.
    pub span: Span,
    /// Its words, and the marks between them.
    pub pieces: Vec<Piece>,
}

/// What a segment is in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum SegmentKind {
    Heading(u8),
    Paragraph,
    Cell,
    Caption,
    Alternative,
    Code,
}

/// A stretch of words, or a mark that a translator moves but does not change. Marks are kept as the Markdown they were written as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Words, as Markdown writes them.
    Text(String),
    /// The beginning of an emphasis or a link.
    Open(String),
    /// Its end.
    Close(String),
    /// A mark without words inside: a figure that the tool writes, code, a line break.
    Alone(String),
}

impl Piece {
    /// As it is written in Markdown.
    pub fn markdown(&self) -> &str {
        match self {
            Self::Text(text) | Self::Open(text) | Self::Close(text) | Self::Alone(text) => text,
        }
    }
}

impl Segment {
    /// All of it as one line of Markdown.
    pub fn markdown(&self) -> String {
        self.pieces.iter().map(Piece::markdown).collect()
    }
}

/// The segments of `document`, which was parsed from the file with `text`, in the order of the text.
pub fn segments(document: &Document, text: &str) -> Vec<Segment> {
    let mut cutter = Cutter { text, path: (0, 0), found: Vec::new() };
    for (block, number) in document.blocks.iter().zip(1..) {
        cutter.path = (number, 0);
        cutter.block(block);
    }
    cutter.found
}

struct Cutter<'a> {
    text: &'a str,
    path: (usize, usize),
    found: Vec<Segment>,
}

impl Cutter<'_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { level, inlines, .. } => self.inlines(SegmentKind::Heading(*level), inlines),
            BlockKind::Paragraph(inlines) => self.inlines(SegmentKind::Paragraph, inlines),
            BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                block.inner().for_each(|block| self.block(block));
            }
            BlockKind::Table(table) => table.cells().for_each(|cell| self.inlines(SegmentKind::Cell, cell)),
            BlockKind::Figure { caption, .. } => self.inlines(SegmentKind::Caption, caption),
            BlockKind::Picture { .. } => self.alternative(block.span),
            BlockKind::Code { .. } => {
                let code = self.raw(block.span.range()).to_owned();
                self.push(SegmentKind::Code, block.span, vec![Piece::Alone(code)]);
            }
            BlockKind::Rule => {}
        }
    }

    fn push(&mut self, kind: SegmentKind, span: Span, pieces: Vec<Piece>) {
        self.path.1 += 1;
        self.found.push(Segment { path: self.path, kind, span, pieces });
    }

    fn raw(&self, range: std::ops::Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn inlines(&mut self, kind: SegmentKind, inlines: &[Inline]) {
        let (Some(first), Some(last)) = (inlines.first(), inlines.last()) else { return };
        let mut start = first.span.range().start;
        // An escaped sign begins after its backslash, which belongs to the text.
        if self.raw(0..start).ends_with('\\') {
            start -= 1;
        }
        let span = Span::new(first.span.file, start..last.span.range().end);
        let mut pieces = Vec::new();
        self.pieces(inlines, start, &mut pieces);
        self.push(kind, span, pieces);
    }

    /// The words of a picture's alternative text, between `![` and `](`.
    fn alternative(&mut self, span: Span) {
        let raw = self.raw(span.range());
        let words = raw.find("![").map(|at| at + 2).zip(raw.rfind("]("));
        let Some((from, to)) = words.filter(|(from, to)| from < to) else { return };
        let inner = Span::new(span.file, span.range().start + from..span.range().start + to);
        let text = self.raw(inner.range()).to_owned();
        self.push(SegmentKind::Alternative, inner, vec![Piece::Text(text)]);
    }

    /// Appends the pieces of `inlines`, the first of which is preceded by its own marks from byte `start` on.
    fn pieces(&self, inlines: &[Inline], start: usize, pieces: &mut Vec<Piece>) {
        let mut at = start;
        for (index, inline) in inlines.iter().enumerate() {
            let range = inline.span.range();
            // Between two inlines stands nothing, the backslash of an escape, or a line's end with what begins the next line.
            if self.raw(at..range.start).ends_with('\\') {
                words(pieces, "\\");
            }
            at = range.end;
            match &inline.kind {
                InlineKind::Text(_) => words(pieces, self.raw(range)),
                InlineKind::SoftBreak => words(pieces, " "),
                InlineKind::HardBreak | InlineKind::Task(_) => {
                    // With what begins the next line: the mark of a quotation, the indentation of an item; or with the space behind the box of a task.
                    at = inlines.get(index + 1).map_or(at, |next| next.span.range().start).max(at);
                    pieces.push(Piece::Alone(self.raw(range.start..at).to_owned()));
                }
                InlineKind::Code(_) | InlineKind::Footnote(_) | InlineKind::Math(_) => {
                    pieces.push(Piece::Alone(self.raw(range).to_owned()));
                }
                InlineKind::Emphasis(inner)
                | InlineKind::Strong(inner)
                | InlineKind::Deleted(inner)
                | InlineKind::Subscript(inner)
                | InlineKind::Superscript(inner)
                | InlineKind::Refer { text: inner, .. }
                | InlineKind::External { text: inner, .. } => self.wrapped(range, inner, pieces),
            }
        }
    }

    fn wrapped(&self, range: std::ops::Range<usize>, inner: &[Inline], pieces: &mut Vec<Piece>) {
        let (Some(first), Some(last)) = (inner.first(), inner.last()) else {
            pieces.push(Piece::Alone(self.raw(range).to_owned()));
            return;
        };
        let mut from = first.span.range().start;
        if self.raw(range.start..from).ends_with('\\') {
            from -= 1;
        }
        pieces.push(Piece::Open(self.raw(range.start..from).to_owned()));
        self.pieces(inner, from, pieces);
        pieces.push(Piece::Close(self.raw(last.span.range().end..range.end).to_owned()));
    }
}

/// Appends words; what stands together is one piece.
fn words(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}
