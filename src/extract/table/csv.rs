//! Tables in text (.csv, .tsv): what stands between cells, what stands around them and the encoding are found out.

mod dialect;

use std::borrow::Cow;

use ::csv::StringRecord;

use crate::{document::Format, extract::plain::decode};

use self::dialect::Dialect;
use super::{Cell, Names, Options, Stop, Table, TakeFound};
use crate::extract::{Extract, Source};

/// Tables in text.
#[derive(Debug)]
pub(in crate::extract) struct Csv;

impl Extract for Csv {
    fn format(&self) -> Format {
        Format::Csv
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv", "tsv", "tab"]
    }

    fn shows(&self, _: &Source) -> bool {
        // Running text has commas too: only the name of the file tells.
        false
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let text = decode(source.bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let (dialect, text) = Dialect::of(text);
        let mut table = Table::new(options, Names::InRow, found);
        table.separator = Some(char::from(dialect.separator));
        Rows { dialect, text, number: 0 }.read(&mut |number, cells| table.row(number, cells))?;
        table.finish()
    }
}

/// In how many lines a quote that is never closed is looked for. Behind them, quotes are letters.
const STRAY_QUOTES: u32 = 100;

/// What takes the rows.
type Each<'e> = dyn FnMut(u32, &[Cell<'_>]) -> Result<(), Stop> + 'e;

/// The rows of a table in text.
struct Rows<'t> {
    dialect: Dialect,
    /// What is still to be read.
    text: &'t str,
    /// The number of the row that was read last.
    number: u32,
}

impl Rows<'_> {
    fn read(&mut self, each: &mut Each<'_>) -> Result<(), Stop> {
        // Each of them means reading the rest again, so that they are counted.
        for stray in 0.. {
            let Some(start) = self.stretch(stray < STRAY_QUOTES, each)? else { break };
            // A quote that is opened and never closed would swallow the rest of the file: that line is read as it stands.
            let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at + 1);
            let (line, rest) = (&self.text[start..end], &self.text[end..]);
            let mut alone = Rows { dialect: self.dialect, text: line, number: self.number };
            alone.stretch(false, each)?;
            (self.number, self.text) = (alone.number, rest);
        }
        Ok(())
    }

    /// Reads rows until the end, or until one whose quote is never closed: says at which byte it begins.
    fn stretch(&mut self, quoted: bool, each: &mut Each<'_>) -> Result<Option<usize>, Stop> {
        let mut reader = self.dialect.reader(self.text, quoted);
        let mut record = StringRecord::new();
        let mut end = 0;
        loop {
            self.number += blank_lines(self.text, end);
            // The text is UTF-8 and rows may have any number of cells, so that nothing is left to fail on.
            if !reader.read_record(&mut record).unwrap_or(false) {
                return Ok(None);
            }
            let start = self.start_of_row(end);
            end = usize::try_from(reader.position().byte()).unwrap_or(self.text.len()).min(self.text.len());
            if end == self.text.len() && quoted && self.dialect.never_closes(&self.text[start..]) {
                return Ok(Some(start));
            }
            self.number += 1;
            let cells: Vec<Cell<'_>> = record.iter().enumerate().map(|(column, cell)| (column, Cow::Borrowed(cell))).collect();
            each(self.number, &cells)?;
        }
    }

    /// Where the row begins that comes after `end`.
    fn start_of_row(&self, end: usize) -> usize {
        self.text[end..].find(|c| c != '\r' && c != '\n').map_or(self.text.len(), |at| end + at)
    }
}

/// How many blank lines come after a row that ends at `end`. The reader passes over them, a spreadsheet program counts them.
fn blank_lines(text: &str, end: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = end;
    // The reader ends a row at the first of the two characters of a Windows line end.
    if at > 0 && bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    while let Some(b'\r' | b'\n') = bytes.get(at) {
        at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
        lines += 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Rows};

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = Vec::new();
        let (dialect, text) = Dialect::of(text);
        Rows { dialect, text, number: 0 }
            .read(&mut |number, cells| {
                rows.push((number, cells.iter().map(|(_, cell)| cell.to_string()).collect()));
                Ok(())
            })
            .unwrap();
        rows
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn rows_count_as_a_spreadsheet_program_does() {
        for end in ["\n", "\r\n"] {
            let text = ["id;tekst", "1;\"een", "twee\"", "", "", "2;\"zegt \"\"ja\"\"\""].join(end);
            let two_lines = format!("een{end}twee");
            assert_eq!(rows(&text), [row(1, &["id", "tekst"]), row(2, &["1", &two_lines]), row(5, &["2", "zegt \"ja\""])]);
        }
        assert_eq!(rows("sep=|\na|b\n1|2"), [row(1, &["a", "b"]), row(2, &["1", "2"])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_takes_one_row() {
        let text = "id;tekst\n1;\"goed; echt\"\n2;\"open\n3;ook goed\n4;klaar";
        let expected = [
            row(1, &["id", "tekst"]),
            row(2, &["1", "goed; echt"]),
            row(3, &["2", "\"open"]),
            row(4, &["3", "ook goed"]),
            row(5, &["4", "klaar"]),
        ];
        assert_eq!(rows(text), expected);
    }
}
