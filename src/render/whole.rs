//! The whole report on one page, to be printed; and the heads and feet of its printed pages.

use super::place::{Place, part};
use super::scribe::Scribe;
use super::view::{ContentsEntry, Link, Whole, WholePillar, WholeText};
use super::{cards, pages, pillar};
use crate::diag::Diagnostic;
use crate::model::Writing;
use crate::plan::{Page, Route, pdf as pdf_address, relative};
use crate::theme::integrity;

/// The link to it, if the report has it.
pub fn link(scribe: &Scribe<'_>) -> Option<Link> {
    scribe.plan.has(&Page::Whole).then(|| scribe.link(&Page::Whole))
}

/// The link to its PDF, where this build makes one.
pub fn pdf(scribe: &Scribe<'_>) -> Option<String> {
    scribe.plan.has_pdf().then(|| relative(scribe.from, &pdf_address(scribe.lang)))
}

/// All of it.
///
/// # Errors
/// A problem in a template of a chart or list, or a chart without a drawing.
pub fn view(scribe: &Scribe<'_>) -> Result<Whole, Diagnostic> {
    let report = scribe.report();
    let has = |page: Page| scribe.plan.has(&page);
    let names = [Page::Home, Page::Pillars, Page::Indicators, Page::Glossary, Page::Sources].map(|page| part(&page));
    let [home, pillars, indicators, glossary, sources] = &names;
    let inside = |part| scribe.at(Place::Whole { part, deeper: 0 });
    let chapter = |writing: &Writing| {
        let label = cards::chapter_label(scribe, writing.number.unwrap_or_default());
        let part = scribe.plan.part_of(&writing.id).map(|part| scribe.owned(&part.name));
        text(scribe, &Page::Chapter(writing.id.clone()), writing, label, part)
    };
    let page = |writing: &Writing| text(scribe, &Page::Plain(writing.id.clone()), writing, String::new(), None);
    Ok(Whole {
        pdf: pdf(scribe),
        running: relative(scribe.from, &Route::Running(scribe.lang.clone()).address()),
        running_integrity: scribe.plan.has_integrity().then(|| integrity(running(scribe).as_bytes())),
        address: scribe.plan.absolute(&Page::Home.address(scribe.lang)),
        contents: contents(&inside("")),
        overview: pages::home(&inside(home))?,
        chapters: report.chapters.iter().map(chapter).collect::<Result<_, _>>()?,
        pillars: has(Page::Pillars).then(|| pages::pillars(&inside(pillars))).transpose()?,
        each_pillar: report.pillars.iter().map(|it| of_pillar(scribe, it)).collect::<Result<_, _>>()?,
        indicators: has(Page::Indicators).then(|| pages::indicators(&inside(indicators))).transpose()?,
        glossary: has(Page::Glossary).then(|| pages::glossary(&inside(glossary))),
        sources: has(Page::Sources).then(|| pages::sources(&inside(sources))),
        pages: report.pages.iter().map(page).collect::<Result<_, _>>()?,
    })
}

fn text(
    scribe: &Scribe<'_>,
    page: &Page,
    writing: &Writing,
    label: String,
    of: Option<String>,
) -> Result<WholeText, Diagnostic> {
    let id = part(page);
    let text = pages::text(&scribe.at(Place::Whole { part: &id, deeper: 1 }), Some(writing), label, of)?;
    Ok(WholeText { title: scribe.title(page), text, id })
}

fn of_pillar(scribe: &Scribe<'_>, it: &crate::model::Pillar) -> Result<WholePillar, Diagnostic> {
    let id = part(&Page::Pillar(it.id.value.clone()));
    let pillar = pillar::view(&scribe.at(Place::Whole { part: &id, deeper: 2 }), it)?;
    Ok(WholePillar { id, pillar })
}

/// What stands in it, in its order; the scribe stays on the page.
fn contents(scribe: &Scribe<'_>) -> Vec<ContentsEntry> {
    let report = scribe.report();
    let entry = |page: &Page, below| ContentsEntry { label: scribe.title(page), href: scribe.href(page), below };
    let numbered = |writing: &Writing| {
        let label = cards::chapter_label(scribe, writing.number.unwrap_or_default());
        let entry = entry(&Page::Chapter(writing.id.clone()), Vec::new());
        ContentsEntry { label: [label, scribe.t("heading_space").to_owned(), entry.label].concat(), ..entry }
    };
    let overview = ContentsEntry { label: scribe.t("whole_overview").to_owned(), ..entry(&Page::Home, Vec::new()) };
    let pillars = report.pillars.iter().map(|it| scribe.link(&Page::Pillar(it.id.value.clone()))).collect();
    let sections = [(Page::Pillars, pillars), (Page::Indicators, Vec::new())];
    let ends = [(Page::Glossary, Vec::new()), (Page::Sources, Vec::new())];
    let there = |(page, _): &(Page, Vec<Link>)| scribe.plan.has(page);
    [overview]
        .into_iter()
        .chain(report.chapters.iter().map(numbered))
        .chain(sections.into_iter().chain(ends).filter(there).map(|(page, below)| entry(&page, below)))
        .chain(report.pages.iter().map(|it| entry(&Page::Plain(it.id.clone()), Vec::new())))
        .collect()
}

/// The style sheet of heads and feet: the report's title to the left, the part's to the right, the page's number below. It is made
/// here since a style sheet cannot read a page's text, and no style may stand in the page itself.
pub fn running(scribe: &Scribe<'_>) -> String {
    let title = string(scribe.text(&scribe.report().settings.short_title));
    let mut out =
        format!("@page {{ @top-left {{ content: {title}; }} @bottom-center {{ content: counter(page); }} }}\n");
    out.push_str("@page :first { @top-left { content: none; } @bottom-center { content: none; } }\n");
    for entry in contents(&scribe.at(Place::Whole { part: "", deeper: 0 })) {
        let id = entry.href.trim_start_matches('#');
        let head = format!("@top-right {{ content: {}; }}", string(&entry.label));
        out.push_str(&format!("@page {id} {{ {head} }}\n#{id} {{ page: {id}; }}\n"));
        // Sheets for wide tables (`paper`), with the part's head; an id has no low line.
        for (name, size, classes) in WIDE_SHEETS {
            out.push_str(&format!(
                "@page {name}_{id} {{ size: {size}; {head} }}\n#{id} :is({classes}) {{ page: {name}_{id}; }}\n"
            ));
        }
    }
    out
}

/// Named pages, their sheets, and the classes of tables that need them.
const WIDE_SHEETS: [(&str, &str, &str); 2] =
    [("wide", "A4 landscape", ".print-wide, .print-wider"), ("widest", "A3 landscape", ".print-widest")];

/// A text as CSS writes it.
fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
