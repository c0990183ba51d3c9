//! Tables in text (.csv, .tsv): what stands between cells, what stands around them and the encoding are found out.

mod dialect;
mod parser;
mod rows;

use crate::document::Format;

use self::{dialect::Dialect, rows::Rows};
use super::{Names, Options, Stop, Table, TakeFound};
use crate::extract::{Extract, Pieces, ReadPieces, Source};

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

    fn in_pieces(&self) -> Option<ReadPieces> {
        Some(read)
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        read(&mut Pieces::of(&source.bytes), options, found)
    }
}

fn read(text: &mut Pieces<'_>, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
    text.pass_mark()?;
    let dialect = Dialect::of(text)?;
    let mut table = Table::new(options, Names::InRow, found);
    table.separator = Some(char::from(dialect.separator));
    Rows::new(dialect, text, options.limits).read(true, &mut |number, row| match row {
        Ok(cells) => table.row(number, cells),
        Err(problem) => table.broken(number, problem),
    })?;
    table.finish()
}
