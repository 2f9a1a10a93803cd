//! What a language of words with blanks between them says about numbers, as data, and the tables made of it.

use crate::quantity::Comparator;
use crate::quantity::digits::Separators;
use crate::quantity::units::Unit;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// The words of a language around numbers, in small letters. Lists of phrases are parted by bars, lists of words by blanks.
pub(super) struct Language {
    /// Whether numbers in words are read, too.
    pub(super) whole: bool,
    pub(super) separators: Separators,
    /// Words for small numbers, up to the tens.
    pub(super) cardinals: &'static [(&'static str, u32)],
    pub(super) ordinals: &'static [(&'static str, u32)],
    /// From January on, each with its short forms.
    pub(super) months: [&'static str; 12],
    /// Scale words with their power of ten.
    pub(super) scales: &'static [(&'static str, u32)],
    /// Names of units with their base unit and factor.
    pub(super) units: &'static [(&'static str, Unit, &'static str)],
    pub(super) before: &'static [(Comparator, &'static str)],
    pub(super) after: &'static [(Comparator, &'static str)],
    /// Words right before a number that make it a level and no change: "to" of "fell to 5%".
    pub(super) levels: &'static str,
    pub(super) falls: &'static str,
    pub(super) falls_behind: &'static str,
    /// Words that name a code: ISBN, tel.
    pub(super) codes: &'static str,
    /// Words before a place in an order that is written with a point, where there are such: "im 3. Quartal".
    pub(super) before_places: &'static str,
}

/// Phrases by their first or their last word, the longest first.
pub(super) type Phrases<T> = FxHashMap<&'static str, Vec<(Vec<&'static str>, T)>>;

/// The tables of a language.
pub(super) struct Words {
    pub(super) whole: bool,
    pub(super) separators: Separators,
    pub(super) cardinals: FxHashMap<&'static str, u32>,
    pub(super) ordinals: FxHashMap<&'static str, u32>,
    pub(super) months: FxHashMap<&'static str, u32>,
    pub(super) scales: FxHashMap<&'static str, u32>,
    pub(super) units: Phrases<(Unit, Decimal)>,
    pub(super) before: Phrases<Comparator>,
    pub(super) after: Phrases<Comparator>,
    pub(super) levels: FxHashSet<&'static str>,
    pub(super) falls: FxHashSet<&'static str>,
    pub(super) falls_behind: FxHashSet<&'static str>,
    pub(super) codes: FxHashSet<&'static str>,
    pub(super) before_places: FxHashSet<&'static str>,
    /// Which pairs of first letters a word has that a number may begin with: 26 bits for each first letter.
    anchors: [u32; 26],
    /// Those words.
    starts: FxHashSet<&'static str>,
}

/// Words that are numbers as they stand, or parts of them, besides those of the tables.
const OTHER_ANCHORS: &str = "half halves third thirds quarter quarters fourths fifths sixths sevenths eighths ninths tenths hundredths \
    doubled doubling twice quintupled quintupling tripled trebled tripling triples quadrupled quadrupling double doubles halved halving triple \
    treble quadruple quadruples centenary both dual pair twin couple decade twofold threefold fourfold fivefold sixfold sevenfold eightfold \
    ninefold tenfold hundreds thousands millions billions trillions dozens tens twos threes fours fives sixes sevens eights nines tens \
    twenties thirties forties fifties sixties seventies eighties nineties no nos percent";

