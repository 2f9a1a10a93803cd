//! Prose: headings in order, below the page's own title.

use crate::diag::{Diagnostic, MarkdownProblem};
use crate::model::{BlockKind, Writing};

/// Checks every text of a writing.
pub fn writing(writing: &Writing, problems: &mut Vec<Diagnostic>) {
    for text in writing.texts.values() {
        let mut above = 1;
        for block in &text.document.blocks {
            let BlockKind::Heading { level, .. } = &block.kind else { continue };
            if *level < 2 || *level > above + 1 {
                let problem = MarkdownProblem::HeadingLevel { found: *level, expected: (above + 1).clamp(2, 6) };
                problems.push(Diagnostic::new(problem, block.span));
            }
            above = (*level).max(2);
        }
    }
}
