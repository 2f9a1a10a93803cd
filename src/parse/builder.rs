//! The tree of a text while it is made: what is open, and what becomes of it when it closes.

use super::footnotes::Written;
use super::frame::{Frame, Kind};
use super::html::{Html, Markup};
use super::mask::Masked;
use super::math::{self, Formula};
use super::table;
use crate::diag::{Diagnostic, MOST, MarkdownProblem};
use crate::i18n::Bilingual;
use crate::model::{Block, BlockKind, Definition, Inline, InlineKind, Math, Table, plain};
use crate::source::{FileId, Span};
use arcstr::{ArcStr, Substr};
use std::collections::BTreeMap;
use std::ops::Range;

/// Frames deeper than this are opened without being kept, so that no text can nest the tree without bound.
pub(super) const DEPTH: usize = 40;

/// What a tree is made of.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: FileId,
    pub(super) whole: &'a ArcStr,
    /// The stretch of it that is read.
    pub(super) text: &'a str,
    /// The same stretch as the library sees it.
    pub(super) masked: &'a Masked<'a>,
    pub(super) formulas: &'a [Formula],
    /// Where the stretch begins.
    pub(super) offset: usize,
    pub(super) html: Html,
}

/// A tree while it is made.
pub(super) struct Builder<'a> {
    pub(super) source: Source<'a>,
    pub(super) problems: &'a mut Vec<Diagnostic>,
    pub(super) footnotes: &'a mut Vec<Written>,
    pub(super) stack: Vec<Frame>,
    /// How many headings of each level since the last one above it.
    sections: [u32; 6],
    /// The anchors of the headings so far.
    anchors: BTreeMap<String, Span>,
    /// Of the block of HTML that is being read.
    pub(super) markup: Option<Markup>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: Source<'a>, problems: &'a mut Vec<Diagnostic>, footnotes: &'a mut Vec<Written>) -> Self {
        let stack = vec![Frame::new(Kind::Root, 0..0)];
        Self { source, problems, footnotes, stack, sections: [0; 6], anchors: BTreeMap::new(), markup: None }
    }

    /// Closes all that is open.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while self.stack.len() > 1 {
            self.close(self.source.text.len());
        }
        let mut root = self.stack.pop().unwrap_or_else(|| Frame::new(Kind::Root, 0..0));
        root.settle(self.source.file, self.source.offset);
        root.fit();
        root.blocks
    }

    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.source.file, self.source.offset + range.start..self.source.offset + range.end)
    }

    /// The place of a block without the line end that closes it.
    fn written(&self, range: &Range<usize>) -> Span {
        let text = self.source.text.get(range.clone()).unwrap_or_default();
        self.span(&(range.start..range.start + text.trim_end().len()))
    }

    pub(super) fn report(&mut self, problem: MarkdownProblem, range: &Range<usize>) {
        // More of them would not be told.
        if self.problems.len() < 2 * MOST {
            let span = self.written(range);
            self.problems.push(Diagnostic::new(problem, span));
        }
    }

    /// A text that is a piece of the file, or a copy where it is none: an escape, an entity.
    pub(super) fn piece(&self, text: &str, range: &Range<usize>) -> Substr {
        let own = self.source.masked.place(text).and_then(|place| self.source_of(&place));
        own.unwrap_or_else(|| self.source.masked.restore(text, range).into())
    }

    /// What stands at `range`, as a piece of the file.
    pub(super) fn source_of(&self, range: &Range<usize>) -> Option<Substr> {
        self.source.text.get(range.clone()).and_then(|text| self.source.whole.try_substr_from(text))
    }

    /// Looks whether a fence is closed.
    pub(super) fn fence(&mut self, range: &Range<usize>) {
        let block = self.source.text.get(range.clone()).unwrap_or_default();
        let first = block.lines().next().unwrap_or_default();
        let bare = |line: &str| line.trim_start_matches([' ', '\t', '>']).trim_end().to_owned();
        let mark = bare(first).chars().next().unwrap_or('`');
        let last = block.trim_end().lines().skip(1).last().map(bare).unwrap_or_default();
        if last.len() < 3 || !last.chars().all(|sign| sign == mark) {
            self.report(MarkdownProblem::UnclosedFence, &(range.start..range.start + first.len()));
        }
    }

    /// Looks for a formula between escaped brackets, `\\(x^2\\)`: here they are text.
    fn escaped_formula(&mut self, text: &str, range: &Range<usize>) {
        let Some(close) = ["(", "["]
            .into_iter()
            .zip(["\\)", "\\]"])
            .find_map(|(open, close)| text.starts_with(open).then_some(close))
        else {
            return;
        };
        let source = self.source.text;
        let (before, rest) =
            (source.get(..range.start).unwrap_or_default(), source.get(range.start..).unwrap_or_default());
        let near = rest.char_indices().nth(400).map_or(rest, |(end, _)| rest.get(..end).unwrap_or_default());
        let block = near.split("\n\n").next().unwrap_or_default();
        let Some(inner) = block.find(close).and_then(|end| block.get(1..end)).filter(|_| before.ends_with('\\')) else {
            return;
        };
        let has_command = inner.split('\\').skip(1).any(|it| it.starts_with(|sign: char| sign.is_ascii_alphabetic()));
        if has_command || inner.contains(['^', '_', '=']) {
            let end = range.start + 1 + inner.len() + close.len();
            let mark = source.get(range.start - 1..end).unwrap_or_default().chars().take(40).collect();
            let hint = Bilingual::new(
                "formulas stand between dollars: `$…$`, `$$…$$`",
                "公式写在美元符号之间：`$…$`、`$$…$$`",
            );
            self.report(MarkdownProblem::ForeignMark { mark, hint }, &(range.start - 1..end));
        }
    }

    /// Words, and the formulas among them.
    pub(super) fn words(&mut self, text: Substr, range: Range<usize>) {
        self.escaped_formula(&text, &range);
        let is_code = self.stack.last().is_some_and(|frame| matches!(frame.kind, Kind::Code(_) | Kind::Typed));
        let exact = text.len() == range.len();
        let formulas = self.source.formulas;
        let first = formulas.partition_point(|formula| formula.range.start < range.start);
        let inside = formulas.iter().skip(first).take_while(|formula| formula.range.end <= range.end);
        let inside: Vec<&Formula> = inside.filter(|_| exact && !is_code).collect();
        if inside.is_empty() {
            return self.inline(InlineKind::Text(text), range);
        }
        let mut at = range.start;
        let ends = inside.iter().map(|formula| formula.range.start).chain([range.end]);
        for (end, formula) in ends.zip(inside.iter().map(Some).chain([None])) {
            if let Some(before) = self.source_of(&(at..end)).filter(|before| !before.is_empty()) {
                self.inline(InlineKind::Text(before), at..end);
            }
            if let Some(formula) = formula {
                self.formula(formula);
                at = formula.range.end;
            }
        }
    }

    fn formula(&mut self, formula: &Formula) {
        let source = self.source_of(&formula.inner).unwrap_or_default();
        let markup = if math::is_number(&source) {
            let why = "a number alone is no formula: write it as text, where it is checked";
            Err(Bilingual::new(why, "公式里只有一个数：请写成文字，文字里的数会核对"))
        } else {
            math::markup(&source, formula.display)
        };
        let markup = markup.unwrap_or_else(|why| {
            self.report(MarkdownProblem::Formula { why }, &formula.range);
            math::unset(&source)
        });
        let math = Math { source: source.to_string(), markup, display: formula.display };
        self.inline(InlineKind::Math(Box::new(math)), formula.range.clone());
    }

    pub(super) fn block(&mut self, kind: BlockKind, range: &Range<usize>) {
        let span = self.span(range);
        if let Some(parent) = self.stack.last_mut() {
            parent.blocks.push(Block { span, kind });
        }
    }

    pub(super) fn inline(&mut self, kind: InlineKind, range: Range<usize>) {
        self.make_item();
        let span = self.span(&range);
        let Some(parent) = self.stack.last_mut() else { return };
        // The library splits text at every sign that might mean something; what stands together in the source, sign for sign,
        // is one inline. An escape or an entity begins a new one, so that places inside a text are places in the file.
        if let (InlineKind::Text(more), Some(Inline { kind: InlineKind::Text(text), span: last })) =
            (&kind, parent.inlines.last_mut())
            && last.end == span.start
            && is_verbatim(self.source.whole, text, *last)
            && is_verbatim(self.source.whole, more, span)
            && let Some(both) = self.source.whole.get(last.start as usize..span.end as usize)
            && let Some(both) = self.source.whole.try_substr_from(both)
        {
            *text = both;
            last.end = span.end;
            return;
        }
        parent.inlines.push(Inline { span, kind });
    }

    pub(super) fn close(&mut self, end: usize) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(mut frame) = self.stack.pop() else { return };
        if matches!(frame.kind, Kind::Item | Kind::Quote | Kind::Defined(_) | Kind::Footnote(_)) {
            frame.settle(self.source.file, self.source.offset);
        }
        if frame.inlines.last().is_some_and(|last| last.kind == InlineKind::SoftBreak) {
            frame.inlines.pop();
        }
        frame.fit();
        let range = frame.range.start..end.max(frame.range.end);
        match frame.kind {
            // What tags enclose may be nothing: an empty line between them ends one block of HTML and begins the next.
            Kind::List(_) | Kind::Item if frame.tag.is_some() && frame.is_empty() => {}
            // A quotation that holds the text of a footnote alone is none.
            Kind::Quote if frame.is_empty() => {}
            Kind::Root => {}
            Kind::Paragraph => self.paragraph(frame.inlines, &range),
            Kind::Heading(level, id) => {
                let written = self.source.text.get(range.clone()).unwrap_or_default();
                if frame.tag.is_none() && !written.trim_start().starts_with('#') {
                    self.report(MarkdownProblem::UnderlinedHeading, &range);
                }
                let id = self.section(level, id, &range);
                self.block(BlockKind::Heading { level, id, inlines: frame.inlines }, &range);
            }
            Kind::List(start) => self.block(BlockKind::List { start, items: frame.items }, &range),
            Kind::Item => self.parent(|parent| parent.items.push(frame.blocks)),
            Kind::Quote => self.block(BlockKind::Quote(frame.blocks), &range),
            Kind::Definitions => self.block(BlockKind::Definitions(frame.parts), &range),
            Kind::Defined(role) => self.parent(|parent| parent.parts.push(Definition { role, blocks: frame.blocks })),
            Kind::Footnote(label) => {
                let span = self.written(&range);
                self.footnotes.push(Written { label, span, blocks: frame.blocks });
            }
            Kind::Code(language)
                if language.split([' ', ',']).next().is_some_and(|it| it.eq_ignore_ascii_case("csv")) =>
            {
                self.csv_table(&frame.inlines, &range);
            }
            Kind::Code(language) => {
                let text = plain(&frame.inlines);
                self.block(BlockKind::Code { language, text }, &range);
            }
            Kind::Table(alignments) => {
                let mut rows = frame.rows.into_iter();
                let head = rows.next().unwrap_or_default();
                let table = Table { alignments, head, rows: rows.collect() };
                self.block(BlockKind::Table(Box::new(table)), &range);
            }
            Kind::Row => {
                self.row(&range);
                self.parent(|parent| parent.rows.push(frame.cells));
            }
            Kind::Cell => self.parent(|parent| parent.cells.push(frame.inlines)),
            Kind::Emphasis => self.inline(InlineKind::Emphasis(frame.inlines), range),
            Kind::Strong => self.inline(InlineKind::Strong(frame.inlines), range),
            Kind::Deleted => self.inline(InlineKind::Deleted(frame.inlines), range),
            Kind::Subscript => self.inline(InlineKind::Subscript(frame.inlines), range),
            Kind::Superscript => self.inline(InlineKind::Superscript(frame.inlines), range),
            Kind::Typed => self.inline(InlineKind::Code(plain(&frame.inlines).into()), range),
            Kind::Dropped => {}
            Kind::Link(url) => self.link(&url, frame.inlines, range),
            Kind::Image(url) => self.image(&url, frame.inlines, range),
            Kind::Through => self.parent(|parent| {
                parent.inlines.append(&mut frame.inlines);
                parent.blocks.append(&mut frame.blocks);
                parent.items.append(&mut frame.items);
                parent.parts.append(&mut frame.parts);
                parent.cells.append(&mut frame.cells);
                parent.rows.append(&mut frame.rows);
            }),
        }
    }

    pub(super) fn parent(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(parent) = self.stack.last_mut() {
            change(parent);
        }
    }

    /// Looks whether a row of the table that is open has as many cells as its head.
    fn row(&mut self, range: &Range<usize>) {
        let columns = self.stack.last().and_then(|frame| match &frame.kind {
            Kind::Table(alignments) => Some(alignments.len()),
            _ => None,
        });
        let row = self.source.masked.text().get(range.clone()).unwrap_or_default();
        if let Some(why) = columns.and_then(|columns| table::row_fault(row, columns)) {
            self.report(MarkdownProblem::TableRow { why }, range);
        }
    }

    /// The id of a heading: the one given, or its number, which is the same in every language.
    fn section(&mut self, level: u8, id: Option<String>, range: &Range<usize>) -> String {
        let depth = usize::from(level);
        let mut numbers = Vec::new();
        for (index, count) in self.sections.iter_mut().enumerate() {
            match (index + 1).cmp(&depth) {
                std::cmp::Ordering::Less if index > 0 => numbers.push(count.to_string()),
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => {
                    *count += 1;
                    numbers.push(count.to_string());
                }
                std::cmp::Ordering::Greater => *count = 0,
            }
        }
        let automatic = format!("sec-{}", numbers.join("-"));
        let id = match id {
            Some(id) if id != automatic && is_automatic(&id) => {
                self.report(MarkdownProblem::AnchorReserved { anchor: id }, range);
                automatic
            }
            Some(id) => id,
            None => automatic,
        };
        let span = self.written(range);
        if let Some(first) = self.anchors.insert(id.clone(), span)
            && self.problems.len() < 2 * MOST
        {
            let problem = Diagnostic::new(MarkdownProblem::DuplicateAnchor { anchor: id.clone() }, span);
            self.problems.push(problem.with(first, Bilingual::new("first used here", "第一次用在这里")));
        }
        id
    }
}

/// Whether an anchor is one that pages give by themselves: to headings by their numbers, to footnotes, to their frame.
fn is_automatic(id: &str) -> bool {
    let of_page = matches!(id, "main" | "contents-title") || id.starts_with("note_") || id.starts_with("noteref_");
    of_page
        || id.strip_prefix("sec-").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
}

/// Whether `text` is the piece of `whole` at `span`, and no copy.
fn is_verbatim(whole: &ArcStr, text: &Substr, span: Span) -> bool {
    text.len() == span.range().len() && text.as_ptr() as usize == whole.as_ptr() as usize + span.range().start
}
