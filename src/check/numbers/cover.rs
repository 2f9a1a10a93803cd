//! What a text may say in numbers: the quantities of its quotes, of its own figures, and of its periods.

use super::claims;
use crate::check::quoted;
use crate::i18n::{Date, Lang, Period};
use crate::model;
use crate::quantity::{Comparator, Quantity, Reading, Unit, read_digits};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;

/// Numbers that have a source.
#[derive(Debug, Clone, Default)]
pub struct Cover {
    quantities: Vec<Quantity>,
    /// Runs of digits of texts in a language that has no grammar, and of names such as A4.
    digits: BTreeSet<String>,
    /// A source is named whose text is not stored: it answers for what is said.
    answered: bool,
    /// The language of a source whose numbers cannot be read.
    unreadable: Option<Lang>,
}

impl Cover {
    /// All numbers of a text.
    pub fn text(&mut self, text: &str, lang: &Lang) {
        match read_digits(text, lang) {
            Some(readings) => self.quantities.extend(readings.into_iter().map(|reading| reading.quantity)),
            None => self.unreadable = Some(lang.clone()),
        }
        self.digits.extend(digits(text).into_iter().filter_map(|range| text.get(range).map(canonical)));
        self.quantities.extend(chinese_years(text).into_iter().filter_map(|year| plain(year, Unit::Year)));
    }

    /// A figure of an indicator.
    pub fn figure(&mut self, value: Decimal, unit: Option<&model::Unit>) {
        let amount = unit.and_then(|unit| quoted::quantity(value, unit));
        self.quantities.push(amount.unwrap_or(Quantity { value, unit: Unit::None, comparator: Comparator::Equal }));
    }

    /// A number of things, counted by the tool.
    pub fn count(&mut self, count: usize) {
        self.quantities.extend(plain(count, Unit::None));
    }

    /// A period: its years, and what names it within the year.
    pub fn period(&mut self, period: Period) {
        let (start, last) = (period.start_month(), period.end_month() - 1);
        let month = |months: i32| months.rem_euclid(12) + 1;
        let (from, to, length) = (month(start), month(last), period.months());
        self.quantities.extend((start.div_euclid(12)..=last.div_euclid(12)).filter_map(|year| plain(year, Unit::Year)));
        let mut names = vec![(from, Unit::Month), (to, Unit::Month)];
        names.extend((from == 1).then_some((to, Unit::FirstMonths)));
        names.extend((length == 3 && to % 3 == 0).then_some((to / 3, Unit::Quarter)));
        names.extend((from == 1 && to % 3 == 0).then_some((to / 3, Unit::FirstQuarters)));
        names.extend((length == 6 && to % 6 == 0).then_some((to / 6, Unit::Half)));
        names.extend((length % 12 == 0).then_some((length / 12, Unit::Of("years"))));
        self.quantities.extend(names.into_iter().filter_map(|(value, unit)| plain(value, unit)));
    }

    /// The year before a period: that from which a plan counts.
    pub fn base_year(&mut self, period: Period) {
        self.quantities.extend(plain(period.start_month().div_euclid(12) - 1, Unit::Year));
    }

    /// A date that stands beside the text.
    pub fn date(&mut self, date: Date) {
        let (year, month, day) = date.parts();
        let day_of_year = u32::from(month) * 100 + u32::from(day);
        let parts = [(u32::from(year), Unit::Year), (u32::from(month), Unit::Month), (day_of_year, Unit::Date)];
        self.quantities.extend(parts.into_iter().filter_map(|(value, unit)| plain(value, unit)));
    }

    /// A source that is named and not stored.
    pub fn answered(&mut self) {
        self.answered = true;
    }

    /// The language of a source whose numbers cannot be read, so that what is not covered may still be in it.
    pub fn unreadable(&self) -> Option<&Lang> {
        self.unreadable.as_ref()
    }

    /// All of `other`, too.
    pub fn join(&mut self, other: &Self) {
        self.quantities.extend(other.quantities.iter().cloned());
        self.digits.extend(other.digits.iter().cloned());
        self.answered |= other.answered;
        self.unreadable = self.unreadable.take().or_else(|| other.unreadable.clone());
    }

