//! Every number that is published has a source.
//!
//! In prose it is written by a reference, or stands in a passage that its block cites; in a text of a YAML file it is one of
//! the entry's own figures, periods and quotes; anywhere it may be part of a term of the glossary. Numbers are compared as
//! quantities, so that 1.7万亿元 is covered by 17000亿元 and not by 17000家. `claims` says which numbers need a source.

mod claims;
mod cover;
mod entries;

use super::columns::{self, Measure};
use super::passages::{self, Passage};
use super::prose::Around;
use super::readings::Readings;
use super::stored::StoredDocument;
use crate::diag::{Diagnostic, NumberIn, SourceProblem};
use crate::i18n::{Lang, Period};
use crate::model::{Block, BlockKind, FigureName, Inline, InlineKind, RefKind, Reference, Report, Writing};
use crate::quantity::{Reading, Unit, read};
use crate::source::{SourceSet, Span, Spanned};
use cover::Cover;
use entries::Entries;
use std::collections::BTreeMap;
use std::ops::Range;

/// For each language of the report, the phrases whose numbers are part of a name.
pub type Fixed = BTreeMap<Lang, Vec<String>>;

/// The fixed phrases of `report`.
pub fn fixed(report: &Report) -> Fixed {
    report.languages().map(|lang| (lang.clone(), fixed_phrases(report, lang))).collect()
}

/// Checks every text of the YAML files.
pub fn data(
    report: &Report,
    fixed: &Fixed,
    documents: &BTreeMap<String, StoredDocument>,
    sources: &SourceSet,
    readings: &Readings,
    problems: &mut Vec<Diagnostic>,
) {
    let entries = Entries::new(report, documents);
    for (lang, fixed) in fixed {
        let mut checker = Checker {
            around: Around { report, documents, sources, earlier: None },
            lang,
            fixed,
            readings,
            blocks: &[],
            problems,
        };
        for text in &report.texts {
            let (Some(file), Some(own)) = (sources.get(text.span.file), text.texts.get(lang)) else { continue };
            let cover = || entries.cover(&file.path, text);
            checker.passage(&Passage::of_text(own), cover, entries::place(&file.path));
        }
    }
}

/// Checks every block of a writing in the report's languages.
pub fn writing(
    around: Around<'_>,
    fixed: &Fixed,
    writing: &Writing,
    readings: &Readings,
    problems: &mut Vec<Diagnostic>,
) {
    for (lang, fixed) in fixed {
        let Some(text) = writing.texts.get(lang) else { continue };
        let mut checker = Checker { around, lang, fixed, readings, blocks: &text.document.blocks, problems };
        checker.blocks(&text.document.blocks);
        // Title and summary may say what any block of the text has a source for.
        for line in [&text.title].into_iter().chain(&text.summary) {
            let all = || Some(cited(around, &text.document.blocks));
            checker.passage(&Passage::of_text(line), all, NumberIn::Block);
        }
    }
}

