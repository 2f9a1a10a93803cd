//! Bars to the right, lollipops and dots: categories from top to bottom, each value written at its bar's end.
//!
//! Because every single value is written, single and grouped bars need no value axis; stacks, shares and dots have one.

use super::{Arrangement, BarSeries, Bars, Piece, Stand, swatches, tip};
use crate::chart::axes::{self, Axis, LABEL_GAP, Margins, Plane};
use crate::chart::backend::{Form, Mark, Role, fill};
use crate::chart::error::ChartError;
use crate::chart::geometry::{Point, Rect};
use crate::chart::key::key;
use crate::chart::scale::{Scale, finest};
use crate::chart::spec::{TargetMark, Width};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::text::{Block, Ink};
use crate::i18n::TickFormat;

/// Breadth of a single bar, and radius of a lollipop's head.
const BAR: f64 = 22.0;
const RADIUS: f64 = 6.0;
/// Between the parts of a stack.
const SEAM: f64 = 1.5;
/// Between a bar's end and its value.
const VALUE_GAP: f64 = 5.0;
/// As much of the width as values and names may take on a phone and on a page.
const VALUE_ROOM: (f64, f64) = (150.0, 92.0);

/// What a row is drawn with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pen {
    Bar,
    /// A thin stem and a dot at its end.
    Lollipop,
    /// A dot on a guide that leads from the name.
    Dot,
}

/// What rows need to know of their chart.
pub(crate) struct Rows<'b> {
    pub(crate) arrangement: Arrangement,
    pub(crate) series: &'b [BarSeries],
    pub(crate) ticks: &'b TickFormat,
    pub(crate) target: Option<&'b TargetMark>,
    pub(crate) gap_label: &'b str,
    pub(crate) pen: Pen,
}

impl Rows<'_> {
    /// Whether bars are made of parts, whose values stand inside them.
    fn has_parts(&self) -> bool {
        matches!(self.arrangement, Arrangement::Stacked | Arrangement::Share)
    }

    /// Where every value is written at a bar, there is nothing to read off an axis.
    fn has_axis(&self) -> bool {
        self.has_parts() || self.pen == Pen::Dot
    }
}

/// A piece in the drawing.
struct Bar<'s, 'b> {
    piece: &'s Piece<'b>,
    body: Rect,
    /// The middle of its end.
    end: Point,
}

/// Draws rows.
pub(super) fn draw_bars(chart: &Bars, stand: &Stand<'_>, width: Width) -> Result<Drawing, ChartError> {
    let rows = Rows {
        arrangement: chart.arrangement,
        series: &chart.series,
        ticks: &chart.ticks,
        target: chart.target.as_ref(),
        gap_label: &chart.gap_label,
        pen: Pen::Bar,
    };
    let mut drawing = Drawing::new(width);
    let top = if chart.series.len() > 1 { key(&mut drawing, (0.0, 0.0), &swatches(chart)) + 8.0 } else { 0.0 };
    draw(drawing, &rows, stand, top)
}

