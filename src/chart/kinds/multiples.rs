//! Small multiples: one small chart a series, all on the same scale.

use crate::chart::axes::{Axis, LABEL_GAP};
use crate::chart::error::{ChartError, check_count, check_labels, check_numbers};
use crate::chart::geometry::{Point, Rect};
use crate::chart::labels::{DOWNWARDS, Placed, Solver, UPWARDS, Wish};
use crate::chart::scale::{Scale, finest, range};
use crate::chart::spec::{Datum, TargetMark, TimeTick, Width};
use crate::chart::svg::{Anchor, Drawing, Shape};
use crate::chart::target;
use crate::chart::text::{Block, Ink, said};
use crate::i18n::TickFormat;

const MAX_PANELS: usize = 12;
const MAX_POINTS: usize = 120;
/// Between panels, across and down.
const GAP: (f64, f64) = (22.0, 20.0);
/// Inside a panel, so that marks at its edges stay in it.
const INSET: f64 = 8.0;
const RADIUS: f64 = 3.5;
/// Before the name of a panel's target.
const DASH: f64 = 16.0;

/// One panel a series, on the same time axis and the same value axis, so that panels can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples {
    /// In reading order.
    pub panels: Vec<Panel>,
    /// What each panel draws.
    pub form: PanelForm,
    /// The labelled times.
    pub time: Vec<TimeTick>,
    /// The shared value axis' labels.
    pub ticks: TickFormat,
    /// Written where a panel has no figure at all.
    pub gap_label: String,
}

/// One panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its head.
    pub name: String,
    /// In order of time.
    pub data: Vec<Datum>,
    /// The panel's own target, if it has one.
    pub target: Option<TargetMark>,
}

/// What the panels of small multiples draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelForm {
    /// A line with open gaps.
    Line,
    /// A line filled from zero.
    Area,
    /// A column an observation, from zero.
    Columns,
}

/// What all panels share.
struct Frame {
    /// Panels beside each other.
    across: usize,
    /// Room for the labels of the value axis, left of the first column.
    left: f64,
    panel: f64,
    plot: f64,
    y: Axis,
    time: (f64, f64),
    /// Width of a column, where columns are drawn.
    bar: f64,
}

impl Frame {
    fn x(&self, plot: &Rect, at: f64) -> f64 {
        let inset = INSET.max(self.bar / 2.0 + 2.0);
        let (start, end) = self.time;
        let share = if end > start { (at - start) / (end - start) } else { 0.5 };
        plot.x0 + inset + share * (plot.width() - 2.0 * inset)
    }

    fn y(&self, plot: &Rect, value: f64) -> f64 {
        let Axis { range, .. } = &self.y;
        plot.y1 - (value - range.start) / (range.end - range.start) * plot.height()
    }
}

/// Draws the chart.
pub(crate) fn draw(chart: &Multiples, width: Width) -> Result<Drawing, ChartError> {
    let values = check(chart)?;
    let mut drawing = Drawing::new(width);
    let frame = lay_out(chart, &values, &drawing);
    let mut top = 0.0;
    for row in chart.panels.chunks(frame.across) {
        let heads: Vec<(Block, Option<Block>)> = row.iter().map(|panel| heads(panel, &frame, &drawing)).collect();
        let target = |target: &Option<Block>| target.as_ref().map_or(0.0, Block::height);
        let head = heads.iter().map(|(name, goal)| name.height() + target(goal)).fold(4.0, f64::max) + 6.0;
        let mut end = top;
        for (column, (panel, (name, goal))) in row.iter().zip(&heads).enumerate() {
            let x = frame.left + column as f64 * (frame.panel + GAP.0);
            let plot = Rect::at(x, top + head, frame.panel, frame.plot);
            let name_top = plot.y0 - 6.0 - target(goal) - name.height();
            drawing.text(name, x, name_top, Anchor::Start);
            if let Some(goal) = goal {
                let middle = name_top + name.height() + drawing.line_height() / 2.0;
                drawing.line("c-target", [(x, middle), (x + DASH, middle)]);
                drawing.text(goal, x + DASH + 5.0, name_top + name.height(), Anchor::Start);
            }
            end = draw_panel(&mut drawing, (chart, panel), &frame, plot, column).max(end);
        }
        top = end + GAP.1;
    }
    drawing.height = top - GAP.1 + 2.0;
    Ok(drawing)
}

