//! Pictograms: counts as rows of equal symbols, each standing for the same number.

use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::{Point, Rect};
use crate::chart::spec::{Entry, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink};

const MAX_ROWS: usize = 60;
const MAX_SYMBOLS: usize = 400;
/// Size of a symbol, and the room between two.
const SIZE: f64 = 15.0;
const BETWEEN: f64 = 4.0;
/// Between rows.
const GAP: f64 = 12.0;
/// Below this share of a symbol nothing can be seen; a count above zero still gets that much.
const LEAST: f64 = 0.12;

/// Counts as rows of symbols. Waffles show a part of one whole; pictograms compare counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Pictogram {
    /// From top to bottom; amounts are not negative.
    pub rows: Vec<Entry>,
    /// What one symbol stands for, above zero; the rest of a count is drawn as a part of a symbol.
    pub each: f64,
    /// Says what one symbol stands for ("one square: 10 enterprises").
    pub each_label: String,
    /// What is repeated.
    pub symbol: Symbol,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// The symbol of a pictogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// For anything.
    Square,
    /// For anything.
    Circle,
    /// For people.
    Person,
}

/// Draws the chart.
pub(crate) fn draw(chart: &Pictogram, width: Width) -> Result<Drawing, ChartError> {
    check(chart)?;
    let mut drawing = Drawing::new(width);
    let each = drawing.block(&chart.each_label, Ink::Tick, drawing.width - SIZE - 8.0);
    let mut top = 0.0;
    if !each.lines.is_empty() {
        let line = drawing.line_height();
        draw_symbol(&mut drawing, chart.symbol, (0.0, (line - SIZE) / 2.0), 1.0);
        drawing.text(&each, SIZE + 8.0, 0.0, Anchor::Start);
        top = each.height() + GAP;
    }
    let room = drawing.pick(drawing.width * 0.3, drawing.width);
    let names: Vec<Block> = chart.rows.iter().map(|row| drawing.block(&row.name, Ink::Label, room)).collect();
    let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
    let left = drawing.pick(widest + 16.0, 0.0);
    for (row, name) in chart.rows.iter().zip(&names) {
        let symbols = top + drawing.pick(0.0, name.height() + 2.0);
        let end = draw_row(&mut drawing, chart, row, (left, symbols));
        drawing.text(name, 0.0, top, Anchor::Start);
        top = end.max(top + name.height()) + GAP;
    }
    drawing.height = top - GAP + 2.0;
    Ok(drawing)
}

fn check(chart: &Pictogram) -> Result<(), ChartError> {
    let amounts = || chart.rows.iter().filter_map(|row| row.amount.as_ref());
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels(chart.rows.iter().map(|row| &row.name).chain([&chart.each_label, &chart.gap_label]))?;
    check_labels(amounts().flat_map(|amount| [&amount.label, &amount.full]))?;
    check_numbers(amounts().map(|amount| amount.value).chain([chart.each]))?;
    if amounts().next().is_none() {
        return Err(ChartError::OnlyGaps(chart.rows.len()));
    }
    if chart.each <= 0.0 {
        return Err(ChartError::NotPositive(chart.each));
    }
    if let Some(below) = amounts().map(|amount| amount.value).find(|value| *value < 0.0) {
        return Err(ChartError::Negative(below));
    }
    let symbols: f64 = amounts().map(|amount| (amount.value / chart.each).ceil()).sum();
    if symbols > MAX_SYMBOLS as f64 {
        return Err(ChartError::TooMany { what: "symbols", count: symbols as usize, limit: MAX_SYMBOLS });
    }
    Ok(())
}

