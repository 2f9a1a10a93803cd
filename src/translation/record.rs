//! `content/translations.yaml`: which source text each translation was last confirmed against. Written by the program, read by people.

use super::digest::{Digest, LENGTH, normalised};
use super::file::{TranslatedFile, Unit};
use super::segment::Piece;
use crate::diag::Diagnostic;
use crate::i18n::{Bilingual, Lang};
use crate::parse;
use crate::source::SourceSet;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Where the record stands.
pub const RECORD: &str = "content/translations.yaml";

/// The key of a Markdown file's blocks; its other texts have keys of their own.
const BLOCKS: &str = "blocks";

/// For every language and file, the source texts that its translations were confirmed against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    languages: BTreeMap<Lang, BTreeMap<String, Confirmed>>,
}

/// The confirmed source texts of one file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Confirmed {
    /// Of texts that have a key.
    pub keyed: BTreeMap<String, Digest>,
    /// Of the blocks of a text, in their order.
    pub blocks: Vec<Digest>,
}

impl Record {
    /// Reads the record of a project; `None` where it has none, or one that cannot be read, which is then a problem.
    pub fn read(sources: &SourceSet, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        type Lines = BTreeMap<Lang, BTreeMap<String, BTreeMap<String, Line>>>;
        let id = sources.find(RECORD)?;
        let lines: Option<Lines> = parse::yaml(id, sources.get(id)?, problems)?;
        let file = |lines: BTreeMap<String, Line>| {
            let mut confirmed = Confirmed::default();
            for (key, line) in lines {
                match line {
                    Line::One(digest) => drop(confirmed.keyed.insert(key, digest)),
                    Line::Many(digests) => confirmed.blocks = digests,
                }
            }
            confirmed
        };
        let languages = lines
            .unwrap_or_default()
            .into_iter()
            .map(|(lang, files)| (lang, files.into_iter().map(|(name, lines)| (name, file(lines))).collect()));
        Some(Self { languages: languages.collect() })
    }

    /// What is recorded of a file in a language.
    pub fn of(&self, lang: &Lang, name: &str) -> Option<&Confirmed> {
        self.languages.get(lang)?.get(name)
    }

    /// Records every translation of `file` that `takes` says yes to; the others keep what was recorded of them.
    pub fn confirm(&mut self, file: &TranslatedFile, takes: impl Fn(&Unit) -> bool) {
        let mut confirmed = Confirmed::default();
        for unit in &file.units {
            let now = unit.target.is_some() && takes(unit);
            let Some(digest) = (if now { Some(&unit.digest) } else { unit.recorded.as_ref() }) else { continue };
            match &unit.key {
                Some(key) => drop(confirmed.keyed.insert(key.clone(), digest.clone())),
                None => confirmed.blocks.push(digest.clone()),
            }
        }
        let files = self.languages.entry(file.lang.clone()).or_default();
        if confirmed == Confirmed::default() {
            files.remove(&file.name);
        } else {
            files.insert(file.name.clone(), confirmed);
        }
    }

    /// Forgets files and languages that the project no longer has.
    pub fn prune(&mut self, files: &[TranslatedFile]) {
        let known: BTreeSet<(&Lang, &str)> = files.iter().map(|file| (&file.lang, file.name.as_str())).collect();
        for (lang, recorded) in &mut self.languages {
            recorded.retain(|name, _| known.contains(&(lang, name.as_str())));
        }
        self.languages.retain(|_, recorded| !recorded.is_empty());
    }

    /// The record as a file: sorted, a line for each text, with the beginning of the text where it is among `files`.
    pub fn write(&self, files: &[TranslatedFile]) -> String {
        let units = files.iter().flat_map(|file| &file.units);
        let texts: BTreeMap<&Digest, &Unit> = units.map(|unit| (&unit.digest, unit)).collect();
        let mut out = String::from(
            "# Which source text each translation was last confirmed against, as the beginning of its BLAKE3 hash.\n\
             # Written by `gongbao translate confirm`; where a merge leaves both sides, confirm again.\n",
        );
        let line = |digest: &Digest| {
            let words = texts.get(digest).map(|unit| format!(" # {}", beginning(unit))).unwrap_or_default();
            format!("\"{digest}\"{words}\n")
        };
        for (lang, files) in &self.languages {
            out.push_str(&format!("{lang}:\n"));
            for (name, confirmed) in files {
                out.push_str(&format!("  {name}:\n"));
                for (key, digest) in &confirmed.keyed {
                    let key = if plain(key) { key.clone() } else { format!("\"{key}\"") };
                    out.push_str(&format!("    {key}: {}", line(digest)));
                }
                if !confirmed.blocks.is_empty() {
                    out.push_str(&format!("    {BLOCKS}:\n"));
                }
                for digest in &confirmed.blocks {
                    out.push_str(&format!("      - {}", line(digest)));
                }
            }
        }
        out
    }
}

/// Whether YAML reads `key` as itself.
fn plain(key: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/');
    key.contains('.') && key.bytes().all(word) && key.starts_with(|c: char| c.is_ascii_lowercase())
        || key.len() > 3 && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The first words of a text, for people.
fn beginning(unit: &Unit) -> String {
    const CHARACTERS: usize = 24;
    let is_words = |piece: &&Piece| matches!(piece, Piece::Text(_));
    let words: String = unit.pieces.iter().filter(is_words).map(Piece::markdown).collect();
    let text = normalised(&if words.trim().is_empty() { unit.source_text() } else { words });
    let clean = |character: char| if character.is_control() { ' ' } else { character };
    let mut words: String = text.chars().take(CHARACTERS).map(clean).collect();
    if text.chars().nth(CHARACTERS).is_some() {
        words.push('…');
    }
    words
}

impl JsonSchema for Record {
    fn schema_name() -> Cow<'static, str> {
        "Record".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let digest = json_schema!({
            "description": "The first 48 bits of the BLAKE3 hash of the source text. 原文的摘要。",
            "type": "string",
            "pattern": format!("^[0-9a-f]{{{LENGTH}}}$"),
        });
        let map = |of: Schema| json_schema!({ "type": "object", "additionalProperties": of });
        let line = json_schema!({ "anyOf": [digest, { "type": "array", "items": digest }] });
        let mut schema = map(map(map(line)));
        schema.insert(
            "description".into(),
            "By language, file and key: which source text each translation was confirmed against. Written by the program. 译文确认记录，由工具写入。"
                .into(),
        );
        schema
    }
}

/// One digest, or those of the blocks.
enum Line {
    One(Digest),
    Many(Vec<Digest>),
}

impl<'de> Deserialize<'de> for Line {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Line;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "{:#}", Bilingual::new("a digest or a list of digests", "摘要或摘要的列表"))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Line, E> {
                Digest::try_from(text.to_owned()).map(Line::One).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Line, A::Error> {
                let mut digests = Vec::new();
                while let Some(text) = list.next_element::<String>()? {
                    digests.push(Digest::try_from(text).map_err(A::Error::custom)?);
                }
                Ok(Line::Many(digests))
            }
        }

        deserializer.deserialize_any(Either)
    }
}
