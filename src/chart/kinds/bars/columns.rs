//! Bars upwards: categories from left to right, values on an axis at the left.

mod labels;

use super::{Arrangement, Bars, Piece, Stand, swatches, tip};
use crate::chart::axes::{self, Axis, LABEL_GAP, Margins, Plane};
use crate::chart::backend::{Form, Mark, Role, fill};
use crate::chart::beside::stacked;
use crate::chart::error::ChartError;
use crate::chart::geometry::Rect;
use crate::chart::key::{Swatch, key};
use crate::chart::labels::Solver;
use crate::chart::scale::{Scale, finest};
use crate::chart::spec::Width;
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::target;
use crate::chart::text::{Block, Ink};
use crate::chart::values::key_below;
use labels::{Plan, Values};

/// The widest bar, and the widest share of a slot that single bars and groups of them take.
const BAR: f64 = 56.0;
const SHARE: f64 = 0.66;
const GROUP_SHARE: f64 = 0.82;
/// A slot is no wider than this: three columns do not stand a hand apart.
const SLOT: f64 = 130.0;
/// Between the parts of a stack.
const SEAM: f64 = 1.5;

/// A piece in the drawing.
struct Column<'s, 'b> {
    piece: &'s Piece<'b>,
    /// From its lower to its upper value; for a gap, the empty slot above zero or above the stack.
    body: Rect,
}

impl Column<'_, '_> {
    fn is_gap(&self) -> bool {
        self.piece.amount.is_none()
    }
}

/// Draws the chart.
pub(super) fn draw(chart: &Bars, stand: &Stand<'_>, width: Width) -> Result<Drawing, ChartError> {
    let mut drawing = Drawing::new(width);
    let scale = Scale::snug(stand.low, stand.high, drawing.pick(5, 4), finest(&chart.ticks));
    let mut y = Axis::of_values(&scale, &chart.ticks);
    let mut names = side_names(chart, stand, &y, &drawing);
    let plot_height = drawing.pick(280.0, 220.0);
    if names.iter().map(Block::height).sum::<f64>() > plot_height {
        names.clear();
    }
    let top = if chart.series.len() > 1 && names.is_empty() {
        key(&mut drawing, (0.0, 0.0), &swatches(chart)) + 8.0
    } else {
        0.0
    };
    let (x, mut margins, slot) = lay_out(stand, &y, beside(&names), &drawing);
    let plan = Plan::of(chart, stand, &drawing, slot);
    margins.top = top + plan.lines.max(0.3) * drawing.line_height() + 6.0;
    if stand.low < 0.0 {
        // Room for a value below the lowest column.
        let label = plan.lines * drawing.line_height() + 6.0;
        y.range.start -= (y.range.end - y.range.start) * label / (plot_height - label);
    }
    let height = margins.top + plot_height + margins.bottom;

    let mut plane = axes::plane(&mut drawing, height, margins, (&x, &y))?;
    let plot = axes::plot(&plane);
    let columns = draw_columns(&mut plane, chart, stand, slot)?;
    axes::rule(&mut plane, Role::Zero, (x.range.start, 0.0), (x.range.end, 0.0))?;
    let goal = target::draw_line(&mut plane, chart.target.as_ref(), (x.range.start, x.range.end), None)?;
    drop(plane);

    drawing.height = height;
    for column in columns.iter().filter(|column| !column.is_gap()) {
        drawing.hatch_box(column.piece.series, column.body);
    }
    drawing.hatch_here();
    let level = goal.map(|goal| goal.line[0].1);
    let needs_key = draw_gaps(&mut drawing, chart, &columns, slot, level);
    let mut solver = Solver::new(Rect::at(0.0, 0.0, drawing.width, plot.y1 + 2.0), drawing.texts.clone());
    for column in columns.iter().filter(|column| !column.is_gap()) {
        solver.block(column.body);
    }
    if let Some(goal) = goal {
        solver.block_line(&goal.line);
    }
    draw_side_names(&mut drawing, &mut solver, &columns, &names, plot);
    let homeless = match plan.values {
        Values::Ends => labels::draw_end_values(&mut drawing, &mut solver, (chart, stand), &columns, &plan),
        Values::Inside => labels::draw_parts(&mut drawing, &mut solver, stand, &columns, &plan),
        Values::None => Vec::new(),
    };
    for column in columns.iter().filter(|column| column.is_gap()) {
        solver.block(column.body);
    }
    target::draw_label(&mut drawing, &mut solver, chart.target.as_ref(), goal, plot);
    if needs_key {
        let top = drawing.height + 8.0;
        drawing.height = key(&mut drawing, (plot.x0, top), &[(Swatch::Gap, &chart.gap_label)]);
    }
    let homeless: Vec<(Swatch, &str)> = homeless.iter().map(|(swatch, text)| (*swatch, text.as_str())).collect();
    key_below(&mut drawing, &homeless);
    Ok(drawing)
}

