//! A sheet as rows of text, and how its cells are called.

use crate::parse::csv::{self, Fault};

/// A sheet: every cell as text, empty where nothing stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    rows: Vec<Vec<String>>,
    /// Rows and columns are exchanged.
    flipped: bool,
}

/// Where a table came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file's name, without folders.
    pub file: String,
    /// The sheet, where a file has several.
    pub sheet: Option<String>,
}

impl Grid {
    /// A sheet with more cells in its rectangle is no table that can be read.
    pub const MOST: usize = 1 << 20;

    /// A sheet of `rows`.
    pub fn new(rows: Vec<Vec<String>>) -> Self {
        Self { rows, flipped: false }
    }

    /// The table in a text of comma-separated values, or of tabs where no comma stands in it.
    ///
    /// # Errors
    /// As [`csv::rows`].
    pub fn from_csv(text: &str) -> Result<Self, Fault> {
        let tabs = text.contains('\t') && !text.contains(',');
        let text = if tabs { text.replace('\t', ",") } else { text.to_owned() };
        let rows = csv::rows(&text)?;
        Ok(Self::new(rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()))
    }

    /// The cell at `row` and `column`; empty outside.
    pub fn at(&self, row: usize, column: usize) -> &str {
        let (row, column) = if self.flipped { (column, row) } else { (row, column) };
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |text| text.trim())
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        if self.flipped { self.widest() } else { self.rows.len() }
    }

    /// How many columns the longest row has.
    pub fn width(&self) -> usize {
        if self.flipped { self.rows.len() } else { self.widest() }
    }

    fn widest(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }

    /// The sheet with its rows as columns; cells keep their names.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self { rows: self.rows.clone(), flipped: !self.flipped }
    }

    /// The name of a cell, as spreadsheets give it: `C7`.
    pub fn name(&self, row: usize, column: usize) -> String {
        let (row, mut column) = if self.flipped { (column, row) } else { (row, column) };
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_the_names_that_spreadsheets_give_them() {
        let grid = Grid::new(vec![vec!["a".into(), "b".into()], vec!["c".into()]]);
        assert_eq!(grid.name(0, 0), "A1");
        assert_eq!(
            [grid.name(6, 25), grid.name(6, 26), grid.name(6, 701), grid.name(6, 702)],
            ["Z7", "AA7", "ZZ7", "AAA7"]
        );
        let turned = grid.turned();
        assert_eq!((turned.at(1, 0), turned.name(1, 0), turned.at(1, 1)), ("b", "B1".into(), ""));
        assert_eq!((turned.height(), turned.width()), (2, 2));
    }
}
