//! Numbers in Chinese text: one pass over the characters; at each the longest thing that is a number or surely is none.

use super::compare::{Found, finish};
use super::context::{comparator_of, falls, multiplies_base, starts_clause};
use super::cursor::Cursor;
use super::han::{Form, Here, Numeral, digit, digits, numeral, power, scales, ten_to};
use super::joined::{colloquial, compound, continues_ordinals, generation, per};
use super::measure::{measure, unit_of};
use super::named::named;
use super::phrases::{HAN_TIER_NOUNS, HAN_VAGUE, MEASURES, words_from};
use super::starters::may_begin;
use super::units::Unit;
use super::{Comparator, Reading, Weight};
use rust_decimal::Decimal;

/// The readings of a Chinese text.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut at = Cursor::new(text);
    let mut found = Vec::new();
    while let Some((skipped, character)) = at.rest().char_indices().find(|(_, character)| may_begin(*character)) {
        at = at.to(at.at + skipped);
        let (next, reading) = step(at, character);
        found.extend(reading);
        at = if next.at > at.at { next } else { at.bump() };
    }
    finish(text, found)
}

/// What stands at `at`, and where to go on.
fn step(at: Cursor<'_>, character: char) -> (Cursor<'_>, Option<Found>) {
    if character.is_ascii_alphabetic() {
        return identifier(at);
    }
    if let Some((end, _)) = at.eat_any(words_from(character)) {
        return (end, None);
    }
    let here = Here::new(at);
    let special = named(here).or_else(|| class(at)).or_else(|| fraction(here)).or_else(|| ordinal(at));
    if let Some((end, reading)) = special {
        return (end, Some(reading));
    }
    match here.number() {
        Some(numeral) => number(at, numeral),
        None => (at.bump(), row(at)),
    }
}

/// The first digit of 两三家 or 七八个, which are "two or three" or "several".
fn row(at: Cursor<'_>) -> Option<Found> {
    let end = at.bump();
    let value = digit(at.peek()?).filter(|value| *value > 0)?;
    digit(end.peek()?)?;
    Some(Found { weight: Weight::Loose, ..Found::plain(at.at..end.at, value.into(), Unit::None) })
}

/// 三番五次, 四通八达: four characters of which two are numerals. Between quotation marks such a word is a slogan that counts.
fn idiom<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> bool {
    let small = |at: Cursor<'_>| at.peek().is_some_and(|next| digit(next).is_some() || power(next).is_some());
    let plain = |at: Cursor<'_>| {
        at.peek().is_some_and(|next| super::is_chinese(next) && !MEASURES.contains(next)) && !small(at)
    };
    let second = at.bump();
    let (third, fourth) = (second.bump(), second.bump().bump());
    let shape = numeral.end.at == second.at && plain(second) && small(third) && plain(fourth);
    let quoted = at.last().is_some_and(|last| "“‘「《".contains(last));
    shape && !small(fourth.bump()) && !quoted
}

/// Whether the numeral at `at` is the second of an [`idiom`].
fn second_of_idiom(at: Cursor<'_>) -> bool {
    let first = at.before().char_indices().rev().nth(1).map(|(index, _)| at.to(index));
    first.is_some_and(|first| numeral(first).is_some_and(|numeral| idiom(first, numeral)))
}

/// A word of Latin letters, with the digits that belong to it: PM2.5, A4, Q1, H1.
fn identifier(at: Cursor<'_>) -> (Cursor<'_>, Option<Found>) {
    let mut end = at;
    while end.peek().is_some_and(|next| next.is_ascii_alphabetic()) {
        end = end.bump();
    }
    let word = at.between(at.at, end.at);
    let Some(numeral) = digits(end) else { return (end, None) };
    let unit = match word {
        "Q" => Unit::Quarter,
        "H" => Unit::Half,
        "RMB" | "CNY" | "USD" | "US" | "EUR" => return (end, None),
        _ => return (numeral.end, None),
    };
    (numeral.end, Some(Found::plain(at.at..numeral.end.at, numeral.value, unit)))
}

