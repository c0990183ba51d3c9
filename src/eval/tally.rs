//! Hits, false alarms and misses, and the figures made of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::profile::CompetencyId;

/// How often the tool and the labels agree.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Said and labelled.
    pub hit: usize,
    /// Said, not labelled.
    pub wrong: usize,
    /// Labelled, not said.
    pub missed: usize,
}

impl Tally {
    /// The share of what is said that is right; 0 where nothing is said.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.hit, self.hit + self.wrong)
    }

    /// The share of the labels that is found; 0 where there are none.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.hit, self.hit + self.missed)
    }

    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.hit, 2 * self.hit + self.wrong + self.missed)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |n| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { exact(part) / exact(whole) }
}

/// A tally for each competency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByCompetency(pub BTreeMap<CompetencyId, Tally>);

impl ByCompetency {
    /// Compares what is labelled with what is said; the competency of each item is its last part.
    pub(super) fn compare<K: Ord>(gold: &BTreeSet<(K, CompetencyId)>, said: &BTreeSet<(K, CompetencyId)>) -> Self {
        let mut tallies: BTreeMap<CompetencyId, Tally> = BTreeMap::new();
        for item in gold.union(said) {
            let tally = tallies.entry(item.1).or_default();
            match (gold.contains(item), said.contains(item)) {
                (true, true) => tally.hit += 1,
                (true, false) => tally.missed += 1,
                _ => tally.wrong += 1,
            }
        }
        Self(tallies)
    }

    /// All competencies together.
    #[must_use]
    pub fn total(&self) -> Tally {
        self.0.values().fold(Tally::default(), |sum, tally| Tally {
            hit: sum.hit + tally.hit,
            wrong: sum.wrong + tally.wrong,
            missed: sum.missed + tally.missed,
        })
    }

    /// The mean of the F1 of the competencies that have at least so many labels.
    #[must_use]
    pub fn macro_f1(&self, fewest_labels: usize) -> f64 {
        let labelled: Vec<f64> =
            self.0.values().filter(|tally| tally.hit + tally.missed >= fewest_labels).map(|tally| tally.f1()).collect();
        labelled.iter().sum::<f64>() / f64::from(u32::try_from(labelled.len().max(1)).unwrap_or(u32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn figures_follow_from_counts() {
        let tally = Tally { hit: 6, wrong: 2, missed: 4 };
        assert!((tally.precision() - 0.75).abs() < 1e-9);
        assert!((tally.recall() - 0.6).abs() < 1e-9);
        assert!((tally.f1() - 2.0 / 3.0).abs() < 1e-9);
        assert!(Tally::default().f1().abs() < 1e-9);
    }
}
