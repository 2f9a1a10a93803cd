//! Chinese numerals, and digits with Chinese scale words: 三点二五亿, 3万4000, 一万二, 十几万, 七八十.
//!
//! A numeral is gathered as signs first and worked out as a whole: what has a value only in part has none.

use super::value::{Choice, Sign, evaluate};
use super::words::{MEASURES, UNIT_STARTS};
use crate::quantity::Comparator;
use crate::quantity::cursor::Cursor;
use crate::quantity::digits::{self, Separators};
use crate::quantity::ten_to;
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 1,856.1, perhaps with scale words
    Digits,
    /// 二〇二五
    Positional,
    /// 三千五百
    Words,
    /// 一 or 两 alone
    Small,
}

/// A numeral: what it says, how it is written, and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral<'t> {
    /// In its scale; `None` where it was not understood.
    pub(super) value: Option<Decimal>,
    /// Ten to the power of the scale word behind it.
    pub(super) scale: Decimal,
    pub(super) form: Form,
    pub(super) end: Cursor<'t>,
    /// 十几, 三十多万, 100余: what the numeral itself says of its bound.
    pub(super) bound: Option<Comparator>,
    /// 七八十: the other end, in the same scale.
    pub(super) upto: Option<Decimal>,
    /// 几十, 数百: no more than an order of magnitude.
    pub(super) vague: bool,
}

impl Numeral<'_> {
    /// The value with its scale; `None` where it was not understood or is beyond what a decimal holds.
    pub(super) fn full(&self) -> Option<Decimal> {
        self.value?.checked_mul(self.scale)
    }

    /// Whether it is a whole number without scale words between these.
    pub(super) fn is_within(&self, from: i64, to: i64) -> bool {
        let plain = self.scale == Decimal::ONE && self.bound.is_none() && self.upto.is_none();
        plain
            && self
                .value
                .is_some_and(|value| value.scale() == 0 && (Decimal::from(from)..=Decimal::from(to)).contains(&value))
    }

    /// Whether it has digits and nothing else.
    pub(super) fn is_in_digits(&self) -> bool {
        self.form == Form::Digits && self.scale == Decimal::ONE
    }
}

