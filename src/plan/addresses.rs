//! Addresses that cannot stand beside each other, or that some system cannot store.

use super::{Page, Route, SitePlan};
use crate::diag::{Diagnostic, SiteProblem};
use crate::i18n::{Bilingual, Lang, Told};
use crate::output::OutputPath;
use crate::source::{SourceSet, Span, composed};
use std::collections::{BTreeMap, BTreeSet};

/// All that is wrong with the addresses of a site, which are `routes`.
pub fn problems(plan: &SitePlan, routes: &[Route], sources: &SourceSet) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    pages(plan, &mut problems);
    statics(plan, routes, sources, &mut problems);
    problems
}

const OTHER: Bilingual = Bilingual::new("the other one", "另一个");

/// Pages of one language: the others have the same. What stands beside a page is named like it.
fn pages(plan: &SitePlan, problems: &mut Vec<Diagnostic>) {
    let Some(lang) = plan.checked().report().languages().next() else { return };
    let mut taken: BTreeMap<String, &Page> = BTreeMap::new();
    for page in plan.pages() {
        let address = page.address(lang);
        if let Err(error) = OutputPath::new(&address) {
            let problem = SiteProblem::AddressUnusable { why: error.told() };
            problems.push(Diagnostic::new(problem, place(plan, page)));
        } else if let Some(other) = taken.insert(folded(&address), page) {
            let own = [other, page].map(|page| named(plan, page));
            let span = own.iter().rev().copied().flatten().next().unwrap_or_else(|| place(plan, page));
            let problem = SiteProblem::AddressTaken { other: other.address(lang), address };
            let diagnostic = Diagnostic::new(problem, span);
            problems.push(match own {
                [Some(first), Some(_)] => diagnostic.with(first, OTHER),
                _ => diagnostic,
            });
        }
    }
}

/// What a name stands for, without regard to case.
enum Name {
    /// An address, and the file of `content/static/` that it is of.
    File(String, Option<Span>),
    /// A folder, and such a file in it.
    Folder(String, Option<Span>),
}

/// Files of `content/static/`, which may be called anything.
fn statics(plan: &SitePlan, routes: &[Route], sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    let files: Vec<(String, Span)> = sources
        .binaries_below("content/static/")
        .map(|(id, path)| (composed(path).into_owned(), Span::start_of(id)))
        .collect();
    let first = |address: &str| folded(address.split('/').next().unwrap_or_default());
    // Only what begins like one of them can be in its way.
    let firsts: BTreeSet<String> = files.iter().map(|(path, _)| first(path)).collect();
    let mut names = BTreeMap::new();
    for route in routes.iter().filter(|route| !matches!(route, Route::Static(_))) {
        let is_near = match language(route) {
            Some(lang) => firsts.contains(&folded(lang.as_str())),
            None => firsts.contains(&first(&route.address())),
        };
        if is_near {
            let page = match route {
                Route::Page(_, page) | Route::ChartCsv(_, page) | Route::ChartSvg(_, page) | Route::Card(_, page) => {
                    Some(page)
                }
                _ => None,
            };
            // Two addresses that the program itself makes are told of above.
            let _ = claim(&mut names, &route.address(), page.and_then(|page| named(plan, page)));
        }
    }
    for (path, span) in files {
        let problem = match OutputPath::new(&path) {
            Err(error) => Some((SiteProblem::AddressUnusable { why: error.told() }, None)),
            Ok(_) => claim(&mut names, &path, Some(span))
                .map(|(other, place)| (SiteProblem::AddressTaken { address: path, other }, place)),
        };
        problems.extend(problem.map(|(problem, other)| {
            let diagnostic = Diagnostic::new(problem, span);
            other.map_or(diagnostic.clone(), |other| diagnostic.with(other, OTHER))
        }));
    }
}

/// Takes the names of a file and its folders; gives the address that has one of them already.
fn claim(names: &mut BTreeMap<String, Name>, path: &str, span: Option<Span>) -> Option<(String, Option<Span>)> {
    for (at, _) in path.match_indices('/') {
        let folder = path.get(..at).unwrap_or_default();
        match names.get(&folded(folder)) {
            None => {
                names.insert(folded(folder), Name::Folder(folder.to_owned(), span));
            }
            Some(Name::Folder(other, _)) if other == folder => {}
            Some(Name::Folder(other, place) | Name::File(other, place)) => return Some((other.clone(), *place)),
        }
    }
    match names.get(&folded(path)) {
        None => {
            names.insert(folded(path), Name::File(path.to_owned(), span));
            None
        }
        Some(Name::Folder(other, place) | Name::File(other, place)) => Some((other.clone(), *place)),
    }
}

/// Without regard to case and to the form of accents, as some file systems have it.
fn folded(address: &str) -> String {
    composed(address).chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// The language whose folder holds the address.
fn language(route: &Route) -> Option<&Lang> {
    match route {
        Route::Page(lang, _)
        | Route::Running(lang)
        | Route::Feed(lang)
        | Route::Take(lang, ..)
        | Route::Search(lang, _)
        | Route::ChartCsv(lang, _)
        | Route::ChartSvg(lang, _)
        | Route::Card(lang, _) => Some(lang),
        Route::Gateway
        | Route::RootMissing
        | Route::Robots
        | Route::Headers
        | Route::NoJekyll
        | Route::SecurityTxt
        | Route::Sitemap
        | Route::Data(_)
        | Route::Asset(_)
        | Route::Static(_) => None,
    }
}

/// Where a page is defined, or else the list of the report's languages: every site has the page.
fn place(plan: &SitePlan, page: &Page) -> Span {
    named(plan, page).unwrap_or_else(|| plan.checked().report().settings.languages.span)
}

/// Where the id of a page was given.
fn named(plan: &SitePlan, page: &Page) -> Option<Span> {
    let report = plan.checked().report();
    match page {
        Page::Chapter(id) | Page::ParallelChapter(id) => Some(plan.chapter(id)?.texts.values().next()?.span),
        Page::Plain(id) => Some(plan.page(id)?.texts.values().next()?.span),
        Page::Pillar(id) | Page::ParallelPillar(id) => Some(report.pillar(id)?.id.span),
        Page::Indicator(id) | Page::IndicatorChart(id) => Some(report.indicators.get(id)?.id.span),
        Page::Source(id) => Some(report.source(id)?.id.span),
        Page::Chart(id) => Some(plan.chart(id)?.id.span),
        Page::Home
        | Page::Chapters
        | Page::Pillars
        | Page::Indicators
        | Page::Glossary
        | Page::Sources
        | Page::Data
        | Page::Changes
        | Page::Search
        | Page::Progress
        | Page::Comparison
        | Page::Whole
        | Page::Missing => None,
    }
}
