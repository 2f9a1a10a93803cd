//! Column charts: one bar an observation, measured from zero; a missing figure keeps its place as an empty slot.

use crate::chart::axes::{self, Axis, LABEL_GAP, Margins, Plane};
use crate::chart::backend::{Form, Mark, Role};
use crate::chart::error::{ChartError, check_count, check_labels, figures};
use crate::chart::geometry::Rect;
use crate::chart::key::{Swatch, key};
use crate::chart::labels::{Side, Solver};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Datum, TargetMark, Width};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::target;
use crate::chart::text::{Block, Ink};
use crate::i18n::TickFormat;

/// One bar an observation, upwards from zero (downwards where negative).
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The observations; gaps keep their place on the axis and carry `gap_label`.
    pub data: Vec<Datum>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target, if the chart has one.
    pub target: Option<TargetMark>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

const MAX_COLUMNS: usize = 60;
/// The widest bar, and the widest share of a slot that a bar takes.
const BAR: f64 = 56.0;
const SHARE: f64 = 0.66;
/// A slot is no wider than this: three columns do not stand a hand apart.
const SLOT: f64 = 130.0;

/// A column's place in the drawing.
struct Bar<'d> {
    datum: &'d Datum,
    index: f64,
    /// From zero to the value; for a gap, the empty slot above zero.
    body: Rect,
}

/// Draws the chart.
pub(crate) fn draw(chart: &Column, width: Width) -> Result<Drawing, ChartError> {
    check_count("columns", chart.data.len(), MAX_COLUMNS)?;
    check_labels(chart.data.iter().flat_map(|datum| [&datum.label, &datum.period]).chain([&chart.gap_label]))?;
    target::check(chart.target.as_ref())?;
    let values = figures(chart.data.iter())?;

    let mut drawing = Drawing::new(width);
    let goal = chart.target.as_ref().map(|target| target.value);
    let (low, high) = range(values.iter().copied().chain(goal), true);
    let scale = Scale::round(low, high, drawing.pick(5, 4), finest(&chart.ticks));
    let mut y = Axis::of_values(&scale, &chart.ticks);
    let (x, mut margins, slot) = lay_out(chart, &y, &drawing);
    let plan = Plan::of(chart, &drawing, slot);
    let plot_height = drawing.pick(280.0, 220.0);
    margins.top = plan.lines * drawing.line_height() + 6.0;
    if low < 0.0 {
        // Room for a value below the lowest column.
        let label = plan.lines * drawing.line_height() + 6.0;
        y.range.start -= (y.range.end - y.range.start) * label / (plot_height - label);
    }
    let height = margins.top + plot_height + margins.bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    let plot = axes::plot(&plane);
    let bars = draw_bars(&mut plane, chart, slot)?;
    axes::rule(&mut plane, Role::Zero, (x.range.start, 0.0), (x.range.end, 0.0))?;
    let goal = target::draw_line(&mut plane, chart.target.as_ref(), (x.range.start, x.range.end), None)?;
    drop(plane);

    drawing.height = height;
    let needs_key = draw_gaps(&mut drawing, chart, &bars, slot);
    let mut solver = Solver::new(Rect::at(0.0, 0.0, drawing.width, plot.y1 + 2.0), drawing.texts.clone());
    for bar in bars.iter().filter(|bar| bar.datum.y.is_some()) {
        solver.block(bar.body);
    }
    if let Some(goal) = goal {
        solver.block_line(&goal.line);
    }
    draw_values(&mut drawing, &mut solver, &bars, &plan);
    for bar in bars.iter().filter(|bar| bar.datum.y.is_none()) {
        solver.block(bar.body);
    }
    target::draw_label(&mut drawing, &mut solver, chart.target.as_ref(), goal, plot);
    if needs_key {
        let top = drawing.height + 8.0;
        drawing.height = key(&mut drawing, (plot.x0, top), &[(Swatch::Gap, &chart.gap_label)]);
    }
    Ok(drawing)
}

/// The axis of periods, the room around the plot, and the width of a slot.
fn lay_out(chart: &Column, y: &Axis, drawing: &Drawing) -> (Axis, Margins, f64) {
    let count = chart.data.len() as f64;
    let left = y.label_width(drawing.size) + LABEL_GAP;
    let right = 4.0;
    let across = drawing.width - left - right;
    let slot = (across / count).min(SLOT);
    // Few columns stand in the middle of the plot.
    let spare = (across / slot - count) / 2.0;
    let span = -0.5 - spare..count - 0.5 + spare;
    let labels: Vec<(f64, &str)> =
        (0_u8..).map(f64::from).zip(chart.data.iter().map(|datum| datum.period.as_str())).collect();
    let position = |index: f64| left + (index - span.start) / (span.end - span.start) * across;
    let room = [slot - 6.0, drawing.size * 6.5, drawing.pick(110.0, 80.0)];
    // Labels inside their slots if no word must be split for it, else fewer and wider ones.
    let fits = labels.iter().all(|(_, label)| !drawing.block(label, Ink::Tick, slot - 6.0).is_split);
    let room = if fits { room[0] } else { room[1].min(room[2]) };
    let keys = axes::thinned(drawing, &labels, room, position);
    let x = Axis { range: span.clone(), keys, grid: None, has_rule: false };
    let bottom = x.label_lines() as f64 * drawing.line_height() + LABEL_GAP + 2.0;
    (x, Margins { top: 0.0, right, bottom, left }, slot)
}

