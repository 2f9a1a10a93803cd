//! Small multiples: one small chart a series, all on the same scale.

use crate::chart::spec::{Datum, TargetMark, TimeTick};
use crate::i18n::TickFormat;

/// One panel a series, on the same time axis and the same value axis, so that panels can be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples {
    /// In reading order.
    pub panels: Vec<Panel>,
    /// What each panel draws.
    pub form: PanelForm,
    /// The labelled times.
    pub time: Vec<TimeTick>,
    /// The shared value axis' labels.
    pub ticks: TickFormat,
    /// Written where a panel has no figure at all.
    pub gap_label: String,
}

/// One panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its head.
    pub name: String,
    /// In order of time.
    pub data: Vec<Datum>,
    /// The panel's own target, if it has one.
    pub target: Option<TargetMark>,
}

/// What the panels of small multiples draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelForm {
    /// A line with open gaps.
    Line,
    /// A line filled from zero.
    Area,
    /// A column an observation, from zero.
    Columns,
}
