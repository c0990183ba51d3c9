//! OpenDocument spreadsheets (.ods), read as a stream.
//!
//! A cell or row that is written once may stand for any number of them, so that repeats are counted and never written out.

use std::borrow::Cow;

use crate::{document::Format, failure::FailureKind};

use super::{Cell, Limits, Options, Stop, TakeFound, sheets::Sheets};
use crate::extract::{
    Extract, Source,
    odt::is_locked,
    unpack::Archive,
    xml::{Element, Visit, visit},
};

/// OpenDocument spreadsheets.
#[derive(Debug)]
pub(in crate::extract) struct Ods;

impl Extract for Ods {
    fn format(&self) -> Format {
        Format::Ods
    }

    fn shows(&self, source: &Source) -> bool {
        let kind = |mut archive: Archive<'_>| archive.short("mimetype").starts_with("application/vnd.oasis.opendocument.spreadsheet");
        source.is_zip() && Archive::open(&source.bytes, &Limits::default()).is_ok_and(kind)
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let mut archive = Archive::open(&source.bytes, &options.limits)?;
        if is_locked(&mut archive, &options.limits)? {
            return Err(FailureKind::Encrypted.into());
        }
        let content = archive.part("content.xml")?.ok_or(FailureKind::Damaged)?;
        let mut body = Body::new(Sheets::new(options, source.bytes.len(), found));
        visit(content, &options.limits, &mut body)?;
        body.stopped.map_or(Ok(()), Err)?;
        body.sheets.finish()
    }
}

/// The most columns that a sheet has.
const COLUMNS: usize = 16_384;

/// Reads the part with the sheets.
struct Body<'a> {
    sheets: Sheets<'a>,
    /// Why nothing more is read.
    stopped: Option<Stop>,
    in_sheet: bool,
    /// The number of the last row, how many times the one that is being read stands there, and its cells.
    row: u32,
    rows_repeated: u32,
    cells: Vec<Cell<'static>>,
    /// The column at which the next cell stands, and for how many the one stands that is being read.
    column: usize,
    columns_repeated: usize,
    cell: Option<Content>,
    in_paragraph: u32,
}

/// What a cell has.
struct Content {
    /// The number, date or truth value that it has, as it is stored.
    value: Option<String>,
    text: String,
    paragraphs: u32,
}

impl<'a> Body<'a> {
    fn new(sheets: Sheets<'a>) -> Self {
        Self {
            sheets,
            stopped: None,
            in_sheet: false,
            row: 0,
            rows_repeated: 1,
            cells: Vec::new(),
            column: 0,
            columns_repeated: 1,
            cell: None,
            in_paragraph: 0,
        }
    }

    fn begin_cell(&mut self, element: &Element<'_>) {
        self.columns_repeated = repeated(element, "number-columns-repeated").try_into().unwrap_or(COLUMNS);
        let stored = ["value", "date-value", "time-value", "boolean-value", "string-value"];
        let kind = element.attribute("value-type").unwrap_or_default();
        // A text is what stands in the cell. Of numbers and dates that is what the computer's settings make of them.
        let value = stored.iter().find_map(|name| element.attribute(name)).filter(|_| kind != "string").map(Cow::into_owned);
        self.cell = Some(Content { value, text: String::new(), paragraphs: 0 });
    }

    fn end_cell(&mut self) {
        let (from, repeated) = (self.column, self.columns_repeated);
        self.column = from.saturating_add(repeated);
        let Some(content) = self.cell.take() else { return };
        let text = content.value.unwrap_or(content.text);
        if text.trim().is_empty() {
            return;
        }
        for column in (from..self.column).take_while(|&column| column < COLUMNS) {
            if let Err(problem) = self.sheets.count(1, text.len() as u64) {
                self.stopped = Some(problem.into());
                return;
            }
            self.cells.push((column, Cow::Owned(text.clone())));
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let bytes = cells.iter().map(|(_, cell)| cell.len() as u64).sum();
        let times = if cells.is_empty() { 0 } else { self.rows_repeated };
        for n in 0..times {
            // The first was counted cell by cell.
            let counted = if n > 0 { self.sheets.count(cells.len() as u64, bytes) } else { Ok(()) };
            let row = self.row.saturating_add(n + 1);
            let taken = counted.map_err(Stop::from).and_then(|()| Ok(self.sheets.row(row, &cells)?));
            if taken.is_err() {
                self.stopped = taken.err();
                return;
            }
        }
        self.row = self.row.saturating_add(self.rows_repeated);
        self.column = 0;
    }

    fn write(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }
}

/// How many times something stands there.
fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.attribute(name).map_or(1, |count| count.parse().unwrap_or(u32::MAX))
}

impl Visit for Body<'_> {
    fn has_enough(&self) -> bool {
        self.stopped.is_some()
    }

    fn open(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            // A table inside a cell is no sheet.
            "table" if self.in_sheet => return false,
            "annotation" | "tracked-changes" | "shapes" | "forms" | "scripts" | "styles" | "automatic-styles" => return false,
            "table" => {
                self.in_sheet = true;
                self.row = 0;
                self.sheets.begin(&element.attribute("name").unwrap_or_default());
            }
            "table-row" => self.rows_repeated = repeated(element, "number-rows-repeated"),
            "table-cell" | "covered-table-cell" => self.begin_cell(element),
            "p" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.in_paragraph == 0) {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
                self.in_paragraph += 1;
            }
            // Blanks set things apart; how far is no matter.
            "s" => self.write(" "),
            "tab" => self.write("\t"),
            "line-break" => self.write("\n"),
            _ => {}
        }
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "table" => {
                self.in_sheet = false;
                self.stopped = self.sheets.end().err().map(Stop::from);
            }
            "table-row" => self.end_row(),
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "p" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_paragraph > 0 {
            // Line ends in the file are blanks; those of the text are elements.
            self.write(&text.replace(['\n', '\r', '\t'], " "));
        }
    }
}
