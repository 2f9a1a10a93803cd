//! Every number in prose has a source: it is written by a reference, or it stands in a passage that its block cites, or it
//! is part of a term's fixed rendering.

use super::stored::StoredDocument;
use crate::diag::{Diagnostic, SourceProblem};
use crate::i18n::Lang;
use crate::model::{Block, BlockKind, Inline, InlineKind, RefKind, Report, Writing};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// For each language of the report, the phrases whose numbers are part of a name.
pub type Fixed = BTreeMap<Lang, Vec<String>>;

/// The fixed phrases of `report`.
pub fn fixed(report: &Report) -> Fixed {
    report.languages().map(|lang| (lang.clone(), fixed_phrases(report, lang))).collect()
}

/// Checks every block of a writing in the report's languages.
pub fn writing(
    writing: &Writing,
    fixed: &Fixed,
    documents: &BTreeMap<String, StoredDocument>,
    problems: &mut Vec<Diagnostic>,
) {
    for (lang, fixed) in fixed {
        let Some(text) = writing.texts.get(lang) else { continue };
        for block in &text.document.blocks {
            of_block(block, fixed, documents, problems);
        }
        // Title and summary may say what any block of the text has a source for.
        let mut cited_numbers = None;
        for line in [&text.title].into_iter().chain(&text.summary) {
            if !line.value.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let blocks = || text.document.blocks.iter().flat_map(|block| cited(block, documents)).collect();
            let cited: &BTreeSet<String> = cited_numbers.get_or_insert_with(blocks);
            report_uncovered(&line.value, line.span, fixed, cited, problems);
        }
    }
}

/// The phrases with digits whose numbers are part of a name: the terms of the glossary, with and without their gloss.
fn fixed_phrases(report: &Report, lang: &Lang) -> Vec<String> {
    let terms = report.terms.iter().flat_map(|term| {
        let others = term.alternatives.get(lang).into_iter().flatten().cloned();
        [term.term.get(lang).to_owned()].into_iter().chain(others)
    });
    let mut phrases: Vec<String> = terms
        .flat_map(|term| {
            // A gloss in parentheses explains the term and is not always written with it.
            let core = term.split([' ', '（']).next().unwrap_or_default().to_owned();
            let bare = term.split(" (").next().unwrap_or_default().trim_matches(['"', '“', '”']).to_owned();
            [term, core, bare]
        })
        .filter(|phrase| phrase.contains(|c: char| c.is_ascii_digit()))
        .collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases.dedup();
    phrases
}

fn of_block(
    block: &Block,
    fixed: &[String],
    documents: &BTreeMap<String, StoredDocument>,
    problems: &mut Vec<Diagnostic>,
) {
    let containers: Vec<&Block> = match &block.kind {
        BlockKind::List { items, .. } => items.iter().flatten().collect(),
        BlockKind::Quote(blocks) => blocks.iter().collect(),
        _ => Vec::new(),
    };
    if !containers.is_empty() {
        containers.into_iter().for_each(|block| of_block(block, fixed, documents, problems));
        return;
    }
    let mut texts = Vec::new();
    free_texts(block, &mut texts);
    texts.retain(|(text, _)| text.contains(|c: char| c.is_ascii_digit()));
    if texts.is_empty() {
        return;
    }
    let cited = cited(block, documents);
    for (text, span) in texts {
        report_uncovered(text, span, fixed, &cited, problems);
    }
}

fn report_uncovered(
    text: &str,
    span: Span,
    fixed: &[String],
    cited: &BTreeSet<String>,
    problems: &mut Vec<Diagnostic>,
) {
    for range in uncovered(text, fixed) {
        let number = text.get(range.clone()).unwrap_or_default();
        if !cited.contains(&canonical(number)) {
            // Where the text stands in the file sign for sign the number is marked, otherwise all of it.
            let exact = span.range().len() == text.len();
            let start = span.start as usize;
            let place = if exact { Span::new(span.file, start + range.start..start + range.end) } else { span };
            problems.push(Diagnostic::new(SourceProblem::NumberWithoutSource { number: number.to_owned() }, place));
        }
    }
}

