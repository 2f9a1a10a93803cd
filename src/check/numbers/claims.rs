//! Which numbers claim something and must have a source, and which only name, date, count off or define.
//!
//! A claim is an amount, a share, a change, a rank, or a year: what a reader could doubt. No claim are: the number of a chapter, a
//! table, an article or a standard; a telephone number; a day and a time of day; the digits in a name (PM2.5, COVID-19, A4); an age
//! group; the span that a measure looks back or ahead (the previous 12 months); and the base of a rate (per 100,000). None of them can
//! stand for a figure: each is told by the words that make it what it is.

use crate::quantity::{Reading, Unit, Weight};
use rust_decimal::Decimal;
use std::ops::Range;

/// Words right before a number that make it a place in a text.
const PLACES_BEFORE: &str = "chapter chapters part section sections article articles paragraph paragraphs item items clause clauses table \
    tables figure figures fig annex appendix box note notes goal goals target targets footnote page pages p pp no nos number phase volume vol \
    issue bill schedule question chart rule directive regulation resolution version tier level";
/// Words right before a number that make it a place in a Chinese text.
const PLACES_BEFORE_HAN: &str = "表 图 附件 专栏 附录 附表 附图 注 目标 问题";
/// Words right behind a number that make it a place in a Chinese text.
const PLACES_BEHIND_HAN: &str = "章 节 条 款 项 页 期 号 卷 编 篇 步 版 部分 个五年 类 届 次会议 次全体会议";

/// Words that make a number of years an age: before it, and behind it.
const AGES_BEFORE: &str = "aged age ages";
const AGES_BEHIND: &str = "old older over younger olds";

/// Words before a span of time that say from when to when a measure looks.
const SPANS_BEFORE: &str = "previous past last preceding next following within every each per first coming over";
const SPANS_BEFORE_HAN: &str = "近 前 后 过去 未来 每 连续 最近 今后 此前 之前 为期 满 第";

/// Words before the base of a rate, or a factor of a definition.
const BASES_BEFORE: &str = "per by × x times";
const BASES_BEFORE_HAN: &str = "每 乘以 除以 ×";

