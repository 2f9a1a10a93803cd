//! Finds a table in a sheet: periods across or down, names, units, values; and refuses what can be read in two ways.

use super::grid::Grid;
use super::period::period;
use super::unit::{self, TableUnit};
use crate::diag::MOST;
use crate::i18n::{Bilingual, Period, Told};
use crate::model::Number;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A table: its series and what was passed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// One a name.
    pub rows: Vec<Row>,
    /// Lines without values, which are no series: groups and notes, with the names of their cells.
    pub passed: Vec<(String, String)>,
}

/// A named series.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// As the table writes it, without its unit.
    pub name: String,
    /// The cell that holds it.
    pub cell: String,
    /// Its unit, if the table says one.
    pub unit: Option<TableUnit>,
    /// In the order of time.
    pub values: Vec<(Period, Decimal)>,
    /// Periods between the first and the last value for which the cell is empty.
    pub gaps: Vec<Period>,
}

/// Why a sheet is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There are no periods in a row or a column.
    #[error("no periods were found\nhelp: a row or a column of the table must hold them: 2021年, 2023年1—6月, 2023-Q1")]
    NoPeriods,
    /// It has more cells than any table.
    #[error("the sheet is larger than any table that can be read\nhelp: keep only the table in it")]
    TooLarge,
    /// There are both.
    #[error(
        "periods stand both across ({0}) and down ({1}), so that the table can be read in two ways\nhelp: keep one of them"
    )]
    BothWays(String, String),
    /// One period stands twice.
    #[error("the period {period} stands in {first} and in {second}\nhelp: keep one column or row for each period")]
    Twice {
        /// The period.
        period: String,
        /// The first cell.
        first: String,
        /// The other.
        second: String,
    },
    /// Nothing stands below the periods.
    #[error("no series was found beside the periods in {0}")]
    NoSeries(String),
    /// Cells hold no number.
    #[error("{}\nhelp: correct the cells in the table, or leave those without a figure empty; nothing was written", said(.0))]
    Cells(Vec<Bilingual>),
    /// Percentages that may be shares of one.
    #[error(
        "all values of `{0}` lie between −1 and 1, in percent: a workbook keeps 6.5% as 0.065\nhelp: say which is meant with --percent shares or --percent numbers"
    )]
    Shares(String),
}

/// One line for each cell.
fn said(cells: &[Bilingual]) -> String {
    cells.iter().map(Bilingual::en).collect::<Vec<_>>().join("\n")
}

impl Told for Refusal {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::NoPeriods => {
                "表里没有找到时期\n帮助：表中要有一行或一列写时期：2021年、2023年1—6月、2023-Q1".to_owned()
            }
            Self::TooLarge => "工作表太大，超出了能读取的范围\n帮助：请只保留表格".to_owned(),
            Self::BothWays(across, down) => {
                format!("横向（{across}）和纵向（{down}）都有时期，这张表有两种读法\n帮助：只保留一种")
            }
            Self::Twice { period, first, second } => {
                format!("时期{period}在{first}和{second}出现了两次\n帮助：每个时期只保留一列或一行")
            }
            Self::NoSeries(place) => format!("{place}的时期旁没有任何数据"),
            Self::Cells(cells) => {
                let cells: Vec<&str> = cells.iter().map(Bilingual::zh).collect();
                format!("{}\n帮助：请改正这些单元格，没有数据的留空；没有写入任何文件", cells.join("\n"))
            }
            Self::Shares(name) => format!(
                "`{name}`以百分比计的数值都在−1和1之间，而工作簿把6.5%存为0.065\n帮助：请用--percent shares或--percent numbers说明是哪一种"
            ),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// What is said of the whole table beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Percent {
    /// It is refused where it cannot be told.
    Ask,
    /// 0.065 is 6.5 percent.
    Shares,
    /// 0.065 is 0.065 percent.
    Numbers,
}

/// Reads the table in `grid`.
///
/// # Errors
/// When it is none, or can be read in two ways; every cell at fault is named.
pub fn read(grid: &Grid, percent: Percent) -> Result<Table, Refusal> {
    if grid.height().saturating_mul(grid.width()) > Grid::MOST {
        return Err(Refusal::TooLarge);
    }
    let turned = grid.turned();
    let (across, down) = (head(grid), head(&turned));
    match (across, down) {
        (Some(across), Some(down)) => match which(grid, &across, &turned, &down) {
            Some(true) => table(grid, &across, percent),
            Some(false) => table(&turned, &down, percent),
            None => Err(Refusal::BothWays(across.place(grid), down.place(&turned))),
        },
        (Some(across), None) => table(grid, &across, percent),
        (None, Some(down)) => table(&turned, &down, percent),
        (None, None) => Err(Refusal::NoPeriods),
    }
}

