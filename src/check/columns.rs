//! Units that the heads of a table say once for all numbers of their columns: 装机（万千瓦）, Output (RMB billion), 人口/万人.

use crate::i18n::Lang;
use crate::model::{Table, plain};
use crate::quantity::{Quantity, Reading, Unit, Weight, read_digits};
use rust_decimal::Decimal;

/// What one in a column is: so many of a base unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The base unit.
    pub unit: Unit,
    /// How many of it.
    pub factor: Decimal,
}

impl Measure {
    /// What the head of a column says in its brackets, or behind a slash or comma at its end. `None` where it says no unit, or one that is
    /// not read.
    pub fn of_head(head: &str, lang: &Lang) -> Option<Self> {
        let head = head.trim();
        let inner = match head.strip_suffix(['）', ')']) {
            Some(open) => open.rsplit_once(['（', '(']).map(|(_, inner)| inner),
            None => head.rsplit_once(['/', '，', ',']).map(|(_, inner)| inner),
        }?;
        Self::of_unit(inner, lang)
    }

    /// What the name of a unit says: 亿元, RMB billion, 10,000 kW, per 1,000.
    pub fn of_unit(name: &str, lang: &Lang) -> Option<Self> {
        let inner = name.trim().trim_start_matches("单位：").trim_start_matches("in ");
        let (first, rest) = inner.split_once([' ', '\u{a0}']).unwrap_or((inner, ""));
        // RMB billion has its number between; 10,000 kW has one.
        let forms = [inner.to_owned(), format!("{first} 1 {rest}"), format!("1{inner}"), format!("1 {inner}")];
        forms.iter().find_map(|form| Self::of_one(form, lang))
    }

    /// What the only number of `text` says, if it says more than a number does.
    fn of_one(text: &str, lang: &Lang) -> Option<Self> {
        let readings = read_digits(text, lang)?;
        let [only] = readings.as_slice() else { return None };
        let Quantity { unit, value, .. } = only.quantity;
        let measures = matches!(unit, Unit::Of(_) | Unit::Percent | Unit::Points | Unit::Times);
        let behind = text.get(only.range.end..).unwrap_or_default();
        // 万人, thousand persons: what is counted may follow.
        let is_noun = behind.chars().all(|sign| sign.is_alphabetic() || sign == ' ') && behind.chars().count() <= 12;
        let counts = unit == Unit::None && value > Decimal::ONE && only.weight == Weight::Firm && is_noun;
        ((measures && behind.is_empty()) || (counts && only.range.start == 0)).then_some(Self { unit, factor: value })
    }

    /// `readings` of a cell, in which numbers without a unit are in this one.
    pub fn apply(self, readings: &[Reading]) -> Vec<Reading> {
        let scaled = |reading: &Reading| {
            let own = &reading.quantity;
            let is_bare = matches!(own.unit, Unit::None | Unit::Year);
            let value = own.value.checked_mul(self.factor).filter(|_| is_bare)?.normalize();
            Some(Reading { quantity: Quantity { value, unit: self.unit, ..own.clone() }, ..reading.clone() })
        };
        readings.iter().map(|reading| scaled(reading).unwrap_or_else(|| reading.clone())).collect()
    }
}

/// The measures of a table's columns.
pub fn measures(table: &Table, lang: &Lang) -> Vec<Option<Measure>> {
    table.head.iter().map(|head| Measure::of_head(&plain(head), lang)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_says_what_its_numbers_are() {
        let told = |tag: &str, head: &str| {
            let measure = Measure::of_head(head, &Lang::try_from(tag.to_owned()).unwrap());
            measure.map(|it| {
                let one = Quantity { value: it.factor, unit: it.unit, comparator: crate::quantity::Comparator::Equal };
                one.to_string()
            })
        };
        for (zh, en) in [
            ("装机（万千瓦）", "Capacity (10,000 kW)"),
            ("产值（亿元）", "Output (RMB 100 million)"),
            ("产值（十亿元）", "Output (RMB billion)"),
            ("产值（亿元）", "Output (100 million yuan)"),
            ("产值/万元", "Output (RMB 10,000)"),
            ("人口（百万人）", "Population (million)"),
            ("人口（千人）", "Population, thousand"),
            ("出生率（‰）", "Birth rate (per 1,000)"),
            ("增速（%）", "Growth (%)"),
            ("比重变化（百分点）", "Change (percentage points)"),
            ("面积（公顷）", "Area (ha)"),
            ("发电量（亿千瓦时）", "Power (100 million kWh)"),
            ("金额（亿美元）", "Amount (USD 100 million)"),
        ] {
            assert!(told("zh", zh).is_some(), "{zh}");
            assert_eq!(told("zh", zh), told("en", en), "{zh} {en}");
        }
        for head in ["指标", "2021年", "增速", "企业（家）", "城市（地级）", "2020（实际）"] {
            assert_eq!(told("zh", head), None, "{head}");
        }
        for head in ["Item", "2021", "Share of firms (number)", "Output (revised)", "Chapter 2, part 3"] {
            assert_eq!(told("en", head), None, "{head}");
        }
    }
}