fn check(chart: &Multiples) -> Result<Vec<f64>, ChartError> {
    let data = || chart.panels.iter().flat_map(|panel| &panel.data);
    check_count("panels", chart.panels.len(), MAX_PANELS)?;
    for panel in &chart.panels {
        check_count("points in a panel", panel.data.len().max(1), MAX_POINTS)?;
        target::check(panel.target.as_ref())?;
    }
    check_labels(chart.panels.iter().map(|panel| &panel.name).chain([&chart.gap_label]))?;
    check_labels(data().flat_map(|datum| [&datum.label, &datum.full, &datum.period]))?;
    check_labels(chart.time.iter().map(|tick| &tick.label))?;
    check_numbers(data().map(|datum| datum.x).chain(chart.time.iter().map(|tick| tick.at)))?;
    let values: Vec<f64> = data().filter_map(|datum| datum.y).collect();
    check_numbers(values.iter().copied())?;
    if values.is_empty() { Err(ChartError::OnlyGaps(data().count())) } else { Ok(values) }
}

/// A panel's name, and the name of its target.
fn heads(panel: &Panel, frame: &Frame, drawing: &Drawing) -> (Block, Option<Block>) {
    let goal = panel.target.as_ref().filter(|target| !target.label.is_empty());
    let goal = goal.map(|target| drawing.block(&target.label, Ink::Tick, frame.panel - DASH - 5.0));
    (drawing.block(&panel.name, Ink::Name, frame.panel), goal)
}

/// The columns by the width of the drawing, in rows of about equal length; one scale for all.
fn lay_out(chart: &Multiples, values: &[f64], drawing: &Drawing) -> Frame {
    let goals = chart.panels.iter().filter_map(|panel| panel.target.as_ref()).map(|target| target.value);
    let (low, high) = range(values.iter().copied().chain(goals), chart.form != PanelForm::Line);
    let low = if low < 0.0 { low - (high - low) * 0.12 } else { low };
    let scale = Scale::round(low, high + (high - low) * 0.12, 3, finest(&chart.ticks));
    let mut y = Axis::of_values(&scale, &chart.ticks);
    if y.label_width(drawing.size) > drawing.width * 0.45 {
        // Numbers that would take half of the drawing are told by the values at the marks.
        y.keys.iter_mut().for_each(|(_, label)| label.clear());
    }
    let left = y.label_width(drawing.size) + LABEL_GAP;
    let most = drawing.pick(if chart.panels.len() > 6 { 4 } else { 3 }, 2);
    let count = chart.panels.len();
    let panel = |across: usize| ((drawing.width - left + GAP.0) / across as f64 - GAP.0).min(420.0);
    let across = (1..=most).rev().find(|across| panel(*across) >= drawing.pick(140.0, 120.0)).unwrap_or(1);
    let across = count.div_ceil(count.div_ceil(across));
    let panel = panel(across);
    let data = || chart.panels.iter().flat_map(|panel| &panel.data);
    let times = data().map(|datum| datum.x).chain(chart.time.iter().map(|tick| tick.at));
    let time = times.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), at| (a.min(at), b.max(at)));
    let slots = chart.panels.iter().map(|panel| panel.data.len()).max().unwrap_or(1).max(1) as f64;
    let bar = if chart.form == PanelForm::Columns { ((panel - 2.0 * INSET) / slots * 0.7).min(26.0) } else { 0.0 };
    Frame { across, left, panel, plot: drawing.pick(120.0, 104.0), y, time, bar }
}

