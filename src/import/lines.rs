//! The lines of a table: which hold figures, and what stands in those that hold none.

use super::grid::{Grid, Ledger, Reason, Use};
use super::heads::Heads;
use super::mark;
use super::names::Labels;
use super::orientation::is_time_word;
use super::period::{Head, head};
use super::refusal::Refusal;
use super::unit::{self, TableUnit};
use super::value::{NoNumber, Style, Value, read};
use crate::i18n::Bilingual;
use std::collections::BTreeSet;

/// A line beside the names, below the heads.
#[derive(Debug)]
pub struct Line {
    /// Which row.
    pub row: usize,
    /// A figure stands under a period.
    pub has_figures: bool,
    /// Columns with periods in which something else stands.
    pub texts: Vec<usize>,
    /// Some of them are numbers in a form that is not read.
    pub has_faults: bool,
    /// It is a note below the table.
    pub is_note: bool,
}

impl Line {
    /// Whether figures are expected in it. Where periods stand down the sheet, a line of texts is a column of them.
    pub fn is_table(&self, grid: &Grid) -> bool {
        !self.is_note && (self.has_figures || self.has_faults || !grid.is_turned())
    }
}

/// All lines that hold anything, in the order of the sheet.
pub fn survey(grid: &Grid, heads: &Heads, style: &Style<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    for row in (0..grid.height()).filter(|row| heads.has_line(grid, *row)) {
        if (0..grid.width()).all(|column| grid.is_blank(row, column)) {
            continue;
        }
        let (mut has_figures, mut has_faults, mut texts) = (false, false, Vec::new());
        for column in &heads.columns {
            match read(grid.cell(row, column.at), style) {
                Value::Figure(_) => has_figures = true,
                Value::Text(why) => {
                    has_faults |= why != NoNumber::Text;
                    texts.push(column.at);
                }
                Value::Blank | Value::Gap => {}
            }
        }
        let is_note = is_numbering(grid, heads, row);
        lines.push(Line { row, has_figures: has_figures && !is_note, texts, has_faults, is_note });
    }
    let last = lines.iter().rposition(|line| line.has_figures).unwrap_or(lines.len());
    for line in lines.iter_mut().skip(last + 1) {
        let text = (0..grid.width()).map(|column| grid.at(line.row, column)).find(|text| !text.is_empty());
        line.is_note |= text.is_some_and(is_note);
    }
    lines
}

/// Whether a row numbers the columns, as statutory forms do: 甲, 乙, 1, 2, 3.
fn is_numbering(grid: &Grid, heads: &Heads, row: usize) -> bool {
    let labels = || (0..heads.first).map(|at| grid.at(row, at)).filter(|text| !text.is_empty());
    let is_lettered =
        labels().next().is_some() && labels().all(|text| matches!(text, "甲" | "乙" | "丙" | "丁" | "A" | "B" | "C"));
    let numbers: Vec<Option<u32>> = heads.columns.iter().map(|column| grid.at(row, column.at).parse().ok()).collect();
    let rises = numbers.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if *next == one + 1));
    is_lettered && rises && numbers.first().is_some_and(Option::is_some)
}

/// Whether a text begins like a note below a table.
fn is_note(text: &str) -> bool {
    let low = text.trim_start_matches(['(', '（', '*', '[']).to_lowercase();
    let words = ["注", "备注", "说明", "资料来源", "数据来源", "来源", "note", "source", "数据", "①", "1)", "1."];
    words.iter().any(|word| low.starts_with(word))
}

/// Refuses a line that looks like the head of another table.
pub fn check_second_head(grid: &Grid, heads: &Heads, lines: &[Line]) -> Result<(), Refusal> {
    let mut above: Option<&Line> = None;
    for line in lines.iter().filter(|line| !line.is_note) {
        let row = line.row;
        let (mut times, mut years) = (Vec::new(), Vec::new());
        for at in heads.first..grid.width() {
            match head(grid.at(row, at)) {
                Head::Whole { is_number: true, period, .. } => years.push((at, period)),
                Head::Whole { .. } | Head::Part(..) | Head::Unread(_) => times.push(at),
                Head::None | Head::Words => {}
            }
        }
        let place = |at: Option<usize>| Err(Refusal::SecondHead(grid.name(row, at.unwrap_or(heads.first))));
        if !times.is_empty() && !grid.is_turned() {
            return place(times.first().copied());
        }
        let filled = heads.columns.iter().filter(|column| !grid.is_blank(row, column.at)).count();
        let steps = |test: &dyn Fn(i32, i32) -> bool| {
            let pairs = years.windows(2);
            years.len() > 1
                && years.len() == filled
                && pairs.into_iter().all(|pair| {
                    matches!(pair, [(_, one), (_, next)] if test(next.start_month() - one.start_month(), one.months()))
                })
        };
        let (rise, follow) = (steps(&|step, _| step > 0), steps(&|step, months| step == months));
        let label = (0..heads.first).map(|at| grid.at(row, at)).find(|text| !text.is_empty()).unwrap_or_default();
        // A single year is a head again only below the label of the first.
        let are_years = !years.is_empty() && years.len() == filled;
        let is_head_again =
            are_years && !label.is_empty() && (0..heads.first).any(|at| grid.at(heads.row, at) == label);
        let is_labelled = !label.is_empty()
            && !is_time_word(label)
            && above.is_none_or(|above| above.has_figures && above.row + 1 == row);
        if is_head_again || (rise && !is_labelled) || (follow && !grid.is_turned()) {
            return place(years.first().map(|(at, _)| *at));
        }
        above = Some(line);
    }
    Ok(())
}

