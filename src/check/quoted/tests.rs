//! Pairs of a figure and its quote, and what must be told of each.

use super::{Stated, check};
use crate::i18n::Lang;
use crate::model::{Number, Op, Unit};
use crate::source::{FileId, Span, Spanned};

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::start_of(FileId::from_raw(0)))
}

fn number(text: &str) -> Number {
    Number::try_from(text.to_owned()).unwrap()
}

/// What is told of `value`, bounded by `op`, in `unit` (`CODE` or `CODE*SCALE`), quoted in `lang`.
fn told(value: &str, op: Op, unit: &str, lang: &str, quote: &str) -> &'static str {
    told_of(value, op, unit, lang, quote, false)
}

/// The same of an indicator that measures a fall, or none.
fn told_of(value: &str, op: Op, unit: &str, lang: &str, quote: &str, of_a_fall: bool) -> &'static str {
    let (code, scale) = unit.split_once('*').unwrap_or((unit, "1"));
    let unit = Unit { code: spanned(code.to_owned()), scale: number(scale), noun: None, noun_forms: None };
    let (value, quote) = (spanned(number(value)), spanned(quote.to_owned()));
    let lang = Lang::try_from(lang.to_owned()).unwrap();
    let mut problems = Vec::new();
    check(&Stated { value: &value, op, unit: Some(&unit), of_a_fall, lang: &lang, quote: &quote }, &mut problems);
    problems.first().map_or("", |problem| problem.problem.code())
}

const VALUE: &str = "value-not-in-quote";
const UNIT: &str = "unit-not-in-quote";
const BOUND: &str = "comparator-not-in-quote";

#[test]
fn a_bound_that_is_denied_is_the_other_one() {
    for (op, value, lang, quote) in [
        (Op::Ge, "11", "zh", "公众参与代表不得少于11人"),
        (Op::Le, "13", "zh", "负债率不应高于13"),
        (Op::Le, "14", "zh", "企业尚未突破14家"),
        (Op::Ge, "600", "zh", "产量从未低于600"),
        (Op::Lt, "17", "zh", "企业未达到17家"),
        (Op::Le, "40", "en", "The fleet must not be more than 40 vessels"),
        (Op::Le, "41", "en", "It never exceeded 41 firms"),
        (Op::Ge, "49", "en", "Neither had fewer than 49 firms"),
        (Op::Lt, "45", "en", "It did not reach 45 firms"),
        (Op::Ge, "50", "ru", "Не менее 50 предприятий"),
        (Op::Le, "51", "ru", "Не более 51 предприятия"),
        (Op::Gt, "53", "ru", "Свыше 53 предприятий"),
        (Op::Gt, "92", "it", "Più del 92 delle imprese"),
        (Op::Le, "96", "it", "Fino a 96 imprese"),
        (Op::Gt, "40", "es", "Más del 40 de empresas"),
        (Op::Gt, "65", "de", "Über 65 Betriebe"),
        (Op::Le, "111", "ja", "111社以下"),
        (Op::Lt, "115", "ja", "115社未満"),
        (Op::Approx, "114", "ja", "およそ114社"),
    ] {
        assert_eq!(told(value, op, "count", lang, quote), "", "{quote}");
        let other = if matches!(op, Op::Ge | Op::Gt) { Op::Lt } else { Op::Gt };
        assert_eq!(told(value, other, "count", lang, quote), BOUND, "{quote}");
    }
}

#[test]
fn the_size_of_a_fall_is_the_figure_where_falls_are_measured() {
    for (lang, quote) in [("zh", "单位能耗下降13.5%"), ("en", "it fell by 13.5%"), ("de", "ging um 13,5 % zurück")]
    {
        assert_eq!(told_of("13.5", Op::Eq, "percent", lang, quote, true), "", "{quote}");
        assert_eq!(told_of("13.5", Op::Eq, "percent", lang, quote, false), VALUE, "{quote}");
        assert_eq!(told_of("-13.5", Op::Eq, "percent", lang, quote, false), "", "{quote}");
    }
    // A place in an order is no count.
    assert_eq!(told("3", Op::Eq, "count", "de", "im 3. Quartal 2021"), UNIT);
    assert_eq!(told("3", Op::Eq, "count", "de", "Es waren 3. Danach kamen mehr."), "");
}

