//! The heads of a table: which period, which measure and which unit each column has.

use super::grid::{Grid, Ledger, Reason, Use};
use super::mark::{self, Mark};
use super::orientation::TimeRow;
use super::period::{Head, Unread, head, part_of};
use super::refusal::Refusal;
use super::unit::{self, TableUnit};
use super::value::{Style, Value, read};
use crate::diag::MOST;
use crate::i18n::{Bilingual, Period};
use std::collections::BTreeMap;

/// A column of figures.
#[derive(Debug, Clone)]
pub struct Column {
    /// Which.
    pub at: usize,
    /// Its period.
    pub period: Period,
    /// What it measures, where heads say it: 绝对量, 同比.
    pub measure: String,
    /// Its unit, where heads say it.
    pub unit: Option<TableUnit>,
    /// What marks its period.
    pub marks: Vec<Mark>,
}

/// The heads of a table.
#[derive(Debug)]
pub struct Heads {
    /// The row of the periods.
    pub row: usize,
    /// All rows that are heads.
    pub rows: Vec<usize>,
    /// The first column that has a period; names stand before it.
    pub first: usize,
    /// In the order of the sheet.
    pub columns: Vec<Column>,
    /// Columns of forecasts.
    pub forecasts: Vec<usize>,
    /// Cell, text and period of each head.
    pub read: Vec<(String, String, Period)>,
}

impl Heads {
    /// One past the last column with a period.
    pub fn end(&self) -> usize {
        self.columns.iter().map(|column| column.at + 1).max().unwrap_or(self.first)
    }

    /// From the first head to the last.
    pub fn place(&self, grid: &Grid) -> String {
        if self.end() <= self.first + 1 {
            return grid.name(self.row, self.first);
        }
        format!("{}–{}", grid.name(self.row, self.first), grid.name(self.row, self.end().saturating_sub(1)))
    }

    /// Whether the rows of the table may stand there: below the heads, or where periods stand down, beside them.
    pub fn has_line(&self, grid: &Grid, row: usize) -> bool {
        !self.rows.contains(&row) && (grid.is_turned() || row > self.row)
    }
}

/// Reads the heads of the table whose periods were found.
///
/// # Errors
/// Where a head is not understood, or one period stands twice.
pub fn read_heads(time: &TimeRow, style: &Style<'_>, ledger: &mut Ledger) -> Result<Heads, Refusal> {
    let grid = &time.grid;
    let row = parts_row(grid, time.row, style);
    let texts: Vec<Head> = (0..grid.width()).map(|column| head(grid.at(row, column))).collect();
    let first = texts.iter().position(Head::is_time).or_else(|| texts.iter().position(|head| *head == Head::Words));
    let first = first.unwrap_or(0);
    check_heads(grid, row, first, &texts)?;
    let years = year_row(grid, row, &texts)?;
    let year_columns = years.map(|years| covering_columns(grid, years, 0)).unwrap_or_default();
    let mut heads = Heads { row, rows: vec![row], first, columns: vec![], forecasts: vec![], read: vec![] };
    heads.rows.extend(years);
    let mut yearless = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let (period, marks) = match text {
            Head::Whole { period, marks, .. } => (Some(*period), marks.clone()),
            Head::Part(from, months, marks) => {
                let over = year_columns.get(at).copied().flatten();
                let found = over.and_then(|over| match head(grid.at(years?, over)) {
                    Head::Whole { period, marks, .. } => Some((part_of(period, *from, *months)?, marks)),
                    _ => None,
                });
                if found.is_none() {
                    yearless.push(grid.name(row, at));
                }
                let above = found.as_ref().map(|(_, marks)| marks.clone()).unwrap_or_default();
                (found.map(|(period, _)| period), [marks.clone(), above].concat())
            }
            Head::None | Head::Words | Head::Unread(_) => continue,
        };
        let Some(period) = period else { continue };
        let unit = marks.iter().find_map(|mark| match mark {
            Mark::Unit(text) => Some(unit::any(text)),
            _ => None,
        });
        if marks.iter().any(|mark| matches!(mark, Mark::Forecast(_))) {
            heads.forecasts.push(at);
            continue;
        }
        heads.read.push((grid.name(row, at), grid.at(row, at).to_owned(), period));
        heads.columns.push(Column { at, period, measure: String::new(), unit, marks });
    }
    if !yearless.is_empty() {
        return Err(Refusal::NoYear(yearless.join(", ")));
    }
    if !grid.is_turned() {
        read_subheads(grid, &mut heads, style)?;
        read_group_heads(grid, &mut heads)?;
    }
    let (columns, forecasts): (Vec<Column>, Vec<Column>) =
        std::mem::take(&mut heads.columns).into_iter().partition(|column| !mark::is_forecast(&column.measure));
    heads.columns = columns;
    heads.forecasts.extend(forecasts.iter().map(|column| column.at));
    if heads.columns.is_empty() && !heads.forecasts.is_empty() {
        return Err(Refusal::Forecasts(grid.name(row, first)));
    }
    record_heads(grid, &heads, ledger);
    Ok(heads)
}

