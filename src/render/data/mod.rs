//! What is taken away as data: CSV and XLSX for people, JSON and described tables for programs.

mod catalogue;
mod csv;
mod json;
mod observations;
mod package;
mod records;
mod tables;
#[cfg(feature = "xlsx")]
mod workbook;

pub use catalogue::{catalogue, embedded};
pub use json::{index, page, scope as json, written};
pub use observations::{observations, table, unit};
pub use package::package;
pub use tables::table as package_table;
#[cfg(feature = "xlsx")]
pub use workbook::workbook;