/// The axis of categories, the room around the plot, and the width of a slot.
fn lay_out(stand: &Stand<'_>, y: &Axis, right: f64, drawing: &Drawing) -> (Axis, Margins, f64) {
    let count = stand.categories.len() as f64;
    let left = y.label_width(drawing.size) + LABEL_GAP;
    let across = drawing.width - left - right;
    let slot = (across / count).min(SLOT);
    // Few columns stand in the middle of the plot.
    let spare = (across / slot - count) / 2.0;
    let span = -0.5 - spare..count - 0.5 + spare;
    let labels: Vec<(f64, &str)> =
        (0_u8..).map(f64::from).zip(stand.categories.iter().map(|(name, _)| *name)).collect();
    let position = |index: f64| left + (index - span.start) / (span.end - span.start) * across;
    let room = [slot - 6.0, drawing.size * 6.5, drawing.pick(110.0, 80.0)];
    // Labels inside their slots if no word must be split for it nor a line hold a single character, else fewer and wider ones.
    let inside = |label: &str| {
        let block = drawing.block(label, Ink::Tick, slot - 6.0);
        !block.is_split && block.width <= slot - 2.0 && block.lines.len() <= 3
    };
    let fits = labels.iter().all(|(_, label)| inside(label));
    let room = if fits { room[0] } else { room[1].min(room[2]) };
    let keys = axes::thinned(drawing, &labels, room, position);
    let x = Axis { range: span.clone(), keys, grid: None, has_rule: false };
    let bottom = x.label_lines() as f64 * drawing.line_height() + LABEL_GAP + 2.0;
    (x, Margins { top: 0.0, right, bottom, left }, slot)
}

fn draw_columns<'s, 'b>(
    plane: &mut Plane<'_>,
    chart: &Bars,
    stand: &'s Stand<'b>,
    slot: f64,
) -> Result<Vec<Column<'s, 'b>>, ChartError> {
    let breadth = match chart.arrangement {
        Arrangement::Grouped => (slot * GROUP_SHARE).min(BAR * chart.series.len() as f64),
        // Room for the values inside.
        Arrangement::Stacked | Arrangement::Share if slot < BAR => slot * GROUP_SHARE,
        _ => (slot * SHARE).min(BAR),
    };
    let half = breadth / slot / 2.0;
    let plot = axes::plot(plane);
    let mut columns = Vec::with_capacity(stand.pieces.len());
    for piece in &stand.pieces {
        let left = piece.category as f64 - half;
        let (from, to) = (left + piece.lane.0 * 2.0 * half, left + piece.lane.1 * 2.0 * half);
        let corners = [(from, piece.to), (to, piece.from)];
        let mut body = Rect::between(axes::place(plane, corners[0]), axes::place(plane, corners[1]));
        if piece.amount.is_some() {
            // A seam of ground between parts that touch.
            let seam = if piece.from == 0.0 || body.height() <= 2.0 * SEAM { 0.0 } else { SEAM };
            let (_, base) = axes::place(plane, (0.0, piece.from));
            body =
                if base >= body.y1 { Rect { y1: body.y1 - seam, ..body } } else { Rect { y0: body.y0 + seam, ..body } };
            body.x1 -= if piece.lane.1 < 1.0 && body.width() > 4.0 { SEAM } else { 0.0 };
            let name = stand.categories.get(piece.category).map_or("", |(name, _)| name);
            let tip = tip(&chart.series, name, piece);
            let mark = Mark { at: corners[0], form: Form::Body(body), class: fill(piece.series), tip: &tip };
            plane.draw_series([mark]).map_err(axes::refused)?;
        } else {
            body = gap_slot(body, plot, chart.arrangement == Arrangement::Stacked);
        }
        columns.push(Column { piece, body });
    }
    Ok(columns)
}

/// The slot that shows a gap, above where the figure would begin.
fn gap_slot(body: Rect, plot: Rect, on_stack: bool) -> Rect {
    let (zero, height) = (body.y1, plot.height() * 0.3);
    // Where all figures are negative there is no room above zero; below a stack's end are its parts.
    if zero - plot.y0 >= height || on_stack {
        Rect { y0: (zero - height).max(plot.y0), ..body }
    } else {
        Rect { y1: (zero + height).min(plot.y1), ..body }
    }
}

