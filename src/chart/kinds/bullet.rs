//! Bullet charts: an actual figure against its target, each row on a scale of its own.

use crate::chart::spec::{Amount, Reach};
use crate::i18n::TickFormat;

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
