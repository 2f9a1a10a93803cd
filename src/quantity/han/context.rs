//! The words around a number in Chinese: what bounds it, whether it is a fall, whether it multiplies.

use super::numeral::more;
use super::words::{BOUNDS_AFTER, BOUNDS_BEFORE, FALLING, MEASURES, NEGATIONS, NO_BOUNDS, NOUNS, RISING};
use crate::quantity::Comparator;
use crate::quantity::cursor::Cursor;
use crate::quantity::mention::is_range_mark;

/// How far back the words before a number are looked at, in bytes.
const REACH: usize = 96;

/// The clause that leads to `at`, as far as it is looked at.
pub(super) fn clause(at: Cursor<'_>) -> &str {
    let before = at.before();
    let mut from = before.len().saturating_sub(REACH);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).unwrap_or_default();
    let ends = ['，', '。', '；', '、', '：', '（', '(', ',', ';', ':', '！', '？', '\n'];
    near.get(near.rfind(ends).unwrap_or_default()..).unwrap_or_default()
}

pub(super) fn starts_clause(at: Cursor<'_>) -> bool {
    at.last().is_none_or(|last| "，。；：\n“".contains(last))
}

/// The last characters before a number in its clause, back to the number before, without 了, 为 and the like.
pub(super) fn lead(at: Cursor<'_>) -> &str {
    let clause = clause(at);
    let digit = clause.rfind(|c: char| c.is_ascii_digit() || matches!(c, '%' | '％' | '０'..='９'));
    let lead = clause.get(digit.unwrap_or(0)..).unwrap_or(clause);
    let lead = if digit.is_some() {
        lead.get(lead.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
    } else {
        lead
    };
    // 5元~10元: a unit may stand between.
    let unit = lead
        .trim_end()
        .strip_suffix(['~', '～'])
        .filter(|unit| !unit.is_empty() && unit.chars().count() <= 4 && !unit.contains([' ', '，', '约']));
    if digit.is_some() && (is_range_mark(lead.trim()) || unit.is_some()) {
        // 5~7: what joins two numbers does not say "about".
        return "";
    }
    lead.trim_end_matches([' ', '\u{a0}', '\u{3000}', '了', '的', '为', '為', '是', '¥', '￥', '＄', '$', '€'])
}

/// What bounds the number from `at` that ends, with its unit, at `end`.
pub(super) fn comparator_of(at: Cursor<'_>, end: Cursor<'_>) -> Comparator {
    if let Some(comparator) = behind(end) {
        return comparator;
    }
    let lead = lead(at);
    before(lead).map(|(_, comparator)| comparator).or_else(|| share_of(at)).unwrap_or(Comparator::Equal)
}

/// 5%以上, 200家左右, 5万人以上, 两成多.
fn behind(end: Cursor<'_>) -> Option<Comparator> {
    let mut tail = end.skip_spaces();
    for _ in 0..3 {
        if let Some((end, comparator)) = BOUNDS_AFTER.at(tail) {
            // “1+7” and “1+N” join.
            let joins = matches!(tail.peek(), Some('+' | '＋')) && end.peek().is_some_and(char::is_alphanumeric);
            if joins {
                return None;
            }
            return (comparator != Comparator::Equal).then_some(comparator);
        }
        if let Some((_, comparator)) = more(tail) {
            return Some(comparator);
        }
        let noun = NOUNS.iter().find_map(|noun| tail.eat(noun));
        tail = match noun {
            Some(behind) => behind,
            None if tail.peek().is_some_and(|next| MEASURES.contains(next)) => tail.bump(),
            None => return None,
        };
    }
    None
}

/// The bound that `lead` ends with, and what stands before it.
pub(super) fn before(lead: &str) -> Option<(&str, Comparator)> {
    if NO_BOUNDS.end_of(lead).is_some() {
        return reached(lead);
    }
    let Some((rest, comparator)) = BOUNDS_BEFORE.end_of(lead) else { return reached(lead) };
    Some(match NEGATIONS.end_of(rest) {
        Some((rest, ())) => (rest, comparator.negated()),
        None => (rest, comparator),
    })
}

/// 未达到, 未能达到: less than what would be reached.
fn reached(lead: &str) -> Option<(&str, Comparator)> {
    let rest = lead.strip_suffix("达到").or_else(|| lead.strip_suffix("達到")).or_else(|| lead.strip_suffix('达'))?;
    NEGATIONS.end_of(rest).map(|(rest, ())| (rest, Comparator::LessThan))
}

fn without_bound(lead: &str) -> &str {
    BOUNDS_BEFORE.end_of(lead).map_or(lead, |(before, _)| before)
}

/// 约占全国的1/6: what bounds a part stands before what it is a part of.
fn share_of(at: Cursor<'_>) -> Option<Comparator> {
    let whole = clause(at).strip_suffix('的')?;
    let (_, whole) = whole.rsplit_once("约占").or_else(|| whole.rsplit_once("約佔"))?;
    let short = whole.chars().count() <= LONGEST_WHOLE && !whole.contains(|c: char| c.is_ascii_digit());
    short.then_some(Comparator::About)
}

/// 全国规模以上工业总产值, in characters.
const LONGEST_WHOLE: usize = 16;

/// Whether a minus sign or 负 makes the number at `at` a negative one.
pub(super) fn is_negative(at: Cursor<'_>) -> bool {
    match at.last() {
        Some('负' | '負') => true,
        Some('-' | '−' | '－' | '–' | '‑' | '﹣') => {
            let before = at.before().trim_end_matches(['-', '−', '－', '–', '‑', '﹣']);
            // 1-9月, 5%-7% and F-35 join; 增长-5% and （-5%） do not.
            !before.ends_with(|c: char| {
                c.is_alphanumeric() && !is_before_value(before) || matches!(c, '%' | '％' | '‰' | '℃' | ')' | '）')
            })
        }
        _ => false,
    }
}

/// Whether text ends with words that a value follows, so that a minus sign behind them is its own: 增长, 为, 同比.
fn is_before_value(text: &str) -> bool {
    const WORDS: &str =
        "增长 增長 增速 为 為 是 至 到 在 率 比 达 達 降 于 於 从 由 和 与 及 约 差 温 溫 数 额 化 动 幅 减";
    WORDS.split(' ').any(|word| text.ends_with(word))
}

/// Whether the number is the size of a fall by the words before it: 下降5%, but not 下降到5%.
pub(super) fn falls(at: Cursor<'_>) -> bool {
    let lead = without_bound(lead(at));
    let lead = lead.trim_end_matches(['了', '率', '为', '為']);
    if lead.ends_with(['到', '至', '于', '於', '在']) {
        return false;
    }
    let near: usize = lead.char_indices().rev().nth(9).map_or(0, |(index, _)| index);
    let near = lead.get(near..).unwrap_or(lead);
    let mut upto = near;
    // By where they end: 负增长 holds 增长.
    while !upto.is_empty() {
        if FALLING.end_of(upto).is_some() {
            return true;
        }
        if RISING.end_of(upto).is_some() {
            return false;
        }
        upto = upto.get(..upto.char_indices().next_back().map_or(0, |(index, _)| index)).unwrap_or_default();
    }
    // 比上年少120万吨; 至少 and 最低 are bounds and were taken off.
    near.ends_with(['降', '减', '減', '跌'])
        || (near.ends_with(['少', '低']) && clause(at).contains(['比', '较', '較']))
}

/// Whether a text has a word for a fall.
pub(in crate::quantity) fn names_fall(text: &str) -> bool {
    text.char_indices()
        .any(|(at, character)| text.get(..at + character.len_utf8()).is_some_and(|upto| FALLING.end_of(upto).is_some()))
}

/// 增长2倍 is three times the base; 增长到2倍 and 是……的2倍 are two.
pub(super) fn multiplies_base(at: Cursor<'_>) -> bool {
    let lead = without_bound(lead(at)).trim_end_matches('了');
    RISING.end_of(lead).is_some() || lead.ends_with('增')
}
