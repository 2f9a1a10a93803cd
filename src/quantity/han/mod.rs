//! Numbers in Chinese text: one pass over the bytes to where a number may begin; there the longest thing that is a number, a name
//! that holds a numeral, or something that was not understood.

mod amount;
mod calendar;
mod context;
mod named;
mod numeral;
mod value;
mod words;

use super::cursor::Cursor;
use super::digits::is_digit;
use super::mention::{Mention, readings};
use super::shapes::{Shape, Surroundings, international, shape, vulgar};
use super::units::Unit;
use super::{Reading, Weight};
use amount::{amount, lone_power};
use calendar::calendar;
pub(super) use context::names_fall;
use named::{half, named, ordinal_plan, redoubled};
use numeral::{Form, Numeral, digit, in_digits, power};
use rust_decimal::Decimal;

/// The readings of a Chinese text.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let mut at = Cursor::new(text);
    let mut found = Vec::new();
    while let Some(next) = next_anchor(text, at.at) {
        at = at.to(next);
        let end = step(at, &mut found);
        at = if end.at > at.at { end } else { at.bump() };
    }
    readings(text, found)
}

/// The characters that a number may begin with, besides digits. In the order of their code points.
const ANCHORS: &[char] = &[
    '〇', '一', '七', '万', '三', '两', '九', '二', '五', '亿', '仟', '伍', '佰', '俩', '倆', '億', '兆', '兩', '八',
    '六', '几', '千', '半', '卅', '参', '參', '叁', '双', '四', '壹', '幾', '廿', '拾', '捌', '数', '數', '柒', '玖',
    '百', '第', '翻', '肆', '萬', '貳', '贰', '零', '陆', '陸', '雙', '十', '○',
];

/// One bit for each character of the block of common Chinese characters: each character of a text is asked for.
#[expect(clippy::indexing_slicing, reason = "out of bounds would not compile")]
const BITS: [u64; 328] = {
    let mut bits = [0; 328];
    let mut next = 0;
    while next < ANCHORS.len() {
        let code = ANCHORS[next] as usize;
        if code >= 0x4e00 {
            bits[(code - 0x4e00) / 64] |= 1 << ((code - 0x4e00) % 64);
        }
        next += 1;
    }
    bits
};

/// Whether a number may begin with `character`.
fn is_anchor(character: char) -> bool {
    character.is_ascii_digit() || is_anchor_code(u32::from(character))
}

fn is_anchor_code(code: u32) -> bool {
    match code {
        0x4e00..=0x9fff => {
            let at = code as usize - 0x4e00;
            BITS.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
        }
        // 〇, ○ and full-width digits.
        0x966..=0x96f | 0x3007 | 0x25cb | 0xff10..=0xff19 | 0x2153..=0x215e => true,
        _ => false,
    }
}

/// The first place from `start` on where a number may begin.
fn next_anchor(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(first) = bytes.get(at) {
        let length = match first {
            b'0'..=b'9' => return Some(at),
            0..0x80 => 1,
            // ½ ¼ ¾
            0xc2 if matches!(bytes.get(at + 1), Some(0xbc..=0xbe)) => return Some(at),
            0xd9 if matches!(bytes.get(at + 1), Some(0xa0..=0xa9)) => return Some(at),
            0xdb if matches!(bytes.get(at + 1), Some(0xb0..=0xb9)) => return Some(at),
            0x80..0xe0 => 2,
            0xe0..0xf0 => {
                let (second, third) = (bytes.get(at + 1)?, bytes.get(at + 2)?);
                let code = (u32::from(first & 0xf) << 12) | (u32::from(second & 0x3f) << 6) | u32::from(third & 0x3f);
                if is_anchor_code(code) {
                    return Some(at);
                }
                3
            }
            _ => 4,
        };
        at += length;
    }
    None
}

/// Reads what stands at the anchor `at`, and says where to go on.
fn step<'t>(at: Cursor<'t>, found: &mut Vec<Mention>) -> Cursor<'t> {
    if let Some(end) = words::name_around(at) {
        return end;
    }
    let next = match at.peek() {
        Some('第') => ordinal(at),
        Some('半') => half(at),
        Some('翻') => redoubled(at),
        Some('双' | '雙') => Some(pair(at)),
        Some('几' | '幾' | '数' | '數') if is_part_of_word(at) => None,
        _ if is_digit(at) || vulgar(at).is_some() => return in_digits_at(at, found),
        _ => return in_words(at, found),
    };
    match next {
        Some((end, mention)) => {
            found.push(mention);
            end
        }
        None if matches!(at.peek(), Some('几' | '幾' | '数' | '數')) && !is_part_of_word(at) => in_words(at, found),
        None => at.bump(),
    }
}

