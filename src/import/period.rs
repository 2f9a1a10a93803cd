//! Heads of tables as periods (2021年, 2023年1—6月, Q1 2023), what marks them, and what only looks like one.

use super::mark::{self, Mark};
use crate::i18n::{Bilingual, Period};

/// What a head says of time.
#[derive(Debug, Clone, PartialEq)]
pub enum Head {
    /// Nothing.
    None,
    /// A period, with what marks it.
    Whole {
        /// Which.
        period: Period,
        /// A bare number such as 2021, which may be a value.
        is_number: bool,
        /// It is written like 2009-10: by how many years its second number lies behind the first, if it can be a year.
        years: Option<i32>,
        /// A unit in parentheses behind it, flags and footnotes.
        marks: Vec<Mark>,
    },
    /// A part of a year that stands elsewhere: its first month from 0, and how many.
    Part(i32, i32, Vec<Mark>),
    /// A period of a kind that reports do not have, or that can be read in two ways.
    Unread(Unread),
    /// A text in which a year stands beside other words.
    Words,
}

/// Why a period is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// 2024-01-10
    Day,
    /// 2021-W05
    Week,
    /// 2019/20, FY2021
    Fiscal,
    /// 2009-10 beside others that make it a month or two years.
    TwoWays,
    /// 110年
    Era,
    /// Jan-21, 2021Ⅰ
    Other,
}

impl Unread {
    /// Why, and what to write instead.
    pub fn why(self) -> Bilingual {
        match self {
            Self::Day => Bilingual::new(
                "a day; a report has no days: write the month or the year",
                "是某一天，报告的时期没有“日”：请写月份或年份",
            ),
            Self::Week => Bilingual::new("a week; a report has no weeks", "是某一周，报告的时期没有“周”"),
            Self::Fiscal => Bilingual::new(
                "years that do not begin in January, or several: write the months, 2019-04/2020-03, or calendar years, 2019-01/2020-12",
                "是跨年度的时期：请写明月份，如2019-04/2020-03；若是几个日历年，写2019-01/2020-12",
            ),
            Self::TwoWays => Bilingual::new(
                "a month or years, which cannot be told: write 2009年10月 or 2009-04/2010-03",
                "可以读成月份，也可以读成跨年度，无法判断：请写2009年10月，或2009-04/2010-03",
            ),
            Self::Era => Bilingual::new(
                "a year of another calendar: write that of the common era, as 2021年 is",
                "不是公元年份：请改写为公元年份，如2021年",
            ),
            Self::Other => Bilingual::new("a form that is not read", "这种写法无法识别"),
        }
    }
}

impl Head {
    /// Whether it is a period or looks like nothing else.
    pub fn is_time(&self) -> bool {
        match self {
            Self::Whole { .. } | Self::Part(..) | Self::Unread(_) => true,
            Self::None | Self::Words => false,
        }
    }
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "january"],
    &["feb", "february"],
    &["mar", "march"],
    &["apr", "april"],
    &["may"],
    &["jun", "june"],
    &["jul", "july"],
    &["aug", "august"],
    &["sep", "sept", "september"],
    &["oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// Longer texts are sentences.
const LONGEST: usize = 40;

/// What `text` says of time.
pub fn head(text: &str) -> Head {
    if text.is_empty() || text.chars().count() > LONGEST {
        return Head::None;
    }
    let (core, marks) = mark::strip_head(text);
    let plain = plain(&core);
    if let Some(found) = whole(&plain, &marks) {
        return found;
    }
    if let Some((first, months)) = part(&plain) {
        return Head::Part(first, months, marks);
    }
    if let Some(why) = unread(&plain) {
        return Head::Unread(why);
    }
    if years_in(&plain) { Head::Words } else { Head::None }
}

/// Whether a year stands in the text as a number of its own.
fn years_in(plain: &str) -> bool {
    let numbers = plain.split(|sign: char| !sign.is_ascii_digit());
    let found = numbers.filter(|digits| digits.len() == 4).any(|digits| year(digits).is_some());
    found && plain.chars().any(char::is_alphabetic)
}

/// Full-width digits, any dash, spaces and capitals made alike.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{3000}')
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
            '—' | '–' | '－' | '~' | '～' | '至' | '−' | '‐' | '‑' => '-',
            '／' => '/',
            '．' => '.',
            _ => c.to_ascii_lowercase(),
        })
        .collect::<String>()
        .replace("--", "-")
}

/// A year that statistics of this kind have; other numbers of four digits are values.
fn year(digits: &str) -> Option<i32> {
    let four = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    four.then(|| digits.parse().ok()).flatten().filter(|year| (1900..2101).contains(year))
}

