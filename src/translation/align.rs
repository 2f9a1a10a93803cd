//! Which parts of one sequence are which of another, in the same order: so that an insertion shifts nothing.

use std::collections::{BTreeMap, BTreeSet};

/// For each part of `new`, the place in `old` of the part that it still is. Places rise: a part that changed sides with
/// another is matched for one of the two.
///
/// Equal parts are told apart by how often they came before (the second "—" is the second "—"), which makes all parts different;
/// the longest order-preserving match of different parts is the longest increasing subsequence of their places, found in
/// O(n log n) by patience sorting (Fredman 1975, "On computing the length of longest increasing subsequences").
pub fn align<T: Ord>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let places: BTreeMap<(&T, usize), usize> = numbered(old).into_iter().zip(0..).collect();
    let candidates: Vec<Option<usize>> = numbered(new).iter().map(|part| places.get(part).copied()).collect();
    let kept = increasing(&candidates);
    candidates.into_iter().zip(kept).map(|(place, kept)| place.filter(|_| kept)).collect()
}

/// Each part with the number of equal parts before it.
fn numbered<T: Ord>(parts: &[T]) -> Vec<(&T, usize)> {
    let mut seen: BTreeMap<&T, usize> = BTreeMap::new();
    parts
        .iter()
        .map(|part| {
            let count = seen.entry(part).or_default();
            *count += 1;
            (part, *count)
        })
        .collect()
}

/// Whether each place belongs to a longest increasing subsequence.
fn increasing(places: &[Option<usize>]) -> Vec<bool> {
    // The last place of the best subsequence of each length, with its index in `places`, and each index's predecessor.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (index, place) in places.iter().enumerate() {
        let Some(place) = *place else {
            before.push(None);
            continue;
        };
        let length = ends.partition_point(|(end, _)| *end < place);
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).map(|(_, index)| *index));
        match ends.get_mut(length) {
            Some(end) => *end = (place, index),
            None => ends.push((place, index)),
        }
    }
    let mut kept = vec![false; places.len()];
    let mut at = ends.last().map(|(_, index)| *index);
    while let Some(index) = at {
        if let Some(kept) = kept.get_mut(index) {
            *kept = true;
        }
        at = before.get(index).copied().flatten();
    }
    kept
}

/// Fills the gaps of an alignment: within each stretch between two matches the parts left over on both sides are paired in
/// order, as one changed into the other. `lengths` is how many old parts there are.
pub fn paired(matches: &[Option<usize>], lengths: usize) -> Vec<Option<usize>> {
    let mut out = Vec::with_capacity(matches.len());
    let mut next_old = 0;
    let mut upcoming = matches.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).peekable();
    for (index, place) in matches.iter().enumerate() {
        if let Some(place) = place {
            next_old = place + 1;
            upcoming.next_if(|(at, _)| *at == index);
            out.push(Some(*place));
            continue;
        }
        let limit = upcoming.peek().map_or(lengths, |(_, place)| *place);
        if next_old < limit {
            out.push(Some(next_old));
            next_old += 1;
        } else {
            out.push(None);
        }
    }
    out
}

/// What a part was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Former {
    /// The same, at this place among the others.
    Same(usize),
    /// The same, before or behind others that have changed sides with it.
    Moved(usize),
    /// Another one, at this place.
    Changed(usize),
    /// Nothing.
    New,
}

impl Former {
    /// Its place.
    pub fn place(self) -> Option<usize> {
        match self {
            Self::Same(place) | Self::Moved(place) | Self::Changed(place) => Some(place),
            Self::New => None,
        }
    }
}

/// What each part of `new` was in `old`.
pub fn formers<T: Ord>(old: &[T], new: &[T]) -> Vec<Former> {
    let matched = align(old, new);
    let kept: BTreeSet<usize> = matched.iter().flatten().copied().collect();
    let left: BTreeMap<(&T, usize), usize> =
        numbered(old).into_iter().zip(0..).filter(|(_, place)| !kept.contains(place)).collect();
    let pairs = paired(&matched, old.len());
    let parts = numbered(new).into_iter().zip(matched).zip(pairs);
    let former = parts.map(|((part, same), pair)| match (same, left.get(&part)) {
        (Some(place), _) => Former::Same(place),
        (None, Some(place)) => Former::Moved(*place),
        (None, None) => pair.map_or(Former::New, Former::Changed),
    });
    former.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn aligned(old: &str, new: &str) -> Vec<Option<usize>> {
        align(&chars(old), &chars(new))
    }

    #[test]
    fn an_insertion_shifts_nothing() {
        assert_eq!(aligned("abc", "axbc"), [Some(0), None, Some(1), Some(2)]);
        assert_eq!(aligned("abc", "bc"), [Some(1), Some(2)]);
        assert_eq!(aligned("", "a"), [None]);
    }

    #[test]
    fn of_two_that_changed_places_one_is_kept() {
        assert_eq!(aligned("abcd", "acbd").iter().flatten().count(), 3);
        assert_eq!(aligned("abcd", "dabc"), [None, Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn what_changed_between_two_matches_is_paired() {
        let pairs = |old: &str, new: &str| paired(&aligned(old, new), old.chars().count());
        assert_eq!(pairs("abc", "axc"), [Some(0), Some(1), Some(2)]);
        assert_eq!(pairs("ac", "axc"), [Some(0), None, Some(1)]);
        assert_eq!(pairs("abc", "xyz"), [Some(0), Some(1), Some(2)]);
        assert_eq!(pairs("ab", "abx"), [Some(0), Some(1), None]);
    }

    #[test]
    fn what_changed_sides_has_moved_and_an_insertion_moves_nothing() {
        let was = |old: &str, new: &str| formers(&chars(old), &chars(new));
        assert_eq!(was("abc", "axbc"), [Former::Same(0), Former::New, Former::Same(1), Former::Same(2)]);
        assert_eq!(was("abc", "bcx"), [Former::Same(1), Former::Same(2), Former::New]);
        assert_eq!(was("abc", "axc"), [Former::Same(0), Former::Changed(1), Former::Same(2)]);
        for (old, new) in [("ab", "ba"), ("abcd", "acbd"), ("abcd", "dabc"), ("abc", "cba"), ("aab", "baa")] {
            assert!(was(old, new).iter().any(|it| matches!(it, Former::Moved(_))), "{old} {new}");
        }
    }

    proptest! {
        #[test]
        fn matches_are_equal_and_rise(old in "[a-d]{0,20}", new in "[a-d]{0,20}") {
            let (old_parts, new_parts) = (chars(&old), chars(&new));
            let matches = align(&old_parts, &new_parts);
            prop_assert_eq!(matches.len(), new_parts.len());
            for (part, place) in new_parts.iter().zip(&matches) {
                prop_assert!(place.is_none_or(|place| old_parts[place] == *part));
            }
            for places in [matches.clone(), paired(&matches, old_parts.len())] {
                let places: Vec<usize> = places.into_iter().flatten().collect();
                prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
                prop_assert!(places.iter().all(|place| *place < old_parts.len()));
            }
            if old == new {
                prop_assert!(matches.iter().all(Option::is_some));
            }
        }
    }
}
