//! The shades of a heat map: which value has which, and the key that says so.

use super::geometry::Rect;
use super::key::{Swatch, key};
use super::kinds::Heatmap;
use super::scale::nice;
use super::spec::Amount;
use super::svg::{Anchor, Drawing, Shape};
use super::text::{Block, Ink};

/// Classes from the strongest negative shade to the strongest positive one; `c-h4` begins at zero.
pub(crate) const SHADES: [&str; 9] = ["c-h0", "c-h1", "c-h2", "c-h3", "c-h4", "c-h5", "c-h6", "c-h7", "c-h8"];
/// The shade of zero.
const ZERO: usize = 4;

/// Shades of equal steps from zero; the outermost are open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shades {
    step: f64,
    low: usize,
    high: usize,
}

impl Shades {
    /// Shades for these values. One outlier does not press all others into one shade: the step follows the upper quintile.
    pub(crate) fn over(values: &[f64]) -> Self {
        let mut reach: Vec<f64> = values.iter().map(|value| value.abs()).collect();
        reach.sort_by(f64::total_cmp);
        let usual = reach.get(reach.len() * 4 / 5).or(reach.last()).copied().unwrap_or(1.0);
        let usual = if usual > 0.0 { usual } else { reach.last().copied().unwrap_or(1.0).max(1e-9) };
        let mut shades = Self { step: nice(usual / 4.0, 0.0), low: ZERO, high: ZERO };
        let (low, high) = values
            .iter()
            .map(|value| shades.of(*value))
            .fold((SHADES.len() - 1, 0), |(low, high), shade| (low.min(shade), high.max(shade)));
        (shades.low, shades.high) = (low, high);
        shades
    }

    /// The shade of a value, as an index into [`SHADES`].
    pub(crate) fn of(&self, value: f64) -> usize {
        let steps = (value / self.step).floor().clamp(-(ZERO as f64), (SHADES.len() - 1 - ZERO) as f64);
        (ZERO as f64 + steps) as usize
    }

    /// What can be read on the value's shade.
    pub(crate) fn ink(&self, value: f64) -> Ink {
        if matches!(self.of(value), 0 | 1 | 7 | 8) { Ink::OnDark } else { Ink::OnLight }
    }

    /// The bounds between the shades in use, if every cell's label is the plain number that the bounds are in.
    fn bounds(&self, chart: &Heatmap) -> Option<Vec<f64>> {
        let mut cells = chart.rows.iter().flat_map(|row| row.cells.iter().flatten());
        let is_plain = cells.all(|Amount { value, label, .. }| {
            let digits = label.trim_start_matches('+').replace('−', "-");
            digits.parse::<f64>().is_ok_and(|read| (read - value).abs() <= value.abs() * 1e-3 + 0.051)
        });
        (is_plain && (1.0..1000.0).contains(&self.step))
            .then(|| (self.low..self.high).map(|shade| (shade as f64 + 1.0 - ZERO as f64) * self.step).collect())
    }
}

/// The key: the shades in use with their bounds, and what an empty cell means. Returns where it ends.
pub(crate) fn draw_key(drawing: &mut Drawing, chart: &Heatmap, shades: &Shades, (left, top): (f64, f64)) -> f64 {
    let count = (shades.high - shades.low + 1) as f64;
    let swatch = drawing.pick(44.0, 30.0);
    let left = if left + count * swatch > drawing.width { 0.0 } else { left };
    let line = drawing.line_height();
    let mut y = top;
    let mut ends = [left, left + count * swatch];
    if let Some(bounds) = shades.bounds(chart) {
        for (index, bound) in (1_u8..).zip(&bounds) {
            let text = format!("{bound}").replace('-', "−");
            let block = Block::line(&text, Ink::Tick, drawing.size);
            drawing.text(&block, left + f64::from(index) * swatch, y + 14.0, Anchor::Middle);
        }
        ends[1] += 24.0;
        draw_ramp(drawing, shades, (left, y), swatch);
        let end = y + 14.0 + if bounds.is_empty() { 0.0 } else { line };
        return gap_key(drawing, chart, (ends[1], y - 2.0), (left, end));
    }
    let cells = || chart.rows.iter().flat_map(|row| row.cells.iter().flatten());
    let lowest = cells().min_by(|a, b| a.value.total_cmp(&b.value)).map_or("", |amount| &amount.label);
    let highest = cells().max_by(|a, b| a.value.total_cmp(&b.value)).map_or("", |amount| &amount.label);
    let room = (drawing.width - count * swatch - 24.0) / 2.0;
    let (low, high) = (drawing.block(lowest, Ink::Tick, room), drawing.block(highest, Ink::Tick, room));
    let height = low.height().max(high.height()).max(14.0);
    if left + low.width + high.width + count * swatch + 16.0 > drawing.width {
        ends = [0.0, count * swatch];
    }
    y += (height - 14.0) / 2.0;
    let middle = y + 7.0;
    drawing.text(&low, ends[0], middle - low.height() / 2.0, Anchor::Start);
    draw_ramp(drawing, shades, (ends[0] + low.width + 8.0, y), swatch);
    let x = ends[0] + low.width + count * swatch + 16.0;
    drawing.text(&high, x, middle - high.height() / 2.0, Anchor::Start);
    gap_key(drawing, chart, (x + high.width + 24.0, middle - line / 2.0), (left, top + height))
}

fn draw_ramp(drawing: &mut Drawing, shades: &Shades, (mut x, y): (f64, f64), swatch: f64) {
    for class in SHADES.iter().take(shades.high + 1).skip(shades.low) {
        drawing.shape(class, Shape::Box(Rect::at(x, y, swatch, 14.0), 0.0));
        x += swatch;
    }
}

/// What an empty cell means: beside the shades if there is room, else below; nothing where no cell is empty.
fn gap_key(drawing: &mut Drawing, chart: &Heatmap, beside: (f64, f64), (left, end): (f64, f64)) -> f64 {
    if chart.rows.iter().all(|row| row.cells.iter().all(Option::is_some)) {
        return end;
    }
    let needed = Block::line(&chart.gap_label, Ink::Tick, drawing.size).width + 30.0;
    let item = [(Swatch::Gap, chart.gap_label.as_str())];
    if beside.0 + needed <= drawing.width {
        key(drawing, beside, &item).max(end)
    } else {
        key(drawing, (left, end + 6.0), &item)
    }
}
