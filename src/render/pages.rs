//! The value of each kind of page, as its template sees it.

use super::cards;
use super::charts;
use super::document;
use super::filters;
use super::lists;
use super::prose;
use super::scribe::Scribe;
use super::view::{
    self, Chapters, ChartAlone, Glossary, Home, IndicatorGroup, Indicators, Link, Missing, Pillars, Prose, Sources,
};
use crate::diag::Diagnostic;
use crate::model::{Chart, ChartKind, Indicator, Writing};
use crate::plan::Page;
use crate::theme::{Html, escape};

/// Draws the page: its template with the site, the page's frame and its own value.
///
/// # Errors
/// A problem in a template, or a chart without a drawing.
pub fn draw(scribe: &Scribe<'_>, page: &Page, frame: &view::Page) -> Result<String, Diagnostic> {
    match page {
        Page::Home => scribe.draw("home.html", frame, &home(scribe)?),
        Page::Chapters => scribe.draw(
            "chapters.html",
            frame,
            &Chapters {
                parts: cards::parts(scribe),
                whole: super::whole::link(scribe),
                pdf: super::whole::pdf(scribe),
            },
        ),
        Page::Chapter(id) => chapter(scribe, id, frame),
        Page::Pillars => scribe.draw("pillars.html", frame, &pillars(scribe)?),
        Page::Pillar(id) => super::pillar::draw(scribe, id, frame),
        Page::Indicators => scribe.draw("indicators.html", frame, &indicators(scribe)?),
        Page::Indicator(id) => super::indicator::draw(scribe, id, frame),
        Page::Glossary => scribe.draw("glossary.html", frame, &glossary(scribe)),
        Page::Sources => scribe.draw("sources.html", frame, &sources(scribe)),
        Page::Source(id) => match document::view(scribe, id) {
            Some(document) => scribe.draw("source.html", frame, &document),
            None => Ok(String::new()),
        },
        Page::Data => scribe.draw("data.html", frame, &super::takeaway::all(scribe)),
        Page::Changes => scribe.draw("changes.html", frame, &super::changes::page(scribe)),
        Page::Search => scribe.draw("search.html", frame, &super::search::page(scribe)),
        Page::Plain(id) => {
            let writing = scribe.plan.page(id);
            scribe.draw("page.html", frame, &text(scribe, writing, String::new(), None)?)
        }
        // Drawn by those who write in several languages.
        Page::ParallelChapter(_) | Page::ParallelPillar(_) => Ok(String::new()),
        Page::Progress => scribe.draw("progress.html", frame, &super::progress::page(scribe)),
        Page::Comparison => scribe.draw("comparison.html", frame, &super::comparison::page(scribe)),
        Page::Whole => scribe.draw("whole.html", frame, &super::whole::view(scribe)?),
        Page::Chart(_) | Page::IndicatorChart(_) => match charts::on_page(scribe, page) {
            Some(chart) => scribe.draw("chart.html", frame, &chart_alone(scribe, &chart, page)?),
            None => Ok(String::new()),
        },
        Page::Missing => {
            let links = [Page::Home, Page::Chapters, Page::Pillars, Page::Indicators, Page::Glossary, Page::Sources];
            let links = links.iter().filter(|page| scribe.plan.pages().contains(page));
            scribe.draw("missing.html", frame, &Missing { links: links.map(|page| scribe.link(page)).collect() })
        }
    }
}

/// What the home page shows.
///
/// # Errors
/// A chart without a drawing.
pub fn home(scribe: &Scribe<'_>) -> Result<Home, Diagnostic> {
    let report = scribe.report();
    let home = &report.settings.home;
    let headline = home.headline.iter().filter_map(|id| report.indicators.get(&id.value));
    let in_words = report.indicators.values().filter(|indicator| filters::status(indicator) == "words");
    let wanted = home.charts.iter().filter_map(|id| scribe.plan.chart(&id.value));
    Ok(Home {
        lead: Html::from_markup(&format!("<p>{}</p>", escape(scribe.text(&report.settings.lead)))),
        frame: cards::frame(scribe),
        headline: headline.map(|indicator| cards::indicator(scribe, indicator)).collect(),
        in_words: in_words.map(|indicator| cards::indicator(scribe, indicator)).collect(),
        charts: wanted.map(|chart| charts::figure(scribe, chart)).collect::<Result<_, _>>()?,
        pillars: cards::pillars(scribe),
        lists: home.lists.iter().filter_map(|id| Some(lists::view(scribe, report.lists.get(&id.value)?))).collect(),
        parts: cards::parts(scribe),
        ways: if scribe.stays() { Vec::new() } else { ways(scribe) },
        main_source: report.settings.main_source.as_ref().map(|id| scribe.link(&Page::Source(id.value.clone()))),
    })
}

