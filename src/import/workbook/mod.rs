//! Workbooks as grids of cells. The only folder that knows the libraries that read them.

mod format;
mod marks;

use self::format::Look;
use self::marks::Marks;
use super::grid::{Cell, Grid, name};
use crate::i18n::{Bilingual, Told};
use calamine::{Data, Reader, SheetVisible, Style, Xlsx, XlsxError};
use std::collections::BTreeMap;
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
    /// A formula ended in an error.
    #[error("a formula of the workbook ends in an error: {0}\nhelp: mend it in the workbook, or remove it")]
    Fault(String),
    /// A formula was never calculated.
    #[error(
        "a formula of the workbook has no value: {0}\nhelp: open the workbook in a spreadsheet program and save it there, so that it is calculated"
    )]
    NoValue(String),
    /// A number is not shown as it is.
    #[error(
        "the number in {cell} is shown as another: its format `{format}` cuts thousands off\nhelp: write the numbers as they are meant, in a plain format"
    )]
    Scaled {
        /// Where.
        cell: String,
        /// As the workbook writes it.
        format: String,
    },
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
            Self::Fault(cell) => format!("工作簿里有公式出错：{cell}\n帮助：请在工作簿里改正或删去"),
            Self::NoValue(cell) => {
                format!("工作簿里有公式没有结果：{cell}\n帮助：请用电子表格软件打开并保存一次，算出结果")
            }
            Self::Scaled { cell, format } => {
                format!("{cell}里的数与显示的不同：格式`{format}`省去了千位\n帮助：请按实际含义写出数字，使用普通格式")
            }
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// The sheet `wanted` of the workbook in `bytes`, or the only one that holds anything; with its name.
///
/// # Errors
/// When there is no such sheet, or the file is no workbook, or one that unpacks to more than any table has.
pub fn sheet(bytes: &[u8], wanted: Option<&str>) -> Result<(String, Grid), WorkbookError> {
    measure(bytes)?;
    // The library reckons with whatever a workbook says, such as a cell in row 4294967297, and may stop where that cannot be done.
    let read = std::panic::catch_unwind(|| only(bytes, wanted));
    read.unwrap_or_else(|_| Err(unreadable("it is damaged")))
}

/// The same, of a workbook that is not too large.
fn only(bytes: &[u8], wanted: Option<&str>) -> Result<(String, Grid), WorkbookError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    let parts = marks::parts(&mut archive).map_err(unreadable)?;
    let superscripts = marks::superscripts(&mut archive, &parts);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    let is_visible: Vec<bool> =
        book.sheets_metadata().iter().map(|sheet| sheet.visible == SheetVisible::Visible).collect();
    let (mut full, mut hidden) = (Vec::new(), Vec::new());
    for (name, is_visible) in names.iter().zip(is_visible) {
        if wanted.is_some_and(|wanted| wanted != name) {
            continue;
        }
        let rows = rows(&mut book, name)?;
        if wanted.is_none() && rows.is_empty() {
            continue;
        }
        if wanted.is_none() && !is_visible {
            hidden.push(name.clone());
            continue;
        }
        let marks = if rows.is_empty() { Ok(Marks::default()) } else { marks::sheet_marks(&mut archive, &parts, name) };
        let marks = marks.map_err(unreadable)?;
        full.push((name.clone(), with_marks(rows, &marks, &superscripts)?));
    }
    let mut full = full.into_iter();
    match (full.next(), full.next(), wanted) {
        (Some((name, mut grid)), None, _) => {
            grid.remarks.extend(hidden.iter().map(|hidden| {
                Bilingual::of(
                    format!("the sheet `{hidden}` is hidden and was left out"),
                    format!("工作表`{hidden}`是隐藏的，没有导入"),
                )
            }));
            Ok((name, grid))
        }
        (Some(_), Some(_), _) => Err(WorkbookError::WhichSheet(names.join(", "))),
        (None, _, Some(wanted)) => Err(WorkbookError::NoSheet { wanted: wanted.to_owned(), known: names.join(", ") }),
        (None, _, None) => Err(WorkbookError::Empty),
    }
}

/// The cells with what the sheet says of them: merged ones, hidden ones, footnotes.
fn with_marks(
    mut rows: Vec<Vec<Cell>>,
    marks: &Marks,
    superscripts: &BTreeMap<String, String>,
) -> Result<Grid, WorkbookError> {
    if let Some((row, column)) = marks.uncalculated {
        return Err(WorkbookError::NoValue(name(row, column)));
    }
    for cell in rows.iter_mut().flatten() {
        if let Some(text) = superscripts.get(&cell.text) {
            cell.text.clone_from(text);
        }
    }
    for (row, column, last_row, last_column) in &marks.merged {
        if let Some(cell) = rows.get_mut(*row).and_then(|row| row.get_mut(*column)) {
            cell.covers = Some((last_row - row + 1, last_column - column + 1));
        }
    }
    let mut grid = Grid::new(rows);
    grid.hide(&|row, column| marks.is_hidden(row, column));
    Ok(grid)
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

/// The cells of a sheet, up to the last that holds anything. The library's own table has every cell of the rectangle, of which a sheet with
/// two cells may have billions.
fn rows(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Vec<Cell>>, WorkbookError> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        // A sheet that is a chart.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(rows),
        Err(error) => return Err(unreadable(error)),
    };
    let looks: Vec<Look> = cells.styles().iter().map(look).collect();
    let mut made = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let value = Data::from(cell.get_value().clone());
        if matches!(value, Data::Error(_)) {
            return Err(WorkbookError::Fault(name(row, column)));
        }
        let plain = Look::default();
        let look = looks.get(style).unwrap_or(&plain);
        if look.is_scaled && matches!(value, Data::Int(_) | Data::Float(_)) {
            return Err(WorkbookError::Scaled { cell: name(row, column), format: look.code.clone() });
        }
        let cell = shown(&value, look);
        if cell.text.is_empty() {
            continue;
        }
        made += row.saturating_sub(rows.len()) + column.saturating_sub(rows.get(row).map_or(0, Vec::len)) + 1;
        if made > Grid::MOST {
            return Err(WorkbookError::TooLarge);
        }
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let Some(cells) = rows.get_mut(row) else { continue };
        cells.resize(cells.len().max(column + 1), Cell::default());
        if let Some(place) = cells.get_mut(column) {
            *place = cell;
        }
    }
    Ok(rows)
}

/// How the cells of a style look.
fn look(style: &Style) -> Look {
    let code = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    let indent = style.alignment.as_ref().and_then(|alignment| alignment.indent).unwrap_or(0);
    let mut look = Look::new(code);
    look.indent = usize::from(indent) * 2;
    look
}

/// A cell as the workbook shows it, but with all digits.
fn shown(value: &Data, look: &Look) -> Cell {
    let number = |text: String| Cell { is_number: true, is_share: look.is_percent, ..Cell::new(&look.number(&text)) };
    let cell = match value {
        Data::Empty => Cell::default(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::new(text),
        Data::Int(integer) => number(integer.to_string()),
        Data::Float(float) => number(decimal(*float)),
        Data::Bool(truth) => Cell::new(&truth.to_string()),
        Data::DateTime(moment) if moment.is_duration() => Cell::new(&format!("{} d", decimal(moment.as_f64()))),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            Cell::new(&look.date(year, month, day))
        }
        // Refused before.
        Data::Error(_) => Cell::default(),
    };
    Cell { indent: cell.indent + look.indent, ..cell }
}

/// With the fifteen digits that a workbook keeps: `0.1 + 0.2` is 0.3.
fn decimal(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}