/// A row of periods.
struct Head {
    row: usize,
    first: usize,
    periods: Vec<Period>,
}

impl Head {
    fn place(&self, grid: &Grid) -> String {
        let last = self.first + self.periods.len().saturating_sub(1);
        format!("{}–{}", grid.name(self.row, self.first), grid.name(self.row, last))
    }

    fn end(&self) -> usize {
        self.first + self.periods.len()
    }
}

/// The first row with the longest run of periods; a single one counts where it can be nothing else.
fn head(grid: &Grid) -> Option<Head> {
    let mut best: Option<Head> = None;
    for row in 0..grid.height() {
        let mut first = 0;
        while first < grid.width() {
            let run: Vec<(Period, bool)> =
                (first..grid.width()).map_while(|column| period(grid.at(row, column))).collect();
            let fair = run.len() > 1 || run.first().is_some_and(|(_, certain)| *certain);
            // What begins inside a run is shorter.
            let next = first + run.len().max(1);
            if fair && best.as_ref().is_none_or(|best| best.periods.len() < run.len()) {
                best = Some(Head { row, first, periods: run.into_iter().map(|(period, _)| period).collect() });
            }
            first = next;
        }
    }
    best
}

/// Whether the periods across are the head (otherwise those down are); `None` where it cannot be told.
///
/// Values such as 2021 look like years: a run that stands among the values of the other is none.
fn which(grid: &Grid, across: &Head, turned: &Grid, down: &Head) -> Option<bool> {
    let among =
        |head: &Head, other: &Head| other.row >= head.first && other.row < head.end() && other.first >= head.row;
    // A single certain period is crossed by a run of its own other direction only at itself.
    if across.periods.len() == 1 && down.periods.len() > 1 {
        return Some(false);
    }
    if down.periods.len() == 1 && across.periods.len() > 1 {
        return Some(true);
    }
    match (among(across, down), among(down, across)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        // One cell alone: a column of values below it, or a row beside it.
        _ if across.periods.len() == 1 && down.periods.len() == 1 => {
            let below = (across.row + 1..grid.height()).any(|row| !grid.at(row, across.first).is_empty());
            let beside = (down.row + 1..turned.height()).any(|row| !turned.at(row, down.first).is_empty());
            (below != beside).then_some(below)
        }
        _ => None,
    }
}

