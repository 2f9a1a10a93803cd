//! Numbers in English text: tokens first, then at each the longest thing that is a number.

use super::compare::{Found, finish};
use super::han::ten_to;
use super::phrases::{AFTER, BEFORE, FALLS, FALLS_AFTER, TIER_NOUNS};
use super::units::{ENGLISH, Unit};
use super::words::{Token, scale, spelled, tokens};
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
    pub(super) tokens: &'t [Token<'t>],
}

pub(super) type Step = (usize, Option<Found>);

impl View<'_> {
    pub(super) fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text.as_ref())
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
            .or_else(|| self.one_of_a_class(at))
            .or_else(|| self.class(at))
            .or_else(|| self.number(at))
            .unwrap_or((at + 1, None))
    }

    /// A plain count in digits or words, for what is built on it.
    pub(super) fn count(&self, at: usize) -> Option<(Decimal, usize)> {
        self.value(at).map(|value| (value, 1)).or_else(|| spelled(self.tokens, at))
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

    /// One trillion-yuan industry: 1个万亿级产业, or 万亿级产业.
    fn one_of_a_class(&self, at: usize) -> Option<Step> {
        let class = self.text(at) == "one" && self.class(at + 1).is_some();
        class.then(|| (at + 1, Some(self.loose(at, at + 1, Decimal::ONE, Unit::None))))
    }

    /// Behind `yuan-class`, `-level`, ` tier`.
    pub(super) fn tier_end(&self, at: usize) -> Option<usize> {
        let mut end = self.past_hyphen(at);
        if matches!(self.text(end), "yuan" | "rmb") {
            if self.back(end, 1) == "-" && TIER_NOUNS.contains(&self.text(end + 1)) {
                // "a trillion-yuan industry", which is 万亿级产业.
                return Some(end + 1);
            }
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
        if let Some(step) = self.with_half(at, value, end) {
            return Some(step);
        }
        if let Some(step) = self.decade(at, value).or_else(|| self.generation(at, value)) {
            return Some(step);
        }
        let in_digits = self.value(at).is_some();
        if in_digits && self.touches(end) && self.text(end).chars().all(char::is_alphabetic) {
            let resolution = self.text(end) == "k" && self.capital(end) && self.currency(at).is_none();
            let known = (scale(self.text(end), true).is_some() && !resolution)
                || self.unit(end).is_some()
                || self.text(end) == "fold";
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

    /// The unit's name from `at` and where it ends; hyphens count as spaces.
    pub(super) fn unit(&self, at: usize) -> Option<(usize, Unit, Decimal)> {
        let near = self.past_hyphen(at);
        // For three consecutive years.
        let start = near + usize::from(matches!(self.text(near), "consecutive" | "straight" | "successive" | "full"));
        let first = self.text(start).bytes().next()?;
        let matched = |name: &str| {
            if name.bytes().next() != Some(first) {
                return None;
            }
            let mut end = start;
            for word in name.split([' ', '-']) {
                let own = self.text(end);
                // "a 15-minute walk": the singular of a name of several letters.
                let singular = own.len() > 3 && word.strip_suffix('s') == Some(own);
                if own != word && !singular {
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
            // 4K is no number of things.
            let resolution = self.text(next) == "k" && self.capital(next) && self.currency(at).is_none();
            let attached = next == close && self.touches(next) && !resolution;
            let Some(step) = scale(self.text(next), attached).filter(|step| power + step <= 20) else { break };
            power += step;
            close = next + 1;
        }
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
            _ if self.text(close) == "of"
                && matches!(self.text(close + 1), "a" | "one")
                && self.is_point_name(close + 2) =>
            {
                // 0.05 of a percentage point
                close += 4;
                (Unit::Points, Decimal::ONE)
            }
            _ if self.is_points(at, close) => {
                close += 1;
                (Unit::Points, Decimal::ONE)
            }
            _ => (Unit::None, Decimal::ONE),
        };
        let found = Found { scale: ten_to(power), factor, ..self.found(first, close, value, unit) };
        let mut found = self.bounded(first, found, close);
        let signed = matches!(unit, Unit::Percent | Unit::Points | Unit::Of(_) | Unit::None);
        if signed && (self.falls(first) || self.falls_behind(close)) {
            found.value = -found.value;
        }
        if self.text(close) == "-" && matches!(self.text(close + 1), "dimensional" | "d") {
            found.weight = Weight::Loose;
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
            // "1+7" and "1+N" join.
            let goes_on = self.touches(close + 1) && self.text(close + 1).chars().all(char::is_alphanumeric);
            let joins = *words == ["+"] && (goes_on || !self.touches(close));
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

    /// "a 3.2% decline", "5 points lower", "a 20 per cent year-on-year drop"; but "5% lower-cost".
    fn falls_behind(&self, close: usize) -> bool {
        let year_on_year = usize::from(self.text(close) == "year") * 5;
        let at = if year_on_year > 0 && self.text(close + 2) == "on" { close + year_on_year } else { close };
        FALLS_AFTER.contains(&self.text(at)) && self.text(at + 1) != "-"
    }

    fn is_point_name(&self, at: usize) -> bool {
        self.text(at) == "percentage" && self.text(at + 1) == "point"
    }

    /// Two thousand [and twenty-five], one million [two hundred thousand]: the value with what follows, and where that ends.
    fn rest_in_words(&self, at: usize, value: Decimal, close: usize, power: u32) -> (Decimal, usize) {
        let start = close + usize::from(self.text(close) == "and");
        let words = power >= 3 && self.value(at).is_none();
        let Some((rest, length)) = spelled(self.tokens, start).filter(|_| words) else { return (value, close) };
        let end = start + length;
        let lower = scale(self.text(end), false).filter(|lower| *lower < power && *lower >= 3);
        let Some((rest, end)) =
            lower.map_or(Some((rest, end)), |lower| Some((rest.checked_mul(ten_to(lower))?, end + 1)))
        else {
            return (value, close);
        };
        match value.checked_mul(ten_to(power)).and_then(|value| value.checked_add(rest)) {
            Some(sum) if rest < ten_to(power) => (sum, end),
            _ => (value, close),
        }
    }

    /// 2.5 points higher: percentage points where the words say that something moved.
    fn is_points(&self, at: usize, close: usize) -> bool {
        let moved = ["higher", "lower", "up", "down", "above", "below", "from", "on", "over"];
        matches!(self.text(close), "points" | "point")
            && (self.value(at).is_some_and(|value| value.scale() > 0)
                || moved.contains(&self.text(close + 1))
                || matches!(self.back(at, 1), "by" | "up" | "down"))
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
