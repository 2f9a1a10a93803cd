//! How a language writes numbers: grouping, large-number words, units. The tables come from the theme; nothing here knows a language.

use super::plural::{Noun, Phrase, PluralRule};
use super::rounding::rounded;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// One language's conventions for numbers, read from the theme's `i18n/<lang>.yaml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberFormat {
    /// Put between groups of integer digits; empty for none. 各组数字之间的分隔符，不用则留空。
    pub group: String,
    /// How many digits a group has, from the decimal mark on; the last one counts for all further groups: `[3]`, in India `[3, 2]`. 每组几位，从小数点起往左数，最后一个数沿用。
    #[serde(default = "threes")]
    #[schemars(length(min = 1), inner(range(min = 1)))]
    pub group_sizes: Vec<usize>,
    /// From how many integer digits on they are grouped: 5 where 1234 has no mark and 12.345 has one. 整数部分满几位才分组。
    #[serde(default)]
    pub group_from: usize,
    /// The decimal mark. 小数点。
    pub decimal: String,
    /// The minus sign, U+2212 in both shipped languages. 负号。
    pub minus: String,
    /// Large-number words, largest first (万亿, 亿, 万; trillion, billion, million). 数量级用词，由大到小。
    pub scales: Vec<Scale>,
    /// Patterns by unit code: `CNY: {pattern: "RMB {n}"}`. 各单位的写法。
    pub units: BTreeMap<String, UnitFormat>,
    /// Which form goes with a number; known by the language's tag.
    #[serde(skip)]
    pub plural: PluralRule,
}

/// A large-number word and the factor it stands for.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What one of the word is, in base units: 1e8 for 亿. 该词所代表的倍数。
    pub factor: f64,
    /// The word, with the space that belongs before it (`" trillion"`), or its forms. 用词，连同前面的空格；也可按数量分列几种形式。
    pub word: Phrase,
    /// The word on the axis of a chart, where it is shorter there (`" bn"`). 图轴上的简写。
    #[serde(default)]
    pub tick: Option<String>,
}

/// How amounts in one unit are written.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitFormat {
    /// `{n}` is the number with its scale word, `{noun}` what is counted; or the forms of this. 写法：`{n}`为数字，`{noun}`为所数的对象；也可按数量分列几种形式。
    pub pattern: Phrase,
    /// Scale words of this unit instead of the language's own (GW for W). 该单位自己的数量级用词。
    #[serde(default)]
    pub scales: Option<Vec<Scale>>,
    /// A scale word is used only where the scaled number has no more decimals than this, so that nothing is rounded away. 换用数量级后至多几位小数。
    #[serde(default = "two")]
    pub max_decimals: u32,
    /// A scale word is used only where the indicator itself counts in it: 242.1万辆 is recorded in 万, 18000家 is not. 只用指标自己的数量级。
    #[serde(default)]
    pub own_scale: bool,
}

/// An amount as it is written, in three parts for large display.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Before the number: `RMB `.
    pub before: String,
    /// The number with its scale word: `1.7 trillion`.
    pub number: String,
    /// After the number: ` enterprises`.
    pub after: String,
}

impl Written {
    /// All of it.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.number, self.after)
    }

    /// Puts it into the hole `{}` of `pattern`.
    #[must_use]
    pub fn within(self, pattern: &str) -> Self {
        let (before, after) = pattern.split_once("{}").unwrap_or(("", ""));
        Self {
            before: format!("{before}{}", self.before),
            number: self.number,
            after: format!("{}{after}", self.after),
        }
    }
}

/// A number that stands for large ones where a form is chosen.
const MANY: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

fn two() -> u32 {
    2
}

fn threes() -> Vec<usize> {
    vec![3]
}

/// `value × own` in units of `factor`. What was recorded in this very scale stays as it was written, 5.0 stays 5.0.
fn scaled(value: Decimal, own: Decimal, factor: Decimal) -> Decimal {
    if factor == own {
        return value;
    }
    value.checked_mul(own).and_then(|amount| amount.checked_div(factor)).unwrap_or(value).normalize()
}

