//! Charts of observations: lines, columns, dots and heat maps.

use super::Parts;
use super::points::{Point, amount, moment, points, row_name};
use super::{alternative, rows, table};
use crate::chart::Kind;
use crate::chart::kinds::{
    Arrangement, BarSeries, Bars, Direction, Dot, HeatRow, Heatmap, Line, Multiples, Panel, PanelForm,
};
use crate::chart::spec::{Amount, Datum, Order, Series, TargetMark, TimeTick};
use crate::i18n::{Period, TickFormat};
use crate::model::{Chart, ChartKind, Indicator, PeriodKind};
use crate::render::scribe::Scribe;
use crate::render::view::Citation;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;

/// Everything about a chart of `indicators`. `None` where there is none.
pub fn parts(scribe: &Scribe<'_>, chart: &Chart, indicators: &[&Indicator]) -> Option<Parts> {
    let kind = chart.kind.value;
    let first = indicators.first()?;
    let ticks = ticks(scribe, indicators);
    let drawn = match kind {
        ChartKind::Heatmap => Kind::Heatmap(heatmap(scribe, indicators)),
        ChartKind::Dot => Kind::Dot(dot(scribe, indicators, ticks.clone())),
        ChartKind::Column => Kind::Bars(column(scribe, first, ticks.clone())),
        ChartKind::Bullet => Kind::Bullet(rows::bullet(scribe, indicators)),
        ChartKind::Dumbbell => Kind::Dumbbell(rows::dumbbell(scribe, chart, indicators, ticks.clone())),
        ChartKind::Slope => Kind::Slope(rows::slope(scribe, chart, indicators)),
        ChartKind::SmallMultiples => Kind::Multiples(multiples(scribe, indicators, ticks.clone())),
        _ => Kind::Line(line(scribe, indicators, ticks.clone())),
    };
    let by_target = matches!(kind, ChartKind::Bullet | ChartKind::Dumbbell);
    let mixed = indicators.iter().any(|indicator| indicator.period_kind == Some(PeriodKind::Mixed));
    Some(Parts {
        kind: drawn,
        subtitle: subtitle(scribe, indicators, &ticks),
        alternative: if by_target {
            alternative::of_targets(scribe, indicators)
        } else {
            alternative::of_series(scribe, indicators)
        },
        table: if by_target { table::of_targets(scribe, indicators) } else { table::of_series(scribe, indicators) },
        notes: mixed.then(|| scribe.t("mixed_note").to_owned()).into_iter().collect(),
        sources: sources(scribe, indicators),
    })
}

fn datum(scribe: &Scribe<'_>, point: Point) -> Datum {
    Datum { x: point.x, period: scribe.period(point.period), y: point.y, label: point.label }
}

