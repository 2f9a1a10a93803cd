//! Charts along a time axis: lines, areas, small multiples, sparklines.

use super::points::{Track, amount, moment};
use super::series::datum;
use crate::chart::kinds::{Area, Line, Multiples, Panel, PanelForm, Sparkline};
use crate::chart::spec::{Datum, Series, TargetMark, TimeTick};
use crate::i18n::{Period, TickFormat};
use crate::model::{Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Series over time; a gap is left open.
pub fn line(scribe: &Scribe<'_>, tracks: &[Track<'_>], ticks: TickFormat) -> Line {
    Line {
        time: time(scribe, tracks),
        series: tracks.iter().map(|track| series(scribe, track)).collect(),
        ticks,
        target: only_target(scribe, tracks),
    }
}

/// Amounts over time; several indicators are parts on each other.
pub fn area(scribe: &Scribe<'_>, tracks: &[Track<'_>], ticks: TickFormat) -> Area {
    Area {
        time: time(scribe, tracks),
        series: tracks.iter().map(|track| series(scribe, track)).collect(),
        ticks,
        target: only_target(scribe, tracks),
    }
}

/// One panel an indicator, all on the same axes.
pub fn multiples(scribe: &Scribe<'_>, tracks: &[Track<'_>], ticks: TickFormat) -> Multiples {
    let panels = tracks.iter().map(|track| Panel {
        name: scribe.owned(&track.indicator.short),
        data: data(scribe, track),
        target: target(scribe, track.indicator),
    });
    Multiples {
        panels: panels.collect(),
        form: PanelForm::Line,
        time: time(scribe, tracks),
        ticks,
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// A series as small as a word, with its last value.
pub fn sparkline(scribe: &Scribe<'_>, track: &Track<'_>) -> Sparkline {
    Sparkline { data: data(scribe, track), has_value: true }
}

/// The observations of a track with their gaps.
pub fn data(scribe: &Scribe<'_>, track: &Track<'_>) -> Vec<Datum> {
    track.points.iter().map(|point| datum(scribe, point)).collect()
}

fn series(scribe: &Scribe<'_>, track: &Track<'_>) -> Series {
    Series { name: scribe.owned(&track.indicator.short), data: data(scribe, track) }
}

/// Years as years; for anything shorter each period by its own name.
fn time(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Vec<TimeTick> {
    let kind = tracks.first().and_then(|track| track.indicator.period_kind);
    let all = || tracks.iter().flat_map(|track| &track.points);
    let year = |year: i32, at: f64| {
        Period::try_from(format!("{year:04}")).ok().map(|period| TimeTick { at, label: scribe.period(period) })
    };
    match kind {
        Some(PeriodKind::Stock) => {
            let due = tracks.iter().filter_map(|track| Some(track.indicator.target.as_ref()?.period.value.end()));
            let ends = all().map(|point| point.x).chain(due);
            let (from, to) = ends.fold((f64::MAX, f64::MIN), |(from, to), x| (from.min(x), to.max(x)));
            // A year's label stands in its middle: a stock at the end of 2023 lies between 2023 and 2024.
            let years = from.floor() as i32..=(to - 1e-6).floor() as i32;
            years.filter_map(|number| year(number, f64::from(number) + 0.5)).collect()
        }
        Some(PeriodKind::Annual) => {
            let years: BTreeSet<i32> = all().map(|point| point.period.year()).collect();
            years.into_iter().filter_map(|number| year(number, f64::from(number) + 0.5)).collect()
        }
        _ => {
            let mut ticks: Vec<(f64, Period)> = all().map(|point| (point.x, point.period)).collect();
            ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
            ticks.dedup();
            ticks.into_iter().map(|(at, period)| TimeTick { at, label: scribe.period(period) }).collect()
        }
    }
}

/// The target of a chart of one indicator.
pub fn only_target(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Option<TargetMark> {
    let [track] = tracks else { return None };
    target(scribe, track.indicator)
}

/// An indicator's target, if it is a number.
pub fn target(scribe: &Scribe<'_>, indicator: &Indicator) -> Option<TargetMark> {
    let target = &indicator.target.as_ref()?.value;
    let own = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
    let value = amount(target.value.as_ref()?.value.0, own)?;
    let name = match &target.of {
        Some(of) => scribe.owned(of),
        None => scribe.t("target").to_owned(),
    };
    let label =
        format!("{name}{}{}", scribe.t("colon"), scribe.t("word_space")) + &scribe.target(indicator, target).text();
    Some(TargetMark { value, at: Some(moment(indicator, target.period.value)), label })
}