impl NumberFormat {
    /// The digits of `value` in this language, every decimal kept.
    pub fn digits(&self, value: Decimal) -> String {
        self.digit_format().write(value)
    }

    /// How it writes digits, without words and units.
    pub fn digit_format(&self) -> DigitFormat {
        DigitFormat {
            group: self.group.clone(),
            group_sizes: self.group_sizes.clone(),
            group_from: self.group_from,
            decimal: self.decimal.clone(),
            minus: self.minus.clone(),
        }
    }

    /// One amount; see [`Self::amounts`].
    pub fn amount(&self, value: Decimal, own: Decimal, code: &str, noun: Noun<'_>) -> Written {
        self.amounts(&[value], own, code, noun).pop().unwrap_or_default()
    }

    /// Amounts of `value × own` base units of `code`, all with one scale word, the largest that loses no digit of any:
    /// 17000 × 1e8 CNY is 1.7万亿元 and RMB 1.7 trillion.
    ///
    /// An unknown `code` is written after the number, as SI does with symbols.
    pub fn amounts(&self, values: &[Decimal], own: Decimal, code: &str, noun: Noun<'_>) -> Vec<Written> {
        self.written(values, own, (code, noun), None)
    }

    /// Amounts as [`Self::amounts`] writes them, each with no more than `decimals`.
    pub fn rounded(
        &self,
        values: &[Decimal],
        own: Decimal,
        (code, noun): (&str, Noun<'_>),
        decimals: u32,
    ) -> Vec<Written> {
        self.written(values, own, (code, noun), Some(decimals))
    }

    /// The numbers that [`Self::amounts`] writes, and how many base units one of them is.
    pub fn numbers(&self, values: &[Decimal], own: Decimal, code: &str) -> (Decimal, Vec<Decimal>) {
        let unit = self.unit(code);
        let factor = self.scale_of(&unit, values, own).map_or(Decimal::ONE, |(factor, _)| factor);
        (factor, values.iter().map(|value| scaled(*value, own, factor)).collect())
    }

    fn written(
        &self,
        values: &[Decimal],
        own: Decimal,
        (code, noun): (&str, Noun<'_>),
        decimals: Option<u32>,
    ) -> Vec<Written> {
        let unit = self.unit(code);
        let scale = self.scale_of(&unit, values, own);
        let factor = scale.map_or(Decimal::ONE, |(factor, _)| factor);
        let write = |value: &Decimal| {
            let number = scaled(*value, own, factor);
            let number = decimals.map_or(number, |decimals| rounded(number, decimals));
            let word = scale.map_or("", |(_, scale)| scale.word.form(self.plural.category(number)));
            // Behind a word such as million stands what stands behind many.
            let counted = if word.is_empty() { number } else { MANY };
            let category = self.plural.category(counted);
            let (before, after) = unit.pattern.form(category).split_once("{n}").unwrap_or(("", ""));
            // Where what is counted stands elsewhere, no space is left for it.
            let after = after.replace("{noun}", noun.form(category));
            Written {
                before: before.to_owned(),
                number: self.digits(number) + word,
                after: after.trim_end().to_owned(),
            }
        };
        values.iter().map(write).collect()
    }

    fn unit(&self, code: &str) -> Cow<'_, UnitFormat> {
        self.units.get(code).map_or_else(
            || {
                Cow::Owned(UnitFormat {
                    pattern: Phrase::from(format!("{{n}} {code}")),
                    scales: Some(Vec::new()),
                    max_decimals: 0,
                    own_scale: false,
                })
            },
            Cow::Borrowed,
        )
    }

    /// The largest scale in which none of `values` gets too many decimals and the largest is at least one.
    fn scale_of<'a>(&'a self, unit: &'a UnitFormat, values: &[Decimal], own: Decimal) -> Option<(Decimal, &'a Scale)> {
        let scales = unit.scales.as_ref().unwrap_or(&self.scales);
        scales
            .iter()
            .filter_map(|scale| Some((Decimal::try_from(scale.factor).ok()?, scale)))
            .filter(|(factor, _)| !unit.own_scale || *factor == own)
            .find(|(factor, _)| {
                let scaled = |value: &Decimal| Some(value.checked_mul(own)?.checked_div(*factor)?.normalize());
                let lossless =
                    values.iter().all(|value| scaled(value).is_some_and(|value| value.scale() <= unit.max_decimals));
                let reached = values.iter().any(|value| scaled(value).is_some_and(|value| value.abs() >= Decimal::ONE));
                reached && (lossless || *factor == own)
            })
    }

