//! Pictograms: counts as rows of equal symbols, each standing for the same number.

use crate::chart::spec::Entry;

/// Counts as rows of symbols. Waffles show a part of one whole; pictograms compare counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Pictogram {
    /// From top to bottom; amounts are not negative.
    pub rows: Vec<Entry>,
    /// What one symbol stands for, above zero; the rest of a count is drawn as a part of a symbol.
    pub each: f64,
    /// Says what one symbol stands for ("one square: 10 enterprises").
    pub each_label: String,
    /// What is repeated.
    pub symbol: Symbol,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// The symbol of a pictogram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// For anything.
    Square,
    /// For anything.
    Circle,
    /// For people.
    Person,
}
