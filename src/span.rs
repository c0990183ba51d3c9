//! The only position type inside the program.

use std::ops::Range;

/// A half-open range of **UTF-8 bytes** in a text: `start` is the first byte, `end` the byte after the last.
///
/// Four bytes a side: texts are at most 4 GiB, which the reader enforces.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of the bytes `start..end`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// A span from positions of the standard library.
    ///
    /// # Panics
    ///
    /// When a position is past 4 GiB: the reader refuses such a text before any span is made.
    #[must_use]
    pub fn of(range: Range<usize>) -> Self {
        let narrow = |n| u32::try_from(n).expect("the reader refuses texts over 4 GiB");
        Self { start: narrow(range.start), end: narrow(range.end) }
    }

    /// The bytes as a range of the standard library.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// How many bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// No bytes at all?
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Does `other` lie wholly inside this span?
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Do the two share a byte?
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn spans_are_half_open() {
        let a = Span::new(0, 4);
        assert!(a.contains(Span::new(3, 4)));
        assert!(!a.overlaps(Span::new(4, 5)));
        assert_eq!(a.join(Span::new(6, 9)), Span::new(0, 9));
        assert!(Span::new(4, 4).is_empty());
    }
}