    /// Whether a reading is among them, and bounded no other way round. Whether it is a fall is for the comparison of languages to tell.
    fn holds(&self, quantity: &Quantity) -> bool {
        let size = |quantity: &Quantity| Quantity { value: quantity.value.abs(), ..quantity.clone() };
        let own = size(quantity);
        let names = |unit: Unit| matches!(unit, Unit::None | Unit::Ordinal | Unit::Year);
        (self.answered && own.unit != Unit::Unread)
            || self.quantities.iter().map(size).filter(|known| !known.comparator.contradicts(own.comparator)).any(
                |known| {
                    known.agrees_in_amount(&own) || (names(known.unit) && names(own.unit) && known.value == own.value)
                },
            )
    }

    /// The numbers of `text` that claim something and are not among these; `readings` are `None` in a language that is not read.
    pub fn lacks(&self, text: &str, lang: &Lang, readings: Option<&[Reading]>) -> Vec<Range<usize>> {
        let Some(readings) = readings else {
            let mut runs = digits(text);
            runs.retain(|run| !claims::is_in_name(text, run));
            runs.retain(|run| {
                !self.answered && !text.get(run.clone()).is_some_and(|run| self.digits.contains(&canonical(run)))
            });
            return runs;
        };
        // A run of digits that is no number by the grammar must be part of a name (A4, PM2.5).
        let mut names = digits(text);
        names.retain(|run| {
            let read = readings.iter().any(|reading| reading.range.start < run.end && run.start < reading.range.end);
            !read && !self.answered && !text.get(run.clone()).is_some_and(|run| self.digits.contains(&canonical(run)))
        });
        names.retain(|run| !claims::is_in_name(text, run));
        let claimed = (0..readings.len()).filter(|index| claims::is_claim(text, lang, readings, *index));
        let amounts = claimed.filter_map(|index| readings.get(index)).filter(|reading| !self.holds(&reading.quantity));
        let mut lacking: Vec<Range<usize>> = amounts.map(|reading| reading.range.clone()).chain(names).collect();
        lacking.sort_by_key(|range| range.start);
        lacking
    }
}

fn plain(value: impl TryInto<u32>, unit: Unit) -> Option<Quantity> {
    let value = Decimal::from(value.try_into().ok()?);
    Some(Quantity { value, unit, comparator: Comparator::Equal })
}

/// Runs of digits with the marks between them.
fn digits(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        match found.last_mut() {
            Some(last) if character.is_ascii_digit() && at == last.end => last.end = at + 1,
            Some(last)
                if character.is_ascii_digit()
                    && at == last.end + 1
                    && matches!(text.as_bytes().get(last.end), Some(b'.' | b',')) =>
            {
                last.end = at + 1;
            }
            _ if character.is_ascii_digit() => found.push(at..at + 1),
            _ => {}
        }
    }
    found
}

/// Years written digit by digit (二〇三五年), with any of the signs that stand for zero in print.
fn chinese_years(text: &str) -> Vec<u32> {
    let mut years = Vec::new();
    let mut digits = String::new();
    for character in text.chars() {
        match digit(character) {
            Some(digit) => digits.push(digit),
            None if character == '年' && digits.len() == 4 => years.extend(std::mem::take(&mut digits).parse::<u32>()),
            None => digits.clear(),
        }
    }
    years
}

fn digit(character: char) -> Option<char> {
    // 〇, ○, Greek and Cyrillic O and Latin O all stand for zero in scanned and typed documents.
    const ZEROS: [char; 6] = ['〇', '○', '\u{39f}', '\u{41e}', 'O', '零'];
    if ZEROS.contains(&character) {
        return Some('0');
    }
    let value = "一二三四五六七八九".chars().position(|digit| digit == character)?;
    char::from_digit(u32::try_from(value + 1).ok()?, 10)
}

fn canonical(number: &str) -> String {
    number.replace(',', "")
}

#[cfg(test)]
mod tests;
