//! Samples of kinds that compare in rows: bullet, dumbbell, slope, pictogram.

use super::{Entry, Tongue, amount, entry, gap, number, sixty, ticks};
use crate::chart::kinds::{Bullet, BulletRow, Dumbbell, DumbbellRow, Pictogram, Slope, SlopeSeries, Symbol};
use crate::chart::spec::{Amount, Entry as Named, Kind, Order, Reach};

pub(super) fn entries(tongue: Tongue) -> Vec<Entry> {
    vec![bullet(tongue), dumbbell(tongue), slope(tongue), pictogram(tongue)]
}

fn names(tongue: Tongue) -> [String; 3] {
    [("基期", "Baseline"), ("实际", "Actual"), ("目标", "Target")].map(|(zh, en)| tongue.say(zh, en).to_owned())
}

/// A row; baseline, actual figure and target in this order.
fn bullet_row(
    tongue: Tongue,
    [name, detail]: [(&str, &str); 2],
    [baseline, actual, target]: [Option<f64>; 3],
    (reach, unit): (Reach, &str),
) -> BulletRow {
    let goal = |value: f64| {
        let number = number(value, unit);
        let (zh, en) = match reach {
            Reach::AtLeast => (format!("{number}以上"), format!("at least {number}")),
            Reach::AtMost => (format!("{number}以下"), format!("at most {number}")),
            Reach::About => (format!("{number}左右"), format!("about {number}")),
        };
        (Amount::plain(value, tongue.say(&zh, &en).into()), reach)
    };
    BulletRow {
        name: tongue.say(name.0, name.1).into(),
        detail: tongue.say(detail.0, detail.1).into(),
        actual: actual.map(|value| amount(value, unit)),
        target: target.map(goal),
        baseline: baseline.map(|value| amount(value, unit)),
        ticks: ticks(unit),
    }
}

fn bullet(tongue: Tongue) -> Entry {
    let row = |texts, values, kept| bullet_row(tongue, texts, values, kept);
    let (least, most, about) = (Reach::AtLeast, Reach::AtMost, Reach::About);
    let long = ("名称很长、单位也很长的一个示例指标", "A sample indicator with a long name and a long unit");
    let rows = vec![
        row(
            [("示例企业数", "Sample firms"), ("家，2025年", "number, 2025")],
            [Some(640.0), Some(812.0), Some(1000.0)],
            (least, ""),
        ),
        row(
            [("示例能耗", "Sample energy use"), ("指数，2020年=100", "index, 2020 = 100")],
            [Some(100.0), Some(91.0), Some(86.5)],
            (most, ""),
        ),
        row(
            [("示例投入强度", "Sample R&D intensity"), ("占收入比重", "share of revenue")],
            [None, Some(3.2), Some(3.0)],
            (least, "%"),
        ),
        row([("示例增速", "Sample growth"), ("年均", "annual average")], [None, None, Some(6.5)], (about, "%")),
    ];
    let negative = vec![
        row([("低于零的示例", "Sample below zero"), ("", "")], [None, Some(-4.2), Some(2.0)], (least, "%")),
        row([long, ("每万元增加值", "per RMB 10,000 of value added")], [Some(0.0), Some(0.0), Some(0.0)], (least, "")),
    ];
    let chart = |rows| {
        let [baseline_name, actual_name, target_name] = names(tongue);
        Kind::Bullet(Bullet { rows, actual_name, target_name, baseline_name, gap_label: gap(tongue) })
    };
    entry(
        tongue,
        "bullet",
        [
            ("子弹图", "Bullet"),
            (
                "实际值离目标还有多远；单位不同的指标可以并列，因为每行有自己的刻度。",
                "How far an actual figure is from its target; each row has its own scale, so units may differ.",
            ),
            ("各行要互相比较：用哑铃图或条形图。", "Rows are to be compared with each other: use a dumbbell or bars."),
        ],
        None,
        vec![
            ("实际、目标与基期", "Actual, target and baseline", chart(rows)),
            ("负值、零和长名称", "A negative figure, zeros and a long name", chart(negative)),
        ],
    )
}