/// A year before the word for it may be any.
fn written_year(digits: &str, rest: &str) -> Option<i32> {
    let is_year = rest.starts_with('年') && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| digits.parse().ok()).flatten().filter(|year| *year >= 1000)
}

fn period(iso: &str) -> Option<Period> {
    Period::try_from(iso.to_owned()).ok()
}

fn whole(text: &str, marks: &[Mark]) -> Option<Head> {
    let made = |iso: String, is_number, years| {
        Some(Head::Whole { period: period(&iso)?, is_number, years, marks: marks.to_vec() })
    };
    // What reports write themselves.
    if let Some((from, to)) = text.split_once('/')
        && [from, to].iter().all(|month| month.len() == 7 && month.get(4..5) == Some("-"))
    {
        return made(text.to_owned(), false, None);
    }
    if let Some((first, rest)) = text.split_at_checked(4)
        && let Some(year) = year(first).or_else(|| written_year(first, rest))
    {
        if rest.is_empty() {
            return made(first.to_owned(), true, None);
        }
        if rest.len() == 2 && rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return made(format!("{first}-{rest}"), true, None);
        }
        if let Some(iso) = years(first, rest) {
            return made(iso, false, None);
        }
        if let Some(month) = rest.strip_prefix(['-', '/']).filter(|month| matches!(month.len(), 1 | 2))
            && month.bytes().all(|byte| byte.is_ascii_digit())
        {
            let number: i32 = month.parse().ok()?;
            let behind = (number - year).rem_euclid(100);
            let years = (month.len() == 2 && (1..=10).contains(&behind)).then_some(behind);
            return made(format!("{first}-{number:02}"), false, years);
        }
        // A digit at once behind the year is a part of a larger number.
        if !rest.starts_with(|sign: char| sign.is_ascii_digit())
            && let Some((from, months)) = within(rest)
        {
            return made(iso_of(year, from, months), false, None);
        }
        return None;
    }
    english(text).and_then(|iso| made(iso, false, None))
}

/// 2021—2025年: whole years from the one to the other. Two neighbours are more often one year that begins in its middle.
fn years(first: &str, rest: &str) -> Option<String> {
    let is_written = rest.starts_with("年-");
    let to = rest.strip_prefix("年-").or_else(|| rest.strip_prefix('-'))?;
    let (to, is_written) = (to.strip_suffix('年').unwrap_or(to), is_written || to.ends_with('年'));
    let (from, last) = (year(first)?, year(to)?);
    (last > from + 1 || (last == from + 1 && is_written)).then(|| format!("{first}/{to}"))
}

fn iso_of(year: i32, from: i32, months: i32) -> String {
    match months {
        12 => format!("{year:04}"),
        1 => format!("{year:04}-{:02}", from + 1),
        _ => format!("{year:04}-{:02}/{year:04}-{:02}", from + 1, from + months),
    }
}

/// The period of `months` from month `from` (0 is January) in the year that `whole` is; `None` where it is no year.
pub fn part_of(whole: Period, from: i32, months: i32) -> Option<Period> {
    let is_year = whole.months() == 12 && whole.start_month().rem_euclid(12) == 0;
    is_year.then(|| period(&iso_of(whole.year(), from, months))).flatten()
}

/// What stands behind a year, as its first month from 0 and how many.
fn within(rest: &str) -> Option<(i32, i32)> {
    let rest = match rest.strip_prefix('年') {
        Some(rest) => rest,
        None => rest.trim_start_matches('-'),
    };
    match rest {
        "" | "度" | "全年" => Some((0, 12)),
        _ => match rest.strip_prefix('m').filter(|month| month.len() == 2) {
            Some(month) => single(month),
            None => part(rest),
        },
    }
}

fn single(month: &str) -> Option<(i32, i32)> {
    let digits = matches!(month.len(), 1 | 2) && month.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| month.parse::<i32>().ok()).flatten()?;
    (1..=12).contains(&number).then_some((number - 1, 1))
}

