//! Charts of structure: ordered classes, trees, timelines, and the count of the frame.

use super::Parts;
use super::table::{cell, head};
use crate::chart::Kind;
use crate::chart::kinds::{Branch, Class, Classes, Step, Timeline, Tree, Waffle};
use crate::model::{Chart, Group, List, Pillar};
use crate::render::scribe::Scribe;
use crate::render::view::Table;

/// The ladder of classes, with the chart's pillar marked.
pub fn classes(scribe: &Scribe<'_>, chart: &Chart) -> Parts {
    let report = scribe.report();
    let marked = chart.pillar.as_ref().map(|id| id.value.as_str());
    let members = |tier: Option<&str>| -> Vec<(String, bool)> {
        let of_tier = |pillar: &&Pillar| pillar.tier.as_ref().map(|id| id.value.as_str()) == tier;
        let name = |pillar: &Pillar| (scribe.owned(&pillar.short), Some(pillar.id.value.as_str()) == marked);
        report.pillars.iter().filter(of_tier).map(name).collect()
    };
    let tiers = &report.settings.tiers;
    let classes: Vec<Class> = tiers
        .iter()
        .map(|tier| Class { name: scribe.owned(&tier.name), members: members(Some(&tier.id.value)) })
        .collect();
    let unclassed = Some(Class { name: scribe.t("no_tier").to_owned(), members: members(None) })
        .filter(|class| !class.members.is_empty());
    // A pillar's page says of its class what there is to say, and not of the others.
    let class_of = marked.and_then(|id| report.pillar(id)?.tier.as_ref()).map(|id| id.value.as_str());
    let of_class = tiers.iter().filter(|tier| class_of.is_none_or(|id| tier.id.value == id));
    let rows: Vec<(String, String)> = classes
        .iter()
        .chain(&unclassed)
        .map(|class| {
            let names: Vec<&str> = class.members.iter().map(|(name, _)| name.as_str()).collect();
            (class.name.clone(), names.join(scribe.t("list_separator")))
        })
        .collect();
    Parts {
        alternative: sentences(scribe, "alt_classes", &rows, "members"),
        table: pairs(scribe, chart, [scribe.t("class"), scribe.t("members")], &rows),
        subtitle: subtitle(scribe, "classes_of", Some("no_unit")),
        notes: of_class.filter_map(|tier| scribe.optional(tier.note.as_ref())).collect(),
        sources: tiers.iter().map(|tier| scribe.citation(&tier.source.value, Some(&tier.quote))).collect(),
        kind: Kind::Classes(Classes { classes, unclassed }),
    }
}

/// A pillar's facts, or a list by its groups.
pub fn tree(scribe: &Scribe<'_>, chart: &Chart) -> Option<Parts> {
    let report = scribe.report();
    let (tree, sources) = if let Some(id) = &chart.pillar {
        let pillar = report.pillar(&id.value)?;
        (of_pillar(scribe, pillar), vec![scribe.citation(&pillar.source.value, Some(&pillar.quote))])
    } else {
        let list = report.lists.get(&chart.list.as_ref()?.value)?;
        (of_list(scribe, list), cited(scribe, list))
    };
    let rows: Vec<(String, String)> = tree
        .branches
        .iter()
        .map(|branch| {
            let leaves: Vec<&str> = branch.leaves.iter().chain(&branch.more).map(String::as_str).collect();
            (branch.name.clone(), leaves.join(scribe.t("list_separator")))
        })
        .collect();
    Some(Parts {
        alternative: sentences(scribe, "alt_series", &rows, "text"),
        table: pairs(scribe, chart, [scribe.t("branch"), scribe.t("leaves")], &rows),
        subtitle: subtitle(scribe, "tree_of", None),
        notes: Vec::new(),
        sources,
        kind: Kind::Tree(tree),
    })
}

/// Facts of one kind are one branch, but those that have something said of their own.
fn of_pillar(scribe: &Scribe<'_>, pillar: &Pillar) -> Tree {
    let mut branches: Vec<Branch> = Vec::new();
    for fact in &pillar.facts {
        let name = scribe.t(fact.kind.phrase()).to_owned();
        let leaves: Vec<String> = fact.items.iter().map(|item| scribe.owned(item)).collect();
        let more = fact.open.then(|| scribe.t("more").to_owned());
        match branches.iter_mut().find(|branch| branch.name == name && fact.note.is_none()) {
            Some(branch) => {
                branch.leaves.extend(leaves);
                branch.more = branch.more.take().or(more);
            }
            None => branches.push(Branch { name, leaves, more }),
        }
    }
    Tree { root: scribe.owned(&pillar.name), branches }
}

fn of_list(scribe: &Scribe<'_>, list: &List) -> Tree {
    let leaves_of = |group: Option<&str>| {
        let of_group = list.items.iter().filter(move |item| item.group.as_ref().map(|id| id.value.as_str()) == group);
        of_group.map(|item| scribe.owned(&item.name)).collect::<Vec<_>>()
    };
    let mut branches: Vec<Branch> = list
        .groups
        .iter()
        .map(|group| Branch { name: scribe.owned(&group.name), leaves: leaves_of(Some(&group.id.value)), more: None })
        .collect();
    branches.extend(leaves_of(None).into_iter().map(|name| Branch { name, leaves: Vec::new(), more: None }));
    Tree { root: scribe.owned(&list.name), branches }
}

