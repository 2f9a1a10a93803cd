//! Timelines: steps in order from top to bottom, dated where the source gives a date.
//!
//! The distance between steps is the room of their texts, not of time: most sources date few of their steps.

use crate::chart::error::{ChartError, check_count, check_labels};
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink};

/// Steps in order, some with a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// In order.
    pub steps: Vec<Step>,
    /// Written where a step has no date ("date not given").
    pub undated: String,
}

/// A step of a timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What happened, a few words.
    pub name: String,
    /// One sentence, or empty.
    pub text: String,
    /// As the language writes it; `None` where the source gives none.
    pub date: Option<String>,
}

const MAX_STEPS: usize = 60;
/// Between steps.
const GAP: f64 = 16.0;
const RADIUS: f64 = 6.0;

/// Draws the chart.
pub(crate) fn draw(chart: &Timeline, width: Width) -> Result<Drawing, ChartError> {
    check_count("steps", chart.steps.len(), MAX_STEPS)?;
    check_labels(chart.steps.iter().flat_map(|step| [&step.name, &step.text]).chain([&chart.undated]))?;
    check_labels(chart.steps.iter().filter_map(|step| step.date.as_ref()))?;
    let mut drawing = Drawing::new(width);
    let dates: Vec<Block> = chart.steps.iter().map(|step| date(chart, step, &drawing)).collect();
    // Wide: dates in a column of their own. Narrow: a date above its step's name.
    let column = if drawing.is_narrow { 0.0 } else { dates.iter().map(|date| date.width).fold(0.0, f64::max) + 14.0 };
    let rail = column + RADIUS + 1.0;
    let left = rail + RADIUS + 14.0;
    let mut top = 0.0;
    let mut dots = Vec::with_capacity(chart.steps.len());
    for (step, date) in chart.steps.iter().zip(&dates) {
        let middle = top + drawing.line_height() / 2.0;
        dots.push((middle, step.date.is_some()));
        let mut y = top;
        if drawing.is_narrow {
            drawing.text(date, left, y, Anchor::Start);
            y += date.height();
        } else {
            drawing.text(date, column - 14.0, y, Anchor::End);
        }
        for (text, ink) in [(&step.name, Ink::Name), (&step.text, Ink::Label)] {
            let block = drawing.block(text, ink, (drawing.width - left).min(540.0));
            drawing.text(&block, left, y, Anchor::Start);
            y += block.height();
        }
        top = y.max(top + date.height()).max(top + drawing.line_height()) + GAP;
    }
    draw_rail(&mut drawing, rail, &dots);
    drawing.height = top - GAP + 4.0;
    Ok(drawing)
}

fn date(chart: &Timeline, step: &Step, drawing: &Drawing) -> Block {
    let room = drawing.pick(140.0, 280.0);
    match &step.date {
        Some(date) => drawing.block(date, Ink::Value, room),
        None => drawing.block(&chart.undated, Ink::Note, room),
    }
}

/// The rail between the steps, and a dot at each: full where it has a date, hollow where it has none.
fn draw_rail(drawing: &mut Drawing, x: f64, dots: &[(f64, bool)]) {
    for ((from, _), (to, _)) in dots.iter().zip(dots.iter().skip(1)) {
        drawing.line("c-rail", [(x, from + RADIUS), (x, to - RADIUS)]);
    }
    for (class, wanted) in [("c-f1", true), ("c-hollow", false)] {
        for (y, _) in dots.iter().filter(|(_, is_dated)| *is_dated == wanted) {
            drawing.shape(class, Shape::Circle((x, *y), RADIUS));
        }
    }
}
