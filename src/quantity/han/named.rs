//! Numbers that Chinese has a form of its own for: plans, congresses, centuries, decades, doublings, halves, parts.

use super::amount::signed;
use super::context::{before, comparator_of, lead};
use super::numeral::{Numeral, in_digits, power, words};
use crate::quantity::cursor::Cursor;
use crate::quantity::mention::Mention;
use crate::quantity::units::Unit;
use crate::quantity::{Comparator, ten_to};
use rust_decimal::Decimal;

type Found<'t> = Option<(Cursor<'t>, Mention)>;

fn number(at: Cursor<'_>) -> Option<Numeral<'_>> {
    in_digits(at).or_else(|| words(at))
}

/// What begins with a numeral and is more than an amount.
pub(super) fn named<'t>(at: Cursor<'t>, numeral: Option<Numeral<'t>>) -> Found<'t> {
    plan(at).or_else(|| percent(at)).or_else(|| half_of_all(at)).or_else(|| {
        let numeral = numeral?;
        fraction(at, numeral)
            .or_else(|| decade(at, numeral))
            .or_else(|| century(at, numeral))
            .or_else(|| session(at, numeral))
    })
}

/// 十四五, “九五”.
fn plan(at: Cursor<'_>) -> Found<'_> {
    let quoted = at.last().is_some_and(|last| matches!(last, '“' | '"' | '「' | '『'));
    let mut run = at;
    let mut length = 0;
    while run.peek().is_some_and(|next| "一二三四五六七八九十".contains(next)) {
        run = run.bump();
        length += 1;
    }
    let text = at.between(at.at, run.at);
    let ten = text.strip_prefix('十');
    let head = ten.unwrap_or(text).strip_suffix('五')?;
    let closes = run.peek().is_some_and(|next| matches!(next, '”' | '"' | '」' | '』'));
    let ones = words(Cursor::new(head)).and_then(|ones| ones.value);
    let value = match (ten.is_some(), length) {
        (true, 3) => Decimal::TEN + ones?,
        (true, 2) if quoted && closes => Decimal::TEN,
        (false, 2) if quoted && closes => ones?,
        _ => return None,
    };
    Some((run, Mention::plain(at.at..run.at, value, Unit::Plan)))
}

/// 第十四个五年规划.
pub(super) fn ordinal_plan<'t>(at: Cursor<'t>, count: Numeral<'t>) -> Found<'t> {
    let (end, _) = count.end.skip_spaces().eat_any(&["个五年规划", "个五年计划", "個五年規劃", "個五年計劃"])?;
    Some((end, Mention::plain(at.at..end.at, count.full()?, Unit::Plan)))
}

/// 百分之六点五, 千分之五, 百分百.
fn percent(at: Cursor<'_>) -> Found<'_> {
    let share = |end: Cursor<'_>, value: Decimal| {
        let mention = Mention { unit_first: true, ..Mention::plain(at.at..end.at, value, Unit::Percent) };
        signed(at, Mention { comparator: comparator_of(at, end), ..mention })
    };
    if let Some((end, _)) = at.eat_any(&["百分之百", "百分百"]) {
        return Some((end, share(end, Decimal::ONE_HUNDRED)));
    }
    // 百分之, 千分之, 百万分之.
    let mut powers = at;
    let mut exponent = 0;
    while let Some(power) = powers.peek().and_then(power).filter(|power| exponent + power <= 12) {
        (powers, exponent) = (powers.bump(), exponent + power);
    }
    let after = powers.eat("分之").filter(|_| exponent > 0)?;
    let (after, sign) = match after.eat("负").or_else(|| after.eat("負")) {
        Some(end) => (end, -Decimal::ONE),
        None => (after, Decimal::ONE),
    };
    let top = number(after.skip_spaces())?;
    let Some(value) = top.full() else {
        return Some((top.end, Mention::plain(at.at..top.end.at, Decimal::ZERO, Unit::Unread)));
    };
    let value = value.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(ten_to(exponent))?.normalize();
    let mention = share(top.end, value * sign);
    let comparator = top.bound.unwrap_or(mention.comparator);
    Some((top.end, Mention { comparator, ..mention }))
}

/// 三分之一.
fn fraction<'t>(at: Cursor<'t>, whole: Numeral<'t>) -> Found<'t> {
    let top = number(whole.end.eat("分之")?)?;
    let value = top.full()?.checked_div(whole.full()?)?;
    let mention =
        Mention { comparator: comparator_of(at, top.end), ..Mention::plain(at.at..top.end.at, value, Unit::Fraction) };
    Some((top.end, mention))
}

/// 90年代, 八十年代, 20世纪90年代, 上世纪末 aside.
fn decade<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let (inner, hundreds) = match numeral.end.eat_any(&["世纪", "世紀"]) {
        Some((end, _)) => {
            let before = numeral.value?.checked_sub(Decimal::ONE)?;
            (number(end)?, Some(before))
        }
        None => (numeral, century_before(at)),
    };
    let end = inner.end.skip_spaces().eat("年代")?;
    let tens = inner.full()?;
    let whole = tens % Decimal::TEN == Decimal::ZERO && inner.scale == Decimal::ONE;
    // 30年代 to 90年代 without a century are of the 20th.
    let hundreds = hundreds.unwrap_or(if tens < Decimal::from(30) { Decimal::from(20) } else { Decimal::from(19) });
    let value = if tens >= Decimal::ONE_THOUSAND {
        tens
    } else {
        hundreds.checked_mul(Decimal::ONE_HUNDRED)?.checked_add(tens)?
    };
    whole.then(|| (end, Mention::plain(at.at..end.at, value, Unit::Decade)))
}

/// The hundreds of the years that 上世纪 or 本世纪 before `at` names.
fn century_before(at: Cursor<'_>) -> Option<Decimal> {
    let before = at.before();
    let before = before.strip_suffix("世纪").or_else(|| before.strip_suffix("世紀"))?;
    if before.ends_with('上') || before.ends_with("上个") {
        return Some(Decimal::from(19));
    }
    before.ends_with(['本', '新']).then(|| Decimal::from(20))
}

/// 二十一世纪.
fn century<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let (end, _) = numeral.end.skip_spaces().eat_any(&["世纪", "世紀"])?;
    numeral
        .is_within(10, 30)
        .then(|| (end, Mention::plain(at.at..end.at, numeral.value.unwrap_or_default(), Unit::Ordinal)))
}

