//! What a run was asked to read, as it stands there now.

use std::{collections::BTreeMap, path::PathBuf};

use crate::batch::Input;

use super::{Finding, FindingKind};

/// The files of a run by the names under which it knows them, those that weren't met yet.
pub(super) struct Inputs(BTreeMap<String, (usize, PathBuf)>);

impl Inputs {
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        let file = |(number, input)| match input {
            Input::File(path) => Some((path.display().to_string(), (number, path))),
            Input::Stdin | Input::Failed(_) => None,
        };
        Self(inputs.into_iter().enumerate().filter_map(file).collect())
    }

    /// The file that a run calls so. A name that isn't Unicode is known by what can be shown of it.
    pub(super) fn of(&mut self, name: &str) -> Input {
        match name {
            "-" => Input::Stdin,
            _ => Input::File(self.0.remove(name).map_or_else(|| PathBuf::from(name), |(_, path)| path)),
        }
    }

    /// The files that the run didn't meet, in order.
    pub(super) fn left(self) -> Vec<Finding> {
        let mut left: Vec<_> = self.0.into_iter().collect();
        left.sort_by_key(|&(_, (number, _))| number);
        left.into_iter().map(|(name, _)| Finding { documents: 1, ..Finding::new(FindingKind::New, name) }).collect()
    }
}