#[test]
fn a_figure_stands_in_its_quote_whatever_the_notation() {
    for (value, op, unit, quote) in [
        ("17000", Op::Ge, "CNY*1e8", "规模以上工业总产值达到17000亿元以上"),
        ("17000", Op::Ge, "CNY*1e8", "达到1.7万亿元以上"),
        ("17000", Op::Ge, "CNY*1e8", "达到一万七千亿元以上"),
        ("17000", Op::Ge, "CNY*1e8", "不低于17,000亿元"),
        ("1.7", Op::Ge, "CNY*1e12", "达到17000亿元以上"),
        ("17000", Op::Eq, "CNY*1e8", "总产值（亿元） 17000"),
        ("17000", Op::Eq, "CNY*1e8", "单位：亿元 总产值17000"),
        ("18000", Op::Reach, "count", "上云上平台企业达到18000家"),
        ("1.8", Op::Reach, "count*1e4", "上云上平台企业达到18000家"),
        ("18000", Op::Reach, "count", "上云上平台企业达到1.8万家"),
        ("300", Op::Gt, "count", "企业300余家"),
        ("300", Op::Gt, "count", "超过300家"),
        ("300", Op::Approx, "count", "企业约300家"),
        ("300", Op::Approx, "count", "企业300家左右"),
        ("300", Op::Approx, "count", "近300家企业"),
        ("300", Op::Lt, "count", "近300家企业"),
        ("300", Op::Lt, "count", "不足300家"),
        ("300", Op::Le, "count", "不超过300家"),
        ("300", Op::Le, "count", "300家以下"),
        ("300", Op::Lt, "count", "300家以下"),
        ("300", Op::Le, "count", "控制在300家以内"),
        ("2000", Op::Eq, "count", "船舶2000艘"),
        ("5", Op::Eq, "count", "建成五个基地"),
        ("6.5", Op::Approx, "percent", "年均增长6.5%左右"),
        ("-13.5", Op::Eq, "percent", "单位能耗下降13.5%"),
        ("-1.9", Op::Eq, "percent", "增速为-1.9%"),
        ("60", Op::Eq, "percent", "占比达到百分之六十"),
        ("33.3", Op::Eq, "percent", "占三分之一"),
        ("50", Op::Gt, "percent", "占比过半"),
        ("3000", Op::Eq, "W*1e7", "新能源装机达到3000万千瓦"),
        ("30", Op::Eq, "W*1e9", "新能源装机达到3000万千瓦"),
        ("6", Op::Eq, "t*1e4", "原丝产能6万吨"),
        ("60000", Op::Eq, "t", "原丝产能6万吨"),
        ("1000", Op::Eq, "kWh*1e8", "用电量1000亿千瓦时"),
        // Blanks between number, scale word and unit, decimals in words, mixed and vague numerals.
        ("17000", Op::Ge, "CNY*1e8", "规模以上工业总产值达到17000 亿元以上"),
        ("17000", Op::Ge, "CNY*1e8", "总产值达到 1.7\n万亿元以上"),
        ("18000", Op::Eq, "count", "新增 1.8 万人"),
        ("6.5", Op::Eq, "percent", "增长百分之六点五"),
        ("3.5", Op::Eq, "CNY*1e8", "投资达到三点五亿元"),
        ("34000", Op::Eq, "count", "新增3万4000人"),
        ("35000", Op::Eq, "count", "新增三万五人"),
        ("100000", Op::Gt, "count", "新增十几万人"),
        // A quote that has the value twice holds either bound.
        ("500", Op::Ge, "count", "由500家增至500家以上"),
    ] {
        assert_eq!(told(value, op, unit, "zh", quote), "", "{value} {op:?} {unit} in {quote}");
    }
    for (value, op, unit, quote) in [
        ("17000", Op::Ge, "CNY*1e8", "reach at least RMB 1.7 trillion"),
        ("17000", Op::Ge, "CNY*1e8", "RMB 1,700 billion or more"),
        ("300", Op::Gt, "count", "more than 300 enterprises"),
        ("6.5", Op::Approx, "percent", "grow by about 6.5 percent"),
        ("3000", Op::Eq, "W*1e7", "30 GW of new energy"),
    ] {
        assert_eq!(told(value, op, unit, "en", quote), "", "{value} {op:?} {unit} in {quote}");
    }
    for (value, op, unit, lang, quote) in [
        ("11.4", Op::Eq, "percent", "ja", "11.4％増"),
        ("1234", Op::Eq, "count", "de", "1.234 Betriebe"),
        ("14.5", Op::Eq, "percent", "de", "stieg auf 14,5 %"),
        ("3977000", Op::Eq, "count", "fr", "3 977 000 personnes"),
        ("2.3", Op::Eq, "EUR*1e6", "fr", "2,3 millions d’euros"),
    ] {
        assert_eq!(told(value, op, unit, lang, quote), "", "{value} in {quote}");
    }
    for (value, op, unit, lang, quote, code) in [
        ("11.5", Op::Ge, "percent", "ja", "11.4％増", VALUE),
        ("1.234", Op::Eq, "count", "de", "1.234 Betriebe", VALUE),
        ("145", Op::Eq, "percent", "de", "14,5 %", VALUE),
        ("977", Op::Eq, "count", "fr", "3 977 000 personnes", VALUE),
        // No numbers of this language are read: nothing is accepted by its digits.
        ("11.4", Op::Eq, "percent", "ko", "11.4％ 증가", "quote-not-readable"),
    ] {
        assert_eq!(told(value, op, unit, lang, quote), code, "{value} in {quote}");
    }
}

