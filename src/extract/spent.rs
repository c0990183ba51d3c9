//! What a file unpacks to with all that is inside it: archives in archives multiply, so that limits on each would bound nothing.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering::Relaxed},
};

use super::{Limit, Limits, Problem};

/// How much was unpacked so far from one file on disk. Whoever unpacks files from a file counts here; a copy counts on with the original.
#[derive(Debug, Clone, Default)]
pub struct Spent(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    /// The size of the file on disk in bytes.
    size: u64,
    /// How many bytes came out, those of files that were damaged or over a limit too.
    bytes: AtomicU64,
    /// How many files archives have, one inside another too.
    entries: AtomicU64,
}

impl Spent {
    /// Nothing yet, of a file of `size` bytes.
    pub(super) fn on(size: u64) -> Self {
        Self(Arc::new(Counts { size, ..Counts::default() }))
    }

    /// Counts files of an archive before any is read.
    ///
    /// # Errors
    ///
    /// When there are too many.
    pub(super) fn entries(&self, count: u64, limits: &Limits) -> Result<(), Problem> {
        let before = self.0.entries.fetch_add(count, Relaxed);
        limits.check(Limit::Entries, before.saturating_add(count))
    }

    /// Counts bytes that came out.
    pub(super) fn bytes(&self, count: u64) {
        self.0.bytes.fetch_add(count, Relaxed);
    }

    /// Fails when all that came out is too many times the size of the file on disk. One part of any size that is allowed is free.
    pub(super) fn check(&self, limits: &Limits) -> Result<(), Problem> {
        let beyond = self.0.bytes.load(Relaxed).saturating_sub(limits.get(Limit::Unpacked));
        limits.check_ratio(self.0.size, beyond)
    }
}