/// Refuses a column of months or quarters beside the one of years: without both, nobody knows the period.
pub fn check_parts_beside(grid: &Grid, heads: &Heads, lines: &[Line]) -> Result<(), Refusal> {
    for line in lines.iter().filter(|line| grid.is_turned() && line.has_figures) {
        let part = (0..heads.first).find(|at| is_time_word(grid.at(line.row, *at)));
        if let Some(at) = part {
            let (cell, text) = (grid.name(line.row, at), grid.at(line.row, at));
            return Err(Refusal::Cells(vec![Bilingual::of(
                format!(
                    "{cell}: `{text}` is a part of the period in a column of its own; join both into one: 2022-12, 2022-Q4"
                ),
                format!("{cell}：`{text}`是时期的一部分，单独成列；请合为一列：2022-12、2022-Q4"),
            )]));
        }
    }
    Ok(())
}

/// What is the same for all figures of a table whose periods stand down.
#[derive(Debug, Default)]
pub struct Constants {
    /// Names that each line repeats.
    pub names: Vec<String>,
    /// A unit that each line repeats.
    pub unit: Option<TableUnit>,
}

/// Columns of texts beside the periods: remarks, or what is the same in every line. Others part the figures into several series.
pub fn read_constants(grid: &Grid, heads: &Heads, lines: &[Line], ledger: &mut Ledger) -> Result<Constants, Refusal> {
    let mut constants = Constants::default();
    for line in lines.iter().filter(|line| !line.is_table(grid) && !line.is_note && !line.texts.is_empty()) {
        let row = line.row;
        let labels = (0..heads.first).filter(|at| !grid.is_blank(row, *at));
        let label = labels.clone().map(|at| grid.at(row, at)).next_back().unwrap_or_default();
        let mut texts: Vec<&str> = Vec::new();
        for at in &line.texts {
            let text = grid.at(row, *at);
            if !texts.contains(&text) && texts.len() < 4 {
                texts.push(text);
            }
        }
        let is_whole = line.texts.len() == heads.columns.len();
        let only = texts.first().copied().filter(|_| texts.len() == 1 && is_whole);
        let used = match only {
            _ if is_remark(label) => Use::Left(Reason::Remark),
            Some(text) if is_multiplier(label) && !is_one(text) => {
                return Err(breakdown(grid, row, label, &texts, is_whole));
            }
            Some(_) if is_multiplier(label) => Use::Left(Reason::Remark),
            Some(text) if unit::is_header(label) || unit::known(text).is_some() => {
                constants.unit = Some(unit::any(text));
                Use::Label
            }
            Some(_) if is_code(label) => Use::Left(Reason::Code),
            Some(text) => {
                constants.names.push(text.to_owned());
                Use::Label
            }
            None => return Err(breakdown(grid, row, label, &texts, is_whole)),
        };
        let cells: Vec<usize> = labels.chain(line.texts.iter().copied()).collect();
        cells.into_iter().for_each(|at| ledger.note(grid, row, at, used));
    }
    Ok(constants)
}

fn breakdown(grid: &Grid, row: usize, label: &str, texts: &[&str], is_whole: bool) -> Refusal {
    let mut values: Vec<String> = texts.iter().take(3).map(|text| format!("`{text}`")).collect();
    if texts.len() > 3 {
        values.push("…".to_owned());
    }
    if !is_whole {
        values.push("(blank)".to_owned());
    }
    let column = if label.is_empty() { grid.name(row, 0) } else { label.to_owned() };
    Refusal::Breakdown { column, values: values.join(", ") }
}

