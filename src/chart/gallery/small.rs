//! Samples of small drawings: sparkline, small multiples.

use super::{Entry, Tongue, entry, gap, ticks, years};
use crate::chart::kinds::{Multiples, Panel, PanelForm, Sparkline};
use crate::chart::spec::{Kind, TargetMark};

pub(super) fn entries(tongue: Tongue) -> Vec<Entry> {
    vec![multiples(tongue), sparkline(tongue)]
}

fn multiples(tongue: Tongue) -> Entry {
    let target = TargetMark { value: 9.0, at: None, label: tongue.say("目标：9%", "Target: 9%").into() };
    let panel = |index: u32| {
        let value = |year: u32| {
            let value = f64::from((index * 5 + year * 3) % 13) - 3.0;
            (index != 4 && (index + year) % 7 != 3).then_some(value)
        };
        let values: Vec<Option<f64>> = (0..8).map(value).collect();
        Panel {
            name: tongue.say(&format!("示例产业{}", index + 1), &format!("Sample industry {}", index + 1)).into(),
            data: years(tongue, 2018, &values, "%"),
            target: (index == 0).then(|| target.clone()),
        }
    };
    let chart = |count: u32, form| {
        let (panels, time) = ((0..count).map(panel).collect(), Vec::new());
        Kind::Multiples(Multiples { panels, form, time, ticks: ticks("%"), gap_label: gap(tongue) })
    };
    entry(
        tongue,
        "multiples",
        [
            ("小多图", "Small multiples"),
            ("许多序列放在同样的小图里比较，刻度相同。", "Many series in equal small charts on one scale."),
            ("只有两三条线：画在一张折线图里。", "Only two or three lines: draw them in one chart."),
        ],
        None,
        vec![
            ("九个小图，其中一个没有数", "Nine panels, one without a figure", chart(9, PanelForm::Line)),
            ("六个小图，柱状", "Six panels of columns", chart(6, PanelForm::Columns)),
            ("两个小图，面积", "Two panels of areas", chart(2, PanelForm::Area)),
        ],
    )
}

fn sparkline(tongue: Tongue) -> Entry {
    let chart = |values: &[Option<f64>], has_value| {
        Kind::Sparkline(Sparkline { data: years(tongue, 2018, values, "%"), has_value })
    };
    let typical = [Some(4.1), Some(5.0), None, Some(3.2), Some(6.8), Some(6.1), Some(7.4)];
    let negative = [Some(2.0), Some(-3.0), Some(-1.0), None, Some(4.0)];
    entry(
        tongue,
        "sparkline",
        [
            ("迷你图", "Sparkline"),
            (
                "在表格和卡片里，用一个词的大小说出走势。",
                "The course of a series in the size of a word, in tables and cards.",
            ),
            ("要读出数值：用折线图。", "Values are to be read: use a line."),
        ],
        None,
        vec![
            ("有缺口，写出最后一个值", "With a gap and the last value", chart(&typical, true)),
            ("正负都有，不写数值", "Above and below zero, without a value", chart(&negative, false)),
            ("所有值相等", "All figures equal", chart(&[Some(5.0), Some(5.0), Some(5.0)], true)),
            ("只有一个值", "A single figure", chart(&[Some(5.0)], true)),
        ],
    )
}
