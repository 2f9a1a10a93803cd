//! Bars upwards (columns) or to the right: single, grouped, stacked, or as shares of 100 %.

use crate::chart::spec::{Amount, Order, TargetMark};
use crate::i18n::TickFormat;

/// One bar or group of bars a category, measured from zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Which way the bars run.
    pub direction: Direction,
    /// How the bars of one category stand to each other.
    pub arrangement: Arrangement,
    /// The order of the categories; by the first series, or by the sum of the parts where bars are stacked.
    pub order: Order,
    /// Periods or names, 1 to 60.
    pub categories: Vec<String>,
    /// One, or up to six where they are grouped or stacked.
    pub series: Vec<BarSeries>,
    /// What is written at the end of each stack, one a category: its sum in the reader's language. Empty for none.
    pub totals: Vec<String>,
    /// The value axis' labels. For [`Arrangement::Share`] the axis runs from 0 to 1: `factor` 0.01 and `suffix` `%`.
    pub ticks: TickFormat,
    /// A target, if the chart has one; shares have none.
    pub target: Option<TargetMark>,
    /// Written where a figure is missing.
    pub gap_label: String,
}

/// One series of bars.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSeries {
    /// Short; written in the key or at the bars where there are several series.
    pub name: String,
    /// One a category; `None` is a gap: the figure was not published or not found.
    pub cells: Vec<Option<Amount>>,
}

/// Which way bars run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Upwards, categories from left to right: for periods.
    Columns,
    /// To the right, categories from top to bottom: for names.
    Rows,
}

/// How the bars of one category stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// One series, one bar a category.
    Single,
    /// A bar a series, side by side.
    Grouped,
    /// The series on each other, negative ones below zero. Where one is missing, what is there is no total.
    Stacked,
    /// Each series as its part of the category's sum. No part is negative; a category with a gap has no parts.
    Share,
}
