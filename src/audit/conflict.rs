//! Whether a note says opposite things of one competency.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{CompetencyRecord, EvidenceRecord};

/// How strengths and development points of a competency stand beside each other in one note, the sharpest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// The same words are once a strength and once a development point.
    SameTerm,
    /// The same behaviour (indicator) is.
    SameIndicator,
    /// Different behaviour is: a note that weighs both sides, as it should.
    Balance,
}

/// The sharpest conflict of a competency, with the positions in its evidence of the first strength and the first development point that
/// make it.
pub(super) fn conflict(competency: &CompetencyRecord) -> Option<(Conflict, [usize; 2])> {
    if competency.positive == 0 || competency.negative == 0 {
        return None;
    }
    let with = |polarity: &'static str| {
        competency.evidence.iter().enumerate().filter(move |(_, evidence)| evidence.counts && evidence.polarity == polarity)
    };
    let pairs = with("positive").flat_map(|strength| with("negative").map(move |point| (strength, point)));
    pairs.map(|((a, strength), (b, point))| (between(strength, point), [a, b])).min()
}

fn between(strength: &EvidenceRecord, point: &EvidenceRecord) -> Conflict {
    if !strength.term.is_empty() && strength.term == point.term {
        Conflict::SameTerm
    } else if strength.indicator.is_some() && strength.indicator == point.indicator {
        Conflict::SameIndicator
    } else {
        Conflict::Balance
    }
}

#[cfg(test)]
mod tests {
    use super::{Conflict, conflict};
    use crate::audit::samples::{evidence, record};

    #[test]
    fn two_sides_are_balance_unless_they_are_about_the_same() {
        let found = |all: &[(&str, &str, &str)]| {
            let evidence = all.iter().map(|&(term, indicator, polarity)| evidence(term, indicator, polarity, "said")).collect();
            conflict(&record("a", "review", evidence).competencies[0])
        };
        assert_eq!(found(&[("helder", "c.1", "positive")]), None);
        assert_eq!(found(&[("helder", "c.1", "positive"), ("luisteren", "c.2", "negative")]), Some((Conflict::Balance, [0, 1])));
        assert_eq!(found(&[("", "", "positive"), ("", "", "negative")]), Some((Conflict::Balance, [0, 1])));
        let indicator = [("x", "c.2", "negative"), ("helder", "c.1", "positive"), ("duidelijk", "c.1", "negative")];
        assert_eq!(found(&indicator), Some((Conflict::SameIndicator, [1, 2])));
        let term = [("helder", "c.1", "positive"), ("duidelijk", "c.1", "negative"), ("helder", "c.1", "negative")];
        assert_eq!(found(&term), Some((Conflict::SameTerm, [0, 2])));
    }
}
