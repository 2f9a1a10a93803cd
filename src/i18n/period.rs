//! Reference periods: years, months, quarters, halves and intervals, and how a language writes them.

use super::pattern::filled;
use super::tongue::Bilingual;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A reference period, a run of whole months. Written `2025`, `2022-06`, `2023-Q1`, `2023-H1`, `2023-01/2023-09` (ISO 8601
/// interval of months) or `2021/2025` (interval of years).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Period {
    /// Months since year 0.
    start: i32,
    /// At least 1.
    months: i32,
}

impl Period {
    /// The calendar year in which it starts.
    pub fn year(self) -> i32 {
        self.start.div_euclid(12)
    }

    /// The middle of the period as a decimal year: 2022.5 for 2022.
    pub fn middle(self) -> f64 {
        (f64::from(self.start) + f64::from(self.months) / 2.0) / 12.0
    }

    /// The end of the period as a decimal year; the moment of a stock.
    pub fn end(self) -> f64 {
        f64::from(self.start + self.months) / 12.0
    }

    /// First month, counted from year 0.
    pub fn start_month(self) -> i32 {
        self.start
    }

    /// One past the last month, counted from year 0.
    pub fn end_month(self) -> i32 {
        self.start + self.months
    }

    /// How many months it covers.
    pub fn months(self) -> i32 {
        self.months
    }

    /// Its first day, ISO 8601.
    pub fn first_day(self) -> String {
        format!("{:04}-{:02}-01", self.start.div_euclid(12), self.start.rem_euclid(12) + 1)
    }

    /// Its last day, ISO 8601.
    pub fn last_day(self) -> String {
        let last = self.start + self.months - 1;
        let (year, month) = (last.div_euclid(12), last.rem_euclid(12) + 1);
        format!("{year:04}-{month:02}-{:02}", days_in(year, month))
    }

    /// The period in the words of `format`.
    pub fn text(self, format: &DateFormat) -> String {
        let (year, month) = (self.year(), self.start.rem_euclid(12) + 1);
        let last = self.start + self.months - 1;
        let (last_year, last_month) = (last.div_euclid(12), last.rem_euclid(12) + 1);
        let pattern = match (month, self.months) {
            (1, 12) => &format.year,
            (_, 1) => &format.month,
            (1 | 4 | 7 | 10, 3) => &format.quarter,
            (1, 6) => &format.half1,
            (7, 6) => &format.half2,
            (1, months) if months % 12 == 0 => &format.years,
            _ if last_year == year => &format.months,
            _ => return self.across_years(format),
        };
        filled(pattern, |hole| {
            Some(match hole {
                "y" | "y1" => year.to_string().into(),
                "y2" => last_year.to_string().into(),
                "mon" | "mon1" => format.month_name(month),
                "mon2" => format.month_name(last_month),
                "m" | "m1" => month.to_string().into(),
                "m2" => last_month.to_string().into(),
                "q" => ((month - 1) / 3 + 1).to_string().into(),
                _ => return None,
            })
        })
    }
}

impl Period {
    /// The months from `start` to before `end`, counted from year 0; `None` where there are none.
    pub fn between(start: i32, end: i32) -> Option<Self> {
        let months = end.checked_sub(start)?;
        (months > 0).then_some(Self { start, months })
    }

    /// From its first month to its last, each with its year: a financial year is of two.
    fn across_years(self, format: &DateFormat) -> String {
        let month = |start: i32| Self { start, months: 1 }.text(format);
        filled(&format.span, |hole| match hole {
            "from" => Some(month(self.start).into()),
            "to" => Some(month(self.start + self.months - 1).into()),
            _ => None,
        })
    }
}

impl TryFrom<String> for Period {
    type Error = Bilingual;

