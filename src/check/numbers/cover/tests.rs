//! What a quote, a figure and a period cover, and what they do not.

use super::Cover;
use crate::i18n::{Lang, Period};
use crate::model::{Number, Unit};
use crate::quantity::read_digits;
use crate::source::{FileId, Span, Spanned};
use std::ops::Range;

fn lang(tag: &str) -> Lang {
    Lang::try_from(tag.to_owned()).unwrap()
}

fn lacks(cover: &Cover, text: &str, tag: &str) -> Vec<Range<usize>> {
    cover.lacks(text, &lang(tag), read_digits(text, &lang(tag)).as_deref())
}

/// The numbers of `text` that `quote` does not cover.
fn lacking<'t>(quote: &str, tag: &str, text: &'t str) -> Vec<&'t str> {
    let mut cover = Cover::default();
    cover.text(quote, &lang("zh"));
    lacks(&cover, text, tag).into_iter().map(|range| text.get(range).unwrap()).collect()
}

#[test]
fn a_quote_covers_its_amounts_in_any_notation() {
    for (quote, tag, text) in [
        ("达到17000亿元以上", "zh", "总产值1.7万亿元"),
        ("达到17000亿元以上", "zh", "总产值一万七千亿元以上"),
        ("达到17000亿元以上", "en", "at least RMB 1.7 trillion"),
        ("下降13.5%", "en", "a fall of 13.5 percent"),
        ("占三分之一", "en", "one third of it"),
        ("二Ο三五年远景目标", "zh", "2035年远景目标"),
        ("经2021年第21次常务会议", "en", "at the 21st executive meeting of 2021"),
        ("500亿级轻工纺织产业", "en", "the 50-billion-yuan class"),
        ("共15项指标", "en", "15 indicators"),
        // What names, dates or defines claims nothing.
        ("", "en", "A4 paper, PM2.5, CO2 and N2O, COVID-19, G7"),
        ("", "en", "see Table 1, Goal 1 and Articles 3 and 4"),
        ("", "zh", "见表2、图3和第三章，第21条"),
        ("", "en", "people aged 15 years and older"),
        ("", "en", "18 to 64 years"),
        ("", "zh", "16—59岁人口"),
        ("", "en", "in the previous 12 months"),
        ("", "zh", "过去12个月"),
        ("", "en", "deaths per 100,000 people, multiplied by 100"),
        ("", "zh", "每10万人"),
        ("", "en", "on 20 November 2025 at 3:30 p.m."),
        ("", "zh", "2025年11月20日15时30分"),
        ("", "en", "call +1 613-555-0100; ISO 9001"),
        // Counts in words count what the text names itself.
        ("", "zh", "六个产业、一项新战略、第三章"),
        ("", "en", "six industries and one new strategy"),
        ("", "zh", "数百家企业，成千上万"),
    ] {
        assert_eq!(lacking(quote, tag, text), Vec::<&str>::new(), "{quote} for {text}");
    }
}

#[test]
fn what_no_quote_says_is_lacking() {
    for (quote, tag, text, found) in [
        ("达到17000亿元以上", "zh", "总产值17001亿元", "17001亿元"),
        ("达到17000亿元以上", "zh", "企业17000家", "17000"),
        ("达到17000亿元以上", "en", "RMB 17 trillion", "RMB 17 trillion"),
        ("增长5%", "zh", "提高5个百分点", "5个百分点"),
        ("", "zh", "投资五百亿元", "五百亿元"),
        ("", "zh", "占比过半", "过半"),
        ("", "zh", "企业三千五百家", "三千五百"),
        ("", "en", "one third of it", "one third"),
        ("", "zh", "增长百分之六十", "百分之六十"),
        ("共15项指标", "en", "16 indicators", "16"),
        ("", "en", "ranked 3rd in the country", "3rd"),
        ("", "zh", "位居全国第3位", "第3"),
        ("", "en", "lower than in 2019", "2019"),
        ("", "en", "life expectancy of 78 years", "78 years"),
        ("", "zh", "新增1,23家", "1,23"),
    ] {
        assert_eq!(lacking(quote, tag, text), [found], "{quote} for {text}");
    }
}

#[test]
fn a_figure_covers_its_amount_and_a_period_its_names() {
    let span = Span::start_of(FileId::from_raw(0));
    let number = |text: &str| Number::try_from(text.to_owned()).unwrap();
    let unit = Unit { code: Spanned::new("CNY".to_owned(), span), scale: number("1e8"), noun: None, noun_forms: None };
    let mut cover = Cover::default();
    cover.figure(number("6142.8").0, Some(&unit));
    cover.figure(number("-2.4").0, None);
    for period in ["2022-01/2022-09", "2023-Q1", "2021/2025"] {
        cover.period(Period::try_from(period.to_owned()).unwrap());
    }
    let lacks = |text: &str, tag: &str| lacks(&cover, text, tag).len();
    for text in ["6142.8亿元", "下降2.4", "2022年1—9月", "前三季度", "2023年第1季度", "2024年", "五年来"]
    {
        assert_eq!(lacks(text, "zh"), 0, "{text}");
    }
    assert_eq!(lacks("RMB 614.28 billion from January to September 2022, over 5 years", "en"), 0);
    for text in ["6142.8万元", "2026年", "2022年1—8月", "第4季度"] {
        assert_eq!(lacks(text, "zh"), 1, "{text}");
    }
}
