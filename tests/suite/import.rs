//! Tables from outside as indicators: layouts, encodings, what is refused, and that nothing is overwritten.

use super::project::{check, copy, files, tests, told};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, KOI8_R, SHIFT_JIS, WINDOWS_1252};
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

fn text(output: &Output) -> String {
    said(output)
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
    let (preview, shown) = shown.split_at(shown.find("+++").unwrap());
    assert!(shown.starts_with("+++ content/indicators/table-1.yaml\n+ # table.csv · A4\n+ id: table-1\n"), "{shown}");
    for line in [
        "D3    2023年1—6月  2023-01/2023-06\n",
        "A4    工业增加值  亿元  B4 3800.5, D4 1900, E4 4100",
        "left out, outside the table: A1 `主要指标`\n",
        "left out, a line without values: A5 `其中：`, A8 `注：本表为速报数。`\n",
        "left out, means no figure: C4 `—`\n",
    ] {
        assert!(preview.contains(line), "{line} is not in\n{preview}");
    }
    let output = gongbao(folder.path(), &["import", "csv", "table.csv"]);
    assert_eq!(output.status.code(), Some(0));
    // The preview is the same where files are written.
    assert_eq!(String::from_utf8_lossy(&output.stdout), preview);
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
    refused("指标,2021,2022\n建成年份,1999,2005\n入库,2021,2022\n", "B3 looks like the head of a second table");
    refused("指标,2021年,2021年\n产值,1,2\n", "the period 2021 appears in B1 and in C1");
    refused("指标,2021年,2022年\n", "no series was found");
    refused(",2021年,2022年\n,1,2\n", "have no name");
    refused("指标,2021年,2022年\n产值,\"1,5\",2\n", "B2: `1,5` is no number");
    refused("增速（%）,2021年,2022年\n增速（%）,0.065,-0.012\n", "keeps 6.5% as 0.065");
    refused("指标,\"2021年\n", "never closed");
    refused("x,2021年,2022年\n2023年,2021年,2022年\n2024年,1,2\n", "");
}

#[test]
fn a_part_of_a_year_or_a_unit_that_another_head_contradicts_is_refused() {
    for part in
        ["一月", "6月末", "12月31日", "上半年累计", "Ⅰ季", "9M", "1st quarter", "First half", "Wk 1", "Dec 31", "I kw."]
    {
        refused(&format!("项目,2022年,,2023年,\n,{part},{part},{part},{part}\n产量,1,2,3,4\n"), part);
    }
    refused("年份,月份,产量（万吨）\n2022,12,131\n2023,12,140\n", "`月份` is a part of the period");
    refused("Year,Quarter,Output\n2022,4,131\n2023,4,140\n", "`Quarter` is a part of the period");
    for (table, words) in [
        ("指标,2021年（亿元）,2022年（万元）\n产值,100,110\n", "`万元` here and `亿元`"),
        ("产品,2022年,2023年\n,万吨,亿元\n粗钢,100,110\n", "`亿元` here and `万吨`"),
        ("单位：亿元\n指标,2021年,2022年（万元）\n产值,100,110\n", "`万元` here and `—`"),
        ("指标,单位,2021年,2022年\n产值（亿元）,万元,100,110\n", "said to be `万元` and `亿元`"),
    ] {
        refused(table, words);
    }
    // What only sounds like one is a measure.
    reads("地区,2022年,,2023年,\n,月均工资,季节指数,月均工资,季节指数\n长春,1,2,3,4\n", &["月均工资"]);
    // Statutory forms number their columns.
    reads(
        "指标名称,单位,2021年,2022年\n甲,乙,1,2\n产值,万元,100,110\n",
        &["C3 100, D3 110", "A2 `甲`, B2 `乙`, C2 `1`, D2 `2`"],
    );
}

/// What a dry run says of a table.
fn preview(table: &[u8], args: &[&str]) -> String {
    let folder = project();
    fs::write(folder.path().join("t.csv"), table).unwrap();
    let output = gongbao(folder.path(), &[&["import", "csv", "t.csv", "--dry-run"], args].concat());
    assert_eq!(output.status.code(), Some(0), "{}\n{}", String::from_utf8_lossy(table), said(&output));
    said(&output)
}

