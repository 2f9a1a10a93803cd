//! Units: names in both languages, base units and factors.
//!
//! Factors are those of the SI and of GB 3100; 15亩 are a hectare and 1斤 is half a kilogram by the State Council's order of
//! 1984 on legal units. Areas are counted in 亩 and masses in kilograms, so that every factor is a finite decimal.

use rust_decimal::Decimal;

/// What a value counts or measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A plain number or a count of things.
    None,
    /// An amount in a base unit: an ISO 4217 currency, W, Wh, kg, mu, m, m3, °C.
    Of(&'static str),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// So many times.
    Times,
    /// A part of a whole, as a decimal.
    Fraction,
    /// A calendar year.
    Year,
    /// Ten years, by the first.
    Decade,
    /// A month of the year, 1 to 12.
    Month,
    /// A day: month × 100 + day.
    Date,
    /// A quarter of the year; 0 before it means the first so many (前三季度 is 3 in `FirstQuarters`).
    Quarter,
    /// The first so many quarters.
    FirstQuarters,
    /// The first so many months.
    FirstMonths,
    /// A half of the year, 1 or 2.
    Half,
    /// A place in an order.
    Ordinal,
    /// A five-year plan, by its number.
    Plan,
    /// A class of size in yuan.
    Tier,
}

/// The unit that a report's code stands for (`CNY`, `percent`, `W`, `t`), and how many of it one of the code is. `None` for a
/// code that no grammar here can find in a text.
pub fn unit_of_code(code: &str) -> Option<(Unit, Decimal)> {
    let known: (Unit, i64) = match code {
        "percent" => (Unit::Percent, 1),
        "points" => (Unit::Points, 1),
        "count" => (Unit::None, 1),
        "CNY" => (Unit::Of("CNY"), 1),
        "USD" => (Unit::Of("USD"), 1),
        "EUR" => (Unit::Of("EUR"), 1),
        "JPY" => (Unit::Of("JPY"), 1),
        "HKD" => (Unit::Of("HKD"), 1),
        "GBP" => (Unit::Of("GBP"), 1),
        "W" => (Unit::Of("W"), 1),
        "kW" => (Unit::Of("W"), 1_000),
        "Wh" => (Unit::Of("Wh"), 1),
        "kWh" => (Unit::Of("Wh"), 1_000),
        "kg" => (Unit::Of("kg"), 1),
        "t" => (Unit::Of("kg"), 1_000),
        "tce" => (Unit::Of("kg tce"), 1_000),
        "m" => (Unit::Of("m"), 1),
        "km" => (Unit::Of("m"), 1_000),
        "m3" => (Unit::Of("m3"), 1),
        "mu" => (Unit::Of("mu"), 1),
        "ha" => (Unit::Of("mu"), 15),
        _ => return None,
    };
    Some((known.0, Decimal::from(known.1)))
}

impl Unit {
    /// `value` in the canonical notation.
    pub(crate) fn write(self, value: Decimal) -> String {
        let plain = value.normalize();
        match self {
            Self::None => amount(value),
            Self::Of(unit) => format!("{} {unit}", amount(value)),
            Self::Percent => format!("{value}%"),
            Self::Points => format!("{value}pp"),
            Self::Times => format!("x{plain}"),
            Self::Fraction => format!("{} of 1", plain.round_dp(4).normalize()),
            Self::Year => format!("{plain}y"),
            Self::Decade => format!("{plain}s"),
            Self::Month => format!("month {plain}"),
            Self::Date => format!("{:02}-{:02}", (plain / Decimal::ONE_HUNDRED).trunc(), plain % Decimal::ONE_HUNDRED),
            Self::Quarter => format!("Q{plain}"),
            Self::FirstQuarters => format!("Q1-Q{plain}"),
            Self::FirstMonths => format!("months 1-{plain}"),
            Self::Half => format!("H{plain}"),
            Self::Ordinal => format!("ord{plain}"),
            Self::Plan => format!("plan{plain}"),
            Self::Tier => format!("tier {}", amount(value)),
        }
    }
}

/// Large round numbers by powers of ten, as in the example file: `1.7e12`.
fn amount(value: Decimal) -> String {
    let plain = value.normalize();
    let digits = plain.abs().trunc().to_string();
    let zeros = digits.len() - digits.trim_end_matches('0').len();
    if digits.len() < 7 || (zeros < 5 && plain.scale() == 0) {
        return plain.to_string();
    }
    let exponent = digits.len() - 1;
    let mut mantissa = plain;
    (0..exponent).for_each(|_| mantissa /= Decimal::TEN);
    format!("{}e{exponent}", mantissa.normalize())
}

