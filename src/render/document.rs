//! Stored documents with their quotes marked, cards of sources, and the glossary's terms.

use super::scribe::Scribe;
use super::view::{Link, SourceCard, SourceDocument, SourceParagraph, SourceSentence, TaggedText, TermView};
use crate::check::{Evidence, Sentence, StoredDocument};
use crate::i18n::Lang;
use crate::model::{Rendering, Source, Term};
use crate::plan::Page;
use crate::theme::{Html, escape};
use std::collections::BTreeSet;

/// A stored document, sentence by sentence.
pub fn view(scribe: &Scribe<'_>, id: &str) -> Option<SourceDocument> {
    let document = scribe.plan.checked().documents().get(id)?;
    let evidence: Vec<&Evidence> = scribe.plan.checked().evidence().iter().filter(|it| it.source == id).collect();
    let used = document.sentences.iter().filter(|it| scribe.plan.uses().of_sentence(id, it.number).next().is_some());
    let mut paragraphs: Vec<(usize, SourceParagraph)> = Vec::new();
    for sentence in &document.sentences {
        let drawn = of_sentence(scribe, id, document, sentence, &evidence);
        match paragraphs.last_mut() {
            Some((line, paragraph)) if *line == sentence.line => paragraph.sentences.push(drawn),
            _ => {
                let heading = is_heading(document.slice(&sentence.range));
                paragraphs.push((sentence.line, SourceParagraph { heading, sentences: vec![drawn] }));
            }
        }
    }
    let used = used.count();
    let passages = scribe.plan.uses().passages(id);
    let coverage = [
        ("sentences", scribe.counted("sentences_n", document.sentences.len(), &[])),
        ("used", scribe.count(used)),
        ("quotes", scribe.counted("quotes_n", passages, &[])),
    ];
    let coverage: Vec<(&str, &str)> = coverage.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
    Some(SourceDocument {
        coverage: scribe.language.fill("source_coverage", &coverage),
        card: card(scribe, scribe.report().source(id)?),
        sha256: document.sha256.clone(),
        paragraphs: paragraphs.into_iter().map(|(_, paragraph)| paragraph).collect(),
    })
}

/// A line that ends without a full stop is a heading.
fn is_heading(line: &str) -> bool {
    !line.ends_with(['。', '：', '！', '？', '.', ':', '；'])
}

fn of_sentence(
    scribe: &Scribe<'_>,
    id: &str,
    document: &StoredDocument,
    sentence: &Sentence,
    evidence: &[&Evidence],
) -> SourceSentence {
    let links: Vec<Link> =
        scribe.plan.uses().of_sentence(id, sentence.number).filter_map(|subject| scribe.subject(subject)).collect();
    SourceSentence {
        id: format!("s{}", sentence.number),
        number: scribe.count(sentence.number),
        html: Html::from_markup(&marked(scribe, id, document, sentence, evidence)),
        used_by: links,
    }
}

/// The sentence with its quotes in `<mark>`. Quotes may overlap, so the text is cut at every quote's ends; the anchor of a
/// quote stands where it begins.
fn marked(
    scribe: &Scribe<'_>,
    id: &str,
    document: &StoredDocument,
    sentence: &Sentence,
    evidence: &[&Evidence],
) -> String {
    let (from, to) = (sentence.range.start, sentence.range.end);
    let quotes: Vec<&&Evidence> =
        evidence.iter().filter(|it| it.verbatim && it.range.start < to && from < it.range.end).collect();
    let mut cuts: BTreeSet<usize> = [from, to].into();
    cuts.extend(quotes.iter().flat_map(|it| [it.range.start.clamp(from, to), it.range.end.clamp(from, to)]));
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut out = String::new();
    for pair in cuts.windows(2) {
        let [start, end] = pair else { continue };
        let text = escape(document.slice(&(*start..*end)));
        let mut anchors: Vec<String> = quotes
            .iter()
            .filter(|it| it.range.start == *start)
            .filter_map(|it| scribe.plan.uses().anchor(id, &it.range))
            .collect();
        anchors.dedup();
        let covered = quotes.iter().any(|it| it.range.start <= *start && *end <= it.range.end);
        let last = anchors.pop();
        anchors.iter().for_each(|anchor| out.push_str(&format!("<span id=\"{anchor}\"></span>")));
        match (covered, last) {
            (true, Some(anchor)) => out.push_str(&format!("<mark id=\"{anchor}\">{text}</mark>")),
            (true, None) => out.push_str(&format!("<mark>{text}</mark>")),
            (false, _) => out.push_str(&text),
        }
    }
    out
}

/// A source at a glance.
pub fn card(scribe: &Scribe<'_>, source: &Source) -> SourceCard {
    let id = &source.id.value;
    // A description is in the page's language; a title in its own.
    let lang = if source.title.is_some() { source.lang.to_string() } else { scribe.lang.to_string() };
    let translated = source.title_translated.as_ref().filter(|_| source.lang != *scribe.lang);
    SourceCard {
        id: id.clone(),
        title: scribe.source_title(source),
        lang,
        lang_name: language_name(scribe, &source.lang),
        translated: translated.and_then(|text| text.spanned(scribe.lang)).map(|text| text.value.clone()),
        publisher: source.publisher.clone(),
        date: source.date.map(|date| date.text(&scribe.language.dates)),
        url: source.url.as_ref().map(|url| url.value.clone()),
        grade: source.grade.clone(),
        note: scribe.optional(source.note.as_ref()),
        href: source.file.as_ref().map(|_| scribe.href(&Page::Source(id.clone()))),
        used_by: scribe.plan.uses().of_source(id).map(|page| scribe.link(page)).collect(),
    }
}

/// The language's name in the page's language; its tag where the theme has none.
pub fn language_name(scribe: &Scribe<'_>, lang: &Lang) -> String {
    let key = format!("lang_{}", lang.as_str().to_lowercase().replace('-', "_"));
    scribe.language.phrases.get(&key).map_or_else(|| lang.to_string(), |name| name.text().to_owned())
}

/// A term of the glossary.
pub fn term(scribe: &Scribe<'_>, term: &Term) -> TermView {
    let others = term.term.iter().filter(|(lang, _)| *lang != scribe.lang);
    let rendering = match (term.rendering, &term.rendering_note) {
        (Rendering::Own, _) => scribe.t("rendering_own").to_owned(),
        (Rendering::Seen, None) => scribe.t("rendering_seen").to_owned(),
        (Rendering::Seen, Some(place)) => scribe.language.fill("rendering_seen_at", &[("where", place)]),
    };
    TermView {
        id: term.id.value.clone(),
        term: scribe.owned(&term.term),
        others: others.map(|(lang, text)| TaggedText { lang: lang.to_string(), text: text.value.clone() }).collect(),
        alternatives: term.alternatives.get(scribe.lang).cloned().unwrap_or_default(),
        kind: scribe.t(term.kind.phrase()).to_owned(),
        // In one language nothing is rendered.
        rendering: (scribe.report().languages().count() > 1).then_some(rendering),
        note: scribe.optional(term.note.as_ref()),
        citation: term.source.as_ref().map(|source| {
            let first = scribe.report().languages().next();
            scribe.citation(&source.value, first.and_then(|lang| term.term.spanned(lang)))
        }),
    }
}
