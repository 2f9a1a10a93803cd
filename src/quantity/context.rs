//! The words around a number in Chinese: what bounds it, whether it is a fall, whether it multiplies.

use super::Comparator;
use super::cursor::Cursor;
use super::phrases::{HAN_AFTER, HAN_BEFORE, HAN_FALLS, HAN_NOT_BEFORE, HAN_RISES, MEASURES};

/// The clause that leads to `at`.
pub(super) fn clause(at: Cursor<'_>) -> &str {
    let before = at.before();
    let start = before.rfind(['，', '。', '；', '、', '：', '（', '(', ',', ';', ':', '！', '？', '\n']);
    before.get(start.unwrap_or_default()..).unwrap_or_default()
}

pub(super) fn starts_clause(at: Cursor<'_>) -> bool {
    at.last().is_none_or(|last| "，。；：\n".contains(last))
}

/// The last characters before a number in its clause, back to the number before, without 了, 为 and the like.
pub(super) fn lead(at: Cursor<'_>) -> &str {
    let clause = clause(at);
    let digit = clause.rfind(|c: char| c.is_ascii_digit() || matches!(c, '%' | '％'));
    let lead = clause.get(digit.map_or(0, |digit| digit + 1)..).unwrap_or(clause);
    lead.trim_end_matches([' ', '了', '的', '为', '是', '¥', '￥'])
}

pub(super) fn comparator_of(at: Cursor<'_>, end: Cursor<'_>) -> Comparator {
    let mut tail = end.skip_spaces();
    for _ in 0..2 {
        if let Some((_, comparator)) = HAN_AFTER.iter().find(|(word, _)| tail.rest().starts_with(word)) {
            return *comparator;
        }
        // 两成多, 20%多; but 10家多元化企业 are ten.
        let more = tail
            .eat("多")
            .filter(|after| !after.peek().is_some_and(|next| "元种个项样家渠方层部边媒数".contains(next)));
        let more = more.or_else(|| tail.eat("余").filter(|after| after.peek() != Some('下')));
        if more.is_some() {
            return Comparator::MoreThan;
        }
        if !tail.peek().is_some_and(|next| MEASURES.contains(next)) {
            break;
        }
        tail = tail.eat("人次").unwrap_or_else(|| tail.bump());
    }
    let lead = lead(at);
    if HAN_NOT_BEFORE.iter().any(|word| lead.ends_with(word)) {
        return Comparator::Equal;
    }
    let before = HAN_BEFORE.iter().find(|(word, _)| lead.ends_with(word)).map(|(_, comparator)| *comparator);
    before.or_else(|| share_of(at)).unwrap_or(Comparator::Equal)
}

/// 约占全国的1/6: what bounds a part stands before what it is a part of.
fn share_of(at: Cursor<'_>) -> Option<Comparator> {
    let whole = clause(at).strip_suffix('的')?;
    let (_, whole) = whole.rsplit_once("约占")?;
    let short = whole.chars().count() <= LONGEST_WHOLE && !whole.contains(|c: char| c.is_ascii_digit());
    short.then_some(Comparator::About)
}

/// 全国规模以上工业总产值, in characters.
const LONGEST_WHOLE: usize = 16;

/// Whether the number is the size of a fall: 下降5%, but not 下降到5%.
pub(super) fn falls(at: Cursor<'_>) -> bool {
    if at.last() == Some('负') {
        return true;
    }
    if matches!(at.last(), Some('-' | '−' | '－')) {
        let before = at.before().trim_end_matches(['-', '−', '－']);
        return !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '％' | '月' | '年'));
    }
    let mut lead = lead(at);
    for (word, _) in HAN_BEFORE {
        lead = lead.strip_suffix(word).unwrap_or(lead);
    }
    let lead = lead.trim_end_matches(['了', '率', '为']);
    if lead.ends_with(['到', '至', '于']) {
        return false;
    }
    let near: usize = lead.char_indices().rev().nth(9).map_or(0, |(index, _)| index);
    let near = lead.get(near..).unwrap_or(lead);
    // By where they end: 负增长 holds 增长.
    let upto = || near.char_indices().rev().filter_map(|(at, last)| near.get(..at + last.len_utf8()));
    let last = |words: &[&str]| upto().find(|upto| words.iter().any(|word| upto.ends_with(word))).map(str::len);
    let (fall, rise) = (last(HAN_FALLS), last(HAN_RISES));
    // 比上年少120万吨; 至少 and 最低 are bounds and were taken off.
    let compared = near.ends_with(['少', '低']) && clause(at).contains(['比', '较']);
    compared || near.ends_with(['降', '减']) || (fall.is_some() && fall >= rise)
}

/// 增长2倍 is three times the base; 增长到2倍 and 是……的2倍 are two.
pub(super) fn multiplies_base(at: Cursor<'_>) -> bool {
    let mut lead = lead(at);
    for (word, _) in HAN_BEFORE {
        lead = lead.strip_suffix(word).unwrap_or(lead);
    }
    let lead = lead.trim_end_matches('了');
    HAN_RISES.iter().any(|word| lead.ends_with(word)) || lead.ends_with('增')
}
