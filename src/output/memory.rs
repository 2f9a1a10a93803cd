//! What a build leaves for the next one: bytes in a file beside the site, good only for the very site that they were written with.

use super::error::OutputError;
use super::place::Place;
use std::fs;
use std::io::{self, Write};

const SIGN: &[u8] = b"gongbao cache 1\n";

/// A digest of what follows it, in bytes.
const SUM: usize = 32;

/// What was left with the site whose list of files has this digest; nothing where there is none, or it is damaged.
pub(super) fn read(place: &Place, manifest: blake3::Hash) -> Option<Vec<u8>> {
    let bytes = fs::read(&place.memory).ok()?;
    let (sum, rest) = bytes.strip_prefix(SIGN)?.split_at_checked(SUM)?;
    let (of, left) = rest.split_at_checked(SUM)?;
    (blake3::hash(rest).as_bytes() == sum && manifest.as_bytes() == of).then(|| left.to_vec())
}

/// Leaves `bytes` for the next build, with the site whose list of files has this digest. In one step: a killed build leaves the
/// former ones, which are of another site and count for nothing.
pub(super) fn write(place: &Place, manifest: blake3::Hash, bytes: &[u8]) -> Result<(), OutputError> {
    let mut sum = blake3::Hasher::new();
    sum.update(manifest.as_bytes()).update(bytes);
    let fresh = place.fresh_memory();
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&fresh)?;
        for piece in [SIGN, sum.finalize().as_bytes(), manifest.as_bytes(), bytes] {
            file.write_all(piece)?;
        }
        fs::rename(&fresh, &place.memory)
    };
    write().map_err(OutputError::io("write the file", &place.memory))
}