/// Whether the reading at `index` among those of `text` must have a source.
pub fn is_claim(text: &str, readings: &[Reading], index: usize) -> bool {
    let Some(reading) = readings.get(index) else { return false };
    if !is_amount(text, reading) {
        return false;
    }
    let around = Around::of(text, &reading.range);
    match reading.quantity.unit {
        Unit::Code | Unit::Time | Unit::Date | Unit::Month => false,
        Unit::Ordinal => reading.weight == Weight::Firm && !around.is_place(),
        Unit::Year => !is_of_a_date(text, readings, index),
        Unit::Of("years" | "months" | "days" | "hours" | "minutes") => {
            !around.is_age(text, readings, index) && !around.follows(SPANS_BEFORE, SPANS_BEFORE_HAN)
        }
        Unit::None => {
            let power = reading.quantity.value >= Decimal::ONE_HUNDRED && is_power_of_ten(reading.quantity.value);
            !(power && around.follows(BASES_BEFORE, BASES_BEFORE_HAN))
        }
        _ => true,
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

fn is_power_of_ten(value: Decimal) -> bool {
    let digits = value.normalize().to_string();
    digits.strip_prefix('1').is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'))
}

/// Whether a year stands right beside a day: 20 November 2025, 2021年8月13日, 2021-08-13.
fn is_of_a_date(text: &str, readings: &[Reading], index: usize) -> bool {
    let Some(year) = readings.get(index) else { return false };
    let is_date = |other: Option<&Reading>| {
        other.filter(|other| other.quantity.unit == Unit::Date).is_some_and(|date| {
            let (first, second) = if date.range.start < year.range.start { (date, year) } else { (year, date) };
            let between = text.get(first.range.end..second.range.start).unwrap_or_default();
            matches!(between.trim(), "" | "," | "，")
        })
    };
    is_date(index.checked_sub(1).and_then(|before| readings.get(before))) || is_date(readings.get(index + 1))
}

/// Digits of `text` that belong to a name with letters: PM2.5, CO2, A4, 3D.
pub fn is_in_name(text: &str, digits: &Range<usize>) -> bool {
    let around = Around::of(text, digits);
    let letter = |c: char| c.is_ascii_alphabetic();
    around.before.ends_with(letter) || around.behind.starts_with(letter)
}

/// What stands before and behind a number.
struct Around<'t> {
    before: &'t str,
    behind: &'t str,
}

impl<'t> Around<'t> {
    fn of(text: &'t str, range: &Range<usize>) -> Self {
        Self { before: text.get(..range.start).unwrap_or_default(), behind: text.get(range.end..).unwrap_or_default() }
    }

    /// The word right before the number, in small letters.
    fn word_before(&self) -> String {
        last_word(self.before)
    }

    /// Whether one of these words stands right before the number.
    fn follows(&self, words: &str, han: &str) -> bool {
        let word = self.word_before();
        let word = if matches!(word.as_str(), "the" | "a" | "about") {
            last_word(before_last_word(self.before))
        } else {
            word
        };
        let before = self.before.trim_end();
        (!word.is_empty() && words.split_whitespace().any(|known| known == word))
            || han.split_whitespace().any(|known| before.ends_with(known))
    }

    fn is_place(&self) -> bool {
        let behind = self.behind.trim_start();
        let before = self.before.trim_end_matches(['(', '（', ' ', '.', '-', '–', '、']);
        let inner = Self { before, behind };
        // Articles 3 and 4; pp. 12–15.
        let several = before.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'));
        let joined = several.strip_suffix("and").or_else(|| several.strip_suffix("to")).unwrap_or(several);
        let joined = Self {
            before: joined.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.')),
            behind,
        };
        inner.follows(PLACES_BEFORE, PLACES_BEFORE_HAN)
            || joined.follows(PLACES_BEFORE, PLACES_BEFORE_HAN)
            || PLACES_BEHIND_HAN.split_whitespace().any(|known| behind.starts_with(known))
            || self.before.ends_with(['条', '条', '之'])
    }

    /// Whether a number of years is an age or one end of an age group: aged 15 and over, 18 to 64 years old, 65岁以上.
    fn is_age(&self, text: &'t str, readings: &[Reading], index: usize) -> bool {
        let Some(reading) = readings.get(index) else { return false };
        let written = text.get(reading.range.clone()).unwrap_or_default();
        if written.contains('岁') || written.contains('歲') || self.follows(AGES_BEFORE, "") {
            return true;
        }
        let behind: Vec<String> = self
            .behind
            .split_whitespace()
            .take(3)
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase())
            .collect();
        let old = AGES_BEHIND.split_whitespace().any(|known| behind.iter().any(|word| word == known));
        let olds = self.behind.starts_with("-old");
        // Of two ends of a group each is what the other is.
        let pair = |other: Option<&Reading>| {
            other.is_some_and(|other| {
                let (first, second) =
                    if other.range.start < reading.range.start { (other, reading) } else { (reading, other) };
                let between = text.get(first.range.end..second.range.start).unwrap_or_default().trim();
                let joins = matches!(between, "to" | "-" | "–" | "—" | "至" | "到" | "~" | "～" | "and");
                joins
                    && other.quantity.unit == Unit::Of("years")
                    && Self::of(text, &second.range).is_group_end(text, first)
            })
        };
        old || olds
            || pair(index.checked_sub(1).and_then(|before| readings.get(before)))
            || pair(readings.get(index + 1))
    }

    /// Whether a range of years that begins with `first` is an age group: it is said to be, or nothing else is said with it.
    fn is_group_end(&self, text: &'t str, first: &Reading) -> bool {
        let second = text.len() - self.behind.len();
        let written = text.get(first.range.start..second).unwrap_or_default();
        let alone = text.get(..first.range.start).is_some_and(|before| {
            before.trim_end().is_empty() || before.trim_end().ends_with([',', ':', '(', '，', '：', '（', ';'])
        }) && (self.behind.trim_start().is_empty()
            || self.behind.trim_start().starts_with([',', ')', '，', '）', ';', ':']));
        let aged = Self::of(text, &first.range).follows(AGES_BEFORE, "");
        written.contains('岁') || aged || alone
    }
}

fn last_word(text: &str) -> String {
    let text = text.trim_end();
    let start = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '×')).len();
    text.get(start..).unwrap_or_default().to_ascii_lowercase()
}

fn before_last_word(text: &str) -> &str {
    text.trim_end().trim_end_matches(|c: char| c.is_ascii_alphabetic())
}
