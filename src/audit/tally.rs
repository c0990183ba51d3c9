//! Counts over the documents of one group.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{CompetencyRecord, Record};

use super::conflict::{Conflict, conflict};

/// What is counted of a group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Documents.
    pub(super) documents: u32,
    /// Of which review notes.
    pub(super) reviews: u32,
    /// Of which lack an organisation-wide competency.
    pub(super) with_gaps: u32,
    /// The competencies, in the order of the profile; empty where there is no document.
    pub(super) competencies: Vec<Counts>,
}

/// What is counted of a competency: documents, and passages of review notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Documents in which strong evidence counts.
    pub covered: u32,
    /// Documents in which only weak evidence counts.
    pub weak: u32,
    /// Documents in which none counts.
    pub missing: u32,
    /// Passages of review notes that are strengths.
    pub strengths: u32,
    /// Passages of review notes that are development points.
    pub developments: u32,
    /// Passages of review notes that are agreements or plans.
    pub agreements: u32,
    /// Review notes in which all that counts follows from a score.
    pub only_scores: u32,
    /// Review notes with strengths and development points that don't contradict one another.
    pub balanced: u32,
    /// Review notes that contradict themselves.
    pub contradicted: u32,
}

impl Tally {
    /// What one document gives. `order` has the position in the profile of each of its competencies, of which there are `of`.
    pub(super) fn of(record: &Record, is_review: bool, order: &[usize], of: usize) -> Self {
        let mut competencies = vec![Counts::default(); of];
        for (competency, &n) in record.competencies.iter().zip(order) {
            competencies[n] = Counts::of(competency, is_review);
        }
        Self { documents: 1, reviews: is_review.into(), with_gaps: (!record.missing_organisation_wide.is_empty()).into(), competencies }
    }

    /// Adds another to it.
    pub(super) fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        self.reviews += other.reviews;
        self.with_gaps += other.with_gaps;
        self.competencies.resize(self.competencies.len().max(other.competencies.len()), Counts::default());
        for (sum, more) in self.competencies.iter_mut().zip(&other.competencies) {
            sum.add(more);
        }
    }
}

impl Counts {
    fn of(competency: &CompetencyRecord, is_review: bool) -> Self {
        let verdict = competency.verdict.as_str();
        let documents = Self {
            covered: (verdict == "covered").into(),
            weak: (verdict == "weak").into(),
            missing: (verdict == "missing").into(),
            ..Self::default()
        };
        if !is_review {
            return documents;
        }
        let conflict = conflict(competency).map(|(kind, _)| kind);
        Self {
            strengths: competency.positive,
            developments: competency.negative,
            agreements: competency.neutral,
            only_scores: only_scores(competency).into(),
            balanced: (conflict == Some(Conflict::Balance)).into(),
            contradicted: conflict.is_some_and(|kind| kind != Conflict::Balance).into(),
            ..documents
        }
    }

    /// Passages are as many as a record says, which a file may say wrongly: these never overflow.
    fn add(&mut self, other: &Self) {
        self.covered += other.covered;
        self.weak += other.weak;
        self.missing += other.missing;
        self.strengths = self.strengths.saturating_add(other.strengths);
        self.developments = self.developments.saturating_add(other.developments);
        self.agreements = self.agreements.saturating_add(other.agreements);
        self.only_scores += other.only_scores;
        self.balanced += other.balanced;
        self.contradicted += other.contradicted;
    }
}

/// Does all that counts for a competency follow from a score?
fn only_scores(competency: &CompetencyRecord) -> bool {
    let mut counting = competency.evidence.iter().filter(|evidence| evidence.counts).peekable();
    counting.peek().is_some() && counting.all(|evidence| evidence.reason == "score")
}
