//! What rests on each source: its quotes, the figures, and how much of a stored document the report uses.

use crate::check::{CheckedReport, Evidence, StoredDocument, Subject};
use crate::model::{Indicator, Observation, Source};
use serde::Serialize;
use std::collections::BTreeSet;

/// A source and everything in the report that rests on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceUse {
    /// Its id.
    pub id: String,
    /// Its title as it stands there; where that is not known, the description in the report's first language.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, as far as known.
    pub date: Option<String>,
    /// Where, as far as known.
    pub url: Option<String>,
    /// How far it can be trusted: A or B; a stored document has none.
    pub grade: Option<String>,
    /// Its text, where that is stored; otherwise it is only cited.
    pub stored: Option<Stored>,
    /// The verbatim quotes, in the order of the document.
    pub quotes: Vec<Quote>,
    /// The figures that rest on it.
    pub figures: Vec<Figure>,
}

/// A stored document and which of its sentences are used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stored {
    /// Its file.
    pub file: String,
    /// The SHA-256 that it was found to have, which is the one given: a report with another does not hold.
    pub sha256: String,
    /// All of its sentences.
    pub sentences: Vec<SentenceUse>,
}

/// A sentence of a stored document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentenceUse {
    /// Its number, from 1: `s1` in a reference.
    pub number: usize,
    /// The line of the file, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// The parts of the report that quote or cite it; a term that stands in it is no use.
    pub used_by: Vec<String>,
}

/// A verbatim quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// The first sentence that it touches.
    pub sentence: usize,
    /// The part of the report that rests on it.
    pub used_by: String,
    /// Its words, as they stand in the document.
    pub text: String,
}

/// A figure of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The indicator's id.
    pub indicator: String,
    /// `target`, `baseline`, `series` or `also`.
    pub role: &'static str,
    /// Its period.
    pub period: String,
    /// The comparator, as data files write it; empty for the plain value.
    pub op: &'static str,
    /// The value as written; a target said in words has those, in the report's first language.
    pub value: String,
}

impl Stored {
    /// How many sentences are used.
    pub fn used(&self) -> usize {
        self.sentences.iter().filter(|sentence| !sentence.used_by.is_empty()).count()
    }

    /// The sentences that nothing uses.
    pub fn unused(&self) -> impl Iterator<Item = &SentenceUse> {
        self.sentences.iter().filter(|sentence| sentence.used_by.is_empty())
    }
}

/// What rests on each source of `checked`, in the order of `content/sources.yaml`.
pub fn sources(checked: &CheckedReport) -> Vec<SourceUse> {
    checked.report().sources.iter().map(|source| of_source(checked, source)).collect()
}

fn of_source(checked: &CheckedReport, source: &Source) -> SourceUse {
    let id = &source.id.value;
    let evidence: Vec<&Evidence> = checked
        .evidence()
        .iter()
        .filter(|evidence| evidence.source == *id && !matches!(evidence.subject, Subject::Term(_)))
        .collect();
    let document = checked.documents().get(id);
    let described = || {
        let lang = checked.report().languages().next();
        let text = source.description.as_ref().zip(lang).map(|(text, lang)| text.get(lang).to_owned());
        text.unwrap_or_default()
    };
    SourceUse {
        id: id.clone(),
        title: source.title.as_ref().map_or_else(described, |title| title.value.clone()),
        publisher: source.publisher.clone(),
        date: source.date.as_ref().map(ToString::to_string),
        url: source.url.as_ref().map(|url| url.value.clone()),
        grade: source.grade.clone(),
        stored: document.map(|document| Stored {
            file: source.file.as_ref().map(|file| file.value.clone()).unwrap_or_default(),
            sha256: document.sha256.clone(),
            sentences: sentences(document, &evidence),
        }),
        quotes: document.map(|document| quotes(document, &evidence)).unwrap_or_default(),
        figures: checked.report().indicators.iter().flat_map(|(id, it)| figures(checked, source, id, it)).collect(),
    }
}

fn sentences(document: &StoredDocument, evidence: &[&Evidence]) -> Vec<SentenceUse> {
    let use_of = |sentence: &crate::check::Sentence| {
        let touches = |it: &&&Evidence| it.range.start < sentence.range.end && sentence.range.start < it.range.end;
        let used_by: BTreeSet<String> = evidence.iter().filter(touches).map(|it| name(&it.subject)).collect();
        SentenceUse {
            number: sentence.number,
            line: sentence.line,
            text: document.slice(&sentence.range).to_owned(),
            used_by: used_by.into_iter().collect(),
        }
    };
    document.sentences.iter().map(use_of).collect()
}

fn quotes(document: &StoredDocument, evidence: &[&Evidence]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = evidence
        .iter()
        .filter(|it| it.verbatim)
        .map(|it| Quote {
            sentence: it.sentence,
            used_by: name(&it.subject),
            text: document.slice(&it.range).to_owned(),
        })
        .collect();
    // The languages of one text quote the same words.
    quotes.dedup();
    quotes
}

fn figures(checked: &CheckedReport, source: &Source, id: &str, indicator: &Indicator) -> Vec<Figure> {
    let mut found = Vec::new();
    let figure = |role, period: String, op, value| Figure { indicator: id.to_owned(), role, period, op, value };
    if let Some(target) = indicator.target.as_ref().filter(|target| target.source.value == source.id.value) {
        let lang = checked.report().languages().next();
        let words = || target.words.as_ref().zip(lang).map(|(words, lang)| words.get(lang).to_owned());
        let value = target.value.value.as_ref().map(|value| value.value.0.to_string()).or_else(words);
        found.push(figure("target", target.period.value.to_string(), target.op.sign(), value.unwrap_or_default()));
    }
    let observed = |role, list: &mut dyn Iterator<Item = &crate::source::Spanned<Observation>>| {
        let own = list.filter(|it| it.source.value == source.id.value);
        own.map(|it| figure(role, it.period.value.to_string(), it.op.sign(), it.value.value.value.0.to_string()))
            .collect::<Vec<_>>()
    };
    found.extend(observed("baseline", &mut indicator.baseline.iter()));
    found.extend(observed("series", &mut indicator.series.iter()));
    found.extend(observed("also", &mut indicator.also.iter()));
    found
}

/// A part of the report as references name it.
fn name(subject: &Subject) -> String {
    match subject {
        Subject::Indicator(id) => format!("indicator:{id}"),
        Subject::Pillar(id) => format!("pillar:{id}"),
        Subject::Chapter(id) => format!("chapter:{id}"),
        Subject::Page(id) => format!("page:{id}"),
        Subject::Term(id) => format!("term:{id}"),
        Subject::List(id) => format!("list:{id}"),
        Subject::Frame => "frame".to_owned(),
        Subject::Tier(id) => format!("tier:{id}"),
        Subject::Part(id) => format!("part:{id}"),
    }
}
