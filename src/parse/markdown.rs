//! Markdown to blocks: the only file that names the Markdown library.

use super::builder::{Builder, DEPTH, Source};
use super::footnotes::{self, Written};
use super::frame::{Frame, Kind};
use super::html::{Html, Markup};
use super::mask::Masked;
use super::math::{self, Formula};
use super::{lines, links};
use crate::diag::{Diagnostic, MOST, MarkdownProblem};
use crate::i18n::Script;
use crate::model::{Alignment, Block, BlockKind, DefinitionRole, Document, FootnoteReference, InlineKind, TaskState};
use crate::source::FileId;
use arcstr::ArcStr;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What is read of a file.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// The byte at which the text begins, behind the front matter.
    pub offset: usize,
    /// What becomes of HTML in it.
    pub html: Html,
    /// In which script it is written.
    pub script: Script,
}

/// Parses the text of `file`, which is in `whole`. Every text gives a document.
pub fn parse(file: FileId, whole: &ArcStr, body: Body, problems: &mut Vec<Diagnostic>) -> Document {
    let mut footnotes = Vec::new();
    let mut reader = Reader { file, whole, html: body.html, problems, footnotes: &mut footnotes };
    let mut blocks = reader.blocks(body.offset..whole.len());
    footnotes::place(&mut blocks, footnotes, problems);
    let mut found = Vec::new();
    lines::settle(&mut blocks, body.script, &mut found);
    let room = (2 * MOST).saturating_sub(problems.len());
    problems.extend(found.into_iter().take(room).map(|(problem, span)| Diagnostic::new(problem, span)));
    Document { blocks }
}

/// What the library reads beside `CommonMark`. A strike-out has two tildes: one is text (see [`Masked`]).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
}

/// Reads stretches of one file.
struct Reader<'a> {
    file: FileId,
    whole: &'a ArcStr,
    html: Html,
    problems: &'a mut Vec<Diagnostic>,
    footnotes: &'a mut Vec<Written>,
}

impl Reader<'_> {
    fn blocks(&mut self, range: Range<usize>) -> Vec<Block> {
        let (file, whole, offset) = (self.file, self.whole, range.start);
        let text = whole.get(range).unwrap_or_default();
        let formulas = math::find(text);
        let definitions = Definitions::of(text, &formulas);
        let masked = Masked::new(text, &formulas, &definitions.kept_as_text);
        let source = Source { file, whole, text, masked: &masked, formulas: &formulas, offset, html: self.html };
        let mut builder = Builder::new(source, &mut *self.problems, &mut *self.footnotes);
        for place in &definitions.unused {
            builder.report(MarkdownProblem::UnusedDefinition, place);
        }
        for (event, range) in Parser::new_ext(masked.text(), options()).into_offset_iter() {
            builder.event(event, range);
        }
        builder.finish()
    }
}

/// Link definitions that the library would drop.
#[derive(Default)]
struct Definitions {
    /// Where they begin: nothing uses them, or another is used in their place.
    kept_as_text: BTreeSet<usize>,
    /// Those of them that give an address.
    unused: Vec<Range<usize>>,
}

impl Definitions {
    fn of(text: &str, formulas: &[Formula]) -> Self {
        if !text.contains("]:") {
            return Self::default();
        }
        let masked = Masked::new(text, formulas, &BTreeSet::new());
        let parser = Parser::new_ext(masked.text(), options());
        let known = parser.reference_definitions().iter();
        let known: BTreeMap<String, usize> = known.map(|(label, it)| (label.to_lowercase(), it.span.start)).collect();
        if known.is_empty() {
            return Self::default();
        }
        let used: BTreeSet<String> = parser
            .filter_map(|event| match event {
                Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                    let by_label = matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
                    by_label.then(|| masked.restore(&id, &(0..0)).to_lowercase())
                }
                _ => None,
            })
            .collect();
        let mut found = Self::default();
        let lines = written(text).map(|(label, at)| (label.to_lowercase(), at));
        let all = lines.chain(known.iter().map(|(label, at)| (masked.restore(label, &(0..0)), *at)));
        for (label, at) in all.filter(|(_, at)| text.get(*at..).is_some_and(|rest| rest.starts_with('['))) {
            if used.contains(&label) && known.get(&label) == Some(&at) || found.kept_as_text.contains(&at) {
                continue;
            }
            found.kept_as_text.insert(at);
            let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            if line.split_once("]:").is_some_and(|(_, address)| links::is_address(address.trim())) {
                found.unused.push(at..at + line.len());
            }
        }
        found
    }
}

/// The lines of `text` that look like link definitions: label, and where the bracket stands.
fn written(text: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut begin = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = begin;
        begin += line.len();
        let rest = line
            .trim_start_matches([' ', '>', '*', '+', '-', '.', ')', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let (label, _) = rest.strip_prefix('[')?.split_once("]:")?;
        let plain = !label.is_empty() && !label.starts_with('^') && !label.contains(['[', ']']);
        plain.then_some((label, start + (line.len() - rest.len())))
    })
}

