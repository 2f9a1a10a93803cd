//! From texts to a report. Parsing cannot fail: whatever can be made of the input is made, every problem is collected.

mod builder;
pub mod csv;
mod footnotes;
mod frame;
mod front;
mod html;
mod lines;
mod links;
mod markdown;
mod mask;
mod math;
mod table;
mod yaml;

pub(crate) use front::Front;

use crate::diag::{Diagnosed, Diagnostic, FileProblem, ReferenceProblem, Severity};
use crate::i18n::Bilingual;
use crate::model::{Chart, Id, Indicator, KeyedText, List, Pillar, Release, Report, Source, Term, Text, Writing};
use crate::source::{FileId, SourceFile, SourceSet, Span, composed};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// Where indicators stand, and the tables of their series.
const INDICATORS: &str = "content/indicators/";

/// Reads one YAML file as a `T`: for the theme's own files.
pub fn yaml<T: DeserializeOwned>(id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<T> {
    yaml::read(id, &file.text, 0, problems)
}

/// Reads the Markdown file `id` alone. `None` where its front matter cannot be read.
pub fn text(sources: &SourceSet, id: FileId) -> Diagnosed<Option<Text>> {
    let mut problems = Vec::new();
    let value = sources.get(id).and_then(|file| front::text(id, file, &mut problems));
    Diagnosed { value, problems }
}

/// Reads the report in `sources`. `None` only where `content/report.yaml` itself cannot be read.
pub fn report(sources: &SourceSet) -> Diagnosed<Option<Report>> {
    report_with(sources, &BTreeMap::new())
}

/// The same, with what is `known` of Markdown files whose text is not there.
pub fn report_with(sources: &SourceSet, known: &BTreeMap<FileId, Text>) -> Diagnosed<Option<Report>> {
    let (mut first, mut read, mut problems) = (Reading::of(sources), Reading::of(sources), Vec::new());
    // The settings of a large report name every chapter: they are read while the other files are.
    let (settings, (rest, [chapters, pages, summaries])) = rayon::join(
        || first.single("content/report.yaml"),
        || rayon::join(|| read.rest(), || writings(sources, known, &mut problems)),
    );
    let Rest { indicators, lists, pillars, charts, terms, releases, stored } = rest;
    first.problems.append(&mut read.problems);
    first.problems.append(&mut problems);
    let (mut texts, mut problems) = (first.texts, first.problems);
    texts.append(&mut read.texts);
    texts.sort_by_key(|text| text.span);
    let tables: BTreeSet<FileId> = indicators.values().flat_map(|it| &it.series).map(|row| row.span.file).collect();
    strangers(sources, &tables, &mut problems);
    let mut damaged = damaged(sources, &problems);
    damaged.extend(read.tables.into_iter().map(|id| ("indicator", Some(id))));
    let value = settings.map(|settings| Report {
        settings,
        chapters,
        pillars: with_summaries(pillars, summaries),
        indicators,
        charts,
        lists,
        terms,
        sources: stored,
        releases,
        pages,
        statics: statics(sources),
        texts,
        damaged,
    });
    Diagnosed { value, problems }
}

/// What the files with errors define.
fn damaged(sources: &SourceSet, problems: &[Diagnostic]) -> BTreeSet<(&'static str, Option<String>)> {
    const FOLDERS: [(&str, &str); 3] =
        [("content/indicators/", "indicator"), ("content/lists/", "list"), ("content/pillars/", "pillar")];
    const WRITINGS: [(&str, &str); 3] =
        [("content/chapters/", "chapter"), ("content/pages/", "page"), ("content/pillars/", "pillar")];
    const FILES: [(&str, &str); 3] =
        [("content/charts.yaml", "chart"), ("content/glossary.yaml", "term"), ("content/sources.yaml", "source")];
    let errors = problems.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut damaged = BTreeSet::new();
    for path in errors.filter_map(|diagnostic| Some(sources.get(diagnostic.span.file)?.path.as_str())) {
        damaged.extend(FILES.iter().filter(|(file, _)| *file == path).map(|(_, kind)| (*kind, None)));
        for (folder, kind) in FOLDERS {
            let id = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".yaml"));
            damaged.extend(id.map(|id| (kind, Some(id.to_owned()))));
            // A pillar's charts stand in its own file.
            damaged.extend(id.filter(|_| kind == "pillar").map(|_| ("chart", None)));
        }
        for (folder, kind) in WRITINGS {
            let name = path.strip_prefix(folder).and_then(|name| name.strip_suffix(".md"));
            let name =
                name.map(|name| if kind == "chapter" { name.split_once('-').map_or(name, |(_, id)| id) } else { name });
            damaged.extend(name.map(|name| (kind, Some(name.to_owned()))));
        }
    }
    damaged
}

/// The YAML files on the way from text to values; what they hold in several languages is kept beside the values.
struct Reading<'a> {
    sources: &'a SourceSet,
    texts: Vec<KeyedText>,
    /// The indicators whose tables have errors.
    tables: BTreeSet<String>,
    problems: Vec<Diagnostic>,
}

/// What stands in YAML, but for the settings.
struct Rest {
    indicators: BTreeMap<String, Indicator>,
    lists: BTreeMap<String, List>,
    pillars: BTreeMap<String, Pillar>,
    charts: Vec<Chart>,
    terms: Vec<Term>,
    releases: Vec<Release>,
    stored: Vec<Source>,
}

/// The chapters, the pages beside them, and the summaries of pillars.
fn writings(sources: &SourceSet, known: &BTreeMap<FileId, Text>, problems: &mut Vec<Diagnostic>) -> [Vec<Writing>; 3] {
    let folders = [
        ("content/chapters/", front::Names::Numbered),
        ("content/pages/", front::Names::Plain),
        ("content/pillars/", front::Names::Plain),
    ];
    folders.map(|(folder, names)| front::writings((sources, known), folder, names, problems))
}

