//! How a language writes numbers: grouping, large-number words, units. The tables come from the theme; nothing here knows a language.

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
    /// Put between groups of three integer digits; empty for none. 每三位之间的分隔符，不用则留空。
    pub group: String,
    /// The decimal mark. 小数点。
    pub decimal: String,
    /// The minus sign, U+2212 in both shipped languages. 负号。
    pub minus: String,
    /// Large-number words, largest first (万亿, 亿, 万; trillion, billion, million). 数量级用词，由大到小。
    pub scales: Vec<Scale>,
    /// Patterns by unit code: `CNY: {pattern: "RMB {n}"}`. 各单位的写法。
    pub units: BTreeMap<String, UnitFormat>,
}

/// A large-number word and the factor it stands for.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// What one of the word is, in base units: 1e8 for 亿. 该词所代表的倍数。
    pub factor: f64,
    /// The word, with the space that belongs before it (`" trillion"`). 用词，连同前面的空格。
    pub word: String,
    /// The word on the axis of a chart, where it is shorter there (`" bn"`). 图轴上的简写。
    #[serde(default)]
    pub tick: Option<String>,
}

/// How amounts in one unit are written.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitFormat {
    /// `{n}` is the number with its scale word, `{noun}` what is counted. 写法：`{n}`为数字，`{noun}`为所数的对象。
    pub pattern: String,
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

fn two() -> u32 {
    2
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
        let text = value.abs().to_string();
        let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let mut out = String::with_capacity(text.len() + 4);
        if value.is_sign_negative() && !value.is_zero() {
            out.push_str(&self.minus);
        }
        for (index, digit) in integer.chars().enumerate() {
            if index > 0 && (integer.len() - index).is_multiple_of(3) {
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

    /// One amount; see [`Self::amounts`].
    pub fn amount(&self, value: Decimal, own: Decimal, code: &str, noun: &str) -> Written {
        self.amounts(&[value], own, code, noun).pop().unwrap_or_default()
    }

    /// Amounts of `value × own` base units of `code`, all with one scale word, the largest that loses no digit of any:
    /// 17000 × 1e8 CNY is 1.7万亿元 and RMB 1.7 trillion.
    ///
    /// An unknown `code` is written after the number, as SI does with symbols.
    pub fn amounts(&self, values: &[Decimal], own: Decimal, code: &str, noun: &str) -> Vec<Written> {
        self.written(values, own, (code, noun), None)
    }

    /// Amounts as [`Self::amounts`] writes them, each with no more than `decimals`.
    pub fn rounded(&self, values: &[Decimal], own: Decimal, (code, noun): (&str, &str), decimals: u32) -> Vec<Written> {
        self.written(values, own, (code, noun), Some(decimals))
    }

    /// The numbers that [`Self::amounts`] writes, and how many base units one of them is.
    pub fn numbers(&self, values: &[Decimal], own: Decimal, code: &str) -> (Decimal, Vec<Decimal>) {
        let unit = self.unit(code);
        let (factor, _) = self.scale_of(&unit, values, own).unwrap_or((Decimal::ONE, ""));
        (factor, values.iter().map(|value| scaled(*value, own, factor)).collect())
    }

    fn written(
        &self,
        values: &[Decimal],
        own: Decimal,
        (code, noun): (&str, &str),
        decimals: Option<u32>,
    ) -> Vec<Written> {
        let unit = self.unit(code);
        let (factor, word) = self.scale_of(&unit, values, own).unwrap_or((Decimal::ONE, ""));
        let (before, after) = unit.pattern.split_once("{n}").unwrap_or(("", ""));
        // Where what is counted stands elsewhere, no space is left for it.
        let after = after.replace("{noun}", noun);
        let after = after.trim_end();
        let write = |value: &Decimal| {
            let number = scaled(*value, own, factor);
            let number = decimals.map_or(number, |decimals| rounded(number, decimals));
            Written { before: before.to_owned(), number: self.digits(number) + word, after: after.to_owned() }
        };
        values.iter().map(write).collect()
    }

    fn unit(&self, code: &str) -> Cow<'_, UnitFormat> {
        self.units.get(code).map_or_else(
            || {
                Cow::Owned(UnitFormat {
                    pattern: format!("{{n}} {code}"),
                    scales: Some(Vec::new()),
                    max_decimals: 0,
                    own_scale: false,
                })
            },
            Cow::Borrowed,
        )
    }

    /// The largest scale in which none of `values` gets too many decimals and the largest is at least one.
    fn scale_of<'a>(&'a self, unit: &'a UnitFormat, values: &[Decimal], own: Decimal) -> Option<(Decimal, &'a str)> {
        let scales = unit.scales.as_ref().unwrap_or(&self.scales);
        scales
            .iter()
            .filter_map(|scale| Some((Decimal::try_from(scale.factor).ok()?, scale.word.as_str())))
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
        self.scales_of(code).iter().find(of_factor).map_or("", |scale| scale.word.as_str())
    }

    fn scales_of(&self, code: &str) -> &[Scale] {
        self.units.get(code).and_then(|unit| unit.scales.as_ref()).unwrap_or(&self.scales)
    }

    /// How the ticks of an axis that reaches `max` (base units of `code`) are written: one scale word for the whole axis.
    pub fn ticks(&self, max: f64, code: &str) -> TickFormat {
        let scale = self.scales_of(code).iter().find(|scale| max.abs() >= scale.factor);
        TickFormat {
            group: self.group.clone(),
            decimal: self.decimal.clone(),
            minus: self.minus.clone(),
            factor: scale.map_or(1.0, |scale| scale.factor),
            word: scale.map_or(String::new(), |scale| scale.tick.as_ref().unwrap_or(&scale.word).clone()),
            suffix: if code == "percent" { "%".into() } else { String::new() },
        }
    }
}

/// How one axis writes its ticks; plain data, so that a chart needs to know no language.
#[derive(Debug, Clone, PartialEq)]
pub struct TickFormat {
    /// Between groups of three digits.
    pub group: String,
    /// The decimal mark.
    pub decimal: String,
    /// The minus sign.
    pub minus: String,
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
        let format = NumberFormat {
            group: self.group.clone(),
            decimal: self.decimal.clone(),
            minus: self.minus.clone(),
            ..NumberFormat::default()
        };
        let rounded = Decimal::try_from(scaled).unwrap_or_default().round_dp(decimals as u32).normalize();
        let word = if rounded.is_zero() { "" } else { self.word.as_str() };
        format!("{}{word}{}", format.digits(rounded), self.suffix)
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
        let amount = |text: &str| chinese().amount(text.parse().unwrap(), Decimal::ONE, "CNY", "").text();
        assert_eq!(amount("1700000000000"), "1.7万亿元");
        assert_eq!(amount("1172682000000"), "11726.82亿元");
        assert_eq!(amount("411777"), "411777元");
        assert_eq!(amount("-530000000000"), "−5300亿元");
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
