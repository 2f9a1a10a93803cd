//! Running text as a tree: words, marks and what stands among them.

use super::Reference;
use crate::source::Span;
use arcstr::{ArcStr, Substr};
use std::ops::Range;

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
    Subscript(Vec<Inline>),
    Superscript(Vec<Inline>),
    /// In a box, as references are.
    Footnote(Box<FootnoteReference>),
    Math(Box<Math>),
    /// At the beginning of an item: whether the task is done.
    Task(TaskState),
    /// A line ending in the source that is a space; one beside Chinese characters is none and is left out.
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

/// Whether a task of a task list is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TaskState {
    Open,
    Done,
}

/// A place in the text that leads to a footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteReference {
    /// What stands between `[^` and `]`: the same in every language.
    pub label: String,
    /// The number of the footnote.
    pub number: u32,
    /// The how manieth reference to this footnote it is, from 1.
    pub occurrence: u32,
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Math {
    /// LaTeX, without the dollars.
    pub source: String,
    /// `MathML`, ready to be written: elements and attributes of a fixed list, all text escaped.
    pub markup: String,
    /// Whether it has a line of its own.
    pub display: MathDisplay,
}

impl Math {
    /// The stretches of the source that are words: the argument of each `\text{…}`, `\textbf{…}` and their like.
    pub fn words(&self) -> Vec<Range<usize>> {
        let source = self.source.as_str();
        let mut found: Vec<Range<usize>> = Vec::new();
        for (at, _) in source.match_indices("\\text") {
            let Some(open) = source.get(at..).and_then(|rest| rest.find('{')).map(|open| at + open + 1) else { break };
            let is_command =
                source.get(at + 1..open - 1).is_some_and(|name| name.chars().all(|c| c.is_ascii_alphabetic()));
            if is_command && found.last().is_none_or(|last| last.end < at) {
                let end = closing(source.get(open..).unwrap_or_default());
                found.push(open..open + end);
            }
        }
        found
    }

    /// The stretches of the source that are amounts: digits that are no power, no index and no factor such as 2 or 100.
    pub fn numbers(&self) -> Vec<Range<usize>> {
        let source = self.source.as_str();
        let words = self.words();
        let is_part = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',');
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(start) = source.get(at..).and_then(|rest| rest.find(|sign: char| sign.is_ascii_digit())) {
            let start = at + start;
            let run = source.get(start..).unwrap_or_default();
            let end = start + run.find(|sign: char| !is_part(sign)).unwrap_or(run.len());
            let number = source.get(start..end).unwrap_or_default().trim_end_matches(['.', ',']);
            let before = source.get(..start).unwrap_or_default();
            let is_raised = before.ends_with(['^', '_']) || before.ends_with("^{") || before.ends_with("_{");
            let is_small = number.len() < 2
                || number.strip_prefix('1').is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'));
            let is_word = words.iter().any(|words| words.start <= start && start < words.end);
            if !is_raised && !is_small && !is_word {
                found.push(start..start + number.len());
            }
            at = end.max(start + 1);
        }
        found
    }
}

/// Where the brace is that closes what `rest` is inside of.
fn closing(rest: &str) -> usize {
    let mut depth = 1_usize;
    for (at, sign) in rest.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// How a formula is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum MathDisplay {
    Inline,
    Block,
}

impl InlineKind {
    /// The text inside a mark that encloses some.
    pub fn inner(&self) -> Option<&Vec<Inline>> {
        match self {
            Self::Emphasis(inner)
            | Self::Strong(inner)
            | Self::Deleted(inner)
            | Self::Subscript(inner)
            | Self::Superscript(inner)
            | Self::Refer { text: inner, .. }
            | Self::External { text: inner, .. } => Some(inner),
            Self::Text(_)
            | Self::Code(_)
            | Self::Footnote(_)
            | Self::Math(_)
            | Self::Task(_)
            | Self::SoftBreak
            | Self::HardBreak => None,
        }
    }

    /// The same, to be changed.
    pub fn inner_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Emphasis(inner)
            | Self::Strong(inner)
            | Self::Deleted(inner)
            | Self::Subscript(inner)
            | Self::Superscript(inner)
            | Self::Refer { text: inner, .. }
            | Self::External { text: inner, .. } => Some(inner),
            Self::Text(_)
            | Self::Code(_)
            | Self::Footnote(_)
            | Self::Math(_)
            | Self::Task(_)
            | Self::SoftBreak
            | Self::HardBreak => None,
        }
    }
}

pub(super) fn each<'a>(inlines: &'a [Inline], visit: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        visit(inline);
        if let Some(inner) = inline.kind.inner() {
            each(inner, visit);
        }
    }
}

/// The text of inlines without their markup.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    append_plain(inlines, &mut out);
    out
}

fn append_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) => out.push_str(text),
            InlineKind::SoftBreak | InlineKind::HardBreak => out.push(' '),
            InlineKind::Math(math) => out.push_str(&math.source),
            InlineKind::Footnote(_) | InlineKind::Task(_) => {}
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Deleted(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Refer { text: inner, .. }
            | InlineKind::External { text: inner, .. } => append_plain(inner, out),
        }
    }
}
