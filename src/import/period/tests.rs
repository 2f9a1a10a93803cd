//! Heads and cells of tables, and the period that each names.

use super::*;

fn read(text: &str) -> Option<String> {
    match head(text) {
        Head::Whole { period, .. } => Some(period.to_string()),
        _ => None,
    }
}

#[test]
fn heads_are_periods_as_offices_write_them() {
    for (text, written) in [
        ("2021年", "2021"),
        ("2021", "2021"),
        ("２０２１年度", "2021"),
        ("2023年1—6月", "2023-01/2023-06"),
        ("2023年1-9月", "2023-01/2023-09"),
        ("2023年1月至9月", "2023-01/2023-09"),
        ("2023年 6月", "2023-06"),
        ("2023年上半年", "2023-H1"),
        ("2023年一季度", "2023-Q1"),
        ("2023年第3季度", "2023-Q3"),
        ("2023年前三季度", "2023-01/2023-09"),
        ("2023-06", "2023-06"),
        ("2023/06", "2023-06"),
        ("202306", "2023-06"),
        ("2021M02", "2021-02"),
        ("2021—2025年", "2021/2025"),
        ("2020年—2021年", "2020/2021"),
        ("2009-04/2010-03", "2009-04/2010-03"),
        ("Q2 2023", "2023-Q2"),
        ("2Q2023", "2023-Q2"),
        ("2023Q2", "2023-Q2"),
        ("2023-Q2", "2023-Q2"),
        ("H1 2023", "2023-H1"),
        ("January–September 2023", "2023-01/2023-09"),
        ("Jan.–Sept. 2023", "2023-01/2023-09"),
        ("June 2023", "2023-06"),
        ("2019 [YR2019]", "2019"),
        ("2021年①", "2021"),
        ("2020r", "2020"),
        ("2023 (p)", "2023"),
        ("2023年（初步核算）", "2023"),
        ("2022年（亿元）", "2022"),
    ] {
        let wanted = Period::try_from(written.to_owned()).unwrap();
        assert_eq!(read(text), Some(wanted.to_string()), "{text}");
    }
}

#[test]
fn words_that_begin_like_months_are_no_months() {
    for word in ["Marriages", "Decline", "Juniors", "Augsburg", "Market", "Mayors", "Octane", "Novels", "Janitors"] {
        assert_eq!(head(&format!("{word} 2021")), Head::Words, "{word}");
        assert_eq!(head(word), Head::None, "{word}");
    }
    for text in ["janv. 2021", "févr. 2021", "2019-2021 average", "比2022年增长", "2023年末", "2023年以来"] {
        assert_eq!(head(text), Head::Words, "{text}");
    }
}

#[test]
fn what_is_no_period_of_a_report_is_named() {
    for (text, why) in [
        ("2024-01-10", Unread::Day),
        ("2024/1/10", Unread::Day),
        ("10.1.2024", Unread::Day),
        ("2024年1月10日", Unread::Day),
        ("1-Jan-2024", Unread::Day),
        ("2024-01-10T00:00:00", Unread::Day),
        ("2021-W05", Unread::Week),
        ("2019/20", Unread::Fiscal),
        ("2019/2020", Unread::Fiscal),
        ("2019-2020", Unread::Fiscal),
        ("2012-13", Unread::Fiscal),
        ("FY2021", Unread::Fiscal),
        ("2021财年", Unread::Fiscal),
        ("110年", Unread::Era),
        ("民國110年", Unread::Era),
        ("令和3年", Unread::Era),
        ("Jan-21", Unread::Other),
        ("21-Jan", Unread::Other),
        ("2021Ⅰ", Unread::Other),
    ] {
        assert_eq!(head(text), Head::Unread(why), "{text}");
    }
    for text in ["", "指标", "17000", "1.5", "第5行", "单位：亿元", "0003", "20211", "5", "1-9", "a", "12年级"]
    {
        assert_eq!(head(text), Head::None, "{text}");
    }
}

#[test]
fn a_number_behind_a_year_may_be_a_year_too() {
    let years = |text: &str| match head(text) {
        Head::Whole { years, .. } => years,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        (years("2009-10"), years("2008-10"), years("2023-06"), years("1999-09")),
        (Some(1), Some(2), None, Some(10))
    );
}

#[test]
fn parts_need_a_year() {
    for (text, part) in
        [("一季度", (0, 3)), ("第四季度", (9, 3)), ("1—9月", (0, 9)), ("6月", (5, 1)), ("Mar", (2, 1)), ("Q3", (6, 3))]
    {
        assert!(matches!(head(text), Head::Part(first, months, _) if (first, months) == part), "{text}");
    }
}
