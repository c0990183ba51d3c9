//! Tables: each row with a text in the column of texts is a document.
//!
//! A reader of a format hands over rows one by one. The first of them are kept back until the columns are chosen; from then on each
//! becomes a document as soon as it is read.

mod cell;
mod choose;
mod csv;
mod jsonl;
mod names;
mod ods;
mod parquet;
mod sheets;
mod xlsx;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::{
    document::{Column, Row},
    failure::FailureKind,
};

use self::{
    cell::read,
    choose::{Choice, Header, choose, text_column},
};
pub(super) use self::{csv::Csv, jsonl::Jsonl, ods::Ods, parquet::Parquet, xlsx::Xlsx};
use super::{Found, Halted, Limits, Options, Problem, Stop, TakeFound, Text};

/// Which columns of a table are used. Case, accents, blanks, `_` and `-` make no difference in a name.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// The column with the text; `None`: it is guessed.
    pub text: Option<String>,
    /// The column that names the row; `None`: it is guessed, and a row without one is named by its number.
    pub id: Option<String>,
    /// Other columns that go into the output; `*` stands for all others.
    pub keep: Vec<String>,
}

/// How many rows are looked at to choose columns.
const SAMPLE_ROWS: usize = 100;

/// How many bytes of rows are kept back for that at most.
const SAMPLE_BYTES: usize = 4 << 20;

/// How many rows that can't be read may come before the columns are chosen. What has more of them is no table.
const MOST_BROKEN: usize = 100_000;

/// The longest name of a row, in characters.
const LONGEST_NAME: usize = 100;

/// A cell: the number of its column, from 0, and what is in it. The cells of a row stand in order; blank ones may be left out.
type Cell<'c> = (usize, Cow<'c, str>);

/// A row that was kept back.
type Kept = (u32, Vec<Cell<'static>>);

/// Where a table's column names come from.
enum Names {
    /// A row of the table.
    InRow,
    /// The reader knows them ([`Table::column`]).
    Known,
}

/// A table that is being read.
struct Table<'a> {
    options: &'a Options,
    found: &'a mut TakeFound<'a>,
    /// The name of the sheet, in a workbook.
    sheet: Option<String>,
    /// Does the name of the sheet stand in that of a row, since another sheet has rows too?
    sheet_in_name: bool,
    /// What stands between cells where a text without quotes may hold it too.
    separator: Option<char>,
    names_from: Names,
    names: Vec<String>,
    /// The numbers of the columns that the reader knows, by their names.
    numbers: FxHashMap<String, usize>,
    /// The rows that wait for the choice, and how many bytes they take.
    waiting: (Vec<Kept>, usize),
    /// The rows among them that can't be read.
    broken: Vec<(u32, Problem)>,
    choice: Option<Choice>,
    /// Is there a column of texts?
    has_text: bool,
    /// How many rows became a document or a failure.
    rows: u64,
}

impl<'a> Table<'a> {
    fn new(options: &'a Options, names_from: Names, found: &'a mut TakeFound<'a>) -> Self {
        Self {
            options,
            found,
            sheet: None,
            sheet_in_name: false,
            separator: None,
            names_from,
            names: Vec::new(),
            numbers: FxHashMap::default(),
            waiting: (Vec::new(), 0),
            broken: Vec::new(),
            choice: None,
            has_text: false,
            rows: 0,
        }
    }

