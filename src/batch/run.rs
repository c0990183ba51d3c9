//! A run: files are read side by side, the rows of a large table analysed side by side, and all of it reported in order while it goes on.
//!
//! Each input has a lane, a short queue of finished documents. Threads take inputs in order and fill their lanes; the reporter empties the lanes
//! in order. Who fills a lane that isn't read yet waits when it is full, so that beside the files themselves memory doesn't grow with them. The
//! lane that is being read was always begun before the others: somebody fills it, and nobody waits for ever.

use std::{
    collections::VecDeque,
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, SyncSender},
    },
    thread,
};

use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

use crate::{
    analyzer::Analyzer,
    assess::Assessment,
    document::{Document, Origin},
    evidence::Memory,
    extract::{Halted, Options, Passed},
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
type Found = Result<(Fingerprint, Origin, Finding), Failure>;

/// What came of a document that was read.
enum Finding {
    /// It was analysed, now or just before.
    Analysed(Analysed),
    /// Whoever asked for the run knows it.
    Known,
}

/// Takes what a run finds, in the order of the input.
pub trait Sink {
    /// A document that was analysed.
    ///
    /// # Errors
    ///
    /// When it can't be kept or written; the run ends.
    fn document(&mut self, fingerprint: Fingerprint, assessment: &Assessment) -> io::Result<()>;

    /// A document of which [`Control::known`] knew the result; `duplicate_of` is the id of the first of the run with its text.
    ///
    /// # Errors
    ///
    /// As above.
    fn known(&mut self, fingerprint: Fingerprint, origin: &Origin, duplicate_of: Option<String>) -> io::Result<()>;

    /// A document that couldn't be read.
    ///
    /// # Errors
    ///
    /// As above.
    fn failure(&mut self, failure: &Failure) -> io::Result<()>;

    /// What was handed over so far stands in so many bytes of the input with this number, from 0. Only asked of inputs that are read in pieces.
    fn passed(&mut self, number: usize, bytes: u64);

    /// All that is in the input with this number was handed over.
    fn input_done(&mut self, number: usize);
}

/// What steers a run from outside.
pub struct Control<'a> {
    /// When it becomes true, what is in work is finished and the rest left.
    pub stop: &'a AtomicBool,
    /// Is the result of a document with this fingerprint known already?
    pub known: &'a (dyn Fn(Fingerprint) -> bool + Sync),
}

/// A reporter as a sink.
struct Reporting<'r>(&'r mut dyn Reporter);

impl Sink for Reporting<'_> {
    fn document(&mut self, _: Fingerprint, assessment: &Assessment) -> io::Result<()> {
        self.0.assessment(assessment)
    }

    fn known(&mut self, _: Fingerprint, _: &Origin, _: Option<String>) -> io::Result<()> {
        Ok(())
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        self.0.failure(failure)
    }

    fn passed(&mut self, _: usize, _: u64) {}

    fn input_done(&mut self, _: usize) {}
}

/// Finished documents of an input, in order.
struct Chunk {
    found: Vec<Found>,
    /// How many bytes of the input were read when they were.
    passed: u64,
}

/// Analyses the inputs on as many threads as the current pool has and reports them in order.
///
/// # Errors
///
/// When the reporter can't write.
pub fn run(analyzer: &Analyzer, inputs: &[Input], options: &Options, reporter: &mut dyn Reporter) -> io::Result<Summary> {
    let control = Control { stop: &AtomicBool::new(false), known: &|_| false };
    let summary = run_into(analyzer, inputs, options, &control, &mut Reporting(reporter))?;
    reporter.finish()?;
    Ok(summary)
}

/// As [`run`], for who keeps what is found, and may know some of it or want to stop.
///
/// # Errors
///
/// When the sink fails.
pub fn run_into(
    analyzer: &Analyzer,
    inputs: &[Input],
    options: &Options,
    control: &Control<'_>,
    sink: &mut dyn Sink,
) -> io::Result<Summary> {
    let threads = rayon::current_num_threads();
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(io::Error::other)?;
    let work =
        Work { analyzer, options, control, abandoned: AtomicBool::new(false), pool, cache: Cache::default(), memories: Mutex::default() };
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
        report(lanes, sink)
    })
}