fn table(grid: &Grid, head: &Head, percent: Percent) -> Result<Table, Refusal> {
    let mut seen = BTreeMap::new();
    for (at, period) in head.periods.iter().enumerate() {
        if let Some(other) = seen.insert(period, at) {
            let cell = |at| grid.name(head.row, head.first + at);
            return Err(Refusal::Twice { period: period.to_string(), first: cell(other), second: cell(at) });
        }
    }
    let columns = Columns::find(grid, head);
    let general = general_unit(grid, head);
    let (mut rows, mut passed, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for row in head.row + 1..grid.height() {
        let label = columns.name.map_or("", |column| grid.at(row, column));
        let has_values = (head.first..head.end()).any(|column| !is_gap(grid.at(row, column)));
        let first = (0..grid.width()).find(|column| !grid.at(row, *column).is_empty());
        match (has_values, first) {
            (_, None) => {}
            (false, Some(first)) => passed.push((grid.name(row, first), grid.at(row, first).to_owned())),
            (true, Some(first)) if label.is_empty() => {
                let cell = grid.name(row, first);
                faults.push(Bilingual::of(
                    format!("{cell}: the values of this line have no name"),
                    format!("{cell}：这一行有数值而没有名称"),
                ));
            }
            (true, _) => rows.push(series(grid, head, row, &columns, general.as_ref(), &mut faults)),
        }
    }
    faults.truncate(MOST);
    if !faults.is_empty() {
        return Err(Refusal::Cells(faults));
    }
    if rows.is_empty() {
        return Err(Refusal::NoSeries(head.place(grid)));
    }
    rows.iter_mut().try_for_each(|row| shares(row, percent))?;
    Ok(Table { rows, passed })
}

/// Where names and units stand, left of the periods.
struct Columns {
    name: Option<usize>,
    unit: Option<usize>,
}

impl Columns {
    fn find(grid: &Grid, head: &Head) -> Self {
        let valued: Vec<usize> = (head.row + 1..grid.height())
            .filter(|row| (head.first..head.end()).any(|column| !is_gap(grid.at(*row, column))))
            .collect();
        let filled = |column: usize| valued.iter().filter(|row| !grid.at(**row, column).is_empty()).count();
        let is_unit = |column: usize| {
            let known = valued.iter().filter(|row| unit::known(grid.at(**row, column)).is_some()).count();
            unit::is_header(grid.at(head.row, column)) || (known > 0 && known * 2 >= filled(column).max(1))
        };
        let is_number = |column: usize| valued.iter().all(|row| number(grid.at(*row, column)).is_some());
        let left: Vec<usize> = (0..head.first).rev().filter(|column| filled(*column) > 0).collect();
        let unit = left.iter().copied().find(|column| is_unit(*column));
        let name = left.iter().copied().find(|column| Some(*column) != unit && !is_number(*column));
        Self { name, unit }
    }
}

/// The unit that is said once for the whole table, above or in its corner.
fn general_unit(grid: &Grid, head: &Head) -> Option<TableUnit> {
    (0..=head.row)
        .flat_map(|row| (0..grid.width()).map(move |column| (row, column)))
        .chain((0..grid.height()).flat_map(|row| (0..head.first).map(move |column| (row, column))))
        .find_map(|(row, column)| unit::of_table(grid.at(row, column)))
}

fn series(
    grid: &Grid,
    head: &Head,
    row: usize,
    columns: &Columns,
    general: Option<&TableUnit>,
    faults: &mut Vec<Bilingual>,
) -> Row {
    let at = columns.name.unwrap_or(0);
    let (name, own) = unit::split(grid.at(row, at));
    let beside = columns.unit.map(|column| grid.at(row, column)).filter(|text| !text.is_empty()).map(unit::any);
    let mut found: Vec<(Period, Option<Decimal>)> = Vec::new();
    let mut percent = false;
    for (period, column) in head.periods.iter().zip(head.first..) {
        let text = grid.at(row, column);
        let (plain, sign) = text.strip_suffix(['%', '％']).map_or((text, false), |plain| (plain, true));
        percent |= sign;
        match number(plain) {
            Some(value) => found.push((*period, Some(value))),
            None if is_gap(text) => found.push((*period, None)),
            None => {
                let cell = grid.name(row, column);
                faults
                    .push(Bilingual::of(format!("{cell}: `{text}` is no number"), format!("{cell}：`{text}`不是数字")));
            }
        }
    }
    found.sort_by_key(|(period, _)| *period);
    let known = |it: &&(Period, Option<Decimal>)| it.1.is_some();
    let from = found.iter().find(known).map(|(period, _)| *period);
    let to = found.iter().rev().find(known).map(|(period, _)| *period);
    let inside = |period: &Period| from.is_some_and(|from| *period > from) && to.is_some_and(|to| *period < to);
    let gaps = found.iter().filter(|(period, value)| value.is_none() && inside(period)).map(|(period, _)| *period);
    Row {
        name,
        cell: grid.name(row, at),
        unit: beside.or(own).or_else(|| percent.then(|| unit::any("%"))).or_else(|| general.cloned()),
        gaps: gaps.collect(),
        values: found.iter().filter_map(|(period, value)| Some((*period, (*value)?))).collect(),
    }
}

/// Percentages below one may be shares of it; only somebody who knows the table can tell.
fn shares(row: &mut Row, percent: Percent) -> Result<(), Refusal> {
    let of_hundred = row.unit.as_ref().is_some_and(|unit| unit.code == Some("percent"));
    let small = row.values.iter().all(|(_, value)| value.abs() < Decimal::ONE);
    match percent {
        _ if !of_hundred || !small => Ok(()),
        Percent::Ask => Err(Refusal::Shares(row.name.clone())),
        Percent::Numbers => Ok(()),
        Percent::Shares => {
            row.values.iter_mut().for_each(|(_, value)| *value = (*value * Decimal::ONE_HUNDRED).normalize());
            Ok(())
        }
    }
}

/// A number with or without commas between its thousands.
fn number(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '，' | ' ' | '\u{a0}')).collect();
    let plain = plain.replace(['−', '－'], "-");
    let digits = plain.trim_start_matches('-');
    let starts = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    // A comma that is not between thousands is a decimal comma, or a slip.
    let grouped =
        text.split([',', '，']).skip(1).all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3);
    (starts && grouped).then(|| Number::try_from(plain).ok()).flatten().map(|number| number.0)
}

/// What tables write where they have no figure.
fn is_gap(text: &str) -> bool {
    matches!(
        text.trim().to_lowercase().as_str(),
        "" | "-" | "--" | "—" | "——" | "–" | "…" | "……" | "..." | ".." | "n/a" | "na" | "#n/a" | "/" | "无"
    )
}
