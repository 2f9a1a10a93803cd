//! Dot charts: one row a period and a dot at each value, for observations that must not be joined.

use super::bars::{Arrangement, Pen, Rows, Stand, draw_rows};
use crate::chart::error::{ChartError, check_count, check_labels, figures};
use crate::chart::spec::{Amount, Datum, Entry, Order, Width};
use crate::chart::svg::Drawing;
use crate::i18n::TickFormat;

/// One row a period, a dot at each value: for observations that must not be joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Rows from top to bottom, one a period; the datum's `x` is ignored.
    pub rows: Vec<Datum>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// Written where a figure is missing.
    pub gap_label: String,
}

const MAX_ROWS: usize = 60;

/// Draws the chart.
pub(crate) fn draw(chart: &Dot, width: Width) -> Result<Drawing, ChartError> {
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels(
        chart.rows.iter().flat_map(|datum| [&datum.label, &datum.full, &datum.period]).chain([&chart.gap_label]),
    )?;
    figures(chart.rows.iter())?;
    let entry = |datum: &Datum| Entry {
        name: datum.period.clone(),
        amount: datum.y.map(|value| Amount { value, label: datum.label.clone(), full: datum.full.clone() }),
    };
    let entries: Vec<Entry> = chart.rows.iter().map(entry).collect();
    let rows = Rows {
        arrangement: Arrangement::Single,
        series: &[],
        ticks: &chart.ticks,
        target: None,
        gap_label: &chart.gap_label,
        pen: Pen::Dot,
    };
    draw_rows(Drawing::new(width), &rows, &Stand::of_entries(&entries, Order::Given, None), 0.0)
}
