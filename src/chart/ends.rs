//! The names of series in a column beside the plot, each as near to its line's end as the others allow.

use super::beside::stacked;
use super::geometry::{Point, Rect};
use super::labels::Solver;
use super::svg::{Anchor, Drawing};
use super::text::{Block, Ink};

/// Between the labels.
const GAP: f64 = 4.0;

/// What stands beside a line's end: the series' name, and its value if the line ends with the axis.
pub(crate) struct End {
    pub(crate) name: Block,
    pub(crate) value: Option<Block>,
}

impl End {
    fn width(&self) -> f64 {
        self.name.width.max(self.value.as_ref().map_or(0.0, |value| value.width))
    }

    fn height(&self) -> f64 {
        self.name.height() + self.value.as_ref().map_or(0.0, Block::height)
    }
}

/// A text of the column: wrapped, but rather wider than with a word that is split.
pub(crate) fn block(drawing: &Drawing, text: &str, ink: Ink) -> Block {
    let room = drawing.pick(150.0, 92.0);
    let mut wider = [1.0, 1.15, 1.3, 1.45].into_iter().map(|more| drawing.block(text, ink, room * more));
    wider.find(|block| !block.is_split).unwrap_or_else(|| drawing.block(text, ink, room))
}

/// How wide the column is.
pub(crate) fn width(ends: &[End]) -> f64 {
    ends.iter().map(End::width).fold(0.0, f64::max)
}

/// How high the plot must be at least, so that all of them stand beside it.
pub(crate) fn height(ends: &[End]) -> f64 {
    ends.iter().map(|end| end.height() + GAP).sum()
}

/// Draws the column at the drawing's right edge, with leaders to the places of `at`.
///
/// A series without a place has no line to stand beside: its name goes to the foot of the column.
pub(crate) fn draw(drawing: &mut Drawing, solver: &mut Solver, (at, ends): (Vec<Option<Point>>, &[End]), plot: Rect) {
    let level = |at: Option<Point>| at.map_or(plot.y1, |(_, y)| y);
    let mut wanted: Vec<(Option<Point>, &End)> = at.into_iter().zip(ends).collect();
    wanted.sort_by(|a, b| level(a.0).total_cmp(&level(b.0)));
    let items: Vec<(f64, f64)> = wanted.iter().map(|(at, end)| (level(*at), end.height() + GAP)).collect();
    let x = drawing.width - width(ends);
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
