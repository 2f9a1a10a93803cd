//! From what a grammar found to readings: ranges share unit and scale. And readings against readings, as multisets.

use super::units::Unit;
use super::{Comparator, Quantity, Reading, Weight};
use rust_decimal::Decimal;
use std::ops::Range;

/// A number as a grammar finds it, before ranges have shared what they share.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    pub(super) value: Decimal,
    /// Of the number word: 1e8 for 亿.
    pub(super) scale: Decimal,
    /// Of the unit.
    pub(super) factor: Decimal,
    pub(super) unit: Unit,
    pub(super) comparator: Comparator,
    pub(super) weight: Weight,
}

impl Found {
    /// A firm value without comparator.
    pub(super) fn plain(range: Range<usize>, value: Decimal, unit: Unit) -> Self {
        Self {
            range,
            value,
            scale: Decimal::ONE,
            factor: Decimal::ONE,
            unit,
            comparator: Comparator::Equal,
            weight: Weight::Firm,
        }
    }

    /// In base units. A number beyond what a decimal holds is left as it was written.
    fn reading(self) -> Reading {
        let scaled = self.value.checked_mul(self.scale).and_then(|value| value.checked_mul(self.factor));
        let value = scaled.unwrap_or(self.value);
        Reading {
            range: self.range,
            quantity: Quantity { value, unit: self.unit, comparator: self.comparator },
            weight: self.weight,
        }
    }
}

/// Lets the first end of a range share the second's unit and scale (5—7%, 3至5万), and 1—4月 be the first four months.
pub(super) fn finish(text: &str, mut found: Vec<Found>) -> Vec<Reading> {
    let mut index = 0;
    while let (Some(first), Some(second)) = (found.get(index), found.get(index + 1)) {
        let joint = text.get(first.range.end..second.range.start).unwrap_or_default().trim();
        let joined = matches!(joint, "—" | "–" | "-" | "~" | "～" | "至" | "到" | "to" | "－" | "——");
        let between =
            joint == "and" && text.get(..first.range.start).is_some_and(|text| text.trim_end().ends_with("between"));
        if joined || between {
            let (first, second) = (first.clone(), second.clone());
            if let Some(changed) = share(&first, &second) {
                found.splice(index..index + 2, changed);
            }
        }
        index += 1;
    }
    found.into_iter().map(Found::reading).collect()
}

/// What two ends of a range become, if anything changes.
fn share(first: &Found, second: &Found) -> Option<Vec<Found>> {
    let months = |unit| matches!(unit, Unit::Month | Unit::None);
    if second.unit == Unit::Month && months(first.unit) && first.value == Decimal::ONE {
        return Some(vec![Found {
            range: first.range.start..second.range.end,
            unit: Unit::FirstMonths,
            ..second.clone()
        }]);
    }
    if first.unit == Unit::Year && second.unit == Unit::None && second.value < Decimal::ONE_HUNDRED {
        // 2021–25
        let century = (first.value / Decimal::ONE_HUNDRED).trunc() * Decimal::ONE_HUNDRED;
        let full = Found { value: century + second.value, unit: Unit::Year, ..second.clone() };
        return Some(vec![first.clone(), full]);
    }
    let money =
        matches!(first.unit, Unit::Of(code) if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
    if money && second.unit == Unit::None && first.scale <= second.scale {
        // RMB 2–3 billion; the unit stands before the first number alone.
        let small = first.scale == Decimal::ONE && first.value < Decimal::ONE_THOUSAND;
        let scale = if small { second.scale } else { first.scale };
        let full = Found { unit: first.unit, factor: first.factor, ..second.clone() };
        return Some(vec![Found { scale, ..first.clone() }, full]);
    }
    let bare = first.unit == Unit::None || first.unit == second.unit;
    let shares_unit = first.unit == Unit::None && second.unit != Unit::None && second.unit != Unit::Year;
    let shares_scale =
        bare && first.scale == Decimal::ONE && second.scale > Decimal::ONE && first.value < Decimal::ONE_THOUSAND;
    if !shares_unit && !shares_scale {
        return None;
    }
    let falls = second.value.is_sign_negative() && first.value.is_sign_positive();
    let changed = Found {
        value: if falls { -first.value } else { first.value },
        unit: second.unit,
        factor: second.factor,
        scale: if shares_scale { second.scale } else { first.scale },
        ..first.clone()
    };
    Some(vec![changed, second.clone()])
}

/// What one text says and the other does not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Differences {
    /// Only in the first text.
    pub first: Vec<Reading>,
    /// Only in the second.
    pub second: Vec<Reading>,
}

impl Differences {
    /// Whether the two say the same.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.second.is_empty()
    }
}

/// Compares two texts' readings as multisets: order does not matter.
///
/// Loose readings may match; left over, they count only as ordinals that both sides have (第一 against "second").
pub fn differences(first: &[Reading], second: &[Reading]) -> Differences {
    let mut left: Vec<&Reading> = first.iter().collect();
    let mut right: Vec<&Reading> = second.iter().collect();
    // Equal ones first, so that what merely may agree does not take their place.
    for agrees in [equal as fn(&Quantity, &Quantity) -> bool, compatible, same_growth] {
        for weights in [
            (Weight::Firm, Weight::Firm),
            (Weight::Firm, Weight::Loose),
            (Weight::Loose, Weight::Firm),
            (Weight::Loose, Weight::Loose),
        ] {
            left.retain(|a| {
                let partner =
                    right.iter().position(|b| (a.weight, b.weight) == weights && agrees(&a.quantity, &b.quantity));
                partner.map(|index| right.remove(index)).is_none()
            });
        }
    }
    let ordinal = |readings: &[&Reading]| {
        readings.iter().any(|reading| reading.weight == Weight::Loose && reading.quantity.unit == Unit::Ordinal)
    };
    let both = ordinal(&left) && ordinal(&right);
    let matters =
        |reading: &&Reading| reading.weight == Weight::Firm || (both && reading.quantity.unit == Unit::Ordinal);
    Differences {
        first: left.into_iter().filter(matters).cloned().collect(),
        second: right.into_iter().filter(matters).cloned().collect(),
    }
}

fn equal(a: &Quantity, b: &Quantity) -> bool {
    let (x, y) = (as_share(a), as_share(b));
    a.comparator == b.comparator && x == y
}

fn compatible(a: &Quantity, b: &Quantity) -> bool {
    a.comparator.agrees(b.comparator) && as_share(a) == as_share(b)
}

/// 增长1.5倍 is a rise of 150 percent. Only rises by all of the base and more are told in both ways.
fn same_growth(a: &Quantity, b: &Quantity) -> bool {
    let percent = |it: &Quantity| match it.unit {
        Unit::Times if it.value >= Decimal::TWO => {
            it.value.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)
        }
        _ => None,
    };
    let same = |times: &Quantity, other: &Quantity| other.unit == Unit::Percent && percent(times) == Some(other.value);
    (same(a, b) || same(b, a)) && a.comparator.agrees(b.comparator)
}

/// Half is 50 percent.
pub(super) fn as_share(quantity: &Quantity) -> (Unit, Decimal) {
    match quantity.unit {
        Unit::Fraction => (Unit::Percent, (quantity.value * Decimal::ONE_HUNDRED).round_dp(6).normalize()),
        unit => (unit, quantity.value.normalize()),
    }
}
