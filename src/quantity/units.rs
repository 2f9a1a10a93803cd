//! What a value counts or measures, in the base units of `measures.rs`.
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
    /// A time of day: hour × 100 + minute.
    Time,
    /// A number that names (a telephone's, a standard's): its digits.
    Code,
    /// The number in a name of letters and digits (C919, 5G), with a hash of its letters.
    Name(u32),
    /// A stretch with digits or numerals that was not understood: its digits.
    Unread,
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
    /// The unit of the number in a name with these letters before and behind it, whatever their case: FNV-1a, 32 bits.
    pub(crate) fn of_name(before: &str, behind: &str) -> Self {
        let bytes = before.bytes().chain([b'#']).chain(behind.bytes());
        Self::Name(
            bytes.fold(0x811c_9dc5, |hash, byte| {
                (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
            }),
        )
    }

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
            Self::Time => {
                let (hour, minute) = ((plain / Decimal::ONE_HUNDRED).trunc(), plain % Decimal::ONE_HUNDRED);
                let second = (minute.fract() * Decimal::ONE_HUNDRED).trunc();
                let second = if second.is_zero() { String::new() } else { format!(":{second:02}") };
                format!("{hour:02}:{:02}{second}", minute.trunc())
            }
            Self::Code => format!("#{plain}"),
            Self::Name(_) => format!("name {plain}"),
            Self::Unread => format!("?{plain}"),
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
