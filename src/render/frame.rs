//! What every page has round its own value: title, links to languages, navigation, neighbours.

use super::cards;
use super::scribe::Scribe;
use super::view::{LanguageLink, Link, NavItem, Page as Frame};
use crate::plan::{Page, Route, relative};

/// The frame of `page`.
pub fn frame(scribe: &Scribe<'_>, page: &Page) -> Frame {
    let (previous, next) = neighbours(scribe, page);
    // A chart alone is known under the page that shows it, so that nothing is known under two addresses.
    let known =
        super::charts::home(scribe, page).map_or_else(|| scribe.from.to_owned(), |(page, _)| page.address(scribe.lang));
    Frame {
        kind: kind(page),
        title: scribe.title(page),
        description: description(scribe, page),
        address: scribe.from.to_owned(),
        root: root(scribe.from),
        canonical: scribe.plan.absolute(&known).filter(|_| *page != Page::Missing),
        entrance: scribe.plan.entrance().filter(|_| *page == Page::Home),
        card: super::share::address(scribe, page),
        languages: languages(scribe, page),
        nav: navigation(scribe, page),
        breadcrumbs: breadcrumbs(scribe, page),
        home: scribe.href(&Page::Home),
        search: scribe.href(&Page::Search),
        changes: scribe.plan.has(&Page::Changes).then(|| scribe.href(&Page::Changes)),
        previous,
        next,
        feed: relative(scribe.from, &Route::Feed(scribe.lang.clone()).address()),
        edit: edit(scribe, page),
    }
}

/// `../` as often as it takes to the site's root.
pub fn root(address: &str) -> String {
    match address.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

fn kind(page: &Page) -> &'static str {
    match page {
        Page::Home => "home",
        Page::Chapters => "chapters",
        Page::Chapter(_) => "chapter",
        Page::Pillars => "pillars",
        Page::Pillar(_) => "pillar",
        Page::Indicators => "indicators",
        Page::Indicator(_) => "indicator",
        Page::Glossary => "glossary",
        Page::Sources => "sources",
        Page::Source(_) => "source",
        Page::Data => "data",
        Page::Changes => "changes",
        Page::Search => "search",
        Page::Plain(_) => "page",
        Page::Whole => "whole",
        Page::Progress => "progress",
        Page::Comparison => "comparison",
        Page::ParallelChapter(_) | Page::ParallelPillar(_) => "parallel",
        Page::Chart(_) | Page::IndicatorChart(_) => "chart",
        Page::Missing => "missing",
    }
}

/// The page in a sentence or two, for search engines and feeds.
pub fn description(scribe: &Scribe<'_>, page: &Page) -> String {
    let report = scribe.report();
    let writing = match page {
        Page::Chapter(id) => scribe.plan.chapter(id),
        Page::Plain(id) => scribe.plan.page(id),
        Page::ParallelChapter(_) | Page::ParallelPillar(_) => {
            return page.original().map(|page| description(scribe, &page)).unwrap_or_default();
        }
        Page::Pillar(id) => report.pillar(id).and_then(|pillar| pillar.writing.as_ref()),
        _ => None,
    };
    let summary = writing.and_then(|writing| scribe.prose(writing)).and_then(|text| text.summary.as_ref());
    let own = match page {
        Page::Pillar(id) => report.pillar(id).map(|pillar| scribe.owned(&pillar.tagline)),
        Page::Indicator(id) => report.indicators.get(id).and_then(|it| scribe.optional(it.definition.as_ref())),
        Page::Chart(_) | Page::IndicatorChart(_) => Some(scribe.title(page)),
        Page::Chapters => Some(scribe.t("chapters_intro").to_owned()),
        Page::Pillars => Some(scribe.t(cards::pillars_intro(report)).to_owned()),
        Page::Indicators => Some(scribe.t("indicators_intro").to_owned()),
        Page::Sources => Some(scribe.t("sources_intro").to_owned()),
        Page::Progress => Some(scribe.t("progress_intro").to_owned()),
        Page::Comparison => Some(scribe.t("compare_intro").to_owned()),
        Page::Whole => Some(scribe.t("whole_intro").to_owned()),
        Page::Data => Some(scribe.t("data_intro").to_owned()),
        Page::Changes => Some(scribe.t("changes_intro").to_owned()),
        Page::Search => Some(scribe.t("search_intro").to_owned()),
        Page::Missing => Some(scribe.t("missing_text").to_owned()),
        _ => None,
    };
    let own = summary.map(|summary| summary.value.clone()).or(own);
    own.unwrap_or_else(|| scribe.owned(&report.settings.description))
}

