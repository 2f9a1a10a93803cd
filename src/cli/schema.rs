//! `gongbao schema`: the JSON Schemas of all files of a project.

use super::voice::{Voice, counted, print};
use super::{FAILED, WRONG};
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
pub fn run(args: &SchemaArgs) -> ExitCode {
    let Some(name) = &args.name else { return write(args) };
    match schema::ALL.iter().find(|described| described.name == name) {
        Some(described) => {
            print(&described.text());
            ExitCode::SUCCESS
        }
        None => {
            let known: Vec<&str> = schema::ALL.iter().map(|described| described.name).collect();
            Voice::failed(&format!("no schema is named `{name}`\nhelp: the schemas are {}", known.join(", ")));
            ExitCode::from(WRONG)
        }
    }
}

fn write(args: &SchemaArgs) -> ExitCode {
    match schema::save(&args.out) {
        Ok(()) => {
            let count = counted(schema::ALL.len(), "schema");
            print(&format!("wrote {count} into {}\n", args.out.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            Voice::failed(&error.to_string());
            ExitCode::from(FAILED)
        }
    }
}
