//! Where a mistake stands that a YAML library tells of later or not at all: signs of another width, tabs, colons and quotes.

use super::raw::{Line, Raw};
use super::words::Advice;
use crate::i18n::{Bilingual, code_point, is_hidden, is_odd_space, stray};
use crate::source::Span;
use std::collections::BTreeSet;
use std::ops::Range;

/// What is wrong at a place.
type Suspect = (Range<usize>, Advice);

/// How many lines before the place of an error are looked at.
const BEFORE: usize = 3;

/// How many lines a list or map in brackets may go on.
const FLOW: usize = 40;

/// The likely cause of an error that a library found at byte `at`.
pub fn cause(raw: Raw<'_>, at: usize) -> Option<(Span, Advice)> {
    let lines: Vec<Line<'_>> = raw.lines().collect();
    let here = lines.partition_point(|line| line.start <= at).saturating_sub(1);
    // The line itself, those before it, the one behind it.
    let mut order = (here.saturating_sub(BEFORE)..=here).rev().chain([here + 1]);
    let near = order.find_map(|index| line_suspect(*lines.get(index)?));
    let found = near.or_else(|| {
        let mut before = (here.saturating_sub(FLOW)..=here).rev();
        before.find_map(|index| {
            let start = lines.get(index)?.start;
            let end = lines.get(here).map_or(raw.text.len(), |line| line.start + line.text.len());
            cut_flow(Line { text: raw.text.get(start..end)?, start })
        })
    });
    let found = found.or_else(|| {
        let mut before = (here.saturating_sub(FLOW)..=here).rev();
        before.find_map(|index| open_bracket(*lines.get(index)?, raw.text.get(..at)?))
    });
    let found = found.or_else(|| lines.iter().find_map(|line| open_quote(*line)));
    found.map(|(range, advice)| (raw.span(range), advice))
}

/// A sign of another width in the line of byte `at` that stands where YAML has one of its own.
pub fn sign(raw: Raw<'_>, at: usize) -> Option<(Span, Advice)> {
    let line = raw.lines().take_while(|line| line.start <= at).last()?;
    let found = wide_sign(line).or_else(|| missing_blank(line));
    found.map(|(range, advice)| (raw.span(range), advice))
}

fn line_suspect(line: Line<'_>) -> Option<Suspect> {
    unseen(line)
        .or_else(|| wide_sign(line))
        .or_else(|| cut_flow(line))
        .or_else(|| missing_blank(line))
        .or_else(|| second_colon(line))
        .or_else(|| behind_quote(line))
}

/// A tab in the indentation, an invisible character, or an odd space where YAML would need an ordinary one or none.
fn unseen(line: Line<'_>) -> Option<Suspect> {
    let indent = line.text.find(|c: char| !c.is_whitespace() && !is_hidden(c)).unwrap_or(line.text.len());
    let hidden: BTreeSet<usize> = stray(line.text).map(|(at, _)| at).collect();
    let structure = structure(line.text);
    let (at, character) = line.text.char_indices().find(|(at, character)| {
        let is_odd = is_odd_space(*character) && (*at < indent || structure.contains(at));
        hidden.contains(at) || is_odd || *character == '\t' && *at < indent
    })?;
    let name = code_point(character);
    let place = line.start + at..line.start + at + character.len_utf8();
    if at >= indent {
        let why = Bilingual::of(
            format!("the character {} stands here, which YAML takes for a letter", name.en()),
            format!("这里有字符{}，YAML会把它当作文字", name.zh()),
        );
        let help = Bilingual::new("delete it, or type an ordinary space in its place", "请删去，或换成普通空格");
        return Some((place, Advice { why, help }));
    }
    let why = Bilingual::of(
        format!("the indentation of this line has the character {}", name.en()),
        format!("这一行的缩进里有字符{}", name.zh()),
    );
    let help = Bilingual::new("indent with ordinary spaces alone", "缩进只能用普通空格");
    Some((place, Advice { why, help }))
}

/// What of a line is no text: all of a list or map in brackets, otherwise the key, its colon and what stands right behind it.
fn structure(text: &str) -> Range<usize> {
    let (from, rest) = body(text);
    let hyphen = usize::from(rest.starts_with('-'));
    let key = rest.find(':').map_or(hyphen, |colon| colon + 1);
    let behind = rest.get(key..).unwrap_or_default();
    let value = behind.trim_start_matches(|c: char| c.is_whitespace() || is_odd_space(c) || is_hidden(c));
    let is_flow = value.starts_with(['{', '[']) || rest.starts_with(['{', '[']);
    0..if is_flow { text.len() } else { from + rest.len() - value.len() }
}

/// Behind the indentation and the hyphens of list entries.
fn body(text: &str) -> (usize, &str) {
    let mut rest = text.trim_start();
    while let Some(inner) = rest.strip_prefix("- ") {
        rest = inner.trim_start();
    }
    (text.len() - rest.len(), rest)
}

fn key_length(text: &str) -> usize {
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(text.len());
    if first { end } else { 0 }
}

