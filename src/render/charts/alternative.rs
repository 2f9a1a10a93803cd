//! The text alternative of a chart, generated from its data in the page's language.

use super::points::{Point, points, row_name};
use crate::model::{Indicator, Observation};
use crate::render::scribe::Scribe;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// First and last, highest, gaps; for several series one sentence each.
pub fn of_series(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> String {
    // A row is named after its pillar, unless several rows are of one pillar.
    let pillars: BTreeSet<String> = indicators.iter().map(|indicator| row_name(scribe, indicator)).collect();
    let are_distinct = pillars.len() == indicators.len();
    let name = |indicator: &Indicator| {
        if are_distinct { row_name(scribe, indicator) } else { scribe.owned(&indicator.short) }
    };
    let sentences = indicators.iter().map(|indicator| {
        let text = of_one(scribe, indicator);
        if indicators.len() == 1 {
            return text;
        }
        scribe.language.fill("alt_series", &[("name", &name(indicator)), ("text", &text)])
    });
    let end = scribe.t("sentence_end");
    let space = scribe.t("word_space");
    sentences.map(|sentence| sentence + end).collect::<Vec<_>>().join(space)
}

/// Target and newest figure of each indicator, one sentence each.
pub fn of_targets(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> String {
    let colon = format!("{}{}", scribe.t("colon"), scribe.t("word_space"));
    let sentences = indicators.iter().map(|indicator| {
        let target =
            indicator.target.as_ref().map(|it| (scribe.target(indicator, it).text(), scribe.period(it.period.value)));
        let said = |phrase, (value, period): (String, String)| {
            let text = scribe.language.fill("alt_single", &[("value", &value), ("period", &period)]);
            format!("{}{colon}{text}", scribe.t(phrase))
        };
        let observed = |it: &Observation| (scribe.single(indicator, it).text(), scribe.period(it.period.value));
        let baseline = indicator.baseline.as_ref().map(|it| said("baseline", observed(it)));
        let actual = indicator.series.last().map(|it| said("actual", observed(it)));
        let actual = actual.unwrap_or_else(|| format!("{}{colon}{}", scribe.t("actual"), scribe.t("gap")));
        let target = target.map(|it| said("target", it));
        let parts: Vec<String> = baseline.into_iter().chain([actual]).chain(target).collect();
        let text = parts.join(scribe.t("clause_separator"));
        let holes = [("name", scribe.text(&indicator.short)), ("text", text.as_str())];
        scribe.language.fill("alt_series", &holes) + scribe.t("sentence_end")
    });
    sentences.collect::<Vec<_>>().join(scribe.t("word_space"))
}

fn of_one(scribe: &Scribe<'_>, indicator: &Indicator) -> String {
    let points = points(scribe, indicator);
    let observed: Vec<&Point> = points.iter().filter(|point| point.y.is_some()).collect();
    let period = |point: &Point| scribe.period(point.period);
    let mut parts = Vec::new();
    match observed.as_slice() {
        [] => {}
        [only] => parts.push(scribe.language.fill("alt_single", &[("value", &only.label), ("period", &period(only))])),
        [first, .., last] => {
            let holes = [
                ("first_period", period(first)),
                ("last_period", period(last)),
                ("first", first.label.clone()),
                ("last", last.label.clone()),
            ];
            let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
            parts.push(scribe.language.fill("alt_first_last", &holes));
            parts.extend(extremes(scribe, &observed, first, last));
        }
    }
    let gaps: Vec<String> = points.iter().filter(|point| point.y.is_none()).map(period).collect();
    if !gaps.is_empty() {
        parts.push(scribe.language.fill("alt_gaps", &[("periods", &scribe.listed(&gaps))]));
    }
    parts.join(scribe.t("clause_separator"))
}

/// Highest and lowest, where they are neither the first nor the last.
fn extremes(scribe: &Scribe<'_>, observed: &[&Point], first: &Point, last: &Point) -> Vec<String> {
    let said = |phrase, point: &Point| {
        scribe.language.fill(phrase, &[("value", point.label.as_str()), ("period", &scribe.period(point.period))])
    };
    let beyond =
        |point: &&&Point, wanted: Ordering| [first, last].iter().all(|end| point.y.partial_cmp(&end.y) == Some(wanted));
    let highest = observed.iter().reduce(|most, point| if point.y > most.y { point } else { most });
    let lowest = observed.iter().reduce(|least, point| if point.y < least.y { point } else { least });
    let highest = highest.filter(|point| beyond(point, Ordering::Greater)).map(|point| said("alt_highest", point));
    let lowest = lowest.filter(|point| beyond(point, Ordering::Less)).map(|point| said("alt_lowest", point));
    highest.into_iter().chain(lowest).collect()
}
