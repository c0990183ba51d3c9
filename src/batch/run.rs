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
    extract::{Halted, Options},
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

    /// What so far was finished in the input with this number, from 0.
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

    fn input_done(&mut self, _: usize) {}
}

/// Finished documents of an input, in order.
type Chunk = Vec<Found>;

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
        for found in lane.into_iter().flatten() {
            hand_on(found, &mut seen, &mut summary, sink)?;
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
        let mut pending = Pending::default();
        if self.stopped() {
            return;
        }
        read(input, self.options, &mut |read| {
            pending.bytes += read.as_ref().map_or(0, |document| document.text.len());
            pending.read.push(read);
            if pending.read.len() >= CHUNK || pending.bytes >= CHUNK_BYTES {
                self.hand_over(std::mem::take(&mut pending), lane);
            }
            if self.stopped() { Err(Halted) } else { Ok(()) }
        });
        self.hand_over(pending, lane);
    }

    fn hand_over(&self, pending: Pending, lane: &SyncSender<Chunk>) {
        let chunk = match pending.read.len() {
            0 => return,
            1 => pending.read.into_iter().map(|read| self.analysed(read)).collect(),
            _ => self.pool.install(|| pending.read.into_par_iter().map(|read| self.analysed(read)).collect()),
        };
        if lane.send(chunk).is_err() {
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
mod tests {
    use std::{
        fmt::Write as _,
        fs, io,
        sync::atomic::{AtomicBool, AtomicU32, Ordering},
    };

    use super::{Control, Sink, run_into};
    use crate::{
        Analyzer,
        assess::Assessment,
        batch::{Fingerprint, Input},
        document::Origin,
        extract::Options,
        failure::Failure,
        lexicon::LexiconSource,
    };

    /// Takes some documents, then sets a stop or fails.
    struct Taking<'s> {
        left: u32,
        stop: Option<&'s AtomicBool>,
    }

    impl Sink for Taking<'_> {
        fn document(&mut self, _: Fingerprint, _: &Assessment) -> io::Result<()> {
            Ok(())
        }

        fn known(&mut self, _: Fingerprint, _: &Origin, _: Option<String>) -> io::Result<()> {
            self.left = self.left.saturating_sub(1);
            match self.stop {
                Some(stop) if self.left == 0 => stop.store(true, Ordering::Relaxed),
                None if self.left == 0 => return Err(io::Error::other("full")),
                _ => {}
            }
            Ok(())
        }

        fn failure(&mut self, _: &Failure) -> io::Result<()> {
            Ok(())
        }

        fn input_done(&mut self, _: usize) {}
    }

    #[test]
    fn nobody_goes_on_when_the_run_is_stopped_or_nobody_takes_what_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.jsonl");
        let rows = 5_000;
        let text = (0..rows).fold(String::new(), |mut text, row| {
            writeln!(text, "{{\"tekst\": \"Je werkt samen in team {row}.\"}}").unwrap();
            text
        });
        fs::write(&path, text).unwrap();
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        for stops in [true, false] {
            let (stop, asked) = (AtomicBool::new(false), AtomicU32::new(0));
            let known = |_| {
                asked.fetch_add(1, Ordering::Relaxed);
                true
            };
            let control = Control { stop: &stop, known: &known };
            let mut sink = Taking { left: 100, stop: stops.then_some(&stop) };
            let ended = run_into(&analyzer, &[Input::File(path.clone())], &Options::default(), &control, &mut sink);
            assert_eq!(ended.is_ok(), stops);
            assert!(asked.into_inner() < rows / 2, "it went on to the end");
        }
    }
}
