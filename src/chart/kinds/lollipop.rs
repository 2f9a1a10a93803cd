//! Lollipops: named amounts as a dot on a thin stem from zero, one row each.

use super::bars::{Arrangement, Pen, Rows, Stand, draw_rows};
use crate::chart::error::{ChartError, check_amounts, check_count, check_labels};
use crate::chart::spec::{Entry, Order, TargetMark, Width};
use crate::chart::svg::Drawing;
use crate::chart::target;
use crate::i18n::TickFormat;

/// Named amounts, a dot on a stem from zero each: bars with less ink, for many rows of similar length.
#[derive(Debug, Clone, PartialEq)]
pub struct Lollipop {
    /// From top to bottom in `order`, 1 to 60.
    pub rows: Vec<Entry>,
    /// The order of the rows.
    pub order: Order,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target, if the chart has one.
    pub target: Option<TargetMark>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

const MAX_ROWS: usize = 60;

/// Draws the chart.
pub(crate) fn draw(chart: &Lollipop, width: Width) -> Result<Drawing, ChartError> {
    check_count("rows", chart.rows.len(), MAX_ROWS)?;
    check_labels(chart.rows.iter().map(|row| &row.name).chain([&chart.gap_label]))?;
    check_amounts(chart.rows.iter().map(|row| &row.amount))?;
    target::check(chart.target.as_ref())?;
    let rows = Rows {
        arrangement: Arrangement::Single,
        series: &[],
        ticks: &chart.ticks,
        target: chart.target.as_ref(),
        gap_label: &chart.gap_label,
        pen: Pen::Lollipop,
    };
    let stand = Stand::of_entries(&chart.rows, chart.order, chart.target.as_ref());
    draw_rows(Drawing::new(width), &rows, &stand, 0.0)
}
