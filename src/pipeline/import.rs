//! A table from outside the project as new indicators.

use super::exchange::project;
use super::scaffold::create;
use super::{BuildError, Found, Options};
use crate::i18n::{Bilingual, Lang, Told};
use crate::import::{self, Grid, Into, Origin, Percent, Refusal, WorkbookError};
use crate::load;
use crate::scaffold::NewFile;
use std::path::{Path, PathBuf};

/// A table that is to be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its file.
    pub file: PathBuf,
    /// What kind of file.
    pub kind: TableKind,
    /// The source of its figures, if it is known.
    pub source: Option<String>,
    /// How small percentages are meant.
    pub percent: Percent,
}

/// Kinds of file that hold a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableKind {
    /// A workbook, and the sheet in it.
    Xlsx(Option<String>),
    /// Comma-separated values.
    Csv,
}

/// Indicators that were, or would be, made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The new files.
    pub files: Vec<NewFile>,
    /// Lines of the table that hold no values: cell and text.
    pub passed: Vec<(String, String)>,
}

/// Why nothing was taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The workbook cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// It holds no table that can be read in one way.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The text is no table.
    #[error("the file is no table of comma-separated values: {}, in line {line}\nhelp: mend that line", .why.en())]
    Csv {
        /// What is wrong.
        why: Bilingual,
        /// Where, from 1.
        line: usize,
    },
    /// Its bytes are no text.
    #[error(
        "the file is no text in UTF-8, UTF-16 or GB 18030\nhelp: save it again as CSV UTF-8; a workbook is read with `gongbao import xlsx`"
    )]
    Encoding,
    /// The report has no such source.
    #[error("the report has no source `{0}`\nhelp: make it first: gongbao new source {0}")]
    NoSource(String),
    /// `content/report.yaml` cannot be read.
    #[error("nothing was made: the report's settings cannot be read")]
    Unreadable,
}

impl Told for ImportError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Workbook(error) => return error.told(),
            Self::Refused(refusal) => return refusal.told(),
            Self::Csv { why, line } => format!("文件不是CSV表格：第{line}行，{}\n帮助：请改正这一行", why.zh()),
            Self::Encoding => {
                "文件不是UTF-8、UTF-16或GB 18030编码的文本\n帮助：请另存为UTF-8编码的CSV；工作簿请用`gongbao import xlsx`".to_owned()
            }
            Self::NoSource(id) => format!("报告没有来源`{id}`\n帮助：请先新建：gongbao new source {id}"),
            Self::Unreadable => "没有新建任何文件：报告的设置无法读取".to_owned(),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// Takes the table of `wanted` over; writes nothing where `dry`.
///
/// # Errors
/// When the folder is no project, the file cannot be read, or a file is in the way.
pub fn import_table(
    options: &Options,
    wanted: &Import,
    dry: bool,
) -> Result<(Found, Result<Imported, ImportError>), BuildError> {
    let project = project(options)?;
    let bytes = load::bytes(&wanted.file)?;
    let Some(report) = &project.report else { return Ok((project.found, Err(ImportError::Unreadable))) };
    if let Some(source) = wanted.source.as_ref().filter(|source| report.source(source).is_none()) {
        return Ok((project.found, Err(ImportError::NoSource(source.clone()))));
    }
    let (sheet, grid) = match grid(&wanted.kind, bytes) {
        Ok(read) => read,
        Err(refused) => return Ok((project.found, Err(refused))),
    };
    let table = match import::read(&grid, wanted.percent) {
        Ok(table) => table,
        Err(refused) => return Ok((project.found, Err(refused.into()))),
    };
    let languages: Vec<Lang> = report.languages().cloned().collect();
    // A file that cannot be read yet has its name all the same.
    let stems = project.found.sources.below("content/indicators/").filter_map(|(_, file)| {
        file.path.strip_prefix("content/indicators/")?.strip_suffix(".yaml").map(str::to_owned)
    });
    let into = Into { languages: &languages, source: wanted.source.as_deref(), taken: stems.collect() };
    let files = import::files(&table, &Origin { file: file_name(&wanted.file), sheet }, &into);
    if !dry {
        create(&options.project, &files)?;
    }
    Ok((project.found, Ok(Imported { files, passed: table.passed })))
}

fn grid(kind: &TableKind, bytes: Vec<u8>) -> Result<(Option<String>, Grid), ImportError> {
    match kind {
        TableKind::Xlsx(sheet) => {
            let (name, grid) = import::sheet(bytes, sheet.as_deref())?;
            Ok((Some(name), grid))
        }
        TableKind::Csv => {
            let text = load::table(bytes).ok_or(ImportError::Encoding)?;
            let grid = Grid::from_csv(&text).map_err(|fault| ImportError::Csv {
                why: fault.why,
                line: text.get(..fault.at).unwrap_or_default().matches('\n').count() + 1,
            })?;
            Ok((None, grid))
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
