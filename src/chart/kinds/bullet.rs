//! Bullet charts: an actual figure against its target, each row on a scale of its own.

use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::Rect;
use crate::chart::key::{Swatch, key};
use crate::chart::labels::Solver;
use crate::chart::scale::{Scale, finest};
use crate::chart::spec::{Amount, Reach, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::text::{Block, Ink, said};
use crate::i18n::TickFormat;

const MAX_ROWS: usize = 60;
/// Heights of the track, of the bar on it, and of the target's tick across it.
const TRACK: f64 = 22.0;
const BAR: f64 = 12.0;
const TICK: f64 = 30.0;
/// From a track's end to a value beside it: past the arrow of a target that stands there.
const BESIDE: f64 = 11.0;
/// Between rows.
const GAP: f64 = 18.0;

/// Actual figures against their targets, one row each.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    /// From top to bottom.
    pub rows: Vec<BulletRow>,
    /// What the actual figure is called in the key ("Actual").
    pub actual_name: String,
    /// What the target is called in the key.
    pub target_name: String,
    /// What the baseline is called in the key.
    pub baseline_name: String,
    /// Written where the actual figure is missing.
    pub gap_label: String,
}

/// One indicator against its target. The row's scale begins at zero and holds all of its amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct BulletRow {
    /// The indicator.
    pub name: String,
    /// Unit and period, small, below the name; may be empty.
    pub detail: String,
    /// The newest figure; `None` is a gap.
    pub actual: Option<Amount>,
    /// The target with its comparator in the label, and the side on which it is kept.
    pub target: Option<(Amount, Reach)>,
    /// Where the row started, if that is known.
    pub baseline: Option<Amount>,
    /// The labels of the row's own axis.
    pub ticks: TickFormat,
}

/// Draws the chart.
///
/// The scale of a row begins at zero, or at its lowest amount where that is negative. A row without an actual figure shows
/// its target alone and says that there is no figure.
pub(crate) fn draw(chart: &Bullet, width: Width) -> Result<Drawing, ChartError> {
    check(chart)?;
    let mut drawing = Drawing::new(width);
    let names = [&chart.actual_name, &chart.target_name, &chart.baseline_name];
    let has = [
        chart.rows.iter().any(|row| row.actual.is_some()),
        chart.rows.iter().any(|row| row.target.is_some()),
        chart.rows.iter().any(|row| row.baseline.is_some()),
    ];
    let swatches = [Swatch::Bar("c-f1"), Swatch::Tick("c-goal"), Swatch::Tick("c-base")];
    let items: Vec<(Swatch, &str)> = swatches
        .into_iter()
        .zip(names)
        .zip(has)
        .filter(|((_, name), has)| *has && !name.is_empty())
        .map(|((swatch, name), _)| (swatch, name.as_str()))
        .collect();
    let mut top = if items.is_empty() { 0.0 } else { key(&mut drawing, (0.0, 0.0), &items) + 14.0 };
    let left = name_column(chart, &drawing);
    // Beside every track there is room for its value, or for the words that there is none.
    let right = drawing.width
        - chart.rows.iter().map(|row| value_label(&drawing, chart, row).width).fold(0.0, f64::max)
        - BESIDE
        - 3.0;
    for row in &chart.rows {
        top = draw_row(&mut drawing, (chart, row), (left, right), top) + GAP;
    }
    drawing.height = top - GAP + 2.0;
    Ok(drawing)
}

fn check(chart: &Bullet) -> Result<(), ChartError> {
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels([&chart.actual_name, &chart.target_name, &chart.baseline_name, &chart.gap_label])?;
    check_labels(chart.rows.iter().flat_map(|row| [&row.name, &row.detail]))?;
    check_labels(chart.rows.iter().flat_map(amounts).flat_map(|amount| [&amount.label, &amount.full]))?;
    check_numbers(chart.rows.iter().flat_map(amounts).map(|amount| amount.value))?;
    if chart.rows.iter().flat_map(amounts).next().is_none() {
        return Err(ChartError::OnlyGaps(chart.rows.len()));
    }
    Ok(())
}

