//! A table in a workbook, which goes on in another sheet where one is full.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::{new_file::Place, report::Wording};

use super::{
    cell::Cell,
    style::{Shows, Styles},
};

/// The most rows that a sheet can have.
pub(crate) const SHEET_ROWS: u32 = 1_048_576;

/// The most UTF-16 units that a cell can have.
const CELL_UNITS: usize = 32_767;

/// The most columns that a sheet can have.
const SHEET_COLUMNS: usize = 16_384;

/// The height of the head in points: two lines.
pub(crate) const HEADER: u8 = 32;

/// What stands at the end of a text that is cut.
const CUT: &str = " […]";

/// Where the rows of a sheet wait until the workbook is written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rows {
    /// On disk, so that memory doesn't grow with them.
    OnDisk,
    /// In memory, where nothing may reach a disk.
    InMemory,
}

impl Rows {
    /// As the workbook itself.
    pub(crate) const fn of(place: &Place) -> Self {
        match place {
            Place::Disk(_) => Self::OnDisk,
            Place::Memory(_) => Self::InMemory,
        }
    }
}

/// A table that is being written, row by row.
pub(crate) struct Sheet {
    name: &'static str,
    /// Names and widths (in characters) of the columns.
    columns: Vec<(String, u16)>,
    /// The last is being written.
    parts: Vec<Worksheet>,
    /// The next row of the last part.
    next: u32,
    rows: Rows,
    /// How many rows a part can have.
    limit: u32,
}

impl Sheet {
    pub(crate) fn new<N: Into<String>>(name: &'static str, columns: impl IntoIterator<Item = (N, u16)>, rows: Rows, limit: u32) -> Self {
        let columns = columns.into_iter().take(SHEET_COLUMNS).map(|(name, width)| (name.into(), width)).collect();
        Self { name, columns, parts: Vec::new(), next: 0, rows, limit }
    }

    /// Writes a row.
    pub(crate) fn row<'c>(
        &mut self,
        book: &mut Workbook,
        (styles, say): (&Styles, Wording),
        cells: impl IntoIterator<Item = (&'c Cell<'c>, Shows)>,
    ) -> Result<(), XlsxError> {
        if self.parts.is_empty() {
            self.begin(book, styles)?;
        } else if self.next + 1 >= self.limit {
            let more = say.say("Dit blad is vol. De rest staat op het blad", "This sheet is full. The rest is on the sheet");
            let text = format!("{more} \"{}\".", self.part_name(self.parts.len()));
            if let Some(full) = self.parts.last_mut() {
                full.write_string_with_format(self.next, 0, text, &styles.note)?;
            }
            self.next += 1;
            self.filter()?;
            self.begin(book, styles)?;
        }
        if let Some(part) = self.parts.last_mut() {
            for (column, (cell, shows)) in (0..).zip(cells.into_iter().take(SHEET_COLUMNS)) {
                write(part, (self.next, column), cell, styles, styles.verdict(shows))?;
            }
        }
        self.next += 1;
        Ok(())
    }

    /// The sheets, in order; one with a header only where there were no rows.
    pub(crate) fn close(mut self, book: &mut Workbook, styles: &Styles) -> Result<Vec<Worksheet>, XlsxError> {
        if self.parts.is_empty() {
            self.begin(book, styles)?;
        }
        self.filter()?;
        Ok(self.parts)
    }

    fn part_name(&self, part: usize) -> String {
        if part == 0 { self.name.to_owned() } else { format!("{} {}", self.name, part + 1) }
    }

    fn begin(&mut self, book: &mut Workbook, styles: &Styles) -> Result<(), XlsxError> {
        let mut sheet = match self.rows {
            Rows::OnDisk => book.new_worksheet_with_constant_memory()?,
            Rows::InMemory => Worksheet::new(),
        };
        sheet.set_name(self.part_name(self.parts.len()))?;
        sheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?.set_landscape();
        sheet.set_row_height(0, HEADER)?;
        for (at, (name, width)) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, *width)?;
            sheet.write_string_with_format(0, at, fitted(name), &styles.header)?;
        }
        self.parts.push(sheet);
        self.next = 1;
        Ok(())
    }

    /// Puts filters on what the last part has.
    fn filter(&mut self) -> Result<(), XlsxError> {
        let last = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if let Some(part) = self.parts.last_mut() {
            part.autofilter(0, 0, self.next.saturating_sub(1), last)?;
        }
        Ok(())
    }
}

/// Writes a cell. Texts are written as texts, whatever they begin with: no program takes one for a formula.
#[expect(clippy::cast_precision_loss, reason = "no run has 2^53 documents")]
pub(crate) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
    styles: &Styles,
    format: Option<&Format>,
) -> Result<(), XlsxError> {
    match (cell, format) {
        (Cell::Empty, _) => return Ok(()),
        (Cell::Text(text), Some(format)) => sheet.write_string_with_format(row, column, fitted(text), format)?,
        (Cell::Text(text), None) => sheet.write_string(row, column, fitted(text))?,
        (Cell::Count(count), Some(format)) => sheet.write_number_with_format(row, column, *count as f64, format)?,
        (Cell::Count(count), None) => sheet.write_number(row, column, *count as f64)?,
        (Cell::Share(share), _) => sheet.write_number_with_format(row, column, *share, &styles.share)?,
    };
    Ok(())
}

/// As much of a text as a cell can have, with a mark where it is cut.
fn fitted(text: &str) -> String {
    // A character has as many bytes as UTF-16 units or more.
    if text.len() <= CELL_UNITS || text.encode_utf16().count() <= CELL_UNITS {
        return text.to_owned();
    }
    let mut left = CELL_UNITS - CUT.encode_utf16().count();
    let fits = |c: &char| {
        let taken = left.checked_sub(c.len_utf16());
        left = taken.unwrap_or(0);
        taken.is_some()
    };
    text.chars().take_while(fits).collect::<String>() + CUT
}

#[cfg(test)]
mod tests {
    use super::{CELL_UNITS, CUT, fitted};

    #[test]
    fn a_text_fits_its_cell() {
        for text in ["kort".to_owned(), "é".repeat(CELL_UNITS), "😀".repeat(CELL_UNITS / 2)] {
            assert_eq!(fitted(&text), text);
        }
        for text in ["a".repeat(CELL_UNITS + 1), "a😀".repeat(CELL_UNITS)] {
            let cut = fitted(&text);
            assert!(cut.encode_utf16().count() <= CELL_UNITS && cut.encode_utf16().count() > CELL_UNITS - 3);
            assert!(cut.ends_with(CUT));
        }
    }
}
