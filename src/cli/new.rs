//! `gongbao new`: a chapter, pillar, indicator or source with placeholders, in every language of the report.

use super::args::CommonArgs;
use super::voice::Voice;
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use gongbao::pipeline::{self, NewError, Wanted};
use gongbao::scaffold::Kind;
use std::process::ExitCode;

/// What is wanted.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gongbao new chapter outlook\n  gongbao new chapter 3-outlook\n  \
                        gongbao new indicator rail-freight\n  gongbao new source yearbook-2025\n  \
                        gongbao new source plan --file seeds/plan.zh.txt\n\n\
                        No file is overwritten. Until each TODO is filled, gongbao check tells where it stands.")]
pub struct NewArgs {
    /// What to make
    #[arg(value_enum)]
    kind: NewKind,
    /// Its name: a–z, 0–9 and hyphens; a chapter's may begin with its number
    #[arg(allow_hyphen_values = true)]
    name: String,
    /// The stored document of a source, from the project's folder
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
    #[command(flatten)]
    common: CommonArgs,
}

/// The parts of a report that can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum NewKind {
    /// A Markdown file in each language
    Chapter,
    /// A YAML file, and a summary in each language
    Pillar,
    /// A YAML file
    Indicator,
    /// An entry of content/sources.yaml
    Source,
}

/// Makes it.
pub fn run(args: &NewArgs) -> ExitCode {
    let kind = match args.kind {
        NewKind::Chapter => Kind::Chapter,
        NewKind::Pillar => Kind::Pillar,
        NewKind::Indicator => Kind::Indicator,
        NewKind::Source => Kind::Source,
    };
    if args.file.is_some() && kind != Kind::Source {
        Voice::failed(&format!(
            "a {} has no document of its own\nhelp: --file goes with `gongbao new source`",
            kind.noun()
        ));
        return ExitCode::from(WRONG);
    }
    let wanted = Wanted { kind, name: args.name.clone(), document: args.file.clone() };
    with_jobs(&args.common, |voice| {
        let (found, made) = pipeline::new(&options(&args.common), &wanted)?;
        Ok(match made {
            Ok(made) => {
                for file in &made.files {
                    voice.tell(&format!("{} {file}", if kind == Kind::Source { "added to" } else { "made" }));
                }
                if made.in_no_part {
                    voice.tell("next: name the chapter in one of the `parts` of content/report.yaml");
                }
                voice.tell("next: fill each TODO; gongbao check tells where they stand");
                ExitCode::SUCCESS
            }
            Err(NewError::Unreadable) => {
                voice.problems(&found, None);
                Voice::refused(&NewError::Unreadable.to_string());
                ExitCode::from(HAS_ERRORS)
            }
            Err(error) => {
                Voice::failed(&error.to_string());
                ExitCode::from(WRONG)
            }
        })
    })
}
