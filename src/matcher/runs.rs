//! Where the letters and digits of a text run on: the stretches that words are made of.
//!
//! 64 bytes at a time become the bits of one number, a bit for each byte that is part of a letter or digit; the compiler turns that
//! into vector instructions. What remains is one step for each edge of a run, not for each byte.

use super::fold::{BLOCK, Folded, LATIN_1_LEAD};

/// Calls `visit` with the beginning and the end of each longest run of letters and digits in `folded`, in bytes.
#[inline]
pub(super) fn runs(folded: Folded<'_>, mut visit: impl FnMut(usize, usize)) {
    let mut start = 0;
    let mut inside = false;
    // Bits of a character that reaches into the next block.
    let mut ahead = 0;
    for (n, block) in folded.blocks().enumerate() {
        let base = n * BLOCK;
        let bits = bits(block, folded.text(), base, &mut ahead);
        let mut edges = bits ^ (bits << 1 | u64::from(inside));
        while edges != 0 {
            let at = base + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            if inside {
                visit(start, at);
            }
            start = at;
            inside = !inside;
        }
    }
}

/// The bits of a block that begins at `base`. `ahead` has those that the block before knows, and gets those of the next.
fn bits(block: &[u8; BLOCK], text: &str, base: usize, ahead: &mut u64) -> u64 {
    let plain = gather(block, |byte| byte.wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'0') < 10);
    if block.is_ascii() { plain } else { plain | wide(block, gather(block, |byte| byte >= 0x80), text, base, ahead) }
}

/// A bit for each byte for which `is` holds.
fn gather(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> u64 {
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    let mut flags = [0; BLOCK];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(is(byte));
    }
    let mut bits = 0;
    for (n, eight) in flags.chunks_exact(8).enumerate() {
        let eight = u64::from_le_bytes(eight.try_into().expect("a chunk has its length"));
        bits |= (eight.wrapping_mul(TOGETHER) >> 56) << (8 * n);
    }
    bits
}

/// The bits of the letters and digits of more than one byte. `other` are all bytes of such characters.
fn wide(block: &[u8; BLOCK], other: u64, text: &str, base: usize, ahead: &mut u64) -> u64 {
    let mut bits = std::mem::take(ahead);
    let mut left = other;
    while left != 0 {
        let n = left.trailing_zeros() as usize;
        left &= left - 1;
        let lead = block[n];
        if lead < 0xc0 {
            continue;
        }
        let (letter, length) = match block.get(n + 1) {
            Some(&next) if lead == LATIN_1_LEAD => (next != 0x97 && next != 0xb7, 2),
            _ => text[base + n..].chars().next().map_or((false, 1), |c| (c.is_alphanumeric(), c.len_utf8())),
        };
        if letter {
            let of_char = (1 << length) - 1;
            bits |= of_char << n;
            *ahead |= if n + length > BLOCK { of_char >> (BLOCK - n) } else { 0 };
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Folded, runs};

    fn found(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        runs(Folded::new(text, &mut Vec::new()), |start, end| found.push(&text[start..end]));
        found
    }

    #[test]
    fn runs_are_of_letters_and_digits() {
        assert_eq!(found("Eén klant-gericht, 3×4 “ïe” 24/7 ß€"), ["Eén", "klant", "gericht", "3", "4", "ïe", "24", "7", "ß"]);
        assert!(found("").is_empty());
    }

    proptest! {
        #[test]
        fn runs_are_what_a_split_finds(text in "([a-zA-Z0-9éÉ×ł€’ 𝔸\u{301}-]{0,9}[ -~]{0,40}){0,8}") {
            let expected: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).collect();
            prop_assert_eq!(found(&text), expected);
        }
    }
}
