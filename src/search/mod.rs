//! An index for searching without a server: text cut into grams, and for each gram where it stands, in files that a page loads when
//! something is looked for.
//!
//! Chinese has no spaces, and readers look inside words ("carbon" in "low-carbon"): so the index knows no words but pieces of
//! them (`grams`) as it is compared (`fold`). A browser cuts what is looked for in the same way (`search.js` of the theme), loads the
//! shards of its grams, and then only the entries that have them all, or, where none has, those that have most. A hash tells which shard a gram is in, so that a page needs no list of them.
//! Nothing depends on how much there is but the numbers of files: what one search loads stays the same.

mod fold;
mod grams;
mod patch;
mod rising;
mod variants;

pub use fold::fold;
pub use grams::Gram;
pub use patch::{Change, changes, patch, read_heads, read_texts};

use grams::{Class, class};
use rising::Rising;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Serialize, Serializer};
use std::ops::Range;

/// Something that can be found: a page, or a place on one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is: its place in the page's list of kinds. Among equals, earlier kinds come first.
    pub kind: usize,
    /// What it is called.
    pub title: String,
    /// What else readers call it: found as the title is. Only for what is never brought up to date, for no file of an index tells it;
    /// it stands in the text, too.
    pub aliases: String,
    /// Where it is, from the search page.
    pub href: String,
    /// The figure that it is about, as it is written; empty for none.
    pub figure: String,
    /// Its text.
    pub passages: Vec<Passage>,
}

/// A piece of text that makes an excerpt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The anchor at which it stands; empty for the top of the page.
    pub anchor: String,
    /// The text.
    pub text: String,
}

/// How many entries' heads stand in one file.
pub const HEADS: usize = 32;
/// How many entries' texts stand in one file: fewer cost more files, more cost more to load for one result.
pub const TEXTS: usize = 4;
/// For how many entries there is a shard: what one gram costs to look up.
const ENTRIES_OF_SHARD: usize = 8;
/// A gram of more entries than this tells little: only the titles that have it are listed.
const COMMON: usize = 2000;

/// How many shards an index of so many entries has: known before a single text is cut.
pub fn shards(entries: usize) -> usize {
    (entries / ENTRIES_OF_SHARD).next_power_of_two()
}

/// The grams of an entry, each once: those of its title, and those that stand only in the rest.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Cut {
    titles: Vec<Gram>,
    texts: Vec<Gram>,
}

/// Takes entry after entry apart.
#[derive(Debug, Default)]
pub struct Cutter {
    /// Those of the entry at hand: kept from one to the next, for its room.
    seen: FxHashSet<Gram>,
}

impl Cutter {
    /// The grams of `entry`, in the order of the text.
    pub fn cut(&mut self, entry: &Entry) -> Cut {
        self.seen.clear();
        let mut cut = Cut::default();
        for text in [&entry.title, &entry.aliases] {
            grams::each(text, |gram| cut.titles.extend(self.seen.insert(gram).then_some(gram)));
        }
        for text in entry.passages.iter().map(|passage| &passage.text).chain([&entry.figure]) {
            grams::each(text, |gram| cut.texts.extend(self.seen.insert(gram).then_some(gram)));
        }
        cut
    }
}

/// Where a gram stands: numbers of entries, in their order.
#[derive(Debug, Clone, Default)]
struct Postings {
    titles: Rising,
    /// Not more than [`COMMON`]: then only how many they are counts.
    texts: Rising,
    count: u32,
}

/// Gathers an index, entry by entry in their order; only of grams, so that no text need be kept.
#[derive(Debug, Default)]
pub struct Gatherer {
    postings: FxHashMap<Gram, Postings>,
    next: u32,
}

impl Gatherer {
    /// Takes the next entry in.
    pub fn take(&mut self, cut: Cut) {
        for gram in cut.titles {
            self.postings.entry(gram).or_default().titles.push(self.next);
        }
        for gram in cut.texts {
            let found = self.postings.entry(gram).or_default();
            found.count += 1;
            match found.texts.count() as usize {
                COMMON => found.texts = Rising::default(),
                _ if found.count as usize <= COMMON => found.texts.push(self.next),
                _ => {}
            }
        }
        self.next += 1;
    }

    /// Everything but the texts, in `count` shards. The same entries give the same shards.
    pub fn index(self, count: usize) -> Index {
        let mut sorted: Vec<(Gram, Postings)> = self.postings.into_iter().collect();
        sorted.sort_unstable_by_key(|(gram, _)| *gram);
        let mut shards: Vec<Vec<(Gram, Postings)>> = vec![Vec::new(); count.max(1)];
        for (gram, found) in sorted {
            let at = gram.hash() as usize % count.max(1);
            if let Some(shard) = shards.get_mut(at) {
                shard.push((gram, found));
            }
        }
        Index(shards)
    }
}

/// Where everything stands, by shards.
#[derive(Debug, Default)]
pub struct Index(Vec<Vec<(Gram, Postings)>>);

