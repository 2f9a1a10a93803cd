//! Figures as they are written in YAML and in tables.

use crate::i18n::Bilingual;
use rust_decimal::Decimal;
use serde::Deserialize;

/// A number exactly as it was written, every decimal kept: of at most 28 digits, at most 20 of them before the point, so that what is
/// worked out from it stays within what a decimal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Number(pub Decimal);

impl TryFrom<String> for Number {
    type Error = Bilingual;

    fn try_from(text: String) -> Result<Self, Bilingual> {
        parse(&text).map(Self).ok_or_else(|| advice(&text).unwrap_or_else(|| too_long_or_none(&text)))
    }
}

fn parse(text: &str) -> Option<Decimal> {
    let most = Decimal::from_i128_with_scale(100_000_000_000_000_000_000, 0);
    let number = text.parse().or_else(|_| Decimal::from_scientific(text)).ok();
    number.filter(|number: &Decimal| number.abs() < most)
}

fn too_long_or_none(text: &str) -> Bilingual {
    Bilingual::of(
        format!("`{text}` is not a finite decimal number of at most 28 digits, 20 of them before the point"),
        format!("`{text}`不是28位以内、整数部分20位以内的十进制数"),
    )
}

/// How to write what people write for a number: with separators, full-width digits, a sign of percent, or a scale word.
fn advice(text: &str) -> Option<Bilingual> {
    let plain = in_ascii(text);
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',')) {
        return None;
    }
    let say = |right: &str, en: &str, zh: &str| {
        Some(Bilingual::of(
            format!("`{text}` is not written as numbers are here: write `{right}`{en}"),
            format!("`{text}`不是这里数字的写法：请写`{right}`{zh}"),
        ))
    };
    if let Some(number) = plain.strip_suffix(['%', '‰']).map(str::trim_end).filter(|number| parse(number).is_some()) {
        return say(number, "; the unit is said once, in `unit`", "；单位只在`unit`里写一次");
    }
    let digits = plain.trim_start_matches(['-', '+']);
    let length =
        plain.len() - digits.len() + digits.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let (number, words) = plain.split_at_checked(length)?;
    if words.trim_start().starts_with(char::is_alphabetic) && parse(number).is_some() {
        let (en, zh) =
            ("; unit and scale (万, million) are said in `unit`", "；单位和“万”“亿”在`unit`里写（`scale: 1e8`）");
        return say(number, en, zh);
    }
    let joined: String = plain.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '_')).collect();
    let (commas, points) = (joined.matches(',').count(), joined.matches('.').count());
    let bare = joined.replace(',', "");
    let right = match (commas, points) {
        (0, 0 | 1) => joined,
        // 1,234 is read in two ways.
        (1, 0) if grouped(&joined, ',') => {
            let decimal = joined.replace(',', ".");
            return parse(&bare).and_then(|_| {
                say(
                    &bare,
                    &format!(", or `{decimal}` if the comma parts the decimals"),
                    &format!("；如果逗号是小数点，请写`{decimal}`"),
                )
            });
        }
        (1, 0) => joined.replace(',', "."),
        (_, 0 | 1) if grouped(joined.split('.').next().unwrap_or_default(), ',') => bare,
        // 1.234.567 and 1.234.567,8
        (0 | 1, _) if grouped(joined.split(',').next().unwrap_or_default(), '.') => {
            joined.replace('.', "").replace(',', ".")
        }
        _ => return None,
    };
    parse(&right)?;
    say(
        &right,
        "; digits without blanks and separators, decimals behind a point",
        "；数字中间不加空格和分隔符，小数点用“.”",
    )
}

/// Whether all groups but the first have three digits.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.trim_start_matches(['-', '+']).split(mark);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first))
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// With full-width signs and the typographic minus as ASCII has them.
fn in_ascii(text: &str) -> String {
    let ascii = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '−' | '–' => '-',
        '、' => ',',
        '。' => '.',
        c => c,
    };
    text.trim().chars().map(ascii).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_such_as_can_be_reckoned_with() {
        let number = |text: &str| Number::try_from(text.to_owned()).ok().map(|number| number.0.to_string());
        assert_eq!(number("17000.50").as_deref(), Some("17000.50"));
        assert_eq!(number("1e15").as_deref(), Some("1000000000000000"));
        assert_eq!(number("-99999999999999999999.5").as_deref(), Some("-99999999999999999999.5"));
        for refused in ["100000000000000000000", "79228162514264337593543950335", "1e24", "NaN", ".inf", "1,000", ""] {
            assert_eq!(number(refused), None, "{refused}");
        }
    }

    #[test]
    fn the_message_says_how_to_write_it() {
        for (text, right) in [
            ("1,8", "1.8"),
            ("-1,8", "-1.8"),
            ("1 234", "1234"),
            ("1\u{a0}234\u{202f}567,5", "1234567.5"),
            ("1,234,567.8", "1234567.8"),
            ("1.234.567", "1234567"),
            ("1.234.567,8", "1234567.8"),
            ("1’234", "1234"),
            ("１８．５", "18.5"),
            ("1，8", "1.8"),
            ("−2.5", "-2.5"),
            ("14.5%", "14.5"),
            ("14.5 ％", "14.5"),
            ("1.7万亿", "1.7"),
            ("1.7 million", "1.7"),
        ] {
            let why = Number::try_from(text.to_owned()).unwrap_err();
            assert!(why.en().contains(&format!("write `{right}`")), "{text}: {}", why.en());
            assert!(why.zh().contains(&format!("请写`{right}`")), "{text}: {}", why.zh());
        }
        let both = Number::try_from("1,234".to_owned()).unwrap_err();
        assert!(both.en().contains("`1234`, or `1.234`"), "{}", both.en());
        for text in ["abc", "1,23,4", "1.2.3", "", "1-2"] {
            let why = Number::try_from(text.to_owned()).unwrap_err();
            assert!(why.en().contains("28 digits"), "{text}: {}", why.en());
        }
    }
}
