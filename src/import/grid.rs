//! A sheet as a grid of cells, how its cells are called, and what each of them became.

use crate::i18n::Bilingual;
use std::collections::BTreeMap;

/// One cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says, without white space around it; empty where nothing stands.
    pub text: String,
    /// How far it is indented: by spaces before the text, or by the cell's format.
    pub indent: usize,
    /// It is a number of a workbook, whose decimal mark is known.
    pub is_number: bool,
    /// It is kept as a share of one and shown in percent.
    pub is_share: bool,
    /// How many rows and columns it covers, where it is merged with others.
    pub covers: Option<(usize, usize)>,
}

impl Cell {
    /// A cell of a text file.
    pub fn new(raw: &str) -> Self {
        let spaces = raw.chars().take_while(|sign| sign.is_whitespace());
        let indent = spaces.map(|sign| if matches!(sign, '\u{3000}' | '\t') { 2 } else { 1 }).sum();
        Self { text: tidy(raw), indent, ..Self::default() }
    }
}

/// `text` on one line, without white space around it and without signs that nobody sees.
fn tidy(text: &str) -> String {
    let seen = |sign: &char| !matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}');
    let plain: String = text.chars().filter(seen).map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    let plain = plain.trim();
    if plain.contains("  ") { plain.split_whitespace().collect::<Vec<_>>().join(" ") } else { plain.to_owned() }
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    rows: Vec<Vec<Cell>>,
    /// The length of the longest row.
    longest: usize,
    /// Rows and columns are exchanged.
    is_turned: bool,
    /// Cells are separated by semicolons, so that commas and points in numbers need an explanation.
    pub has_semicolons: bool,
    /// How the file was read, to be reported.
    pub remarks: Vec<Bilingual>,
    /// Cells that are hidden in the workbook, with their texts; nothing stands in their place.
    hidden: Vec<((usize, usize), String)>,
}

/// Where a table came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file's name, without folders.
    pub file: String,
    /// The sheet, where a file has several.
    pub sheet: Option<String>,
}

static BLANK: Cell = Cell { text: String::new(), indent: 0, is_number: false, is_share: false, covers: None };

impl Grid {
    /// A sheet with more cells in its rectangle is no table that can be read.
    pub const MOST: usize = 1 << 20;

    /// A sheet of `rows`.
    pub fn new(rows: Vec<Vec<Cell>>) -> Self {
        let longest = rows.iter().map(Vec::len).max().unwrap_or(0);
        Self { rows, longest, ..Self::default() }
    }

    /// Takes the cells away that `is_hidden`; they are reported as left out.
    pub fn hide(&mut self, is_hidden: &dyn Fn(usize, usize) -> bool) {
        for (row, cells) in self.rows.iter_mut().enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                if !cell.text.is_empty() && is_hidden(row, column) {
                    self.hidden.push(((row, column), std::mem::take(cell).text));
                }
            }
        }
    }

    /// What is to be said of the sheet where nothing can be made of it: how it was read, and what of it is hidden.
    pub fn notes(&self) -> Vec<Bilingual> {
        let mut notes = self.remarks.clone();
        let names: Vec<String> = self.hidden.iter().take(12).map(|((row, column), _)| name(*row, *column)).collect();
        if !names.is_empty() {
            notes.push(Bilingual::of(
                format!("hidden cells of the workbook were left out: {}", names.join(", ")),
                format!("工作簿里隐藏的单元格没有导入：{}", names.join("、")),
            ));
        }
        notes
    }

    /// The cell at `row` and `column`; a blank one outside.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        let (row, column) = self.place(row, column);
        self.rows.get(row).and_then(|row| row.get(column)).unwrap_or(&BLANK)
    }

    /// What the cell at `row` and `column` says.
    pub fn at(&self, row: usize, column: usize) -> &str {
        &self.cell(row, column).text
    }

    /// Whether nothing stands there.
    pub fn is_blank(&self, row: usize, column: usize) -> bool {
        self.at(row, column).is_empty()
    }

    /// How many rows and columns the cell at `row` and `column` covers.
    pub fn covers(&self, row: usize, column: usize) -> (usize, usize) {
        let (rows, columns) = self.cell(row, column).covers.unwrap_or((1, 1));
        if self.is_turned { (columns, rows) } else { (rows, columns) }
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        if self.is_turned { self.longest } else { self.rows.len() }
    }

    /// How many columns the longest row has.
    pub fn width(&self) -> usize {
        if self.is_turned { self.rows.len() } else { self.longest }
    }

    /// The sheet with its rows as columns; cells keep their names.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { is_turned: !self.is_turned, ..self.clone() }
    }

    /// Whether its rows are the columns of the sheet.
    pub fn is_turned(&self) -> bool {
        self.is_turned
    }

    fn place(&self, row: usize, column: usize) -> (usize, usize) {
        if self.is_turned { (column, row) } else { (row, column) }
    }

    /// The name of a cell, as spreadsheets give it: `C7`.
    pub fn name(&self, row: usize, column: usize) -> String {
        let (row, column) = self.place(row, column);
        name(row, column)
    }
}

