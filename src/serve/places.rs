//! Which lines of which files a page rests on: what its edit links open.

use crate::model::{Block, BlockKind, Report, Writing};
use crate::plan::{Page, Route, SitePlan};
use crate::source::{SourceSet, Span};

/// The places behind a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Of the page as a whole; first the file that has its text.
    pub page: Vec<Span>,
    /// The blocks of its prose in their order: the element that each becomes (`*`: the theme decides), and its place.
    pub blocks: Vec<(&'static str, Span)>,
    /// Elements that are known by their `id`: charts, lists, terms, sources.
    pub anchors: Vec<(String, Span)>,
}

/// Those behind `route`, which looks like `markup`.
pub fn behind(plan: &SitePlan, sources: &SourceSet, route: &Route, markup: &str) -> Places {
    let Route::Page(lang, page) = route else { return settings(plan) };
    let report = plan.checked().report();
    let writing = writing(report, page);
    let mut places = Places { page: own(report, sources, page), ..Places::default() };
    if let Some(text) = writing.and_then(|writing| writing.texts.get(lang)) {
        places.page.insert(0, text.title.span);
        places.blocks = text.document.blocks.iter().map(|block| (element(block), block.span)).collect();
    }
    if places.page.is_empty() {
        places.page = settings(plan).page;
    }
    let anchors = ids(markup).filter_map(|id| Some((id.to_owned(), anchor(report, page, id)?)));
    places.anchors = anchors.collect();
    places
}

fn settings(plan: &SitePlan) -> Places {
    let languages = &plan.checked().report().settings.languages;
    Places { page: vec![Span::start_of(languages.span.file)], ..Places::default() }
}

fn writing<'a>(report: &'a Report, page: &Page) -> Option<&'a Writing> {
    match page {
        Page::Chapter(id) => report.chapters.iter().find(|writing| writing.id == *id),
        Page::Plain(id) => report.pages.iter().find(|writing| writing.id == *id),
        Page::Pillar(id) => report.pillar(id)?.writing.as_ref(),
        _ => None,
    }
}

/// The files of a page beside its prose.
fn own(report: &Report, sources: &SourceSet, page: &Page) -> Vec<Span> {
    let file = |path: &str| sources.find(path).map(Span::start_of);
    let one = |span: Option<Span>| span.into_iter().collect();
    match page {
        Page::Pillar(id) => one(report.pillar(id).map(|pillar| pillar.id.span)),
        Page::Indicator(id) | Page::IndicatorChart(id) => one(report.indicators.get(id).map(|it| it.id.span)),
        Page::Chart(id) => one(chart(report, id)),
        Page::Glossary => one(file("content/glossary.yaml")),
        Page::Sources => one(file("content/sources.yaml")),
        Page::Source(id) => report.source(id).map_or_else(Vec::new, |source| {
            let stored = source.file.as_ref().and_then(|path| file(path.value.as_str()));
            [Some(source.id.span), stored].into_iter().flatten().collect()
        }),
        _ => Vec::new(),
    }
}

fn chart(report: &Report, id: &str) -> Option<Span> {
    report.all_charts().find(|chart| chart.id.value == id).map(|chart| chart.id.span)
}

/// What the element of that `id` shows on `page`.
fn anchor(report: &Report, page: &Page, id: &str) -> Option<Span> {
    let indicator = |id: &str| report.indicators.get(id).map(|it| it.id.span);
    if let Some(id) = id.strip_prefix("chart-") {
        return chart(report, id).or_else(|| indicator(id));
    }
    match page {
        Page::Glossary => report.terms.iter().find(|term| term.id.value == id).map(|term| term.id.span),
        Page::Sources => report.source(id).map(|source| source.id.span),
        Page::Indicators => indicator(id),
        _ => report.lists.get(id).map(|list| list.id.span),
    }
}

/// The values of all `id` attributes, in their order.
fn ids(markup: &str) -> impl Iterator<Item = &str> {
    markup.split(" id=\"").skip(1).filter_map(|rest| rest.split_once('"').map(|(id, _)| id))
}

/// What a block becomes in the page.
fn element(block: &Block) -> &'static str {
    match &block.kind {
        BlockKind::Heading { level, .. } => match level {
            1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        },
        BlockKind::Paragraph(_) | BlockKind::Picture { .. } => "p",
        BlockKind::List { start: Some(_), .. } => "ol",
        BlockKind::List { start: None, .. } => "ul",
        BlockKind::Quote(_) => "blockquote",
        BlockKind::Definitions(_) => "dl",
        BlockKind::Footnotes(_) => "section",
        BlockKind::Code { .. } => "pre",
        BlockKind::Rule => "hr",
        BlockKind::Table(_) | BlockKind::Figure { .. } => "*",
    }
}
