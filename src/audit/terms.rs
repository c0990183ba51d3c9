//! How often each term of the lexicon is found.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::{document::DocumentKind, lexicon::Lexicon, report::CompetencyRecord};

use super::report::{TermUse, Terms};

/// The most terms of a competency that are shown as most used.
const MOST_USED: usize = 20;

/// How often a term is found, and in which kinds of documents it is looked for.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    counts: u32,
    found: u32,
    vacancies: bool,
    reviews: bool,
}

/// The uses of all terms of a lexicon: as much memory as that has terms.
#[derive(Debug)]
pub(super) struct TermUses {
    by_competency: Vec<BTreeMap<String, Use>>,
    weighed: u32,
}

impl TermUses {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut by_competency = vec![BTreeMap::<String, Use>::new(); lexicon.profile.competencies.len()];
        for term in &lexicon.terms {
            let entry = by_competency[usize::from(term.competency.0)].entry(term.phrase.clone()).or_default();
            entry.vacancies |= term.only != Some(DocumentKind::Review);
            entry.reviews |= term.only != Some(DocumentKind::Vacancy);
        }
        Self { by_competency, weighed: 0 }
    }

    /// Adds what a document shows of the competency in this place of the profile.
    pub(super) fn add(&mut self, n: usize, competency: &CompetencyRecord) {
        for evidence in &competency.evidence {
            if evidence.term.is_empty() {
                self.weighed += u32::from(evidence.counts);
            } else if let Some(known) = self.by_competency[n].get_mut(&evidence.term) {
                known.found += 1;
                known.counts += u32::from(evidence.counts);
            }
        }
    }

    /// `ids`: the competencies; `vacancies`, `reviews`: are there such documents?
    pub(super) fn finish(self, ids: &[String], vacancies: bool, reviews: bool) -> Terms {
        let mut terms = Terms { weighed: self.weighed, ..Terms::default() };
        for (id, uses) in ids.iter().zip(self.by_competency) {
            let sought = uses.into_iter().filter(|(_, known)| known.found > 0 || known.vacancies && vacancies || known.reviews && reviews);
            let all: Vec<_> =
                sought.map(|(term, Use { counts, found, .. })| TermUse { competency: id.clone(), term, counts, found }).collect();
            terms.of += u32::try_from(all.len()).unwrap_or(u32::MAX);
            let (mut used, never): (Vec<_>, Vec<_>) = all.into_iter().partition(|term| term.found > 0);
            terms.never_used.extend(never);
            used.retain(|term| term.counts > 0);
            used.sort_by_key(|term| Reverse(term.counts));
            used.truncate(MOST_USED);
            terms.most_used.extend(used);
        }
        terms
    }
}
