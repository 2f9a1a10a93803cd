//! Text of words and spaces: no full-width marks, and no passage left in Chinese.

use super::{Finding, Line, is_wide, narrow};
use crate::diag::TypingProblem;
use crate::i18n::{Lang, is_han};

/// So many Chinese characters in a row, outside quotation marks and parentheses, are a passage and not a word that is spoken of.
const PASSAGE: usize = 8;

/// Finds full-width marks that belong to no Chinese phrase, and Chinese passages.
pub fn check(line: &Line<'_>, lang: &Lang, found: &mut Vec<Finding>) {
    if line.text.is_ascii() {
        return;
    }
    let mut index = 0;
    while index < line.characters.len() {
        let length = line.characters.iter().skip(index).take_while(|(_, character)| in_phrase(*character)).count();
        if length > 0 {
            phrase(line, index, index + length, lang, found);
        }
        index += length.max(1);
    }
}

/// What a phrase in Chinese is made of, its marks included.
fn in_phrase(character: char) -> bool {
    is_wide(character) || narrow(character).is_some() || matches!(character, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

fn phrase(line: &Line<'_>, start: usize, end: usize, lang: &Lang, found: &mut Vec<Finding>) {
    let characters: Vec<char> = (start..end).filter_map(|index| line.at(index)).collect();
    let (first, last) = (characters.iter().position(|c| is_han(*c)), characters.iter().rposition(|c| is_han(*c)));
    for (offset, character) in characters.iter().enumerate() {
        let inside = first.is_some_and(|first| first < offset) && last.is_some_and(|last| offset < last);
        if !inside && let Some(instead) = latin(*character) {
            let index = start + offset;
            let corrected = line.corrected(index, index + 1, &instead);
            let problem = TypingProblem::ForeignPunctuation { wrong: character.to_string(), corrected };
            found.push((line.range(index, index + 1), problem));
        }
    }
    let count = characters.iter().filter(|character| is_han(**character)).count();
    let quoted = line.before(start).is_some_and(|c| matches!(c, '(' | '"' | '“' | '‘'))
        || characters.first().is_some_and(|c| matches!(c, '“' | '‘' | '《' | '「'));
    if count >= PASSAGE && !quoted {
        found.push((line.range(start, end), TypingProblem::UntranslatedText { lang: lang.to_string() }));
    }
}

/// What stands in Latin text for a full-width mark, digit or letter; none for the marks of titles, which a Chinese phrase keeps.
fn latin(character: char) -> Option<String> {
    let mark = match character {
        '，' | '、' => ',',
        '。' => '.',
        '：' => ':',
        '；' => ';',
        '！' => '!',
        '？' => '?',
        '（' => '(',
        '）' => ')',
        _ => narrow(character)?,
    };
    Some(mark.to_string())
}
