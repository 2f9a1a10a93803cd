//! `gongbao import`: a table from outside as indicators, first as a preview.

use super::args::CommonArgs;
use super::preview;
use super::speech::Speech;
use super::voice::print;
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use clap::{Subcommand, ValueEnum};
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use gongbao::import::{DecimalMark, Percent, Reading};
use gongbao::pipeline::{self, Import, ImportError, TableKind};
use std::path::PathBuf;
use std::process::ExitCode;

/// From what.
#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// A workbook of a spreadsheet program
    #[command(after_help = "Examples:\n  gongbao import xlsx yearbook.xlsx --dry-run\n  \
                            gongbao import xlsx yearbook.xlsx --sheet 工业 --source yearbook-2025")]
    Xlsx {
        /// The workbook
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Its sheet, where several hold something
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
        #[command(flatten)]
        how: How,
    },
    /// Values separated by commas, semicolons or tabs
    #[command(after_help = "Examples:\n  gongbao import csv output.csv --dry-run\n  \
                            gongbao import csv indicator_9-4-1.csv --id co2-intensity --name en=\"CO2 intensity\" --unit kg\n  \
                            gongbao import csv sales.csv --encoding windows-1252 --decimal comma --gap x")]
    Csv {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Its encoding, where that cannot be told for certain: gb18030, big5, euc-kr, windows-1252, …
        #[arg(long, value_name = "NAME")]
        encoding: Option<String>,
        #[command(flatten)]
        how: How,
    },
}

/// What both take.
#[derive(Debug, clap::Args)]
pub struct How {
    /// Show the preview and the files that would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Cite this source for every figure; without it, the source is still to be written
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Give the table's only series this id
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Give the table's only series this name in a language; repeatable
    #[arg(long = "name", value_name = "LANG=TEXT", value_parser = name)]
    names: Vec<(String, String)>,
    /// Give the series this unit where the table says none
    #[arg(long, value_name = "CODE")]
    unit: Option<String>,
    /// How percentages between −1 and 1 are meant
    #[arg(long, value_enum, value_name = "HOW")]
    percent: Option<PercentArg>,
    /// What parts the whole from its decimals
    #[arg(long, value_enum, value_name = "MARK")]
    decimal: Option<DecimalArg>,
    /// Read cells that hold exactly this as no figure, besides -, …, .., n/a, [x], [c], [z] and the like; repeatable
    #[arg(long = "gap", value_name = "TEXT", allow_hyphen_values = true)]
    gaps: Vec<String>,
    #[command(flatten)]
    common: CommonArgs,
}

/// How small percentages are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PercentArg {
    /// 0.065 is 6.5%
    Shares,
    /// 0.065 is 0.065%
    Numbers,
}

/// How decimals are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DecimalArg {
    /// 1,234.5
    Point,
    /// 1.234,5
    Comma,
}

/// `en=Output` as a language and a name.
fn name(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('=').map(|(lang, name)| (lang.trim().to_owned(), name.trim().to_owned()));
    let full = parts.filter(|(lang, name)| !lang.is_empty() && !name.is_empty());
    full.ok_or_else(|| "write a language and a name: --name en=Output".to_owned())
}

impl How {
    fn reading(&self) -> Reading {
        Reading {
            percent: match self.percent {
                None => Percent::Ask,
                Some(PercentArg::Shares) => Percent::Shares,
                Some(PercentArg::Numbers) => Percent::Numbers,
            },
            decimal: self.decimal.map(|mark| match mark {
                DecimalArg::Point => DecimalMark::Point,
                DecimalArg::Comma => DecimalMark::Comma,
            }),
            gaps: self.gaps.clone(),
            is_named: !self.names.is_empty(),
            is_percent: self.unit.as_deref() == Some("percent"),
        }
    }
}

/// Takes the table over.
pub fn run(command: &ImportCommand, speech: Speech) -> ExitCode {
    let (file, kind, how) = match command {
        ImportCommand::Xlsx { file, sheet, how } => (file, TableKind::Xlsx(sheet.clone()), how),
        ImportCommand::Csv { file, encoding, how } => (file, TableKind::Csv(encoding.clone()), how),
    };
    let wanted = Import {
        file: file.clone(),
        kind,
        source: how.source.clone(),
        id: how.id.clone(),
        names: how.names.clone(),
        unit: how.unit.clone(),
        reading: how.reading(),
    };
    with_jobs(&how.common, speech, |voice| {
        let options = options(&how.common);
        let (found, imported) = pipeline::import_table(&options, &wanted)?;
        let imported = match imported {
            Ok(imported) => imported,
            Err(ImportError::Unreadable) => {
                voice.problems(&found);
                voice.refused(&ImportError::Unreadable.told());
                return Ok(ExitCode::from(HAS_ERRORS));
            }
            Err(error) => {
                voice.failed(&error.told());
                return Ok(ExitCode::from(WRONG));
            }
        };
        print(&preview::render(&imported, speech.tongue));
        let count = imported.files.len();
        if how.dry_run {
            for file in &imported.files {
                print(&format!("+++ {}\n", file.path));
                file.text.lines().for_each(|line| print(&format!("+ {line}\n")));
            }
            voice.tell(&Bilingual::of(
                format!("would make {}", counted(count, "indicator")),
                format!("将新建{count}个指标"),
            ));
            return Ok(ExitCode::SUCCESS);
        }
        pipeline::write_import(&options, &imported)?;
        for file in &imported.files {
            voice.tell(&Bilingual::of(format!("made {}", file.path), format!("已新建{}", file.path)));
        }
        voice.tell(&Bilingual::of(format!("made {}", counted(count, "indicator")), format!("已新建{count}个指标")));
        voice.tell(&Bilingual::new(
            "next: fill each TODO; gongbao check tells where they stand",
            "下一步：填写每个TODO；gongbao check会指出它们在哪里",
        ));
        Ok(ExitCode::SUCCESS)
    })
}
