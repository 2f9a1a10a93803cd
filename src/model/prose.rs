//! Prose as a tree of blocks and inline text, independent of the Markdown it was written in.

use super::Status;
use crate::i18n::{Bilingual, Lang};
use crate::source::{Span, Spanned};
use arcstr::{ArcStr, Substr};
use serde::{Deserialize, Serialize};
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
    /// In a box: few blocks are tables, and each takes the room of the largest.
    Table(Box<Table>),
    Code {
        language: String,
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

/// A piece of running text and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Where it was written.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// The kinds of inline text.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum InlineKind {
    /// As a rule a piece of the file's own text, not a copy.
    Text(Substr),
    Code(Substr),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Deleted(Vec<Inline>),
    /// A line ending in the source; a space, or nothing between Han characters.
    SoftBreak,
    HardBreak,
    /// In a box: few inlines are references, and each takes the room of the largest.
    Refer {
        target: Box<Reference>,
        text: Vec<Inline>,
    },
    External {
        url: ArcStr,
        text: Vec<Inline>,
    },
}

/// A reference to another part of the report: `indicator:gross-industrial-output#target`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Where it was written.
    pub span: Span,
    /// What it refers to.
    pub kind: RefKind,
    /// The id of that.
    pub id: String,
    /// What follows `#`.
    pub fragment: Option<String>,
}

/// What a reference can refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum RefKind {
    Indicator,
    Pillar,
    Chapter,
    Term,
    Source,
    Chart,
    List,
    Page,
    Static,
}

impl RefKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Indicator,
        Self::Pillar,
        Self::Chapter,
        Self::Term,
        Self::Source,
        Self::Chart,
        Self::List,
        Self::Page,
        Self::Static,
    ];

    /// Its name in a sentence.
    pub const fn noun(self) -> Bilingual {
        match self {
            Self::Indicator => Bilingual::new("indicator", "指标"),
            Self::Pillar => Bilingual::new("pillar", "重点领域"),
            Self::Chapter => Bilingual::new("chapter", "章"),
            Self::Term => Bilingual::new("term", "术语"),
            Self::Source => Bilingual::new("source", "来源"),
            Self::Chart => Bilingual::new("chart", "图表"),
            Self::List => Bilingual::new("list", "列表"),
            Self::Page => Bilingual::new("page", "页面"),
            Self::Static => Bilingual::new("static file", "静态文件"),
        }
    }

    /// What stands before the colon.
    pub fn scheme(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Pillar => "pillar",
            Self::Chapter => "chapter",
            Self::Term => "term",
            Self::Source => "source",
            Self::Chart => "chart",
            Self::List => "list",
            Self::Page => "page",
            Self::Static => "static",
        }
    }
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
    /// Calls `visit` for every inline in this block.
    pub fn inlines<'a>(&'a self, visit: &mut dyn FnMut(&'a Inline)) {
        match &self.kind {
            BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => each(inlines, visit),
            BlockKind::List { items, .. } => items.iter().flatten().for_each(|block| block.inlines(visit)),
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| block.inlines(visit)),
            BlockKind::Table(table) => table.cells().for_each(|cell| each(cell, visit)),
            BlockKind::Figure { caption, .. } => each(caption, visit),
            BlockKind::Code { .. } | BlockKind::Rule | BlockKind::Picture { .. } => {}
        }
    }

    /// Every reference in this block, the figure's own first.
    pub fn references(&self) -> Vec<&Reference> {
        let mut found: Vec<&Reference> = Vec::new();
        match &self.kind {
            BlockKind::Figure { target, .. } | BlockKind::Picture { target, .. } => found.push(target),
            BlockKind::List { items, .. } => found.extend(items.iter().flatten().flat_map(Self::references)),
            BlockKind::Quote(blocks) => found.extend(blocks.iter().flat_map(Self::references)),
            _ => self.inlines(&mut |inline| {
                if let InlineKind::Refer { target, .. } = &inline.kind {
                    found.push(target);
                }
            }),
        }
        found
    }
}

fn each<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        match &inline.kind {
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Deleted(inner)
            | InlineKind::Refer { text: inner, .. }
            | InlineKind::External { text: inner, .. } => each(inner, visit),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::SoftBreak | InlineKind::HardBreak => {}
        }
    }
}