/// Marks of Chinese typing in the places of YAML's own.
fn wide_sign(line: Line<'_>) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let found = |at: usize, wide: char, narrow: &str| {
        let at = line.start + from + at;
        Some((at..at + wide.len_utf8(), mistaken(wide, narrow)))
    };
    let first = rest.chars().next()?;
    match first {
        '＃' => return found(0, first, "#"),
        '－' | '—' | '–' | '−' if rest.chars().nth(1).is_some_and(char::is_whitespace) => {
            return found(0, first, "-");
        }
        '｛' | '［' => return found(0, first, if first == '｛' { "{" } else { "[" }),
        _ => {}
    }
    let key = key_length(rest);
    let behind = rest.get(key..).unwrap_or_default();
    if key > 0 && behind.trim_start().starts_with('：') {
        return found(rest.find('：')?, '：', ": ");
    }
    let colon = rest.find(": ").filter(|_| key > 0).map_or(0, |colon| colon + 2);
    let value = rest.get(colon..).unwrap_or_default().trim_start();
    let start = rest.len() - value.len();
    match value.chars().next() {
        Some(wide @ '｛') => found(start, wide, "{"),
        Some(wide @ '［') => found(start, wide, "["),
        Some('{' | '[') => in_flow(value).and_then(|(at, wide, narrow)| found(start + at, wide, narrow)),
        Some('"') => {
            let inner = value.trim_end().strip_prefix('"')?;
            let last = inner.chars().next_back().filter(|last| matches!(last, '”' | '“' | '＂'))?;
            let is_open = !inner.contains('"');
            is_open.then(|| found(start + 1 + inner.len() - last.len_utf8(), last, "\""))?
        }
        _ => None,
    }
}

/// A full-width colon behind a key, comma before one, or bracket at the end, outside the quotes of a map or list in brackets.
fn in_flow(value: &str) -> Option<(usize, char, &'static str)> {
    let mut quote = None;
    let mut word = 0;
    for (at, character) in value.char_indices() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if value.get(..at).is_some_and(|before| before.ends_with([' ', '{', '[', ','])) => {
                quote = Some(character);
            }
            (None, '：') if is_key(value.get(word..at).unwrap_or_default()) => return Some((at, character, ": ")),
            (None, '，') => {
                let next = value.get(at + character.len_utf8()..).unwrap_or_default().trim_start();
                let key = key_length(next);
                if key > 0 && next.get(key..).is_some_and(|behind| behind.trim_start().starts_with([':', '：'])) {
                    return Some((at, character, ", "));
                }
            }
            (None, '｝') => return Some((at, character, "}")),
            (None, '］') => return Some((at, character, "]")),
            (None, '{' | '[' | ',') => word = at + 1,
            _ => {}
        }
    }
    None
}

fn is_key(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && key_length(text) == text.len()
}

fn mistaken(wide: char, narrow: &str) -> Advice {
    let (code, shown) = (format!("U+{:04X}", u32::from(wide)), narrow.trim_end());
    let blank = narrow.len() > shown.len() || matches!(narrow, "-" | "#");
    let why = Bilingual::of(
        format!("`{wide}` ({code}) stands here where YAML has `{shown}`"),
        format!("这里写了全角的`{wide}`（{code}），YAML要用半角的`{shown}`"),
    );
    let help = if blank {
        Bilingual::of(format!("write `{shown}` and a blank"), format!("请写半角的`{shown}`，后面空一格"))
    } else {
        Bilingual::of(format!("write `{shown}`"), format!("请写半角的`{shown}`"))
    };
    Advice { why, help }
}

/// `key:value`, which is a text and no key.
fn missing_blank(line: Line<'_>) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let key = key_length(rest);
    let value = rest.get(key..)?.strip_prefix(':')?;
    let fits = key > 0 && value.starts_with(|c: char| !c.is_whitespace() && c != '/' && c != ':');
    let at = line.start + from + key;
    fits.then(|| {
        let advice = Advice::new(
            ("a blank is missing behind this colon", "write `key: value`"),
            ("冒号后面少了空格", "请写成`键: 值`"),
        );
        (at..at + 1, advice)
    })
}

/// ` #` in a list or map in brackets, before they are closed; of one line or several.
fn cut_flow(lines: Line<'_>) -> Option<Suspect> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut comment = false;
    let mut before = '\n';
    for (at, character) in lines.text.char_indices() {
        match (quote, character) {
            (_, '\n') => comment = false,
            _ if comment => {}
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if depth > 0 && matches!(before, ' ' | '{' | '[' | ',') => quote = Some(character),
            (None, '{' | '[') if depth > 0 || matches!(before, ' ' | '\n') => depth += 1,
            (None, '}' | ']') => depth = depth.saturating_sub(1),
            (None, '#') if matches!(before, ' ' | '\t' | '\n') => {
                let rest = lines.text.get(at..)?.split('\n').next()?.trim_end();
                if depth > 0 && rest.contains(['}', ']']) {
                    return Some((lines.start + at..lines.start + at + rest.len(), CUT));
                }
                comment = true;
            }
            _ => {}
        }
        before = character;
    }
    None
}

