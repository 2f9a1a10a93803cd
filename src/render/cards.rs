//! Small views that several pages share: indicators, pillars, parts and the frame at a glance.

use super::charts::spark;
use super::charts::table::{cell, head};
use super::scribe::Scribe;
use super::view::{Cell, ChapterCard, FrameView, IndicatorCard, PartView, PillarCard, Table};
use crate::model::{Group, Indicator, Pillar, Report};
use crate::plan::Page;
use std::collections::HashSet;

/// What introduces the pillars: that classes rank, where the report has classes.
pub fn pillars_intro(report: &Report) -> &'static str {
    if report.settings.tiers.is_empty() { "pillars_intro" } else { "tiers_intro" }
}

/// An indicator at a glance.
pub fn indicator(scribe: &Scribe<'_>, indicator: &Indicator) -> IndicatorCard {
    IndicatorCard {
        id: indicator.id.value.clone(),
        name: scribe.owned(&indicator.name),
        short: scribe.owned(&indicator.short),
        href: scribe.href(&Page::Indicator(indicator.id.value.clone())),
        target: scribe.target_figure(indicator),
        latest: scribe.latest_figure(indicator),
        spark: spark::of(scribe, indicator),
        progress: super::progress::of(scribe, indicator),
        status: super::filters::status(indicator),
        dimension: super::filters::dimension(indicator),
        pillar: super::filters::pillar(indicator),
        period_kind: indicator.period_kind.map(|kind| scribe.t(kind.phrase()).to_owned()),
    }
}

/// All pillars at a glance.
pub fn pillars(scribe: &Scribe<'_>) -> Vec<PillarCard> {
    scribe.report().pillars.iter().map(|it| pillar(scribe, it)).collect()
}

/// A pillar at a glance.
pub fn pillar(scribe: &Scribe<'_>, pillar: &Pillar) -> PillarCard {
    let tiers = &scribe.report().settings.tiers;
    let rank = pillar.tier.as_ref().and_then(|id| tiers.iter().position(|tier| tier.id.value == id.value));
    let tier = rank.and_then(|rank| tiers.get(rank)).map(|tier| scribe.owned(&tier.name));
    PillarCard {
        id: pillar.id.value.clone(),
        name: scribe.owned(&pillar.name),
        short: scribe.owned(&pillar.short),
        tagline: scribe.owned(&pillar.tagline),
        href: scribe.href(&Page::Pillar(pillar.id.value.clone())),
        tier: tier.unwrap_or_else(|| if tiers.is_empty() { String::new() } else { scribe.t("no_tier").to_owned() }),
        tier_rank: rank.map(|rank| rank + 1),
        order: usize::try_from(pillar.order).unwrap_or_default(),
    }
}

/// Pillar, class and facts in short.
pub fn pillar_table(scribe: &Scribe<'_>) -> Table {
    let report = scribe.report();
    let has_tiers = !report.settings.tiers.is_empty();
    let row = |(it, card): (&Pillar, PillarCard)| {
        let facts = it.facts.iter().flat_map(|fact| &fact.items).map(|item| scribe.text(item));
        let facts: Vec<&str> = facts.collect();
        let name = Cell { href: Some(card.href), ..head(&card.name) };
        let tier = has_tiers.then(|| cell(card.tier));
        [name].into_iter().chain(tier).chain([cell(facts.join(scribe.t("list_separator")))]).collect()
    };
    let heads = [Some("pillar"), has_tiers.then_some("tier"), Some("facts")];
    Table {
        caption: scribe.t("pillars_table").to_owned(),
        head: heads.into_iter().flatten().map(|key| head(scribe.t(key))).collect(),
        rows: report.pillars.iter().zip(pillars(scribe)).map(row).collect(),
    }
}

/// The parts with their chapters. Chapters that no part names follow in a part without a name.
pub fn parts(scribe: &Scribe<'_>) -> Vec<PartView> {
    let report = scribe.report();
    let named = report.settings.parts.iter().flat_map(|part| &part.chapters);
    let named: HashSet<&str> = named.map(|id| id.value.as_str()).collect();
    let rest = report.chapters.iter().filter(|it| !named.contains(it.id.as_str()));
    let rest: Vec<ChapterCard> = rest.filter_map(|it| chapter(scribe, &it.id)).collect();
    let nameless = PartView { id: "more".to_owned(), name: String::new(), citation: None, chapters: rest };
    report
        .settings
        .parts
        .iter()
        .map(|part| PartView {
            id: part.id.value.clone(),
            name: scribe.owned(&part.name),
            citation: part.source.as_ref().map(|source| scribe.citation(&source.value, part.quote.as_ref())),
            chapters: part.chapters.iter().filter_map(|id| chapter(scribe, &id.value)).collect(),
        })
        .chain((!nameless.chapters.is_empty()).then_some(nameless))
        .collect()
}

fn chapter(scribe: &Scribe<'_>, id: &str) -> Option<ChapterCard> {
    let writing = scribe.plan.chapter(id)?;
    let text = scribe.prose(writing)?;
    Some(ChapterCard {
        number: chapter_label(scribe, writing.number.unwrap_or_default()),
        title: text.title.value.clone(),
        summary: text.summary.as_ref().map(|summary| summary.value.clone()).unwrap_or_default(),
        href: scribe.href(&Page::Chapter(id.to_owned())),
    })
}

/// 第一章 / Chapter 1: the number in the language's own numerals where its phrases list them.
pub fn chapter_label(scribe: &Scribe<'_>, number: u32) -> String {
    let numerals: Vec<&str> = scribe.t("numerals").split_whitespace().collect();
    let index = usize::try_from(number).unwrap_or_default().checked_sub(1);
    let digits = scribe.count(usize::try_from(number).unwrap_or_default());
    let number = index.and_then(|index| numerals.get(index)).map_or(digits.as_str(), |numeral| numeral);
    scribe.language.fill("chapter_label", &[("n", number)])
}

/// The plan's frame; `None` for a report that has none.
pub fn frame(scribe: &Scribe<'_>) -> Option<FrameView> {
    let report = scribe.report();
    let frame = report.settings.frame.as_ref()?;
    let of_plan = || report.indicators.values().filter(|indicator| indicator.group == Group::Plan);
    let numbered = of_plan().filter(|it| it.target.as_ref().is_some_and(|target| target.value.value.is_some())).count();
    let in_words = of_plan().filter(|it| super::filters::status(it) == "words").count();
    let total = usize::try_from(frame.count.value).unwrap_or_default();
    let holes = [
        ("count", scribe.count(total)),
        ("with", scribe.count(numbered)),
        ("words", scribe.count(in_words)),
        ("without", scribe.count(total.saturating_sub(numbered))),
    ];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
    let statement = if in_words > 0 { "frame_statement" } else { "frame_numbers" };
    Some(FrameView {
        statement: scribe.counted(statement, total, &holes),
        count: scribe.count(total),
        with_number: scribe.count(numbered),
        dimensions: frame.dimensions.iter().map(|dimension| scribe.owned(&dimension.name)).collect(),
        citation: scribe.citation(&frame.source.value, Some(&frame.quote)),
    })
}
