//! Dumbbells: from a baseline to the actual figure, and on to the target, one row each on a shared scale.

use crate::chart::axes::{Axis, LABEL_GAP};
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::{Point, Rect};
use crate::chart::key::{Swatch, key};
use crate::chart::labels::{Side, Solver};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Amount, Order, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink};
use crate::i18n::TickFormat;

const MAX_ROWS: usize = 60;
const RADIUS: f64 = 6.0;
/// Right of the plot, so that a mark at its edge stays inside.
const MARGIN: f64 = 26.0;

/// From baseline to actual figure to target.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// From top to bottom in `order`.
    pub rows: Vec<DumbbellRow>,
    /// The order of the rows, by actual figure.
    pub order: Order,
    /// What the three marks are called in the key; a mark that no row has needs no name.
    pub baseline_name: String,
    /// See `baseline_name`.
    pub actual_name: String,
    /// See `baseline_name`.
    pub target_name: String,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// Written where a row has neither baseline nor actual figure.
    pub gap_label: String,
}

/// One row of a dumbbell chart; each mark may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// What has the amounts.
    pub name: String,
    /// Where it started.
    pub baseline: Option<Amount>,
    /// Where it is.
    pub actual: Option<Amount>,
    /// Where it is to be.
    pub target: Option<Amount>,
}

/// Where everything stands.
struct Frame {
    plot: Rect,
    /// Of a row's name on a phone, where it stands above the marks; 0 on a wide page.
    head: f64,
    row: f64,
    axis: Axis,
}

impl Frame {
    fn x(&self, value: f64) -> f64 {
        let Axis { range, .. } = &self.axis;
        self.plot.x0 + (value - range.start) / (range.end - range.start) * self.plot.width()
    }

    /// The height of a row's marks.
    fn y(&self, row: usize) -> f64 {
        self.plot.y0 + row as f64 * self.row + self.head + (self.row - self.head) / 2.0
    }
}

/// Draws the chart. Values are positions, not lengths, so the scale may begin elsewhere than at zero.
pub(crate) fn draw(chart: &Dumbbell, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let rows = in_order(chart);
    let mut drawing = Drawing::new(width);
    let top = draw_key(&mut drawing, chart);
    let names: Vec<Block> = rows
        .iter()
        .map(|row| drawing.block(&row.name, Ink::Label, drawing.pick(drawing.width * 0.28, drawing.width)))
        .collect();
    let frame = lay_out(chart, (&rows, &values), &names, &drawing, top);
    draw_axis(&mut drawing, &frame);
    for (index, name) in names.iter().enumerate() {
        let y = if drawing.is_narrow {
            frame.plot.y0 + index as f64 * frame.row
        } else {
            frame.y(index) - name.height() / 2.0
        };
        drawing.text(name, 0.0, y, Anchor::Start);
    }
    let spots: Vec<[Option<Point>; 3]> = rows
        .iter()
        .enumerate()
        .map(|(index, row)| amounts(row).map(|amount| Some((frame.x(amount?.value), frame.y(index)))))
        .collect();
    draw_marks(&mut drawing, &rows, &spots);
    draw_labels(&mut drawing, chart, (&rows, &spots), &frame);
    Ok(drawing)
}

fn check(chart: &Dumbbell) -> Result<Vec<f64>, ChartError> {
    let all = || chart.rows.iter().flat_map(|row| amounts(row).into_iter().flatten());
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels([&chart.baseline_name, &chart.actual_name, &chart.target_name, &chart.gap_label])?;
    check_labels(chart.rows.iter().map(|row| &row.name).chain(all().map(|amount| &amount.label)))?;
    let values: Vec<f64> = all().map(|amount| amount.value).collect();
    check_numbers(values.iter().copied())?;
    if values.is_empty() { Err(ChartError::OnlyGaps(chart.rows.len())) } else { Ok(values) }
}

/// Baseline, actual figure, target.
fn amounts(row: &DumbbellRow) -> [Option<&Amount>; 3] {
    [row.baseline.as_ref(), row.actual.as_ref(), row.target.as_ref()]
}