/// What a list's items quote.
fn cited(scribe: &Scribe<'_>, list: &List) -> Vec<crate::render::view::Citation> {
    let mut citations: Vec<crate::render::view::Citation> = Vec::new();
    for item in &list.items {
        let source = item.source.as_ref().or(list.source.as_ref());
        if let (Some(source), Some(quote)) = (source, &item.quote) {
            citations.push(scribe.citation(&source.value, Some(quote)));
        }
    }
    citations
}

/// A list's items as steps.
pub fn timeline(scribe: &Scribe<'_>, chart: &Chart) -> Option<Parts> {
    let list = scribe.report().lists.get(&chart.list.as_ref()?.value)?;
    let steps: Vec<Step> = list
        .items
        .iter()
        .map(|item| Step {
            name: scribe.owned(&item.name),
            text: item.text.as_ref().map(|text| scribe.owned(text)).unwrap_or_default(),
            date: item.date.map(|date| date.text(&scribe.language.dates)),
        })
        .collect();
    let rows: Vec<(String, String)> = steps
        .iter()
        .map(|step| (step.name.clone(), step.date.clone().unwrap_or_else(|| scribe.t("no_date").to_owned())))
        .collect();
    let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    let named = names.join(scribe.t("list_separator"));
    let said = scribe.counted("alt_steps", steps.len(), &[("steps", &named)]);
    Some(Parts {
        alternative: said + scribe.t("sentence_end"),
        table: pairs(scribe, chart, [scribe.t("step"), scribe.t("date")], &rows),
        subtitle: subtitle(scribe, "steps_of", None),
        notes: scribe.optional(list.note.as_ref()).into_iter().collect(),
        sources: cited(scribe, list),
        kind: Kind::Timeline(Timeline { steps, undated: scribe.t("no_date").to_owned() }),
    })
}

/// How many indicators of the frame have a number.
pub fn waffle(scribe: &Scribe<'_>) -> Option<Parts> {
    let report = scribe.report();
    let frame = report.settings.frame.as_ref()?;
    let of_plan = report.indicators.values().filter(|indicator| indicator.group == Group::Plan);
    let mut numbered: Vec<_> =
        of_plan.filter(|it| it.target.as_ref().is_some_and(|target| target.value.value.is_some())).collect();
    let headline = &report.settings.home.headline;
    numbered.sort_by_key(|it| headline.iter().position(|id| id.value == it.id.value).unwrap_or(usize::MAX));
    let filled: Vec<String> = numbered.iter().map(|indicator| scribe.owned(&indicator.short)).collect();
    let total = usize::try_from(frame.count.value).unwrap_or(usize::MAX);
    let rest = total.saturating_sub(filled.len());
    let filled_label = scribe.counted("with_number", filled.len(), &[]);
    let rest_label = scribe.counted("without_number", rest, &[]);
    let holes = [("total", scribe.count(total)), ("filled", filled_label.clone()), ("rest", rest_label.clone())];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
    let rows = numbered.iter().filter_map(|indicator| {
        let target = indicator.target.as_ref()?;
        let value = scribe.target(indicator, target).text();
        Some(vec![head(&scribe.owned(&indicator.name)), cell(value), cell(scribe.period(target.period.value))])
    });
    Some(Parts {
        alternative: scribe.language.fill("alt_waffle", &holes) + scribe.t("sentence_end"),
        table: Table {
            caption: filled_label.clone(),
            head: vec![head(scribe.t("indicator")), head(scribe.t("target")), head(scribe.t("period"))],
            rows: rows.collect(),
        },
        subtitle: subtitle(scribe, "waffle_of", Some("square_of")),
        notes: Vec::new(),
        sources: vec![scribe.citation(&frame.source.value, Some(&frame.quote))],
        kind: Kind::Waffle(Waffle { total: frame.count.value, filled, filled_label, rest_label }),
    })
}

/// What is shown, where, of which years; what one mark is, where that is a question.
fn subtitle(scribe: &Scribe<'_>, what: &'static str, unit: Option<&'static str>) -> Vec<String> {
    let settings = &scribe.report().settings;
    let area = settings.area.as_ref().map(|area| scribe.owned(area));
    let period = scribe.language.fill("plan_for", &[("period", &scribe.period(settings.period))]);
    [scribe.t(what).to_owned()]
        .into_iter()
        .chain(area)
        .chain([period])
        .chain(unit.map(|unit| scribe.t(unit).to_owned()))
        .collect()
}

fn pairs(scribe: &Scribe<'_>, chart: &Chart, titles: [&str; 2], rows: &[(String, String)]) -> Table {
    Table {
        caption: scribe.owned(&chart.title),
        head: titles.map(head).into(),
        rows: rows.iter().map(|(name, text)| vec![head(name), cell(text.clone())]).collect(),
    }
}

fn sentences(scribe: &Scribe<'_>, phrase: &'static str, rows: &[(String, String)], hole: &str) -> String {
    let end = scribe.t("sentence_end");
    let sentence =
        |(name, text): &(String, String)| scribe.language.fill(phrase, &[("name", name), (hole, text)]) + end;
    rows.iter().map(sentence).collect::<Vec<_>>().join(scribe.t("word_space"))
}
