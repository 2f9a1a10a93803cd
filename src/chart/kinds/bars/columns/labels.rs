//! Values at the ends of columns and inside their parts: the telling ones always, all of them where each fits its slot.

use super::{BAR, Column, GROUP_SHARE};
use crate::chart::backend::fill;
use crate::chart::geometry::{Point, Rect};
use crate::chart::key::Swatch;
use crate::chart::kinds::bars::{Arrangement, Bars, Stand, told};
use crate::chart::labels::{DOWNWARDS, Side, Solver, UPWARDS, Wish};
use crate::chart::svg::{Anchor, Drawing};
use crate::chart::text::{Block, Ink, said};

/// Where values are written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Values {
    /// Beyond the columns' ends.
    Ends,
    /// Inside the parts of stacks, and their sums at the end.
    Inside,
    /// Nowhere: the columns are too slim, and the axis must do.
    None,
}

/// Which values are written, and how wide.
pub(super) struct Plan {
    pub(super) values: Values,
    /// All of them, because each fits its slot.
    is_full: bool,
    room: f64,
    /// Lines of the highest label above the columns.
    pub(super) lines: f64,
}

impl Plan {
    pub(super) fn of(chart: &Bars, stand: &Stand<'_>, drawing: &Drawing, slot: f64) -> Self {
        let parts = || stand.pieces.iter().filter(|piece| piece.amount.is_some()).map(|piece| piece.label.as_str());
        let totals = || stand.categories.iter().filter_map(|(_, total)| *total);
        let (values, texts, lane): (Values, Vec<&str>, f64) = match chart.arrangement {
            Arrangement::Single => (Values::Ends, parts().collect(), slot - 4.0),
            Arrangement::Grouped => {
                let lane = (slot * GROUP_SHARE / chart.series.len() as f64).min(BAR) - 2.0;
                let fits = parts().all(|label| Block::line(label, Ink::Value, drawing.size).width <= lane);
                (if fits { Values::Ends } else { Values::None }, parts().filter(|_| fits).collect(), lane)
            }
            Arrangement::Stacked | Arrangement::Share => (Values::Inside, totals().collect(), slot - 4.0),
        };
        let blocks = |room: f64| texts.iter().map(move |text| drawing.block(text, Ink::Value, room));
        let is_full = blocks(lane).all(|block| block.width <= lane && block.lines.len() <= 2);
        let room = if is_full { lane } else { drawing.pick(120.0, 90.0) };
        let lines = blocks(room).map(|block| block.lines.len()).max().unwrap_or(0).min(3);
        Self { values, is_full, room, lines: lines as f64 }
    }
}

/// What finds no place at its column, for the key.
pub(super) type Homeless = Vec<(Swatch, String)>;

/// Of `values` in the order drawn all, where each fits its slot; else the last, the first, the highest, and the lowest if it
/// is below zero. The most telling come first.
fn telling(values: &[(usize, f64)], is_full: bool) -> Vec<(usize, f64)> {
    let mut order: Vec<(usize, f64)> = Vec::with_capacity(values.len() + 4);
    order.extend(values.last());
    order.extend(values.first());
    order.extend(values.iter().max_by(|a, b| a.1.total_cmp(&b.1)));
    order.extend(values.iter().min_by(|a, b| a.1.total_cmp(&b.1)).filter(|lowest| lowest.1 < 0.0));
    if is_full {
        order.extend(values);
    }
    let mut seen: Vec<usize> = Vec::with_capacity(order.len());
    order.retain(|(at, _)| {
        let is_new = !seen.contains(at);
        seen.push(*at);
        is_new
    });
    order
}

