//! The text as the Markdown library is given it: of the same length, byte for byte, with other signs at some places.
//!
//! The library knows `CommonMark`, which takes Chinese punctuation for the edge of a word like any other, a single tilde for a
//! strike-out, and every `[…]: …` for a definition. Chinese text is written otherwise: `**“重点”**落实`, `5%~7%`, `[注]: …`. So what
//! would mislead the library is hidden from it; since nothing moves, every place that it tells is one of the file.

use super::math::Formula;
use crate::i18n::{is_han, is_wide_mark};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A text with some of its signs replaced by others of the same length.
#[derive(Debug)]
pub(super) struct Masked<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    /// What stands for what; nothing that stands for another sign occurs in the text itself.
    meaning: BTreeMap<char, char>,
    /// What stands for each byte of a formula.
    filler: char,
    formulas: &'a [Formula],
}

/// What `CommonMark` tells apart beside a run of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// White space, or an end of the text.
    Blank,
    /// Punctuation, but for what belongs to Chinese text.
    Mark,
    /// A character or a mark of Chinese text.
    Wide,
    /// Any other letter or digit.
    Letter,
}

/// A replacement: at which byte, of which sign, by which.
type Edit = (usize, char, char);

impl<'a> Masked<'a> {
    /// Hides in `text` what the library would misread; `definitions` are the brackets of link definitions that are to stay text.
    pub(super) fn new(text: &'a str, formulas: &'a [Formula], definitions: &BTreeSet<usize>) -> Self {
        let plain =
            Self { original: text, text: Cow::Borrowed(text), meaning: BTreeMap::new(), filler: '\0', formulas };
        let (runs, braces, colons) = (runs(text), braces(text), colons(text));
        let nothing = runs.is_empty() && braces.is_empty() && colons.is_empty();
        if nothing && formulas.is_empty() && definitions.is_empty() {
            return plain;
        }
        let mut spare = Spare::of(text);
        let Some([tilde, brace, bracket, colon, filler]) = spare.bytes() else { return plain };
        let mut edits: Vec<Edit> = definitions.iter().map(|at| (*at, '[', bracket)).collect();
        edits.extend(braces.into_iter().map(|at| (at, '{', brace)));
        edits.extend(colons.into_iter().map(|at| (at, ':', colon)));
        for run in runs {
            if run.sign == '~' && run.range.len() == 1 {
                edits.push((run.range.start, '~', tilde));
            } else {
                edits.extend(beside(text, &run, &mut spare));
            }
        }
        let inside = |at: usize| {
            let after = formulas.partition_point(|formula| formula.range.start <= at);
            after.checked_sub(1).and_then(|last| formulas.get(last)).is_some_and(|formula| formula.range.contains(&at))
        };
        edits.retain(|(at, ..)| !inside(*at));
        if edits.is_empty() && formulas.is_empty() {
            return plain;
        }
        edits.sort_by_key(|(at, ..)| *at);
        edits.dedup_by_key(|(at, ..)| *at);
        let meaning = edits.iter().map(|(_, sign, instead)| (*instead, *sign)).collect();
        Self { text: Cow::Owned(replaced(text, &edits, formulas, filler)), meaning, filler, ..plain }
    }

    /// What the library is given.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where `piece` stands, if it is a piece of what the library was given and no copy.
    pub(super) fn place(&self, piece: &str) -> Option<Range<usize>> {
        let start = (piece.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end = start.checked_add(piece.len())?;
        (end <= self.text.len()).then_some(start..end)
    }

    /// A copy that the library made of something in `range`, as it was written.
    pub(super) fn restore(&self, copy: &str, range: &Range<usize>) -> String {
        if self.filler == '\0' {
            return copy.to_owned();
        }
        let first = self.formulas.partition_point(|formula| formula.range.start < range.start);
        let hidden = self.formulas.iter().skip(first);
        let mut hidden = hidden.filter_map(|formula| self.original.get(formula.range.clone())).flat_map(str::bytes);
        let mut out = Vec::with_capacity(copy.len());
        for sign in copy.chars() {
            match self.meaning.get(&sign) {
                _ if sign == self.filler => out.extend(hidden.next()),
                Some(meant) => out.extend(meant.encode_utf8(&mut [0; 4]).bytes()),
                None => out.extend(sign.encode_utf8(&mut [0; 4]).bytes()),
            }
        }
        String::from_utf8_lossy(&out).into_owned()
    }
}

fn replaced(text: &str, edits: &[Edit], formulas: &[Formula], filler: char) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut at, mut edits, mut formulas) = (0, edits.iter().peekable(), formulas.iter().peekable());
    loop {
        let next_edit = edits.peek().map(|(place, ..)| *place);
        let next_formula = formulas.peek().map(|formula| formula.range.start);
        let Some(next) = next_edit.into_iter().chain(next_formula).min() else { break };
        out.push_str(text.get(at..next).unwrap_or_default());
        if next_edit == Some(next) {
            if let Some((_, sign, instead)) = edits.next() {
                out.push(*instead);
                at = next + sign.len_utf8();
            }
        } else if let Some(formula) = formulas.next() {
            out.extend(std::iter::repeat_n(filler, formula.range.len()));
            at = formula.range.end;
        }
    }
    out + text.get(at..).unwrap_or_default()
}

/// A run of one mark.
struct Run {
    sign: char,
    range: Range<usize>,
}

/// The runs of `*` and `~` that no backslash makes text.
fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(length) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'*' | b'~'))) {
        let mut start = at + length;
        let sign = bytes.get(start).copied().unwrap_or_default();
        let end = start + bytes.iter().skip(start).take_while(|byte| **byte == sign).count();
        let slashes = bytes.iter().take(start).rev().take_while(|byte| **byte == b'\\').count();
        start += slashes % 2;
        if start < end {
            found.push(Run { sign: char::from(sign), range: start..end });
        }
        at = end;
    }
    found
}

