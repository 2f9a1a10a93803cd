//! Samples of bars in all arrangements, lollipops and areas.

use super::{Entry, Tongue, amount, entry, gap, sixty, ticks, years};
use crate::chart::kinds::{Area, Arrangement, BarSeries, Bars, Direction, Lollipop};
use crate::chart::spec::{Entry as Row, Kind, Order, Series, TargetMark};
use crate::i18n::TickFormat;

pub(super) fn entries(tongue: Tongue) -> Vec<Entry> {
    vec![column(tongue), bar(tongue), lollipop(tongue), area(tongue)]
}

/// The sample sectors, and what each has in five years.
type Values = [Option<f64>; 5];
const SECTORS: [(&str, &str, Values); 3] = [
    ("示例部门甲", "Sample sector A", [Some(42.0), Some(45.0), Some(51.0), Some(58.0), Some(63.0)]),
    ("示例部门乙", "Sample sector B", [Some(88.0), Some(92.0), Some(90.0), Some(99.0), Some(112.0)]),
    ("示例部门丙", "Sample sector C", [Some(20.0), Some(21.0), Some(26.0), Some(31.0), Some(40.0)]),
];

/// The sectors as bars over `names`; `open` leaves one figure out.
fn sectors(tongue: Tongue, direction: Direction, arrangement: Arrangement, (names, open): (&[String], bool)) -> Bars {
    let series = SECTORS.iter().enumerate().map(|(number, (zh, en, values))| BarSeries {
        name: tongue.say(zh, en).into(),
        cells: (0..)
            .zip(values)
            .map(|(at, value)| value.filter(|_| !(open && number == 1 && at == 1)).map(|value| amount(value, "")))
            .collect(),
    });
    let sum = |at: usize| SECTORS.iter().filter_map(|(_, _, values)| values.get(at).copied().flatten()).sum::<f64>();
    let is_share = arrangement == Arrangement::Share;
    let is_stack = arrangement == Arrangement::Stacked;
    Bars {
        direction,
        arrangement,
        order: Order::Given,
        categories: names.to_vec(),
        series: series.collect(),
        totals: (0..names.len()).filter(|_| is_stack).map(|at| format!("{}", sum(at))).collect(),
        are_shares: false,
        ticks: if is_share { TickFormat { factor: 0.01, ..ticks("%") } } else { ticks("") },
        target: None,
        gap_label: gap(tongue),
    }
}

fn single(tongue: Tongue, direction: Direction, rows: impl Iterator<Item = (String, Option<f64>)>, unit: &str) -> Bars {
    let (names, values): (Vec<String>, Vec<Option<f64>>) = rows.unzip();
    let cells = values.iter().map(|value| value.map(|value| amount(value, unit))).collect();
    Bars {
        arrangement: Arrangement::Single,
        series: vec![BarSeries { name: String::new(), cells }],
        totals: Vec::new(),
        are_shares: false,
        ticks: ticks(unit),
        ..sectors(tongue, direction, Arrangement::Grouped, (&names, false))
    }
}

fn periods(tongue: Tongue) -> Vec<String> {
    (2019..2024).map(|year| tongue.say(&format!("{year}年"), &format!("{year}")).to_owned()).collect()
}

fn over_years(tongue: Tongue, values: &[Option<f64>], unit: &str) -> Bars {
    let rows = years(tongue, 2019, values, unit).into_iter().map(|datum| (datum.period, datum.y));
    single(tongue, Direction::Columns, rows, unit)
}

fn column(tongue: Tongue) -> Entry {
    let target =
        TargetMark { value: 120.0, at: None, label: tongue.say("目标：120家", "Target: 120 firms").into() };
    let typical = over_years(tongue, &[Some(62.0), Some(75.0), None, Some(91.0), Some(104.0), Some(113.0)], "");
    let mixed = over_years(tongue, &[Some(4.0), Some(-7.5), Some(0.0), Some(12.5), Some(-2.0)], "%");
    let many = single(tongue, Direction::Columns, sixty(tongue).map(|(name, value)| (name, Some(value))), "");
    let periods = periods(tongue);
    let of = |arrangement, open| Kind::Bars(sectors(tongue, Direction::Columns, arrangement, (&periods, open)));
    entry(
        tongue,
        "column",
        [
            ("柱状图", "Column"),
            ("比较少数几个时期的数额，从零量起。", "Amounts in a few periods, measured from zero."),
            ("时期很多时用折线图；名称很长时用条形图。", "Many periods: use a line. Long names: use bars."),
        ],
        Some("- id: firms\n  kind: column\n  title: {zh: …, en: …}\n  indicators: [enterprises]\n"),
        vec![
            ("有缺口，有目标", "With a gap and a target", Kind::Bars(Bars { target: Some(target), ..typical })),
            ("正负都有", "Above and below zero", Kind::Bars(mixed)),
            ("并列", "Grouped", of(Arrangement::Grouped, true)),
            (
                "堆积，合计写在顶端；缺一部分就没有合计",
                "Stacked, sums at the top; no sum where a part is missing",
                of(Arrangement::Stacked, true),
            ),
            ("百分比堆积", "Shares of 100%", of(Arrangement::Share, false)),
            ("60类", "60 categories", Kind::Bars(many)),
        ],
    )
}

