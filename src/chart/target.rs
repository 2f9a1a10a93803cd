//! A target on a value axis: a dashed line with its name, and a mark where it is due.

use super::axes::{self, Plane};
use super::backend::Role;
use super::error::{ChartError, check_labels, check_numbers};
use super::geometry::{Point, Rect};
use super::key::{Swatch, key};
use super::labels::Solver;
use super::spec::TargetMark;
use super::svg::{Anchor, Drawing, Shape};
use super::text::Ink;

/// The target's line in the drawing, and where it is due.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Goal {
    pub(crate) line: [Point; 2],
    due: Option<Point>,
}

/// Refuses what cannot be placed.
pub(crate) fn check(target: Option<&TargetMark>) -> Result<(), ChartError> {
    check_labels(target.map(|target| &target.label))?;
    check_numbers(target.into_iter().flat_map(|target| [Some(target.value), target.at]).flatten())
}

/// Draws the target's line across the plane; `due` is on the plane's own axis.
pub(crate) fn draw_line(
    plane: &mut Plane<'_>,
    target: Option<&TargetMark>,
    (start, end): (f64, f64),
    due: Option<f64>,
) -> Result<Option<Goal>, ChartError> {
    let Some(target) = target else {
        return Ok(None);
    };
    axes::rule(plane, Role::Target, (start, target.value), (end, target.value))?;
    let line = [axes::place(plane, (start, target.value)), axes::place(plane, (end, target.value))];
    Ok(Some(Goal { line, due: due.map(|at| axes::place(plane, (at, target.value))) }))
}

/// Writes the target's name on its line where that is free, else in a key below; marks where it is due.
pub(crate) fn draw_label(
    drawing: &mut Drawing,
    solver: &mut Solver,
    target: Option<&TargetMark>,
    goal: Option<Goal>,
    plot: Rect,
) {
    let (Some(target), Some(goal)) = (target, goal) else {
        return;
    };
    if let Some(due) = goal.due {
        solver.block(Rect::around(due, 6.0));
        drawing.mark("c-due", &target.label, Shape::Diamond(due, 5.0));
    }
    for share in [1.0, 0.6] {
        let block = drawing.block(&target.label, Ink::Label, plot.width() * share);
        let [_, (_, y)] = goal.line;
        let lefts =
            || (0..=8).rev().map(|step| plot.x0 + 2.0 + (plot.width() - block.width - 4.0) * f64::from(step) / 8.0);
        let tops = [y - block.height() - 2.0, y + 3.0];
        let places = tops.into_iter().flat_map(|top| {
            lefts().map(move |left| (left, top)).map(|(left, top)| Rect::at(left, top, block.width, block.height()))
        });
        if let Some(place) = solver.first_free(places) {
            drawing.text(&block, place.x0, place.y0, Anchor::Start);
            return;
        }
    }
    let top = drawing.height + 6.0;
    drawing.height = key(drawing, (0.0, top), &[(Swatch::Target, &target.label)]);
}
