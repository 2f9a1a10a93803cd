//! A table from outside the project as new indicators.

use super::exchange::project;
use super::scaffold::create;
use super::{BuildError, Found, Options};
use crate::i18n::{Bilingual, Lang, Told};
use crate::import::{self, Grid, Into, Origin, Reading, Refusal, Table, WorkbookError};
use crate::load::{self, EncodingError};
use crate::scaffold::{Kind, NewFile, check_name};
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
    /// The id of its one series.
    pub id: Option<String>,
    /// The name of its one series in some languages, by their tags.
    pub names: Vec<(String, String)>,
    /// The unit of the series for which the table says none.
    pub unit: Option<String>,
    /// How its cells are meant.
    pub reading: Reading,
}

/// Kinds of file that hold a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableKind {
    /// A workbook, and the sheet in it.
    Xlsx(Option<String>),
    /// Text with separated cells, and its encoding.
    Csv(Option<String>),
}

/// Indicators that are to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The new files, one for each series.
    pub files: Vec<NewFile>,
    /// What became of each cell of the table.
    pub table: Table,
}

/// Why nothing was taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The workbook cannot be read.
    #[error(transparent)]
    Workbook(#[from] WorkbookError),
    /// It holds no table that can be read in one way.
    #[error("{refusal}{}", noted(.notes, "\nnote: ", Bilingual::en))]
    Refused {
        /// Why.
        refusal: Refusal,
        /// How it was read.
        notes: Vec<Bilingual>,
    },
    /// The text is no table.
    #[error("the file is no table of separated values: {}, in line {line}\nhelp: mend that line", .why.en())]
    Csv {
        /// What is wrong.
        why: Bilingual,
        /// Where, from 1.
        line: usize,
    },
    /// Its bytes are no text, or nobody can tell which.
    #[error(transparent)]
    Encoding(#[from] EncodingError),
    /// The report has no such source.
    #[error("the report has no source `{0}`\nhelp: make it first: gongbao new source {0}")]
    NoSource(String),
    /// The report has no such language.
    #[error("the report has no language `{0}`\nhelp: its languages are {1}; write --name LANG=TEXT with one of them")]
    NoLanguage(String, String),
    /// An id or a name was given, but there are several series.
    #[error(
        "--id and --name are for a table with one series, and this one has {count}: {names}\nhelp: leave them out, or keep one series in the table"
    )]
    Several {
        /// How many.
        count: usize,
        /// Some of their names.
        names: String,
    },
    /// The id is none, or is taken.
    #[error("no indicator can be made with the id `{id}`: {}\nhelp: choose another with --id", .why.en())]
    NoId {
        /// As it was given.
        id: String,
        /// What is wrong.
        why: Bilingual,
    },
    /// A unit was given, but the table says another.
    #[error(
        "the table says another unit for `{name}` than --unit: {unit}\nhelp: leave --unit out, or correct the table"
    )]
    OtherUnit {
        /// Of the series.
        name: String,
        /// As the table writes it.
        unit: String,
    },
    /// `content/report.yaml` cannot be read.
    #[error("nothing was made: the report's settings cannot be read")]
    Unreadable,
}

fn noted(notes: &[Bilingual], label: &str, text: fn(&Bilingual) -> &str) -> String {
    notes.iter().flat_map(|note| [label, text(note)]).collect()
}

impl Told for ImportError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Workbook(error) => return error.told(),
            Self::Refused { refusal, notes } => {
                format!("{}{}", refusal.told().zh(), noted(notes, "\n说明：", Bilingual::zh))
            }
            Self::Encoding(error) => return error.told(),
            Self::Csv { why, line } => format!("文件不是CSV表格：第{line}行，{}\n帮助：请改正这一行", why.zh()),
            Self::NoSource(id) => format!("报告没有来源`{id}`\n帮助：请先新建：gongbao new source {id}"),
            Self::NoLanguage(tag, known) => {
                format!("报告没有语言`{tag}`\n帮助：报告的语言是{known}，请写成--name 语言=名称")
            }
            Self::Several { count, names } => format!(
                "--id和--name只用于只有一个数列的表，这张表有{count}个：{names}\n帮助：请去掉这两个选项，或在表里只保留一个数列"
            ),
            Self::NoId { id, why } => format!("不能新建标识为`{id}`的指标：{}\n帮助：请用--id另选一个", why.zh()),
            Self::OtherUnit { name, unit } => {
                format!("表里`{name}`的计量单位是{unit}，与--unit不同\n帮助：请去掉--unit，或改正表格")
            }
            Self::Unreadable => "没有新建任何文件：报告的设置无法读取".to_owned(),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