const CUT: Advice = Advice::new(
    (
        "` #` begins a comment here, so that the rest of the line, with its brackets, is not read",
        "put the text with ` #` in quotes",
    ),
    ("空格加`#`在这里开始了注释，本行其余部分连同括号都没有读到", "请给含有` #`的文字加引号"),
);

/// `key: text: more`.
fn second_colon(line: Line<'_>) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let key = Some(key_length(rest)).filter(|key| *key > 0)?;
    let value = rest.get(key..)?.strip_prefix(": ")?.trim_start();
    if value.starts_with(['"', '\'', '|', '>', '{', '[', '#', '&', '*', '!']) {
        return None;
    }
    let comment = value.find(" #").unwrap_or(value.len());
    let written = value.get(..comment).unwrap_or_default();
    let colon =
        written.find(": ").or_else(|| written.trim_end().ends_with(':').then(|| written.trim_end().len() - 1))?;
    let at = line.start + from + rest.len() - value.len() + colon;
    let text = written.trim_end();
    let why =
        Bilingual::new("a text without quotes cannot hold a colon and a blank", "没有加引号的文字里不能有冒号加空格");
    let help =
        Bilingual::of(format!("quote this text: {}", quoted(text)), format!("请给这段文字加引号：{}", quoted(text)));
    Some((at..at + 1, Advice { why, help }))
}

/// `key: "text" more`, and texts that begin with a sign that only quotes allow.
fn behind_quote(line: Line<'_>) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let key = key_length(rest);
    let value = match rest.get(key..).and_then(|behind| behind.strip_prefix(": ")).filter(|_| key > 0) {
        Some(value) => value.trim_start(),
        None if from > 0 && line.text.trim_start().starts_with("- ") => rest,
        None => return None,
    };
    let start = line.start + from + rest.len() - value.len();
    let first = value.chars().next()?;
    let closing = match first {
        '"' | '\'' => first,
        '{' => '}',
        '[' => ']',
        '@' | '`' | '%' => {
            let advice = Advice {
                why: Bilingual::of(
                    format!("a text without quotes cannot begin with `{first}`"),
                    format!("不加引号的文字不能以`{first}`开头"),
                ),
                help: Bilingual::of(
                    format!("quote this text: {}", quoted(value.trim_end())),
                    format!("请给这段文字加引号：{}", quoted(value.trim_end())),
                ),
            };
            return Some((start..start + first.len_utf8(), advice));
        }
        _ => return None,
    };
    let end = value.get(1..)?.find(closing)? + 2;
    let more = value.get(end..)?;
    let text = more.trim_start();
    let is_more = text.starts_with(|c: char| !matches!(c, '#' | ',' | '}' | ']' | ':' | '"' | '\''));
    is_more.then(|| {
        let at = start + end + more.len() - text.len();
        let why = Bilingual::of(
            format!("the value ends at `{closing}`, and a text follows it"),
            format!("值到`{closing}`为止，后面却还有文字"),
        );
        let help = Bilingual::of(
            format!("quote this text: {}", quoted(value.trim_end())),
            format!("请给这段文字加引号：{}", quoted(value.trim_end())),
        );
        (at..start + value.trim_end().len(), Advice { why, help })
    })
}

/// `key: {…` that is still open where `read` ends.
fn open_bracket(line: Line<'_>, read: &str) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let key = key_length(rest);
    let value = match rest.get(key..).and_then(|behind| behind.strip_prefix(": ")).filter(|_| key > 0) {
        Some(value) => value.trim_start(),
        None => rest,
    };
    let at = line.start + from + rest.len() - value.len();
    let open = value.chars().next().filter(|first| matches!(first, '{' | '['))?;
    let mut depth = 0_i32;
    for character in read.get(at..)?.chars() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return None;
        }
    }
    let closing = if open == '{' { '}' } else { ']' };
    let why =
        Bilingual::of(format!("the bracket `{open}` that opens here is not closed"), format!("这里的`{open}`没有收尾"));
    let help = Bilingual::of(
        format!("close it with `{closing}`, and quote texts that hold `,`, `:`, `#` or brackets"),
        format!("请用`{closing}`收尾；含有`,`、`:`、`#`或括号的文字请加引号"),
    );
    Some((at..at + 1, Advice { why, help }))
}

/// `key: "text` without an end.
fn open_quote(line: Line<'_>) -> Option<Suspect> {
    let (from, rest) = body(line.text);
    let key = Some(key_length(rest)).filter(|key| *key > 0)?;
    let value = rest.get(key..)?.strip_prefix(": ")?.trim_start();
    let open = value.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    if value.get(1..)?.contains(open) {
        return None;
    }
    let at = line.start + from + rest.len() - value.len();
    let advice = Advice::new(
        ("the quotation mark that opens here is not closed", "close it at the end of the text"),
        ("这里的引号没有收尾", "请在文字末尾补上引号"),
    );
    Some((at..at + 1, advice))
}

/// A text in the quotes that need the least change to it.
fn quoted(text: &str) -> String {
    if !text.contains('"') && !text.contains('\\') {
        return format!("\"{text}\"");
    }
    format!("'{}'", text.replace('\'', "''"))
}