/// 万亿级, 百亿元级: a class without a digit; and 每万人.
fn class(at: Cursor<'_>) -> Option<(Cursor<'_>, Found)> {
    let (end, exponent) = scales(at);
    if exponent == 0 {
        return None;
    }
    // 过亿元企业 are those with more than that.
    let bounded = at.before().ends_with(['超', '过', '逾']);
    if let Some(close) = tier_end(end).filter(|_| exponent >= 8 && !bounded) {
        return Some((close, Found::plain(at.at..close.at, ten_to(exponent), Unit::Tier)));
    }
    if matches!(at.last(), Some('成' | '几' | '数')) {
        return None;
    }
    let more = end.eat_any(&["余", "多"]).map(|(end, _)| end);
    let counts =
        more.is_some() || at.before().ends_with(['每', '超', '过', '逾', '近', '上', '破']) || end.peek() == Some('强');
    // 千家企业, 万元产值: a size as a rule, but 千家万户 is everybody.
    let measures = end.peek().is_some_and(|next| MEASURES.contains(next)) || unit_of(end).is_some();
    let bound = (more.is_some() || at.before().ends_with('上')).then_some(Comparator::MoreThan);
    let end = more.unwrap_or(end);
    (counts || measures).then(|| {
        let numeral = Numeral { value: ten_to(exponent), form: Form::Words, end };
        let (close, found) = measured(at, numeral, end, 0);
        let weight = if counts { found.weight } else { Weight::Loose };
        (close, Found { comparator: bound.unwrap_or(found.comparator), weight, ..found })
    })
}

/// Behind 级 and 元级, and behind 元 before what is of a class: 万亿元产业.
fn tier_end(end: Cursor<'_>) -> Option<Cursor<'_>> {
    let plain = end.eat_any(&["元级", "级"]).map(|(close, _)| close);
    plain.or_else(|| end.eat("元").filter(|close| HAN_TIER_NOUNS.iter().any(|noun| close.rest().starts_with(noun))))
}

/// 三分之一, 百分之六十, 千分之五, 2/3.
fn fraction(here: Here<'_>) -> Option<(Cursor<'_>, Found)> {
    let at = here.at;
    if let Some(below) = here.digits.filter(|top| top.end.peek() == Some('/') && top.value.scale() == 0) {
        let bottom = digits(below.end.bump()).filter(|bottom| !bottom.value.is_zero() && bottom.value.scale() == 0)?;
        let value = below.value.checked_div(bottom.value)?;
        let plain = bottom.end.peek() != Some('/') && value < Decimal::ONE;
        return plain.then(|| with_bounds(at, bottom.end, value, Unit::Fraction));
    }
    if let Some((end, _)) = at.eat_any(&["百分之百", "百分百"]) {
        return Some(with_bounds(at, end, Decimal::ONE_HUNDRED, Unit::Percent));
    }
    if let Some((after, word)) = at.eat_any(&["百分之", "千分之", "万分之"]) {
        let top = digits(after).or_else(|| numeral(after))?;
        let value = match word {
            "千分之" => top.value / Decimal::TEN,
            "万分之" => top.value / Decimal::ONE_HUNDRED,
            _ => top.value,
        };
        return Some(with_bounds(at, top.end, value, Unit::Percent));
    }
    let bottom = here.number()?;
    let after = bottom.end.eat("分之")?;
    let top = digits(after).or_else(|| numeral(after))?;
    Some(with_bounds(at, top.end, top.value.checked_div(bottom.value)?, Unit::Fraction))
}

fn with_bounds<'t>(at: Cursor<'t>, end: Cursor<'t>, value: Decimal, unit: Unit) -> (Cursor<'t>, Found) {
    let sign = if unit == Unit::Percent && falls(at) { -Decimal::ONE } else { Decimal::ONE };
    let comparator = comparator_of(at, end);
    (end, Found { comparator, ..Found::plain(at.at..end.at, value * sign, unit) })
}

/// 第21次, 第三; 第一季度.
fn ordinal(at: Cursor<'_>) -> Option<(Cursor<'_>, Found)> {
    let after = at.eat("第")?.skip_spaces();
    let count = digits(after).or_else(|| numeral(after))?;
    if let Some(end) = count.end.eat("季度") {
        return Some((end, Found::plain(at.at..end.at, count.value, Unit::Quarter)));
    }
    let weight = if count.value == Decimal::ONE { Weight::Loose } else { Weight::Firm };
    Some((count.end, Found { weight, ..Found::plain(at.at..count.end.at, count.value, Unit::Ordinal) }))
}

/// A numeral with what belongs to it.
fn number<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> (Cursor<'t>, Option<Found>) {
    let (close, found) = sized(at, numeral);
    let words = numeral.form != Form::Digits;
    let second = words && at.last().and_then(digit).is_some();
    let all_of = words && numeral.value < Decimal::TEN && close.peek().is_some_and(|next| matches!(next, '者' | '级'));
    let inside = words && (second || all_of || idiom(at, numeral) || second_of_idiom(at));
    let listed = words && close.at == numeral.end.at && continues_ordinals(at);
    let digits = words && close.rest().starts_with("位数");
    let counted = words && at.last().is_some_and(|last| matches!(last, '之' | '其')) && close.at == numeral.end.at;
    let named = !words
        && at.last() == Some('-')
        && at.before().trim_end_matches('-').ends_with(|c: char| c.is_ascii_alphabetic());
    let found = found.map(|found| match found {
        // 其二, 之三, F-35
        found if found.unit == Unit::None && (counted || named) => {
            Found { weight: Weight::Loose, unit: Unit::Ordinal, ..found }
        }
        // 第一、二、三产业
        found if listed => Found { weight: Weight::Loose, unit: Unit::Ordinal, ..found },
        // 两位数 is a size: "double-digit".
        found if digits => Found { weight: Weight::Loose, ..found },
        found if inside => Found { weight: Weight::Loose, ..found },
        found => found,
    });
    (close, found)
}

