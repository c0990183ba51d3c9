//! What stands between the cells of a table in text, and what around them.

use csv::{Reader, ReaderBuilder, StringRecord};

/// How much of a table is looked at, in bytes.
const SAMPLE: usize = 256 << 10;

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
    /// How a table is written, and the table without the line in which it says so (`sep=;`, as Excel writes and reads it).
    pub(super) fn of(text: &str) -> (Self, &str) {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let said = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=").filter(|said| said.len() == 1);
        let (said, text) = said.map_or((None, text), |said| (Some(said.as_bytes()[0]), rest));
        let mut end = text.len().min(SAMPLE);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        (Self::guess(&text[..end], said), text)
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
        let mut reader = self.reader(sample, true);
        let mut record = StringRecord::new();
        let (mut rows, mut alike, mut cells) = (0, 0, 0);
        while reader.read_record(&mut record).unwrap_or(false) {
            if rows == 0 {
                cells = record.len();
            }
            rows += 1;
            alike += u32::from(record.len() == cells);
        }
        if cells < 2 { (0, 0, 0) } else { (alike * 1000 / rows, cells, rows) }
    }

    /// Reads a text written in this way; where it isn't `quoted`, quotes are letters.
    pub(super) fn reader(self, text: &str, quoted: bool) -> Reader<&[u8]> {
        ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .quoting(quoted && self.quote.is_some())
            .quote(self.quote.unwrap_or(b'"'))
            .double_quote(!self.backslash)
            .escape(self.backslash.then_some(b'\\'))
            .from_reader(text.as_bytes())
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
    use super::{Dialect, NONE};

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
            let (dialect, _) = Dialect::of(text);
            assert_eq!((dialect.separator, dialect.quote), (separator, quote), "{text}");
        }
    }

    #[test]
    fn a_backslash_may_stand_before_a_quote() {
        let (dialect, text) = Dialect::of("id,tekst\n1,\"zegt \\\"ja, hoor\\\"\"\n");
        let mut reader = dialect.reader(text, true);
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(&rows[1][1], "zegt \"ja, hoor\"");
    }
}
