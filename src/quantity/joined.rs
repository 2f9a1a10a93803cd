//! Chinese numbers that are what they are by what stands beside them: 1亿5000万, 2个亿, 5G, 第一、二、三, 30微克/立方米.

use super::Weight;
use super::compare::Found;
use super::cursor::Cursor;
use super::han::{Form, Numeral, digit, digits, scales, ten_to};
use super::measure::unit_of;
use super::units::Unit;
use rust_decimal::Decimal;

/// Whether this is the 二 or 三 of 第一、二、三.
pub(super) fn continues_ordinals(at: Cursor<'_>) -> bool {
    let mut before = at.before();
    while let Some(rest) = before.strip_suffix(['、', '和', '及']) {
        before = rest.trim_end_matches(|c| digit(c).is_some());
        if before.len() == rest.len() {
            return false;
        }
        if before.ends_with('第') {
            return true;
        }
    }
    false
}

/// 5G, which English may call the fifth generation.
pub(super) fn generation<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Option<(Cursor<'t>, Option<Found>)> {
    let close = numeral.end.eat("G").filter(|_| numeral.form == Form::Digits && numeral.value < Decimal::TEN)?;
    let ends = close.peek().is_none_or(|next| !next.is_ascii_alphanumeric());
    let found = Found::plain(at.at..close.at, numeral.value, Unit::Ordinal);
    ends.then_some((close, Some(Found { weight: Weight::Loose, ..found })))
}

/// 1亿5000万, 3万5千: digits with a scale, and digits with a smaller one.
pub(super) fn compound<'t>(end: Cursor<'t>, first: Numeral<'_>, exponent: u32) -> Option<(Cursor<'t>, Decimal)> {
    let rest = digits(end).filter(|_| exponent > 0 && first.form == Form::Digits)?;
    let (close, lower) = scales(rest.end);
    let value = first.value.checked_mul(ten_to(exponent))?.checked_add(rest.value.checked_mul(ten_to(lower))?)?;
    (lower > 0 && lower < exponent).then_some((close, value))
}

/// 2个亿 says 2亿; 2个千亿级 are two.
pub(super) fn colloquial(end: Cursor<'_>) -> Option<(Cursor<'_>, u32)> {
    let (scaled, exponent) = scales(end.eat("个")?);
    (exponent >= 8 && scaled.eat_any(&["元级", "级"]).is_none()).then_some((scaled, exponent))
}

/// Past what the unit is divided by: 微克/立方米, 万元/人.
pub(super) fn per(close: Cursor<'_>) -> Cursor<'_> {
    let Some(below) = close.eat_any(&["/", "／"]).map(|(below, _)| below) else { return close };
    let counted = below.eat_any(&["人", "户", "辆", "年", "月", "日", "台", "件"]).map(|(end, _)| end);
    unit_of(below).map(|(end, ..)| end).or(counted).unwrap_or(close)
}
