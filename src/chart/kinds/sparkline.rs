//! Sparklines: a series as small as a word, without axes, with its last value.

use crate::chart::spec::Datum;

/// One series as small as a word: for tables and cards. Gaps stay open. Both widths have the same small drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sparkline {
    /// In order of time.
    pub data: Vec<Datum>,
    /// Whether the last value is written beside the line.
    pub has_value: bool,
}
