//! Years, months, days, times, quarters and halves in Chinese.

use super::amount::unit_of;
use super::numeral::{Form, Numeral, in_digits, power, words};
use super::words::MEASURES;
use crate::quantity::cursor::Cursor;
use crate::quantity::mention::Mention;
use crate::quantity::units::Unit;
use rust_decimal::Decimal;

type Found<'t> = Option<(Cursor<'t>, Mention)>;

/// The numeral at `at` in digits or words.
fn number(at: Cursor<'_>) -> Option<Numeral<'_>> {
    in_digits(at).or_else(|| words(at))
}

/// What the numeral at `at` is in the calendar.
pub(super) fn calendar<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    year(at, numeral)
        .or_else(|| year_of_era(at, numeral))
        .or_else(|| quarter(at, numeral))
        .or_else(|| month(at, numeral))
        .or_else(|| time(at, numeral))
        .or_else(|| day(at, numeral))
}

/// 2021年, 二〇二一年, 1840年, and 2021 alone.
fn year<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let in_signs = numeral.form == Form::Digits || numeral.form == Form::Positional;
    let written = at.between(at.at, numeral.end.at);
    let four = written.chars().count() == 4;
    if !numeral.is_within(1000, 2999) || !in_signs || !four {
        return None;
    }
    let value = numeral.value?;
    let modern = numeral.is_within(1900, 2099);
    let spaced = numeral.end.skip_spaces();
    let found = |close: Cursor<'t>| Some((close, Mention::plain(at.at..close.at, value, Unit::Year)));
    if let Some(close) = spaced.eat("年").filter(|_| modern || numeral.is_within(1000, 1899)) {
        // 2000年前 and 3000年历史 may be spans of time, the others are not.
        return found(close);
    }
    let counted = spaced.peek().is_some_and(|next| MEASURES.contains(next) || power(next).is_some());
    if modern && !counted && unit_of(numeral.end).is_none() { found(numeral.end) } else { None }
}

/// Eras by which years are counted, and the year before the first of each.
const ERAS: &[(&str, u32)] = &[
    ("民国", 1911),
    ("民國", 1911),
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("宣统", 1908),
    ("宣統", 1908),
    ("光绪", 1874),
    ("光緒", 1874),
    ("同治", 1861),
    ("咸丰", 1850),
    ("咸豐", 1850),
    ("道光", 1820),
    ("嘉庆", 1795),
    ("嘉慶", 1795),
    ("乾隆", 1735),
    ("雍正", 1722),
    ("康熙", 1661),
];

/// 民国廿六年, 光绪三十四年: a year of the common era.
fn year_of_era<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let close = numeral.end.skip_spaces().eat("年").filter(|_| numeral.is_within(1, 120))?;
    let before = at.before().trim_end();
    let (_, first) = ERAS.iter().find(|(era, _)| before.ends_with(era))?;
    Some((close, Mention::plain(at.at..close.at, numeral.value?.checked_add(Decimal::from(*first))?, Unit::Year)))
}

/// 三季度, 前三季度, 前三个季度, Q3.
fn quarter<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let spaced = numeral.end.skip_spaces();
    let first = at.before().ends_with('前') && !numeral.is_within(1, 1);
    let close = spaced.eat("季度").or_else(|| spaced.eat("季").filter(|_| at.before().ends_with('第')));
    let close = close.or_else(|| spaced.eat_any(&["个季度", "個季度"]).map(|(end, _)| end).filter(|_| first))?;
    let unit = if first { Unit::FirstQuarters } else { Unit::Quarter };
    numeral.is_within(1, 4).then(|| (close, Mention::plain(at.at..close.at, numeral.value.unwrap_or_default(), unit)))
}

/// 8月, 8月13日, 前11个月.
fn month<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let spaced = numeral.end.skip_spaces();
    let value = numeral.value?;
    if at.before().ends_with('前')
        && let Some((close, _)) = spaced.eat_any(&["个月", "個月", "月"])
    {
        return Some((close, Mention::plain(at.at..close.at, value, Unit::FirstMonths)));
    }
    let month = spaced.eat("月").filter(|_| numeral.is_within(1, 12))?;
    let day = number(month.skip_spaces()).filter(|day| day.is_within(1, 31));
    if let Some(day) = day
        && let Some((close, _)) = day.end.skip_spaces().eat_any(&["日", "号", "號"])
    {
        let date = value * Decimal::ONE_HUNDRED + day.value?;
        return Some((close, Mention::plain(at.at..close.at, date, Unit::Date)));
    }
    // 8月13—15日: the first day of several.
    if let Some(day) = day
        && let Some(last) =
            day.end.peek().filter(|mark| "-—–~～至到".contains(*mark)).and_then(|_| number(day.end.bump()))
        && last.is_within(1, 31)
        && last.end.eat_any(&["日", "号", "號"]).is_some()
    {
        let date = value * Decimal::ONE_HUNDRED + day.value?;
        return Some((day.end, Mention::plain(at.at..day.end.at, date, Unit::Date)));
    }
    Some((month, Mention::plain(at.at..month.at, value, Unit::Month)))
}

/// 15日 without a month: a place in it.
fn day<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    let close = numeral.end.skip_spaces().eat("日").filter(|_| numeral.is_within(1, 31))?;
    let span =
        close.peek().is_some_and(|next| "内內游均产產".contains(next)) || at.before().ends_with(['每', '近', '满']);
    (!span).then(|| (close, Mention::plain(at.at..close.at, numeral.value.unwrap_or_default(), Unit::Ordinal)))
}

/// 15时30分, 下午3点半, 3点.
fn time<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Found<'t> {
    if !numeral.is_within(0, 24) {
        return None;
    }
    let part = part_of_day(at.before());
    let (after, word) = numeral.end.eat_any(&["时", "時", "点钟", "點鐘", "点", "點"])?;
    let minutes = number(after).filter(|minutes| minutes.is_within(0, 59));
    let with_minutes = minutes.and_then(|minutes| Some((minutes.end.eat("分")?, minutes.value?)));
    let half = after.eat("半").map(|end| (end, Decimal::from(30)));
    let quarter = words(after)
        .filter(|count| count.is_within(1, 3))
        .and_then(|count| Some((count.end.eat("刻")?, count.value? * Decimal::from(15))));
    let whole = after.eat("整").unwrap_or(after);
    let certain = part.is_some() || matches!(word, "点钟" | "點鐘");
    let (close, minute) = with_minutes.or(half.filter(|_| certain)).or(quarter).or_else(|| {
        let bare = word == "时" || word == "時" || certain;
        // 3点建议 are three; 3时期 is none.
        let ends = !after.peek().is_some_and(|next| "期代光长長空常刻效候段".contains(next));
        let digits = numeral.form == Form::Digits || certain;
        (bare && ends && digits).then_some((whole, Decimal::ZERO))
    })?;
    let noon = Decimal::from(12);
    let hour = numeral.value?;
    let hour = if part == Some(PartOfDay::Afternoon) && hour < noon { hour + noon } else { hour };
    Some((close, Mention::plain(at.at..close.at, hour * Decimal::ONE_HUNDRED + minute, Unit::Time)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PartOfDay {
    Morning,
    Afternoon,
}

fn part_of_day(before: &str) -> Option<PartOfDay> {
    let is = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
    if is(&["下午", "晚上", "晚间", "傍晚", "晚", "午后"]) {
        return Some(PartOfDay::Afternoon);
    }
    is(&["上午", "早上", "凌晨", "清晨", "中午", "早", "午前", "北京时间"]).then_some(PartOfDay::Morning)
}
