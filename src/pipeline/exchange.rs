//! Translations out of the project and back, as XLIFF.

use super::translations::write_record;
use super::{BuildError, Found, Options};
use crate::i18n::Lang;
use crate::load;
use crate::model::Report;
use crate::output::{self, OutputPath, Replacement};
use crate::parse;
use crate::source::SourceSet;
use crate::theme;
use crate::translation::{self, Edit, Offered, Outcome, Part, Record, TranslatedFile};
use std::collections::BTreeSet;
use std::path::Path;

/// What became of a request to export.
#[derive(Debug)]
pub enum Export {
    /// The XLIFF file.
    Done(Offered),
    /// The report is not translated into this language, but into these.
    NoLanguage(Vec<String>),
    /// No translated text stands in this file.
    NoTranslation(String),
    /// `content/report.yaml` cannot be read.
    Unreadable,
}

/// What an import does to the project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: it is only told.
    Dry,
    /// The files are written.
    Files,
    /// The files are written, and what the translator says is done is confirmed.
    FilesAndRecord,
}

/// Gives the texts that belong to `part` to be translated into `lang`: of all files, or of those at `paths`.
///
/// # Errors
/// When the folder is no project, or a text cannot stand in XML.
pub fn export(options: &Options, lang: &str, part: Part, paths: &[String]) -> Result<(Found, Export), BuildError> {
    let Project { found, report } = project(options)?;
    let Some(report) = report else { return Ok((found, Export::Unreadable)) };
    let others: Vec<&Lang> = report.languages().skip(1).collect();
    let (Some(origin), Some(lang)) = (report.languages().next(), others.iter().find(|other| other.as_str() == lang))
    else {
        return Ok((found, Export::NoLanguage(others.iter().map(ToString::to_string).collect())));
    };
    let record = Record::read(&found.sources, &mut Vec::new());
    let files = translation::files(&report, &found.sources, record.as_ref(), lang);
    let is_meant = |file: &TranslatedFile, path: &String| file.source_path == *path || file.target_path == *path;
    if let Some(stranger) = paths.iter().find(|path| !files.iter().any(|file| is_meant(file, path))) {
        return Ok((found, Export::NoTranslation(stranger.clone())));
    }
    let chosen: Vec<&TranslatedFile> =
        files.iter().filter(|file| paths.is_empty() || paths.iter().any(|path| is_meant(file, path))).collect();
    let offered = translation::write(&chosen, origin, lang, part).map_err(BuildError::Xliff)?;
    Ok((found, Export::Done(offered)))
}

/// Takes over the translations of the XLIFF file at `path`; `None` where `content/report.yaml` cannot be read.
///
/// # Errors
/// When the folder is no project, the file is no XLIFF for it, or a file cannot be written.
pub fn import(options: &Options, path: &Path, writing: Writing) -> Result<(Found, Option<Outcome>), BuildError> {
    let Project { found, report } = project(options)?;
    let text = load::text(path)?;
    let Some(report) = report else { return Ok((found, None)) };
    let mut languages = report.languages().cloned();
    let Some(origin) = languages.next() else { return Ok((found, None)) };
    let others: Vec<Lang> = languages.collect();
    let (lang, units) = translation::read(&text, &origin, &others).map_err(BuildError::Xliff)?;
    let outcome = translation::import(&report, &found.sources, &lang, &units);
    if writing != Writing::Dry {
        outcome.edits.iter().try_for_each(|edit| write(options, edit))?;
    }
    if writing == Writing::FilesAndRecord {
        confirm(options, &found.sources, &report, &lang, &outcome)?;
    }
    Ok((found, Some(outcome)))
}

fn write(options: &Options, edit: &Edit) -> Result<(), BuildError> {
    let file =
        Replacement { path: OutputPath::new(&edit.path)?, before: edit.before.clone(), after: edit.after.clone() };
    Ok(output::replace(&options.project, &file)?)
}

/// Records what the translator says is done, whether it changed or not.
fn confirm(
    options: &Options,
    sources: &SourceSet,
    report: &Report,
    lang: &Lang,
    outcome: &Outcome,
) -> Result<(), BuildError> {
    let old = Record::read(sources, &mut Vec::new());
    let mut record = old.clone().unwrap_or_default();
    let touched: BTreeSet<&str> = outcome.done.iter().map(|(path, _)| path.as_str()).collect();
    // The texts as they are now, with what is recorded of each; the source texts are the same before and after.
    let mut files: Vec<TranslatedFile> =
        report.languages().skip(1).flat_map(|lang| translation::files(report, sources, old.as_ref(), lang)).collect();
    for file in files.iter_mut().filter(|file| file.lang == *lang && touched.contains(file.source_path.as_str())) {
        let after = outcome.after.iter().find(|after| after.source_path == file.source_path);
        for (unit, after) in file.units.iter_mut().zip(after.into_iter().flat_map(|after| &after.units)) {
            unit.target.clone_from(&after.target);
        }
        let is_done = |name: &String| outcome.done.contains(&(file.source_path.clone(), name.clone()));
        // Texts of marks alone are not sent to translators; they are the tool's.
        record.confirm(file, |unit| is_done(&unit.name) || !unit.has_words());
    }
    write_record(options, sources, &record, &files).map(drop)
}

/// A project as it was read, drafts included.
pub(super) struct Project {
    pub found: Found,
    pub report: Option<Report>,
}

pub(super) fn project(options: &Options) -> Result<Project, BuildError> {
    let loaded = load::project(&options.project, theme::embedded())?;
    let parsed = parse::report(&loaded.value);
    let mut problems = loaded.problems;
    problems.extend(parsed.problems);
    Ok(Project { found: Found { sources: loaded.value, problems, summary: None }, report: parsed.value })
}

/// Writes an exported file where the user wants it; only another XLIFF file is replaced there.
///
/// # Errors
/// When something else stands there, or it cannot be written.
pub fn save(path: &Path, offered: &Offered) -> Result<(), BuildError> {
    Ok(output::export(path, translation::EXTENSION_SIGN, &offered.text)?)
}
