//! Translations of a project: how they stand, and confirming them.

use super::{BuildError, Drafts, Found, Options, Press, Unheard, prepare};
use crate::diag::{Diagnostic, LanguageProblem, Problem, Severity, nearest};
use crate::load;
use crate::output::{self, OutputPath, Replacement};
use crate::parse;
use crate::source::{FileId, SourceSet};
use crate::theme;
use crate::translation::{self, RECORD, Record, State, TranslatedFile};
use std::collections::BTreeSet;

/// A project's translations as they stand.
#[derive(Debug)]
pub struct Translations {
    /// Every problem of the report, drafts included.
    pub found: Found,
    /// Every file with its translation, by language and name; nothing where `content/report.yaml` cannot be read.
    pub files: Vec<TranslatedFile>,
    /// What is recorded; `None` where the project keeps no record, or one that cannot be read.
    pub record: Option<Record>,
}

/// Which translations are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Those of every file.
    All,
    /// Those in these files: Markdown translations, or YAML files; paths from the project's folder.
    Files(Vec<String>),
}

/// What became of a request to confirm translations.
#[derive(Debug)]
pub enum Confirmation {
    /// Done; for each file whose record changed, how many of its translations were not confirmed before.
    Written(Vec<(String, usize)>),
    /// The record said it all already.
    Unchanged,
    /// These problems stand in the files: what they say is not what should be confirmed. Nothing was written.
    Refused(Vec<Diagnostic>),
    /// No translation stands in this file; the nearest path that has one.
    NoTranslation(String, Option<String>),
}

/// Reads and checks the project, drafts included, and tells how its translations stand.
///
/// # Errors
/// When the folder is no project.
pub fn translations(options: &Options) -> Result<Translations, BuildError> {
    let options = Options { drafts: Drafts::Shown, ..options.clone() };
    let loaded = load::project(&options.project, theme::embedded())?;
    let (sources, mut problems) = (loaded.value, loaded.problems);
    let record = Record::read(&sources, &mut Vec::new());
    let files = parse::report(&sources).value.map_or_else(Vec::new, |report| {
        let languages = report.languages().skip(1);
        languages.flat_map(|lang| translation::files(&report, &sources, record.as_ref(), lang)).collect()
    });
    let _: Option<Press> = prepare(&sources, &options, &Unheard, &mut problems);
    crate::diag::sort(&mut problems);
    Ok(Translations { found: Found { sources, problems, summary: None }, files, record })
}

/// Records that the chosen translations render their source texts as those are now.
///
/// # Errors
/// When the folder is no project, or the record cannot be written.
pub fn confirm(options: &Options, choice: &Choice) -> Result<(Found, Confirmation), BuildError> {
    let Translations { found, files, record } = translations(options)?;
    let chosen = match chosen(&files, choice) {
        Ok(chosen) => chosen,
        Err(stranger) => {
            let near = nearest(&stranger, files.iter().map(|file| file.target_path.as_str()));
            return Ok((found, Confirmation::NoTranslation(stranger, near)));
        }
    };
    let blocking = blocking(&found, &chosen, choice, record.is_none());
    if !blocking.is_empty() {
        return Ok((found, Confirmation::Refused(blocking)));
    }
    let mut record = record.unwrap_or_default();
    let mut news: Vec<(String, usize)> = Vec::new();
    for file in chosen {
        let before = record.of(&file.lang, &file.name).cloned();
        record.confirm(file, |_| true);
        if record.of(&file.lang, &file.name) != before.as_ref() {
            let fresh =
                file.units.iter().filter(|unit| matches!(unit.state, State::Stale | State::Unconfirmed)).count();
            news.push((file.target_path.clone(), fresh));
        }
    }
    record.prune(&files);
    let written = write_record(options, &found.sources, &record, &files)?;
    let confirmation = if written { Confirmation::Written(news) } else { Confirmation::Unchanged };
    Ok((found, confirmation))
}

/// The files that are meant, or the first path in which no translation stands.
fn chosen<'f>(files: &'f [TranslatedFile], choice: &Choice) -> Result<Vec<&'f TranslatedFile>, String> {
    let Choice::Files(paths) = choice else { return Ok(files.iter().collect()) };
    let at = |path: &String| files.iter().filter(|file| file.target.is_some() && file.target_path == *path).collect();
    let mut chosen: Vec<&TranslatedFile> = Vec::new();
    for path in paths {
        let mut found: Vec<&TranslatedFile> = at(path);
        if found.is_empty() {
            return Err(path.clone());
        }
        chosen.append(&mut found);
    }
    Ok(chosen)
}

/// The problems that keep translations from being confirmed: the errors in the files and in their sources, but for the one that
/// confirming puts right. A record that cannot be read is only made anew as a whole.
fn blocking(found: &Found, chosen: &[&TranslatedFile], choice: &Choice, no_record: bool) -> Vec<Diagnostic> {
    let mut files: BTreeSet<FileId> =
        chosen.iter().flat_map(|file| [Some(file.source), file.target]).flatten().collect();
    if no_record && *choice != Choice::All {
        files.extend(found.sources.find(RECORD));
    }
    let is_blocking = |problem: &&Diagnostic| {
        problem.severity == Severity::Error
            && !matches!(problem.problem, Problem::Language(LanguageProblem::StaleTranslation { .. }))
            && files.contains(&problem.span.file)
    };
    found.problems.iter().filter(is_blocking).cloned().collect()
}

/// Writes the record; `false` where the file says the same already.
pub(super) fn write_record(
    options: &Options,
    sources: &SourceSet,
    record: &Record,
    files: &[TranslatedFile],
) -> Result<bool, BuildError> {
    let before = sources.find(RECORD).and_then(|id| sources.get(id)).map(|file| file.text.to_string());
    let after = record.write(files);
    if before.as_ref() == Some(&after) {
        return Ok(false);
    }
    output::replace(&options.project, &Replacement { path: OutputPath::new(RECORD)?, before, after })?;
    Ok(true)
}
