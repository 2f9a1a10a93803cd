//! Numbers in English text: tokens first, then at each the longest thing that is a number.

use super::compare::{Found, finish};
use super::han::ten_to;
use super::phrases::{AFTER, BEFORE, FALLS};
use super::units::{ENGLISH, Unit};
use super::words::{Token, scale, small, spelled, tokens};
use super::{Comparator, Reading, Weight};
use rust_decimal::Decimal;

/// The readings of an English text.
pub(super) fn read(text: &str) -> Vec<Reading> {
    let tokens = tokens(text);
    let view = View { tokens: &tokens };
    let (mut index, mut found) = (0, Vec::new());
    while index < tokens.len() {
        let (next, reading) = view.step(index);
        found.extend(reading);
        index = next.max(index + 1);
    }
    finish(text, found)
}

/// The tokens, and what can be asked of them.
pub(super) struct View<'t> {
    pub(super) tokens: &'t [Token],
}

pub(super) type Step = (usize, Option<Found>);

impl View<'_> {
    pub(super) fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text.as_str())
    }

    /// The word before `index`, hyphens aside.
    pub(super) fn back(&self, index: usize, steps: usize) -> &str {
        index.checked_sub(steps).map_or("", |index| self.text(index))
    }

    pub(super) fn value(&self, index: usize) -> Option<Decimal> {
        self.tokens.get(index)?.value
    }

    /// `index`, or one on where a hyphen stands.
    pub(super) fn past_hyphen(&self, index: usize) -> usize {
        index + usize::from(self.text(index) == "-")
    }

    pub(super) fn touches(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| !token.spaced)
    }

    pub(super) fn found(&self, from: usize, to: usize, value: Decimal, unit: Unit) -> Found {
        let start = self.tokens.get(from).map_or(0, |token| token.range.start);
        let end = to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.range.end);
        Found::plain(start..end.max(start), value, unit)
    }

    pub(super) fn loose(&self, from: usize, to: usize, value: Decimal, unit: Unit) -> Found {
        Found { weight: Weight::Loose, ..self.found(from, to, value, unit) }
    }

    pub(super) fn step(&self, at: usize) -> Step {
        self.identifier(at)
            .or_else(|| self.ordinal(at))
            .or_else(|| self.calendar(at))
            .or_else(|| self.word(at))
            .or_else(|| self.class(at))
            .or_else(|| self.number(at))
            .unwrap_or((at + 1, None))
    }

    /// A plain count in digits or words, for what is built on it.
    pub(super) fn count(&self, at: usize) -> Option<(Decimal, usize)> {
        self.value(at).map(|value| (value, 1)).or_else(|| spelled(self.tokens, at))
    }

    /// Words that are numbers as they stand.
    pub(super) fn word(&self, at: usize) -> Option<Step> {
        let half = Decimal::new(5, 1);
        let firm = |value, unit| Some((at + 1, Some(self.bounded(at, self.found(at, at + 1, value, unit), at + 1))));
        let loose = |value, unit| Some((at + 1, Some(self.loose(at, at + 1, value, unit))));
        let text = self.text(at);
        if let Some(times) = text.strip_suffix("fold").and_then(small) {
            return firm(Decimal::from(times), Unit::Times);
        }
        match text {
            "doubled" | "doubling" | "twice" => firm(Decimal::TWO, Unit::Times),
            "tripled" | "trebled" | "tripling" | "triples" => firm(Decimal::from(3), Unit::Times),
            "quadrupled" | "quadrupling" => firm(Decimal::from(4), Unit::Times),
            "double" | "doubles" if matches!(self.text(at + 1), "that" | "the" | "its" | "in") => {
                firm(Decimal::TWO, Unit::Times)
            }
            "halved" | "halving" => firm(half, Unit::Fraction),
            "double" | "doubles" => loose(Decimal::TWO, Unit::Times),
            "both" | "dual" | "pair" | "twin" | "couple" => loose(Decimal::TWO, Unit::None),
            "two" if matches!(self.back(at, 1), "the" | "these" | "those") && !self.text(at + 1).ends_with('s') => {
                loose(Decimal::TWO, Unit::None)
            }
            "half" if self.back(at, 1) == "a" && self.back(at, 2) == "and" => loose(half, Unit::Fraction),
            "half" if self.text(at + 1) != "-" && self.text(at + 1) != "year" => {
                let million = usize::from(self.text(at + 1) == "a") + 1;
                match scale(self.text(at + million), false).filter(|_| million == 2) {
                    Some(power) => Some((
                        at + 3,
                        Some(self.bounded(at, self.found(at, at + 3, half * ten_to(power), Unit::None), at + 3)),
                    )),
                    None => firm(half, Unit::Fraction),
                }
            }
            "quarter" | "third" if self.back(at, 1) == "a" && self.is_share(at + 1) => {
                let parts = if text == "third" { Decimal::from(3) } else { Decimal::from(4) };
                firm(Decimal::ONE.checked_div(parts)?, Unit::Fraction)
            }
            "a" if scale(self.text(at + 1), false).is_some() => self.amount(at, Decimal::ONE, at + 1),
            "decade" => loose(Decimal::TEN, Unit::Of("years")),
            "zero" => loose(Decimal::ZERO, Unit::None),
            "a" if self.text(at + 1) == "dozen" => {
                Some((at + 2, Some(self.found(at, at + 2, Decimal::from(12), Unit::None))))
            }
            _ => None,
        }
    }

    /// trillion-yuan-class, hundred-billion-level: a class without a digit.
    pub(super) fn class(&self, at: usize) -> Option<Step> {
        scale(self.text(at), false)?;
        let (mut end, mut power) = (at, 0);
        while let Some(step) = scale(self.text(end), false) {
            power += step;
            end = self.past_hyphen(end + 1);
        }
        let close = self.tier_end(end)?;
        (power <= 20).then(|| (close, Some(self.found(at, close, ten_to(power), Unit::Tier))))
    }

    /// Behind `yuan-class`, `-level`, ` tier`.
    pub(super) fn tier_end(&self, at: usize) -> Option<usize> {
        let mut end = self.past_hyphen(at);
        if matches!(self.text(end), "yuan" | "rmb") {
            end = self.past_hyphen(end + 1);
        }
        matches!(self.text(end), "class" | "level" | "tier" | "scale" | "grade").then_some(end + 1)
    }

    /// A number in digits or words with what belongs to it.
    pub(super) fn number(&self, at: usize) -> Option<Step> {
        let (value, length) = self.count(at)?;
        let end = at + length;
        if let Some(step) = self.parts(at, value, end) {
            return Some(step);
        }
        let in_digits = self.value(at).is_some();
        if in_digits && self.touches(end) && self.text(end).chars().all(char::is_alphabetic) {
            let known = scale(self.text(end), true).is_some() || self.unit(end).is_some() || self.text(end) == "fold";
            if !known && !self.text(end).is_empty() {
                return Some((end + 1, None));
            }
        }
        if self.is_place(at) && scale(self.text(end), false).is_none() && self.unit(end).is_none() {
            let weight = if value == Decimal::ONE { Weight::Loose } else { Weight::Firm };
            return Some((end, Some(Found { weight, ..self.found(at, end, value, Unit::Ordinal) })));
        }
        let named = in_digits
            && self.back(at, 1) == "-"
            && self.touches(at)
            && self.touches(at - 1)
            && self.capital(at.saturating_sub(2));
        if named && self.text(end) != "-" {
            // Jilin-1: a name.
            return Some((end, Some(self.loose(at, end, value, Unit::Ordinal))));
        }
        if in_digits && self.is_year(at, value) {
            return Some((end, Some(self.found(at, end, value, Unit::Year))));
        }
        self.amount(at, value, end)
    }

    /// Whether what ends here is a part of something: "a third of", "by a quarter.", but not "a third party".
    pub(super) fn is_share(&self, at: usize) -> bool {
        let next = self.text(at);
        let noun = next.chars().all(char::is_alphabetic) && !next.is_empty();
        !noun
            || matches!(
                next,
                "of" | "or" | "and" | "more" | "less" | "higher" | "lower" | "in" | "by" | "from" | "as" | "the"
            )
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
            "third" | "thirds" => 3,
            "quarter" | "quarters" => 4,
            "fourth" | "fourths" => 4,
            "fifth" | "fifths" => 5,
            "tenth" | "tenths" => 10,
            _ => return None,
        };
        let of = value < Decimal::from(parts) && value.scale() == 0 && self.is_share(name + 1);
        let found = self.found(at, name + 1, value.checked_div(Decimal::from(parts))?, Unit::Fraction);
        of.then(|| (name + 1, Some(self.bounded(at, found, name + 1))))
    }

    /// The unit's name from `at` and where it ends; hyphens count as spaces.
    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit, Decimal)> {
        let matched = |name: &str| {
            let mut end = self.past_hyphen(at);
            for word in name.split([' ', '-']) {
                if self.text(end) != word {
                    return None;
                }
                end += 1;
                if self.text(end) == "-" && name.contains('-') {
                    end += 1;
                }
            }
            Some(end)
        };
        ENGLISH.iter().find_map(|(name, unit, factor)| Some((matched(name)?, *unit, factor.parse().ok()?)))
    }

    /// The currency sign or code before the number at `at`: its first token and its code.
    pub(super) fn currency(&self, at: usize) -> Option<(usize, &'static str)> {
        let before = at.checked_sub(1)?;
        let code = match self.text(before) {
            "rmb" | "cny" | "¥" | "￥" => "CNY",
            "us$" | "$" | "usd" => "USD",
            "eur" | "€" => "EUR",
            "hk$" => "HKD",
            "£" => "GBP",
            _ => return None,
        };
        Some((before, code))
    }

    /// Scale word, unit, comparator and sign of an amount whose number ends at `end`.
    pub(super) fn amount(&self, at: usize, value: Decimal, end: usize) -> Option<Step> {
        let (mut close, mut power) = (end, 0);
        loop {
            let next = self.past_hyphen(close);
            let attached = next == close && self.touches(next);
            let Some(step) = scale(self.text(next), attached).filter(|step| power + step <= 20) else { break };
            power += step;
            close = next + 1;
        }
        if power > 0
            && let Some(tier) = self.tier_end(close)
        {
            let value = value.checked_mul(ten_to(power))?;
            return Some((tier, Some(self.found(at, tier, value, Unit::Tier))));
        }
        let currency = self.currency(at);
        let first = currency.map_or(at, |(index, _)| index);
        let (unit, factor) = match (currency, self.unit(close), self.times(close)) {
            (Some((_, code)), ..) => (Unit::Of(code), Decimal::ONE),
            (_, Some((after, unit, factor)), _) => {
                close = after;
                (unit, factor)
            }
            (_, _, Some(after)) => {
                close = after;
                (Unit::Times, Decimal::ONE)
            }
            _ => (Unit::None, Decimal::ONE),
        };
        let found = Found { scale: ten_to(power), factor, ..self.found(first, close, value, unit) };
        let mut found = self.bounded(first, found, close);
        let signed = matches!(unit, Unit::Percent | Unit::Points | Unit::Of(_) | Unit::None);
        if signed && self.falls(first) {
            found.value = -found.value;
        }
        let spelled_one = value == Decimal::ONE && self.value(at).is_none() && power == 0;
        if found.comparator == Comparator::AtMost && matches!(unit, Unit::Of("years" | "months" | "days" | "hours")) {
            // "within five years" is five years.
            found.comparator = Comparator::Equal;
        }
        if spelled_one && matches!(unit, Unit::None | Unit::Of("years" | "months" | "days" | "hours")) {
            found.weight = Weight::Loose;
        }
        Some((close, Some(found)))
    }

    /// Behind "times" and "-fold".
    pub(super) fn times(&self, at: usize) -> Option<usize> {
        let next = self.past_hyphen(at);
        // "five times running" counts occasions.
        let occasions = matches!(self.text(next + 1), "running" | "in" | "a" | "every" | "each" | "over");
        (self.text(next) == "fold" || (self.text(next) == "times" && !occasions)).then_some(next + 1)
    }

    /// `found` with the comparator of the words around it.
    pub(super) fn bounded(&self, first: usize, mut found: Found, close: usize) -> Found {
        let after = AFTER.iter().find(|(words, _)| {
            let noun = usize::from(self.is_noun(close));
            let joins = *words == ["+"] && (self.value(close + 1).is_some() || !self.touches(close));
            let here = |at: usize| words.iter().enumerate().all(|(step, word)| self.text(at + step) == *word);
            !joins && [close, close + noun].into_iter().any(here)
        });
        let before = self.comparator_before(first).map(|(_, comparator)| comparator);
        found.comparator = after.map(|(_, comparator)| *comparator).or(before).unwrap_or(Comparator::Equal);
        found
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        self.text(at).chars().all(char::is_alphabetic) && self.text(at).ends_with('s')
    }

    /// The comparator that ends right before `first`, and its first token.
    pub(super) fn comparator_before(&self, first: usize) -> Option<(usize, Comparator)> {
        let first = first - usize::from(matches!(self.back(first, 1), "a" | "the" | "an")).min(first);
        BEFORE.iter().find_map(|(words, comparator)| {
            let start = first.checked_sub(words.len())?;
            let matches = words.iter().enumerate().all(|(step, word)| self.text(start + step) == *word);
            // "over five years" is a time, not a bound.
            let duration =
                *words == ["over"] && matches!(self.unit(first + 1), Some((_, Unit::Of("years" | "months"), _)));
            // "under seven aspects" is a heading, "under 7%" a bound.
            let article = first < self.tokens.len() && *words == ["over"] && self.text(first) == "the";
            let heading = *words == ["under"] && self.value(first).is_none() && self.currency(first + 1).is_none();
            (matches && !duration && !heading && !article).then_some((start, *comparator))
        })
    }

    /// Whether the number is the size of a fall: "fell by 5%", but not "fell to 5%".
    pub(super) fn falls(&self, first: usize) -> bool {
        let start = self.comparator_before(first).map_or(first, |(start, _)| start);
        let before = self.back(start, 1);
        if matches!(before, "-" | "−" | "–") {
            return self.tokens.get(start - 1).is_some_and(|sign| sign.spaced) && self.touches(start);
        }
        if matches!(before, "to" | "at" | "from") {
            return false;
        }
        for steps in 1..=5 {
            let word = self.back(start, steps);
            let ends = matches!(word, "," | "." | ";" | ":" | "" | "and" | "to" | "rose" | "grew" | "up" | "increased");
            if ends || start.checked_sub(steps).and_then(|index| self.value(index)).is_some() {
                return false;
            }
            if FALLS.contains(&word) {
                return true;
            }
        }
        false
    }
}
