//! Which numbers claim something and must have a source, and which only name, date, count off or define.
//!
//! A claim is an amount, a share, a change, a rank, a length of time or a year: what a reader could doubt. These claim nothing:
//!
//! - the number of a chapter, table, article, goal, standard or classification, a telephone number, and the digits in a name (PM2.5,
//!   COVID-19, A4): they tell one thing from others of its kind;
//! - a day with its month and year, a month with its year, a time of day;
//! - an age group (aged 15 and older, 18 to 64 years, 16—59岁), but no average age and no life expectancy;
//! - the time to which a measure looks (the previous 12 months), the base of a rate (per 100,000), the factor at the end of a formula
//!   (multiplied by 100), and the year of prices or of an index (constant 2015 prices, 2015 = 100).
//!
//! No amount can hide among them: a number with a unit of measure, a decimal, or one that counts what stands behind it is none of
//! these; each is told by words right beside it (`words.rs`), and where these also stand beside figures, by more of the clause.

mod words;

use crate::i18n::Lang;
use crate::quantity::{Reading, Unit, Weight};
use rust_decimal::Decimal;
use std::ops::Range;
use words::{JOINTS, SCHEMES, Words, words};

/// The oldest age of an age group.
const OLDEST: i64 = 120;

/// Whether the reading at `index` among those of `text` must have a source.
pub fn is_claim(text: &str, lang: &Lang, readings: &[Reading], index: usize) -> bool {
    let Some(reading) = readings.get(index) else { return false };
    if !is_amount(text, reading) {
        return false;
    }
    let words = words(lang);
    let number = Number { text, readings, index, reading, words };
    match reading.quantity.unit {
        Unit::Code | Unit::Name(_) | Unit::Time | Unit::Date | Unit::Month | Unit::Plan => false,
        Unit::Ordinal => reading.weight == Weight::Firm && number.is_rank(),
        Unit::Year => !number.is_of_a_date() && !number.is_named_year(),
        Unit::FirstMonths => !(reading.quantity.value == Decimal::from(12) && number.is_span()),
        Unit::Of("years" | "months" | "days" | "hours" | "minutes") => !number.is_age() && !number.is_span(),
        Unit::Of(_) => !number.is_base(),
        Unit::None => number.is_plain_claim(),
        Unit::Percent
        | Unit::Points
        | Unit::Times
        | Unit::Fraction
        | Unit::Decade
        | Unit::Quarter
        | Unit::FirstQuarters
        | Unit::Half
        | Unit::Tier => true,
        Unit::Unread => !number.is_place(),
    }
}

/// All that is written in digits, and in words what measures, multiplies or divides, and counts from a hundred on. 六个 and "six" count
/// what the text goes on to name.
fn is_amount(text: &str, reading: &Reading) -> bool {
    let written = text.get(reading.range.clone()).unwrap_or_default();
    if written.contains(|c: char| c.is_numeric() && !c.is_alphabetic()) {
        return true;
    }
    let measures = match reading.quantity.unit {
        Unit::Of(unit) => !matches!(unit, "years" | "months" | "days" | "hours" | "minutes"),
        Unit::Percent | Unit::Points | Unit::Times | Unit::Fraction | Unit::Tier | Unit::Unread => true,
        Unit::None => reading.quantity.value.abs() >= Decimal::ONE_HUNDRED,
        _ => false,
    };
    measures && reading.weight == Weight::Firm
}

/// Digits of `text` that belong to a name with letters: PM2.5, CO2, A4, 3D.
pub fn is_in_name(text: &str, digits: &Range<usize>) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    let (before, behind) = (text.get(..digits.start), text.get(digits.end..));
    before.is_some_and(|before| before.ends_with(letter)) || behind.is_some_and(|behind| behind.starts_with(letter))
}

/// A number with what stands around it.
struct Number<'t> {
    text: &'t str,
    readings: &'t [Reading],
    index: usize,
    reading: &'t Reading,
    words: &'static Words,
}