fn in_order(chart: &Dumbbell) -> Vec<&DumbbellRow> {
    let mut rows: Vec<&DumbbellRow> = chart.rows.iter().collect();
    if chart.order == Order::Descending {
        let value = |row: &DumbbellRow| row.actual.as_ref().map_or(f64::NEG_INFINITY, |actual| actual.value);
        rows.sort_by(|a, b| value(b).total_cmp(&value(a)));
    }
    rows
}

/// What the shapes mean, above the plot; returns where the plot begins.
fn draw_key(drawing: &mut Drawing, chart: &Dumbbell) -> f64 {
    let has = |pick: fn(&DumbbellRow) -> bool| chart.rows.iter().any(pick);
    let items = [
        (Swatch::Hollow, &chart.baseline_name, has(|row| row.baseline.is_some())),
        (Swatch::Dot("c-f1"), &chart.actual_name, has(|row| row.actual.is_some())),
        (Swatch::Due, &chart.target_name, has(|row| row.target.is_some())),
    ];
    let items: Vec<(Swatch, &str)> = items
        .into_iter()
        .filter(|(_, name, has)| *has && !name.is_empty())
        .map(|(swatch, name, _)| (swatch, name.as_str()))
        .collect();
    if items.is_empty() { 2.0 } else { key(drawing, (0.0, 0.0), &items) + 10.0 }
}

/// The axis with as many ticks as fit beside each other, and rows high enough for a label above and below their marks.
fn lay_out(
    chart: &Dumbbell,
    (rows, values): (&[&DumbbellRow], &[f64]),
    names: &[Block],
    drawing: &Drawing,
    top: f64,
) -> Frame {
    let highest = names.iter().map(Block::height).fold(0.0, f64::max);
    let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
    let left = drawing.pick(widest + 16.0, 14.0);
    let head = drawing.pick(0.0, highest);
    let across = drawing.width - left - MARGIN;
    let (low, high) = range(values.iter().copied(), false);
    let axis = |count: usize| {
        let scale = Scale::round(low, high, count, finest(&chart.ticks));
        let axis = Axis::of_values(&scale, &chart.ticks);
        (axis.fits(drawing, left, across), axis)
    };
    let most = drawing.pick(6, 4);
    let (_, mut axis) = (1..=most).rev().map(axis).find(|(fits, _)| *fits).unwrap_or_else(|| axis(1));
    if !axis.fits(drawing, left, across) {
        axis.keys.truncate(1);
        axis.keys.retain(|(_, label)| Block::line(label, Ink::Tick, drawing.size).width < drawing.width);
    }
    let line = drawing.line_height();
    let marks = 2.0 * RADIUS + if rows.iter().any(|row| row.actual.is_some()) { 2.2 * line } else { 1.2 * line };
    let row = drawing.pick(marks.max(highest + 8.0), marks + head);
    let plot = Rect::at(left, top, across, row * rows.len() as f64);
    Frame { plot, head, row, axis }
}

/// Value lines and their labels; a line between rows on a phone.
fn draw_axis(drawing: &mut Drawing, frame: &Frame) {
    let Rect { x0, y0, x1, y1 } = frame.plot;
    let rows = ((y1 - y0) / frame.row).round() as usize;
    for (value, _) in &frame.axis.keys {
        let (x, class) = (frame.x(*value), if *value == 0.0 { "c-zero" } else { "c-grid" });
        if drawing.is_narrow {
            // Not through the names that stand above the marks.
            for row in 0..rows {
                let top = y0 + row as f64 * frame.row;
                drawing.line(class, [(x, top + frame.head + 1.0), (x, top + frame.row - 2.0)]);
            }
        } else {
            drawing.line(class, [(x, y0), (x, y1)]);
        }
    }
    for row in 1..rows {
        let y = y0 + row as f64 * frame.row - 1.0;
        if !drawing.is_narrow {
            drawing.line("c-guide", [(x0, y), (x1, y)]);
        }
    }
    for (value, label) in &frame.axis.keys {
        let block = Block::line(label, Ink::Tick, drawing.size);
        let x = (frame.x(*value) - block.width / 2.0).min(drawing.width - block.width).max(0.0);
        drawing.text(&block, x, y1 + LABEL_GAP / 2.0, Anchor::Start);
    }
    drawing.height = y1 + LABEL_GAP + drawing.line_height();
}

