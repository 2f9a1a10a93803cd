//! Dates and orders in English text: years, months, quarters, ordinals, plans, chapters.

use super::token::spelled;
use super::{Step, View};
use crate::quantity::units::Unit;
use rust_decimal::Decimal;

/// What is known by its number.
const PLACES: &[&str] = &[
    "gate",
    "line",
    "page",
    "building",
    "plant",
    "workshop",
    "batch",
    "chapter",
    "part",
    "section",
    "article",
    "phase",
    "stage",
    "volume",
    "block",
    "step",
    "paragraph",
    "item",
    "clause",
    "table",
    "figure",
    "fig",
    "annex",
    "appendix",
    "box",
    "note",
    "goal",
    "target",
    "footnote",
    "p",
    "no",
    "pp",
    "issue",
    "schedule",
    "subsection",
    "subparagraph",
    "point",
    "question",
    "exhibit",
    "chart",
    "vol",
    "art",
    "para",
    "sec",
    "room",
    "floor",
    "rule",
    "unit",
    "platform",
    "terminal",
    "route",
    "version",
    "task",
    "lesson",
    "scenario",
];

impl View<'_> {
    /// The number of the month that the token `at` names; short names with their full stop aside.
    fn month(&self, at: usize) -> Option<u32> {
        self.month_named(self.text(at))
    }

    fn month_named(&self, word: &str) -> Option<u32> {
        self.words.months.get(word).copied()
    }

    fn is_word_touching(&self, at: usize) -> bool {
        self.touches(at) && self.text(at).chars().all(char::is_alphanumeric)
    }

    fn ordinal_word(&self, at: usize) -> Option<u32> {
        self.words.ordinals.get(self.text(at)).copied()
    }

    /// PM2.5, A4, Q1: letters with digits that touch them.
    pub(super) fn identifier(&self, at: usize) -> Option<Step> {
        let letters = self.tokens.get(at).filter(|token| token.value.is_none())?;
        let value = self.value(at + 1).filter(|_| self.touches(at + 1))?;
        if !letters.text.chars().all(char::is_alphabetic)
            || matches!(letters.text, "rmb" | "cny" | "usd" | "eur" | "us")
        {
            return None;
        }
        let unit = match letters.text {
            "fy" if value >= Decimal::from(1900) => Unit::Year,
            "q" if value <= Decimal::from(4) && !self.is_word_touching(at + 2) => Unit::Quarter,
            "h" if value <= Decimal::TWO && !self.is_word_touching(at + 2) => Unit::Half,
            name => return Some((at + 2, Some(self.loose(at, at + 2, value, Unit::of_name(name, ""))))),
        };
        Some((at + 2, Some(self.found(at, at + 2, value, unit))))
    }

    /// 21st, twenty-first, No. 2, 14th Five-Year Plan, first quarter, first three quarters.
    pub(super) fn ordinal(&self, at: usize) -> Option<Step> {
        if matches!(self.text(at), "no" | "nos") {
            let digits = at + 1 + usize::from(self.text(at + 1) == ".");
            let value = self.value(digits)?;
            return Some((digits + 1, Some(self.found(at, digits + 1, value, Unit::Ordinal))));
        }
        let (value, end, firm) = self.ordinal_number(at)?;
        let one = value == Decimal::ONE;
        let span = self.past_hyphen(end);
        let plan = self.text(span) == "five" && self.text(self.past_hyphen(span + 1)) == "year";
        if plan || self.text(span) == "fyp" {
            let year = self.past_hyphen(span + 1);
            let close =
                if plan { year + 1 + usize::from(matches!(self.text(year + 1), "plan" | "plans")) } else { span + 1 };
            return Some((close, Some(self.found(at, close, value, Unit::Plan))));
        }
        let unit = match self.text(span) {
            "quarter" => Unit::Quarter,
            "half" => Unit::Half,
            _ => Unit::Ordinal,
        };
        if unit != Unit::Ordinal {
            return Some((span + 1, Some(self.found(at, span + 1, value, unit))));
        }
        if one && let Some((count, length)) = self.count(span) {
            let after = span + length;
            let unit = match self.text(after) {
                "quarters" => Some(Unit::FirstQuarters),
                "months" => Some(Unit::FirstMonths),
                _ => None,
            };
            if let Some(unit) = unit {
                return Some((after + 1, Some(self.found(at, after + 1, count, unit))));
            }
        }
        let reading =
            if firm { self.found(at, end, value, Unit::Ordinal) } else { self.loose(at, end, value, Unit::Ordinal) };
        Some((end, Some(reading)))
    }

    /// An ordinal's value, its end, and whether it is in digits.
    pub(super) fn ordinal_number(&self, at: usize) -> Option<(Decimal, usize, bool)> {
        if let Some(value) = self.value(at) {
            let suffix = matches!(self.text(at + 1), "st" | "nd" | "rd" | "th") && self.touches(at + 1);
            let is_date = suffix
                && ((self.text(at + 2) == "of" && self.month(at + 3).is_some())
                    || self.month(at + 2).is_some()
                    || self.month_named(self.back(at, 1)).is_some());
            return (suffix && !is_date).then_some((value, at + 2, true));
        }
        if let Some((tens, 1)) = spelled(self.tokens, at).filter(|(tens, _)| *tens >= Decimal::from(20))
            && self.text(at + 1) == "-"
            && let Some(ones) = self.ordinal_word(at + 2).filter(|ones| *ones < 10)
        {
            return Some((tens + Decimal::from(ones), at + 3, true));
        }
        let value = self.ordinal_word(at)?;
        (!self.is_part(at)).then_some((Decimal::from(value), at + 1, false))
    }

    /// 13 August, August 13, August 2022, H1, 2021.
    pub(super) fn calendar(&self, at: usize) -> Option<Step> {
        let day = |index: usize| {
            self.value(index)
                .filter(|value| value.scale() == 0 && *value >= Decimal::ONE && *value <= Decimal::from(31))
        };
        let suffixed = |index: usize| {
            index + usize::from(self.touches(index) && matches!(self.text(index), "st" | "nd" | "rd" | "th"))
        };
        if let Some(value) = day(at) {
            let name = suffixed(at + 1);
            let name = name + usize::from(self.text(name) == "of" && self.month(name + 1).is_some());
            let name = name + usize::from(!self.words.whole && self.text(name) == "." && self.touches(name));
            if let Some(number) = self.month(name).filter(|_| self.capital(name) || !self.words.whole) {
                let value = Decimal::from(number) * Decimal::ONE_HUNDRED + value;
                return Some((name + 1, Some(self.found(at, name + 1, value, Unit::Date))));
            }
        }
        let number = self.month(at).filter(|_| self.capital(at) && self.is_month(at))?;
        if let Some(value) = day(at + 1) {
            let close = suffixed(at + 2);
            let value = Decimal::from(number) * Decimal::ONE_HUNDRED + value;
            return Some((close, Some(self.found(at, close, value, Unit::Date))));
        }
        Some((at + 1, Some(self.found(at, at + 1, Decimal::from(number), Unit::Month))))
    }

    pub(super) fn capital(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// "May" and "March" are months beside a number or behind a preposition only; short names never stand alone.
    pub(super) fn is_month(&self, at: usize) -> bool {
        let certain = !matches!(self.text(at), "may" | "march") && self.text(at).len() > 3;
        let before = matches!(
            self.back(at, 1),
            "in" | "of" | "since" | "to" | "from" | "by" | "until" | "–" | "—" | "-" | "through" | "and" | "for"
        );
        let alone = self.back(at, 1).is_empty() && matches!(self.text(at + 1), "" | "of");
        certain || alone || (before && self.text(at).len() > 2) || self.value(at + 1).is_some()
    }

    /// "chapter two", "chapters five and six", "item (2)": a place in an order.
    pub(super) fn is_place(&self, at: usize) -> bool {
        let ordered =
            |word: &str| PLACES.contains(&word) || word.strip_suffix('s').is_some_and(|word| PLACES.contains(&word));
        let before = self.back(at, 1);
        if before == "(" {
            return ordered(self.back(at, 2))
                || (self.value(at.saturating_sub(2)).is_some() && self.touches(at - 1) && ordered(self.back(at, 3)));
        }
        if before == "." {
            return ordered(self.back(at, 2));
        }
        if ordered(before) {
            return true;
        }
        let joins = matches!(before, "and" | "," | "to" | "–" | "-" | "or" | "&");
        let dot = usize::from(self.back(at, 3) == ".");
        let name = self.back(at, 3 + dot);
        let several = name.ends_with('s') || name == "pp" || matches!(before, "-" | "–");
        joins && ordered(name) && several && self.count(at - 2).is_some()
    }

    /// Whether four digits are a year: by what stands before them, and never before a unit or a counted noun.
    pub(super) fn is_year(&self, at: usize, value: Decimal) -> bool {
        let plain = self.text(at).len() == 4 && value.scale() == 0;
        if !plain || value < Decimal::from(1900) || value > Decimal::from(2099) {
            return false;
        }
        let next = self.text(at + 1);
        if self.scale(at + 1, self.touches(at + 1)).is_some()
            || self.unit(at + 1).is_some()
            || self.currency(at).is_some()
        {
            return false;
        }
        let before = self.back(at, 1);
        if !self.words.whole && matches!(next, "году" | "год" | "года" | "г") {
            return true;
        }
        let preposition = matches!(
            before,
            "" | "in"
                | "by"
                | "of"
                | "since"
                | "from"
                | "to"
                | "until"
                | "till"
                | "through"
                | "for"
                | "during"
                | "before"
                | "after"
                | "than"
                | "early"
                | "late"
                | "mid"
                | "year"
                | "–"
                | "—"
                | "-"
                | "("
                | "["
                | "/"
                | "and"
                | ","
                | "at"
                | "constant"
                | "comparable"
        ) || (before == "the" && value % Decimal::ONE_HUNDRED != Decimal::ZERO);
        let counted =
            (next.ends_with('s') && next.len() > 3 && !matches!(next, "this" | "was" | "its")) || next == "people";
        preposition || self.month_named(before).is_some() || !counted
    }
}
