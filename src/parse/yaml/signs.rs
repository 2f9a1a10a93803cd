//! Characters and comments that look like nothing and change what a file says.

use super::node::{Entry, Node, NodeKind};
use super::raw::Raw;
use super::syntax;
use super::tree::Parsed;
use super::words::Advice;
use crate::diag::{Diagnostic, MOST, TypingProblem, YamlProblem};
use crate::i18n::{Bilingual, Lang, code_point, is_odd_space, stray};
use crate::model::KeyedText;
use crate::source::Span;
use std::collections::BTreeSet;

/// Characters that end a line for some readers and not for others, or that no YAML file may hold.
pub fn breaking(raw: Raw<'_>) -> Vec<Diagnostic> {
    let breaks = |character: char| {
        matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
            || character.is_control() && !matches!(character, '\t' | '\n' | '\r')
    };
    let found = raw.text.char_indices().filter(|(_, character)| breaks(*character)).take(MOST);
    found
        .map(|(at, character)| {
            let name = code_point(character);
            let why = Bilingual::of(
                format!("the character {} stands here, which YAML does not allow inside a file", name.en()),
                format!("这里有字符{}，YAML文件中间不能有它", name.zh()),
            );
            let help =
                Bilingual::new("delete it; where a line should end, press Enter", "请删去；需要换行的地方，请按回车键");
            syntax(raw.span(at..at + character.len_utf8()), Advice { why, help })
        })
        .collect()
}

/// Warns of invisible characters, of odd spaces at the edges of values, and of comments that cut off a text.
pub fn check(parsed: &Parsed, texts: &[KeyedText], raw: Raw<'_>, problems: &mut Vec<Diagnostic>) {
    let localized: BTreeSet<Span> = texts.iter().flat_map(|text| text.texts.values()).map(|text| text.span).collect();
    let mut places = Places::default();
    places.collect(&parsed.node, "", &localized, raw);
    for (at, character) in stray(raw.text).take(MOST) {
        if !places.is_comment(at, raw) {
            problems.push(invisible(raw, at, character));
        }
    }
    for (at, character) in raw.text.char_indices().filter(|(_, character)| is_odd_space(*character)) {
        if !places.is_inner(at) && !places.is_comment(at, raw) {
            problems.push(invisible(raw, at, character));
        }
    }
    let plain: BTreeSet<Span> = parsed.plain.iter().copied().collect();
    comments(&parsed.node, "", &plain, &localized, raw, problems);
}

/// The invisible characters of a text that could not be read, but for the one that is told of already.
pub fn unread(raw: Raw<'_>, told: Span) -> impl Iterator<Item = Diagnostic> {
    let found = stray(raw.text).take(MOST).map(move |(at, character)| invisible(raw, at, character));
    found.filter(move |problem| problem.span != told)
}

/// An invisible character at byte `at` of the text.
pub fn invisible(raw: Raw<'_>, at: usize, character: char) -> Diagnostic {
    Diagnostic::new(TypingProblem::InvisibleCharacter { character }, raw.span(at..at + character.len_utf8()))
}

/// Where values and keys stand, in the order of the text.
#[derive(Default)]
struct Places {
    /// What is written of a value between its first and its last visible character.
    values: Vec<std::ops::Range<usize>>,
    keys: Vec<std::ops::Range<usize>>,
}

impl Places {
    fn collect(&mut self, node: &Node, key: &str, localized: &BTreeSet<Span>, raw: Raw<'_>) {
        match &node.kind {
            NodeKind::Map(entries) => entries.iter().for_each(|entry| {
                self.keys.push(raw.local(entry.key_span));
                self.collect(&entry.value, &entry.key, localized, raw);
            }),
            NodeKind::List(items) => items.iter().for_each(|item| self.collect(item, key, localized, raw)),
            NodeKind::Null => {}
            NodeKind::Bool(_) | NodeKind::Number(_) | NodeKind::Text(_) => {
                let range = raw.local(node.span);
                let edge = |c: char| c.is_whitespace() || is_odd_space(c) || matches!(c, '"' | '\'');
                let text = raw.text.get(range.clone()).unwrap_or_default();
                let inner = text.trim_matches(edge);
                // A word of the program, a number or an id has no spaces of any kind in it.
                let is_text = localized.contains(&node.span) || TEXTS.contains(&key);
                let is_word = inner.chars().all(|c| c.is_ascii_graphic() || is_odd_space(c));
                if !is_text && is_word && !inner.is_empty() {
                    return;
                }
                let start = range.start + text.len() - text.trim_start_matches(edge).len();
                // Quotes round nothing but a space are there for the space.
                self.values.push(if inner.is_empty() { range } else { start..start + inner.len() });
            }
        }
    }

    fn holds(places: &[std::ops::Range<usize>], at: usize) -> bool {
        let behind = places.partition_point(|place| place.start <= at);
        behind.checked_sub(1).and_then(|last| places.get(last)).is_some_and(|place| place.contains(&at))
    }

