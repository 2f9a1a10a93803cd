//! Tables from outside a project as new indicators: nothing is guessed that a figure rests on, and no figure comes without a source to be
//! named.

mod grid;
mod layout;
mod period;
mod unit;
mod workbook;
mod write;

pub use grid::{Grid, Origin};
pub use layout::{Percent, Refusal, Row, Table, read};
pub use workbook::{WorkbookError, sheet};
pub use write::{Into, files};
