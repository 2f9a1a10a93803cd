//! Slope charts: how series changed between two or three periods.

use crate::chart::spec::Amount;

/// Straight lines between two or three periods, named and valued at both ends, without a value axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// Two or three, from left to right, in the reader's language.
    pub periods: Vec<String>,
    /// The lines.
    pub series: Vec<SlopeSeries>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// One line of a slope chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeSeries {
    /// Short.
    pub name: String,
    /// One a period; `None` is a gap.
    pub cells: Vec<Option<Amount>>,
    /// Whether it is what the chart is about; the others stand back where one is.
    pub is_main: bool,
}