    /// Whether byte `at` is inside a value.
    fn is_inner(&self, at: usize) -> bool {
        Self::holds(&self.values, at)
    }

    fn is_comment(&self, at: usize, raw: Raw<'_>) -> bool {
        !self.is_inner(at) && !Self::holds(&self.keys, at) && raw.around(at).0.contains('#')
    }
}

/// Keys whose values are texts wherever they stand.
const TEXTS: [&str; 6] = ["title", "summary", "quote", "publisher", "description", "name"];

fn comments(
    node: &Node,
    key: &str,
    plain: &BTreeSet<Span>,
    localized: &BTreeSet<Span>,
    raw: Raw<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    match &node.kind {
        NodeKind::Map(entries) => {
            let languages = entries.iter().all(|entry| Lang::try_from(entry.key.clone()).is_ok());
            for entry in entries {
                if entry.value.kind == NodeKind::Null && (languages || TEXTS.contains(&entry.key.as_str())) {
                    problems.extend(comment_for_text(entry, raw));
                }
                comments(&entry.value, &entry.key, plain, localized, raw, problems);
            }
        }
        NodeKind::List(items) => {
            items.iter().for_each(|item| comments(item, key, plain, localized, raw, problems));
        }
        NodeKind::Text(_) | NodeKind::Number(_) if plain.contains(&node.span) => {
            let written = raw.slice(node.span).trim_end();
            // A comment behind a word of the program or a number is what comments are for.
            let is_word = written.bytes().all(|byte| byte.is_ascii_graphic());
            if !is_word || localized.contains(&node.span) || TEXTS.contains(&key) {
                problems.extend(comment(written, raw.local(node.span).start + written.len(), raw));
            }
        }
        NodeKind::Null | NodeKind::Bool(_) | NodeKind::Number(_) | NodeKind::Text(_) => {}
    }
}

/// The comment behind a text that ends at byte `end`.
fn comment(text: &str, end: usize, raw: Raw<'_>) -> Option<Diagnostic> {
    let (_, after) = raw.around(end);
    let comment = after.trim_start_matches([' ', '\t']);
    if comment.len() == after.len() || !comment.starts_with('#') {
        return None;
    }
    // Two blanks set a comment off on purpose; one is how a text goes on.
    if !text.is_empty() && (after.starts_with("  ") || after.starts_with('\t')) {
        return None;
    }
    let start = end + after.len() - comment.len();
    let blanks = raw.text.get(end..start).unwrap_or_default();
    let comment = comment.trim_end();
    let last = text.lines().next_back().unwrap_or(text).trim_start();
    let problem = YamlProblem::YamlComment { text: format!("{last}{blanks}"), comment: comment.to_owned() };
    Some(Diagnostic::new(problem, raw.span(start..start + comment.len())))
}

/// The comment in the place of a text.
fn comment_for_text(entry: &Entry, raw: Raw<'_>) -> Option<Diagnostic> {
    let end = raw.local(entry.key_span).end;
    let colon = raw.text.get(end..)?.find(':')?;
    comment("", end + colon + 1, raw)
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;

    #[test]
    fn a_comment_that_cuts_off_a_text_is_told_and_others_are_not() {
        for text in
            ["en: Ranked # 1", "zh: 目标 #第一", "{zh: 一, en: see # 3\n}", "title: One # two", "zh: #1", "- 甲 #乙"]
        {
            assert_eq!(told(text), ["yaml-comment"], "{text}");
        }
        for text in [
            "code: count # of benches",
            "en: \"Ranked # 1\" # true",
            "# all\nen: a#b",
            "value: 80 # from the table",
            "en: >\n  a # b\n",
            "en: Benches in parks  # what is counted",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn invisible_characters_are_told_where_they_count() {
        for text in [
            "a\u{200b}: b",
            "a: b\u{200b}",
            "a: 甲\u{ad}乙",
            "a: 公园\u{fffd}数量",
            "a: \u{a0}b",
            "a: \"b\u{a0}\"",
            "a: >\n  甲\u{2060}\n",
            "code: a\u{a0}b",
            "value: 1\u{202f}000",
        ] {
            assert_eq!(told(text), ["invisible-character"], "{text}");
        }
        for text in [
            "fr: 5\u{a0}%",
            "title: New\u{a0}York",
            "a: 甲\u{3000}乙",
            "a: \"\u{3000}\"",
            "# \u{200b}\na: b",
            "a: 👩\u{200d}🔧",
        ] {
            assert_eq!(told(text), [""; 0], "{text}");
        }
        for text in ["a: b\u{85}c", "a: b\u{2028}c", "a: \"b\u{feff}c\"", "a: b\u{0}c", "# \u{2029}\na: b"] {
            assert_eq!(told(text), ["yaml-syntax"], "{text}");
        }
    }
}
