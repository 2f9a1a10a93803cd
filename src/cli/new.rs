//! `gongbao new`: a chapter, pillar, indicator or source with placeholders, in every language of the report.

use super::args::CommonArgs;
use super::speech::Speech;
use super::{HAS_ERRORS, WRONG, options, with_jobs};
use gongbao::i18n::{Bilingual, Told};
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
pub fn run(args: &NewArgs, speech: Speech) -> ExitCode {
    let kind = match args.kind {
        NewKind::Chapter => Kind::Chapter,
        NewKind::Pillar => Kind::Pillar,
        NewKind::Indicator => Kind::Indicator,
        NewKind::Source => Kind::Source,
    };
    if args.file.is_some() && kind != Kind::Source {
        let noun = kind.noun();
        speech.failed(&Bilingual::of(
            format!("a {} has no document of its own", noun.en()),
            format!("{}没有自己的文件", noun.zh()),
        ));
        speech.help(&Bilingual::new("--file goes with `gongbao new source`", "--file用于`gongbao new source`"));
        return ExitCode::from(WRONG);
    }
    let wanted = Wanted { kind, name: args.name.clone(), document: args.file.clone() };
    with_jobs(&args.common, speech, |voice| {
        let (found, made) = pipeline::new(&options(&args.common), &wanted)?;
        Ok(match made {
            Ok(made) => {
                for file in &made.files {
                    voice.tell(&if kind == Kind::Source {
                        Bilingual::of(format!("added to {file}"), format!("已加入{file}"))
                    } else {
                        Bilingual::of(format!("made {file}"), format!("已新建{file}"))
                    });
                }
                if made.in_no_part {
                    voice.tell(&Bilingual::new(
                        "next: name the chapter in one of the `parts` of content/report.yaml",
                        "下一步：在content/report.yaml的`parts`里写上这一章",
                    ));
                }
                voice.tell(&Bilingual::new(
                    "next: fill each TODO; gongbao check tells where they stand",
                    "下一步：填写每个TODO；gongbao check会指出它们在哪里",
                ));
                ExitCode::SUCCESS
            }
            Err(NewError::Unreadable) => {
                voice.problems(&found);
                voice.refused(&NewError::Unreadable.told());
                ExitCode::from(HAS_ERRORS)
            }
            Err(error) => {
                voice.failed(&error.told());
                ExitCode::from(WRONG)
            }
        })
    })
}