    /// The word for `factor` base units of `code`, as running text has it; empty where there is none.
    pub fn word(&self, factor: f64, code: &str) -> &str {
        let of_factor = |scale: &&Scale| scale.factor.to_bits() == factor.to_bits();
        self.scales_of(code).iter().find(of_factor).map_or("", |scale| scale.word.text())
    }

    fn scales_of(&self, code: &str) -> &[Scale] {
        self.units.get(code).and_then(|unit| unit.scales.as_ref()).unwrap_or(&self.scales)
    }

    /// How the ticks of an axis that reaches `max` (base units of `code`) are written: one scale word for the whole axis.
    pub fn ticks(&self, max: f64, code: &str) -> TickFormat {
        let scale = self.scales_of(code).iter().find(|scale| max.abs() >= scale.factor);
        TickFormat {
            digits: self.digit_format(),
            factor: scale.map_or(1.0, |scale| scale.factor),
            word: scale.map_or("", |scale| scale.tick.as_deref().unwrap_or(scale.word.text())).to_owned(),
            suffix: if code == "percent" { "%".into() } else { String::new() },
        }
    }
}

/// How a language writes digits: its marks, and where they stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DigitFormat {
    /// Between groups of integer digits; empty for none.
    pub group: String,
    /// The digits of each group from the decimal mark on, the last one for all further groups; none: groups of three.
    pub group_sizes: Vec<usize>,
    /// From how many integer digits on they are grouped.
    pub group_from: usize,
    /// The decimal mark.
    pub decimal: String,
    /// The minus sign.
    pub minus: String,
}

impl DigitFormat {
    /// Groups of three, with these marks.
    pub fn new(group: &str, decimal: &str, minus: &str) -> Self {
        let [group, decimal, minus] = [group, decimal, minus].map(str::to_owned);
        Self { group, group_sizes: threes(), group_from: 0, decimal, minus }
    }

