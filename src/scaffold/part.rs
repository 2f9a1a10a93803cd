//! A new chapter, pillar, indicator or source, with a placeholder wherever somebody has to write something.

use super::NewFile;
use super::words::{Words, blanks, words};
use crate::check::digest;
use crate::i18n::{Bilingual, Lang};
use crate::model::{PLACEHOLDER, RefKind};
use crate::translation::scalar;

/// What can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Markdown file in each language.
    Chapter,
    /// A YAML file, and a summary in each language.
    Pillar,
    /// A YAML file.
    Indicator,
    /// An entry of `content/sources.yaml`.
    Source,
}

impl Kind {
    /// As it stands in a sentence.
    pub fn noun(self) -> Bilingual {
        match self {
            Self::Chapter => RefKind::Chapter.noun(),
            Self::Pillar => RefKind::Pillar.noun(),
            Self::Indicator => RefKind::Indicator.noun(),
            Self::Source => RefKind::Source.noun(),
        }
    }
}

/// The files of a new part of a report in `languages`; `number` is a chapter's, or a pillar's place. A source has none: see
/// [`append_source`].
pub fn part(kind: Kind, name: &str, number: u32, languages: &[Lang]) -> Vec<NewFile> {
    match kind {
        Kind::Chapter => markdown(&format!("content/chapters/{number}-{name}"), languages),
        Kind::Pillar => {
            let mut files = vec![NewFile::new(format!("content/pillars/{name}.yaml"), pillar(name, number, languages))];
            files.extend(markdown(&format!("content/pillars/{name}"), languages));
            files
        }
        Kind::Indicator => vec![NewFile::new(format!("content/indicators/{name}.yaml"), indicator(name, languages))],
        Kind::Source => Vec::new(),
    }
}

fn markdown(stem: &str, languages: &[Lang]) -> Vec<NewFile> {
    let text = format!("---\ntitle: {PLACEHOLDER}\nsummary: {PLACEHOLDER}\n---\n{PLACEHOLDER}\n");
    languages.iter().map(|lang| NewFile::new(format!("{stem}.{lang}.md"), text.as_str())).collect()
}

fn pillar(name: &str, order: u32, languages: &[Lang]) -> String {
    let say = |it: Words| languages.first().map_or(it.en, |lang| it.near(lang));
    let source = say(words("content/sources.yaml里一个存档来源的id", "id of a stored source in content/sources.yaml"));
    let quote = say(words("来源里写这个重点领域的原句，逐字抄录", "the source's sentence on it, sign by sign"));
    [
        format!("id: {name}\norder: {order}\n"),
        blanks("name", words("全称", "its name in full"), languages),
        blanks("short", words("图上用的简称", "a few words, for charts"), languages),
        blanks("tagline", words("卡片上的一句话", "one line, for cards"), languages),
        format!("source: {PLACEHOLDER}  # {source}\nquote: {PLACEHOLDER}  # {quote}\n"),
    ]
    .concat()
}

fn indicator(name: &str, languages: &[Lang]) -> String {
    let say = |it: Words| languages.first().map_or(it.en, |lang| it.near(lang));
    let unit = say(words(
        "CNY（亿元加scale: 1e8）、percent、count（加noun）、W、t、kWh",
        "CNY (with scale: 1e8 for 亿元), percent, count (with noun), W, t, kWh",
    ));
    let kind = say(words(
        "annual、cumulative、monthly、quarterly、stock或mixed",
        "annual, cumulative, monthly, quarterly, stock or mixed",
    ));
    let row = say(words(
        "时期如2025、2025-06、2025-H1、2025-01/2025-09；来源是content/sources.yaml里的id",
        "a period is 2025, 2025-06, 2025-H1 or 2025-01/2025-09; source is an id of content/sources.yaml",
    ));
    [
        format!("id: {name}\ngroup: context\n"),
        blanks("name", words("全称", "its name in full"), languages),
        blanks("short", words("图上用的简称", "a few words, for cards and charts"), languages),
        blanks(
            "definition",
            words("量的是什么、在哪里、来源没说什么", "what is measured, where, and what the source does not say"),
            languages,
        ),
        format!("unit:\n  code: {PLACEHOLDER}  # {unit}\n"),
        format!("period_kind: {PLACEHOLDER}  # {kind}\n"),
        format!("series:  # {row}\n  - period: {PLACEHOLDER}\n    value: {PLACEHOLDER}\n    source: {PLACEHOLDER}\n"),
    ]
    .concat()
}

/// `before`, the text of `content/sources.yaml` or nothing, with a new source at its end: one that is cited, or one that is stored,
/// where its document is given with path and text.
pub fn append_source(before: Option<&str>, name: &str, document: Option<(&str, &str)>, languages: &[Lang]) -> String {
    let say = |it: Words| languages.first().map_or(it.en, |lang| it.near(lang));
    let fields = [
        ("title", words("印出来的标题，用来源自己的语言", "as printed, in the source's own language")),
        ("lang", words("来源的语言：zh、en、ja", "the source's own language: zh, en, ja")),
        ("publisher", words("发布者，照原样写", "as seen")),
        (
            "date",
            words("2026-01-27；找过但没有的，写not_known: [date]", "2026-01-27; not to be found: not_known: [date]"),
        ),
        ("url", words("https://…；找过但没有的，写not_known: [url]", "https://…; not to be found: not_known: [url]")),
        ("grade", words("A是官方文本或官方媒体，B是其他", "A: official text or state media; B: any other")),
    ];
    // A stored document speaks for itself; where it was found need not be known.
    let fields = if document.is_some() { fields.get(..3).unwrap_or_default() } else { &fields };
    let stored = document
        .map(|(path, text)| format!("  file: {}\n  sha256: {}\n", scalar(path), digest(text)))
        .unwrap_or_default();
    let line = |(key, meant): &(&str, Words)| format!("  {key}: {PLACEHOLDER}  # {}\n", say(*meant));
    let lines = fields.iter().map(line).collect::<Vec<_>>().concat() + &stored;
    let before = before.unwrap_or_default();
    let joint = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    format!("{before}{joint}- id: {name}\n{lines}")
}
