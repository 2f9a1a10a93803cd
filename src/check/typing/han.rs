//! Chinese text: full-width marks, no spaces (GB/T 15834—2011, clreq).

use super::super::passages::OPAQUE;
use super::{Finding, Line, is_wide, narrow};
use crate::diag::TypingProblem;
use std::ops::Range;

/// Finds marks of Latin typing and typed spaces.
pub fn check(line: &Line<'_>, found: &mut Vec<Finding>) {
    let addresses = addresses(line);
    let mut index = 0;
    while index < line.characters.len() {
        let after = addresses.partition_point(|address| address.start <= index);
        let address = after.checked_sub(1).and_then(|last| addresses.get(last));
        let mark = mark(line, index).filter(|_| !address.is_some_and(|address| address.contains(&index)));
        if let Some((length, instead)) = mark {
            let wrong = line.text.get(line.range(index, index + length)).unwrap_or_default().to_owned();
            let corrected = line.corrected(index, index + length, &instead);
            found.push((line.range(index, index + length), TypingProblem::HanPunctuation { wrong, corrected }));
            // What stands inside parentheses is looked at too.
            index += if length > 1 && wrong_pair(&instead) { 1 } else { length };
            continue;
        }
        if let Some((length, wrong)) = spaces(line, index) {
            let corrected = line.corrected(index, index + length, "");
            if wrong {
                found.push((line.range(index, index + length), TypingProblem::HanSpacing { corrected }));
            }
            index += length;
            continue;
        }
        index += 1;
    }
}

fn wrong_pair(instead: &str) -> bool {
    instead.starts_with('（')
}

/// A mark that Chinese text types otherwise: of how many characters, and what stands for them.
fn mark(line: &Line<'_>, index: usize) -> Option<(usize, String)> {
    let character = line.at(index)?;
    let (before, after) = (line.before(index), line.after(index));
    let wide = |neighbour: Option<char>| neighbour.is_some_and(|character| is_wide(character) || character == OPAQUE);
    let beside_wide = wide(before) || wide(after);
    let one = |instead: &str| Some((1, instead.to_owned()));
    match character {
        ',' | ';' | ':' | '?' | '!' if beside_wide => one(full(character)),
        '(' => parentheses(line, index),
        '.' if line.previous(index) != Some('.') && line.run(index, '.') >= 3 && beside_wide => {
            Some((line.run(index, '.'), "……".to_owned()))
        }
        '.' if line.previous(index).is_some_and(is_wide) && after.is_none_or(is_wide) => one("。"),
        '"' if beside_wide => one(if line.openings.contains(&index) { "“" } else { "”" }),
        '\'' if beside_wide && line.previous(index).is_none_or(|c| !c.is_ascii_alphanumeric()) => one("‘"),
        '\'' if wide(line.at(index + 1)) => one("’"),
        '。' if line.run(index, '。') > 1 => Some((line.run(index, '。'), "……".to_owned())),
        '…' if line.previous(index) != Some('…') && line.run(index, '…') != 2 => {
            Some((line.run(index, '…'), "……".to_owned()))
        }
        '—' if line.previous(index) != Some('—') && line.run(index, '—') > 2 => {
            Some((line.run(index, '—'), "——".to_owned()))
        }
        '-' if line.previous(index) != Some('-') && line.run(index, '-') > 1 && beside_wide => {
            Some((line.run(index, '-'), "——".to_owned()))
        }
        '–' => one("—"),
        '\u{FF61}' => one("。"),
        '\u{FF64}' => one("、"),
        _ => narrow(character).map(|narrow| (1, narrow.to_string())),
    }
}

fn full(mark: char) -> &'static str {
    match mark {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        _ => "！",
    }
}

/// Half-width parentheses around or beside Chinese text; around Latin words inside a Latin phrase they are right.
fn parentheses(line: &Line<'_>, index: usize) -> Option<(usize, String)> {
    let close = *line.closings.get(&index)?;
    let inner = line.text.get(line.range(index + 1, close)).unwrap_or_default();
    let (before, after) = (line.before(index), line.after(close));
    let after_latin = before.is_some_and(|character| character.is_ascii_alphanumeric());
    let wrong = inner.contains(is_wide) || before.is_some_and(is_wide) || (!after_latin && after.is_some_and(is_wide));
    wrong.then(|| (close + 1 - index, format!("（{inner}）")))
}

/// A run of spaces: how long, and whether it is beside a Chinese character or mark or has an ideographic space in it.
fn spaces(line: &Line<'_>, index: usize) -> Option<(usize, bool)> {
    let is_space = |character: char| character.is_whitespace() && character != '\u{2028}';
    line.at(index).filter(|character| is_space(*character))?;
    let length = line.characters.iter().skip(index).take_while(|(_, character)| is_space(*character)).count();
    let (Some(left), Some(right)) = (line.previous(index), line.at(index + length)) else {
        return Some((length, false));
    };
    let typed_wide = line.characters.iter().skip(index).take(length).any(|(_, character)| *character == '\u{3000}');
    let wrong = typed_wide || is_wide(left) || is_wide(right);
    Some((length, wrong && !after_number_of_chapter(line, index)))
}

/// Whether what stands before is only `第一章`, after which titles have a space.
fn after_number_of_chapter(line: &Line<'_>, index: usize) -> bool {
    let before = line.text.get(line.range(0, index)).unwrap_or_default();
    before.starts_with('第') && before.ends_with(['章', '节', '条', '篇', '编']) && before.chars().count() <= 8
}

/// Web addresses, by the indexes of their characters: from the scheme to the first sign that none has.
fn addresses(line: &Line<'_>) -> Vec<Range<usize>> {
    if !line.text.contains("://") {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, (byte, _)) in line.characters.iter().enumerate() {
        let rest = line.text.get(*byte..).unwrap_or_default();
        let inside = found.last().is_some_and(|last: &Range<usize>| last.contains(&index));
        if !inside && (rest.starts_with("https://") || rest.starts_with("http://")) {
            let length = rest.chars().take_while(char::is_ascii_graphic).count();
            let address: String = rest.chars().take(length).collect();
            found.push(index..index + address.trim_end_matches([',', ';', ':', '?', '!', '.', ')']).len());
        }
    }
    found
}
