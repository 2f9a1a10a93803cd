//! Each file of a report with its translation, text by text, and whether each translation still renders its source.

use super::align::{Former, align, formers};
use super::digest::Digest;
use super::record::{Confirmed, Record};
use super::segment::{Piece, Segment, segments};
use crate::i18n::Lang;
use crate::model::{KeyedText, Report, Text, Writing};
use crate::source::{FileId, SourceSet, Span, Spanned};
use std::collections::BTreeMap;

/// A file's texts and their translations into one language.
#[derive(Debug, Clone)]
pub struct TranslatedFile {
    /// The language translated into.
    pub lang: Lang,
    /// Its name in the record, without a language: `chapters/1-basis.md`, `indicators/gdp.yaml`.
    pub name: String,
    /// Markdown or YAML.
    pub form: Form,
    /// The file with the source text.
    pub source: FileId,
    /// Its path.
    pub source_path: String,
    /// The file with the translation: for YAML the same. `None` where it is yet to be made.
    pub target: Option<FileId>,
    /// Its path, there or not.
    pub target_path: String,
    /// Its texts in their order.
    pub units: Vec<Unit>,
    /// Whether both languages have the same segments in the same order, so that each has its place.
    pub same_structure: bool,
}

/// How a file holds its languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One file a language.
    Markdown,
    /// All languages side by side.
    Yaml,
}

/// One text and its translation.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The keys that lead to it in YAML or front matter; `None` for a segment of prose.
    pub key: Option<String>,
    /// Its name within the file: the keys, or the number of the block and of the segment in it.
    pub name: String,
    /// Where the source text stands.
    pub source: Span,
    /// For a text in YAML the whole map of languages, into which a missing one is written.
    pub map: Option<Span>,
    /// The source text.
    pub pieces: Vec<Piece>,
    /// The translation; `None` where there is none, or an empty one.
    pub target: Option<Rendering>,
    /// The digest of the source text as it is now.
    pub digest: Digest,
    /// The digest of the source text that the translation was last confirmed against.
    pub recorded: Option<Digest>,
    /// What follows from that.
    pub state: State,
}

/// A translation of one text.
#[derive(Debug, Clone)]
pub struct Rendering {
    /// Where it stands.
    pub span: Span,
    /// It.
    pub pieces: Vec<Piece>,
}

/// How far a translation is behind its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Confirmed against the source text as it is.
    Confirmed,
    /// The source text has changed since.
    Stale,
    /// Never confirmed.
    Unconfirmed,
    /// Not there.
    Missing,
}

impl Unit {
    /// The source text as one line.
    pub fn source_text(&self) -> String {
        self.pieces.iter().map(Piece::markdown).collect()
    }

    /// Whether there is anything to translate: words beside the marks.
    pub fn has_words(&self) -> bool {
        let is_words = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphanumeric));
        self.pieces.iter().any(is_words)
    }

    fn new(key: Option<String>, name: String, source: Span, pieces: Vec<Piece>, target: Option<Rendering>) -> Self {
        let digest = Digest::of(&pieces.iter().map(Piece::markdown).collect::<String>());
        let target = target.filter(|target| target.pieces.iter().any(|piece| !piece.markdown().trim().is_empty()));
        Self { key, name, source, map: None, pieces, target, digest, recorded: None, state: State::Unconfirmed }
    }

    fn plain(key: &str, source: &Spanned<String>, target: Option<&Spanned<String>>) -> Self {
        let pieces = |text: &Spanned<String>| vec![Piece::Text(text.value.clone())];
        let target = target.map(|text| Rendering { span: text.span, pieces: pieces(text) });
        Self::new(Some(key.to_owned()), key.to_owned(), source.span, pieces(source), target)
    }

    fn settle(&mut self, recorded: Option<Digest>) {
        self.state = match &recorded {
            _ if self.target.is_none() => State::Missing,
            Some(recorded) if *recorded == self.digest => State::Confirmed,
            Some(_) => State::Stale,
            None => State::Unconfirmed,
        };
        self.recorded = recorded;
    }

    /// The same for a text in an order: one that has moved may now be paired with the translation of another.
    fn settle_former(&mut self, former: Former, recorded: Option<Digest>) {
        self.settle(recorded);
        if matches!(former, Former::Moved(_)) && self.target.is_some() {
            self.state = State::Stale;
        }
    }

    /// Whether its translation is behind only since it changed places with others.
    pub fn has_moved(&self) -> bool {
        self.state == State::Stale && self.recorded.as_ref() == Some(&self.digest)
    }
}

