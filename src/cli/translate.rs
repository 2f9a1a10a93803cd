//! `gongbao translate`: confirms translations.

use super::args::CommonArgs;
use super::voice::{Voice, counted};
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use clap::Subcommand;
use gongbao::pipeline::{self, BuildError, Choice, Confirmation, Found};
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
}

/// So many files are listed one by one.
const FEW: usize = 12;

/// Runs what was asked for.
pub fn run(command: &TranslateCommand) -> ExitCode {
    match command {
        TranslateCommand::Confirm { common, all, files } => with_jobs(common, |voice| {
            let files = files.iter().map(|file| inside(&common.project, file)).collect();
            confirm(common, voice, &if *all { Choice::All } else { Choice::Files(files) })
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
                voice.tell(&format!("{path}: {}", counted(*texts, "text")));
            }
            // Without a text of its own it was only written anew: excerpts, and files that are gone.
            let done = if files.is_empty() { "tidied the record: " } else { "" };
            voice.tell(&format!("{done}confirmed {} in {}", counted(texts, "text"), counted(files.len(), "file")));
            Ok(ExitCode::SUCCESS)
        }
        Confirmation::Unchanged => {
            voice.tell("nothing to confirm: the record is up to date");
            Ok(ExitCode::SUCCESS)
        }
        Confirmation::Refused(problems) => {
            voice.problems(&Found { problems, ..found });
            Voice::refused("nothing was confirmed: put these right first");
            Ok(ExitCode::from(HAS_ERRORS))
        }
        Confirmation::NoTranslation(path, nearest) => {
            let hint = nearest.map_or_else(
                || "name a YAML file, or the Markdown file of a translation".to_owned(),
                |nearest| format!("did you mean {nearest}?"),
            );
            Voice::failed(&format!("no translation stands in {path}\nhelp: {hint}"));
            Ok(ExitCode::from(WRONG))
        }
    }
}

/// A path as the project names it: from its folder, with `/`.
fn inside(project: &Path, file: &Path) -> String {
    let file = file.strip_prefix(project).unwrap_or(file);
    let parts = file.components().filter(|part| !matches!(part, std::path::Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
