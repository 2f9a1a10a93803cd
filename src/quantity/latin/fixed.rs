//! English words that are numbers as they stand, and parts of a whole: doubled, half a million, two thirds, the 1990s.

use super::token::spelled;
use super::{Step, View};
use crate::quantity::mention::Mention;
use crate::quantity::ten_to;
use crate::quantity::units::Unit;
use crate::quantity::{Comparator, Weight};
use rust_decimal::Decimal;

impl View<'_> {
    /// Words that are numbers as they stand.
    pub(super) fn word(&self, at: usize) -> Option<Step> {
        let half = Decimal::new(5, 1);
        let firm = |value, unit| Some((at + 1, Some(self.bounded(at, self.found(at, at + 1, value, unit), at + 1))));
        let loose = |value, unit| Some((at + 1, Some(self.loose(at, at + 1, value, unit))));
        let text = self.text(at);
        if let Some(times) = text.strip_suffix("fold").and_then(|count| self.words.cardinals.get(count).copied()) {
            return firm(Decimal::from(times), Unit::Times);
        }
        match text {
            "doubled" | "doubling" | "twice" => firm(Decimal::TWO, Unit::Times),
            "quintupled" | "quintupling" => firm(Decimal::from(5), Unit::Times),
            "tripled" | "trebled" | "tripling" | "triples" => firm(Decimal::from(3), Unit::Times),
            "quadrupled" | "quadrupling" => firm(Decimal::from(4), Unit::Times),
            "double" | "doubles" if matches!(self.text(at + 1), "that" | "the" | "its" | "in") => {
                firm(Decimal::TWO, Unit::Times)
            }
            "halved" | "halving" => firm(half, Unit::Fraction),
            "double" | "doubles" => loose(Decimal::TWO, Unit::Times),
            "triple" | "treble" => loose(Decimal::from(3), Unit::Times),
            "quadruple" | "quadruples" => loose(Decimal::from(4), Unit::Times),
            "hundred" | "thousand" | "million" | "billion" if matches!(self.back(at, 1), "few" | "several") => {
                let mention = self.loose(at, at + 1, ten_to(self.scale(at, false)?), Unit::None);
                Some((at + 1, Some(Mention { comparator: Comparator::MoreThan, ..mention })))
            }
            "hundreds" | "thousands" | "millions" | "billions" | "trillions" | "dozens" | "tens" => self.several(at),
            "centenary" => loose(Decimal::ONE_HUNDRED, Unit::Ordinal),
            "per" if self.scale(at + 1, false).is_some() => self.amount(at + 1, Decimal::ONE, at + 1),
            "both" | "dual" | "pair" | "twin" | "couple" => loose(Decimal::TWO, Unit::None),
            "two" if matches!(self.back(at, 1), "the" | "these" | "those") && !self.text(at + 1).ends_with('s') => {
                loose(Decimal::TWO, Unit::None)
            }
            "half" if self.back(at, 1) == "a" && self.back(at, 2) == "and" => loose(half, Unit::Fraction),
            "half" if self.half_of_a_time(at).is_some() => self.half_of_a_time(at),
            "half" if self.text(at + 1) != "-" && self.text(at + 1) != "year" => {
                let million = usize::from(self.text(at + 1) == "a") + 1;
                match self.scale(at + million, false).filter(|_| million == 2) {
                    Some(power) => Some((
                        at + 3,
                        Some(self.bounded(at, self.found(at, at + 3, half * ten_to(power), Unit::None), at + 3)),
                    )),
                    None => firm(half, Unit::Fraction),
                }
            }
            _ if self.is_part(at) => firm(Decimal::ONE.checked_div(Decimal::from(part(text)?))?, Unit::Fraction),
            "a" | "an" if self.with_half(at, Decimal::ONE, at + 1).is_some() => {
                self.with_half(at, Decimal::ONE, at + 1)
            }
            "a" if self.scale(at + 1, false).is_some() => self.amount(at, Decimal::ONE, at + 1),
            "decade" => loose(Decimal::TEN, Unit::Of("years")),
            "two" if self.text(at + 1) == "-" && self.text(at + 2) == "way" => loose(Decimal::TWO, Unit::None),
            "zero" => loose(Decimal::ZERO, Unit::None),
            "a" if self.text(at + 1) == "dozen" => {
                let about = self.text(at + 2) == "or";
                let dozen = self.found(at, at + 2, Decimal::from(12), Unit::None);
                Some((
                    at + 2,
                    Some(if about {
                        Mention { weight: Weight::Loose, ..dozen }
                    } else {
                        self.bounded(at, dozen, at + 2)
                    }),
                ))
            }
            _ if text.len() > 4 && text.ends_with('s') && text != "ones" => {
                // "Three Fives", "the nineties"
                if let Some(tens) = text
                    .strip_suffix("ies")
                    .and_then(|stem| self.words.cardinals.get(format!("{stem}y").as_str()).copied())
                {
                    let years = Decimal::from(1900 + tens);
                    return loose(years, Unit::Decade);
                }
                loose(Decimal::from(*self.words.cardinals.get(text.strip_suffix('s')?)?), Unit::None)
            }
            _ => None,
        }
    }

    /// "hundreds of thousands", "dozens": at least so many, and no definite number.
    fn several(&self, at: usize) -> Option<Step> {
        let power = |word: &str| match word {
            "tens" | "dozens" => Some(1),
            _ => self.words.scales.get(word.strip_suffix('s')?).copied(),
        };
        let mut end = at + 1;
        let mut exponent = power(self.text(at))?;
        while let Some(more) = power(self.text(end + 1)).filter(|_| self.text(end) == "of") {
            exponent += more;
            end += 2;
        }
        let mention = self.loose(at, end, ten_to(exponent), Unit::None);
        Some((end, Some(Mention { comparator: Comparator::MoreThan, ..mention })))
    }

    /// "one in four", "three out of five".
    pub(super) fn out_of(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        let next = match (self.text(end), self.text(end + 1)) {
            ("in", _) => end + 1,
            ("out", "of") => end + 2,
            _ => return None,
        };
        let (whole, length) = spelled(self.tokens, next)?;
        let close = next + length;
        let fits = self.value(at).is_none() && value < whole && value.scale() == 0 && self.unit(close).is_none();
        let share = self.found(at, close, value.checked_div(whole)?, Unit::Fraction);
        fits.then(|| (close, Some(self.bounded(at, share, close))))
    }

    /// Whether what ends here is a part of something: "a third of", "by a quarter.", but not "a third party".
    pub(super) fn is_share(&self, at: usize) -> bool {
        let next = self.text(at);
        let noun = next.chars().all(char::is_alphabetic) && !next.is_empty();
        !noun
            || matches!(
                next,
                "of" | "or"
                    | "and"
                    | "more"
                    | "less"
                    | "higher"
                    | "lower"
                    | "in"
                    | "by"
                    | "from"
                    | "as"
                    | "the"
                    | "to"
                    | "are"
                    | "is"
                    | "were"
                    | "was"
                    | "have"
                    | "has"
                    | "had"
                    | "at"
                    | "on"
                    | "for"
                    | "over"
            )
    }

    /// Whether this is the part of "a third of", "a quarter." or "a sixth of", and no "sixth" that others come before.
    pub(super) fn is_part(&self, at: usize) -> bool {
        let word = self.text(at);
        let clear = match word {
            "third" | "quarter" => self.is_share(at + 1) && self.text(at + 1) != "to",
            _ => part(word).is_some() && self.text(at + 1) == "of",
        };
        clear && matches!(self.back(at, 1), "a" | "one")
    }

    /// one third, two-thirds, three quarters, 2/3.
    pub(super) fn parts(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        if self.text(end) == "/" && self.touches(end) {
            let below = self.value(end + 1).filter(|below| !below.is_zero() && *below > value)?;
            let found = self.found(at, end + 2, value.checked_div(below)?, Unit::Fraction);
            return Some((end + 2, Some(self.bounded(at, found, end + 2))));
        }
        let name = self.past_hyphen(end);
        let parts = match self.text(name) {
            "half" | "halves" => 2,
            word => part(word.strip_suffix('s').unwrap_or(word))?,
        };
        let of = value < Decimal::from(parts) && value.scale() == 0 && self.is_share(name + 1);
        let found = self.found(at, name + 1, value.checked_div(Decimal::from(parts))?, Unit::Fraction);
        of.then(|| (name + 1, Some(self.bounded(at, found, name + 1))))
    }

    /// two and a half years, a year and a half, 2½ in words.
    pub(super) fn with_half(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        // "and a half", and "two-and-a-half" with hyphens.
        let is_half = |from: usize| {
            let words = (from..from + 6).filter(|at| self.text(*at) != "-").map(|at| self.text(at));
            words.take(3).eq(["and", "a", "half"])
        };
        let past = |from: usize| from + 3 + (from..from + 5).filter(|at| self.text(*at) == "-").count().min(3);
        let half = Decimal::new(5, 1);
        if is_half(end) {
            return self.amount(at, value + half, past(end));
        }
        let (close, unit, factor) = self.unit(end).filter(|(close, ..)| is_half(*close))?;
        let found = Mention { factor, ..self.found(at, close + 3, value + half, unit) };
        Some((close + 3, Some(self.bounded(at, found, close + 3))))
    }

    /// half a year, half an hour.
    fn half_of_a_time(&self, at: usize) -> Option<Step> {
        let noun = at + 1 + usize::from(matches!(self.text(at + 1), "a" | "an"));
        let unit = match self.text(noun) {
            "year" if noun > at + 1 => "years",
            "month" => "months",
            "day" => "days",
            "hour" => "hours",
            _ => return None,
        };
        let found = self.found(at, noun + 1, Decimal::new(5, 1), Unit::Of(unit));
        Some((noun + 1, Some(self.bounded(at, found, noun + 1))))
    }

    /// The 1990s, the '80s.
    pub(super) fn decade(&self, at: usize, value: Decimal) -> Option<Step> {
        let ten = self.value(at).is_some() && value % Decimal::TEN == Decimal::ZERO && value.scale() == 0;
        let plural = self.text(at + 1) == "s" && self.touches(at + 1) || self.text(at + 1) == "'s";
        let short = matches!(self.back(at, 1), "'" | "’") && value < Decimal::ONE_HUNDRED;
        let long = value >= Decimal::from(1500) && value < Decimal::from(2100);
        let full = if short { value + Decimal::from(1900) } else { value };
        (ten && plural && (short || long)).then(|| (at + 2, Some(self.found(at, at + 2, full, Unit::Decade))))
    }

    /// 5G, which Chinese may call the fifth generation.
    pub(super) fn generation(&self, at: usize, value: Decimal) -> Option<Step> {
        let is_one = self.value(at).is_some() && value < Decimal::TEN && value.scale() == 0;
        (is_one && self.text(at + 1) == "g" && self.touches(at + 1) && self.capital(at + 1))
            .then(|| (at + 2, Some(self.loose(at, at + 2, value, Unit::Ordinal))))
    }
}

/// How many of them are a whole.
fn part(word: &str) -> Option<u32> {
    Some(match word {
        "third" => 3,
        "quarter" | "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        _ => return None,
    })
}
