//! Whether a report holds. Only this module makes a [`CheckedReport`], so nothing that was not checked can be drawn.

mod charts;
mod columns;
mod embargo;
mod evidence;
mod figures;
pub mod glyphs;
mod jumps;
mod languages;
mod lexemes;
mod marks;
mod measures;
mod nouns;
mod numbers;
mod parity;
mod passages;
mod placeholders;
mod prose;
mod quoted;
mod readings;
mod references;
mod releases;
mod revise;
mod security;
mod stale;
mod stored;
mod terms;
mod text;
mod typing;

pub use embargo::check as embargo;
pub use evidence::{Evidence, Subject};
pub use prose::{Earlier, Gist, Held};
pub use references::is_id;
pub use revise::Revision;
pub use security::check as security;
pub use stored::{Sentence, StoredDocument, digest};

use crate::diag::{Diagnosed, Diagnostic, has_errors};
use crate::i18n::Lang;
use crate::model::{Report, Term, Texts, Writing};
use crate::source::{Fingerprint, SourceSet, Span};
use prose::{Around, Context, Finding};
use rayon::prelude::*;
use readings::Readings;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A report of which every reference, quote, figure and translation was checked.
#[derive(Debug)]
pub struct CheckedReport {
    report: Report,
    documents: BTreeMap<String, StoredDocument>,
    context: Context,
    /// What was found in the YAML files.
    data: Finding,
    /// What was found in each writing, in the order of [`Report::writings`].
    prose: Vec<Finding>,
    /// All evidence in the order of the documents, once somebody asked for it.
    evidence: OnceLock<Vec<Evidence>>,
    /// Where the evidence of a quote in YAML is in `data`.
    by_span: BTreeMap<Span, usize>,
}

impl CheckedReport {
    /// The terms of the glossary that `text` in `lang` names, each where it stands first.
    pub fn terms_in(&self, lang: &Lang, text: &str) -> Vec<(Range<usize>, &Term)> {
        let Some(language) = self.report.languages().position(|it| it == lang) else { return Vec::new() };
        let named = self.context.lexicons.named(language, text).into_iter();
        named.filter_map(|(place, term)| Some((place, self.report.terms.get(term)?))).collect()
    }

    /// The report.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The stored source documents, by the source's id.
    pub fn documents(&self) -> &BTreeMap<String, StoredDocument> {
        &self.documents
    }

    /// Every quote and every sentence that is cited, with who cites it, in the order of the documents.
    pub fn evidence(&self) -> &[Evidence] {
        self.evidence.get_or_init(|| {
            let all = [&self.data].into_iter().chain(&self.prose).flat_map(|finding| &finding.gist.evidence);
            let mut all: Vec<Evidence> = all.cloned().collect();
            evidence::sort(&mut all);
            all
        })
    }

    /// The evidence of the YAML files.
    pub fn data_evidence(&self) -> &[Evidence] {
        &self.data.gist.evidence
    }

    /// What the rest of the report knows of each writing, in the order of [`Report::writings`].
    pub fn gists(&self) -> impl Iterator<Item = &Gist> {
        self.prose.iter().map(|finding| finding.gist.as_ref())
    }

    /// The same with all that it depends on, where nothing was found in a writing; with its place.
    pub fn held(&self) -> impl Iterator<Item = (usize, Held)> {
        let held = |finding: &Finding| Some(Held { gist: Arc::clone(&finding.gist), key: finding.key? });
        let sound = self.prose.iter().enumerate().filter(|(_, finding)| finding.problems.is_empty());
        sound.filter_map(move |(place, finding)| Some((place, held(finding)?)))
    }

    /// Gives the writing at `place` the texts that it was checked with before and that were not read again since.
    pub fn supply(&mut self, place: usize, texts: Texts) {
        if let Some(writing) = self.report.writing_mut(place) {
            writing.texts = texts;
        }
    }

    /// The writings in which nothing was found, each by all that this depends on.
    pub fn sound(&self) -> impl Iterator<Item = Fingerprint> {
        self.prose.iter().filter(|finding| finding.problems.is_empty()).filter_map(|finding| finding.key)
    }

    /// What checking found, none of which is an error.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        [&self.data].into_iter().chain(&self.prose).flat_map(|finding| &finding.problems)
    }

    /// Where the quote that was written at `span`, in YAML, stands in its document.
    pub fn quote_at(&self, span: Span) -> Option<&Evidence> {
        self.data.gist.evidence.get(*self.by_span.get(&span)?)
    }
}

/// Checks `report`, whose files are `sources`, for a theme that can write `units`; without a theme no
/// unit is refused.
///
/// `value` is `None` where any error was found, by the checks or `before` them.
pub fn check(
    report: Report,
    sources: &SourceSet,
    units: Option<&[&str]>,
    before: &[Diagnostic],
) -> Diagnosed<Option<CheckedReport>> {
    check_with(report, sources, units, before, None)
}

/// The same, without looking again for what `earlier` builds did not find.
pub fn check_with(
    report: Report,
    sources: &SourceSet,
    units: Option<&[&str]>,
    before: &[Diagnostic],
    earlier: Option<&Earlier>,
) -> Diagnosed<Option<CheckedReport>> {
    let mut problems = Vec::new();
    let documents = stored::documents(&report, sources, &mut problems);
    let context = Context::new(&report, sources, &mut problems);
    let around = Around { report: &report, documents: &documents, sources, earlier };
    let data = data(around, units, &context, problems);
    let writings: Vec<(&'static str, &Writing)> = report.writings().collect();
    let prose: Vec<Finding> =
        writings.into_par_iter().map(|(kind, writing)| context.check(around, kind, writing)).collect();
    let problems: Vec<Diagnostic> =
        [&data].into_iter().chain(&prose).flat_map(|finding| &finding.problems).cloned().collect();
    let holds = !has_errors(&problems) && !has_errors(before);
    let value = holds.then(|| {
        let by_span = data.gist.evidence.iter().zip(0..).map(|(evidence, index)| (evidence.span, index)).collect();
        CheckedReport { report, documents, context, data, prose, evidence: OnceLock::new(), by_span }
    });
    Diagnosed { value, problems }
}

/// Checks everything that stands in YAML.
fn data(around: Around<'_>, units: Option<&[&str]>, context: &Context, mut problems: Vec<Diagnostic>) -> Finding {
    let Around { report, documents, sources, .. } = around;
    let mut evidence = evidence::data(report, documents, &mut problems);
    evidence::sort(&mut evidence);
    references::data(report, &context.known, &mut problems);
    languages::data(report, &mut problems);
    stale::data(report, sources, context.record.as_ref(), &mut problems);
    figures::check(report, units, &mut problems);
    measures::check(report, &mut problems);
    nouns::check(report, &mut problems);
    jumps::check(report, &mut problems);
    releases::check(report, &mut problems);
    charts::check(report, &mut problems);
    glyphs::data(report, &mut problems);
    let readings = Readings::default();
    numbers::data(report, &context.fixed, documents, sources, &readings, &mut problems);
    let rows = passages::data(report);
    terms::check(report, &context.lexicons, &rows, sources, &mut problems);
    parity::check(report, &rows, sources, &readings, &mut problems);
    parity::check(report, &passages::titles(report), sources, &readings, &mut problems);
    typing::check(report, &context.printed, &rows, sources, &mut problems);
    marks::check(&rows, sources, &mut problems);
    report.settings.severity.apply(&mut problems);
    Finding { problems, gist: Arc::new(Gist { evidence, ..Gist::default() }), key: None }
}
