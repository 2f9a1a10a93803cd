//! Translations that came back, put at their places: only what changed is touched, and the result is read again before it counts.

use super::blanks::{lost, unwrapped};
use super::code::{Token, pieces, table, tokens};
use super::digest::normalised;
use super::file::{Form, TranslatedFile, Unit, files};
use super::scalar::{cell, scalar};
use super::segment::Piece;
use super::xliff::ForeignUnit;
use crate::i18n::{Bilingual, Lang, Script};
use crate::model::Report;
use crate::parse;
use crate::source::{SourceFile, SourceSet, Span};
use std::collections::{BTreeMap, BTreeSet};

/// A translation that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file that it stands in.
    pub path: String,
    /// The text in it.
    pub name: String,
    /// What it was.
    pub before: Option<String>,
    /// What it becomes.
    pub after: String,
}

/// A file with the text that it gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Which file.
    pub path: String,
    /// Its text before; `None` where it is made.
    pub before: Option<String>,
    /// Its text after.
    pub after: String,
}

/// A text that is not taken over, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The file.
    pub path: String,
    /// The text in it.
    pub name: String,
    /// Why not.
    pub why: Bilingual,
}

/// What an import comes to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// In the order of the files.
    pub changes: Vec<Change>,
    /// What is not taken over.
    pub refused: Vec<Refused>,
    /// The files to be written.
    pub edits: Vec<Edit>,
    /// The files as they will be, for the record.
    pub after: Vec<TranslatedFile>,
    /// The texts that the translator says are done, by file and name; also those that did not change.
    pub done: BTreeSet<(String, String)>,
}

/// New translations by file and name.
type Wanted = BTreeMap<String, BTreeMap<String, Vec<Piece>>>;

/// Works out what becomes of `report`, whose files are `sources`, when `units` are taken over as its translation into `lang`.
pub fn import(report: &Report, sources: &SourceSet, lang: &Lang, units: &[ForeignUnit]) -> Outcome {
    let now = files(report, sources, None, lang);
    let mut outcome = Outcome::default();
    let mut wanted = wanted(&now, lang, units, &mut outcome);
    // What would be read back as something else is taken out, and the rest is tried again: once is enough, since texts do not
    // depend on each other; where it is not, the file is left alone.
    for attempt in 0..3 {
        outcome.edits = edits(&now, sources, &wanted, &mut outcome.refused);
        let (after, wrong) = read_back(&now, sources, lang, &outcome.edits, &wanted);
        outcome.after = after;
        if wrong.is_empty() {
            break;
        }
        for (path, name) in wrong {
            let Some(texts) = wanted.get_mut(&path) else { continue };
            let why = Bilingual::new(
                "it would not be read back as it is written: it holds signs that mean something here",
                "写进去以后读回来会不一样：它含有在这里有特殊含义的符号",
            );
            if attempt == 1 || texts.remove(&name).is_none() {
                wanted.remove(&path);
            }
            outcome.done.remove(&(path.clone(), name.clone()));
            outcome.refused.push(Refused { path, name, why });
        }
    }
    let written: BTreeSet<&str> = outcome.edits.iter().map(|edit| edit.path.as_str()).collect();
    for file in now.iter().filter(|file| written.contains(file.target_path.as_str())) {
        let texts = wanted.get(&file.source_path);
        for unit in &file.units {
            let Some(after) = texts.and_then(|texts| texts.get(&unit.name)) else { continue };
            let before = unit.target.as_ref().map(|target| joined(&target.pieces));
            let (path, name) = (file.target_path.clone(), unit.name.clone());
            outcome.changes.push(Change { path, name, before, after: joined(after) });
        }
    }
    outcome
}

fn joined(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::markdown).collect()
}

/// The translations that differ from the present ones.
fn wanted(now: &[TranslatedFile], lang: &Lang, units: &[ForeignUnit], outcome: &mut Outcome) -> Wanted {
    let by_path: BTreeMap<&str, &TranslatedFile> = now.iter().map(|file| (file.source_path.as_str(), file)).collect();
    let mut wanted = Wanted::new();
    for unit in units {
        match new_text(by_path.get(unit.file.as_str()).copied(), lang, unit) {
            Ok(None) => {}
            Ok(Some((text, is_new))) => {
                if unit.is_final {
                    outcome.done.insert((unit.file.clone(), unit.name.clone()));
                }
                if is_new {
                    wanted.entry(unit.file.clone()).or_default().insert(unit.name.clone(), text);
                }
            }
            Err(why) => outcome.refused.push(Refused { path: unit.file.clone(), name: unit.name.clone(), why }),
        }
    }
    wanted
}

