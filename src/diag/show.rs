//! Problems as people read them: the line, the place marked, the hint.

use super::{Diagnostic, Severity};
use crate::i18n::{Bilingual, Tongue, shown as visible};
use crate::source::{SourceSet, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

/// Whether to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// For files and CI.
    Plain,
    /// For terminals.
    Ansi,
}

/// All `problems` as text in `tongue`, each with its source line; `sources` are the files that they point into.
pub fn render(problems: &[Diagnostic], sources: &SourceSet, tongue: Tongue, palette: Palette) -> String {
    let renderer = match palette {
        Palette::Plain => Renderer::plain(),
        Palette::Ansi => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in problems {
        out.push_str(&one(diagnostic, sources, tongue, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// What stands before a hint.
static HELP: Bilingual = Bilingual::new("help", "帮助");

fn one(diagnostic: &Diagnostic, sources: &SourceSet, tongue: Tongue, renderer: &Renderer) -> String {
    let problem = &diagnostic.problem;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let name = diagnostic.severity.name();
    let words = problem.words();
    let title = level.with_name(name.get(tongue)).primary_title(words.message.get(tongue)).id(problem.code());
    let mut group = marked(Group::with_title(title), sources, diagnostic.span, AnnotationKind::Primary, "");
    if let Some((span, label)) = &diagnostic.related {
        group = marked(group, sources, *span, AnnotationKind::Context, label.get(tongue));
    }
    let group = group.element(Level::HELP.with_name(HELP.get(tongue)).message(words.hint.get(tongue)));
    renderer.render(&[group])
}

/// A line is shown whole that has not more bytes than this before the place.
const LINE: usize = 4096;

/// What is shown of a longer one on either side; more would not fit on any terminal.
const BESIDE: usize = 400;

/// Adds the lines with the place.
fn marked<'a>(group: Group<'a>, sources: &'a SourceSet, span: Span, kind: AnnotationKind, label: &'a str) -> Group<'a> {
    let (path, text) = sources.get(span.file).map_or(("", ""), |file| (file.path.as_str(), file.text.as_str()));
    // Only what is around the place is handed over: a file of one line must not be laid out for every problem.
    let (mut window, first_line) = window(text, span);
    let is_cut = (span.start as usize).saturating_sub(window.start) > LINE;
    if is_cut {
        window.start = floor(text, (span.start as usize).saturating_sub(BESIDE));
    }
    let enough = floor(text, (span.start as usize).saturating_add(LINE));
    window.end = window.end.min(enough.max(window.start));
    let shift = |offset: u32| (offset as usize).saturating_sub(window.start);
    let shown = text.get(window.clone()).unwrap_or_default();
    let range = clamp(shown, shift(span.start)..shift(span.end));
    let annotation = kind.span(range);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    let snippet = Snippet::source(shown).line_start(first_line).annotation(annotation);
    if !is_cut {
        return group.element(snippet.path(visible(path)));
    }
    // The column is that of the whole line.
    let place = sources.locate(span);
    group.element(Origin::path(visible(path)).line(place.line).char_column(place.column)).element(snippet)
}

/// The lines that a span touches, at most three, and the number of the first.
fn window(text: &str, span: Span) -> (std::ops::Range<usize>, usize) {
    let start = floor(text, span.start as usize);
    let end = floor(text, (span.end as usize).max(start));
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind('\n').map_or(0, |newline| newline + 1);
    let after = text.get(end..).unwrap_or_default();
    let to = end + after.find('\n').unwrap_or(after.len());
    let line = before.matches('\n').count() + 1;
    let cut =
        text.get(from..to).and_then(|lines| lines.match_indices('\n').nth(2)).map_or(to, |(newline, _)| from + newline);
    (from..cut, line)
}

fn clamp(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let start = floor(text, range.start);
    start..floor(text, range.end).max(start)
}

fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