/// Reports what comes out of the lanes, one lane after the other.
fn report(mut lanes: impl Iterator<Item = Receiver<Chunk>>, sink: &mut dyn Sink) -> io::Result<Summary> {
    let (mut summary, mut seen) = (Summary::default(), Seen::default());
    let mut open: VecDeque<_> = lanes.by_ref().take(LANES).collect();
    let mut number = 0;
    while let Some(lane) = open.pop_front() {
        open.extend(lanes.next());
        for chunk in lane {
            for found in chunk.found {
                hand_on(found, &mut seen, &mut summary, sink)?;
            }
            sink.passed(number, chunk.passed);
        }
        sink.input_done(number);
        number += 1;
    }
    Ok(summary)
}

/// Hands what came of a document to the sink.
fn hand_on(found: Found, seen: &mut Seen, summary: &mut Summary, sink: &mut dyn Sink) -> io::Result<()> {
    let failure = match found {
        Ok((fingerprint, origin, Finding::Known)) => {
            let duplicate_of = seen.first(fingerprint, &origin);
            summary.assessed += 1;
            summary.duplicates += u64::from(duplicate_of.is_some());
            return sink.known(fingerprint, &origin, duplicate_of);
        }
        Ok((fingerprint, origin, Finding::Analysed(Ok(analysed)))) => {
            let assessment = seen.next(fingerprint, origin, analysed);
            summary.assessed += 1;
            summary.duplicates += u64::from(assessment.duplicate_of.is_some());
            summary.with_gaps += u64::from(assessment.missing_organisation_wide().next().is_some());
            return sink.document(fingerprint, &assessment);
        }
        Ok((_, origin, Finding::Analysed(Err(place)))) => crashed(&origin, place),
        Err(failure) => failure,
    };
    summary.failed += 1;
    sink.failure(&failure)
}

/// What the threads need.
struct Work<'a> {
    analyzer: &'a Analyzer,
    options: &'a Options,
    control: &'a Control<'a>,
    /// Does nobody take what is found any more?
    abandoned: AtomicBool,
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
        if self.stopped() {
            return;
        }
        let (mut pending, passed) = (Pending::default(), Passed::default());
        let options = Options { passed: passed.clone(), ..self.options.clone() };
        read(input, &options, &mut |read| {
            pending.bytes += read.as_ref().map_or(0, |document| document.text.len());
            pending.read.push(read);
            if pending.read.len() >= CHUNK || pending.bytes >= CHUNK_BYTES {
                self.hand_over(std::mem::take(&mut pending), passed.bytes(), lane);
            }
            if self.stopped() { Err(Halted) } else { Ok(()) }
        });
        self.hand_over(pending, passed.bytes(), lane);
    }

    fn hand_over(&self, pending: Pending, passed: u64, lane: &SyncSender<Chunk>) {
        let found = match pending.read.len() {
            0 => return,
            1 => pending.read.into_iter().map(|read| self.analysed(read)).collect(),
            // One by one, since documents differ in length and all wait for the last of a chunk.
            _ => self.pool.install(|| pending.read.into_par_iter().with_max_len(1).map(|read| self.analysed(read)).collect()),
        };
        if lane.send(Chunk { found, passed }).is_err() {
            self.abandoned.store(true, Ordering::Relaxed);
        }
    }

    fn stopped(&self) -> bool {
        self.control.stop.load(Ordering::Relaxed) || self.abandoned.load(Ordering::Relaxed)
    }

    /// Analyses a document, unless one of the same text was. The text is freed.
    fn analysed(&self, read: Result<Document, Failure>) -> Found {
        read.map(|document| {
            let fingerprint = Fingerprint::of(&document);
            if (self.control.known)(fingerprint) {
                return (fingerprint, document.origin, Finding::Known);
            }
            let analysed = self.cache.get_or(fingerprint, || {
                let mut memory = self.memories().pop().unwrap_or_default();
                let analysed = assess(self.analyzer, &document, &mut memory);
                self.memories().push(memory);
                analysed
            });
            (fingerprint, document.origin, Finding::Analysed(analysed))
        })
    }

    fn memories(&self) -> MutexGuard<'_, Vec<Memory>> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
