//! Numbers in text of words with blanks between them: tokens first, then at each the longest thing that is a number.

mod amount;
mod bounds;
mod calendar;
mod english;
mod fixed;
mod language;
mod languages;
mod token;

use super::mention::{Mention, readings};
use super::shapes::Shape;
use super::units::Unit;
use super::{Reading, Weight, ten_to};
use english::TIER_NOUNS;
use language::Words;
use languages::LANGUAGES;
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;
use token::{Token, spelled, tokens};

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(&english::LANGUAGE));

/// The readings of a text of which digits alone are read; `None` in a language without tables.
pub(super) fn read_digits(text: &str, language: &str) -> Option<Vec<Reading>> {
    let (_, words) = LANGUAGES.iter().find(|(tag, _)| *tag == language)?;
    Some(read_in(text, words))
}

/// Whether a text has a word for a fall.
pub(super) fn names_fall(text: &str, language: &str) -> bool {
    let known = LANGUAGES.iter().find(|(tag, _)| *tag == language).map(|(_, words)| words);
    let Some(words) = known.or_else(|| (language == "en").then_some(&*ENGLISH)) else { return false };
    let lower = lowered(text, words.whole);
    lower.split(|sign: char| !sign.is_alphabetic()).any(|word| words.falls.contains(word))
}

/// The readings of an English text.
pub(super) fn read(text: &str) -> Vec<Reading> {
    read_in(text, &ENGLISH)
}

/// The readings of `text` in the language of `words`, sentence by sentence: those without a number are passed over.
fn read_in(text: &str, words: &Words) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut lower = None;
    if !words.has_anchor(text) {
        return Vec::new();
    }
    for sentence in sentences(text) {
        if !words.has_anchor(text.get(sentence.clone()).unwrap_or_default()) {
            continue;
        }
        let lower: &String = lower.get_or_insert_with(|| lowered(text, words.whole));
        let tokens = tokens(text, lower, sentence, words);
        let view = View { source: text, tokens: &tokens, words };
        let mut index = 0;
        while index < tokens.len() {
            index = view.step(index, &mut found).max(index + 1);
        }
    }
    readings(text, found)
}

/// In small letters, each as long as it was: places in one text are places in the other.
fn lowered(text: &str, is_english: bool) -> String {
    if is_english {
        return text.to_ascii_lowercase();
    }
    let small = |letter: char| {
        let mut small = letter.to_lowercase();
        small.next().filter(|first| small.next().is_none() && first.len_utf8() == letter.len_utf8()).unwrap_or(letter)
    };
    text.chars().map(small).collect()
}

/// Sentences, roughly: a full stop behind a word of small letters and a blank before a capital part them.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let ends = text.match_indices('.').filter_map(move |(at, _)| {
        let word = bytes.get(at.saturating_sub(3)..at)?;
        let ends =
            word.len() == 3 && word.iter().all(u8::is_ascii_lowercase) && bytes.get(at + 1)?.is_ascii_whitespace();
        (ends && bytes.get(at + 2)?.is_ascii_uppercase()).then_some(at + 1)
    });
    let mut start = 0;
    ends.chain([text.len()]).map(move |end| std::mem::replace(&mut start, end)..end)
}

/// The tokens of a sentence, and what can be asked of them.
struct View<'t> {
    source: &'t str,
    tokens: &'t [Token<'t>],
    words: &'t Words,
}

/// Where to go on, and what was found.
type Step = (usize, Option<Mention>);

