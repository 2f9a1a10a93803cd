//! A text of words with blanks between them as tokens, and numbers written in words.

use super::language::Words;
use crate::quantity::cursor::Cursor;
use crate::quantity::digits::{Separators, goes_on, is_digit, number};
use crate::quantity::shapes::{Shape, Surroundings, international, shape, vulgar};
use rust_decimal::Decimal;
use std::ops::Range;

/// A word, a number in digits, or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) range: Range<usize>,
    /// In small letters.
    pub(super) text: &'t str,
    pub(super) value: Option<Decimal>,
    /// What digits are that are no number.
    pub(super) shape: Option<Shape>,
    /// Whether a number may begin with it.
    pub(super) anchor: bool,
    /// Of a small number word.
    pub(super) small: Option<u32>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The tokens of `text`; `lower` is the same in small letters, byte for byte. Letters and digits that touch are tokens that are
/// not `spaced`.
pub(super) fn tokens<'t>(text: &'t str, lower: &'t str, range: Range<usize>, words: &Words) -> Vec<Token<'t>> {
    let mut at = Cursor::new(text).to(range.start);
    let mut out: Vec<Token<'t>> = Vec::with_capacity(range.len() / 5 + 4);
    let mut spaced = true;
    while let Some(character) = at.peek().filter(|_| at.at < range.end) {
        if character.is_whitespace() {
            spaced = true;
            at = at.bump();
            continue;
        }
        let surroundings = Near { words };
        let mut token = Token {
            range: at.at..at.at,
            text: "",
            value: None,
            shape: None,
            anchor: false,
            small: None,
            spaced,
            capital: character.is_uppercase(),
        };
        let plus = if character == '+' { international(at) } else { None };
        let letters = at.last().is_some_and(char::is_alphabetic);
        let found = plus.or_else(|| {
            if is_digit(at) && (!letters || at.before().ends_with("FY") || surroundings.names_code(at.before())) {
                shape(at, &surroundings)
            } else {
                vulgar(at)
            }
        });
        // 1.234.567 is a number where points group, and no version.
        let grouped = words.separators == Separators::Comma && matches!(found, Some((Shape::Code { .. }, _)));
        let found = found
            .filter(|(_, end)| !grouped || number(at, words.separators).is_none_or(|number| number.end.at < end.at));
        let end = if let Some((shape, end)) = found {
            token.shape = Some(shape);
            end
        } else if let Some(number) = number(at, words.separators) {
            let stretch = goes_on(number);
            token.shape = stretch.map(|_| Shape::Unread);
            token.value = if stretch.is_none() { Some(number.value) } else { None };
            stretch.unwrap_or(number.end)
        } else {
            word_end(at, character)
        };
        token.range.end = end.at;
        token.text = lower.get(at.at..end.at).unwrap_or_default();
        if token.value.is_some() || token.shape.is_some() {
            token.anchor = true;
        } else if words.is_anchor(token.text) {
            token.anchor = true;
            token.small = words.cardinals.get(token.text).copied();
        }
        out.push(token);
        spaced = false;
        at = end;
    }
    out
}

/// Words around digits in a language of words and blanks.
struct Near<'w> {
    words: &'w Words,
}