/// A unit's name in Chinese, its base unit and its factor. Longer names before those that they contain.
pub(crate) const CHINESE: &[(&str, Unit, &str)] = &[
    ("个百分点", Unit::Points, "1"),
    ("百分点", Unit::Points, "1"),
    ("个基点", Unit::Points, "0.01"),
    ("基点", Unit::Points, "0.01"),
    ("％", Unit::Percent, "1"),
    ("%", Unit::Percent, "1"),
    ("‰", Unit::Percent, "0.1"),
    ("元人民币", Unit::Of("CNY"), "1"),
    ("美元", Unit::Of("USD"), "1"),
    ("欧元", Unit::Of("EUR"), "1"),
    ("日元", Unit::Of("JPY"), "1"),
    ("港元", Unit::Of("HKD"), "1"),
    ("英镑", Unit::Of("GBP"), "1"),
    ("元", Unit::Of("CNY"), "1"),
    ("千瓦时", Unit::Of("Wh"), "1000"),
    ("兆瓦时", Unit::Of("Wh"), "1000000"),
    ("吉瓦时", Unit::Of("Wh"), "1000000000"),
    ("瓦时", Unit::Of("Wh"), "1"),
    ("度电", Unit::Of("Wh"), "1000"),
    ("千瓦", Unit::Of("W"), "1000"),
    ("兆瓦", Unit::Of("W"), "1000000"),
    ("吉瓦", Unit::Of("W"), "1000000000"),
    ("瓦", Unit::Of("W"), "1"),
    ("吨标准煤", Unit::Of("kg tce"), "1000"),
    ("吨标煤", Unit::Of("kg tce"), "1000"),
    ("吨", Unit::Of("kg"), "1000"),
    ("公斤", Unit::Of("kg"), "1"),
    ("千克", Unit::Of("kg"), "1"),
    ("千伏", Unit::Of("V"), "1000"),
    ("伏", Unit::Of("V"), "1"),
    ("斤", Unit::Of("kg"), "0.5"),
    ("微克", Unit::Of("kg"), "0.000000001"),
    ("毫克", Unit::Of("kg"), "0.000001"),
    ("克", Unit::Of("kg"), "0.001"),
    ("平方公里", Unit::Of("mu"), "1500"),
    ("平方千米", Unit::Of("mu"), "1500"),
    ("平方米", Unit::Of("mu"), "0.0015"),
    ("公顷", Unit::Of("mu"), "15"),
    ("亩", Unit::Of("mu"), "1"),
    ("立方米", Unit::Of("m3"), "1"),
    ("公里", Unit::Of("m"), "1000"),
    ("千米", Unit::Of("m"), "1000"),
    ("纳米", Unit::Of("m"), "0.000000001"),
    ("微米", Unit::Of("m"), "0.000001"),
    ("毫米", Unit::Of("m"), "0.001"),
    ("厘米", Unit::Of("m"), "0.01"),
    ("米", Unit::Of("m"), "1"),
    ("摄氏度", Unit::Of("°C"), "1"),
    ("℃", Unit::Of("°C"), "1"),
    ("个月", Unit::Of("months"), "1"),
    ("小时", Unit::Of("hours"), "1"),
    ("分钟", Unit::Of("minutes"), "1"),
    ("天", Unit::Of("days"), "1"),
];