/// The translation of one unit, and whether it differs from the present one; `None` where there is none yet.
fn new_text(
    file: Option<&TranslatedFile>,
    lang: &Lang,
    foreign: &ForeignUnit,
) -> Result<Option<(Vec<Piece>, bool)>, Bilingual> {
    let file = file.ok_or(Bilingual::new("the project has no such file", "项目里没有这个文件"))?;
    let own = file
        .units
        .iter()
        .find(|unit| unit.name == foreign.name)
        .ok_or(Bilingual::new("the file has no such text any more", "文件里已经没有这段文字"))?;
    let nothing = Vec::new();
    // Prose stands on one line; where a text in YAML has lines of its own, they may be meant.
    let has_lines = own.key.is_some() && own.source_text().contains('\n');
    let read = |tokens: Vec<Token>| if has_lines { tokens } else { unwrapped(&tokens) };
    let present = own.target.as_ref().map_or(&nothing, |target| &target.pieces);
    let codes = table(&own.pieces, present);
    let source = tokens(&own.pieces, &codes);
    if read(foreign.source.clone()?) != read(source) {
        let now = own.source_text();
        return Err(Bilingual::of(
            format!("its source text is no longer the one that was translated; now it is: {now}"),
            format!("原文已不是当初翻译的那一段，现在是：{now}"),
        ));
    }
    let target = read(foreign.target.clone()?);
    if target.is_empty() {
        return Ok(None);
    }
    let before = tokens(present, &codes);
    if target == read(before.clone()) {
        return Ok(Some((present.clone(), false)));
    }
    let needed = table(&own.pieces, &[]).len();
    let text = pieces(&target, &codes, needed)?;
    match lost(&target, &before, &codes).filter(|_| lang.script() == Script::Spaced) {
        Some(why) => Err(why),
        None => Ok(Some((text, true))),
    }
}

fn edits(now: &[TranslatedFile], sources: &SourceSet, wanted: &Wanted, refused: &mut Vec<Refused>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for file in now {
        let Some(texts) = wanted.get(&file.source_path).filter(|texts| !texts.is_empty()) else { continue };
        let before = file.target.and_then(|id| sources.get(id)).map(|file| file.text.to_string());
        let in_place = file.form == Form::Yaml || (file.same_structure && file.units.iter().all(has_place));
        let after = match (&before, in_place) {
            (Some(before), true) => Ok(replaced(before, places(file, before, texts))),
            _ => rebuilt(file, sources, texts),
        };
        match after {
            Ok(after) => edits.push(Edit { path: file.target_path.clone(), before, after }),
            Err(missing) => {
                let refusal = Refused {
                    path: file.target_path.clone(),
                    name: missing.clone(),
                    why: Bilingual::of(
                        format!("the file must be laid anew, for which {missing} has no translation yet"),
                        format!("文件需要重新生成，而{missing}还没有译文"),
                    ),
                };
                if !refused.contains(&refusal) {
                    refused.push(refusal);
                }
            }
        }
    }
    edits
}

/// A text of prose that is translated, or needs no translation of its own.
fn has_place(unit: &Unit) -> bool {
    unit.target.is_some()
}

/// The stretches of a file that change, with what stands there afterwards.
fn places(file: &TranslatedFile, text: &str, texts: &BTreeMap<String, Vec<Piece>>) -> Vec<(Span, String)> {
    let is_table = file.target_path.ends_with(".csv");
    let one = |unit: &Unit| {
        let new = joined(texts.get(&unit.name)?);
        Some(match (&unit.target, unit.map, &unit.key) {
            (Some(target), _, None) => (target.span, one_line(&new)),
            (Some(target), _, Some(_)) if is_table => (target.span, cell(&new)),
            // A row has no room for another language: the table needs a column of it.
            (None, Some(_), _) if is_table => return None,
            (Some(target), _, Some(_)) => (trimmed(text, target.span), scalar(&new)),
            (None, Some(map), _) => insertion(text, map, unit.source, &file.lang, &new),
            (None, None, _) => return None,
        })
    };
    file.units.iter().filter_map(one).collect()
}

/// A segment of Markdown stands on one line; the breaks that it has are marks.
fn one_line(text: &str) -> String {
    if text.contains("\\\n") || text.contains("  \n") { text.to_owned() } else { text.replace(['\n', '\r'], " ") }
}

