//! Heat maps: rows by periods, a value and a shade in each cell; what was not published stays an empty, outlined cell.
//!
//! Columns that do not fit beside each other go on in further bands below, so that no text shrinks.

use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::Rect;
use crate::chart::shades::{self, SHADES, Shades};
use crate::chart::spec::{Amount, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink, part, said};

/// Rows by periods with a value and a shade in each cell; what was not published stays an empty, marked cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Heatmap {
    /// Periods from left to right.
    pub columns: Vec<String>,
    /// Each row has one cell a column.
    pub rows: Vec<HeatRow>,
    /// Written in the key where a figure is missing.
    pub gap_label: String,
}

/// One row of a heat map.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The row's name.
    pub name: String,
    /// Values, drawn without their unit ("6.9"); `None` is a gap.
    pub cells: Vec<Option<Amount>>,
}

const MAX_COLUMNS: usize = 60;
const MAX_ROWS: usize = 60;
/// Between cells.
const GAP: f64 = 2.0;
/// Beside a cell's text, both sides together.
const CELL_PAD: f64 = 2.5;
/// Between the rows' names and the cells.
const NAME_GAP: f64 = 8.0;
/// Between bands.
const BAND_GAP: f64 = 18.0;
/// A cell is no wider than this: few columns keep to the left.
const MAX_CELL: f64 = 96.0;

/// Where everything stands.
struct Grid {
    /// Columns in a band.
    across: usize,
    /// Of the rows' names.
    left: f64,
    cell: f64,
    row: f64,
    head: f64,
}

/// Draws the chart.
pub(crate) fn draw(chart: &Heatmap, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let mut drawing = Drawing::new(width);
    let shades = Shades::over(&values);
    let grid = lay_out(chart, &drawing);
    let mut top = 0.0;
    for first in (0..chart.columns.len()).step_by(grid.across) {
        if first > 0 {
            top += BAND_GAP;
        }
        top = draw_band(&mut drawing, chart, &grid, &shades, (first, top));
    }
    drawing.height = shades::draw_key(&mut drawing, chart, &shades, (grid.left, top + 14.0));
    Ok(drawing)
}

fn check(chart: &Heatmap) -> Result<Vec<f64>, ChartError> {
    check_count("columns", chart.columns.len(), MAX_COLUMNS)?;
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels(chart.columns.iter().chain(chart.rows.iter().map(|row| &row.name)).chain([&chart.gap_label]))?;
    for row in &chart.rows {
        if row.cells.len() != chart.columns.len() {
            let (row, cells, columns) = (row.name.clone(), row.cells.len(), chart.columns.len());
            return Err(ChartError::Uneven { row, cells, columns });
        }
        check_labels(row.cells.iter().flatten().flat_map(|amount| [&amount.label, &amount.full]))?;
    }
    let values: Vec<f64> =
        chart.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|amount| amount.value).collect();
    check_numbers(values.iter().copied())?;
    if values.is_empty() {
        return Err(ChartError::OnlyGaps(chart.rows.len() * chart.columns.len()));
    }
    Ok(values)
}

/// The fewest bands in which every label keeps its words whole and every head has at most three lines.
fn lay_out(chart: &Heatmap, drawing: &Drawing) -> Grid {
    let room = drawing.width * drawing.pick(0.24, 0.29);
    let names: Vec<Block> = chart.rows.iter().map(|row| drawing.block(&row.name, Ink::Label, room)).collect();
    let left = names.iter().map(|name| name.width).fold(0.0, f64::max) + NAME_GAP;
    let count = chart.columns.len();
    let cell_of = |across: usize| ((drawing.width - left) / across as f64 - GAP).min(MAX_CELL);
    let heads = |cell: f64| chart.columns.iter().map(move |head| drawing.block(head, Ink::Tick, cell - CELL_PAD));
    let labels = |cell: f64| {
        let cells = chart.rows.iter().flat_map(|row| row.cells.iter().flatten());
        cells.map(move |amount| drawing.block(&amount.label, Ink::OnLight, cell - CELL_PAD))
    };
    let fits = |across: usize| {
        let cell = cell_of(across);
        heads(cell).all(|head| !head.is_split && head.lines.len() <= 3)
            && labels(cell).all(|label| label.lines.len() <= 1)
    };
    // Bands of about equal length: twelve columns in two bands are six and six.
    let across = (1..=count).map(|bands| count.div_ceil(bands)).find(|across| fits(*across)).unwrap_or(1);
    let cell = cell_of(across);
    let highest = |blocks: &mut dyn Iterator<Item = Block>| blocks.map(|block| block.height()).fold(0.0, f64::max);
    let row = highest(&mut names.into_iter()).max(highest(&mut labels(cell))).max(drawing.line_height()) + 10.0;
    Grid { across, left, cell, row, head: highest(&mut heads(cell)) + 4.0 }
}

/// One band of columns from `first` on; returns where it ends.
fn draw_band(drawing: &mut Drawing, chart: &Heatmap, grid: &Grid, shades: &Shades, (first, top): (usize, f64)) -> f64 {
    let columns = || chart.columns.iter().enumerate().skip(first).take(grid.across);
    let x = |column: usize| grid.left + (column - first) as f64 * (grid.cell + GAP);
    let y = |row: usize| top + grid.head + row as f64 * (grid.row + GAP);
    for (column, head) in columns() {
        let head = drawing.block(head, Ink::Tick, grid.cell - CELL_PAD);
        drawing.text(&head, x(column) + grid.cell / 2.0, top + grid.head - 4.0 - head.height(), Anchor::Middle);
    }
    for (index, row) in chart.rows.iter().enumerate() {
        let name = drawing.block(&row.name, Ink::Label, grid.left - NAME_GAP);
        drawing.text(&name, 0.0, y(index) + (grid.row - name.height()) / 2.0, Anchor::Start);
    }
    let cells = || {
        chart.rows.iter().enumerate().flat_map(|(index, row)| {
            let place = move |column| Rect::at(x(column), y(index), grid.cell, grid.row);
            columns()
                .zip(row.cells.iter().skip(first))
                .map(move |((column, head), cell)| (row, head, place(column), cell))
        })
    };
    // Shade by shade, so that cells of one shade share their class.
    for (shade, class) in SHADES.iter().enumerate() {
        for (row, head, place, cell) in cells() {
            if let Some(amount) = cell
                && shades.of(amount.value) == shade
            {
                drawing.mark(class, &said(&part(&row.name, head), &amount.full), Shape::Box(place, 0.0));
            }
        }
    }
    for (_, _, place, _) in cells().filter(|(.., cell)| cell.is_none()) {
        drawing.outline("c-gap", place.grown(-0.5));
    }
    for ink in [Ink::OnDark, Ink::OnLight] {
        for (_, _, place, cell) in cells() {
            if let Some(amount) = cell
                && shades.ink(amount.value) == ink
            {
                let label = drawing.block(&amount.label, ink, grid.cell - CELL_PAD);
                drawing.text_in(&label, place);
            }
        }
    }
    for (_, _, place, _) in cells().filter(|(.., cell)| cell.is_none()) {
        drawing.text_in(&Block::line("—", Ink::Note, drawing.size), place);
    }
    y(chart.rows.len()) - GAP
}
