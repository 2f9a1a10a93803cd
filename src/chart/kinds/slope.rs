//! Slope charts: how series changed between two or three periods.

use crate::chart::backend::{SERIES_FILLS, SERIES_LINES, marker};
use crate::chart::beside::stacked;
use crate::chart::ends;
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::{Point, Rect};
use crate::chart::key::Swatch;
use crate::chart::labels::Solver;
use crate::chart::spec::{Amount, Width};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::text::{Block, Ink, part, said};
use crate::chart::values::{self, Value};

const MAX_SERIES: usize = 24;
const RADIUS: f64 = 4.5;
/// Between a point and its label.
const NEAR: f64 = 14.0;
/// Between the labels of a side.
const LABEL_GAP: f64 = 3.0;

/// Straight lines between two or three periods, named and valued at both ends, without a value axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// Two or three, from left to right, in the reader's language.
    pub periods: Vec<String>,
    /// The lines.
    pub series: Vec<SlopeSeries>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// One line of a slope chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeSeries {
    /// Short.
    pub name: String,
    /// One a period; `None` is a gap.
    pub cells: Vec<Option<Amount>>,
    /// Whether it is what the chart is about; the others stand back where one is.
    pub is_main: bool,
}

/// Where everything stands.
struct Frame {
    /// Left and right edge of the lines.
    across: (f64, f64),
    /// Top and bottom of the lines.
    down: (f64, f64),
    /// Lowest and highest value.
    range: (f64, f64),
    periods: usize,
}

impl Frame {
    fn x(&self, period: usize) -> f64 {
        let step = (self.across.1 - self.across.0) / self.periods.saturating_sub(1).max(1) as f64;
        self.across.0 + period as f64 * step
    }

    /// Where equal values alone stand in the middle.
    fn at(&self, period: usize, value: f64) -> Point {
        let (low, high) = self.range;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        (self.x(period), self.down.1 - share * (self.down.1 - self.down.0))
    }
}

/// Which end of the lines.
#[derive(Clone, Copy, PartialEq)]
enum End {
    First,
    Last,
}

/// Draws the chart. Equal changes are equally steep; there is no zero, because what is compared are changes.
pub(crate) fn draw(chart: &Slope, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let mut drawing = Drawing::new(width);
    let labels = |end: End| chart.series.iter().map(|series| texts(series, end, chart, &drawing)).collect::<Vec<_>>();
    let (firsts, lasts) = (labels(End::First), labels(End::Last));
    let widest = |labels: &[Vec<Block>]| labels.iter().flatten().map(|text| text.width).fold(0.0, f64::max);
    let needed = |labels: &[Vec<Block>]| labels.iter().map(|texts| height(texts)).sum::<f64>();
    // The heads of the periods stand over the lines' ends: half of them may reach over the labels beside.
    let half = drawing.pick(70.0, 40.0);
    let across = ((widest(&firsts) + NEAR).max(half), drawing.width - (widest(&lasts) + NEAR).max(half));
    let step = (across.1 - across.0) / chart.periods.len().saturating_sub(1).max(1) as f64;
    let room = (step - 8.0).min(2.0 * half);
    let heads: Vec<Block> = chart.periods.iter().map(|period| drawing.block(period, Ink::Name, room)).collect();
    let top = heads.iter().map(Block::height).fold(0.0, f64::max) + 8.0;
    let bottom = top + drawing.pick(300.0, 270.0_f64).max(needed(&firsts)).max(needed(&lasts)) + 4.0;
    let pad = drawing.line_height();
    let frame = Frame {
        across,
        down: (top + pad, bottom - pad),
        range: values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), value| (a.min(*value), b.max(*value))),
        periods: chart.periods.len(),
    };
    drawing.height = bottom;
    for (index, head) in heads.iter().enumerate() {
        drawing.line("c-guide", [(frame.x(index), top), (frame.x(index), bottom)]);
        drawing.text(head, frame.x(index), 0.0, Anchor::Middle);
    }
    draw_lines(&mut drawing, chart, &frame);
    draw_ends(&mut drawing, chart, (End::First, &firsts), &frame, (top, bottom));
    draw_ends(&mut drawing, chart, (End::Last, &lasts), &frame, (top, bottom));
    draw_between(&mut drawing, chart, &frame, (top, bottom));
    Ok(drawing)
}