/// Draws rows below `top`.
pub(crate) fn draw(mut drawing: Drawing, rows: &Rows<'_>, stand: &Stand<'_>, top: f64) -> Result<Drawing, ChartError> {
    let y = names_axis(rows, stand, &drawing);
    let names = y.label_lines().max(1) as f64 * drawing.line_height();
    let lane = lane_height(rows, stand, &drawing);
    let lanes = if rows.arrangement == Arrangement::Grouped { rows.series.len() as f64 } else { 1.0 };
    let row = names.max(BAR + 2.0).max(lane * lanes + 2.0) + drawing.pick(10.0, 9.0);
    let left = y.label_width(drawing.size) + LABEL_GAP + 2.0;
    let right = right_margin(rows, stand, &drawing);
    let x = values_axis(rows, stand, &drawing, (left, drawing.width - left - right));
    let goal = rows.target.map(|target| drawing.block(&target.label, Ink::Label, drawing.width * 0.6));
    let head = top + goal.as_ref().map_or(0.0, |goal| goal.height() + 4.0);
    let bottom = if x.keys.is_empty() { 2.0 } else { drawing.line_height() + LABEL_GAP + 2.0 };
    let margins = Margins { top: head, right, bottom, left };
    let height = head + row * stand.categories.len() as f64 + bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    let bars = draw_rows(&mut plane, rows, stand, lane)?;
    let zero = [(0.0, y.range.start), (0.0, y.range.end)];
    axes::rule(&mut plane, Role::Zero, zero[0], zero[1])?;
    let (zero, _) = axes::place(&plane, zero[0]);
    let line = rows.target.map(|target| [(target.value, y.range.start), (target.value, y.range.end)]);
    if let Some([from, to]) = line {
        axes::rule(&mut plane, Role::Target, from, to)?;
    }
    let line = line.map(|[from, _]| axes::place(&plane, from).0);
    drop(plane);

    drawing.height = height;
    for bar in bars.iter().filter(|bar| bar.piece.amount.is_some() && rows.pen == Pen::Bar) {
        drawing.hatch_box(bar.piece.series, bar.body);
    }
    drawing.hatch_here();
    if let (Some(goal), Some(x)) = (goal, line) {
        let center = crate::chart::backend::inside(x, goal.width, drawing.width);
        drawing.text(&goal, center, top, Anchor::Middle);
    }
    draw_labels(&mut drawing, rows, stand, &bars, (left, zero, line));
    Ok(drawing)
}

/// The axis of categories, from top to bottom.
fn names_axis(rows: &Rows<'_>, stand: &Stand<'_>, drawing: &Drawing) -> Axis {
    let room = drawing.width * drawing.pick(0.3, 0.32);
    let keys = (0_u8..)
        .map(f64::from)
        .zip(&stand.categories)
        .map(|(index, (name, _))| (index, drawing.block(name, Ink::Tick, room).lines.join("\n")))
        .collect();
    let count = stand.categories.len() as f64;
    let grid = (rows.pen == Pen::Dot).then_some(Role::Guide);
    Axis { range: count - 0.5..-0.5, keys, grid, has_rule: false }
}

/// What is written at the ends of a category's bars, and whether it is a value.
fn end_labels<'s>(rows: &Rows<'_>, stand: &'s Stand<'_>) -> impl Iterator<Item = &'s str> {
    let at_pieces = !rows.has_parts();
    let pieces = stand.pieces.iter().filter(move |_| at_pieces).map(|piece| piece.label.as_str());
    pieces.chain(stand.categories.iter().filter_map(|(_, total)| *total))
}

fn value_block(drawing: &Drawing, text: &str) -> Block {
    drawing.block(text, Ink::Value, drawing.pick(VALUE_ROOM.0, VALUE_ROOM.1))
}

fn gap_block(drawing: &Drawing, rows: &Rows<'_>, piece: &Piece<'_>) -> Block {
    let label = if piece.label.is_empty() { rows.gap_label } else { &piece.label };
    drawing.block(label, Ink::Note, drawing.pick(VALUE_ROOM.0, VALUE_ROOM.1))
}

/// As high as its highest label.
fn lane_height(rows: &Rows<'_>, stand: &Stand<'_>, drawing: &Drawing) -> f64 {
    let values = end_labels(rows, stand).map(|text| value_block(drawing, text).height());
    let gaps = stand.pieces.iter().filter(|piece| piece.amount.is_none());
    values.chain(gaps.map(|piece| gap_block(drawing, rows, piece).height())).fold(drawing.line_height(), f64::max) + 1.0
}

/// Room for every value right of the plot, so that there is always a place for it.
fn right_margin(rows: &Rows<'_>, stand: &Stand<'_>, drawing: &Drawing) -> f64 {
    let values = end_labels(rows, stand).map(|text| value_block(drawing, text).width);
    let gaps = stand.pieces.iter().filter(|piece| piece.amount.is_none());
    values.chain(gaps.map(|piece| gap_block(drawing, rows, piece).width)).fold(10.0, f64::max)
        + RADIUS
        + VALUE_GAP
        + 4.0
}

