//! What a chart shows of an indicator: its periods with their values and gaps, as drawings, tables and text alternatives
//! all need them.

use crate::i18n::Period;
use crate::model::{Chart, Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;

/// An indicator with the periods of it that are shown.
pub struct Track<'a> {
    pub indicator: &'a Indicator,
    /// In the order of time.
    pub points: Vec<Point>,
}

/// One period of an indicator: the value, or the gap.
pub struct Point {
    pub period: Period,
    pub x: f64,
    pub y: Option<f64>,
    /// As written; the words for a gap where there is none.
    pub label: String,
    /// As it is drawn: rounded, once the figures beside it are known.
    pub drawn: String,
    /// Its place in the indicator's series.
    pub index: Option<usize>,
}

impl<'a> Track<'a> {
    /// All periods of `indicator`.
    pub fn whole(scribe: &Scribe<'_>, indicator: &'a Indicator) -> Self {
        Self { indicator, points: points(scribe, indicator) }
    }

    /// The periods that `chart` shows of `indicator`. One that the indicator does not have is a gap where rows by periods
    /// have a place for it.
    pub fn of(scribe: &Scribe<'_>, chart: &Chart, indicator: &'a Indicator) -> Self {
        let mut track = Self::whole(scribe, indicator);
        track.points.retain(|point| chart.shows(point.period));
        let is_there = |period: Period, points: &[Point]| points.iter().any(|point| point.period == period);
        for period in chart.periods.iter().map(|period| period.value) {
            if !is_there(period, &track.points) {
                track.points.push(gap(scribe, indicator, period));
            }
        }
        track.points.sort_by_key(in_time);
        track
    }

    /// The point of `period`.
    pub fn at(&self, period: Period) -> Option<&Point> {
        self.points.iter().find(|point| point.period == period)
    }
}

/// By the end, then the shorter one first.
fn in_time(point: &Point) -> (i32, i32) {
    (point.period.end_month(), point.period.months())
}

/// All periods of an indicator in the order of time, its gaps among them.
fn points(scribe: &Scribe<'_>, indicator: &Indicator) -> Vec<Point> {
    let written = scribe.observations(indicator);
    let own = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let observed = indicator.series.iter().zip(written).zip(0..).map(|((observation, written), index)| Point {
        period: observation.period.value,
        x: moment(indicator, observation.period.value),
        y: amount(observation.value.value.value.0, own),
        label: written.text(),
        drawn: written.text(),
        index: Some(index),
    });
    let gaps = indicator.gaps.iter().map(|period| gap(scribe, indicator, period.value));
    let mut points: Vec<Point> = observed.chain(gaps).collect();
    points.sort_by_key(in_time);
    points
}

fn gap(scribe: &Scribe<'_>, indicator: &Indicator, period: Period) -> Point {
    Point {
        period,
        x: moment(indicator, period),
        y: None,
        label: scribe.t("gap").to_owned(),
        drawn: String::new(),
        index: None,
    }
}

/// The union of all periods, in the order of time.
pub fn columns(tracks: &[Track<'_>]) -> Vec<Period> {
    let mut columns: Vec<Period> = tracks.iter().flat_map(|it| &it.points).map(|point| point.period).collect();
    columns.sort_by_key(|period| (period.end_month(), period.months()));
    columns.dedup();
    columns
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

/// The names of rows, each of its own: those of the pillars, unless several rows are of one pillar or one is of none.
pub fn names(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Vec<String> {
    let pillars: Vec<String> = tracks.iter().map(|track| row_name(scribe, track.indicator)).collect();
    let are_all = tracks.iter().all(|track| track.indicator.pillar.is_some());
    let are_distinct = are_all && pillars.iter().collect::<BTreeSet<_>>().len() == tracks.len();
    if are_distinct { pillars } else { tracks.iter().map(|it| scribe.owned(&it.indicator.short)).collect() }
}

/// A pillar's row is named after the pillar.
fn row_name(scribe: &Scribe<'_>, indicator: &Indicator) -> String {
    let pillar = indicator.pillar.as_ref().and_then(|id| scribe.report().pillar(&id.value));
    pillar.map_or_else(|| scribe.owned(&indicator.short), |pillar| scribe.owned(&pillar.short))
}
