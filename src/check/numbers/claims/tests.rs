//! What claims nothing, and what looks like it and is a figure.

use crate::check::numbers::cover::Cover;
use crate::i18n::Lang;
use crate::quantity::read_digits;

/// The numbers of `text` that must have a source.
fn claims<'t>(tag: &str, text: &'t str) -> Vec<&'t str> {
    let lang = Lang::try_from(tag.to_owned()).unwrap();
    let lacking = Cover::default().lacks(text, &lang, read_digits(text, &lang).as_deref());
    lacking.into_iter().map(|range| text.get(range).unwrap()).collect()
}

/// Tells of all texts that are judged wrongly at once.
fn judge(texts: &[(&str, &str, &[&str])]) {
    let wrong = texts.iter().filter(|(tag, text, expected)| claims(tag, text) != *expected);
    let wrong: Vec<String> = wrong
        .map(|(tag, text, expected)| format!("{tag}: {text}: {:?}, not {expected:?}", claims(tag, text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_names_dates_counts_off_and_defines_claims_nothing() {
    judge(&[
        // Ages.
        ("en", "18 to 64 years", &[]),
        ("en", "Unemployment rate, 18 to 64 years", &[]),
        ("en", "Unemployment rate (18–64 years)", &[]),
        ("en", "Share of people aged 15 years and older", &[]),
        ("en", "people aged 15–24", &[]),
        ("en", "population 15 to 64 years of age", &[]),
        ("en", "women between the ages of 15 and 49", &[]),
        ("en", "mortality of children under 5", &[]),
        ("en", "under-5 mortality of children under 5 years of age", &[]),
        ("en", "15-year-olds who read well", &[]),
        ("en", "population 65+", &[]),
        ("en", "Life expectancy of people aged 65", &[]),
        ("zh", "16—59岁人口", &[]),
        ("zh", "65岁及以上人口占比", &[]),
        ("zh", "未满15周岁的儿童", &[]),
        ("zh", "16至64岁劳动力", &[]),
        ("fr", "personnes âgées de 15 ans et plus", &[]),
        ("fr", "de 18 à 64 ans", &[]),
        ("fr", "enfants de moins de 5 ans", &[]),
        ("de", "Personen im Alter von 15 bis 64 Jahren", &[]),
        ("de", "65 Jahre und älter", &[]),
        ("es", "población de 15 años y más", &[]),
        // The time to which a measure looks, bases, factors, years of prices.
        ("en", "in the previous 12 months", &[]),
        ("en", "over the past 5 years", &[]),
        ("en", "asked every 3 years", &[]),
        ("zh", "过去12个月内", &[]),
        ("zh", "前12个月", &[]),
        ("zh", "近5年", &[]),
        ("fr", "au cours des 12 derniers mois", &[]),
        ("en", "deaths per 100,000 people", &[]),
        ("en", "per 1,000 live births", &[]),
        ("zh", "每10万人口、每万元、每百户", &[]),
        ("fr", "décès pour 100 000 habitants", &[]),
        ("de", "je 100 000 Einwohner", &[]),
        ("en", "divided by the total and multiplied by 100.", &[]),
        ("en", "a ÷ b × 100", &[]),
        ("zh", "除以总人口再乘以100", &[]),
        ("en", "at constant 2015 prices", &[]),
        ("en", "index, 2015 = 100", &[]),
        ("zh", "以2015年为100", &[]),
        ("zh", "按2020年不变价格计算", &[]),
        ("en", "the 2030 Agenda", &[]),
        // Names and places.
        ("en", "CO2, CH4, N2O, PM2.5, G7, A4 and H1N1", &[]),
        ("en", "COVID-19, Jilin-1 and Bill C-12.", &[]),
        ("en", "during COVID-19.", &[]),
        ("en", "ISO 9001 and Table 13-10-0152-01", &[]),
        ("en", "Goal 1, Table 1, chapter 2, section 1.1, SDG 8.5", &[]),
        ("en", "Tables 1, 2 and 3; Articles 3 and 4; pp. 12–15", &[]),
        ("en", "ISCED 3, NACE Rev. 2 and level 2.", &[]),
        ("zh", "见表2、图3和第三章，第21条、第3、4条", &[]),
        ("zh", "1.1节", &[]),
        ("zh", "二氧化碳（CO2）、5G和A股", &[]),
        ("en", "the 21st century and the 14th Five-Year Plan", &[]),
        ("fr", "voir le tableau 2.1", &[]),
        // Dates, times, telephones.
        ("en", "on 20 November 2025 at 3:30 p.m.", &[]),
        ("en", "retrieved in March 2024", &[]),
        ("en", "call 613-555-0100", &[]),
        ("zh", "2025年11月20日15时30分", &[]),
        ("zh", "2024年3月，电话0431-88900000", &[]),
        ("zh", "2024-03-15", &[]),
    ]);
}

#[test]
fn figures_that_look_like_names_ages_and_bases_need_a_source() {
    judge(&[
        // Years that are figures.
        ("en", "life expectancy of 78 years", &["78 years"]),
        ("en", "Life expectancy, 78 years", &["78 years"]),
        ("en", "an average age of 45 years", &["45 years"]),
        ("en", "the bridge is 78 years old", &["78 years"]),
        ("en", "built within 3 years", &["3 years"]),
        ("en", "growth for 5 consecutive years", &["5 consecutive years"]),
        ("zh", "人均预期寿命78岁", &["78岁"]),
        ("zh", "平均年龄45岁", &["45岁"]),
        ("zh", "退休年龄提高到63岁", &["63岁"]),
        ("zh", "历时近5年", &["5年"]),
        ("zh", "连续5年增长", &["5年"]),
        // Numbers of things beside the words that stand before bases, factors and places.
        ("en", "grew by 1000", &["1000"]),
        ("en", "exports rose 100 times", &["100 times"]),
        ("en", "per 250 households", &["250"]),
        ("en", "see Table 1, 500 firms", &["500"]),
        ("en", "Chapter 2 and 500 firms", &["500"]),
        ("en", "children under 500 firms", &["500"]),
        ("en", "level 500 firms", &["500"]),
        ("en", "the index stood at 100", &["100"]),
        ("zh", "每250户", &["250"]),
        ("zh", "增加了100", &["100"]),
        // Ranks and years.
        ("en", "ranked 3rd in the country", &["3rd"]),
        ("en", "the 5th largest producer", &["5th"]),
        ("zh", "位居全国第3位", &["第3"]),
        ("en", "output peaked in 2019", &["2019"]),
        ("zh", "2019年达到顶点", &["2019年"]),
        ("fr", "un taux de 14,5 %", &["14,5 %"]),
        ("fr", "3 977 000 personnes", &["3 977 000"]),
        ("de", "1.234 Betriebe", &["1.234"]),
        // Of a language that is not read, every run of digits.
        ("fi", "yhteensä 250", &["250"]),
        ("fi", "CO2-päästöt", &[]),
    ]);
}
