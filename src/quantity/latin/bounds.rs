//! The words around a number that bound it or make it a fall.

use super::View;
use crate::quantity::Comparator;
use crate::quantity::mention::Mention;
use crate::quantity::units::Unit;

/// How many words of what is counted may stand between a number and what bounds it: 50,000 new jobs or more.
const NOUNS: usize = 3;

impl View<'_> {
    /// `mention` with the comparator of the words around it.
    pub(super) fn bounded(&self, first: usize, mention: Mention, close: usize) -> Mention {
        // 30 µg/m³ or less: past what the unit is divided by.
        let per = if self.text(close) == "/" { self.unit(close + 1).map(|(end, ..)| end) } else { None };
        let close = per.unwrap_or(close);
        let before = self.comparator_before(first).map(|(_, comparator)| comparator);
        let comparator = self.comparator_behind(close).or(before).unwrap_or(Comparator::Equal);
        Mention { comparator, ..mention }
    }

    /// The comparator right behind `close`, or behind the words for what is counted there.
    fn comparator_behind(&self, close: usize) -> Option<Comparator> {
        for step in 0..=NOUNS {
            let at = close + step;
            if let Some((words, comparator)) = self.phrase_behind(at) {
                // "1+7" and "1+N" join; "five firms and more jobs" are five.
                let goes_on = self.touches(at + 1) && self.text(at + 1).chars().all(char::is_alphanumeric);
                let joins = words == ["+"] && (goes_on || !self.touches(at));
                let joined = step > 0
                    && (words.first() == Some(&"and")
                        || matches!(words, ["plus" | "+" | "odd" | "minimum" | "maximum"]));
                return (!joins && !joined).then_some(comparator);
            }
            let word = self.text(at);
            let noun = word.len() > 2 && word.chars().all(char::is_alphabetic) && !is_particle(word);
            if !noun || self.count(at).is_some() {
                return None;
            }
        }
        None
    }

    fn phrase_behind(&self, at: usize) -> Option<(&[&'static str], Comparator)> {
        let phrases = self.words.after.get(self.text(at))?;
        let here = |words: &[&str]| words.iter().enumerate().all(|(step, word)| self.text(at + step) == *word);
        phrases.iter().find(|(words, _)| here(words)).map(|(words, comparator)| (words.as_slice(), *comparator))
    }

    /// The comparator that ends right before `first`, and its first token.
    pub(super) fn comparator_before(&self, first: usize) -> Option<(usize, Comparator)> {
        let article = matches!(
            self.back(first, 1),
            "a" | "the"
                | "an"
                | "il"
                | "lo"
                | "el"
                | "los"
                | "las"
                | "le"
                | "les"
                | "der"
                | "die"
                | "das"
                | "den"
                | "het"
        );
        self.phrase_before(first, first)
            .or_else(|| self.phrase_before(first.checked_sub(1)?, first).filter(|_| article))
            .or_else(|| self.not_reached(first))
    }

    /// The comparator of the words that end before `end`, for the number at `number`.
    fn phrase_before(&self, end: usize, number: usize) -> Option<(usize, Comparator)> {
        let phrases = self.words.before.get(without_article(self.back(end, 1)))?;
        phrases.iter().find_map(|(words, comparator)| {
            let start = end.checked_sub(words.len())?;
            let matches =
                words.iter().enumerate().all(|(step, word)| without_article(self.text(start + step)) == *word);
            if !matches || self.is_no_bound(words, end, number) {
                return None;
            }
            let is_denied = self.words.whole && self.is_denied(start);
            Some((start, if is_denied { comparator.negated() } else { *comparator }))
        })
    }

    /// "did not reach 45": less than that.
    fn not_reached(&self, first: usize) -> Option<(usize, Comparator)> {
        let start = first.checked_sub(1).filter(|start| {
            self.words.whole
                && matches!(self.text(*start), "reach" | "reached" | "reaching" | "reaches" | "attain" | "hit")
        })?;
        self.is_denied(start).then_some((start, Comparator::LessThan))
    }

    /// Whether what stands from `start` on is denied: must not be, never, cannot, failed to, no country has.
    fn is_denied(&self, start: usize) -> bool {
        const AUXILIARIES: &[&str] = &[
            "be", "been", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "can", "could", "may",
            "might", "must", "shall", "should", "will", "would", "to", "ever", "yet", "likely", "that", "at", "ve",
        ];
        const DENIALS: &[&str] = &[
            "not", "never", "cannot", "no", "neither", "nor", "none", "nobody", "without", "failed", "fails", "fail",
            "failing", "unable", "rarely", "hardly", "seldom", "scarcely", "unlikely",
        ];
        let steps = (1..=6).take_while(|steps| AUXILIARIES.contains(&self.back(start, *steps))).count();
        let word = self.back(start, steps + 1);
        // doesn't; and a noun may stand between: no country has.
        let is_short = word == "t" && matches!(self.back(start, steps + 2), "'" | "’");
        let is_noun = steps > 0 && word.len() > 2 && word.chars().all(char::is_alphabetic);
        DENIALS.contains(&word) || is_short || (is_noun && matches!(self.back(start, steps + 2), "no" | "neither"))
    }

    /// Whether words that bound as a rule do not here.
    fn is_no_bound(&self, words: &[&str], first: usize, number: usize) -> bool {
        let in_words = self.value(number).is_none() && self.currency(number + 1).is_none();
        // "over five years" is a time, not a bound.
        let time = || matches!(self.unit(first + 1), Some((_, Unit::Of("years" | "months" | "days" | "hours"), _)));
        match words {
            ["over"] => time() || self.text(first) == "the",
            // "under seven aspects" is a heading, "under 7%" a bound.
            ["under" | "pass" | "passed" | "crossed" | "near"] => {
                in_words && !self.words.scales.contains_key(self.text(number))
            }
            // What joins two numbers does not say "about".
            ["~" | "≈"] => self.touches(first - 1) && first > 1,
            ["some"] => self.text(first) == "of",
            _ => false,
        }
    }

    /// Whether a minus sign or a word for one stands right before `first`.
    pub(super) fn is_minus(&self, first: usize) -> bool {
        match self.back(first, 1) {
            "-" | "−" | "–" | "‑" | "－" => {
                self.touches(first)
                    && first.checked_sub(1).and_then(|sign| self.tokens.get(sign)).is_some_and(|sign| sign.spaced)
                    || (self.touches(first) && matches!(self.back(first, 2), "(" | "[" | "~" | ":" | "/" | "→"))
            }
            "minus" | "negative" => true,
            _ => false,
        }
    }

    /// Whether the number is the size of a fall: "fell by 5%", but not "fell to 5%".
    pub(super) fn falls(&self, first: usize) -> bool {
        let start = self.comparator_before(first).map_or(first, |(start, _)| start);
        let before = self.back(start, 1);
        if self.words.levels.contains(before) {
            return false;
        }
        if before == "of" {
            return self.is_fall_of(start - 1);
        }
        for steps in 1..=6 {
            let word = self.back(start, steps);
            let ends = matches!(
                word,
                "," | "."
                    | ";"
                    | ":"
                    | ""
                    | "to"
                    | "rose"
                    | "grew"
                    | "up"
                    | "increased"
                    | "gained"
                    | "added"
                    | "of"
                    | "("
                    | "list"
            );
            let joins = word == "and" && before != "by";
            if ends || joins || start.checked_sub(steps).is_some_and(|index| self.count(index).is_some()) {
                return false;
            }
            if self.words.falls.contains(word) {
                return true;
            }
        }
        false
    }

    /// Whether "of" at `of` belongs to a word for a fall: "a reduction of", "a decline in output of", but not "a cut list of".
    fn is_fall_of(&self, of: usize) -> bool {
        let is_fall = |word: &str| {
            self.words.falls_behind.contains(word.strip_suffix('s').unwrap_or(word))
                || self.words.falls_behind.contains(word)
        };
        if is_fall(self.back(of, 1)) {
            return true;
        }
        (2..=6).any(|steps| is_fall(self.back(of, steps)) && matches!(self.back(of, steps - 1), "in" | "for"))
    }

    /// "a 3.2% decline", "5 points lower", "a 20 per cent year-on-year drop"; but "5% lower-cost".
    pub(super) fn falls_behind(&self, close: usize) -> bool {
        let year_on_year = usize::from(self.text(close) == "year") * 5;
        let at = if year_on_year > 0 && matches!(self.text(close + 2), "on" | "over") {
            close + year_on_year
        } else {
            close
        };
        let goes_on = self.text(at + 1) == "-";
        self.words.falls_behind.contains(self.text(at)) && !goes_on
    }
}

/// A preposition without the article that Romance languages join to it: del, dell’, do.
fn without_article(word: &str) -> &str {
    match word {
        "del" | "dell" | "della" | "dello" | "dei" | "degli" | "delle" => "di",
        "al" | "all" | "alla" => "a",
        other => other,
    }
}

/// Words that no noun phrase goes past.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "but"
            | "from"
            | "with"
            | "for"
            | "the"
            | "that"
            | "this"
            | "than"
            | "will"
            | "are"
            | "were"
            | "was"
            | "has"
            | "have"
            | "had"
            | "per"
            | "each"
            | "which"
            | "who"
            | "into"
            | "over"
            | "under"
            | "not"
            | "its"
            | "their"
            | "after"
            | "before"
            | "while"
            | "where"
            | "when"
            | "through"
            | "between"
            | "about"
            | "within"
    )
}