/// The value axis, with as many ticks as fit beside each other if it is shown at all.
fn values_axis(rows: &Rows<'_>, stand: &Stand<'_>, drawing: &Drawing, (left, across): (f64, f64)) -> Axis {
    let axis = |count: usize| {
        let scale = Scale::round(stand.low, stand.high, count, finest(rows.ticks));
        let mut axis = Axis::of_values(&scale, rows.ticks);
        if !rows.has_axis() {
            axis.keys.clear();
            axis.range = stand.low..if stand.high > stand.low { stand.high } else { scale.high };
        }
        open_left(&mut axis, stand, drawing, across);
        axis
    };
    let fitting = (1..=6).rev().map(axis).find(|axis| axis.fits(drawing, left, across));
    fitting.unwrap_or_else(|| {
        let mut axis = axis(1);
        axis.keys.retain(|(place, _)| *place == 0.0);
        axis
    })
}

/// Opens the axis to the left until each negative value has room beside its bar.
fn open_left(x: &mut Axis, stand: &Stand<'_>, drawing: &Drawing, across: f64) {
    let span = x.range.end - x.range.start;
    let lack = |piece: &Piece<'_>| {
        let value = Some(piece.to).filter(|value| *value < 0.0)?;
        let room = (value - x.range.start) / span * across;
        let needed = value_block(drawing, &piece.label).width + RADIUS + VALUE_GAP + 2.0;
        // Opening moves every value to the right, those near the left edge the most.
        Some((needed - room) / (1.0 - room / across)).filter(|lack| lack.is_finite())
    };
    let lack = stand.pieces.iter().filter_map(lack).fold(0.0, f64::max).min(across * 0.6);
    x.range.start -= lack / (across - lack) * span;
}

/// Draws every piece; stems before heads, so that no stem runs over a head.
fn draw_rows<'s, 'b>(
    plane: &mut Plane<'_>,
    rows: &Rows<'_>,
    stand: &'s Stand<'b>,
    lane: f64,
) -> Result<Vec<Bar<'s, 'b>>, ChartError> {
    let lanes = if rows.arrangement == Arrangement::Grouped { rows.series.len() as f64 } else { 1.0 };
    let mut bars = Vec::with_capacity(stand.pieces.len());
    for piece in &stand.pieces {
        let middle = piece.category as f64;
        let (_, center) = axes::place(plane, (0.0, middle));
        let (from, to) = (axes::place(plane, (piece.from, middle)).0, axes::place(plane, (piece.to, middle)).0);
        // The lane's middle, and half of the bar in it.
        let level = center + (f64::midpoint(piece.lane.0, piece.lane.1) - 0.5) * lane * lanes;
        let half = match rows.pen {
            Pen::Lollipop | Pen::Dot => RADIUS,
            Pen::Bar if lanes > 1.0 => lane / 2.0 - SEAM / 2.0,
            Pen::Bar => BAR / 2.0,
        };
        let mut body = Rect::between((from, level - half), (to, level + half));
        // A seam of ground between parts that touch.
        if piece.from != 0.0 && body.width() > 2.0 * SEAM {
            body = if to >= from { Rect { x0: body.x0 + SEAM, ..body } } else { Rect { x1: body.x1 - SEAM, ..body } };
        }
        if rows.pen == Pen::Lollipop && piece.amount.is_some() {
            axes::rule(plane, Role::Stem, (0.0, middle), (piece.to, middle))?;
        }
        bars.push(Bar { piece, body, end: (to, level) });
    }
    for bar in bars.iter().filter(|bar| bar.piece.amount.is_some()) {
        let name = stand.categories.get(bar.piece.category).map_or("", |(name, _)| name);
        let tip = tip(rows.series, name, bar.piece);
        let form = match rows.pen {
            Pen::Bar => Form::Body(bar.body),
            Pen::Lollipop | Pen::Dot => Form::Marker(0, RADIUS),
        };
        let at = (bar.piece.to, bar.piece.category as f64);
        plane.draw_series([Mark { at, form, class: fill(bar.piece.series), tip: &tip }]).map_err(axes::refused)?;
    }
    Ok(bars)
}