/// One panel; returns where its axis ends.
fn draw_panel(
    drawing: &mut Drawing,
    (chart, panel): (&Multiples, &Panel),
    frame: &Frame,
    plot: Rect,
    column: usize,
) -> f64 {
    for (value, label) in &frame.y.keys {
        let y = frame.y(&plot, *value);
        if *value != 0.0 {
            drawing.line("c-grid", [(plot.x0, y), (plot.x1, y)]);
        }
        if column == 0 {
            let block = Block::line(label, Ink::Tick, drawing.size);
            drawing.text(&block, frame.left - LABEL_GAP, y - block.height() / 2.0, Anchor::End);
        }
    }
    if frame.y.range.start <= 0.0 && frame.y.range.end >= 0.0 {
        let zero = frame.y(&plot, 0.0);
        drawing.line("c-zero", [(plot.x0, zero), (plot.x1, zero)]);
    }
    if let Some(target) = &panel.target {
        let y = frame.y(&plot, target.value);
        drawing.line("c-target", [(plot.x0, y), (plot.x1, y)]);
    }
    let mut data: Vec<&Datum> = panel.data.iter().collect();
    data.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut solver = Solver::new(Rect { y0: plot.y0 - 4.0, ..plot }, drawing.texts.clone());
    if let Some(target) = &panel.target {
        let y = frame.y(&plot, target.value);
        solver.block_line(&[(plot.x0, y), (plot.x1, y)]);
    }
    // What finds no place in the panel stands below it.
    let mut below = None;
    if data.iter().all(|datum| datum.y.is_none()) {
        let block = drawing.block(&chart.gap_label, Ink::Note, plot.width() - 12.0);
        drawing.outline("c-gap", plot.grown(-0.5));
        let places = (0..=12).map(|step| {
            let y = plot.y0 + 4.0 + f64::from(step) / 12.0 * (plot.height() - block.height() - 8.0).max(0.0);
            Rect::at(plot.center().0 - block.width / 2.0, y, block.width, block.height())
        });
        match solver.first_free(places) {
            Some(free) => {
                drawing.text(&block, free.x0, free.y0, Anchor::Start);
            }
            None => below = Some(block),
        }
    } else if chart.form == PanelForm::Columns {
        draw_columns(drawing, &mut solver, &data, frame, plot);
    } else {
        draw_line(drawing, &mut solver, (chart.form, &data), frame, plot);
    }
    let below = below.or_else(|| label_last(drawing, &mut solver, &data, (chart.form, frame), plot));
    let end = draw_times(drawing, chart, frame, plot);
    let Some(block) = below else {
        return end;
    };
    drawing.text(&block, plot.x0, end + 2.0, Anchor::Start);
    end + 2.0 + block.height()
}

/// Stretches between gaps as lines, with the ground below them where the form is an area.
fn draw_line(
    drawing: &mut Drawing,
    solver: &mut Solver,
    (form, data): (PanelForm, &[&Datum]),
    frame: &Frame,
    plot: Rect,
) {
    let place = |datum: &&Datum| Some((frame.x(&plot, datum.x), frame.y(&plot, datum.y?)));
    let stretches: Vec<Vec<Point>> =
        data.split(|datum| datum.y.is_none()).map(|part| part.iter().filter_map(place).collect()).collect();
    let zero = frame.y(&plot, 0.0);
    for points in stretches.iter().filter(|points| points.len() > 1 && form == PanelForm::Area) {
        let foot = points.last().map(|last| (last.0, zero)).into_iter().chain(points.first().map(|at| (at.0, zero)));
        drawing.polygon("c-ground", points.iter().copied().chain(foot));
    }
    for points in stretches.iter().filter(|points| points.len() > 1) {
        drawing.line("c-line c-s1", points.iter().copied());
        solver.block_line(points);
    }
    let last = data.iter().rev().find(|datum| datum.y.is_some()).map(|datum| datum.x);
    for (index, datum) in data.iter().enumerate() {
        let Some(at) = place(datum) else { continue };
        let before = index.checked_sub(1).and_then(|index| data.get(index));
        let is_alone = ![before, data.get(index + 1)].into_iter().flatten().any(|other| other.y.is_some());
        if is_alone || last == Some(datum.x) {
            let tip = said(&datum.period, &datum.full);
            drawing.mark("c-f1", &tip, Shape::Circle(at, RADIUS));
            solver.block(Rect::around(at, RADIUS));
        }
    }
}

