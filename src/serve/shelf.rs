//! The pages drawn last, so that each is drawn once however many ask for it, and the last good one is at hand when it cannot be drawn.

use hyper::body::Bytes;
use std::collections::BTreeMap;

/// At most so many bytes are kept.
const ROOM: usize = 64 << 20;
/// At most so many pages are kept: those that somebody looks at.
const PAGES: usize = 256;

/// Pages by their address.
#[derive(Debug, Default)]
pub struct Shelf {
    pages: BTreeMap<String, Kept>,
    bytes: usize,
    /// Counts uses: the page with the lowest count is the first to go.
    uses: u64,
}

#[derive(Debug)]
struct Kept {
    bytes: Bytes,
    version: u64,
    used: u64,
}

impl Shelf {
    /// The page at `address` as drawn from that version of the report.
    pub fn current(&mut self, address: &str, version: u64) -> Option<Bytes> {
        self.uses += 1;
        let kept = self.pages.get_mut(address).filter(|kept| kept.version == version)?;
        kept.used = self.uses;
        Some(kept.bytes.clone())
    }

    /// The page at `address` as drawn last.
    pub fn last(&self, address: &str) -> Option<Bytes> {
        self.pages.get(address).map(|kept| kept.bytes.clone())
    }

    /// Keeps a page; the one not asked for longest makes room.
    pub fn keep(&mut self, address: &str, version: u64, bytes: Bytes) {
        self.take(address);
        if bytes.len() > ROOM {
            return;
        }
        while self.pages.len() >= PAGES || self.bytes + bytes.len() > ROOM {
            let oldest = self.pages.iter().min_by_key(|(_, kept)| kept.used).map(|(address, _)| address.clone());
            match oldest {
                Some(oldest) => self.take(&oldest),
                None => break,
            }
        }
        self.uses += 1;
        self.bytes += bytes.len();
        self.pages.insert(address.to_owned(), Kept { bytes, version, used: self.uses });
    }

    fn take(&mut self, address: &str) {
        if let Some(kept) = self.pages.remove(address) {
            self.bytes -= kept.bytes.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_current_for_its_version_and_the_last_for_ever() {
        let mut shelf = Shelf::default();
        shelf.keep("zh/index.html", 1, Bytes::from_static(b"old"));
        assert_eq!(shelf.current("zh/index.html", 1).as_deref(), Some(&b"old"[..]));
        assert_eq!(shelf.current("zh/index.html", 2), None);
        assert_eq!(shelf.last("zh/index.html").as_deref(), Some(&b"old"[..]));
    }

    #[test]
    fn room_is_bounded_and_what_is_used_stays() {
        let mut shelf = Shelf::default();
        shelf.keep("home", 1, Bytes::from_static(b"home"));
        for number in 0..2 * PAGES {
            shelf.keep(&format!("{number}"), 1, Bytes::from(vec![0; 1 << 20]));
            assert!(shelf.current("home", 1).is_some());
            assert!(shelf.pages.len() <= PAGES && shelf.bytes <= ROOM);
        }
        shelf.keep("film", 1, Bytes::from(vec![0; ROOM + 1]));
        assert_eq!(shelf.last("film"), None);
        assert_eq!(shelf.bytes, shelf.pages.values().map(|kept| kept.bytes.len()).sum::<usize>());
    }
}
