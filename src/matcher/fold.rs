//! Folds case without moving anything: every byte stays where it is.

use crate::span::Span;

use super::buckets::mix;

/// How many bytes are folded at a time. Small enough to stay in the first-level cache beside the filter's bits.
const WINDOW: usize = 16 << 10;

/// The first byte of the UTF-8 form of U+00C0 to U+00FF.
pub(super) const LATIN_1_LEAD: u8 = 0xc3;

/// How many bytes are hashed at a time, and so stand free before a text.
const WORD: usize = size_of::<u64>();

/// How many bytes are looked at together.
pub(super) const BLOCK: usize = 64;

/// A text in lower case in which every byte has the place that it had.
///
/// ASCII letters and the letters of Latin-1 (É, Ö, Ç …) are folded: theirs are the capitals that Dutch has, and both cases have the
/// same number of bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folded<'b> {
    text: &'b str,
    /// [`WORD`] zeros, the folded bytes and [`BLOCK`] zeros.
    padded: &'b [u8],
}

impl<'b> Folded<'b> {
    /// Folds a text into `buffer`, which loses what it had.
    pub(super) fn new(text: &'b str, buffer: &'b mut Vec<u8>) -> Self {
        buffer.clear();
        buffer.extend_from_slice(&[0; WORD]);
        buffer.extend_from_slice(text.as_bytes());
        fold(&mut buffer[WORD..]);
        buffer.extend_from_slice(&[0; BLOCK]);
        Self { text, padded: buffer }
    }

    /// The text as it was.
    #[inline]
    pub(super) fn text(&self) -> &'b str {
        self.text
    }

    /// The folded bytes.
    #[inline]
    pub(super) fn bytes(&self) -> &'b [u8] {
        &self.padded[WORD..WORD + self.text.len()]
    }

    /// The folded bytes in blocks, the last of which is filled up with zeros and has at least one.
    #[inline]
    pub(super) fn blocks(&self) -> impl Iterator<Item = &'b [u8; BLOCK]> {
        self.padded[WORD..].as_chunks().0.iter()
    }

    /// A hash of the bytes from `start` to `end`: of the first and the last eight and how many they are, which tells nearly all Dutch
    /// words apart.
    #[inline]
    pub(super) fn hash(&self, start: usize, end: usize) -> u64 {
        /// An odd number with bits everywhere: the golden ratio's.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let (first, last) = self.ends(start, end);
        mix(first ^ (last ^ (end - start) as u64).wrapping_mul(SPREAD))
    }

    /// A hash of the `length` bytes from `at`, at most four.
    #[inline]
    pub(super) fn edge_hash(&self, at: usize, length: usize) -> u64 {
        let four = u32::from_le_bytes(self.padded[WORD + at..WORD + at + 4].try_into().expect("a slice has its length"));
        let unused = 8 * (4 - length);
        mix(u64::from(four << unused))
    }

    /// The first and the last eight of the bytes from `start` to `end` as numbers, or as many as they are, at least one.
    #[inline]
    pub(super) fn ends(&self, start: usize, end: usize) -> (u64, u64) {
        let unused = 8 * (WORD - WORD.min(end - start));
        let eight = |at: usize| u64::from_le_bytes(self.padded[at..at + WORD].try_into().expect("a slice has its length"));
        // The text begins at WORD, so the eight bytes that end at `end` begin at `end` there.
        (eight(WORD + start) << unused >> unused, eight(end) >> unused)
    }
}

/// Calls `visit` with the windows of `range` of `text` and where each begins in `text`.
///
/// Windows end at a blank, so that no word is cut; a stretch of more than 16 KiB without one is no text, and is cut where it is.
pub(super) fn windows(text: &str, range: Span, buffer: &mut Vec<u8>, mut visit: impl FnMut(Folded<'_>, usize)) {
    let (mut start, end) = (range.start as usize, range.end as usize);
    while start < end {
        let most = text.floor_char_boundary((start + WINDOW).min(end));
        let last = if most == end {
            end
        } else {
            memchr::memrchr3(b' ', b'\n', b'\r', &text.as_bytes()[start..most]).map_or(most, |blank| start + blank + 1)
        };
        visit(Folded::new(&text[start..last], buffer), start);
        start = last;
    }
}

/// Lower case in place.
fn fold(bytes: &mut [u8]) {
    bytes.make_ascii_lowercase();
    let mut from = 0;
    while let Some(lead) = memchr::memchr(LATIN_1_LEAD, &bytes[from..]) {
        from += lead + 1;
        if let Some(letter) = bytes.get_mut(from).filter(|letter| matches!(letter, 0x80..=0x9e) && **letter != 0x97) {
            *letter += 0x20;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WINDOW, windows};
    use crate::span::Span;

    fn folded(text: &str) -> String {
        let mut whole = Vec::new();
        windows(text, Span::of(0..text.len()), &mut Vec::new(), |window, at| {
            assert_eq!(at, whole.len());
            whole.extend_from_slice(window.bytes());
        });
        String::from_utf8(whole).unwrap()
    }

    #[test]
    fn capitals_are_folded_in_place() {
        assert_eq!(folded("CRÉATIEF Coördineren 3×4 €"), "créatief coördineren 3×4 €");
        assert_eq!(folded(""), "");
    }

    #[test]
    fn windows_end_at_blanks() {
        let text = "Woord ".repeat(WINDOW);
        let mut count = 0;
        windows(&text, Span::of(0..text.len()), &mut Vec::new(), |window, _| {
            assert!(window.bytes().ends_with(b" "));
            count += 1;
        });
        assert!(count > 5);
        // Of three bytes, so that a window would end inside one.
        let glued = "€".repeat(WINDOW);
        assert_eq!(folded(&glued), glued.to_lowercase());
    }
}