/// One column an observation; a gap keeps its place as an empty slot.
fn draw_columns(drawing: &mut Drawing, solver: &mut Solver, data: &[&Datum], frame: &Frame, plot: Rect) {
    let zero = frame.y(&plot, 0.0);
    let body = |datum: &Datum, y: f64| {
        let x = frame.x(&plot, datum.x) - frame.bar / 2.0;
        Rect::between((x, y), (x + frame.bar, zero))
    };
    for datum in data {
        if let Some(value) = datum.y {
            let body = body(datum, frame.y(&plot, value));
            drawing.mark("c-f1", &said(&datum.period, &datum.full), Shape::Box(body, 0.0));
            solver.block(body);
        }
    }
    for datum in data.iter().filter(|datum| datum.y.is_none()) {
        // Where all figures are negative there is no room above zero.
        let height = if zero - plot.y0 > 22.0 { -18.0 } else { 18.0 };
        let slot = body(datum, zero + height);
        drawing.outline("c-gap", slot);
        solver.block(slot);
    }
}

/// The last value at its mark; returns what is to stand below the panel if there is no place for it.
fn label_last(
    drawing: &mut Drawing,
    solver: &mut Solver,
    data: &[&Datum],
    (form, frame): (PanelForm, &Frame),
    plot: Rect,
) -> Option<Block> {
    let (datum, value) = data.iter().rev().find_map(|datum| Some((datum, datum.y?)))?;
    let at = (frame.x(&plot, datum.x), frame.y(&plot, value));
    let block = drawing.block(&datum.label, Ink::Value, plot.width());
    let clear = if form == PanelForm::Columns { 0.0 } else { RADIUS };
    let sides = if value < 0.0 { &DOWNWARDS } else { &UPWARDS };
    let size = (block.width, block.height());
    let left = (at.0 - size.0 / 2.0).min(plot.x1 - size.0);
    let shifted = || {
        [6.0, 14.0, 24.0, 36.0].into_iter().flat_map(|gap| {
            [Rect::at(left, at.1 - gap - size.1, size.0, size.1), Rect::at(left, at.1 + gap, size.0, size.1)]
        })
    };
    let free = solver.beside(at, clear, size, sides).or_else(|| solver.first_free(shifted()));
    if let Some(free) = free {
        drawing.text(&block, free.x0, free.y0, Anchor::Start);
        return None;
    }
    let wish = Wish { mark: at, clear, size, sides, is_required: true };
    if let Some(Some(Placed { label, leader: Some(leader) })) = solver.settle(&[wish]).pop() {
        drawing.line("c-leader", leader);
        drawing.text(&block, label.x0, label.y0, Anchor::Start);
        return None;
    }
    Some(drawing.block(&said(&datum.period, &datum.label), Ink::Value, plot.width()))
}

/// First and last time below a panel; the last alone where not both fit. Returns where they end.
fn draw_times(drawing: &mut Drawing, chart: &Multiples, frame: &Frame, plot: Rect) -> f64 {
    let mut ticks: Vec<(f64, &str)> = chart.time.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    if ticks.is_empty() {
        let data = chart.panels.iter().flat_map(|panel| &panel.data);
        ticks.extend(data.map(|datum| (datum.x, datum.period.as_str())));
    }
    ticks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let top = plot.y1 + 4.0;
    let cell = |(at, label): (f64, &str), room: f64| {
        let block = drawing.block(label, Ink::Tick, room);
        let left = (frame.x(&plot, at) - block.width / 2.0).min(plot.x1 - block.width).max(plot.x0);
        (Rect::at(left, top, block.width, block.height()), block)
    };
    let ends = [ticks.last(), ticks.first()].map(|tick| tick.map(|tick| cell(*tick, plot.width() / 2.0 - 4.0)));
    let [last, first] = ends;
    // The lowest label of the value axis reaches below the plot.
    let mut end = plot.y1 + drawing.line_height() / 2.0 + 1.0;
    let mut taken: Option<Rect> = None;
    for (place, block) in last.into_iter().chain(first) {
        if taken.is_none_or(|taken| place.x1 + 6.0 <= taken.x0) {
            drawing.text(&block, place.x0, place.y0, Anchor::Start);
            end = end.max(place.y1);
            taken = Some(place);
        }
    }
    end
}
