//! What the signs of a numeral are worth together.

use rust_decimal::Decimal;

/// A sign of a numeral in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Digit(u8),
    /// A number in Arabic digits, and how many they are.
    Number(u64, u32),
    /// Two digits of which either may be meant: 七八十.
    Either(u8, u8),
    Power(u32),
    Zero,
    /// 几 and 数.
    Several,
    /// 多 and 余 before a power.
    More,
}

/// Which of two digits is taken where either may be meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Choice {
    First,
    Second,
}

/// The value of signs in the usual order. `None` where they are in none: a row of digits is no number.
pub(super) fn evaluate(signs: &[Sign], choice: Choice) -> Option<Decimal> {
    let mut sum = Sum::default();
    for sign in signs {
        match *sign {
            Sign::Power(power) => sum.multiply(power)?,
            Sign::More => {}
            Sign::Zero if sum.pending.is_none() => sum.zero = true,
            _ if sum.pending.is_some() => return None,
            Sign::Zero => return None,
            Sign::Number(value, length) => (sum.pending, sum.length) = (Some(u128::from(value)), length),
            Sign::Digit(digit) => sum.pending = Some(u128::from(digit)),
            Sign::Either(first, _) if matches!(choice, Choice::First) => sum.pending = Some(u128::from(first)),
            Sign::Either(_, second) => sum.pending = Some(u128::from(second)),
            // 几十 is ten and more, 十几 is, too.
            Sign::Several => sum.pending = Some(u128::from(sum.total + sum.section == 0)),
        }
    }
    let value = Decimal::try_from_i128_with_scale(i128::try_from(sum.finish()?).ok()?, 0).ok()?;
    (!value.is_zero() || signs == [Sign::Zero]).then_some(value)
}

/// A numeral as it is worked out from left to right.
#[derive(Debug, Default)]
struct Sum {
    /// Of the parts that 万 and 亿 multiply.
    total: u128,
    /// Of what stands behind them.
    section: u128,
    /// Digits that no power has multiplied yet.
    pending: Option<u128>,
    /// How many Arabic digits these are; none in words.
    length: u32,
    /// The last power.
    last: u32,
    /// Whether a zero stands behind it: 一万零二.
    zero: bool,
}

impl Sum {
    /// 十 to 兆: multiplies what is pending, or all before. `None` where powers rise: 三百五千.
    fn multiply(&mut self, power: u32) -> Option<()> {
        if power < 4 {
            let part = self.pending.take().unwrap_or(1).checked_mul(10_u128.checked_pow(power)?)?;
            if self.last > 0 && part >= 10_u128.checked_pow(self.last)? {
                return None;
            }
            self.section = self.section.checked_add(part)?;
        } else {
            let part = self.section.checked_add(self.pending.take().unwrap_or(0))?;
            let scale = 10_u128.checked_pow(power)?;
            // 一亿五千万: 万 multiplies what stands behind 亿 alone; 三万亿: 亿 multiplies all before it.
            let before = if self.total < scale { 0 } else { std::mem::take(&mut self.total) };
            if before > 0 && (part >= 10_000 || !before.is_multiple_of(scale.checked_mul(10_000)?)) {
                return None;
            }
            self.total = self.total.checked_add(part)?.checked_mul(scale)?.checked_add(before)?;
            self.section = 0;
        }
        (self.last, self.zero, self.length) = (power, false, 0);
        Some(())
    }

    /// With what stands behind the last power: 一万二 and 3万5 are ellipses, 3万4000 and 一万零二 are not.
    fn finish(&self) -> Option<u128> {
        let sum = self.total.checked_add(self.section)?;
        let Some(pending) = self.pending else { return Some(sum) };
        let one = self.length <= 1;
        let tail = match self.last {
            0 => pending,
            last if one && !self.zero && last >= 2 => pending.checked_mul(10_u128.checked_pow(last - 1)?)?,
            last if one || self.zero || self.length == last => pending,
            _ => return None,
        };
        (self.last == 0 || tail < 10_u128.checked_pow(self.last)?).then_some(sum.checked_add(tail)?)
    }
}
