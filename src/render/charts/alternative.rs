//! The text alternative of a chart, generated from its data in the page's language.

use super::points::{Point, Track, names};
use crate::chart::kinds::Bars;
use crate::chart::spec::Amount;
use crate::model::{Chart, Indicator, Observation};
use crate::render::scribe::Scribe;
use std::cmp::Ordering;

/// First and last, highest, gaps; for several series one sentence each. The whole of parts comes last.
pub fn of_series(scribe: &Scribe<'_>, tracks: &[Track<'_>], whole: Option<&Indicator>) -> String {
    let sentence = |name: &str, track: &Track<'_>| {
        scribe.language.fill("alt_series", &[("name", name), ("text", &of_one(scribe, track))])
    };
    let mut sentences: Vec<String> = match tracks {
        [track] => vec![of_one(scribe, track)],
        _ => tracks.iter().zip(names(scribe, tracks)).map(|(track, name)| sentence(&name, track)).collect(),
    };
    if let (Some(whole), Some(first)) = (whole, tracks.first()) {
        let mut sum = Track::whole(scribe, whole);
        sum.points.retain(|point| first.at(point.period).is_some());
        if sum.points.iter().any(|point| point.y.is_some()) {
            sentences.push(sentence(scribe.text(&whole.short), &sum));
        }
    }
    joined(scribe, sentences)
}

/// Periods without a figure, of several series one sentence each.
pub fn of_gaps(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Option<String> {
    let gaps = |phrase: &'static str, track: &Track<'_>| {
        let missing = track.points.iter().filter(|point| point.y.is_none());
        let periods: Vec<String> = missing.map(|point| scribe.period(point.period)).collect();
        (!periods.is_empty()).then(|| scribe.language.fill(phrase, &[("periods", &scribe.listed(&periods))]))
    };
    let sentences: Vec<String> = match tracks {
        [track] => gaps("note_gaps", track).into_iter().collect(),
        _ => {
            let named = tracks.iter().zip(names(scribe, tracks));
            let said = |(track, name): (&Track<'_>, String)| {
                Some(scribe.language.fill("alt_series", &[("name", &name), ("text", &gaps("alt_gaps", track)?)]))
            };
            named.filter_map(said).collect()
        }
    };
    (!sentences.is_empty()).then(|| joined(scribe, sentences))
}

/// The highest and the lowest of several rows in one period, and those without a figure.
pub fn of_rows(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> String {
    let named: Vec<(String, Option<&Point>)> =
        names(scribe, tracks).into_iter().zip(tracks.iter().map(|track| track.points.first())).collect();
    let observed = || named.iter().filter_map(|(name, point)| Some((name, point.filter(|point| point.y.is_some())?)));
    let highest = observed().reduce(|most, next| if next.1.y > most.1.y { next } else { most });
    let lowest = observed().reduce(|least, next| if next.1.y < least.1.y { next } else { least });
    let mut parts = Vec::new();
    if let (Some((high, most)), Some((low, least))) = (highest, lowest) {
        let holes = [
            ("period", scribe.period(most.period)),
            ("high", high.clone()),
            ("most", most.label.clone()),
            ("low", low.clone()),
            ("least", least.label.clone()),
        ];
        let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
        parts.push(scribe.language.fill("alt_rows", &holes));
    }
    let gaps: Vec<String> =
        named.iter().filter(|(_, point)| point.is_none_or(|it| it.y.is_none())).map(|(name, _)| name.clone()).collect();
    if !gaps.is_empty() {
        parts.push(scribe.language.fill("alt_gaps", &[("periods", &scribe.listed(&gaps))]));
    }
    joined(scribe, vec![parts.join(scribe.t("clause_separator"))])
}

/// The parts of each bar of 100 %, one sentence a bar. Shares that were published are written as they were, others are rounded.
pub fn of_shares(scribe: &Scribe<'_>, chart: &Chart, bars: &Bars) -> String {
    let sentence = |(index, period): (usize, &String)| {
        let cells: Option<Vec<(&str, &Amount)>> =
            bars.series.iter().map(|part| Some((part.name.as_str(), part.cells.get(index)?.as_ref()?))).collect();
        let Some(cells) = cells else {
            return scribe.language.fill("alt_series", &[("name", period), ("text", scribe.t("gap"))]);
        };
        let sum: f64 = cells.iter().map(|(_, amount)| amount.value).sum();
        if sum == 0.0 {
            return scribe.language.fill("alt_series", &[("name", period), ("text", scribe.t("all_zero"))]);
        }
        let part = |(name, amount): &(&str, &Amount)| {
            let share = if chart.stacks() { bars.ticks.label(amount.value / sum, 0.01) } else { amount.full.clone() };
            scribe.language.fill("alt_part", &[("name", name), ("share", &share)])
        };
        let parts: Vec<String> = cells.iter().map(part).collect();
        scribe.language.fill("alt_shares", &[("period", period), ("parts", &parts.join(scribe.t("list_separator")))])
    };
    joined(scribe, bars.categories.iter().enumerate().map(sentence).collect())
}

fn joined(scribe: &Scribe<'_>, sentences: Vec<String>) -> String {
    let end = scribe.t("sentence_end");
    sentences.into_iter().map(|sentence| sentence + end).collect::<Vec<_>>().join(scribe.t("word_space"))
}

/// Target and newest figure of each indicator, one sentence each.
pub fn of_targets(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> String {
    let colon = format!("{}{}", scribe.t("colon"), scribe.t("word_space"));
    let sentences = tracks.iter().map(|track| track.indicator).map(|indicator| {
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

/// The first figure and the last one. `None` for fewer than two.
pub fn first_and_last(scribe: &Scribe<'_>, track: &Track<'_>) -> Option<String> {
    let mut observed = track.points.iter().filter(|point| point.y.is_some());
    let (first, last) = (observed.next()?, observed.next_back()?);
    let holes = [
        ("first_period", scribe.period(first.period)),
        ("last_period", scribe.period(last.period)),
        ("first", first.label.clone()),
        ("last", last.label.clone()),
    ];
    let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, value)| (*hole, value.as_str())).collect();
    Some(scribe.language.fill("alt_first_last", &holes))
}

fn of_one(scribe: &Scribe<'_>, track: &Track<'_>) -> String {
    let points = &track.points;
    let observed: Vec<&Point> = points.iter().filter(|point| point.y.is_some()).collect();
    let period = |point: &Point| scribe.period(point.period);
    let mut parts = Vec::new();
    match observed.as_slice() {
        [] => {}
        [only] => parts.push(scribe.language.fill("alt_single", &[("value", &only.label), ("period", &period(only))])),
        [first, .., last] => {
            parts.extend(first_and_last(scribe, track));
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
