//! Random values in every form of each language are read back, and every near miss is told apart.

use super::{agree, lang};
use crate::quantity::{Comparator, Reading, Unit, read};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn only(tag: &str, text: &str) -> Reading {
    let mut readings = read(text, &lang(tag)).unwrap();
    assert_eq!(readings.len(), 1, "{text}: {readings:?}");
    readings.remove(0)
}

/// 12345 as 12,345, with `mark` between its groups.
fn grouped(value: u64, mark: &str) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push_str(mark);
        }
        out.push(digit);
    }
    out
}

fn full_width(text: &str) -> String {
    let wide = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from('０') + digit)).unwrap_or(c);
    text.chars().map(wide).collect()
}

/// A decimal without zeros at its end.
fn decimal(value: u64, exponent: u32) -> String {
    (Decimal::from(value) / Decimal::from(10_u64.pow(exponent))).normalize().to_string()
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Below ten thousand, in Chinese numerals; `inner` where more stands before it.
fn han_section(value: u64, inner: bool) -> String {
    let (mut out, mut zero) = (String::new(), inner && value < 1000);
    for (power, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / power % 10;
        if digit == 0 {
            zero |= !out.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            out.push('零');
        }
        if !(power == 10 && digit == 1 && out.is_empty() && !inner) {
            out.push(DIGITS[usize::try_from(digit).unwrap()]);
        }
        out.push_str(name);
    }
    out
}

/// Chinese numerals: 三十四万五千零六.
fn han(value: u64) -> String {
    let mut out = String::new();
    for (power, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let section = value / power % 10_000;
        if section > 0 {
            let inner = !out.is_empty();
            out.push_str(&han_section(section, inner));
            out.push_str(name);
        }
    }
    out
}

/// Digits one by one, as they stand behind 点.
fn han_digits(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).map_or('点', |digit| DIGITS[digit as usize])).collect()
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Below a thousand in English words.
fn hundreds(value: u64) -> String {
    let at = |place: u64| usize::try_from(place).unwrap();
    let below = |value: u64| match value {
        0..20 => SMALL[at(value)].to_owned(),
        _ if value.is_multiple_of(10) => TENS[at(value / 10)].to_owned(),
        _ => format!("{}-{}", TENS[at(value / 10)], SMALL[at(value % 10)]),
    };
    match (value / 100, value % 100) {
        (0, rest) => below(rest),
        (hundred, 0) => format!("{} hundred", SMALL[at(hundred)]),
        (hundred, rest) => format!("{} hundred and {}", SMALL[at(hundred)], below(rest)),
    }
}

/// Below a million in English words.
fn spelled(value: u64) -> String {
    match (value / 1000, value % 1000) {
        (0, rest) => hundreds(rest),
        (thousand, 0) => format!("{} thousand", hundreds(thousand)),
        (thousand, rest @ 1..100) => format!("{} thousand and {}", hundreds(thousand), hundreds(rest)),
        (thousand, rest) => format!("{} thousand {}", hundreds(thousand), hundreds(rest)),
    }
}

/// Every way in which Chinese writes so many things.
fn chinese(value: u64) -> Vec<String> {
    let wan = decimal(value, 4);
    let mut forms = vec![
        value.to_string(),
        grouped(value, ","),
        grouped(value, "\u{2009}"),
        full_width(&value.to_string()),
        format!("{wan}万"),
        format!("{wan} 万"),
        format!("{wan}\u{a0}万"),
        format!("{wan}\u{3000}万"),
        format!("{wan}\n万"),
        format!("{wan}萬"),
        full_width(&wan) + "万",
        format!("{}亿", decimal(value, 8)),
        han(value),
    ];
    if wan.contains('.') {
        let (whole, part) = wan.split_once('.').unwrap();
        let whole = if whole == "0" { "零".to_owned() } else { han(whole.parse().unwrap()) };
        forms.push(format!("{whole}点{}万", han_digits(part)));
    }
    if value >= 10_000 && !value.is_multiple_of(10_000) {
        let rest = value % 10_000;
        let zero = if rest < 1000 { "零" } else { "" };
        forms.push(format!("{}万{zero}{rest}", value / 10_000));
        if rest.is_multiple_of(1000) {
            forms.push(format!("{}万{}千", value / 10_000, rest / 1000));
            // 三万一家 would be as many for each.
            if rest > 1000 && value < 100_000_000 {
                forms.push(format!("{}万{}", han(value / 10_000), DIGITS[usize::try_from(rest / 1000).unwrap()]));
            }
        }
    }
    forms
}

