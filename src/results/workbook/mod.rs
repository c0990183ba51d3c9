//! An Excel workbook: an overview, documents × competencies, the evidence, the gaps, and what couldn't be read.

mod overview;

use std::io;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::{
    new_file::{NewFile, Place},
    report::{FailureRecord, Output, Record, Wording},
    workbook::{Cell, Rows, SHEET_ROWS, Sheet, Shows, Styles, begin, io_error},
};

use super::{
    ResultFile, evidence,
    matrix::{Matrix, MatrixTable},
    summary::Summary,
    words::Words,
};

/// The widths of the columns of the evidence, in characters.
const EVIDENCE_WIDTHS: [u16; evidence::COLUMNS] = [32, 16, 24, 10, 24, 60, 20, 18, 16, 8, 40, 28, 10, 10, 40];

/// A workbook that is being written.
pub(super) struct Book {
    file: NewFile,
    workbook: Workbook,
    styles: Styles,
    words: Words,
    summary: Summary,
    matrix: Matrix,
    evidence: Sheet,
    gaps: Sheet,
    failures: Sheet,
    /// Where the rows of sheets wait.
    rows: Rows,
    /// How many rows a sheet can have.
    limit: u32,
}

impl Book {
    pub(super) fn new(place: &Place, name: &str, words: Words) -> io::Result<Self> {
        Self::with_limit(place, name, words, SHEET_ROWS)
    }

    fn with_limit(place: &Place, name: &str, words: Words, limit: u32) -> io::Result<Self> {
        let rows = Rows::of(place);
        let evidence = evidence::header(words).into_iter().zip(EVIDENCE_WIDTHS);
        let gaps = [
            ("document", 32),
            (words.say("soort", "kind"), 16),
            (words.say("ontbrekende competentie", "missing competency"), 28),
            (words.say("voorstel voor de tekst", "suggestion for the text"), 100),
        ];
        let failures = [
            ("document", 32),
            (words.say("bestand", "file"), 32),
            (words.say("wat er mis is en wat helpt", "what is wrong and what helps"), 100),
            (words.say("kenmerk van de fout", "name of the failure"), 20),
        ];
        Ok(Self {
            file: place.file(name)?,
            styles: Styles::new(),
            summary: Summary::default(),
            matrix: Matrix::new(place, words)?,
            evidence: Sheet::new(words.say("Bewijs", "Evidence"), evidence, rows, limit),
            gaps: Sheet::new(words.say("Ontbreekt", "Missing"), gaps, rows, limit),
            failures: Sheet::new(words.say("Niet gelezen", "Not read"), failures, rows, limit),
            workbook: begin(place)?,
            words,
            rows,
            limit,
        })
    }

    fn record(&mut self, record: &Record) -> Result<(), XlsxError> {
        let look = (&self.styles, self.words.0);
        for row in evidence::rows(self.words, record) {
            self.evidence.row(&mut self.workbook, look, row.iter().map(|cell| (cell, Shows::Other)))?;
        }
        for gap in record.competencies.iter().filter(|competency| record.missing_organisation_wide.contains(&competency.id)) {
            let suggestions = record.suggestions.iter().filter(|suggestion| suggestion.competency == gap.id);
            let suggestions: Vec<_> = suggestions.map(|suggestion| suggestion.text.as_str()).collect();
            let kind = record.document.kind.as_deref().map_or(Cell::Empty, |kind| Cell::word(self.words.kind(kind)));
            let row = [Cell::text(&record.document.id), kind, Cell::word(&gap.name), Cell::text(&suggestions.join(" | "))];
            self.gaps.row(&mut self.workbook, look, row.iter().zip([Shows::Other, Shows::Other, Shows::Gap, Shows::Other]))?;
        }
        Ok(())
    }

