//! Samples of kinds that show structure: classes, tree, timeline, waffle.

use super::{Entry, Tongue, entry};
use crate::chart::kinds::{Branch, Class, Classes, Step, Timeline, Tree, Waffle};
use crate::chart::spec::Kind;

pub(super) fn entries(tongue: Tongue) -> Vec<Entry> {
    vec![classes(tongue), tree(tongue), timeline(tongue), waffle(tongue)]
}

fn numbered(tongue: Tongue, (zh, en): (&str, &str), from: u32, to: u32) -> Vec<String> {
    (from..=to).map(|index| tongue.say(&format!("{zh}{index}"), &format!("{en} {index}")).to_owned()).collect()
}

fn classes(tongue: Tongue) -> Entry {
    let class = |(zh, en): (&str, &str), from, to, main: u32| Class {
        name: tongue.say(zh, en).into(),
        members: (from..=to)
            .zip(numbered(tongue, ("示例产业", "Sample industry"), from, to))
            .map(|(index, name)| (name, index == main))
            .collect(),
    };
    let chart = Kind::Classes(Classes {
        classes: vec![
            class(("高级别", "Upper class"), 1, 1, 0),
            class(("中级别", "Middle class"), 2, 6, 4),
            class(("低级别", "Lower class"), 7, 8, 0),
        ],
        unclassed: Some(class(("未列级别", "No class given"), 9, 9, 0)),
    });
    entry(
        tongue,
        "classes",
        [
            ("级别图", "Classes"),
            ("只知道次序、不知道数额的级别。", "Classes whose order is known and whose amounts are not."),
            ("有数额：用条形图。", "There are amounts: use bars."),
        ],
        Some("- id: tiers\n  kind: classes\n  title: {zh: …, en: …}\n"),
        vec![("三级，一个未列", "Three classes, one industry in none", chart)],
    )
}

fn tree(tongue: Tongue) -> Entry {
    let branch = |(zh, en): (&str, &str), from, to, more: Option<(&str, &str)>| Branch {
        name: tongue.say(zh, en).into(),
        leaves: numbered(tongue, ("示例项目", "Sample item"), from, to),
        more: more.map(|(zh, en)| tongue.say(zh, en).into()),
    };
    let chart = Kind::Tree(Tree {
        root: tongue.say("示例产业", "Sample industry").into(),
        branches: vec![
            branch(("方向", "Direction"), 1, 1, None),
            branch(("重点领域", "Fields"), 2, 5, Some(("等", "among others"))),
            branch(("工程", "Programmes"), 6, 7, None),
        ],
    });
    entry(
        tongue,
        "tree",
        [
            ("结构图", "Tree"),
            ("一个整体由哪些部分组成。", "What a whole consists of."),
            ("部分之间有数额关系：用堆积条形图。", "The parts have amounts: use stacked bars."),
        ],
        Some("- id: structure\n  kind: tree\n  title: {zh: …, en: …}\n"),
        vec![("三支，其中一支未列完", "Three branches, one with an open list", chart)],
    )
}

fn timeline(tongue: Tongue) -> Entry {
    let step = |zh: (&str, &str), en: (&str, &str), date: Option<(&str, &str)>| Step {
        name: tongue.say(zh.0, en.0).into(),
        text: tongue.say(zh.1, en.1).into(),
        date: date.map(|(zh, en)| tongue.say(zh, en).into()),
    };
    let steps = vec![
        step(
            ("示例起草", "这是示例文字。"),
            ("Sample draft", "This is sample text."),
            Some(("2020年3月", "March 2020")),
        ),
        step(("示例征求意见", ""), ("Sample consultation", ""), None),
        step(
            ("示例印发", "这是示例文字。"),
            ("Sample issue", "This is sample text."),
            Some(("2021年9月1日", "1 September 2021")),
        ),
    ];
    let chart = Kind::Timeline(Timeline { steps, undated: tongue.say("未注明日期", "date not given").into() });
    entry(
        tongue,
        "timeline",
        [
            ("时间线", "Timeline"),
            (
                "事情按什么次序发生；没有日期的步骤也在其中。",
                "In which order things happened, steps without a date included.",
            ),
            ("间隔的长短要紧：用带时间轴的图。", "The length of intervals matters: use a chart with a time axis."),
        ],
        Some("- id: process\n  kind: timeline\n  title: {zh: …, en: …}\n  list: steps\n"),
        vec![("三步，一步没有日期", "Three steps, one without a date", chart)],
    )
}

fn waffle(tongue: Tongue) -> Entry {
    let chart = |total, filled| {
        Kind::Waffle(Waffle {
            total,
            filled: numbered(tongue, ("示例指标", "Sample indicator"), 1, filled),
            filled_label: tongue.say("有数值", "With a figure").into(),
            rest_label: tongue.say("没有数值", "Without a figure").into(),
        })
    };
    entry(
        tongue,
        "waffle",
        [
            ("方格图", "Waffle"),
            ("一个整体里有几个是某一种。", "How many of one whole are of one sort."),
            ("比较几个数目：用象形图或条形图。", "Several counts are compared: use a pictogram or bars."),
        ],
        Some("- id: frame\n  kind: waffle\n  title: {zh: …, en: …}\n"),
        vec![("15个中的6个", "6 of 15", chart(15, 6)), ("200个中的3个", "3 of 200", chart(200, 3))],
    )
}
