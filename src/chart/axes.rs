//! Charts with axes: the plane, its ticks and its mesh, laid out by plotters on our backend.

use super::backend::{Backend, Role, inside, pixels, tick_style, units};
use super::error::ChartError;
use super::geometry::{Point, Rect};
use super::scale::Scale;
use super::svg::Drawing;
use super::text::{Block, Ink, width_of};
use crate::i18n::TickFormat;
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::style::TRANSPARENT;
use std::ops::Range;

/// Where plotters draws: data coordinates in, drawing units out.
pub(crate) type Plane<'d> = ChartContext<'d, Backend<'d>, Cartesian2d<Axis, Axis>>;

/// Between an axis and its labels.
pub(crate) const LABEL_GAP: f64 = 9.6;

/// One axis: its range, and the labelled places on it. plotters takes it as a coordinate of its own.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    pub(crate) range: Range<f64>,
    /// Place and label; a label's lines are separated by `\n`.
    pub(crate) keys: Vec<(f64, String)>,
    /// What runs across the plot at each place.
    pub(crate) grid: Option<Role>,
    /// Whether the axis is a line with ticks.
    pub(crate) has_rule: bool,
}

impl Axis {
    /// The value axis of a scale.
    pub(crate) fn of_values(scale: &Scale, format: &TickFormat) -> Self {
        let keys = scale.ticks.iter().map(|tick| (*tick, format.label(*tick, scale.step))).collect();
        Self { range: scale.low..scale.high, keys, grid: Some(Role::Grid), has_rule: false }
    }

    /// How wide its labels are.
    pub(crate) fn label_width(&self, size: f64) -> f64 {
        self.lines().map(|line| width_of(line, Ink::Tick, size)).fold(0.0, f64::max)
    }

    /// How many lines its highest label has.
    pub(crate) fn label_lines(&self) -> usize {
        self.keys.iter().map(|(_, label)| label.lines().count()).max().unwrap_or(0)
    }

    /// Whether its labels stand apart along `across` units from `left` on, those at the edges moved inside.
    pub(crate) fn fits(&self, drawing: &Drawing, left: f64, across: f64) -> bool {
        let span = self.range.end - self.range.start;
        let ends = |(place, label): &(f64, String)| {
            let width = label.lines().map(|line| width_of(line, Ink::Tick, drawing.size)).fold(0.0, f64::max);
            let center = inside(left + (place - self.range.start) / span * across, width, drawing.width);
            (center - width / 2.0, center + width / 2.0)
        };
        self.keys.iter().map(ends).zip(self.keys.iter().map(ends).skip(1)).all(|(a, b)| a.1 + drawing.size * 0.6 <= b.0)
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().flat_map(|(_, label)| label.lines())
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (start, end): (i32, i32)) -> i32 {
        let share = (value - self.range.start) / (self.range.end - self.range.start);
        // An overlong range overflows to a share that is no number; its values stand at the start.
        // What lies far outside the axis stays there, at a distance that can still be reckoned with.
        let share = if share.is_finite() { share.clamp(-100.0, 100.0) } else { 0.0 };
        start + (f64::from(end - start) * share).round() as i32
    }

    /// Exactly the places given, all of them bold.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            return Vec::new();
        }
        self.keys.iter().map(|(place, _)| *place).collect()
    }

    fn range(&self) -> Range<f64> {
        self.range.clone()
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, place: &f64) -> String {
        self.keys.iter().find(|(key, _)| key == place).map(|(_, label)| label.clone()).unwrap_or_default()
    }
}

/// The room around the plot, in drawing units; `left` and `bottom` hold the axes' labels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Margins {
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
    pub(crate) left: f64,
}

