//! What tells whether something is still what it was.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::hash::{Hash, Hasher};

/// The first 128 bits of the BLAKE3 hash of a value. Two values with one fingerprint are taken to be one.
///
/// Of values that are hashed by their `Hash` it is the same only for one build of the program, which is all that it is compared in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// Of a value, by all that its `Hash` sees.
    pub fn of<T: Hash + ?Sized>(value: &T) -> Self {
        let mut feed = Feed(blake3::Hasher::new());
        value.hash(&mut feed);
        Self::first(feed.0.finalize())
    }

    /// Of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::first(blake3::hash(bytes))
    }

    fn first(hash: blake3::Hash) -> Self {
        let mut own = [0; 16];
        own.iter_mut().zip(hash.as_bytes()).for_each(|(own, byte)| *own = *byte);
        Self(own)
    }
}

/// In hexadecimal digits.
impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Takes in what `Hash` writes.
struct Feed(blake3::Hasher);

impl Hasher for Feed {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}