fn dumbbell(tongue: Tongue) -> Entry {
    let data = [
        (("示例产业甲", "Sample industry A"), [Some(41.0), Some(55.0), Some(70.0)]),
        (("示例产业乙", "Sample industry B"), [Some(62.5), Some(58.0), Some(66.0)]),
        (("名称特别长的示例产业丙", "Sample industry C with a long name"), [Some(30.0), Some(30.5), Some(31.0)]),
        (("示例产业丁", "Sample industry D"), [None, None, Some(60.0)]),
        (("示例产业戊", "Sample industry E"), [Some(35.0), Some(48.0), None]),
    ];
    let rows = data.map(|((zh, en), [baseline, actual, target])| DumbbellRow {
        name: tongue.say(zh, en).into(),
        baseline: baseline.map(|value| amount(value, "%")),
        actual: actual.map(|value| amount(value, "%")),
        target: target.map(|value| amount(value, "%")),
    });
    let many = sixty(tongue).map(|(name, value)| DumbbellRow {
        name,
        baseline: Some(amount(value, "")),
        actual: Some(amount(value + 6.0, "")),
        target: None,
    });
    let chart = |rows, unit| {
        let [baseline_name, actual_name, target_name] = names(tongue);
        let (order, ticks, gap_label) = (Order::Descending, ticks(unit), gap(tongue));
        Kind::Dumbbell(Dumbbell { rows, order, baseline_name, actual_name, target_name, ticks, gap_label })
    };
    entry(
        tongue,
        "dumbbell",
        [
            ("哑铃图", "Dumbbell"),
            (
                "从基期走到了哪里，离目标还差多少；各行共用一个刻度。",
                "How far each row has come from its baseline and what is left to its target, on one scale.",
            ),
            (
                "时期多于三个：用折线图。单位不同：用子弹图。",
                "More than three periods: use lines. Different units: use bullets.",
            ),
        ],
        None,
        vec![
            ("按实际值排序，有缺项", "Ordered by actual figure, with gaps", chart(rows.into(), "%")),
            ("60类", "60 categories", chart(many.collect(), "")),
        ],
    )
}

fn slope(tongue: Tongue) -> Entry {
    let data = [
        (("示例市甲", "Sample city A"), [Some(12.0), Some(15.5), Some(21.0)], true),
        (("示例市乙", "Sample city B"), [Some(13.0), Some(14.0), Some(13.4)], false),
        (("示例市丙", "Sample city C"), [Some(12.4), Some(11.0), Some(13.0)], false),
        (("示例市丁", "Sample city D"), [Some(20.0), None, Some(18.0)], false),
        (("示例市戊", "Sample city E"), [Some(16.0), Some(17.5), None], false),
    ];
    let series = |periods: usize, is_main: bool| {
        data.iter()
            .map(|((zh, en), cells, main)| SlopeSeries {
                name: tongue.say(zh, en).into(),
                cells: cells
                    .iter()
                    .rev()
                    .take(periods)
                    .rev()
                    .map(|cell| cell.map(|value| amount(value, "%")))
                    .collect(),
                is_main: *main && is_main,
            })
            .collect()
    };
    let periods = |years: &[u16]| {
        years.iter().map(|year| tongue.say(&format!("{year}年"), &format!("{year}")).to_owned()).collect()
    };
    let chart = |periods, series| Kind::Slope(Slope { periods, series, gap_label: gap(tongue) });
    entry(
        tongue,
        "slope",
        [
            ("坡度图", "Slope"),
            (
                "两三个时期之间谁升谁降、名次怎样变。",
                "Who rose and who fell between two or three periods, and how ranks changed.",
            ),
            ("时期多于三个：用折线图。", "More than three periods: use lines."),
        ],
        None,
        vec![
            ("两个时期，突出一条", "Two periods, one line stands out", chart(periods(&[2020, 2025]), series(2, true))),
            ("三个时期，有缺口", "Three periods with gaps", chart(periods(&[2015, 2020, 2025]), series(3, false))),
        ],
    )
}

fn pictogram(tongue: Tongue) -> Entry {
    let rows = [
        (("示例园区甲", "Sample park A"), Some(127.0)),
        (("示例园区乙", "Sample park B"), Some(64.0)),
        (("示例园区丙", "Sample park C"), Some(3.0)),
        (("示例园区丁", "Sample park D"), Some(0.0)),
        (("示例园区戊", "Sample park E"), None),
    ];
    let chart = |symbol, (zh, en): (&str, &str), unit: (&str, &str)| {
        let named = |((zh, en), value): ((&str, &str), Option<f64>)| Named {
            name: tongue.say(zh, en).into(),
            amount: value.map(|value| amount(value, tongue.say(unit.0, unit.1))),
        };
        Kind::Pictogram(Pictogram {
            rows: rows.map(named).into(),
            each: 10.0,
            each_label: tongue.say(zh, en).into(),
            symbol,
            gap_label: gap(tongue),
        })
    };
    entry(
        tongue,
        "pictogram",
        [
            ("象形图", "Pictogram"),
            ("比较可以数的东西，让数目看得见。", "Counts of things that can be counted, made visible."),
            (
                "不是数目的量，或数目相差百倍：用条形图。",
                "Amounts that are no counts, or that differ a hundredfold: use bars.",
            ),
        ],
        None,
        vec![
            (
                "每格10家企业",
                "One square is ten firms",
                chart(Symbol::Square, ("每格代表10家企业", "One square: 10 firms"), ("家", " firms")),
            ),
            (
                "每人代表10人",
                "One figure is ten people",
                chart(Symbol::Person, ("每个图形代表10人", "One figure: 10 people"), ("人", " people")),
            ),
        ],
    )
}
