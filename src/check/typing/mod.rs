//! How text is typed: the marks and spaces of its script, and marks that come in pairs.

mod han;
mod pairs;
mod spaced;

use super::passages::{OPAQUE, Row};
use crate::diag::{Diagnostic, TypingProblem};
use crate::i18n::{Lang, Localized, Script, is_han, is_wide_mark};
use crate::model::{InlineKind, Report, Writing};
use crate::source::{SourceSet, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// So many problems of one passage are told; what is typed wrong throughout need not be told sign by sign.
const MOST: usize = 20;

/// Checks passages by the rules of their language's script, but those that are `printed`.
pub fn check(
    report: &Report,
    printed: &BTreeSet<Span>,
    rows: &[Row],
    sources: &SourceSet,
    problems: &mut Vec<Diagnostic>,
) {
    let languages: Vec<&Lang> = report.languages().collect();
    for row in rows {
        for (passage, lang) in row.passages.iter().zip(&languages) {
            let Some(passage) = passage.as_ref().filter(|it| it.span.is_some_and(|span| !printed.contains(&span)))
            else {
                continue;
            };
            let findings = findings(&passage.text, lang).into_iter().filter(|(range, _)| !passage.is_code(range));
            for (range, problem) in findings.take(MOST) {
                if let Some(place) = passage.place(&range, sources) {
                    problems.push(Diagnostic::new(problem, place));
                }
            }
        }
    }
}

/// Finds Chinese words in the formulas of a text that is written with spaces: translators are not offered them.
pub fn formulas(writing: &Writing, problems: &mut Vec<Diagnostic>) {
    for (lang, text) in writing.texts.iter().filter(|(lang, _)| lang.script() == Script::Spaced) {
        text.document.inlines(&mut |inline| {
            if let InlineKind::Math(math) = &inline.kind
                && math.source.contains(is_han)
            {
                let problem = TypingProblem::UntranslatedText { lang: lang.to_string() };
                problems.push(Diagnostic::new(problem, inline.span));
            }
        });
    }
}

/// Titles in the source's own language, in whichever of its scripts: they stand as they were printed.
pub fn printed(report: &Report) -> BTreeSet<Span> {
    let titles = report.sources.iter().flat_map(|source| {
        let titles = source.title_translated.iter().flat_map(Localized::iter);
        titles.filter(|(lang, _)| lang.language() == source.lang.language())
    });
    titles.map(|(_, title)| title.span).collect()
}

/// What is wrong with a text, and which bytes of it.
type Finding = (Range<usize>, TypingProblem);

fn findings(text: &str, lang: &Lang) -> Vec<Finding> {
    let line = Line::new(text);
    let mut found = Vec::new();
    match lang.script() {
        Script::Han => han::check(&line, &mut found),
        Script::Spaced => spaced::check(&line, lang, &mut found),
        Script::OtherWide => {}
    }
    pairs::check(&line, &mut found);
    found
}

/// A text whose characters can be looked at from each other.
struct Line<'a> {
    text: &'a str,
    characters: Vec<(usize, char)>,
    /// For each half-width parenthesis that opens, the one that closes it.
    closings: BTreeMap<usize, usize>,
    /// The straight quotation marks that open: every second one closes.
    openings: BTreeSet<usize>,
}

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        let characters: Vec<(usize, char)> = text.char_indices().collect();
        let (mut closings, mut open) = (BTreeMap::new(), Vec::new());
        let (mut openings, mut quoted) = (BTreeSet::new(), false);
        for (index, (_, character)) in characters.iter().enumerate() {
            match character {
                '(' => open.push(index),
                ')' => closings.extend(open.pop().map(|start| (start, index))),
                '"' => {
                    openings.extend((!quoted).then_some(index));
                    quoted = !quoted;
                }
                _ => {}
            }
        }
        Self { text, characters, closings, openings }
    }

    fn at(&self, index: usize) -> Option<char> {
        self.characters.get(index).map(|(_, character)| *character)
    }

    fn previous(&self, index: usize) -> Option<char> {
        self.at(index.checked_sub(1)?)
    }

    /// The last character before `index` that is no space.
    fn before(&self, index: usize) -> Option<char> {
        let earlier = self.characters.get(..index)?;
        earlier.iter().rev().map(|(_, character)| *character).find(|character| !character.is_whitespace())
    }

    /// The first character after `index` that is no space.
    fn after(&self, index: usize) -> Option<char> {
        let later = self.characters.get(index + 1..)?;
        later.iter().map(|(_, character)| *character).find(|character| !character.is_whitespace())
    }

    /// The bytes of the characters from `start` up to `end`.
    fn range(&self, start: usize, end: usize) -> Range<usize> {
        let byte = |index: usize| self.characters.get(index).map_or(self.text.len(), |(byte, _)| *byte);
        byte(start)..byte(end)
    }

    /// The text around the characters from `start` up to `end`, with `instead` in their place.
    fn corrected(&self, start: usize, end: usize, instead: &str) -> String {
        const AROUND: usize = 4;
        let part = |from: usize, to: usize| self.text.get(self.range(from, to)).unwrap_or_default().to_owned();
        // A number or a word is shown whole.
        let runs_on = |one: Option<char>, next: Option<char>| {
            let joins = |sign: Option<char>| {
                sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '.' | ',' | '%'))
            };
            joins(one) && joins(next)
        };
        let (mut from, mut to) = (start.saturating_sub(AROUND), end + AROUND);
        while from > 0 && runs_on(self.at(from - 1), self.at(from)) {
            from -= 1;
        }
        while runs_on(self.at(to - 1), self.at(to)) {
            to += 1;
        }
        let text = format!("{}{instead}{}", part(from, start), part(end, to));
        text.trim().replace(OPAQUE, "…")
    }

    /// How many characters from `index` on are `character`.
    fn run(&self, index: usize, character: char) -> usize {
        self.characters.iter().skip(index).take_while(|(_, next)| *next == character).count()
    }
}

/// A character of Chinese text: an ideograph or a mark that only such text has.
fn is_wide(character: char) -> bool {
    is_han(character) || is_wide_mark(character)
}

/// The half-width form of a full-width digit or letter.
fn narrow(character: char) -> Option<char> {
    let form = u32::from(character);
    let wide = matches!(form, 0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A);
    wide.then(|| char::from_u32(form - 0xFEE0)).flatten()
}

#[cfg(test)]
mod tests;
