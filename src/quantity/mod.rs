//! Numbers in running text, read into canonical values: 17000亿元以上 and "at least RMB 1.7 trillion" are one quantity.
//!
//! [`read`] is a hand-written grammar for each language that has one (`chinese`, `english`); [`differences`] compares two
//! readings as multisets. Nothing here knows a report.
//!
//! A reading is *firm* where the words can only be a number, and *loose* where a language may leave it out: 一, 两 before
//! no measure word, "one", "both", "second". A loose reading may stand for its like in the other text; alone it is no
//! difference, unless the other text has a loose reading of its own kind and another value.

mod units;
mod measures;
mod cursor;
mod lexicon;
mod digits;
mod shapes;
mod mention;
mod han;
mod latin;
mod compare;
#[cfg(test)]
mod tests;

pub use compare::{Differences, differences};
pub use units::{Unit, unit_of_code};

use crate::i18n::Lang;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::Range;

/// A number in a text: where it stands and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Bytes of the text, from the first sign of the number to the last of its unit.
    pub range: Range<usize>,
    /// What it says.
    pub quantity: Quantity,
    /// Whether the other language must say it, too.
    pub weight: Weight,
}

/// How sure it is that words are a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The other text must have its like.
    Firm,
    /// The other text may have its like.
    Loose,
}

/// A canonical value.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// In base units; a fall is negative.
    pub value: Decimal,
    /// What is counted or measured.
    pub unit: Unit,
    /// How the value bounds what is meant.
    pub comparator: Comparator,
}

/// How a value bounds what is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// The value itself.
    Equal,
    /// 以上, 至少; at least, or more.
    AtLeast,
    /// 超过, 多; more than, over.
    MoreThan,
    /// "above", which English uses for both.
    Above,
    /// 不超过, 以内; at most, up to.
    AtMost,
    /// 不到, 低于; less than, below.
    LessThan,
    /// 以下, which Chinese uses for both.
    Below,
    /// 约, 左右; about.
    About,
    /// 近; nearly.
    Nearly,
}

impl Comparator {
    /// Whether the two may say the same.
    pub fn agrees(self, other: Self) -> bool {
        use Comparator::{Above, AtLeast, AtMost, Below, LessThan, MoreThan};
        self == other
            || matches!(
                (self, other),
                (Above, AtLeast | MoreThan)
                    | (AtLeast | MoreThan, Above)
                    | (Below, AtMost | LessThan)
                    | (AtMost | LessThan, Below)
            )
    }

    /// What is said where the bound is denied: 不得少于 is at least.
    pub(crate) fn negated(self) -> Self {
        match self {
            Self::MoreThan | Self::Above => Self::AtMost,
            Self::LessThan | Self::Below => Self::AtLeast,
            Self::AtLeast => Self::LessThan,
            Self::AtMost => Self::MoreThan,
            other => other,
        }
    }

    /// Whether one bounds from above and the other from below, so that no amount is meant by both.
    pub(crate) fn contradicts(self, other: Self) -> bool {
        let from_below = |it: Self| matches!(it, Self::AtLeast | Self::MoreThan | Self::Above);
        let from_above = |it: Self| matches!(it, Self::AtMost | Self::LessThan | Self::Below | Self::Nearly);
        (from_below(self) && from_above(other)) || (from_above(self) && from_below(other))
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "",
            Self::AtLeast | Self::Above => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan | Self::Below => "<",
            Self::About => "~",
            Self::Nearly => "~<",
        }
    }
}

impl Quantity {
    /// Whether the two are the same amount of the same thing, whatever bounds them; half is 50 percent.
    pub fn agrees_in_amount(&self, other: &Self) -> bool {
        compare::as_share(self) == compare::as_share(other)
    }
}

impl fmt::Display for Quantity {
    /// The canonical notation: `>=1.7e12 CNY`, `2025y`, `2.0pp`, `x3`, `tier 1e12`, `plan14`, `ord21`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}", self.comparator.sign(), self.unit.write(self.value))
    }
}

/// The readings of `text`, in their order. `None` where the language has no grammar here.
pub fn read(text: &str, lang: &Lang) -> Option<Vec<Reading>> {
    match lang.as_str().split('-').next()? {
        "zh" => Some(han::read(text)),
        "en" => Some(with_quoted_chinese(text)),
        _ => None,
    }
}

/// The readings of `text` as far as digits say them, for a quote in a language whose numbers in words are not read. `None` where
/// not even that is known.
pub fn read_digits(text: &str, lang: &Lang) -> Option<Vec<Reading>> {
    read(text, lang).or_else(|| match lang.language() {
        "ja" => Some(han::read(text)),
        language => latin::read_digits(text, language),
    })
}

/// Whether `text` has a word for a fall, as names of indicators that measure one do: 能耗降低率, reduction, Rückgang.
pub fn names_fall(text: &str, lang: &Lang) -> bool {
    match lang.language() {
        "zh" | "ja" => han::names_fall(text),
        language => latin::names_fall(text, language),
    }
}

/// English that quotes the source's own words: what they count may stand for a number, but repeats one as a rule.
fn with_quoted_chinese(text: &str) -> Vec<Reading> {
    // Chinese characters begin with these bytes in UTF-8; most texts have none.
    if !text.bytes().any(|byte| matches!(byte, 0xe3..=0xe9)) {
        return latin::read(text);
    }
    let quoted = chinese_stretches(text);
    let mut own = String::with_capacity(text.len());
    for stretch in &quoted {
        own.push_str(text.get(own.len()..stretch.start).unwrap_or_default());
        // As many bytes as before, so that places stay what they are.
        own.extend(std::iter::repeat_n(' ', stretch.len()));
    }
    own.push_str(text.get(own.len()..).unwrap_or_default());
    let mut readings = latin::read(&own);
    for stretch in quoted {
        let inner = han::read(text.get(stretch.clone()).unwrap_or_default());
        readings.extend(inner.into_iter().map(|reading| Reading {
            range: reading.range.start + stretch.start..reading.range.end + stretch.start,
            weight: Weight::Loose,
            ..reading
        }));
    }
    readings.sort_by_key(|reading| reading.range.start);
    readings
}

/// Runs of Chinese characters with the digits that touch them.
fn chinese_stretches(text: &str) -> Vec<Range<usize>> {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '.' | '%') || is_chinese(c);
    let mut stretches = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (belongs(character), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                if text.get(from..at).is_some_and(|run| run.chars().any(is_chinese)) {
                    stretches.push(from..at);
                }
                start = None;
            }
            _ => {}
        }
    }
    stretches
}

/// Ten to `exponent`, of which a decimal holds 28.
fn ten_to(exponent: u32) -> Decimal {
    let power = 10_i128.checked_pow(exponent.min(28));
    power.and_then(|power| Decimal::try_from_i128_with_scale(power, 0).ok()).unwrap_or(Decimal::MAX)
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}
