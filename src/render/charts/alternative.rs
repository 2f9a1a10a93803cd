//! The text alternative of a chart, generated from its data in the page's language.

use super::points::{Point, points, row_name};
use crate::model::Indicator;
use crate::render::scribe::Scribe;

/// First and last, highest, gaps; for several series one sentence each.
pub fn of_series(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> String {
    let sentences = indicators.iter().map(|indicator| {
        let text = of_one(scribe, indicator);
        if indicators.len() == 1 {
            return text;
        }
        scribe.language.fill("alt_series", &[("name", &row_name(scribe, indicator)), ("text", &text)])
    });
    let end = scribe.t("sentence_end");
    let space = scribe.t("word_space");
    sentences.map(|sentence| sentence + end).collect::<Vec<_>>().join(space)
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
            let highest = observed.iter().copied().reduce(|most, point| if point.y > most.y { point } else { most });
            if let Some(highest) = highest.filter(|point| point.y > first.y && point.y > last.y) {
                let holes = [("value", highest.label.as_str()), ("period", &period(highest))];
                parts.push(scribe.language.fill("alt_highest", &holes));
            }
        }
    }
    let gaps: Vec<String> = points.iter().filter(|point| point.y.is_none()).map(period).collect();
    if !gaps.is_empty() {
        parts.push(scribe.language.fill("alt_gaps", &[("periods", &gaps.join(scribe.t("list_separator")))]));
    }
    parts.join(scribe.t("clause_separator"))
}
