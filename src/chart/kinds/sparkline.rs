//! Sparklines: a series as small as a word, without axes, with its last value.

use crate::chart::error::{ChartError, check_count, check_labels, figures};
use crate::chart::geometry::Point;
use crate::chart::spec::{Datum, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Ink, said};

const MAX_POINTS: usize = 400;
/// The drawing's size in units; the style sheet shows it as large in CSS pixels.
const SIZE: (f64, f64) = (160.0, 28.0);
/// Room around the line, for its markers.
const PAD: f64 = 4.0;
/// A longer value stands below the line.
const LONGEST_VALUE: f64 = 96.0;

/// One series as small as a word: for tables and cards. Gaps stay open. Both widths have the same small drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// In order of time.
    pub data: Vec<Datum>,
    /// Whether the last value is written beside the line.
    pub has_value: bool,
}

/// Draws the chart. Its scale is its own: from the lowest figure to the highest, so that the shape is all it tells.
pub(crate) fn draw(chart: &Sparkline, width: Width) -> Result<Drawing, ChartError> {
    check_count("points", chart.data.len(), MAX_POINTS)?;
    check_labels(chart.data.iter().flat_map(|datum| [&datum.label, &datum.full, &datum.period]))?;
    let values = figures(chart.data.iter())?;
    crate::chart::error::check_numbers(chart.data.iter().map(|datum| datum.x))?;
    let mut drawing = Drawing::new(width);
    (drawing.width, drawing.height) = SIZE;
    let mut data: Vec<&Datum> = chart.data.iter().collect();
    data.sort_by(|a, b| a.x.total_cmp(&b.x));
    let last = data.iter().rev().find(|datum| datum.y.is_some());
    let value = last.filter(|_| chart.has_value).map(|datum| drawing.block(&datum.label, Ink::Value, SIZE.0));
    let (value, below) = match value {
        Some(value) if value.width <= LONGEST_VALUE && value.lines.len() == 1 => (Some(value), None),
        value => (None, value),
    };
    let right = value.as_ref().map_or(SIZE.0, |value| SIZE.0 - value.width - 4.0) - PAD;

    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (start, end) = (data.first().map_or(0.0, |datum| datum.x), data.last().map_or(0.0, |datum| datum.x));
    let share = |at: f64, from: f64, to: f64, alone: f64| if to > from { (at - from) / (to - from) } else { alone };
    let place = |datum: &Datum| -> Option<Point> {
        let x = PAD + share(datum.x, start, end, 1.0) * (right - PAD);
        Some((x, SIZE.1 - PAD - share(datum.y?, low, high, 0.5) * (SIZE.1 - 2.0 * PAD)))
    };
    if low < 0.0 && high > 0.0 {
        let zero = SIZE.1 - PAD - share(0.0, low, high, 0.5) * (SIZE.1 - 2.0 * PAD);
        drawing.line("c-grid", [(PAD, zero), (right, zero)]);
    }
    let mut alone = Vec::new();
    for stretch in data.split(|datum| datum.y.is_none()) {
        let points: Vec<Point> = stretch.iter().filter_map(|datum| place(datum)).collect();
        if points.len() == 1 {
            alone.extend(points);
        } else if !points.is_empty() {
            drawing.line("c-line c-s1", points);
        }
    }
    alone.iter().for_each(|at| drawing.shape("c-f1", Shape::Circle(*at, 1.8)));
    if let Some((datum, at)) = last.and_then(|datum| Some((datum, place(datum)?))) {
        drawing.mark("c-f1", &said(&datum.period, &datum.full), Shape::Circle(at, 3.0));
    }
    if let Some(value) = value {
        drawing.text(&value, SIZE.0, (SIZE.1 - value.height()) / 2.0, Anchor::End);
    }
    if let Some(value) = below.filter(|value| !value.lines.is_empty()) {
        drawing.text(&value, SIZE.0, SIZE.1, Anchor::End);
        drawing.height += value.height();
    }
    Ok(drawing)
}
