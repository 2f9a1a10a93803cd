//! Tables from outside as indicators: layouts, encodings, what is refused, and that nothing is overwritten.

use super::project::{check, copy, files, tests, told};
use encoding_rs::GB18030;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ACROSS: &str = "主要指标,,,,\n单位：亿元,,,,\n指标,2021年,2022年,2023年1—6月,2023年\n工业增加值,\"3,800.5\",—,1900,4100\n其中：,,,,\n\
                      企业数（家）,120,131,,140\n增速（%）,6.5,-1.2,3.0,\n注：本表为速报数。,,,,\n";

fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    folder
}

fn gongbao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongbao")).args(args).current_dir(folder).env("CI", "true").output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn refused(table: &str, words: &str) {
    let folder = project();
    fs::write(folder.path().join("t.csv"), table).unwrap();
    let before = files(folder.path());
    let output = gongbao(folder.path(), &["import", "csv", "t.csv"]);
    assert_eq!(output.status.code(), Some(2), "{table}\n{}", said(&output));
    assert!(said(&output).contains(words), "{table}\n{}", said(&output));
    assert!(before == files(folder.path()), "{table}");
}

#[test]
fn a_dry_run_writes_nothing_and_shows_what_would_be_written() {
    let folder = project();
    fs::write(folder.path().join("table.csv"), ACROSS).unwrap();
    let before = files(folder.path());
    let output = gongbao(folder.path(), &["import", "csv", "table.csv", "--dry-run"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(before == files(folder.path()));
    let shown = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(shown.starts_with("+++ content/indicators/table-1.yaml\n+ # table.csv · A4\n+ id: table-1\n"), "{shown}");
    assert!(said(&output).contains("passed over A8, a line without values: 注：本表为速报数。"), "{}", said(&output));
    assert_eq!(gongbao(folder.path(), &["import", "csv", "table.csv"]).status.code(), Some(0));
    // What was shown is what is written.
    let written: Vec<String> = (1..=3)
        .map(|number| {
            let path = format!("content/indicators/table-{number}.yaml");
            let text = fs::read_to_string(folder.path().join(&path)).unwrap();
            let lines: String = text.lines().flat_map(|line| ["+ ", line, "\n"]).collect();
            format!("+++ {path}\n{lines}")
        })
        .collect();
    assert_eq!(shown, written.concat());
}

#[test]
fn periods_across_with_units_gaps_and_notes() {
    let folder = project();
    fs::write(folder.path().join("table.csv"), GB18030.encode(ACROSS).0).unwrap();
    let output = gongbao(folder.path(), &["import", "csv", "table.csv", "--source", "daily"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text =
        |number| fs::read_to_string(folder.path().join(format!("content/indicators/table-{number}.yaml"))).unwrap();
    for part in [
        "  zh: 工业增加值\n  en: TODO\n",
        "code: CNY\n  scale: 1e8\n",
        "period_kind: cumulative\n",
        "- {period: 2021, value: 3800.5, source: daily}\n",
        "- {period: 2023-H1, value: 1900, source: daily}\n",
        "gaps: [2022]\n",
    ] {
        assert!(text(1).contains(part), "{part} is not in\n{}", text(1));
    }
    assert!(text(2).contains("code: count\n  noun:\n    zh: 家\n    en: TODO\n"), "{}", text(2));
    assert!(
        text(3).contains("zh: 增速\n") && text(3).contains("code: percent\n") && text(3).contains("value: 3.0"),
        "{}",
        text(3)
    );
    // A figure without a source is not published.
    assert_eq!(
        gongbao(folder.path(), &["import", "csv", "table.csv"]).status.code(),
        Some(0),
        "a second time, with other ids"
    );
    let told = told(&check(folder.path()));
    assert!(told.contains("[placeholder]") && told.contains("content/indicators/table-1-2.yaml:"), "{told}");
}

#[test]
fn periods_down_with_a_row_of_units_and_years_that_are_values() {
    let folder = project();
    let table = "Year,Output of cars,Staff,\n,10,000 tonnes,人\n";
    let table = table.replace("10,000 tonnes", "\"10,000 tonnes\"") + "2021,1.5,2021\n2022,1.75,2022\n2023,2,2023\n";
    fs::write(folder.path().join("Cars & staff.csv"), table).unwrap();
    let output = gongbao(folder.path(), &["import", "csv", "Cars & staff.csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text = |id| fs::read_to_string(folder.path().join(format!("content/indicators/{id}.yaml"))).unwrap();
    assert!(text("output-of-cars").contains("code: t\n  scale: 1e4\n"), "{}", text("output-of-cars"));
    assert!(text("output-of-cars").contains("  zh: TODO\n  en: Output of cars\n"));
    assert!(text("staff").contains("- {period: 2022, value: 2022, source: TODO}\n"), "{}", text("staff"));
}

#[test]
fn what_cannot_be_read_in_one_way_is_refused_with_its_cells() {
    refused("a,b\nc,d\n", "no periods were found");
    refused("指标,2021年,2022年\n产值,约300,17000\n销售,x,1\n", "B2: `约300` is no number\nB3: `x` is no number");
    refused("指标,2021年,2021年\n产值,1,2\n", "the period 2021 stands in B1 and in C1");
    refused("指标,2021年,2022年\n", "no series was found");
    refused(",2021年,2022年\n,1,2\n", "have no name");
    refused("指标,2021年,2022年\n产值,\"1,5\",2\n", "B2: `1,5` is no number");
    refused("增速（%）,2021年,2022年\n增速（%）,0.065,-0.012\n", "keeps 6.5% as 0.065");
    refused("指标,\"2021年\n", "never closed");
    refused("x,2021年,2022年\n2023年,2021年,2022年\n2024年,1,2\n", "");
}

#[test]
fn small_percentages_are_read_as_they_are_said_to_be_meant() {
    for (how, value) in [("shares", "value: 6.5,"), ("numbers", "value: 0.065,")] {
        let folder = project();
        fs::write(folder.path().join("t.csv"), "x,2021,2022\nRate (%),0.065,0.07\n").unwrap();
        let output = gongbao(folder.path(), &["import", "csv", "t.csv", "--percent", how, "--dry-run"]);
        assert!(said(&output).contains(value), "{}", said(&output));
    }
}

#[test]
fn an_unknown_source_or_file_and_a_workbook_taken_for_text_are_refused() {
    let folder = project();
    fs::write(folder.path().join("t.csv"), "x,2021,2022\nRate,1,2\n").unwrap();
    fs::write(folder.path().join("broken.xlsx"), "PK\u{3}\u{4}").unwrap();
    fs::write(folder.path().join("bytes.csv"), b"\xff\xff\xff").unwrap();
    for (args, code, words) in [
        (&["import", "csv", "t.csv", "--source", "none"][..], 2, "no source `none`"),
        (&["import", "csv", "no.csv"], 3, "no.csv"),
        (&["import", "csv", "content"], 3, "content"),
        (&["import", "xlsx", "t.csv"], 2, "no workbook"),
        (&["import", "xlsx", "broken.xlsx"], 2, "no workbook"),
        (&["import", "csv", "bytes.csv"], 2, "no text in UTF-8"),
        (&["import", "ods", "t.ods"], 2, "unrecognized subcommand"),
    ] {
        let output = gongbao(folder.path(), args);
        assert_eq!(output.status.code(), Some(code), "{args:?} {}", said(&output));
        assert!(said(&output).contains(words), "{args:?} {}", said(&output));
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_with_a_merged_title_dates_as_headers_and_a_formula() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
    let folder = project();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("工业").unwrap();
    let year = Format::new().set_num_format("yyyy\"年\"");
    sheet.merge_range(1, 1, 1, 5, "某省主要工业指标", &Format::new()).unwrap();
    for (column, text) in ["指标", "单位"].iter().enumerate() {
        sheet.write(2, u16::try_from(column + 1).unwrap(), *text).unwrap();
    }
    for (column, value) in [(3, 2021), (4, 2022)] {
        let date = ExcelDateTime::from_ymd(value, 1, 1).unwrap();
        sheet.write_with_format(2, column, &date, &year).unwrap();
    }
    sheet.write(2, 5, "2023年1—9月").unwrap();
    for (row, name, unit) in [(3, "工业总产值", "亿元"), (4, "发电装机", "万千瓦"), (5, "用水量", "立方米")]
    {
        sheet.write(row, 1, name).unwrap();
        sheet.write(row, 2, unit).unwrap();
        sheet.write(row, 3, 0.1 + 0.2).unwrap();
        sheet.write(row, 4, 17000).unwrap();
    }
    sheet.write_formula(3, 5, Formula::new("=D4*2").set_result("0.6")).unwrap();
    book.add_worksheet().set_name("空").unwrap();
    book.save(folder.path().join("book.xlsx")).unwrap();
    let output = gongbao(folder.path(), &["import", "xlsx", "book.xlsx"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let text =
        |number| fs::read_to_string(folder.path().join(format!("content/indicators/book-{number}.yaml"))).unwrap();
    for part in [
        "# book.xlsx · 工业 · B4\n",
        "zh: 工业总产值\n",
        "scale: 1e8\n",
        "{period: 2021, value: 0.3, source: TODO}",
        "{period: 2022, value: 17000, source: TODO}",
        "{period: 2023-01/2023-09, value: 0.6, source: TODO}",
    ] {
        assert!(text(1).contains(part), "{part} is not in\n{}", text(1));
    }
    assert!(text(2).contains("code: W\n  scale: 1e7\n"), "{}", text(2));
    assert!(text(3).contains("code: TODO  # 立方米\n"), "{}", text(3));
    let output = gongbao(folder.path(), &["import", "xlsx", "book.xlsx", "--sheet", "农业"]);
    assert!(said(&output).contains("its sheets are 工业, 空"), "{}", said(&output));
}
