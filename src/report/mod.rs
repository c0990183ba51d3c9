//! From assessments to what people and programs read. A reporter is a trait; failures are rows like any other.

mod extracted;
mod json;
mod record;
mod table;
mod terminal;
mod wording;

use std::io;

use crate::{assess::Assessment, failure::Failure};

pub use self::{
    extracted::{BlockRecord, ExtractOutput, ExtractRecord, write_extracted},
    json::{JsonArray, JsonLines},
    record::{
        CompetencyRecord, DocumentRecord, ErrorRecord, EvidenceRecord, FailureRecord, IndicatorRecord, LocationRecord, Output, Record,
        RowRecord, SCHEMA_VERSION, SentenceRecord, SuggestionRecord,
    },
    table::Csv,
    terminal::{Detail, Terminal},
    wording::{Lang, Wording},
};

/// Writes what a run gives, one document after the other, in the order in which they are handed over.
pub trait Reporter {
    /// A document that was read.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn assessment(&mut self, assessment: &Assessment) -> io::Result<()>;

    /// A document that couldn't be read.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn failure(&mut self, failure: &Failure) -> io::Result<()>;

    /// Called once, after the last document.
    ///
    /// # Errors
    ///
    /// When writing fails.
    fn finish(&mut self) -> io::Result<()>;
}
