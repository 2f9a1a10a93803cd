//! Area charts: amounts over time, filled from zero; several series are parts that stand on each other.

use crate::chart::spec::{Series, TargetMark, TimeTick};
use crate::i18n::TickFormat;

/// Amounts over time, filled from zero. Several series are parts of a whole and stand on each other, the first at the bottom.
///
/// All series have the same times. Where a part has no figure the whole has none: the area is open there.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// At least one; six parts at most, none of them negative.
    pub series: Vec<Series>,
    /// The labelled times: years as years, at most what fits is drawn.
    pub time: Vec<TimeTick>,
    /// The value axis' labels.
    pub ticks: TickFormat,
    /// A target of the whole, if the chart has one.
    pub target: Option<TargetMark>,
}
