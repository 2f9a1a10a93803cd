//! Numerals: ASCII and full-width digits with their separators, and Chinese numerals.

use super::cursor::Cursor;
use rust_decimal::Decimal;

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 1,856.1
    Digits,
    /// 二〇二五
    Positional,
    /// 三千五百
    Words,
    /// 一 or 两 alone
    Small,
}

/// A numeral: its value, how it is written, and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral<'t> {
    pub(super) value: Decimal,
    pub(super) form: Form,
    pub(super) end: Cursor<'t>,
}

/// A place with the numeral that begins there: many forms are tried at a place, and most begin with one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'t> {
    pub(super) at: Cursor<'t>,
    pub(super) digits: Option<Numeral<'t>>,
    /// `None` behind digits: no numeral in words begins with one.
    pub(super) words: Option<Numeral<'t>>,
}

impl<'t> Here<'t> {
    pub(super) fn new(at: Cursor<'t>) -> Self {
        let digits = digits(at);
        Self { at, digits, words: if digits.is_none() { numeral(at) } else { None } }
    }

    /// However it is written.
    pub(super) fn number(self) -> Option<Numeral<'t>> {
        self.digits.or(self.words)
    }
}

/// The numeral in digits at `start`: groups of three, decimals.
pub(super) fn digits(start: Cursor<'_>) -> Option<Numeral<'_>> {
    start.peek().filter(|first| ascii(*first).is_some() || matches!(first, '.' | '．'))?;
    let mut at = start;
    let mut text = String::new();
    while let Some(character) = at.peek() {
        if let Some(digit) = ascii(character) {
            text.push(digit);
        } else if (character == '.' && !text.contains('.') && next_is_digit(at.bump()))
            || (character == '．' && !text.contains('.') && next_is_digit(at.bump()))
        {
            text.push('.');
        } else if !(is_separator(character, &text) && group(at.bump())) {
            break;
        }
        at = at.bump();
    }
    let value = known_by_its_last(&text).parse().ok()?;
    (at.at > start.at).then_some(Numeral { value, form: Form::Digits, end: at })
}

/// The most digits of an amount before its point: what is worked out from such a number stays within what a decimal holds.
const LONGEST: usize = 20;

/// A longer run of digits is no amount but a name (an account, a registration), told from others by its last ones.
fn known_by_its_last(text: &str) -> String {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole = whole.get(whole.len().saturating_sub(LONGEST)..).unwrap_or(whole);
    let part = part.get(..28_usize.saturating_sub(whole.len())).unwrap_or(part);
    if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") }
}

/// A digit in ASCII, if it is one in ASCII or full width.
fn ascii(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10),
        _ => None,
    }
}

/// Commas and thin spaces group digits; a plain space does behind at most three.
fn is_separator(character: char, text: &str) -> bool {
    let grouped =
        matches!(character, ',' | '\u{2009}' | '\u{202f}') || (matches!(character, ' ' | '\u{a0}') && text.len() <= 3);
    grouped && !text.is_empty() && !text.contains('.')
}

fn next_is_digit(at: Cursor<'_>) -> bool {
    at.peek().and_then(ascii).is_some()
}

/// Whether exactly three digits follow.
fn group(at: Cursor<'_>) -> bool {
    let digits = at.rest().chars().take_while(|character| ascii(*character).is_some()).count();
    digits == 3
}

/// The digit that a Chinese numeral stands for, in common and in formal writing.
pub(super) fn digit(character: char) -> Option<u32> {
    Some(match character {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
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
        _ => return None,
    })
}

/// Ten to `exponent`.
pub(super) fn ten_to(exponent: u32) -> Decimal {
    (0..exponent.min(28)).fold(Decimal::ONE, |power, _| power * Decimal::TEN)
}

