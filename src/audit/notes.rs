//! Review notes that somebody should read again: those that judge without evidence, and those that contradict themselves.

use crate::report::Record;

use super::{
    conflict::{Conflict, conflict},
    report::{Contradiction, Contradictions, EvidenceRef, MOST_LISTED, WithoutEvidence},
};

/// Reasons of evidence that say how well something goes.
const JUDGEMENTS: [&str; 5] = ["score", "praise", "insufficiency", "improvement", "development"];

/// What was found in the review notes up to now.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) without_evidence: WithoutEvidence,
    pub(super) contradictions: Contradictions,
}

impl Notes {
    /// Looks at a review note.
    pub(super) fn add(&mut self, record: &Record) {
        self.look_for_evidence(record);
        self.look_for_contradictions(record);
    }

    fn look_for_evidence(&mut self, record: &Record) {
        let all = || record.competencies.iter().flat_map(|competency| &competency.evidence);
        let mut counting = all().filter(|evidence| evidence.counts).peekable();
        let list = if counting.peek().is_some() {
            if !counting.all(|evidence| evidence.reason == "score") {
                return;
            }
            &mut self.without_evidence.only_scores
        } else if all().any(|evidence| JUDGEMENTS.contains(&evidence.reason.as_str())) {
            &mut self.without_evidence.judged
        } else {
            &mut self.without_evidence.nothing
        };
        list.add(&record.document.id);
    }

    fn look_for_contradictions(&mut self, record: &Record) {
        for competency in &record.competencies {
            let Some((kind, [strength, development])) = conflict(competency).filter(|(kind, _)| *kind != Conflict::Balance) else {
                continue;
            };
            self.contradictions.total += 1;
            if self.contradictions.shown.len() == MOST_LISTED {
                continue;
            }
            let point = |number: usize| {
                let evidence = &competency.evidence[number];
                let (term, location) = (evidence.term.clone(), evidence.location.clone());
                EvidenceRef { number, term, start: evidence.start, end: evidence.end, location }
            };
            self.contradictions.shown.push(Contradiction {
                document: record.document.id.clone(),
                competency: competency.id.clone(),
                kind,
                strength: point(strength),
                development: point(development),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Conflict, MOST_LISTED, Notes};
    use crate::{
        audit::samples::{evidence, record},
        report::Record,
    };

    fn notes(records: impl IntoIterator<Item = Record>) -> Notes {
        let mut notes = Notes::default();
        records.into_iter().for_each(|record| notes.add(&record));
        notes
    }

    fn note(path: &str, polarity: &str, reason: &str) -> Record {
        record(path, "review", vec![evidence("x", "communiceren.1", polarity, reason)])
    }

    #[test]
    fn judging_without_evidence_has_three_sorts() {
        let mut judged = note("judged", "positive", "praise");
        judged.competencies[0].evidence[0].counts = false;
        let mut denied = note("denied", "positive", "negation");
        denied.competencies[0].evidence[0].counts = false;
        let both = vec![evidence("x", "", "positive", "score"), evidence("y", "", "positive", "said")];
        let records =
            [note("score", "positive", "score"), judged, denied, record("words", "review", both), record("empty", "review", Vec::new())];
        let found = notes(records).without_evidence;
        assert_eq!(found.only_scores.documents, ["score"]);
        assert_eq!(found.judged.documents, ["judged"]);
        assert_eq!(found.nothing.documents, ["denied", "empty"]);
    }

    #[test]
    fn contradictions_are_listed_up_to_a_hundred_and_all_counted() {
        let sides = || vec![evidence("x", "communiceren.1", "positive", "said"), evidence("y", "communiceren.1", "negative", "said")];
        let found = notes((0..130).map(|n| record(&format!("{n}.txt"), "review", sides()))).contradictions;
        assert_eq!((found.total, found.shown.len()), (130, MOST_LISTED));
        let first = &found.shown[0];
        assert_eq!((first.kind, first.strength.number, first.development.number), (Conflict::SameIndicator, 0, 1));
    }
}