/// A span without the white space at its end.
fn trimmed(text: &str, span: Span) -> Span {
    let inner = text.get(span.range()).unwrap_or_default();
    Span::new(span.file, span.range().start..span.range().start + inner.trim_end().len())
}

/// A language that a map of languages lacks, after the source language.
fn insertion(text: &str, map: Span, source: Span, lang: &Lang, new: &str) -> (Span, String) {
    let written = scalar(new);
    let end = trimmed(text, source).range().end;
    if text.get(map.range()).is_some_and(|map| map.starts_with('{')) {
        return (Span::new(map.file, end..end), format!(", {lang}: {written}"));
    }
    let before = text.get(..map.range().start).unwrap_or_default();
    let indent = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let line_end = end + text.get(end..).map_or(0, |rest| rest.find(['\n', '\r']).unwrap_or(rest.len()));
    (Span::new(map.file, line_end..line_end), format!("\n{}{lang}: {written}", " ".repeat(indent)))
}

fn replaced(text: &str, mut places: Vec<(Span, String)>) -> String {
    places.sort_by_key(|(span, _)| *span);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in places {
        out.push_str(text.get(at..span.range().start).unwrap_or_default());
        out.push_str(&new);
        at = span.range().end;
    }
    out + text.get(at..).unwrap_or_default()
}

/// The translation laid anew over the source file, whose structure it gets; the name of the first text without a translation
/// where one is missing.
fn rebuilt(file: &TranslatedFile, sources: &SourceSet, texts: &BTreeMap<String, Vec<Piece>>) -> Result<String, String> {
    let source = sources.get(file.source).map(|file| file.text.as_str()).unwrap_or_default();
    let mut places = Vec::new();
    for unit in &file.units {
        let new = match (texts.get(&unit.name), &unit.target) {
            (Some(new), _) => joined(new),
            (None, Some(target)) => joined(&target.pieces),
            // Code and formulas stay as they are, their lines too.
            (None, None) if !unit.has_words() => continue,
            (None, None) => return Err(unit.name.clone()),
        };
        let keyed = unit.key.is_some();
        let span = if keyed { trimmed(source, unit.source) } else { unit.source };
        places.push((span, if keyed { scalar(&new) } else { one_line(&new) }));
    }
    Ok(replaced(source, places))
}

/// Parses the project as it would be. Gives its translations, and which of them are not what was wanted or was there before.
fn read_back(
    now: &[TranslatedFile],
    sources: &SourceSet,
    lang: &Lang,
    edits: &[Edit],
    wanted: &Wanted,
) -> (Vec<TranslatedFile>, Vec<(String, String)>) {
    let changed = edits.iter().map(|edit| SourceFile { path: edit.path.clone(), text: edit.after.as_str().into() });
    let texts = sources.files().map(|(_, file)| file.clone()).chain(changed);
    let fresh = SourceSet::new(texts, Vec::new());
    let after = parse::report(&fresh).value.map(|report| files(&report, &fresh, None, lang)).unwrap_or_default();
    let edited: BTreeSet<&str> = edits.iter().map(|edit| edit.path.as_str()).collect();
    let mut wrong = Vec::new();
    for file in now.iter().filter(|file| edited.contains(file.target_path.as_str())) {
        let other = after.iter().find(|other| other.source_path == file.source_path);
        let texts = wanted.get(&file.source_path);
        for (index, unit) in file.units.iter().enumerate() {
            let new = texts.and_then(|texts| texts.get(&unit.name));
            let old = unit.target.as_ref().map(|target| &target.pieces);
            let Some(expected) = new.or(old).map(|pieces| essence(unit, pieces)) else { continue };
            let found = other.and_then(|other| other.units.get(index)).filter(|found| found.name == unit.name);
            let got = found.and_then(|found| found.target.as_ref()).map(|target| essence(unit, &target.pieces));
            let same_source = found.is_some_and(|found| found.digest == unit.digest);
            if got.as_ref() != Some(&expected) || !same_source {
                wrong.push((file.source_path.clone(), unit.name.clone()));
            }
        }
    }
    (after, wrong)
}

/// What must come back: keyed texts to the letter, of prose the words, but for their line ends, and the marks.
fn essence<'p>(unit: &Unit, pieces: &'p [Piece]) -> (String, Vec<&'p Piece>) {
    let text = joined(pieces);
    let marks = pieces.iter().filter(|piece| !matches!(piece, Piece::Text(_))).collect();
    (if unit.key.is_some() { text } else { normalised(&text) }, marks)
}
