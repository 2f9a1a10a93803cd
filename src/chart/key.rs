//! The key below a chart: for what cannot be said beside a mark.

use super::geometry::Rect;
use super::svg::{Anchor, Drawing};
use super::text::Ink;

/// What stands before a key's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swatch {
    /// An empty, dashed cell.
    Gap,
    /// A dashed line.
    Target,
}

const SWATCH: f64 = 22.0;

/// Draws the items in rows between `left` and the right edge, from `top` on; returns where they end.
pub(crate) fn key(drawing: &mut Drawing, (left, top): (f64, f64), items: &[(Swatch, &str)]) -> f64 {
    let (mut x, mut y, mut row) = (left, top, 0.0_f64);
    for (swatch, text) in items {
        let block = drawing.block(text, Ink::Tick, drawing.width - left - SWATCH - 8.0);
        let width = SWATCH + 6.0 + block.width;
        if x > left && x + width > drawing.width {
            (x, y, row) = (left, y + row + 4.0, 0.0);
        }
        let middle = y + drawing.line_height() / 2.0;
        let cell = Rect::at(x + 0.5, middle - 7.0, SWATCH, 14.0);
        match swatch {
            Swatch::Gap => drawing.outline("c-gap", cell),
            Swatch::Target => drawing.line("c-target", [(cell.x0, middle), (cell.x1, middle)]),
        }
        drawing.text(&block, x + SWATCH + 6.0, y, Anchor::Start);
        row = row.max(block.height()).max(drawing.line_height());
        x += width + 18.0;
    }
    y + row
}
