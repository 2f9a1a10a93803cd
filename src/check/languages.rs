//! Every text stands in every language, and the languages' texts have one structure.

use crate::diag::{Diagnostic, Problem};
use crate::i18n::{Lang, Localized};
use crate::model::{Block, BlockKind, Chart, Indicator, List, Observation, Pillar, Report, Writing};
use crate::source::Span;

/// Checks that nothing is missing in any language and that the languages agree block by block.
pub fn check(report: &Report, problems: &mut Vec<Diagnostic>) {
    let languages: Vec<&Lang> = report.languages().collect();
    if languages.is_empty() {
        let why = "a report has at least one language".to_owned();
        problems.push(Diagnostic::new(Problem::InvalidValue { why }, report.settings.languages.span));
    }
    let mut texts = Texts { languages: &languages, problems };
    of_settings(report, &mut texts);
    report.indicators.values().for_each(|indicator| of_indicator(indicator, &mut texts));
    report.pillars.iter().for_each(|pillar| of_pillar(pillar, &mut texts));
    report.lists.values().for_each(|list| of_list(list, &mut texts));
    report.charts.iter().for_each(|chart| of_chart(chart, &mut texts));
    for term in &report.terms {
        texts.need("the term", [&term.term]);
        texts.need("the note", &term.note);
    }
    for source in &report.sources {
        texts.need("the description", &source.description);
        texts.need("the translated title", &source.title_translated);
        texts.need("the note", &source.note);
    }
    for (kind, writing) in report.writings() {
        of_writing(kind, writing, &languages, problems);
    }
    for pillar in report.pillars.iter().filter(|pillar| pillar.writing.is_none()) {
        let path =
            format!("content/pillars/{}.{}.md", pillar.id.value, languages.first().map_or("zh", |lang| lang.as_str()));
        problems.push(Diagnostic::new(Problem::MissingFile { path }, pillar.id.span));
    }
}

struct Texts<'a> {
    languages: &'a [&'a Lang],
    problems: &'a mut Vec<Diagnostic>,
}

impl Texts<'_> {
    fn need<'t>(&mut self, what: &str, texts: impl IntoIterator<Item = &'t Localized>) {
        for text in texts {
            for lang in self.languages {
                let written = text.spanned(lang);
                if written.is_none_or(|written| written.value.trim().is_empty()) {
                    let problem = Problem::MissingTranslation { lang: lang.to_string(), what: what.to_owned() };
                    self.problems.push(Diagnostic::new(problem, written.map_or(text.span, |written| written.span)));
                }
            }
            for (lang, written) in text.iter().filter(|(lang, _)| !self.languages.contains(lang)) {
                self.unknown(lang, written.span);
            }
        }
    }

    fn unknown(&mut self, lang: &Lang, span: Span) {
        self.problems.push(Diagnostic::new(unknown(lang, self.languages), span));
    }
}

fn unknown(lang: &Lang, languages: &[&Lang]) -> Problem {
    let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    Problem::UnknownLanguage { lang: lang.to_string(), known: known.join(", ") }
}

fn of_settings(report: &Report, texts: &mut Texts<'_>) {
    let settings = &report.settings;
    texts.need("the title", [&settings.title, &settings.short_title]);
    texts.need("the description", [&settings.description, &settings.lead]);
    texts.need("the name", [&settings.publisher.name, &settings.licence.name]);
    texts.need("the area", &settings.area);
    texts.need("the name", settings.parts.iter().map(|part| &part.name));
    texts.need("the name", settings.tiers.iter().map(|tier| &tier.name));
    texts.need("the note", settings.tiers.iter().filter_map(|tier| tier.note.as_ref()));
    texts.need("the name", settings.frame.iter().flat_map(|frame| &frame.dimensions).map(|dimension| &dimension.name));
}

fn of_indicator(indicator: &Indicator, texts: &mut Texts<'_>) {
    texts.need("the name", [&indicator.name, &indicator.short]);
    texts.need("the definition", indicator.definition.iter().chain(&indicator.area));
    texts.need("the note", &indicator.progress_note);
    texts.need("the noun", indicator.unit.iter().filter_map(|unit| unit.noun.as_ref()));
    if let Some(target) = &indicator.target {
        texts.need("the words", &target.words);
        texts.need("the note", target.note.iter().chain(&target.of));
    }
    let observations = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
    texts.need("the note", observations.filter_map(|observation| note(observation)));
}

