//! From assessments to what people and programs read. A reporter is a trait; failures are rows like any other.

mod cell;
mod extracted;
mod json;
mod record;
pub(crate) mod style;
mod table;
mod terminal;
mod wording;

use std::io;

use crate::{assess::Assessment, failure::Failure};

pub use self::{
    cell::{defused, one_line},
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

/// A text as a screen may show it: without control characters, with which it could steer the terminal, and without those that turn the
/// direction of what follows, with which it could show other words than it has.
#[must_use]
pub fn escape(text: &str) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|&c| !c.is_control() && !turns(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_steers_the_screen() {
        assert_eq!(escape("a\u{1b}[31mb\r\nc\u{202e}d\u{85}é–"), "a[31mbcdé–");
    }
}
