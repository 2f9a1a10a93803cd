//! What digits and marks between them are as a whole, in any language: dates, times, fiscal years, telephone and other
//! code numbers, versions, fractions. ISO 8601 for dates with the year first; ITU-T E.123 for telephone numbers.

use super::cursor::Cursor;
use super::digits::{is_digit, run};

/// What a stretch of digits is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 2021-08-13, 2021/8/13, 13.8.2021: with the year first or last.
    Date { year: u64, month: u64, day: u64, year_first: bool },
    /// 3·15, 5·12: a day that events are named by.
    Day { month: u64, day: u64 },
    /// 2021-08.
    Month { year: u64, month: u64 },
    /// 2023/24, 2021-25: from year to year.
    Years { first: u64, last: u64 },
    /// 15:30 and 15:30:20.
    Time { hour: u64, minute: u64, second: u64 },
    /// 2/3.
    Fraction { part: u64, whole: u64 },
    /// A number that names: its digits without signs.
    Code { digits: u128 },
    /// Round the clock: 24/7 and 7×24.
    Always,
    /// Digits and marks that are none of these.
    Unread,
}

/// What a language's words around digits say about them.
pub(super) trait Surroundings {
    /// Whether the words before end with the name of a code: 电话, tel., ISBN.
    fn names_code(&self, before: &str) -> bool;
    /// Whether `a/b` between these is a part of a whole.
    fn is_share(&self, before: &str, after: &str) -> bool;
    /// Whether `a:b` between these is a ratio and not a time.
    fn is_ratio(&self, before: &str, after: &str) -> bool;
    /// Whether what follows is published, held or remembered on a day: 8.13印发.
    fn is_of_a_day(&self, after: &str) -> bool;
}