    fn failure(&mut self, failure: &FailureRecord) -> Result<(), XlsxError> {
        let row = [
            Cell::text(&failure.document.id),
            Cell::text(&failure.document.path),
            Cell::text(&self.words.failure(&failure.error)),
            Cell::word(&failure.error.kind),
        ];
        self.failures.row(&mut self.workbook, (&self.styles, self.words.0), row.iter().map(|cell| (cell, Shows::Other)))
    }
}

impl ResultFile for Book {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        self.summary.add(output);
        self.matrix.add(output)?;
        match output {
            Output::Record(record) => self.record(record),
            Output::Failure(failure) => self.failure(failure),
        }
        .map_err(io_error)
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<String>> {
        let Self { mut file, mut workbook, styles, words, summary, matrix, evidence, gaps, failures, rows, limit } = *self;
        let mut competencies = Competencies { workbook: &mut workbook, look: (&styles, words.0), sheet: None, rows, limit };
        matrix.hand_over(&mut competencies)?;
        let competencies = competencies.sheet;
        let write = || {
            workbook.push_worksheet(overview::sheet(&summary, &styles, words)?);
            for sheet in competencies.into_iter().chain([evidence, gaps, failures]) {
                for part in sheet.close(&mut workbook, &styles)? {
                    workbook.push_worksheet(part);
                }
            }
            workbook.save_to_writer(&mut file)
        };
        write().map_err(io_error)?;
        Ok(vec![file.publish()?])
    }
}

/// Documents × competencies, as a sheet.
struct Competencies<'b> {
    workbook: &'b mut Workbook,
    look: (&'b Styles, Wording),
    sheet: Option<Sheet>,
    rows: Rows,
    limit: u32,
}

impl MatrixTable for Competencies<'_> {
    fn header(&mut self, names: &[String]) -> io::Result<()> {
        let columns = (0..).zip(names).map(|(at, name)| (name.as_str(), if at < 2 { 32 } else { 18 }));
        self.sheet = Some(Sheet::new(self.look.1.say("Competenties", "Competencies"), columns, self.rows, self.limit));
        Ok(())
    }

    fn row(&mut self, cells: &[(Cell<'_>, Shows)]) -> io::Result<()> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        sheet.row(self.workbook, self.look, cells.iter().map(|(cell, shows)| (cell, *shows))).map_err(io_error)
    }
}

#[cfg(test)]
mod tests {
    use calamine::{Reader as _, Xlsx, open_workbook};

    use super::Book;
    use crate::{
        failure::{Failure, FailureKind},
        new_file::Place,
        report::{FailureRecord, Lang, Output, Wording},
        results::{ResultFile as _, words::Words},
    };

    #[test]
    fn a_full_sheet_goes_on_in_another() {
        let folder = tempfile::tempdir().unwrap();
        let mut book =
            Box::new(Book::with_limit(&Place::Disk(folder.path().to_owned()), "a.xlsx", Words(Wording(Lang::Dutch)), 10).unwrap());
        for number in 0..20 {
            let failure = Failure::new(format!("{number}.docx"), FailureKind::Damaged, None);
            book.output(&Output::Failure(Box::new(FailureRecord::from(&failure))), None).unwrap();
        }
        book.finish().unwrap();
        let mut book: Xlsx<_> = open_workbook(folder.path().join("a.xlsx")).unwrap();
        let mut names = Vec::new();
        for (sheet, height) in [("Niet gelezen", 10), ("Niet gelezen 2", 10), ("Niet gelezen 3", 5)] {
            let range = book.worksheet_range(sheet).unwrap();
            assert_eq!(range.height(), height, "{sheet}");
            names.extend(range.rows().skip(1).map(|row| row[0].to_string()));
        }
        let (said, names): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.starts_with("Dit blad is vol."));
        assert_eq!(names, (0..20).map(|number| format!("{number}.docx")).collect::<Vec<_>>());
        assert_eq!(said[0], "Dit blad is vol. De rest staat op het blad \"Niet gelezen 2\".");
    }
}
