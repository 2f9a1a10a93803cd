//! Tables from outside a project as new indicators: nothing is guessed that a figure rests on, and no figure comes without a source to be
//! named.
//!
//! A sheet becomes a [`Grid`] of cells. `orientation` finds the row of periods, `heads` says what each column is, `lines` and `names` what each
//! line is, and `table` makes series of them. A `Ledger` knows what became of each cell, so that none is lost.

mod grid;
mod heads;
mod lines;
mod mark;
mod names;
mod orientation;
mod period;
mod refusal;
mod separated;
mod table;
mod unit;
mod value;
mod workbook;
mod write;

pub use grid::{Cell, Grid, LeftOut, Origin, Reason, Run};
pub use mark::Mark;
pub use refusal::Refusal;
pub use separated::grid as separated;
pub use table::{Observation, Percent, Reading, Series, Table, read};
pub use value::DecimalMark;
pub use workbook::{WorkbookError, sheet};
pub use write::{Into, files};

#[cfg(test)]
mod tests;
