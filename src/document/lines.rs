//! From a byte position to the line and column that a person can find.

use crate::span::Span;

/// A place as editors show it; both count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
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
    /// In long lines now and then a position and how many characters of its line come before it, so that a column is
    /// counted from near by. Ascending; for a text without line breaks this keeps many positions linear in the text.
    marks: Vec<(u32, u32)>,
}

/// How many bytes lie between two marks of a long line.
const MARK_BYTES: usize = 4096;

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
        let mut marks = Vec::new();
        for (n, &start) in starts.iter().enumerate() {
            let end = starts.get(n + 1).map_or(text.len(), |&next| next as usize);
            let (mut at, mut columns) = (start as usize, 0);
            while end - at > MARK_BYTES {
                let mut next = at + MARK_BYTES;
                while !text.is_char_boundary(next) {
                    next -= 1;
                }
                columns += characters(&text[at..next]);
                at = next;
                marks.push((Span::of(0..at).end, columns));
            }
        }
        Self { starts, marks }
    }

    /// The line and column of a byte position of the same text.
    ///
    /// # Panics
    ///
    /// When `at` is past the end of `text` or inside a character.
    #[must_use]
    pub fn position(&self, text: &str, at: u32) -> Position {
        let line = self.starts.partition_point(|&start| start <= at) - 1;
        let start = self.starts[line];
        let mark = self.marks[..self.marks.partition_point(|&(mark, _)| mark <= at)].last().copied();
        let (from, columns) = mark.filter(|&(mark, _)| mark >= start).unwrap_or((start, 0));
        let column = columns + characters(&text[from as usize..at as usize]) + 1;
        Position { line: u32::try_from(line + 1).unwrap_or(u32::MAX), column }
    }
}

/// The characters that take room on a line: a byte-order mark takes none.
fn characters(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|&c| c != '\u{feff}').count()).unwrap_or(u32::MAX)
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

    #[test]
    fn a_column_far_along_is_counted_right() {
        let text = format!("é\n{}x", "é".repeat(10_000));
        let index = LineIndex::new(&text);
        assert_eq!(index.position(&text, u32::try_from(text.len() - 1).unwrap()), Position { line: 2, column: 10_001 });
    }
}