/// The numbers of the passages that a block cites.
fn cited(block: &Block, documents: &BTreeMap<String, StoredDocument>) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    for reference in block.references().into_iter().filter(|reference| reference.kind == RefKind::Source) {
        let (Some(document), Some(fragment)) = (documents.get(&reference.id), &reference.fragment) else { continue };
        let passage = document.sentence(fragment).map_or(fragment.as_str(), |sentence| document.slice(&sentence.range));
        numbers.extend(digits(passage).into_iter().filter_map(|range| passage.get(range).map(canonical)));
        numbers.extend(chinese_years(passage));
    }
    numbers
}

/// The text of a block that no figure stands for: all but what links to an indicator or a term.
fn free_texts<'a>(block: &'a Block, out: &mut Vec<(&'a str, Span)>) {
    match &block.kind {
        BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => free(inlines, out),
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| free(cell, out));
        }
        BlockKind::Figure { caption, .. } => free(caption, out),
        BlockKind::List { .. }
        | BlockKind::Quote(_)
        | BlockKind::Code { .. }
        | BlockKind::Rule
        | BlockKind::Picture { .. } => {}
    }
}

fn free<'a>(inlines: &'a [Inline], out: &mut Vec<(&'a str, Span)>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Text(text) => out.push((text, inline.span)),
            InlineKind::Emphasis(inner) | InlineKind::Strong(inner) | InlineKind::Deleted(inner) => free(inner, out),
            InlineKind::External { text, .. } => free(text, out),
            // An indicator's own page stands behind its numbers, and a term's number is its name.
            InlineKind::Refer { target, text } if !matches!(target.kind, RefKind::Indicator | RefKind::Term) => {
                free(text, out);
            }
            InlineKind::Refer { .. } | InlineKind::Code(_) | InlineKind::SoftBreak | InlineKind::HardBreak => {}
        }
    }
}

/// The numbers of `text` outside every fixed phrase.
fn uncovered(text: &str, fixed: &[String]) -> Vec<Range<usize>> {
    let covered: Vec<Range<usize>> = fixed
        .iter()
        .flat_map(|phrase| text.match_indices(phrase.as_str()).map(|(at, found)| at..at + found.len()))
        .collect();
    digits(text)
        .into_iter()
        .filter(|number| !covered.iter().any(|range| range.start <= number.start && number.end <= range.end))
        .collect()
}

/// Runs of digits with the marks between them.
fn digits(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        match found.last_mut() {
            Some(last) if character.is_ascii_digit() && at == last.end => last.end = at + 1,
            Some(last)
                if character.is_ascii_digit()
                    && at == last.end + 1
                    && matches!(text.as_bytes().get(last.end), Some(b'.' | b',')) =>
            {
                last.end = at + 1;
            }
            _ if character.is_ascii_digit() => found.push(at..at + 1),
            _ => {}
        }
    }
    found
}

/// Years written digit by digit (二〇三五年), with any of the signs that stand for zero in print.
fn chinese_years(text: &str) -> Vec<String> {
    let mut years = Vec::new();
    let mut digits = String::new();
    for character in text.chars() {
        match digit(character) {
            Some(digit) => digits.push(digit),
            None if character == '年' && digits.len() == 4 => years.push(std::mem::take(&mut digits)),
            None => digits.clear(),
        }
    }
    years
}

fn digit(character: char) -> Option<char> {
    // 〇, ○, Greek and Cyrillic O and Latin O all stand for zero in scanned and typed documents.
    const ZEROS: [char; 6] = ['〇', '○', '\u{39f}', '\u{41e}', 'O', '零'];
    if ZEROS.contains(&character) {
        return Some('0');
    }
    let value = "一二三四五六七八九".chars().position(|digit| digit == character)?;
    char::from_digit(u32::try_from(value + 1).ok()?, 10)
}

fn canonical(number: &str) -> String {
    number.replace(',', "")
}
