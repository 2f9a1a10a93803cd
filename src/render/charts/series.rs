//! Charts of observations: what stands beside each of them, and the two that join nothing, dots and heat maps.

use super::Parts;
use super::points::{Point, Track, amount, columns, names};
use super::{alternative, bars, lines, rounding, rows, table};
use crate::chart::Kind;
use crate::chart::kinds::{Dot, HeatRow, Heatmap};
use crate::chart::spec::{Amount, Datum};
use crate::i18n::{Period, TickFormat, decimals, rounded};
use crate::model::{Chart, ChartKind, Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use crate::render::view::{Citation, Table};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;

/// Everything about a chart of `indicators`. `None` where there is none.
pub fn parts(scribe: &Scribe<'_>, chart: &Chart, indicators: &[&Indicator]) -> Option<Parts> {
    let mut tracks: Vec<Track<'_>> = indicators.iter().map(|it| Track::of(scribe, chart, it)).collect();
    rounding::read(scribe, &mut tracks);
    let first = tracks.first()?;
    let ticks = ticks(scribe, indicators);
    let kind = match chart.kind.value {
        ChartKind::Heatmap => Kind::Heatmap(heatmap(scribe, &tracks)),
        ChartKind::Dot => Kind::Dot(dot(scribe, &tracks, ticks.clone())),
        ChartKind::Bullet => Kind::Bullet(rows::bullet(scribe, indicators)),
        ChartKind::Dumbbell => Kind::Dumbbell(rows::dumbbell(scribe, chart, indicators, ticks.clone())),
        ChartKind::Slope => Kind::Slope(rows::slope(scribe, chart, &tracks)),
        ChartKind::SmallMultiples => Kind::Multiples(lines::multiples(scribe, &tracks, ticks.clone())),
        ChartKind::Area => Kind::Area(lines::area(scribe, &tracks, ticks.clone())),
        ChartKind::Sparkline => Kind::Sparkline(lines::sparkline(scribe, first)),
        ChartKind::Column => Kind::Bars(bars::column(scribe, first, ticks.clone())),
        ChartKind::Grouped => Kind::Bars(bars::grouped(scribe, &tracks, ticks.clone())),
        ChartKind::Stacked => Kind::Bars(bars::stacked(scribe, chart, &tracks, ticks.clone())),
        ChartKind::Share => Kind::Bars(bars::shares(scribe, chart, &tracks)),
        ChartKind::Bar => Kind::Bars(bars::bar(scribe, chart, &tracks, ticks.clone())),
        ChartKind::Lollipop => Kind::Lollipop(bars::lollipop(scribe, chart, &tracks, ticks.clone())),
        ChartKind::Pictogram => Kind::Pictogram(bars::pictogram(scribe, chart, &tracks)),
        _ => Kind::Line(lines::line(scribe, &tracks, ticks.clone())),
    };
    let all: Vec<&Indicator> = indicators.iter().copied().chain(whole(scribe, chart)).collect();
    Some(Parts {
        kind,
        subtitle: subtitle(scribe, chart, &tracks, &ticks),
        alternative: alternative(scribe, chart, &tracks),
        table: table(scribe, chart, &tracks),
        notes: notes(scribe, chart, indicators, &tracks),
        sources: sources(scribe, chart, &all),
    })
}

/// Whether each row stands between baseline, newest figure and target.
fn is_of_targets(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bullet | ChartKind::Dumbbell)
}

/// The indicator that the parts of a chart add up to.
pub fn whole<'a>(scribe: &Scribe<'a>, chart: &Chart) -> Option<&'a Indicator> {
    scribe.report().indicators.get(&chart.whole.as_ref()?.value)
}