/// Empty slots for missing figures, each with the gap's label if it fits; returns whether a key must say it instead. No label stands
/// on the target's line, which runs at `level`.
fn draw_gaps(drawing: &mut Drawing, chart: &Bars, columns: &[Column<'_, '_>], slot: f64, level: Option<f64>) -> bool {
    let gaps = || columns.iter().filter(|column| column.is_gap());
    let Some(first) = gaps().next() else {
        return false;
    };
    // Beside bars of the same category there is no room to widen the slot.
    let is_alone = matches!(chart.arrangement, Arrangement::Single | Arrangement::Share);
    let room = if is_alone { slot - 16.0 } else { first.body.width() - 4.0 };
    // Where all of them say the same of themselves, they say that.
    let own = gaps().all(|gap| gap.piece.label == first.piece.label).then_some(&first.piece.label);
    let text = own.filter(|label| !label.is_empty()).unwrap_or(&chart.gap_label);
    let label = drawing.block(text, Ink::Note, room);
    // The next one of the same category may be a gap, too.
    let slack = if is_alone { 6.0 } else { 3.0 };
    let is_slim = label.width <= room + slack && label.lines.len() <= 2;
    let fits = is_slim && !label.is_split && gaps().all(|gap| label.height() + 4.0 < free(gap, level).height());
    let label = if fits { label } else { Block::line("—", Ink::Note, drawing.size) };
    // A slot may be wider than a column, where its label asks for it.
    let wider = if fits { (label.width + 8.0 - first.body.width()).max(0.0) / 2.0 } else { 0.0 };
    for gap in gaps() {
        drawing.outline("c-gap", Rect { x0: gap.body.x0 - wider, x1: gap.body.x1 + wider, ..gap.body });
    }
    for cell in gaps().map(|gap| free(gap, level)) {
        if fits || (label.width <= cell.width() && label.height() <= cell.height()) {
            drawing.text_in(&label, cell);
        }
    }
    !fits
}

/// The part of a gap's slot that the line at `level` leaves free: the higher one of the two.
fn free(gap: &Column<'_, '_>, level: Option<f64>) -> Rect {
    let body = gap.body;
    match level.filter(|y| body.y0 - 1.0 < *y && *y < body.y1 + 1.0) {
        Some(y) if y - body.y0 > body.y1 - y => Rect { y1: (y - 1.0).max(body.y0), ..body },
        Some(y) => Rect { y0: (y + 1.0).min(body.y1), ..body },
        None => body,
    }
}

/// Names of the parts, to stand beside the last stack; none where they stand in a key.
fn side_names(chart: &Bars, stand: &Stand<'_>, y: &Axis, drawing: &Drawing) -> Vec<Block> {
    let last = stand.categories.len().saturating_sub(1);
    let parts = stand.pieces.iter().filter(|piece| piece.category == last && piece.amount.is_some()).count();
    let is_stack = matches!(chart.arrangement, Arrangement::Stacked | Arrangement::Share);
    // A target's line would run through them.
    let crossed = chart.target.is_some();
    if !is_stack || crossed || chart.series.len() < 2 || parts < chart.series.len() || stand.low < 0.0 {
        return Vec::new();
    }
    let names = |room: f64| -> Vec<Block> {
        chart.series.iter().map(|series| drawing.block(&series.name, Ink::Label, room)).collect()
    };
    let all = names(drawing.pick(150.0, 84.0));
    // Split words cannot be read at a glance, nor many columns beside wide names on a phone.
    if all.iter().any(|name| name.is_split) {
        return Vec::new();
    }
    // Names in more lines, where that leaves the columns room for their own.
    let is_tight = |names: &[Block]| lay_out(stand, y, beside(names), drawing).0.keys.len() < stand.categories.len();
    let slim = names(drawing.pick(100.0, 56.0));
    // A Chinese name that fits one line is one word to its readers.
    let is_torn = |(name, slim): (&Block, &Block)| {
        slim.is_split
            || (slim.lines.len() > 1 && name.lines.iter().all(|line| !line.contains(' ')) && name.lines.len() == 1)
    };
    let is_better = is_tight(&all) && !is_tight(&slim) && !all.iter().zip(&slim).any(is_torn);
    if is_better { slim } else { all }
}

/// Room for the names right of the plot.
fn beside(names: &[Block]) -> f64 {
    names.iter().map(|name| name.width + 16.0).fold(4.0, f64::max)
}

/// The names beside the parts of the last stack, each as near to its part as the others allow.
fn draw_side_names(
    drawing: &mut Drawing,
    solver: &mut Solver,
    columns: &[Column<'_, '_>],
    names: &[Block],
    plot: Rect,
) {
    let Some(last) = columns.last().map(|column| column.piece.category) else { return };
    let mut parts: Vec<(Rect, &Block)> = columns
        .iter()
        .filter(|column| column.piece.category == last)
        .filter_map(|column| Some((column.body, names.get(column.piece.series)?)))
        .collect();
    parts.sort_by(|a, b| a.0.center().1.total_cmp(&b.0.center().1));
    let wanted: Vec<(f64, f64)> = parts.iter().map(|(part, name)| (part.center().1, name.height() + 2.0)).collect();
    for ((part, name), center) in parts.iter().zip(stacked(&wanted, 0.0, plot.y1 + drawing.size * 0.5)) {
        let x = part.x1 + 14.0;
        solver.block(drawing.text(name, x, center - name.height() / 2.0, Anchor::Start));
        let leader = [(part.x1 + 1.0, part.center().1), (x - 3.0, center)];
        drawing.line("c-leader", leader);
    }
}
