//! Problems as programs read them: JSON, SARIF, annotations of `GitHub` Actions, `JUnit`.

mod github;
mod json;
mod junit;
mod sarif;

pub use json::{Problems, Run, Site, Timing};

use super::{Diagnostic, Severity};
use crate::i18n::Tongue;
use crate::source::{SourceSet, Span};

/// The forms in which problems are handed to programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own, documented in `docs/formats.md`.
    Json,
    /// SARIF 2.1.0, the OASIS standard for results of static analysis.
    Sarif,
    /// Workflow commands of `GitHub` Actions, one line a problem.
    Github,
    /// `JUnit` XML, as CI servers show test results: one test case a file.
    Junit,
}

/// `problems` as one text in `format`, their messages in `tongue`; `run` is what only our own JSON tells.
pub fn write(problems: &[Diagnostic], sources: &SourceSet, format: Format, tongue: Tongue, run: &Run<'_>) -> String {
    let told: Vec<Told<'_>> = problems.iter().map(|diagnostic| Told::new(diagnostic, sources, tongue)).collect();
    match format {
        Format::Json => json::write(&told, run),
        Format::Sarif => sarif::write(&told),
        Format::Github => github::write(&told),
        Format::Junit => junit::write(&told, sources),
    }
}

/// A problem with its places found.
struct Told<'a> {
    code: &'static str,
    severity: Severity,
    message: String,
    hint: String,
    place: Place<'a>,
    related: Option<(Place<'a>, String)>,
}

impl<'a> Told<'a> {
    fn new(diagnostic: &Diagnostic, sources: &'a SourceSet, tongue: Tongue) -> Self {
        let words = diagnostic.problem.words();
        Self {
            code: diagnostic.problem.code(),
            severity: diagnostic.severity,
            message: words.message.get(tongue).to_owned(),
            hint: words.hint.get(tongue).to_owned(),
            place: Place::of(diagnostic.span, sources),
            related: diagnostic
                .related
                .as_ref()
                .map(|(span, label)| (Place::of(*span, sources), label.get(tongue).to_owned())),
        }
    }

    fn level(&self) -> &'static str {
        match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A stretch of a file as editors and programs name it.
struct Place<'a> {
    path: &'a str,
    start: Position,
    end: Position,
    bytes: (u32, u32),
}

/// A line and a column, both from 1.
#[derive(Clone, Copy)]
struct Position {
    line: usize,
    /// In characters.
    column: usize,
    /// In UTF-16 code units, as SARIF and editors' protocols count.
    utf16: usize,
}

impl<'a> Place<'a> {
    fn of(span: Span, sources: &'a SourceSet) -> Self {
        let (path, text) = sources.get(span.file).map_or(("", ""), |file| (file.path.as_str(), file.text.as_str()));
        let position = |offset: u32| {
            let before = text.get(..offset as usize).unwrap_or(text);
            let line = before.rsplit('\n').next().unwrap_or_default();
            Position {
                line: before.matches('\n').count() + 1,
                column: line.chars().count() + 1,
                utf16: line.encode_utf16().count() + 1,
            }
        };
        Self { path, start: position(span.start), end: position(span.end), bytes: (span.start, span.end) }
    }
}
