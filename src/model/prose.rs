//! Prose as a tree of blocks and inline text, independent of the Markdown it was written in.

use super::inline::each;
use super::{Inline, InlineKind, Reference, Status};
use crate::i18n::Lang;
use crate::source::{Span, Spanned};
use std::collections::BTreeMap;

/// A piece of writing in every language: a chapter, a pillar's summary, a page.
#[derive(Debug, Clone)]
pub struct Writing {
    /// The same in all languages, from the file's name.
    pub id: String,
    /// The number before the id, for chapters.
    pub number: Option<u32>,
    /// One text a language.
    pub texts: Texts,
}

/// The texts of a writing, by language. In boxes: a map keeps room for eleven of what it holds, and most have two.
pub type Texts = BTreeMap<Lang, Box<Text>>;

/// A piece of writing in one language.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Text {
    pub span: Span,
    pub title: Spanned<String>,
    pub summary: Option<Spanned<String>>,
    pub status: Status,
    pub document: Document,
}

/// A text: its blocks in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Top-level blocks.
    pub blocks: Vec<Block>,
}

/// A block and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Where it was written.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum BlockKind {
    /// `id` is the same in every language: given, or counted.
    Heading {
        level: u8,
        id: String,
        inlines: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    /// `start` is the first number of an ordered list.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Terms and what is said of them, in the order of the text.
    Definitions(Vec<Definition>),
    /// The last block of a document that has footnotes: their texts, by number.
    Footnotes(Vec<Footnote>),
    /// In a box: few blocks are tables, and each takes the room of the largest.
    Table(Box<Table>),
    Code {
        language: String,
        /// As it is written, without the fence and the indentation.
        text: String,
    },
    Rule,
    /// A chart or a list placed in the text.
    Figure {
        target: Box<Reference>,
        caption: Vec<Inline>,
    },
    /// A file of `content/static/` shown as a picture.
    Picture {
        target: Box<Reference>,
        alternative: String,
    },
}

/// One part of a definition list.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Whether it is what is defined, or what is said of it.
    pub role: DefinitionRole,
    /// A term is one paragraph.
    pub blocks: Vec<Block>,
}

/// What a part of a definition list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DefinitionRole {
    Term,
    Description,
}

/// The text of a footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// From 1, in the order in which the text refers to them.
    pub number: u32,
    /// How often the text refers to it.
    pub references: u32,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A table of the text: a head, and rows of as many cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Of each column.
    pub alignments: Vec<Alignment>,
    /// The heads of the columns.
    pub head: Vec<Vec<Inline>>,
    /// The rows below it.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Table {
    /// Its cells, the head's first, row by row.
    pub fn cells(&self) -> impl Iterator<Item = &Vec<Inline>> {
        self.head.iter().chain(self.rows.iter().flatten())
    }
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Alignment {
    None,
    Left,
    Center,
    Right,
}

impl Document {
    /// Calls `visit` for every inline in the order of the text, those inside others included.
    pub fn inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        for block in &self.blocks {
            block.inlines(visit);
        }
    }

    /// Every reference, in the order of the text.
    pub fn references(&self) -> Vec<&Reference> {
        self.blocks.iter().flat_map(Block::references).collect()
    }
}

impl Block {
    /// The groups of blocks inside it: items, parts of a definition list, footnotes, the one group of a quotation.
    pub fn groups(&self) -> Vec<&[Block]> {
        match &self.kind {
            BlockKind::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
            BlockKind::Quote(blocks) => vec![blocks],
            BlockKind::Definitions(parts) => parts.iter().map(|part| part.blocks.as_slice()).collect(),
            BlockKind::Footnotes(footnotes) => footnotes.iter().map(|footnote| footnote.blocks.as_slice()).collect(),
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Figure { .. }
            | BlockKind::Picture { .. } => Vec::new(),
        }
    }

    /// The blocks inside it, in the order of the text.
    pub fn inner(&self) -> impl Iterator<Item = &Block> {
        self.groups().into_iter().flatten()
    }

    /// The same groups, to be changed.
    pub fn groups_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match &mut self.kind {
            BlockKind::List { items, .. } => items.iter_mut().collect(),
            BlockKind::Quote(blocks) => vec![blocks],
            BlockKind::Definitions(parts) => parts.iter_mut().map(|part| &mut part.blocks).collect(),
            BlockKind::Footnotes(footnotes) => footnotes.iter_mut().map(|footnote| &mut footnote.blocks).collect(),
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Figure { .. }
            | BlockKind::Picture { .. } => Vec::new(),
        }
    }

    /// Its own runs of inline text, without those of the blocks inside it.
    pub fn runs_mut(&mut self) -> Vec<&mut Vec<Inline>> {
        match &mut self.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => vec![inlines],
            BlockKind::Table(table) => table.head.iter_mut().chain(table.rows.iter_mut().flatten()).collect(),
            BlockKind::Figure { caption, .. } => vec![caption],
            BlockKind::List { .. }
            | BlockKind::Quote(_)
            | BlockKind::Definitions(_)
            | BlockKind::Footnotes(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Picture { .. } => Vec::new(),
        }
    }

    /// Calls `visit` for every inline in this block.
    pub fn inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        match &self.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => each(inlines, visit),
            BlockKind::Table(table) => table.cells().for_each(|cell| each(cell, visit)),
            BlockKind::Figure { caption, .. } => each(caption, visit),
            BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                self.inner().for_each(|block| block.inlines(visit));
            }
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Picture { .. } => {}
        }
    }

    /// Every reference in this block, the figure's own first.
    pub fn references(&self) -> Vec<&Reference> {
        let mut found: Vec<&Reference> = Vec::new();
        match &self.kind {
            BlockKind::Figure { target, .. } | BlockKind::Picture { target, .. } => found.push(target),
            BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                found.extend(self.inner().flat_map(Self::references));
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Code { .. }
            | BlockKind::Rule => self.inlines(&mut |inline| {
                if let InlineKind::Refer { target, .. } = &inline.kind {
                    found.push(target);
                }
            }),
        }
        found
    }
}
