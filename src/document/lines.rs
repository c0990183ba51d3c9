//! From a byte position to the line and column that a person can find.

use crate::span::Span;

/// A place as editors show it; both count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// Where the lines of a text begin. Lines end in `\n`, `\r\n` or `\r`.
#[derive(Debug, Clone)]
pub struct LineIndex {
    /// Ascending; the first is 0.
    starts: Vec<u32>,
}

impl LineIndex {
    /// Reads the line starts of a text.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') {
                continue;
            }
            starts.push(Span::of(0..at + 1).end);
        }
        Self { starts }
    }

    /// The line and column of a byte position of the same text.
    ///
    /// # Panics
    ///
    /// When `at` is past the end of `text` or inside a character.
    #[must_use]
    pub fn position(&self, text: &str, at: u32) -> Position {
        let line = self.starts.partition_point(|&start| start <= at) - 1;
        let before = &text[self.starts[line] as usize..at as usize];
        let column = before.chars().filter(|&c| c != '\u{feff}').count() + 1;
        Position { line: u32::try_from(line + 1).unwrap_or(u32::MAX), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::{LineIndex, Position};

    #[test]
    fn all_line_ends_count_once() {
        let text = "a\nbé\r\nc\rd";
        let index = LineIndex::new(text);
        let at = |needle| index.position(text, u32::try_from(text.find(needle).unwrap()).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1 });
        assert_eq!(at("é"), Position { line: 2, column: 2 });
        assert_eq!(at("c"), Position { line: 3, column: 1 });
        assert_eq!(at("d"), Position { line: 4, column: 1 });
    }
}
