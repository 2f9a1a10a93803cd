//! `gongbao translate`: confirms translations, and gives them to translators and back.

use super::args::CommonArgs;
use super::speech::Speech;
use super::voice::{Voice, print};
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use clap::Subcommand;
use gongbao::i18n::Bilingual;
use gongbao::i18n::counted;
use gongbao::pipeline::{self, BuildError, Choice, Confirmation, Export, Found, Writing};
use gongbao::translation::{Outcome, Part};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What can be done with translations.
#[derive(Debug, Subcommand)]
pub enum TranslateCommand {
    /// Record that translations render their source texts as those are now
    ///
    /// Writes content/translations.yaml. From then on a changed source text makes its translation stale, and the build refuses it
    /// until the translation is confirmed again.
    #[command(after_help = "Examples:\n  gongbao translate confirm content/chapters/1-basis.en.md\n  \
                            gongbao translate confirm content/indicators/gdp.yaml content/glossary.yaml\n  \
                            gongbao translate confirm --all")]
    Confirm {
        #[command(flatten)]
        common: CommonArgs,
        /// Confirm the translations of every file
        #[arg(long, required_unless_present = "files", conflicts_with = "files")]
        all: bool,
        /// Markdown files of a translation, or YAML files
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Write texts for a translator, as XLIFF 1.2
    ///
    /// References and figures that the tool writes become tags, which a translator moves but cannot break.
    #[command(after_help = "Examples:\n  gongbao translate export --to en --only stale --out report.en.xlf\n  \
                            gongbao translate export --to en content/chapters/1-basis.zh.md")]
    Export {
        #[command(flatten)]
        common: CommonArgs,
        /// The language to translate into
        #[arg(long, value_name = "LANG")]
        to: String,
        /// The file to write; by default it is printed
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Which texts
        #[arg(long, value_enum, default_value_t)]
        only: Only,
        /// Only these files of the project
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Take over translations from an XLIFF 1.2 file
    ///
    /// A text whose source has changed meanwhile is refused; everything else in the files stays as it is, sign by sign.
    #[command(after_help = "Examples:\n  gongbao translate import report.en.xlf --dry-run\n  \
                            gongbao translate import report.en.xlf --confirm")]
    Import {
        #[command(flatten)]
        common: CommonArgs,
        /// The file that came back
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Tell what would change, and write nothing
        #[arg(long)]
        dry_run: bool,
        /// Confirm what the translator says is done
        #[arg(long, conflicts_with = "dry_run")]
        confirm: bool,
    },
}

/// Which texts are exported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Every text
    #[default]
    All,
    /// Those that are behind their source text or were never confirmed
    Stale,
    /// Those without a translation
    Missing,
}

/// So many files are listed one by one.
const FEW: usize = 12;

/// Runs what was asked for.
pub fn run(command: &TranslateCommand, speech: Speech) -> ExitCode {
    match command {
        TranslateCommand::Confirm { common, all, files } => with_jobs(common, speech, |voice| {
            let files = files.iter().map(|file| inside(&common.project, file)).collect();
            confirm(common, voice, &if *all { Choice::All } else { Choice::Files(files) })
        }),
        TranslateCommand::Export { common, to, out, only, files } => with_jobs(common, speech, |voice| {
            let files: Vec<String> = files.iter().map(|file| inside(&common.project, file)).collect();
            let part = match only {
                Only::All => Part::All,
                Only::Stale => Part::Stale,
                Only::Missing => Part::Missing,
            };
            let (found, export) = pipeline::export(&options(common), to, part, &files)?;
            exported(voice, &found, export, to, out.as_deref())
        }),
        TranslateCommand::Import { common, file, dry_run, confirm } => with_jobs(common, speech, |voice| {
            let writing = match (dry_run, confirm) {
                (true, _) => Writing::Dry,
                (false, true) => Writing::FilesAndRecord,
                (false, false) => Writing::Files,
            };
            let (found, outcome) = pipeline::import(&options(common), file, writing)?;
            let Some(outcome) = outcome else { return Ok(unreadable(voice, &found)) };
            Ok(imported(voice, &outcome, writing))
        }),
    }
}

fn confirm(common: &CommonArgs, voice: &Voice, choice: &Choice) -> Result<ExitCode, BuildError> {
    let (found, confirmation) = pipeline::confirm(&options(common), choice)?;
    match confirmation {
        Confirmation::Written(files) => {
            let texts = files.iter().map(|(_, texts)| texts).sum();
            // Of a whole report only the sum is told.
            for (path, texts) in files.iter().filter(|_| files.len() <= FEW) {
                voice.tell(&Bilingual::of(
                    format!("{path}: {}", counted(*texts, "text")),
                    format!("{path}：{texts}段文字"),
                ));
            }
            // Without a text of its own it was only written anew: excerpts, and files that are gone.
            let (done, tidied) =
                if files.is_empty() { ("tidied the record: ", "已整理记录：") } else { ("", "") };
            voice.tell(&Bilingual::of(
                format!("{done}confirmed {} in {}", counted(texts, "text"), counted(files.len(), "file")),
                format!("{tidied}已确认{}个文件的{texts}段文字", files.len()),
            ));
            Ok(ExitCode::SUCCESS)
        }
        Confirmation::Unchanged => {
            voice.tell(&Bilingual::new("nothing to confirm: the record is up to date", "没有要确认的：记录已是最新"));
            Ok(ExitCode::SUCCESS)
        }
        Confirmation::Refused(problems) => {
            voice.problems(&Found { problems, ..found });
            voice
                .refused(&Bilingual::new("nothing was confirmed: put these right first", "没有确认：请先改正以上问题"));
            Ok(ExitCode::from(HAS_ERRORS))
        }
        Confirmation::NoTranslation(path, nearest) => {
            voice.failed(&Bilingual::of(format!("no translation stands in {path}"), format!("{path}里没有译文")));
            voice.speech.help(&match nearest {
                Some(near) => Bilingual::of(format!("did you mean {near}?"), format!("是否想写{near}？")),
                None => Bilingual::new(
                    "name a YAML file, or the Markdown file of a translation",
                    "请写YAML文件，或译文的Markdown文件",
                ),
            });
            Ok(ExitCode::from(WRONG))
        }
    }
}

fn exported(
    voice: &Voice,
    found: &Found,
    export: Export,
    to: &str,
    out: Option<&Path>,
) -> Result<ExitCode, BuildError> {
    match (export, out) {
        (Export::Done(offered), Some(out)) => {
            pipeline::save(out, &offered)?;
            voice.tell(&Bilingual::of(
                format!("wrote {} to {}", counted(offered.units, "text"), out.display()),
                format!("已将{}段文字写入{}", offered.units, out.display()),
            ));
            Ok(ExitCode::SUCCESS)
        }
        (Export::Done(offered), None) => {
            print(&offered.text);
            Ok(ExitCode::SUCCESS)
        }
        (Export::NoLanguage(known), _) => {
            voice.failed(&Bilingual::of(
                format!("the report is not translated into `{to}`"),
                format!("报告没有`{to}`译文"),
            ));
            voice.speech.help(&Bilingual::of(
                format!("its translations: {}", known.join(", ")),
                format!("现有译文：{}", known.join("、")),
            ));
            Ok(ExitCode::from(WRONG))
        }
        (Export::NoTranslation(path), _) => {
            voice.failed(&Bilingual::of(format!("no translated text stands in {path}"), format!("{path}里没有译文")));
            voice
                .speech
                .help(&Bilingual::new("gongbao translations lists the files", "用gongbao translations列出全部文件"));
            Ok(ExitCode::from(WRONG))
        }
        (Export::Unreadable, _) => Ok(unreadable(voice, found)),
    }
}

fn unreadable(voice: &Voice, found: &Found) -> ExitCode {
    voice.problems(found);
    voice.refused(&Bilingual::new("nothing was done: the report cannot be read", "没有执行：报告无法读取"));
    ExitCode::from(HAS_ERRORS)
}

/// Tells each change as lines with - and +, then what was refused and why.
fn imported(voice: &Voice, outcome: &Outcome, writing: Writing) -> ExitCode {
    if writing == Writing::Dry {
        for change in &outcome.changes {
            let before = change.before.as_ref().map(|before| format!("- {before}\n")).unwrap_or_default();
            print(&format!("{} {}\n{before}+ {}\n", change.path, change.name, change.after));
        }
    }
    for refused in &outcome.refused {
        let why = &refused.why;
        voice.failed(&Bilingual::of(
            format!("{} {}: {}", refused.path, refused.name, why.en()),
            format!("{} {}：{}", refused.path, refused.name, why.zh()),
        ));
    }
    let (verb, zh) = if writing == Writing::Dry { ("would change", "将改动") } else { ("changed", "已改动") };
    let (texts, files, refused) = (outcome.changes.len(), outcome.edits.len(), outcome.refused.len());
    voice.tell(&Bilingual::of(
        format!("{verb} {} in {}, refused {refused}", counted(texts, "text"), counted(files, "file")),
        format!("{zh}{files}个文件的{texts}段文字，拒绝{refused}段"),
    ));
    ExitCode::from(if outcome.refused.is_empty() { 0 } else { HAS_ERRORS })
}

/// A path as the project names it: from its folder, with `/`.
fn inside(project: &Path, file: &Path) -> String {
    let file = file.strip_prefix(project).unwrap_or(file);
    let parts = file.components().filter(|part| !matches!(part, std::path::Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