/// Reads the table of `wanted` and makes indicators of it, which are not written yet.
///
/// # Errors
/// When the folder is no project, or the file cannot be read.
pub fn import_table(options: &Options, wanted: &Import) -> Result<(Found, Result<Imported, ImportError>), BuildError> {
    let project = project(options)?;
    let bytes = load::bytes(&wanted.file)?;
    let Some(report) = &project.report else { return Ok((project.found, Err(ImportError::Unreadable))) };
    let languages: Vec<Lang> = report.languages().cloned().collect();
    // A file that cannot be read yet has its name all the same.
    let stems = project.found.sources.below("content/indicators/").filter_map(|(_, file)| {
        file.path.strip_prefix("content/indicators/")?.strip_suffix(".yaml").map(str::to_owned)
    });
    let mut into = Into {
        languages: &languages,
        source: wanted.source.as_deref(),
        taken: stems.collect(),
        id: wanted.id.as_deref(),
        names: &[],
        unit: wanted.unit.as_deref(),
    };
    if let Some(source) = wanted.source.as_ref().filter(|source| report.source(source).is_none()) {
        return Ok((project.found, Err(ImportError::NoSource(source.clone()))));
    }
    let names = match names(&wanted.names, &languages) {
        Ok(names) => names,
        Err(refused) => return Ok((project.found, Err(refused))),
    };
    into.names = &names;
    let imported = table(wanted, &bytes, &into);
    Ok((project.found, imported))
}

/// Writes the files of an import.
///
/// # Errors
/// When one is in the way, or cannot be written.
pub fn write_import(options: &Options, imported: &Imported) -> Result<(), BuildError> {
    create(&options.project, &imported.files)
}

/// The languages of given names.
fn names(given: &[(String, String)], languages: &[Lang]) -> Result<Vec<(Lang, String)>, ImportError> {
    let find = |(tag, name): &(String, String)| {
        let found = languages.iter().find(|lang| lang.as_str() == tag).map(|lang| (lang.clone(), name.clone()));
        let known: Vec<&str> = languages.iter().map(Lang::as_str).collect();
        found.ok_or_else(|| ImportError::NoLanguage(tag.clone(), known.join(", ")))
    };
    given.iter().map(find).collect()
}

fn table(wanted: &Import, bytes: &[u8], into: &Into<'_>) -> Result<Imported, ImportError> {
    if let Some(id) = &wanted.id {
        let refused = |why| ImportError::NoId { id: id.clone(), why };
        check_name(Kind::Indicator, id).map_err(|error| refused(error.told()))?;
        if into.taken.contains(id) {
            return Err(refused(Bilingual::new("the report has one of that name", "报告里已有同名的指标")));
        }
    }
    let (sheet, grid) = grid(&wanted.kind, bytes)?;
    let refused = |refusal| ImportError::Refused { refusal, notes: grid.notes() };
    let table = import::read(&grid, &wanted.reading).map_err(refused)?;
    if table.series.len() > 1 && (wanted.id.is_some() || !wanted.names.is_empty()) {
        let names: Vec<&str> = table.series.iter().map(|series| series.name.as_str()).take(5).collect();
        return Err(ImportError::Several { count: table.series.len(), names: names.join(", ") });
    }
    for series in &table.series {
        let known = series.unit.as_ref().filter(|unit| unit.code.is_some() && unit.code != wanted.unit.as_deref());
        if let Some(unit) = known.filter(|_| wanted.unit.is_some()) {
            return Err(ImportError::OtherUnit { name: series.name.clone(), unit: unit.written.clone() });
        }
    }
    let files = import::files(&table, &Origin { file: file_name(&wanted.file), sheet }, into);
    Ok(Imported { files, table })
}

fn grid(kind: &TableKind, bytes: &[u8]) -> Result<(Option<String>, Grid), ImportError> {
    match kind {
        TableKind::Xlsx(sheet) => {
            let (name, grid) = import::sheet(bytes, sheet.as_deref())?;
            Ok((Some(name), grid))
        }
        TableKind::Csv(encoding) => {
            let decoded = load::table(bytes, encoding.as_deref())?;
            let mut grid = import::separated(&decoded.text).map_err(|fault| ImportError::Csv {
                why: fault.why,
                line: decoded.text.get(..fault.at).unwrap_or_default().matches('\n').count() + 1,
            })?;
            if let Some(encoding) = decoded.encoding {
                let remark = Bilingual::of(format!("read as {encoding}"), format!("按{encoding}编码读取"));
                grid.remarks.insert(0, remark);
            }
            Ok((None, grid))
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
