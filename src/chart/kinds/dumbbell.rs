//! Dumbbells: from a baseline to the actual figure, and on to the target, one row each on a shared scale.

use crate::chart::spec::{Amount, Order};
use crate::i18n::TickFormat;

/// From baseline to actual figure to target.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// From top to bottom in `order`.
    pub rows: Vec<DumbbellRow>,
    /// The order of the rows, by actual figure.
    pub order: Order,
    /// What the three marks are called in the key; a mark that no row has needs no name.
    pub baseline_name: String,
    /// See `baseline_name`.
    pub actual_name: String,
    /// See `baseline_name`.
    pub target_name: String,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// Written where a row has neither baseline nor actual figure.
    pub gap_label: String,
}

/// One row of a dumbbell chart; each mark may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct DumbbellRow {
    /// What has the amounts.
    pub name: String,
    /// Where it started.
    pub baseline: Option<Amount>,
    /// Where it is.
    pub actual: Option<Amount>,
    /// Where it is to be.
    pub target: Option<Amount>,
}