fn note(observation: &Observation) -> Option<&Localized> {
    observation.note.as_ref()
}

fn of_pillar(pillar: &Pillar, texts: &mut Texts<'_>) {
    texts.need("the name", [&pillar.name, &pillar.short]);
    texts.need("the tagline", [&pillar.tagline]);
    for fact in &pillar.facts {
        texts.need("the item", &fact.items);
        texts.need("the note", &fact.note);
    }
    pillar.charts.iter().for_each(|chart| of_chart(chart, texts));
}

fn of_list(list: &List, texts: &mut Texts<'_>) {
    texts.need("the name", [&list.name]);
    texts.need("the text", list.intro.iter().chain(&list.note));
    texts.need("the name", list.groups.iter().map(|group| &group.name));
    for item in &list.items {
        texts.need("the name", [&item.name]);
        texts.need("the text", &item.text);
    }
}

fn of_chart(chart: &Chart, texts: &mut Texts<'_>) {
    texts.need("the title", [&chart.title]);
    texts.need("the text", chart.subtitle.iter().chain(&chart.note).chain(&chart.rest));
}

fn of_writing(kind: &str, writing: &Writing, languages: &[&Lang], problems: &mut Vec<Diagnostic>) {
    let Some(first) = writing.texts.values().next() else { return };
    for lang in languages.iter().filter(|lang| !writing.texts.contains_key(**lang)) {
        let what = format!("the {kind} `{}`", writing.id);
        problems.push(Diagnostic::new(Problem::MissingTranslation { lang: lang.to_string(), what }, first.span));
    }
    for (lang, text) in writing.texts.iter().filter(|(lang, _)| !languages.contains(lang)) {
        problems.push(Diagnostic::new(unknown(lang, languages), text.span));
    }
    let Some((origin, text)) = languages.first().and_then(|lang| Some((lang, writing.texts.get(*lang)?))) else {
        return;
    };
    for (_, translation) in writing.texts.iter().filter(|(lang, _)| lang != origin && languages.contains(lang)) {
        if text.summary.is_some() != translation.summary.is_some() {
            let what = "the summary".to_owned();
            let problem = Problem::MissingTranslation { lang: origin.to_string(), what };
            problems.push(Diagnostic::new(problem, text.title.span).with(translation.title.span, "the other language"));
        }
        compare(origin, &text.document.blocks, &translation.document.blocks, translation.span, problems);
    }
}

/// Reports the first place at which two texts part: everything after it would be shifted.
fn compare(origin: &Lang, blocks: &[Block], translated: &[Block], start: Span, problems: &mut Vec<Diagnostic>) {
    let mut pairs = blocks.iter().zip(translated);
    let parted = pairs.find(|(block, other)| shape(block) != shape(other));
    let (expected, found, span, related) = match parted {
        Some((block, other)) => (shape(block), shape(other), other.span, Some(block.span)),
        None => match (blocks.get(translated.len()), translated.get(blocks.len())) {
            (Some(block), _) => (shape(block), "nothing".into(), start, Some(block.span)),
            (None, Some(other)) => ("nothing".into(), shape(other), other.span, None),
            (None, None) => return,
        },
    };
    let problem = Problem::StructureDiffers { lang: origin.to_string(), found, expected };
    let diagnostic = Diagnostic::new(problem, span);
    problems.push(match related {
        Some(related) => diagnostic.with(related, "its counterpart"),
        None => diagnostic,
    });
}

/// A block's shape in words: its kind, its size, and what it refers to.
fn shape(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Heading { level, .. } => format!("a heading of level {level}"),
        BlockKind::Paragraph(_) => "a paragraph".into(),
        BlockKind::List { items, .. } => format!("a list of {} items", items.len()),
        BlockKind::Quote(blocks) => format!("a quotation of {} blocks", blocks.len()),
        BlockKind::Table { head, rows, .. } => format!("a table of {} columns and {} rows", head.len(), rows.len()),
        BlockKind::Code { .. } => "a code block".into(),
        BlockKind::Rule => "a rule".into(),
        BlockKind::Figure { .. } => "a figure".into(),
        BlockKind::Picture { .. } => "a picture".into(),
    };
    let references: Vec<String> = block
        .references()
        .iter()
        .map(|reference| {
            let fragment = reference.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("{}:{}{fragment}", reference.kind.scheme(), reference.id)
        })
        .collect();
    if references.is_empty() { kind } else { format!("{kind} with {}", references.join(", ")) }
}