impl Surroundings for Near<'_> {
    fn names_code(&self, before: &str) -> bool {
        let before = before.trim_end_matches([' ', ':', '.', '\u{a0}', '(', '+']);
        if before.ends_with("/T") {
            return true;
        }
        let start = before.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '/').len();
        let word = before.get(start..).unwrap_or_default();
        let last = word.to_ascii_lowercase();
        if matches!(last.as_str(), "number" | "no" | "code" | "nr") {
            let outer = before.get(..start).unwrap_or_default().trim_end_matches([' ', '-']);
            let start = outer.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
            let name = outer.get(start..).unwrap_or_default().to_ascii_lowercase();
            return self.words.codes.contains(name.as_str())
                || matches!(name.as_str(), "stock" | "postal" | "area" | "zip" | "security");
        }
        // "call 5 firms" and "account 3" are no codes; ISO 9001 and EN 50126 are, in capitals.
        let capitals = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'/');
        let kind = matches!(
            last.as_str(),
            "tel" | "telephone" | "phone" | "fax" | "isbn" | "issn" | "postcode" | "zip" | "hotline"
        );
        self.words.codes.contains(last.as_str()) && (capitals || kind) || matches!(last.as_str(), "account" | "acct")
    }

    fn is_share(&self, before: &str, after: &str) -> bool {
        let ends = [" about", " nearly", " over", " than", " least", " than", " to", " by", " of"];
        ends.iter().any(|word| before.trim_end().ends_with(word)) || after.starts_with(" of")
    }

    fn is_ratio(&self, before: &str, after: &str) -> bool {
        let near = before.trim_end();
        let ends = ["ratio of", "ratio", "ratio is", "by", "ratios of", "odds of", "was", "split", "scale of"];
        ends.iter().any(|word| near.ends_with(word))
            || after.trim_start().starts_with("ratio")
            || after.trim_start().starts_with("split")
    }

    fn is_of_a_day(&self, _: &str) -> bool {
        false
    }
}

fn word_end(at: Cursor<'_>, first: char) -> Cursor<'_> {
    let is_letter = |c: char| c.is_alphabetic() || matches!(c, '²' | '³');
    // Letters of English one by one, which are most of any text.
    let plain = at.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut end = if plain > 0 { at.to(at.at + plain) } else { at.bump() };
    if first == '°' {
        return end.peek().filter(|next| *next == 'C').map_or(end, |_| end.bump());
    }
    if !is_letter(first) {
        return end;
    }
    if plain > 0 && end.peek().is_none_or(|next| next.is_ascii() && !matches!(next, '\'' | '$')) {
        return end;
    }
    while let Some(next) = end.peek() {
        let apostrophe = matches!(next, '\'' | '’') && end.bump().peek().is_some_and(char::is_alphabetic);
        let dollar = next == '$';
        if !is_letter(next) && !apostrophe && !dollar {
            break;
        }
        end = end.bump();
        if dollar {
            break;
        }
    }
    end
}

/// A number in words from the token `start`: its value and how many tokens it takes (twenty-one, one hundred and five).
pub(super) fn spelled(tokens: &[Token<'_>], start: usize) -> Option<(Decimal, usize)> {
    let mut value = u64::from(tokens.get(start)?.small?);
    let small = |index: usize| tokens.get(index).and_then(|token| token.small).map(u64::from);
    let text = |index: usize| tokens.get(index).map_or("", |token| token.text);
    let mut end = start + 1;
    loop {
        let next = end + usize::from(text(end) == "-");
        let tens = value % 100 >= 20 && value.is_multiple_of(10);
        if let Some(one) = small(next).filter(|one| (1..10).contains(one) && tens) {
            value += one;
            end = next + 1;
        } else if text(next) == "hundred" && value < 100 && value > 0 {
            value *= 100;
            end = next + 1;
            let joined = end + usize::from(text(end) == "and");
            if let Some(rest) = small(joined).filter(|rest| *rest > 0) {
                value += rest;
                end = joined + 1;
            }
        } else {
            break;
        }
    }
    let value = Decimal::from(value);
    Some(decimals_in_words(tokens, end, value).map_or((value, end - start), |(value, end)| (value, end - start)))
}

/// "one point five": the value with the digits behind "point", and where they end.
fn decimals_in_words(tokens: &[Token<'_>], start: usize, whole: Decimal) -> Option<(Decimal, usize)> {
    (tokens.get(start)?.text == "point").then_some(())?;
    let mut end = start + 1;
    let (mut digits, mut length) = (0_i128, 0);
    while let Some(digit) = tokens.get(end).and_then(|token| token.small).filter(|digit| *digit < 10 && length < 12) {
        digits = digits * 10 + i128::from(digit);
        length += 1;
        end += 1;
    }
    let part = Decimal::try_from_i128_with_scale(digits, length).ok().filter(|_| length > 0)?;
    Some((whole.checked_add(part)?, end))
}