/// Lays out a plane on a canvas `height` units high and draws its mesh and labels.
pub(crate) fn plane<'d>(
    drawing: &'d mut Drawing,
    height: f64,
    margins: Margins,
    (x, y): (&Axis, &Axis),
) -> Result<Plane<'d>, ChartError> {
    let size = drawing.size;
    let root: DrawingArea<Backend<'d>, Shift> = Backend::new(drawing, height).into_drawing_area();
    let mut plane = ChartBuilder::on(&root)
        .margin_top(pixels(margins.top))
        .margin_right(pixels(margins.right))
        .x_label_area_size(pixels(margins.bottom))
        .y_label_area_size(pixels(margins.left))
        .build_cartesian_2d(x.clone(), y.clone())
        .map_err(refused)?;
    // One pass an axis, because plotters has one style for the rules of both.
    mesh(&mut plane, y, Across::Y, size)?;
    mesh(&mut plane, x, Across::X, size)?;
    Ok(plane)
}

/// Which way an axis runs.
#[derive(Clone, Copy, PartialEq)]
enum Across {
    X,
    Y,
}

fn mesh(plane: &mut Plane<'_>, axis: &Axis, across: Across, size: f64) -> Result<(), ChartError> {
    let mut mesh = plane.configure_mesh();
    mesh.light_line_style(TRANSPARENT)
        .bold_line_style(axis.grid.unwrap_or(Role::Grid).color())
        .label_style(tick_style(size))
        // plotters puts a label at twice the length of its tick.
        .set_all_tick_mark_size(pixels(LABEL_GAP / 2.0));
    if axis.has_rule {
        mesh.axis_style(Role::Axis.color());
    } else {
        mesh.axis_style(TRANSPARENT);
    }
    match across {
        Across::X => mesh.disable_y_axis().disable_y_mesh(),
        Across::Y => mesh.disable_x_axis().disable_x_mesh(),
    };
    if axis.grid.is_none() {
        mesh.disable_mesh();
    }
    mesh.draw().map_err(refused)
}

/// An error that plotters can only have by its signature.
pub(crate) fn refused(error: impl std::fmt::Display) -> ChartError {
    ChartError::Layout(error.to_string())
}

/// Where a datum stands in the drawing.
pub(crate) fn place(plane: &Plane<'_>, at: (f64, f64)) -> Point {
    units(plane.backend_coord(&at))
}

/// The plot's box in the drawing.
pub(crate) fn plot(plane: &Plane<'_>) -> Rect {
    let (x, y) = plane.plotting_area().get_pixel_range();
    Rect::between(units((x.start, y.start)), units((x.end, y.end)))
}

/// A straight line of `role` between data coordinates.
pub(crate) fn rule(plane: &mut Plane<'_>, role: Role, from: (f64, f64), to: (f64, f64)) -> Result<(), ChartError> {
    let line = plotters::series::LineSeries::new([from, to], role.color());
    plane.draw_series(line).map(|_| ()).map_err(refused)
}

/// Of labels centred at their places, every n-th with the smallest n at which none touch, as `\n`-separated lines.
///
/// The latest label is always shown, the first one too if a slightly larger n allows both.
///
/// `position` maps a place to drawing units; labels are wrapped at `room`.
pub(crate) fn thinned(
    drawing: &Drawing,
    labels: &[(f64, &str)],
    room: f64,
    position: impl Fn(f64) -> f64,
) -> Vec<(f64, String)> {
    let blocks: Vec<(f64, Block)> =
        labels.iter().map(|(place, label)| (*place, drawing.block(label, Ink::Tick, room))).collect();
    let spans: Vec<(f64, f64)> = blocks
        .iter()
        .map(|(place, block)| {
            let center = inside(position(*place), block.width, drawing.width);
            (center - block.width / 2.0, center + block.width / 2.0)
        })
        .collect();
    let gap = drawing.size * 0.5;
    let fits = |stride: &usize| {
        let shown = || spans.iter().rev().step_by(*stride);
        shown().zip(shown().skip(1)).all(|(b, a)| a.1 + gap <= b.0)
    };
    let least = (1..=labels.len()).find(fits).unwrap_or(1);
    let both = (least..=least * 3 / 2).find(|stride| labels.len() % stride == 1 && fits(stride));
    let stride = if least == 1 { 1 } else { both.unwrap_or(least) };
    blocks.into_iter().rev().step_by(stride).map(|(place, block)| (place, block.lines.join("\n"))).collect()
}
