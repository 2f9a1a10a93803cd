//! Line charts: series over time on one value axis, gaps left open, names and last values beside the line ends.

use crate::chart::axes::{self, Axis, LABEL_GAP, Margins, Plane};
use crate::chart::backend::{Form, Mark, Role, SERIES_FILLS};
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers, figures};
use crate::chart::geometry::{Point, Rect};
use crate::chart::labels::{DOWNWARDS, Solver, UPWARDS, stacked};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Datum, Series, TargetMark, TimeTick, Width};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::target;
use crate::chart::text::{Block, Ink};
use crate::i18n::TickFormat;
use plotters::series::LineSeries;

/// Series over time; a gap is left open and an isolated point is a marker.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// At least one.
    pub series: Vec<Series>,
    /// The labelled times: years as years, at most what fits is drawn.
    pub time: Vec<TimeTick>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target, if the chart has one.
    pub target: Option<TargetMark>,
}

/// As many series as there are pairs of colour and marker.
const MAX_SERIES: usize = 12;
const MAX_POINTS: usize = 400;
/// Up to here every point is a marker; beyond, markers would be the line.
const MARKED_POINTS: usize = 24;
/// Up to here every value is written where there is room.
const LABELLED_POINTS: usize = 8;
/// Between the labels beside the plot.
const END_GAP: f64 = 4.0;

/// A point of a series in the drawing.
struct Spot<'d> {
    datum: &'d Datum,
    value: f64,
    at: Point,
}

/// A series laid out: its unbroken stretches.
struct Track<'d> {
    series: &'d Series,
    stretches: Vec<Vec<Spot<'d>>>,
}

impl<'d> Track<'d> {
    fn spots(&self) -> impl DoubleEndedIterator<Item = &Spot<'d>> {
        self.stretches.iter().flatten()
    }
}

/// What stands beside a line's end: the series' name, and its value if the line ends with the axis.
struct End {
    name: Block,
    value: Option<Block>,
}

impl End {
    fn width(&self) -> f64 {
        self.name.width.max(self.value.as_ref().map_or(0.0, |value| value.width))
    }

    fn height(&self) -> f64 {
        self.name.height() + self.value.as_ref().map_or(0.0, Block::height)
    }
}

/// Draws the chart.
pub(crate) fn draw(chart: &Line, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let mut drawing = Drawing::new(width);
    let ends = end_labels(chart, &drawing);
    let scale = value_scale(chart, &values, &drawing);
    let y = Axis::of_values(&scale, &chart.ticks);
    let (x, margins) = lay_out(chart, &y, &ends, &drawing);

    let needed: f64 = ends.iter().map(|end| end.height() + END_GAP).sum();
    let usual = plot_height(chart, &drawing);
    let height = margins.top + usual.max(needed - margins.top) + margins.bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    if scale.low < 0.0 && scale.high > 0.0 {
        axes::rule(&mut plane, Role::Zero, (x.range.start, 0.0), (x.range.end, 0.0))?;
    }
    let plot = axes::plot(&plane);
    let due = chart.target.as_ref().and_then(|target| target.at);
    let goal = target::draw_line(&mut plane, chart.target.as_ref(), (x.range.start, x.range.end), due)?;
    let tracks = draw_series(&mut plane, chart)?;
    drop(plane);

    drawing.height = height;
    let mut solver = taken(&drawing, Rect { x0: plot.x0 - 5.0, y0: 0.0, x1: drawing.width, y1: plot.y1 }, &tracks);
    if let Some(goal) = &goal {
        solver.block_line(&goal.line);
    }
    draw_end_labels(&mut drawing, &mut solver, &tracks, &ends, plot);
    draw_values(&mut drawing, &mut solver, &tracks, &ends);
    target::draw_label(&mut drawing, &mut solver, chart.target.as_ref(), goal, plot);
    Ok(drawing)
}

fn check(chart: &Line) -> Result<Vec<f64>, ChartError> {
    let data = || chart.series.iter().flat_map(|series| &series.data);
    check_count("series", chart.series.len(), MAX_SERIES)?;
    check_count("points", data().count(), MAX_POINTS)?;
    check_count("labelled times", chart.time.len() + 1, MAX_POINTS)?;
    check_labels(chart.series.iter().map(|series| &series.name))?;
    check_labels(data().flat_map(|datum| [&datum.label, &datum.period]))?;
    check_labels(chart.time.iter().map(|tick| &tick.label))?;
    check_numbers(data().map(|datum| datum.x).chain(chart.time.iter().map(|tick| tick.at)))?;
    target::check(chart.target.as_ref())?;
    figures(data())
}

fn value_scale(chart: &Line, values: &[f64], drawing: &Drawing) -> Scale {
    let target = chart.target.as_ref().map(|target| target.value);
    let (low, high) = range(values.iter().copied().chain(target), false);
    // A lowest point below zero needs room for its value between itself and the frame.
    let low = if low < 0.0 { low - (high - low) * 0.09 } else { low };
    Scale::round(low, high, drawing.pick(5, 4), finest(&chart.ticks))
}

