//! From a sheet to series: every cell becomes a figure, says what figures are, or is left out for a reason.

use super::grid::{Grid, Ledger, LeftOut, Reason, Use};
use super::heads::{Column, Heads, check_periods, read_heads};
use super::lines::{self, Constants, Line};
use super::mark::Mark;
use super::names::{self, Labels};
use super::orientation::orient;
use super::refusal::Refusal;
use super::unit::{self, TableUnit};
use super::value::{DecimalMark, Figure, Style, Value, read as value};
use crate::diag::MOST;
use crate::i18n::{Bilingual, Period};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A table: its series and what became of the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// In the order of the sheet.
    pub series: Vec<Series>,
    /// The heads: cell, text and period.
    pub heads: Vec<(String, String, Period)>,
    /// Cells that say what figures are.
    pub labels: Vec<String>,
    /// Cells of which nothing came.
    pub left: Vec<LeftOut>,
    /// How the file was read.
    pub remarks: Vec<Bilingual>,
}

/// A named series.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// As the table writes it, without its unit, with the groups that it belongs to; empty where the table has no name for it.
    pub name: String,
    /// The cell that holds it.
    pub cell: String,
    /// Its unit, if the table says one.
    pub unit: Option<TableUnit>,
    /// In the order of time.
    pub values: Vec<Observation>,
    /// Periods between the first and the last value for which the cell is empty.
    pub gaps: Vec<Period>,
}

/// A figure with its period.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// When.
    pub period: Period,
    /// How much.
    pub value: Decimal,
    /// The cell that holds it.
    pub cell: String,
    /// What marks the cell or its period.
    pub marks: Vec<Mark>,
}

/// What is said of the whole table beforehand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How small percentages are meant.
    pub percent: Percent,
    /// How decimals are written; where it is not said, a table that leaves it open is refused.
    pub decimal: Option<DecimalMark>,
    /// Signs that mean no figure, besides the usual ones.
    pub gaps: Vec<String>,
    /// A name was given, so that the one series of the table needs none.
    pub is_named: bool,
    /// Percent was given as the unit of what has none.
    pub is_percent: bool,
}

/// How percentages between −1 and 1 are meant.
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
pub fn read(grid: &Grid, reading: &Reading) -> Result<Table, Refusal> {
    if grid.height().saturating_mul(grid.width()) > Grid::MOST {
        return Err(Refusal::TooLarge);
    }
    let style = Style { decimal: reading.decimal, has_semicolons: grid.has_semicolons, gaps: &reading.gaps };
    let mut ledger = Ledger::default();
    let time = orient(grid, &style)?;
    let heads = read_heads(&time, &style, &mut ledger)?;
    let grid = &time.grid;
    let lines = lines::survey(grid, &heads, &style);
    lines::check_second_head(grid, &heads, &lines)?;
    let mut faults = lines::check_other_columns(grid, &heads, &style, &mut ledger);
    let constants = lines::read_constants(grid, &heads, &lines, &mut ledger)?;
    check_periods(grid, &heads)?;
    let general = general_unit(grid, &heads, &mut ledger);
    let labels = Labels::find(grid, &heads, &lines);
    let sheet = Sheet {
        grid,
        heads: &heads,
        style: &style,
        labels: &labels,
        constants: &constants,
        general,
        measures: by_measure(&heads),
    };
    lines::check_parts_beside(grid, &heads, &lines)?;
    let mut series = Vec::new();
    for line in lines.iter().filter(|line| line.is_table(grid)) {
        sheet.faults(line, &mut faults);
        if line.has_figures && faults.is_empty() {
            series.extend(sheet.series(line, &mut faults, &mut ledger));
        }
    }
    faults.truncate(MOST);
    if !faults.is_empty() {
        return Err(Refusal::Cells(faults));
    }
    if series.is_empty() {
        return Err(Refusal::NoSeries(heads.place(grid)));
    }
    let mut series = names::name_series(grid, &lines, &labels, &constants, series)?;
    if let Some(nameless) = series.iter().find(|(series, _)| series.name.is_empty())
        && !(reading.is_named && series.len() == 1)
    {
        return Err(Refusal::Cells(vec![nameless_line(&nameless.0, series.len())]));
    }
    series.iter_mut().try_for_each(|(series, is_signed)| shares(series, *is_signed, reading))?;
    lines::record_rest(grid, &heads, &lines, &labels, &mut ledger);
    let (labels, left) = ledger.close(grid);
    let series = series.into_iter().map(|(series, _)| series).collect();
    Ok(Table { series, heads: heads.read, labels, left, remarks: grid.remarks.clone() })
}

