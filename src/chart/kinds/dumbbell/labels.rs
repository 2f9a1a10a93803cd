//! The labels of a dumbbell's row: all of its amounts, and a row as high as they ask for.

use super::{Dumbbell, DumbbellRow, RADIUS, amounts};
use crate::chart::geometry::{Point, Rect};
use crate::chart::labels::{LEFTWARDS, Placed, RIGHTWARDS, Side, Solver, UPWARDS, Wish};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::text::{Block, Ink, said};

/// Where a row's labels stand, as seen from the middle of its marks.
pub(super) struct Labels {
    /// What the row takes above and below its marks.
    pub(super) up: f64,
    pub(super) down: f64,
    placed: Vec<(Block, Placed)>,
}

/// Lays out a row whose marks stand at `spots`: the actual figure above its mark, baseline and target beyond theirs.
///
/// The row grows until all of them have a place; what has none even then stands in lines of its own below the marks, with
/// the name of what it is.
pub(super) fn lay_out(
    drawing: &Drawing,
    chart: &Dumbbell,
    (row, spots): (&DumbbellRow, &[Option<f64>; 3]),
    across: (f64, f64),
) -> Labels {
    let wanted = wanted(drawing, chart, (row, spots), across);
    let line = drawing.line_height();
    let usual = RADIUS + if row.actual.is_some() { 1.1 } else { 0.6 } * line;
    let highest = wanted.iter().map(|label| label.wish.size.1).fold(line, f64::max);
    let high = RADIUS + highest + 5.0;
    let sizes = [(usual, usual), (usual, high), (high, high)];
    let tried = || sizes.into_iter().map(|size| (size, place(drawing, spots, &wanted, (size, across.0))));
    let is_complete = |(_, found): &((f64, f64), Vec<Option<Placed>>)| found.iter().all(Option::is_some);
    if let Some(((up, down), found)) = tried().find(is_complete) {
        let placed: Vec<(Block, Placed)> =
            wanted.into_iter().zip(found).filter_map(|(label, place)| Some((label.block, place?))).collect();
        return Labels { up, down, placed }.drawn_in(RADIUS + line * 0.5);
    }
    let found = place(drawing, spots, &wanted, ((high, high), across.0));
    let mut placed: Vec<(Block, Placed)> = Vec::new();
    let mut down = high;
    for (label, place) in wanted.into_iter().zip(found) {
        if let Some(place) = place {
            placed.push((label.block, place));
            continue;
        }
        let named = if label.name.is_empty() { label.text } else { said(&label.name, &label.text) };
        let block = drawing.block(&named, label.block.ink, across.1 - across.0);
        let left = (label.wish.mark.0 - block.width / 2.0).min(across.1 - block.width).max(across.0);
        let place = Rect::at(left, down, block.width, block.height());
        down = place.y1 + 2.0;
        placed.push((block, Placed { label: place, leader: None }));
    }
    Labels { up: high, down: down + 2.0, placed }
}

impl Labels {
    /// The same without the room that no label took, but for `least` on each side.
    fn drawn_in(mut self, least: f64) -> Self {
        let reach =
            |of: fn(&Rect) -> f64| self.placed.iter().map(|(_, placed)| of(&placed.label) + 1.0).fold(least, f64::max);
        (self.up, self.down) = (reach(|label| -label.y0), reach(|label| label.y1));
        self
    }

    /// Draws them around the height of the row's marks.
    pub(super) fn draw(&self, drawing: &mut Drawing, middle: f64) {
        for leader in self.placed.iter().filter_map(|(_, placed)| placed.leader) {
            drawing.line("c-leader", leader.map(|(x, y)| (x, y + middle)));
        }
        for (block, Placed { label, .. }) in &self.placed {
            drawing.text(block, label.x0, label.y0 + middle, Anchor::Start);
        }
    }
}

/// A label that wants a place.
struct Wanted {
    wish: Wish,
    block: Block,
    text: String,
    /// What the amount is called, for where it stands away from its mark.
    name: String,
}

/// A row's amounts, the most telling first; where nothing was measured yet, the words that say so.
fn wanted(
    drawing: &Drawing,
    chart: &Dumbbell,
    (row, spots): (&DumbbellRow, &[Option<f64>; 3]),
    (left, right): (f64, f64),
) -> Vec<Wanted> {
    let outwards = |x: f64| {
        let is_leftmost = spots.iter().flatten().all(|other| *other >= x);
        if is_leftmost { &LEFTWARDS } else { &RIGHTWARDS }
    };
    let want = |text: &str, name: &str, ink: Ink, (x, sides): (f64, &'static [Side])| {
        let block = drawing.block(text, ink, drawing.pick(180.0, 140.0));
        let size = (block.width, block.height());
        let wish = Wish { mark: (x, 0.0), clear: RADIUS, size, sides, is_required: true };
        Wanted { wish, block, text: text.to_owned(), name: name.to_owned() }
    };
    let [baseline, actual, target] = amounts(row);
    let [first, middle, last] = *spots;
    let mut all = Vec::with_capacity(3);
    all.extend(actual.zip(middle).map(|(amount, x)| {
        let sides: &'static [Side] = &UPWARDS;
        want(&amount.label, &chart.actual_name, Ink::Value, (x, sides))
    }));
    all.extend(
        target.zip(last).map(|(amount, x)| want(&amount.label, &chart.target_name, Ink::Label, (x, outwards(x)))),
    );
    all.extend(
        baseline.zip(first).map(|(amount, x)| want(&amount.label, &chart.baseline_name, Ink::Tick, (x, outwards(x)))),
    );
    if baseline.is_none() && actual.is_none() {
        // At the roomier side of the target, if there is one.
        let is_right = last.is_some_and(|x| x - left > right - x);
        let sides = if is_right { &LEFTWARDS } else { &RIGHTWARDS };
        all.insert(0, want(&chart.gap_label, "", Ink::Note, (last.unwrap_or(left), sides)));
    }
    all
}

/// Places in a row that reaches so far up and down, right of `left` where names stand there.
fn place(
    drawing: &Drawing,
    spots: &[Option<f64>; 3],
    wanted: &[Wanted],
    ((up, down), left): ((f64, f64), f64),
) -> Vec<Option<Placed>> {
    let bounds = Rect { x0: drawing.pick(left - 12.0, 0.0), y0: -up, x1: drawing.width, y1: down };
    let mut solver = Solver::new(bounds, Vec::new());
    let marks: Vec<Point> = spots.iter().flatten().map(|x| (*x, 0.0)).collect();
    solver.block_line(&marks);
    marks.iter().for_each(|at| solver.block(Rect::around(*at, RADIUS)));
    let wishes: Vec<Wish> = wanted.iter().map(|label| label.wish).collect();
    solver.settle(&wishes)
}