/// Every way in which English writes so many things.
fn english(value: u64) -> Vec<String> {
    let mut forms = vec![
        grouped(value, ","),
        grouped(value, "\u{a0}"),
        grouped(value, "\u{202f}"),
        value.to_string(),
        format!("{} thousand", decimal(value, 3)),
        format!("{}\u{a0}million", decimal(value, 6)),
        format!("{}\nmillion", decimal(value, 6)),
        format!("{}m", decimal(value, 6)),
        format!("{} billion", decimal(value, 9)),
    ];
    if value < 1_000_000 {
        forms.push(spelled(value));
    }
    forms
}

/// Values that are read or typed for `value` by mistake.
fn near_misses(value: u64) -> Vec<u64> {
    let mut near = vec![value + 1, value * 10, value / 10, value % 10_000, value / 10_000, value * 10_000];
    near.retain(|near| *near > 20 && *near != value);
    near
}

/// Numbers that look like no year.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![21_u64..1000, 3000_u64..100_000, 100_000_u64..1_000_000, 1_000_000_u64..9_000_000_000]
}

proptest! {
    #[test]
    fn a_count_is_read_in_every_form(value in count()) {
        for form in chinese(value) {
            let text = format!("新增企业{form}家");
            prop_assert_eq!(only("zh", &text).quantity.value, Decimal::from(value), "{}", text);
        }
        for form in english(value) {
            let text = format!("created {form} new jobs");
            prop_assert_eq!(only("en", &text).quantity.value, Decimal::from(value), "{}", text);
        }
    }

    #[test]
    fn both_languages_agree_in_a_value_and_in_no_near_miss(value in count(), zh in any::<prop::sample::Index>(), en in any::<prop::sample::Index>()) {
        let chinese = chinese(value);
        let zh = format!("新增企业{}家", zh.get(&chinese));
        let english_of = |value: u64| { let forms = english(value); format!("{} new firms", en.get(&forms)) };
        prop_assert!(agree(&zh, &english_of(value)), "{} / {}", zh, english_of(value));
        for near in near_misses(value) {
            prop_assert!(!agree(&zh, &english_of(near)), "{} / {}", zh, english_of(near));
        }
    }

    #[test]
    fn shares_and_points_keep_their_decimals(whole in 0_u64..100, part in 0_u64..100, fall in any::<bool>()) {
        let number = format!("{whole}.{part:02}");
        let value: Decimal = number.parse().unwrap();
        prop_assume!(!value.is_zero());
        let signed = if fall { -value } else { value };
        let (zh_verb, en_verb) = if fall { ("下降", "fell by") } else { ("增长", "grew by") };
        let words = format!("{}点{}", if whole == 0 { "零".to_owned() } else { han(whole) }, han_digits(&format!("{part:02}")));
        for (number, unit) in [(format!("{number}%"), Unit::Percent), (format!("{number} ％"), Unit::Percent), (format!("百分之{words}"), Unit::Percent),
            (format!("百分之{number}"), Unit::Percent), (format!("{number}个百分点"), Unit::Points), (format!("{words}个百分点"), Unit::Points), (format!("{number}個百分點"), Unit::Points)] {
            let text = format!("同比{zh_verb}{number}，");
            let reading = only("zh", &text).quantity;
            prop_assert_eq!((reading.value, reading.unit), (signed, unit), "{}", text);
        }
        for (number, unit) in [(format!("{number}%"), Unit::Percent), (format!("{number} per cent"), Unit::Percent), (format!("{number}\npercent"), Unit::Percent),
            (format!("{number} percentage points"), Unit::Points)] {
            let text = format!("output {en_verb} {number}");
            let reading = only("en", &text).quantity;
            prop_assert_eq!((reading.value, reading.unit), (signed, unit), "{}", text);
        }
    }

    #[test]
    fn money_is_told_from_things_and_by_its_scale(value in count()) {
        for (unit, code, en) in [("亿元", "CNY", "RMB {}"), ("亿美元", "USD", "US${}"), ("亿欧元", "EUR", "{} euros"), ("億元", "CNY", "{} yuan")] {
            let zh = format!("投资{value}{unit}");
            let reading = only("zh", &zh).quantity;
            let amount = Decimal::from(value) * Decimal::from(100_000_000);
            prop_assert_eq!((reading.value, reading.unit), (amount, Unit::Of(code)), "{}", zh);
            if value < 100_000_000 {
                let words = format!("投资{}{unit}", han(value));
                prop_assert_eq!(only("zh", &words).quantity.value, amount, "{}", words);
            }
            let million = |value: u64| en.replace("{}", &format!("{} million", grouped(value * 100, ",")));
            prop_assert!(agree(&zh, &million(value)), "{} / {}", zh, million(value));
            prop_assert!(!agree(&zh, &million(value * 10)), "{} / {}", zh, million(value * 10));
            prop_assert!(!agree(&zh, &format!("{} firms", grouped(value * 100_000_000, ","))), "{}", zh);
        }
    }

    #[test]
    fn bounds_are_read_on_either_side(value in count()) {
        for (zh, en, comparator) in [
            ("{}家以上", "at least {} firms", Comparator::AtLeast), ("不低于{}家", "{} firms or more", Comparator::AtLeast), ("超过{}家", "more than {} firms", Comparator::MoreThan),
            ("{}多家", "over {} firms", Comparator::MoreThan), ("约{}家", "about {} firms", Comparator::About), ("{}家左右", "around {} firms", Comparator::About),
            ("近{}家", "nearly {} firms", Comparator::Nearly), ("不超过{}家", "no more than {} firms", Comparator::AtMost), ("不足{}家", "fewer than {} firms", Comparator::LessThan),
        ] {
            let (zh, en) = (zh.replace("{}", &value.to_string()), en.replace("{}", &grouped(value, ",")));
            prop_assert_eq!(only("zh", &zh).quantity.comparator, comparator, "{}", zh);
            prop_assert_eq!(only("en", &en).quantity.comparator, comparator, "{}", en);
        }
    }

    #[test]
    fn a_range_is_two_values_with_one_unit(first in 21_u64..400, more in 1_u64..400, mark in prop::sample::select(vec!["—", "–", "-", "~", "～", "至", "到", "〜", "－"])) {
        let second = first + more;
        for (text, tag, unit) in [(format!("增加{first}{mark}{second}亿元"), "zh", Unit::Of("CNY")), (format!("占{first}{mark}{second}%"), "zh", Unit::Percent),
            (format!("{first}–{second} million yuan"), "en", Unit::Of("CNY")), (format!("between {first} and {second} per cent"), "en", Unit::Percent), (format!("{first} to {second} per cent"), "en", Unit::Percent)] {
            let readings = read(&text, &lang(tag)).unwrap();
            let units: Vec<Unit> = readings.iter().map(|reading| reading.quantity.unit).collect();
            prop_assert_eq!(units, [unit, unit], "{}", text);
            let ratio = readings[0].quantity.value * Decimal::from(second) == readings[1].quantity.value * Decimal::from(first);
            prop_assert!(ratio, "{} {:?}", text, readings);
        }
    }

    #[test]
    fn a_day_is_read_in_every_order(year in 1950_u64..2060, month in 1_u64..13, day in 1_u64..29) {
        let names = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
        let name = names[usize::try_from(month - 1).unwrap()];
        let zh = format!("{year}年{month}月{day}日");
        for text in [format!("{year}-{month:02}-{day:02}印发"), format!("{year}/{month}/{day}印发"), format!("{year}.{month}.{day}印发"), format!("{year} 年 {month} 月 {day} 日")] {
            prop_assert!(crate::quantity::differences(&read(&text, &lang("zh")).unwrap(), &read(&zh, &lang("zh")).unwrap()).is_empty(), "{}", text);
        }
        for text in [format!("issued on {day} {name} {year}"), format!("issued on {name} {day}, {year}"), format!("issued on {year}-{month:02}-{day:02}")] {
            prop_assert!(agree(&zh, &text), "{}: {:?}", text, read(&text, &lang("en")));
            prop_assert!(!agree(&format!("{year}年{month}月{}日", day % 28 + 1), &text), "{}", text);
        }
    }
}
