//! What the page shows of a document.

use serde::Serialize;

use crate::{
    report::{CompetencyRecord, EvidenceRecord, FailureRecord, Output, Record, escape, one_line},
    results::{evidence::quote, words::Words},
};

use super::{
    chart::HeatRow,
    highlight::{Piece, highlighted},
};

/// A document on the page.
#[derive(Debug, Serialize)]
pub(super) struct DocumentView {
    /// Its number in the run, from 1.
    number: u64,
    id: String,
    kind: String,
    /// The columns of its table that were asked for.
    columns: Vec<(String, String)>,
    duplicate_of: Option<String>,
    /// What went wrong and how to mend it; then there is nothing else.
    failure: Option<String>,
    gaps: Vec<GapView>,
    /// What was found or nearly: gaps first, then the other organisation-wide ones.
    competencies: Vec<CompetencyView>,
    /// The lines of its text with what counts marked, where the text may be shown.
    text: Vec<Vec<Piece>>,
    /// The names of those of which there is nothing at all.
    absent: Vec<String>,
    heat: HeatRow,
    /// How many passages are shown.
    #[serde(skip)]
    pub(super) passages: usize,
}

/// An organisation-wide competency that is missing.
#[derive(Debug, Serialize)]
struct GapView {
    name: String,
    suggestions: Vec<String>,
}

/// A competency of a document.
#[derive(Debug, Serialize)]
struct CompetencyView {
    name: String,
    organisation_wide: bool,
    verdict: String,
    /// The verdict in words.
    says: String,
    /// How much of the evidence says what.
    counts: String,
    counting: Vec<PassageView>,
    near: Vec<PassageView>,
}

/// A passage.
#[derive(Debug, Serialize)]
struct PassageView {
    /// Its words, where they may be shown.
    quote: Option<String>,
    /// Are the words masked?
    masked: bool,
    place: String,
    section: String,
    polarity: String,
    reason: String,
}

/// A text of a document on one line, without characters that steer what shows it.
pub(super) fn shown(text: &str) -> String {
    escape(&one_line(text))
}

impl DocumentView {
    /// Document `number` of a run.
    pub(super) fn new(words: Words, number: u64, output: &Output, text: Option<&str>) -> Self {
        match output {
            Output::Record(record) => Self::of_record(words, number, record, text),
            Output::Failure(failure) => Self::of_failure(words, number, failure),
        }
    }

    fn of_record(words: Words, number: u64, record: &Record, text: Option<&str>) -> Self {
        let kind = record.document.kind.as_deref();
        let (gap, other): (Vec<_>, Vec<_>) =
            record.competencies.iter().partition(|competency| record.missing_organisation_wide.contains(&competency.id));
        let (absent, mut found): (Vec<_>, Vec<_>) = other.into_iter().partition(|competency| competency.evidence.is_empty());
        found.sort_by_key(|competency| !competency.organisation_wide);
        let gaps = gap.iter().map(|gap| GapView {
            name: gap.name.clone(),
            suggestions: record
                .suggestions
                .iter()
                .filter(|suggestion| suggestion.competency == gap.id)
                .map(|suggestion| suggestion.text.clone())
                .collect(),
        });
        Self {
            number,
            id: shown(&record.document.id),
            kind: kind.map(|kind| words.kind(kind).to_owned()).unwrap_or_default(),
            columns: record.document.row.iter().flat_map(|row| &row.columns).map(|(name, cell)| (shown(name), shown(cell))).collect(),
            duplicate_of: record.document.duplicate_of.as_deref().map(shown),
            failure: None,
            gaps: gaps.collect(),
            competencies: gap.iter().chain(&found).map(|competency| CompetencyView::new(words, kind, competency)).collect(),
            text: text.map_or_else(Vec::new, |text| highlighted(text, &record.competencies)),
            absent: absent.iter().map(|competency| competency.name.clone()).collect(),
            heat: HeatRow::new(&record.competencies),
            passages: record.competencies.iter().map(|competency| competency.evidence.len()).sum(),
        }
    }

    fn of_failure(words: Words, number: u64, failure: &FailureRecord) -> Self {
        Self {
            number,
            id: shown(&failure.document.id),
            kind: String::new(),
            columns: Vec::new(),
            duplicate_of: None,
            failure: Some(shown(&words.failure(&failure.error))),
            gaps: Vec::new(),
            competencies: Vec::new(),
            text: Vec::new(),
            absent: Vec::new(),
            heat: HeatRow::new(&[]),
            passages: 0,
        }
    }

    /// The document's name.
    pub(super) fn id(&self) -> &str {
        &self.id
    }
}

impl CompetencyView {
    fn new(words: Words, kind: Option<&str>, competency: &CompetencyRecord) -> Self {
        let passages = |counts| {
            let wanted = competency.evidence.iter().filter(move |evidence| evidence.counts == counts);
            wanted.map(|evidence| PassageView::new(words, kind, evidence)).collect()
        };
        Self {
            name: competency.name.clone(),
            organisation_wide: competency.organisation_wide,
            verdict: competency.verdict.clone(),
            says: words.verdict(&competency.verdict).to_owned(),
            counts: counts(words, kind, competency),
            counting: passages(true),
            near: passages(false),
        }
    }
}

/// How much evidence there is; of a review note, how much says what.
fn counts(words: Words, kind: Option<&str>, competency: &CompetencyRecord) -> String {
    let each = [(competency.positive, "positive"), (competency.negative, "negative"), (competency.neutral, "neutral")];
    let total: u32 = each.iter().map(|(count, _)| count).sum();
    match kind {
        _ if total == 0 => String::new(),
        Some("review") => {
            let said = each.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count}× {}", words.polarity(kind, name)));
            said.collect::<Vec<_>>().join(", ")
        }
        _ => format!("{total}×"),
    }
}

impl PassageView {
    fn new(words: Words, kind: Option<&str>, evidence: &EvidenceRecord) -> Self {
        Self {
            quote: quote(evidence).map(shown),
            masked: evidence.quote.is_none() && evidence.quote_masked.is_some(),
            place: shown(&words.0.location(&evidence.location)),
            section: words.section(&evidence.section).to_owned(),
            polarity: words.polarity(kind, &evidence.polarity).to_owned(),
            reason: shown(&words.reason(evidence)),
        }
    }
}
