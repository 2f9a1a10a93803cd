//! Line charts: series over time on one value axis, gaps left open, names and last values beside the line ends.

use crate::chart::axes::{self, Axis, Plane};
use crate::chart::backend::{Form, Mark, Role, fill};
use crate::chart::ends::{self, End};
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers, figures};
use crate::chart::geometry::{Point, Rect};
use crate::chart::key::Swatch;
use crate::chart::labels::Solver;
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Datum, Series, TargetMark, TimeTick, Width};
use crate::chart::svg::Drawing;
use crate::chart::target;
use crate::chart::text::{Ink, part, said};
use crate::chart::time;
use crate::chart::values::{self, Value};
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

/// More lines cannot be told apart.
const MAX_SERIES: usize = 6;
const MAX_POINTS: usize = 400;
/// Up to here every point is a marker; beyond, markers would be the line.
const MARKED_POINTS: usize = 24;
/// Up to here every value is written where there is room.
const LABELLED_POINTS: usize = 8;
/// Of a marker.
const RADIUS: f64 = 4.5;

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

/// Draws the chart.
pub(crate) fn draw(chart: &Line, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let mut drawing = Drawing::new(width);
    let ends = end_labels(chart, &drawing);
    let scale = value_scale(chart, &values, &drawing);
    let y = Axis::of_values(&scale, &chart.ticks);
    let right = if ends.is_empty() { drawing.pick(34.0, 24.0) } else { ends::width(&ends) + 18.0 };
    let (x, margins) = time::axis(&drawing, (&chart.series, &chart.time), chart.target.as_ref(), (&y, right));

    let needed = ends::height(&ends);
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
    let places = tracks.iter().map(|track| track.spots().last().map(|spot| spot.at)).collect();
    ends::draw(&mut drawing, &mut solver, (places, &ends), plot);
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
    check_labels(data().flat_map(|datum| [&datum.label, &datum.full, &datum.period]))?;
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
    Scale::snug(low, high, drawing.pick(5, 4), finest(&chart.ticks))
}

/// What is written in the column beside the plot; nothing where there is only one series.
fn end_labels(chart: &Line, drawing: &Drawing) -> Vec<End> {
    if chart.series.len() < 2 {
        return Vec::new();
    }
    let valued =
        |series: &'_ Series| series.data.iter().filter(|datum| datum.y.is_some()).map(|datum| datum.x).collect();
    let latest = |times: Vec<f64>| times.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let end = chart.series.iter().map(|series| latest(valued(series))).fold(f64::NEG_INFINITY, f64::max);
    let label = |series: &Series| {
        let last = series.data.iter().find(|datum| datum.y.is_some() && datum.x == end);
        End {
            name: ends::block(drawing, &series.name, Ink::Name),
            value: last.map(|datum| ends::block(drawing, &datum.label, Ink::Label)),
        }
    };
    chart.series.iter().map(label).collect()
}

/// Height of the plot: a phone gives many series more than one.
fn plot_height(chart: &Line, drawing: &Drawing) -> f64 {
    drawing.pick(290.0, if chart.series.len() > 2 { 270.0 } else { 225.0 })
}

/// Lines first, then all markers, so that no line runs over a marker.
fn draw_series<'d>(plane: &mut Plane<'_>, chart: &'d Line) -> Result<Vec<Track<'d>>, ChartError> {
    let mut tracks = Vec::with_capacity(chart.series.len());
    for (number, series) in (0_u8..).zip(&chart.series) {
        let data = time::sorted(series);
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
        let is_dense = track.spots().count() > MARKED_POINTS;
        for stretch in &track.stretches {
            let radius = if is_dense && stretch.len() > 1 { 2.2 } else { RADIUS };
            let tips: Vec<String> = stretch
                .iter()
                .map(|spot| told(track.series, spot.datum, &spot.datum.full, chart.series.len()))
                .collect();
            let marks = stretch.iter().zip(&tips).map(|(spot, tip)| {
                let at = (spot.datum.x, spot.value);
                Mark { at, form: Form::Marker(number, radius), class: fill(number), tip }
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

/// A value with its period, and with its series where there are several.
fn told(series: &Series, Datum { period, .. }: &Datum, value: &str, count: usize) -> String {
    if count > 1 { said(&part(&series.name, period), value) } else { said(period, value) }
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
            solver.block(Rect::around(spot.at, RADIUS));
        }
    }
    solver
}

/// Of a single line the first, last, highest and lowest value; of several the highest and lowest of all, and the last ones
/// that do not stand beside their names. The others where there is room, if they are few.
fn draw_values(drawing: &mut Drawing, solver: &mut Solver, tracks: &[Track<'_>], ends: &[End]) {
    let spots = || tracks.iter().enumerate().flat_map(|(number, track)| track.spots().map(move |spot| (number, spot)));
    let is_alone = tracks.len() == 1;
    let firsts = || tracks.iter().enumerate().filter_map(|(number, track)| Some((number, track.spots().next()?)));
    let lasts = || tracks.iter().enumerate().filter_map(|(number, track)| Some((number, track.spots().next_back()?)));
    let named = |number: usize| ends.get(number).is_some_and(|end| end.value.is_some());

    // Equal values need their extreme told once, where the line begins or ends with it.
    let is_end = |value: f64| lasts().chain(firsts().filter(|_| is_alone)).any(|(_, spot)| spot.value == value);
    let highest = spots().reduce(|a, b| if b.1.value > a.1.value { b } else { a });
    let lowest = spots().reduce(|a, b| if b.1.value < a.1.value { b } else { a });
    let extremes = highest.into_iter().chain(lowest).filter(|(_, spot)| !is_end(spot.value));
    // Of many lines a few values that happen to find room would look chosen.
    let few = tracks.len() <= 2 && spots().count() <= LABELLED_POINTS;

    let required = lasts().filter(|(number, _)| !named(*number)).chain(firsts().filter(|_| is_alone)).chain(extremes);
    let optional = firsts().filter(|_| few).chain(spots().filter(|_| few));
    let all = required.map(|found| (found, true)).chain(optional.map(|found| (found, false)));
    // Two values may share a place in the drawing; one value there is told once.
    let key = |spot: &Spot<'_>| (spot.at, spot.value);
    let mut written: Vec<(Point, f64)> =
        lasts().filter(|(number, _)| named(*number)).map(|(_, spot)| key(spot)).collect();
    let mut wanted: Vec<Value<'_>> = Vec::new();
    for ((number, spot), is_required) in all {
        let Some(track) = tracks.get(number).filter(|_| !written.contains(&key(spot))) else { continue };
        written.push(key(spot));
        wanted.push(Value {
            at: spot.at,
            radius: RADIUS,
            swatch: Swatch::Marker(number),
            ink: Ink::Value,
            label: &spot.datum.label,
            told: told(track.series, spot.datum, &spot.datum.label, tracks.len()),
            is_trough: is_trough(track, spot),
            is_required,
        });
    }
    values::write(drawing, solver, &wanted);
}

/// Whether the line rises on both sides of the point.
fn is_trough(track: &Track<'_>, spot: &Spot<'_>) -> bool {
    let before = track.spots().take_while(|other| other.at.0 < spot.at.0).last();
    let after = track.spots().find(|other| other.at.0 > spot.at.0);
    let lower = |other: Option<&Spot<'_>>| other.is_none_or(|other| other.value > spot.value);
    (before.is_some() || after.is_some()) && lower(before) && lower(after)
}