fn is_remark(label: &str) -> bool {
    let low = label.to_lowercase().replace('_', " ");
    let words =
        ["status", "flag", "note", "comment", "remark", "footnote", "source", "备注", "注释", "说明", "来源", "状态"];
    words.iter().any(|word| low.contains(word))
}

fn is_multiplier(label: &str) -> bool {
    let low = label.to_lowercase().replace('_', " ");
    matches!(low.as_str(), "unit multiplier" | "unit mult" | "multiplier" | "scale")
}

fn is_one(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "units" | "unit" | "ones" | "one" | "none")
}

/// Whether a head says that codes or running numbers stand below it.
pub fn is_code(label: &str) -> bool {
    let low = label.to_lowercase();
    let ends = ["code", "codes", "代码", "编码", "编号", "序号", "行次"];
    matches!(low.as_str(), "id" | "no." | "no" | "#") || ends.iter().any(|end| low.ends_with(end))
}

/// Columns behind the first period that have none: what they hold is left out, unless it could be figures or names of another table.
pub fn check_other_columns(grid: &Grid, heads: &Heads, style: &Style<'_>, ledger: &mut Ledger) -> Vec<Bilingual> {
    let mut faults = Vec::new();
    let end = heads.end();
    let with_period: BTreeSet<usize> = heads.columns.iter().map(|column| column.at).collect();
    for at in (heads.first..grid.width()).filter(|at| !with_period.contains(at)) {
        let rows = (0..grid.height()).filter(|row| heads.has_line(grid, *row) && !grid.is_blank(*row, at));
        let is_forecast = heads.forecasts.contains(&at);
        let has_head = heads.rows.iter().any(|row| !grid.is_blank(*row, at));
        let mut has_values = false;
        for row in rows {
            has_values = true;
            let (cell, text) = (grid.name(row, at), grid.at(row, at));
            let reason = match read(grid.cell(row, at), style) {
                Value::Figure(_) | Value::Gap if is_forecast => Reason::Forecast,
                Value::Figure(_) if !has_head => {
                    faults.push(Bilingual::of(
                        format!("{cell}: `{text}` has no head above it; a cell that holds a comma must be quoted"),
                        format!("{cell}：`{text}`上方没有表头；含逗号的单元格要加引号"),
                    ));
                    continue;
                }
                Value::Figure(_) | Value::Gap => Reason::NoPeriod,
                Value::Text(_) if at < end && !is_flag(text) => {
                    faults.push(Bilingual::of(
                        format!("{cell}: text `{text}` found between the values: another table seems to begin here"),
                        format!("{cell}：数值中间有文字`{text}`，像是另一张表"),
                    ));
                    continue;
                }
                Value::Text(_) | Value::Blank => Reason::Remark,
            };
            ledger.note(grid, row, at, Use::Left(reason));
        }
        if grid.is_turned() && at < end && has_head && !has_values {
            let (cell, text) = (grid.name(heads.row, at), grid.at(heads.row, at));
            faults.push(Bilingual::of(
                format!("{cell}: `{text}` found between the periods: another part of the table seems to begin here"),
                format!("{cell}：时期中间有`{text}`，它不是时期，像是表的另一部分"),
            ));
        }
        for row in heads.rows.iter().filter(|_| !is_forecast) {
            let reason = if has_values { Reason::NoPeriod } else { Reason::NoValues };
            ledger.note(grid, *row, at, Use::Left(reason));
        }
    }
    faults
}

/// Whether a text is a flag in a column of its own, such as p or ①.
fn is_flag(text: &str) -> bool {
    let numbered = format!("1{text}");
    text.chars().count() <= 8 && mark::strip_number(&numbered).0 == "1"
}

/// What became of the cells that no other stage knows.
pub fn record_rest(grid: &Grid, heads: &Heads, lines: &[Line], labels: &Labels, ledger: &mut Ledger) {
    for line in lines {
        for at in 0..grid.width() {
            let used = match labels.kind(at) {
                _ if !line.has_figures => Use::Left(Reason::NoValues),
                Some(used) => used,
                None => Use::Left(Reason::NoPeriod),
            };
            if !ledger.knows(grid, line.row, at) {
                ledger.note(grid, line.row, at, used);
            }
        }
    }
    for row in 0..grid.height() {
        for at in 0..grid.width() {
            if !ledger.knows(grid, row, at) {
                let is_head = heads.rows.contains(&row) && at < heads.first;
                let used = labels.kind(at).filter(|_| is_head).unwrap_or(Use::Left(Reason::Title));
                ledger.note(grid, row, at, used);
            }
        }
    }
}
