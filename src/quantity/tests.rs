//! The grammar on pairs of sentences (`tests/parity/pairs.yaml`), and on any text.

use super::*;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Pair {
    zh: String,
    en: String,
    agree: bool,
    #[serde(default)]
    why: String,
}

fn lang(tag: &str) -> Lang {
    Lang::try_from(tag.to_owned()).unwrap()
}

fn readings(tag: &str, text: &str) -> Vec<String> {
    read(text, &lang(tag)).unwrap().into_iter().map(|reading| reading.quantity.to_string()).collect()
}

fn agree(zh: &str, en: &str) -> bool {
    differences(&read(zh, &lang("zh")).unwrap(), &read(en, &lang("en")).unwrap()).is_empty()
}

#[test]
fn every_pair_has_its_verdict() {
    let pairs: Vec<Pair> = serde_yaml::from_str(include_str!("../../tests/parity/pairs.yaml")).unwrap();
    assert!(pairs.len() > 150);
    let wrong: Vec<String> = pairs
        .iter()
        .filter(|pair| agree(&pair.zh, &pair.en) != pair.agree)
        .map(|pair| {
            let (zh, en) = (readings("zh", &pair.zh), readings("en", &pair.en));
            format!("{} {zh:?}\n{} {en:?}\n{}", pair.zh, pair.en, pair.why)
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn readings_are_written_canonically() {
    assert_eq!(readings("zh", "规模以上工业总产值达到17000亿元以上"), [">=1.7e12 CNY"]);
    assert_eq!(readings("en", "about 390 billion yuan"), ["~3.9e11 CNY"]);
    assert_eq!(readings("zh", "新能源装机容量达到1856.1万千瓦"), ["1.8561e10 W"]);
    assert_eq!(readings("zh", "占比较2024年提高2.0个百分点"), ["2024y", "2.0pp"]);
    assert_eq!(readings("zh", "500亿级轻工纺织产业"), ["tier 5e10"]);
    assert_eq!(readings("en", "the 21st executive meeting of 2021, on 13 August"), ["ord21", "2021y", "08-13"]);
    assert_eq!(readings("zh", "“十四五”工业发展规划"), ["plan14"]);
    assert_eq!(readings("zh", "一批世界一流企业，以一汽集团为龙头"), ["1", "1", "1"], "loose, all three");
    assert_eq!(readings("en", "a number of green factories"), Vec::<String>::new());
}

#[test]
fn numbers_beyond_all_measure_are_read_and_compared() {
    let most = "79228162514264337593543950335";
    let zh = [
        "{}",
        "3分之{}",
        "增长{}倍",
        "{}倍",
        "{}倍半",
        "{}成",
        "{}亿亿亿倍",
        "增长999万亿亿倍",
        "{}万亿元",
        "1/{}",
        "零下{}度",
        "{}年半",
        "三{}",
        "{}亿9999万",
        "{}%",
        "前{}个月",
        "{}年代",
        "{}0000000000000000000000",
    ];
    let en = [
        "{}",
        "{} times",
        "{}-fold",
        "{} and a half million",
        "half {}",
        "up {}%",
        "a third of {}",
        "{} thirds",
        "one trillion {} trillion",
        "one trillion and {} billion",
        "{} percent",
        "the {}s",
        "{} trillion yuan",
        "1/{}",
        "'{}s",
        "{}th",
        "{}0000000000000000000000 trillion",
    ];
    let read = |tag: &str, texts: &[&str]| {
        let fill = |text: &&str| read(&text.replace("{}", most), &lang(tag)).unwrap();
        texts.iter().map(fill).collect::<Vec<_>>()
    };
    let (zh, en) = (read("zh", &zh), read("en", &en));
    for (zh, en) in zh.iter().flat_map(|zh| en.iter().map(move |en| (zh, en))) {
        let _ = differences(zh, en).first.iter().map(|reading| reading.quantity.to_string()).collect::<String>();
    }
    // A long run of digits is told from another by its last ones.
    assert!(agree("账号621700071001234567890123456", "account 621700071001234567890123456"));
    assert!(!agree("账号621700071001234567890123456", "account 621700071001234567890123457"));
}

#[test]
fn a_language_without_a_grammar_is_not_read() {
    assert_eq!(read("17 Milliarden", &lang("de")), None);
}

/// 12345.6 as 1.23456万 and as 12,345.6.
fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

proptest! {
    #[test]
    fn any_text_is_read_and_places_lie_in_it(text in "\\PC{0,60}", signs in "[0-9零一二两三十百千万亿第年月日%倍级半.,，—至约近超以上 a-z-]{0,40}") {
        for text in [text, signs] {
            for tag in ["zh", "en"] {
                for reading in read(&text, &lang(tag)).unwrap() {
                    prop_assert!(text.get(reading.range.clone()).is_some(), "{:?} in {text}", reading.range);
                    prop_assert!(!reading.range.is_empty());
                }
            }
        }
    }

    #[test]
    fn a_number_in_both_languages_agrees_and_a_changed_digit_does_not(value in 3u64..999_999, noun in prop::sample::select(vec![("家企业", "enterprises"), ("亿元", ""), ("万千瓦", "")])) {
        let zh = format!("达到{value}{}", noun.0);
        let en = |value: u64| match noun.0 {
            "亿元" => format!("reached RMB {} million", grouped(value * 100)),
            "万千瓦" => format!("reached {} MW", grouped(value * 10)),
            _ => format!("reached {} {}", grouped(value), noun.1),
        };
        prop_assert!(agree(&zh, &en(value)), "{zh} / {}", en(value));
        prop_assert!(!agree(&zh, &en(value + 1)), "{zh} / {}", en(value + 1));
    }
}
