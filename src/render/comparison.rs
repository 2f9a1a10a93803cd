//! The pillars beside each other: class, targets, figures, and what the source states of each and what not.

use super::charts::table::{cell, head};
use super::scribe::Scribe;
use super::view::{Cell, Comparison, Table};
use crate::model::{FactKind, Indicator, Pillar};
use crate::plan::Page;

/// Two tables: figures, and facts by their kinds.
pub fn page(scribe: &Scribe<'_>) -> Comparison {
    Comparison { figures: figures(scribe), facts: facts(scribe) }
}

fn name(scribe: &Scribe<'_>, pillar: &Pillar) -> Cell {
    let href = scribe.href(&Page::Pillar(pillar.id.value.clone()));
    Cell { href: Some(href), ..head(scribe.text(&pillar.name)) }
}

/// A cell that says plainly that there is nothing.
fn without(scribe: &Scribe<'_>, phrase: &'static str) -> Cell {
    Cell { gap: true, ..cell(scribe.t(phrase).to_owned()) }
}

fn figures(scribe: &Scribe<'_>) -> Table {
    let report = scribe.report();
    let has_tiers = !report.settings.tiers.is_empty();
    let row = |pillar: &Pillar| {
        let card = super::cards::pillar(scribe, pillar);
        let tier =
            has_tiers.then(|| if card.tier_rank.is_some() { cell(card.tier) } else { without(scribe, "no_tier") });
        let listed: Vec<&Indicator> =
            pillar.indicators.iter().filter_map(|id| report.indicators.get(&id.value)).collect();
        let own = |it: &&Indicator| it.pillar.as_ref().is_some_and(|id| id.value == pillar.id.value);
        let targets = |of_plan: bool| {
            let targets = report.indicators.values().filter(own).filter_map(|it| {
                let figure = scribe.target_figure(it).filter(|figure| figure.of.is_none() == of_plan)?;
                let named = [scribe.text(&it.short), scribe.t("colon"), scribe.t("word_space")].concat();
                Some(format!("{named}{}{}{}", figure.text, scribe.t("joint"), figure.period))
            });
            targets.collect::<Vec<_>>().join(scribe.t("clause_separator"))
        };
        let target = |of_plan, phrase| match targets(of_plan) {
            text if text.is_empty() => without(scribe, phrase),
            text => cell(text),
        };
        let newest = listed.iter().find_map(|it| Some((*it, scribe.latest_figure(it)?)));
        let newest = match newest {
            Some((it, figure)) => {
                let named = [scribe.text(&it.short), scribe.t("colon"), scribe.t("word_space"), &figure.text].concat();
                let text = [named, figure.period].join(scribe.t("joint"));
                Cell { href: Some(scribe.href(&Page::Indicator(it.id.value.clone()))), ..cell(text) }
            }
            None => without(scribe, "gap"),
        };
        let count = Cell { numeric: true, ..cell(scribe.count(listed.len())) };
        let plan = target(true, "compare_no_target");
        let rest = [plan, target(false, "compare_no_other"), count, newest];
        [name(scribe, pillar)].into_iter().chain(tier).chain(rest).collect()
    };
    let count = Cell { numeric: true, ..head(scribe.t("compare_count")) };
    let heads = [
        Some(head(scribe.t("pillar"))),
        has_tiers.then(|| head(scribe.t("tier"))),
        Some(head(scribe.t("compare_target"))),
        Some(head(scribe.t("compare_other"))),
        Some(count),
        Some(head(scribe.t("compare_newest"))),
    ];
    Table {
        caption: scribe.t("compare_figures").to_owned(),
        head: heads.into_iter().flatten().collect(),
        rows: report.pillars.iter().map(row).collect(),
    }
}

fn facts(scribe: &Scribe<'_>) -> Table {
    let report = scribe.report();
    let mut kinds: Vec<FactKind> = Vec::new();
    for fact in report.pillars.iter().flat_map(|pillar| &pillar.facts) {
        if !kinds.contains(&fact.kind) {
            kinds.push(fact.kind);
        }
    }
    let row = |pillar: &Pillar| {
        let of_kind = |kind: &FactKind| {
            let items: Vec<&str> = pillar
                .facts
                .iter()
                .filter(|fact| fact.kind == *kind)
                .flat_map(|fact| &fact.items)
                .map(|item| scribe.text(item))
                .collect();
            if items.is_empty() {
                without(scribe, "compare_unsaid")
            } else {
                cell(items.join(scribe.t("list_separator")))
            }
        };
        [name(scribe, pillar)].into_iter().chain(kinds.iter().map(of_kind)).collect()
    };
    let heads = kinds.iter().map(|kind| head(scribe.t(kind.phrase())));
    Table {
        caption: scribe.t("compare_facts").to_owned(),
        head: [head(scribe.t("pillar"))].into_iter().chain(heads).collect(),
        rows: report.pillars.iter().map(row).collect(),
    }
}
