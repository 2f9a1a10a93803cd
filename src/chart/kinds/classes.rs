//! Ordered classes as a ladder: equal steps, highest on top, no axis, because a class is not an amount.

use crate::chart::error::{ChartError, check_count, check_labels};
use crate::chart::geometry::Rect;
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink, LINE};

/// Ordered classes as a ladder: class, not amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// Highest class first.
    pub classes: Vec<Class>,
    /// Members that have no class, and what the row is called; drawn apart, below.
    pub unclassed: Option<Class>,
}

/// One class and its members.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// The class' name.
    pub name: String,
    /// Its members' names, and whether each is the one that the page is about.
    pub members: Vec<(String, bool)>,
}

const MAX_CLASSES: usize = 20;
const MAX_MEMBERS: usize = 200;
/// Inside a member's chip, beside and above its text.
const PAD: (f64, f64) = (9.0, 3.5);
/// Between chips.
const GAP: f64 = 7.0;
/// Inside a step, above and below its chips.
const STEP_PAD: f64 = 11.0;
/// Between a step's name and its chips on a phone.
const NAME_GAP: f64 = 4.0;
/// Room for the rail left of the steps.
const RAIL: f64 = 26.0;
/// Room for the dot before a highlighted name.
const DOT: f64 = 13.0;

/// A member's chip: where it stands inside its step, and its text.
struct Chip {
    cell: Rect,
    name: Block,
    is_high: bool,
}

/// Draws the chart.
pub(crate) fn draw(chart: &Classes, width: Width) -> Result<Drawing, ChartError> {
    let all = || chart.classes.iter().chain(&chart.unclassed);
    check_count("classes", all().count(), MAX_CLASSES)?;
    check_count("members", all().map(|class| class.members.len()).sum::<usize>() + 1, MAX_MEMBERS)?;
    check_labels(all().map(|class| &class.name))?;
    check_labels(all().flat_map(|class| class.members.iter().map(|(name, _)| name)))?;

    let mut drawing = Drawing::new(width);
    let names = names(chart, &drawing);
    let left =
        if drawing.is_narrow { RAIL } else { RAIL + names.iter().map(|name| name.width).fold(0.0, f64::max) + 36.0 };
    let steps: Vec<Vec<Chip>> = all()
        .map(|class| chips(class, &drawing, drawing.width - left - if drawing.is_narrow { 22.0 } else { 12.0 }))
        .collect();
    let heights: Vec<f64> = names.iter().zip(&steps).map(|(name, step)| step_height(&drawing, name, step)).collect();
    // Equal steps for all classes; what has no class is no step.
    let equal = heights.iter().take(chart.classes.len()).copied().fold(0.0, f64::max);

    draw_rail(&mut drawing, chart.classes.len(), equal);
    let mut top = 0.0;
    for (index, (name, step)) in names.iter().zip(&steps).enumerate() {
        let is_class = index < chart.classes.len();
        let height = if is_class { equal } else { heights.last().copied().unwrap_or(equal) };
        if is_class {
            let cell = Rect::at(RAIL, top + 1.5, drawing.width - RAIL, height - 3.0);
            drawing.shape("c-band", Shape::Box(cell, 4.0));
        } else {
            top += if chart.classes.is_empty() { 0.0 } else { 12.0 };
            drawing.outline("c-gap", Rect::at(RAIL, top, drawing.width - RAIL, height).grown(-0.5));
        }
        draw_step(&mut drawing, (name, step), left, (top, height));
        top += height;
    }
    drawing.height = top;
    Ok(drawing)
}

/// What a step's name and chips take.
fn step_height(drawing: &Drawing, name: &Block, step: &[Chip]) -> f64 {
    let chips = step.iter().map(|chip| chip.cell.y1).fold(0.0, f64::max);
    let inner = if drawing.is_narrow { name.height() + NAME_GAP + chips } else { chips.max(name.height()) };
    inner + 2.0 * STEP_PAD
}

fn names(chart: &Classes, drawing: &Drawing) -> Vec<Block> {
    let room = if drawing.is_narrow { drawing.width - RAIL - 24.0 } else { 170.0 };
    let classes = chart.classes.iter().map(|class| drawing.block(&class.name, Ink::Name, room));
    let unclassed = chart.unclassed.iter().map(|class| drawing.block(&class.name, Ink::Note, room));
    classes.chain(unclassed).collect()
}

/// Chips in rows, from the step's own corner.
fn chips(class: &Class, drawing: &Drawing, room: f64) -> Vec<Chip> {
    let (mut x, mut y, mut row) = (0.0, 0.0, 0.0_f64);
    let mut chips = Vec::with_capacity(class.members.len());
    for (member, is_high) in &class.members {
        let (ink, dot) = if *is_high { (Ink::High, DOT) } else { (Ink::Label, 0.0) };
        let name = drawing.block(member, ink, room - 2.0 * PAD.0 - dot);
        let (width, height) = (name.width + 2.0 * PAD.0 + dot, name.height() + 2.0 * PAD.1);
        if x > 0.0 && x + width > room {
            (x, y, row) = (0.0, y + row + GAP, 0.0);
        }
        chips.push(Chip { cell: Rect::at(x, y, width, height), name, is_high: *is_high });
        row = row.max(height);
        x += width + GAP;
    }
    chips
}

/// The rail of the ladder: a rung at each class and an arrow upwards.
fn draw_rail(drawing: &mut Drawing, classes: usize, height: f64) {
    if classes == 0 {
        return;
    }
    let x = 9.0;
    let foot = classes as f64 * height - 4.0;
    drawing.line("c-rail", [(x, foot), (x, 3.0)]);
    drawing.line("c-rail", [(x - 5.0, 10.0), (x, 3.0), (x + 5.0, 10.0)]);
    for index in 0..classes {
        let y = (index as f64 + 0.5) * height;
        drawing.line("c-rail", [(x, y), (RAIL, y)]);
    }
}

/// The name beside the chips, on a phone above them; both in the middle of the step's height.
fn draw_step(drawing: &mut Drawing, (name, step): (&Block, &[Chip]), left: f64, (top, height): (f64, f64)) {
    let slack = height - step_height(drawing, name, step);
    let used = step.iter().map(|chip| chip.cell.y1).fold(0.0, f64::max);
    let (x, y) = if drawing.is_narrow {
        let inner = top + STEP_PAD + slack / 2.0;
        drawing.text(name, left + 12.0, inner, Anchor::Start);
        (left + 12.0, inner + name.height() + NAME_GAP)
    } else {
        drawing.text(name, RAIL + 12.0, top + (height - name.height()) / 2.0, Anchor::Start);
        (left, top + (height - used) / 2.0)
    };
    for chip in step {
        let Rect { x0, y0, x1, y1 } = chip.cell;
        let cell = Rect { x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y };
        let class = if chip.is_high { "c-hi" } else { "c-chip" };
        drawing.shape(class, Shape::Box(cell, 4.0));
    }
    for chip in step {
        let (cell, size) = (chip.cell, drawing.size);
        let dot = if chip.is_high { DOT } else { 0.0 };
        if chip.is_high {
            let center = (x + cell.x0 + PAD.0 + 3.5, y + cell.y0 + PAD.1 + size * LINE / 2.0);
            drawing.shape("c-on-hi", Shape::Circle(center, 3.5));
        }
        drawing.text(&chip.name, x + cell.x0 + PAD.0 + dot, y + cell.y0 + PAD.1, Anchor::Start);
    }
}
