//! What is wrong with a report, where, and what to do about it. Problems are collected as values; nothing here prints.

mod codes;
mod example;
mod explain;
pub mod formats;
mod severities;
mod show;

pub use codes::{
    ChartProblem, Code, DataProblem, Differing, FileProblem, GROUPS, Group, LanguageProblem, Level, LinkProblem,
    MarkdownProblem, Missing, NumberIn, Problem, ReferenceProblem, SiteProblem, SourceProblem, ThemeProblem,
    TypingProblem, Words, YamlProblem, all, find,
};
pub use example::{Content, Example, Piece};
pub use explain::{explain, list, page};
pub use severities::{Settable, Setting, Severities};
pub use show::{Palette, render};

use crate::i18n::Bilingual;
use crate::source::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The report is built all the same.
    Warning,
    /// Nothing is written.
    Error,
}

impl Severity {
    /// Its name for people.
    pub const fn name(self) -> Bilingual {
        match self {
            Self::Warning => Bilingual::new("warning", "警告"),
            Self::Error => Bilingual::new("error", "错误"),
        }
    }
}

/// A problem at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// How bad it is in this report.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// A second place that belongs to it, and what it is there.
    pub related: Option<(Span, Bilingual)>,
}

impl Problem {
    /// Whether nothing of its file was read, so that the file only looks empty.
    pub fn leaves_nothing_read(&self) -> bool {
        matches!(
            self,
            Self::File(
                FileProblem::UnreadableFile { .. } | FileProblem::FileTooLarge { .. } | FileProblem::StrayFile { .. }
            )
        )
    }
}

impl Diagnostic {
    /// `problem` at `span`.
    pub fn new(problem: impl Into<Problem>, span: Span) -> Self {
        let problem = problem.into();
        Self { severity: problem.about().level.severity(), problem, span, related: None }
    }

    /// With a second place.
    #[must_use]
    pub fn with(mut self, span: Span, label: Bilingual) -> Self {
        self.related = Some((span, label));
        self
    }
}

/// A value and the problems that were met on the way to it.
#[derive(Debug, Clone)]
pub struct Diagnosed<T> {
    /// As much as could be made of the input.
    pub value: T,
    /// In the order in which they were met.
    pub problems: Vec<Diagnostic>,
}

/// Whether any of `problems` is an error.
pub fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// At most so many errors of one file are told, and as many warnings: nobody reads more, and a file that was made to have a million of
/// them must not hold anybody up.
pub const MOST: usize = 200;

/// Puts `problems` in the order of their places, equal ones once, and [`MOST`] of a file. Where something is still to be written, that
/// alone is told: what else is wrong there follows from it.
pub fn sort(problems: &mut Vec<Diagnostic>) {
    let is_unwritten = |it: &Diagnostic| it.problem == Problem::File(FileProblem::Placeholder);
    let unwritten: BTreeSet<Span> = problems.iter().filter(|it| is_unwritten(it)).map(|it| it.span).collect();
    problems.retain(|it| {
        let follows =
            unwritten.contains(&it.span) || it.related.as_ref().is_some_and(|(span, _)| unwritten.contains(span));
        is_unwritten(it) || !follows
    });
    problems.sort_by(|a, b| (a.span, a.problem.code()).cmp(&(b.span, b.problem.code())));
    problems.dedup();
    let mut told: BTreeMap<(FileId, Severity), usize> = BTreeMap::new();
    problems.retain(|it| {
        let count = told.entry((it.span.file, it.severity)).or_default();
        *count += 1;
        *count <= MOST
    });
}

/// The candidate nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    // No key and no id is longer, and the time that it takes grows with the product of the lengths.
    if word.len() > 200 {
        return None;
    }
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= 200)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate.to_owned())
}
