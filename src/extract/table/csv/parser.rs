//! Parses rows out of pieces of a text. Where a row ends stands open until its last piece came.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::dialect::Dialect;

/// What came of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The row goes on in the next piece.
    More,
    /// A row ended.
    Row,
    /// The text ended, and there is no row any more.
    End,
}

/// Parses rows.
pub(super) struct Parser {
    reader: Reader,
    /// What is in the cells, one behind the other.
    cells: Vec<u8>,
    /// Where each cell ends in it.
    ends: Vec<usize>,
    /// How much of both is of this row.
    written: usize,
    count: usize,
    /// Was the row handed over?
    is_whole: bool,
}

impl Parser {
    /// For a text written in some way; where it isn't `quoted`, quotes are letters.
    pub(super) fn new(dialect: Dialect, quoted: bool) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(dialect.separator)
            .quoting(quoted && dialect.quote.is_some())
            .quote(dialect.quote.unwrap_or(b'"'))
            .double_quote(!dialect.backslash)
            .escape(dialect.backslash.then_some(b'\\'))
            .build();
        Self { reader, cells: vec![0; 1 << 10], ends: vec![0; 32], written: 0, count: 0, is_whole: false }
    }

    /// Takes a piece, an empty one at the end of the text: says how many bytes of it belong to the row.
    pub(super) fn feed(&mut self, piece: &[u8]) -> (Step, usize) {
        if self.is_whole {
            (self.written, self.count, self.is_whole) = (0, 0, false);
        }
        let mut used = 0;
        loop {
            let (cells, ends) = (&mut self.cells[self.written..], &mut self.ends[self.count..]);
            let (result, read, written, count) = self.reader.read_record(&piece[used..], cells, ends);
            used += read;
            self.written += written;
            self.count += count;
            match result {
                ReadRecordResult::InputEmpty => return (Step::More, used),
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => {
                    self.is_whole = true;
                    return (Step::Row, used);
                }
                ReadRecordResult::End => return (Step::End, used),
            }
        }
    }

    /// How many cells the row has that ended.
    pub(super) const fn len(&self) -> usize {
        self.count
    }

    /// The cells of the row that ended.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        // Cells end at separators and quotes, which are ASCII: what is text stays text.
        let text = std::str::from_utf8(&self.cells[..self.written]).unwrap_or_default();
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends[..self.count]).map(|(start, &end)| text.get(start..end).unwrap_or_default())
    }
}