/// What is written in the column beside the plot; nothing where there is only one series.
fn end_labels(chart: &Line, drawing: &Drawing) -> Vec<End> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let room = drawing.pick(150.0, 92.0);
    let valued =
        |series: &'_ Series| series.data.iter().filter(|datum| datum.y.is_some()).map(|datum| datum.x).collect();
    let latest = |times: Vec<f64>| times.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let end = chart.series.iter().map(|series| latest(valued(series))).fold(f64::NEG_INFINITY, f64::max);
    let label = |series: &Series| {
        let last = series.data.iter().find(|datum| datum.y.is_some() && datum.x == end);
        End {
            name: drawing.block(&series.name, Ink::Name, room),
            value: last.map(|datum| drawing.block(&datum.label, Ink::Label, room)),
        }
    };
    let mut ends: Vec<End> = chart.series.iter().map(label).collect();
    let needed: f64 = ends.iter().map(|end| end.height() + END_GAP).sum();
    if needed > plot_height(chart, drawing) * 0.8 {
        // Values would push the names far from their lines; the points can still carry them.
        for end in &mut ends {
            end.value = None;
        }
    }
    ends
}

/// Height of the plot: a phone gives many series more than one.
fn plot_height(chart: &Line, drawing: &Drawing) -> f64 {
    drawing.pick(290.0, if chart.series.len() > 2 { 270.0 } else { 225.0 })
}

/// The time axis and the room around the plot.
fn lay_out(chart: &Line, y: &Axis, ends: &[End], drawing: &Drawing) -> (Axis, Margins) {
    let data = || chart.series.iter().flat_map(|series| &series.data);
    let due = chart.target.as_ref().and_then(|target| target.at);
    let times = data().map(|datum| datum.x).chain(chart.time.iter().map(|tick| tick.at)).chain(due);
    let (start, end) = times.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    // A single time stands in the middle of its own span.
    let half = if end > start { 0.0 } else { start.abs().max(1.0) * 0.5 };
    let span = start - half..end + half;

    let left = y.label_width(drawing.size) + LABEL_GAP;
    let names = ends.iter().map(End::width).fold(0.0, f64::max);
    let right = if ends.is_empty() { drawing.pick(34.0, 24.0) } else { names + 18.0 };
    let position = |at: f64| {
        let across = drawing.width - left - right;
        left + (at - span.start) / (span.end - span.start) * across
    };
    let mut labels: Vec<(f64, &str)> = chart.time.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    if labels.is_empty() {
        labels
            .extend(chart.series.first().into_iter().flat_map(|series| &series.data).map(|d| (d.x, d.period.as_str())));
    }
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    labels.dedup_by(|a, b| a.0 == b.0);
    let keys = axes::thinned(drawing, &labels, drawing.pick(110.0, 80.0), position);
    let x = Axis { range: span, keys, grid: None, has_rule: true };
    let bottom = x.label_lines() as f64 * drawing.line_height() + LABEL_GAP + 2.0;
    (x, Margins { top: drawing.line_height() * 1.6, right, bottom, left })
}