#[test]
fn what_the_quote_does_not_say_is_refused() {
    for (value, op, unit, quote, code) in [
        ("1.8", Op::Eq, "count", "新增 1.8 万人", UNIT),
        ("6", Op::Eq, "percent", "增长百分之六点五", VALUE),
        ("5", Op::Eq, "CNY*1e8", "投资达到三点五亿元", VALUE),
        ("4000", Op::Eq, "count", "新增3万4000人", UNIT),
        ("30005", Op::Eq, "count", "新增三万五人", VALUE),
        ("10", Op::Gt, "count", "新增十几万人", VALUE),
        ("23", Op::Eq, "count", "新增1,23家", VALUE),
        ("17001", Op::Ge, "CNY*1e8", "达到17000亿元以上", VALUE),
        ("1700", Op::Ge, "CNY*1e8", "达到17000亿元以上", VALUE),
        ("7000", Op::Ge, "CNY*1e8", "达到17000亿元以上", VALUE),
        ("17000", Op::Ge, "CNY*1e8", "达到17000万元以上", UNIT),
        ("17000", Op::Ge, "CNY*1e8", "企业达到17000家以上", UNIT),
        ("17000", Op::Ge, "CNY*1e8", "达到17000亿美元以上", UNIT),
        ("17000", Op::Ge, "CNY*1e8", "达到17000亿千瓦时以上", UNIT),
        ("17000", Op::Eq, "CNY*1e8", "达到17000", UNIT),
        ("17000", Op::Eq, "CNY*1e8", "总产值（万元） 17000", UNIT),
        ("1", Op::Eq, "CNY*1e12", "打造万亿级产业", UNIT),
        ("500", Op::Eq, "count", "投资500亿元", UNIT),
        ("500", Op::Eq, "count", "增长500%", UNIT),
        ("2025", Op::Eq, "count", "到2025年", UNIT),
        ("5", Op::Eq, "percent", "提高5个百分点", UNIT),
        ("5", Op::Eq, "percent", "增长5倍", UNIT),
        ("3000", Op::Eq, "W*1e7", "发电3000万千瓦时", UNIT),
        ("-1.9", Op::Eq, "percent", "增长1.9%", VALUE),
        ("17000", Op::Eq, "CNY*1e8", "达到17000亿元以上", BOUND),
        ("17000", Op::Le, "CNY*1e8", "达到17000亿元以上", BOUND),
        ("17000", Op::Ge, "CNY*1e8", "规模以上工业总产值17000亿元", BOUND),
        ("500", Op::Ge, "count", "省级以上企业技术中心500家", BOUND),
        ("300", Op::Ge, "count", "不超过300家", BOUND),
        ("300", Op::Eq, "count", "约300家", BOUND),
        ("300", Op::Approx, "count", "300家", BOUND),
        ("300", Op::Ge, "count", "300家以下", BOUND),
    ] {
        // The sign alone is told of the value, which is not there.
        assert_eq!(told(value, op, unit, "zh", quote), code, "{value} {op:?} {unit} in {quote}");
    }
}
