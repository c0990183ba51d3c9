//! Tables of words with a hash that is quick for short words.
//!
//! A paradigm takes some fifty look-ups, most of them of words that aren't there. The standard hash guards against keys
//! chosen by an attacker; these keys come from the lexicon's own files, so that guard would only cost time.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Forms by dictionary form.
pub(super) type Table = HashMap<String, String, BuildHasherDefault<WordHasher>>;

/// Words that share a property.
pub(super) type Words = HashSet<String, BuildHasherDefault<WordHasher>>;

/// Multiplies and rotates eight bytes at a time, as the hash of the Rust compiler does.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordHasher(u64);

impl WordHasher {
    /// An odd number without pattern in its bits (from the golden ratio).
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    /// Mixes eight bytes in.
    fn add(&mut self, bytes: u64) {
        self.0 = (self.0.rotate_left(5) ^ bytes).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            self.add(rest.iter().fold(0, |bits, &byte| (bits << 8) | u64::from(byte)));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        // Only the end mark of a string comes this way; all keys are strings, so it tells nothing.
        debug_assert_eq!(byte, 0xff);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits and its tag from the high ones; multiplying only stirs upwards.
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_one_letter_hash_apart() {
        let mut seen = HashSet::new();
        for first in b'a'..=b'z' {
            for second in b'a'..=b'z' {
                let mut hasher = WordHasher::default();
                hasher.write(&[first, b'e', second, b'e', b'n']);
                assert!(seen.insert(hasher.finish()));
            }
        }
    }
}