impl View<'_> {
    fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text)
    }

    /// The word before `index`, hyphens aside.
    fn back(&self, index: usize, steps: usize) -> &str {
        index.checked_sub(steps).map_or("", |index| self.text(index))
    }

    fn value(&self, index: usize) -> Option<Decimal> {
        self.tokens.get(index)?.value
    }

    /// `index`, or one on where a hyphen stands.
    fn past_hyphen(&self, index: usize) -> usize {
        index + usize::from(self.text(index) == "-")
    }

    fn touches(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| !token.spaced)
    }

    fn found(&self, from: usize, to: usize, value: Decimal, unit: Unit) -> Mention {
        let start = self.tokens.get(from).map_or(0, |token| token.range.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        Mention::plain(start..end.max(start), value, unit)
    }

    fn unread(&self, from: usize, to: usize) -> Mention {
        let range = self.found(from, to, Decimal::ZERO, Unit::Unread).range;
        Mention::unread(self.source, range)
    }

    fn loose(&self, from: usize, to: usize, value: Decimal, unit: Unit) -> Mention {
        Mention { weight: Weight::Loose, ..self.found(from, to, value, unit) }
    }

    /// Reads what stands at the token `at`, and says where to go on.
    fn step(&self, at: usize, found: &mut Vec<Mention>) -> usize {
        let Some(token) = self.tokens.get(at) else { return at + 1 };
        let leads = matches!(token.text, "a" | "an" | "per")
            || self.tokens.get(at + 1).is_some_and(|next| next.value.is_some() && !next.spaced);
        if !token.anchor && !leads {
            return at + 1;
        }
        if let Some(shape) = token.shape {
            found.extend(self.shaped(at, shape));
            return at + 1;
        }
        if !self.words.whole {
            let step = self.identifier(at).or_else(|| self.calendar(at)).or_else(|| self.number(at));
            let (next, mention) = step.unwrap_or((at + 1, None));
            found.extend(mention);
            return next;
        }
        let step = self
            .identifier(at)
            .or_else(|| self.ordinal(at))
            .or_else(|| self.calendar(at))
            .or_else(|| self.word(at))
            .or_else(|| self.one_of_a_class(at))
            .or_else(|| self.class(at))
            .or_else(|| self.number(at));
        let (next, mention) = step.unwrap_or((at + 1, None));
        found.extend(mention);
        next
    }

    /// What a shape of digits says here: a time with its half of the day, a part with its bound.
    fn shaped(&self, at: usize, shape: Shape) -> Vec<Mention> {
        let range = self.tokens.get(at).map_or(0..0, |token| token.range.clone());
        let shape = match shape {
            Shape::Time { hour, minute, second } if hour < 12 && self.is_afternoon(at + 1) => {
                Shape::Time { hour: hour + 12, minute, second }
            }
            shape => shape,
        };
        let mut mentions = Mention::of_shape(self.source, range, shape);
        if matches!(shape, Shape::Fraction { .. }) {
            mentions = mentions.into_iter().map(|mention| self.bounded(at, mention, at + 1)).collect();
        }
        mentions
    }

    /// A plain count in digits or words, for what is built on it.
    fn count(&self, at: usize) -> Option<(Decimal, usize)> {
        self.value(at).map(|value| (value, 1)).or_else(|| spelled(self.tokens, at))
    }

    /// trillion-yuan-class, hundred-billion-level: a class without a digit.
    fn class(&self, at: usize) -> Option<Step> {
        self.scale(at, false)?;
        let (mut end, mut power) = (at, 0);
        while let Some(step) = self.scale(end, false) {
            power += step;
            end = self.past_hyphen(end + 1);
        }
        let close = self.tier_end(end)?;
        (power <= 20).then(|| (close, Some(self.found(at, close, ten_to(power), Unit::Tier))))
    }

    /// One trillion-yuan industry: 1个万亿级产业, or 万亿级产业.
    fn one_of_a_class(&self, at: usize) -> Option<Step> {
        let class = self.text(at) == "one" && self.class(at + 1).is_some();
        class.then(|| (at + 1, Some(self.loose(at, at + 1, Decimal::ONE, Unit::None))))
    }

    /// Behind `yuan-class`, `-level`, ` tier`.
    fn tier_end(&self, at: usize) -> Option<usize> {
        let mut end = self.past_hyphen(at);
        if matches!(self.text(end), "yuan" | "rmb") {
            if self.back(end, 1) == "-" && TIER_NOUNS.contains(&self.text(end + 1)) {
                // "a trillion-yuan industry", which is 万亿级产业.
                return Some(end + 1);
            }
            end = self.past_hyphen(end + 1);
        }
        matches!(self.text(end), "class" | "level" | "tier" | "scale" | "grade").then_some(end + 1)
    }

    /// A number in digits or words with what belongs to it.
    fn number(&self, at: usize) -> Option<Step> {
        let (value, length) = self.count(at)?;
        let end = at + length;
        let special = self
            .parts(at, value, end)
            .or_else(|| self.with_half(at, value, end))
            .or_else(|| self.out_of(at, value, end))
            .or_else(|| self.with_fraction(at, value, end))
            .or_else(|| self.clock(at, value, end));
        if let Some(step) = special.or_else(|| self.decade(at, value)).or_else(|| self.generation(at, value)) {
            return Some(step);
        }
        let in_digits = self.value(at).is_some();
        if in_digits
            && self.text(end) == "e"
            && self.touches(end)
            && self.touches(end + 1)
            && self.value(end + 1).is_some()
        {
            // 1.5e8 is a number in a notation that is not read.
            return Some((end + 2, Some(self.unread(at, end + 2))));
        }
        if in_digits && let Some(end) = self.name_in_digits(at, end) {
            let unit = Unit::of_name("", self.text(at + length));
            return Some((end, Some(self.loose(at, end, value, unit))));
        }
        let is_with_point = in_digits && self.text(end) == "." && self.touches(end) && value.scale() == 0;
        if is_with_point && self.words.before_places.contains(self.back(at, 1)) {
            return Some((end + 1, Some(self.found(at, end + 1, value, Unit::Ordinal))));
        }
        if self.is_place(at) && self.scale(end, false).is_none() && self.unit(end).is_none() && value.scale() == 0 {
            let weight = if value == Decimal::ONE && !in_digits { Weight::Loose } else { Weight::Firm };
            return Some((end, Some(Mention { weight, ..self.found(at, end, value, Unit::Ordinal) })));
        }
        let named = in_digits
            && self.back(at, 1) == "-"
            && self.touches(at)
            && self.touches(at - 1)
            && self.text(at.saturating_sub(2)).chars().all(char::is_alphabetic)
            && value.scale() == 0
            && !matches!(self.text(at.saturating_sub(2)), "mid" | "early" | "late" | "pre" | "post");
        let joins = self.text(end) == "-" && self.value(end + 1).is_some();
        if named && !joins && self.text(end) != "%" && self.unit(end).is_none() {
            // Jilin-1, COVID-19: a name.
            return Some((end, Some(self.loose(at, end, value, Unit::Ordinal))));
        }
        if in_digits && self.is_year(at, value) {
            return Some((end, Some(self.found(at, end, value, Unit::Year))));
        }
        self.amount(at, value, end)
    }

    /// Behind digits and the letters that make a name of them: 4K, 3D, 5A; `None` where they are a unit or a scale.
    fn name_in_digits(&self, at: usize, end: usize) -> Option<usize> {
        let goes_on = |at: usize| self.touches(at) && self.value(at).is_some();
        let period = matches!(self.text(end), "q" | "h") && self.text(at).len() == 4 && goes_on(end + 1);
        if period {
            // 2024Q1
            return None;
        }
        let letters = self.text(end);
        if !self.touches(end) || letters.is_empty() || !letters.chars().all(char::is_alphabetic) {
            return None;
        }
        let resolution = letters == "k" && self.capital(end) && self.currency(at).is_none();
        let known = (self.scale(end, true).is_some() && !resolution) || self.unit(end).is_some() || letters == "fold";
        (!known).then_some(end + 1 + usize::from(goes_on(end + 1)))
    }

    /// 5 3/4
    fn with_fraction(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        let next = self.tokens.get(end).filter(|next| next.spaced && value.scale() == 0 && self.value(at).is_some())?;
        let Some(Shape::Fraction { part, whole }) = next.shape else { return None };
        let value = value.checked_add(Decimal::from(part).checked_div(Decimal::from(whole))?)?;
        self.amount(at, value, end + 1)
    }

    /// 3 p.m. and 3.30 pm; 3:30 pm is a shape.
    fn clock(&self, at: usize, time: Decimal, end: usize) -> Option<Step> {
        let half = self.half_of_day(end)?;
        let (hour, minute) = (time.trunc(), time.fract() * Decimal::ONE_HUNDRED);
        let fits = matches!(time.scale(), 0 | 2)
            && minute < Decimal::from(60)
            && hour >= Decimal::ONE
            && hour <= Decimal::from(12);
        let twelve = Decimal::from(12);
        let hour = match (half.0, hour == twelve) {
            (true, false) => hour + twelve,
            (false, true) => Decimal::ZERO,
            _ => hour,
        };
        fits.then(|| (half.1, Some(self.found(at, half.1, hour * Decimal::ONE_HUNDRED + minute, Unit::Time))))
    }

    /// Whether "p.m." or "am" stands at `at`: whether it is the afternoon, and where it ends.
    fn half_of_day(&self, at: usize) -> Option<(bool, usize)> {
        match self.text(at) {
            "am" if !self.capital(at) => Some((false, at + 1)),
            "pm" | "noon" => Some((true, at + 1)),
            letter @ ("a" | "p") if self.text(at + 1) == "." && self.text(at + 2) == "m" => {
                Some((letter == "p", at + 3 + usize::from(self.text(at + 3) == ".")))
            }
            _ => None,
        }
    }

    fn is_afternoon(&self, at: usize) -> bool {
        self.half_of_day(at).is_some_and(|(afternoon, _)| afternoon)
    }
}