    /// Every digit of `value`.
    pub fn write(&self, value: Decimal) -> String {
        let text = value.abs().to_string();
        let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::with_capacity(text.len() + 4);
        if value.is_sign_negative() && !value.is_zero() {
            out.push_str(&self.minus);
        }
        let length = integer.len();
        for (index, digit) in integer.chars().enumerate() {
            if index > 0 && length >= self.group_from && self.is_between_groups(length - index) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(&self.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// Whether a group ends where so many integer digits follow.
    fn is_between_groups(&self, following: usize) -> bool {
        let mut end = 0;
        let mut last = 3;
        for size in self.group_sizes.iter().filter(|size| **size > 0) {
            last = *size;
            end += last;
            if end >= following {
                return end == following;
            }
        }
        (following - end).is_multiple_of(last)
    }
}

/// How one axis writes its ticks; plain data, so that a chart needs to know no language.
#[derive(Debug, Clone, PartialEq)]
pub struct TickFormat {
    /// Its digits.
    pub digits: DigitFormat,
    /// Values are divided by this.
    pub factor: f64,
    /// Written after the number (亿, ` billion`); empty for none.
    pub word: String,
    /// Written last: `%` or nothing.
    pub suffix: String,
}

impl TickFormat {
    /// The label of a tick at `value` when neighbouring ticks are `step` apart; never more decimals than the step needs.
    pub fn label(&self, value: f64, step: f64) -> String {
        let scaled = value / self.factor;
        let decimals = (0..9)
            .find(|&places| {
                let shifted = step / self.factor * 10f64.powi(places);
                (shifted - shifted.round()).abs() < 1e-6 * shifted.abs()
            })
            .unwrap_or(9);
        let rounded = Decimal::try_from(scaled).unwrap_or_default().round_dp(decimals as u32).normalize();
        let word = if rounded.is_zero() { "" } else { self.word.as_str() };
        format!("{}{word}{}", self.digits.write(rounded), self.suffix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chinese() -> NumberFormat {
        let scale = |factor, word: &str| Scale { factor, word: word.into(), tick: None };
        NumberFormat {
            decimal: ".".into(),
            minus: "−".into(),
            scales: vec![scale(1e12, "万亿"), scale(1e8, "亿"), scale(1e4, "万")],
            units: [(
                "CNY".to_owned(),
                UnitFormat { pattern: "{n}元".into(), scales: None, max_decimals: 2, own_scale: false },
            )]
            .into(),
            ..NumberFormat::default()
        }
    }

    #[test]
    fn the_largest_word_that_loses_nothing_is_used() {
        let amount = |text: &str| chinese().amount(text.parse().unwrap(), Decimal::ONE, "CNY", Noun::default()).text();
        assert_eq!(amount("1700000000000"), "1.7万亿元");
        assert_eq!(amount("1172682000000"), "11726.82亿元");
        assert_eq!(amount("411777"), "411777元");
        assert_eq!(amount("-530000000000"), "−5300亿元");
    }

    #[test]
    fn groups_are_those_of_the_language() {
        let format = |group: &str, sizes: &[usize], from| DigitFormat {
            group: group.into(),
            group_sizes: sizes.into(),
            group_from: from,
            decimal: ".".into(),
            minus: "−".into(),
        };
        let hindi = format(",", &[3, 2], 0);
        let written = ["100", "1000", "100000", "1234567", "12345678.25"].map(|it| hindi.write(it.parse().unwrap()));
        assert_eq!(written, ["100", "1,000", "1,00,000", "12,34,567", "1,23,45,678.25"]);
        let spanish = format(".", &[3], 5);
        assert_eq!(
            ["1234", "-9999", "12345"].map(|it| spanish.write(it.parse().unwrap())),
            ["1234", "−9999", "12.345"]
        );
        assert_eq!(format(",", &[4], 0).write("123456789".parse().unwrap()), "1,2345,6789");
        assert_eq!(format(",", &[], 0).write("1234567".parse().unwrap()), "1,234,567");
        assert_eq!(format(",", &[0], 0).write("1234".parse().unwrap()), "1,234");
    }

    #[test]
    fn what_is_counted_and_its_unit_have_the_form_of_the_number() {
        let forms = [(crate::i18n::PluralCategory::One, "firm".to_owned())].into();
        let noun = Noun { text: "firms", forms: Some(&forms) };
        let unit = |pattern: Phrase| UnitFormat { pattern, scales: None, max_decimals: 2, own_scale: false };
        let english = NumberFormat {
            plural: PluralRule::One,
            decimal: ".".into(),
            scales: vec![Scale { factor: 1e6, word: " million".into(), tick: None }],
            units: [("count".to_owned(), unit("{n} {noun}".into()))].into(),
            ..NumberFormat::default()
        };
        let amount = |text: &str| english.amount(text.parse().unwrap(), Decimal::ONE, "count", noun).text();
        assert_eq!(amount("1"), "1 firm");
        assert_eq!(["0", "2", "1.5", "1000000"].map(amount), ["0 firms", "2 firms", "1.5 firms", "1 million firms"]);
    }

    #[test]
    fn ticks_carry_the_decimals_of_their_step() {
        let ticks = chinese().ticks(17e11, "CNY");
        assert_eq!(ticks.label(5e11, 5e11), "0.5万亿");
        assert_eq!(ticks.label(0.0, 5e11), "0");
        let short = Scale { factor: 1e9, word: " billion".into(), tick: Some(" bn".into()) };
        let english = NumberFormat { scales: vec![short], units: [].into(), ..chinese() };
        assert_eq!(english.ticks(4e9, "CNY").label(2e9, 1e9), "2 bn");
        let plain = TickFormat { factor: 1.0, word: String::new(), ..ticks };
        assert_eq!([1e-9, 2e-9].map(|value| plain.label(value, 1e-9)), ["0.000000001", "0.000000002"]);
        assert_eq!(plain.label(0.25, 0.05), "0.25");
        assert_eq!(plain.label(0.3, 0.1), "0.3");
    }
}
