//! How much memory all requests have together.

use std::sync::Arc;

use axum::body::Bytes;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::problem::{Problem, ProblemKind};

/// In what steps memory is counted, in bytes.
const STEP: usize = 4 << 10;

/// What all bodies and answers may take that are in memory at one moment.
#[derive(Debug)]
pub(super) struct Budget(Arc<Semaphore>);

impl Budget {
    /// A budget of `bytes` bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes.div_ceil(STEP))))
    }

    /// A share of no bytes yet.
    pub(super) fn share(&self) -> Share {
        Share { budget: Arc::clone(&self.0), bytes: 0, taken: None }
    }
}

/// What one request has of the budget; dropped, it is free for others.
#[derive(Debug)]
pub(super) struct Share {
    budget: Arc<Semaphore>,
    bytes: usize,
    taken: Option<OwnedSemaphorePermit>,
}

impl Share {
    /// Takes `bytes` more.
    ///
    /// # Errors
    ///
    /// When others have too much of it.
    pub(super) fn grow(&mut self, bytes: usize) -> Result<(), Problem> {
        self.bytes += bytes;
        let steps = self.bytes.div_ceil(STEP).saturating_sub(self.taken.as_ref().map_or(0, OwnedSemaphorePermit::num_permits));
        if steps == 0 {
            return Ok(());
        }
        let steps = u32::try_from(steps).map_err(|_| ProblemKind::Busy)?;
        let more = Arc::clone(&self.budget).try_acquire_many_owned(steps).map_err(|_| ProblemKind::Busy)?;
        match &mut self.taken {
            Some(taken) => taken.merge(more),
            None => self.taken = Some(more),
        }
        Ok(())
    }

    /// Bytes of which the share is given back when they are gone, sent or not.
    pub(super) fn hold(self, bytes: Vec<u8>) -> Bytes {
        Bytes::from_owner(Held { bytes, _share: self })
    }
}

/// Bytes with their share.
struct Held {
    bytes: Vec<u8>,
    _share: Share,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, STEP};
    use crate::serve::problem::ProblemKind;

    #[test]
    fn what_is_gone_is_free_again() {
        let budget = Budget::new(3 * STEP);
        let mut one = budget.share();
        for _ in 0..2 * STEP {
            one.grow(1).unwrap();
        }
        let mut other = budget.share();
        assert_eq!(other.grow(STEP + 1).unwrap_err().kind, ProblemKind::Busy);
        let bytes = one.hold(vec![1, 2]);
        let part = bytes.slice(1..);
        drop(bytes);
        assert!(budget.share().grow(2 * STEP).is_err(), "a part of it is still there");
        drop(part);
        budget.share().grow(3 * STEP).unwrap();
    }
}
