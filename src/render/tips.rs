//! Terms of the glossary in running text: each links to its entry where it stands first, and brings along what is told of it there.

use super::foreign;
use super::scribe::Scribe;
use crate::model::{Block, BlockKind, Document, Inline, InlineKind, RefKind, Term};
use crate::plan::Page;
use crate::source::Span;
use crate::theme::escape;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Where terms stand first in a text, by the place of the piece of text that names them.
#[derive(Debug, Default)]
pub struct Tips<'a>(BTreeMap<Span, Vec<(Range<usize>, &'a Term)>>);

impl<'a> Tips<'a> {
    /// Those of `document`. Headings, tables' heads and links stay as they are; a term that the text itself refers to is known
    /// from there on.
    pub fn of(scribe: &Scribe<'a>, document: &Document) -> Self {
        let mut finder = Finder { scribe: *scribe, seen: BTreeSet::new(), tips: BTreeMap::new() };
        document.blocks.iter().for_each(|block| finder.block(block));
        Self(finder.tips)
    }

    /// Writes a piece of text with its terms.
    pub fn write(&self, scribe: &Scribe<'_>, span: Span, text: &str, out: &mut String) {
        let mut written = 0;
        for (place, term) in self.0.get(&span).into_iter().flatten() {
            let (Some(before), Some(name)) = (text.get(written..place.start), text.get(place.clone())) else {
                continue;
            };
            foreign::write(scribe, before, out);
            let href = scribe.href_at(&Page::Glossary, &term.id.value);
            out.push_str(&format!("<a class=\"ref-term\" href=\"{}\"{}>", escape(&href), about(scribe, term)));
            foreign::write(scribe, name, out);
            out.push_str("</a>");
            written = place.end;
        }
        foreign::write(scribe, text.get(written..).unwrap_or_default(), out);
    }
}

/// What is told of a term where it stands, as attributes that the script shows: its name in another language, and its note.
pub fn about(scribe: &Scribe<'_>, term: &Term) -> String {
    let mut out = String::new();
    if let Some((lang, name)) = term.term.iter().find(|(lang, _)| *lang != scribe.lang) {
        out.push_str(&format!(" data-term=\"{}\" data-term-lang=\"{lang}\"", escape(&name.value)));
    }
    if let Some(note) = scribe.optional(term.note.as_ref()) {
        out.push_str(&format!(" data-note=\"{}\"", escape(&note)));
    }
    out
}

struct Finder<'a> {
    scribe: Scribe<'a>,
    seen: BTreeSet<&'a str>,
    tips: BTreeMap<Span, Vec<(Range<usize>, &'a Term)>>,
}

impl Finder<'_> {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Paragraph(inlines) => self.inlines(inlines),
            BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                block.inner().for_each(|block| self.block(block));
            }
            BlockKind::Table(table) => table.rows.iter().flatten().for_each(|cell| self.inlines(cell)),
            BlockKind::Heading { .. }
            | BlockKind::Code { .. }
            | BlockKind::Rule
            | BlockKind::Figure { .. }
            | BlockKind::Picture { .. } => {}
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(text) => self.text(inline.span, text),
                InlineKind::Emphasis(inner) | InlineKind::Strong(inner) => self.inlines(inner),
                InlineKind::Refer { target, .. } if target.kind == RefKind::Term => {
                    let terms = &self.scribe.report().terms;
                    self.seen.extend(terms.iter().map(|it| it.id.value.as_str()).find(|id| *id == target.id));
                }
                InlineKind::Refer { .. }
                | InlineKind::External { .. }
                | InlineKind::Code(_)
                | InlineKind::Deleted(_)
                | InlineKind::Subscript(_)
                | InlineKind::Superscript(_)
                | InlineKind::Footnote(_)
                | InlineKind::Math(_)
                | InlineKind::Task(_)
                | InlineKind::SoftBreak
                | InlineKind::HardBreak => {}
            }
        }
    }

    fn text(&mut self, span: Span, text: &str) {
        let mut named = self.scribe.plan.checked().terms_in(self.scribe.lang, text);
        named.retain(|(_, term)| self.seen.insert(&term.id.value));
        if !named.is_empty() {
            self.tips.insert(span, named);
        }
    }
}
