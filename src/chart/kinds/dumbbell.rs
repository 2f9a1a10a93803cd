//! Dumbbells: from a baseline to the actual figure, and on to the target, one row each on a shared scale.

mod labels;

use crate::chart::axes::{Axis, LABEL_GAP};
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::Point;
use crate::chart::key::{Swatch, key};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Amount, Order, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink, said};
use crate::i18n::TickFormat;
use labels::Labels;

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
    /// Left and right edge of the plot.
    across: (f64, f64),
    axis: Axis,
    /// From top to bottom.
    levels: Vec<Level>,
}

/// Where a row stands.
struct Level {
    top: f64,
    /// Where its name ends on a phone, where it stands above the marks; `top` on a wide page.
    head: f64,
    /// The height of its marks.
    middle: f64,
    bottom: f64,
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
    let widest = names.iter().map(|name| name.width).fold(0.0, f64::max);
    let left = drawing.pick(widest + 16.0, 14.0);
    let across = (left, drawing.width - MARGIN);
    let axis = value_axis(chart, &values, &drawing, across);
    let x = |value: f64| {
        let share = (value - axis.range.start) / (axis.range.end - axis.range.start);
        across.0 + share * (across.1 - across.0)
    };
    let spots: Vec<[Option<f64>; 3]> =
        rows.iter().map(|row| amounts(row).map(|amount| Some(x(amount?.value)))).collect();
    let labels: Vec<Labels> =
        rows.iter().zip(&spots).map(|(row, spots)| labels::lay_out(&drawing, chart, (row, spots), across)).collect();
    let levels = levels(&drawing, (&names, &labels), top);
    let frame = Frame { across, axis, levels };
    draw_axis(&mut drawing, &frame, top);
    for (level, name) in frame.levels.iter().zip(&names) {
        let y = drawing.pick(level.middle - name.height() / 2.0, level.top);
        drawing.text(name, 0.0, y, Anchor::Start);
    }
    let placed = |(spots, level): (&[Option<f64>; 3], &Level)| spots.map(|x| Some((x?, level.middle)));
    let spots: Vec<[Option<Point>; 3]> = spots.iter().zip(&frame.levels).map(placed).collect();
    draw_marks(&mut drawing, &rows, &spots);
    for (labels, level) in labels.iter().zip(&frame.levels) {
        labels.draw(&mut drawing, level.middle);
    }
    Ok(drawing)
}

fn check(chart: &Dumbbell) -> Result<Vec<f64>, ChartError> {
    let all = || chart.rows.iter().flat_map(|row| amounts(row).into_iter().flatten());
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels([&chart.baseline_name, &chart.actual_name, &chart.target_name, &chart.gap_label])?;
    check_labels(chart.rows.iter().map(|row| &row.name).chain(all().flat_map(|amount| [&amount.label, &amount.full])))?;
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

/// The axis with as many ticks as fit beside each other.
fn value_axis(chart: &Dumbbell, values: &[f64], drawing: &Drawing, (left, right): (f64, f64)) -> Axis {
    let across = right - left;
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
    axis
}

/// Rows as high as their labels and names ask for, from `top` on.
fn levels(drawing: &Drawing, (names, labels): (&[Block], &[Labels]), top: f64) -> Vec<Level> {
    let mut top = top;
    let level = |(name, labels): (&Block, &Labels)| {
        let half = drawing.pick(name.height() / 2.0 + 4.0, 0.0);
        let head = top + drawing.pick(0.0, name.height());
        let middle = head + labels.up.max(half);
        let level = Level { top, head, middle, bottom: middle + labels.down.max(half) };
        top = level.bottom;
        level
    };
    names.iter().zip(labels).map(level).collect()
}

/// Value lines and their labels; a line between rows on a wide page.
fn draw_axis(drawing: &mut Drawing, frame: &Frame, top: f64) {
    let (left, right) = frame.across;
    let bottom = frame.levels.last().map_or(top, |level| level.bottom);
    let range = &frame.axis.range;
    let x = |value: f64| left + (value - range.start) / (range.end - range.start) * (right - left);
    for (value, _) in &frame.axis.keys {
        let (x, class) = (x(*value), if *value == 0.0 { "c-zero" } else { "c-grid" });
        if drawing.is_narrow {
            // Not through the names that stand above the marks.
            for level in &frame.levels {
                drawing.line(class, [(x, level.head + 1.0), (x, level.bottom - 2.0)]);
            }
        } else {
            drawing.line(class, [(x, top), (x, bottom)]);
        }
    }
    let separated = if drawing.is_narrow { frame.levels.len() } else { 1 };
    for level in frame.levels.iter().skip(separated) {
        drawing.line("c-guide", [(left, level.top - 1.0), (right, level.top - 1.0)]);
    }
    for (value, label) in &frame.axis.keys {
        let block = Block::line(label, Ink::Tick, drawing.size);
        let x = (x(*value) - block.width / 2.0).min(drawing.width - block.width).max(0.0);
        drawing.text(&block, x, bottom + LABEL_GAP / 2.0, Anchor::Start);
    }
    drawing.height = bottom + LABEL_GAP + drawing.line_height();
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
                drawing.mark(class, &said(&row.name, &amount.full), shape);
            }
        }
    }
}
