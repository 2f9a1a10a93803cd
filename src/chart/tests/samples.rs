//! Specs to test with.

use crate::chart::kinds::*;
use crate::chart::spec::*;
use crate::i18n::{DigitFormat, TickFormat};

pub(super) fn ticks() -> TickFormat {
    TickFormat { digits: DigitFormat::new(",", ".", "−"), factor: 1.0, word: String::new(), suffix: String::new() }
}

pub(super) fn spec(kind: Kind) -> ChartSpec {
    ChartSpec {
        id: "c".into(),
        lang: "en".into(),
        name: "A <chart> & its \"name\"".into(),
        description: "What it shows]]>".into(),
        kind,
    }
}

/// A number as tests write it: enough digits to find it again in a drawing.
pub(super) fn written(value: f64) -> String {
    if value == 0.0 || (1e-4..1e7).contains(&value.abs()) { format!("{value}") } else { format!("{value:e}") }
}

pub(super) fn amount(y: Option<f64>) -> Option<Amount> {
    y.map(|value| Amount::plain(value, written(value)))
}

pub(super) fn series(name: &str, values: &[Option<f64>]) -> Series {
    let datum = |(index, y): (usize, &Option<f64>)| {
        let x = 2020.0 + index as f64;
        let label = y.map_or("—".into(), written);
        Datum { x, period: format!("{x:.0}"), y: *y, full: label.clone(), label }
    };
    Series { name: name.into(), data: values.iter().enumerate().map(datum).collect() }
}

pub(super) fn line(values: &[Option<f64>]) -> Kind {
    Kind::Line(Line { series: vec![series("Wind", values)], time: Vec::new(), ticks: ticks(), target: None })
}

pub(super) fn area(values: &[Option<f64>]) -> Kind {
    Kind::Area(Area { series: vec![series("Wind", values)], time: Vec::new(), ticks: ticks(), target: None })
}

pub(super) fn bars(direction: Direction, arrangement: Arrangement, series: &[&[Option<f64>]]) -> Bars {
    let count = series.first().map_or(0, |values| values.len());
    let named = |(index, values): (usize, &&[Option<f64>])| BarSeries {
        name: format!("Series {index}"),
        cells: values.iter().map(|y| amount(*y)).collect(),
    };
    Bars {
        direction,
        arrangement,
        order: Order::Given,
        categories: (0..count).map(|index| (2020 + index).to_string()).collect(),
        series: series.iter().enumerate().map(named).collect(),
        totals: Vec::new(),
        are_shares: false,
        ticks: TickFormat { factor: if arrangement == Arrangement::Share { 0.01 } else { 1.0 }, ..ticks() },
        target: None,
        gap_label: "none".into(),
    }
}

pub(super) fn column(values: &[Option<f64>]) -> Kind {
    Kind::Bars(bars(Direction::Columns, Arrangement::Single, &[values]))
}

pub(super) fn bar(values: &[Option<f64>]) -> Kind {
    Kind::Bars(bars(Direction::Rows, Arrangement::Single, &[values]))
}

pub(super) fn dot(values: &[Option<f64>]) -> Kind {
    Kind::Dot(Dot { rows: series("Wind", values).data, ticks: ticks(), gap_label: "none".into() })
}

pub(super) fn lollipop(values: &[Option<f64>]) -> Kind {
    let row = |(index, y): (usize, &Option<f64>)| Entry { name: format!("Row {index}"), amount: amount(*y) };
    let rows = values.iter().enumerate().map(row).collect();
    Kind::Lollipop(Lollipop { rows, order: Order::Given, ticks: ticks(), target: None, gap_label: "none".into() })
}

pub(super) fn grouped(values: &[Option<f64>]) -> Kind {
    Kind::Bars(bars(Direction::Columns, Arrangement::Grouped, &[values, values]))
}

pub(super) fn stacked(values: &[Option<f64>]) -> Kind {
    Kind::Bars(bars(Direction::Rows, Arrangement::Stacked, &[values, values]))
}

pub(super) fn heatmap(values: &[Option<f64>]) -> Kind {
    let row = HeatRow { name: "Wind".into(), cells: values.iter().map(|y| amount(*y)).collect() };
    let columns = (0..values.len()).map(|index| (2020 + index).to_string()).collect();
    Kind::Heatmap(Heatmap { columns, rows: vec![row], gap_label: "none".into() })
}