/// 党的二十大, 十九届五中全会, 十四届全国人大三次会议: places in an order without 第.
fn session<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    if at.rest().starts_with(|c: char| c.is_ascii_digit()) || !numeral.is_within(1, 99) {
        return None;
    }
    let value = numeral.value?;
    let follows = |end: Cursor<'_>, words: &[&str]| words.iter().any(|word| end.rest().starts_with(word));
    let end = if let Some(end) = numeral.end.eat("大").filter(|_| value > Decimal::TEN) {
        let of_the_party = at.before().ends_with("党的") || at.before().ends_with('）');
        let alone = end.peek().is_none_or(|next| "，。、；：”》）".contains(next));
        let known = ["报告", "精神", "以来", "召开", "提出", "作出", "代表", "部署", "党章", "对"];
        (of_the_party || alone || follows(end, &known)).then_some(end)
    } else if let Some(end) = numeral.end.eat("届").or_else(|| numeral.end.eat("屆")) {
        let body = follows(end, &["中央", "全国", "全會", "省", "市", "人大", "政协", "全会"]);
        let plenary = words(end).is_some_and(|inner| inner.end.eat_any(&["中全会", "次"]).is_some());
        (body || plenary).then_some(end)
    } else if let Some(end) = numeral.end.eat("中全会") {
        Some(end)
    } else {
        let end = numeral.end.eat_any(&["次会议", "次全会", "次全体会议"]).map(|(end, _)| end);
        let bodies = ["人大", "政协", "常委会", "届", "委员会"];
        end.filter(|_| bodies.iter().any(|word| at.before().ends_with(word)))
    }?;
    Some((end, Mention::plain(at.at..end.at, value, Unit::Ordinal)))
}