impl<'t> Number<'t> {
    fn before(&self) -> &'t str {
        self.text.get(..self.reading.range.start).unwrap_or_default()
    }

    fn behind(&self) -> &'t str {
        self.text.get(self.reading.range.end..).unwrap_or_default()
    }

    fn written(&self) -> &'t str {
        self.text.get(self.reading.range.clone()).unwrap_or_default()
    }

    fn at(&self, index: usize) -> Option<Self> {
        let reading = self.readings.get(index)?;
        Some(Self { index, reading, ..*self })
    }

    fn value(&self) -> Decimal {
        self.reading.quantity.value
    }

    fn is_whole(&self) -> bool {
        self.value().is_integer()
    }

    /// The reading that ends right before this one or begins right behind it, with no more than a joint between.
    fn neighbours(&self) -> impl Iterator<Item = Self> {
        let joins = |first: &Self, second: &Self| {
            let between = self.text.get(first.reading.range.end..second.reading.range.start).unwrap_or("?").trim();
            JOINTS.iter().any(|joint| joint.eq_ignore_ascii_case(between))
        };
        let before = self.index.checked_sub(1).and_then(|before| self.at(before)).filter(|before| joins(before, self));
        let behind = self.at(self.index + 1).filter(|behind| joins(self, behind));
        before.into_iter().chain(behind)
    }

    fn is_rank(&self) -> bool {
        let (before, behind) = self.words.ranks;
        ends_with(self.before(), before) || starts_with(self.behind(), behind)
    }

    /// A year beside its month or day: 20 November 2025, 2021年8月, 2021-08-13.
    fn is_of_a_date(&self) -> bool {
        let is_date = |other: Option<&Reading>| {
            let Some(date) = other.filter(|other| matches!(other.quantity.unit, Unit::Date | Unit::Month)) else {
                return false;
            };
            let (first, second) =
                if date.range.start < self.reading.range.start { (date, self.reading) } else { (self.reading, date) };
            // Both may be read from one stretch: 2021-08-13.
            let between = self.text.get(first.range.end..second.range.start).unwrap_or_default();
            matches!(between.trim(), "" | "," | "，" | "of" | "de" | "del" | "." | "г." | "/")
        };
        is_date(self.index.checked_sub(1).and_then(|before| self.readings.get(before)))
            || is_date(self.readings.get(self.index + 1))
    }

    /// The year of prices or of an index, or in a name: constant 2015 prices, 2015 = 100, the 2030 Agenda.
    fn is_named_year(&self) -> bool {
        let (before, behind) = self.words.years;
        // 年 is part of what was read.
        let with_year = self.text.get(self.reading.range.end.saturating_sub("年".len())..).unwrap_or_default();
        ends_with(self.before(), before) || starts_with(self.behind(), behind) || starts_with(with_year, behind)
    }

    fn is_span(&self) -> bool {
        let (before, behind) = self.words.spans;
        if !ends_with(self.before(), before) {
            return starts_with(self.behind(), behind);
        }
        // 历时近5年 is nearly five years.
        let nearly = self.before().strip_suffix('近').unwrap_or_default();
        !["历时", "耗时", "长达", "用时", "已有", "将", "达"].iter().any(|word| nearly.ends_with(word))
    }

    fn is_base(&self) -> bool {
        is_power_of_ten(self.value()) && ends_with(self.before(), self.words.bases)
    }

    /// Whether a number without a unit of measure claims something.
    fn is_plain_claim(&self) -> bool {
        let year = self.value() >= Decimal::from(1900) && self.value() < Decimal::from(2100) && self.is_whole();
        !(self.is_base()
            || self.is_factor()
            || self.is_index_base()
            || self.is_place()
            || self.is_age()
            || (starts_with(self.behind(), self.words.spans.1) && self.value() <= Decimal::from(OLDEST))
            || (year && self.is_named_year()))
    }

    /// The factor with which a formula ends.
    fn is_factor(&self) -> bool {
        let large = is_power_of_ten(self.value()) && self.value() >= Decimal::ONE_HUNDRED;
        large && ends_with(self.before(), self.words.factors) && self.ends_a_clause()
    }

    /// 2015 = 100, 以2015年为100, 上年=100.
    fn is_index_base(&self) -> bool {
        let before = self.before().trim_end();
        let equals = before.strip_suffix(['=', '＝', '为']).map(str::trim_end);
        self.value() == Decimal::ONE_HUNDRED
            && equals
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '年' | '期' | '月')))
            && self.ends_a_clause()
    }

    /// A place with a point (section 1.1), of a classification (ISCED 3), or the last of several (tables 1, 2 and 3).
    fn is_place(&self) -> bool {
        // In a language of decimal commas 2.1 is no number.
        if !matches!(self.reading.quantity.unit, Unit::None | Unit::Unread) || !is_bare(self.written()) {
            return false;
        }
        let small = self.value() < Decimal::ONE_HUNDRED;
        let named = ends_with(self.before(), self.words.places) && small && self.ends_a_phrase();
        let before = self.before().trim_end_matches('.');
        let scheme = ends_with(before, SCHEMES);
        // 1.1节 and 3号楼 are places, 19项 and 30节 count; 第19项 was read as a place in an order.
        let names = self.written().contains('.') || self.behind().starts_with(['号', '號']);
        let behind = names
            && starts_with(self.behind(), self.words.places_behind)
            && self.behind().starts_with(|c: char| !c.is_whitespace());
        let last = || {
            let before = self.index.checked_sub(1).and_then(|before| self.at(before));
            before.is_some_and(|before| {
                let between = self.text.get(before.reading.range.end..self.reading.range.start).unwrap_or("?").trim();
                let joins = matches!(between, "," | "，") || JOINTS.contains(&between);
                let ordered = before.reading.quantity.unit == Unit::Ordinal || before.is_place();
                let near = self.value() > before.value() && self.value() - before.value() <= Decimal::from(20);
                joins && ordered && near && self.is_whole()
            })
        };
        named
            || scheme
            || (small && behind)
            || (small && (self.ends_a_clause() || starts_with(self.behind(), self.words.places_behind)) && last())
    }

    /// Whether a number is an age or one end of an age group.
    fn is_age(&self) -> bool {
        if !self.is_whole() || self.value() > Decimal::from(OLDEST) {
            return false;
        }
        let unit = self.reading.quantity.unit;
        if !matches!(unit, Unit::None | Unit::Of("years" | "months" | "days")) {
            return false;
        }
        if self.is_said_to_be_an_age() {
            return true;
        }
        // Of a group's two ends each is what the other is.
        let is_end = |other: &Self| {
            other.is_whole() && other.reading.quantity.unit == unit && other.value() <= Decimal::from(OLDEST)
        };
        self.neighbours().filter(is_end).any(|other| other.is_said_to_be_an_age() || self.is_group_with(&other))
    }

    fn is_said_to_be_an_age(&self) -> bool {
        let Words { ages, old, people, limits, measured, .. } = self.words;
        let (before, behind) = (self.before(), self.behind());
        let in_years = self.reading.quantity.unit != Unit::None;
        let clause = clause(self.text, &self.reading.range).to_lowercase();
        let measured = || has(&clause, measured);
        let aged = ends_with(before, ages.0);
        let of_people = strip_end(before, limits).is_some_and(|before| ends_with(before, people));
        if in_years && self.written().contains(['岁', '歲', '歳']) {
            let group = aged || starts_with(behind, ages.1) || self.neighbours().next().is_some();
            return group || !measured();
        }
        if aged {
            return in_years || !measured() || self.neighbours().next().is_some();
        }
        let group = (in_years && starts_with(behind, ages.1)) || (of_people && self.counts_nothing());
        let somebody = in_years && starts_with(behind, old) && has(&clause, people);
        let open = behind.starts_with('+') && (ends_with(before, people) || ends_with(before, ages.0));
        (group || somebody || open) && !measured()
    }

    /// Whether this and `other` are a group by themselves: a passage of nothing else, or behind a comma at its end.
    fn is_group_with(&self, other: &Self) -> bool {
        let (first, last) = if self.index < other.index { (self, other) } else { (other, self) };
        let measured = has(&self.text.to_lowercase(), self.words.measured);
        let in_years = last.reading.quantity.unit == Unit::Of("years");
        let before = strip_end(first.before(), self.words.limits).unwrap_or_else(|| first.before()).trim_end();
        let set_off =
            before.is_empty() || before.ends_with([',', '，', '(', '（', '–', '—', ':', '：', '·', ';', '；']);
        let ends = last.behind().trim_start().trim_start_matches([')', '）']);
        let of_people = ends_with(before, self.words.people) && last.counts_nothing();
        let alone = in_years && set_off && (ends.is_empty() || ends.starts_with([',', '，', ';', '；']));
        (alone || of_people) && first.value() < last.value() && !measured
    }

    /// Whether what stands behind is no noun that the number could count: nothing, a mark, or a word that goes on with the clause.
    fn counts_nothing(&self) -> bool {
        self.reading.quantity.unit != Unit::None || self.ends_a_clause() || {
            let word: String = self.behind().trim_start().chars().take_while(|c| c.is_alphabetic()).collect();
            matches!(
                word.to_lowercase().as_str(),
                "years" | "year" | "who" | "whose" | "in" | "with" | "and" | "are" | "is" | "living"
            )
        }
    }

    fn ends_a_phrase(&self) -> bool {
        let decimal = self.written().contains('.');
        decimal || self.ends_a_clause()
    }

    fn ends_a_clause(&self) -> bool {
        let behind = self.behind().trim_start();
        behind.is_empty()
            || behind.starts_with(|c: char| !c.is_alphanumeric() && !matches!(c, '%' | '‰' | '℃' | '°'))
            || JOINTS.iter().any(|joint| starts_with(behind, joint))
    }
}

