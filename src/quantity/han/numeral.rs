//! Chinese numerals, and digits with Chinese scale words: 三点二五亿, 3万4000, 一万二, 十几万, 七八十.
//!
//! A numeral is gathered as signs first and worked out as a whole: what has a value only in part has none.

use super::compound::{compound, counts};
use super::words::UNIT_STARTS;
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
        if step < 2 || begins_unit(at) || exponent + step > 20 {
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
        '来' | '來' if at.last().is_some_and(|last| power(last).is_some()) => (at.bump(), Comparator::About),
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
    let scaled_more = if bound.is_none() { more(scaled) } else { None };
    let bound = bound.or(scaled_more).map(|(_, bound)| bound);
    let end = scaled_more.map_or(scaled, |(end, _)| end);
    let numeral = Numeral { scale: ten_to(exponent), end, bound, ..plain };
    if bound.is_some() { Some(numeral) } else { Some(compound(numeral, number.value, exponent)) }
}

/// Blanks and a line break between a number and its scale word change nothing.
fn past_blanks_to_scale(at: Cursor<'_>) -> Cursor<'_> {
    let spaced = at.skip_spaces();
    let is_scale = spaced.peek().and_then(power).is_some_and(|power| power >= 4) && spaced.at > at.at;
    if is_scale { spaced } else { at }
}

/// A sign of a numeral in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(u8),
    /// Two digits of which either may be meant: 七八十.
    Either(u8, u8),
    Power(u32),
    Zero,
    /// 几 and 数.
    Several,
    /// 多 and 余 before a power.
    More,
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

/// The signs at `start` and where they end.
fn gather(start: Cursor<'_>) -> Option<(Vec<Sign>, Cursor<'_>)> {
    let (mut at, mut signs) = (start, Vec::new());
    while let Some(character) = at.peek() {
        let sign = match (digit(character), power(character)) {
            (Some(0), _) => Sign::Zero,
            (Some(digit), _) => Sign::Digit(digit),
            (_, Some(_)) if !signs.is_empty() && begins_unit(at) => break,
            (_, Some(12)) if !is_scale(at) => break,
            (_, Some(power)) => Sign::Power(power),
            _ if matches!(character, '几' | '幾' | '数' | '數') => Sign::Several,
            _ if matches!(character, '多' | '余' | '餘')
                && at.bump().peek().and_then(power).is_some_and(|power| power >= 4) =>
            {
                Sign::More
            }
            _ if matches!(character, '廿' | '卅') => {
                signs.push(Sign::Digit(if character == '廿' { 2 } else { 3 }));
                Sign::Power(1)
            }
            _ => break,
        };
        match (signs.last().copied(), sign) {
            // 十几 and 几十, but not the 数 of 一数量.
            (Some(Sign::Digit(_) | Sign::Either(..) | Sign::Zero | Sign::Several), Sign::Several) => break,
            // 三万一年 are three 万 a year.
            (Some(Sign::Power(2..)), Sign::Digit(1)) if counts(at.bump()) => break,
            (Some(Sign::Digit(first)), Sign::Digit(second)) if follows(first, second) => {
                signs.pop();
                signs.push(Sign::Either(first, second));
            }
            (Some(Sign::More), _) if !matches!(sign, Sign::Power(_)) => break,
            _ => signs.push(sign),
        }
        at = at.bump();
    }
    (at.at > start.at).then_some((signs, at))
}

/// 三四, 七八, 两三: either of two.
fn follows(first: u8, second: u8) -> bool {
    second == first + 1 || (first, second) == (3, 5)
}

/// 兆 is a scale before money or nothing; 兆瓦 is a unit and 双千兆 a name.
fn is_scale(at: Cursor<'_>) -> bool {
    let end = at.bump();
    ["元", "美元", "圓", "圆", "日", "韓", "韩", "歐"].iter().any(|money| end.rest().starts_with(money))
}

#[derive(Debug, Clone, Copy)]
enum Choice {
    First,
    Second,
}

/// The value of signs in the usual order. `None` where they are in none: a row of digits is no number.
fn evaluate(signs: &[Sign], choice: Choice) -> Option<Decimal> {
    let (mut total, mut section, mut pending) = (0_u128, 0_u128, None::<u128>);
    // The last power and whether a zero stands behind it, for 一万二 and 一万零二.
    let (mut last, mut zero) = (0, false);
    for sign in signs {
        match *sign {
            Sign::Zero if pending.is_none() => zero = true,
            Sign::Digit(_) | Sign::Either(..) | Sign::Zero if pending.is_some() => return None,
            Sign::Zero | Sign::More => {}
            Sign::Digit(digit) => pending = Some(u128::from(digit)),
            Sign::Either(first, second) => {
                pending = Some(u128::from(if matches!(choice, Choice::First) { first } else { second }));
            }
            Sign::Several => {
                // 几十 is ten and more, 十几 is, too.
                pending = if total + section == 0 { Some(1) } else { Some(0) };
            }
            // 三百五千 and 三万五万 are in no order.
            Sign::Power(power) if power < 4 && (1..4).contains(&last) && power >= last => return None,
            Sign::Power(4) if total > 0 && total % 100_000_000 != 0 => return None,
            Sign::Power(8) if total >= 100_000_000 => return None,
            Sign::Power(power) if power < 4 => {
                section = section.checked_add(pending.take().unwrap_or(1).checked_mul(10_u128.checked_pow(power)?)?)?;
                (last, zero) = (power, false);
            }
            Sign::Power(power) => {
                section += pending.take().unwrap_or(0);
                // 一亿五千万: 万 multiplies what stands behind 亿 alone; 三万亿: 亿 multiplies all before it.
                let before = if power < 8 { std::mem::take(&mut total) } else { 0 };
                total = total.checked_add(section)?.checked_mul(10_u128.checked_pow(power)?)?.checked_add(before)?;
                section = 0;
                (last, zero) = (power, false);
            }
        }
    }
    let tail = pending.unwrap_or(0) * if last >= 2 && !zero { 10_u128.checked_pow(last - 1)? } else { 1 };
    let value = total.checked_add(section)?.checked_add(tail)?;
    let value = Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok()?;
    (!value.is_zero() || signs == [Sign::Zero]).then_some(value)
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