/// 人数, 指数, 倍数: what stands behind is no so many.
fn is_part_of_word(at: Cursor<'_>) -> bool {
    at.last().is_some_and(|last| {
        "人总總指系倍函参參次岁歲分小无無基户戶件常级級位实實整奇偶读讀台臺辆輛套对對算变變未计計个個".contains(last)
    })
}

/// 双 before what is counted: two, which another language may say otherwise.
fn pair(at: Cursor<'_>) -> (Cursor<'_>, Mention) {
    let end = at.bump();
    (end, Mention::loose(at.at..end.at, 2, Unit::None))
}

/// Digits: a shape, a name's, or a numeral.
fn in_digits_at<'t>(at: Cursor<'t>, found: &mut Vec<Mention>) -> Cursor<'t> {
    let plus = at.last().filter(|last| *last == '+').and_then(|_| international(at.to(at.at - 1)));
    if let Some((shape, end)) = plus.or_else(|| vulgar(at)).or_else(|| shape(at, &Han))
        && is_shape(at, shape, end)
    {
        let bound = matches!(shape, Shape::Fraction { .. }).then(|| context::comparator_of(at, end));
        let mentions = Mention::of_shape(at.text(), at.at..end.at, shape).into_iter();
        found.extend(mentions.map(|mention| Mention { comparator: bound.unwrap_or(mention.comparator), ..mention }));
        return end;
    }
    let Some(numeral) = in_digits(at) else { return at.bump() };
    if let Some(end) = identifier(at, numeral, found) {
        return end;
    }
    numbered(at, numeral, found)
}

/// Whether the shape is one here, and no number with a unit: 2021.08亿元.
fn is_shape(at: Cursor<'_>, shape: Shape, end: Cursor<'_>) -> bool {
    let measured = amount::unit_of(end).is_some() || end.peek().and_then(power).is_some();
    let letters = at.last().is_some_and(|last| last.is_ascii_alphabetic());
    match shape {
        Shape::Day { .. } => !measured,
        Shape::Code { .. } | Shape::Always => true,
        _ => !letters,
    }
}

/// Words of Chinese around digits.
struct Han;

impl Surroundings for Han {
    fn names_code(&self, before: &str) -> bool {
        let name = before.trim_end_matches([' ', '：', ':', '为', '是', '\u{a0}']);
        let letters = name.ends_with(|c: char| c.is_ascii_alphabetic());
        // GB 9704 and ISO 9001, but not the GB of 16GB.
        let whole = || {
            let start = name.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '/').len();
            name.get(start..)
                .is_some_and(|word| words::CODE_NAMES.end_of(word).is_some_and(|(before, ())| before.is_empty()))
        };
        if name.ends_with("/T") {
            return true;
        }
        if letters { whole() } else { words::CODE_NAMES.end_of(name).is_some() }
    }

    fn is_share(&self, before: &str, after: &str) -> bool {
        let words = ["占", "佔", "约", "約", "近", "超", "过", "過", "足", "到", "至", "的", "逾"];
        words.iter().any(|word| before.ends_with(word)) || after.starts_with('的') || after.starts_with("以上")
    }

    fn is_ratio(&self, before: &str, after: &str) -> bool {
        let before_words = ["比例", "比", "比为", "比重", "配比", "按", "以", "为", "达", "到", "分"];
        let ratio = before_words.iter().any(|word| before.trim_end().ends_with(word));
        ratio || after.starts_with("的比") || after.starts_with("比例") || after.starts_with("配套")
    }

    fn is_of_a_day(&self, after: &str) -> bool {
        words::OF_A_DAY.at(Cursor::new(after)).is_some()
    }
}