fn reads(table: &str, lines: &[&str]) {
    let said = preview(table.as_bytes(), &[]);
    for line in lines {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
}

#[test]
fn heads_with_flags_and_footnotes_are_read_whole() {
    reads(
        "Item,2018,2019p,2020 (r),2021[note 2],2022†\nOutput,1,2,3,4,5\n",
        &["2019p", "(5; ", "value: 2, source: TODO, note: {zh: 初步数, en: Provisional}", "value: 5, source"],
    );
    reads(
        "指标,2021年②,2022年（快报）\n产值,1,2\n",
        &["B2 1 [②], C2 2 [快报]", "{period: 2022, value: 2, source: TODO, note: {zh: 快报, en: TODO}}"],
    );
    reads(
        "Item,2022,2023F,2024（预测）\nOutput,1,2,3\n",
        &["left out, its head says that it is a forecast: C1 `2023F`, D1 `2024（预测）`, C2 `2`, D2 `3`"],
    );
    refused("Item,2024E,2025E\nOutput,1,2\n", "forecasts, which are not taken over");
}

#[test]
fn columns_without_a_period_are_named_and_those_with_measures_read() {
    reads(
        "指标,2020年,比上年增长（%）,2021年,比上年增长（%）\n产值,1,3.5,2,4.5\n",
        &[
            "B2 1, D2 2",
            "left out, its column has no period: C1 `比上年增长（%）`, E1 `比上年增长（%）`, C2 `3.5`, E2 `4.5`",
        ],
    );
    reads("Item,2020,2021,Total\nOutput,1,2,3\n", &["left out, its column has no period: D1 `Total`, D2 `3`"]);
    reads(
        ",2022年,,2023年,\n指标,总量（亿元）,增速%,总量（亿元）,增速%\n产值,1,2.5,3,4.5\n",
        &["产值：总量  亿元  B3 1, D3 3", "产值：增速  %     C3 2.5, E3 4.5"],
    );
    reads(
        ",Output,,Jobs,\nArea,2022,2023,2022,2023\nNorth,1,2,3,4\n",
        &["North: Output  TODO  B3 1, C3 2", "North: Jobs    TODO  D3 3, E3 4"],
    );
    refused("指标,2021,2022,,地区,2023,2024\n产值,1,2,,北京,3,4\n", "E2: text `北京` found between the values");
    refused("指标,2021,2022\n产值,1,234,5\n", "D2: `5` has no head above it");
    refused("Year,A,B\n2020,1,2\n2021,0,5,9\n", "D3: the values here have no name; if a number has a comma");
}

#[test]
fn parts_of_a_year_take_it_from_above() {
    reads(
        "指标,2022年,,2023年,\n,上半年,下半年,上半年,下半年\n产值,1,2,3,4\n",
        &["B2    上半年   2022-01/2022-06", "E2    下半年   2023-07/2023-12"],
    );
    reads("Item,2022,,\n,Q1,H1,Jan–Sep\nOutput,1,2,3\n", &["D2    Jan–Sep  2022-01/2022-09"]);
    reads("Year,Quarter,Output\n2021,Q1,1\n,Q2,2\n2022,Q1,3\n", &["B3    Q2       2021-04/2021-06"]);
    refused("指标,一季度,二季度\n产值,1,2\n", "no year found above");
    refused("Year,Jan,Feb\n2021,1,2\n2022,3,4\n", "periods were found both across (B1–C1) and down (A2–A3)");
}

#[test]
fn what_may_be_a_month_or_years_is_asked_about() {
    for heads in ["2004-05,2005-06,2006-07", "2010-11,2011-12,2012-13", "2007-09,2008-10", "2011-12,"] {
        refused(&format!("Item,{heads}\nBudget,1,2,3\n"), "a month or years, which cannot be told");
    }
    for heads in ["2019/20,2020/21", "2019/2020,2020/2021", "2019-2020,2020-2021", "FY2019,FY2020", "2019财年,2020财年"]
    {
        refused(&format!("Item,{heads}\nBudget,1,2\n"), "years that do not begin in January");
    }
    reads("Item,2009-10,2009-11,2009-12\nX,1,2,3\n", &["period_kind: monthly"]);
    reads("Item,2005-12,2006-12,2007-12\nX,1,2,3\n", &["{period: 2007-12, value: 3"]);
    reads("Item,2019-04/2020-03,2020-04/2021-03\nX,1,2\n", &["{period: 2020-04/2021-03, value: 2"]);
}

#[test]
fn days_weeks_and_other_calendars_are_named() {
    for (table, words) in [
        ("日期,价格\n2024/1/10,5\n2024/2/11,6\n", "A2: `2024/1/10` is a day"),
        ("Item,1-Jan-2024,1-Feb-2024\nX,1,2\n", "B1: `1-Jan-2024` is a day"),
        ("Datum;Wert\n31.01.2024;5\n29.02.2024;6\n", "A2: `31.01.2024` is a day"),
        ("DATE,GDP\n2020-01-01,1\n2020-04-01,2\n", "`2020-01-01` is a day"),
        ("Item,2021W1,2021W2\nX,1,2\n", "`2021W1` is a week"),
        ("項目,令和3年,令和4年\nX,1,2\n", "`令和3年` is a year of another calendar"),
        ("Item,Mar-21,Apr-21\nX,1,2\n", "`Mar-21` is a form that is not read"),
        ("Item,mars 2021,avril 2021\nX,1,2\n", "`mars 2021` is a form that is not read"),
        ("Item,2018-2020 average,2019-2021 average\nX,1,2\n", "`2018-2020 average` is a form that is not read"),
    ] {
        refused(table, words);
    }
    for word in ["Mayors", "Decisions", "Septic tanks", "Novices", "Janitors", "Apricots"] {
        refused(&format!("Area,{word} 2021,{word} 2022\nNorth,1,2\n"), &format!("B1: `{word} 2021` is a form"));
    }
}

#[test]
fn a_second_head_ends_the_reading() {
    refused("表1,,\n指标,2021,2022\n产值,1,2\n表2,,\n指标,2016,2017\n人口,7,8\n", "B5 looks like the head");
    refused("指标,2021年,2022年\n产值,1,2\n地区,2019年,2020年\n北京,3,4\n", "B3 looks like the head");
    refused("Year,Output\n2021,1\n2022,2\nYear,People\n2023,7\n2024,8\n", "B4: text `People` found between");
    refused("Year,Output\n2021,1\nNorth,\n2022,2\n", "A3: `North` found between the periods");
}

#[test]
fn names_say_what_lines_belong_to() {
    reads(
        "项目,2022年,2023年\n出口,,\n\u{3000}汽车,1,2\n\u{3000}其他,3,4\n进口,,\n\u{3000}汽车,5,6\n",
        &["出口：汽车", "出口：其他", "进口：汽车", "left out, a line without values: A2 `出口`, A5 `进口`"],
    );
    reads("Item,2022,2023\nTotal,3,4\nof which: men,1,2\n#women,2,2\n", &["Total: men", "Total: women"]);
    reads("Item,2022,2023\nExports,,\nCars,1,2\nImports,,\nCars,3,4\n", &["Exports: Cars", "Imports: Cars"]);
    reads("Region,Sex,2022,2023\nNorth,m,1,2\n,f,3,4\n", &["B3    North: f"]);
    reads(
        "Country Name,Country Code,Series Name,Series Code,2020 [YR2020],2021 [YR2021]\nAland,ALD,Jobs,J.X,1,2\nAland,ALD,Output,O.X,3,4\n",
        &["Aland: Jobs", "Aland: Output", "left out, a code or a running number: B1 `Country Code`"],
    );
    refused("Item,2022,2023\nCars,1,2\nCars,3,4\n", "two lines have the name `Cars`: A2 and A3");
}

#[test]
fn encodings_are_told_or_asked_for() {
    for (encoding, table, name, told) in [
        (BIG5, "指標,2020,2021\n工業產值,1,2\n", "工業產值", "read as Big5"),
        (SHIFT_JIS, "項目,2020,2021\nコンピュータの生産額,1,2\n", "コンピュータの生産額", "read as Shift_JIS"),
        (EUC_KR, "구분,2020,2021\n인구,1,2\n총생산,3,4\n", "인구", "read as EUC-KR"),
        (GB18030, "地区,2020,2021\n长春市,1,2\n", "长春市", "read as GB 18030"),
    ] {
        let said = preview(&encoding.encode(table).0, &[]);
        assert!(said.contains(name) && said.contains(told), "{said}");
    }
    let asked: [(&'static Encoding, &str, &str, &str); 3] = [
        (WINDOWS_1252, "Indicateur,2021,2022\nSécurité,1,2\n", "windows-1252", "Sécurité"),
        (WINDOWS_1252, "Artikel,2021,2022\nÄpfel (€),1,2\n", "windows-1252", "Äpfel (€)"),
        (KOI8_R, "Регион,2021,2022\nМосква,1,2\n", "koi8-r", "Москва"),
    ];
    for (encoding, table, name, word) in asked {
        let bytes = encoding.encode(table).0;
        let folder = project();
        fs::write(folder.path().join("t.csv"), &bytes).unwrap();
        let output = gongbao(folder.path(), &["import", "csv", "t.csv"]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains("help: name it: --encoding "), "{}", said(&output));
        let said = preview(&bytes, &["--encoding", name]);
        assert!(said.contains(word), "{said}");
    }
    let folder = project();
    fs::write(folder.path().join("t.csv"), "x,2021,2022\nRate,1,2\n").unwrap();
    let output = gongbao(folder.path(), &["import", "csv", "t.csv", "--encoding", "morse"]);
    assert!(said(&output).contains("there is no encoding `morse`"), "{}", said(&output));
}

#[test]
fn separators_are_found_and_decimal_commas_asked_about() {
    reads("geo\\time\t2020 \t2021 \nXX\t7.5 e\t: \n", &["cells are separated by tabs", "B2 7.5 [Estimate]", "`:`"]);
    reads("Item|2020|2021\nOutput|1|2\n", &["cells are separated by vertical bars", "B2 1, C2 2"]);
    let semicolons = "Land;2020;2021\nNord;1.234,5;12,25\n";
    refused(
        semicolons,
        "B2: `1.234,5` is no number with a decimal point; if the numbers have decimal commas, say --decimal comma",
    );
    refused("Land;2020;2021\nNord;1,234;1,235\n", "can be read in two ways");
    refused("Jahr;Wert\n2020;80,5\n2021;81,5\n", "say --decimal comma");
    let said = preview(semicolons.as_bytes(), &["--decimal", "comma"]);
    assert!(said.contains("B2 1234.5, C2 12.25"), "{said}");
}

#[test]
fn signs_for_no_figure_are_known_or_said() {
    reads("Item,2020,2021,2022\nX,1,[c],3\n", &["left out, means no figure: C2 `[c]`", "gaps: [2021]"]);
    for sign in ["x", "*", "#", "c", "F"] {
        refused(&format!("Item,2020,2021,2022\nX,1,{sign},3\n"), "name the sign that means no figure: --gap x");
        let said = preview(format!("Item,2020,2021,2022\nX,1,{sign},3\n").as_bytes(), &["--gap", sign]);
        assert!(said.contains("gaps: [2021]"), "{said}");
    }
    refused("Item,2020,2021\nX,(3.4),▲2\n", "B2: `(3.4)` is no number; if it is a negative one, write a minus sign");
    refused("指标,2020年,2021年\n增速,3.5%,4\n", "B2: a percent sign stands behind the number");
    refused("Item,2020,2021\nX,1.2E+05,1\n", "`1.2E+05` is no number");
    reads("Item,2020,2021\nX,+5.3,12.3 r\n", &["B2 5.3, C2 12.3 [Revised]"]);
}

#[test]
fn a_single_series_takes_its_id_name_and_unit_from_options() {
    let plain = "Year,Area,Sex,Value\n2019,,,80.1\n2020,,,80.22\n";
    let given = [
        "--id",
        "life",
        "--name",
        "en=Life expectancy",
        "--name",
        "zh=预期寿命",
        "--unit",
        "count",
        "--source",
        "daily",
    ];
    let said = preview(plain.as_bytes(), &given);
    for part in [
        "+++ content/indicators/life.yaml\n",
        "+ name:\n+   zh: 预期寿命\n+   en: Life expectancy\n",
        "+   code: count\n",
        "left out, a line without values: B1 `Area`, C1 `Sex`",
    ] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let said = preview(b"2021,80.22\n", &["--name", "en=Life"]);
    assert!(said.contains("{period: 2021, value: 80.22, source: TODO}"), "{said}");
    refused("2021,80.22\n", "give it with --name");
    let folder = project();
    fs::write(folder.path().join("t.csv"), "Year,A,B\n2020,1,2\n2021,3,4\n").unwrap();
    for (args, words) in [
        (["--id", "a-b"], "this one has 2: A, B"),
        (["--id", "growth rate"], "no indicator can be made with the id"),
        (["--id", "output"], "the report has one of that name"),
        (["--name", "fr=Vie"], "the report has no language `fr`"),
        (["--name", "Vie"], "--name en=Output"),
    ] {
        let output = gongbao(folder.path(), &[&["import", "csv", "t.csv"][..], &args[..]].concat());
        let told = text(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?} {told}");
        assert!(told.contains(words), "{args:?} {told}");
    }
}

#[test]
fn breakdowns_are_refused_and_columns_that_say_one_thing_read() {
    for (table, words) in [
        ("Year,Sex,Value\n2019,,1\n2019,men,2\n2020,,3\n", "`Sex` is `men`, (blank)"),
        ("Area,Year,Value\nNorth,2019,1\nSouth,2020,2\n", "`Area` is `North`, `South`"),
        ("Year,Unit multiplier,Value\n2019,Millions,1\n2020,Millions,2\n", "`Unit multiplier` is `Millions`"),
        ("Year,Value\n2019,1\n2019,2\n", "the period 2019 appears in A2 and in A3"),
    ] {
        refused(table, words);
    }
    reads(
        "Year,Series,Observation status,Units,Value\n2019,Access to power,Normal,Percentage (%),99\n2020,Access to power,Normal,Percentage (%),98\n",
        &["E1    Access to power  Percentage (%)  E2 99, E3 98", "C2–C3 `Normal`", "code: percent"],
    );
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
/// What a dry run says of a workbook, and whether it is read.
fn workbook(fill: impl FnOnce(&mut rust_xlsxwriter::Workbook)) -> (bool, String) {
    let folder = project();
    let mut book = rust_xlsxwriter::Workbook::new();
    fill(&mut book);
    book.save(folder.path().join("book.xlsx")).unwrap();
    let output = gongbao(folder.path(), &["import", "xlsx", "book.xlsx", "--dry-run"]);
    (output.status.success(), said(&output))
}

#[cfg(feature = "xlsx")]
#[test]
fn dates_as_heads_say_what_is_shown_of_them() {
    use rust_xlsxwriter::{ExcelDateTime, Format};
    for (format, months, expected) in [
        ("mmm-yy", [1, 2, 3], Ok("{period: 2024-01, value: 1")),
        ("yyyy\"年\"m\"月\"", [1, 4, 7], Ok("{period: 2024-04, value: 2")),
        ("yyyy-mm-dd", [1, 2, 3], Err("B1: `2024-01-01` is a day")),
        ("d/m/yyyy", [1, 4, 7], Err("C1: `2024-04-01` is a day")),
        ("yyyy", [1, 2, 3], Err("the period 2024 appears in B1 and in C1")),
    ] {
        let (is_read, said) = workbook(|book| {
            let sheet = book.add_worksheet();
            sheet.write(0, 0, "Item").unwrap();
            sheet.write(1, 0, "Output").unwrap();
            for (column, month) in (1..).zip(months) {
                let date = ExcelDateTime::from_ymd(2024, month, 1).unwrap();
                sheet.write_with_format(0, column, &date, &Format::new().set_num_format(format)).unwrap();
                sheet.write(1, column, column).unwrap();
            }
        });
        assert_eq!(is_read, expected.is_ok(), "{said}");
        let words = expected.unwrap_or_else(|words| words);
        assert!(said.contains(words), "{words} is not in\n{said}");
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn what_a_workbook_hides_is_told_and_what_it_shows_is_read() {
    use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
    let table = |sheet: &mut Worksheet| {
        for (row, line) in (0..).zip([["指标", "2022", "2023"], ["产值", "10", "11"], ["草稿", "99", "98"]]) {
            for (column, text) in (0..).zip(line) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, text).unwrap(),
                };
            }
        }
    };
    let told = |fill: &dyn Fn(&mut Worksheet), words: &str| {
        let (_, said) = workbook(|book: &mut Workbook| {
            let sheet = book.add_worksheet();
            table(sheet);
            fill(sheet);
        });
        assert!(said.contains(words), "{words} is not in\n{said}");
    };
    told(
        &|sheet| {
            sheet.set_row_hidden(2).unwrap();
        },
        "left out, hidden in the workbook: A3 `草稿`, B3 `99`, C3 `98`",
    );
    told(
        &|sheet| {
            sheet.set_column_hidden(2).unwrap();
        },
        "hidden cells of the workbook were left out: C1, C2, C3",
    );
    let percent = Format::new().set_num_format("0.0%");
    told(
        &|sheet| {
            sheet.write_with_format(1, 1, 0.065, &percent).unwrap();
        },
        "B2: a percent sign",
    );
    told(
        &|sheet| {
            for (row, column, value) in [(1, 1, 0.065), (1, 2, 0.048), (2, 1, 0.001), (2, 2, 0.002)] {
                sheet.write_with_format(row, column, value, &percent).unwrap();
            }
        },
        "%     B2 6.5, C2 4.8",
    );
    let thousands = Format::new().set_num_format("#,##0,");
    told(
        &|sheet| {
            sheet.write_with_format(1, 1, 1_234_000, &thousands).unwrap();
        },
        "the number in B2 is shown as another",
    );
    let ten_thousands = Format::new().set_num_format("0.0\"万\"");
    told(
        &|sheet| {
            sheet.write_with_format(1, 1, 3.8, &ten_thousands).unwrap();
        },
        "B2: `3.8万` is no number",
    );
    told(
        &|sheet| {
            sheet.write_formula(1, 1, Formula::new("=1+1")).unwrap();
        },
        "a formula of the workbook has no value: B2",
    );
    told(
        &|sheet| {
            sheet.merge_range(1, 1, 1, 2, "10", &Format::new()).unwrap();
        },
        "B2: `10` is merged with other cells",
    );
    let raised = Format::new().set_font_script(rust_xlsxwriter::FormatScript::Superscript);
    let (is_read, said) = workbook(|book| {
        let sheet = book.add_worksheet();
        table(sheet);
        sheet.write_rich_string(1, 1, &[(&Format::new(), "12.3"), (&raised, "1")]).unwrap();
    });
    assert!(is_read && said.contains("B2 12.3 [¹]"), "{said}");
    let (_, said) = workbook(|book| {
        table(book.add_worksheet());
        let draft = book.add_worksheet().set_name("草稿").unwrap();
        draft.set_hidden(true).write(0, 0, "x").unwrap();
    });
    assert!(said.contains("the sheet `草稿` is hidden and was left out"), "{said}");
}

#[cfg(feature = "xlsx")]
#[test]
fn merged_heads_and_indents_are_read() {
    use rust_xlsxwriter::Format;
    let plain = Format::new();
    let (is_read, said) = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 0, 1, 0, "指标", &plain).unwrap();
        sheet.merge_range(0, 1, 0, 2, "2022年", &plain).unwrap();
        sheet.merge_range(0, 3, 0, 4, "2023年", &plain).unwrap();
        for (column, head) in (1..).zip(["上半年", "全年", "上半年", "全年"]) {
            sheet.write(1, column, head).unwrap();
            sheet.write(3, column, column).unwrap();
            sheet.write(5, column, column * 2).unwrap();
        }
        let indent = Format::new().set_indent(2);
        for (row, name) in [(2, "收入"), (4, "支出")] {
            sheet.write(row, 0, name).unwrap();
            sheet.write_with_format(row + 1, 0, "城镇", &indent).unwrap();
        }
    });
    assert!(is_read, "{said}");
    for part in ["收入：城镇", "支出：城镇", "E2    全年     2023\n", "B2    上半年   2022-01/2022-06"] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    // A part of a year that no year covers has none.
    let (is_read, said) = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.merge_range(0, 1, 0, 2, "2022年", &plain).unwrap();
        for (column, head) in (1..).zip(["一季度", "二季度", "三季度"]) {
            sheet.write(1, column, head).unwrap();
            sheet.write(2, column, column).unwrap();
        }
        sheet.write(2, 0, "产值").unwrap();
    });
    assert!(!is_read && said.contains("D2: no year found above"), "{said}");
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

#[test]
fn values_that_look_like_heads_do_not_take_their_place() {
    reads(
        "Item,2021年,2022年,Total\nBuilt,1999,2001,2003\nOutput,1,2,3\n",
        &["A2    Built   TODO  B2 1999, C2 2001", "D1 `Total`"],
    );
    refused("指标,2021,2022\n产值,1,2\n指标,2010,2015\n人口,3,4\n", "B3 looks like the head");
    refused("指标,2021年\n产值,1\n指标,2016\n人口,3\n", "B3 looks like the head");
    refused("指标,110年,\n,一季度,二季度\n产值,1,2\n", "B1: `110年` is a year of another calendar");
    refused("Item,1Q21,2Q21\nX,1,2\n", "the first line holds `Item`, `1Q21`, `2Q21`");
    reads(
        "Item,Actual,Actual,Forecast\n,2021,2022,2023\nX,1,2,3\n",
        &["B3 1, C3 2", "its head says that it is a forecast: D1 `Forecast`, D2 `2023`, D3 `3`"],
    );
}
