//! What is checked of each writing by itself, held against all that it may refer to: where one changes, it alone is checked again.

use super::evidence::{self, Evidence};
use super::numbers::{self, Fixed};
use super::readings::Readings;
use super::references::{self, Known};
use super::stored::StoredDocument;
use super::terms::{self, Lexicons};
use super::{glyphs, languages, marks, parity, passages, placeholders, stale, text, typing};
use crate::diag::Diagnostic;
use crate::i18n::Lang;
use crate::model::{RefKind, Report, Text, Writing};
use crate::source::{FileId, Fingerprint, SourceSet, Span};
use crate::translation::Record;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What writings are held against, prepared once. Nothing of it changes where only the text of a writing does.
#[derive(Debug)]
pub struct Context {
    pub(super) known: Known,
    pub(super) lexicons: Lexicons,
    pub(super) printed: BTreeSet<Span>,
    pub(super) record: Option<Record>,
    pub(super) fixed: Fixed,
    /// Which writings there are.
    writings: Fingerprint,
}

/// What was found in one writing, or in all YAML files together.
#[derive(Debug, Default)]
pub struct Finding {
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// What the rest of the report knows it by.
    pub gist: Arc<Gist>,
    /// All that it depends on; only where a build asked for it.
    pub(super) key: Option<Fingerprint>,
}

/// What the rest of a report knows of a writing, but for titles and summaries.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gist {
    /// The passages of stored documents that it rests on.
    pub evidence: Vec<Evidence>,
    /// The chapters and pages of which it names a section.
    pub sections_of: BTreeSet<(RefKind, String)>,
    /// How often it refers to each indicator, list and chart, in all languages together.
    pub refers: BTreeMap<(RefKind, String), usize>,
    /// The names of its sections; nothing where there is no text.
    pub sections: Option<Fingerprint>,
    /// The languages in which its title has characters that no social card can show.
    pub without_card: BTreeSet<String>,
}

impl Gist {
    fn of(writing: &Writing, evidence: Vec<Evidence>) -> Self {
        let sections = Some(Fingerprint::of(&references::sections(writing)));
        let lacking = writing.texts.iter().filter(|(_, text)| glyphs::lacks(&text.title.value));
        let without_card = lacking.map(|(lang, _)| lang.to_string()).collect();
        let mut gist = Self { evidence, sections, without_card, ..Self::default() };
        for it in writing.texts.values().flat_map(|text| text.document.references()) {
            match it.kind {
                RefKind::Chapter | RefKind::Page if it.fragment.is_some() => {
                    gist.sections_of.insert((it.kind, it.id.clone()));
                }
                RefKind::Indicator | RefKind::List | RefKind::Chart => {
                    *gist.refers.entry((it.kind, it.id.clone())).or_default() += 1;
                }
                _ => {}
            }
        }
        gist
    }
}

/// What earlier builds found, for those that come after them.
#[derive(Debug)]
pub struct Earlier {
    /// All that writings are held against: the program, its options, every file but the writings, and which writings there are.
    pub around: Fingerprint,
    /// The text of each writing's files.
    pub files: BTreeMap<FileId, Fingerprint>,
    /// The writings in which nothing was found, each by all that this depends on.
    pub sound: BTreeSet<Fingerprint>,
    /// The writings that were not read again, by the file of any of their languages: nothing was found in them, and what they were
    /// held against is as it was.
    pub held: BTreeMap<FileId, Held>,
}

/// A writing that is known without its text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// What the rest of the report knows of it.
    #[serde(with = "shared")]
    pub gist: Arc<Gist>,
    /// All that finding nothing in it depended on.
    pub key: Fingerprint,
}

/// What several know is written as the value that it is.
mod shared {
    use super::{Arc, Gist};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(gist: &Arc<Gist>, serializer: S) -> Result<S::Ok, S::Error> {
        Gist::serialize(gist, serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<Gist>, D::Error> {
        Gist::deserialize(deserializer).map(Arc::new)
    }
}

/// The report around a writing.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub report: &'a Report,
    pub documents: &'a BTreeMap<String, StoredDocument>,
    pub sources: &'a SourceSet,
    pub earlier: Option<&'a Earlier>,
}

impl Earlier {
    fn held(&self, writing: &Writing) -> Option<&Held> {
        self.held.get(&writing.texts.values().next()?.span.file)
    }
}

impl Context {
    /// Prepares what the writings of `report` are held against.
    pub fn new(report: &Report, sources: &SourceSet, problems: &mut Vec<Diagnostic>) -> Self {
        Self {
            known: Known::of(report),
            lexicons: Lexicons::of(report),
            printed: typing::printed(report),
            record: Record::read(sources, problems),
            fixed: numbers::fixed(report),
            writings: Fingerprint::of(&report.writings().map(|(kind, it)| (kind, &it.id)).collect::<Vec<_>>()),
        }
    }

    /// Checks one writing. What it finds depends on the writing, this context, and the sections of the writings that it names.
    pub fn check(&self, around: Around<'_>, kind: &'static str, writing: &Writing) -> Finding {
        let Around { report, documents, sources, earlier } = around;
        if let Some(held) = earlier.and_then(|earlier| earlier.held(writing)) {
            return Finding { problems: Vec::new(), gist: Arc::clone(&held.gist), key: Some(held.key) };
        }
        let languages: Vec<&Lang> = report.languages().collect();
        let mut problems = Vec::new();
        let gist = Arc::new(Gist::of(writing, evidence::writing(kind, writing, documents, &mut problems)));
        let key = earlier.and_then(|earlier| self.key(earlier, around, kind, writing, &gist.sections_of));
        if key.is_some_and(|key| earlier.is_some_and(|earlier| earlier.sound.contains(&key))) {
            return Finding { problems, gist, key };
        }
        references::writing(report, &self.known, documents, writing, &mut problems);
        languages::writing(report, kind, writing, &languages, &mut problems);
        stale::writing(report, sources, self.record.as_ref(), writing, &mut problems);
        text::writing(writing, &mut problems);
        placeholders::writing(writing, &mut problems);
        glyphs::writing(report, writing, &mut problems);
        let readings = Readings::default();
        numbers::writing(around, &self.fixed, writing, &readings, &mut problems);
        let rows = passages::writing(writing, &languages);
        terms::check(report, &self.lexicons, &rows, sources, &mut problems);
        parity::check(report, &rows, sources, &readings, &mut problems);
        typing::check(report, &self.printed, &rows, sources, &mut problems);
        typing::formulas(writing, &mut problems);
        marks::check(&rows, sources, &mut problems);
        marks::addresses(writing, &mut problems);
        report.settings.severity.apply(&mut problems);
        Finding { problems, gist, key }
    }

    /// All that the finding of a writing depends on.
    fn key(
        &self,
        earlier: &Earlier,
        around: Around<'_>,
        kind: &str,
        writing: &Writing,
        sections_of: &BTreeSet<(RefKind, String)>,
    ) -> Option<Fingerprint> {
        let file = |(lang, text): (&Lang, &Text)| {
            let path = around.sources.get(text.span.file)?.path.clone();
            Some((lang.clone(), path, *earlier.files.get(&text.span.file)?))
        };
        let files: Option<Vec<_>> = writing.texts.iter().map(|(lang, text)| file((lang, text))).collect();
        let sections: Vec<_> =
            sections_of.iter().map(|(kind, id)| self.known.sections(around.report, *kind, id)).collect();
        Some(Fingerprint::of(&(earlier.around, self.writings, kind, &writing.id, files?, sections_of, sections)))
    }
}
