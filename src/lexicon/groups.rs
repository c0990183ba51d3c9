//! Word groups: names for words that many phrases take in turn, written `@klant` in a phrase.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The word groups of a lexicon, by name (`groups.toml`).
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WordGroups {
    #[serde(default)]
    groups: BTreeMap<String, Vec<String>>,
}

impl WordGroups {
    /// The words of a group.
    pub(super) fn words(&self, name: &str) -> Option<&[String]> {
        self.groups.get(name).map(Vec::as_slice)
    }
}
