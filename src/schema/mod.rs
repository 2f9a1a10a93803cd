//! JSON Schemas of every file of a project, made from the types that the files are read into, for editors and other programs.
//!
//! A schema sees one file alone. It knows keys, types, names of kinds and the shapes of ids, dates and periods; whether a reference
//! leads anywhere or a quote stands in its source, `gongbao check` tells.

mod adapt;
mod scalars;

use crate::diag::formats::Problems;
use crate::model::{Chart, Indicator, List, Pillar, Release, Settings, Source, Term};
use crate::output::{self, OutputError};
use crate::parse::Front;
use crate::theme::{Language, Manifest};
use crate::translation::Record;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use std::path::Path;

/// A sign that only schemas written by gongbao have: others are not replaced.
pub const SIGN: &str = "Written by `gongbao schema`";

/// What a schema describes.
#[derive(Debug, Clone, Copy)]
pub struct Described {
    /// Its name: `indicator`. The file is named `indicator.schema.json`.
    pub name: &'static str,
    /// Which files of a project it holds for, as globs from the project's folder; empty where it is for no YAML file.
    pub files: &'static [&'static str],
    make: fn() -> Schema,
}

/// Every schema there is.
pub const ALL: &[Described] = &[
    Described { name: "report", files: &["content/report.yaml"], make: input::<Settings> },
    Described { name: "sources", files: &["content/sources.yaml"], make: input::<Vec<Source>> },
    Described { name: "glossary", files: &["content/glossary.yaml"], make: input::<Vec<Term>> },
    Described { name: "charts", files: &["content/charts.yaml"], make: input::<Vec<Chart>> },
    Described { name: "indicator", files: &["content/indicators/*.yaml"], make: input::<Indicator> },
    Described { name: "pillar", files: &["content/pillars/*.yaml"], make: input::<Pillar> },
    Described { name: "list", files: &["content/lists/*.yaml"], make: input::<List> },
    Described { name: "releases", files: &["content/releases.yaml"], make: input::<Vec<Release>> },
    Described { name: "translations", files: &["content/translations.yaml"], make: input::<Record> },
    Described { name: "theme", files: &["themes/*/theme.yaml"], make: input::<Manifest> },
    Described { name: "language", files: &["themes/*/i18n/*.yaml"], make: input::<Language> },
    // The head of Markdown files, which editors do not hold against a schema.
    Described { name: "front-matter", files: &[], make: input::<Front> },
    // What `--format json` prints.
    Described { name: "problems", files: &[], make: output::<Problems> },
];

impl Described {
    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.schema.json", self.name)
    }

    /// The schema as JSON text.
    pub fn text(&self) -> String {
        let mut schema = (self.make)();
        let title = self.files.first().map_or(self.name, |file| file);
        schema.insert("title".into(), title.into());
        schema.insert("$comment".into(), SIGN.into());
        format!("{:#}\n", schema.as_value())
    }
}

/// Writes every schema into `folder`.
///
/// # Errors
/// When something else stands there, or the disk fails.
pub fn save(folder: &Path) -> Result<(), OutputError> {
    output::folder(folder)?;
    ALL.iter().try_for_each(|one| output::export(&folder.join(one.file_name()), SIGN, &one.text()))
}

/// The schema of a file that is read. Draft 7, which every editor knows.
fn input<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft07().with_transform(adapt::to_yaml);
    settings.into_generator().into_root_schema_for::<T>()
}

/// The schema of what is written.
fn output<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>()
}