/// What is hidden beside a run of `*` or `~~`, so that it opens and closes as the amendment for Chinese, Japanese and Korean text
/// wants it: there a run is beside a word unless white space or a mark of *other* scripts says otherwise, and a Chinese character
/// beyond such a mark is as good as a blank.
fn beside(text: &str, run: &Run, spare: &mut Spare) -> Vec<Edit> {
    let before = text.get(..run.range.start).and_then(|text| text.char_indices().next_back());
    let after = text.get(run.range.end..).and_then(|text| text.chars().next());
    let (left, right) = (side(before.map(|(_, sign)| sign)), side(after));
    let mut edits = Vec::new();
    if let (Side::Wide, Some((at, sign))) = (left, before) {
        edits.extend(spare.like(sign, right == Side::Mark).map(|instead| (at, sign, instead)));
    }
    if let (Side::Wide, Some(sign)) = (right, after) {
        edits.extend(spare.like(sign, left == Side::Mark).map(|instead| (run.range.end, sign, instead)));
    }
    edits
}

fn side(sign: Option<char>) -> Side {
    match sign {
        None => Side::Blank,
        Some(sign) if sign.is_whitespace() => Side::Blank,
        Some(sign) if is_wide(sign) => Side::Wide,
        Some(sign) if is_word(sign) => Side::Letter,
        Some(_) => Side::Mark,
    }
}

/// Characters and marks of Chinese, Japanese and Korean text, those that Chinese shares with Latin text among them.
fn is_wide(sign: char) -> bool {
    is_han(sign)
        || is_wide_mark(sign)
        || matches!(sign, '“' | '”' | '‘' | '’' | '…' | '—' | '～' | '％' | '￥' | '㎡' | '①'..='⑳')
        || matches!(u32::from(sign), 0x3041..=0x30FF | 0x3131..=0x318E | 0xAC00..=0xD7A3 | 0xFF01..=0xFFEE)
}

fn is_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign.is_control()
}

/// The braces at the ends of lines that give no anchor, `## 集合 {甲，乙}`: the library would drop them and what is in them.
fn braces(text: &str) -> Vec<usize> {
    let mut begin = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        begin += line.len();
        (begin - line.len(), line.trim_end())
    });
    let lines = lines.filter(|(_, line)| line.ends_with('}')).filter_map(|(begin, line)| {
        let at = line.rfind('{')?;
        let name = line.get(at + 1..line.len() - 1)?.trim();
        let escaped = line.get(..at)?.ends_with('\\');
        let gives_anchor = name.strip_prefix('#').is_some_and(|id| !id.is_empty() && !id.contains(char::is_whitespace));
        (!gives_anchor && !escaped).then_some(begin + at)
    });
    lines.collect()
}

/// The colons at the beginnings of lines that no space follows, `::: note`: what is said of a term has one, `: text`.
fn colons(text: &str) -> Vec<usize> {
    let mut begin = 0;
    let lines = text.split_inclusive('\n').filter_map(move |line| {
        let start = begin;
        begin += line.len();
        let rest = line.trim_start_matches([' ', '>']);
        let is_mark = rest.starts_with(':') && !rest.get(1..).is_some_and(|after| after.starts_with([' ', '\t']));
        is_mark.then(|| start + (line.len() - rest.len()))
    });
    lines.collect()
}

/// Signs that a text does not have, to stand for those that it has.
struct Spare {
    used: BTreeSet<char>,
    given: BTreeMap<(char, bool), char>,
    letters: Range<u32>,
    marks: Range<u32>,
    rare_letters: Range<u32>,
    rare_marks: Range<u32>,
}

impl Spare {
    fn of(text: &str) -> Self {
        let special = |sign: &char| {
            sign.is_ascii_control()
                || matches!(u32::from(*sign), 0x2800..=0x28FF | 0xE000..=0xF8FF | 0x1_D100..=0x1_D126 | 0xF_0000..=0xF_FFFD)
        };
        Self {
            used: text.chars().filter(special).collect(),
            given: BTreeMap::new(),
            // Of private use, which is no punctuation; Braille and musical notation, which are.
            letters: 0xE000..0xF900,
            marks: 0x2800..0x2900,
            rare_letters: 0xF_0000..0xF_FFFE,
            rare_marks: 0x1_D100..0x1_D127,
        }
    }

    /// Five signs of one byte.
    fn bytes(&self) -> Option<[char; 5]> {
        let free = (1..9).chain(14..32).map(char::from).filter(|sign| !self.used.contains(sign));
        let found: Vec<char> = free.take(5).collect();
        found.try_into().ok()
    }

    /// A sign as long as `sign` that is punctuation to the library, or a letter; `None` where `sign` is that itself, or where none is left.
    fn like(&mut self, sign: char, punctuation: bool) -> Option<char> {
        if is_word(sign) != punctuation {
            return None;
        }
        if let Some(known) = self.given.get(&(sign, punctuation)) {
            return Some(*known);
        }
        let numbers = match (sign.len_utf8(), punctuation) {
            (3, false) => &mut self.letters,
            (3, true) => &mut self.marks,
            (4, false) => &mut self.rare_letters,
            (4, true) => &mut self.rare_marks,
            _ => return None,
        };
        let free = numbers.by_ref().filter_map(char::from_u32).find(|instead| !self.used.contains(instead))?;
        self.given.insert((sign, punctuation), free);
        Some(free)
    }
}
