//! Every quote and cited sentence, with its place in the stored document and who rests on it.

use super::stored::StoredDocument;
use crate::diag::{Diagnostic, SourceProblem, YamlProblem};
use crate::model::{Id, RefKind, Report, Writing};
use crate::source::{Span, Spanned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// Who rests on a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each names the part of the report that it is")]
pub enum Subject {
    Indicator(String),
    Pillar(String),
    Chapter(String),
    Page(String),
    Term(String),
    List(String),
    Frame,
    Tier(String),
    Part(String),
}

/// A passage of a stored document that a part of the report rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Who rests on it.
    pub subject: Subject,
    /// The source's id.
    pub source: String,
    /// The passage, in bytes of the document.
    pub range: Range<usize>,
    /// Where the quote was written in the report.
    pub span: Span,
    /// The number of the first sentence it touches.
    pub sentence: usize,
    /// A verbatim quote; otherwise a whole sentence named by its number, or a term's first place.
    pub verbatim: bool,
}

struct Collector<'a> {
    documents: &'a BTreeMap<String, StoredDocument>,
    found: Vec<Evidence>,
    problems: &'a mut Vec<Diagnostic>,
}

/// Finds every quote of the YAML files in its document; reports those that are not there.
pub fn data(
    report: &Report,
    documents: &BTreeMap<String, StoredDocument>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Evidence> {
    let mut collector = Collector { documents, found: Vec::new(), problems };
    collector.settings(report);
    collector.indicators(report);
    collector.pillars(report);
    collector.lists(report);
    collector.terms(report);
    collector.found
}

/// Finds every passage that a writing cites in its document; reports those that are not there.
pub fn writing(
    kind: &str,
    writing: &Writing,
    documents: &BTreeMap<String, StoredDocument>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Evidence> {
    let mut collector = Collector { documents, found: Vec::new(), problems };
    collector.prose(kind, writing);
    collector.found
}

/// Puts evidence in the order of the documents.
pub fn sort(found: &mut [Evidence]) {
    found.sort_by(|a, b| {
        (&a.source, a.range.start, a.range.end, &a.subject).cmp(&(&b.source, b.range.start, b.range.end, &b.subject))
    });
}

impl Collector<'_> {
    fn quote(&mut self, subject: Subject, source: &Id, quote: &Spanned<String>) {
        let Some(document) = self.documents.get(&source.value) else {
            let problem = SourceProblem::QuoteUnstored { source: source.value.clone() };
            self.problems.push(Diagnostic::new(problem, quote.span));
            return;
        };
        match document.find(&quote.value) {
            Some(range) => self.add(subject, &source.value, document, range, quote.span, true),
            None => {
                let nearest = document.nearest(&quote.value).map(|(text, difference)| (text.to_owned(), difference));
                let problem = SourceProblem::QuoteNotFound { source: source.value.clone(), nearest };
                self.problems.push(Diagnostic::new(problem, quote.span));
            }
        }
    }

    fn add(
        &mut self,
        subject: Subject,
        source: &str,
        document: &StoredDocument,
        range: Range<usize>,
        span: Span,
        verbatim: bool,
    ) {
        let sentence = document.sentences_at(&range).next().map_or(1, |sentence| sentence.number);
        self.found.push(Evidence { subject, source: source.to_owned(), range, span, sentence, verbatim });
    }

    /// A figure of a stored source must quote it; one of a cited source cannot.
    fn figure(&mut self, subject: Subject, source: &Id, quote: Option<&Spanned<String>>) {
        match quote {
            Some(quote) => self.quote(subject, source, quote),
            None if self.documents.contains_key(&source.value) => {
                let problem = SourceProblem::QuoteMissing { source: source.value.clone() };
                self.problems.push(Diagnostic::new(problem, source.span));
            }
            None => {}
        }
    }

    /// A quote says of which source it is.
    fn sourced(&mut self, subject: Subject, source: Option<&Id>, quote: &Spanned<String>) {
        match source {
            Some(source) => self.quote(subject, source, quote),
            None => self.problems.push(Diagnostic::new(YamlProblem::MissingKey { key: "source".into() }, quote.span)),
        }
    }

    fn settings(&mut self, report: &Report) {
        if let Some(frame) = &report.settings.frame {
            self.quote(Subject::Frame, &frame.source, &frame.quote);
        }
        for tier in &report.settings.tiers {
            self.quote(Subject::Tier(tier.id.value.clone()), &tier.source, &tier.quote);
        }
        for part in &report.settings.parts {
            if let Some(quote) = &part.quote {
                self.sourced(Subject::Part(part.id.value.clone()), part.source.as_ref(), quote);
            }
        }
    }

    fn indicators(&mut self, report: &Report) {
        for (id, indicator) in &report.indicators {
            let subject = || Subject::Indicator(id.clone());
            if let Some(target) = &indicator.target {
                self.figure(subject(), &target.source, target.quote.as_ref());
            }
            for observation in indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also) {
                self.figure(subject(), &observation.source, observation.quote.as_ref());
            }
        }
    }

    fn pillars(&mut self, report: &Report) {
        for pillar in &report.pillars {
            let facts = pillar.facts.iter().map(|fact| &fact.quote);
            for quote in [&pillar.quote].into_iter().chain(&pillar.tier_quote).chain(facts) {
                self.quote(Subject::Pillar(pillar.id.value.clone()), &pillar.source, quote);
            }
        }
    }

    fn lists(&mut self, report: &Report) {
        for (id, list) in &report.lists {
            for quote in list.groups.iter().filter_map(|group| group.quote.as_ref()) {
                self.sourced(Subject::List(id.clone()), list.source.as_ref(), quote);
            }
            for item in &list.items {
                if let Some(quote) = &item.quote {
                    self.sourced(Subject::List(id.clone()), item.source.as_ref().or(list.source.as_ref()), quote);
                }
            }
        }
    }

    /// A term that names a source stands in it, in the report's first language.
    fn terms(&mut self, report: &Report) {
        let Some(lang) = report.languages().next() else { return };
        for term in &report.terms {
            let (Some(source), Some(text)) = (&term.source, term.term.spanned(lang)) else { continue };
            let Some(document) = self.documents.get(&source.value) else { continue };
            let subject = Subject::Term(term.id.value.clone());
            match document.find(&text.value) {
                Some(range) => self.add(subject, &source.value, document, range, text.span, false),
                None => self.quote(subject, source, text),
            }
        }
    }

    fn prose(&mut self, kind: &str, writing: &Writing) {
        for reference in writing.texts.values().flat_map(|text| text.document.references()) {
            let (RefKind::Source, Some(fragment)) = (reference.kind, &reference.fragment) else { continue };
            let subject = match kind {
                "chapter" => Subject::Chapter(writing.id.clone()),
                "pillar" => Subject::Pillar(writing.id.clone()),
                _ => Subject::Page(writing.id.clone()),
            };
            self.passage(subject, &reference.id, fragment, reference.span);
        }
    }

    /// A passage named in prose: a sentence by its number, or verbatim words.
    fn passage(&mut self, subject: Subject, source: &str, fragment: &str, span: Span) {
        let Some(document) = self.documents.get(source) else { return };
        if let Some(sentence) = document.sentence(fragment) {
            self.add(subject, source, document, sentence.range.clone(), span, false);
        } else if !is_sentence_name(fragment) {
            let source = Spanned::new(source.to_owned(), span);
            self.quote(subject, &source, &Spanned::new(fragment.to_owned(), span));
        }
    }
}

/// Whether a fragment names a sentence (`s12`) rather than quoting words.
pub fn is_sentence_name(fragment: &str) -> bool {
    fragment
        .strip_prefix('s')
        .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