/// A numeral with its scale, unit and bounds, or a part of the calendar.
fn sized<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> (Cursor<'t>, Option<Found>) {
    // 成百上千 is vague; 建成五个 is five.
    let vague = match at.last() {
        Some('成') => at.peek().and_then(power).is_some(),
        Some(last) => HAN_VAGUE.contains(&last),
        None => false,
    };
    if vague && numeral.form == Form::Words {
        return (numeral.end, None);
    }
    let more = numeral.end.eat_any(&["多", "余"]);
    let (scaled, exponent) = scales(more.map_or(numeral.end, |(end, _)| end));
    let more = more.or_else(|| scaled.eat_any(&["多", "余"]));
    let end = if exponent == 0 {
        more.map_or(numeral.end, |(end, _)| end)
    } else {
        scaled.eat_any(&["多", "余"]).map_or(scaled, |(end, _)| end)
    };
    if numeral.end.peek() == Some('几') || end.peek() == Some('几') {
        // 十几 is more than ten, or no number: "a dozen or so".
        let close = numeral.end.bump();
        let found = Found::plain(at.at..close.at, numeral.value, Unit::None);
        return (close, Some(Found { comparator: Comparator::MoreThan, weight: Weight::Loose, ..found }));
    }
    if let Some(calendar) = calendar(at, numeral, exponent) {
        return calendar;
    }
    if let Some(generation) = generation(at, numeral) {
        return generation;
    }
    if let Some((scaled, exponent)) = colloquial(end).filter(|_| exponent == 0) {
        let (close, found) = measured(at, numeral, scaled, exponent);
        // 2个亿 without a unit is money.
        let unit = if found.unit == Unit::None { Unit::Of("CNY") } else { found.unit };
        return (close, Some(Found { unit, ..found }));
    }
    let letter = end.peek().is_some_and(|next| next.is_ascii_alphabetic()) && unit_of(end).is_none();
    if letter && numeral.form == Form::Digits && end.at == numeral.end.at {
        return (identifier(end).0, None);
    }
    if let Some((inner, value)) = compound(end, numeral, exponent) {
        let (close, found) = measured(at, Numeral { value, ..numeral }, inner, 0);
        return (close, Some(found));
    }
    let Some(value) = numeral.value.checked_mul(ten_to(exponent)) else { return (end, None) };
    let tier = exponent >= 8 || numeral.value >= ten_to(8);
    if let Some(close) = tier_end(end).filter(|_| tier) {
        return (close, Some(Found::plain(at.at..close.at, value, Unit::Tier)));
    }
    let (close, mut found) = measured(at, numeral, end, exponent);
    if more.is_some() {
        found.comparator = Comparator::MoreThan;
    }
    (close, Some(found))
}

/// Years, months, days and quarters.
fn calendar<'t>(at: Cursor<'t>, numeral: Numeral<'t>, exponent: u32) -> Option<(Cursor<'t>, Option<Found>)> {
    let whole = numeral.value.scale() == 0 && exponent == 0;
    let (value, end) = (numeral.value, numeral.end);
    let spaced = end.skip_spaces();
    let found = |close: Cursor<'t>, value, unit| Some((close, Some(Found::plain(at.at..close.at, value, unit))));
    let in_range = |from: i64, to: i64| whole && value >= Decimal::from(from) && value <= Decimal::from(to);
    if in_range(1900, 2099) && numeral.form != Form::Words && !at.between(at.at, end.at).contains(',') {
        if let Some(close) = spaced.eat("年") {
            return found(close, value, Unit::Year);
        }
        let counted = spaced.peek().is_some_and(|next| MEASURES.contains(next) || power(next).is_some());
        if numeral.form == Form::Digits && !counted && unit_of(end).is_none() {
            return found(end, value, Unit::Year);
        }
    }
    let first = at.before().ends_with('前') && value > Decimal::ONE;
    if let Some(close) = spaced.eat("季度").or_else(|| spaced.eat("个季度").filter(|_| first)) {
        return found(close, value, if first { Unit::FirstQuarters } else { Unit::Quarter });
    }
    if at.before().ends_with('前')
        && let Some((close, _)) = spaced.eat_any(&["个月", "月"])
    {
        return found(close, value, Unit::FirstMonths);
    }
    let month = spaced.eat("月").filter(|_| in_range(1, 12))?;
    let day = digits(month.skip_spaces()).or_else(|| numeral_day(month));
    if let Some(day) = day
        && let Some((close, _)) = day.end.skip_spaces().eat_any(&["日", "号"])
    {
        return found(close, value * Decimal::ONE_HUNDRED + day.value, Unit::Date);
    }
    found(month, value, Unit::Month)
}