struct Checker<'a> {
    around: Around<'a>,
    lang: &'a Lang,
    fixed: &'a [String],
    readings: &'a Readings,
    /// All of the text that is checked.
    blocks: &'a [Block],
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Checker<'a> {
    /// Checks blocks that follow each other. A table, a picture and code have no room for a link, or little: what the paragraph
    /// before them or the line of sources behind them cites covers them, too.
    fn blocks(&mut self, blocks: &[Block]) {
        let mut next = 1;
        for (at, block) in blocks.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| blocks.get(before)).filter(|block| is_paragraph(block));
            let behind = blocks.get(at + 1).filter(|block| is_paragraph(block) && self.claims_nothing(block));
            let beside: Vec<&Block> = [Some(block), before, behind].into_iter().flatten().collect();
            match &block.kind {
                BlockKind::List { start, items } => {
                    if let Some(start) = start {
                        self.list_start(*start, next, block);
                        next = start.saturating_add(items.len() as u64);
                    }
                    items.iter().for_each(|item| self.blocks(item));
                }
                BlockKind::Quote(_) | BlockKind::Definitions(_) | BlockKind::Footnotes(_) => {
                    block.groups().into_iter().for_each(|blocks| self.blocks(blocks));
                }
                BlockKind::Heading { inlines, .. } | BlockKind::Paragraph(inlines) => {
                    self.inlines(inlines, block.span, &self.with_footnotes(&[block]), None);
                }
                BlockKind::Figure { target, caption } => self.caption(target, caption, block),
                BlockKind::Table(table) => {
                    let beside = self.with_footnotes(&beside);
                    table.head.iter().for_each(|cell| self.inlines(cell, block.span, &beside, None));
                    let measures = columns::measures(table, self.lang);
                    for row in &table.rows {
                        let units = measures.iter().copied().chain(std::iter::repeat(None));
                        row.iter().zip(units).for_each(|(cell, unit)| self.inlines(cell, block.span, &beside, unit));
                    }
                }
                BlockKind::Picture { alternative, .. } => {
                    self.text(&Spanned::new(alternative.clone(), block.span), &beside);
                }
                BlockKind::Code { language, text } if language.is_empty() => {
                    self.text(&Spanned::new(text.clone(), block.span), &beside);
                }
                BlockKind::Code { .. } | BlockKind::Rule => {}
            }
        }
    }

    /// With the footnotes to which `blocks` refer: what these cite, they cite.
    fn with_footnotes<'b>(&self, blocks: &[&'b Block]) -> Vec<&'b Block>
    where
        'a: 'b,
    {
        let mut numbers = Vec::new();
        let mut note = |inline: &Inline| {
            if let InlineKind::Footnote(reference) = &inline.kind {
                numbers.push(reference.number);
            }
        };
        blocks.iter().for_each(|block| block.inlines(&mut note));
        let texts = self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Footnotes(footnotes) => Some(footnotes),
            _ => None,
        });
        let texts = texts.flatten().filter(|footnote| numbers.contains(&footnote.number));
        blocks.iter().copied().chain(texts.flat_map(|footnote| &footnote.blocks)).collect()
    }

    /// The numbers of `inlines`, in the unit of their column if they are a cell's.
    fn inlines(&mut self, inlines: &[Inline], span: Span, beside: &[&Block], measure: Option<Measure>) {
        let around = self.around;
        let cover = || Some(cited(around, beside.iter().copied()));
        let mut passage = Passage::unanswered(inlines, span);
        passage.measure = measure;
        self.passage(&passage, cover, NumberIn::Block);
        // The text of a link to an indicator or a term may say what that says.
        for (target, text) in passages::answered(inlines) {
            let cover = || {
                let mut cover = cited(around, beside.iter().copied());
                cover.join(&Entries::new(around.report, around.documents).answer(target));
                Some(cover)
            };
            self.passage(&Passage::unanswered(text, target.span), cover, NumberIn::Link);
        }
    }

    fn text(&mut self, text: &Spanned<String>, beside: &[&Block]) {
        let around = self.around;
        self.passage(&Passage::of_text(text), || Some(cited(around, beside.iter().copied())), NumberIn::Block);
    }

    /// The caption of a chart or list may say what its own texts may.
    fn caption(&mut self, target: &Reference, caption: &[Inline], block: &Block) {
        let around = self.around;
        let cover = || {
            let mut cover = cited(around, [block]);
            cover.join(&Entries::new(around.report, around.documents).figure(target));
            Some(cover)
        };
        self.passage(&Passage::unanswered(caption, block.span), cover, NumberIn::Block);
    }

    /// An ordered list begins with 1, or goes on where the one before it ended: any other number is said on the page.
    fn list_start(&mut self, start: u64, next: u64, block: &Block) {
        if start > 1 && start != next {
            let number = start.to_string();
            let begin = block.span.range().start;
            let span = Span::new(block.span.file, begin..begin + number.len());
            let problem = SourceProblem::NumberWithoutSource { number, within: NumberIn::ListStart };
            self.problems.push(Diagnostic::new(problem, span));
        }
    }

    /// Whether a block has no number that must have a source.
    fn claims_nothing(&self, block: &Block) -> bool {
        let BlockKind::Paragraph(inlines) = &block.kind else { return false };
        let passage = Passage::unanswered(inlines, block.span);
        let readings = self.readings.of(&passage.text, self.lang);
        Cover::default().lacks(&passage.text, self.lang, readings.as_deref()).is_empty()
    }

    /// Reports the numbers of `passage` that are not in its cover, which is made only where there are any; `None`: nothing is asked.
    fn passage(&mut self, passage: &Passage, cover: impl FnOnce() -> Option<Cover>, within: NumberIn) {
        let readings = self.readings.of_passage(passage, self.lang);
        if Cover::default().lacks(&passage.text, self.lang, readings.as_deref()).is_empty() {
            return;
        }
        let Some(cover) = cover() else { return };
        let lacking = cover.lacks(&passage.text, self.lang, readings.as_deref());
        if lacking.is_empty() {
            return;
        }
        let named = named(&passage.text, self.fixed);
        let is_name =
            |range: &Range<usize>| named.iter().any(|name| name.start <= range.start && range.end <= name.end);
        let unread = |range: &Range<usize>| {
            let same = |reading: &Reading| reading.range == *range && reading.quantity.unit == Unit::Unread;
            readings.as_deref().is_some_and(|readings| readings.iter().any(same))
        };
        // What is not understood in code is no part of a sentence.
        let is_code = |range: &Range<usize>| unread(range) && passage.is_code(range);
        for range in lacking.into_iter().filter(|range| !is_name(range) && !is_code(range)) {
            let Some(span) = passage.place(&range, self.around.sources).or(passage.span) else { continue };
            let number = passage.text.get(range.clone()).unwrap_or_default().to_owned();
            let problem = match cover.unreadable() {
                _ if unread(&range) => SourceProblem::NumberNotUnderstood { number },
                Some(lang) => SourceProblem::QuoteNotReadable { value: number, lang: lang.to_string() },
                None => SourceProblem::NumberWithoutSource { number, within },
            };
            self.problems.push(Diagnostic::new(problem, span));
        }
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph(_))
}