fn nameless_line(series: &Series, count: usize) -> Bilingual {
    let cell = series.values.first().map_or(&series.cell, |first| &first.cell);
    if count > 1 {
        return Bilingual::of(
            format!("{cell}: the values here have no name; if a number has a comma, its cell must be quoted"),
            format!("{cell}：这里有数值而没有名称；含逗号的数要加引号"),
        );
    }
    Bilingual::of(
        format!("{cell}: the values of this line have no name; if it is the only one, give it with --name"),
        format!("{cell}：这一行有数值而没有名称；如果只有这一行，可以用--name指定"),
    )
}

/// The unit that is said once for the whole table, above or in its corner.
fn general_unit(grid: &Grid, heads: &Heads, ledger: &mut Ledger) -> Option<TableUnit> {
    let top = heads.rows.iter().copied().min().unwrap_or(heads.row);
    let above = (0..=heads.row).flat_map(|row| (0..grid.width()).map(move |column| (row, column)));
    let beside = (heads.row + 1..grid.height()).flat_map(|row| (0..heads.first).map(move |column| (row, column)));
    let mut units: Vec<TableUnit> = Vec::new();
    for (row, column) in above.chain(beside) {
        let text = grid.at(row, column);
        let found = unit::of_table(text).or_else(|| unit::bare(text).filter(|_| row < top));
        let Some(found) = found.filter(|_| !ledger.knows(grid, row, column)) else { continue };
        ledger.note(grid, row, column, Use::Label);
        if units.iter().all(|unit| unit.written != found.written) {
            units.push(found);
        }
    }
    match units.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        // Nobody can tell for which lines each is meant.
        several => {
            let written: Vec<&str> = several.iter().map(|unit| unit.written.as_str()).collect();
            Some(unit::unknown(&written.join(", ")))
        }
    }
}

/// A series before its name is known, and whether all of its figures have a percent sign.
pub type Draft = (Series, Signed, usize, String);

/// Whether the figures of a series have percent signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signed {
    /// Each.
    All,
    /// Each, but they are shares of one in the workbook, and the table says percent besides.
    Twice,
    /// None.
    None,
}

/// What series are made of.
struct Sheet<'a> {
    grid: &'a Grid,
    heads: &'a Heads,
    style: &'a Style<'a>,
    labels: &'a Labels,
    constants: &'a Constants,
    general: Option<TableUnit>,
    /// What the heads name, in their order, with the columns of each.
    measures: Vec<(&'a str, Vec<&'a Column>)>,
}

/// The columns of each measure.
fn by_measure(heads: &Heads) -> Vec<(&str, Vec<&Column>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut measures: Vec<(&str, Vec<&Column>)> = Vec::new();
    for column in &heads.columns {
        let place = *places.entry(&column.measure).or_insert(measures.len());
        match measures.get_mut(place) {
            Some((_, columns)) => columns.push(column),
            None => measures.push((&column.measure, vec![column])),
        }
    }
    measures
}

