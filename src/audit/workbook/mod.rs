//! The audit as an Excel workbook.

mod heat;
mod lists;
mod overview;

use std::io::{self, Write};

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::{
    new_file::{MemoryFolder, Place},
    report::Wording,
    workbook::{Cell, Rows, SHEET_ROWS, Sheet, Shows, Styles, begin, io_error},
};

use super::report::{AuditReport, CompetencyName};

/// Writes an audit as a workbook.
///
/// # Errors
///
/// When writing fails.
pub fn write_audit_workbook(out: impl Write + Send, say: Wording, report: &AuditReport) -> io::Result<()> {
    let mut book = Book { workbook: begin(&Place::Memory(MemoryFolder::default()))?, styles: Styles::new(), say, report };
    book.sheets().and_then(|()| book.workbook.save_to_writer(out)).map_err(io_error)
}

/// A workbook that is being made.
struct Book<'r> {
    workbook: Workbook,
    styles: Styles,
    say: Wording,
    report: &'r AuditReport,
}

impl Book<'_> {
    fn sheets(&mut self) -> Result<(), XlsxError> {
        let overview = overview::sheet(self.say, self.report, &self.styles)?;
        self.workbook.push_worksheet(overview);
        self.competencies()?;
        self.groups()?;
        self.trend()?;
        self.without_evidence()?;
        self.contradictions()?;
        self.terms()
    }

    /// Makes a sheet of these rows. `finish` is given each of its parts before that goes into the book.
    fn table(
        &mut self,
        name: &'static str,
        columns: Vec<(String, u16)>,
        rows: impl IntoIterator<Item = Vec<(Cell<'static>, Shows)>>,
        finish: impl Fn(&mut Worksheet) -> Result<(), XlsxError>,
    ) -> Result<(), XlsxError> {
        let mut sheet = Sheet::new(name, columns, Rows::InMemory, SHEET_ROWS);
        for row in rows {
            sheet.row(&mut self.workbook, (&self.styles, self.say), row.iter().map(|(cell, shows)| (cell, *shows)))?;
        }
        for mut part in sheet.close(&mut self.workbook, &self.styles)? {
            part.set_paper_size(A4).set_print_fit_to_pages(1, 0);
            finish(&mut part)?;
            self.workbook.push_worksheet(part);
        }
        Ok(())
    }

    /// The name of the competency with this id.
    fn competency(&self, id: &str) -> String {
        self.report.competencies.iter().find(|competency| competency.id == id).map_or_else(|| id.to_owned(), |known| known.name.clone())
    }
}

/// The number that a workbook has for A4.
const A4: u8 = 9;

/// A competency with the sign of what is organisation-wide.
fn marked(competency: &CompetencyName) -> String {
    format!("{}{}", competency.name, if competency.organisation_wide { " ***" } else { "" })
}

/// A cell that shows no verdict.
fn plain(cell: Cell<'static>) -> (Cell<'static>, Shows) {
    (cell, Shows::Other)
}

/// A number of things.
fn count(n: u32) -> (Cell<'static>, Shows) {
    plain(Cell::Count(n.into()))
}