/// Values at the columns' ends.
pub(super) fn draw_end_values(
    drawing: &mut Drawing,
    solver: &mut Solver,
    (chart, stand): (&Bars, &Stand<'_>),
    columns: &[Column<'_, '_>],
    plan: &Plan,
) -> Homeless {
    let valued: Vec<(usize, f64)> =
        columns.iter().enumerate().filter_map(|(at, column)| Some((at, column.piece.amount?.value))).collect();
    let mut homeless = Vec::new();
    for (at, value) in telling(&valued, plan.is_full) {
        let Some(column) = columns.get(at) else { continue };
        if !draw_value(drawing, solver, (column, value), plan) {
            let name = stand.categories.get(column.piece.category).map_or("", |(name, _)| name);
            homeless.push((Swatch::Fill(fill(column.piece.series)), told(&chart.series, name, column.piece)));
        }
    }
    homeless
}

/// A value beyond its column's end; where a target's line or a label is in the way, inside the column, or farther off with a
/// leader. Returns whether it found a place.
fn draw_value(
    drawing: &mut Drawing,
    solver: &mut Solver,
    (column, value): (&Column<'_, '_>, f64),
    plan: &Plan,
) -> bool {
    let block = drawing.block(&column.piece.label, Ink::Value, plan.room);
    let (x, _) = column.body.center();
    let (end, side) = if value < 0.0 { (column.body.y1, Side::Below) } else { (column.body.y0, Side::Above) };
    let size = (block.width, block.height());
    if let Some(place) = solver.close((x, end), size, side) {
        drawing.text(&block, place.center().0, place.y0, Anchor::Middle);
        return true;
    }
    let inside = Block::line(&column.piece.label, Ink::OnSeries(column.piece.series), drawing.size);
    if inside.width + 4.0 < column.body.width() && inside.height() + 6.0 < column.body.height() {
        let top = if value < 0.0 { column.body.y1 - inside.height() - 3.0 } else { column.body.y0 + 3.0 };
        let place = Rect::at(x - inside.width / 2.0, top, inside.width, inside.height());
        if !solver.is_crossed(&place) {
            drawing.text(&inside, x, top, Anchor::Middle);
            return true;
        }
    }
    let sides: &'static [Side] = if value < 0.0 { &DOWNWARDS } else { &UPWARDS };
    write_off(drawing, solver, &block, ((x, end), sides))
}

/// Writes a label that has no place at its mark farther off, with a leader; returns whether it found one.
fn write_off(
    drawing: &mut Drawing,
    solver: &mut Solver,
    block: &Block,
    (mark, sides): (Point, &'static [Side]),
) -> bool {
    let wish = Wish { mark, clear: 0.0, size: (block.width, block.height()), sides, is_required: true };
    let Some(Some(placed)) = solver.settle(&[wish]).pop() else {
        return false;
    };
    if let Some(leader) = placed.leader {
        drawing.line("c-leader", leader);
    }
    drawing.text(block, placed.label.x0, placed.label.y0, Anchor::Start);
    true
}

/// Values inside the parts that hold them, and the sums above the stacks.
pub(super) fn draw_parts(
    drawing: &mut Drawing,
    solver: &mut Solver,
    stand: &Stand<'_>,
    columns: &[Column<'_, '_>],
    plan: &Plan,
) -> Homeless {
    let parts: Vec<(Block, Rect)> = columns
        .iter()
        .filter(|column| !column.is_gap())
        .map(|column| (Block::line(&column.piece.label, Ink::OnSeries(column.piece.series), drawing.size), column.body))
        .collect();
    // All parts that are high enough, or none: a value left out for its width alone would look like a missing one.
    let is_broad = parts.iter().all(|(block, part)| block.width + 4.0 <= part.width());
    for (block, part) in parts.iter().filter(|(block, part)| is_broad && block.height() <= part.height()) {
        drawing.text_in(block, *part);
    }
    // The sums, and how high their stacks reach.
    let mut sums: Vec<(usize, f64)> = Vec::new();
    for (index, _) in stand.categories.iter().enumerate().filter(|(_, (_, total))| total.is_some()) {
        let tops = columns.iter().filter(|column| column.piece.category == index).map(|column| column.piece.to);
        sums.push((index, tops.fold(0.0, f64::max)));
    }
    let mut homeless = Vec::new();
    for (index, _) in telling(&sums, plan.is_full) {
        let own = || columns.iter().filter(|column| column.piece.category == index);
        let Some((name, Some(total))) = stand.categories.get(index) else { continue };
        let Some(first) = own().next() else { continue };
        let top = own().map(|column| column.body.y0).fold(first.body.y0, f64::min);
        let block = drawing.block(total, Ink::Value, plan.room);
        let end = (first.body.center().0, top);
        if let Some(place) = solver.beside(end, 0.0, (block.width, block.height()), &[Side::Above]) {
            drawing.text(&block, place.center().0, place.y0, Anchor::Middle);
        } else if !write_off(drawing, solver, &block, (end, &UPWARDS)) {
            homeless.push((Swatch::None, said(name, total)));
        }
    }
    homeless
}
