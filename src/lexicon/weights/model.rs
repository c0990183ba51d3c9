//! A linear model: weights of features for classes.

use rustc_hash::FxHashMap;

use super::Feature;

/// Where the weights of one feature stand in their model.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Place(u32, u32);

/// The classes of one model and the weights of its features.
#[derive(Debug, Default)]
pub struct Model {
    /// What every sentence begins with, a class.
    bias: Vec<f32>,
    /// How often a sentence has each class.
    base: Vec<f32>,
    /// For the key of each feature its first and behind its last place in `weights`.
    places: FxHashMap<u64, Place>,
    /// The class and the weight.
    weights: Vec<(u8, f32)>,
    /// From which chance on a sentence counts without a term.
    pub count_from: f32,
    /// Below how many times the class's own frequency a chance must lie for a term not to count.
    pub drop_below: f32,
}

impl Model {
    /// A model without weights for a number of classes.
    pub(super) fn new(classes: usize) -> Self {
        Self { bias: vec![0.0; classes], base: vec![0.0; classes], count_from: 1.0, ..Self::default() }
    }

    /// Sets what every sentence begins with.
    pub(super) fn set_bias(&mut self, bias: &[(u8, f32)]) {
        set(&mut self.bias, bias);
    }

    /// Sets how often a sentence has each class.
    pub(super) fn set_base(&mut self, base: &[(u8, f32)]) {
        set(&mut self.base, base);
    }

    /// Is a class so unlikely that a term doesn't count?
    #[must_use]
    pub fn drops(&self, class: usize, likely: f32) -> bool {
        likely < self.drop_below * self.base[class]
    }

    /// Adds a feature with its weights.
    pub(super) fn add(&mut self, feature: Feature, weights: impl IntoIterator<Item = (u8, f32)>) {
        let count = |n: usize| u32::try_from(n).expect("a file of weights is smaller than 4 GiB");
        let first = count(self.weights.len());
        self.weights.extend(weights);
        self.places.insert(feature.key(), Place(first, count(self.weights.len())));
    }

    /// How many classes it has.
    #[must_use]
    pub fn classes(&self) -> usize {
        self.bias.len()
    }

    /// Puts what every sentence begins with into `sums`.
    pub fn start(&self, sums: &mut Vec<f32>) {
        sums.clear();
        sums.extend_from_slice(&self.bias);
    }

    /// Where the weights of a feature stand, if it has any. Places of different features differ.
    #[must_use]
    pub fn find(&self, feature: Feature) -> Option<Place> {
        self.places.get(&feature.key()).copied()
    }

    /// Adds weights that [`Self::find`] found, times how much their feature holds (1 for what is simply so).
    pub fn add_up(&self, Place(first, end): Place, value: f32, sums: &mut [f32]) {
        for &(class, weight) in &self.weights[first as usize..end as usize] {
            sums[usize::from(class)] += weight * value;
        }
    }

    /// The weight of a feature for one class.
    #[must_use]
    pub fn weight(&self, feature: Feature, class: usize) -> f32 {
        let weights = self.find(feature).map_or(&[][..], |Place(first, end)| &self.weights[first as usize..end as usize]);
        weights.iter().find(|&&(of, _)| usize::from(of) == class).map_or(0.0, |&(_, weight)| weight)
    }
}

fn set(values: &mut [f32], given: &[(u8, f32)]) {
    for &(class, value) in given {
        values[usize::from(class)] = value;
    }
}

/// The chance that a sum stands for: the logistic function.
#[must_use]
pub fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
