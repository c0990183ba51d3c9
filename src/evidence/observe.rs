//! What a learner sees of a document: the same features by which its sentences are weighed.

use crate::{
    document::{DocumentKind, Reading},
    lexicon::{Feature, Lexicon, Mark, Weights},
    profile::CompetencyId,
    span::Span,
};

use super::{
    EvidenceFinder, Memory,
    seen::{competency_features, polarity_features, said},
    weighed::Weighing,
};

/// A sentence as a learner sees it.
#[derive(Debug, Clone)]
pub struct Observed {
    /// Where it stands: bytes of the document's text.
    pub sentence: Span,
    /// Does it stand on one line with the sentence before it?
    pub follows: bool,
    /// What may say which competencies it speaks to, sorted, each once.
    pub features: Vec<Feature>,
    /// What may say with which polarity, sorted, each once.
    pub polarity: Vec<Feature>,
    /// What the rules said of the polarity of each competency that terms found.
    pub said: Vec<(CompetencyId, Mark)>,
}

impl EvidenceFinder {
    /// The sentences of a document but for its headings. `weights` knows the words to learn of, and needs no weights.
    #[must_use]
    pub fn observe(
        &self,
        lexicon: &Lexicon,
        weights: &Weights,
        reading: &Reading<'_>,
        kind: DocumentKind,
        memory: &mut Memory,
    ) -> Vec<Observed> {
        let weighing = Weighing::new(weights, kind, true, &mut memory.reader);
        let search = self.search(lexicon, reading, kind, weighing, memory);
        let Some(weighing) = &search.weighing else { return Vec::new() };
        let seen = &weighing.seen;
        let observed = (0..seen.len()).filter(|&n| !seen[n].is_heading).map(|n| {
            let (mut features, mut polarity, mut marks) = (Vec::new(), Vec::new(), Vec::new());
            let before = n.checked_sub(1).map(|before| &seen[before]);
            competency_features(&seen[n], before, &memory.reader, &mut |feature| features.push(feature));
            polarity_features(seen, n, &memory.reader, &mut |feature| polarity.push(feature));
            for list in [&mut features, &mut polarity] {
                list.sort_unstable();
                list.dedup();
            }
            for evidence in search.evidence[seen[n].evidence.clone()].iter().filter(|evidence| evidence.counts) {
                said(evidence, |mark| marks.push((evidence.competency, mark)));
            }
            Observed { sentence: reading.source(seen[n].span), follows: seen[n].follows, features, polarity, said: marks }
        });
        observed.collect()
    }
}