/// Lines first, then all markers, so that no line runs over a marker.
fn draw_series<'d>(plane: &mut Plane<'_>, chart: &'d Line) -> Result<Vec<Track<'d>>, ChartError> {
    let mut tracks = Vec::with_capacity(chart.series.len());
    for (number, series) in (0_u8..).zip(&chart.series) {
        let mut data: Vec<&Datum> = series.data.iter().collect();
        data.sort_by(|a, b| a.x.total_cmp(&b.x));
        let stretches: Vec<Vec<Spot<'d>>> = data
            .split(|datum| datum.y.is_none())
            .map(|stretch| stretch.iter().filter_map(|datum| spot(plane, datum)).collect())
            .filter(|stretch: &Vec<Spot<'d>>| !stretch.is_empty())
            .collect();
        for stretch in stretches.iter().filter(|stretch| stretch.len() > 1) {
            let points = stretch.iter().map(|spot| (spot.datum.x, spot.value));
            plane.draw_series(LineSeries::new(points, Role::Series(number % 6).color())).map_err(axes::refused)?;
        }
        tracks.push(Track { series, stretches });
    }
    for (number, track) in tracks.iter().enumerate() {
        let class = SERIES_FILLS.iter().cycle().nth(number).copied().unwrap_or("c-f1");
        let is_dense = track.spots().count() > MARKED_POINTS;
        for stretch in &track.stretches {
            let radius = if is_dense && stretch.len() > 1 { 2.2 } else { 4.5 };
            let tips: Vec<String> = stretch.iter().map(|spot| tip(track.series, spot, chart.series.len())).collect();
            let marks = stretch.iter().zip(&tips).map(|(spot, tip)| {
                let at = (spot.datum.x, spot.value);
                Mark { at: [at, at], form: Form::Marker(number, radius), class, tip }
            });
            plane.draw_series(marks).map_err(axes::refused)?;
        }
    }
    Ok(tracks)
}

fn spot<'d>(plane: &Plane<'_>, datum: &'d Datum) -> Option<Spot<'d>> {
    let value = datum.y?;
    Some(Spot { datum, value, at: axes::place(plane, (datum.x, value)) })
}

fn tip(series: &Series, spot: &Spot<'_>, count: usize) -> String {
    let Datum { period, label, .. } = spot.datum;
    if count > 1 { format!("{} · {period}: {label}", series.name) } else { format!("{period}: {label}") }
}

/// Everything drawn so far, as what labels must avoid.
fn taken(drawing: &Drawing, frame: Rect, tracks: &[Track<'_>]) -> Solver {
    let mut solver = Solver::new(frame, drawing.texts.clone());
    for track in tracks {
        for stretch in &track.stretches {
            let points: Vec<Point> = stretch.iter().map(|spot| spot.at).collect();
            solver.block_line(&points);
        }
        for spot in track.spots() {
            solver.block(Rect::around(spot.at, 4.5));
        }
    }
    solver
}

/// The series' names in a column beside the plot, each as near to its line's end as the others allow.
fn draw_end_labels(drawing: &mut Drawing, solver: &mut Solver, tracks: &[Track<'_>], ends: &[End], plot: Rect) {
    // A series without any figure has no line to stand beside: its name goes to the foot of the column.
    let end_of = |track: &Track<'_>| track.spots().last().map(|spot| spot.at);
    let mut wanted: Vec<(Option<Point>, &End)> = tracks.iter().map(end_of).zip(ends).collect();
    wanted.sort_by(|a, b| a.0.map_or(plot.y1, |at| at.1).total_cmp(&b.0.map_or(plot.y1, |at| at.1)));
    let items: Vec<(f64, f64)> =
        wanted.iter().map(|(at, end)| (at.map_or(plot.y1, |at| at.1), end.height() + END_GAP)).collect();
    let x = drawing.width - ends.iter().map(End::width).fold(0.0, f64::max);
    for ((at, end), center) in wanted.iter().zip(stacked(&items, 0.0, plot.y1 + drawing.size * 0.5)) {
        let top = center - end.height() / 2.0;
        solver.block(drawing.text(&end.name, x, top, Anchor::Start));
        if let Some(value) = &end.value {
            solver.block(drawing.text(value, x, top + end.name.height(), Anchor::Start));
        }
        if let Some((from, level)) = *at
            && (x - from > 24.0 || (center - level).abs() > end.height() / 2.0)
        {
            let leader = [(from + 7.0, level), (x - 4.0, center)];
            drawing.line("c-leader", leader);
            solver.block_line(&leader);
        }
    }
}

/// Values at the last, first and highest points, and at all where they are few; the most telling first.
fn draw_values(drawing: &mut Drawing, solver: &mut Solver, tracks: &[Track<'_>], ends: &[End]) {
    let total: usize = tracks.iter().map(|track| track.spots().count()).sum();
    let mut written: Vec<Point> = Vec::new();
    for (number, track) in tracks.iter().enumerate() {
        if ends.get(number).is_some_and(|end| end.value.is_some()) {
            written.extend(track.spots().last().map(|spot| spot.at));
        }
    }
    for rank in [Rank::Last, Rank::First, Rank::Highest, Rank::Any] {
        for track in tracks {
            let chosen: Vec<&Spot<'_>> = match rank {
                Rank::Last => track.spots().next_back().into_iter().collect(),
                Rank::First => track.spots().next().into_iter().collect(),
                Rank::Highest => track.spots().max_by(|a, b| a.value.total_cmp(&b.value)).into_iter().collect(),
                Rank::Any if total <= LABELLED_POINTS => track.spots().collect(),
                Rank::Any => Vec::new(),
            };
            for spot in chosen {
                if !written.contains(&spot.at) && draw_value(drawing, solver, track, spot) {
                    written.push(spot.at);
                }
            }
        }
    }
}

/// Why a point's value is written.
#[derive(Clone, Copy)]
enum Rank {
    Last,
    First,
    Highest,
    Any,
}

/// Writes a value beside its point; returns whether there was room.
fn draw_value(drawing: &mut Drawing, solver: &mut Solver, track: &Track<'_>, spot: &Spot<'_>) -> bool {
    let block = drawing.block(&spot.datum.label, Ink::Value, drawing.pick(130.0, 100.0));
    let sides = if is_trough(track, spot) { &DOWNWARDS } else { &UPWARDS };
    let place = solver.beside(spot.at, 4.5, (block.width, block.height()), sides);
    place.map(|place| drawing.text(&block, place.x0, place.y0, Anchor::Start)).is_some()
}

/// Whether the line rises on both sides of the point.
fn is_trough(track: &Track<'_>, spot: &Spot<'_>) -> bool {
    let before = track.spots().take_while(|other| other.at.0 < spot.at.0).last();
    let after = track.spots().find(|other| other.at.0 > spot.at.0);
    let lower = |other: Option<&Spot<'_>>| other.is_none_or(|other| other.value > spot.value);
    (before.is_some() || after.is_some()) && lower(before) && lower(after)
}
