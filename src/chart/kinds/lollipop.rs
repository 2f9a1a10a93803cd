//! Lollipops: named amounts as a dot on a thin stem from zero, one row each.

use crate::chart::spec::{Entry, Order, TargetMark};
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
