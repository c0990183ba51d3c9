//! The rows of a table in text, and which quotes are none.

use std::borrow::Cow;

use encoding_rs::UTF_8;

use super::{
    dialect::Dialect,
    parser::{Parser, Step},
};
use crate::extract::{Limit, Limits, Pieces, Problem, Stop, table::Cell};

/// In how many lines a quote that is never closed is looked for. Behind them, quotes are letters.
const STRAY_QUOTES: u32 = 100;

/// What takes the rows with their numbers, or why one can't be read.
type Each<'e> = dyn FnMut(u32, Result<&[Cell<'_>], Problem>) -> Result<(), Stop> + 'e;

/// The rows of a table in text.
pub(super) struct Rows<'p, 'r> {
    dialect: Dialect,
    text: &'p mut Pieces<'r>,
    limits: Limits,
    /// The number of the row that was read last.
    number: u32,
    /// Did it end at the first of the two characters of a Windows line end?
    returned: bool,
}

/// What stands at the beginning of the window.
enum Ahead {
    /// A row of so many bytes.
    Row(usize),
    /// A row that goes on to the end of the text, or further than a row may, since a quote in it is never closed.
    Open,
    /// A line that is longer than a row may be.
    TooLong,
    /// The end of the text.
    End,
}

impl<'p, 'r> Rows<'p, 'r> {
    pub(super) const fn new(dialect: Dialect, text: &'p mut Pieces<'r>, limits: Limits) -> Self {
        Self { dialect, text, limits, number: 0, returned: false }
    }

    /// Reads all rows; where it isn't `quoted`, quotes are letters.
    pub(super) fn read(&mut self, mut quoted: bool, each: &mut Each<'_>) -> Result<(), Stop> {
        let mut parser = Parser::new(self.dialect, quoted);
        let mut strays = 0;
        loop {
            self.blank_lines()?;
            match self.ahead(&mut parser, quoted)? {
                Ahead::Row(length) => {
                    self.number = self.number.saturating_add(1);
                    let cells: Vec<Cell<'_>> = parser.cells().map(Cow::Borrowed).enumerate().collect();
                    each(self.number, Ok(&cells))?;
                    self.returned = self.text.window().as_bytes()[..length].ends_with(b"\r");
                    self.text.pass(length);
                    continue;
                }
                Ahead::Open => {
                    self.line_alone(each)?;
                    // Each of them means reading the rest again, so that they are counted.
                    strays += 1;
                    quoted = strays < STRAY_QUOTES;
                }
                Ahead::TooLong => {
                    self.number = self.number.saturating_add(1);
                    each(self.number, Err(self.limits.over(Limit::Row)))?;
                    self.pass_line()?;
                }
                Ahead::End => return Ok(()),
            }
            parser = Parser::new(self.dialect, quoted);
        }
    }

    /// Passes blank lines and counts them. The parser passes over them, a spreadsheet program counts them.
    fn blank_lines(&mut self) -> Result<(), Problem> {
        self.text.fill(2)?;
        if std::mem::take(&mut self.returned) && self.text.window().starts_with('\n') {
            self.text.pass(1);
        }
        loop {
            self.text.fill(2)?;
            let length = match self.text.window().as_bytes() {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => return Ok(()),
            };
            self.text.pass(length);
            self.number = self.number.saturating_add(1);
        }
    }

    /// Parses what stands at the beginning of the window.
    fn ahead(&mut self, parser: &mut Parser, quoted: bool) -> Result<Ahead, Problem> {
        // So many a byte-order mark has, which the parser passes over.
        self.text.fill(3)?;
        let longest = self.limits.longest_row();
        let mut used = 0;
        loop {
            // Nothing is left of the window only at the end of the text.
            let (step, count) = parser.feed(&self.text.window().as_bytes()[used..]);
            used += count;
            if used > longest {
                // Between quotes only, a row goes on behind a line end.
                let has_lines = memchr::memchr(b'\n', &self.text.window().as_bytes()[..longest]).is_some();
                return Ok(if has_lines { Ahead::Open } else { Ahead::TooLong });
            }
            match step {
                Step::More => {
                    self.text.more()?;
                }
                Step::Row => {
                    let is_last = used == self.text.window().len() && !self.text.more()?;
                    let is_open = is_last && quoted && self.dialect.never_closes(&self.text.window()[..used]);
                    return Ok(if is_open { Ahead::Open } else { Ahead::Row(used) });
                }
                Step::End => return Ok(Ahead::End),
            }
        }
    }

    /// Reads the line at the beginning of the window as it stands: a quote that is opened in it and never closed would swallow what is behind it.
    fn line_alone(&mut self, each: &mut Each<'_>) -> Result<(), Stop> {
        let window = self.text.window();
        let end = window.find('\n').map_or(window.len(), |at| at + 1);
        let line = window[..end].to_owned();
        let mut text = Pieces::new(line.as_bytes(), UTF_8);
        let mut alone = Rows { dialect: self.dialect, text: &mut text, limits: self.limits, number: self.number, returned: false };
        alone.read(false, each)?;
        self.number = alone.number;
        self.text.pass(end);
        Ok(())
    }

    /// Passes a line that is longer than a row may be.
    fn pass_line(&mut self) -> Result<(), Problem> {
        self.text.pass(self.text.window().floor_char_boundary(self.limits.longest_row()));
        self.text.pass_to(|bytes| memchr::memchr2(b'\r', b'\n', bytes))?;
        self.returned = self.text.window().starts_with('\r');
        self.text.pass(self.text.window().len().min(1));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Limit, Limits, Pieces, Rows};

    fn rows_within(longest: u64, text: &str) -> Vec<(u32, Vec<String>)> {
        let mut rows = Vec::new();
        let mut text = Pieces::of(text.as_bytes());
        let dialect = Dialect::of(&mut text).unwrap();
        Rows::new(dialect, &mut text, Limits::default().with(Limit::Row, longest))
            .read(true, &mut |number, cells| {
                rows.push((number, cells.unwrap_or_default().iter().map(|(_, cell)| cell.to_string()).collect()));
                Ok(())
            })
            .unwrap();
        rows
    }

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        rows_within(1 << 20, text)
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

    #[test]
    fn how_long_a_row_is_decides_about_a_quote_that_closes_late() {
        let text = "id;tekst\n1;\"een\ntwee\n\"\n2;drie";
        let long = [row(1, &["id", "tekst"]), row(2, &["1", "een\ntwee\n"]), row(3, &["2", "drie"])];
        assert_eq!(rows_within(14, text), long);
        let open = [row(2, &["1", "\"een"]), row(3, &["twee"]), row(4, &["\""]), row(5, &["2", "drie"])];
        assert_eq!(rows_within(13, text)[1..], open);
    }

    #[test]
    fn a_line_that_is_too_long_is_one_row() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["id;tekst", "1;aaaaaaaaaaaaaaaaé", "", "2;b"].join(end);
            assert_eq!(rows_within(12, &text), [row(1, &["id", "tekst"]), row(2, &[]), row(4, &["2", "b"])], "{end:?}");
        }
        assert_eq!(rows_within(12, "id;tekst\n1;aaaaaaaaaaaaaaaa"), [row(1, &["id", "tekst"]), row(2, &[])]);
    }
}
