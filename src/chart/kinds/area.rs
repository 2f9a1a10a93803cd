//! Area charts: amounts over time, filled from zero; several series are parts that stand on each other.

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
use plotters::element::Polygon;
use plotters::series::LineSeries;

/// Amounts over time, filled from zero. Several series are parts of a whole and stand on each other, the first at the bottom.
///
/// All series have the same times. Where a part has no figure the whole has none: the area is open there.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// At least one; six parts at most, none of them negative.
    pub series: Vec<Series>,
    /// The labelled times: years as years, at most what fits is drawn.
    pub time: Vec<TimeTick>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target of the whole, if the chart has one.
    pub target: Option<TargetMark>,
}

/// More parts cannot be told apart.
const MAX_SERIES: usize = 6;
const MAX_POINTS: usize = 400;
/// Of a marker, and of one where there are many.
const RADIUS: f64 = 4.5;
const SMALL: f64 = 2.2;
/// Up to here every point is a full marker.
const MARKED_POINTS: usize = 24;
/// Up to here every value is written where there is room.
const LABELLED_POINTS: usize = 8;
/// Half the breadth, as a part of the time axis, of what stands alone between gaps.
const ALONE: f64 = 0.004;

/// A part at one time: where it begins and ends on the value axis.
#[derive(Clone, Copy)]
struct Slice<'d> {
    datum: &'d Datum,
    from: f64,
    to: f64,
}

/// A part: its unbroken stretches.
type Layer<'d> = Vec<Vec<Slice<'d>>>;

/// Draws the chart.
pub(crate) fn draw(chart: &Area, width: Width) -> Result<Drawing, ChartError> {
    let layers = layers(chart)?;
    let mut drawing = Drawing::new(width);
    let ends = end_labels(chart, &layers, &drawing);
    let slices = || layers.iter().flatten().flatten();
    let goal = chart.target.as_ref().map(|target| target.value);
    let (low, high) = range(slices().flat_map(|slice| [slice.from, slice.to]).chain(goal), true);
    let low = if low < 0.0 { low - (high - low) * 0.09 } else { low };
    let y = Axis::of_values(&Scale::snug(low, high, drawing.pick(5, 4), finest(&chart.ticks)), &chart.ticks);
    let right = if ends.is_empty() { drawing.pick(34.0, 24.0) } else { ends::width(&ends) + 18.0 };
    let (x, margins) = time::axis(&drawing, (&chart.series, &chart.time), chart.target.as_ref(), (&y, right));
    let usual: f64 = drawing.pick(290.0, 225.0);
    let height = margins.top + usual.max(ends::height(&ends) - margins.top) + margins.bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    let plot = axes::plot(&plane);
    draw_layers(&mut plane, &layers, ALONE * (x.range.end - x.range.start))?;
    draw_marks(&mut plane, chart, &layers)?;
    axes::rule(&mut plane, Role::Zero, (x.range.start, 0.0), (x.range.end, 0.0))?;
    let due = chart.target.as_ref().and_then(|target| target.at);
    let goal = target::draw_line(&mut plane, chart.target.as_ref(), (x.range.start, x.range.end), due)?;
    let spots: Vec<Vec<(Point, &Datum)>> = layers.iter().map(|layer| spots(&plane, layer)).collect();
    let middles = layers.iter().map(|layer| {
        let last = layer.last()?.last()?;
        Some(axes::place(&plane, (last.datum.x, f64::midpoint(last.from, last.to))))
    });
    let middles = middles.collect();
    let shapes: Vec<(usize, Vec<Point>)> = hatched(&plane, &layers);
    drop(plane);

    drawing.height = height;
    for (number, corners) in shapes {
        drawing.hatch(number, corners);
    }
    drawing.hatch_here();
    let frame = Rect { x0: plot.x0 - 5.0, y0: 0.0, x1: drawing.width, y1: plot.y1 };
    let mut solver = Solver::new(frame, drawing.texts.clone());
    for track in &spots {
        solver.block_line(&track.iter().map(|(at, _)| *at).collect::<Vec<Point>>());
        track.iter().for_each(|(at, _)| solver.block(Rect::around(*at, RADIUS)));
    }
    if let Some(goal) = &goal {
        solver.block_line(&goal.line);
    }
    ends::draw(&mut drawing, &mut solver, (middles, &ends), plot);
    if let [only] = spots.as_slice() {
        draw_values(&mut drawing, &mut solver, only);
    } else {
        // The label of a target does not stand on a part.
        solver.block(parts_box(&spots, plot));
    }
    target::draw_label(&mut drawing, &mut solver, chart.target.as_ref(), goal, plot);
    Ok(drawing)
}