/// The row of parts of a year below a row of years, where it is one.
fn parts_row(grid: &Grid, row: usize, style: &Style<'_>) -> usize {
    let cells = |row: usize| (0..grid.width()).map(move |column| (row, column));
    let is_part = |(row, column): (usize, usize)| matches!(head(grid.at(row, column)), Head::Part(..));
    let is_figure = |(row, column): (usize, usize)| matches!(read(grid.cell(row, column), style), Value::Figure(_));
    let next = (row + 1..grid.height()).find(|row| cells(*row).any(|(row, column)| !grid.is_blank(row, column)));
    let is_year = cells(row).any(|(row, column)| matches!(head(grid.at(row, column)), Head::Whole { .. }));
    match next.filter(|next| is_year && cells(*next).any(is_part) && !cells(*next).any(is_figure)) {
        Some(next) => next,
        None => row,
    }
}

/// The row of years above parts of a year.
fn year_row(grid: &Grid, row: usize, texts: &[Head]) -> Result<Option<usize>, Refusal> {
    if !texts.iter().any(|head| matches!(head, Head::Part(..))) {
        return Ok(None);
    }
    let has_time = |row: &usize| (0..grid.width()).any(|column| head(grid.at(*row, column)).is_time());
    let Some(years) = (row.saturating_sub(3)..row).rev().find(has_time) else { return Ok(None) };
    let texts: Vec<Head> = (0..grid.width()).map(|column| head(grid.at(years, column))).collect();
    check_heads(grid, years, 0, &texts)?;
    Ok(Some(years))
}

/// For each column, the cell in `row` that covers it: its own, or one before it to which it is merged or behind which the row is blank.
fn covering_columns(grid: &Grid, row: usize, from: usize) -> Vec<Option<usize>> {
    let mut over: Option<usize> = None;
    let mut covers = Vec::new();
    for column in 0..grid.width() {
        if column >= from && !grid.is_blank(row, column) {
            over = Some(column);
        }
        let is_merged = |over: usize| grid.cell(row, over).covers.is_some();
        covers.push(over.filter(|over| !is_merged(*over) || over + grid.covers(row, *over).1 > column));
    }
    covers
}