/// Names as long as they come.
fn regions(tongue: Tongue) -> Vec<String> {
    [
        ("示例市", "Sample City"),
        ("名称特别长的示例高新技术产业开发区", "Sample High-tech Industrial Development Zone with a long name"),
        ("示例县", "Sample County"),
        ("示例新区", "Sample New Area"),
        ("示例自治州", "Sample Prefecture"),
    ]
    .map(|(zh, en)| tongue.say(zh, en).to_owned())
    .to_vec()
}

fn bar(tongue: Tongue) -> Entry {
    let regions = regions(tongue);
    let values = [Some(118.0), Some(96.5), None, Some(142.0), Some(61.0)];
    let target = TargetMark { value: 100.0, at: None, label: tongue.say("目标：100", "Target: 100").into() };
    let sorted = Bars {
        order: Order::Descending,
        target: Some(target),
        ..single(tongue, Direction::Rows, regions.iter().cloned().zip(values), "")
    };
    let signs = [Some(7.5), Some(-3.25), Some(0.0), Some(12.0), Some(-9.0)];
    let mixed = single(tongue, Direction::Rows, regions.iter().cloned().zip(signs), "%");
    let of = |arrangement, open| Kind::Bars(sectors(tongue, Direction::Rows, arrangement, (&regions, open)));
    entry(
        tongue,
        "bar",
        [
            ("条形图", "Bar"),
            (
                "比较有名称的对象，名称长也放得下；一般从大到小排。",
                "Compares named things, long names included; usually the largest first.",
            ),
            ("比较时期：用柱状图或折线图。", "Periods: use columns or a line."),
        ],
        None,
        vec![
            ("从大到小，缺数的排最后", "The largest first, gaps last", Kind::Bars(sorted)),
            ("正负都有", "Above and below zero", Kind::Bars(mixed)),
            ("并列", "Grouped", of(Arrangement::Grouped, true)),
            ("堆积", "Stacked", of(Arrangement::Stacked, true)),
            ("百分比堆积", "Shares of 100%", of(Arrangement::Share, false)),
        ],
    )
}

fn lollipop(tongue: Tongue) -> Entry {
    let rows = |values: Vec<(String, Option<f64>)>| {
        let row = |(name, value): (String, Option<f64>)| Row { name, amount: value.map(|value| amount(value, "")) };
        let rows = values.into_iter().map(row).collect();
        let (ticks, gap_label) = (ticks(""), gap(tongue));
        Kind::Lollipop(Lollipop { rows, order: Order::Descending, ticks, target: None, gap_label })
    };
    let values = [Some(118.0), Some(112.5), None, Some(109.0), Some(121.0)];
    entry(
        tongue,
        "lollipop",
        [
            ("棒棒糖图", "Lollipop"),
            ("名称多、数值相近时，比条形图轻。", "Many names with similar amounts: lighter than bars."),
            ("数值相差大、名称少：用条形图。", "Few names, large differences: use bars."),
        ],
        None,
        vec![
            ("五个名称，一个缺口", "Five names, one gap", rows(regions(tongue).into_iter().zip(values).collect())),
            (
                "60个名称，正负都有",
                "60 names, above and below zero",
                rows(sixty(tongue).map(|(name, value)| (name, Some(value))).collect()),
            ),
        ],
    )
}

fn area(tongue: Tongue) -> Entry {
    let chart = |series, target| Kind::Area(Area { series, time: Vec::new(), ticks: ticks(""), target });
    let data = |values: &[Option<f64>]| years(tongue, 2016, values, "");
    let values = [Some(40.0), Some(46.0), Some(51.0), None, Some(58.0), Some(66.0), Some(71.0), Some(80.0)];
    let single = Series { name: String::new(), data: data(&values) };
    let parts: Vec<Series> = SECTORS
        .iter()
        .map(|(zh, en, values)| Series { name: tongue.say(zh, en).into(), data: data(values.as_slice()) })
        .collect();
    let target = TargetMark { value: 100.0, at: Some(2025.0), label: tongue.say("目标：100", "Target: 100").into() };
    entry(
        tongue,
        "area",
        [
            ("面积图", "Area"),
            (
                "数额随时间的积累；几个系列是一个整体的组成部分。",
                "Amounts over time; several series are parts of a whole.",
            ),
            ("系列不能相加：用折线图。", "Series that cannot be added: use lines."),
        ],
        None,
        vec![
            ("一个系列，有缺口，有目标", "One series with a gap and a target", chart(vec![single], Some(target))),
            ("三个组成部分", "Three parts", chart(parts, None)),
        ],
    )
}
