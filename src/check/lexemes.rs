//! Text as a run of lexemes, so that a term is found however it is inflected, hyphenated, quoted or spelt in capitals.

use crate::i18n::is_han;
use std::ops::Range;

/// Stands before each lexeme and after the last, so that a phrase never begins or ends inside a word.
const JOINT: char = '\u{1}';

/// A text taken apart.
#[derive(Debug, Default)]
pub struct Lexemes {
    /// The lexemes, a [`JOINT`] before each and at the end.
    pub key: String,
    /// Where each begins in `key`, and where it stands in the text.
    places: Vec<(usize, Range<usize>)>,
}

impl Lexemes {
    /// Takes `text` apart: each Han character is a lexeme; so is each word or number, in small letters and without the endings
    /// of plural and possessive. Quotation marks, hyphens and articles are dropped; other marks stand for themselves.
    pub fn of(text: &str) -> Self {
        // A joint for each Han character and each word of some letters.
        let mut lexemes =
            Self { key: String::with_capacity(text.len() * 3 / 2), places: Vec::with_capacity(text.len() / 4) };
        let mut characters = text.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            if is_han(character) {
                lexemes.push(character, start..start + character.len_utf8());
            } else if is_word(character) {
                let mut end = start + character.len_utf8();
                let mut last = character;
                while let Some(&(at, next)) = characters.peek() {
                    let after = text.get(at + next.len_utf8()..).and_then(|rest| rest.chars().next());
                    if !(is_word(next) || joins(last, next, after)) {
                        break;
                    }
                    end = at + next.len_utf8();
                    last = next;
                    characters.next();
                }
                lexemes.word(text.get(start..end).unwrap_or_default(), start..end);
            } else if let Some(mark) = mark(character) {
                lexemes.push(mark, start..start + character.len_utf8());
            }
        }
        lexemes.key.push(JOINT);
        lexemes
    }

    /// The word goes into the key as it is and is cut there: most of a text are words, and none needs room of its own.
    fn word(&mut self, word: &str, range: Range<usize>) {
        let before = self.key.len();
        self.key.push(JOINT);
        stem(word, &mut self.key);
        let (former, own) = self.key.as_bytes().split_at_checked(before + JOINT.len_utf8()).unwrap_or_default();
        match (own, former) {
            (b"the" | b"a" | b"an", _) => self.key.truncate(before),
            // With or without the comma before the last of a list.
            (b"and" | b"or", [.., 1, b',', 1]) => {
                self.places.pop();
                self.key.replace_range(before - 2..before, "");
                self.places.push((before - 2, range));
            }
            _ => self.places.push((before, range)),
        }
    }

    fn push(&mut self, lexeme: char, range: Range<usize>) {
        self.places.push((self.key.len(), range));
        self.key.push(JOINT);
        self.key.push(lexeme);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The stretch of the text that a stretch of `key`, joints included, was made of.
    pub fn place(&self, found: &Range<usize>) -> Range<usize> {
        let first = self.places.partition_point(|(at, _)| *at < found.start);
        let last = self.places.partition_point(|(at, _)| *at + 1 < found.end).saturating_sub(1);
        let start = self.places.get(first).map_or(0, |(_, range)| range.start);
        start..self.places.get(last).map_or(start, |(_, range)| range.end.max(start))
    }
}

fn is_word(character: char) -> bool {
    match character {
        '\0'..='\u{7f}' => character.is_ascii_alphanumeric(),
        // Marks of both scripts, without looking them up: they are most of what is neither a word nor Han.
        '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' => false,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => false,
        _ => !is_han(character) && character.is_alphanumeric(),
    }
}

/// Whether a mark between two characters makes one word of them: `1.7`, `17,000`, `1+7`, `people's`.
fn joins(before: char, mark: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    match mark {
        '.' | ',' | '+' => before.is_ascii_digit() && after.is_ascii_digit(),
        '\'' | '’' => before.is_alphabetic() && is_word(after),
        _ => false,
    }
}