/// The parts on each other; a stretch ends where one of them has no figure.
fn layers(chart: &Area) -> Result<Vec<Layer<'_>>, ChartError> {
    let data = || chart.series.iter().flat_map(|series| &series.data);
    check_count("series", chart.series.len(), MAX_SERIES)?;
    check_count("points", data().count(), MAX_POINTS)?;
    check_count("labelled times", chart.time.len() + 1, MAX_POINTS)?;
    check_labels(chart.series.iter().map(|series| &series.name))?;
    check_labels(data().flat_map(|datum| [&datum.label, &datum.full, &datum.period]))?;
    check_labels(chart.time.iter().map(|tick| &tick.label))?;
    check_numbers(data().map(|datum| datum.x).chain(chart.time.iter().map(|tick| tick.at)))?;
    target::check(chart.target.as_ref())?;
    let values = figures(data())?;

    let parts: Vec<Vec<&Datum>> = chart.series.iter().map(time::sorted).collect();
    if let Some(value) = values.iter().find(|value| **value < 0.0 && parts.len() > 1) {
        return Err(ChartError::NegativePart(*value));
    }
    let times = |part: &[&Datum]| part.iter().map(|datum| datum.x).collect::<Vec<f64>>();
    if parts.iter().zip(parts.iter().skip(1)).any(|(a, b)| times(a) != times(b)) {
        return Err(ChartError::MixedTimes);
    }
    let count = parts.first().map_or(0, Vec::len);
    let whole: Vec<bool> =
        (0..count).map(|at| parts.iter().all(|part| part.get(at).is_some_and(|datum| datum.y.is_some()))).collect();
    if !whole.contains(&true) {
        return Err(ChartError::OnlyGaps(count));
    }
    let mut floor = vec![0.0; count];
    Ok(parts.iter().map(|part| stretches(part, &whole, &mut floor)).collect())
}

/// One part's stretches on top of `floor`, which it raises.
fn stretches<'d>(part: &[&'d Datum], whole: &[bool], floor: &mut [f64]) -> Layer<'d> {
    let mut layer: Layer<'d> = vec![Vec::new()];
    for ((datum, is_whole), floor) in part.iter().zip(whole).zip(floor) {
        match (datum.y.filter(|_| *is_whole), layer.last_mut()) {
            (Some(value), Some(stretch)) => {
                stretch.push(Slice { datum, from: *floor, to: *floor + value });
                *floor += value;
            }
            _ => layer.push(Vec::new()),
        }
    }
    layer.retain(|stretch| !stretch.is_empty());
    layer
}

/// The filled parts, then the line of a single one.
fn draw_layers(plane: &mut Plane<'_>, layers: &[Layer<'_>], alone: f64) -> Result<(), ChartError> {
    for (number, layer) in (0_u8..).zip(layers) {
        let role = if layers.len() == 1 { Role::Area } else { Role::Part(number) };
        for stretch in layer {
            // A single point has no breadth of its own.
            let ends: Vec<(f64, f64, f64)> = match stretch.as_slice() {
                [only] => vec![(only.datum.x - alone, only.from, only.to), (only.datum.x + alone, only.from, only.to)],
                many => many.iter().map(|slice| (slice.datum.x, slice.from, slice.to)).collect(),
            };
            let upper = ends.iter().map(|(x, _, to)| (*x, *to));
            let lower = ends.iter().rev().map(|(x, from, _)| (*x, *from));
            let shape = Polygon::new(upper.chain(lower).collect::<Vec<(f64, f64)>>(), role.color());
            plane.draw_series([shape]).map_err(axes::refused)?;
        }
    }
    if let [layer] = layers {
        for stretch in layer.iter().filter(|stretch| stretch.len() > 1) {
            let points = stretch.iter().map(|slice| (slice.datum.x, slice.to));
            plane.draw_series(LineSeries::new(points, Role::Series(0).color())).map_err(axes::refused)?;
        }
    }
    Ok(())
}

