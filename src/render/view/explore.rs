//! The values of the pages that gather what other pages hold: progress, the pillars beside each other.

#![allow(
    missing_docs,
    reason = "fields are named for template authors; those whose name does not say it all have a line"
)]

use super::kinds::FrameView;
use super::parts::{IndicatorCard, Table};
use serde::Serialize;

/// `progress.html`
#[derive(Debug, Clone, Serialize)]
pub struct ProgressPage {
    /// Reached, on track, behind, no figure: each, none left out.
    pub counts: Vec<ProgressCount>,
    pub frame: Option<FrameView>,
    pub groups: Vec<ProgressGroup>,
}

/// How many targets stand so.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressCount {
    pub state: &'static str,
    pub name: String,
    pub count: String,
}

/// Targets of one sort.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressGroup {
    pub name: String,
    pub rows: Vec<ProgressRow>,
}

/// A target.
#[derive(Debug, Clone, Serialize)]
pub struct ProgressRow {
    pub card: IndicatorCard,
    /// Value, period and source, where there is a baseline.
    pub baseline: Option<String>,
    /// `reached`, `on-track`, `behind` or `none`.
    pub state: &'static str,
    pub state_name: String,
    /// How much of the way is done, and how much would be on a straight line.
    pub shares: Option<String>,
    /// Why there is no figure, or what to keep in mind.
    pub why: String,
}

/// A way to narrow the index of indicators down.
#[derive(Debug, Clone, Serialize)]
pub struct Filter {
    /// `status`, `dimension`, `pillar`: the name of the mark on each row.
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
}

/// What can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// How many indicators it leaves.
    pub count: String,
}

/// `comparison.html`
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    pub figures: Table,
    pub facts: Table,
}
