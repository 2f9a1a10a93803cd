//! Markdown to blocks: the only file that names the Markdown library.

use super::frame::{Frame, Kind};
use super::html::{Html, Markup};
use super::links::{self, Destination};
use crate::diag::{Diagnostic, MOST, MarkdownProblem};
use crate::i18n::is_wide;
use crate::model::{Alignment, Block, BlockKind, Document, Inline, InlineKind, RefKind, Table};
use crate::source::{FileId, Span};
use arcstr::{ArcStr, Substr};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Frames deeper than this are opened without being kept, so that no text can nest the tree without bound.
pub(super) const DEPTH: usize = 40;

/// Parses what stands from byte `offset` on in `whole`, the text of `file`. Every text gives a document.
pub fn parse(file: FileId, whole: &ArcStr, (offset, html): (usize, Html), problems: &mut Vec<Diagnostic>) -> Document {
    let text = whole.get(offset..).unwrap_or_default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    let stack = vec![Frame::new(Kind::Root, 0..0)];
    let mut builder = Builder { file, whole, text, offset, problems, stack, sections: [0; 6], html, markup: None };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.event(event, range);
    }
    while builder.stack.len() > 1 {
        builder.close(text.len());
    }
    let mut root = builder.stack.pop().unwrap_or_else(|| Frame::new(Kind::Root, 0..0));
    root.settle(file, offset);
    root.fit();
    Document { blocks: root.blocks }
}

pub(super) struct Builder<'a> {
    pub(super) file: FileId,
    whole: &'a ArcStr,
    text: &'a str,
    pub(super) offset: usize,
    problems: &'a mut Vec<Diagnostic>,
    pub(super) stack: Vec<Frame>,
    /// How many headings of each level since the last one above it.
    sections: [u32; 6],
    html: Html,
    /// Of the block of HTML that is being read.
    markup: Option<Markup>,
}

