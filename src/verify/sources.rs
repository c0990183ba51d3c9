//! The sources of a run, one after the other, with the documents that it read from each.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use crate::store::{Entry, Store, StoreError};

/// So many documents are taken from the run at once.
const PAGE: usize = 1_024;

/// So many sources are read together at most; what is found in them waits until all of them are through, so that it comes in order.
const TOGETHER: usize = 256;

/// With more documents than this, a source is read alone and its documents are checked side by side, as the rows of a table are.
const LARGE: usize = 512;

/// A file that a run read.
pub(super) struct Source {
    /// Its path, as it was given.
    pub(super) path: String,
    /// What the run read from it, by id.
    pub(super) expected: BTreeMap<String, Expected>,
}

/// A document of a run.
pub(super) struct Expected {
    /// Its place in the run.
    pub(super) place: i64,
    /// The fingerprint of its text; `None`: it couldn't be read.
    pub(super) fingerprint: Option<[u8; 16]>,
    /// Was it met again?
    pub(super) seen: bool,
}

/// Goes through the sources of a run in order.
pub(super) struct Sources<'s> {
    store: &'s Mutex<Store>,
    page: VecDeque<Entry>,
    /// The place at which the next page begins.
    from: i64,
    /// A large source, until those before it are through.
    large: Option<Source>,
}

impl<'s> Sources<'s> {
    pub(super) const fn new(store: &'s Mutex<Store>) -> Self {
        Self { store, page: VecDeque::new(), from: 0, large: None }
    }

    /// The next sources that are read together; none at the end.
    pub(super) fn next_together(&mut self) -> Result<Vec<Source>, StoreError> {
        let mut together: Vec<_> = self.large.take().into_iter().collect();
        if together.is_empty() {
            while together.len() < TOGETHER
                && let Some(source) = self.next_source()?
            {
                match source.expected.len() {
                    LARGE.. if !together.is_empty() => {
                        self.large = Some(source);
                        break;
                    }
                    LARGE.. => return Ok(vec![source]),
                    _ => together.push(source),
                }
            }
        }
        Ok(together)
    }

    fn next_source(&mut self) -> Result<Option<Source>, StoreError> {
        let Some(first) = self.entry(|_| true)? else { return Ok(None) };
        let mut source = Source { path: first.path.clone(), expected: BTreeMap::new() };
        source.add(first);
        while let Some(entry) = self.entry(|entry| entry.path == source.path)? {
            source.add(entry);
        }
        Ok(Some(source))
    }

    /// The next document, if it is one that is asked for.
    fn entry(&mut self, wanted: impl Fn(&Entry) -> bool) -> Result<Option<Entry>, StoreError> {
        if self.page.is_empty() {
            let page = self.store.lock().unwrap_or_else(PoisonError::into_inner).entries(self.from, PAGE)?;
            self.from = page.last().map_or(self.from, |last| last.place + 1);
            self.page.extend(page);
        }
        Ok(self.page.pop_front_if(|entry| wanted(entry)))
    }
}

impl Source {
    /// Adds a document. One that is there already is that of a file that was given twice.
    fn add(&mut self, entry: Entry) {
        let expected = Expected { place: entry.place, fingerprint: entry.fingerprint, seen: false };
        self.expected.entry(entry.id).or_insert(expected);
    }
}