fn chapter(scribe: &Scribe<'_>, id: &str, frame: &view::Page) -> Result<String, Diagnostic> {
    let writing = scribe.plan.chapter(id);
    let number = writing.and_then(|writing| writing.number).unwrap_or_default();
    let part = scribe.plan.part_of(id).map(|part| scribe.owned(&part.name));
    let prose = text(scribe, writing, cards::chapter_label(scribe, number), part)?;
    let parallel = super::parallel::link(scribe, &Page::ParallelChapter(id.to_owned()));
    scribe.draw("chapter.html", frame, &Prose { parallel, ..prose })
}

/// A text with its contents.
///
/// # Errors
/// A problem in the template of a chart or list.
pub fn text(
    scribe: &Scribe<'_>,
    writing: Option<&Writing>,
    label: String,
    part: Option<String>,
) -> Result<Prose, Diagnostic> {
    let Some(text) = writing.and_then(|writing| writing.texts.get(scribe.lang)) else {
        return Ok(Prose {
            label,
            part,
            summary: String::new(),
            contents: Vec::new(),
            body: Html::default(),
            parallel: None,
        });
    };
    Ok(Prose {
        label,
        part,
        summary: text.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
        contents: prose::contents(&text.document),
        body: prose::html(scribe, &text.document)?,
        parallel: None,
    })
}

/// The pillars at a glance.
///
/// # Errors
/// A chart without a drawing.
pub fn pillars(scribe: &Scribe<'_>) -> Result<Pillars, Diagnostic> {
    let report = scribe.report();
    // The report's own charts that are about all pillars: the ladder without a marked one, and growth by pillar.
    let about_all =
        report.charts.iter().filter(|chart| chart.is_about_all_pillars() && is_here(scribe, chart, &Page::Pillars));
    Ok(Pillars {
        pillars: cards::pillars(scribe),
        charts: about_all.map(|chart| charts::figure(scribe, chart)).collect::<Result<_, _>>()?,
        table: cards::pillar_table(scribe),
        comparison: here(scribe, &Page::Comparison),
    })
}

/// All indicators in their groups.
///
/// # Errors
/// A chart without a drawing.
pub fn indicators(scribe: &Scribe<'_>) -> Result<Indicators, Diagnostic> {
    let report = scribe.report();
    let waffle = report
        .charts
        .iter()
        .find(|chart| chart.kind.value == ChartKind::Waffle && is_here(scribe, chart, &Page::Indicators));
    let group = |id: &str, name: String, intro: Option<String>, keep: &dyn Fn(&Indicator) -> bool| IndicatorGroup {
        id: id.to_owned(),
        name,
        intro,
        cards: report.indicators.values().filter(|it| keep(it)).map(|it| cards::indicator(scribe, it)).collect(),
    };
    let headline: Vec<&str> = report.settings.home.headline.iter().map(|id| id.value.as_str()).collect();
    let has_status = |it: &Indicator, status: &str| filters::status(it) == status;
    let mut numbers = group("targets", scribe.t("group_plan_numbers").into(), None, &|it| has_status(it, "number"));
    numbers.cards.sort_by_key(|card| headline.iter().position(|id| *id == card.id).unwrap_or(usize::MAX));
    let intro = Some(scribe.t("group_context_intro").to_owned());
    let mut groups = vec![
        numbers,
        group("in-words", scribe.t("group_plan_words").into(), None, &|it| has_status(it, "words")),
        group("context", scribe.t("group_context").into(), intro, &|it| {
            has_status(it, "actual") && it.pillar.is_none()
        }),
    ];
    groups.extend(report.pillars.iter().map(|pillar| {
        let of = |it: &Indicator| {
            has_status(it, "actual") && it.pillar.as_ref().is_some_and(|id| id.value == pillar.id.value)
        };
        group(&pillar.id.value, scribe.owned(&pillar.name), None, &of)
    }));
    groups.retain(|group| !group.cards.is_empty());
    // What is alone is not other than anything.
    if let [alone] = groups.as_mut_slice()
        && alone.id == "context"
    {
        alone.name = scribe.t("nav_indicators").into();
    }
    Ok(Indicators {
        frame: cards::frame(scribe),
        chart: waffle.map(|chart| charts::figure(scribe, chart)).transpose()?,
        progress: here(scribe, &Page::Progress),
        filters: super::filters::all(scribe),
        groups,
    })
}