impl Builder<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.file, self.offset + range.start..self.offset + range.end)
    }

    pub(super) fn report(&mut self, problem: MarkdownProblem, range: &Range<usize>) {
        // More of them would not be told.
        if self.problems.len() < 2 * MOST {
            let span = self.span(range);
            self.problems.push(Diagnostic::new(problem, span));
        }
    }

    /// A text that is a piece of the file, or a copy where it is none: an escape, an entity.
    fn piece(&self, text: &str) -> Substr {
        self.whole.try_substr_from(text).unwrap_or_else(|| text.into())
    }

    /// What stands at `range`, as a piece of the file.
    pub(super) fn source_of(&self, range: &Range<usize>) -> Option<Substr> {
        self.text.get(range.clone()).and_then(|text| self.whole.try_substr_from(text))
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) if self.html == Html::Sanitized => self.markup = Some(Markup::default()),
            Event::End(TagEnd::HtmlBlock) if self.html == Html::Sanitized => {
                let markup = self.markup.take().unwrap_or_default();
                self.html_block(&markup);
            }
            Event::Html(html) | Event::InlineHtml(html) if self.html == Html::Sanitized => match &mut self.markup {
                Some(markup) => markup.add(&html, range.start),
                None => {
                    let mut markup = Markup::default();
                    markup.add(&html, range.start);
                    self.html(&markup);
                }
            },
            Event::Start(tag) => self.open(tag, range),
            Event::End(_) => {
                self.close_tags(range.start);
                self.close(range.end);
            }
            Event::Text(text) => self.inline(InlineKind::Text(self.piece(&text)), range),
            Event::Code(text) => self.inline(InlineKind::Code(self.piece(&text)), range),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.report(MarkdownProblem::RawHtml, &range);
                self.inline(InlineKind::Text(self.piece(text.trim_end())), range);
            }
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, range),
            Event::HardBreak => self.inline(InlineKind::HardBreak, range),
            Event::Rule => self.block(BlockKind::Rule, &range),
            // Off in the options above.
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.inline(InlineKind::Text(self.piece(&text)), range);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = if self.stack.len() > DEPTH {
            Kind::Through
        } else {
            match tag {
                Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
                Tag::Heading { level, id, .. } => {
                    Kind::Heading(level_number(level), id.map(pulldown_cmark::CowStr::into_string))
                }
                Tag::BlockQuote(_) => Kind::Quote,
                Tag::CodeBlock(CodeBlockKind::Fenced(language)) => Kind::Code(language.into_string()),
                Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
                Tag::List(start) => Kind::List(start),
                Tag::Item => Kind::Item,
                Tag::Table(alignments) => Kind::Table(alignments.into_iter().map(alignment).collect()),
                Tag::TableHead | Tag::TableRow => Kind::Row,
                Tag::TableCell => Kind::Cell,
                Tag::Emphasis => Kind::Emphasis,
                Tag::Strong => Kind::Strong,
                Tag::Strikethrough => Kind::Deleted,
                Tag::Link { dest_url, .. } => Kind::Link(dest_url.into_string()),
                Tag::Image { dest_url, .. } => Kind::Image(dest_url.into_string()),
                _ => Kind::Through,
            }
        };
        let is_block = matches!(
            kind,
            Kind::Paragraph | Kind::Heading(..) | Kind::List(_) | Kind::Quote | Kind::Code(_) | Kind::Table(_)
        );
        if is_block {
            self.part();
        }
        self.stack.push(Frame::new(kind, range));
    }

    pub(super) fn block(&mut self, kind: BlockKind, range: &Range<usize>) {
        let span = self.span(range);
        if let Some(parent) = self.stack.last_mut() {
            parent.blocks.push(Block { span, kind });
        }
    }

    pub(super) fn inline(&mut self, kind: InlineKind, range: Range<usize>) {
        let kind = match kind {
            InlineKind::SoftBreak if self.between_han(&range) => return,
            kind => kind,
        };
        self.make_item();
        let span = self.span(&range);
        let Some(parent) = self.stack.last_mut() else { return };
        // The library splits text at every sign that might mean something; what stands together in the source, sign for sign,
        // is one inline. An escape or an entity begins a new one, so that places inside a text are places in the file.
        if let (InlineKind::Text(more), Some(Inline { kind: InlineKind::Text(text), span: last })) =
            (&kind, parent.inlines.last_mut())
            && last.end == span.start
            && last.range().len() == text.len()
            && span.range().len() == more.len()
        {
            let both = self.whole.get(last.start as usize..span.end as usize);
            let both = both.filter(|both| both.strip_prefix(text.as_str()) == Some(more.as_str()));
            *text = both.map_or_else(
                || format!("{text}{more}").into(),
                |both| self.whole.try_substr_from(both).unwrap_or_else(|| both.into()),
            );
            last.end = span.end;
            return;
        }
        parent.inlines.push(Inline { span, kind });
    }

    /// A line ending between two Han characters is no space (clreq).
    fn between_han(&self, range: &Range<usize>) -> bool {
        let before = self.text.get(..range.start).and_then(|text| text.trim_end().chars().next_back());
        let after = self.text.get(range.end..).and_then(|text| text.trim_start().chars().next());
        matches!((before, after), (Some(before), Some(after)) if is_wide(before) && is_wide(after))
    }

    pub(super) fn close(&mut self, end: usize) {
        if self.stack.len() < 2 {
            return;
        }
        let Some(mut frame) = self.stack.pop() else { return };
        if matches!(frame.kind, Kind::Item | Kind::Quote) {
            frame.settle(self.file, self.offset);
        }
        if frame.inlines.last().is_some_and(|last| last.kind == InlineKind::SoftBreak) {
            frame.inlines.pop();
        }
        frame.fit();
        let range = frame.range.start..end.max(frame.range.end);
        match frame.kind {
            // What tags enclose may be nothing: an empty line between them ends one block of HTML and begins the next.
            Kind::List(_) | Kind::Item | Kind::Quote if frame.tag.is_some() && frame.is_empty() => {}
            Kind::Root => {}
            Kind::Paragraph => self.paragraph(frame.inlines, &range),
            Kind::Heading(level, id) => {
                let id = self.section(level, id);
                self.block(BlockKind::Heading { level, id, inlines: frame.inlines }, &range);
            }
            Kind::List(start) => self.block(BlockKind::List { start, items: frame.items }, &range),
            Kind::Item => self.parent(|parent| parent.items.push(frame.blocks)),
            Kind::Quote => self.block(BlockKind::Quote(frame.blocks), &range),
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
            Kind::Row => self.parent(|parent| parent.rows.push(frame.cells)),
            Kind::Cell => self.parent(|parent| parent.cells.push(frame.inlines)),
            Kind::Emphasis => self.inline(InlineKind::Emphasis(frame.inlines), range),
            Kind::Strong => self.inline(InlineKind::Strong(frame.inlines), range),
            Kind::Deleted => self.inline(InlineKind::Deleted(frame.inlines), range),
            Kind::Typed => self.inline(InlineKind::Code(plain(&frame.inlines).into()), range),
            Kind::Dropped => {}
            Kind::Link(url) => self.link(&url, frame.inlines, range),
            Kind::Image(url) => self.image(&url, frame.inlines, range),
            Kind::Through => self.parent(|parent| {
                parent.inlines.append(&mut frame.inlines);
                parent.blocks.append(&mut frame.blocks);
                parent.items.append(&mut frame.items);
                parent.cells.append(&mut frame.cells);
                parent.rows.append(&mut frame.rows);
            }),
        }
    }

    fn parent(&mut self, change: impl FnOnce(&mut Frame)) {
        if let Some(parent) = self.stack.last_mut() {
            change(parent);
        }
    }

    /// The id of a heading: the one given, or its number, which is the same in every language.
    fn section(&mut self, level: u8, id: Option<String>) -> String {
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
        id.unwrap_or_else(|| format!("sec-{}", numbers.join("-")))
    }

    fn paragraph(&mut self, mut inlines: Vec<Inline>, range: &Range<usize>) {
        let only = inlines.len() == 1;
        if let (true, Some(Inline { kind: InlineKind::Refer { target, text }, .. })) = (only, inlines.first_mut())
            && placed(target.kind)
            && self.text.get(range.clone()).is_some_and(|source| source.trim_start().starts_with('!'))
        {
            let (target, caption) = (target.clone(), std::mem::take(text));
            let kind = if target.kind == RefKind::Static {
                BlockKind::Picture { target, alternative: plain(&caption) }
            } else {
                BlockKind::Figure { target, caption }
            };
            return self.block(kind, range);
        }
        if !inlines.is_empty() {
            self.block(BlockKind::Paragraph(inlines), range);
        }
    }

    fn link(&mut self, url: &str, text: Vec<Inline>, range: Range<usize>) {
        let place = self.url_place(url, &range);
        match links::destination(url, self.span(&place)) {
            Some(Destination::Reference(target)) => {
                let writes_itself = target.kind == RefKind::Indicator && target.fragment.is_some();
                if text.is_empty() && !writes_itself {
                    self.report(MarkdownProblem::EmptyLink { url: url.to_owned() }, &range);
                }
                self.inline(InlineKind::Refer { target: Box::new(target), text }, range);
            }
            Some(Destination::External(url)) => {
                if text.is_empty() {
                    self.report(MarkdownProblem::EmptyLink { url: url.clone() }, &range);
                }
                self.inline(InlineKind::External { url: url.into(), text }, range);
            }
            None => {
                self.report(MarkdownProblem::LinkForm { url: url.to_owned() }, &place);
                self.parent(|parent| parent.inlines.extend(text));
            }
        }
    }

    fn image(&mut self, url: &str, text: Vec<Inline>, range: Range<usize>) {
        let place = self.url_place(url, &range);
        match links::destination(url, self.span(&place)) {
            Some(Destination::Reference(target)) if placed(target.kind) => {
                let alone = matches!(self.stack.last(), Some(Frame { kind: Kind::Paragraph, range: around, .. })
                    if self.text.get(around.clone()).is_some_and(|block| Some(block.trim()) == self.text.get(range.clone())));
                if text.is_empty() {
                    self.report(MarkdownProblem::MissingAlternative { target: url.to_owned() }, &range);
                }
                if alone {
                    self.inline(InlineKind::Refer { target: Box::new(target), text }, range);
                } else {
                    self.report(MarkdownProblem::InlineFigure { target: url.to_owned() }, &range);
                }
            }
            _ => self.report(MarkdownProblem::LinkForm { url: url.to_owned() }, &place),
        }
    }

    /// Where the address itself stands inside a link.
    fn url_place(&self, url: &str, range: &Range<usize>) -> Range<usize> {
        self.text
            .get(range.clone())
            .and_then(|source| source.rfind(url))
            .filter(|_| !url.is_empty())
            .map_or_else(|| range.clone(), |at| range.start + at..range.start + at + url.len())
    }
}

/// What `![…](…)` can place.
fn placed(kind: RefKind) -> bool {
    matches!(kind, RefKind::Chart | RefKind::List | RefKind::Static)
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// The text of inlines without their markup.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Deleted(inner)
            | InlineKind::Refer { text: inner, .. }
            | InlineKind::External { text: inner, .. } => out.push_str(&plain(inner)),
        }
    }
    out
}
