//! Numbers as a grammar finds them, and what two ends of a range share.

use super::shapes::Shape;
use super::units::Unit;
use super::{Comparator, Quantity, Reading, Weight};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number as a grammar finds it, before ranges have shared what they share.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) range: Range<usize>,
    pub(super) value: Decimal,
    /// Of the number word: 1e8 for 亿.
    pub(super) scale: Decimal,
    /// Of the unit.
    pub(super) factor: Decimal,
    pub(super) unit: Unit,
    pub(super) comparator: Comparator,
    pub(super) weight: Weight,
    /// Whether a fall is said in words, which a range has once.
    pub(super) falls: bool,
    /// Whether the unit stands before the number, where a range has it once: RMB 2–3 billion, 百分之五到七.
    pub(super) unit_first: bool,
}

impl Mention {
    /// A firm value without comparator.
    pub(super) fn plain(range: Range<usize>, value: impl Into<Decimal>, unit: Unit) -> Self {
        Self {
            range,
            value: value.into(),
            scale: Decimal::ONE,
            factor: Decimal::ONE,
            unit,
            comparator: Comparator::Equal,
            weight: Weight::Firm,
            falls: false,
            unit_first: false,
        }
    }

    /// The same, which the other language may leave out.
    pub(super) fn loose(range: Range<usize>, value: impl Into<Decimal>, unit: Unit) -> Self {
        Self { weight: Weight::Loose, ..Self::plain(range, value, unit) }
    }

    /// A stretch of `text` with digits or numerals that was not understood: known by its digits.
    pub(super) fn unread(text: &str, range: Range<usize>) -> Self {
        let written = text.get(range.clone()).unwrap_or_default();
        let in_words = |c: char| {
            "零一二三四五六七八九".chars().position(|digit| digit == c).and_then(|digit| u32::try_from(digit).ok())
        };
        let digits = written.chars().filter_map(|c| c.to_digit(10).or_else(|| full_width(c)).or_else(|| in_words(c)));
        let value = digits.fold(0_i128, |value, digit| (value * 10 + i128::from(digit)) % 10_i128.pow(27));
        Self::plain(range, Decimal::try_from_i128_with_scale(value, 0).unwrap_or_default(), Unit::Unread)
    }

    /// What a shape of digits says: one mention, or a date's two.
    pub(super) fn of_shape(text: &str, range: Range<usize>, shape: Shape) -> Vec<Self> {
        let one = |value: u64, unit| vec![Self::plain(range.clone(), value, unit)];
        match shape {
            Shape::Date { year, month, day, year_first } => {
                let year = Self::plain(range.clone(), year, Unit::Year);
                let day = Self::plain(range, month * 100 + day, Unit::Date);
                if year_first { vec![year, day] } else { vec![day, year] }
            }
            Shape::Day { month, day } => one(month * 100 + day, Unit::Date),
            Shape::Month { year, month } => {
                vec![Self::plain(range.clone(), year, Unit::Year), Self::plain(range, month, Unit::Month)]
            }
            Shape::Years { first, last } => {
                vec![Self::plain(range.clone(), first, Unit::Year), Self::plain(range, last, Unit::Year)]
            }
            Shape::Time { hour, minute, second } => {
                let seconds = Decimal::from(second) / Decimal::ONE_HUNDRED;
                vec![Self::plain(range, Decimal::from(hour * 100 + minute) + seconds, Unit::Time)]
            }
            Shape::Fraction { part, whole } => match Decimal::from(part).checked_div(Decimal::from(whole)) {
                Some(value) => vec![Self::plain(range, value, Unit::Fraction)],
                None => vec![Self::unread(text, range)],
            },
            Shape::Code { digits } => {
                let digits =
                    i128::try_from(digits).ok().and_then(|digits| Decimal::try_from_i128_with_scale(digits, 0).ok());
                vec![Self::plain(range, digits.unwrap_or_default(), Unit::Code)]
            }
            Shape::Always => one(247, Unit::Code),
            Shape::Unread => vec![Self::unread(text, range)],
        }
    }

    /// In base units. What is beyond a decimal's range is not understood.
    fn reading(self, text: &str) -> Reading {
        let scaled = self.value.checked_mul(self.scale).and_then(|value| value.checked_mul(self.factor));
        let (value, unit) = match scaled {
            // Zeros behind the decimal mark are kept as they were written, not those that a factor brings.
            Some(value) if self.factor != Decimal::ONE => (value.normalize(), self.unit),
            Some(value) => (value, self.unit),
            None => (Self::unread(text, self.range.clone()).value, Unit::Unread),
        };
        Reading {
            range: self.range,
            quantity: Quantity { value, unit, comparator: self.comparator },
            weight: self.weight,
        }
    }
}

