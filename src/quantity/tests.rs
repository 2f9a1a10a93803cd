//! The grammar on pairs of sentences (`tests/parity/pairs.yaml`), and on any text.

use super::*;
use proptest::prelude::*;
use serde::Deserialize;

mod forms;

#[derive(Deserialize)]
struct Pair {
    zh: String,
    en: String,
    agree: bool,
    #[serde(default)]
    why: String,
}

pub(super) fn lang(tag: &str) -> Lang {
    Lang::try_from(tag.to_owned()).unwrap()
}

fn readings(tag: &str, text: &str) -> Vec<String> {
    read(text, &lang(tag)).unwrap().into_iter().map(|reading| reading.quantity.to_string()).collect()
}

pub(super) fn agree(zh: &str, en: &str) -> bool {
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

/// A sentence of the corpus and what it says in numbers; what another language may leave out stands in brackets.
#[derive(Deserialize)]
struct Sentence {
    text: String,
    numbers: Vec<String>,
}

#[test]
fn every_sentence_says_its_numbers() {
    let corpus = [
        ("zh", include_str!("../../tests/parity/sentences.zh.yaml")),
        ("en", include_str!("../../tests/parity/sentences.en.yaml")),
    ];
    for (tag, sentences) in corpus {
        let sentences: Vec<Sentence> = serde_yaml::from_str(sentences).unwrap();
        assert!(sentences.len() >= 500, "{tag}");
        let told = |text: &str| -> Vec<String> {
            let readings = read(text, &lang(tag)).unwrap().into_iter();
            let told = |reading: Reading| match reading.weight {
                Weight::Firm => reading.quantity.to_string(),
                Weight::Loose => format!("({})", reading.quantity),
            };
            readings.map(told).collect()
        };
        let wrong: Vec<String> = sentences
            .iter()
            .filter(|sentence| told(&sentence.text) != sentence.numbers)
            .map(|sentence| {
                format!("{}\n  expected {:?}\n  found    {:?}", sentence.text, sentence.numbers, told(&sentence.text))
            })
            .collect();
        assert!(wrong.is_empty(), "{} of {} in {tag}:\n{}", wrong.len(), sentences.len(), wrong.join("\n"));
    }
}

#[test]
fn digits_of_other_languages_are_read_by_their_separators() {
    let told = |tag: &str, text: &str| -> Vec<String> {
        read_digits(text, &lang(tag)).unwrap().into_iter().map(|reading| reading.quantity.to_string()).collect()
    };
    for (tag, text, numbers) in [
        ("de", "1.234 Betriebe, 14,5 % und rund 2,3 Mio. Euro", vec!["1234", "14.5%", "~2.3e6 EUR"]),
        ("de", "am 13. August 2021 um 0,9 Prozentpunkte", vec!["08-13", "2021y", "0.9pp"]),
        ("fr", "14,5 % des 3\u{202f}977\u{a0}000 personnes", vec!["14.5%", "3977000"]),
        ("fr", "2,3 milliards d’euros, plus de 5 000 emplois", vec!["2.3e9 EUR", ">5000"]),
        ("es", "creció un 2,5 % hasta 1.234.567 personas", vec!["2.5%", "<=1234567"]),
        ("pt", "cerca de 1,2 bilhões de dólares", vec!["~1.2e9 USD"]),
        ("it", "oltre 3,5 miliardi di euro", vec![">3.5e9 EUR"]),
        ("nl", "ruim 1,5 miljoen ton", vec![">1.5e9 kg"]),
        ("ru", "более 1,5 млн рублей", vec![">1.5e6 RUB"]),
        ("ja", "売上高は1兆2000億円で、5.2％増", vec!["1.2e12 JPY", "5.2%"]),
        // A point with other than three digits behind it neither groups nor begins decimals there.
        ("de", "2.3 Prozent", vec!["?23"]),
    ] {
        assert_eq!(told(tag, text), numbers, "{text}");
    }
    assert_eq!(read_digits("1 234 кісі", &lang("kk")), None);
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
}