/// ½ and its like at `at`: a part of a whole.
pub(super) fn vulgar(at: Cursor<'_>) -> Option<(Shape, Cursor<'_>)> {
    let (part, whole) = match at.peek()? {
        '½' => (1, 2),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some((Shape::Fraction { part, whole }, at.bump()))
}

/// The shape of the digits at `at` with its end; `None` where they are a number or several.
pub(super) fn shape<'t>(at: Cursor<'t>, words: &impl Surroundings) -> Option<(Shape, Cursor<'t>)> {
    let (first, length, end) = run(at)?;
    if words.names_code(at.before()) {
        return code(at);
    }
    let mark = end.peek()?;
    if matches!(mark, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹') || (mark == '^' && is_digit(end.bump())) {
        // 10⁴ and 10^6 are in a notation that is not read.
        let mut close = end.bump();
        while is_digit(close) || close.peek().is_some_and(|next| matches!(next, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹'))
        {
            close = close.bump();
        }
        return Some((Shape::Unread, close));
    }
    let second = run(end.bump());
    if mark == '+' || (second.is_none() && !matches!(mark, ' ' | ')')) {
        return None;
    }
    let known = match mark {
        ':' | '：' | '∶' => time(at, first, length, words),
        '·' | '•' | '・' => day(first, length, second?, |_| true),
        '×' | 'x' | 'X' | '*' => always(first, 7, second?, 24),
        '/' => always(first, 24, second?, 7).or_else(|| slashed(at, first, length, words)),
        '-' | '‐' | '‑' | '.' | '–' | '—' | '．' | ' ' | ')' => None,
        _ => return None,
    };
    known
        .or_else(|| date(at))
        .or_else(|| if mark == '-' || mark == '‐' || mark == '‑' { hyphenated(at, first, length) } else { None })
        .or_else(|| telephone(at))
        .or_else(|| dotted(at, mark))
        .or_else(|| {
            let short = mark == '.' && second.is_some_and(|(_, length, _)| length <= 2);
            short.then(|| day(first, length, second?, |rest| words.is_of_a_day(rest.rest()))).flatten()
        })
}

fn is_year(value: u64, length: usize) -> bool {
    length == 4 && (1000..3000).contains(&value)
}

fn is_day(month: u64, day: u64) -> bool {
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

/// Three groups with the same mark between them, of which one is a year.
fn date(at: Cursor<'_>) -> Option<(Shape, Cursor<'_>)> {
    let (first, first_length, end) = run(at)?;
    let mark = end.peek().filter(|mark| matches!(mark, '-' | '/' | '.' | '‐' | '‑' | '．'))?;
    let (second, second_length, end) = run(end.bump())?;
    let (third, third_length, close) = run(end.bump()).filter(|_| end.peek() == Some(mark) && second_length <= 2)?;
    if close.peek() == Some(mark) && is_digit(close.bump()) {
        return None;
    }
    if is_year(first, first_length) && third_length <= 2 && is_day(second, third) {
        return Some((Shape::Date { year: first, month: second, day: third, year_first: true }, close));
    }
    if !is_year(third, third_length) || first_length > 2 {
        return None;
    }
    // Day first, as nearly everywhere, but 3/4/2021 is another day in America.
    let day_first = is_day(second, first) && (mark == '.' || first > 12 || first == second);
    let month_first = is_day(first, second) && second > 12;
    let shape = match (day_first, month_first) {
        (true, _) => Shape::Date { year: third, month: second, day: first, year_first: false },
        (_, true) => Shape::Date { year: third, month: first, day: second, year_first: false },
        _ => Shape::Unread,
    };
    Some((shape, close))
}

fn day<'t>(
    month: u64,
    length: usize,
    day: (u64, usize, Cursor<'t>),
    is_of_a_day: impl FnOnce(Cursor<'t>) -> bool,
) -> Option<(Shape, Cursor<'t>)> {
    let (day, day_length, end) = day;
    let fits = length <= 2 && day_length <= 2 && is_day(month, day) && !is_digit(end) && is_of_a_day(end);
    fits.then_some((Shape::Day { month, day }, end))
}

fn always(first: u64, expected: u64, second: (u64, usize, Cursor<'_>), other: u64) -> Option<(Shape, Cursor<'_>)> {
    let (value, _, end) = second;
    // 7×24小时, 7×24 hours.
    let hours = || {
        let spaced = end.skip_spaces();
        spaced.eat_any(&["小时", "小時", "hours", "-hour", "h"]).map_or(end, |(end, _)| end)
    };
    (first == expected && value == other && end.peek() != Some('/')).then(|| (Shape::Always, hours()))
}

fn time<'t>(at: Cursor<'t>, hour: u64, length: usize, words: &impl Surroundings) -> Option<(Shape, Cursor<'t>)> {
    let mark_end = run(at)?.2.bump();
    let (minute, minutes, mut end) = run(mark_end)?;
    let fits = length <= 2 && minutes == 2 && hour <= 24 && minute < 60;
    if !fits || at.between(at.at, mark_end.at).ends_with('∶') || words.is_ratio(at.before(), end.rest()) {
        return None;
    }
    let goes_on = is_digit(end) || (end.peek().is_some_and(|mark| matches!(mark, ',' | '.')) && is_digit(end.bump()));
    if goes_on {
        return None;
    }
    let mut second = 0;
    if let Some((seconds, 2, close)) =
        end.peek().filter(|mark| matches!(mark, ':' | '：')).and_then(|_| run(end.bump()))
    {
        (second, end) = (seconds, close);
    }
    Some((Shape::Time { hour, minute, second }, end))
}

/// 2023/24, 2/3, and what neither is.
fn slashed<'t>(at: Cursor<'t>, first: u64, length: usize, words: &impl Surroundings) -> Option<(Shape, Cursor<'t>)> {
    if let Some(found) = date(at) {
        return Some(found);
    }
    let (second, second_length, end) = run(run(at)?.2.bump())?;
    if end.peek() == Some('/') && is_digit(end.bump()) {
        return None;
    }
    if is_year(first, length) {
        // Regulation 2016/679 is known by its number.
        let digits = append(u128::from(first), second, second_length);
        return Some((years(first, second, second_length).unwrap_or(Shape::Code { digits }), end));
    }
    let decimals = end.peek() == Some('.') && is_digit(end.bump());
    let is_part = first < second && second_length <= 3 && !decimals;
    let plain = second <= 10 || matches!(second, 12 | 15 | 16 | 20 | 25 | 50 | 100);
    let shape = if is_part && (words.is_share(at.before(), end.rest()) || plain) {
        Shape::Fraction { part: first, whole: second }
    } else {
        Shape::Unread
    };
    Some((shape, end))
}

/// 2023/24 and 2023/2024.
fn years(first: u64, second: u64, length: usize) -> Option<Shape> {
    let last = match length {
        2 => first / 100 * 100 + second,
        4 => second,
        _ => return None,
    };
    // 1999/00
    let last = if last < first && length == 2 { last + 100 } else { last };
    (last > first && last - first <= if length == 2 { 20 } else { 100 }).then_some(Shape::Years { first, last })
}

/// Two or more groups with hyphens: a month, years, a code. `None` where it is a range.
fn hyphenated(at: Cursor<'_>, first: u64, length: usize) -> Option<(Shape, Cursor<'_>)> {
    let mut groups = vec![(first, length)];
    let mut end = run(at)?.2;
    while let Some((value, length, close)) =
        end.peek().filter(|mark| matches!(mark, '-' | '‐' | '‑')).and_then(|_| run(end.bump()))
    {
        groups.push((value, length));
        end = close;
    }
    let [_, (second, second_length)] = groups.as_slice() else {
        return (groups.len() > 2).then(|| code(at)).flatten();
    };
    if is_year(first, length) && *second_length == 2 {
        let month = (1..=12).contains(second);
        let next = years(first, *second, 2);
        return match next {
            // 2009-10 may be October; where the years follow each other or are far apart they are years.
            Some(shape) if !month || *second == first % 100 + 1 || *second > first % 100 => Some((shape, end)),
            _ => month.then_some((Shape::Month { year: first, month: *second }, end)),
        };
    }
    None
}

/// The least and the most digits of a telephone number without its country's.
const TELEPHONE: std::ops::RangeInclusive<usize> = 9..=12;

/// 0431-88900000, 0431 8890 0000, 010)…: a trunk zero and groups of digits.
fn telephone(at: Cursor<'_>) -> Option<(Shape, Cursor<'_>)> {
    let starts = at.rest().starts_with('0') || at.rest().starts_with("400-") || at.rest().starts_with("800-");
    let (_, length, _) = run(at).filter(|(_, length, _)| starts && (3..=4).contains(length))?;
    let (digits, end, count) = grouped(at)?;
    (TELEPHONE.contains(&count) && count > length + 5).then_some((Shape::Code { digits }, end))
}

/// 1.2.3: a version, or a section's number.
fn dotted(at: Cursor<'_>, mark: char) -> Option<(Shape, Cursor<'_>)> {
    if mark != '.' {
        return None;
    }
    let (mut end, mut parts, mut digits) = (run(at)?.2, 1, u128::from(run(at)?.0));
    while let Some((value, length, close)) = end.peek().filter(|mark| *mark == '.').and_then(|_| run(end.bump())) {
        digits = append(digits, value, length);
        parts += 1;
        end = close;
    }
    (parts > 2).then_some((Shape::Code { digits }, end))
}

fn append(digits: u128, value: u64, length: usize) -> u128 {
    let power = 10_u128.wrapping_pow(u32::try_from(length).unwrap_or(0));
    digits.wrapping_mul(power).wrapping_add(u128::from(value)) % CODE_MODULUS
}

/// A code of more than 27 digits is known by its last ones.
const CODE_MODULUS: u128 = 10_u128.pow(27);

/// Groups of digits with blanks, hyphens and brackets between them: their digits, their end and how many there are.
fn grouped(at: Cursor<'_>) -> Option<(u128, Cursor<'_>, usize)> {
    let (value, mut count, mut end) = run(at)?;
    let mut digits = u128::from(value);
    loop {
        let marks = match end.peek() {
            Some(dash @ ('—' | '–' | '‐' | '‑')) => dash.len_utf8(),
            _ => end.rest().bytes().take_while(|byte| matches!(byte, b'-' | b' ' | b')' | b'(')).count(),
        };
        let next = end.to(end.at + marks);
        match run(next).filter(|_| (1..=3).contains(&marks)) {
            Some((value, length, close)) => {
                digits = append(digits, value, length);
                count += length;
                end = close;
            }
            None => return Some((digits, end, count)),
        }
    }
}

/// All that belongs to a code, whatever stands between its digits.
pub(super) fn code(at: Cursor<'_>) -> Option<(Shape, Cursor<'_>)> {
    let (digits, end, _) = grouped(at)?;
    let close = if matches!(end.peek(), Some('X' | 'x')) { end.bump() } else { end };
    Some((Shape::Code { digits }, close))
}

/// A number with its country's code in front: +86 431 8890 0000. China's is left out, as Chinese texts do.
pub(super) fn international(plus: Cursor<'_>) -> Option<(Shape, Cursor<'_>)> {
    let at = plus.eat("+")?;
    let (country, length, end) = run(at)?;
    let own = if country == 86 && length == 2 { end.eat("-").or_else(|| end.eat(" ")).unwrap_or(end) } else { at };
    let (digits, close, count) = grouped(own)?;
    let fits = count >= 8 && length <= 3;
    fits.then_some((Shape::Code { digits }, close))
}