/// All amounts of a row.
fn amounts(row: &BulletRow) -> impl Iterator<Item = &Amount> {
    row.actual.iter().chain(row.target.iter().map(|(amount, _)| amount)).chain(&row.baseline)
}

fn value_label(drawing: &Drawing, chart: &Bullet, row: &BulletRow) -> Block {
    let room = drawing.pick(130.0, 92.0);
    match &row.actual {
        Some(actual) => drawing.block(&actual.label, Ink::Value, room),
        None => drawing.block(&chart.gap_label, Ink::Note, room),
    }
}

/// Where the tracks begin: beside the names, on a phone below them.
fn name_column(chart: &Bullet, drawing: &Drawing) -> f64 {
    if drawing.is_narrow {
        return 9.0;
    }
    let widest = chart.rows.iter().flat_map(|row| heads(row, drawing)).map(|block| block.width).fold(0.0, f64::max);
    widest + 18.0
}

/// A row's name and its detail.
fn heads(row: &BulletRow, drawing: &Drawing) -> [Block; 2] {
    let room = drawing.pick(drawing.width * 0.28, drawing.width);
    [drawing.block(&row.name, Ink::Name, room), drawing.block(&row.detail, Ink::Tick, room)]
}

/// A row from `top` on: the target's name above the track, the axis below it. Returns where it ends.
fn draw_row(drawing: &mut Drawing, (chart, row): (&Bullet, &BulletRow), (left, right): (f64, f64), top: f64) -> f64 {
    let [name, detail] = heads(row, drawing);
    let head = name.height() + detail.height();
    let target = row.target.as_ref().map(|(amount, _)| drawing.block(&amount.label, Ink::Label, right - left));
    // Above and below the middle of the track: the tick, or a value of several lines.
    let actual = value_label(drawing, chart, row);
    let reach = TICK.max(actual.height()) / 2.0 + 1.0;
    let above = target.as_ref().map_or(0.0, Block::height) + 2.0;
    let middle = top + drawing.pick(0.0, head + 2.0) + above + reach;
    let head_top = if drawing.is_narrow { top } else { top.max(middle - head / 2.0) };
    drawing.text(&name, 0.0, head_top, Anchor::Start);
    drawing.text(&detail, 0.0, head_top + name.height(), Anchor::Start);

    let values = || amounts(row).map(|amount| amount.value);
    let low = values().fold(0.0, f64::min);
    let high = values().fold(0.0, f64::max);
    let scale = Scale::round(low, high, drawing.pick(4, 3), finest(&row.ticks));
    let place = |value: f64| left + (value - scale.low) / (scale.high - scale.low) * (right - left);
    let track = Rect { x0: left, y0: middle - TRACK / 2.0, x1: right, y1: middle + TRACK / 2.0 };
    drawing.shape("c-band", Shape::Box(track, 0.0));

    let bounds = Rect { x0: 0.0, y0: middle - reach, x1: drawing.width, y1: middle + reach };
    let mut solver = Solver::new(bounds, Vec::new());
    draw_target(drawing, &mut solver, row, target, (place, track, bounds.y0));
    draw_actual(drawing, &mut solver, row, &actual, (place, track));
    let end = draw_axis(drawing, row, &scale, (place, track, bounds.y1 + 1.0));
    end.max(head_top + head)
}

/// The bar from zero to the actual figure, and its value at its end, inside it, or beyond the target's tick.
fn draw_actual(
    drawing: &mut Drawing,
    solver: &mut Solver,
    row: &BulletRow,
    block: &Block,
    (place, track): (impl Fn(f64) -> f64, Rect),
) {
    let (_, middle) = track.center();
    let Some(actual) = &row.actual else {
        let at = |x: f64| Rect::at(x, middle - block.height() / 2.0, block.width, block.height());
        let steps = (0..=10).map(|step| track.x0 + 6.0 + f64::from(step) / 10.0 * (track.width() - block.width - 8.0));
        if let Some(free) = solver.first_free(steps.map(at).chain([at(track.x1 + BESIDE)])) {
            drawing.text(block, free.x0, free.y0, Anchor::Start);
        }
        return;
    };
    let (zero, end) = (place(0.0), place(actual.value));
    let bar = Rect::between((zero, middle - BAR / 2.0), (end, middle + BAR / 2.0));
    let tip = said(&row.name, &actual.full);
    drawing.mark("c-f1", &tip, Shape::Box(bar, 0.0));
    let at = |x: f64| Rect::at(x, middle - block.height() / 2.0, block.width, block.height());
    let edge = bar.x1.max(row.target.as_ref().map_or(bar.x1, |(target, _)| place(target.value)));
    let edge = edge.max(row.baseline.as_ref().map_or(edge, |baseline| place(baseline.value)));
    if let Some(free) = solver.first_free([at(bar.x1 + 6.0), at(edge + 6.0), at(track.x1 + BESIDE)]) {
        drawing.text(block, free.x0, free.y0, Anchor::Start);
    }
}