impl<'a> Reading<'a> {
    fn of(sources: &'a SourceSet) -> Self {
        Self { sources, texts: Vec::new(), tables: BTreeSet::new(), problems: Vec::new() }
    }

    fn rest(&mut self) -> Rest {
        Rest {
            indicators: self.folder(INDICATORS, |it: &Indicator| &it.id),
            lists: self.folder("content/lists/", |it: &List| &it.id),
            pillars: self.folder("content/pillars/", |it: &Pillar| &it.id),
            charts: self.single("content/charts.yaml").unwrap_or_default(),
            terms: self.single("content/glossary.yaml").unwrap_or_default(),
            releases: self.single("content/releases.yaml").unwrap_or_default(),
            stored: self.single("content/sources.yaml").unwrap_or_default(),
        }
    }

    /// One file that holds one value; nothing where there is no such file.
    fn single<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let id = self.sources.find(path)?;
        let (value, texts) = yaml::read_with_texts(self.sources, id, None, &mut self.problems);
        self.texts.extend(texts);
        value
    }

    /// The YAML files of a folder, one value each, by id; the id is the file's name.
    fn folder<T: DeserializeOwned + Send>(
        &mut self,
        folder: &str,
        id_of: impl Fn(&T) -> &Id + Sync,
    ) -> BTreeMap<String, T> {
        let is_own = |path: &str| path.strip_prefix(folder).is_some_and(|name| is_leaf(name, ".yaml"));
        let files: Vec<_> = self.sources.below(folder).filter(|(_, file)| is_own(&file.path)).collect();
        let read: Vec<_> = files
            .into_par_iter()
            .map(|(file_id, file)| {
                let mut found = Vec::new();
                let stem = file.path.trim_start_matches(folder).trim_end_matches(".yaml").to_owned();
                let beside = (folder == INDICATORS).then_some(folder);
                let (value, texts) = yaml::read_with_texts::<T>(self.sources, file_id, beside, &mut found);
                if let Some(id) = value.as_ref().map(&id_of).filter(|id| id.value != stem) {
                    let problem = ReferenceProblem::IdMismatch { id: id.value.clone(), expected: stem.clone() };
                    found.push(Diagnostic::new(problem, id.span));
                }
                let bad_table = found.iter().any(|it| it.span.file != file_id).then(|| stem.clone());
                (value.map(|value| (stem, value)), texts, bad_table, found)
            })
            .collect();
        let mut values = BTreeMap::new();
        for (value, texts, bad_table, mut found) in read {
            self.tables.extend(bad_table);
            self.problems.append(&mut found);
            self.texts.extend(texts);
            values.extend(value);
        }
        values
    }
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
    // Whatever form their names have on this disk: the site has one.
    sources.binaries_below("content/static/").map(|(_, path)| composed(path).into_owned()).collect()
}

/// Files below `content/` that no part of a report is read from: most likely misspelt.
fn strangers(sources: &SourceSet, tables: &BTreeSet<FileId>, problems: &mut Vec<Diagnostic>) {
    const ROOT: [&str; 7] = [
        "releases.yaml",
        "report.yaml",
        "sources.yaml",
        "glossary.yaml",
        "charts.yaml",
        "translations.yaml",
        "README.md",
    ];
    for (id, file) in sources.below("content/") {
        let Some(path) = file.path.strip_prefix("content/") else { continue };
        let expected = match path.split_once('/') {
            None if ROOT.contains(&path) => continue,
            None => Bilingual::same("report.yaml, sources.yaml, glossary.yaml, charts.yaml, releases.yaml"),
            Some(("indicators" | "lists", name)) if is_leaf(name, ".yaml") => continue,
            Some(("indicators", name)) if is_leaf(name, ".csv") => {
                let is_read = tables.contains(&id) || problems.iter().any(|problem| problem.span.file == id);
                if is_read {
                    continue;
                }
                Bilingual::new(
                    "a table that an indicator names: `series: data.csv`",
                    "指标用`series: data.csv`指明的表格",
                )
            }
            Some(("indicators" | "lists", _)) => {
                Bilingual::new("one YAML file each, named by its id", "每项一个YAML文件，以标识命名")
            }
            Some(("pillars", name)) if is_leaf(name, ".yaml") || is_leaf(name, ".md") => continue,
            Some(("pillars", _)) => Bilingual::new("id.yaml and id.<language>.md", "标识.yaml和标识.<语言>.md"),
            Some(("chapters" | "pages", name)) if is_leaf(name, ".md") => continue,
            Some((folder @ ("chapters" | "pages"), name)) => match name.rsplit_once('/') {
                Some((_, name)) => Bilingual::of(
                    format!(
                        "files directly in content/{folder}, which has no folders in it: move this one to content/{folder}/{name}"
                    ),
                    format!("content/{folder}里直接放文件，不分文件夹：请把它移到content/{folder}/{name}"),
                ),
                None => Bilingual::new("Markdown files named by id and language", "以标识和语言命名的Markdown文件"),
            },
            Some(_) => Bilingual::new(
                "the folders chapters, pillars, indicators, lists, pages, static",
                "chapters、pillars、indicators、lists、pages、static这几个文件夹",
            ),
        };
        let problem = FileProblem::UnknownFile { path: file.path.clone(), expected };
        problems.push(Diagnostic::new(problem, Span::start_of(id)));
    }
}

fn is_leaf(name: &str, extension: &str) -> bool {
    name.ends_with(extension) && !name.contains('/')
}
