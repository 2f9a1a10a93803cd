//! An amount in Chinese: a numeral with its unit, its bound and its sign.

use super::context::{comparator_of, falls, is_negative, lead, multiplies_base, starts_clause};
use super::numeral::{Form, Numeral, digit, power, scales, words};
use super::words::{MEASURES, TIER_NOUNS};
use crate::quantity::cursor::Cursor;
use crate::quantity::lexicon::Prefixes;
use crate::quantity::measures::{CHINESE, SYMBOLS};
use crate::quantity::mention::Mention;
use crate::quantity::units::Unit;
use crate::quantity::{Comparator, Weight, ten_to};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A unit, and how many of its base one of it is.
type Measure = (Unit, Decimal);

static UNITS: LazyLock<Prefixes<Measure>> = LazyLock::new(|| {
    let named = CHINESE.iter().filter_map(|(names, unit, factor)| Some((*names, (*unit, factor.parse().ok()?))));
    Prefixes::new(named.flat_map(|(names, measure)| names.split(' ').map(move |name| (name, measure))))
});

/// The unit's name at `end`, perhaps behind blanks.
pub(super) fn unit_of(end: Cursor<'_>) -> Option<(Cursor<'_>, Measure)> {
    let spaced = end.skip_spaces();
    UNITS.at(spaced).or_else(|| symbol(spaced))
}

/// 5km, 100MW, 28nm: a symbol that is all of the letters that follow.
fn symbol(at: Cursor<'_>) -> Option<(Cursor<'_>, Measure)> {
    static NAMES: LazyLock<FxHashMap<&str, Measure>> = LazyLock::new(|| {
        let named = SYMBOLS.iter().filter_map(|(names, unit, factor)| Some((*names, (*unit, factor.parse().ok()?))));
        named.flat_map(|(names, measure)| names.split(' ').map(move |name| (name, measure))).collect()
    });
    let length = at
        .rest()
        .chars()
        .take_while(|c| c.is_ascii_alphabetic() || matches!(c, 'μ' | 'µ'))
        .map(char::len_utf8)
        .sum::<usize>();
    let measure = NAMES.get(at.between(at.at, at.at + length))?;
    Some((at.to(at.at + length), *measure))
}

/// What the number from `at` to `end` measures, with the end of its unit; a plain number where that is nothing.
fn measure<'t>(at: Cursor<'t>, end: Cursor<'t>) -> (Cursor<'t>, Measure) {
    let spaced = end.skip_spaces();
    let one = |unit| (unit, Decimal::ONE);
    let warm = || ["零下", "零上", "气温", "温度", "氣溫"].iter().any(|word| lead(at).ends_with(word));
    unit_of(end)
        .or_else(|| {
            let (close, _) = spaced.eat_any(&["个年份", "个年头", "个年度", "年"])?;
            // 2年级 and 3年生 are places in an order or kinds.
            Some((close, one(Unit::Of("years"))))
        })
        .or_else(|| Some((end.eat("度").filter(|_| warm())?, one(Unit::Of("°C")))))
        .or_else(|| Some((spaced.eat("倍")?, one(Unit::Times))))
        .or_else(|| Some((spaced.eat_any(&["周年", "週年"])?.0, one(Unit::Ordinal))))
        .or_else(|| Some((end.eat_any(&["号", "號"])?.0, one(Unit::Ordinal))))
        .unwrap_or_else(|| (end, currency_before(at)))
}

/// ¥100, RMB100 in Chinese text.
fn currency_before(at: Cursor<'_>) -> Measure {
    const CODES: [(&str, &str); 12] = [
        ("HK$", "HKD"),
        ("US$", "USD"),
        ("¥", "CNY"),
        ("￥", "CNY"),
        ("RMB", "CNY"),
        ("CNY", "CNY"),
        ("USD", "USD"),
        ("$", "USD"),
        ("＄", "USD"),
        ("€", "EUR"),
        ("EUR", "EUR"),
        ("£", "GBP"),
    ];
    let before = at.before().trim_end();
    let unit = CODES.iter().find(|(sign, _)| before.ends_with(sign));
    (unit.map_or(Unit::None, |(_, code)| Unit::Of(code)), Decimal::ONE)
}