/// A row's symbols, wrapped, and its count after the last one; returns where it ends.
fn draw_row(drawing: &mut Drawing, chart: &Pictogram, row: &Entry, (left, top): (f64, f64)) -> f64 {
    let line = drawing.line_height();
    let Some(amount) = &row.amount else {
        let block = drawing.block(&chart.gap_label, Ink::Note, drawing.width - left);
        drawing.text(&block, left, top, Anchor::Start);
        return top + block.height();
    };
    let value = drawing.block(&amount.label, Ink::Value, drawing.width - left);
    // Groups of five can be counted, and rows of whole groups.
    let fives = ((drawing.width - left) / (5.0 * (SIZE + BETWEEN) + BETWEEN)).floor() as usize;
    let across =
        if fives == 0 { ((drawing.width - left) / (SIZE + BETWEEN)).floor().max(1.0) as usize } else { 5 * fives };
    let count = amount.value / chart.each;
    let (mut x, mut y) = (left, top);
    for index in 0..count.ceil() as usize {
        let column = index % across;
        y = top + (index / across) as f64 * (SIZE + BETWEEN + 2.0);
        let at = left + column as f64 * (SIZE + BETWEEN) + (column / 5) as f64 * BETWEEN;
        let share = (count - index as f64).min(1.0);
        draw_symbol(drawing, chart.symbol, (at, y + (line - SIZE) / 2.0), share.max(LEAST));
        x = at + SIZE + 8.0;
    }
    if x + value.width > drawing.width {
        (x, y) = (left, y + SIZE + BETWEEN + 2.0);
    }
    drawing.text(&value, x, y, Anchor::Start);
    y + value.height().max(SIZE + BETWEEN)
}

/// A symbol, or the left part of one.
fn draw_symbol(drawing: &mut Drawing, symbol: Symbol, (x, y): Point, share: f64) {
    let half = SIZE / 2.0;
    if share >= 1.0 {
        match symbol {
            Symbol::Square => drawing.shape("c-f1", Shape::Box(Rect::at(x, y, SIZE, SIZE), 0.0)),
            Symbol::Circle => drawing.shape("c-f1", Shape::Circle((x + half, y + half), half)),
            Symbol::Person => {
                drawing.shape("c-f1", Shape::Circle((x + half, y + SIZE * 0.2), SIZE * 0.2));
                drawing.shape(
                    "c-f1",
                    Shape::Box(Rect::at(x + SIZE * 0.22, y + SIZE * 0.45, SIZE * 0.56, SIZE * 0.55), 3.0),
                );
            }
        }
        return;
    }
    let edge = x + SIZE * share;
    let circle = |center: Point, radius: f64| -> Vec<Point> {
        (0..24)
            .map(|step| f64::from(step) / 24.0 * std::f64::consts::TAU)
            .map(|angle| (center.0 + radius * angle.cos(), center.1 + radius * angle.sin()))
            .collect()
    };
    let parts = match symbol {
        Symbol::Square => vec![vec![(x, y), (x + SIZE, y), (x + SIZE, y + SIZE), (x, y + SIZE)]],
        Symbol::Circle => vec![circle((x + half, y + half), half)],
        Symbol::Person => {
            let (left, right, neck, foot) = (x + SIZE * 0.22, x + SIZE * 0.78, y + SIZE * 0.45, y + SIZE);
            let body = vec![(left, neck), (right, neck), (right, foot), (left, foot)];
            vec![circle((x + half, y + SIZE * 0.2), SIZE * 0.2), body]
        }
    };
    for part in parts {
        let filled = left_of(&part, edge);
        if filled.len() > 2 {
            drawing.polygon("c-part", filled);
        }
        drawing.polygon("c-whole", part);
    }
}

/// The part of a polygon left of `edge` (Sutherland–Hodgman clipping against one line).
fn left_of(polygon: &[Point], edge: f64) -> Vec<Point> {
    let mut kept = Vec::with_capacity(polygon.len() + 2);
    for (a, b) in polygon.iter().zip(polygon.iter().cycle().skip(1)) {
        if a.0 <= edge {
            kept.push(*a);
        }
        if (a.0 <= edge) != (b.0 <= edge) {
            let share = (edge - a.0) / (b.0 - a.0);
            kept.push((edge, a.1 + share * (b.1 - a.1)));
        }
    }
    kept
}