/// The same in English, in lower case; compound names are written with single spaces.
pub(crate) const ENGLISH: &[(&str, Unit, &str)] = &[
    ("percentage points", Unit::Points, "1"),
    ("percentage point", Unit::Points, "1"),
    ("percent points", Unit::Points, "1"),
    ("pp", Unit::Points, "1"),
    ("basis points", Unit::Points, "0.01"),
    ("basis point", Unit::Points, "0.01"),
    ("per cent", Unit::Percent, "1"),
    ("percent", Unit::Percent, "1"),
    ("%", Unit::Percent, "1"),
    ("‰", Unit::Percent, "0.1"),
    ("per mille", Unit::Percent, "0.1"),
    ("us dollars", Unit::Of("USD"), "1"),
    ("u.s. dollars", Unit::Of("USD"), "1"),
    ("dollars", Unit::Of("USD"), "1"),
    ("usd", Unit::Of("USD"), "1"),
    ("euros", Unit::Of("EUR"), "1"),
    ("eur", Unit::Of("EUR"), "1"),
    ("japanese yen", Unit::Of("JPY"), "1"),
    ("yen", Unit::Of("JPY"), "1"),
    ("pounds sterling", Unit::Of("GBP"), "1"),
    ("yuan", Unit::Of("CNY"), "1"),
    ("renminbi", Unit::Of("CNY"), "1"),
    ("rmb", Unit::Of("CNY"), "1"),
    ("cny", Unit::Of("CNY"), "1"),
    ("kilowatt-hours", Unit::Of("Wh"), "1000"),
    ("kilowatt hours", Unit::Of("Wh"), "1000"),
    ("megawatt-hours", Unit::Of("Wh"), "1000000"),
    ("megawatt hours", Unit::Of("Wh"), "1000000"),
    ("gigawatt-hours", Unit::Of("Wh"), "1000000000"),
    ("gigawatt hours", Unit::Of("Wh"), "1000000000"),
    ("terawatt-hours", Unit::Of("Wh"), "1000000000000"),
    ("terawatt hours", Unit::Of("Wh"), "1000000000000"),
    ("kwh", Unit::Of("Wh"), "1000"),
    ("mwh", Unit::Of("Wh"), "1000000"),
    ("gwh", Unit::Of("Wh"), "1000000000"),
    ("twh", Unit::Of("Wh"), "1000000000000"),
    ("kilovolts", Unit::Of("V"), "1000"),
    ("volts", Unit::Of("V"), "1"),
    ("kv", Unit::Of("V"), "1000"),
    ("kilowatts", Unit::Of("W"), "1000"),
    ("megawatts", Unit::Of("W"), "1000000"),
    ("gigawatts", Unit::Of("W"), "1000000000"),
    ("watts", Unit::Of("W"), "1"),
    ("kw", Unit::Of("W"), "1000"),
    ("mw", Unit::Of("W"), "1000000"),
    ("gw", Unit::Of("W"), "1000000000"),
    ("tw", Unit::Of("W"), "1000000000000"),
    ("tonnes of standard coal equivalent", Unit::Of("kg tce"), "1000"),
    ("tonnes of standard coal", Unit::Of("kg tce"), "1000"),
    ("tonnes of coal equivalent", Unit::Of("kg tce"), "1000"),
    ("tce", Unit::Of("kg tce"), "1000"),
    ("mtce", Unit::Of("kg tce"), "1000000000"),
    ("metric tons", Unit::Of("kg"), "1000"),
    ("tonnes", Unit::Of("kg"), "1000"),
    ("tonne", Unit::Of("kg"), "1000"),
    ("tons", Unit::Of("kg"), "1000"),
    ("ton", Unit::Of("kg"), "1000"),
    ("mt", Unit::Of("kg"), "1000000000"),
    ("kt", Unit::Of("kg"), "1000000"),
    ("kilograms", Unit::Of("kg"), "1"),
    ("kilogrammes", Unit::Of("kg"), "1"),
    ("kg", Unit::Of("kg"), "1"),
    ("micrograms", Unit::Of("kg"), "0.000000001"),
    ("milligrams", Unit::Of("kg"), "0.000001"),
    ("µg", Unit::Of("kg"), "0.000000001"),
    ("μg", Unit::Of("kg"), "0.000000001"),
    ("mg", Unit::Of("kg"), "0.000001"),
    ("jin", Unit::Of("kg"), "0.5"),
    ("grams", Unit::Of("kg"), "0.001"),
    ("square kilometres", Unit::Of("mu"), "1500"),
    ("square kilometers", Unit::Of("mu"), "1500"),
    ("sq km", Unit::Of("mu"), "1500"),
    ("sq . km", Unit::Of("mu"), "1500"),
    ("sq m", Unit::Of("mu"), "0.0015"),
    ("sq . m", Unit::Of("mu"), "0.0015"),
    ("km²", Unit::Of("mu"), "1500"),
    ("km2", Unit::Of("mu"), "1500"),
    ("square metres", Unit::Of("mu"), "0.0015"),
    ("square meters", Unit::Of("mu"), "0.0015"),
    ("m²", Unit::Of("mu"), "0.0015"),
    ("hectares", Unit::Of("mu"), "15"),
    ("hectare", Unit::Of("mu"), "15"),
    ("ha", Unit::Of("mu"), "15"),
    ("mu", Unit::Of("mu"), "1"),
    ("cubic metres", Unit::Of("m3"), "1"),
    ("cubic meters", Unit::Of("m3"), "1"),
    ("m³", Unit::Of("m3"), "1"),
    ("kilometres", Unit::Of("m"), "1000"),
    ("kilometers", Unit::Of("m"), "1000"),
    ("km", Unit::Of("m"), "1000"),
    ("nanometres", Unit::Of("m"), "0.000000001"),
    ("nanometers", Unit::Of("m"), "0.000000001"),
    ("nm", Unit::Of("m"), "0.000000001"),
    ("mm", Unit::Of("m"), "0.001"),
    ("cm", Unit::Of("m"), "0.01"),
    ("millimetres", Unit::Of("m"), "0.001"),
    ("centimetres", Unit::Of("m"), "0.01"),
    ("metres", Unit::Of("m"), "1"),
    ("meters", Unit::Of("m"), "1"),
    ("degrees celsius below zero", Unit::Of("°C"), "-1"),
    ("degrees below zero", Unit::Of("°C"), "-1"),
    ("degrees celsius", Unit::Of("°C"), "1"),
    ("°c", Unit::Of("°C"), "1"),
    ("months", Unit::Of("months"), "1"),
    ("month", Unit::Of("months"), "1"),
    ("years", Unit::Of("years"), "1"),
    ("year", Unit::Of("years"), "1"),
    ("hours", Unit::Of("hours"), "1"),
    ("hour", Unit::Of("hours"), "1"),
    ("minutes", Unit::Of("minutes"), "1"),
    ("days", Unit::Of("days"), "1"),
    ("day", Unit::Of("days"), "1"),
];