fn check(chart: &Slope) -> Result<Vec<f64>, ChartError> {
    let amounts = || chart.series.iter().flat_map(|series| series.cells.iter().flatten());
    check_count("series", chart.series.len(), MAX_SERIES)?;
    check_count("periods", chart.periods.len(), 3)?;
    check_labels(chart.periods.iter().chain([&chart.gap_label]))?;
    check_labels(
        chart
            .series
            .iter()
            .map(|series| &series.name)
            .chain(amounts().flat_map(|amount| [&amount.label, &amount.full])),
    )?;
    for series in &chart.series {
        if series.cells.len() != chart.periods.len() {
            let (row, cells, columns) = (series.name.clone(), series.cells.len(), chart.periods.len());
            return Err(ChartError::Uneven { row, cells, columns });
        }
    }
    let values: Vec<f64> = amounts().map(|amount| amount.value).collect();
    check_numbers(values.iter().copied())?;
    if values.is_empty() { Err(ChartError::OnlyGaps(chart.series.len() * chart.periods.len())) } else { Ok(values) }
}

/// What stands at an end: the value; right, and on a wide page left too, the name above it.
fn texts(series: &SlopeSeries, end: End, chart: &Slope, drawing: &Drawing) -> Vec<Block> {
    let cell = match end {
        End::First => series.cells.first(),
        End::Last => series.cells.last(),
    };
    let stands_back = !series.is_main && chart.series.iter().any(|series| series.is_main);
    let ink = if stands_back { Ink::Tick } else { Ink::Name };
    let name = (end == End::Last).then(|| ends::block(drawing, &series.name, ink));
    let value = match cell.and_then(Option::as_ref) {
        Some(amount) => ends::block(drawing, &amount.label, if stands_back { Ink::Tick } else { Ink::Label }),
        // The last end names every line, so it says there that a figure is missing; the first stays empty.
        None if end == End::Last => ends::block(drawing, &chart.gap_label, Ink::Note),
        None => return Vec::new(),
    };
    name.into_iter().chain([value]).collect()
}

fn height(texts: &[Block]) -> f64 {
    if texts.is_empty() { 0.0 } else { texts.iter().map(Block::height).sum::<f64>() + LABEL_GAP }
}

/// The points of a series with their labels, in order.
fn points<'s>(series: &'s SlopeSeries, frame: &Frame) -> Vec<Option<(Point, &'s Amount)>> {
    series
        .cells
        .iter()
        .enumerate()
        .map(|(index, cell)| cell.as_ref().map(|amount| (frame.at(index, amount.value), amount)))
        .collect()
}

