//! What a browser is told of the page that it shows: what the page is now, what is wrong with the report, where things are edited.

use super::editor::Editor;
use super::places::Places;
use super::words::Words;
use crate::diag::{Diagnostic, Palette, Severity, render};
use crate::i18n::Tongue;
use crate::load;
use crate::source::{SourceSet, Span};
use serde::Serialize;
use std::path::Path;

/// More problems than that are counted, not shown: nobody reads them in a browser.
const SHOWN: usize = 30;

/// The state of a page, as JSON for the script. Two equal ones look the same.
#[derive(Debug, Serialize)]
pub struct Look {
    /// What the page says, but for its style: another page has another name.
    pub page: String,
    /// The addresses of its style sheets.
    pub sheets: Vec<String>,
    /// Whether there is a page to see.
    pub held: bool,
    /// Counts of all problems.
    pub errors: usize,
    /// Counts of all problems.
    pub warnings: usize,
    /// Errors before warnings.
    pub problems: Vec<Told>,
    /// Why the project cannot be read at all.
    pub failure: Option<String>,
    /// Where the page is edited.
    pub edit: Edit,
    /// The server's words.
    pub words: &'static Words,
}

/// A problem as the terminal tells it.
#[derive(Debug, Serialize)]
pub struct Told {
    severity: &'static str,
    /// As the terminal has it.
    pub text: String,
    place: Place,
}

/// A line of a file.
#[derive(Debug, Serialize)]
pub struct Place {
    /// `content/chapters/2-goals.zh.md:12`
    label: String,
    /// Opens it in the editor; `None` without one, and for files inside the program.
    href: Option<String>,
}

/// The places of a page.
#[derive(Debug, Default, Serialize)]
pub struct Edit {
    page: Vec<Place>,
    blocks: Vec<(&'static str, Place)>,
    anchors: Vec<(String, Place)>,
}

/// Says where things are: the files, the folder of the project, the editor.
#[derive(Debug, Clone, Copy)]
pub struct Guide<'a> {
    /// The files that places point into.
    pub sources: &'a SourceSet,
    /// The project's folder, absolute.
    pub root: &'a Path,
    /// What opens files.
    pub editor: &'a Editor,
    /// The language of what is told.
    pub tongue: Tongue,
}

impl Guide<'_> {
    /// `span` as a line of a file.
    pub fn place(&self, span: Span) -> Place {
        let at = self.sources.locate(span);
        // The theme inside the program has no files to open.
        let there = load::has(self.root, at.path);
        let href = there.then(|| self.editor.href(&self.root.join(at.path), at.line, at.column)).flatten();
        Place { label: format!("{}:{}", at.path, at.line), href }
    }

    /// The places of a page.
    pub fn edit(&self, places: Places) -> Edit {
        Edit {
            page: places.page.into_iter().map(|span| self.place(span)).collect(),
            blocks: places.blocks.into_iter().map(|(element, span)| (element, self.place(span))).collect(),
            anchors: places.anchors.into_iter().map(|(id, span)| (id, self.place(span))).collect(),
        }
    }

    /// The problems that are shown, errors first.
    pub fn problems(&self, problems: &[Diagnostic]) -> Vec<Told> {
        let of = |severity| problems.iter().filter(move |it| it.severity == severity);
        of(Severity::Error).chain(of(Severity::Warning)).take(SHOWN).map(|problem| self.told(problem)).collect()
    }

    fn told(&self, problem: &Diagnostic) -> Told {
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let text =
            render(std::slice::from_ref(problem), self.sources, self.tongue, Palette::Plain).trim_end().to_owned();
        Told { severity, text, place: self.place(problem.span) }
    }
}

/// How many of `problems` are errors, and how many warnings.
pub fn count<'a>(problems: impl Iterator<Item = &'a Diagnostic>) -> (usize, usize) {
    problems.fold((0, 0), |(errors, warnings), it| match it.severity {
        Severity::Error => (errors + 1, warnings),
        Severity::Warning => (errors, warnings + 1),
    })
}