    /// The number of the column of a name that the reader knows. One that comes when the columns are chosen and of which nothing is kept
    /// has no number of its own: objects may have other keys each time.
    fn column(&mut self, name: &str) -> usize {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        if self.choice.as_ref().is_some_and(|choice| !choice.keep_all) {
            return usize::MAX;
        }
        let number = self.names.len();
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// Takes a row. A blank one is none.
    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> Result<(), Stop> {
        if cells.iter().all(|(_, cell)| is_blank(cell)) {
            return Ok(());
        }
        if self.choice.is_some() {
            return Ok(self.hand_over(number, cells)?);
        }
        let (rows, bytes) = &mut self.waiting;
        *bytes += cells.iter().map(|(_, cell)| cell.len()).sum::<usize>();
        rows.push((number, cells.iter().map(|(column, cell)| (*column, Cow::Owned(cell.clone().into_owned()))).collect()));
        if rows.len() >= SAMPLE_ROWS || *bytes > SAMPLE_BYTES { self.choose() } else { Ok(()) }
    }

    /// Takes a row that can't be read.
    fn broken(&mut self, number: u32, problem: Problem) -> Result<(), Stop> {
        if self.choice.is_some() {
            return Ok(self.fail(self.row_name(number.to_string()), problem)?);
        }
        // It isn't known yet whether the file is a table at all.
        self.broken.push((number, problem));
        if self.broken.len() > MOST_BROKEN { Err(FailureKind::Damaged.into()) } else { Ok(()) }
    }

    /// Ends the table.
    ///
    /// # Errors
    ///
    /// When no column has the text, or no row; when no more is wanted.
    fn finish(mut self) -> Result<(), Stop> {
        self.end()?;
        if self.rows == 0 { Err(FailureKind::Empty.into()) } else { Ok(()) }
    }

    /// Ends the table; another may follow in the same file.
    fn end(&mut self) -> Result<(), Stop> {
        let waits = self.choice.is_none() && !self.waiting.0.is_empty();
        let chosen = if waits { self.choose() } else { Ok(()) };
        self.choice = None;
        self.has_text = false;
        self.waiting = (Vec::new(), 0);
        chosen
    }

    /// Chooses the columns, and hands over the rows that waited for it.
    fn choose(&mut self) -> Result<(), Stop> {
        let (mut rows, _) = std::mem::take(&mut self.waiting);
        if matches!(self.names_from, Names::InRow) {
            let header = Header::find(&self.options.columns, &rows);
            rows.drain(..header.rows);
            self.names = header.names;
        }
        let text = text_column(&self.options.columns, &self.names, &rows)?;
        self.has_text = true;
        self.choice = Some(choose(&self.options.columns, &self.names, &rows, text)?);
        let mut broken = std::mem::take(&mut self.broken).into_iter().peekable();
        for (number, cells) in rows {
            while let Some((before, problem)) = broken.next_if(|(before, _)| *before < number) {
                self.broken(before, problem)?;
            }
            self.hand_over(number, &cells)?;
        }
        broken.try_for_each(|(number, problem)| self.broken(number, problem))
    }

    /// Makes a row a document.
    fn hand_over(&mut self, number: u32, cells: &[Cell<'_>]) -> Result<(), Halted> {
        let Some(choice) = &self.choice else { return Ok(()) };
        let mended = self.separator.and_then(|separator| mended(cells, self.names.len(), choice.text, separator));
        let cells = mended.as_deref().unwrap_or(cells);
        let cell = |column: usize| cells.iter().find(|(at, _)| *at == column).map(|(_, cell)| cell).filter(|cell| !is_blank(cell));
        let name = choice.name.and_then(cell).map(|name| name.trim().chars().take(LONGEST_NAME).collect());
        let name = self.row_name(name.unwrap_or_else(|| number.to_string()));
        let text = cell(choice.text).ok_or_else(|| FailureKind::Empty.into()).and_then(|text| read(text, &self.options.limits));
        match text {
            Ok(text) => {
                let of = |column: usize| Column { name: self.names[column].clone(), number: u32::try_from(column + 1).unwrap_or(u32::MAX) };
                let kept = choice.kept(cells).filter_map(|(column, cell)| Some((self.names.get(column)?.clone(), cell.to_owned())));
                let (sheet, columns) = (self.sheet.clone(), kept.collect());
                let row = Row { sheet, number, text: of(choice.text), name: choice.name.map(of), columns };
                self.rows += 1;
                (self.found)(Found::Text(Text { row: Some((name, row)), ..text }))
            }
            Err(problem) => self.fail(name, problem),
        }
    }

    fn row_name(&self, name: String) -> String {
        match &self.sheet {
            Some(sheet) if self.sheet_in_name => format!("{sheet}#{name}"),
            _ => name,
        }
    }

    fn fail(&mut self, name: String, problem: Problem) -> Result<(), Halted> {
        self.rows += 1;
        (self.found)(Found::Failed(name, problem))
    }
}

/// The cells of a row that has more of them than there are columns: a text with the separator in it came without quotes. What is too
/// much is the text's, which is the longest.
fn mended<'c>(cells: &'c [Cell<'_>], width: usize, text: usize, separator: char) -> Option<Vec<Cell<'c>>> {
    let last = cells.iter().rfind(|(_, cell)| !is_blank(cell)).map_or(0, |(column, _)| column + 1);
    let extra = last.checked_sub(width).filter(|&extra| extra > 0)?;
    let borrowed = |column: usize, cell: &'c Cell<'_>| (column, Cow::Borrowed(cell.1.as_ref()));
    let parts: Vec<_> = cells.iter().filter(|(column, _)| (text..=text + extra).contains(column)).map(|(_, cell)| cell.as_ref()).collect();
    let before = cells.iter().filter(|(column, _)| *column < text).map(|cell| borrowed(cell.0, cell));
    let after = cells.iter().filter(|(column, _)| (text + extra + 1..last).contains(column)).map(|cell| borrowed(cell.0 - extra, cell));
    Some(before.chain([(text, Cow::Owned(parts.join(&separator.to_string())))]).chain(after).collect())
}

fn is_blank(cell: &str) -> bool {
    cell.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod in_pieces;
#[cfg(test)]
mod tests;
