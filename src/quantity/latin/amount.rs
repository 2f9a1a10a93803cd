//! Amounts: a number with its scale words, its unit, its bound and its sign.

use super::token::spelled;
use super::{Step, View};
use crate::quantity::mention::Mention;
use crate::quantity::units::Unit;
use crate::quantity::{Comparator, Weight, ten_to};
use rust_decimal::Decimal;

impl View<'_> {
    /// The scale word at `index`; one that is written right behind digits alone only where it touches them.
    pub(super) fn scale(&self, index: usize, attached: bool) -> Option<u32> {
        let text = self.text(index);
        if attached && self.touches(index + 1) && matches!(self.text(index + 1), "2" | "3") {
            // 100m2
            return None;
        }
        self.words.scales.get(text).copied().or_else(|| match text {
            "k" if attached => Some(3),
            "m" if attached => Some(6),
            "b" if attached => Some(9),
            "t" if attached && self.currency(index.saturating_sub(1)).is_some() => Some(12),
            _ => None,
        })
    }

    /// The unit's name from `at` and where it ends; hyphens count as spaces.
    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit, Decimal)> {
        // 3 milliards de kWh.
        let of = !self.words.whole && matches!(self.text(at), "de" | "di" | "d") && self.unit_named(at).is_none();
        self.unit_named(if of { at + 1 } else { at })
    }

    fn unit_named(&self, at: usize) -> Option<(usize, Unit, Decimal)> {
        let near = self.past_hyphen(at);
        // For three consecutive years.
        let start = near + usize::from(matches!(self.text(near), "consecutive" | "straight" | "successive" | "full"));
        let names = self.words.units.get(self.text(start))?;
        names.iter().find_map(|(name, (unit, factor))| {
            let mut end = start;
            for (index, word) in name.iter().enumerate() {
                end += usize::from(index > 0 && self.text(end) == "-");
                if self.text(end) != *word {
                    return None;
                }
                end += 1;
            }
            Some((end, *unit, *factor))
        })
    }

    /// The currency sign or code before the number at `at`: its first token and its code.
    pub(super) fn currency(&self, at: usize) -> Option<(usize, &'static str)> {
        let before = at.checked_sub(1)?;
        let code = match self.text(before) {
            "rmb" | "cny" | "¥" | "￥" => "CNY",
            "us$" | "$" | "usd" => "USD",
            "eur" | "€" => "EUR",
            "hk$" | "hkd" => "HKD",
            "£" | "gbp" => "GBP",
            "jpy" => "JPY",
            "chf" => "CHF",
            "c$" | "ca$" | "cad" => "CAD",
            "a$" | "au$" | "aud" => "AUD",
            "nt$" | "twd" => "TWD",
            _ => return None,
        };
        Some((before, code))
    }

    /// Behind the scale words from `at` on, and the power of ten of them all.
    pub(super) fn scales(&self, at: usize, currency: bool) -> (usize, u32) {
        let (mut close, mut power) = (at, 0);
        loop {
            let next = self.past_hyphen(close);
            // 4K is no number of things.
            let resolution = self.text(next) == "k" && self.capital(next) && !currency;
            let attached = next == close && self.touches(next) && !resolution;
            // "15 hundred" and "1.5 hundred thousand" multiply; "mm" and "m" before a blank are metres.
            let Some(step) = self.scale(next, attached).filter(|step| power + step <= 20) else { break };
            power += step;
            close = next + 1;
            let short = matches!(self.text(next), "mio" | "mrd" | "tsd" | "тыс" | "млн" | "млрд" | "mln" | "mld");
            close += usize::from(short && self.text(close) == "." && self.touches(close));
        }
        (close, power)
    }

    /// Scale word, unit, comparator and sign of an amount whose number ends at `end`.
    pub(super) fn amount(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        let currency = self.currency(at);
        let (mut close, mut power) = self.scales(end, currency.is_some());
        let (value, rest) = self.rest_in_words(at, value, close, power);
        if rest > close {
            (close, power) = (rest, 0);
        }
        if power > 0
            && let Some(tier) = self.tier_end(close)
        {
            let value = value.checked_mul(ten_to(power))?;
            return Some((tier, Some(self.found(at, tier, value, Unit::Tier))));
        }
        let first = currency.map_or(at, |(index, _)| index);
        let (after, unit, factor) = self.measure(at, close, currency);
        close = after;
        let aged = unit == Unit::None && matches!(self.back(first, 1), "aged" | "ages" | "age");
        let unit = if aged { Unit::Of("years") } else { unit };
        let unit_first = currency.is_some() || aged;
        let mention = Mention { scale: ten_to(power), factor, unit_first, ..self.found(first, close, value, unit) };
        let mut mention = self.bounded(first, mention, close);
        let signed = matches!(unit, Unit::Percent | Unit::Points | Unit::Of(_) | Unit::None);
        if signed && self.is_minus(first) {
            mention.value = -mention.value;
        } else if signed && (self.falls(first) || self.falls_behind(close)) {
            mention = Mention { value: -mention.value, falls: true, ..mention };
        }
        if self.text(close) == "-" && matches!(self.text(close + 1), "dimensional" | "d") {
            mention.weight = Weight::Loose;
        }
        let time = matches!(unit, Unit::Of("years" | "months" | "days" | "hours" | "minutes"));
        if mention.comparator == Comparator::AtMost && time && self.back(first, 1) == "within" {
            // "within five years" is five years.
            mention.comparator = Comparator::Equal;
        }
        let spelled_one = value == Decimal::ONE && self.value(at).is_none() && power == 0;
        if spelled_one && (unit == Unit::None || time) {
            mention.weight = Weight::Loose;
        }
        Some((close, Some(mention)))
    }

    /// What the number from `at` to `close` measures: where its unit ends, and how many of the base unit one of it is.
    pub(super) fn measure(
        &self,
        at: usize,
        close: usize,
        currency: Option<(usize, &'static str)>,
    ) -> (usize, Unit, Decimal) {
        let one = Decimal::ONE;
        if let Some((_, code)) = currency {
            // "RMB 5 yuan" says it twice.
            return (close, Unit::Of(code), one);
        }
        if let Some(found) = self.unit(close).or_else(|| self.rate(close)) {
            return found;
        }
        if let Some(after) = self.times(close) {
            return (after, Unit::Times, one);
        }
        if self.text(close) == "of" && matches!(self.text(close + 1), "a" | "one") && self.is_point_name(close + 2) {
            // 0.05 of a percentage point
            return (close + 4, Unit::Points, one);
        }
        if self.is_points(at, close) { (close + 1, Unit::Points, one) } else { (close, Unit::None, one) }
    }

    /// A birth rate of 6.77 per thousand, which is 6.77‰; per thousand people is a number and its base.
    fn rate(&self, at: usize) -> Option<(usize, Unit, Decimal)> {
        const GOES_ON: &[&str] = &[
            "and", "or", "in", "from", "to", "by", "than", "compared", "while", "against", "over", "at", "on", "down",
            "up", "during", "for", "but", "with", "as", "below", "above", "a",
        ];
        if self.text(at) != "per" {
            return None;
        }
        let (tens, length) = self.count(at + 1).unwrap_or((Decimal::ONE, 0));
        let (end, scale) = self.scales(at + 1 + length, false);
        let power = scale + (0..=9).find(|power| ten_to(*power) == tens)?;
        let next = self.text(end);
        let ends = !next.starts_with(char::is_alphanumeric) || GOES_ON.contains(&next);
        let factor = Decimal::ONE_HUNDRED.checked_div(ten_to(power))?;
        (power > 0 && ends).then_some((end, Unit::Percent, factor))
    }

    /// Behind "times" and "-fold".
    pub(super) fn times(&self, at: usize) -> Option<usize> {
        let next = self.past_hyphen(at);
        // "five times running" and "three times a week" count occasions.
        let occasions = matches!(self.text(next + 1), "running" | "in" | "a" | "every" | "each" | "over" | "per");
        (self.text(next) == "fold" || (self.text(next) == "times" && !occasions)).then_some(next + 1)
    }

    pub(super) fn is_point_name(&self, at: usize) -> bool {
        self.text(at) == "percentage" && self.text(at + 1) == "point"
    }

    /// 2.5 points higher: percentage points where the words say that something moved.
    pub(super) fn is_points(&self, at: usize, close: usize) -> bool {
        let moved = ["higher", "lower", "up", "down", "above", "below", "from", "on", "over"];
        matches!(self.text(close), "points" | "point")
            && (self.value(at).is_some_and(|value| value.scale() > 0)
                || moved.contains(&self.text(close + 1))
                || matches!(self.back(at, 1), "by" | "up" | "down"))
    }

    /// Two thousand [and twenty-five], one million [two hundred thousand]: the value with what follows, and where that ends.
    pub(super) fn rest_in_words(&self, at: usize, value: Decimal, close: usize, power: u32) -> (Decimal, usize) {
        let start = close + usize::from(self.text(close) == "and");
        let words = power >= 3 && self.value(at).is_none();
        let Some((rest, length)) = spelled(self.tokens, start).filter(|_| words) else { return (value, close) };
        let end = start + length;
        let lower = self.scale(end, false).filter(|lower| *lower < power && *lower >= 3);
        let Some((rest, end)) =
            lower.map_or(Some((rest, end)), |lower| Some((rest.checked_mul(ten_to(lower))?, end + 1)))
        else {
            return (value, close);
        };
        match value.checked_mul(ten_to(power)).and_then(|value| value.checked_add(rest)) {
            Some(sum) if rest < ten_to(power) => {
                // One million two hundred thousand [and five].
                match lower.and_then(|_| spelled(self.tokens, end + usize::from(self.text(end) == "and"))) {
                    Some((units, length)) => (sum + units, end + length + usize::from(self.text(end) == "and")),
                    None => (sum, end),
                }
            }
            _ => (value, close),
        }
    }
}
