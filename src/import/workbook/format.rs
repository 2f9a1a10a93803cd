//! Number formats of workbooks: what they show besides the digits.

use rust_decimal::Decimal;

/// How cells of one style look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The format, as the workbook writes it.
    pub code: String,
    /// In spaces.
    pub indent: usize,
    /// The number is shown without its last thousands.
    pub is_scaled: bool,
    /// The number is shown times a hundred, with a percent sign.
    pub is_percent: bool,
    /// Text before the number, but for a sign of money.
    prefix: String,
    /// Text behind the number.
    suffix: String,
    /// Nothing is shown.
    is_blank: bool,
    shows: Shows,
}

/// What of a date is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Shows {
    Year,
    Month,
    #[default]
    Day,
}

impl Look {
    /// Reads the first part of a number format, which is for positive numbers, or for all.
    pub fn new(code: &str) -> Self {
        let mut look = Self { code: code.to_owned(), ..Self::default() };
        let (mut letters, mut has_digits, mut commas) = (String::new(), false, 0);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                '"' => {
                    let text: String = signs.by_ref().take_while(|sign| *sign != '"').collect();
                    if has_digits { &mut look.suffix } else { &mut look.prefix }.push_str(&text);
                }
                '\\' | '!' => {
                    if has_digits { &mut look.suffix } else { &mut look.prefix }.extend(signs.next());
                }
                // Widths and fillings.
                '_' | '*' => drop(signs.next()),
                '[' => drop(signs.by_ref().take_while(|sign| *sign != ']').count()),
                '0' | '#' | '?' => (has_digits, commas) = (true, 0),
                ',' if has_digits => commas += 1,
                '.' => {
                    look.is_scaled |= commas > 0;
                    commas = 0;
                }
                '%' => look.is_percent = true,
                '(' | ')' | '-' | '+' | '<' | '>' => {
                    if has_digits { &mut look.suffix } else { &mut look.prefix }.push(sign);
                }
                _ => letters.push(sign.to_ascii_lowercase()),
            }
        }
        look.is_scaled |= commas > 0;
        look.suffix = String::from(look.suffix.trim());
        // A footnote behind the number is none of its digits.
        if look.suffix.starts_with(|sign: char| sign.is_numeric()) {
            look.suffix.insert(0, ' ');
        }
        look.prefix = String::from(look.prefix.trim());
        if matches!(look.prefix.as_str(), "¥" | "￥" | "$" | "€" | "£" | "US$" | "HK$" | "RMB" | "%") || !has_digits
        {
            look.prefix.clear();
        }
        let empty = |part: &str| part.trim().is_empty();
        look.is_blank = code.contains(';') && code.split(';').take(3).all(empty);
        look.shows = match () {
            () if letters.contains(['d', 'h', 's']) => Shows::Day,
            () if letters.contains('m') => Shows::Month,
            () if letters.contains(['y', 'e']) && !letters.contains("general") => Shows::Year,
            () => Shows::Day,
        };
        look
    }

    /// A number as it is shown, but with all its digits.
    pub fn number(&self, digits: &str) -> String {
        if self.is_blank {
            return String::new();
        }
        if self.is_percent {
            let hundred = digits.parse::<Decimal>().ok().and_then(|number| number.checked_mul(Decimal::ONE_HUNDRED));
            return hundred.map_or_else(|| format!("{digits} × 100%"), |number| format!("{}%", number.normalize()));
        }
        // Words behind every number may change what it is: 3.8 is shown as 3.8万.
        format!("{}{digits}{}", self.prefix, self.suffix)
    }

    /// A date as far as it is shown.
    pub fn date(&self, year: u16, month: u8, day: u8) -> String {
        match self.shows {
            Shows::Year => format!("{year:04}年"),
            Shows::Month => format!("{year:04}年{month}月"),
            Shows::Day => format!("{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_look_as_their_formats_say() {
        for (code, shown) in [
            ("General", "0.065"),
            ("0.0%", "6.5%"),
            ("0%;-0%", "6.5%"),
            ("0.0\"%\"", "0.065%"),
            ("0.0\\%", "0.065%"),
            ("#,##0.00_);[Red]\\(#,##0.00\\)", "0.065"),
            ("\"%\"0.0", "0.065"),
            ("0.0\"万\"", "0.065万"),
            ("\"约\"0.0", "约0.065"),
            ("\">\"0.0", ">0.065"),
            ("\"下降\"0.0", "下降0.065"),
            ("(0.0)", "(0.065)"),
            ("0.0\" 1\"", "0.065 1"),
            ("\"¥\"#,##0.00", "0.065"),
            (";;;", ""),
            ("", "0.065"),
        ] {
            assert_eq!(Look::new(code).number("0.065"), shown, "{code}");
        }
    }

    #[test]
    fn thousands_that_are_cut_off_are_seen() {
        for (code, is_scaled) in [
            ("#,##0", false),
            ("#,##0.0", false),
            ("0,", true),
            ("#,##0,,\"m\"", true),
            ("0.0,", true),
            ("#,##0,.0", true),
            ("0!.0,\"万\"", true),
        ] {
            assert_eq!(Look::new(code).is_scaled, is_scaled, "{code}");
        }
    }

    #[test]
    fn dates_say_no_more_than_is_shown() {
        for (code, shown) in [
            ("yyyy", "2024年"),
            ("yyyy\"年\"", "2024年"),
            ("mmm-yy", "2024年3月"),
            ("yyyy\"年\"m\"月\";@", "2024年3月"),
            ("[$-804]yyyy/m", "2024年3月"),
            ("yyyy-mm-dd", "2024-03-01"),
            ("d-mmm", "2024-03-01"),
            ("yyyy/m h:mm", "2024-03-01"),
            ("General", "2024-03-01"),
        ] {
            assert_eq!(Look::new(code).date(2024, 3, 1), shown, "{code}");
        }
    }
}
