//! A table for a spreadsheet: one row for each document and competency.

use std::io::{self, Write};

use crate::{
    assess::{Assessment, CompetencyAssessment},
    failure::Failure,
};

use super::{
    Reporter, Wording,
    cell::{defused, one_line},
};

const COLUMNS: [&str; 16] = [
    "document",
    "kind",
    "competency",
    "name",
    "group",
    "organisation_wide",
    "verdict",
    "positive",
    "negative",
    "neutral",
    "indicators",
    "quotes",
    "places",
    "error",
    "mend",
    "row",
];

/// Comma-separated values (RFC 4180) with a header.
pub struct Csv<W: Write> {
    out: csv::Writer<W>,
    wording: Wording,
}

impl<W: Write> Csv<W> {
    /// Writes the header to `out`. Places are named in the language of `wording`.
    ///
    /// # Errors
    ///
    /// When writing fails.
    pub fn new(out: W, wording: Wording) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self { out, wording })
    }

    fn row(&mut self, assessment: &Assessment, competency: &CompetencyAssessment) -> io::Result<()> {
        let profile = &assessment.profile;
        let described = profile.competency(competency.id);
        let shown: Vec<_> = competency.shown.iter().map(|&id| profile.indicator(id).slug.as_str()).collect();
        let quotes: Vec<_> = competency.counting().map(|quoted| one_line(&quoted.quote)).collect();
        let row = assessment.origin.row.as_ref();
        let carried: Vec<_> = row.iter().flat_map(|row| &row.columns).map(|(name, value)| format!("{name}={}", one_line(value))).collect();
        let places: Vec<_> = competency.counting().map(|quoted| self.wording.place(row, quoted.place)).collect();
        self.out.write_record([
            &defused(&assessment.origin.id),
            assessment.kind.name(),
            &described.slug,
            &described.name,
            &profile.group(described.group).name,
            &described.organisation_wide.to_string(),
            competency.verdict.name(),
            &competency.positive.to_string(),
            &competency.negative.to_string(),
            &competency.neutral.to_string(),
            &shown.join(" "),
            &defused(&quotes.join(" | ")),
            &places.join(" | "),
            "",
            "",
            &defused(&carried.join("; ")),
        ])?;
        Ok(())
    }
}

impl<W: Write> Reporter for Csv<W> {
    fn assessment(&mut self, assessment: &Assessment) -> io::Result<()> {
        assessment.competencies.iter().try_for_each(|competency| self.row(assessment, competency))
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        let mut row = [""; COLUMNS.len()];
        let (document, message) = (defused(&failure.document), failure.message());
        row[0] = &document;
        row[COLUMNS.len() - 3] = &message;
        row[COLUMNS.len() - 2] = failure.mend();
        self.out.write_record(row)?;
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
