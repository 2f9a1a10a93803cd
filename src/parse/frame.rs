//! What is open while a text is read: an element, and what it holds so far.

use crate::model::{Alignment, Block, BlockKind, Definition, DefinitionRole, Inline, InlineKind};
use crate::source::{FileId, Span};
use std::ops::Range;

/// What an open element is.
pub(super) enum Kind {
    Root,
    Paragraph,
    Heading(u8, Option<String>),
    List(Option<u64>),
    Item,
    Quote,
    Definitions,
    Defined(DefinitionRole),
    /// The text of a footnote, by its label.
    Footnote(String),
    Code(String),
    Table(Vec<Alignment>),
    Row,
    Cell,
    Emphasis,
    Strong,
    Deleted,
    Subscript,
    Superscript,
    /// Letters as they are typed, within a line.
    Typed,
    Link(String),
    Image(String),
    /// What it holds is left out.
    Dropped,
    /// Kept only for its contents.
    Through,
}

pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Of HTML that opened it; `None` for what Markdown did.
    pub(super) tag: Option<Box<str>>,
    pub(super) blocks: Vec<Block>,
    pub(super) inlines: Vec<Inline>,
    /// Items of a list.
    pub(super) items: Vec<Vec<Block>>,
    /// Parts of a definition list.
    pub(super) parts: Vec<Definition>,
    /// Cells of a row.
    pub(super) cells: Vec<Vec<Inline>>,
    /// Rows of a table, the head first.
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

impl Frame {
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        Self {
            kind,
            range,
            tag: None,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            parts: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Whether a container holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.items.is_empty()
    }

    pub(super) fn is_dropped(&self) -> bool {
        matches!(self.kind, Kind::Dropped)
    }

    /// Running text directly inside a container (a tight list's item) becomes a paragraph.
    pub(super) fn settle(&mut self, file: FileId, offset: usize) {
        while self.inlines.last().is_some_and(|last| last.kind == InlineKind::SoftBreak) {
            self.inlines.pop();
        }
        if !self.inlines.is_empty() {
            let mut inlines = std::mem::take(&mut self.inlines);
            inlines.shrink_to_fit();
            let span = inlines.first().map_or(Span::new(file, offset..offset), |inline| inline.span);
            self.blocks.push(Block { span, kind: BlockKind::Paragraph(inlines) });
        }
    }
}

impl Frame {
    /// Gives back the room that nothing fills: trees of all texts are kept at once, and most lists in them are of one.
    pub(super) fn fit(&mut self) {
        self.blocks.shrink_to_fit();
        self.inlines.shrink_to_fit();
        self.items.shrink_to_fit();
        self.parts.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.rows.shrink_to_fit();
    }
}
