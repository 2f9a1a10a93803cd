//! What a build leaves for the next one.

use crate::check::Held;
use crate::load::Stamp;
use crate::pipeline::Summary;
use crate::source::{Fingerprint, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a build read, found and drew.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Which program it was, with which options.
    pub program: Fingerprint,
    /// When it began, in nanoseconds since 1970; 0 where that is not known.
    pub began: i64,
    /// Whether it had nothing to tell.
    pub silent: bool,
    /// The day on which it looked at embargoes.
    pub day: Option<String>,
    pub summary: Counts,
    /// Every file of the project, in the order in which they are listed. Empty where that is not known.
    pub inputs: Vec<Input>,
    /// A [`Detail`] as bytes: a build with nothing to do need not read it.
    #[serde(with = "whole")]
    pub detail: Vec<u8>,
}

/// Bytes in one piece: without this each of some millions would be a value of its own.
mod whole {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        struct Piece;

        impl Visitor<'_> for Piece {
            type Value = Vec<u8>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }

        deserializer.deserialize_bytes(Piece)
    }
}

/// What a build needs to know of the last one where there is something to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// All that writings are held against; `None` where there was no build.
    pub around: Option<Fingerprint>,
    /// Which writings there are.
    pub names: Option<Fingerprint>,
    /// What its addresses depended on.
    pub prints: Printed,
    /// The writings in which nothing was found.
    pub writings: Vec<Kept>,
}

/// The fingerprints of a site's addresses, and of what many of them depend on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Printed {
    /// Every address with all that it depends on.
    pub routes: BTreeMap<String, Fingerprint>,
    /// All but what writings say.
    pub outline: Option<Fingerprint>,
    /// All that every writing's page depends on.
    pub ground: Option<Fingerprint>,
    /// Who refers to whom.
    pub uses: Option<Fingerprint>,
}

/// A writing in which nothing was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    pub held: Held,
    /// Its heads in all languages, where it need not be read again: none for what is not published, or a pillar's.
    pub heads: Vec<Head>,
}

/// What stands above a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The place of its file among the inputs.
    pub input: usize,
    pub span: Span,
    pub title: (String, Span),
    pub summary: Option<(String, Span)>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    pub path: String,
    pub stamp: Stamp,
    /// Of its text or bytes.
    pub text: Fingerprint,
}

/// A [`Summary`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    pages: usize,
    charts: usize,
    files: usize,
}

impl From<Summary> for Counts {
    fn from(Summary { pages, charts, files }: Summary) -> Self {
        Self { pages, charts, files }
    }
}

impl From<Counts> for Summary {
    fn from(Counts { pages, charts, files }: Counts) -> Self {
        Self { pages, charts, files }
    }
}

impl Record {
    /// That of a program which has not built anything yet.
    pub fn empty(program: Fingerprint) -> Self {
        let summary = Summary::default().into();
        Self { program, began: 0, silent: false, day: None, summary, inputs: Vec::new(), detail: Vec::new() }
    }

    /// The same with this detail; with none where it cannot be written, which its types do not let happen.
    pub fn with(self, detail: &Detail) -> Self {
        Self { detail: postcard::to_allocvec(detail).unwrap_or_default(), ..self }
    }

    /// What it knows besides.
    pub fn detail(&self) -> Detail {
        postcard::from_bytes(&self.detail).unwrap_or_default()
    }

    /// Reads it back; `None` for one that this program did not write.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// As bytes; `None` where it cannot be written, which its types do not let happen.
    pub fn write(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }
}
