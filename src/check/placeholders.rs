//! Prose that is still to be written. What stands in YAML files is told where those are read.

use crate::diag::{Diagnostic, FileProblem};
use crate::model::{Block, BlockKind, InlineKind, Writing, placeholder};
use crate::source::Span;

/// Checks the blocks of every text of a writing.
pub fn writing(writing: &Writing, problems: &mut Vec<Diagnostic>) {
    for text in writing.texts.values() {
        text.document.inlines(&mut |inline| {
            if let InlineKind::Text(words) = &inline.kind {
                tell(words, inline.span, problems);
            }
        });
        text.document.blocks.iter().for_each(|block| picture(block, problems));
    }
}

fn picture(block: &Block, problems: &mut Vec<Diagnostic>) {
    if let BlockKind::Picture { alternative, .. } = &block.kind {
        tell(alternative, block.span, problems);
    }
}

fn tell(words: &str, span: Span, problems: &mut Vec<Diagnostic>) {
    let Some(found) = placeholder(words) else { return };
    // Entities and escapes make a text shorter than what was written; then all of it is shown.
    let exact = (span.end - span.start) as usize == words.len();
    let start = span.start as usize;
    let place = if exact { Span::new(span.file, start + found.start..start + found.end) } else { span };
    problems.push(Diagnostic::new(FileProblem::Placeholder, place));
}
