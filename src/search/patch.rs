//! Bringing the shards of an index up to date where few entries changed, without the texts of the others.

use super::rising::differences;
use super::{COMMON, Cut, Cutter, Entry, Gram, Passage, called};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Where a gram stands in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Text,
}

/// What changed about one gram.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    gram: Gram,
    /// The number of the entry.
    entry: u32,
    before: Option<Part>,
    after: Option<Part>,
}

/// What changed in the entry of that number, by the shards of an index of `count`.
pub fn changes(number: u32, before: &Entry, after: &Entry, count: usize) -> BTreeMap<usize, Vec<Change>> {
    let parts = |entry: &Entry| -> BTreeMap<Gram, Part> {
        let Cut { titles, texts } = Cutter::default().cut(entry);
        let titles = titles.into_iter().map(|gram| (gram, Part::Title));
        titles.chain(texts.into_iter().map(|gram| (gram, Part::Text))).collect()
    };
    let (before, after) = (parts(before), parts(after));
    let mut changes: BTreeMap<usize, Vec<Change>> = BTreeMap::new();
    for gram in before.keys().chain(after.keys().filter(|gram| !before.contains_key(gram))) {
        let (before, after) = (before.get(gram).copied(), after.get(gram).copied());
        if before != after {
            let shard = gram.hash() as usize % count.max(1);
            changes.entry(shard).or_default().push(Change { gram: *gram, entry: number, before, after });
        }
    }
    changes
}

/// The shard of that number as it is after `changes`; `None` where that cannot be told from the shard alone.
pub fn patch(shard: &str, number: usize, changes: &[Change]) -> Option<String> {
    let mut postings: BTreeMap<String, [Vec<u32>; 2]> = value("shard", number, shard)?;
    for change in changes {
        let name = change.gram.to_string();
        let [titles, texts] = postings.entry(name.clone()).or_default();
        for part in [Part::Title, Part::Text] {
            let (was, is) = (change.before == Some(part), change.after == Some(part));
            if was != is {
                let list = if part == Part::Title { &mut *titles } else { &mut *texts };
                *list = changed(list, part, change.entry, is)?;
            }
        }
        if titles.is_empty() && texts.is_empty() {
            postings.remove(&name);
        }
    }
    Some(called("shard", number, &postings))
}

/// A list of postings with an entry more, or one less.
fn changed(list: &[u32], part: Part, entry: u32, is_there: bool) -> Option<Vec<u32>> {
    let most = u32::try_from(COMMON).ok()?;
    if let (Part::Text, [0, 0, count]) = (part, list) {
        let count = if is_there { count.checked_add(1)? } else { count.checked_sub(1)? };
        // It is not common any more, and nobody knows whose it is.
        return (count > most).then(|| vec![0, 0, count]);
    }
    let mut numbers: Vec<u32> = Vec::with_capacity(list.len() + 1);
    for difference in list {
        numbers.push(numbers.last().copied().unwrap_or(0).checked_add(*difference)?);
    }
    match (numbers.binary_search(&entry), is_there) {
        (Ok(place), false) => drop(numbers.remove(place)),
        (Err(place), true) => numbers.insert(place, entry),
        // The shard is not that of the entry as it was.
        _ => return None,
    }
    match u32::try_from(numbers.len()) {
        Ok(count) if part == Part::Text && count > most => Some(vec![0, 0, count]),
        _ => Some(differences(&numbers)),
    }
}

/// The entries of a file of texts; `None` where it is none.
pub fn read_texts(number: usize, file: &str) -> Option<Vec<Vec<Passage>>> {
    let texts: Vec<Vec<(String, String)>> = value("text", number, file)?;
    let passages =
        |entry: Vec<(String, String)>| entry.into_iter().map(|(anchor, text)| Passage { anchor, text }).collect();
    Some(texts.into_iter().map(passages).collect())
}

/// The entries of a file of heads, without their texts.
pub fn read_heads(number: usize, file: &str) -> Option<Vec<Entry>> {
    type Head = (usize, String, String, String, Option<Vec<(String, String)>>);
    let heads: Vec<Head> = value("heads", number, file)?;
    let entry = |(kind, title, href, figure, _): Head| Entry { kind, title, href, figure, ..Entry::default() };
    Some(heads.into_iter().map(entry).collect())
}

/// What [`called`] wrote.
fn value<'de, T: Deserialize<'de>>(what: &str, number: usize, file: &'de str) -> Option<T> {
    let json = file.strip_prefix(&format!("gongbaoSearch.take(\"{what}\",{number},"))?.strip_suffix(");\n")?;
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::super::{index, shards};
    use super::*;
    use proptest::prelude::*;

    fn entry(title: &str, text: &str) -> Entry {
        let passages = vec![Passage { anchor: String::new(), text: text.into() }];
        Entry { title: title.into(), passages, ..Entry::default() }
    }

    proptest! {
        #[test]
        fn a_shard_brought_up_to_date_is_the_one_made_anew(
            texts in proptest::collection::vec(("[一二三ab]{0,3}", "[一二三ab ]{0,8}"), 1..40),
            title in "[一二三ab]{0,3}", text in "[一二三ab ]{0,8}", at in any::<proptest::sample::Index>(),
        ) {
            let mut entries: Vec<Entry> = texts.iter().map(|(title, text)| entry(title, text)).collect();
            let count = shards(entries.len()).max(3);
            let mut found = index(&entries, count);
            let place = at.index(entries.len());
            let after = entry(&title, &text);
            for (shard, changes) in changes(place as u32, &entries[place], &after, count) {
                found[shard] = patch(&found[shard], shard, &changes).unwrap();
            }
            entries[place] = after;
            prop_assert_eq!(found, index(&entries, count));
        }
    }

    #[test]
    fn a_gram_becomes_common_but_is_not_told_to_be_rare_again() {
        let mut entries: Vec<Entry> = (0..COMMON).map(|_| entry("章", "产业")).collect();
        entries.push(entry("章", "章"));
        let of = |entries: &[Entry]| index(entries, 1).remove(0);
        let (rare, last) = (of(&entries), entries.len() - 1);
        let (before, after) = (entry("章", "章"), entry("章", "产业"));
        entries[last] = after.clone();
        let common = of(&entries);
        let there = &changes(last as u32, &before, &after, 1)[&0];
        assert_eq!(patch(&rare, 0, there).as_ref(), Some(&common));
        let back = &changes(last as u32, &after, &before, 1)[&0];
        assert_eq!(patch(&common, 0, back), None);
        assert_eq!(patch(&rare, 0, back), None, "the entry is not in it");
    }

    #[test]
    fn files_are_read_back() {
        let entries = [entry("甲", "一"), entry("乙", "二")];
        assert_eq!(read_texts(0, &super::super::text(&entries, 0)).unwrap()[1], entries[1].passages);
        assert_eq!(read_heads(0, &super::super::heads(&entries, 0, 2)).unwrap()[1].title, "乙");
        assert_eq!(read_texts(1, &super::super::text(&entries, 0)), None);
    }
}