/// The ticks of target and baseline, an arrow to the side on which the target is kept, and the target's name above.
fn draw_target(
    drawing: &mut Drawing,
    solver: &mut Solver,
    row: &BulletRow,
    label: Option<Block>,
    (place, track, top): (impl Fn(f64) -> f64, Rect, f64),
) {
    let (_, middle) = track.center();
    if let Some(baseline) = &row.baseline {
        let tick = Rect::at(place(baseline.value) - 1.0, track.y0, 2.0, TRACK);
        drawing.mark("c-base", &said(&row.name, &baseline.full), Shape::Box(tick, 0.0));
        solver.block(tick);
    }
    let (Some((target, reach)), Some(label)) = (&row.target, label) else {
        return;
    };
    let x = place(target.value);
    let tick = Rect::at(x - 1.5, middle - TICK / 2.0, 3.0, TICK);
    drawing.mark("c-goal", &said(&row.name, &target.full), Shape::Box(tick, 0.0));
    solver.block(tick);
    let tip = match reach {
        Reach::AtLeast => 7.0,
        Reach::AtMost => -7.0,
        Reach::About => 0.0,
    };
    if tip != 0.0 {
        let (y, x) = (tick.y0, x + f64::signum(tip) * 1.5);
        drawing.polygon("c-goal", [(x, y), (x + tip, y + 3.5), (x, y + 7.0)]);
        solver.block(Rect::between((x, y), (x + tip, y + 7.0)));
    }
    let left = (x - label.width / 2.0).min(drawing.width - label.width).max(track.x0.min(drawing.width - label.width));
    drawing.text(&label, left, top - label.height() - 1.0, Anchor::Start);
}

/// Round numbers below the track; the baseline's value first, the others where they stand clear of it.
fn draw_axis(
    drawing: &mut Drawing,
    row: &BulletRow,
    scale: &Scale,
    (place, track, top): (impl Fn(f64) -> f64, Rect, f64),
) -> f64 {
    let left = (track.x0 - 10.0).max(0.0);
    let mut taken: Vec<Rect> = Vec::new();
    let mut labels: Vec<(f64, Block)> = Vec::new();
    labels.extend(
        row.baseline
            .iter()
            .map(|baseline| (baseline.value, drawing.block(&baseline.label, Ink::Note, drawing.pick(160.0, 120.0)))),
    );
    for tick in scale.ticks.iter().filter(|tick| **tick <= scale.high) {
        labels.push((*tick, Block::line(&row.ticks.label(*tick, scale.step), Ink::Tick, drawing.size)));
    }
    let mut marked = Vec::new();
    for (value, block) in labels {
        let x = (place(value) - block.width / 2.0).min(drawing.width - block.width).max(left);
        let cell = Rect::at(x, top, block.width, block.height());
        let roomy = Rect { x0: cell.x0 - 10.0, x1: cell.x1 + 10.0, ..cell };
        if block.width < drawing.width - left && !taken.iter().any(|other| roomy.overlaps(other)) {
            drawing.text(&block, x, top, Anchor::Start);
            marked.push(place(value));
            taken.push(cell);
        }
    }
    for x in marked {
        drawing.line("c-axis", [(x, track.y1), (x, track.y1 + 4.0)]);
    }
    taken.iter().map(|cell| cell.y1).fold(top, f64::max)
}
