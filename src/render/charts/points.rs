//! An indicator's periods with their values and gaps, as drawings, tables and text alternatives all need them.

use crate::i18n::Period;
use crate::model::{Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// One period of an indicator: the value, or the gap.
pub struct Point {
    pub period: Period,
    pub x: f64,
    pub y: Option<f64>,
    /// As written; the words for a gap where there is none.
    pub label: String,
    /// Its place in the indicator's series.
    pub index: Option<usize>,
}

/// All periods of an indicator in the order of time, its gaps among them.
pub fn points(scribe: &Scribe<'_>, indicator: &Indicator) -> Vec<Point> {
    let written = scribe.observations(indicator);
    let own = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let observed = indicator.series.iter().zip(written).zip(0..).map(|((observation, written), index)| Point {
        period: observation.period.value,
        x: moment(indicator, observation.period.value),
        y: amount(observation.value.value.value.0, own),
        label: written.text(),
        index: Some(index),
    });
    let gaps = indicator.gaps.iter().map(|gap| Point {
        period: gap.value,
        x: moment(indicator, gap.value),
        y: None,
        label: scribe.t("gap").to_owned(),
        index: None,
    });
    let mut points: Vec<Point> = observed.chain(gaps).collect();
    points.sort_by_key(|point| (point.period.end_month(), point.period.months()));
    points
}

/// In base units, for the drawing; the text keeps every digit.
pub fn amount(value: Decimal, own: Decimal) -> Option<f64> {
    Some(value.to_f64()? * own.to_f64()?)
}

/// Where a period stands on the time axis: a stock at its end, a flow in the middle, a cumulative figure at its end.
pub fn moment(indicator: &Indicator, period: Period) -> f64 {
    match indicator.period_kind {
        Some(PeriodKind::Stock | PeriodKind::Cumulative) => period.end(),
        _ => period.middle(),
    }
}

/// A pillar's row is named after the pillar.
pub fn row_name(scribe: &Scribe<'_>, indicator: &Indicator) -> String {
    let pillar = indicator.pillar.as_ref().and_then(|id| scribe.report().pillar(&id.value));
    pillar.map_or_else(|| scribe.owned(&indicator.short), |pillar| scribe.owned(&pillar.short))
}
