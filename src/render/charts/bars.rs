//! Charts from zero: columns, bars and lollipops, parts on each other, shares of 100 %, and counted symbols.

use super::lines::only_target;
use super::points::{Point, Track, columns, names};
use super::rounding;
use super::series::whole;
use crate::chart::kinds::{self, Arrangement, BarSeries, Bars, Direction, Lollipop, Pictogram};
use crate::chart::spec::{Amount, Entry, Order};
use crate::i18n::{Period, TickFormat};
use crate::model::{self, Chart, Symbol};
use crate::render::scribe::Scribe;
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};

/// The largest row of a pictogram has at most so many symbols, where the report does not say what one stands for.
const SYMBOLS: f64 = 20.0;

/// One column a period.
pub fn column(scribe: &Scribe<'_>, track: &Track<'_>, ticks: TickFormat) -> Bars {
    let tracks = std::slice::from_ref(track);
    by_period(scribe, tracks, Arrangement::Single, ticks)
}

/// A column an indicator, side by side in each period.
pub fn grouped(scribe: &Scribe<'_>, tracks: &[Track<'_>], ticks: TickFormat) -> Bars {
    by_period(scribe, tracks, Arrangement::Grouped, ticks)
}

/// Parts on each other, one stack a period. Above it stands the whole where its figure was published; it is not worked out.
pub fn stacked(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>], ticks: TickFormat) -> Bars {
    let mut whole = whole(scribe, chart).map(|indicator| Track::whole(scribe, indicator));
    rounding::read(scribe, whole.as_mut_slice());
    let total = |period: Period| {
        let point = whole.as_ref()?.at(period)?;
        point.y.map(|_| point.drawn.clone())
    };
    let totals = columns(tracks).into_iter().map(|period| total(period).unwrap_or_default()).collect();
    Bars { totals, ..by_period(scribe, tracks, Arrangement::Stacked, ticks) }
}

/// Each period as a bar of 100 %: its parts, or one share and what is left.
pub fn shares(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Bars {
    let numbers = &scribe.language.numbers;
    let ticks = TickFormat { factor: 0.01, word: String::new(), ..numbers.ticks(1.0, "percent") };
    let mut bars = Bars {
        direction: Direction::Rows,
        are_shares: !chart.stacks(),
        target: None,
        totals: columns(tracks).iter().map(|_| scribe.t("all_zero").to_owned()).collect(),
        ..by_period(scribe, tracks, Arrangement::Share, ticks)
    };
    if let (Some(rest), [track]) = (&chart.rest, tracks) {
        let (code, noun) = scribe.unit_words(track.indicator);
        let left = |share: &Amount| {
            let left = Decimal::ONE_HUNDRED - Decimal::from_f64(share.value)?;
            let label = numbers.amount(left.round_dp(4).normalize(), Decimal::ONE, code, noun).text();
            Some(Amount::plain(left.to_f64()?, label))
        };
        let cells = bars.series.iter().flat_map(|series| &series.cells).map(|cell| left(cell.as_ref()?)).collect();
        bars.series.push(BarSeries { name: scribe.owned(rest), cells });
    }
    bars
}

fn by_period(scribe: &Scribe<'_>, tracks: &[Track<'_>], arrangement: Arrangement, ticks: TickFormat) -> Bars {
    let columns = columns(tracks);
    let series = tracks.iter().map(|track| BarSeries {
        name: scribe.owned(&track.indicator.short),
        cells: columns.iter().map(|period| track.at(*period).and_then(written)).collect(),
    });
    Bars {
        direction: Direction::Columns,
        arrangement,
        order: Order::Given,
        series: series.collect(),
        categories: columns.iter().map(|period| scribe.period(*period)).collect(),
        totals: Vec::new(),
        are_shares: false,
        ticks,
        target: only_target(scribe, tracks),
        gap_label: scribe.t("gap").to_owned(),
    }
}

fn written(point: &Point) -> Option<Amount> {
    Some(Amount { value: point.y?, label: point.drawn.clone(), full: point.label.clone() })
}

/// One bar a row.
pub fn bar(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>], ticks: TickFormat) -> Bars {
    let (categories, cells) = entries(scribe, chart, tracks).into_iter().map(|it| (it.name, it.amount)).unzip();
    let name = tracks.first().map(|track| scribe.owned(&track.indicator.short)).unwrap_or_default();
    Bars {
        direction: Direction::Rows,
        arrangement: Arrangement::Single,
        order: Order::Given,
        series: vec![BarSeries { name, cells }],
        categories,
        totals: Vec::new(),
        are_shares: false,
        ticks,
        target: only_target(scribe, tracks),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// A dot on a stem a row.
pub fn lollipop(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>], ticks: TickFormat) -> Lollipop {
    Lollipop {
        rows: entries(scribe, chart, tracks),
        order: Order::Given,
        ticks,
        target: only_target(scribe, tracks),
        gap_label: scribe.t("gap").to_owned(),
    }
}

/// Counts as rows of symbols.
pub fn pictogram(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Pictogram {
    let rows = entries(scribe, chart, tracks);
    let most = rows.iter().filter_map(|row| Some(row.amount.as_ref()?.value)).fold(0.0, f64::max);
    let each = chart.each.as_ref().and_then(|each| each.value.0.to_f64()).unwrap_or_else(|| round(most / SYMBOLS));
    let symbol = chart.symbol.as_ref().map(|symbol| symbol.value).unwrap_or_default();
    let (name, symbol) = match symbol {
        Symbol::Square => ("symbol_square", kinds::Symbol::Square),
        Symbol::Circle => ("symbol_circle", kinds::Symbol::Circle),
        Symbol::Person => ("symbol_person", kinds::Symbol::Person),
    };
    let amount = tracks.first().zip(Decimal::from_f64(each)).map(|(track, each)| {
        let (code, noun) = scribe.unit_words(track.indicator);
        scribe.language.numbers.amount(each, Decimal::ONE, code, noun).text()
    });
    let each_label = amount.map(|amount| scribe.language.fill(name, &[("amount", &amount)])).unwrap_or_default();
    Pictogram { rows, each, each_label, symbol, gap_label: scribe.t("gap").to_owned() }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is not below `least`.
fn round(least: f64) -> f64 {
    let power = 10f64.powf(least.max(1.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0].map(|step| step * power).into_iter().find(|step| *step >= least).unwrap_or(10.0 * power)
}

/// The indicators in one period, or the periods of one indicator, in the chart's order.
fn entries(scribe: &Scribe<'_>, chart: &Chart, tracks: &[Track<'_>]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = match tracks {
        [track] => {
            let entry = |point: &Point| Entry { name: scribe.period(point.period), amount: written(point) };
            track.points.iter().map(entry).collect()
        }
        several => {
            let amount = |track: &Track<'_>| track.points.first().and_then(written);
            let named = several.iter().zip(names(scribe, several));
            named.map(|(track, name)| Entry { name, amount: amount(track) }).collect()
        }
    };
    if chart.order.as_ref().is_some_and(|order| order.value == model::Order::Value) {
        let value = |entry: &Entry| entry.amount.as_ref().map_or(f64::NEG_INFINITY, |amount| amount.value);
        entries.sort_by(|a, b| value(b).total_cmp(&value(a)));
    }
    entries
}
