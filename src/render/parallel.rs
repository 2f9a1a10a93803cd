//! A chapter or pillar with its languages side by side, block by block: checking has proven that the texts have the same blocks.

use super::document::language_name;
use super::scribe::Scribe;
use super::view::{self, Link, Parallel, ParallelRow, TaggedHtml, TaggedLink, TaggedText};
use super::{cards, charts, pillar, prose};
use crate::diag::Diagnostic;
use crate::model::{BlockKind, Document, Pillar, Writing};
use crate::plan::Page;
use crate::theme::{Html, escape};
use std::collections::BTreeMap;

/// The link to `page`, if the site has it; it names the other languages.
pub fn link(scribe: &Scribe<'_>, page: &Page) -> Option<Link> {
    let others = scribe.report().languages().filter(|lang| *lang != scribe.lang);
    let others: Vec<String> = others.map(|lang| language_name(scribe, lang)).collect();
    let label = scribe.language.fill("parallel_link", &[("languages", &scribe.listed(&others))]);
    scribe.plan.has(page).then(|| Link { label, href: scribe.href(page) })
}

/// Draws `page`; one scribe a language, the page's own first.
///
/// # Errors
/// A problem in a template, or a chart without a drawing.
pub fn draw(scribes: &[Scribe<'_>], page: &Page, frame: &view::Page) -> Result<String, Diagnostic> {
    let Some((first, original)) = scribes.first().zip(page.original()) else { return Ok(String::new()) };
    let mut rows = Rows { scribes, done: Vec::new(), section: "lead".to_owned(), counts: BTreeMap::new() };
    let mut label = String::new();
    match page {
        Page::ParallelChapter(id) => {
            if let Some(writing) = first.plan.chapter(id) {
                label = cards::chapter_label(first, writing.number.unwrap_or_default());
                rows.summary(writing);
                rows.writing(writing)?;
            }
        }
        Page::ParallelPillar(id) => {
            if let Some(pillar) = first.report().pillar(id) {
                rows.pillar(pillar)?;
            }
        }
        _ => {}
    }
    let title = |scribe: &Scribe<'_>| TaggedText { lang: scribe.lang.to_string(), text: scribe.title(&original) };
    let alone = |scribe: &Scribe<'_>| TaggedLink {
        lang: scribe.lang.to_string(),
        label: scribe.language.name.clone(),
        href: scribe.href(&original),
    };
    let it = Parallel {
        label,
        titles: scribes.iter().map(title).collect(),
        alone: scribes.iter().map(alone).collect(),
        rows: rows.done,
    };
    first.draw("parallel.html", frame, &it)
}

/// Rows as they are put together.
struct Rows<'a> {
    scribes: &'a [Scribe<'a>],
    done: Vec<ParallelRow>,
    /// The anchor of the last heading.
    section: String,
    /// How many blocks have followed the heading of that anchor.
    counts: BTreeMap<String, usize>,
}

impl Rows<'_> {
    /// One block in every language. A heading brings its own anchor; another block has that of the heading before it with its number
    /// there, so that a block put in elsewhere leaves it as it is.
    fn push(&mut self, heading: Option<&str>, texts: Vec<Html>) {
        let Some(first) = self.scribes.first() else { return };
        let id = match heading {
            Some(id) => {
                id.clone_into(&mut self.section);
                id.to_owned()
            }
            None => {
                let count = self.counts.entry(self.section.clone()).or_default();
                *count += 1;
                format!("{}_{count}", self.section)
            }
        };
        let number = first.count(self.done.len() + 1);
        let text = |(scribe, html): (&Scribe<'_>, Html)| TaggedHtml { lang: scribe.lang.to_string(), html };
        let texts = self.scribes.iter().zip(texts).map(text).collect();
        self.done.push(ParallelRow { id, number, heading: heading.is_some(), texts });
    }

    /// One block that `write` makes in each language.
    fn each(&mut self, heading: Option<&str>, write: impl Fn(&Scribe<'_>) -> String) {
        let texts = self.scribes.iter().map(|scribe| Html::from_markup(&write(scribe))).collect();
        self.push(heading, texts);
    }

    fn summary(&mut self, writing: &Writing) {
        let summary = |scribe: &Scribe<'_>| {
            writing.texts.get(scribe.lang).and_then(|text| text.summary.as_ref()).map(|summary| summary.value.clone())
        };
        if self.scribes.iter().any(|scribe| summary(scribe).is_some()) {
            self.each(None, |scribe| format!("<p class=\"lead\">{}</p>", escape(&summary(scribe).unwrap_or_default())));
        }
    }

    fn writing(&mut self, writing: &Writing) -> Result<(), Diagnostic> {
        let documents: Vec<Option<&Document>> =
            self.scribes.iter().map(|scribe| writing.texts.get(scribe.lang).map(|text| &text.document)).collect();
        let mut drawn = Vec::new();
        for (scribe, document) in self.scribes.iter().zip(&documents) {
            let blocks = document.map_or(Ok(Vec::new()), |document| prose::blocks(scribe, document))?;
            drawn.push(blocks.into_iter());
        }
        let blocks = documents.into_iter().flatten().next().map_or(&[][..], |document| &document.blocks);
        for block in blocks {
            let heading = match &block.kind {
                BlockKind::Heading { id, .. } => Some(id.as_str()),
                _ => None,
            };
            let texts = drawn.iter_mut().map(|blocks| blocks.next().unwrap_or_default()).collect();
            self.push(heading, texts);
        }
        Ok(())
    }

    /// Tagline, summary, facts and charts.
    fn pillar(&mut self, pillar: &Pillar) -> Result<(), Diagnostic> {
        self.each(None, |scribe| format!("<p class=\"lead\">{}</p>", escape(scribe.text(&pillar.tagline))));
        if let Some(writing) = &pillar.writing {
            self.title("summary", "summary");
            self.writing(writing)?;
        }
        if !pillar.facts.is_empty() {
            self.title("facts", "facts_title");
        }
        for fact in &pillar.facts {
            self.drawn("fact.html", |scribe| Ok(pillar::of_fact(scribe, pillar, fact)))?;
        }
        if !pillar.charts.is_empty() {
            self.title("charts", "charts");
        }
        for chart in &pillar.charts {
            self.drawn("figure.html", |scribe| charts::figure(scribe, chart))?;
        }
        Ok(())
    }

    /// A heading of the theme's own.
    fn title(&mut self, id: &str, phrase: &'static str) {
        self.each(Some(id), |scribe| format!("<h2>{}</h2>", escape(scribe.t(phrase))));
    }

    fn drawn<V: serde::Serialize>(
        &mut self,
        template: &str,
        view: impl Fn(&Scribe<'_>) -> Result<V, Diagnostic>,
    ) -> Result<(), Diagnostic> {
        let draw = |scribe: &Scribe<'_>| -> Result<Html, Diagnostic> {
            let markup = scribe.theme.draw(template, scribe.shared, &(), &view(scribe)?)?;
            Ok(Html::from_markup(&markup))
        };
        let texts = self.scribes.iter().map(draw).collect::<Result<_, _>>()?;
        self.push(None, texts);
        Ok(())
    }
}
