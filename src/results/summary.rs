//! What a whole run shows, counted while its records pass.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{CompetencyRecord, FailureRecord, Output, Record};

/// The figures of a run.
#[derive(Debug, Default, Serialize)]
pub(super) struct Summary {
    /// How many documents were read.
    pub(super) documents: u64,
    /// How many of these are vacancies.
    pub(super) vacancies: u64,
    /// How many are review notes.
    pub(super) reviews: u64,
    /// How many have the text of an earlier one.
    pub(super) duplicates: u64,
    /// How many miss an organisation-wide competency.
    pub(super) with_gaps: u64,
    /// How many couldn't be read.
    pub(super) failures: u64,
    /// How often each kind of failure occurred.
    pub(super) failure_kinds: BTreeMap<String, u64>,
    /// The version of the program that made the first record.
    pub(super) version: String,
    /// The hash of the lexicon of the first record.
    pub(super) lexicon: String,
    /// The competencies in the order of the profile.
    pub(super) competencies: Vec<Coverage>,
}

/// How many documents show a competency.
#[derive(Debug, Default, Serialize)]
pub(super) struct Coverage {
    /// The competency.
    pub(super) id: String,
    /// Its name.
    pub(super) name: String,
    /// Its group.
    pub(super) group: String,
    /// Must it come back in every text?
    pub(super) organisation_wide: bool,
    /// Documents that show it.
    pub(super) covered: u64,
    /// Documents with weak evidence only.
    pub(super) weak: u64,
    /// Documents without.
    pub(super) missing: u64,
    /// Review notes in which it is a strength.
    pub(super) strength: u64,
    /// Review notes in which it is a development point.
    pub(super) development: u64,
    /// Review notes with an agreement or plan on it.
    pub(super) agreement: u64,
}

impl Summary {
    /// Counts one more.
    pub(super) fn add(&mut self, output: &Output) {
        match output {
            Output::Record(record) => self.record(record),
            Output::Failure(failure) => self.failure(failure),
        }
    }

    fn record(&mut self, record: &Record) {
        if self.documents == 0 {
            self.version.clone_from(&record.toetssteen);
            self.lexicon.clone_from(&record.lexicon);
        }
        self.documents += 1;
        let review = record.document.kind.as_deref() == Some("review");
        self.reviews += u64::from(review);
        self.vacancies += u64::from(!review);
        self.duplicates += u64::from(record.document.duplicate_of.is_some());
        self.with_gaps += u64::from(!record.missing_organisation_wide.is_empty());
        for competency in &record.competencies {
            self.coverage(competency).add(competency, review);
        }
    }

    fn failure(&mut self, failure: &FailureRecord) {
        self.failures += 1;
        *self.failure_kinds.entry(failure.error.kind.clone()).or_default() += 1;
    }

    fn coverage(&mut self, competency: &CompetencyRecord) -> &mut Coverage {
        let known = self.competencies.iter().position(|coverage| coverage.id == competency.id);
        let at = known.unwrap_or_else(|| {
            self.competencies.push(Coverage {
                id: competency.id.clone(),
                name: competency.name.clone(),
                group: competency.group.clone(),
                organisation_wide: competency.organisation_wide,
                ..Coverage::default()
            });
            self.competencies.len() - 1
        });
        &mut self.competencies[at]
    }

    /// The competencies, organisation-wide ones first.
    pub(super) fn wide_first(&self) -> Vec<&Coverage> {
        let mut all: Vec<_> = self.competencies.iter().collect();
        all.sort_by_key(|coverage| !coverage.organisation_wide);
        all
    }
}

impl Coverage {
    fn add(&mut self, competency: &CompetencyRecord, review: bool) {
        match competency.verdict.as_str() {
            "covered" => self.covered += 1,
            "weak" => self.weak += 1,
            _ => self.missing += 1,
        }
        if review {
            self.strength += u64::from(competency.positive > 0);
            self.development += u64::from(competency.negative > 0);
            self.agreement += u64::from(competency.neutral > 0);
        }
    }

    /// In how many documents it was looked for.
    pub(super) const fn documents(&self) -> u64 {
        self.covered + self.weak + self.missing
    }
}
