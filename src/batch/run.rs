//! A run: files are read side by side, the rows of a large table analysed side by side, and all of it reported in order while it goes on.
//!
//! Each input has a lane, a short queue of finished documents. Threads take inputs in order and fill their lanes; the reporter empties the lanes
//! in order. Who fills a lane that isn't read yet waits when it is full, so that memory is bounded whatever the size of an input. The
//! lane that is being read was always begun before the others: somebody fills it, and nobody waits for ever.

use std::{
    collections::VecDeque,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{self, Receiver, SyncSender},
    },
    thread,
};

use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

use crate::{
    analyzer::Analyzer,
    document::{Document, Origin},
    evidence::Memory,
    extract::Options,
    failure::Failure,
    report::Reporter,
};

use super::{
    Input, Summary, assess, crashed,
    duplicates::{Analysed, Cache, Fingerprint, Seen},
    read,
};

/// How many inputs may be finished, or in work, ahead of the one that is being reported.
const LANES: usize = 64;

/// How many chunks of documents a lane holds.
const LANE_CHUNKS: usize = 2;

/// How many documents of one input are analysed together.
const CHUNK: usize = 64;

/// How many bytes of text are.
const CHUNK_BYTES: usize = 4 << 20;

/// What came of a document.
type Found = Result<(Fingerprint, Origin, Analysed), Failure>;

/// Finished documents of an input, in order.
type Chunk = Vec<Found>;

/// Analyses the inputs on as many threads as the current pool has and reports them in order.
///
/// # Errors
///
/// When the reporter can't write.
pub fn run(analyzer: &Analyzer, inputs: &[Input], options: &Options, reporter: &mut dyn Reporter) -> io::Result<Summary> {
    let threads = rayon::current_num_threads();
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let work = Work { analyzer, options, pool, cache: Cache::default(), memories: Mutex::default() };
    let (jobs, waiting) = mpsc::channel::<(&Input, SyncSender<Chunk>)>();
    let waiting = Mutex::new(waiting);
    thread::scope(|scope| {
        for _ in 0..threads.min(inputs.len()) {
            scope.spawn(|| {
                let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((input, lane)) = next() {
                    work.on(input, &lane);
                }
            });
        }
        // Dropped at the end, also when the reporter fails: the threads end when no job comes any more.
        let jobs = jobs;
        let lanes = inputs.iter().map(|input| {
            let (lane, chunks) = mpsc::sync_channel(LANE_CHUNKS);
            // A thread takes it, unless there is none any more: then the lane is empty.
            let _ = jobs.send((input, lane));
            chunks
        });
        report(lanes, reporter)
    })
}

/// Reports what comes out of the lanes, one lane after the other.
fn report(mut lanes: impl Iterator<Item = Receiver<Chunk>>, reporter: &mut dyn Reporter) -> io::Result<Summary> {
    let (mut summary, mut seen) = (Summary::default(), Seen::default());
    let mut open: VecDeque<_> = lanes.by_ref().take(LANES).collect();
    while let Some(lane) = open.pop_front() {
        open.extend(lanes.next());
        for found in lane.into_iter().flatten() {
            match found.and_then(|(fingerprint, origin, analysed)| match analysed {
                Ok(analysed) => Ok(seen.next(fingerprint, origin, analysed)),
                Err(place) => Err(crashed(&origin, place)),
            }) {
                Ok(assessment) => {
                    summary.assessed += 1;
                    summary.duplicates += u64::from(assessment.duplicate_of.is_some());
                    summary.with_gaps += u64::from(assessment.missing_organisation_wide().next().is_some());
                    reporter.assessment(&assessment)?;
                }
                Err(failure) => {
                    summary.failed += 1;
                    reporter.failure(&failure)?;
                }
            }
        }
    }
    reporter.finish()?;
    Ok(summary)
}

/// What the threads need.
struct Work<'a> {
    analyzer: &'a Analyzer,
    options: &'a Options,
    /// Analyses the documents of one input side by side.
    pool: ThreadPool,
    cache: Cache,
    /// Memory that no thread uses just now.
    memories: Mutex<Vec<Memory>>,
}

/// Documents of one input that wait to be analysed.
#[derive(Default)]
struct Pending {
    read: Vec<Result<Document, Failure>>,
    bytes: usize,
}

impl Work<'_> {
    /// Reads an input and hands its documents over, some at a time.
    fn on(&self, input: &Input, lane: &SyncSender<Chunk>) {
        let mut pending = Pending::default();
        read(input, self.options, &mut |read| {
            pending.bytes += read.as_ref().map_or(0, |document| document.text.len());
            pending.read.push(read);
            if pending.read.len() >= CHUNK || pending.bytes >= CHUNK_BYTES {
                self.hand_over(std::mem::take(&mut pending), lane);
            }
        });
        self.hand_over(pending, lane);
    }

    fn hand_over(&self, pending: Pending, lane: &SyncSender<Chunk>) {
        let chunk = match pending.read.len() {
            0 => return,
            1 => pending.read.into_iter().map(|read| self.analysed(read)).collect(),
            _ => self.pool.install(|| pending.read.into_par_iter().map(|read| self.analysed(read)).collect()),
        };
        // Nobody reads the lane any more when the reporter failed: the run is over.
        let _ = lane.send(chunk);
    }

    /// Analyses a document, unless one of the same text was. The text is freed.
    fn analysed(&self, read: Result<Document, Failure>) -> Found {
        read.map(|document| {
            let fingerprint = Fingerprint::of(&document);
            let analysed = self.cache.get_or(fingerprint, || {
                let mut memory = self.memories().pop().unwrap_or_default();
                let analysed = assess(self.analyzer, &document, &mut memory);
                self.memories().push(memory);
                analysed
            });
            (fingerprint, document.origin, analysed)
        })
    }

    fn memories(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