pub fn ticks(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> TickFormat {
    let values = indicators.iter().flat_map(|indicator| points(scribe, indicator)).filter_map(|point| point.y);
    let values = values.chain(indicators.iter().filter_map(|indicator| Some(target(scribe, &[indicator])?.value)));
    let most = values.fold(0.0, |most: f64, value| most.max(value.abs()));
    let code = indicators.first().map_or("", |indicator| scribe.unit_words(indicator).0);
    scribe.language.numbers.ticks(most, code)
}

fn line(scribe: &Scribe<'_>, indicators: &[&Indicator], ticks: TickFormat) -> Line {
    let series: Vec<Series> = indicators
        .iter()
        .map(|indicator| Series {
            name: scribe.owned(&indicator.short),
            data: points(scribe, indicator).into_iter().map(|point| datum(scribe, point)).collect(),
        })
        .collect();
    Line { time: time(scribe, indicators), series, ticks, target: target(scribe, indicators) }
}

/// Years as years; for anything shorter each period by its own name.
fn time(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Vec<TimeTick> {
    let kind = indicators.first().and_then(|indicator| indicator.period_kind);
    let all: Vec<Point> = indicators.iter().flat_map(|indicator| points(scribe, indicator)).collect();
    let year = |year: i32, at: f64| {
        Period::try_from(format!("{year:04}")).ok().map(|period| TimeTick { at, label: scribe.period(period) })
    };
    match kind {
        Some(PeriodKind::Stock) => {
            let due = indicators.iter().filter_map(|indicator| Some(indicator.target.as_ref()?.period.value.end()));
            let ends = all.iter().map(|point| point.x).chain(due);
            let (from, to) = ends.fold((f64::MAX, f64::MIN), |(from, to), x| (from.min(x), to.max(x)));
            // A year's label stands in its middle: a stock at the end of 2023 lies between 2023 and 2024.
            let years = from.floor() as i32..=(to - 1e-6).floor() as i32;
            years.filter_map(|number| year(number, f64::from(number) + 0.5)).collect()
        }
        Some(PeriodKind::Annual) => {
            let years: BTreeSet<i32> = all.iter().map(|point| point.period.year()).collect();
            years.into_iter().filter_map(|number| year(number, f64::from(number) + 0.5)).collect()
        }
        _ => {
            let mut ticks: Vec<(f64, Period)> = all.iter().map(|point| (point.x, point.period)).collect();
            ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
            ticks.dedup();
            ticks.into_iter().map(|(at, period)| TimeTick { at, label: scribe.period(period) }).collect()
        }
    }
}

/// The target of a chart of one indicator, if it is a number.
fn target(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Option<TargetMark> {
    let [indicator] = indicators else { return None };
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

/// One panel an indicator, all on the same axes.
fn multiples(scribe: &Scribe<'_>, indicators: &[&Indicator], ticks: TickFormat) -> Multiples {
    let panels = indicators.iter().map(|indicator| Panel {
        name: scribe.owned(&indicator.short),
        data: points(scribe, indicator).into_iter().map(|point| datum(scribe, point)).collect(),
        target: target(scribe, &[indicator]),
    });
    Multiples {
        panels: panels.collect(),
        form: PanelForm::Line,
        time: time(scribe, indicators),
        ticks,
        gap_label: scribe.t("gap").to_owned(),
    }
}

fn column(scribe: &Scribe<'_>, indicator: &Indicator, ticks: TickFormat) -> Bars {
    let points = points(scribe, indicator);
    let cells = points.iter().map(|point| Some(Amount { value: point.y?, label: point.label.clone() }));
    Bars {
        direction: Direction::Columns,
        arrangement: Arrangement::Single,
        order: Order::Given,
        series: vec![BarSeries { name: scribe.owned(&indicator.short), cells: cells.collect() }],
        categories: points.iter().map(|point| scribe.period(point.period)).collect(),
        totals: Vec::new(),
        ticks,
        target: target(scribe, &[indicator]),
        gap_label: scribe.t("gap").to_owned(),
    }
}

fn dot(scribe: &Scribe<'_>, indicators: &[&Indicator], ticks: TickFormat) -> Dot {
    let several = indicators.len() > 1;
    let rows = indicators.iter().flat_map(|indicator| {
        let name = scribe.owned(&indicator.short);
        indexed(scribe, points(scribe, indicator)).into_iter().map(move |datum| Datum {
            period: if several { format!("{name} {}", datum.period) } else { datum.period.clone() },
            ..datum
        })
    });
    Dot { rows: rows.collect(), ticks, gap_label: scribe.t("gap").to_owned() }
}

fn indexed(scribe: &Scribe<'_>, points: Vec<Point>) -> Vec<Datum> {
    points.into_iter().zip(0..).map(|(point, index)| Datum { x: f64::from(index), ..datum(scribe, point) }).collect()
}

fn heatmap(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Heatmap {
    let columns = columns(indicators);
    let rows = indicators
        .iter()
        .map(|indicator| HeatRow { name: row_name(scribe, indicator), cells: cells(scribe, indicator, &columns) });
    Heatmap {
        rows: rows.collect(),
        columns: columns.iter().map(|period| scribe.period(*period)).collect(),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// The union of all periods, in the order of time.
fn columns(indicators: &[&Indicator]) -> Vec<Period> {
    let mut columns: Vec<Period> =
        indicators.iter().flat_map(|indicator| &indicator.series).map(|observation| observation.period.value).collect();
    columns.sort_by_key(|period| (period.end_month(), period.months()));
    columns.dedup();
    columns
}

fn cells(scribe: &Scribe<'_>, indicator: &Indicator, columns: &[Period]) -> Vec<Option<(f64, String)>> {
    let cell = |period: &Period| {
        let observation = indicator.series.iter().find(|observation| observation.period.value == *period)?;
        let value = observation.value.value.value.0;
        Some((value.to_f64()?, scribe.language.numbers.digits(value)))
    };
    columns.iter().map(cell).collect()
}

/// Measure, kind of period, time covered, unit.
fn subtitle(scribe: &Scribe<'_>, indicators: &[&Indicator], ticks: &TickFormat) -> Vec<String> {
    let Some(first) = indicators.first() else { return Vec::new() };
    let mut subtitle = Vec::new();
    if indicators.len() == 1 {
        subtitle.push(scribe.owned(&first.name));
    }
    let mut areas: Vec<String> = indicators.iter().filter_map(|it| scribe.area(it)).map(str::to_owned).collect();
    areas.dedup();
    subtitle.push(areas.join(scribe.t("list_separator")));
    subtitle.extend(first.period_kind.map(|kind| scribe.t(kind.phrase()).to_owned()));
    let columns = columns(indicators);
    if let (Some(from), Some(to)) =
        (columns.iter().map(|period| period.year()).min(), columns.iter().map(|period| period.end_month()).max())
    {
        let last = (to - 1).div_euclid(12);
        let range = if from == last { format!("{from:04}") } else { format!("{from:04}/{last:04}") };
        subtitle.extend(Period::try_from(range).ok().map(|period| scribe.period(period)));
    }
    let (code, noun) = scribe.unit_words(first);
    if indicators.iter().all(|it| scribe.unit_words(it) == (code, noun)) {
        subtitle.push(unit_label(scribe, code, noun, &ticks.word));
    }
    subtitle.retain(|part| !part.is_empty());
    subtitle
}

/// The unit of an axis in words: 亿元, RMB billion, 万辆, GW.
fn unit_label(scribe: &Scribe<'_>, code: &str, noun: &str, word: &str) -> String {
    let pattern = scribe.language.numbers.units.get(code).map_or("{n}", |unit| unit.pattern.as_str());
    pattern.replace("{n}", word.trim()).replace("{noun}", noun).trim().to_owned()
}

/// The sources of all figures, each once, in the order of first use.
fn sources(scribe: &Scribe<'_>, indicators: &[&Indicator]) -> Vec<Citation> {
    let mut seen = BTreeSet::new();
    let used = indicators.iter().flat_map(|indicator| {
        let target = indicator.target.iter().filter(|target| target.value.value.is_some());
        let target = target.map(|target| (&target.value.source, target.value.quote.as_ref()));
        let series =
            indicator.series.iter().map(|observation| (&observation.value.source, observation.value.quote.as_ref()));
        series.chain(target)
    });
    used.filter(|(source, _)| seen.insert(source.value.clone()))
        .map(|(source, quote)| scribe.citation(&source.value, quote))
        .collect()
}