/// What a mark stands for; none for those that do not tell one wording from another.
fn mark(character: char) -> Option<char> {
    match character {
        '"' | '\'' | '“' | '”' | '‘' | '’' | '《' | '》' | '「' | '」' | '-' | '\u{2010}' | '\u{2011}' => {
            None
        }
        ',' | '，' | '、' => Some(','),
        '(' | '（' => Some('('),
        ')' | '）' => Some(')'),
        _ if character.is_whitespace() => None,
        '+' | '%' | '/' | '&' => Some(character),
        _ => Some('.'),
    }
}

/// Appends the word in small letters, without possessive and plural: `Industries'` and `industry`, `processes` and `process` are one.
fn stem(word: &str, key: &mut String) {
    let start = key.len();
    if word.is_ascii() {
        key.push_str(word);
        if let Some(own) = key.get_mut(start..) {
            own.make_ascii_lowercase();
        }
    } else {
        key.push_str(&word.to_lowercase());
    }
    let lower = key.get(start..).unwrap_or_default();
    if !lower.is_ascii() && !lower.contains('’') {
        return;
    }
    // Endings are looked for byte by byte: this is asked of every word of the report.
    let word = match lower.as_bytes() {
        [.., b'\'', b's'] => lower.get(..lower.len() - "'s".len()).unwrap_or(lower),
        [.., 0xe2, 0x80, 0x99, b's'] => lower.get(..lower.len() - "’s".len()).unwrap_or(lower),
        _ => lower,
    };
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        let end = start + word.len();
        let commas = word.contains(',').then(|| word.replace(',', ""));
        key.truncate(end);
        if let Some(plain) = commas {
            key.replace_range(start.., &plain);
        }
        return;
    }
    let end = start + word.len();
    match word.as_bytes() {
        [.., b'i', b'e', b's'] => {
            key.truncate(end - "ies".len());
            key.push('y');
        }
        [.., b's' | b'u' | b'i', b's'] => key.truncate(end),
        [.., b'e', b's'] => key.truncate(end - "es".len()),
        [.., b's' | b'e'] => key.truncate(end - 1),
        _ => key.truncate(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        Lexemes::of(one).key == Lexemes::of(other).key
    }

    #[test]
    fn inflection_marks_and_articles_do_not_tell_terms_apart() {
        assert!(same("green factory", "Green Factories"));
        assert!(same(
            "the national-level clean-energy production base",
            "National Level Clean Energy production bases"
        ));
        assert!(same("\"Ten Focuses\"", "“ten focus”"));
        assert!(same("the People's Government", "people’s government"));
        assert!(same("electrification, intelligence and sharing", "electrification, intelligence, and sharing"));
        assert!(same("“十四五”", "十四五"));
        assert!(same("四个革命，一个合作", "“四个革命、一个合作”"));
        assert!(same("17,000", "17000"));
    }

    #[test]
    fn marks_that_are_not_looked_up_are_no_words() {
        let looked_up = |c: char| !is_han(c) && c.is_alphanumeric();
        assert!(('\0'..='\u{ffff}').all(|c| is_word(c) == looked_up(c)));
    }

    #[test]
    fn words_and_sentences_stay_apart() {
        assert!(!same("green factory", "green. Factory"));
        assert!(!same("energy security", "energy, security"));
        assert!(!same("smart", "smarter"));
        assert!(!same("process", "proceeds"));
        assert!(!same("能源安全", "能源，安全"));
    }

    #[test]
    fn places_lead_back_to_the_text() {
        let text = "the “Large-scale industries” of 2021";
        let lexemes = Lexemes::of(text);
        let wanted = Lexemes::of("large-scale industry").key;
        let at = lexemes.key.find(&wanted).unwrap();
        assert_eq!(text.get(lexemes.place(&(at..at + wanted.len()))).unwrap(), "Large-scale industries");
        let text = "推进绿色工厂。";
        let lexemes = Lexemes::of(text);
        let wanted = Lexemes::of("绿色工厂").key;
        let at = lexemes.key.find(&wanted).unwrap();
        assert_eq!(text.get(lexemes.place(&(at..at + wanted.len()))).unwrap(), "绿色工厂");
    }
}