impl Sheet<'_> {
    /// Cells of a line that are no figures.
    fn faults(&self, line: &Line, faults: &mut Vec<Bilingual>) {
        for at in &line.texts {
            let (cell, text) = (self.grid.name(line.row, *at), self.grid.at(line.row, *at));
            if let Value::Text(why) = value(self.grid.cell(line.row, *at), self.style) {
                let why = why.why(text);
                faults.push(Bilingual::of(format!("{cell}: {}", why.en()), format!("{cell}：{}", why.zh())));
            }
        }
        for column in &self.heads.columns {
            let (at, row) = (column.at, line.row);
            if self.grid.cell(row, at).covers.is_some() && !self.grid.is_blank(row, at) {
                let (cell, text) = (self.grid.name(row, at), self.grid.at(row, at));
                faults.push(Bilingual::of(
                    format!(
                        "{cell}: `{text}` is merged with other cells, so that its period or its line cannot be told"
                    ),
                    format!("{cell}：`{text}`与别的单元格合并，无法判断属于哪个时期或哪一行"),
                ));
            }
        }
    }

    /// The series of a line: one for each measure that the heads name.
    fn series(&self, line: &Line, faults: &mut Vec<Bilingual>, ledger: &mut Ledger) -> Vec<Draft> {
        let measures = self.measures.iter();
        measures.filter_map(|(measure, columns)| self.measured(line, measure, columns, faults, ledger)).collect()
    }

    fn measured(
        &self,
        line: &Line,
        measure: &str,
        columns: &[&Column],
        faults: &mut Vec<Bilingual>,
        ledger: &mut Ledger,
    ) -> Option<Draft> {
        let (grid, row) = (self.grid, line.row);
        let mut found: Vec<(Period, Option<(Figure, usize)>)> = Vec::new();
        let mut units: Vec<(Option<&TableUnit>, usize)> = Vec::new();
        for column in columns {
            let figure = match value(grid.cell(row, column.at), self.style) {
                Value::Figure(mut figure) => {
                    ledger.note(grid, row, column.at, Use::Value);
                    let marks = column.marks.iter().filter(|mark| !matches!(mark, Mark::Unit(_)));
                    figure.marks.extend(marks.cloned());
                    units.push((column.unit.as_ref(), column.at));
                    Some((figure, column.at))
                }
                Value::Blank | Value::Gap | Value::Text(_) => {
                    ledger.note(grid, row, column.at, Use::Left(Reason::Gap));
                    None
                }
            };
            found.push((column.period, figure));
        }
        found.sort_by_key(|(period, _)| *period);
        let from = found.iter().position(|(_, figure)| figure.is_some())?;
        let to = found.iter().rposition(|(_, figure)| figure.is_some())?;
        let inside = found.get(from..=to)?;
        let gaps = inside.iter().filter(|(_, figure)| figure.is_none()).map(|(period, _)| *period).collect();
        let figures: Vec<(Period, &Figure, usize)> = inside
            .iter()
            .filter_map(|(period, figure)| figure.as_ref().map(|(figure, at)| (*period, figure, *at)))
            .collect();
        let unit = self.unit_of_columns(row, &units, faults);
        let (unit, is_signed) = self.unit(line, measure, unit, &figures, faults);
        let values = figures
            .into_iter()
            .map(|(period, figure, at)| Observation {
                period,
                value: figure.value,
                cell: grid.name(row, at),
                marks: figure.marks.clone(),
            })
            .collect();
        let cell = self.labels.cell(grid, row).map_or_else(|| grid.name(row, 0), |at| grid.name(row, at));
        Some((Series { name: String::new(), cell, unit, values, gaps }, is_signed, row, measure.to_owned()))
    }

    /// The unit that the heads of a series say. One series has one unit: heads that say several, or that say one for some periods
    /// alone, are a fault.
    fn unit_of_columns(
        &self,
        row: usize,
        units: &[(Option<&TableUnit>, usize)],
        faults: &mut Vec<Bilingual>,
    ) -> Option<TableUnit> {
        let (first, _) = units.first()?;
        let other = units.iter().find(|(unit, _)| !unit::are_one(*unit, *first));
        if let Some((unit, at)) = other {
            let cell = self.grid.name(row, *at);
            let said = |unit: Option<&TableUnit>| unit.map_or("—", |unit| unit.written.as_str()).to_owned();
            faults.push(Bilingual::of(
                format!(
                    "{cell}: the head says the unit `{}` here and `{}` for another period of the same series",
                    said(*unit),
                    said(*first)
                ),
                format!("{cell}：表头写明的单位是`{}`，同一序列的另一时期却是`{}`", said(*unit), said(*first)),
            ));
        }
        first.cloned()
    }

    /// The unit of a series: said beside it, in its name, by its heads, by percent signs, or for the whole table.
    fn unit(
        &self,
        line: &Line,
        measure: &str,
        of_head: Option<TableUnit>,
        figures: &[(Period, &Figure, usize)],
        faults: &mut Vec<Bilingual>,
    ) -> (Option<TableUnit>, Signed) {
        let (grid, row) = (self.grid, line.row);
        let beside = self.labels.unit.map(|at| grid.at(row, at)).filter(|text| !text.is_empty()).map(unit::any);
        let written = self.labels.cell(grid, row).map_or("", |at| grid.at(row, at));
        let own = unit::split(written).1;
        let all: Vec<&TableUnit> = [&of_head, &beside, &own].into_iter().flatten().collect();
        if let [first, rest @ ..] = all.as_slice()
            && let Some(other) = rest.iter().find(|unit| !unit::are_one(Some(unit), Some(first)))
        {
            let cell = grid.name(row, self.labels.cell(grid, row).unwrap_or(0));
            faults.push(Bilingual::of(
                format!("{cell}: the unit of this line is said to be `{}` and `{}`", first.written, other.written),
                format!("{cell}：这一行的单位既写作`{}`，又写作`{}`", first.written, other.written),
            ));
        }
        let said = of_head.or(beside).or(own).or_else(|| self.constants.unit.clone());
        let is_rate = unit::is_rate(measure) || unit::is_rate(written);
        let signs = figures.iter().filter(|(_, figure, _)| figure.is_percent).count();
        let is_percent = |unit: &TableUnit| unit.code == Some("percent");
        let first = figures.iter().find(|(_, figure, _)| figure.is_percent).map(|(_, _, at)| grid.name(row, *at));
        if let Some(cell) = first {
            let is_other = said.as_ref().is_some_and(|unit| !is_percent(unit));
            let is_mixed = signs < figures.len() && said.is_none();
            if is_other || is_mixed {
                faults.push(Bilingual::of(
                    format!("{cell}: a percent sign stands behind the number, but not behind the others, or the unit of this line is another"),
                    format!("{cell}：这里有百分号，而同一行的其他数值或计量单位不是百分数"),
                ));
            }
            let is_share = said.is_some() && figures.iter().all(|(_, _, at)| grid.cell(row, *at).is_share);
            let signed = match signs == figures.len() {
                true if is_share => Signed::Twice,
                true => Signed::All,
                false => Signed::None,
            };
            return (Some(said.unwrap_or_else(|| unit::any("%"))), signed);
        }
        (said.or_else(|| self.general.clone().filter(|unit| !is_rate || is_percent(unit))), Signed::None)
    }
}

/// Percentages below one may be shares of it; only somebody who knows the table can tell.
fn shares(series: &mut Series, signed: Signed, reading: &Reading) -> Result<(), Refusal> {
    let code = series.unit.as_ref().and_then(|unit| unit.code);
    let of_hundred = code == Some("percent") || (code.is_none() && reading.is_percent);
    // A workbook that shows a share in percent beside the word percent may mean either.
    let one = if signed == Signed::Twice { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let small = series.values.iter().all(|observation| observation.value.abs() < one);
    let factor = match (reading.percent, signed) {
        _ if !of_hundred || !small || signed == Signed::All => return Ok(()),
        (Percent::Ask, _) => return Err(Refusal::Shares(series.name.clone())),
        (Percent::Numbers, Signed::Twice) => Decimal::new(1, 2),
        (Percent::Shares, Signed::None) => Decimal::ONE_HUNDRED,
        (Percent::Numbers | Percent::Shares, _) => return Ok(()),
    };
    series.values.iter_mut().for_each(|it| it.value = (it.value * factor).normalize());
    Ok(())
}