/// Digits with at most points between them.
fn is_bare(written: &str) -> bool {
    written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

fn is_power_of_ten(value: Decimal) -> bool {
    let digits = value.normalize().to_string();
    value >= Decimal::TEN && digits.strip_prefix('1').is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'))
}

/// The clause around a place: between marks that end one.
fn clause<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    const ENDS: [char; 10] = ['.', '。', ';', '；', '!', '！', '?', '？', '\n', ':'];
    let before = text.get(..range.start).unwrap_or_default();
    let start = before
        .rfind(ENDS)
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let end = text.get(range.end..).and_then(|behind| behind.find(ENDS)).map_or(text.len(), |at| range.end + at);
    text.get(start..end).unwrap_or_default()
}

/// Whether one of `phrases` ends `text`.
fn ends_with(text: &str, phrases: &str) -> bool {
    strip_end(text, phrases).is_some()
}

/// `text` without the one of `phrases` that ends it.
fn strip_end<'t>(text: &'t str, phrases: &str) -> Option<&'t str> {
    let text = text.trim_end();
    phrases.split('|').filter(|phrase| !phrase.is_empty()).find_map(|phrase| {
        // A phrase has no more bytes than signs times four, whatever its capitals.
        let at = text.char_indices().rev().nth(phrase.chars().count().checked_sub(1)?)?.0;
        let (rest, end) = (text.get(..at)?, text.get(at..)?);
        (end.to_lowercase() == phrase && parts(rest.chars().next_back(), phrase.chars().next())).then_some(rest)
    })
}

