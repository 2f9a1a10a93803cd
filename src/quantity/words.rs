//! English tokens, and numbers written in words.

use super::cursor::Cursor;
use super::han::digits;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// A word, a number in digits, or a sign.
#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub(super) range: Range<usize>,
    /// In lower case.
    pub(super) text: Cow<'t, str>,
    pub(super) value: Option<Decimal>,
    /// Of a small number word; many forms ask for it.
    small: Option<u32>,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

/// The tokens of a text. Letters and digits that touch are tokens that are not `spaced`.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut at = Cursor::new(text);
    let mut out = Vec::new();
    let mut spaced = true;
    while let Some(character) = at.peek() {
        if character.is_whitespace() {
            spaced = true;
            at = at.bump();
            continue;
        }
        let numeral = digits(at);
        let end = match &numeral {
            Some(numeral) => numeral.end,
            None => word_end(at, character),
        };
        let text = lower(at.between(at.at, end.at));
        out.push(Token {
            range: at.at..end.at,
            small: if numeral.is_none() { small(&text) } else { None },
            text,
            value: numeral.map(|numeral| numeral.value),
            spaced,
            capital: character.is_uppercase(),
        });
        spaced = false;
        at = end;
    }
    out
}

/// In small letters, with a plain apostrophe.
fn lower(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    } else if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
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

const SMALL: &[(&str, u32)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("dozen", 12),
];

const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("secondly", 2),
    ("thirdly", 3),
    ("firstly", 1),
    ("primary", 1),
    ("secondary", 2),
    ("tertiary", 3),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn look(table: &[(&str, u32)], word: &str) -> Option<u32> {
    // Nearly every word of a text is none of them, which its first letter tells.
    let first = word.bytes().next()?;
    table.iter().find(|(name, _)| name.as_bytes().first() == Some(&first) && *name == word).map(|(_, value)| *value)
}

/// The number of a small number word.
pub(super) fn small(word: &str) -> Option<u32> {
    look(SMALL, word)
}

/// The number of an ordinal word.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    look(ORDINALS, word)
}

/// The number of a month's name; short names with their full stop aside.
pub(super) fn month(word: &str) -> Option<u32> {
    let first = word.bytes().next()?;
    let is_month = |name: &&str| *name == word || (word.len() == 3 && name.starts_with(word));
    let place = MONTHS.iter().position(|name| name.as_bytes().first() == Some(&first) && is_month(name))?;
    u32::try_from(place + 1).ok()
}

/// The power of ten of a scale word, or of one that is written onto its digits.
pub(super) fn scale(word: &str, attached: bool) -> Option<u32> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "million" => 6,
        "billion" => 9,
        "trillion" => 12,
        "k" if attached => 3,
        "m" | "mn" if attached => 6,
        "bn" | "b" if attached => 9,
        "tn" if attached => 12,
        "mn" => 6,
        "bn" => 9,
        "tn" => 12,
        _ => return None,
    })
}

/// A number in words from the token `start`: its value and how many tokens it takes (twenty-one, one hundred and five).
pub(super) fn spelled(tokens: &[Token<'_>], start: usize) -> Option<(Decimal, usize)> {
    let mut value = Decimal::from(tokens.get(start)?.small?);
    let small = |index: usize| tokens.get(index).and_then(|token| token.small);
    let mut end = start + 1;
    let text = |index: usize| tokens.get(index).map(|token| token.text.as_ref());
    loop {
        let next = end + usize::from(text(end) == Some("-"));
        let tens = value % Decimal::ONE_HUNDRED >= Decimal::from(20) && value % Decimal::TEN == Decimal::ZERO;
        let one = small(next).filter(|one| (1..10).contains(one) && tens);
        if let Some(one) = one {
            value += Decimal::from(one);
            end = next + 1;
        } else if text(next) == Some("hundred") && value < Decimal::from(20) {
            value *= Decimal::ONE_HUNDRED;
            end = next + 1;
            let joined = end + usize::from(text(end) == Some("and"));
            if let Some(rest) = small(joined).filter(|rest| *rest > 0) {
                value += Decimal::from(rest);
                end = joined + 1;
            }
        } else {
            return Some((value, end - start));
        }
    }
}