/// The name of the cell in `row` and `column` of a sheet.
pub fn name(row: usize, mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        match (column / 26).checked_sub(1) {
            Some(rest) => column = rest,
            None => break,
        }
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

/// What a cell became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// A figure of a series.
    Value,
    /// A name, a period, a unit: it says what figures are.
    Label,
    /// Nothing.
    Left(Reason),
}

/// Why a cell was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// It stands above or beside the table: a title, a date of print.
    Title,
    /// A line without values: a group, a note.
    NoValues,
    /// A sign that means no figure.
    Gap,
    /// Its column has a head that names no period.
    NoPeriod,
    /// Its column has a head that says that the figures are forecasts.
    Forecast,
    /// A code or a running number.
    Code,
    /// A remark or a status for each line.
    Remark,
    /// The row or the column is hidden in the workbook.
    Hidden,
}

/// Cells that were left out for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Why.
    pub reason: Reason,
    /// Which.
    pub runs: Vec<Run>,
}

/// Cells under each other that say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    /// Row and column of the first.
    pub from: (usize, usize),
    /// How many.
    pub count: usize,
    /// What they say.
    pub text: String,
}

impl Run {
    /// `C2`, or `C2–C33`.
    pub fn name(&self) -> String {
        let (row, column) = self.from;
        match self.count {
            1 => name(row, column),
            count => format!("{}–{}", name(row, column), name(row + count - 1, column)),
        }
    }
}

/// Cells, in the order of columns, as runs in the order of rows.
fn runs(mut cells: Vec<(usize, usize, String)>) -> Vec<Run> {
    cells.sort_by_key(|(row, column, _)| (*column, *row));
    let mut runs: Vec<Run> = Vec::new();
    for (row, column, text) in cells {
        match runs.last_mut() {
            Some(run) if run.from.1 == column && run.from.0 + run.count == row && run.text == text => run.count += 1,
            _ => runs.push(Run { from: (row, column), count: 1, text }),
        }
    }
    runs.sort();
    runs
}

/// What became of each cell; a cell is used once.
#[derive(Debug, Clone, Default)]
pub struct Ledger(BTreeMap<(usize, usize), Use>);

impl Ledger {
    /// Notes that the cell at `row` and `column` of `grid` was used. What is a value or a label stays one.
    pub fn note(&mut self, grid: &Grid, row: usize, column: usize, used: Use) {
        if !grid.is_blank(row, column) {
            let first = self.0.entry(grid.place(row, column)).or_insert(used);
            *first = (*first).min(used);
        }
    }

    /// Whether the cell was used.
    pub fn knows(&self, grid: &Grid, row: usize, column: usize) -> bool {
        self.0.contains_key(&grid.place(row, column))
    }

    /// The cells of `grid` that became labels, and those that were left out, by reason in the order of the sheet.
    pub fn close(self, grid: &Grid) -> (Vec<String>, Vec<LeftOut>) {
        let mut labels = Vec::new();
        let mut left: BTreeMap<Reason, Vec<(usize, usize, String)>> = BTreeMap::new();
        for ((row, column), text) in &grid.hidden {
            left.entry(Reason::Hidden).or_default().push((*row, *column, text.clone()));
        }
        for ((row, column), used) in self.0 {
            let text = grid.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.text.as_str());
            match used {
                Use::Value => {}
                Use::Label => labels.push(name(row, column)),
                Use::Left(reason) => left.entry(reason).or_default().push((row, column, text.to_owned())),
            }
        }
        (labels, left.into_iter().map(|(reason, cells)| LeftOut { reason, runs: runs(cells) }).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_spreadsheets_give_them() {
        let row = |texts: &[&str]| texts.iter().map(|text| Cell::new(text)).collect();
        let grid = Grid::new(vec![row(&["a", "b"]), row(&["c"])]);
        assert_eq!(grid.name(0, 0), "A1");
        assert_eq!(
            [grid.name(6, 25), grid.name(6, 26), grid.name(6, 701), grid.name(6, 702)],
            ["Z7", "AA7", "ZZ7", "AAA7"]
        );
        let turned = grid.turned();
        assert_eq!((turned.at(1, 0), turned.name(1, 0), turned.at(1, 1)), ("b", "B1".into(), ""));
        assert_eq!((turned.height(), turned.width()), (2, 2));
    }

    #[test]
    fn spaces_before_a_text_are_an_indent() {
        assert_eq!((Cell::new("\u{3000}城镇 ").text.as_str(), Cell::new("\u{3000}城镇").indent), ("城镇", 2));
        assert_eq!((Cell::new("  a\n b").text.as_str(), Cell::new("  a").indent), ("a b", 2));
    }
}