/// Past what the unit is divided by: 微克/立方米, 万元/人.
fn per(close: Cursor<'_>) -> Cursor<'_> {
    let Some((below, _)) = close.eat_any(&["/", "／", "每"]) else { return close };
    let counted =
        below.eat_any(&["人", "户", "辆", "年", "月", "日", "台", "件", "小时", "秒", "天"]).map(|(end, _)| end);
    unit_of(below).map(|(end, _)| end).or(counted).unwrap_or(close)
}

/// Behind 级 and 元级, and behind 元 before what is of a class: 万亿元产业.
fn tier_end(end: Cursor<'_>) -> Option<Cursor<'_>> {
    let plain = end.eat_any(&["元级", "元級", "级", "級"]).map(|(close, _)| close);
    plain.or_else(|| end.eat("元").filter(|close| TIER_NOUNS.iter().any(|noun| close.rest().starts_with(noun))))
}

/// 万亿级, 百亿元级, 每万人, 上百家, 百余家: a power without a digit before it.
pub(super) fn lone_power(at: Cursor<'_>) -> Option<(Cursor<'_>, Mention)> {
    let (end, exponent) = scales(at);
    if exponent == 0 {
        return None;
    }
    // 过亿元企业 are those with more than that.
    let bounded = at.before().ends_with(['超', '过', '過', '逾']);
    if let Some(close) = tier_end(end).filter(|_| exponent >= 8 && !bounded) {
        return Some((close, Mention::plain(at.at..close.at, ten_to(exponent), Unit::Tier)));
    }
    if matches!(at.last(), Some('成' | '几' | '幾' | '数' | '數')) {
        return None;
    }
    let more = super::numeral::more(end);
    let at_least_a = at.before().ends_with('上') && !at.before().ends_with("以上") && !at.before().ends_with("网上");
    let counts = more.is_some()
        || at_least_a
        || at.before().ends_with(['每', '超', '过', '過', '逾', '近', '破', '约', '約'])
        || end.peek() == Some('强');
    // 千家企业, 万元产值: a size as a rule.
    let measures = end.peek().is_some_and(|next| MEASURES.contains(next)) || unit_of(end).is_some();
    if !counts && !measures {
        return None;
    }
    let bound = more.map(|(_, bound)| bound).or(at_least_a.then_some(Comparator::MoreThan));
    let end = more.map_or(end, |(end, _)| end);
    let numeral = Numeral {
        value: Some(Decimal::ONE),
        scale: ten_to(exponent),
        form: Form::Words,
        end,
        bound,
        upto: None,
        vague: false,
    };
    let (close, mention) = amount(at, numeral);
    let weight = if counts || mention.comparator != Comparator::Equal { mention.weight } else { Weight::Loose };
    Some((close, Mention { weight, ..mention }))
}

/// A numeral with its unit, its bound and its sign.
pub(super) fn amount<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> (Cursor<'t>, Mention) {
    let end = numeral.end;
    let value = numeral.value.unwrap_or_default();
    let large = numeral.full().is_some_and(|full| full >= ten_to(8));
    let bounded = numeral.bound.is_some() || at.before().ends_with(['超', '过', '過', '逾']);
    if let Some(close) = tier_end(end).filter(|_| large && !bounded) {
        let full = numeral.full().unwrap_or_default();
        return (close, Mention::plain(at.at..close.at, full, Unit::Tier));
    }
    if let Some((close, unit)) = halves_behind_measure(end) {
        let mention = Mention::plain(at.at..close.at, value + Decimal::new(5, 1), unit);
        return (close, Mention { comparator: comparator_of(at, close), ..mention });
    }
    if let Some(found) = colloquial(at, numeral).or_else(|| tenths(at, numeral)) {
        return found;
    }
    let (close, (unit, factor)) = measure(at, end);
    let unit_first = close.at == end.at && unit != Unit::None;
    let mut mention =
        Mention { scale: numeral.scale, factor, unit_first, ..Mention::plain(at.at..close.at, value, unit) };
    let (close, half) = with_half(close, unit);
    mention.range.end = close.at;
    mention.value += half;
    mention.comparator = match numeral.bound {
        Some(bound) => bound,
        None => comparator_of(at, per(close)),
    };
    if unit == Unit::Times && multiplies_base(at) {
        mention.value += Decimal::ONE;
    }
    if matches!(unit, Unit::Percent | Unit::Points | Unit::Of(_) | Unit::None | Unit::Fraction) {
        mention = signed(at, mention);
    }
    weigh(at, numeral, close, &mut mention);
    (close, mention)
}

/// `mention` as a negative number where a sign or the words before it say so.
pub(super) fn signed(at: Cursor<'_>, mention: Mention) -> Mention {
    if is_negative(at) {
        return Mention { value: -mention.value, ..mention };
    }
    let falls = falls(at);
    Mention { value: if falls { -mention.value } else { mention.value }, falls, ..mention }
}

/// 3个半小时, 两个半月.
fn halves_behind_measure(end: Cursor<'_>) -> Option<(Cursor<'_>, Unit)> {
    let after = end.eat("个半").or_else(|| end.eat("個半"))?;
    let (close, (unit, factor)) =
        UNITS.at(after).or_else(|| Some((after.eat("月")?, (Unit::Of("months"), Decimal::ONE))))?;
    (factor == Decimal::ONE && matches!(unit, Unit::Of("hours" | "months" | "days" | "minutes")))
        .then_some((close, unit))
}

/// 2个亿: a scale word that is counted like a thing; without a unit it is money.
fn colloquial<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Option<(Cursor<'t>, Mention)> {
    let counted = numeral.end.eat("个").or_else(|| numeral.end.eat("個"))?;
    let (scaled, exponent) = scales(counted);
    if exponent < 8 || numeral.scale != Decimal::ONE || tier_end(scaled).is_some() {
        return None;
    }
    let (close, mention) = amount(at, Numeral { scale: ten_to(exponent), end: scaled, ..numeral });
    let unit = if mention.unit == Unit::None { Unit::Of("CNY") } else { mention.unit };
    Some((close, Mention { unit, ..mention }))
}

/// 三成, 七成五, 两成多: tenths. Not 成立, 成员 and the like.
fn tenths<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Option<(Cursor<'t>, Mention)> {
    let small = numeral.value.is_some_and(|value| value <= Decimal::TEN) && numeral.scale == Decimal::ONE;
    let after = numeral.end.eat("成").filter(|_| small)?;
    if after.peek().is_some_and(|next| "员員果立为為效分熟就本长長都品形功套年片交绩績份".contains(next))
    {
        return None;
    }
    // 七成五 are 75%; 七成五年以上 are not.
    let five = words(after).filter(|five| five.is_within(1, 9) && !counts(five.end));
    let half = after.eat("半").map(|end| (end, Decimal::from(5)));
    let five = five.and_then(|five| Some((five.end, five.value?))).or(half);
    let close = five.map_or(after, |(end, _)| end);
    let more = five.map(|(_, five)| five).unwrap_or_default() / Decimal::TEN;
    let value = numeral.value.unwrap_or_default() + more;
    let upto = numeral.upto;
    let mention = Mention { factor: Decimal::TEN, ..Mention::plain(at.at..close.at, value, Unit::Percent) };
    let comparator = numeral.bound.unwrap_or_else(|| comparator_of(at, close));
    let weight = if upto.is_some() { Weight::Loose } else { Weight::Firm };
    Some((close, signed(at, Mention { comparator, weight, ..mention })))
}

fn counts(at: Cursor<'_>) -> bool {
    at.peek().is_some_and(|next| MEASURES.contains(next) || "年月日成亿億万萬元".contains(next))
}

/// 两年半, 三倍半.
fn with_half(close: Cursor<'_>, unit: Unit) -> (Cursor<'_>, Decimal) {
    let halves = matches!(unit, Unit::Of("years" | "hours" | "days" | "months") | Unit::Times);
    match close.eat("半").filter(|after| halves && !after.peek().is_some_and(|next| "载载数數径徑年".contains(next)))
    {
        Some(after) => (after, Decimal::new(5, 1)),
        None => (close, Decimal::ZERO),
    }
}

/// How sure it is that the numeral counts, and what it is a place in where it does not.
fn weigh<'t>(at: Cursor<'t>, numeral: Numeral<'t>, close: Cursor<'t>, mention: &mut Mention) {
    let in_words = numeral.form != Form::Digits;
    let end = numeral.end;
    let bare = close.at == end.at && mention.unit == Unit::None;
    let next = close.peek();
    if mention.unit == Unit::Of("years") && mention.comparator == Comparator::Nearly {
        // 近三年 is the last three years.
        mention.comparator = Comparator::Equal;
    }
    let counts_two = mention.value == Decimal::TWO && next.is_some_and(|next| MEASURES.contains(next));
    let time = matches!(mention.unit, Unit::Of("years" | "months" | "days"));
    let small = numeral.form == Form::Small && numeral.scale == Decimal::ONE;
    let one_time = time && mention.value == Decimal::ONE && in_words;
    let loose = (small && !counts_two && (mention.unit == Unit::None || one_time))
        || numeral.vague
        || numeral.upto.is_some()
        // “吉林一号” is a name; “绿色”二字 counts signs; “两个一百年” is a name, too.
        || (in_words && mention.unit == Unit::Ordinal)
        || next == Some('字')
        || (mention.unit == Unit::Of("years") && matches!(at.last(), Some('个' | '個')))
        || (in_words && end.rest().starts_with("位数"))
        // 十亿 alone is a word for a size.
        || (in_words && at.peek().and_then(power).is_some() && bare && next.is_none_or(|next| "、，。；：".contains(next)))
        || (in_words && mention.value < Decimal::TEN && mention.scale == Decimal::ONE && (matches!(next, Some('者' | '级' | '級')) || end.rest().starts_with("等奖")));
    if loose {
        mention.weight = Weight::Loose;
    }
    if bare && !in_words && is_place(at.before()) && numeral.is_within(0, 9999) {
        *mention = Mention::plain(at.at..end.at, mention.value, Unit::Ordinal);
        return;
    }
    if bare && ["条之", "條之", "款之", "章之"].iter().any(|article| at.before().ends_with(article)) {
        // 第12条之一 is an article of its own.
        *mention = Mention::plain(at.at..end.at, mention.value, Unit::Ordinal);
        return;
    }
    let listed = in_words && bare && (continues_ordinals(at) || matches!(at.last(), Some('之' | '其')));
    let reasons = in_words && end.peek() == Some('是') && starts_clause(at);
    if listed || reasons {
        *mention = Mention::loose(at.at..end.at, mention.value, Unit::Ordinal);
    }
}

/// Whether what is known by its number stands before it: 表2, 附件3.
fn is_place(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}']);
    ["表", "图", "圖", "附件", "专栏", "附录", "附表", "附图", "注", "脚注", "专题", "目标", "例", "式", "问题"]
        .iter()
        .any(|name| before.ends_with(name))
}

/// Whether this is the 二 or 三 of 第一、二、三.
fn continues_ordinals(at: Cursor<'_>) -> bool {
    let mut before = at.before();
    while let Some(rest) = before.strip_suffix(['、', '和', '及', '与']) {
        before = rest.trim_end_matches(|c| digit(c).is_some_and(|digit| digit > 0));
        if before.len() == rest.len() {
            return false;
        }
        if before.ends_with('第') {
            return true;
        }
    }
    false
}