fn languages(scribe: &Scribe<'_>, page: &Page) -> Vec<LanguageLink> {
    let link = |lang| {
        let address = page.address(lang);
        Some(LanguageLink {
            tag: lang.to_string(),
            name: scribe.theme.language(lang)?.name.clone(),
            locale: super::share::locale(&scribe.theme.language(lang)?.locale),
            href: relative(scribe.from, &address),
            absolute: scribe.plan.absolute(&address),
            current: lang == scribe.lang,
        })
    };
    scribe.report().languages().filter_map(link).collect()
}

fn navigation(scribe: &Scribe<'_>, page: &Page) -> Vec<NavItem> {
    let section = page.section();
    let about = Page::Plain("about".to_owned());
    let with_figures = !scribe.report().indicators.is_empty();
    let items = [
        (Page::Chapters, "nav_chapters"),
        (Page::Pillars, "nav_pillars"),
        (Page::Indicators, "nav_indicators"),
        (Page::Glossary, "nav_glossary"),
        (Page::Sources, "nav_sources"),
        (Page::Data, "nav_data"),
        (about, "nav_about"),
    ];
    items
        .into_iter()
        .filter(|(target, _)| scribe.plan.has(target) && (*target != Page::Data || with_figures))
        .map(|(target, label)| NavItem {
            label: scribe.t(label).to_owned(),
            href: scribe.href(&target),
            current: target == *page,
            within: section.as_ref() == Some(&target),
        })
        .collect()
}

fn breadcrumbs(scribe: &Scribe<'_>, page: &Page) -> Vec<Link> {
    if matches!(page, Page::Home | Page::Missing) || page.is_embed() {
        return Vec::new();
    }
    let home = Link { label: scribe.t("nav_home").to_owned(), href: scribe.href(&Page::Home) };
    let above = page.section().into_iter().chain(page.original());
    [home].into_iter().chain(above.map(|page| scribe.link(&page))).collect()
}

/// The pages of the same kind before and after, in reading order.
fn neighbours(scribe: &Scribe<'_>, page: &Page) -> (Option<Link>, Option<Link>) {
    let (before, after) = scribe.plan.neighbours(page);
    (before.map(|page| scribe.link(page)), after.map(|page| scribe.link(page)))
}

/// Where the page's own text is edited.
fn edit(scribe: &Scribe<'_>, page: &Page) -> Option<String> {
    let base = scribe.report().settings.edit_url.as_ref()?;
    let lang = scribe.lang;
    let path = match page {
        Page::Chapter(id) | Page::ParallelChapter(id) => {
            let number = scribe.plan.chapter(id)?.number?;
            format!("content/chapters/{number}-{id}.{lang}.md")
        }
        Page::Pillar(id) | Page::ParallelPillar(id) => format!("content/pillars/{id}.{lang}.md"),
        Page::Plain(id) => format!("content/pages/{id}.{lang}.md"),
        Page::Indicator(id) => format!("content/indicators/{id}.yaml"),
        Page::Glossary => "content/glossary.yaml".to_owned(),
        Page::Sources => "content/sources.yaml".to_owned(),
        Page::Changes => "content/releases.yaml".to_owned(),
        Page::Home => "content/report.yaml".to_owned(),
        _ => return None,
    };
    Some(format!("{}/{path}", base.value.trim_end_matches('/')))
}