/// Refuses heads that look like periods and are none.
fn check_heads(grid: &Grid, row: usize, first: usize, texts: &[Head]) -> Result<(), Refusal> {
    let months: Vec<(usize, Option<i32>)> = texts
        .iter()
        .enumerate()
        .filter_map(|(at, head)| match head {
            Head::Whole { period, years, .. } if period.months() == 1 => Some((at, *years)),
            _ => None,
        })
        .collect();
    let has_fiscal = texts.contains(&Head::Unread(Unread::Fiscal));
    let behind = months.first().and_then(|(_, years)| *years);
    let is_even = behind.is_some() && months.iter().all(|(_, years)| *years == behind);
    let is_doubtful = has_fiscal || (is_even && (months.len() > 1 || behind <= Some(4)));
    let mut faults = Vec::new();
    for (at, head) in texts.iter().enumerate().skip(first) {
        let text = grid.at(row, at);
        let why = match head {
            Head::Unread(why) => *why,
            Head::Words if unit::is_rate(text) => continue,
            Head::Words => Unread::Other,
            Head::Whole { years: Some(_), .. } if is_doubtful => Unread::TwoWays,
            Head::Whole { .. } | Head::Part(..) | Head::None => continue,
        };
        let (cell, why) = (grid.name(row, at), why.why());
        faults
            .push(Bilingual::of(format!("{cell}: `{text}` is {}", why.en()), format!("{cell}：`{text}`{}", why.zh())));
    }
    faults.truncate(MOST);
    if faults.is_empty() { Ok(()) } else { Err(Refusal::Heads(faults)) }
}

/// Rows below the periods that say what each column measures, or in which unit.
fn read_subheads(grid: &Grid, heads: &mut Heads, style: &Style<'_>) -> Result<(), Refusal> {
    for row in heads.row + 1..grid.height().min(heads.row + 3) {
        let cells: Vec<usize> = (heads.first..grid.width()).filter(|column| !grid.is_blank(row, *column)).collect();
        let is_text = |column: &usize| {
            matches!(read(grid.cell(row, *column), style), Value::Text(_)) && !head(grid.at(row, *column)).is_time()
        };
        let labels: Vec<usize> = (0..heads.first).filter(|column| !grid.is_blank(row, *column)).collect();
        let heads_blank = (0..heads.first).all(|column| grid.is_blank(heads.row, column));
        let is_long = |column: &usize| grid.at(row, *column).chars().filter(|sign| sign.is_alphabetic()).count() > 1;
        let is_unit = |column: &usize| unit::known(grid.at(row, *column)).is_some();
        let is_head = labels.iter().all(|column| {
            let text = grid.at(row, *column);
            unit::is_header(text) || text == grid.at(heads.row, *column)
        }) || (heads_blank && cells.iter().all(is_long));
        if cells.is_empty() || !cells.iter().all(is_text) || !is_head {
            break;
        }
        let parts = cells.iter().filter(|column| is_part_of_year(grid.at(row, **column)));
        let faults: Vec<Bilingual> = parts.take(MOST).map(|column| part_unread(grid, row, *column)).collect();
        if !faults.is_empty() {
            return Err(Refusal::Heads(faults));
        }
        let are_units = cells.iter().all(is_unit);
        let covers = covering_columns(grid, heads.row, heads.first);
        let mut columns: BTreeMap<usize, Column> =
            std::mem::take(&mut heads.columns).into_iter().map(|column| (column.at, column)).collect();
        let before = columns.clone();
        for at in cells {
            let over = before.get(&at).or_else(|| before.get(&covers.get(at).copied().flatten()?));
            let Some(column) = over else { continue };
            let mut column = Column { at, ..column.clone() };
            let text = grid.at(row, at);
            if are_units {
                column.unit = Some(unit::any(text));
            } else {
                let (name, unit) = unit::split(text);
                column.measure = joined(&column.measure, &name);
                column.unit = unit.or(column.unit);
            }
            columns.insert(at, column);
        }
        heads.rows.push(row);
        heads.columns = columns.into_values().collect();
    }
    Ok(())
}

