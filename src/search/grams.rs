//! Text cut into grams. `search.js` does the same in the browser: a change here is a change there, and the browser suite compares them.

use super::fold;
use std::fmt;

/// A piece of text: at most three characters, of which the first may be `^`, the beginning of a word. Ordered as its characters are.
///
/// Three code points of 21 bits, the first one highest, so that comparing and hashing one is comparing and hashing a number: an index
/// of ten thousand chapters looks at a hundred million of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram(u64);

/// Bits of a code point.
const BITS: u32 = 21;

impl Gram {
    fn new(chars: [char; 3]) -> Self {
        Self(chars.into_iter().fold(0, |packed, c| packed << BITS | u64::from(u32::from(c))))
    }

    fn chars(self) -> impl Iterator<Item = char> {
        let part = move |place: u32| u32::try_from(self.0 >> (place * BITS) & ((1 << BITS) - 1)).ok();
        [2, 1, 0].into_iter().filter_map(part).filter_map(char::from_u32).filter(|c| *c != NONE)
    }

    /// FNV-1a over UTF-16 code units, which is what a browser has at hand.
    pub fn hash(self) -> u32 {
        let mut units = [0; 2];
        self.chars().fold(0x811c_9dc5, |hash, c| {
            c.encode_utf16(&mut units)
                .iter()
                .fold(hash, |hash, unit| (hash ^ u32::from(*unit)).wrapping_mul(0x0100_0193))
        })
    }
}

/// Fills up what is shorter; stands in no text that was folded.
const NONE: char = '\0';

impl fmt::Display for Gram {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| write!(formatter, "{c}"))
    }
}

/// What a character is to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Written without spaces: each counts.
    Ideograph,
    /// Part of a word.
    Letter,
    Other,
}

/// Which it is, of a character that was folded.
pub fn class(c: char) -> Class {
    match c {
        '\0'..='\u{7f}' if c.is_ascii_alphanumeric() => Class::Letter,
        '\0'..='\u{7f}' => Class::Other,
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Class::Ideograph,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Other,
    }
}

/// Hands over the grams of `text`, some more than once: ideographs alone and in pairs; of a word what it begins with, two characters,
/// and every three.
pub fn each(text: &str, mut take: impl FnMut(Gram)) {
    // The two characters before this one in a run of one class, the nearer one second.
    let (mut run, mut before) = (Class::Other, [NONE; 2]);
    // Of a word of one character, what it begins with is known only when it has ended.
    let mut lone = None;
    let mut step = |c: char| {
        let class = class(c);
        if class != run {
            lone.take().into_iter().for_each(&mut take);
            (run, before) = (class, [NONE; 2]);
        }
        match (class, before) {
            (Class::Other, _) => return,
            (Class::Ideograph, [_, last]) => {
                take(Gram::new([c, NONE, NONE]));
                if last != NONE {
                    take(Gram::new([last, c, NONE]));
                }
            }
            (Class::Letter, [_, NONE]) => lone = Some(Gram::new(['^', c, NONE])),
            (Class::Letter, [NONE, first]) => {
                lone = None;
                take(Gram::new(['^', first, c]));
            }
            (Class::Letter, [first, second]) => take(Gram::new([first, second, c])),
        }
        before = [before[1], c];
    };
    fold::each(text, &mut step);
    lone.into_iter().for_each(take);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(text: &str) -> Vec<Gram> {
        let mut out = Vec::new();
        each(text, |gram| out.push(gram));
        out
    }

    fn cut(text: &str) -> Vec<String> {
        grams(text).iter().map(Gram::to_string).collect()
    }

    #[test]
    fn han_counts_alone_and_in_pairs_letters_in_threes() {
        assert_eq!(cut("规上工业"), ["规", "上", "规上", "工", "上工", "业", "工业"]);
        assert_eq!(cut("Low-carbon"), ["^lo", "low", "^ca", "car", "arb", "rbo", "bon"]);
        assert_eq!(cut("５Ｇ 和AI"), ["^5g", "和", "^ai"]);
        assert_eq!(cut("x 与Y一"), ["^x", "与", "^y", "一"]);
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // FNV-1a, 32 bits, of "a" (draft-eastlake-fnv).
        assert_eq!(Gram::new(['a', NONE, NONE]).hash(), 0xe40c_292c);
    }

    #[test]
    fn grams_are_in_the_order_of_their_characters() {
        let mut all = grams("Low-carbon 规上工业 ß𠀀あ É");
        all.sort_unstable();
        let names: Vec<String> = all.iter().map(Gram::to_string).collect();
        assert!(names.is_sorted(), "{names:?}");
    }
}
