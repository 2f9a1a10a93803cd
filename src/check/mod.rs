//! Whether a report holds. Only this module makes a [`CheckedReport`], so nothing that was not checked can be drawn.

mod charts;
mod evidence;
mod figures;
mod languages;
mod lexemes;
mod numbers;
mod parity;
mod passages;
mod placeholders;
mod references;
mod stale;
mod stored;
mod terms;
mod text;
mod typing;

pub use evidence::{Evidence, Subject};
pub use references::is_id;
pub use stored::{Sentence, StoredDocument, digest};

use crate::diag::{Diagnosed, Diagnostic, has_errors};
use crate::model::Report;
use crate::source::{SourceSet, Span};
use std::collections::BTreeMap;

/// A report of which every reference, quote, figure and translation was checked.
#[derive(Debug)]
pub struct CheckedReport {
    report: Report,
    documents: BTreeMap<String, StoredDocument>,
    evidence: Vec<Evidence>,
    by_span: BTreeMap<Span, usize>,
}

impl CheckedReport {
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
        &self.evidence
    }

    /// Where the quote that was written at `span` stands in its document.
    pub fn quote_at(&self, span: Span) -> Option<&Evidence> {
        self.evidence.get(*self.by_span.get(&span)?)
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
    let mut problems = Vec::new();
    let documents = stored::documents(&report, sources, &mut problems);
    let evidence = evidence::collect(&report, &documents, &mut problems);
    references::check(&report, &documents, &mut problems);
    languages::check(&report, &mut problems);
    stale::check(&report, sources, &mut problems);
    figures::check(&report, units, &mut problems);
    charts::check(&report, &mut problems);
    text::check(&report, &mut problems);
    placeholders::check(&report, &mut problems);
    numbers::check(&report, &documents, &mut problems);
    let rows = passages::rows(&report);
    terms::check(&report, &rows, sources, &mut problems);
    parity::check(&report, &rows, sources, &mut problems);
    typing::check(&report, &rows, sources, &mut problems);
    let holds = !has_errors(&problems) && !has_errors(before);
    let value = holds.then(|| {
        let by_span = evidence.iter().zip(0..).map(|(evidence, index)| (evidence.span, index)).collect();
        CheckedReport { report, documents, evidence, by_span }
    });
    Diagnosed { value, problems }
}
