//! Excel workbooks (.xlsx, .xlsm), read cell by cell with calamine.
//!
//! What calamine would believe a file of itself is checked before: how much its parts unpack to, and how many strings it says it has.

use std::{
    borrow::Cow,
    io::{self, Cursor},
};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, XlsxError};

use crate::{document::Format, failure::FailureKind};

use super::{Cell, Halted, Limits, Options, Problem, Stop, TakeFound, sheets::Sheets};
use crate::extract::{
    Extract, Limit, Source,
    unpack::{Archive, problem_of_io},
    xml::{Element, Visit, visit},
};

/// Excel workbooks.
#[derive(Debug)]
pub(in crate::extract) struct Xlsx;

impl Extract for Xlsx {
    fn format(&self) -> Format {
        Format::Xlsx
    }

    fn shows(&self, source: &Source) -> bool {
        source.is_zip() && Archive::open(&source.bytes, &Limits::default()).is_ok_and(|archive| archive.has("xl/workbook.xml"))
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        check(&source.bytes, &options.limits)?;
        let mut workbook: Workbook<'_> = calamine::Xlsx::new(Cursor::new(&source.bytes[..])).map_err(problem)?;
        let tables = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let names: Vec<_> = tables.map(|sheet| sheet.name.clone()).collect();
        let mut sheets = Sheets::new(options, source.bytes.len(), found);
        for name in names {
            sheets.begin(&name);
            read(&mut workbook, &name, &mut sheets)?;
            sheets.end()?;
        }
        sheets.finish()
    }
}

type Workbook<'b> = calamine::Xlsx<Cursor<&'b [u8]>>;

/// How many rows and columns a sheet has at most.
const SIZE: (u32, u32) = (1_048_576, 16_384);

/// Checks all parts, since any may be named as a sheet.
fn check(bytes: &[u8], limits: &Limits) -> Result<(), Problem> {
    let mut archive = Archive::open(bytes, limits)?;
    let names = archive.names()?;
    limits.check(Limit::Entries, names.len() as u64)?;
    for name in names {
        let Some(mut part) = archive.part(&name)? else { continue };
        if name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
            let mut strings = Strings { most: 0 };
            visit(part, limits, &mut strings)?;
            limits.check(Limit::Cells, strings.most)?;
        } else {
            io::copy(&mut part, &mut io::sink()).map_err(|error| problem_of_io(&error))?;
        }
    }
    Ok(())
}

/// Looks for how many strings a workbook says it has: room for all of them is made before the first is read.
struct Strings {
    most: u64,
}

impl Visit for Strings {
    fn open(&mut self, element: &Element<'_>) -> bool {
        if element.name() == "sst" {
            // All that have the name, whatever stands before it: which one is believed is no matter.
            let counts = element.attributes("uniqueCount").map(|count| count.trim().parse().unwrap_or(u64::MAX));
            self.most = counts.max().unwrap_or(0).max(self.most);
        }
        true
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Why calamine can't read a workbook. It may also break down on a damaged one, since it adds up what a file says of its places without
/// looking whether the sum fits: the guard around all readers keeps that to the file.
#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
fn problem(error: XlsxError) -> Problem {
    match error {
        XlsxError::Password => FailureKind::Encrypted.into(),
        _ => FailureKind::Damaged.into(),
    }
}

/// Hands over the rows of a sheet.
fn read(workbook: &mut Workbook<'_>, name: &str, sheets: &mut Sheets<'_>) -> Result<(), Stop> {
    let mut reader = workbook.worksheet_cells_reader(name).map_err(problem)?;
    let mut row = 0;
    let mut cells: Vec<Cell<'_>> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(problem)? {
        let ((at, column), text) = (cell.get_position(), shown(cell.get_value()));
        if at >= SIZE.0 || column >= SIZE.1 || cells.len() > SIZE.1 as usize {
            return Err(FailureKind::Damaged.into());
        }
        if at != row {
            hand_over(row, &mut cells, sheets)?;
            row = at;
        }
        sheets.count(1, text.len() as u64)?;
        if !text.is_empty() {
            cells.push((column as usize, text));
        }
    }
    Ok(hand_over(row, &mut cells, sheets)?)
}

fn hand_over(row: u32, cells: &mut Vec<Cell<'_>>, sheets: &mut Sheets<'_>) -> Result<(), Halted> {
    cells.sort_by_key(|(column, _)| *column);
    let taken = sheets.row(row + 1, cells);
    cells.clear();
    taken
}

/// What is in a cell, of a formula its value. An error is nothing.
fn shown<'w>(value: &DataRef<'w>) -> Cow<'w, str> {
    match value {
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cow::Owned(text.clone()),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(number.to_string()),
        DataRef::Bool(truth) => Cow::Owned(truth.to_string()),
        DataRef::DateTime(date) => Cow::Owned(date_time(date)),
        DataRef::Error(_) | DataRef::Empty => Cow::Borrowed(""),
    }
}

/// A date as 2026-05-01, with the time where it has one; a duration as a number of days.
fn date_time(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if (hour, minute, second) == (0, 0, 0) { String::new() } else { format!("T{hour:02}:{minute:02}:{second:02}") };
    format!("{year:04}-{month:02}-{day:02}{time}")
}
