//! Records for tests.

use crate::report::{CompetencyRecord, DocumentRecord, EvidenceRecord, LocationRecord, Record, SCHEMA_VERSION, SentenceRecord};

/// Counting evidence; no indicator where it is empty.
pub(super) fn evidence(term: &str, indicator: &str, polarity: &str, reason: &str) -> EvidenceRecord {
    EvidenceRecord {
        term: term.to_owned(),
        indicator: Some(indicator.to_owned()).filter(|indicator| !indicator.is_empty()),
        start: 0,
        end: 1,
        quote: None,
        quote_masked: None,
        location: LocationRecord::default(),
        sentence: SentenceRecord { start: 0, end: 1 },
        section: "unknown".to_owned(),
        polarity: polarity.to_owned(),
        counts: true,
        reason: reason.to_owned(),
        cue: None,
    }
}

/// A document that has this evidence of `communiceren` and lacks nothing else.
pub(super) fn record(path: &str, kind: &str, evidence: Vec<EvidenceRecord>) -> Record {
    let count = |polarity: &str| {
        u32::try_from(evidence.iter().filter(|evidence| evidence.counts && evidence.polarity == polarity).count()).unwrap()
    };
    let (positive, negative, neutral) = (count("positive"), count("negative"), count("neutral"));
    let missing = positive + negative + neutral == 0;
    let id = "communiceren".to_owned();
    Record {
        schema: SCHEMA_VERSION,
        toetssteen: String::new(),
        lexicon: String::new(),
        document: DocumentRecord { id: path.to_owned(), path: path.to_owned(), kind: Some(kind.to_owned()), ..DocumentRecord::default() },
        missing_organisation_wide: if missing { vec![id.clone()] } else { Vec::new() },
        competencies: vec![CompetencyRecord {
            id,
            name: String::new(),
            group: String::new(),
            organisation_wide: true,
            verdict: if missing { "missing" } else { "covered" }.to_owned(),
            positive,
            negative,
            neutral,
            indicators: Vec::new(),
            evidence,
        }],
        suggestions: Vec::new(),
    }
}
