//! Stored source documents: their digest, their sentences, and where a quote stands in them.

use crate::diag::{Diagnostic, Differing, Missing, SourceProblem, YamlProblem};
use crate::i18n::{Bilingual, Comparable};
use crate::model::{NotKnown, Report, Source, credentials, has_credentials};
use crate::source::{SourceSet, Span};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

/// A source document as it is stored, byte for byte.
#[derive(Debug, Clone)]
pub struct StoredDocument {
    /// The text.
    pub text: String,
    /// Its SHA-256, in hex.
    pub sha256: String,
    /// Its sentences, in order; white space between them belongs to none.
    pub sentences: Vec<Sentence>,
    /// The text as quotes are compared with it.
    comparable: Comparable,
}

/// A sentence of a stored document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From 1; `s1` is its name.
    pub number: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// The line it stands on, from 1.
    pub line: usize,
}

impl StoredDocument {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            sha256: digest(text),
            sentences: sentences(text),
            comparable: Comparable::new(text),
        }
    }

    /// Where `quote` is found first. What both look like counts, not how they are coded; see [`Comparable`].
    pub fn find(&self, quote: &str) -> Option<Range<usize>> {
        let (start, last) = self.comparable.find(&Comparable::new(quote))?;
        Some(start..last + self.text.get(last..)?.chars().next()?.len_utf8())
    }

    /// The sentences that `range` touches.
    pub fn sentences_at(&self, range: &Range<usize>) -> impl Iterator<Item = &Sentence> {
        let first = self.sentences.partition_point(|sentence| sentence.range.end <= range.start);
        let later = self.sentences.get(first..).unwrap_or_default();
        later.iter().take_while(|sentence| sentence.range.start < range.end)
    }

    /// The sentence of that name (`s12`).
    pub fn sentence(&self, name: &str) -> Option<&Sentence> {
        let number: usize = name.strip_prefix('s')?.parse().ok()?;
        self.sentences.get(number.checked_sub(1)?)
    }

    /// The text of `range`.
    pub fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The sentence that shares most pairs of neighbouring characters with `quote`, if it shares half of them, and where the two
    /// begin to differ.
    pub fn nearest(&self, quote: &str) -> Option<(&str, Option<Differing>)> {
        let form = Comparable::new(quote);
        let wanted = pairs(form.as_str());
        let near = self
            .sentences
            .iter()
            .map(|sentence| {
                let text = self.slice(&sentence.range);
                (pairs(Comparable::new(text).as_str()).intersection(&wanted).count(), text, &sentence.range)
            })
            .filter(|(shared, ..)| shared * 2 >= wanted.len().max(1))
            .max_by_key(|(shared, text, _)| (*shared, std::cmp::Reverse(text.len())));
        let at = |text: &str, place: usize| text.get(place..)?.chars().next();
        near.map(|(_, text, range)| {
            let differing = self.comparable.difference(&form, range).and_then(|found| {
                let expected = found.text.and_then(|place| at(&self.text, place));
                Some(Differing { before: found.before, has: at(quote, found.part)?, expected })
            });
            (text, differing)
        })
    }
}

/// The SHA-256 of a document, in hex.
pub fn digest(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    text.chars().zip(text.chars().skip(1)).collect()
}

/// The documents of all sources that have one.
pub fn documents(
    report: &Report,
    sources: &SourceSet,
    problems: &mut Vec<Diagnostic>,
) -> BTreeMap<String, StoredDocument> {
    let mut documents = BTreeMap::new();
    for source in &report.sources {
        complete(source, problems);
        let Some(file) = &source.file else { continue };
        let Some(stored) = sources.find(&file.value).and_then(|id| sources.get(id)) else {
            problems.push(Diagnostic::new(SourceProblem::SourceFileMissing { path: file.value.clone() }, file.span));
            continue;
        };
        let document = StoredDocument::new(&stored.text);
        let given = source.sha256.as_ref();
        if given.is_none_or(|given| given.value != document.sha256) {
            let span = given.map_or(file.span, |given| given.span);
            problems.push(Diagnostic::new(SourceProblem::SourceDigest { found: document.sha256.clone() }, span));
        }
        documents.insert(source.id.value.clone(), document);
    }
    documents
}