impl Index {
    /// The file of the shard of that number.
    pub fn shard(&self, number: usize) -> String {
        called("shard", number, &Shard(self.0.get(number).map_or(&[], Vec::as_slice)))
    }
}

/// A shard as it is written: a map from grams.
struct Shard<'i>(&'i [(Gram, Postings)]);

impl Serialize for Shard<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(gram, found)| (gram.to_string(), listed(found))))
    }
}

/// Titles and texts, each number as its difference from the one before. A common gram has 0, 0 and how many they are in place of
/// its texts: numbers that rise never begin so.
fn listed(found: &Postings) -> [Vec<u32>; 2] {
    let is_common = found.count as usize > COMMON;
    let texts = if is_common { vec![0, 0, found.count] } else { found.texts.differences() };
    [found.titles.differences(), texts]
}

/// The entries whose heads are in the file of that number, of `count`.
pub fn in_heads(file: usize, count: usize) -> Range<usize> {
    let first = (file * HEADS).min(count);
    first..(first + HEADS).min(count)
}

/// The entries whose texts are in the file of that number, of the first `long` ones.
pub fn in_text(file: usize, long: usize) -> Range<usize> {
    let first = (file * TEXTS).min(long);
    first..(first + TEXTS).min(long)
}

/// The file of that number with the heads of the `entries` that are [in it](in_heads). Those from the `long`th of all on bring their
/// texts along: they are short.
pub fn heads(entries: &[Entry], file: usize, long: usize) -> String {
    let head = |(entry, number): (&Entry, usize)| {
        let text = (number >= long).then(|| texts(entry));
        (entry.kind, entry.title.clone(), entry.href.clone(), entry.figure.clone(), text)
    };
    let heads = entries.iter().zip(file * HEADS..).map(head);
    called("heads", file, &heads.collect::<Vec<_>>())
}

/// The file of that number with the texts of the `entries` that are [in it](in_text).
pub fn text(entries: &[Entry], file: usize) -> String {
    called("text", file, &entries.iter().map(texts).collect::<Vec<_>>())
}

fn texts(entry: &Entry) -> Vec<(String, String)> {
    entry.passages.iter().map(|passage| (passage.anchor.clone(), passage.text.clone())).collect()
}

/// The file with the table of characters that are searched as others, which only a search for such characters needs.
pub fn variants() -> String {
    called("variants", 0, &variants::table())
}

/// A script that hands `value` over: unlike data, it is loaded from a folder opened as files, too.
fn called(what: &str, at: usize, value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_default();
    format!("gongbaoSearch.take(\"{what}\",{at},{json});\n")
}

/// The files of all shards.
#[cfg(test)]
fn index(entries: &[Entry], count: usize) -> Vec<String> {
    let mut all = Gatherer::default();
    entries.iter().for_each(|entry| all.take(Cutter::default().cut(entry)));
    let index = all.index(count);
    (0..count.max(1)).map(|number| index.shard(number)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, text: &str) -> Entry {
        let passages = vec![Passage { anchor: String::new(), text: text.into() }];
        Entry { title: title.into(), passages, ..Entry::default() }
    }

    #[test]
    fn every_gram_is_in_the_shard_that_its_hash_names() {
        let entries: Vec<Entry> =
            (0..200).map(|n| entry(&format!("第{n}章"), &format!("汽车产业 low-carbon growth {n}"))).collect();
        let shards = index(&entries, shards(200));
        assert_eq!(shards.len(), 32);
        for gram in entries.iter().map(|it| Cutter::default().cut(it)).flat_map(|cut| [cut.titles, cut.texts].concat())
        {
            let shard = &shards[gram.hash() as usize % shards.len()];
            assert!(shard.contains(&format!("{}:[[", serde_json::to_string(&gram.to_string()).unwrap())), "{gram}");
        }
        assert!(shards.iter().any(|shard| shard.contains("\"汽车\":[[],[0,1,1,1")));
    }

    #[test]
    fn a_gram_that_is_everywhere_is_listed_by_its_titles() {
        let mut entries: Vec<Entry> = (0..=COMMON).map(|_| entry("章", "产业")).collect();
        entries.push(entry("产业", "章"));
        let shards = index(&entries, 1);
        assert!(shards[0].contains(&format!("\"产业\":[[{}],[0,0,{}]]", COMMON + 1, COMMON + 1)), "{}", &shards[0]);
    }

    #[test]
    fn what_readers_call_it_is_found_as_its_title_is() {
        let shards = index(&[Entry { aliases: "进展".into(), ..entry("目标进度", "进展总览") }], 1);
        assert!(shards[0].contains("\"进展\":[[0],[]]") && shards[0].contains("\"总览\":[[],[0]]"), "{}", &shards[0]);
    }

    #[test]
    fn nothing_to_find_is_an_index_too() {
        assert_eq!(index(&[], shards(0)), ["gongbaoSearch.take(\"shard\",0,{});\n"]);
    }
}