fn phrases<T: Copy>(lists: impl Iterator<Item = (&'static str, T)>, by_last: bool) -> Phrases<T> {
    let mut table = Phrases::default();
    for (list, meaning) in lists {
        for phrase in list.split('|').filter(|phrase| !phrase.is_empty()) {
            let words: Vec<&str> = phrase.split([' ', '-']).collect();
            // "a 15-minute walk": a phrase may have any of its words in the singular.
            let singular = (0..words.len()).filter_map(|at| {
                let mut words = words.clone();
                let word = words.get_mut(at)?;
                *word = word.strip_suffix('s').filter(|word| word.len() > 3)?;
                Some(words)
            });
            for words in singular.filter(|_| !by_last).chain([words.clone()]) {
                let key = if by_last { words.last() } else { words.first() };
                if let Some(key) = key {
                    table.entry(*key).or_insert_with(Vec::new).push((words, meaning));
                }
            }
        }
    }
    table.values_mut().for_each(|phrases| phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    table
}

impl Words {
    pub(super) fn new(language: &Language) -> Self {
        let months = language
            .months
            .iter()
            .zip(1..)
            .flat_map(|(names, number)| names.split(' ').map(move |name| (name, number)));
        let units =
            language.units.iter().filter_map(|(names, unit, factor)| Some((*names, (*unit, factor.parse().ok()?))));
        let list = |words: &'static str| words.split_whitespace().collect();
        let mut words = Self {
            whole: language.whole,
            separators: language.separators,
            cardinals: language.cardinals.iter().copied().collect(),
            ordinals: language.ordinals.iter().copied().collect(),
            months: months.collect(),
            scales: language.scales.iter().copied().collect(),
            units: phrases(units, false),
            before: phrases(language.before.iter().map(|(meaning, list)| (*list, *meaning)), true),
            after: phrases(language.after.iter().map(|(meaning, list)| (*list, *meaning)), false),
            levels: list(language.levels),
            falls: list(language.falls),
            falls_behind: list(language.falls_behind),
            codes: list(language.codes),
            before_places: list(language.before_places),
            anchors: [0; 26],
            starts: list(if language.whole { OTHER_ANCHORS } else { "" }),
        };
        let tables = [&words.cardinals, &words.ordinals, &words.months, &words.scales];
        let known: Vec<&str> = tables.into_iter().flat_map(|table| table.keys().copied()).collect();
        words.starts.extend(known);
        let mut anchors = [0_u32; 26];
        #[expect(clippy::iter_over_hash_type, reason = "bits are set in any order")]
        for word in &words.starts {
            if let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes()
                && let Some(bits) = anchors.get_mut(usize::from(first - b'a'))
            {
                *bits |= 1 << (second - b'a');
            }
        }
        words.anchors = anchors;
        words
    }

    /// Whether a number may begin with `word`, which is in small letters.
    pub(super) fn is_anchor(&self, word: &str) -> bool {
        let [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] = word.as_bytes() else { return false };
        let bits = self.anchors.get(usize::from(first - b'a')).copied().unwrap_or_default();
        bits >> (second - b'a') & 1 == 1 && self.starts.contains(word)
    }

    /// Whether `text` has a digit or a word that a number may begin with.
    pub(super) fn has_anchor(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        let mut in_word = false;
        while let [first, tail @ ..] = rest {
            let lower = first | 0x20;
            if lower.is_ascii_lowercase() && !in_word {
                let second = tail.first().map_or(0, |second| (second | 0x20).wrapping_sub(b'a'));
                let bits = self.anchors.get(usize::from(lower - b'a')).copied().unwrap_or_default();
                if second < 26 && bits >> second & 1 == 1 && self.begins_with_anchor(rest) {
                    return true;
                }
                in_word = true;
            } else if first.is_ascii_digit() || (*first >= 0x80 && begins_with_other_digit(rest)) {
                return true;
            } else {
                in_word = lower.is_ascii_lowercase();
            }
            rest = tail;
        }
        false
    }

    /// Whether the word at the beginning of `text` is one that a number may begin with.
    fn begins_with_anchor(&self, text: &[u8]) -> bool {
        let length = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let mut lower = [0_u8; 16];
        let Some(word) = lower.get_mut(..length) else { return false };
        word.iter_mut().zip(text).for_each(|(to, from)| *to = from | 0x20);
        std::str::from_utf8(word).is_ok_and(|word| self.starts.contains(word))
    }
}

/// Whether `bytes` begin with a digit other than those of ASCII, or with a fraction such as ½.
fn begins_with_other_digit(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xef, 0xbc, 0x90..=0x99, ..]
            | [0xc2, 0xbc..=0xbe, ..]
            | [0xe2, 0x85, 0x93..=0x9e, ..]
            | [0xd9, 0xa0..=0xa9, ..]
            | [0xdb, 0xb0..=0xb9, ..]
            | [0xe0, 0xa5, 0xa6..=0xaf, ..]
    )
}
