//! Numbers in Chinese text: one pass over the characters; at each the longest thing that is a number or surely is none.

use super::compare::{Found, finish};
use super::context::{comparator_of, falls, lead, multiplies_base, starts_clause};
use super::cursor::Cursor;
use super::han::{Form, Numeral, digits, numeral, power, scales, ten_to};
use super::phrases::{HAN_VAGUE, HAN_WORDS, MEASURES};
use super::units::{CHINESE, Unit};
use super::{Comparator, Reading, Weight};
use rust_decimal::Decimal;

/// The readings of a Chinese text.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut at = Cursor::new(text);
    let mut found = Vec::new();
    while let Some(character) = at.peek() {
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
    if let Some((end, _)) = at.eat_any(HAN_WORDS) {
        return (end, None);
    }
    let special = plan(at).or_else(|| class(at)).or_else(|| fixed(at)).or_else(|| fraction(at)).or_else(|| ordinal(at));
    if let Some((end, reading)) = special {
        return (end, Some(reading));
    }
    match digits(at).or_else(|| numeral(at)) {
        Some(numeral) => number(at, numeral),
        None => (at.bump(), None),
    }
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

/// 十四五, 第十四个五年规划, “九五”.
fn plan<'t>(at: Cursor<'t>) -> Option<(Cursor<'t>, Found)> {
    let reading = |end: Cursor<'t>, value| Some((end, Found::plain(at.at..end.at, value, Unit::Plan)));
    if let Some(after) = at.eat("第") {
        let count = digits(after).or_else(|| numeral(after))?;
        let (end, _) = count.end.skip_spaces().eat_any(&["个五年规划", "个五年计划"])?;
        return reading(end, count.value);
    }
    let quoted = at.last().is_some_and(|last| matches!(last, '“' | '"' | '「'));
    let mut run = at;
    let mut length = 0;
    while run.peek().is_some_and(|next| "一二三四五六七八九十".contains(next)) {
        run = run.bump();
        length += 1;
    }
    let words = at.between(at.at, run.at);
    let ten = words.strip_prefix('十');
    let head = ten.unwrap_or(words).strip_suffix('五')?;
    let closes = run.peek().is_some_and(|next| matches!(next, '”' | '"' | '」'));
    match (ten.is_some(), length) {
        (true, 3) => reading(run, Decimal::TEN + numeral(Cursor::new(head))?.value),
        (true, 2) if quoted && closes => reading(run, Decimal::TEN),
        (false, 2) if quoted && closes => reading(run, numeral(Cursor::new(head))?.value),
        _ => None,
    }
}

/// 万亿级, 百亿元级: a class without a digit; and 每万人.
fn class(at: Cursor<'_>) -> Option<(Cursor<'_>, Found)> {
    let (end, exponent) = scales(at);
    if exponent == 0 {
        return None;
    }
    if let Some((close, _)) = end.eat_any(&["元级", "级"]).filter(|_| exponent >= 8) {
        return Some((close, Found::plain(at.at..close.at, ten_to(exponent), Unit::Tier)));
    }
    let counts = at.before().ends_with(['每', '超', '过', '逾', '近', '上', '破']) || end.peek() == Some('强');
    let bound = if at.before().ends_with('上') { Some(Comparator::MoreThan) } else { None };
    counts.then(|| {
        let numeral = Numeral { value: ten_to(exponent), form: Form::Words, end };
        let (close, found) = measured(at, numeral, end, 0);
        (close, Found { comparator: bound.unwrap_or(found.comparator), ..found })
    })
}

