//! Text cut into grams. `search.js` does the same in the browser: a change here is a change there, and the browser suite compares them.

use std::fmt;

/// A piece of text: at most three characters, of which the first may be `^`, the beginning of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gram([char; 3]);

/// Fills up what is shorter; stands in no text that was folded.
const NONE: char = '\0';

impl Gram {
    fn new(chars: &[char]) -> Self {
        let mut gram = [NONE; 3];
        for (to, from) in gram.iter_mut().zip(chars) {
            *to = *from;
        }
        Self(gram)
    }

    fn chars(&self) -> impl Iterator<Item = char> {
        self.0.into_iter().filter(|c| *c != NONE)
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

impl fmt::Display for Gram {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.chars().try_for_each(|c| write!(formatter, "{c}"))
    }
}

/// `text` as it is compared: lower case, full-width letters and digits as plain ones.
pub fn fold(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(plain).flat_map(char::to_lowercase).collect()
}

/// What a character is to the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Written without spaces: each counts.
    Ideograph,
    /// Part of a word.
    Letter,
    Other,
}

fn class(c: char) -> Class {
    match c {
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

/// The grams of `text`, in its order, some more than once: ideographs alone and in pairs; of a word what it begins with, two
/// characters, and every three.
pub fn grams(text: &str) -> Vec<Gram> {
    let folded: Vec<char> = fold(text).chars().collect();
    let mut out = Vec::new();
    for run in folded.chunk_by(|a, b| class(*a) == class(*b)) {
        match run.first().map(|first| class(*first)) {
            Some(Class::Ideograph) => {
                out.extend(run.chunks(1).map(Gram::new));
                out.extend(run.windows(2).map(Gram::new));
            }
            Some(Class::Letter) => {
                let start: Vec<char> = ['^'].iter().chain(run.iter().take(2)).copied().collect();
                out.push(Gram::new(&start));
                out.extend(run.windows(3).map(Gram::new));
            }
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        grams(text).iter().map(Gram::to_string).collect()
    }

    #[test]
    fn han_counts_alone_and_in_pairs_letters_in_threes() {
        assert_eq!(cut("规上工业"), ["规", "上", "工", "业", "规上", "上工", "工业"]);
        assert_eq!(cut("Low-carbon"), ["^lo", "low", "^ca", "car", "arb", "rbo", "bon"]);
        assert_eq!(cut("５Ｇ 和AI"), ["^5g", "和", "^ai"]);
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // FNV-1a, 32 bits, of "a" (draft-eastlake-fnv).
        assert_eq!(Gram::new(&['a']).hash(), 0xe40c_292c);
    }
}