/// Every file that has texts, with its translation into `lang`, in the order of the names.
pub fn files(report: &Report, sources: &SourceSet, record: Option<&Record>, lang: &Lang) -> Vec<TranslatedFile> {
    let Some(origin) = report.languages().next() else { return Vec::new() };
    let prose = report.writings().filter_map(|(_, writing)| of_prose(writing, sources, record, origin, lang));
    let mut files = data(report, sources, record, lang);
    files.extend(prose);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// The YAML files that have texts, with their translation into `lang`.
pub fn data(report: &Report, sources: &SourceSet, record: Option<&Record>, lang: &Lang) -> Vec<TranslatedFile> {
    let Some(origin) = report.languages().next() else { return Vec::new() };
    let mut by_file: BTreeMap<FileId, Vec<&KeyedText>> = BTreeMap::new();
    for text in &report.texts {
        by_file.entry(text.span.file).or_default().push(text);
    }
    let nothing = Confirmed::default();
    let file = |(id, texts): (FileId, Vec<&KeyedText>)| {
        let path = sources.get(id)?.path.clone();
        let name = name_of(&path).to_owned();
        let recorded = record.and_then(|record| record.of(lang, &name)).unwrap_or(&nothing);
        let units = keyed(&texts, origin, lang, recorded);
        Some(TranslatedFile {
            lang: lang.clone(),
            name,
            form: Form::Yaml,
            source: id,
            source_path: path.clone(),
            target: Some(id),
            target_path: path,
            units,
            same_structure: true,
        })
    };
    by_file.into_iter().filter_map(file).filter(|file| !file.units.is_empty()).collect()
}

/// A writing with its translation from `origin` into `lang`; `None` where it has no source text.
pub fn of_prose(
    writing: &Writing,
    sources: &SourceSet,
    record: Option<&Record>,
    origin: &Lang,
    lang: &Lang,
) -> Option<TranslatedFile> {
    let text = writing.texts.get(origin)?;
    let path = &sources.get(text.span.file)?.path;
    let stem = path.strip_suffix(&format!(".{origin}.md"))?;
    let name = format!("{}.md", name_of(stem));
    let target_path = format!("{stem}.{lang}.md");
    let nothing = Confirmed::default();
    let recorded = record.and_then(|record| record.of(lang, &name)).unwrap_or(&nothing);
    let file = of_writing(writing, text, (path, name, target_path), sources, lang, recorded);
    Some(file).filter(|file| !file.units.is_empty())
}

fn name_of(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}

fn keyed(texts: &[&KeyedText], origin: &Lang, lang: &Lang, recorded: &Confirmed) -> Vec<Unit> {
    let mut units: Vec<Unit> = texts
        .iter()
        .filter_map(|text| {
            let unit = Unit::plain(&text.key, text.texts.get(origin)?, text.texts.get(lang));
            Some(Unit { map: Some(text.span), ..unit })
        })
        .collect();
    settle_keyed(&mut units, &recorded.keyed);
    units
}

/// What is recorded at a text's own key counts. The items of a list have numbers for keys: they are sought in their order, so that an
/// insertion shifts nothing, and one that changed places with another becomes stale.
fn settle_keyed(units: &mut [Unit], recorded: &BTreeMap<String, Digest>) {
    let mut lists: BTreeMap<String, Vec<&mut Unit>> = BTreeMap::new();
    for unit in units {
        let list = without_numbers(&unit.name);
        if list == unit.name {
            unit.settle(recorded.get(&unit.name).cloned());
        } else {
            lists.entry(list).or_default().push(unit);
        }
    }
    for (list, units) in lists {
        let mut before: Vec<(&String, &Digest)> =
            recorded.iter().filter(|(key, _)| without_numbers(key) == list).collect();
        before.sort_by_key(|(key, _)| numbers(key));
        let before: Vec<&Digest> = before.into_iter().map(|(_, digest)| digest).collect();
        let now: Vec<Digest> = units.iter().map(|unit| unit.digest.clone()).collect();
        let formers = formers(&before, &now.iter().collect::<Vec<_>>());
        for (unit, former) in units.into_iter().zip(formers) {
            let digest = former.place().and_then(|place| before.get(place)).map(|digest| (*digest).clone());
            unit.settle_former(former, digest);
        }
    }
}

/// The numbers of list items in a key.
fn numbers(key: &str) -> Vec<usize> {
    key.split('.').filter_map(|part| part.parse().ok()).collect()
}

/// A key with the numbers of list items left out.
fn without_numbers(key: &str) -> String {
    let part =
        |part: &str| if part.bytes().all(|byte| byte.is_ascii_digit()) { "*".to_owned() } else { part.to_owned() };
    key.split('.').map(part).collect::<Vec<_>>().join(".")
}

fn of_writing(
    writing: &Writing,
    text: &Text,
    (path, name, target_path): (&str, String, String),
    sources: &SourceSet,
    lang: &Lang,
    recorded: &Confirmed,
) -> TranslatedFile {
    let other = writing.texts.get(lang).map(Box::as_ref);
    let mut units = vec![Unit::plain("title", &text.title, other.map(|other| &other.title))];
    if let Some(summary) = &text.summary {
        units.push(Unit::plain("summary", summary, other.and_then(|other| other.summary.as_ref())));
    }
    settle_keyed(&mut units, &recorded.keyed);
    let cut = |text: &Text| {
        let raw = sources.get(text.span.file).map(|file| file.text.as_str()).unwrap_or_default();
        segments(&text.document, raw)
    };
    let (own, others) = (cut(text), other.map(cut).unwrap_or_default());
    let mut blocks: Vec<Unit> = own
        .iter()
        .map(|segment| {
            let name = format!("{}.{}", segment.path.0, segment.path.1);
            Unit::new(None, name, segment.span, segment.pieces.clone(), None)
        })
        .collect();
    let digests: Vec<Digest> = blocks.iter().map(|unit| unit.digest.clone()).collect();
    let formers = formers(&recorded.blocks, &digests);
    let before: Vec<Option<usize>> = formers.iter().map(|former| former.place()).collect();
    let same_structure = own.iter().map(shape).eq(others.iter().map(shape));
    let places =
        if same_structure { (0..own.len()).map(Some).collect() } else { places(&own, &others, &before, recorded) };
    for (unit, (place, former)) in blocks.iter_mut().zip(places.into_iter().zip(formers)) {
        let target = place.and_then(|place| others.get(place));
        unit.target = target.map(|target| Rendering { span: target.span, pieces: target.pieces.clone() });
        unit.settle_former(former, former.place().and_then(|before| recorded.blocks.get(before)).cloned());
    }
    units.append(&mut blocks);
    TranslatedFile {
        lang: lang.clone(),
        name,
        form: Form::Markdown,
        source: text.span.file,
        source_path: path.to_owned(),
        target: other.map(|other| other.span.file),
        target_path,
        units,
        same_structure,
    }
}

/// What must agree for two segments to be each other's counterpart by their place.
fn shape(segment: &Segment) -> ((usize, usize), super::segment::SegmentKind) {
    (segment.path, segment.kind)
}

/// Where the structures differ: each source segment's counterpart. A translation that has as many segments as were confirmed is
/// taken to be that translation still; otherwise kinds and marks tell.
fn places(own: &[Segment], others: &[Segment], before: &[Option<usize>], recorded: &Confirmed) -> Vec<Option<usize>> {
    if recorded.blocks.len() == others.len() {
        return before.to_vec();
    }
    let look = |segment: &Segment| {
        let marks = segment.pieces.iter().filter(|piece| !matches!(piece, Piece::Text(_))).cloned();
        (segment.kind, marks.collect::<Vec<_>>())
    };
    let (own, others): (Vec<_>, Vec<_>) = (own.iter().map(look).collect(), others.iter().map(look).collect());
    align(&others, &own)
}
