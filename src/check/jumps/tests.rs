//! Series with and without a value that is a power of ten away.

use super::check;
use crate::parse;
use crate::source::{SourceFile, SourceSet};

const REPORT: &str = "title: {zh: 甲}\nshort_title: {zh: 甲}\ndescription: {zh: 甲}\nlead: {zh: 甲}\nlanguages: [zh]\nperiod: 2020\n\
                      modified: 2026-01-01\npublisher: {name: {zh: 甲}}\nlicence: {name: {zh: 甲}, url: 'https://example.org/'}\n";

/// The values that are told of in a series; each is `PERIOD=VALUE`, with ` +KEY` for what else its observation says.
fn told(unit: &str, kind: &str, series: &[&str]) -> Vec<String> {
    let mut text =
        format!("id: a\nname: {{zh: 甲}}\nshort: {{zh: 甲}}\nunit: {{code: {unit}}}\nperiod_kind: {kind}\nseries:\n");
    for observation in series {
        let (figure, more) = observation.split_once(" +").unwrap_or((observation, ""));
        let (period, value) = figure.split_once('=').unwrap();
        let more = if more.is_empty() { String::new() } else { format!(", {more}: {{zh: 乙}}") };
        text += &format!("  - {{period: {period}, value: {value}, source: s{more}}}\n");
    }
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.into() };
    let files = [file("content/indicators/a.yaml", &text), file("content/report.yaml", REPORT)];
    let sources = SourceSet::new(files, Vec::new());
    let parsed = parse::report(&sources);
    assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
    let mut problems = Vec::new();
    check(&parsed.value.unwrap(), &mut problems);
    problems.iter().map(|problem| sources.slice(problem.span).to_owned()).collect()
}

#[test]
fn a_lost_decimal_point_is_told_of() {
    let yearly = |values: [&str; 5]| {
        let series: Vec<String> = (2019..).zip(values).map(|(year, value)| format!("{year}={value}")).collect();
        told("CNY", "annual", &series.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert!(yearly(["11726", "12311", "13236", "13070", "13500"]).is_empty());
    for (values, wrong) in [
        (["117260", "12311", "13236", "13070", "13500"], "117260"),
        (["11726", "12311", "1323.6", "13070", "13500"], "1323.6"),
        (["11726", "12311", "13236", "13070", "135000"], "135000"),
        // 万 for 亿, the other way, and a scale twice over.
        (["11726", "12311", "1.3236", "13070", "13500"], "1.3236"),
        (["11726", "12311", "132360000", "13070", "13500"], "132360000"),
        (["11726", "12311", "1323600000000", "13070", "13500"], "1323600000000"),
    ] {
        assert_eq!(yearly(values), [wrong], "{values:?}");
    }
    assert_eq!(told("CNY", "annual", &["2021=5", "2022=50"]), ["50"]);
    assert_eq!(told("percent", "annual", &["2019=3.0", "2020=2.4", "2021=66", "2022=6.3"]), ["66"]);
}

#[test]
fn what_grows_fast_is_right() {
    assert!(told("count", "stock", &["2019=1", "2020=3", "2021=9", "2022=27", "2023=81"]).is_empty());
    assert!(told("count", "stock", &["2019=1", "2020=10", "2021=100", "2022=1000"]).is_empty());
    assert!(told("count", "stock", &["2020=16", "2022=70", "2023=83", "2024=108", "2025=144"]).is_empty());
    // Rates near zero, zero itself, and both signs.
    assert!(told("percent", "annual", &["2018=0.4", "2019=7.6", "2020=11.5", "2021=-2.0"]).is_empty());
    assert!(told("count", "annual", &["2018=0", "2019=12", "2020=15"]).is_empty());
}

#[test]
fn flows_are_compared_by_the_month() {
    assert!(told("t", "cumulative", &["2023-01/2023-02=10", "2023-H1=31", "2023=60"]).is_empty());
    assert_eq!(told("t", "cumulative", &["2023-Q1=15", "2023-H1=31", "2023=600"]), ["600"]);
    // A stock is what it is, whatever the length of the period it is named by.
    assert!(told("t", "stock", &["2022-01=6", "2024=16"]).is_empty());
}

#[test]
fn what_is_confirmed_or_of_another_coverage_is_left_alone() {
    assert!(told("count", "annual", &["2021=5", "2022=50 +confirmed"]).is_empty());
    assert!(told("count", "annual", &["2021=5", "2022=50 +coverage"]).is_empty());
}
