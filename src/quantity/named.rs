//! Numbers that Chinese has a form of its own for: plans, congresses, centuries, decades, doublings, halves.

use super::compare::Found;
use super::context::comparator_of;
use super::cursor::Cursor;
use super::han::{Here, digits, numeral};
use super::units::Unit;
use super::{Comparator, Weight};
use rust_decimal::Decimal;

type Named<'t> = Option<(Cursor<'t>, Found)>;

/// The first of them that stands here.
pub(super) fn named(here: Here<'_>) -> Named<'_> {
    let at = here.at;
    plan(at)
        .or_else(|| decade(here))
        .or_else(|| century(here))
        .or_else(|| session(here))
        .or_else(|| redoubled(at))
        .or_else(|| half(at))
        .or_else(|| fixed(at))
}

/// 十四五, 第十四个五年规划, “九五”.
fn plan<'t>(at: Cursor<'t>) -> Named<'t> {
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

/// 20世纪90年代, 上世纪八十年代, 90年代, 八九十年代.
fn decade(here: Here<'_>) -> Named<'_> {
    let at = here.at;
    let (start, hundreds) = century_before(here);
    let here = if start.at == at.at { here } else { Here::new(start) };
    if let Some(number) = here.number()
        && let Some(end) = number.end.skip_spaces().eat("年代")
    {
        let tens = number.value;
        let full = tens >= Decimal::ONE_THOUSAND;
        // 30年代 to 90年代 without a century are of the 20th.
        let century = hundreds.unwrap_or(if tens < Decimal::from(30) { 20 } else { 19 });
        let value = if full { tens } else { Decimal::from(century * 100) + tens };
        return (tens % Decimal::TEN == Decimal::ZERO).then(|| (end, Found::plain(at.at..end.at, value, Unit::Decade)));
    }
    None
}

/// Behind 20世纪 or 上世纪 where a decade follows, with the hundreds of its years.
fn century_before(here: Here<'_>) -> (Cursor<'_>, Option<u32>) {
    let at = here.at;
    if let Some((end, word)) = at.eat_any(&["上个世纪", "上世纪", "本世纪", "新世纪"]) {
        return (end, Some(if word.starts_with('上') { 19 } else { 20 }));
    }
    let behind = here.number().and_then(|number| Some((number.end.eat("世纪")?, u32::try_from(number.value).ok()?)));
    behind.map_or((at, None), |(end, century)| (end, century.checked_sub(1)))
}

/// 二十一世纪.
fn century(here: Here<'_>) -> Named<'_> {
    let (at, number) = (here.at, here.number()?);
    let end = number.end.eat("世纪").filter(|_| number.value > Decimal::TEN)?;
    Some((end, Found::plain(at.at..end.at, number.value, Unit::Ordinal)))
}

/// 党的二十大, 十九届五中全会, 十四届全国人大三次会议: places in an order without 第.
fn session(here: Here<'_>) -> Named<'_> {
    let (at, number) = (here.at, here.words?);
    let ordinal = |end: Cursor<'_>| Some((end.at, Found::plain(at.at..end.at, number.value, Unit::Ordinal)));
    let found = if let Some(end) = number.end.eat("大").filter(|_| number.value > Decimal::TEN) {
        let of_the_party = at.before().ends_with("党的");
        let alone = end.peek().is_none_or(|next| "，。、；：”》）".contains(next));
        let known = ["报告", "精神", "以来", "召开", "提出", "作出", "代表", "部署"];
        let goes_on = known.iter().any(|word| end.rest().starts_with(word));
        if of_the_party || alone || goes_on { ordinal(end) } else { None }
    } else if let Some(end) = number.end.eat("届") {
        let body = ["中央", "全国", "省", "市", "人大", "政协", "全会"].iter().any(|word| end.rest().starts_with(word));
        let plenary = numeral(end).is_some_and(|inner| inner.end.eat_any(&["中全会", "次"]).is_some());
        if body || plenary { ordinal(end) } else { None }
    } else if let Some(end) = number.end.eat("中全会") {
        ordinal(end)
    } else {
        let end = number.end.eat_any(&["次会议", "次全会", "次全体会议"]).map(|(end, _)| end);
        let body = ["人大", "政协", "常委会", "届", "委员会"].iter().any(|word| at.before().ends_with(word));
        end.filter(|_| body).and_then(ordinal)
    };
    found.map(|(end, found)| (at.to(end), found))
}

/// 翻番, 翻一番, 翻了两番: doubled so many times.
fn redoubled(at: Cursor<'_>) -> Named<'_> {
    let after = at.eat("翻")?;
    let (after, bound) = match after.eat("了").unwrap_or(after).eat_any(&["近", "超过", "约"]) {
        Some((end, "近")) => (end, Comparator::Nearly),
        Some((end, "约")) => (end, Comparator::About),
        Some((end, _)) => (end, Comparator::MoreThan),
        None => (after.eat("了").unwrap_or(after), Comparator::Equal),
    };
    let (count, inner) = numeral(after)
        .or_else(|| digits(after))
        .map_or((1, after), |number| (u32::try_from(number.value).unwrap_or(0), number.end));
    let end = inner.eat("番").filter(|_| (1..=10).contains(&count))?;
    let mut found = Found::plain(at.at..end.at, Decimal::from(1_u32 << count), Unit::Times);
    found.comparator = if bound == Comparator::Equal { comparator_of(at, end) } else { bound };
    Some((end, found))
}

/// 半年, 半个月, 半小时, 半数.
fn half(at: Cursor<'_>) -> Named<'_> {
    let after = at.eat("半")?;
    let (end, word) = after.eat_any(&["年", "个月", "个小时", "小时", "天"])?;
    let unit = match word {
        "年" => "years",
        "个月" => "months",
        "天" => "days",
        _ => "hours",
    };
    if at.last().is_some_and(|last| "上下前后多大".contains(last)) {
        return None;
    }
    let mut found = Found::plain(at.at..end.at, Decimal::new(5, 1), Unit::Of(unit));
    found.comparator = comparator_of(at, end);
    if end.peek().is_some_and(|next| "度报".contains(next)) {
        // 半年度, 半年报: twice a year.
        found.weight = Weight::Loose;
    }
    Some((end, found))
}

/// Words that are a number as they stand.
fn fixed(at: Cursor<'_>) -> Named<'_> {
    let half = Decimal::new(5, 1);
    let words: [(&str, Unit, Decimal, Comparator); 7] = [
        ("上半年", Unit::Half, Decimal::ONE, Comparator::Equal),
        ("下半年", Unit::Half, Decimal::TWO, Comparator::Equal),
        ("过半", Unit::Fraction, half, Comparator::MoreThan),
        ("减半", Unit::Fraction, half, Comparator::Equal),
        ("一半", Unit::Fraction, half, Comparator::Equal),
        ("半壁江山", Unit::Fraction, half, Comparator::Equal),
        ("半数", Unit::Fraction, half, Comparator::Equal),
    ];
    if let Some((end, (unit, value, comparator))) =
        words.iter().find_map(|(word, unit, value, comparator)| Some((at.eat(word)?, (*unit, *value, *comparator))))
    {
        let mut found = Found::plain(at.at..end.at, value, unit);
        found.comparator = if comparator == Comparator::Equal { comparator_of(at, end) } else { comparator };
        if at.rest().starts_with("半壁") {
            // A figure of speech as well: a mainstay.
            found.weight = Weight::Loose;
        }
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
