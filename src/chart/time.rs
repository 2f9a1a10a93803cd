//! The time axis: years as years, as many labels as stand apart.

use super::axes::{self, Axis, LABEL_GAP, Margins};
use super::spec::{Datum, Series, TargetMark, TimeTick};
use super::svg::Drawing;

/// The axis that holds all times, and the room around the plot beside the labels of `y` and `right`.
pub(crate) fn axis(
    drawing: &Drawing,
    (series, ticks): (&[Series], &[TimeTick]),
    target: Option<&TargetMark>,
    (y, right): (&Axis, f64),
) -> (Axis, Margins) {
    let due = target.and_then(|target| target.at);
    let data = || series.iter().flat_map(|series| &series.data);
    let times = data().map(|datum| datum.x).chain(ticks.iter().map(|tick| tick.at)).chain(due);
    let (start, end) = times.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    // A single time stands in the middle of its own span.
    let half = if end > start { 0.0 } else { start.abs().max(1.0) * 0.5 };
    let span = start - half..end + half;

    let left = y.label_width(drawing.size) + LABEL_GAP;
    let position = |at: f64| left + (at - span.start) / (span.end - span.start) * (drawing.width - left - right);
    let mut labels: Vec<(f64, &str)> = ticks.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
    if labels.is_empty() {
        let own: &[Datum] = series.first().map_or(&[], |series| &series.data);
        labels.extend(own.iter().map(|datum| (datum.x, datum.period.as_str())));
    }
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    labels.dedup_by(|a, b| a.0 == b.0);
    let keys = axes::thinned(drawing, &labels, drawing.pick(110.0, 80.0), position);
    let x = Axis { range: span, keys, grid: None, has_rule: true };
    let bottom = x.label_lines() as f64 * drawing.line_height() + LABEL_GAP + 2.0;
    (x, Margins { top: drawing.line_height() * 1.6, right, bottom, left })
}

/// A series' data in the order of time.
pub(crate) fn sorted(series: &Series) -> Vec<&Datum> {
    let mut data: Vec<&Datum> = series.data.iter().collect();
    data.sort_by(|a, b| a.x.total_cmp(&b.x));
    data
}
