//! `gongbao import`: a table from outside as indicators, first on paper.

use super::args::CommonArgs;
use super::speech::Speech;
use super::voice::{Voice, print};
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use clap::{Subcommand, ValueEnum};
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use gongbao::import::Percent;
use gongbao::pipeline::{self, Import, ImportError, Imported, TableKind};
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
    /// Comma-separated values, in UTF-8, UTF-16 or GB 18030
    #[command(after_help = "Example:\n  gongbao import csv output.csv --dry-run")]
    Csv {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        how: How,
    },
}

/// What both take.
#[derive(Debug, clap::Args)]
pub struct How {
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// The source of every figure; without it, it is still to be written
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// How percentages between −1 and 1 are meant
    #[arg(long, value_enum, value_name = "HOW")]
    percent: Option<PercentArg>,
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

/// Takes the table over.
pub fn run(command: &ImportCommand, speech: Speech) -> ExitCode {
    let (file, kind, how) = match command {
        ImportCommand::Xlsx { file, sheet, how } => (file, TableKind::Xlsx(sheet.clone()), how),
        ImportCommand::Csv { file, how } => (file, TableKind::Csv, how),
    };
    let percent = match how.percent {
        None => Percent::Ask,
        Some(PercentArg::Shares) => Percent::Shares,
        Some(PercentArg::Numbers) => Percent::Numbers,
    };
    let wanted = Import { file: file.clone(), kind, source: how.source.clone(), percent };
    with_jobs(&how.common, speech, |voice| {
        let (found, imported) = pipeline::import_table(&options(&how.common), &wanted, how.dry_run)?;
        Ok(match imported {
            Ok(imported) => {
                told(voice, &imported, how.dry_run);
                ExitCode::SUCCESS
            }
            Err(ImportError::Unreadable) => {
                voice.problems(&found);
                voice.refused(&ImportError::Unreadable.told());
                ExitCode::from(HAS_ERRORS)
            }
            Err(error) => {
                voice.failed(&error.told());
                ExitCode::from(WRONG)
            }
        })
    })
}

fn told(voice: &Voice, imported: &Imported, dry: bool) {
    for file in &imported.files {
        if dry {
            print(&format!("+++ {}\n", file.path));
            file.text.lines().for_each(|line| print(&format!("+ {line}\n")));
        } else {
            voice.tell(&Bilingual::of(format!("made {}", file.path), format!("已新建{}", file.path)));
        }
    }
    for (cell, text) in &imported.passed {
        voice.tell(&Bilingual::of(
            format!("passed over {cell}, a line without values: {text}"),
            format!("略过{cell}，这一行没有数值：{text}"),
        ));
    }
    let count = imported.files.len();
    let (en, zh) = if dry { ("would make", "将新建") } else { ("made", "已新建") };
    voice.tell(&Bilingual::of(format!("{en} {}", counted(count, "indicator")), format!("{zh}{count}个指标")));
    if !dry {
        voice.tell(&Bilingual::new(
            "next: fill each TODO; gongbao check tells where they stand",
            "下一步：填写每个TODO；gongbao check会指出它们在哪里",
        ));
    }
}
