//! Tables of cells, and the workbooks that are made of them, whoever fills them.
//!
//! Texts are written as texts, so that no program takes one for a formula, and equal input gives equal bytes.

mod cell;
mod sheet;
mod style;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::new_file::Place;

pub(crate) use self::{
    cell::Cell,
    sheet::{HEADER, Rows, SHEET_ROWS, Sheet, write},
    style::{Shows, Styles, shades},
};

/// Begins a workbook. What it can't keep in memory waits in a file without a name where the workbook will stand, since it may name people.
///
/// # Errors
///
/// When no file can be made there.
pub(crate) fn begin(place: &Place) -> io::Result<Workbook> {
    let mut workbook = Workbook::new();
    if let Place::Disk(folder) = place {
        workbook.set_tempdir(folder).map_err(io_error)?;
    }
    // The same results give the same bytes, on whatever day.
    let day = ExcelDateTime::from_ymd(2026, 1, 1).map_err(io_error)?;
    workbook.set_properties(&DocProperties::new().set_title("toetssteen").set_creation_datetime(&day));
    Ok(workbook)
}

/// What went wrong with a workbook, for who writes files.
pub(crate) fn io_error(error: XlsxError) -> io::Error {
    io::Error::other(error)
}
