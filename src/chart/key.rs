//! The key below a chart: for what cannot be said beside a mark.

use super::geometry::Rect;
use super::svg::{Anchor, Drawing, Shape};
use super::text::Ink;

/// What stands before a key's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swatch {
    /// An empty, dashed cell.
    Gap,
    /// A dashed line.
    Target,
    /// A bar of this class.
    Bar(&'static str),
    /// An upright tick of this class.
    Tick(&'static str),
    /// A round marker of this class.
    Dot(&'static str),
    /// A hollow round marker.
    Hollow,
    /// A hollow diamond: where a target is due.
    Due,
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
            Swatch::Bar(class) => drawing.shape(class, Shape::Box(Rect::at(x, middle - 6.0, SWATCH, 12.0), 0.0)),
            Swatch::Tick(class) => {
                drawing.shape(class, Shape::Box(Rect::at(x + SWATCH / 2.0 - 1.5, middle - 8.0, 3.0, 16.0), 0.0));
            }
            Swatch::Dot(class) => drawing.shape(class, Shape::Circle((x + SWATCH / 2.0, middle), 6.0)),
            Swatch::Hollow => drawing.shape("c-hollow", Shape::Circle((x + SWATCH / 2.0, middle), 5.0)),
            Swatch::Due => drawing.mark("c-due", text, Shape::Diamond((x + SWATCH / 2.0, middle), 5.0)),
        }
        drawing.text(&block, x + SWATCH + 6.0, y, Anchor::Start);
        row = row.max(block.height()).max(drawing.line_height());
        x += width + 18.0;
    }
    y + row
}
