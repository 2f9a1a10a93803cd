//! The numbers of a text and of its translations are the same: value, unit, comparator, whatever the words.

use super::passages::{Length, Passage, Row};
use super::readings::{Readings, is_compared};
use crate::diag::{Diagnostic, LanguageProblem};
use crate::i18n::{Bilingual, Lang};
use crate::model::Report;
use crate::quantity::{Reading, differences};
use crate::source::{SourceSet, Span};
use std::rc::Rc;

/// Compares passages with their counterparts in the first language.
///
/// What the tool writes itself, a reference without text, is one figure in every language and is no part of a passage.
pub fn check(report: &Report, rows: &[Row], sources: &SourceSet, known: &Readings, problems: &mut Vec<Diagnostic>) {
    let languages: Vec<&Lang> = report.languages().collect();
    for row in rows {
        let mut columns = languages.iter().zip(&row.passages).filter_map(|(lang, text)| Some((*lang, text.as_ref()?)));
        let Some((origin, text)) = columns.next().filter(|(lang, _)| languages.first() == Some(lang)) else { continue };
        let Some(expected) = known.of_passage(text, origin).filter(|_| is_compared(origin)) else { continue };
        let source = Side { lang: origin, passage: text, readings: expected };
        for (lang, passage) in columns {
            // Of this, `languages` tells once.
            let Some(readings) = known.of_passage(passage, lang).filter(|_| is_compared(lang)) else { continue };
            compare(&source, &Side { lang, passage, readings }, row.length, sources, problems);
        }
    }
}

/// A passage and what was read in it.
struct Side<'a> {
    lang: &'a Lang,
    passage: &'a Passage,
    readings: Rc<[Reading]>,
}

impl Side<'_> {
    /// Where a reading stands, or the whole passage where there is none.
    fn place(&self, reading: Option<&Reading>, sources: &SourceSet) -> Option<Span> {
        reading.and_then(|reading| self.passage.place(&reading.range, sources)).or(self.passage.span)
    }

    /// A reading in its words and in the canonical notation.
    fn words(&self, reading: &Reading) -> String {
        let written = self.passage.text.get(reading.range.clone()).unwrap_or_default();
        let canonical = reading.quantity.to_string();
        if written == canonical { canonical } else { format!("{written} ({canonical})") }
    }
}

/// One problem for each pair of readings that stand against each other, in their order, and for each that stands alone.
///
/// A label may leave a number out, but not say another.
fn compare(source: &Side<'_>, target: &Side<'_>, length: Length, sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    let mut only = differences(&source.readings, &target.readings);
    if length == Length::Label && (only.first.is_empty() || only.second.is_empty()) {
        return;
    }
    // Readings of one unit belong together before those that merely come in the same order.
    only.first.sort_by_key(|reading| (reading.quantity.unit, reading.range.start));
    only.second.sort_by_key(|reading| (reading.quantity.unit, reading.range.start));
    for index in 0..only.first.len().max(only.second.len()) {
        let (expected, found) = (only.first.get(index), only.second.get(index));
        let (Some(span), Some(related)) = (target.place(found, sources), source.place(expected, sources)) else {
            continue;
        };
        let problem = LanguageProblem::NumbersDiffer {
            lang: source.lang.to_string(),
            found: found.map(|reading| target.words(reading)),
            expected: expected.map(|reading| source.words(reading)),
        };
        problems.push(
            Diagnostic::new(problem, span).with(related, Bilingual::new("the text that it translates", "它所译的原文")),
        );
    }
}