impl Builder<'_> {
    /// The blocks of a stretch of the text, read by itself.
    pub(super) fn fragment(&mut self, range: &Range<usize>) -> Vec<Block> {
        let whole = self.source.offset + range.start..self.source.offset + range.end;
        let (problems, footnotes) = (&mut *self.problems, &mut *self.footnotes);
        Reader { file: self.source.file, whole: self.source.whole, html: self.source.html, problems, footnotes }
            .blocks(whole)
    }

    /// Takes in what the library met.
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::HtmlBlock) if self.source.html == Html::Sanitized => {
                self.markup = Some(Markup::default());
            }
            Event::End(TagEnd::HtmlBlock) if self.source.html == Html::Sanitized => {
                let markup = self.markup.take().unwrap_or_default();
                self.html_block(&markup);
            }
            Event::Html(html) | Event::InlineHtml(html) if self.source.html == Html::Sanitized => {
                let html = self.piece(&html, &range);
                match &mut self.markup {
                    Some(markup) => markup.add(&html, range.start),
                    None => {
                        let mut markup = Markup::default();
                        markup.add(&html, range.start);
                        self.html(&markup);
                    }
                }
            }
            Event::Start(tag) => self.open(tag, range),
            Event::End(_) => {
                self.close_tags(range.start);
                self.close(range.end);
            }
            Event::Text(text) => self.words(self.piece(&text, &range), range),
            Event::Code(text) => self.inline(InlineKind::Code(self.piece(&text, &range)), range),
            Event::Html(text) | Event::InlineHtml(text) => {
                self.report(MarkdownProblem::RawHtml, &range);
                let text = self.piece(text.trim_end(), &range);
                self.inline(InlineKind::Text(text), range);
            }
            Event::SoftBreak => self.inline(InlineKind::SoftBreak, range),
            Event::HardBreak => self.inline(InlineKind::HardBreak, range),
            Event::Rule => self.block(BlockKind::Rule, &range),
            Event::FootnoteReference(label) => {
                let label = self.piece(&label, &range).to_string();
                let reference = FootnoteReference { label, number: 0, occurrence: 0 };
                self.inline(InlineKind::Footnote(Box::new(reference)), range);
            }
            Event::TaskListMarker(done) => {
                let state = if done { TaskState::Done } else { TaskState::Open };
                self.inline(InlineKind::Task(state), range);
            }
            // Off in the options above: formulas are found before the library reads the text.
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                let text = self.piece(&text, &range);
                self.inline(InlineKind::Text(text), range);
            }
        }
    }

    /// Opens what the library has opened.
    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let kind = if self.stack.len() > DEPTH {
            Kind::Through
        } else {
            match tag {
                Tag::Paragraph | Tag::HtmlBlock => Kind::Paragraph,
                Tag::Heading { level, id, .. } => {
                    Kind::Heading(level_number(level), id.map(|id| self.piece(&id, &range).to_string()))
                }
                Tag::BlockQuote(_) => Kind::Quote,
                Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                    self.fence(&range);
                    Kind::Code(language.into_string())
                }
                Tag::CodeBlock(CodeBlockKind::Indented) => {
                    self.report(MarkdownProblem::IndentedCode, &range);
                    Kind::Code(String::new())
                }
                Tag::List(start) => Kind::List(start),
                Tag::Item => Kind::Item,
                Tag::Table(alignments) => Kind::Table(alignments.into_iter().map(alignment).collect()),
                Tag::TableHead | Tag::TableRow => Kind::Row,
                Tag::TableCell => Kind::Cell,
                Tag::DefinitionList => Kind::Definitions,
                Tag::DefinitionListTitle => Kind::Defined(DefinitionRole::Term),
                Tag::DefinitionListDefinition => Kind::Defined(DefinitionRole::Description),
                Tag::FootnoteDefinition(label) => Kind::Footnote(self.piece(&label, &range).to_string()),
                Tag::Emphasis => Kind::Emphasis,
                Tag::Strong => Kind::Strong,
                Tag::Strikethrough => Kind::Deleted,
                Tag::Link { dest_url, .. } => Kind::Link(self.piece(&dest_url, &range).to_string()),
                Tag::Image { dest_url, .. } => Kind::Image(self.piece(&dest_url, &range).to_string()),
                _ => Kind::Through,
            }
        };
        let is_block = matches!(
            kind,
            Kind::Paragraph
                | Kind::Heading(..)
                | Kind::List(_)
                | Kind::Quote
                | Kind::Definitions
                | Kind::Footnote(_)
                | Kind::Code(_)
                | Kind::Table(_)
        );
        if is_block {
            self.part();
        }
        self.stack.push(Frame::new(kind, range));
    }
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

#[cfg(test)]
mod tests;