/// The way from baseline to actual figure full, on to the target dashed; then the three shapes.
fn draw_marks(drawing: &mut Drawing, rows: &[&DumbbellRow], spots: &[[Option<Point>; 3]]) {
    for [baseline, actual, _] in spots {
        if let (Some(a), Some(b)) = (baseline, actual) {
            drawing.line("c-way", [*a, *b]);
        }
    }
    for [baseline, actual, target] in spots {
        if let (Some(from), Some(to)) = (actual.as_ref().or(baseline.as_ref()), target) {
            drawing.line("c-left", [*from, *to]);
        }
    }
    for (which, class) in ["c-hollow", "c-f1", "c-due"].into_iter().enumerate() {
        for (row, spots) in rows.iter().zip(spots) {
            let amount = amounts(row).into_iter().nth(which).flatten();
            if let (Some(amount), Some(at)) = (amount, spots.iter().copied().nth(which).flatten()) {
                let shape = match which {
                    0 => Shape::Circle(at, RADIUS - 1.0),
                    1 => Shape::Circle(at, RADIUS),
                    _ => Shape::Diamond(at, RADIUS - 1.0),
                };
                drawing.mark(class, &format!("{}: {}", row.name, amount.label), shape);
            }
        }
    }
}

/// The actual figure above its mark, baseline and target beyond theirs; what finds no free place is told by the mark alone.
fn draw_labels(
    drawing: &mut Drawing,
    chart: &Dumbbell,
    (rows, spots): (&[&DumbbellRow], &[[Option<Point>; 3]]),
    frame: &Frame,
) {
    let bounds = Rect { x0: 0.0, y0: frame.plot.y0, x1: drawing.width, y1: frame.plot.y1 };
    let mut solver = Solver::new(bounds, drawing.texts.clone());
    for spots in spots {
        let marks: Vec<Point> = spots.iter().flatten().copied().collect();
        solver.block_line(&marks);
        marks.iter().for_each(|at| solver.block(Rect::around(*at, RADIUS + 1.0)));
    }
    for (index, (row, spots)) in rows.iter().zip(spots).enumerate() {
        let [baseline, actual, target] = amounts(row);
        let [first, middle, last] = *spots;
        let outwards = |at: Point| {
            let is_leftmost = spots.iter().flatten().all(|other| other.0 >= at.0);
            let side = if is_leftmost { Side::Left } else { Side::Right };
            [side, Side::Below, Side::Above, Side::BelowLeft, Side::BelowRight, Side::AboveLeft, Side::AboveRight]
        };
        let upwards =
            [Side::Above, Side::AboveLeft, Side::AboveRight, Side::Below, Side::Right, Side::Left, Side::Left];
        let wanted = [
            (actual, middle, Ink::Value, upwards),
            (target, last, Ink::Label, last.map_or(upwards, outwards)),
            (baseline, first, Ink::Tick, first.map_or(upwards, outwards)),
        ];
        for (amount, at, ink, sides) in wanted {
            let (Some(amount), Some(at)) = (amount, at) else { continue };
            let block = drawing.block(&amount.label, ink, drawing.pick(180.0, 140.0));
            if let Some(free) = solver.beside(at, RADIUS, (block.width, block.height()), &sides) {
                drawing.text(&block, free.x0, free.y0, Anchor::Start);
            }
        }
        if baseline.is_none() && actual.is_none() {
            let block = drawing.block(&chart.gap_label, Ink::Note, frame.plot.width());
            let y = frame.y(index) - block.height() / 2.0;
            let places = (0..=10).map(|step| {
                let room = frame.plot.width() - block.width;
                Rect::at(frame.plot.x0 + 2.0 + f64::from(step) / 10.0 * room, y, block.width, block.height())
            });
            if let Some(free) = solver.first_free(places) {
                drawing.text(&block, free.x0, free.y0, Anchor::Start);
            }
        }
    }
}