/// In the whole report a chart stands once, where it comes first; elsewhere each page shows what it has.
fn is_here(scribe: &Scribe<'_>, chart: &Chart, page: &Page) -> bool {
    !scribe.stays() || scribe.plan.uses().chart_page(&chart.id.value) == Some(page)
}

/// The link to a page, if the report has it.
fn here(scribe: &Scribe<'_>, page: &Page) -> Option<Link> {
    scribe.plan.has(page).then(|| scribe.link(page))
}

/// The ways into the report: what gathers its figures, and the courses in time that it draws.
fn ways(scribe: &Scribe<'_>) -> Vec<Link> {
    let pages = [Page::Progress, Page::Comparison, Page::Whole];
    let courses = scribe.report().charts.iter().filter(|chart| chart.kind.value == ChartKind::Timeline);
    let course = |chart: &Chart| {
        let page = scribe.plan.uses().chart_page(&chart.id.value)?;
        let label = scribe.t("timeline").to_owned();
        Some(Link { label, href: scribe.href_at(page, &charts::anchor(&chart.id.value)) })
    };
    pages.iter().filter_map(|page| here(scribe, page)).chain(courses.take(1).filter_map(course)).collect()
}

fn chart_alone(scribe: &Scribe<'_>, chart: &Chart, page: &Page) -> Result<ChartAlone, Diagnostic> {
    let report = match charts::home(scribe, page) {
        Some((home, anchor)) => Link { label: scribe.title(&home), href: scribe.href_at(&home, &anchor) },
        None => scribe.link(&Page::Home),
    };
    Ok(ChartAlone { chart: charts::figure_of(scribe, chart, page)?, report })
}

/// The glossary, in the language's order.
pub fn glossary(scribe: &Scribe<'_>) -> Glossary {
    let report = scribe.report();
    let mut terms: Vec<view::TermView> = report.terms.iter().map(|term| document::term(scribe, term)).collect();
    // Latin script by letter, whatever marks stand before it; other scripts keep the order of the file, which follows the source.
    if terms.iter().all(|term| term.term.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_ascii())) {
        let key = |term: &view::TermView| {
            term.term.chars().skip_while(|c| !c.is_alphanumeric()).collect::<String>().to_lowercase()
        };
        terms.sort_by_key(key);
    }
    let renderings = (report.languages().count() > 1).then(|| scribe.t("glossary_languages").to_owned());
    let intro = [scribe.counted("glossary_intro", terms.len(), &[])].into_iter().chain(renderings);
    let intro = intro.collect::<Vec<_>>().join(scribe.t("word_space"));
    Glossary { count: scribe.count(terms.len()), intro, terms }
}

/// All sources.
pub fn sources(scribe: &Scribe<'_>) -> Sources {
    let (stored, cited): (Vec<_>, Vec<_>) = scribe.report().sources.iter().partition(|source| source.file.is_some());
    let card = |source: &crate::model::Source| document::card(scribe, source);
    let has_grade = |letter: &str| cited.iter().any(|source| source.grade.as_deref() == Some(letter));
    let grades = [("A", "grade_a"), ("B", "grade_b")].into_iter().filter(|(letter, _)| has_grade(letter));
    let grades = grades.map(|(letter, meaning)| view::Definition {
        label: scribe.language.fill("grade_n", &[("n", letter)]),
        value: scribe.t(meaning).to_owned(),
        unstated: false,
    });
    let grades = grades.collect();
    Sources { stored: stored.into_iter().map(card).collect(), cited: cited.into_iter().map(card).collect(), grades }
}
