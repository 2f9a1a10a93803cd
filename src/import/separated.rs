//! Text files of cells: which sign separates them.

use super::grid::{Cell, Grid};
use super::period::head;
use crate::i18n::Bilingual;
use crate::parse::csv::{self, Fault};

/// Signs that separate cells, the usual first, and what they are called.
const SEPARATORS: [(char, &str, &str); 4] =
    [(',', "commas", "逗号"), (';', "semicolons", "分号"), ('\t', "tabs", "制表符"), ('|', "vertical bars", "竖线")];

/// Lines in which heads are looked for, to tell separators apart.
const LINES: usize = 1000;

/// The table in a text whose cells are separated by commas, semicolons, tabs or bars: by the sign that parts most periods from all else.
///
/// # Errors
/// As [`csv::rows`].
pub fn grid(text: &str) -> Result<Grid, Fault> {
    let mut best: Option<((usize, bool, bool), Grid)> = None;
    let mut fault = None;
    for (sign, en, zh) in SEPARATORS.into_iter().filter(|(sign, ..)| *sign == ',' || text.contains(*sign)) {
        let rows = match csv::rows(text, sign) {
            Ok(rows) => rows,
            Err(found) => {
                fault = fault.or(Some(found));
                continue;
            }
        };
        let cell = |cell: csv::Cell| Cell { indent: cell.indent, ..Cell::new(&cell.text) };
        let mut grid = Grid::new(rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect());
        let rank = (periods(&grid), grid.width() > 1, sign == ',');
        if best.as_ref().is_none_or(|(other, _)| *other < rank) {
            if sign != ',' {
                let remark = Bilingual::of(format!("cells are separated by {en}"), format!("单元格之间是{zh}"));
                grid.remarks.push(remark);
            }
            grid.has_semicolons = sign == ';';
            best = Some((rank, grid));
        }
    }
    match (best, fault) {
        (Some((rank, grid)), fault) if rank.0 > 0 || fault.is_none() => Ok(grid),
        (_, Some(fault)) => Err(fault),
        (_, None) => Ok(Grid::default()),
    }
}

/// How many cells of the first lines hold a period and nothing else.
fn periods(grid: &Grid) -> usize {
    let cells = (0..grid.height().min(LINES)).flat_map(|row| (0..grid.width()).map(move |column| (row, column)));
    cells.filter(|(row, column)| head(grid.at(*row, *column)).is_time()).count()
}
