//! Does the work of requests: on threads of its own, no more at one moment than there are cores, and short texts before long ones.
//!
//! There are two lanes. What somebody types goes through the fast one; files and long texts have the other, so that an archive that takes a
//! minute doesn't keep anybody waiting who types.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

use crate::{evidence::Memory, guard::guarded};

use super::{
    problem::{Problem, ProblemKind},
    settings::Bounds,
};

/// Which lane work goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lane {
    /// Short texts.
    Fast,
    /// Files and long texts.
    Slow,
}

/// Where the work is done.
#[derive(Debug)]
pub(super) struct Workshop {
    fast: Arc<Semaphore>,
    slow: Arc<Semaphore>,
    /// Who may wait.
    queue: Semaphore,
    patience: Duration,
    work: Duration,
}

impl Workshop {
    pub(super) fn new(bounds: &Bounds) -> Self {
        let workers = bounds.workers.max(1);
        Self {
            fast: Arc::new(Semaphore::new(workers)),
            slow: Arc::new(Semaphore::new(workers.div_ceil(2))),
            queue: Semaphore::new(bounds.waiting),
            patience: bounds.patience,
            work: bounds.work,
        }
    }

    /// How many threads work at most.
    pub(super) fn threads(bounds: &Bounds) -> usize {
        bounds.workers.max(1) + bounds.workers.max(1).div_ceil(2)
    }

    /// Does work when there is a place. Who stops waiting, since it takes too long or the asker is gone, is told so through [`Stop`]; the
    /// place is free when the work has ended.
    ///
    /// # Errors
    ///
    /// What the work says, and when there is no place in time, the work takes too long or breaks down.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        lane: Lane,
        work: impl FnOnce(&Stop) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let queued = self.queue.try_acquire().map_err(|_| ProblemKind::Busy)?;
        let lane = match lane {
            Lane::Fast => Arc::clone(&self.fast),
            Lane::Slow => Arc::clone(&self.slow),
        };
        let place = timeout(self.patience, lane.acquire_owned()).await;
        let place = place.map_err(|_| ProblemKind::Busy)?.map_err(|_| ProblemKind::Busy)?;
        drop(queued);
        let stop = Stop::default();
        let _when_gone = StopWhenGone(stop.clone());
        let working = spawn_blocking(move || {
            // The message of a panic may quote a text: it is caught here, where nobody sees it.
            let done = guarded(|| work(&stop));
            drop(place);
            done.unwrap_or_else(|_| Err(ProblemKind::Internal.into()))
        });
        let done = timeout(self.work, working).await.map_err(|_| ProblemKind::TookTooLong)?;
        done.unwrap_or_else(|_| Err(ProblemKind::Internal.into()))
    }
}

/// Says to work that nobody waits for it any more.
#[derive(Debug, Clone, Default)]
pub(super) struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Does nobody wait any more?
    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Says so when it is dropped.
struct StopWhenGone(Stop);

impl Drop for StopWhenGone {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// Memory for analyses that is used again from request to request.
#[derive(Debug, Default)]
pub(super) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    /// Does work with memory that nobody uses just now. What a panic leaves of it is thrown away.
    pub(super) fn with<T>(&self, work: impl FnOnce(&mut Memory) -> T) -> T {
        let free = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut memory = free().pop().unwrap_or_default();
        let done = work(&mut memory);
        free().push(memory);
        done
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, thread::sleep, time::Duration};

    use tokio::runtime::Builder;

    use super::{Lane, Workshop};
    use crate::{
        guard::install_hook,
        serve::{problem::ProblemKind, settings::Bounds},
    };

    /// A workshop with one place a lane and little patience.
    fn workshop(waiting: usize) -> Arc<Workshop> {
        let (patience, work) = (Duration::from_millis(40), Duration::from_millis(80));
        Arc::new(Workshop::new(&Bounds { workers: 1, waiting, patience, work, ..Bounds::default() }))
    }

    #[test]
    fn what_takes_too_long_is_told_to_stop_and_keeps_its_place() {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
        let workshop = workshop(10);
        runtime.block_on(async {
            let long = workshop.run(Lane::Slow, |stop| {
                while !stop.is_set() {
                    sleep(Duration::from_millis(1));
                }
                sleep(Duration::from_millis(200));
                Ok(())
            });
            assert_eq!(long.await.unwrap_err().kind, ProblemKind::TookTooLong);
            assert_eq!(workshop.run(Lane::Slow, |_| Ok(())).await.unwrap_err().kind, ProblemKind::Busy);
            assert_eq!(workshop.run(Lane::Fast, |_| Ok(3)).await, Ok(3));
        });
    }

    #[test]
    fn what_breaks_down_says_so() {
        install_hook();
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
        let broken = workshop(10);
        assert_eq!(
            runtime.block_on(broken.run(Lane::Fast, |_| -> Result<(), _> { panic!("geheim") })).unwrap_err().kind,
            ProblemKind::Internal
        );
        assert_eq!(runtime.block_on(workshop(0).run(Lane::Fast, |_| Ok(()))).unwrap_err().kind, ProblemKind::Busy);
    }
}
