//! `gongbao schema`: the JSON Schemas of all files of a project.

use super::speech::Speech;
use super::voice::print;
use super::{FAILED, WRONG};
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use gongbao::schema;
use std::path::PathBuf;
use std::process::ExitCode;

/// What `gongbao schema` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  gongbao schema\n  gongbao schema --out docs/schemas\n  gongbao schema indicator\n\n\
                        In VS Code, with the extension redhat.vscode-yaml, settings.json maps each schema to its files:\n  \
                        \"yaml.schemas\": {\"./schemas/indicator.schema.json\": \"content/indicators/*.yaml\"}"
)]
pub struct SchemaArgs {
    /// Print this schema alone to standard output
    #[arg(value_name = "NAME", conflicts_with = "out")]
    name: Option<String>,
    /// The folder that the schemas are written into
    #[arg(short, long, value_name = "DIR", default_value = "schemas")]
    out: PathBuf,
}

/// Prints one schema, or writes all.
pub fn run(args: &SchemaArgs, speech: Speech) -> ExitCode {
    let Some(name) = &args.name else { return write(args, speech) };
    match schema::ALL.iter().find(|described| described.name == name) {
        Some(described) => {
            print(&described.text());
            ExitCode::SUCCESS
        }
        None => {
            let known: Vec<&str> = schema::ALL.iter().map(|described| described.name).collect();
            speech.failed(&Bilingual::of(format!("no schema is named `{name}`"), format!("没有名为`{name}`的模式")));
            speech.help(&Bilingual::of(
                format!("the schemas are {}", known.join(", ")),
                format!("现有的模式：{}", known.join("、")),
            ));
            ExitCode::from(WRONG)
        }
    }
}

fn write(args: &SchemaArgs, speech: Speech) -> ExitCode {
    match schema::save(&args.out) {
        Ok(()) => {
            let count = schema::ALL.len();
            speech.line(&Bilingual::of(
                format!("wrote {} into {}", counted(count, "schema"), args.out.display()),
                format!("已将{count}个模式写入{}", args.out.display()),
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}