/// The numbers of the passages that blocks cite, and the report's classes.
fn cited<'b>(around: Around<'_>, blocks: impl IntoIterator<Item = &'b Block>) -> Cover {
    let mut cover = entries::classes(around.report);
    for reference in blocks.into_iter().flat_map(Block::references) {
        match reference.kind {
            RefKind::Source => cited_source(around, reference, &mut cover),
            // What is written of a figure may name its period: [](indicator:x#2023) in 2023.
            RefKind::Indicator => figure_period(around.report, reference).into_iter().for_each(|it| cover.period(it)),
            RefKind::Pillar
            | RefKind::Chapter
            | RefKind::Term
            | RefKind::Chart
            | RefKind::List
            | RefKind::Page
            | RefKind::Static => {}
        }
    }
    cover
}

/// The period of the figure that a reference to an indicator writes.
fn figure_period(report: &Report, reference: &Reference) -> Option<Period> {
    let indicator = report.indicators.get(&reference.id)?;
    match FigureName::try_from(reference.fragment.clone()?).ok()? {
        FigureName::Target => indicator.target.as_ref().map(|target| target.period.value),
        FigureName::Baseline => indicator.baseline.as_ref().map(|baseline| baseline.period.value),
        FigureName::Of(period) => Some(period),
    }
}

/// What a link to a source answers for: the sentence that it names, all of a stored document that it links as a whole, and whatever is
/// said where the source is not stored.
fn cited_source(around: Around<'_>, reference: &Reference, cover: &mut Cover) {
    let Some(source) = around.report.source(&reference.id) else { return };
    match (around.documents.get(&reference.id), &reference.fragment) {
        (Some(document), Some(fragment)) => {
            let sentence = document.sentence(fragment);
            cover.text(sentence.map_or(fragment.as_str(), |sentence| document.slice(&sentence.range)), &source.lang);
        }
        (Some(document), None) => cover.text(&document.text, &source.lang),
        (None, _) if source.file.is_none() => cover.answered(),
        (None, _) => {}
    }
}

/// The phrases whose numbers are part of a name: the terms of the glossary, with and without their gloss; longest first.
fn fixed_phrases(report: &Report, lang: &Lang) -> Vec<String> {
    let terms = report.terms.iter().flat_map(|term| {
        let others = term.alternatives.get(lang).into_iter().flatten().cloned();
        [term.term.get(lang).to_owned()].into_iter().chain(others)
    });
    let mut phrases: Vec<String> = terms
        .flat_map(|term| {
            // A gloss in parentheses explains the term and is not always written with it.
            let core = term.split('（').next().unwrap_or_default().to_owned();
            let bare = term.split(" (").next().unwrap_or_default().trim_matches(['"', '“', '”']).to_owned();
            [term, core, bare]
        })
        .filter(|phrase| {
            phrase.contains(|c: char| c.is_ascii_digit()) || read(phrase, lang).is_some_and(|found| !found.is_empty())
        })
        .collect();
    phrases.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    phrases.dedup();
    phrases
}

/// Where `text` has one of the phrases, or the number of a document (发文字号 by GB/T 9704: 吉政发〔2023〕2号; No. 2 of 2023).
fn named(text: &str, phrases: &[String]) -> Vec<Range<usize>> {
    let found = phrases.iter().flat_map(|phrase| text.match_indices(phrase.as_str()));
    let documents = ['〔', 'N'].into_iter().flat_map(|open| text.match_indices(open)).filter_map(|(at, _)| {
        let rest = text.get(at..)?;
        Some(at..at + document_number(rest)?)
    });
    found.map(|(at, phrase)| at..at + phrase.len()).chain(documents).collect()
}

/// How long the number of a document at the beginning of `text` is.
fn document_number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let after = |at: usize, word: &str| text.get(at..)?.starts_with(word).then_some(at + word.len());
    let run = |at: usize| text.get(at..).map(digits).filter(|length| *length > 0).map(|length| at + length);
    if let Some(year) = after(0, "〔") {
        return after(run(after(run(year)?, "〕")?)?, "号");
    }
    let number = run(after(0, "No. ")?)?;
    Some(after(number, " of ").and_then(run).unwrap_or(number))
}
