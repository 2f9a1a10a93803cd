//! Workbooks as sheets of text. The only file that knows the library that reads them.

use super::grid::Grid;
use crate::i18n::{Bilingual, Told};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

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
            Self::Fault(cell) => format!("工作簿里有公式没有结果：{cell}\n帮助：请在工作簿里改正或删去"),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// The sheet `wanted` of the workbook in `bytes`, or the only one that holds anything; with its name.
///
/// # Errors
/// When there is no such sheet, or the file is no workbook.
pub fn sheet(bytes: Vec<u8>, wanted: Option<&str>) -> Result<(String, Grid), WorkbookError> {
    let mut book: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| WorkbookError::Unreadable(error.to_string()))?;
    let names = book.sheet_names();
    let mut full = Vec::new();
    for name in names.iter().filter(|name| wanted.is_none_or(|wanted| wanted == name.as_str())) {
        let range = book.worksheet_range(name).map_err(|error| WorkbookError::Unreadable(error.to_string()))?;
        if wanted.is_some() || !range.is_empty() {
            full.push((name.clone(), range));
        }
    }
    let mut full = full.into_iter();
    match (full.next(), full.next(), wanted) {
        (Some((name, range)), None, _) => {
            let (top, left) = range.start().unwrap_or((0, 0));
            let (top, left) = (usize::try_from(top).unwrap_or(0), usize::try_from(left).unwrap_or(0));
            let mut rows: Vec<Vec<String>> = vec![Vec::new(); top];
            for row in range.rows() {
                let cells = row.iter().map(text);
                rows.push(std::iter::repeat_n(String::new(), left).chain(cells).collect());
            }
            let grid = Grid::new(rows);
            let faulty = (0..grid.height())
                .flat_map(|row| (0..grid.width()).map(move |column| (row, column)))
                .find(|(row, column)| grid.at(*row, *column).starts_with(FAULT));
            match faulty {
                Some((row, column)) => Err(WorkbookError::Fault(grid.name(row, column))),
                None => Ok((name, grid)),
            }
        }
        (Some(_), Some(_), _) => Err(WorkbookError::WhichSheet(names.join(", "))),
        (None, _, Some(wanted)) => Err(WorkbookError::NoSheet { wanted: wanted.to_owned(), known: names.join(", ") }),
        (None, _, None) => Err(WorkbookError::Empty),
    }
}

/// Marks a cell whose formula failed; no text of a table begins with it.
const FAULT: char = '\u{0}';

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
        Data::Error(_) => FAULT.to_string(),
    }
}

/// With the fifteen digits that a workbook keeps: `0.1 + 0.2` is 0.3.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}
