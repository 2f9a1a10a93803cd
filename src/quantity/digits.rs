//! Numbers in digits, ASCII, full width, Arabic-Indic and Devanagari, with the separators that a language groups them and marks decimals with.

use super::cursor::Cursor;
use super::shapes::{Shape, vulgar};
use rust_decimal::Decimal;

/// How a language writes numbers in digits (CLDR: decimal and grouping separators).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separators {
    /// 1,234.5 and 1 234.5.
    Point,
    /// 1.234,5 and 1 234,5.
    Comma,
}

/// A number in digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number<'t> {
    /// Without sign.
    pub(super) value: Decimal,
    /// Behind its last digit.
    pub(super) end: Cursor<'t>,
    /// How many digits stand before the decimal mark.
    pub(super) length: usize,
}

impl Number<'_> {
    /// Whether it has no decimals.
    pub(super) fn is_whole(&self) -> bool {
        self.value.scale() == 0
    }
}

/// The digit that begins at `at`, and where it ends.
pub(super) fn digit(at: Cursor<'_>) -> Option<(u8, Cursor<'_>)> {
    match *at.rest().as_bytes() {
        [first @ b'0'..=b'9', ..] => Some((first - b'0', at.to(at.at + 1))),
        // Full-width digits are U+FF10 to U+FF19.
        [0xef, 0xbc, last @ 0x90..=0x99, ..] => Some((last - 0x90, at.to(at.at + 3))),
        // Arabic-Indic digits are U+0660 to U+0669 and U+06F0 to U+06F9, those of Devanagari U+0966 to U+096F.
        [0xd9, last @ 0xa0..=0xa9, ..] => Some((last - 0xa0, at.to(at.at + 2))),
        [0xdb, last @ 0xb0..=0xb9, ..] => Some((last - 0xb0, at.to(at.at + 2))),
        [0xe0, 0xa5, last @ 0xa6..=0xaf, ..] => Some((last - 0xa6, at.to(at.at + 3))),
        _ => None,
    }
}

/// Whether a digit begins at `at`.
pub(super) fn is_digit(at: Cursor<'_>) -> bool {
    digit(at).is_some()
}

/// The digits at `start` without any separator: their value, their number, and where they end.
pub(super) fn run(start: Cursor<'_>) -> Option<(u64, usize, Cursor<'_>)> {
    let (mut at, mut value, mut length) = (start, 0_u64, 0);
    while let Some((digit, next)) = digit(at) {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        length += 1;
        at = next;
    }
    (length > 0).then_some((value, length, at))
}

/// The most digits of an amount before its decimal mark: what is worked out from such a number stays within what a decimal holds.
const LONGEST: usize = 20;
const MODULUS: i128 = 10_i128.pow(20);

/// A number being read.
struct Reader<'t> {
    at: Cursor<'t>,
    mantissa: i128,
    digits: usize,
    decimals: u32,
}

impl Reader<'_> {
    /// Takes the digits ahead and says how many they were. Of a longer run than an amount has, the last ones are kept: it is a
    /// name (an account, a registration), told from others by them.
    fn digits(&mut self, in_decimals: bool) -> usize {
        let mut taken = 0;
        while let Some((digit, next)) = digit(self.at) {
            if !in_decimals {
                self.mantissa = self.mantissa * 10 + i128::from(digit);
                if self.digits + taken >= LONGEST {
                    self.mantissa %= MODULUS;
                }
            } else if self.digits.min(LONGEST) + taken < 27 {
                self.mantissa = self.mantissa * 10 + i128::from(digit);
                self.decimals += 1;
            }
            taken += 1;
            self.at = next;
        }
        if !in_decimals {
            self.digits += taken;
        }
        taken
    }
}

/// The number in digits at `start`: groups of three, decimals. A mark that neither groups nor begins decimals ends it.
pub(super) fn number(start: Cursor<'_>, separators: Separators) -> Option<Number<'_>> {
    let mut reader = Reader { at: start, mantissa: 0, digits: 0, decimals: 0 };
    let first = reader.digits(false);
    let leading_mark = first == 0 && start.peek() == Some('.') && !start.before().ends_with(['.', '。']);
    if first == 0 && !leading_mark {
        return None;
    }
    let mut group_mark = None;
    while (1..=3).contains(&first)
        && let Some(mark) = reader.at.peek().filter(|mark| groups(*mark, separators))
        && group_mark.is_none_or(|known: char| known == mark || (known.is_whitespace() && mark.is_whitespace()))
        && has_three_digits(reader.at.bump())
    {
        group_mark = Some(mark);
        reader.at = reader.at.bump();
        reader.digits(false);
    }
    let decimal = reader.at.peek().is_some_and(|mark| Some(mark) != group_mark && begins_decimals(mark, separators));
    if decimal && is_digit(reader.at.bump()) {
        reader.at = reader.at.bump();
        reader.digits(true);
    }
    if reader.at.at == start.at {
        return None;
    }
    let value = Decimal::try_from_i128_with_scale(reader.mantissa, reader.decimals).ok()?;
    if let Some((Shape::Fraction { part, whole }, end)) = vulgar(reader.at).filter(|_| reader.decimals == 0) {
        // 2½
        let value = value.checked_add(Decimal::from(part).checked_div(Decimal::from(whole))?)?;
        return Some(Number { value, end, length: reader.digits });
    }
    Some(Number { value, end: reader.at, length: reader.digits })
}

fn groups(mark: char, separators: Separators) -> bool {
    match mark {
        ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\'' | '’' | '٬' => true,
        ',' | '，' => separators == Separators::Point,
        '.' => separators == Separators::Comma,
        _ => false,
    }
}

fn begins_decimals(mark: char, separators: Separators) -> bool {
    match mark {
        '.' | '．' => separators == Separators::Point,
        // The Arabic decimal mark.
        '٫' => true,
        ',' | '，' => separators == Separators::Comma,
        _ => false,
    }
}

/// Whether exactly three digits follow, all as wide as the first.
fn has_three_digits(at: Cursor<'_>) -> bool {
    run(at).is_some_and(|(_, length, end)| {
        // A full-width comma groups full-width digits alone: in 5，100家 it parts two numbers.
        let wide = end.at - at.at == 9;
        length == 3 && (wide || at.last() != Some('，'))
    })
}

/// What is wrong with the number that ends at `end`: where a stretch of digits and marks goes on that no rule reads (`1,23`,
/// `1'2345`, `1.2.3.`), the end of that stretch.
pub(super) fn goes_on(number: Number<'_>) -> Option<Cursor<'_>> {
    let mut end = number.end;
    let joins = |at: Cursor<'_>| {
        at.peek().is_some_and(|mark| matches!(mark, ',' | '.' | '\'' | '’' | '．')) && is_digit(at.bump())
    };
    if !joins(end) {
        return None;
    }
    while joins(end) || is_digit(end) {
        end = end.bump();
    }
    Some(end)
}
