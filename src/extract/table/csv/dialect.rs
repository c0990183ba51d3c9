//! What stands between the cells of a table in text, and what around them.

use super::parser::{Parser, Step};
use crate::extract::{Pieces, Problem};

/// How much of a table is looked at, in bytes.
const SAMPLE: usize = 256 << 10;

/// How many bytes the line may have in which a table says what stands between its cells.
const SAID: usize = 1 << 10;

/// What stands between cells, the most frequent in Dutch exports first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Stands between cells where nothing does: a table of one column.
const NONE: u8 = 0x1f;

/// How a table in text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) separator: u8,
    /// What stands around cells that have the separator or line ends.
    pub(super) quote: Option<u8>,
    /// Does a backslash stand before a quote inside quotes, instead of a second quote?
    pub(super) backslash: bool,
}

impl Dialect {
    /// How a table is written. Passes the line in which it says so (`sep=;`, as Excel writes and reads it).
    pub(super) fn of(text: &mut Pieces<'_>) -> Result<Self, Problem> {
        text.fill(SAMPLE + SAID)?;
        let first = text.window().split_inclusive('\n').next().unwrap_or_default();
        let said = first.trim_end_matches(['\r', '\n']).trim_matches('"').strip_prefix("sep=").filter(|said| said.len() == 1);
        let said = said.map(|said| (said.as_bytes()[0], first.len()));
        text.pass(said.map_or(0, |(_, length)| length));
        let sample = text.window();
        Ok(Self::guess(&sample[..sample.floor_char_boundary(SAMPLE)], said.map(|(separator, _)| separator)))
    }

    /// The way of writing by which most rows have as many cells as the first.
    fn guess(sample: &str, said: Option<u8>) -> Self {
        let backslash = sample.contains("\\\"") && !doubles(sample);
        let single = sample.starts_with('\'').then_some(Some(b'\''));
        let quotes = single.into_iter().chain([Some(b'"'), None]);
        let separators: Vec<u8> = said.map_or_else(|| SEPARATORS.to_vec(), |said| vec![said]);
        let ways = quotes.flat_map(|quote| separators.iter().map(move |&separator| Self { separator, quote, backslash }));
        let mut best = None;
        for way in ways {
            let fit = way.fit(sample);
            if fit > best.map_or((0, 0, 0), |(fit, _)| fit) {
                best = Some((fit, way));
            }
        }
        best.map_or(Self { separator: said.unwrap_or(NONE), quote: Some(b'"'), backslash }, |(_, way)| way)
    }

    /// How many rows of a thousand have as many cells as the first, how many cells that is, and how many rows there are; nothing where
    /// the first has one cell.
    fn fit(self, sample: &str) -> (u32, usize, u32) {
        let mut parser = Parser::new(self, true);
        let (mut rest, mut rows, mut alike, mut cells) = (sample.as_bytes(), 0, 0, 0);
        loop {
            let (step, used) = parser.feed(rest);
            rest = &rest[used..];
            match step {
                // Then it is asked once more, with nothing.
                Step::More => continue,
                Step::End => break,
                Step::Row => rows += 1,
            }
            if rows == 1 {
                cells = parser.len();
            }
            alike += u32::from(parser.len() == cells);
        }
        if cells < 2 { (0, 0, 0) } else { (alike * 1000 / rows, cells, rows) }
    }

    /// Has a last row of several lines a quote that is opened and never closed?
    pub(super) fn never_closes(self, row: &str) -> bool {
        let quotes = |quote: u8| memchr::memchr_iter(quote, row.as_bytes()).count();
        row.trim_end_matches(['\r', '\n']).contains('\n') && !self.backslash && self.quote.is_some_and(|quote| quotes(quote) % 2 == 1)
    }
}

/// Does a quote stand before a quote inside a cell? Two alone in a cell are an empty one.
fn doubles(sample: &str) -> bool {
    let before = |at: usize| sample[..at].chars().next_back();
    sample
        .match_indices("\"\"")
        .any(|(at, _)| before(at).is_some_and(|c| c != '\\' && c != '\n' && !SEPARATORS.iter().any(|&s| char::from(s) == c)))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, NONE, Parser, Pieces, Step};

    fn dialect(text: &str) -> Dialect {
        Dialect::of(&mut Pieces::of(text.as_bytes())).unwrap()
    }

    #[test]
    fn separators_and_quotes_are_found_out() {
        for (text, separator, quote) in [
            ("id;tekst\n1;een, twee, drie\n2;vier, vijf", b';', Some(b'"')),
            ("id,tekst\n1,\"een; twee; drie\"\n2,\"vier, vijf\"", b',', Some(b'"')),
            ("id\ttekst\n1\teen, twee; drie", b'\t', Some(b'"')),
            ("id|tekst\n1|een, twee; drie", b'|', Some(b'"')),
            ("'id','tekst'\n'1','een, twee'", b',', Some(b'\'')),
            ("id;tekst\n1;\"een\n2;twee\n3;drie\n", b';', None),
            ("tekst\neen; twee\n", NONE, Some(b'"')),
            ("sep=,\nid,tekst;soort\n1,a", b',', Some(b'"')),
        ] {
            let dialect = dialect(text);
            assert_eq!((dialect.separator, dialect.quote), (separator, quote), "{text}");
        }
    }

    #[test]
    fn a_backslash_may_stand_before_a_quote() {
        let text = "id,tekst\n1,\"zegt \\\"ja, hoor\\\"\"\n";
        let mut parser = Parser::new(dialect(text), true);
        let (_, header) = parser.feed(text.as_bytes());
        assert_eq!(parser.feed(&text.as_bytes()[header..]), (Step::Row, text.len() - header));
        assert_eq!(parser.cells().last(), Some("zegt \"ja, hoor\""));
    }
}