/// 翻番, 翻一番, 翻了两番: doubled so many times.
pub(super) fn redoubled(at: Cursor<'_>) -> Found<'_> {
    let after = at.eat("翻")?;
    let after = after.eat("了").unwrap_or(after);
    let (after, bound) = match after.eat_any(&["近", "超过", "逾", "约"]) {
        Some((end, "近")) => (end, Some(Comparator::Nearly)),
        Some((end, "约")) => (end, Some(Comparator::About)),
        Some((end, _)) => (end, Some(Comparator::MoreThan)),
        None => (after, None),
    };
    let count = number(after);
    let inner = count.map_or(after, |count| count.end);
    let end = inner.eat("番")?;
    let times = match count {
        None => 1,
        Some(count) if count.is_within(1, 10) => u32::try_from(count.value?).ok()?,
        Some(_) => return Some((end, Mention::plain(at.at..end.at, Decimal::ZERO, Unit::Unread))),
    };
    let comparator = bound.unwrap_or_else(|| comparator_of(at, end));
    Some((end, Mention { comparator, ..Mention::plain(at.at..end.at, 1_u32 << times, Unit::Times) }))
}

/// 一半.
fn half_of_all(at: Cursor<'_>) -> Found<'_> {
    let end = at.eat("一半")?;
    Some((
        end,
        Mention {
            comparator: comparator_of(at, end),
            ..Mention::plain(at.at..end.at, Decimal::new(5, 1), Unit::Fraction)
        },
    ))
}

/// 上半年, 过半, 近半, 减半, 半数, 半壁江山, 半年, 半个百分点.
pub(super) fn half(at: Cursor<'_>) -> Found<'_> {
    let after = at.eat("半")?;
    let half = Decimal::new(5, 1);
    let from = |length: usize| at.at.saturating_sub(length)..after.at;
    match at.last() {
        Some('上') if after.peek() == Some('年') => {
            return Some((after.bump(), Mention::plain(from(3).start..after.bump().at, 1, Unit::Half)));
        }
        Some('下') if after.peek() == Some('年') => {
            return Some((after.bump(), Mention::plain(from(3).start..after.bump().at, 2, Unit::Half)));
        }
        Some('减' | '減') => return Some((after, Mention::plain(from(3), half, Unit::Fraction))),
        Some('上' | '下' | '前' | '后' | '後' | '多' | '大' | '小') => return None,
        _ => {}
    }
    if let Some((end, word)) =
        after.eat_any(&["个百分点", "個百分點", "年", "个月", "個月", "个小时", "小时", "小時", "天"])
    {
        let unit = match word {
            "个百分点" | "個百分點" => Unit::Points,
            "年" => Unit::Of("years"),
            "个月" | "個月" => Unit::Of("months"),
            "天" => Unit::Of("days"),
            _ => Unit::Of("hours"),
        };
        let mention = Mention { comparator: comparator_of(at, end), ..Mention::plain(at.at..end.at, half, unit) };
        // 半年度, 半年报: twice a year.
        let twice = end.peek().is_some_and(|next| "度报報".contains(next));
        let mention = if unit == Unit::Points { signed(at, mention) } else { mention };
        return Some((
            end,
            if twice { Mention { weight: crate::quantity::Weight::Loose, ..mention } } else { mention },
        ));
    }
    if let Some(end) = at.eat("半数").or_else(|| at.eat("半數")) {
        return Some((
            end,
            Mention { comparator: comparator_of(at, end), ..Mention::plain(at.at..end.at, half, Unit::Fraction) },
        ));
    }
    if let Some(end) = at.eat("半壁江山") {
        // A figure of speech as well: a mainstay.
        return Some((end, Mention::loose(at.at..end.at, half, Unit::Fraction)));
    }
    // 过半, 逾半, 近半, 不足半: a bound and nothing behind that is halved.
    let (start, bound) = before(lead(at))?;
    let counts = after.peek().is_some_and(|next| "径徑导導岛島空夜".contains(next));
    (!counts).then(|| {
        let word = if at.before().ends_with(lead(at)) { at.at - (lead(at).len() - start.len()) } else { at.at };
        (after, Mention { comparator: bound, ..Mention::plain(word..after.at, half, Unit::Fraction) })
    })
}
