//! Dot charts: one row a period and a dot at each value, for observations that must not be joined.

use crate::chart::axes::{self, Axis, LABEL_GAP, Margins, Plane};
use crate::chart::backend::{Form, Mark, Role};
use crate::chart::error::{ChartError, check_count, check_labels, figures};
use crate::chart::geometry::{Point, Rect};
use crate::chart::labels::{Side, Solver};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Datum, Width};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::text::Ink;
use crate::i18n::TickFormat;

/// One row a period, a dot at each value: for observations that must not be joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Rows from top to bottom, one a period; the datum's `x` is ignored.
    pub rows: Vec<Datum>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// Written where a figure is missing.
    pub gap_label: String,
}

const MAX_ROWS: usize = 60;
const RADIUS: f64 = 6.0;

/// Draws the chart.
pub(crate) fn draw(chart: &Dot, width: Width) -> Result<Drawing, ChartError> {
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels(chart.rows.iter().flat_map(|datum| [&datum.label, &datum.period]).chain([&chart.gap_label]))?;
    let values = figures(chart.rows.iter())?;

    let mut drawing = Drawing::new(width);
    let y = rows(chart, &drawing);
    let row = y.label_lines().max(1) as f64 * drawing.line_height() + drawing.pick(10.0, 9.0);
    let left = y.label_width(drawing.size) + LABEL_GAP + 2.0;
    let widest = chart.rows.iter().map(|datum| value_label(&drawing, datum).width).fold(0.0, f64::max);
    let right = widest + RADIUS + 8.0;
    let x = values_axis(chart, &values, &drawing, (left, drawing.width - left - right));
    let margins = Margins { top: 0.0, right, bottom: drawing.line_height() + LABEL_GAP + 2.0, left };
    let height = margins.top + row * chart.rows.len() as f64 + margins.bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    let plot = axes::plot(&plane);
    let zero = [(0.0, y.range.start), (0.0, y.range.end)];
    axes::rule(&mut plane, Role::Zero, zero[0], zero[1])?;
    let zero = zero.map(|at| axes::place(&plane, at));
    let spots = draw_dots(&mut plane, chart)?;
    drop(plane);
    drawing.height = height;
    draw_labels(&mut drawing, chart, &spots, (plot, zero));
    Ok(drawing)
}

/// The axis of periods, from top to bottom.
fn rows(chart: &Dot, drawing: &Drawing) -> Axis {
    let room = drawing.width * drawing.pick(0.3, 0.32);
    let keys = (0_u8..)
        .map(f64::from)
        .zip(&chart.rows)
        .map(|(index, datum)| (index, drawing.block(&datum.period, Ink::Tick, room).lines.join("\n")))
        .collect();
    let count = chart.rows.len() as f64;
    Axis { range: count - 0.5..-0.5, keys, grid: Some(Role::Guide), has_rule: false }
}

/// The value axis with as many ticks as fit beside each other; where not even two do, zero alone is labelled.
fn values_axis(chart: &Dot, values: &[f64], drawing: &Drawing, (left, across): (f64, f64)) -> Axis {
    let (low, high) = range(values.iter().copied(), true);
    let axis = |count: usize| {
        let scale = Scale::round(low, high, count, finest(&chart.ticks));
        let mut axis = Axis::of_values(&scale, &chart.ticks);
        open_left(&mut axis, chart, drawing, across);
        (axis.fits(drawing, left, across), axis)
    };
    let (_, axis) = (1..=6).rev().map(axis).find(|(fits, _)| *fits).unwrap_or_else(|| {
        let (fits, mut axis) = axis(1);
        axis.keys.retain(|(place, _)| *place == 0.0);
        (fits, axis)
    });
    axis
}

/// Opens the axis to the left until each negative value's label has room beside its dot, off the zero line.
fn open_left(x: &mut Axis, chart: &Dot, drawing: &Drawing, across: f64) {
    let span = x.range.end - x.range.start;
    let lack = |datum: &Datum| {
        let value = datum.y.filter(|value| *value < 0.0)?;
        let room = (value - x.range.start) / span * across;
        Some(value_label(drawing, datum).width + RADIUS + 6.0 - room)
    };
    let lack = chart.rows.iter().filter_map(lack).fold(0.0, f64::max).min(across * 0.3);
    x.range.start -= lack / (across - lack) * span;
}

/// A row's datum and where its dot stands; without a figure, where its note begins.
type Spot<'d> = (&'d Datum, (f64, f64));

fn draw_dots<'d>(plane: &mut Plane<'_>, chart: &'d Dot) -> Result<Vec<Spot<'d>>, ChartError> {
    let mut spots = Vec::with_capacity(chart.rows.len());
    for (index, datum) in (0_u8..).map(f64::from).zip(&chart.rows) {
        let at = (datum.y.unwrap_or(0.0), index);
        if datum.y.is_some() {
            let tip = format!("{}: {}", datum.period, datum.label);
            let mark = Mark { at: [at, at], form: Form::Marker(0, RADIUS), class: "c-f1", tip: &tip };
            plane.draw_series([mark]).map_err(axes::refused)?;
        }
        spots.push((datum, axes::place(plane, at)));
    }
    Ok(spots)
}

fn value_label(drawing: &Drawing, datum: &Datum) -> crate::chart::text::Block {
    drawing.block(&datum.label, Ink::Value, drawing.pick(150.0, 84.0))
}

/// The value beside each dot, and the gap's label where there is none.
fn draw_labels(drawing: &mut Drawing, chart: &Dot, spots: &[Spot<'_>], (plot, zero): (Rect, [Point; 2])) {
    let frame = Rect::at(0.0, 0.0, drawing.width, drawing.height);
    let mut solver = Solver::new(frame, drawing.texts.clone());
    for (_, at) in spots.iter().filter(|(datum, _)| datum.y.is_some()) {
        solver.block(Rect::around(*at, RADIUS));
    }
    solver.block_line(&zero);
    for (datum, at) in spots {
        if let Some(value) = datum.y {
            let block = value_label(drawing, datum);
            let sides = if value < 0.0 { [Side::Left, Side::Right] } else { [Side::Right, Side::Left] };
            if let Some(place) = solver.beside(*at, RADIUS, (block.width, block.height()), &sides) {
                drawing.text(&block, place.x0, place.y0, Anchor::Start);
            }
        } else {
            let block = drawing.block(&chart.gap_label, Ink::Note, plot.width());
            let place = Rect::at(plot.x0 + 4.0, at.1 - block.height() / 2.0, block.width, block.height());
            if let Some(place) = solver.first_free([place]) {
                drawing.text(&block, place.x0, place.y0, Anchor::Start);
            }
        }
    }
}
