//! What a Chinese number measures: the unit behind it, or the currency before it.

use super::context::lead;
use super::cursor::Cursor;
use super::units::{CHINESE, ENGLISH, Unit};
use rust_decimal::Decimal;

/// The unit's name at `end`.
pub(super) fn unit_of(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit, Decimal)> {
    let spaced = end.skip_spaces();
    let own = CHINESE.iter().find(|(name, ..)| spaced.rest().starts_with(name));
    let (name, unit, factor) = own.or_else(|| symbol(spaced.rest()))?;
    Some((spaced.to(spaced.at + name.len()), *unit, factor.parse().ok()?))
}

/// The unit of the amount from `at` whose number ends at `end`, and its factor; none where nothing is measured.
pub(super) fn measure<'t>(at: Cursor<'t>, end: Cursor<'t>) -> (Cursor<'t>, Unit, Decimal) {
    unit_of(end)
        .or_else(|| years(end))
        .or_else(|| degrees(at, end))
        .or_else(|| multiple(end))
        .or_else(|| document_number(end))
        .unwrap_or_else(|| currency_before(at, end))
}

/// 三年, 两个年头.
fn years(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit, Decimal)> {
    let spaced = end.skip_spaces();
    let (close, _) = spaced.eat_any(&["个年份", "个年头", "个年度", "年"])?;
    Some((close, Unit::Of("years"), Decimal::ONE))
}

/// 零下20度: 度 is a degree where the words say that it is cold or warm.
fn degrees<'t>(at: Cursor<'t>, end: Cursor<'t>) -> Option<(Cursor<'t>, Unit, Decimal)> {
    let warm = ["零下", "零上", "气温", "温度"].iter().any(|word| lead(at).ends_with(word));
    Some((end.eat("度").filter(|_| warm)?, Unit::Of("°C"), Decimal::ONE))
}

/// 2倍, with the base added where something grew *by* so many times.
fn multiple(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit, Decimal)> {
    Some((end.skip_spaces().eat("倍")?, Unit::Times, Decimal::ONE))
}

/// 2号, and 21号 of a document.
fn document_number(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit, Decimal)> {
    let (close, _) = end.eat_any(&["号", "周年"])?;
    Some((close, Unit::Ordinal, Decimal::ONE))
}

/// ¥100, RMB100 in Chinese text.
fn currency_before<'t>(at: Cursor<'t>, end: Cursor<'t>) -> (Cursor<'t>, Unit, Decimal) {
    let before = at.before().trim_end();
    let codes =
        [("¥", "CNY"), ("￥", "CNY"), ("RMB", "CNY"), ("CNY", "CNY"), ("US$", "USD"), ("USD", "USD"), ("€", "EUR")];
    let unit = codes.iter().find(|(sign, _)| before.ends_with(sign));
    (end, unit.map_or(Unit::None, |(_, code)| Unit::Of(code)), Decimal::ONE)
}

/// 5km, 100MW, 28nm: a symbol that is all of the letters that follow.
fn symbol(rest: &str) -> Option<&'static (&'static str, Unit, &'static str)> {
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let letters = rest.get(..end)?.to_ascii_lowercase();
    let known = matches!(
        letters.as_str(),
        "kv" | "kwh"
            | "mwh"
            | "gwh"
            | "twh"
            | "kw"
            | "mw"
            | "gw"
            | "tw"
            | "tce"
            | "kg"
            | "km"
            | "mm"
            | "cm"
            | "nm"
            | "ha"
    );
    ENGLISH.iter().find(|(name, ..)| known && *name == letters)
}
