//! Subresource integrity: what a browser compares a style sheet or a script with before it uses it.

use sha2::{Digest, Sha384};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of an `integrity` attribute for `bytes` (W3C Subresource Integrity): their SHA-384 in base64 (RFC 4648, section 4).
pub fn integrity(bytes: &[u8]) -> String {
    // 48 bytes are 16 groups of three, so that nothing has to be filled up.
    let digest = Sha384::digest(bytes);
    let text: String = digest.chunks_exact(3).flat_map(group).collect();
    format!("sha384-{text}")
}

/// Three bytes as four digits.
fn group(bytes: &[u8]) -> [char; 4] {
    let bits = bytes.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
    [18, 12, 6, 0].map(|shift| char::from(DIGITS.get(bits >> shift & 63).copied().unwrap_or(b'=')))
}

#[cfg(test)]
mod tests {
    use super::integrity;

    /// The example of the W3C's recommendation, section 3.2.1.
    #[test]
    fn the_digest_is_the_one_of_the_recommendation() {
        let known = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), known);
    }
}
