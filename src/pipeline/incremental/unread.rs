//! Texts that need not be read again: where only writings were edited, the others are known by what the last build found in them.

use super::record::{Detail, Head, Kept, Record};
use crate::check::{Gist, Held};
use crate::load::{self, Stamp};
use crate::model::{Document, RefKind, Report, Status, Text, Texts, Writing};
use crate::parse;
use crate::source::{FileId, Fingerprint, SourceSet, Span, Spanned};
use arcstr::ArcStr;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// With more files edited than this everything is read: it costs little more then.
const MOST: usize = 200;

/// What is known of the writings that were not edited.
#[derive(Debug, Default)]
pub struct Unread {
    /// Their files with their fingerprints.
    files: BTreeMap<String, Fingerprint>,
    /// Their texts, of which only the head is there.
    pub texts: BTreeMap<FileId, Text>,
    /// What was found in them, by the file of the first language.
    pub held: BTreeMap<FileId, Held>,
    /// What was found before in those that are read, by the file of the first language.
    former: BTreeMap<FileId, Held>,
    /// The files that were edited.
    edited: BTreeSet<String>,
}

impl Unread {
    /// What need not be read, where the files of the project in `folder` are those of the `last` build, as `stamps` tells, and only
    /// writings are other than they were.
    pub fn of(folder: &Path, last: &Record, detail: &Detail, stamps: &[(String, Stamp)]) -> Option<Self> {
        if last.inputs.len() != stamps.len() {
            return None;
        }
        let mut edited = BTreeSet::new();
        for ((input, (path, stamp)), place) in last.inputs.iter().zip(stamps).zip(0..) {
            if input.path != *path {
                return None;
            }
            let untouched = input.stamp == *stamp && stamp.is_older_than(last.began);
            if !untouched && load::fingerprint(folder, path).is_none_or(|found| found != input.text) {
                edited.insert(place);
                if edited.len() > MOST || !super::is_prose(path) {
                    return None;
                }
            }
        }
        Some(Self::without(last, detail, &edited))
    }

    fn without(last: &Record, detail: &Detail, edited: &BTreeSet<usize>) -> Self {
        let path = |place: &usize| Some(last.inputs.get(*place)?.path.clone());
        let mut unread = Self { edited: edited.iter().filter_map(path).collect(), ..Self::default() };
        for Kept { held, heads } in &detail.writings {
            let Some(first) = heads.first() else { continue };
            if heads.iter().any(|head| edited.contains(&head.input)) {
                unread.former.insert(first.span.file, held.clone());
                continue;
            }
            unread.held.insert(first.span.file, held.clone());
            for head in heads {
                unread.texts.insert(head.span.file, text(head));
                unread.files.extend(last.inputs.get(head.input).map(|input| (input.path.clone(), input.text)));
            }
        }
        unread
    }

    /// Whether the file at `path` is to be read.
    pub fn is_read(&self, path: &str) -> bool {
        !self.files.contains_key(path)
    }

    /// Whether the file at `path` is other than it was.
    pub fn is_edited(&self, path: &str) -> bool {
        self.edited.contains(path)
    }

    /// The fingerprints of the files that are not read.
    pub fn files(&self) -> impl Iterator<Item = (&String, &Fingerprint)> {
        self.files.iter()
    }

    /// Reads the writings, too, of which those that are read name a section: whether it is there is checked. `None` where any is not
    /// what it was.
    pub fn read_named(&mut self, folder: &Path, sources: &mut SourceSet) -> Option<()> {
        let mut named: BTreeSet<String> = BTreeSet::new();
        for (id, _) in sources.files().filter(|(_, file)| super::is_prose(&file.path) && self.is_read(&file.path)) {
            let text = parse::text(sources, id).value;
            let references = text.iter().flat_map(|text| text.document.references());
            let sections = references.filter(|it| it.fragment.is_some());
            let texts = sections.filter(|it| matches!(it.kind, RefKind::Chapter | RefKind::Page));
            named.extend(texts.map(|it| format!("{}:{}", it.kind.scheme(), it.id)));
        }
        if named.is_empty() {
            return Some(());
        }
        let wanted = |path: &String| name(path).is_some_and(|name| named.contains(&name));
        let paths: Vec<String> = self.files.keys().filter(|path| wanted(path)).cloned().collect();
        for path in paths {
            let id = sources.find(&path)?;
            sources.replace(id, self.read(folder, &path)?);
            self.files.remove(&path);
            self.texts.remove(&id);
            // What was found in it still counts.
            self.former.extend(self.held.get(&id).map(|held| (id, held.clone())));
        }
        Some(())
    }

    /// The text of a file that was not read, if it is what it was.
    fn read(&self, folder: &Path, path: &str) -> Option<ArcStr> {
        let text = load::again(folder, path)?;
        let known = self.files.get(path)?;
        (Fingerprint::of_bytes(text.as_bytes()) == *known).then_some(text)
    }

    /// The texts of a writing that was not read, as they are; `None` where they are not what they were.
    pub fn texts(&self, folder: &Path, sources: &mut SourceSet, writing: &Writing) -> Option<Texts> {
        let mut texts = Texts::new();
        for (lang, text) in &writing.texts {
            let id = text.span.file;
            let path = sources.get(id)?.path.clone();
            sources.replace(id, self.read(folder, &path)?);
            texts.insert(lang.clone(), Box::new(parse::text(sources, id).value?));
        }
        Some(texts)
    }

    /// Whether a writing is known without its text.
    pub fn has(&self, writing: &Writing) -> bool {
        writing.texts.values().any(|text| self.texts.contains_key(&text.span.file))
    }

    /// The places of the writings that were edited, each with what it was known by; `None` where that is not known of all.
    pub fn edited<'a>(&'a self, report: &Report, sources: &SourceSet) -> Option<Vec<(usize, &'a Gist)>> {
        let is_edited = |text: &Text| sources.get(text.span.file).is_some_and(|file| self.is_edited(&file.path));
        let edited =
            report.writings().zip(0..).filter(|((_, writing), _)| writing.texts.values().any(|text| is_edited(text)));
        let with_former = |((_, writing), place): ((&str, &Writing), usize)| {
            let first = writing.texts.values().next()?.span.file;
            Some((place, self.former.get(&first)?.gist.as_ref()))
        };
        edited.map(with_former).collect()
    }

    /// Whether a writing has other sections than it had, as far as that is known.
    pub fn has_other_sections(&self, writing: &Writing, sections: Option<Fingerprint>) -> bool {
        let first = writing.texts.values().next().map(|text| text.span.file);
        first.and_then(|file| self.former.get(&file)).is_none_or(|former| former.gist.sections != sections)
    }
}

/// How references name the chapter or page in the file at `path`, without regard to its sections.
fn name(path: &str) -> Option<String> {
    let stem = path.strip_suffix(".md")?.rsplit_once('.')?.0;
    let chapter = stem.strip_prefix("content/chapters/").and_then(|name| name.split_once('-'));
    let chapter = chapter.map(|(_, id)| format!("{}:{id}", RefKind::Chapter.scheme()));
    let page = || Some(format!("{}:{}", RefKind::Page.scheme(), stem.strip_prefix("content/pages/")?));
    chapter.or_else(page)
}

/// Only what is published is known by its head.
fn text(head: &Head) -> Text {
    let spanned = |(value, span): &(String, Span)| Spanned::new(value.clone(), *span);
    Text {
        span: head.span,
        title: spanned(&head.title),
        summary: head.summary.as_ref().map(spanned),
        status: Status::Published,
        document: Document::default(),
    }
}
