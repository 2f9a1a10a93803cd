//! Footnotes: their texts, gathered from wherever they are written, in the order in which the text refers to them.

use crate::diag::{Diagnostic, MarkdownProblem};
use crate::i18n::Bilingual;
use crate::model::{Block, BlockKind, Footnote, Inline, InlineKind};
use crate::source::Span;
use std::collections::BTreeMap;

/// A footnote as it was written.
pub(super) struct Written {
    pub(super) label: String,
    pub(super) span: Span,
    pub(super) blocks: Vec<Block>,
}

/// Numbers the references of `blocks` and puts the footnotes' texts behind them, as one block.
pub(super) fn place(blocks: &mut Vec<Block>, written: Vec<Written>, problems: &mut Vec<Diagnostic>) {
    if written.is_empty() {
        return;
    }
    let mut known: BTreeMap<String, Written> = BTreeMap::new();
    for footnote in written {
        match known.get(&key(&footnote.label)) {
            Some(first) => {
                let why = Bilingual::of(
                    format!("the footnote `[^{}]` is written twice", footnote.label),
                    format!("脚注`[^{}]`写了两次", footnote.label),
                );
                let problem = Diagnostic::new(MarkdownProblem::Footnote { why }, footnote.span);
                problems.push(problem.with(first.span, Bilingual::new("first written here", "第一次写在这里")));
            }
            None => {
                known.insert(key(&footnote.label), footnote);
            }
        }
    }
    let mut order = Order::default();
    blocks.iter_mut().for_each(|block| order.block(block));
    let mut placed = Vec::new();
    // Footnotes refer to footnotes: those follow.
    while let Some(label) = order.labels.get(placed.len()).cloned() {
        let mut text = known.remove(&label);
        text.iter_mut().flat_map(|text| &mut text.blocks).for_each(|block| order.block(block));
        placed.push((label, text));
    }
    for (_, unused) in known {
        let why = Bilingual::of(
            format!("nothing refers to the footnote `[^{}]`", unused.label),
            format!("正文没有引用脚注`[^{}]`", unused.label),
        );
        problems.push(Diagnostic::new(MarkdownProblem::Footnote { why }, unused.span));
    }
    let Some(span) = placed.iter().find_map(|(_, text)| text.as_ref().map(|text| text.span)) else { return };
    let footnotes = placed.into_iter().zip(1..).map(|((label, text), number)| Footnote {
        number,
        references: order.met.get(&label).map_or(0, |(_, count)| *count),
        blocks: text.map(|text| text.blocks).unwrap_or_default(),
    });
    let kind = BlockKind::Footnotes(footnotes.collect());
    blocks.push(Block { span, kind });
}

/// Labels are the same whatever their case.
fn key(label: &str) -> String {
    label.to_lowercase()
}

/// Labels in the order in which they are met first, and for each its number and how often it was met.
#[derive(Default)]
struct Order {
    labels: Vec<String>,
    met: BTreeMap<String, (u32, u32)>,
}

impl Order {
    fn block(&mut self, block: &mut Block) {
        for run in block.runs_mut() {
            self.inlines(run);
        }
        for group in block.groups_mut() {
            group.iter_mut().for_each(|block| self.block(block));
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            if let InlineKind::Footnote(reference) = &mut inline.kind {
                let next = u32::try_from(self.labels.len() + 1).unwrap_or(u32::MAX);
                let label = key(&reference.label);
                let (number, count) = self.met.entry(label.clone()).or_insert((next, 0));
                *count += 1;
                (reference.number, reference.occurrence) = (*number, *count);
                if *count == 1 {
                    self.labels.push(label);
                }
            } else if let Some(inner) = inline.kind.inner_mut() {
                self.inlines(inner);
            }
        }
    }
}