/// Words that are a number as they stand.
fn fixed(at: Cursor<'_>) -> Option<(Cursor<'_>, Found)> {
    let half = Decimal::new(5, 1);
    let words: [(&str, Unit, Decimal, Comparator); 9] = [
        ("上半年", Unit::Half, Decimal::ONE, Comparator::Equal),
        ("下半年", Unit::Half, Decimal::TWO, Comparator::Equal),
        ("过半", Unit::Fraction, half, Comparator::MoreThan),
        ("减半", Unit::Fraction, half, Comparator::Equal),
        ("一半", Unit::Fraction, half, Comparator::Equal),
        ("半数", Unit::Fraction, half, Comparator::Equal),
        ("翻一番", Unit::Times, Decimal::TWO, Comparator::Equal),
        ("翻两番", Unit::Times, Decimal::from(4), Comparator::Equal),
        ("翻番", Unit::Times, Decimal::TWO, Comparator::Equal),
    ];
    if let Some((end, (unit, value, comparator))) =
        words.iter().find_map(|(word, unit, value, comparator)| Some((at.eat(word)?, (*unit, *value, *comparator))))
    {
        let mut found = Found::plain(at.at..end.at, value, unit);
        found.comparator = if comparator == Comparator::Equal { comparator_of(at, end) } else { comparator };
        return Some((end, found));
    }
    if let Some(end) = at.eat("三农") {
        return Some((
            end,
            Found { weight: Weight::Loose, ..Found::plain(at.at..end.at, Decimal::from(3), Unit::None) },
        ));
    }
    let end = at.eat("双")?;
    let loose = !matches!(end.peek(), Some('方' | '向' | '边' | '重'));
    loose.then(|| (end, Found { weight: Weight::Loose, ..Found::plain(at.at..end.at, Decimal::TWO, Unit::None) }))
}

/// 三分之一, 百分之六十, 千分之五, 2/3.
fn fraction(at: Cursor<'_>) -> Option<(Cursor<'_>, Found)> {
    if let Some(below) = digits(at).filter(|top| top.end.peek() == Some('/') && top.value.scale() == 0) {
        let bottom = digits(below.end.bump()).filter(|bottom| !bottom.value.is_zero() && bottom.value.scale() == 0)?;
        let value = below.value.checked_div(bottom.value)?;
        let plain = bottom.end.peek() != Some('/') && value < Decimal::ONE;
        return plain.then(|| with_bounds(at, bottom.end, value, Unit::Fraction));
    }
    if let Some((after, word)) = at.eat_any(&["百分之", "千分之"]) {
        let top = digits(after).or_else(|| numeral(after))?;
        let value = if word == "千分之" { top.value / Decimal::TEN } else { top.value };
        return Some(with_bounds(at, top.end, value, Unit::Percent));
    }
    let bottom = digits(at).or_else(|| numeral(at))?;
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
    if at.last().is_some_and(|last| HAN_VAGUE.contains(&last)) && numeral.form == Form::Words {
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
        return (numeral.end.bump(), None);
    }
    if let Some(calendar) = calendar(at, numeral, exponent) {
        return calendar;
    }
    let letter = end.peek().is_some_and(|next| next.is_ascii_alphabetic()) && unit_of(end).is_none();
    if letter && numeral.form == Form::Digits && end.at == numeral.end.at {
        return (identifier(end).0, None);
    }
    let Some(value) = numeral.value.checked_mul(ten_to(exponent)) else { return (end, None) };
    let tier = exponent >= 8 || numeral.value >= ten_to(8);
    if let Some((close, _)) = end.eat_any(&["元级", "级"]).filter(|_| tier) {
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

/// The unit's name at `end`.
fn unit_of(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit, Decimal)> {
    let spaced = end.skip_spaces();
    let (name, unit, factor) = CHINESE.iter().find(|(name, ..)| spaced.rest().starts_with(name))?;
    Some((spaced.to(spaced.at + name.len()), *unit, factor.parse().ok()?))
}

/// An amount with its unit, its comparator and its sign.
fn measured<'t>(at: Cursor<'t>, numeral: Numeral<'t>, end: Cursor<'t>, exponent: u32) -> (Cursor<'t>, Found) {
    let small = numeral.form == Form::Small && exponent == 0;
    let (close, unit, factor) = unit_of(end)
        .or_else(|| years(end))
        .or_else(|| degrees(at, end))
        .or_else(|| multiple(end))
        .or_else(|| document_number(end))
        .unwrap_or_else(|| currency_before(at, end));
    let tenths = (numeral.form != Form::Digits || exponent == 0).then(|| end.eat("成")).flatten().filter(|after| {
        unit == Unit::None && !after.peek().is_some_and(|next| "员果立为效分熟就本长都品形功".contains(next))
    });
    let mut found = Found {
        range: at.at..close.at,
        value: numeral.value,
        scale: ten_to(exponent),
        factor,
        unit,
        comparator: comparator_of(at, close),
        weight: Weight::Firm,
    };
    if let Some(after) = tenths {
        found = Found { range: at.at..after.at, factor: Decimal::TEN, unit: Unit::Percent, ..found };
        found.comparator = comparator_of(at, after);
    }
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
    let in_years = matches!(found.unit, Unit::Of("years" | "months" | "days")) && numeral.value == Decimal::ONE;
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
