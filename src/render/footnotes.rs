//! Footnotes: the numbers in the text that lead to them, and the texts with the ways back.

use super::prose::{Pen, write_block, write_inlines};
use crate::diag::Diagnostic;
use crate::model::{Block, BlockKind, Footnote, FootnoteReference};
use crate::theme::escape;

/// The footnotes, each with a link back to every place that refers to it.
pub(super) fn write(scribe: &Pen<'_>, footnotes: &[Footnote], out: &mut String) -> Result<(), Diagnostic> {
    let title = escape(scribe.t("footnotes"));
    out.push_str(&format!("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{title}\">\n<ol>\n"));
    for footnote in footnotes {
        let number = footnote.number;
        out.push_str(&format!("<li id=\"{}\">", escape(&scribe.anchor(&format!("note_{number}")))));
        let mut text = String::new();
        match footnote.blocks.as_slice() {
            // The way back follows the last words.
            [before @ .., Block { kind: BlockKind::Paragraph(inlines), .. }] => {
                for block in before {
                    write_block(scribe, block, &mut text)?;
                }
                text.push_str("<p>");
                write_inlines(scribe, inlines, &mut text);
                write_ways_back(scribe, footnote, &mut text);
                text.push_str("</p>");
            }
            blocks => {
                for block in blocks {
                    write_block(scribe, block, &mut text)?;
                }
                text.push_str("<p>");
                write_ways_back(scribe, footnote, &mut text);
                text.push_str("</p>");
            }
        }
        out.push_str(&text);
        out.push_str("</li>\n");
    }
    out.push_str("</ol>\n</section>\n");
    Ok(())
}

fn write_ways_back(scribe: &Pen<'_>, footnote: &Footnote, out: &mut String) {
    for occurrence in 1..=footnote.references {
        let target = escape(&scribe.anchor(&reference_id(footnote.number, occurrence)));
        let count = |count: u32| scribe.count(count as usize);
        let holes = [("n", &*count(footnote.number)), ("m", &*count(occurrence))];
        let phrase = if footnote.references > 1 { "footnote_back_nth" } else { "footnote_back" };
        let label = escape(&scribe.language.fill(phrase, &holes));
        out.push_str(&format!(
            " <a class=\"footnote-back\" href=\"#{target}\" role=\"doc-backlink\" aria-label=\"{label}\">↩\u{fe0e}</a>"
        ));
    }
}

fn reference_id(number: u32, occurrence: u32) -> String {
    if occurrence == 1 { format!("noteref_{number}") } else { format!("noteref_{number}_{occurrence}") }
}

pub(super) fn write_reference(scribe: &Pen<'_>, reference: &FootnoteReference, out: &mut String) {
    let id = escape(&scribe.anchor(&reference_id(reference.number, reference.occurrence)));
    let target = escape(&scribe.anchor(&format!("note_{}", reference.number)));
    let number = scribe.count(reference.number as usize);
    let label = escape(&scribe.language.fill("footnote_reference", &[("n", &number)]));
    out.push_str(&format!(
        "<sup class=\"footnote-reference\"><a id=\"{id}\" href=\"#{target}\" role=\"doc-noteref\" aria-label=\"{label}\">{number}</a></sup>"
    ));
}