fn full_width(character: char) -> Option<u32> {
    let place = u32::from(character).checked_sub(u32::from('０'))?;
    (place < 10).then_some(place)
}

/// What stands between the two ends of a range, in any language.
pub(super) fn is_range_mark(joint: &str) -> bool {
    matches!(
        joint,
        "—" | "–"
            | "-"
            | "‐"
            | "‑"
            | "−"
            | "―"
            | "~"
            | "～"
            | "〜"
            | "∼"
            | "－"
            | "——"
            | "--"
            | "至"
            | "到"
            | "to"
            | "bis"
            | "à"
            | "до"
    )
}

fn is_size_mark(joint: &str) -> bool {
    matches!(joint, "×" | "x" | "X" | "*" | "乘" | "by")
}

/// Readings of `mentions`, in which the first end of a range shares the second's unit and scale (5—7%, 3至5万) and 1—4月 is the
/// first four months.
pub(super) fn readings(text: &str, mut mentions: Vec<Mention>) -> Vec<Reading> {
    let mut index = 0;
    while let (Some(first), Some(second)) = (mentions.get(index), mentions.get(index + 1)) {
        let joint = text.get(first.range.end..second.range.start).unwrap_or_default().trim();
        let between = matches!(joint, "and" | "和" | "与") && {
            let before = text.get(..first.range.start).unwrap_or_default().trim_end();
            before.ends_with("between")
                || before.ends_with("Between")
                || before.ends_with('在')
                || before.ends_with("介于")
        };
        // Two or three years, 三或四个; "five or a hundred" are no two ends.
        let or = matches!(joint, "or" | "或" | "或者") && first.scale == Decimal::ONE && first.value < second.value;
        let changed = if is_range_mark(joint) || between || or {
            match in_hundreds(text, first, second) {
                Some(first) => share(&first, second).or_else(|| Some(vec![first, second.clone()])),
                None => share(first, second),
            }
        } else if is_size_mark(joint) {
            share_unit(first, second)
        } else {
            None
        };
        if let Some(changed) = changed {
            mentions.splice(index..index + 2, changed);
        }
        index += 1;
    }
    mentions.into_iter().map(|mention| mention.reading(text)).collect()
}

