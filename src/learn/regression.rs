//! Logistic regression with an absolute penalty, by coordinate descent: one weight at a time takes a Newton step, shortened towards
//! zero by the penalty (Friedman, Hastie & Tibshirani 2010, "Regularization Paths for Generalized Linear Models via Coordinate
//! Descent", doi:10.18637/jss.v033.i01). All features are present or absent, so a column is a list of sentences.

use std::collections::BTreeMap;

use crate::lexicon::Feature;

/// The most passes over all features.
const MOST_PASSES: usize = 60;

/// A pass that changes no weight by more than this is the last.
const SETTLED: f64 = 1e-3;

/// The longest step of a weight. Newton steps from far away overshoot.
const LONGEST_STEP: f64 = 1.0;

/// For each feature the sentences that have it.
pub(super) struct Columns {
    columns: Vec<(Feature, Vec<u32>)>,
    rows: usize,
}

impl Columns {
    /// The features that stand in `fewest` sentences or more, in the order of their names: the order in which weights take their steps
    /// must not depend on what else is known.
    pub(super) fn new(rows: &[Vec<Feature>], fewest: usize, name: impl Fn(Feature) -> String) -> Self {
        let mut columns: BTreeMap<Feature, Vec<u32>> = BTreeMap::new();
        for (n, row) in (0u32..).zip(rows) {
            for &feature in row {
                columns.entry(feature).or_default().push(n);
            }
        }
        columns.retain(|_, sentences| sentences.len() >= fewest);
        let mut columns: Vec<_> = columns.into_iter().collect();
        columns.sort_by_cached_key(|&(feature, _)| name(feature));
        Self { columns, rows: rows.len() }
    }

    /// The features in the order of [`Fitted::weights`].
    pub(super) fn features(&self) -> impl Iterator<Item = Feature> {
        self.columns.iter().map(|&(feature, _)| feature)
    }
}

/// The weights of one class.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) bias: f64,
    pub(super) weights: Vec<f64>,
}

/// Minimises `cost` times the logistic loss plus the sum of the weights' absolute values.
pub(super) fn fit(columns: &Columns, labels: &[bool], cost: f64) -> Fitted {
    let mut fitted = Fitted { bias: 0.0, weights: vec![0.0; columns.columns.len()] };
    let mut state = State { sums: vec![0.0; columns.rows], chances: vec![0.5; columns.rows] };
    let all: Vec<u32> = (0u32..).take(columns.rows).collect();
    for _ in 0..MOST_PASSES {
        let step = state.step(&all, labels, cost, 0.0, 0.0);
        state.shift(&all, step);
        fitted.bias += step;
        let mut largest = step.abs();
        for ((_, sentences), weight) in columns.columns.iter().zip(&mut fitted.weights) {
            let step = state.step(sentences, labels, cost, *weight, 1.0);
            if step != 0.0 {
                state.shift(sentences, step);
                *weight += step;
                largest = largest.max(step.abs());
            }
        }
        if largest < SETTLED {
            break;
        }
    }
    fitted
}

/// The sum of each sentence and the chance that it stands for.
struct State {
    sums: Vec<f64>,
    chances: Vec<f64>,
}

impl State {
    /// How far one weight moves.
    fn step(&self, sentences: &[u32], labels: &[bool], cost: f64, weight: f64, penalty: f64) -> f64 {
        let (mut slope, mut curve) = (0.0, 1e-9);
        for &n in sentences {
            let chance = self.chances[n as usize];
            slope += chance - f64::from(u8::from(labels[n as usize]));
            curve += chance * (1.0 - chance);
        }
        let (slope, curve) = (slope * cost, curve * cost);
        // Where the slope doesn't outweigh the penalty the weight goes to zero.
        let target = curve.mul_add(weight, -slope);
        let next = if target.abs() <= penalty { 0.0 } else { (target - penalty * target.signum()) / curve };
        (next - weight).clamp(-LONGEST_STEP, LONGEST_STEP)
    }

    fn shift(&mut self, sentences: &[u32], step: f64) {
        for &n in sentences {
            let sum = &mut self.sums[n as usize];
            *sum += step;
            self.chances[n as usize] = 1.0 / (1.0 + (-*sum).exp());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, fit};
    use crate::lexicon::{Feature, Mark};

    #[test]
    fn what_tells_gets_a_weight_and_what_does_not_gets_none() {
        let (telling, noise) = (Feature::Mark(Mark::Item), Feature::Mark(Mark::Row));
        let row = |n: usize| {
            let mut row = Vec::new();
            if n.is_multiple_of(2) || n == 1 {
                row.push(telling);
            }
            if n % 4 < 2 {
                row.push(noise);
            }
            row
        };
        let rows: Vec<_> = (0..200).map(row).collect();
        let labels: Vec<bool> = (0..200usize).map(|n| n.is_multiple_of(2)).collect();
        let columns = Columns::new(&rows, 2, |feature| format!("{feature:?}"));
        let fitted = fit(&columns, &labels, 1.0);
        assert!(fitted.weights[0] > 3.0, "{fitted:?}");
        assert!(fitted.weights[1].abs() < 0.3, "{fitted:?}");
        assert!(fitted.bias < -1.0, "{fitted:?}");
        assert_eq!(Columns::new(&rows, 150, |feature| format!("{feature:?}")).features().count(), 0);
    }
}