/// The classes of line and markers, and the marker's number: of the series' number, or of standing back.
fn classes(chart: &Slope, number: usize) -> (&'static str, &'static str, usize) {
    let has_main = chart.series.iter().any(|series| series.is_main);
    let is_main = chart.series.get(number).is_some_and(|series| series.is_main);
    if has_main && !is_main {
        return ("c-back", "c-back-f", number);
    }
    let number =
        if has_main { chart.series.iter().take(number).filter(|series| series.is_main).count() } else { number };
    let of = |classes: &[&'static str; 6], other| classes.iter().cycle().nth(number).copied().unwrap_or(other);
    (of(&SERIES_LINES, "c-line"), of(&SERIES_FILLS, "c-f1"), number)
}

/// Lines between neighbouring figures, never across a gap; those that stand back first, markers last.
fn draw_lines(drawing: &mut Drawing, chart: &Slope, frame: &Frame) {
    for wanted in [false, true] {
        for (number, series) in chart.series.iter().enumerate().filter(|(_, series)| series.is_main == wanted) {
            let points = points(series, frame);
            for (a, b) in points.iter().zip(points.iter().skip(1)) {
                if let (Some((a, _)), Some((b, _))) = (a, b) {
                    drawing.line(classes(chart, number).0, [*a, *b]);
                }
            }
        }
    }
    for (number, series) in chart.series.iter().enumerate() {
        let (_, class, form) = classes(chart, number);
        for ((at, amount), period) in
            points(series, frame).into_iter().zip(&chart.periods).filter_map(|(point, period)| Some((point?, period)))
        {
            drawing.mark(class, &tip(series, period, amount), marker(form, at, RADIUS));
        }
    }
}

/// The labels of one side, each as near to its point as the others allow, with a leader where it had to move.
fn draw_ends(
    drawing: &mut Drawing,
    chart: &Slope,
    (end, labels): (End, &[Vec<Block>]),
    frame: &Frame,
    (top, bottom): (f64, f64),
) {
    let mut wanted: Vec<(f64, Option<Point>, &Vec<Block>)> = Vec::new();
    for (series, texts) in chart.series.iter().zip(labels).filter(|(_, texts)| !texts.is_empty()) {
        let points = points(series, frame);
        let own = if end == End::First { points.first() } else { points.last() };
        let own = own.copied().flatten().map(|(at, _)| at);
        // Without a figure at the end the label stands where the line broke off, or at the foot.
        let level = own.or_else(|| points.iter().flatten().last().map(|(at, _)| *at)).map_or(bottom, |at| at.1);
        wanted.push((level, own, texts));
    }
    wanted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let items: Vec<(f64, f64)> = wanted.iter().map(|(level, _, texts)| (*level, height(texts))).collect();
    for ((_, from, texts), center) in wanted.iter().zip(stacked(&items, top, bottom)) {
        let (x, anchor, near) = match end {
            End::First => (frame.across.0 - NEAR, Anchor::End, -1.0),
            End::Last => (frame.across.1 + NEAR, Anchor::Start, 1.0),
        };
        let mut y = center - (height(texts) - LABEL_GAP) / 2.0;
        for text in *texts {
            drawing.text(text, x, y, anchor);
            y += text.height();
        }
        if let Some((px, level)) = *from
            && (center - level).abs() > 4.0
        {
            drawing.line("c-leader", [(px + near * (RADIUS + 1.0), level), (x - near * 2.0, center)]);
        }
    }
}

/// The values of a middle period, clear of every line.
fn draw_between(drawing: &mut Drawing, chart: &Slope, frame: &Frame, (top, bottom): (f64, f64)) {
    let bounds = Rect { x0: frame.across.0, y0: top, x1: frame.across.1, y1: bottom };
    let mut solver = Solver::new(bounds, drawing.texts.clone());
    let all: Vec<_> = chart.series.iter().map(|series| points(series, frame)).collect();
    for points in &all {
        for (a, b) in points.iter().zip(points.iter().skip(1)) {
            if let (Some((a, _)), Some((b, _))) = (a, b) {
                solver.block_line(&[*a, *b]);
            }
        }
        points.iter().flatten().for_each(|(at, _)| solver.block(Rect::around(*at, RADIUS + 1.0)));
    }
    let mut wanted: Vec<Value<'_>> = Vec::new();
    for (number, (series, points)) in chart.series.iter().zip(&all).enumerate() {
        let (_, class, form) = classes(chart, number);
        let middle = points.iter().zip(&chart.periods).skip(1).take(frame.periods.saturating_sub(2));
        for (point, period) in middle {
            let Some((at, amount)) = *point else { continue };
            wanted.push(Value {
                at,
                radius: RADIUS,
                swatch: Swatch::Mark(class, form),
                ink: Ink::Label,
                label: &amount.label,
                told: said(&part(&series.name, period), &amount.label),
                is_trough: points.iter().flatten().all(|(other, _)| other.1 <= at.1),
                is_required: true,
            });
        }
    }
    values::write(drawing, &mut solver, &wanted);
}

fn tip(series: &SlopeSeries, period: &str, amount: &Amount) -> String {
    said(&part(&series.name, period), &amount.full)
}