/// Behind the scale words at `at` (百 千 万 亿 万亿 …) with their power; 千 before 瓦, 米 and 克 belongs to the unit.
pub(super) fn scales(start: Cursor<'_>) -> (Cursor<'_>, u32) {
    let (mut at, mut exponent) = (start, 0);
    while let Some(step) = at.peek().and_then(power) {
        let begins_unit = ["千瓦", "千米", "千克", "百分"].iter().any(|unit| at.rest().starts_with(unit));
        if step < 2 || begins_unit || exponent + step > 16 {
            break;
        }
        exponent += step;
        at = at.bump();
    }
    (at, exponent)
}

/// The Chinese numeral at `start`.
pub(super) fn numeral(start: Cursor<'_>) -> Option<Numeral<'_>> {
    let begins = |first: &char| {
        digit(*first).is_some() || power(*first).is_some() || is_zero_letter(*first) || matches!(first, '廿' | '卅')
    };
    start.peek().filter(begins)?;
    if let Some(year) = positional(start) {
        return Some(year);
    }
    let mut at = start;
    let mut run = String::new();
    while let Some(character) = at.peek() {
        let begins_unit = ["千瓦", "千米", "千克", "百分"].iter().any(|unit| at.rest().starts_with(unit));
        let tens = match character {
            '廿' => Some("二十"),
            '卅' => Some("三十"),
            _ => None,
        };
        if (tens.or(digit(character).map(|_| "")).is_none() && power(character).is_none())
            || (begins_unit && !run.is_empty())
        {
            break;
        }
        match tens {
            Some(words) => run.push_str(words),
            None => run.push(character),
        }
        at = at.bump();
    }
    let value = evaluate(&run)?;
    let formal = |c: char| "壹贰叁肆伍陆柒捌玖".contains(c);
    if run.chars().all(formal) {
        // 陆 is land and 伍 a surname where no 拾 or 佰 stands by.
        return None;
    }
    let small = matches!(run.as_str(), "一" | "两" | "俩");
    Some(Numeral { value, form: if small { Form::Small } else { Form::Words }, end: at })
}

/// Four digits one by one: 二〇二五.
fn positional(start: Cursor<'_>) -> Option<Numeral<'_>> {
    let (mut at, mut value) = (start, 0);
    for place in 0..4 {
        let character = at.peek()?;
        let found = digit(character).or_else(|| (place > 0 && is_zero_letter(character)).then_some(0))?;
        value = value * 10 + found;
        at = at.bump();
    }
    let goes_on = at.peek().is_some_and(|next| digit(next).is_some() || power(next).is_some());
    (!goes_on && (1000..3000).contains(&value)).then(|| Numeral {
        value: Decimal::from(value),
        form: Form::Positional,
        end: at,
    })
}

/// The value of digits and powers in the usual order. `None` for a row of digits (三四 is "three or four"), for a lone
/// power that counts nothing (万元, 百姓) and for nothing at all.
fn evaluate(run: &str) -> Option<Decimal> {
    let mut characters = run.chars().peekable();
    if characters.peek().and_then(|first| power(*first)).is_some_and(|first| first > 1) {
        return None;
    }
    let (mut total, mut section, mut pending) = (Decimal::ZERO, Decimal::ZERO, None);
    for character in run.chars() {
        match (digit(character), power(character)) {
            (Some(0), _) => {}
            (Some(_), _) if pending.is_some() => return None,
            (Some(found), _) => pending = Some(Decimal::from(found)),
            (_, Some(step)) if step < 4 => {
                section += pending.take().unwrap_or(Decimal::ONE).checked_mul(ten_to(step))?;
            }
            (_, Some(step)) => {
                section += pending.take().unwrap_or_default();
                // 一亿五千万: 万 multiplies what stands behind 亿 alone; 三万亿: 亿 multiplies all before it.
                let before = if step < 8 { std::mem::take(&mut total) } else { Decimal::ZERO };
                total = total.checked_add(section)?.checked_mul(ten_to(step))?.checked_add(before)?;
                section = Decimal::ZERO;
            }
            _ => {}
        }
    }
    let value = total.checked_add(section)?.checked_add(pending.unwrap_or_default())?;
    (!value.is_zero()).then_some(value)
}
