//! The sheets of a workbook: each is a table, and those without a column of texts are passed over.

use crate::failure::FailureKind;

use super::{Cell, Halted, Names, Options, Problem, Stop, Table, TakeFound};
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
    pub(super) fn new(options: &'a Options, packed: usize, found: &'a mut TakeFound<'a>) -> Self {
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
    pub(super) fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> Result<(), Halted> {
        if self.passed {
            return Ok(());
        }
        let taken = self.table.row(number, cells);
        self.pass(taken, self.table.has_text)
    }

    /// Ends the sheet.
    pub(super) fn end(&mut self) -> Result<(), Halted> {
        let has_text = self.table.has_text;
        let ended = self.table.end();
        self.pass(ended, has_text)
    }

    /// Passes over a sheet without a column of texts. One that has it and lacks another that was asked for is a failure.
    fn pass(&mut self, read: Result<(), Stop>, has_text: bool) -> Result<(), Halted> {
        let problem = match read {
            Ok(()) => return Ok(()),
            Err(Stop::Halted) => return Err(Halted),
            Err(Stop::Problem(problem)) => problem,
        };
        self.passed = true;
        let width = self.table.names.len();
        if has_text {
            return self.table.fail(self.table.sheet.clone().unwrap_or_default(), problem);
        }
        if self.problem.as_ref().is_none_or(|(widest, _)| width > *widest) {
            self.problem = Some((width, problem));
        }
        Ok(())
    }

    /// Ends the workbook.
    ///
    /// # Errors
    ///
    /// When no sheet has a row with a text.
    pub(super) fn finish(self) -> Result<(), Stop> {
        if self.table.rows > 0 {
            return Ok(());
        }
        Err(self.problem.map_or_else(|| FailureKind::Empty.into(), |(_, problem)| problem.into()))
    }
}