/// The digit that a Chinese numeral stands for, in common and in formal writing.
pub(super) fn digit(character: char) -> Option<u8> {
    Some(match character {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '兩' | '贰' | '貳' | '俩' | '倆' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Letters that are typed for 〇: Greek omicron, Cyrillic and Latin O.
fn is_zero_letter(character: char) -> bool {
    matches!(character, '\u{39f}' | '\u{3bf}' | '\u{41e}' | '\u{43e}' | 'O' | 'o' | '0')
}

/// The power of ten that a character multiplies by.
pub(super) fn power(character: char) -> Option<u32> {
    Some(match character {
        '十' | '拾' => 1,
        '百' | '佰' => 2,
        '千' | '仟' => 3,
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        '兆' => 12,
        _ => return None,
    })
}

/// Whether 千 or 百 at `at` begins a unit or another word (千瓦, 百分点) and multiplies nothing.
fn begins_unit(at: Cursor<'_>) -> bool {
    UNIT_STARTS.iter().any(|unit| at.rest().starts_with(unit))
}

/// Behind the scale words at `start` (百 千 万 亿 万亿 …) with their power.
pub(super) fn scales(start: Cursor<'_>) -> (Cursor<'_>, u32) {
    let (mut at, mut exponent) = (start, 0);
    while let Some(step) = at.peek().and_then(power) {
        if step < 2 || begins_unit(at) || (step == 12 && !is_scale(at)) || exponent + step > 20 {
            break;
        }
        exponent += step;
        at = past_blanks_to_scale(at.bump());
    }
    (at, exponent)
}

/// Behind 多, 余 and 来 where they say "and more": 30多万, 百余家; not the 多 of 10家多元化企业.
pub(super) fn more(at: Cursor<'_>) -> Option<(Cursor<'_>, Comparator)> {
    let (end, comparator) = match at.peek()? {
        '多' => (at.bump(), Comparator::MoreThan),
        '余' | '餘' => (at.bump(), Comparator::MoreThan),
        '来' | '來' if at.last().is_some_and(|last| power(last).is_some() || last == '0') && counts(at.bump()) => {
            (at.bump(), Comparator::About)
        }
        _ => return None,
    };
    let other =
        end.peek().is_some_and(|next| "元媒渠方部边样功下次数".contains(next)) && !end.rest().starts_with("元人民币");
    let money = end.rest().starts_with('元')
        && !["元化", "元体", "元文", "元统", "元融"].iter().any(|word| end.rest().starts_with(word));
    (!other || money).then_some((end, comparator))
}

/// Digits with their scale words.
pub(super) fn in_digits(at: Cursor<'_>) -> Option<Numeral<'_>> {
    let number = digits::number(at, Separators::Point)?;
    let plain = Numeral {
        value: Some(number.value),
        scale: Decimal::ONE,
        form: Form::Digits,
        end: number.end,
        bound: None,
        upto: None,
        vague: false,
    };
    if let Some(end) = digits::goes_on(number) {
        return Some(Numeral { value: None, end, ..plain });
    }
    let several =
        number.end.peek().filter(|next| matches!(next, '几' | '幾')).map(|_| (number.end.bump(), Comparator::MoreThan));
    let bound = several.or_else(|| more(number.end));
    let before = bound.map_or(number.end, |(end, _)| end);
    let (scaled, exponent) = scales(past_blanks_to_scale(before));
    if exponent == 0 {
        return Some(Numeral { end: before, bound: bound.map(|(_, bound)| bound), ..plain });
    }
    let goes_on = scaled.peek().is_some_and(|next| digit(next).is_some()) || digits::is_digit(scaled);
    if goes_on && bound.is_none() {
        return Some(mixed(at, Numeral { scale: ten_to(exponent), end: scaled, ..plain }));
    }
    let scaled_more = if bound.is_none() { more(scaled) } else { None };
    let bound = bound.or(scaled_more).map(|(_, bound)| bound);
    let end = scaled_more.map_or(scaled, |(end, _)| end);
    Some(Numeral { scale: ten_to(exponent), end, bound, ..plain })
}

/// 3万4000, 1亿5000万, 2千5百万, 1千零20, 3万5: digits and scale words by turns; `short` is the first of them alone.
fn mixed<'t>(at: Cursor<'t>, short: Numeral<'t>) -> Numeral<'t> {
    let Some((signs, end)) = gather(at).filter(|(_, end)| end.at > short.end.at) else { return short };
    // 3.5万5000 is none of them.
    let whole = short.value.filter(|value| value.scale() == 0);
    let value = whole.and_then(|_| evaluate(&signs, Choice::First));
    scaled(Numeral { value, scale: Decimal::ONE, end, ..short }, &signs)
}

/// Blanks and a line break between a number and its scale word change nothing.
fn past_blanks_to_scale(at: Cursor<'_>) -> Cursor<'_> {
    let spaced = at.skip_spaces();
    let is_scale = spaced.peek().and_then(power).is_some_and(|power| power >= 4) && spaced.at > at.at;
    if is_scale { spaced } else { at }
}

/// The Chinese numeral at `start`; `None` where there is none, or only a power that multiplies nothing (万元, 百姓).
pub(super) fn words(start: Cursor<'_>) -> Option<Numeral<'_>> {
    if let Some(year) = positional(start) {
        return Some(year);
    }
    let (signs, end) = gather(start)?;
    let lone = matches!(signs.first(), Some(Sign::Power(power)) if *power > 1) || signs.is_empty();
    // 陆 is land and 伍 a surname where no 拾 or 佰 stands by.
    let formal = start.between(start.at, end.at).chars().all(|c| "壹贰叁肆伍陆柒捌玖貳參陸".contains(c));
    if lone || formal || signs == [Sign::Several] {
        return None;
    }
    let several = signs.contains(&Sign::Several);
    let vague = signs.first() == Some(&Sign::Several);
    let bound = (several || signs.contains(&Sign::More)).then_some(Comparator::MoreThan);
    let text = start.between(start.at, end.at);
    let form = if matches!(text, "一" | "两" | "兩" | "俩" | "倆") { Form::Small } else { Form::Words };
    let either = signs.iter().any(|sign| matches!(sign, Sign::Either(..)));
    let upto = if either { evaluate(&signs, Choice::Second) } else { None };
    let plain = Numeral { value: evaluate(&signs, Choice::First), scale: Decimal::ONE, form, end, bound, upto, vague };
    let whole = decimals(plain);
    // 零 alone says that something is not there: 零排放.
    (signs != [Sign::Zero] || whole.end.at > end.at).then(|| scaled(whole, &signs))
}

/// Whether a power of ten stands at `at` before digits that it does not multiply.
pub(super) fn begins_with_power(at: Cursor<'_>) -> bool {
    let (end, power) = scales(at);
    power > 0 && end.peek().and_then(digit).is_some_and(|digit| digit > 1)
}

/// Behind the row of numerals at `at`.
pub(super) fn row(at: Cursor<'_>) -> Cursor<'_> {
    gather(at).map_or(at.bump(), |(_, end)| end)
}

/// The signs at `start` and where they end.
fn gather(start: Cursor<'_>) -> Option<(Vec<Sign>, Cursor<'_>)> {
    let (mut at, mut signs) = (start, Vec::new());
    let in_digits = digits::is_digit(start);
    while let Some(character) = at.peek() {
        let in_digits = in_digits || matches!(signs.last(), Some(Sign::Power(2..)));
        let Some((sign, end)) = sign(at, character, in_digits, signs.is_empty()) else { break };
        match (signs.last().copied(), sign) {
            // 十几 and 几十, but not the 数 of 一数量.
            (
                Some(Sign::Digit(_) | Sign::Number(..) | Sign::Either(..) | Sign::Zero | Sign::Several),
                Sign::Several,
            ) => break,
            // 三万一年 are three 万 a year, 10万两年 are ten for two; 三万二户 are 32,000.
            (Some(Sign::Power(2..)), Sign::Digit(1)) if counts(end) => break,
            (Some(Sign::Power(2..)), Sign::Digit(2)) if matches!(character, '两' | '兩') && counts(end) => break,
            (Some(Sign::Digit(first)), Sign::Digit(second)) if follows(first, second) => {
                signs.pop();
                signs.push(Sign::Either(first, second));
            }
            (Some(Sign::More), _) if !matches!(sign, Sign::Power(_)) => break,
            _ if matches!(character, '廿' | '卅') => signs.extend([sign, Sign::Power(1)]),
            _ => signs.push(sign),
        }
        at = past_blanks_to_scale(end);
        if at.at > end.at && signs.last().is_none_or(|last| !matches!(last, Sign::Power(_) | Sign::Number(..))) {
            at = end;
            break;
        }
    }
    (at.at > start.at).then_some((signs, at))
}

/// The sign at `at`, and where it ends. Arabic digits are one where a numeral began with them.
fn sign(at: Cursor<'_>, character: char, in_digits: bool, first: bool) -> Option<(Sign, Cursor<'_>)> {
    if digits::is_digit(at) {
        let number = digits::number(at, Separators::Point).filter(|number| in_digits && number.is_whole())?;
        // 3万2021年: a year follows.
        let year = !first && number.length == 4 && number.end.rest().starts_with('年');
        let value = u64::try_from(number.value).ok().filter(|_| !year)?;
        return Some((Sign::Number(value, u32::try_from(number.length).ok()?), number.end));
    }
    let sign = match (digit(character), power(character)) {
        (Some(0), _) => Sign::Zero,
        (Some(digit), _) => Sign::Digit(digit),
        (_, Some(_)) if !first && begins_unit(at) => return None,
        (_, Some(12)) if !is_scale(at) => return None,
        (_, Some(power)) => Sign::Power(power),
        _ => match character {
            '几' | '幾' | '数' | '數' => Sign::Several,
            '多' | '余' | '餘' if at.bump().peek().and_then(power).is_some_and(|power| power >= 4) => Sign::More,
            '廿' => Sign::Digit(2),
            '卅' => Sign::Digit(3),
            _ => return None,
        },
    };
    Some((sign, at.bump()))
}

/// Whether what stands here is counted by the numeral before it.
fn counts(at: Cursor<'_>) -> bool {
    at.peek().is_some_and(|next| MEASURES.contains(next) || "年月日天次亩元".contains(next))
}

/// 三四, 七八, 两三: either of two.
fn follows(first: u8, second: u8) -> bool {
    second == first + 1 || (first, second) == (3, 5)
}

/// Whether 兆 at `at` is a scale; it is a prefix of units as well, as in 兆瓦.
fn is_scale(at: Cursor<'_>) -> bool {
    !["瓦", "赫", "帕", "焦", "字", "位", "欧", "歐", "伏", "头", "比"]
        .iter()
        .any(|unit| at.bump().rest().starts_with(unit))
}

/// 三点二五, 零点九: with the digits behind 点, which are read one by one; 三点二十 is a time.
fn decimals(whole: Numeral<'_>) -> Numeral<'_> {
    let point = whole.end.peek().filter(|next| matches!(next, '点' | '點'));
    let Some(value) = whole.value.filter(|_| point.is_some() && whole.bound.is_none() && whole.upto.is_none()) else {
        return whole;
    };
    let (mut end, mut text, mut length) = (whole.end.bump(), 0_i128, 0_u32);
    while let Some(digit) = end.peek().and_then(digit).filter(|_| length < 20) {
        text = text * 10 + i128::from(digit);
        length += 1;
        end = end.bump();
    }
    let goes_on = end.peek().is_some_and(|next| matches!(next, '十' | '刻' | '分')) && !end.rest().starts_with("分之");
    let fraction = Decimal::try_from_i128_with_scale(text, length).ok().filter(|_| length > 0 && !goes_on);
    let Some(value) = fraction.and_then(|fraction| value.checked_add(fraction)) else { return whole };
    Numeral { value: Some(value), end, form: Form::Words, ..whole }
}

/// The scale word at the end of a numeral for itself, so that 三至五万 can share it: 五万 is 5 in 万.
fn scaled<'t>(numeral: Numeral<'t>, signs: &[Sign]) -> Numeral<'t> {
    let after = scales(numeral.end);
    if after.1 > 0 {
        return Numeral { scale: ten_to(after.1), end: after.0, ..numeral };
    }
    let large: u32 = signs
        .iter()
        .rev()
        .map_while(|sign| if let Sign::Power(power @ 4..) = sign { Some(*power) } else { None })
        .sum();
    let divide = |value: Decimal| value.checked_div(ten_to(large));
    match numeral.value.and_then(divide) {
        Some(value) if large > 0 => {
            Numeral { value: Some(value), upto: numeral.upto.and_then(divide), scale: ten_to(large), ..numeral }
        }
        _ => numeral,
    }
}

/// Four digits one by one: 二〇二五.
fn positional(start: Cursor<'_>) -> Option<Numeral<'_>> {
    let (mut at, mut value) = (start, 0);
    for place in 0..4 {
        let character = at.peek()?;
        let found = digit(character).or_else(|| (place > 0 && is_zero_letter(character)).then_some(0))?;
        value = value * 10 + i64::from(found);
        at = at.bump();
    }
    let goes_on = at.peek().is_some_and(|next| digit(next).is_some() || power(next).is_some());
    (!goes_on && (1000..3000).contains(&value)).then(|| Numeral {
        value: Some(Decimal::from(value)),
        scale: Decimal::ONE,
        form: Form::Positional,
        end: at,
        bound: None,
        upto: None,
        vague: false,
    })
}
