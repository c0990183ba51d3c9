//! Tables for a spreadsheet program, as comma-separated values.

use std::io::{self, Write as _};

use csv::{Terminator, WriterBuilder};

use crate::{
    new_file::{NewFile, Place},
    report::{Output, defused},
    workbook::{Cell, Shows},
};

use super::{
    CsvProfile, ResultFile,
    evidence::{failure_row, header, rows},
    matrix::{Matrix, MatrixTable},
    words::Words,
};

/// A table that is being written.
struct Table {
    out: csv::Writer<NewFile>,
    profile: CsvProfile,
}

impl Table {
    fn new(place: &Place, name: &str, profile: CsvProfile) -> io::Result<Self> {
        let mut file = place.file(name)?;
        let mut builder = WriterBuilder::new();
        if profile == CsvProfile::ExcelNl {
            // Without the mark Excel reads the file in the encoding of the machine.
            file.write_all("\u{feff}".as_bytes())?;
            builder.delimiter(b';').terminator(Terminator::CRLF);
        }
        Ok(Self { out: builder.from_writer(file), profile })
    }

    fn names<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) -> io::Result<()> {
        Ok(self.out.write_record(names.into_iter().map(defused))?)
    }

    fn cells<'c>(&mut self, cells: impl IntoIterator<Item = &'c Cell<'c>>) -> io::Result<()> {
        for cell in cells {
            let text = match cell {
                Cell::Empty => String::new(),
                Cell::Text(text) => defused(text),
                Cell::Count(count) => count.to_string(),
                Cell::Share(share) if self.profile == CsvProfile::ExcelNl => format!("{share:.3}").replace('.', ","),
                Cell::Share(share) => format!("{share:.3}"),
            };
            self.out.write_field(text)?;
        }
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    fn publish(self) -> io::Result<Vec<String>> {
        let name = self.out.into_inner().map_err(csv::IntoInnerError::into_error)?.publish()?;
        Ok(vec![name])
    }
}

/// A row for each document.
pub(super) struct Documents {
    matrix: Matrix,
    table: Table,
}

impl Documents {
    pub(super) fn new(place: &Place, name: &str, words: Words, profile: CsvProfile) -> io::Result<Self> {
        Ok(Self { matrix: Matrix::new(place, words)?, table: Table::new(place, name, profile)? })
    }
}

impl ResultFile for Documents {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        self.matrix.add(output)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<String>> {
        let Self { matrix, mut table } = *self;
        matrix.hand_over(&mut table)?;
        table.publish()
    }
}

impl MatrixTable for Table {
    fn header(&mut self, names: &[String]) -> io::Result<()> {
        self.names(names.iter().map(String::as_str))
    }

    fn row(&mut self, cells: &[(Cell<'_>, Shows)]) -> io::Result<()> {
        self.cells(cells.iter().map(|(cell, _)| cell))
    }
}

/// A row for each evidence.
pub(super) struct Evidence {
    table: Table,
    words: Words,
}

impl Evidence {
    pub(super) fn new(place: &Place, name: &str, words: Words, profile: CsvProfile) -> io::Result<Self> {
        let mut table = Table::new(place, name, profile)?;
        table.names(header(words))?;
        Ok(Self { table, words })
    }
}

impl ResultFile for Evidence {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        match output {
            Output::Record(record) => rows(self.words, record).try_for_each(|row| self.table.cells(&row)),
            Output::Failure(failure) => self.table.cells(&failure_row(self.words, failure)),
        }
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<String>> {
        self.table.publish()
    }
}