/// A source that is only cited must say what it is, and how far it can be trusted.
fn complete(source: &Source, problems: &mut Vec<Diagnostic>) {
    let stored = source.file.is_some();
    let given = |key| match key {
        NotKnown::Date => source.date.is_some(),
        NotKnown::Url => source.url.is_some(),
    };
    let admitted = |key| source.not_known.iter().any(|known| known.value == key);
    let missing = [
        (Missing::Title, source.title.is_none() && source.description.is_none()),
        (Missing::Publisher, source.publisher.trim().is_empty()),
        (Missing::Date, !stored && !given(NotKnown::Date) && !admitted(NotKnown::Date)),
        (Missing::Url, !stored && !given(NotKnown::Url) && !admitted(NotKnown::Url)),
        (Missing::Grade, !stored && source.grade.is_none()),
    ];
    for key in source.not_known.iter().filter(|key| given(key.value)) {
        let why = Bilingual::new("what is given is not unknown", "已经写明的，就不是查不到的");
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, key.span));
    }
    for (missing, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
        let problem = SourceProblem::SourceIncomplete { id: source.id.value.clone(), missing };
        problems.push(Diagnostic::new(problem, source.id.span));
    }
    let known = source.grade.as_deref().is_none_or(|grade| matches!(grade, "A" | "B"));
    if !known {
        let why = Bilingual::new("a grade is A or B", "等级只有A和B");
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, source.id.span));
    }
    if let Some(url) = &source.url {
        web_address(&url.value, url.span, problems);
    }
}

/// Refuses what is not an address on the web.
pub fn web_address(url: &str, span: Span, problems: &mut Vec<Diagnostic>) {
    if has_credentials(url) {
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why: credentials() }, span));
        return;
    }
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let fine = rest
        .is_some_and(|rest| !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || "<>\"'`".contains(c)));
    if !fine {
        let why = Bilingual::of(
            format!("`{url}` is not a web address; it begins with https:// and has no spaces"),
            format!("`{url}`不是网址；网址以https://开头，不含空格"),
        );
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, span));
    }
}

/// Sentences end at a line's end, or after 。！？ and Latin `.!?` before a space, closing marks included.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut line_start = 0;
    for (line_number, line) in (1..).zip(text.split('\n')) {
        let mut start = 0;
        let mut characters = line.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            let mut end = at + character.len_utf8();
            let next = characters.peek().map(|(_, next)| *next);
            let full = matches!(character, '。' | '！' | '？');
            let latin = matches!(character, '.' | '!' | '?') && next.is_none_or(char::is_whitespace);
            if !full && !latin && next.is_some() {
                continue;
            }
            while let Some((_, closing)) =
                characters.next_if(|(_, next)| matches!(next, '”' | '’' | '）' | '」' | '』' | '》'))
            {
                end += closing.len_utf8();
            }
            push(&mut found, line, line_start, start..end, line_number);
            start = end;
        }
        line_start += line.len() + 1;
    }
    found
}

fn push(found: &mut Vec<Sentence>, line: &str, line_start: usize, range: Range<usize>, line_number: usize) {
    let text = line.get(range.clone()).unwrap_or_default();
    let trimmed = text.trim_start();
    let start = line_start + range.start + (text.len() - trimmed.len());
    let end = start + trimmed.trim_end().len();
    if start < end {
        found.push(Sentence { number: found.len() + 1, range: start..end, line: line_number });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_closing_marks() {
        let document = StoredDocument::new("　　甲说：“好。”乙。\n\nTwo. Three 1.5\n");
        let texts: Vec<_> = document.sentences.iter().map(|sentence| document.slice(&sentence.range)).collect();
        assert_eq!(texts, ["甲说：“好。”", "乙。", "Two.", "Three 1.5"]);
    }

    #[test]
    fn a_quote_is_found_across_white_space_and_nowhere_else() {
        let document = StoredDocument::new("　　规模 达到\n17000亿元以上。");
        for quote in ["达到 17000亿元", "达到17000亿元"] {
            assert_eq!(document.slice(&document.find(quote).unwrap()), "达到\n17000亿元");
        }
        assert_eq!(document.find("达到17 000亿元"), None);
        assert_eq!(document.find(""), None);
    }
}
