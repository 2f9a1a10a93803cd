//! Readings against readings, as multisets.

use super::units::Unit;
use super::{Quantity, Reading, Weight};
use rust_decimal::Decimal;

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
/// Loose readings may match; left over, they count only as ordinals that both sides have (第一 against "second"), and as names that
/// differ in their digits alone (C919 against C929).
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
    let of_kind = |reading: &Reading, unit: Unit| reading.weight == Weight::Loose && reading.quantity.unit == unit;
    let matters = |reading: &Reading, others: &[&Reading]| {
        let unit = reading.quantity.unit;
        let is_told_apart = matches!(unit, Unit::Ordinal | Unit::Name(_));
        reading.weight == Weight::Firm || (is_told_apart && others.iter().any(|other| of_kind(other, unit)))
    };
    let what_matters = |readings: &[&Reading], others: &[&Reading]| {
        readings.iter().filter(|reading| matters(reading, others)).map(|reading| (*reading).clone()).collect()
    };
    Differences { first: what_matters(&left, &right), second: what_matters(&right, &left) }
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
