//! What follows a scale word and belongs to its number: 3万4000, 1亿5000万, 1千零20, 3万5.

use super::numeral::{Form, Numeral, scales, words};
use super::words::MEASURES;
use crate::quantity::cursor::Cursor;
use crate::quantity::digits::{self, Separators};
use crate::quantity::ten_to;
use rust_decimal::Decimal;

/// 3万4000, 1亿5000万, 25万6千, 1千零20, 3万5: what follows a scale word and belongs to its number.
pub(super) fn compound(first: Numeral<'_>, value: Decimal, exponent: u32) -> Numeral<'_> {
    let zero = first.end.peek().filter(|next| matches!(next, '零' | '〇'));
    let at = if zero.is_some() { first.end.bump() } else { first.end };
    let unread = |end| Numeral { value: None, end, ..first };
    let sum = |lower: Decimal, end| {
        let total = value.checked_mul(ten_to(exponent)).and_then(|total| total.checked_add(lower));
        if value.scale() > 0 { unread(end) } else { Numeral { value: total, scale: Decimal::ONE, end, ..first } }
    };
    if let Some(rest) = digits::number(at, Separators::Point).filter(digits::Number::is_whole) {
        let (scaled, lower) = scales(rest.end);
        let places = usize::try_from(exponent).unwrap_or(0);
        return match lower {
            0 if zero.is_some() || rest.length == places => sum(rest.value, rest.end),
            0 if rest.length == 1 => {
                rest.value.checked_mul(ten_to(exponent - 1)).map_or(unread(rest.end), |lower| sum(lower, rest.end))
            }
            // 3万2021年: a year follows.
            0 if rest.length == 4 && rest.end.rest().starts_with('年') => first,
            lower if lower > 0 && lower < exponent => {
                let inner = Numeral { end: scaled, ..first };
                let inner = compound(inner, rest.value, lower);
                inner.full_below(lower, rest.value).map_or(unread(inner.end), |lower| sum(lower, inner.end))
            }
            _ => unread(scaled),
        };
    }
    let Some(rest) = words(at) else { return first };
    let below = rest.full().filter(|below| *below < ten_to(exponent));
    match (rest.form, below) {
        (Form::Words, Some(below)) if zero.is_some() || below >= Decimal::TEN => sum(below, rest.end),
        // 3万五; but 10万两年 is a price for two years.
        (Form::Words, Some(below)) if !counts(rest.end) => sum(below * ten_to(exponent - 1), rest.end),
        _ => first,
    }
}

impl Numeral<'_> {
    /// Of a part of a number that is `value` times ten to `exponent`, perhaps with more behind: all of it.
    fn full_below(&self, exponent: u32, value: Decimal) -> Option<Decimal> {
        self.value?;
        if self.scale == Decimal::ONE { self.value } else { value.checked_mul(ten_to(exponent)) }
    }
}

/// Whether what stands here is counted by the numeral before it.
pub(super) fn counts(at: Cursor<'_>) -> bool {
    at.peek().is_some_and(|next| MEASURES.contains(next) || "年月日天次亩元".contains(next))
}