/// Digits that letters or a hyphen tie to a name: PM2.5, Q1, 5G, 歼-20, COVID-19. `None` where they are an amount: GDP1.7万亿元.
fn identifier<'t>(at: Cursor<'t>, numeral: Numeral<'t>, found: &mut Vec<Mention>) -> Option<Cursor<'t>> {
    let before = at.before();
    let letters = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = at.between(at.at - letters, at.at);
    let value = numeral.value.unwrap_or_default();
    if letters > 0 && !matches!(word, "RMB" | "CNY" | "USD" | "US" | "EUR" | "HKD") {
        let unit = match word {
            "Q" if numeral.is_within(1, 4) => Some(Unit::Quarter),
            "H" if numeral.is_within(1, 2) => Some(Unit::Half),
            "FY" if numeral.is_within(1900, 2099) => Some(Unit::Year),
            _ => None,
        };
        let before_word = before.get(..before.len() - letters).unwrap_or_default();
        let alone = !before_word.ends_with(|c: char| c.is_ascii_alphabetic());
        if let Some(unit) =
            unit.filter(|_| alone && !numeral.end.peek().is_some_and(|next| next.is_ascii_alphanumeric()))
        {
            found.push(Mention::plain(at.at - letters..numeral.end.at, value, unit));
            return Some(numeral.end);
        }
        let measured = numeral.scale > Decimal::ONE
            || numeral.end.rest().starts_with(['%', '％', '‰', '元'])
            || amount::unit_of(numeral.end).is_some_and(|(end, _)| {
                end.at > numeral.end.at
                    && numeral.value.is_some_and(|value| value.scale() > 0)
                    && !numeral.end.rest().starts_with(' ')
            });
        if measured {
            return None;
        }
        found.push(Mention::loose(at.at - letters..numeral.end.at, value, Unit::of_name(word, "")));
        return Some(rest_of_name(numeral.end));
    }
    let hyphen = before.strip_suffix(['-', '‐', '‑', '－']);
    if let Some(before) = hyphen
        && before.ends_with(char::is_alphabetic)
        && !context::is_negative(at)
        && numeral.is_in_digits()
        && amount::unit_of(numeral.end).is_none()
    {
        found.push(Mention::loose(at.at..numeral.end.at, value, Unit::Ordinal));
        return Some(numeral.end);
    }
    let next = numeral.end.peek().filter(char::is_ascii_alphabetic)?;
    if matches!(next, 'Q' | 'H') && numeral.is_within(1900, 2099) && is_digit(numeral.end.bump()) {
        // 2024Q1
        return None;
    }
    if numeral.form != Form::Digits || numeral.scale > Decimal::ONE || amount::unit_of(numeral.end).is_some() {
        return None;
    }
    if next == 'G'
        && numeral.is_within(1, 9)
        && !numeral.end.bump().peek().is_some_and(|next| next.is_ascii_alphanumeric())
    {
        // English may say "the fifth generation".
        found.push(Mention::loose(at.at..numeral.end.bump().at, value, Unit::Ordinal));
        return Some(numeral.end.bump());
    }
    let end = rest_of_name(numeral.end);
    if matches!(next, 'e' | 'E') && is_digit(numeral.end.bump()) {
        // 1.5e8 is a number in a notation that is not read.
        found.push(Mention::unread(at.text(), at.at..end.at));
    } else {
        let rest = numeral.end.rest();
        let letters = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let letters = rest.get(..rest.len() - letters.len()).unwrap_or_default();
        found.push(Mention::loose(at.at..end.at, value, Unit::of_name("", letters)));
    }
    Some(end)
}

/// Behind the letters and digits that go on.
fn rest_of_name(at: Cursor<'_>) -> Cursor<'_> {
    let inner = |c: char| c.is_ascii_alphanumeric();
    let rest = at.rest();
    let mut length = rest.len() - rest.trim_start_matches(inner).len();
    while let Some(more) = rest.get(length..).and_then(|rest| rest.strip_prefix(['-', '.', '/']))
        && more.starts_with(inner)
    {
        length += 1 + more.len() - more.trim_start_matches(inner).len();
    }
    at.to(at.at + length)
}

/// A numeral in Chinese characters, or a power that nothing multiplies.
fn in_words<'t>(at: Cursor<'t>, found: &mut Vec<Mention>) -> Cursor<'t> {
    match numeral::words(at) {
        Some(numeral) if numeral.value.is_none() => {
            if let Some((end, mention)) = named(at, Some(numeral)) {
                found.push(mention);
                return end;
            }
            // A row of numerals that is no number: 一二三, 百千万. It is told of, and no number of the text.
            let mention = Mention::unread(at.text(), at.at..numeral.end.at);
            found.push(Mention { weight: Weight::Loose, ..mention });
            numeral.end
        }
        Some(numeral) => numbered(at, numeral, found),
        None if numeral::begins_with_power(at) => {
            // 百八十: about so many, or not.
            let end = numeral::row(at);
            found.push(Mention { weight: Weight::Loose, ..Mention::unread(at.text(), at.at..end.at) });
            end
        }
        None => match named(at, None).or_else(|| lone_power(at)) {
            Some((end, mention)) => {
                found.push(mention);
                end
            }
            None => at.bump(),
        },
    }
}