/// The first end of seven to eight hundred, in words: seven hundred.
fn in_hundreds(text: &str, first: &Mention, second: &Mention) -> Option<Mention> {
    let is_in_words = |mention: &Mention| {
        let written = text.get(mention.range.clone()).unwrap_or_default();
        written.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    let digit = |value: Decimal| value >= Decimal::ONE && value < Decimal::TEN && value.is_integer();
    let hundred = second.value.checked_div(Decimal::ONE_HUNDRED)?;
    let fits = is_in_words(first) && is_in_words(second) && first.scale == Decimal::ONE && digit(first.value);
    (fits && digit(hundred) && first.value < hundred)
        .then(|| Mention { value: first.value * Decimal::ONE_HUNDRED, ..first.clone() })
}

/// What two ends of a range become, if anything changes.
fn share(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    share_calendar(first, second).or_else(|| share_leading_unit(first, second)).or_else(|| share_amount(first, second))
}

/// 1—9月, 2021–25, 13–15 August.
fn share_calendar(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    let is_or_none = |unit| first.unit == unit || first.unit == Unit::None;
    if second.unit == Unit::Month && is_or_none(Unit::Month) && first.value == Decimal::ONE {
        let range = first.range.start..second.range.end;
        return Some(vec![Mention { range, unit: Unit::FirstMonths, ..second.clone() }]);
    }
    if first.unit == Unit::Quarter
        && second.unit == Unit::Quarter
        && first.value == Decimal::ONE
        && second.value > Decimal::ONE
    {
        let range = first.range.start..second.range.end;
        return Some(vec![Mention { range, unit: Unit::FirstQuarters, ..second.clone() }]);
    }
    let short = second.value < Decimal::ONE_HUNDRED && matches!(second.unit, Unit::None | Unit::Of("years"));
    if first.unit == Unit::Year && short && second.scale == Decimal::ONE {
        let century = (first.value / Decimal::ONE_HUNDRED).trunc() * Decimal::ONE_HUNDRED;
        let full = Mention { value: century + second.value, unit: Unit::Year, ..second.clone() };
        return (full.value > first.value).then(|| vec![first.clone(), full]);
    }
    if second.unit == Unit::Year
        && first.unit == Unit::None
        && first.scale == Decimal::ONE
        && first.value >= Decimal::from(1000)
    {
        return Some(vec![Mention { unit: Unit::Year, ..first.clone() }, second.clone()]);
    }
    if first.unit == Unit::Ordinal
        && second.unit == Unit::None
        && second.scale == Decimal::ONE
        && second.value > first.value
    {
        // pp. 12–15
        return Some(vec![first.clone(), Mention { unit: Unit::Ordinal, ..second.clone() }]);
    }
    let noon = Decimal::from(1200);
    if second.unit == Unit::Time && first.unit == Unit::None {
        return share_time(first, second);
    }
    if second.unit == Unit::Time && first.unit == Unit::Time && first.value >= noon && second.value < noon {
        // 下午2时至4时
        let afternoon = Mention { value: second.value + noon, ..second.clone() };
        return (afternoon.value > first.value).then(|| vec![first.clone(), afternoon]);
    }
    let is_day = |mention: &Mention| {
        matches!(mention.unit, Unit::None | Unit::Ordinal)
            && mention.value > Decimal::ZERO
            && mention.value <= Decimal::from(31)
    };
    if second.unit == Unit::Date && is_day(first) {
        let month = (second.value / Decimal::ONE_HUNDRED).trunc() * Decimal::ONE_HUNDRED;
        return Some(vec![Mention { value: month + first.value, unit: Unit::Date, ..first.clone() }, second.clone()]);
    }
    if first.unit == Unit::Date && is_day(second) {
        let month = (first.value / Decimal::ONE_HUNDRED).trunc() * Decimal::ONE_HUNDRED;
        return Some(vec![first.clone(), Mention { value: month + second.value, unit: Unit::Date, ..second.clone() }]);
    }
    None
}

/// 9–11 am, 2.30 to 4 pm: a time before another one.
fn share_time(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    let (hour, minute) = (first.value.trunc(), first.value.fract() * Decimal::ONE_HUNDRED);
    let fits = first.scale == Decimal::ONE && matches!(first.value.scale(), 0 | 2) && minute < Decimal::from(60);
    let morning = hour.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(minute)?;
    let noon = Decimal::from(1200);
    let value = if morning < noon && morning + noon <= second.value { morning + noon } else { morning };
    let time = Mention { value, unit: Unit::Time, ..first.clone() };
    (fits && value < second.value).then(|| vec![time, second.clone()])
}

/// RMB 2–3 billion: the unit stands before the first number alone.
fn share_leading_unit(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    if !first.unit_first || second.unit != Unit::None || first.scale > second.scale {
        return None;
    }
    let small = first.scale == Decimal::ONE && first.value < Decimal::ONE_THOUSAND;
    let scale = if small { second.scale } else { first.scale };
    let full = Mention { unit: first.unit, factor: first.factor, ..second.clone() };
    Some(vec![Mention { scale, ..first.clone() }, full])
}

fn share_amount(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    let bare = first.unit == Unit::None || first.unit == second.unit;
    let calendar = matches!(second.unit, Unit::Year | Unit::Date | Unit::Unread | Unit::Code);
    let shares_unit = first.unit == Unit::None && second.unit != Unit::None && !calendar;
    let shares_scale =
        bare && first.scale == Decimal::ONE && second.scale > Decimal::ONE && first.value.abs() < second.value.abs();
    let falls = first.falls != second.falls && bare && !calendar;
    if !shares_unit && !shares_scale && !falls {
        return None;
    }
    let size = |mention: &Mention| if falls { -mention.value.abs() } else { mention.value };
    let changed = Mention {
        value: size(first),
        unit: second.unit,
        factor: second.factor,
        scale: if shares_scale { second.scale } else { first.scale },
        ..first.clone()
    };
    Some(vec![changed, Mention { value: size(second), ..second.clone() }])
}

/// 3×4米.
fn share_unit(first: &Mention, second: &Mention) -> Option<Vec<Mention>> {
    let shares = first.unit == Unit::None && matches!(second.unit, Unit::Of(_));
    shares.then(|| vec![Mention { unit: second.unit, factor: second.factor, ..first.clone() }, second.clone()])
}
