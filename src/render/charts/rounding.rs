//! Figures as drawings show them: rounded for reading, and without the noun that stands in the subtitle. Tables, hover and
//! text alternatives have them in full.

use super::points::Track;
use crate::i18n::decimals;
use crate::model::{Indicator, Observation};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Whether all have the unit that the subtitle then names.
pub fn share_unit<'a>(scribe: &Scribe<'a>, mut indicators: impl Iterator<Item = &'a Indicator>) -> bool {
    let first = indicators.next().map(|indicator| scribe.unit_words(indicator));
    first.is_some_and(|first| indicators.all(|indicator| scribe.unit_words(indicator) == first))
}

/// Writes into the points of `tracks` how they are drawn: figures of one unit and size with the same decimals.
pub fn read(scribe: &Scribe<'_>, tracks: &mut [Track<'_>]) {
    let has_noun = !share_unit(scribe, tracks.iter().map(|track| track.indicator));
    let mut alike: BTreeMap<(&str, Decimal), Vec<Decimal>> = BTreeMap::new();
    let mut written = Vec::with_capacity(tracks.len());
    for track in tracks.iter() {
        let (factor, numbers) = scribe.numbers(track.indicator, &values(track.indicator));
        let key = (scribe.unit_words(track.indicator).0, factor);
        let shown = track.points.iter().filter_map(|point| numbers.get(point.index?).copied());
        alike.entry(key).or_default().extend(shown);
        written.push(key);
    }
    for (track, key) in tracks.iter_mut().zip(written) {
        let places = alike.get(&key).map_or(0, |numbers| decimals(numbers));
        let texts = scribe.rounded(track.indicator, (&values(track.indicator), places), has_noun);
        for point in &mut track.points {
            let Some(index) = point.index else { continue };
            let observation = track.indicator.series.get(index);
            if let Some((text, observation)) = texts.get(index).zip(observation) {
                point.drawn = scribe.compared(text.clone(), observation.op).text();
            }
        }
    }
}

/// How one observation is drawn that stands for itself beside `others` of its indicator.
pub fn single(
    scribe: &Scribe<'_>,
    indicator: &Indicator,
    (observation, others): (&Observation, &[Decimal]),
    has_noun: bool,
) -> String {
    let numbers = others.iter().flat_map(|value| scribe.numbers(indicator, &[*value]).1).collect::<Vec<_>>();
    let texts = scribe.rounded(indicator, (&[observation.value.value.0], decimals(&numbers)), has_noun);
    let text = texts.into_iter().next().unwrap_or_default();
    scribe.compared(text, observation.op).text()
}

fn values(indicator: &Indicator) -> Vec<Decimal> {
    indicator.series.iter().map(|observation| observation.value.value.value.0).collect()
}