fn draw_bars<'d>(plane: &mut Plane<'_>, chart: &'d Column, slot: f64) -> Result<Vec<Bar<'d>>, ChartError> {
    let half = (slot * SHARE).min(BAR) / slot / 2.0;
    let plot = axes::plot(plane);
    let mut bars = Vec::with_capacity(chart.data.len());
    for (index, datum) in (0_u8..).map(f64::from).zip(&chart.data) {
        let corners = [(index - half, datum.y.unwrap_or(0.0)), (index + half, 0.0)];
        let mut body = Rect::between(axes::place(plane, corners[0]), axes::place(plane, corners[1]));
        if datum.y.is_some() {
            let tip = format!("{}: {}", datum.period, datum.label);
            let mark = Mark { at: corners, form: Form::Bar, class: "c-f1", tip: &tip };
            plane.draw_series([mark]).map_err(axes::refused)?;
        } else {
            let (zero, height) = (body.y1, plot.height() * 0.3);
            // Where all figures are negative there is no room above zero.
            body = if zero - plot.y0 < height {
                Rect { y1: zero + height, ..body }
            } else {
                Rect { y0: zero - height, ..body }
            };
        }
        bars.push(Bar { datum, index, body });
    }
    Ok(bars)
}

/// Empty slots for missing figures, each with the gap's label if it fits; returns whether a key must say it instead.
fn draw_gaps(drawing: &mut Drawing, chart: &Column, bars: &[Bar<'_>], slot: f64) -> bool {
    let gaps = || bars.iter().filter(|bar| bar.datum.y.is_none());
    let Some(first) = gaps().next() else {
        return false;
    };
    let label = drawing.block(&chart.gap_label, Ink::Note, slot - 16.0);
    let is_slim = label.width <= slot - 10.0 && label.lines.len() <= 2;
    let fits = is_slim && !label.is_split && gaps().all(|bar| label.height() + 4.0 < bar.body.height());
    let label = if fits { label } else { Block::line("—", Ink::Note, drawing.size) };
    // A slot may be wider than a column, where its label asks for it.
    let wider = if fits { (label.width + 8.0 - first.body.width()).max(0.0) / 2.0 } else { 0.0 };
    for bar in gaps() {
        drawing.outline("c-gap", Rect { x0: bar.body.x0 - wider, x1: bar.body.x1 + wider, ..bar.body });
    }
    if fits || label.width <= first.body.width() {
        for bar in gaps() {
            drawing.text_in(&label, bar.body);
        }
    }
    !fits
}

/// Which values are written, and how wide.
struct Plan {
    /// All of them, because each fits its slot.
    is_full: bool,
    room: f64,
    /// Lines of the highest label.
    lines: f64,
}

impl Plan {
    fn of(chart: &Column, drawing: &Drawing, slot: f64) -> Self {
        let valued = || chart.data.iter().filter(|datum| datum.y.is_some());
        let blocks = |room: f64| valued().map(move |datum| drawing.block(&datum.label, Ink::Value, room));
        let is_full = blocks(slot - 4.0).all(|block| !block.is_split && block.lines.len() <= 2);
        let room = if is_full { slot - 4.0 } else { drawing.pick(120.0, 90.0) };
        let lines = blocks(room).map(|block| block.lines.len()).max().unwrap_or(1).clamp(1, 3);
        Self { is_full, room, lines: lines as f64 }
    }
}

/// Values at the columns' ends: all of them, or the first, the last, the highest and the lowest.
fn draw_values(drawing: &mut Drawing, solver: &mut Solver, bars: &[Bar<'_>], plan: &Plan) {
    let valued: Vec<(&Bar<'_>, f64)> = bars.iter().filter_map(|bar| Some((bar, bar.datum.y?))).collect();
    let mut order: Vec<&(&Bar<'_>, f64)> = Vec::with_capacity(valued.len());
    order.extend(valued.last());
    order.extend(valued.first());
    order.extend(valued.iter().max_by(|a, b| a.1.total_cmp(&b.1)));
    order.extend(valued.iter().min_by(|a, b| a.1.total_cmp(&b.1)).filter(|lowest| lowest.1 < 0.0));
    if plan.is_full {
        order.extend(&valued);
    }
    let mut written: Vec<f64> = Vec::new();
    for (bar, value) in order {
        if !written.contains(&bar.index) {
            draw_value(drawing, solver, (bar, *value), plan);
            written.push(bar.index);
        }
    }
}

/// A value beyond its column's end; where a target's line or a label is in the way, inside the column.
fn draw_value(drawing: &mut Drawing, solver: &mut Solver, (bar, value): (&Bar<'_>, f64), plan: &Plan) {
    let block = drawing.block(&bar.datum.label, Ink::Value, plan.room);
    let (x, _) = bar.body.center();
    let (end, side) = if value < 0.0 { (bar.body.y1, Side::Below) } else { (bar.body.y0, Side::Above) };
    if let Some(place) = solver.beside((x, end), 0.0, (block.width, block.height()), &[side]) {
        drawing.text(&block, place.center().0, place.y0, Anchor::Middle);
        return;
    }
    let block = drawing.block(&bar.datum.label, Ink::OnDark, bar.body.width() - 4.0);
    if !block.is_split && block.width < bar.body.width() && block.height() + 6.0 < bar.body.height() {
        let top = if value < 0.0 { bar.body.y1 - block.height() - 3.0 } else { bar.body.y0 + 3.0 };
        drawing.text(&block, x, top, Anchor::Middle);
    }
}
