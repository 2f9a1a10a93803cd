//! The key below a chart: for what cannot be said beside a mark.

use super::backend::{fill, marker, number_of};
use super::geometry::{Point, Rect};
use super::svg::{Anchor, Drawing, Shape};
use super::text::Ink;

/// What stands before a key's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Swatch {
    /// Nothing: the text names its mark itself.
    None,
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
    /// A cell of a series' fill.
    Fill(&'static str),
    /// The marker of the series with this number.
    Marker(usize),
    /// The marker of this number in this class.
    Mark(&'static str, usize),
}

impl Swatch {
    fn width(self) -> f64 {
        match self {
            Self::None => -6.0,
            Self::Fill(_) | Self::Marker(_) | Self::Mark(..) => 14.0,
            _ => 22.0,
        }
    }
}

/// Draws the items in rows between `left` and the right edge, from `top` on; returns where they end.
pub(crate) fn key(drawing: &mut Drawing, (left, top): (f64, f64), items: &[(Swatch, &str)]) -> f64 {
    let (mut x, mut y, mut row) = (left, top, 0.0_f64);
    for (swatch, text) in items {
        let before = swatch.width() + 6.0;
        let block = drawing.block(text, Ink::Tick, drawing.width - left - before - 2.0);
        let width = before + block.width;
        if x > left && x + width > drawing.width {
            (x, y, row) = (left, y + row + 4.0, 0.0);
        }
        let middle = y + drawing.line_height() / 2.0;
        draw_swatch(drawing, *swatch, (x, middle), text);
        drawing.text(&block, x + before, y, Anchor::Start);
        row = row.max(block.height()).max(drawing.line_height());
        x += width + 18.0;
    }
    y + row
}

/// The swatch whose left edge has its middle at `at`.
fn draw_swatch(drawing: &mut Drawing, swatch: Swatch, (x, middle): Point, text: &str) {
    let cell = Rect::at(x + 0.5, middle - 7.0, swatch.width().max(0.0), 14.0);
    let center = (x + swatch.width() / 2.0, middle);
    match swatch {
        Swatch::None => {}
        Swatch::Gap => drawing.outline("c-gap", cell),
        Swatch::Target => drawing.line("c-target", [(cell.x0, middle), (cell.x1, middle)]),
        Swatch::Bar(class) => drawing.shape(class, Shape::Box(Rect::at(x, middle - 6.0, swatch.width(), 12.0), 0.0)),
        Swatch::Tick(class) => {
            drawing.shape(class, Shape::Box(Rect::at(center.0 - 1.5, middle - 8.0, 3.0, 16.0), 0.0));
        }
        Swatch::Dot(class) => drawing.shape(class, Shape::Circle(center, 6.0)),
        Swatch::Hollow => drawing.shape("c-hollow", Shape::Circle(center, 5.0)),
        Swatch::Due => drawing.mark("c-due", text, Shape::Diamond(center, 5.0)),
        Swatch::Fill(class) => {
            drawing.shape(class, Shape::Box(cell, 0.0));
            drawing.hatch_box(number_of(class), cell);
        }
        Swatch::Marker(number) => drawing.shape(fill(number), marker(number, center, 4.5)),
        Swatch::Mark(class, number) => drawing.shape(class, marker(number, center, 4.5)),
    }
}