    fn try_from(text: String) -> Result<Self, Bilingual> {
        parse(&text).ok_or_else(|| {
            Bilingual::of(
                format!(
                    "`{text}` is not a period; write 2025, 2022-06, 2023-Q1, 2023-H1, 2023-01/2023-09 or 2021/2025"
                ),
                format!("`{text}`不是时期；请写2025、2022-06、2023-Q1、2023-H1、2023-01/2023-09或2021/2025"),
            )
        })
    }
}

fn parse(text: &str) -> Option<Period> {
    if let Some((from, to)) = text.split_once('/') {
        let (from, to) = (parse_simple(from)?, parse_simple(to)?);
        let months = to.start + to.months - from.start;
        return (months > 0 && from.months == to.months).then_some(Period { start: from.start, months });
    }
    parse_simple(text)
}

fn parse_simple(text: &str) -> Option<Period> {
    let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let start = year.parse::<i32>().ok()? * 12;
    let Some(part) = part else {
        return Some(Period { start, months: 12 });
    };
    let number = |digits: &str, most: i32| digits.parse::<i32>().ok().filter(|number| (1..=most).contains(number));
    if let Some(quarter) = part.strip_prefix('Q') {
        Some(Period { start: start + (number(quarter, 4)? - 1) * 3, months: 3 })
    } else if let Some(half) = part.strip_prefix(['H', 'S']) {
        Some(Period { start: start + (number(half, 2)? - 1) * 6, months: 6 })
    } else if part.len() == 2 {
        Some(Period { start: start + number(part, 12)? - 1, months: 1 })
    } else {
        None
    }
}

impl fmt::Display for Period {
    /// The ISO 8601 form: `2025`, `2022-06`, otherwise an interval of months.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = |months: i32| format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1);
        let last = self.start + self.months - 1;
        match (self.start.rem_euclid(12), self.months) {
            (0, 12) => write!(formatter, "{:04}", self.year()),
            (_, 1) => formatter.write_str(&month(self.start)),
            (0, months) if months % 12 == 0 => write!(formatter, "{:04}/{:04}", self.year(), last.div_euclid(12)),
            _ => write!(formatter, "{}/{}", month(self.start), month(last)),
        }
    }
}