/// 一季度, 1—9月, 6月, H1, March: a part of some year.
fn part(text: &str) -> Option<(i32, i32)> {
    match text {
        "上半年" | "h1" => return Some((0, 6)),
        "下半年" | "h2" => return Some((6, 6)),
        "前三季度" => return Some((0, 9)),
        "全年" => return Some((0, 12)),
        _ => {}
    }
    if let Some(quarter) =
        text.strip_suffix("季度").or_else(|| text.strip_suffix("季")).or_else(|| text.strip_prefix('q'))
    {
        let number = match quarter.strip_prefix('第').unwrap_or(quarter) {
            "1" | "一" => 0,
            "2" | "二" => 3,
            "3" | "三" => 6,
            "4" | "四" => 9,
            _ => return None,
        };
        return Some((number, 3));
    }
    let span = |from: i32, to: i32| (from < to).then_some((from, to - from + 1));
    if let Some(months) = text.strip_suffix("月份").or_else(|| text.strip_suffix('月')) {
        return match months.split_once('-') {
            Some((from, to)) => span(single(from.trim_end_matches('月'))?.0, single(to)?.0),
            None => single(months),
        };
    }
    match text.split_once('-') {
        Some((from, to)) => span(month(from)?, month(to)?),
        None => month(text).map(|month| (month, 1)),
    }
}

/// An English month, in full or abbreviated, from 0.
fn month(name: &str) -> Option<i32> {
    let name = name.strip_suffix('.').unwrap_or(name);
    MONTHS.iter().position(|names| names.contains(&name)).and_then(|at| i32::try_from(at).ok())
}

/// `q12023`, `june2023`, `jan-sep2023`.
fn english(text: &str) -> Option<String> {
    let (head, last) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let year = year(last)?;
    let head = head.strip_suffix([',', '-']).unwrap_or(head);
    let head = match head.strip_suffix('q').filter(|quarter| quarter.len() == 1) {
        Some(quarter) => format!("q{quarter}"),
        None => head.to_owned(),
    };
    let is_number = head.bytes().any(|byte| byte.is_ascii_digit()) && !head.starts_with(['q', 'h']);
    let (from, months) = part(&head).filter(|_| !is_number && head.is_ascii())?;
    Some(iso_of(year, from, months))
}

/// What is a period in a form that reports do not have.
fn unread(text: &str) -> Option<Unread> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let pieces: Vec<&str> = text.split(['-', '/', '.', '年', '月', '日']).filter(|piece| !piece.is_empty()).collect();
    // A day may have a time of day behind it.
    let time = text.split_once(':').and_then(|(time, _)| time.get(..time.len().saturating_sub(2)));
    let day: Vec<&str> = time
        .map_or(text, |day| day.trim_end_matches('t'))
        .split(['-', '/', '.', '年', '月'])
        .map(|piece| piece.trim_end_matches('日'))
        .collect();
    if let [first, middle, last] = day.as_slice() {
        let (first_year, last_year) = (year(first).is_some(), year(last.get(..4).unwrap_or(last)).is_some());
        let named = month(middle).is_some();
        if (first_year || last_year) && (digits(middle) || named) && digits(last) && digits(first) {
            return Some(Unread::Day);
        }
    }
    if let Some((_, rest)) = text.split_at_checked(4).filter(|(first, _)| year(first).is_some()) {
        let week = rest.trim_start_matches('-').strip_prefix('w').filter(|week| digits(week));
        if week.is_some() || (rest.starts_with('年') && rest.ends_with('周')) {
            return Some(Unread::Week);
        }
        let to = rest.strip_prefix(['-', '/']).map(|to| to.trim_end_matches(['学', '财', '年', '度', 'f', 'y']));
        if to.is_some_and(|to| digits(to) && matches!(to.len(), 2 | 4)) {
            return Some(Unread::Fiscal);
        }
        if ["财年", "学年", "财政年度", "fy", "年-"].iter().any(|word| rest.contains(word)) {
            return Some(Unread::Fiscal);
        }
        let roman = rest.trim_start_matches(['-', '年']).trim_end_matches("季度");
        if matches!(roman, "ⅰ" | "ⅱ" | "ⅲ" | "ⅳ" | "i" | "ii" | "iii" | "iv" | "Ⅰ" | "Ⅱ" | "Ⅲ" | "Ⅳ") {
            return Some(Unread::Other);
        }
    }
    if text.strip_prefix("fy").is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())) {
        return Some(Unread::Fiscal);
    }
    let era = ["民国", "民國", "昭和", "平成", "令和"].iter().find_map(|era| text.strip_prefix(era)).unwrap_or(text);
    let years = era.strip_suffix("年").or_else(|| era.strip_suffix("年度"));
    if years.is_some_and(|years| digits(years) && matches!(years.len(), 1..=3)) {
        return Some(Unread::Era);
    }
    match pieces.as_slice() {
        // Jan-21: January 2021, or its 21st day.
        [first, last] if month(first).is_some() != month(last).is_some() && (digits(first) || digits(last)) => {
            Some(Unread::Other)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
