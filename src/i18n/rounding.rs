//! How many decimals figures need where they are read beside each other, in a drawing.

use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

/// Digits that the largest figure keeps, if rounding takes any.
const OF_LARGEST: i64 = 3;
/// Digits that the smallest figure keeps.
const OF_SMALLEST: i64 = 2;

/// Decimals for `values`, the same for all: three digits of the largest and two of the smallest, and as many more as keep
/// values apart that differ. Digits before the decimal mark are never taken.
pub fn decimals(values: &[Decimal]) -> u32 {
    let digits = |value: &Decimal| {
        let value = value.normalize();
        i64::try_from(value.mantissa().unsigned_abs().to_string().len()).unwrap_or(0) - i64::from(value.scale())
    };
    let sizes = || values.iter().filter(|value| !value.is_zero()).map(digits);
    let of_largest = OF_LARGEST - sizes().max().unwrap_or(0);
    let of_smallest = OF_SMALLEST - sizes().min().unwrap_or(0);
    let least = u32::try_from(of_largest.max(of_smallest)).unwrap_or(0);
    let most = values.iter().map(Decimal::scale).max().unwrap_or(0);
    let different = |places: u32| values.iter().map(|value| rounded(*value, places)).collect::<BTreeSet<_>>().len();
    (least..most).find(|places| different(*places) == different(most)).unwrap_or(most)
}

/// `value` with at most so many decimals; a five is rounded away from zero. Zeros that were written stay.
pub fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(texts: &[&str]) -> Vec<String> {
        let values: Vec<Decimal> = texts.iter().map(|text| text.parse().unwrap()).collect();
        values.iter().map(|value| rounded(*value, decimals(&values)).to_string()).collect()
    }

    #[test]
    fn a_drawing_has_as_many_decimals_as_a_reader_needs() {
        assert_eq!(read(&["5.57", "6.12", "8.6715", "12.679"]), ["5.6", "6.1", "8.7", "12.7"]);
        assert_eq!(read(&["15.0", "1.4", "-2.6"]), ["15.0", "1.4", "-2.6"]);
        assert_eq!(read(&["1267.9", "453.9"]), ["1268", "454"]);
        assert_eq!(read(&["411777"]), ["411777"]);
        assert_eq!(read(&["0.045", "12.5"]), ["0.045", "12.5"]);
        // Values that differ look different.
        assert_eq!(read(&["1000.1", "1000.2"]), ["1000.1", "1000.2"]);
        assert_eq!(read(&["2.25", "-2.25", "80"]), ["2.3", "-2.3", "80"]);
    }

    proptest! {
        #[test]
        fn rounding_keeps_values_apart_and_takes_no_digit_before_the_mark(
            numbers in prop::collection::vec((-10_000_000_i64..10_000_000, 0_u32..6), 0..12),
        ) {
            let values: Vec<Decimal> = numbers.iter().map(|(number, scale)| Decimal::new(*number, *scale)).collect();
            let places = decimals(&values);
            for a in &values {
                prop_assert!((rounded(*a, places) - a).abs() < Decimal::ONE);
                for b in &values {
                    prop_assert_eq!(rounded(*a, places) == rounded(*b, places), a == b);
                }
            }
        }
    }
}