/// A calendar date, ISO 8601.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date in the words of `format`.
    pub fn text(self, format: &DateFormat) -> String {
        let month = i32::from(self.month);
        filled(&format.day, |hole| {
            Some(match hole {
                "y" => self.year.to_string().into(),
                "mon" => format.month_name(month),
                "m" => month.to_string().into(),
                "d" => self.day.to_string().into(),
                _ => return None,
            })
        })
    }

    /// The day that lies `days` after 1970-01-01. `None` beyond the year 9999.
    ///
    /// Howard Hinnant's `civil_from_days`: years begin in March, so that the leap day is the last, and 400 years have 146,097 days.
    pub fn from_unix_days(days: u64) -> Option<Self> {
        let shifted = days + 719_468;
        let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        (year <= 9999).then_some(Self { year: year as u16, month: month as u8, day: day as u8 })
    }

    /// How many days after 1970-01-01 it lies; 0 for what lies before.
    ///
    /// Howard Hinnant's `days_from_civil`.
    pub fn unix_days(self) -> u64 {
        let (month, day) = (u64::from(self.month), u64::from(self.day));
        let year = (u64::from(self.year) + 400) - u64::from(month <= 2);
        let (era, year_of_era) = (year / 400, year % 400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        (era * 146_097 + day_of_era).saturating_sub(719_468 + 146_097)
    }

    /// Year, month and day.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// RFC 3339 at midnight UTC, as feeds want it.
    pub fn rfc3339(self) -> String {
        format!("{self}T00:00:00Z")
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = Bilingual;

    fn try_from(text: String) -> Result<Self, Bilingual> {
        let wrong = || {
            Bilingual::of(
                format!("`{text}` is not a date; write it as 2021-08-13"),
                format!("`{text}`不是日期；请写成2021-08-13"),
            )
        };
        let mut parts = text.splitn(3, '-');
        let mut next = |length: usize| {
            parts
                .next()
                .filter(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
                .and_then(|part| part.parse::<u16>().ok())
        };
        let (year, month, day) = (next(4), next(2), next(2));
        let (Some(year), Some(month), Some(day)) = (year, month, day) else {
            return Err(wrong());
        };
        let days = days_in(i32::from(year), i32::from(month));
        if (1..=days).contains(&i32::from(day)) {
            Ok(Self { year, month: month as u8, day: day as u8 })
        } else {
            Err(wrong())
        }
    }
}

/// The days of a month of the Gregorian calendar; none for what is no month.
fn days_in(year: i32, month: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How a language writes dates and periods, read from the theme. Holes: `{y}` `{m}` `{mon}` `{d}` `{q}`, and for
/// intervals `{y1}` `{y2}` `{m1}` `{m2}` `{mon1}` `{mon2}`, across years `{from}` `{to}`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateFormat {
    /// A year. 年份。
    pub year: String,
    /// A month. 月份。
    pub month: String,
    /// A day. 日期。
    pub day: String,
    /// A quarter. 季度。
    pub quarter: String,
    /// The first half of a year. 上半年。
    pub half1: String,
    /// The second half of a year. 下半年。
    pub half2: String,
    /// Months of one year, first to last. 同一年的起止月份。
    pub months: String,
    /// Months of several years, `{from}` to `{to}`, each as `month` writes it. 跨年的起止月份。
    #[serde(default = "span")]
    #[schemars(extend("default" = "{from} – {to}"))]
    pub span: String,
    /// Years, first to last. 起止年份。
    pub years: String,
    /// January to December; empty where months are numbers. 十二个月的名称，以数字表示则留空。
    #[serde(default)]
    pub month_names: Vec<String>,
}

fn span() -> String {
    "{from} – {to}".to_owned()
}

impl DateFormat {
    fn month_name(&self, month: i32) -> Cow<'_, str> {
        let name = usize::try_from(month - 1).ok().and_then(|index| self.month_names.get(index));
        name.map_or_else(|| month.to_string().into(), |name| name.as_str().into())
    }
}

#[cfg(test)]
mod date_tests {
    use super::Date;

    #[test]
    fn months_of_two_years_have_both_years() {
        let format = super::DateFormat {
            year: "{y}年".into(),
            month: "{y}年{m}月".into(),
            months: "{y}年{m1}—{m2}月".into(),
            years: "{y1}—{y2}年".into(),
            span: "{from}—{to}".into(),
            quarter: "{y}年第{q}季度".into(),
            half1: "{y}年上半年".into(),
            half2: "{y}年下半年".into(),
            ..super::DateFormat::default()
        };
        let text = |period: &str| super::Period::try_from(period.to_owned()).unwrap().text(&format);
        assert_eq!(text("2022-04/2023-03"), "2022年4月—2023年3月");
        assert_eq!(text("2022-12/2023-01"), "2022年12月—2023年1月");
        assert_eq!(text("2021-07/2024-06"), "2021年7月—2024年6月");
        assert_eq!(text("2022-Q4/2023-Q1"), "2022年10月—2023年3月");
        assert_eq!(text("2022-H2/2023-H1"), "2022年7月—2023年6月");
        assert_eq!(text("2022-01/2023-06"), "2022年1月—2023年6月");
        assert_eq!(text("2022-04/2022-12"), "2022年4—12月");
        assert_eq!(text("2022-01/2023-12"), "2022—2023年");
        assert_eq!(text("2022/2023"), "2022—2023年");
        assert_eq!(text("2022-H1"), "2022年上半年");
    }

    #[test]
    fn days_since_1970_are_dates() {
        for (days, date) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_089, "2025-01-01"),
            (20_782, "2026-11-25"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(Date::from_unix_days(days).map(|date| date.to_string()).as_deref(), Some(date), "{days}");
            assert_eq!(Date::try_from(date.to_owned()).unwrap().unix_days(), days);
        }
        assert_eq!(Date::from_unix_days(u64::MAX / 2), None);
    }
}