/// Values at the bars' ends or inside the parts, sums at the stacks' ends, and the gap's label where a figure is missing.
///
/// Every lane is as high as its label, so that labels need to look for room along their lane only.
fn draw_labels(
    drawing: &mut Drawing,
    rows: &Rows<'_>,
    stand: &Stand<'_>,
    bars: &[Bar<'_, '_>],
    (left, zero, goal): (f64, f64, Option<f64>),
) {
    let lane = Lane { left, zero, goal, reach: if rows.pen == Pen::Bar { 0.0 } else { RADIUS } };
    for bar in bars {
        if bar.piece.amount.is_none() {
            let block = gap_block(drawing, rows, bar.piece);
            lane.write(drawing, &block, (bar.end.0.max(zero), bar.end.1));
        } else if rows.has_parts() {
            let block = Block::line(&bar.piece.label, Ink::OnSeries(bar.piece.series), drawing.size);
            let is_crossed = goal.is_some_and(|x| bar.body.x0 < x && x < bar.body.x1);
            if block.width + 4.0 <= bar.body.width() && !is_crossed {
                drawing.text_in(&block, bar.body);
            }
        } else {
            draw_value(drawing, rows, (bar, lane));
        }
    }
    for (index, (_, total)) in stand.categories.iter().enumerate() {
        let own = || bars.iter().filter(|bar| bar.piece.category == index);
        if let (Some(total), Some(first)) = (total, own().next()) {
            let right = own().map(|bar| bar.body.x1).fold(first.body.x1.max(zero), f64::max);
            let block = value_block(drawing, total);
            lane.write(drawing, &block, (right, first.end.1));
        }
    }
}

/// What stands in the way along a lane.
#[derive(Clone, Copy)]
struct Lane {
    /// Where the names end.
    left: f64,
    zero: f64,
    /// The target's line.
    goal: Option<f64>,
    /// How far a mark reaches beyond its value.
    reach: f64,
}

impl Lane {
    fn is_free(&self, x0: f64, x1: f64) -> bool {
        self.left <= x0 && [Some(self.zero), self.goal].into_iter().flatten().all(|x| x1 < x - 1.5 || x < x0 - 1.5)
    }

    /// Writes a text right of `from` on its level: at once, beyond the target's line, or in the margin, which is kept free.
    fn write(&self, drawing: &mut Drawing, block: &Block, (from, level): Point) {
        let last = drawing.width - block.width;
        let lefts = [Some(from + VALUE_GAP), self.goal.filter(|x| *x > from).map(|x| x + VALUE_GAP), Some(last)];
        let mut lefts = lefts.into_iter().flatten().filter(|x| *x <= last);
        let left = lefts.find(|x| self.is_free(*x, x + block.width)).unwrap_or(last);
        drawing.text(block, left, level - block.height() / 2.0, Anchor::Start);
    }
}

/// A value beyond its bar's end; where a target's line is in the way, inside the bar or beyond the line.
fn draw_value(drawing: &mut Drawing, rows: &Rows<'_>, (bar, lane): (&Bar<'_, '_>, Lane)) {
    let block = value_block(drawing, &bar.piece.label);
    let (x, level) = bar.end;
    let top = level - block.height() / 2.0;
    let is_negative = bar.piece.to < 0.0;
    let left = if is_negative { x - lane.reach - VALUE_GAP - block.width } else { x + lane.reach + VALUE_GAP };
    if lane.is_free(left, left + block.width) {
        drawing.text(&block, left, top, Anchor::Start);
        return;
    }
    let inside = Block::line(&bar.piece.label, Ink::OnSeries(bar.piece.series), drawing.size);
    let left = if is_negative { bar.body.x0 + VALUE_GAP } else { bar.body.x1 - VALUE_GAP - inside.width };
    let is_crossed = lane.goal.is_some_and(|line| left - 1.5 < line && line < left + inside.width + 1.5);
    if rows.pen == Pen::Bar && !is_crossed && inside.width + 2.0 * VALUE_GAP < bar.body.width() {
        drawing.text(&inside, left, level - inside.height() / 2.0, Anchor::Start);
        return;
    }
    lane.write(drawing, &block, (x.max(lane.zero) + lane.reach, level));
}
