//! Waffles: a count of equal cells, the first of them filled, numbered and named.

use crate::chart::error::{ChartError, check_count, check_labels};
use crate::chart::geometry::Rect;
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink};

/// A count of equal cells, some of them filled.
#[derive(Debug, Clone, PartialEq)]
pub struct Waffle {
    /// All cells, 1 to 200.
    pub total: u32,
    /// The first so many are filled, one label each (their names).
    pub filled: Vec<String>,
    /// Named beside the filled part ("6 with a number").
    pub filled_label: String,
    /// Named beside the rest ("9 not given in the source").
    pub rest_label: String,
}

const MAX_CELLS: usize = 200;
/// Between cells.
const GAP: f64 = 6.0;
/// Between the cells and the list beside them.
const ASIDE: f64 = 36.0;

/// Draws the chart.
pub(crate) fn draw(chart: &Waffle, width: Width) -> Result<Drawing, ChartError> {
    let total = chart.total as usize;
    check_count("cells", total, MAX_CELLS)?;
    if chart.filled.len() > total {
        return Err(ChartError::TooMany { what: "filled cells", count: chart.filled.len(), limit: total });
    }
    check_labels(chart.filled.iter().chain([&chart.filled_label, &chart.rest_label]))?;

    let mut drawing = Drawing::new(width);
    // Rows of five can be counted at a glance; many cells take rows of ten or twenty.
    let across = if total <= 50 {
        5
    } else if total <= 100 {
        10
    } else {
        20
    };
    let cell = match across {
        5 => 42.0,
        10 => 28.0,
        _ => 10.5,
    };
    let side = draw_cells(&mut drawing, chart, across, cell);
    let bottom = if drawing.is_narrow {
        draw_list(&mut drawing, chart, (0.0, side.y1 + 16.0))
    } else {
        draw_list(&mut drawing, chart, (side.x1 + ASIDE, 0.0))
    };
    drawing.height = side.y1.max(bottom) + 1.0;
    Ok(drawing)
}

/// The cells, and the box that holds them.
fn draw_cells(drawing: &mut Drawing, chart: &Waffle, across: usize, size: f64) -> Rect {
    let gap = if across == 20 { GAP / 1.5 } else { GAP };
    let place = |index: usize| {
        let (column, row) = ((index % across) as f64, (index / across) as f64);
        Rect::at(0.5 + column * (size + gap), 0.5 + row * (size + gap), size, size)
    };
    let filled = chart.filled.len();
    for (index, name) in chart.filled.iter().enumerate() {
        drawing.mark("c-f1", name, Shape::Box(place(index), 3.0));
    }
    for index in filled..chart.total as usize {
        drawing.outline("c-gap", place(index));
    }
    for index in 0..filled {
        let number = Block::line(&(index + 1).to_string(), Ink::OnSeries(0), drawing.size);
        if number.width < size - 4.0 {
            drawing.text_in(&number, place(index));
        }
    }
    let last = place(chart.total.saturating_sub(1) as usize);
    Rect { x0: 0.0, y0: 0.0, x1: place(across - 1).x1, y1: last.y1 }
}

/// What the cells are: the filled ones by number and name, then the rest. Returns where it ends.
fn draw_list(drawing: &mut Drawing, chart: &Waffle, (x, top): (f64, f64)) -> f64 {
    const SWATCH: f64 = 14.0;
    let line = drawing.line_height();
    let text_x = x + SWATCH + 10.0;
    let room = drawing.width - text_x;
    let mut y = top;
    let head = |drawing: &mut Drawing, label: &str, is_filled: bool, y: f64| {
        let swatch = Rect::at(x + 0.5, y + (line - SWATCH) / 2.0, SWATCH, SWATCH);
        if is_filled {
            drawing.shape("c-f1", Shape::Box(swatch, 2.0));
        } else {
            drawing.outline("c-gap", swatch);
        }
        let block = drawing.block(label, Ink::Name, room);
        drawing.text(&block, text_x, y, Anchor::Start);
        y + block.height().max(line)
    };
    if !chart.filled.is_empty() {
        y = head(drawing, &chart.filled_label, true, y) + 4.0;
    }
    let digits = Block::line(&format!("{}  ", chart.filled.len()), Ink::Tick, drawing.size).width + 8.0;
    for (index, name) in chart.filled.iter().enumerate() {
        let number = Block::line(&(index + 1).to_string(), Ink::Tick, drawing.size);
        drawing.text(&number, text_x + digits - 8.0, y, Anchor::End);
        let block = drawing.block(name, Ink::Label, room - digits);
        drawing.text(&block, text_x + digits, y, Anchor::Start);
        y += block.height().max(line) + 2.0;
    }
    if chart.filled.len() < chart.total as usize {
        y = head(drawing, &chart.rest_label, false, y + if chart.filled.is_empty() { 0.0 } else { 10.0 });
    }
    y
}
