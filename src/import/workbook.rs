//! Workbooks as sheets of text. The only file that knows the libraries that read them.

use super::grid::Grid;
use crate::i18n::{Bilingual, Told};
use calamine::{Data, Reader, Xlsx, XlsxError};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// What a workbook may unpack to, in bytes.
const UNPACKED: u64 = 128 << 20;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkbookError {
    /// It is none, or is locked.
    #[error("the file is no workbook that can be read: {0}\nhelp: save it as .xlsx without a password, or as CSV")]
    Unreadable(String),
    /// It has no sheet of that name.
    #[error("the workbook has no sheet `{wanted}`\nhelp: its sheets are {known}")]
    NoSheet {
        /// The name that was asked for.
        wanted: String,
        /// The names that there are.
        known: String,
    },
    /// Several sheets hold something, and none was named.
    #[error("several sheets of the workbook hold something: {0}\nhelp: name one with --sheet")]
    WhichSheet(String),
    /// Nothing stands in it.
    #[error("the workbook is empty")]
    Empty,
    /// It unpacks to more than any table has, or a cell stands too far out.
    #[error("the workbook is larger than any table that can be read\nhelp: save the table alone, as .xlsx or as CSV")]
    TooLarge,
    /// Cells hold what is no value.
    #[error("a formula of the workbook has no value: {0}\nhelp: mend it in the workbook, or remove it")]
    Fault(String),
}

impl Told for WorkbookError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Unreadable(why) => {
                format!("文件不是可以读取的工作簿：{why}\n帮助：请另存为不带密码的.xlsx，或存为CSV")
            }
            Self::NoSheet { wanted, known } => format!("工作簿里没有工作表`{wanted}`\n帮助：现有的工作表是{known}"),
            Self::WhichSheet(names) => {
                format!("工作簿里有几张工作表都有内容：{names}\n帮助：请用--sheet指明一张")
            }
            Self::Empty => "工作簿是空的".to_owned(),
            Self::TooLarge => "工作簿太大，超出了能读取的范围\n帮助：请把表格单独另存为.xlsx或CSV".to_owned(),
            Self::Fault(cell) => format!("工作簿里有公式没有结果：{cell}\n帮助：请在工作簿里改正或删去"),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// The sheet `wanted` of the workbook in `bytes`, or the only one that holds anything; with its name.
///
/// # Errors
/// When there is no such sheet, or the file is no workbook, or one that unpacks to more than any table has.
pub fn sheet(bytes: Vec<u8>, wanted: Option<&str>) -> Result<(String, Grid), WorkbookError> {
    measure(&bytes)?;
    // The library reckons with whatever a workbook says, such as a cell in row 4294967297, and may stop where that cannot be done.
    let read = std::panic::catch_unwind(|| only(bytes, wanted));
    read.unwrap_or_else(|_| Err(unreadable("it is damaged")))
}

/// The same, of a workbook that is not too large.
fn only(bytes: Vec<u8>, wanted: Option<&str>) -> Result<(String, Grid), WorkbookError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    let mut full = Vec::new();
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == name.as_str())) {
        let rows = rows(&mut book, name)?;
        if wanted.is_some() || !rows.is_empty() {
            full.push((name.clone(), Grid::new(rows)));
        }
    }
    let mut full = full.into_iter();
    match (full.next(), full.next(), wanted) {
        (Some(found), None, _) => Ok(found),
        (Some(_), Some(_), _) => Err(WorkbookError::WhichSheet(names.join(", "))),
        (None, _, Some(wanted)) => Err(WorkbookError::NoSheet { wanted: wanted.to_owned(), known: names.join(", ") }),
        (None, _, None) => Err(WorkbookError::Empty),
    }
}

fn unreadable(error: impl std::fmt::Display) -> WorkbookError {
    WorkbookError::Unreadable(error.to_string())
}

/// Unpacks everything once and keeps nothing: a small file can hold any amount, and whoever reads it whole would be out of memory.
fn measure(bytes: &[u8]) -> Result<(), WorkbookError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(unreadable)?;
        let size = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink()).map_err(unreadable)?;
        left = left.checked_sub(size).ok_or(WorkbookError::TooLarge)?;
    }
    Ok(())
}

/// The cells of a sheet as rows of text, up to the last that holds anything. The library's own table has every cell of the rectangle, of
/// which a sheet with two cells may have billions.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Vec<Vec<String>>, WorkbookError> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cells = match book.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A sheet that is a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(rows),
        Err(error) => return Err(unreadable(error)),
    };
    let mut made = 0;
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let value = Data::from(cell.get_value().clone());
        if matches!(value, Data::Error(_)) {
            return Err(WorkbookError::Fault(Grid::default().name(row, column)));
        }
        let text = text(&value);
        if text.is_empty() {
            continue;
        }
        made += row.saturating_sub(rows.len()) + column.saturating_sub(rows.get(row).map_or(0, Vec::len)) + 1;
        if made > Grid::MOST {
            return Err(WorkbookError::TooLarge);
        }
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let Some(cells) = rows.get_mut(row) else { continue };
        cells.resize(cells.len().max(column + 1), String::new());
        if let Some(place) = cells.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

fn text(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            // A first of January stands for its year, a first of a month for the month: headers that were typed as dates.
            match (month, day) {
                (1, 1) => format!("{year:04}年"),
                (_, 1) => format!("{year:04}年{month}月"),
                _ => format!("{year:04}-{month:02}-{day:02}"),
            }
        }
        // Refused before.
        Data::Error(_) => String::new(),
    }
}

/// With the fifteen digits that a workbook keeps: `0.1 + 0.2` is 0.3.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}
