//! One row an evidence, for tables and workbooks. A document that couldn't be read is a row too.

use std::borrow::Cow;

use crate::{
    report::{CompetencyRecord, EvidenceRecord, FailureRecord, Record},
    workbook::Cell,
};

use super::words::Words;

/// How many columns a row has.
pub(super) const COLUMNS: usize = 15;

/// The names of the columns.
pub(super) fn header(words: Words) -> [&'static str; COLUMNS] {
    [
        "document",
        words.say("soort", "kind"),
        words.say("competentie", "competency"),
        words.say("organisatiebreed", "organisation-wide"),
        "indicator",
        words.say("citaat", "quote"),
        words.say("plaats", "place"),
        words.say("deel van de tekst", "section"),
        words.say("strekking", "polarity"),
        words.say("telt mee", "counts"),
        words.say("reden", "reason"),
        words.say("gezocht", "term"),
        words.say("begin (byte)", "start (byte)"),
        words.say("einde (byte)", "end (byte)"),
        words.say("niet gelezen", "not read"),
    ]
}

/// The rows of a document, in the order of the profile and of the text.
pub(super) fn rows(words: Words, record: &Record) -> impl Iterator<Item = [Cell<'_>; COLUMNS]> {
    record
        .competencies
        .iter()
        .flat_map(move |competency| competency.evidence.iter().map(move |evidence| row(words, record, competency, evidence)))
}

fn row<'r>(words: Words, record: &'r Record, competency: &'r CompetencyRecord, evidence: &'r EvidenceRecord) -> [Cell<'r>; COLUMNS] {
    let kind = record.document.kind.as_deref();
    [
        Cell::text(&record.document.id),
        kind.map_or(Cell::Empty, |kind| Cell::word(words.kind(kind))),
        Cell::word(&competency.name),
        Cell::word(words.yes(competency.organisation_wide)),
        Cell::maybe(evidence.indicator.as_deref()),
        Cell::maybe(quote(evidence)),
        Cell::word(words.0.location(&evidence.location)),
        Cell::word(words.section(&evidence.section)),
        Cell::word(words.polarity(kind, &evidence.polarity)),
        Cell::word(words.yes(evidence.counts)),
        Cell::word(words.reason(evidence)),
        Cell::text(&evidence.term),
        Cell::Count(evidence.start.into()),
        Cell::Count(evidence.end.into()),
        Cell::Empty,
    ]
}

/// The row of a document that couldn't be read.
pub(super) fn failure_row(words: Words, failure: &FailureRecord) -> [Cell<'static>; COLUMNS] {
    let mut row = [const { Cell::Empty }; COLUMNS];
    row[0] = Cell::text(&failure.document.id);
    row[COLUMNS - 1] = Cell::Text(Cow::Owned(words.failure(&failure.error)));
    row
}

/// The words of an evidence as far as they may be copied.
pub(super) fn quote(evidence: &EvidenceRecord) -> Option<&str> {
    evidence.quote.as_deref().or(evidence.quote_masked.as_deref())
}
