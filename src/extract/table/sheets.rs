//! The sheets of a workbook: each is a table, and those without a column of texts are passed over.

use crate::failure::FailureKind;

use super::{Cell, Found, Names, Options, Problem, Table};
use crate::extract::{Limit, limits::UNPACKED_FREELY};

/// A workbook that is being read, sheet by sheet.
pub(super) struct Sheets<'a> {
    table: Table<'a>,
    /// How many bytes the file has.
    packed: u64,
    /// How many cells were read, and how many bytes they have: a cell may be written once and stand in many places.
    cells: u64,
    bytes: u64,
    /// Is the sheet passed over?
    passed: bool,
    /// Why the widest of the sheets was that were, and how many columns it has.
    problem: Option<(usize, Problem)>,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(options: &'a Options, packed: usize, found: &'a mut dyn FnMut(Found)) -> Self {
        let table = Table::new(options, Names::InRow, found);
        Self { table, packed: packed as u64, cells: 0, bytes: 0, passed: false, problem: None }
    }

    /// Begins a sheet. Its name stands in those of its rows where a sheet before it has rows too.
    pub(super) fn begin(&mut self, name: &str) {
        self.passed = false;
        self.table.sheet = Some(name.to_owned());
        self.table.sheet_in_name = self.table.rows > 0;
    }

    /// Counts cells before they are kept.
    ///
    /// # Errors
    ///
    /// When they are more than is allowed.
    pub(super) fn count(&mut self, cells: u64, bytes: u64) -> Result<(), Problem> {
        let limits = &self.table.options.limits;
        self.cells += cells;
        self.bytes += bytes;
        limits.check(Limit::Cells, self.cells)?;
        if self.bytes > UNPACKED_FREELY { limits.check_ratio(self.packed, self.bytes) } else { Ok(()) }
    }

    /// Takes a row of the sheet.
    pub(super) fn row(&mut self, number: u32, cells: &[Cell<'_>]) {
        if !self.passed
            && let Err(problem) = self.table.row(number, cells)
        {
            self.pass(problem, self.table.has_text);
        }
    }

    /// Ends the sheet.
    pub(super) fn end(&mut self) {
        let has_text = self.table.has_text;
        if let Err(problem) = self.table.end() {
            self.pass(problem, has_text);
        }
    }

    /// Passes over a sheet without a column of texts. One that has it and lacks another that was asked for is a failure.
    fn pass(&mut self, problem: Problem, has_text: bool) {
        self.passed = true;
        let width = self.table.names.len();
        if has_text {
            self.table.fail(self.table.sheet.clone().unwrap_or_default(), problem);
        } else if self.problem.as_ref().is_none_or(|(widest, _)| width > *widest) {
            self.problem = Some((width, problem));
        }
    }

    /// Ends the workbook.
    ///
    /// # Errors
    ///
    /// When no sheet has a row with a text.
    pub(super) fn finish(self) -> Result<(), Problem> {
        if self.table.rows > 0 { Ok(()) } else { Err(self.problem.map_or_else(|| FailureKind::Empty.into(), |(_, problem)| problem)) }
    }
}