/// Whether one of `phrases` begins `text`.
fn starts_with(text: &str, phrases: &str) -> bool {
    let text = text.trim_start();
    phrases.split('|').filter(|phrase| !phrase.is_empty()).any(|phrase| {
        let at = text.char_indices().nth(phrase.chars().count()).map_or(text.len(), |(at, _)| at);
        let (start, rest) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
        start.to_lowercase() == phrase && parts(phrase.chars().next_back(), rest.chars().next())
    })
}

/// Whether one of `phrases` stands in `text`, which is in small letters.
fn has(text: &str, phrases: &str) -> bool {
    phrases.split('|').filter(|phrase| !phrase.is_empty()).any(|phrase| {
        text.match_indices(phrase).any(|(at, _)| {
            let (before, behind) =
                (text.get(..at).unwrap_or_default(), text.get(at + phrase.len()..).unwrap_or_default());
            parts(before.chars().next_back(), phrase.chars().next())
                && parts(phrase.chars().next_back(), behind.chars().next())
        })
    })
}

/// Whether a word may end between two signs: not between two letters of a script with blanks between words.
fn parts(one: Option<char>, next: Option<char>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphabetic() && !crate::i18n::is_han(c));
    !(letter(one) && letter(next))
}

#[cfg(test)]
mod tests;