/// Whether a head below a year looks like a part of it in a form that is not read: 6月末, 一月, 9M, Wk 1, Dec 31. 月均工资 is none.
fn is_part_of_year(text: &str) -> bool {
    const SPANS: &[&str] =
        &["月", "季", "半年", "旬", "周", "日", "quarter", "qtr", "half", "month", "week", "wk", "kw"];
    const COUNTS: &[&str] = &[
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "上", "下", "ⅰ", "ⅱ", "ⅲ", "ⅳ", "first", "second",
        "third", "fourth", "1st", "2nd", "3rd", "4th", "last", "i ", "ii ", "iii ", "iv ",
    ];
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let low = text.trim().to_lowercase();
    let has_digit = low.contains(|sign: char| sign.is_ascii_digit());
    let is_counted = has_digit || COUNTS.iter().any(|count| low.contains(count));
    let is_dated = has_digit && MONTHS.iter().any(|month| low.starts_with(month) || low.ends_with(month));
    let is_short = has_digit && low.trim_matches(|sign: char| sign.is_ascii_digit()) == "m";
    let is_end = ["年末", "年底", "期末"].contains(&low.as_str());
    (is_counted && SPANS.iter().any(|span| low.contains(span)) && !low.contains('均')) || is_dated || is_short || is_end
}

fn part_unread(grid: &Grid, row: usize, column: usize) -> Bilingual {
    let (cell, text, why) = (grid.name(row, column), grid.at(row, column), Unread::Other.why());
    Bilingual::of(format!("{cell}: `{text}` is {}", why.en()), format!("{cell}：`{text}`{}", why.zh()))
}

/// A row above the periods that says what groups of columns measure.
fn read_group_heads(grid: &Grid, heads: &mut Heads) -> Result<(), Refusal> {
    let top = heads.rows.iter().copied().min().unwrap_or(heads.row);
    let Some(row) = top.checked_sub(1) else { return Ok(()) };
    let is_measure = |column: &usize| {
        let text = grid.at(row, *column);
        !text.is_empty() && unit::of_table(text).is_none() && unit::bare(text).is_none() && !head(text).is_time()
    };
    if (heads.first..heads.end()).filter(is_measure).count() < 2 {
        return Ok(());
    }
    let covers = covering_columns(grid, row, heads.first);
    for column in &mut heads.columns {
        let Some(over) = covers.get(column.at).copied().flatten().filter(is_measure) else {
            let cell = grid.name(heads.row, column.at);
            return Err(Refusal::Cells(vec![Bilingual::of(
                format!("{cell}: the heads above its neighbours do not say what this column measures"),
                format!("{cell}：旁边各列上方有表头，这一列没有"),
            )]));
        };
        let (name, unit) = unit::split(grid.at(row, over));
        column.measure = joined(&name, &column.measure);
        column.unit = column.unit.take().or(unit);
    }
    heads.rows.push(row);
    Ok(())
}

/// Two names, the general before the particular.
pub fn joined(outer: &str, inner: &str) -> String {
    let has_han = |text: &str| text.chars().any(|sign| ('\u{4E00}'..='\u{9FFF}').contains(&sign));
    match (outer, inner) {
        ("", only) | (only, "") => only.to_owned(),
        _ if has_han(outer) || has_han(inner) => format!("{outer}：{inner}"),
        _ => format!("{outer}: {inner}"),
    }
}

/// Refuses a period that stands twice.
pub fn check_periods(grid: &Grid, heads: &Heads) -> Result<(), Refusal> {
    let mut seen = BTreeMap::new();
    for column in &heads.columns {
        if let Some(other) = seen.insert((column.period, column.measure.as_str()), column.at) {
            let (first, second) = (grid.name(heads.row, other), grid.name(heads.row, column.at));
            return Err(Refusal::Twice { period: column.period.to_string(), first, second });
        }
    }
    Ok(())
}

/// What the cells of heads became.
fn record_heads(grid: &Grid, heads: &Heads, ledger: &mut Ledger) {
    for row in &heads.rows {
        let covers = covering_columns(grid, *row, heads.first);
        for column in &heads.columns {
            ledger.note(grid, *row, column.at, Use::Label);
            if let Some(over) = covers.get(column.at).copied().flatten() {
                ledger.note(grid, *row, over, Use::Label);
            }
        }
        for at in &heads.forecasts {
            ledger.note(grid, *row, *at, Use::Left(Reason::Forecast));
        }
    }
}