/// A numeral with what belongs to it.
fn numbered<'t>(at: Cursor<'t>, numeral: Numeral<'t>, found: &mut Vec<Mention>) -> Cursor<'t> {
    if numeral.value.is_none() {
        found.push(Mention::unread(at.text(), at.at..numeral.end.at));
        return numeral.end;
    }
    let in_words = numeral.form != Form::Digits;
    if in_words && (idiom(at, numeral) || second_of_idiom(at)) {
        found.push(Mention::loose(at.at..numeral.end.at, numeral.full().unwrap_or_default(), Unit::None));
        return numeral.end;
    }
    let special = named(at, Some(numeral)).or_else(|| calendar(at, numeral)).or_else(|| enumerator(at, numeral));
    let upto = numeral.upto.filter(|_| special.is_none());
    let (end, mut mention) = special.unwrap_or_else(|| amount(at, numeral));
    if in_words && words::is_perhaps_name(at) {
        mention.weight = Weight::Loose;
    }
    let second = upto.map(|upto| Mention { value: if mention.falls { -upto } else { upto }, ..mention.clone() });
    found.push(mention);
    found.extend(second);
    end
}

/// 一、 and （二） at the beginning of a text: a place in a list that another language may write otherwise.
fn enumerator<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> Option<(Cursor<'t>, Mention)> {
    let before = at.before().trim_start();
    let closes = match before {
        "" => numeral.end.peek().is_some_and(|next| matches!(next, '、' | '．' | '）' | ')')),
        "（" | "(" => numeral.end.peek().is_some_and(|next| matches!(next, '）' | ')')),
        _ => false,
    };
    let mention = Mention::loose(at.at..numeral.end.at, numeral.value?, Unit::Ordinal);
    (closes && numeral.is_within(1, 99)).then_some((numeral.end, mention))
}

/// 第21次, 第三, 第（二）项; 第一季度; 第十四个五年规划.
fn ordinal(at: Cursor<'_>) -> Option<(Cursor<'_>, Mention)> {
    let after = at.eat("第")?.skip_spaces();
    let open = after.eat_any(&["（", "("]).map(|(end, _)| end);
    let inner = open.unwrap_or(after);
    let count = in_digits(inner).or_else(|| numeral::words(inner))?;
    let value = count.full()?;
    let end = open.and_then(|_| count.end.eat_any(&["）", ")"])).map_or(count.end, |(end, _)| end);
    if let Some(plan) = ordinal_plan(at, count) {
        return Some(plan);
    }
    if let Some((end, _)) = end.eat_any(&["季度", "季"]).filter(|_| count.is_within(1, 4)) {
        return Some((end, Mention::plain(at.at..end.at, value, Unit::Quarter)));
    }
    let weight = if value == Decimal::ONE { Weight::Loose } else { Weight::Firm };
    Some((end, Mention { weight, ..Mention::plain(at.at..end.at, value, Unit::Ordinal) }))
}

/// 三番五次, 四通八达: four characters of which two are numerals. Between quotation marks such a word is a slogan that counts.
fn idiom<'t>(at: Cursor<'t>, numeral: Numeral<'t>) -> bool {
    let small = |at: Cursor<'_>| at.peek().is_some_and(|next| digit(next).is_some() || power(next).is_some());
    let plain = |at: Cursor<'_>| {
        at.peek().is_some_and(|next| {
            super::is_chinese(next)
                && !words::MEASURES.contains(next)
                && !"至到比或和与及年月日成点點分个個来多余".contains(next)
        }) && !small(at)
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
    first.is_some_and(|first| {
        first.peek().is_some_and(|first| digit(first).is_some())
            && numeral::words(first).is_some_and(|numeral| idiom(first, numeral))
    })
}
