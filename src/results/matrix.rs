//! Documents × competencies: one row a document.
//!
//! Which columns there are is known after the last document only: tables carry columns of their own. Until then the rows wait in a file
//! without a name, so that memory doesn't grow with them where it is on disk.

use std::io::{self, BufRead as _, BufReader, BufWriter, Seek as _, Write as _};

use serde::{Deserialize, Serialize};

use crate::{
    new_file::{Nameless, Place},
    report::{CompetencyRecord, Output, Record},
    workbook::{Cell, Shows},
};

use super::words::Words;

/// Rows that wait, and the columns that they need so far.
pub(super) struct Matrix {
    waiting: BufWriter<Nameless>,
    columns: Columns,
    words: Words,
}

/// The columns beside those that every row has.
#[derive(Default)]
struct Columns {
    competencies: Vec<Column>,
    /// The columns of tables that were asked for, as they came.
    carried: Vec<String>,
}

/// The column of a competency.
struct Column {
    id: String,
    name: String,
    organisation_wide: bool,
}

/// A row that waits.
#[derive(Serialize, Deserialize)]
struct Row {
    id: String,
    path: String,
    kind: Option<String>,
    duplicate_of: Option<String>,
    /// The column of a competency and the verdict.
    verdicts: Vec<(usize, String)>,
    /// Review notes: strengths, development points, agreements.
    counts: Option<[u32; 3]>,
    /// What went wrong and how to mend it.
    failure: Option<String>,
    /// The number of a carried column and its cell.
    carried: Vec<(usize, String)>,
}

impl Matrix {
    /// Rows wait at `place`.
    ///
    /// # Errors
    ///
    /// When no file can be made there.
    pub(super) fn new(place: &Place, words: Words) -> io::Result<Self> {
        Ok(Self { waiting: BufWriter::new(place.nameless()?), columns: Columns::default(), words })
    }

    /// Takes one more document.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub(super) fn add(&mut self, output: &Output) -> io::Result<()> {
        let row = match output {
            Output::Record(record) => self.columns.row(record),
            Output::Failure(failure) => Row {
                id: failure.document.id.clone(),
                path: failure.document.path.clone(),
                kind: None,
                duplicate_of: None,
                verdicts: Vec::new(),
                counts: None,
                failure: Some(self.words.failure(&failure.error)),
                carried: Vec::new(),
            },
        };
        serde_json::to_writer(&mut self.waiting, &row)?;
        self.waiting.write_all(b"\n")
    }

    /// The whole: `header` is called once, `row` for each document in order, with what each of its cells shows.
    ///
    /// # Errors
    ///
    /// When reading what waits or writing fails.
    pub(super) fn hand_over(self, table: &mut impl MatrixTable) -> io::Result<()> {
        let Self { waiting, columns, words } = self;
        let mut file = waiting.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut order: Vec<usize> = (0..columns.competencies.len()).collect();
        order.sort_by_key(|&at| !columns.competencies[at].organisation_wide);
        table.header(&columns.header(words, &order))?;
        for line in BufReader::new(file).lines() {
            let row: Row = serde_json::from_str(&line?)?;
            table.row(&columns.cells(words, &order, &row))?;
        }
        Ok(())
    }
}

/// What a matrix is written to.
pub(super) trait MatrixTable {
    /// The names of the columns.
    fn header(&mut self, names: &[String]) -> io::Result<()>;

    /// A document.
    fn row(&mut self, cells: &[(Cell<'_>, Shows)]) -> io::Result<()>;
}

impl Columns {
    fn row(&mut self, record: &Record) -> Row {
        let document = &record.document;
        let review = document.kind.as_deref() == Some("review");
        let sum = |of: fn(&CompetencyRecord) -> u32| record.competencies.iter().map(of).sum::<u32>();
        Row {
            id: document.id.clone(),
            path: document.path.clone(),
            kind: document.kind.clone(),
            duplicate_of: document.duplicate_of.clone(),
            verdicts: record.competencies.iter().map(|competency| (self.competency(competency), competency.verdict.clone())).collect(),
            counts: review.then(|| [sum(|found| found.positive), sum(|found| found.negative), sum(|found| found.neutral)]),
            failure: None,
            carried: document
                .row
                .iter()
                .flat_map(|row| &row.columns)
                .map(|(name, cell)| (self.carried_column(name), cell.clone()))
                .collect(),
        }
    }

    fn competency(&mut self, competency: &CompetencyRecord) -> usize {
        self.competencies.iter().position(|column| column.id == competency.id).unwrap_or_else(|| {
            self.competencies.push(Column {
                id: competency.id.clone(),
                name: competency.name.clone(),
                organisation_wide: competency.organisation_wide,
            });
            self.competencies.len() - 1
        })
    }

    fn carried_column(&mut self, name: &str) -> usize {
        self.carried.iter().position(|known| known == name).unwrap_or_else(|| {
            self.carried.push(name.to_owned());
            self.carried.len() - 1
        })
    }

    fn header(&self, words: Words, order: &[usize]) -> Vec<String> {
        let mut names = vec!["document".to_owned(), words.say("bestand", "file").to_owned(), words.say("soort", "kind").to_owned()];
        names.extend(order.iter().map(|&at| {
            let column = &self.competencies[at];
            if column.organisation_wide { format!("{} ***", column.name) } else { column.name.clone() }
        }));
        let rest = [
            ("gevonden", "found"),
            ("deel", "share"),
            ("sterke punten", "strengths"),
            ("verbeterpunten", "development points"),
            ("afspraken", "agreements"),
            ("zelfde tekst als", "same text as"),
            ("niet gelezen", "not read"),
        ];
        names.extend(rest.iter().map(|(dutch, english)| words.say(dutch, english).to_owned()));
        names.extend(self.carried.iter().cloned());
        names
    }

    fn cells<'r>(&self, words: Words, order: &[usize], row: &'r Row) -> Vec<(Cell<'r>, Shows)> {
        let other = |cell| (cell, Shows::Other);
        let mut cells = vec![
            other(Cell::text(&row.id)),
            other(Cell::text(&row.path)),
            other(row.kind.as_deref().map_or(Cell::Empty, |kind| Cell::word(words.kind(kind)))),
        ];
        cells.extend(order.iter().map(|&at| {
            let verdict = row.verdicts.iter().find(|(column, _)| *column == at).map(|(_, verdict)| verdict.as_str());
            let shows = match verdict {
                Some("covered") => Shows::Covered,
                Some("weak") => Shows::Weak,
                Some("missing") if self.competencies[at].organisation_wide => Shows::Gap,
                Some("missing") => Shows::Missing,
                _ => Shows::Other,
            };
            (verdict.map_or(Cell::Empty, |verdict| Cell::word(words.verdict(verdict))), shows)
        }));
        let found = row.verdicts.iter().filter(|(_, verdict)| verdict != "missing").count() as u64;
        let read = row.failure.is_none();
        cells.push(other(if read { Cell::Count(found) } else { Cell::Empty }));
        cells.push(other(Cell::share(found, row.verdicts.len() as u64)));
        cells.extend((0..3).map(|n| other(row.counts.map_or(Cell::Empty, |counts| Cell::Count(counts[n].into())))));
        cells.push(other(Cell::maybe(row.duplicate_of.as_deref())));
        cells.push(other(Cell::maybe(row.failure.as_deref())));
        cells.extend((0..self.carried.len()).map(|at| {
            let cell = row.carried.iter().find(|(column, _)| *column == at).map(|(_, cell)| cell.as_str());
            other(Cell::maybe(cell))
        }));
        cells
    }
}
