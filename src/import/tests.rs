//! Whatever stands in a sheet, no cell is lost and none is used twice.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const CELLS: [&str; 60] = [
    "",
    "",
    "",
    "",
    "1",
    "2",
    "3.5",
    "1,234",
    "-7",
    "12.3p",
    "6.5%",
    "4.8%",
    "2021",
    "2022",
    "2023",
    "2021年",
    "2022年",
    "2023年①",
    "2024E",
    "2009-10",
    "2019/20",
    "110年",
    "2024-01-10",
    "一季度",
    "二季度",
    "1—9月",
    "Jan",
    "Q1 2021",
    "Marriages 2021",
    "指标",
    "项目",
    "单位",
    "亿元",
    "%",
    "产值",
    "产值（亿元）",
    "增速",
    "城镇",
    "  城镇",
    "其中：农业",
    "#工业",
    "北京",
    "Year",
    "Value",
    "Area",
    "Units",
    "Country Code",
    "OUT.X",
    "备注",
    "注：快报",
    "单位：亿元",
    "合计",
    "同比",
    "绝对量",
    "—",
    "..",
    "[x]",
    "c",
    "(1.2)",
    "1.234,5",
];

fn sheets() -> impl Strategy<Value = Grid> {
    let cell = prop::sample::select(CELLS.as_slice());
    let rows = prop::collection::vec(prop::collection::vec(cell, 1..6), 1..7);
    let hidden = (0..8_usize, 0..8_usize);
    (rows, hidden).prop_map(|(rows, (row, column))| {
        let cells = |row: Vec<&str>| row.into_iter().map(Cell::new).collect();
        let mut grid = Grid::new(rows.into_iter().map(cells).collect());
        grid.hide(&|r, c| r == row || c == column);
        grid
    })
}

/// A table that is likely to be read: years above figures, with anything before, between and behind.
fn likely() -> impl Strategy<Value = Grid> {
    let some = || prop::sample::select(CELLS.as_slice());
    let figure = prop::sample::select(["1", "2.5", "3,000", "7 r", "—", "", "6%", "c"].as_slice());
    let name = prop::sample::select(
        ["产值", "就业", "  城镇", "  农村", "收入", "", "其中：农业", "#工业", "注：快报"].as_slice(),
    );
    let years = prop::sample::select(
        [
            ["2021", "2022", "2023"],
            ["2021年", "2022r", "2024E"],
            ["一季度", "二季度", "三季度"],
            ["2022", "同比", "2023"],
        ]
        .as_slice(),
    );
    let line = (name, prop::collection::vec(figure, 3), some());
    (prop::collection::vec(some(), 4), years, prop::collection::vec(line, 1..5), some(), any::<bool>()).prop_map(
        |(top, years, lines, corner, is_turned)| {
            let mut rows = vec![top, [vec![corner], years.to_vec()].concat()];
            rows.extend(lines.into_iter().map(|(name, figures, last)| [vec![name], figures, vec![last]].concat()));
            let grid = Grid::new(rows.into_iter().map(|row| row.into_iter().map(Cell::new).collect()).collect());
            if is_turned { grid.turned() } else { grid }
        },
    )
}

/// The cells that hold anything, by their names.
fn filled(grid: &Grid) -> BTreeMap<String, String> {
    let cells = (0..grid.height()).flat_map(|row| (0..grid.width()).map(move |column| (row, column)));
    let full = cells.filter(|(row, column)| !grid.is_blank(*row, *column));
    full.map(|(row, column)| (grid.name(row, column), grid.at(row, column).to_owned())).collect()
}

fn accounted(grid: &Grid) -> Result<(), TestCaseError> {
    let reading = Reading {
        percent: Percent::Numbers,
        decimal: None,
        gaps: vec!["c".to_owned()],
        is_named: true,
        is_percent: false,
    };
    let Ok(table) = read(grid, &reading) else { return Ok(()) };
    let mut used: BTreeSet<String> = BTreeSet::new();
    let full = filled(grid);
    for series in &table.series {
        let mut periods = BTreeSet::new();
        for value in &series.values {
            prop_assert!(used.insert(value.cell.clone()), "{} is two values in {table:?}", value.cell);
            prop_assert!(periods.insert(value.period), "{} stands twice in {table:?}", value.period);
            // What is written is what was there.
            let digits: String = full[&value.cell].chars().filter(char::is_ascii_digit).collect();
            let read: String = value.value.to_string().chars().filter(char::is_ascii_digit).collect();
            prop_assert!(digits.starts_with(&read), "{} is {} in {table:?}", value.cell, value.value);
        }
        prop_assert!(series.gaps.iter().all(|gap| !periods.contains(gap)));
    }
    for label in &table.labels {
        prop_assert!(used.insert(label.clone()), "{label} is a value and a label in {table:?}");
    }
    let hidden = table.left.iter().filter(|left| left.reason == Reason::Hidden).flat_map(|left| &left.runs);
    let hidden: usize = hidden.map(|run| run.count).sum();
    for run in table.left.iter().filter(|left| left.reason != Reason::Hidden).flat_map(|left| &left.runs) {
        for row in run.from.0..run.from.0 + run.count {
            let name = super::grid::name(row, run.from.1);
            prop_assert_eq!(Some(&run.text), full.get(&name));
            prop_assert!(used.insert(name.clone()), "{} is used twice in {:?}", name, table);
        }
    }
    let all: BTreeSet<String> = full.keys().cloned().collect();
    prop_assert_eq!(&used, &all, "{:?} hidden: {}", table, hidden);
    let names: BTreeSet<&str> = table.series.iter().map(|series| series.name.as_str()).collect();
    prop_assert_eq!(names.len(), table.series.len(), "two series have one name in {:?}", table);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn every_cell_of_any_sheet_is_accounted_for(grid in sheets()) {
        accounted(&grid)?;
    }

    #[test]
    fn every_cell_of_a_likely_table_is_accounted_for(grid in likely()) {
        accounted(&grid)?;
    }
}

#[test]
fn most_likely_tables_are_read_and_not_only_refused() {
    let rows = [["", "2021", "2022r", "2023"], ["产值（亿元）", "1", "2", "—"], ["  其中：农业", "3", "", "4"]];
    let grid = Grid::new(rows.iter().map(|row| row.iter().map(|text| Cell::new(text)).collect()).collect());
    let reading =
        Reading { percent: Percent::Ask, decimal: None, gaps: Vec::new(), is_named: false, is_percent: false };
    let table = read(&grid, &reading).unwrap();
    assert_eq!(table.series.iter().map(|series| series.name.as_str()).collect::<Vec<_>>(), ["产值", "产值：农业"]);
    assert_eq!(table.left.len(), 1);
    accounted(&grid).unwrap();
}
