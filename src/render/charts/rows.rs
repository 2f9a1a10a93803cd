//! Charts of rows: actual figures against targets, ways from a baseline, changes between periods.

use super::points::{Track, amount, names};
use super::rounding;
use super::series::ticks;
use crate::chart::kinds::{Bullet, BulletRow, Dumbbell, DumbbellRow, Slope, SlopeSeries};
use crate::chart::spec::{self, Amount, Reach};
use crate::i18n::{Period, TickFormat};
use crate::model::{Chart, Direction, Indicator, Observation, Op, Order, Target};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;

/// One row an indicator, each on a scale of its own.
pub fn bullet(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Bullet {
    let rows = indicators.iter().map(|indicator| BulletRow {
        name: scribe.owned(&indicator.short),
        detail: detail(scribe, indicator),
        actual: actual(scribe, indicator),
        target: target(scribe, indicator).zip(Some(reach(indicator))),
        baseline: baseline(scribe, indicator),
        ticks: ticks(scribe, &[indicator]),
    });
    Bullet {
        rows: rows.collect(),
        actual_name: scribe.t("actual").to_owned(),
        target_name: scribe.t("target").to_owned(),
        baseline_name: scribe.t("baseline").to_owned(),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// One row an indicator, on one scale.
pub fn dumbbell(scribe: &Scribe<'_>, chart: &Chart, indicators: &[&Indicator], ticks: TickFormat) -> Dumbbell {
    let rows = indicators.iter().map(|indicator| DumbbellRow {
        name: scribe.owned(&indicator.short),
        baseline: baseline(scribe, indicator),
        actual: actual(scribe, indicator),
        target: target(scribe, indicator),
    });
    Dumbbell {
        rows: rows.collect(),
        order: match chart.order.as_ref().map(|order| order.value) {
            Some(Order::Value) => spec::Order::Descending,
            Some(Order::Given) | None => spec::Order::Given,
        },
        baseline_name: scribe.t("baseline").to_owned(),
        actual_name: scribe.t("actual").to_owned(),
        target_name: scribe.t("target").to_owned(),
        ticks,
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// One line an indicator between the chart's periods.
pub fn slope(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Slope {
    let main = |indicator: &Indicator| chart.highlight.iter().any(|id| id.value == indicator.id.value);
    let has_noun = !rounding::share_unit(scribe, tracks.iter().map(|track| track.indicator));
    let series = tracks.iter().zip(names(scribe, tracks)).map(|(track, name)| SlopeSeries {
        name,
        cells: points(scribe, chart, track.indicator, has_noun),
        is_main: main(track.indicator),
    });
    Slope {
        periods: chart.periods.iter().map(|period| scribe.period(period.value)).collect(),
        series: series.collect(),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// The period of the target, and of the newest figure.
fn detail(scribe: &Scribe<'_>, indicator: &Indicator) -> String {
    let due = indicator.target.as_ref().map(|target| scribe.period(target.period.value));
    due.unwrap_or_default()
}

fn own(indicator: &Indicator) -> Decimal {
    indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0)
}

/// An observation, drawn with the decimals that all of `shown` need.
fn observed(
    scribe: &Scribe<'_>,
    indicator: &Indicator,
    (observation, shown): (&Observation, &[Decimal]),
    has_noun: bool,
) -> Option<Amount> {
    let value = amount(observation.value.value.0, own(indicator))?;
    let label = rounding::single(scribe, indicator, (observation, shown), has_noun);
    Some(Amount { value, label, full: scribe.single(indicator, observation).text() })
}

/// What stands in one row: the baseline, the newest figure, the target.
fn in_row(indicator: &Indicator) -> Vec<Decimal> {
    let observed = indicator.baseline.iter().map(|it| &it.value).chain(indicator.series.last().map(|it| &it.value));
    let target = indicator.target.iter().filter_map(|target| target.value.value.as_ref()).map(|value| value.value.0);
    observed.map(|observation| observation.value.value.0).chain(target).collect()
}

/// The newest figure.
fn actual(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<Amount> {
    observed(scribe, indicator, (indicator.series.last()?, &in_row(indicator)), true)
}

fn baseline(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<Amount> {
    observed(scribe, indicator, (indicator.baseline.as_ref()?, &in_row(indicator)), true)
}

/// The points of a line in the chart's periods.
fn points(scribe: &Scribe<'_>, chart: &Chart, indicator: &Indicator, has_noun: bool) -> Vec<Option<Amount>> {
    let find = |period: Period| indicator.series.iter().find(|it| it.period.value == period);
    let found: Vec<Option<&Observation>> =
        chart.periods.iter().map(|period| find(period.value).map(|it| &it.value)).collect();
    let shown: Vec<Decimal> = found.iter().flatten().map(|observation| observation.value.value.0).collect();
    found.into_iter().map(|it| observed(scribe, indicator, (it?, &shown), has_noun)).collect()
}

fn target(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<Amount> {
    let target: &Target = indicator.target.as_ref()?;
    let value = amount(target.value.as_ref()?.value.0, own(indicator))?;
    Some(Amount::plain(value, scribe.target(indicator, target).text()))
}

/// On which side the target is kept: by its comparator, else by what counts as better, else neither.
fn reach(indicator: &Indicator) -> Reach {
    let op = indicator.target.as_ref().map_or(Op::Eq, |target| target.op);
    match (op, indicator.direction) {
        (Op::Ge | Op::Gt, _) | (Op::Eq | Op::Reach, Some(Direction::Up)) => Reach::AtLeast,
        (Op::Le | Op::Lt, _) | (Op::Eq | Op::Reach, Some(Direction::Down)) => Reach::AtMost,
        (Op::Reach, None) => Reach::AtLeast,
        _ => Reach::About,
    }
}
