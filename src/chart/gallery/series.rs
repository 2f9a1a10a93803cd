//! Samples of kinds with a value axis or periods: line, dot, heat map.

use super::{Entry, Tongue, amount, entry, gap, large, large_years, named, number, ticks, years};
use crate::chart::kinds::{Dot, HeatRow, Heatmap, Line};
use crate::chart::spec::{Datum, Kind, Series, TargetMark};

pub(super) fn entries(tongue: Tongue) -> Vec<Entry> {
    vec![line(tongue), dot(tongue), heatmap(tongue)]
}

fn line(tongue: Tongue) -> Entry {
    let chart = |series, ticks, target| Kind::Line(Line { series, time: Vec::new(), ticks, target });
    let regions = [
        ("东部示例", "Sample East"),
        ("中部示例", "Sample Centre"),
        ("西部示例", "Sample West"),
        ("北部示例", "Sample North"),
    ];
    let several = (0_u8..).zip(regions).map(|(index, name)| {
        let base = 3.0 + f64::from(index) * 1.3;
        let values: Vec<Option<f64>> = (0..8_u8)
            .map(|year| {
                (index != 1 || year != 4)
                    .then(|| ((base + f64::from(year * (index + 2) % 7) * 0.5) * 10.0).round() / 10.0)
            })
            .collect();
        named(tongue, name, &values)
    });
    let target = TargetMark {
        value: 9.0,
        at: Some(2025.0),
        label: tongue.say("目标：2025年9%以上", "Target: at least 9% in 2025").into(),
    };
    let single = named(
        tongue,
        ("示例增速", "Sample growth"),
        &[Some(6.1), Some(5.2), None, Some(-1.4), Some(3.8), Some(7.0), Some(6.4), Some(7.9)],
    );
    let tiny: Vec<Option<f64>> = [1e-9, 3e-9, 2e-9].map(Some).to_vec();
    let huge: Vec<Option<f64>> = [2.1e14, 4.4e14, 1e15].map(Some).to_vec();
    let of = |data: Vec<Datum>| vec![Series { name: String::new(), data }];
    entry(
        tongue,
        "line",
        [
            ("折线图", "Line"),
            ("看一个或几个指标随时间怎样变化。", "How one or a few measures change over time."),
            (
                "时期不等长，或观测值只有两三个：用点图或柱状图。",
                "Periods of unequal length, or only two or three figures: use dots or columns.",
            ),
        ],
        Some("- id: growth-over-time\n  kind: line\n  title: {zh: …, en: …}\n  indicators: [gdp-growth]\n"),
        vec![
            (
                "一条线，有缺口，有负值，有目标",
                "One line with a gap, a negative figure and a target",
                chart(vec![single], ticks("%"), Some(target)),
            ),
            ("四条线，名称写在线尾", "Four lines, named at their ends", chart(several.collect(), ticks("%"), None)),
            ("极小的数", "Tiny numbers", chart(of(years(tongue, 2021, &tiny, "")), ticks(""), None)),
            ("极大的数", "Huge numbers", chart(of(large_years(tongue, &huge)), large(tongue), None)),
        ],
    )
}

fn dot(tongue: Tongue) -> Entry {
    let rows = [
        (("2022年1—6月", "January–June 2022"), Some(5.5)),
        (("2022年全年", "2022"), Some(-3.0)),
        (("2023年1—9月", "January–September 2023"), None),
        (("2024年全年", "2024"), Some(7.25)),
    ];
    let rows = (0_u8..).zip(rows).map(|(x, ((zh, en), y))| Datum {
        x: f64::from(x),
        period: tongue.say(zh, en).into(),
        y,
        label: y.map_or_else(|| gap(tongue), |y| number(y, "%")),
        full: y.map_or_else(|| gap(tongue), |y| number(y, "%")),
    });
    let chart = Kind::Dot(Dot { rows: rows.collect(), ticks: ticks("%"), gap_label: gap(tongue) });
    entry(
        tongue,
        "dot",
        [
            ("点图", "Dot"),
            ("时期长短不一、不能连成线的观测值。", "Figures of periods that must not be joined by a line."),
            ("时期等长而连续：用折线图。", "Equal, consecutive periods: use a line."),
        ],
        Some("- id: mixed-periods\n  kind: dot\n  title: {zh: …, en: …}\n  indicators: [automotive-growth]\n"),
        vec![("长短不一的时期，有负值和缺口", "Unequal periods with a negative figure and a gap", chart)],
    )
}

fn heatmap(tongue: Tongue) -> Entry {
    let columns: Vec<String> = (2014..=2025).map(|year| format!("{year}")).collect();
    let names = [
        ("示例产业甲", "Sample industry A"),
        ("名称特别长的示例产业乙", "Sample industry B with a rather long name"),
        ("示例产业丙", "Sample industry C"),
    ];
    let rows = (0_u32..).zip(names).map(|(row, (zh, en))| HeatRow {
        name: tongue.say(zh, en).into(),
        cells: (0..12_u32)
            .map(|column| {
                let value = f64::from((column * 7 + row * 11) % 25) - 9.0;
                (!(column + row).is_multiple_of(5)).then(|| amount(value, ""))
            })
            .collect(),
    });
    let chart = Kind::Heatmap(Heatmap { columns, rows: rows.collect(), gap_label: gap(tongue) });
    entry(
        tongue,
        "heatmap",
        [
            ("热力图", "Heat map"),
            ("几行几期一眼看全，哪里没有数也看得见。", "Several rows by periods at a glance, gaps included."),
            ("要精确比较差额：用折线图或条形图。", "Exact differences matter: use lines or bars."),
        ],
        Some(
            "- id: pillar-growth\n  kind: heatmap\n  title: {zh: …, en: …}\n  indicators: [food-growth, energy-growth]\n",
        ),
        vec![("三行十二期，有缺口和负值", "Three rows, twelve periods, with gaps and negatives", chart)],
    )
}
