//! Numbers at the edge: what is drawn, and what is told where there is no drawing.

use super::{Tongue, amount, gap, large, large_years, ticks, years};
use crate::chart::kinds::{Arrangement, BarSeries, Bars, Direction, Line};
use crate::chart::spec::{ChartSpec, Datum, Kind, Order, Series};
use crate::i18n::TickFormat;

/// A spec with numbers at the edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// What is at the edge.
    pub title: String,
    /// The chart; whether it has a drawing, [`crate::chart::svg`] says.
    pub spec: ChartSpec,
}

/// Numbers in a case, and the axis' words for them.
type Case = (&'static str, &'static str, Form, Vec<Option<f64>>);

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Line,
    Large,
    Column,
    Bar,
}

/// All of them: first those with a drawing.
pub fn edges(tongue: Tongue) -> Vec<Edge> {
    let all = cases().into_iter().enumerate();
    let edge = |(index, (zh, en, form, values)): (usize, Case)| {
        let title = tongue.say(zh, en).to_owned();
        let kind = match form {
            Form::Line => line(years(tongue, 2021, &values, ""), ticks("")),
            Form::Large => line(large_years(tongue, &values), large(tongue)),
            Form::Column => bars(tongue, Direction::Columns, &values),
            Form::Bar => bars(tongue, Direction::Rows, &values),
        };
        let description = tongue.say("示例数据。", "Sample data.").to_owned();
        let id = format!("edge-{}", index + 1);
        let spec = ChartSpec { id, lang: tongue.tag().into(), name: title.clone(), description, kind };
        Edge { title, spec }
    };
    all.map(edge).collect()
}

fn cases() -> Vec<Case> {
    let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
    let many = |count: u32| (0..count).map(|index| Some(f64::from(index * 37 % 61) - 8.0)).collect::<Vec<_>>();
    vec![
        ("只有一个数", "A single figure", Form::Line, some(&[6.9])),
        ("所有数相等", "All figures equal", Form::Line, some(&[7.0, 7.0, 7.0, 7.0])),
        ("中间缺一个数", "One gap", Form::Line, vec![Some(6.9), Some(7.2), None, Some(7.8)]),
        ("只有一个数，两旁都缺", "One figure between gaps", Form::Line, vec![None, Some(6.9), None]),
        ("全是负数", "Only negative figures", Form::Column, some(&[-3.0, -1.2, -2.0])),
        ("全是零", "Only zeros", Form::Column, some(&[0.0, 0.0, 0.0])),
        ("只有一类", "One category", Form::Bar, some(&[42.0])),
        ("60类", "60 categories", Form::Bar, many(60)),
        ("十亿分之一", "A thousand-millionth", Form::Line, some(&[1e-9, 3e-9, 2e-9])),
        ("千万亿", "A thousand million million", Form::Large, some(&[2.1e14, 4.4e14, 1e15])),
        ("极小与极大同在一图", "The smallest beside the largest", Form::Column, some(&[1e-9, 1e15])),
        ("全是缺口", "Only gaps", Form::Line, vec![None, None]),
        ("不是数（NaN）", "Not a number (NaN)", Form::Line, some(&[6.9, f64::NAN])),
        ("无穷大", "Infinity", Form::Column, some(&[6.9, f64::INFINITY])),
        ("大得写不下", "Too large to be written", Form::Line, some(&[1e25])),
        ("61类", "61 categories", Form::Column, many(61)),
        ("一个数也没有", "Nothing at all", Form::Line, Vec::new()),
    ]
}

fn line(data: Vec<Datum>, ticks: TickFormat) -> Kind {
    let series = vec![Series { name: String::new(), data }];
    Kind::Line(Line { series, time: Vec::new(), ticks, target: None })
}

fn bars(tongue: Tongue, direction: Direction, values: &[Option<f64>]) -> Kind {
    let category = |index: usize| tongue.say(&format!("示例县{index}"), &format!("County {index}")).to_owned();
    let cells = values.iter().map(|value| value.map(|value| amount(value, ""))).collect();
    Kind::Bars(Bars {
        direction,
        arrangement: Arrangement::Single,
        order: Order::Given,
        categories: (1..=values.len()).map(category).collect(),
        series: vec![BarSeries { name: String::new(), cells }],
        totals: Vec::new(),
        are_shares: false,
        ticks: ticks(""),
        target: None,
        gap_label: gap(tongue),
    })
}