/// The parts as polygons of the drawing, for their patterns.
fn hatched(plane: &Plane<'_>, layers: &[Layer<'_>]) -> Vec<(usize, Vec<Point>)> {
    let shape = |stretch: &Vec<Slice<'_>>| {
        let upper = stretch.iter().map(|slice| (slice.datum.x, slice.to));
        let lower = stretch.iter().rev().map(|slice| (slice.datum.x, slice.from));
        upper.chain(lower).map(|at| axes::place(plane, at)).collect::<Vec<Point>>()
    };
    let parts =
        layers.iter().enumerate().flat_map(|(number, layer)| layer.iter().map(move |stretch| (number, stretch)));
    parts.map(|(number, stretch)| (number, shape(stretch))).collect()
}

/// A marker with its value at each point of each part.
fn draw_marks(plane: &mut Plane<'_>, chart: &Area, layers: &[Layer<'_>]) -> Result<(), ChartError> {
    for (number, (layer, series)) in layers.iter().zip(&chart.series).enumerate() {
        let many = layers.len() > 1 || series.data.len() > MARKED_POINTS;
        for slice in layer.iter().flatten() {
            let Datum { x, period, full, .. } = slice.datum;
            let tip = if layers.len() > 1 { said(&part(&series.name, period), full) } else { said(period, full) };
            let form = Form::Marker(number, if many { SMALL } else { RADIUS });
            let mark = Mark { at: (*x, slice.to), form, class: fill(number), tip: &tip };
            plane.draw_series([mark]).map_err(axes::refused)?;
        }
    }
    Ok(())
}

fn spots<'d>(plane: &Plane<'_>, layer: &Layer<'d>) -> Vec<(Point, &'d Datum)> {
    layer.iter().flatten().map(|slice| (axes::place(plane, (slice.datum.x, slice.to)), slice.datum)).collect()
}

/// All that the parts may cover.
fn parts_box(spots: &[Vec<(Point, &Datum)>], plot: Rect) -> Rect {
    let top = spots.iter().flatten().map(|((_, y), _)| *y).fold(plot.y1, f64::min);
    Rect { y0: top, ..plot }
}

/// The parts' names with their last values; nothing where there is only one.
fn end_labels(chart: &Area, layers: &[Layer<'_>], drawing: &Drawing) -> Vec<End> {
    if layers.len() < 2 {
        return Vec::new();
    }
    let label = |(series, layer): (&Series, &Layer<'_>)| End {
        name: ends::block(drawing, &series.name, Ink::Name),
        value: layer.iter().flatten().next_back().map(|last| ends::block(drawing, &last.datum.label, Ink::Label)),
    };
    chart.series.iter().zip(layers).map(label).collect()
}

/// The first, last, highest and lowest value; the others where there is room, if they are few.
fn draw_values(drawing: &mut Drawing, solver: &mut Solver, spots: &[(Point, &Datum)]) {
    let highest = spots.iter().copied().reduce(|a, b| if b.1.y > a.1.y { b } else { a });
    let lowest = spots.iter().copied().reduce(|a, b| if b.1.y < a.1.y { b } else { a });
    let ends: Vec<(Point, &Datum)> = spots.last().into_iter().chain(spots.first()).copied().collect();
    let extremes = highest.into_iter().chain(lowest).filter(|spot| ends.iter().all(|end| end.1.y != spot.1.y));
    let required: Vec<(Point, &Datum)> = ends.iter().copied().chain(extremes).collect();
    let few = spots.len() <= LABELLED_POINTS;
    let all = required.iter().map(|spot| (*spot, true)).chain(spots.iter().filter(|_| few).map(|spot| (*spot, false)));
    let mut values: Vec<Value<'_>> = Vec::new();
    for ((at, datum), is_required) in all {
        if values.iter().all(|value| value.at != at) {
            values.push(Value {
                at,
                radius: RADIUS,
                swatch: Swatch::Marker(0),
                ink: Ink::Value,
                label: &datum.label,
                told: said(&datum.period, &datum.label),
                is_trough: false,
                is_required,
            });
        }
    }
    values::write(drawing, solver, &values);
}
