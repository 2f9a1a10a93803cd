//! What a build leaves for the next one: bytes in a file beside the site, good only for the very site that they were written with,
//! and which project it was built from.

use super::error::OutputError;
use super::place::{Place, Protected};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const SIGN: &[u8] = b"gongbao cache 2\n";

/// A digest of what follows it, in bytes.
const SUM: usize = 32;

/// What was left, taken apart.
struct Left {
    /// The digest of the list of files that it is good for.
    manifest: Vec<u8>,
    /// The way from the folder beside which it lies to the project; empty where there is none.
    origin: String,
    bytes: Vec<u8>,
}

fn left(path: &Path) -> Option<Left> {
    let bytes = fs::read(path).ok()?;
    let (sum, rest) = bytes.strip_prefix(SIGN)?.split_at_checked(SUM)?;
    if blake3::hash(rest).as_bytes() != sum {
        return None;
    }
    let (manifest, rest) = rest.split_at_checked(SUM)?;
    let (length, rest) = rest.split_first_chunk()?;
    let (origin, bytes) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    let origin = String::from_utf8(origin.to_vec()).ok()?;
    Some(Left { manifest: manifest.to_vec(), origin, bytes: bytes.to_vec() })
}

/// What was left with the site whose list of files has this digest; nothing where there is none, or it is damaged.
pub(super) fn read(place: &Place, manifest: blake3::Hash) -> Option<Vec<u8>> {
    let left = left(&place.memory)?;
    (left.manifest == manifest.as_bytes()).then_some(left.bytes)
}

/// The project that the site in `out` was built from last, if that is known.
pub fn built_from(out: &Path) -> Option<PathBuf> {
    let place = Place::find(out, Protected::default()).ok()?;
    let origin = left(&place.memory).map(|left| left.origin).filter(|origin| !origin.is_empty())?;
    Some(place.out.parent()?.join(origin))
}

/// Leaves `bytes` for the next build, with the site whose list of files has this digest. In one step: a killed build leaves the
/// former ones, which are of another site and count for nothing.
pub(super) fn write(place: &Place, manifest: blake3::Hash, bytes: &[u8]) -> Result<(), OutputError> {
    let origin = place.origin.as_deref().unwrap_or_default();
    let length = u32::try_from(origin.len()).unwrap_or(0).to_le_bytes();
    let pieces = [manifest.as_bytes(), length.as_slice(), origin.as_bytes(), bytes];
    let mut sum = blake3::Hasher::new();
    for piece in pieces {
        sum.update(piece);
    }
    let fresh = place.fresh_memory();
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&fresh)?;
        for piece in [SIGN, sum.finalize().as_bytes()].into_iter().chain(pieces) {
            file.write_all(piece)?;
        }
        fs::rename(&fresh, &place.memory)
    };
    write().map_err(OutputError::io("write the file", &place.memory))
}