fn numeral_day(month: Cursor<'_>) -> Option<Numeral<'_>> {
    numeral(month).filter(|day| day.value <= Decimal::from(31))
}

/// One digit that nothing counts: the 五 of 八成五.
fn numeral_digit(after: Cursor<'_>) -> Option<Numeral<'_>> {
    numeral(after).filter(|found| {
        let counts = found.end.peek().is_some_and(|next| MEASURES.contains(next) || "年月日成亿万元".contains(next));
        found.value < Decimal::TEN && !counts
    })
}

/// An amount with its unit, its comparator and its sign.
fn measured<'t>(at: Cursor<'t>, numeral: Numeral<'t>, end: Cursor<'t>, exponent: u32) -> (Cursor<'t>, Found) {
    let small = numeral.form == Form::Small && exponent == 0;
    let (close, unit, factor) = measure(at, end);
    let tenths = (numeral.form != Form::Digits || exponent == 0).then(|| end.eat("成")).flatten().filter(|after| {
        unit == Unit::None && !after.peek().is_some_and(|next| "员果立为效分熟就本长都品形功".contains(next))
    });
    let mut found = Found {
        range: at.at..close.at,
        value: numeral.value,
        scale: ten_to(exponent),
        factor,
        unit,
        comparator: comparator_of(at, per(close)),
        weight: Weight::Firm,
    };
    if let Some(after) = tenths {
        // 八成五 are 85%.
        let five = numeral_digit(after);
        let after = five.map_or(after, |five| five.end);
        let value = found.value + five.map_or(Decimal::ZERO, |five| five.value / Decimal::TEN);
        found = Found { value, range: at.at..after.at, factor: Decimal::TEN, unit: Unit::Percent, ..found };
        found.comparator = comparator_of(at, after);
    }
    let halved = matches!(unit, Unit::Of("years") | Unit::Times).then(|| close.eat("半")).flatten();
    let close = match halved.filter(|after| !after.peek().is_some_and(|next| "载数径".contains(next))) {
        Some(after) => {
            found = Found { value: found.value + Decimal::new(5, 1), range: at.at..after.at, ..found };
            found.comparator = comparator_of(at, after);
            after
        }
        None => close,
    };
    if unit == Unit::Times && multiplies_base(at) {
        found.value += Decimal::ONE;
    }
    let named = numeral.form != Form::Digits && at.between(end.at, close.at) == "号";
    let names_itself = numeral.form == Form::Words
        && at.peek().and_then(power).is_some()
        && close.at == end.at
        && close.peek().is_none_or(|next| "、，。；：".contains(next));
    if named || names_itself {
        // “吉林一号” is a name; 十亿 alone is a word for a size.
        found.weight = Weight::Loose;
    }
    if found.unit == Unit::Of("years") && at.last() == Some('个') {
        // “两个一百年” is a name.
        found.weight = Weight::Loose;
    }
    if close.peek() == Some('字') {
        // “绿色”二字: so many characters of Chinese are no number of the text.
        found.weight = Weight::Loose;
    }
    if found.unit == Unit::Of("years") && found.comparator == Comparator::Nearly {
        // 近三年 is the last three years.
        found.comparator = Comparator::Equal;
    }
    if matches!(found.unit, Unit::Percent | Unit::Points | Unit::Of(_) | Unit::None) && falls(at) {
        found.value = -found.value;
    }
    let counts_two = numeral.value == Decimal::TWO && close.peek().is_some_and(|next| MEASURES.contains(next));
    let in_years = matches!(found.unit, Unit::Of("years" | "months" | "days")) && found.value == Decimal::ONE;
    if small && !counts_two && (matches!(found.unit, Unit::None) || in_years) {
        found.weight = Weight::Loose;
    }
    if numeral.form != Form::Digits && end.peek() == Some('是') && starts_clause(at) {
        // 一是……，二是……
        found = Found { weight: Weight::Loose, ..Found::plain(at.at..end.at, numeral.value, Unit::Ordinal) };
    }
    let end = at.to(found.range.end);
    (end, found)
}
