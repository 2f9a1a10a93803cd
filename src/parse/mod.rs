//! From texts to a report. Parsing cannot fail: whatever can be made of the input is made, every problem is collected.

mod front;
mod links;
mod markdown;
mod yaml;

pub use markdown::plain;

use crate::diag::{Diagnosed, Diagnostic, Problem, Severity};
use crate::model::{Id, Indicator, List, Pillar, Report, Writing};
use crate::source::{FileId, SourceFile, SourceSet, Span};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// Reads one YAML file as a `T`: for the theme's own files.
pub fn yaml<T: DeserializeOwned>(id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<T> {
    yaml::read(id, &file.text, 0, problems)
}

/// Reads the report in `sources`. `None` only where `content/report.yaml` itself cannot be read.
pub fn report(sources: &SourceSet) -> Diagnosed<Option<Report>> {
    let mut problems = Vec::new();
    let settings = single(sources, "content/report.yaml", &mut problems);
    let indicators = folder(sources, "content/indicators/", |it: &Indicator| &it.id, &mut problems);
    let lists = folder(sources, "content/lists/", |it: &List| &it.id, &mut problems);
    let pillars = folder(sources, "content/pillars/", |it: &Pillar| &it.id, &mut problems);
    let charts = single(sources, "content/charts.yaml", &mut problems).unwrap_or_default();
    let terms = single(sources, "content/glossary.yaml", &mut problems).unwrap_or_default();
    let stored = single(sources, "content/sources.yaml", &mut problems).unwrap_or_default();
    let chapters = front::writings(sources, "content/chapters/", front::Names::Numbered, &mut problems);
    let pages = front::writings(sources, "content/pages/", front::Names::Plain, &mut problems);
    let summaries = front::writings(sources, "content/pillars/", front::Names::Plain, &mut problems);
    strangers(sources, &mut problems);
    let damaged = damaged(sources, &problems);
    let value = settings.map(|settings| Report {
        settings,
        chapters,
        pillars: with_summaries(pillars, summaries),
        indicators,
        charts,
        lists,
        terms,
        sources: stored,
        pages,
        statics: statics(sources),
        damaged,
    });
    Diagnosed { value, problems }
}

/// What the files with errors define.
fn damaged(sources: &SourceSet, problems: &[Diagnostic]) -> BTreeSet<(&'static str, Option<String>)> {
    const FOLDERS: [(&str, &str); 3] =
        [("content/indicators/", "indicator"), ("content/lists/", "list"), ("content/pillars/", "pillar")];
    const FILES: [(&str, &str); 3] =
        [("content/charts.yaml", "chart"), ("content/glossary.yaml", "term"), ("content/sources.yaml", "source")];
    let errors = problems.iter().filter(|diagnostic| diagnostic.problem.severity() == Severity::Error);
    let mut damaged = BTreeSet::new();
    for path in errors.filter_map(|diagnostic| Some(sources.get(diagnostic.span.file)?.path.as_str())) {
        damaged.extend(FILES.iter().filter(|(file, _)| *file == path).map(|(_, kind)| (*kind, None)));
        for (folder, kind) in FOLDERS {
            let id = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".yaml"));
            damaged.extend(id.map(|id| (kind, Some(id.to_owned()))));
            // A pillar's charts stand in its own file.
            damaged.extend(id.filter(|_| kind == "pillar").map(|_| ("chart", None)));
        }
    }
    damaged
}

/// One file that holds one value; nothing where there is no such file.
fn single<T: DeserializeOwned>(sources: &SourceSet, path: &str, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let id = sources.find(path)?;
    yaml(id, sources.get(id)?, problems)
}

/// The YAML files of a folder, one value each, by id; the id is the file's name.
fn folder<T: DeserializeOwned + Send>(
    sources: &SourceSet,
    folder: &str,
    id_of: impl Fn(&T) -> &Id + Sync,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, T> {
    let files: Vec<_> = sources
        .below(folder)
        .filter(|(_, file)| file.path.strip_prefix(folder).is_some_and(|name| is_leaf(name, ".yaml")))
        .collect();
    let read: Vec<_> = files
        .into_par_iter()
        .map(|(file_id, file)| {
            let mut found = Vec::new();
            let stem = file.path.trim_start_matches(folder).trim_end_matches(".yaml").to_owned();
            let value = yaml::<T>(file_id, file, &mut found);
            if let Some(id) = value.as_ref().map(&id_of).filter(|id| id.value != stem) {
                let problem = Problem::IdMismatch { id: id.value.clone(), expected: stem.clone() };
                found.push(Diagnostic::new(problem, id.span));
            }
            (value.map(|value| (stem, value)), found)
        })
        .collect();
    let mut values = BTreeMap::new();
    for (value, mut found) in read {
        problems.append(&mut found);
        values.extend(value);
    }
    values
}

fn with_summaries(pillars: BTreeMap<String, Pillar>, summaries: Vec<Writing>) -> Vec<Pillar> {
    let mut summaries: BTreeMap<String, Writing> =
        summaries.into_iter().map(|writing| (writing.id.clone(), writing)).collect();
    let mut pillars: Vec<Pillar> =
        pillars.into_iter().map(|(id, pillar)| Pillar { writing: summaries.remove(&id), ..pillar }).collect();
    pillars.sort_by_key(|pillar| pillar.order);
    pillars
}

fn statics(sources: &SourceSet) -> Vec<String> {
    sources.binaries().iter().filter_map(|file| file.path.strip_prefix("content/static/").map(str::to_owned)).collect()
}

/// Files below `content/` that no part of a report is read from: most likely misspelt.
fn strangers(sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    const ROOT: [&str; 5] = ["report.yaml", "sources.yaml", "glossary.yaml", "charts.yaml", "README.md"];
    for (id, file) in sources.below("content/") {
        let Some(path) = file.path.strip_prefix("content/") else { continue };
        let expected = match path.split_once('/') {
            None if ROOT.contains(&path) => continue,
            None => "report.yaml, sources.yaml, glossary.yaml, charts.yaml",
            Some(("indicators" | "lists", name)) if is_leaf(name, ".yaml") => continue,
            Some(("indicators" | "lists", _)) => "one YAML file each, named by its id",
            Some(("pillars", name)) if is_leaf(name, ".yaml") || is_leaf(name, ".md") => continue,
            Some(("pillars", _)) => "id.yaml and id.<language>.md",
            Some(("chapters" | "pages", name)) if is_leaf(name, ".md") => continue,
            Some(("chapters" | "pages", _)) => "Markdown files named by id and language",
            Some(_) => "the folders chapters, pillars, indicators, lists, pages, static",
        };
        let problem = Problem::UnknownFile { path: file.path.clone(), expected };
        problems.push(Diagnostic::new(problem, Span::start_of(id)));
    }
}

fn is_leaf(name: &str, extension: &str) -> bool {
    name.ends_with(extension) && !name.contains('/')
}