fn alternative(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> String {
    match chart.kind.value {
        kind if is_of_targets(kind) => alternative::of_targets(scribe, tracks),
        ChartKind::Share => alternative::of_shares(scribe, chart, &bars::shares(scribe, chart, tracks)),
        kind if kind.is_of_rows() && tracks.len() > 1 => alternative::of_rows(scribe, tracks),
        _ => alternative::of_series(scribe, tracks, whole(scribe, chart)),
    }
}

fn table(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Table {
    match chart.kind.value {
        kind if is_of_targets(kind) => table::of_targets(scribe, tracks),
        _ => table::of_series(scribe, tracks),
    }
}

/// What holds for every chart of such data.
fn notes(scribe: &Scribe<'_>, chart: &Chart, indicators: &[&Indicator], tracks: &[Track<'_>]) -> Vec<String> {
    let several = chart.periods.is_empty() || chart.periods.len() > 1;
    let mixed = indicators.iter().any(|indicator| indicator.period_kind == Some(PeriodKind::Mixed));
    let mixed = (mixed && several && chart.kind.value != ChartKind::Slope).then(|| scribe.t("mixed_note").to_owned());
    // A line is only open where a figure is missing; columns and cells have a place that says so.
    let is_line = matches!(chart.kind.value, ChartKind::Line | ChartKind::Area | ChartKind::SmallMultiples);
    let gaps = is_line.then(|| alternative::of_gaps(scribe, tracks)).flatten();
    mixed.into_iter().chain(gaps).chain(left_out(scribe, chart, tracks)).collect()
}

/// Which periods lie between those of places side by side that time does not divide evenly.
fn left_out(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Option<String> {
    let kind = chart.kind.value;
    let has_places = match kind {
        ChartKind::Column | ChartKind::Grouped | ChartKind::Stacked | ChartKind::Share | ChartKind::Heatmap => true,
        kind => kind.is_of_rows() && tracks.len() == 1,
    };
    let columns = columns(tracks);
    let pairs = || columns.iter().zip(columns.iter().skip(1));
    let mut steps = pairs().map(|(before, after)| after.end_month() - before.end_month());
    let first = steps.next()?;
    if !has_places || steps.all(|step| step == first) {
        return None;
    }
    let between = pairs().filter_map(|(before, after)| Period::between(before.end_month(), after.start_month()));
    let between: Vec<String> = between.map(|period| scribe.period(period)).collect();
    (!between.is_empty()).then(|| scribe.language.fill("left_out", &[("periods", &scribe.listed(&between))]))
}

pub fn datum(scribe: &Scribe<'_>, point: &Point) -> Datum {
    let (label, full) = (point.drawn.clone(), point.label.clone());
    Datum { x: point.x, period: scribe.period(point.period), y: point.y, label, full }
}

pub fn ticks(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> TickFormat {
    let values = indicators.iter().flat_map(|indicator| {
        let own = indicator.unit.as_ref().map_or(Decimal::ONE, |unit| unit.scale.0);
        indicator.series.iter().filter_map(move |observed| amount(observed.value.value.value.0, own))
    });
    let targets = indicators.iter().filter_map(|indicator| Some(lines::target(scribe, indicator)?.value));
    let most = values.chain(targets).fold(0.0, |most: f64, value| most.max(value.abs()));
    let code = indicators.first().map_or("", |indicator| scribe.unit_words(indicator).0);
    scribe.language.numbers.ticks(most, code)
}

fn dot(scribe: &Scribe<'_>, tracks: &[Track<'_>], ticks: TickFormat) -> Dot {
    let several = tracks.len() > 1;
    let rows = tracks.iter().flat_map(|track| {
        let name = scribe.owned(&track.indicator.short);
        track.points.iter().zip(0..).map(move |(point, index)| {
            let datum = Datum { x: f64::from(index), ..datum(scribe, point) };
            Datum { period: if several { format!("{name} {}", datum.period) } else { datum.period.clone() }, ..datum }
        })
    });
    Dot { rows: rows.collect(), ticks, gap_label: scribe.t("gap").to_owned() }
}

fn heatmap(scribe: &Scribe<'_>, tracks: &[Track<'_>]) -> Heatmap {
    let has = |period: &Period| tracks.iter().any(|it| it.at(*period).is_some_and(|point| point.y.is_some()));
    let columns: Vec<Period> = columns(tracks).into_iter().filter(has).collect();
    let shown = tracks.iter().flat_map(|track| {
        let observed = track.points.iter().filter_map(|point| track.indicator.series.get(point.index?));
        observed.map(|observation| observation.value.value.value.0)
    });
    let places = decimals(&shown.collect::<Vec<_>>());
    let cell = |track: &Track<'_>, period: Period| {
        let point = track.at(period)?;
        let value = track.indicator.series.get(point.index?)?.value.value.value.0;
        let label = scribe.language.numbers.digits(rounded(value, places));
        Some(Amount { value: value.to_f64()?, label, full: point.label.clone() })
    };
    let rows = tracks
        .iter()
        .zip(names(scribe, tracks))
        .map(|(track, name)| HeatRow { name, cells: columns.iter().map(|period| cell(track, *period)).collect() });
    Heatmap {
        rows: rows.collect(),
        columns: columns.iter().map(|period| scribe.period(*period)).collect(),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// Measure, kind of period, time covered, unit.
fn subtitle(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>], ticks: &TickFormat) -> Vec<String> {
    let Some(first) = tracks.first().map(|track| track.indicator) else { return Vec::new() };
    let indicators = || tracks.iter().map(|track| track.indicator);
    let mut subtitle = Vec::new();
    if tracks.len() == 1 {
        subtitle.push(scribe.owned(&first.name));
    }
    let mut areas: Vec<String> = indicators().filter_map(|it| scribe.area(it)).map(str::to_owned).collect();
    areas.dedup();
    subtitle.push(areas.join(scribe.t("list_separator")));
    match chart.periods.as_slice() {
        few @ ([_] | [_, _]) => {
            let few: Vec<String> = few.iter().map(|period| scribe.period(period.value)).collect();
            subtitle.push(scribe.listed(&few));
        }
        _ => {
            subtitle.extend(first.period_kind.map(|kind| scribe.t(kind.phrase()).to_owned()));
            subtitle.extend(covered(&columns(tracks)).map(|period| scribe.period(period)));
        }
    }
    let (code, noun) = scribe.unit_words(first);
    if rounding::share_unit(scribe, indicators()) {
        subtitle.push(unit_label(scribe, code, noun.text, ticks.factor));
    }
    subtitle.retain(|part| !part.is_empty());
    subtitle
}

/// The years from the first of `columns` to the last.
fn covered(columns: &[Period]) -> Option<Period> {
    let from = columns.iter().map(|period| period.year()).min()?;
    let last = (columns.iter().map(|period| period.end_month()).max()? - 1).div_euclid(12);
    let range = if from == last { format!("{from:04}") } else { format!("{from:04}/{last:04}") };
    Period::try_from(range).ok()
}

/// The unit of an axis in words: 亿元, RMB billion, 万辆, GW.
fn unit_label(scribe: &Scribe<'_>, code: &str, noun: &str, factor: f64) -> String {
    let numbers = &scribe.language.numbers;
    let pattern = numbers.units.get(code).map_or("{n}", |unit| unit.pattern.text());
    let word = numbers.word(factor, code);
    pattern.replace("{n}", word.trim()).replace("{noun}", noun).trim().to_owned()
}

/// The sources of all figures that are shown, each once, in the order of first use.
fn sources(scribe: &Scribe<'_>, chart: &Chart, indicators: &[&Indicator]) -> Vec<Citation> {
    let mut seen = BTreeSet::new();
    let kind = chart.kind.value;
    let is_single = matches!(chart.indicators.as_slice(), [_]) && kind != ChartKind::Share;
    let shows_target = is_single || is_of_targets(kind) || kind == ChartKind::SmallMultiples;
    let used = indicators.iter().flat_map(|indicator| {
        let target = indicator.target.iter().filter(|target| shows_target && target.value.value.is_some());
        let target = target.map(|target| (&target.value.source, target.value.quote.as_ref()));
        let series = indicator.series.iter().filter(|it| chart.shows(it.period.value));
        let series = series.map(|observation| (&observation.value.source, observation.value.quote.as_ref()));
        series.chain(target)
    });
    used.filter(|(source, _)| seen.insert(source.value.clone()))
        .map(|(source, quote)| scribe.citation(&source.value, quote))
        .collect()
}
