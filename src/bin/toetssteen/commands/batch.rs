//! `toetssteen batch`: an archive, kept as it goes, so that it can stop at any moment and go on later.

mod manifest;
mod progress;

use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufWriter, Write as _},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context as _;
use toetssteen::{
    assess::Assessment,
    batch::{self, Control, Fingerprint, Input, Sink, Summary},
    document::{DocumentKind, Origin},
    failure::Failure,
    report::{DocumentRecord, FailureRecord, Lang, Output, Record, Wording},
    store::{Settings, Store, StoreError},
};

use self::progress::Progress;
use crate::{
    DONE, STOPPED, UNREAD,
    args::{Batch, Quotes},
};

/// The name of the file with all evidence.
const EVIDENCE: &str = "bewijs.jsonl";

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Batch) -> anyhow::Result<u8> {
    super::use_threads(args.selecting.threads)?;
    let selection = args.selecting.selection()?;
    let analyzer = super::analyzer(&args.common)?;
    let quotes = args.quotes.map_or("by-kind", |quotes| if quotes == Quotes::Full { "full" } else { "none" });
    let settings = Settings::default()
        .with("program", env!("CARGO_PKG_VERSION"))
        .with("lexicon", analyzer.lexicon().hash.clone())
        .with("quotes", quotes);
    let store = if args.resume { Store::resume(&args.out, &settings) } else { Store::create(&args.out, &settings) }?;
    let stop = stop_on_signal()?;
    let began = std::time::SystemTime::now();
    let inputs = batch::inputs(&args.inputs, &selection);
    let say = Wording(args.common.lang.into());
    let known: HashSet<[u8; 16]> = store.known().clone();
    let control = Control { stop: &stop, known: &|fingerprint: Fingerprint| known.contains(&fingerprint.0) };
    let mut keeping = Keeping { store, quotes: args.quotes, progress: Progress::new(say, &inputs), analysed: 0 };
    let options = args.selecting.options();
    let summary = batch::run_into(&analyzer, &inputs, &options, &control, &mut keeping).context("the run can't be kept")?;
    let Keeping { mut store, progress, analysed, .. } = keeping;
    progress.finish();
    store.commit()?;
    if stop.load(Ordering::Relaxed) {
        anstream::eprintln!("{}", stopped(say, summary));
        return Ok(STOPPED);
    }
    store.complete()?;
    let results = [write_evidence(&store, &args.out)?];
    manifest::Run { settings: &settings, limits: &options.limits, summary, analysed, began }.write(&args.out, &results)?;
    anstream::eprintln!("{}", done(say, summary, &args.out));
    Ok(if summary.failed > 0 { UNREAD } else { DONE })
}

/// Becomes true when the user stops the program. When they do it twice, it ends at once.
fn stop_on_signal() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(STOPPED));
        }
    })
    .context("the program can't be made to stop by Ctrl-C")?;
    Ok(stop)
}

/// Keeps what a run finds.
struct Keeping {
    store: Store,
    quotes: Option<Quotes>,
    progress: Progress,
    /// How many texts were analysed, and not known before.
    analysed: u64,
}

impl Sink for Keeping {
    fn document(&mut self, fingerprint: Fingerprint, assessment: &Assessment) -> io::Result<()> {
        let record = (!self.store.known().contains(&fingerprint.0)).then(|| self.record(assessment));
        self.analysed += u64::from(record.is_some());
        let origin = DocumentRecord { duplicate_of: assessment.duplicate_of.clone(), ..DocumentRecord::from(&assessment.origin) };
        self.store.document(fingerprint.0, &origin, record.as_ref()).map_err(io::Error::other)?;
        self.progress.document(false);
        Ok(())
    }

    fn known(&mut self, fingerprint: Fingerprint, origin: &Origin, duplicate_of: Option<String>) -> io::Result<()> {
        let origin = DocumentRecord { duplicate_of, ..DocumentRecord::from(origin) };
        self.store.document(fingerprint.0, &origin, None).map_err(io::Error::other)?;
        self.progress.document(false);
        Ok(())
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        self.store.failure(&FailureRecord::from(failure)).map_err(io::Error::other)?;
        self.progress.document(true);
        Ok(())
    }

    fn passed(&mut self, number: usize, bytes: u64) {
        self.progress.passed(number, bytes);
    }

    fn input_done(&mut self, number: usize) {
        self.progress.input_done(number);
    }
}

impl Keeping {
    /// The record of a document, with no more of its text than may be copied.
    fn record(&self, assessment: &Assessment) -> Record {
        let mut record = Record::from(assessment);
        let copied = match self.quotes {
            Some(quotes) => quotes == Quotes::Full,
            None => assessment.kind == DocumentKind::Vacancy,
        };
        if !copied {
            record.take_out_quotes();
        }
        record
    }
}

/// Writes all records, one a line, and gives the name of the file. It is there under its name only when it is whole.
fn write_evidence(store: &Store, folder: &Path) -> anyhow::Result<&'static str> {
    let path = folder.join(EVIDENCE);
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(|| format!("{} can't be written", path.display()))?;
    write_records(store, file.as_file_mut()).with_context(|| format!("{} can't be written", path.display()))?;
    file.persist(&path).with_context(|| format!("{} can't be written", path.display()))?;
    Ok(EVIDENCE)
}

fn write_records(store: &Store, file: &mut File) -> anyhow::Result<()> {
    let mut out = BufWriter::new(file);
    store.outputs(|output: Output| {
        serde_json::to_writer(&mut out, &output).map_err(io::Error::from).and_then(|()| out.write_all(b"\n"))?;
        Ok::<(), WriteError>(())
    })?;
    out.flush()?;
    Ok(())
}

/// Why records can't be written.
#[derive(Debug, thiserror::Error)]
enum WriteError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

fn stopped(say: Wording, summary: Summary) -> String {
    let done = summary.assessed + summary.failed;
    match say.0 {
        Lang::Dutch => format!("Gestopt na {done} documenten. Ga verder met dezelfde opdracht en --resume."),
        Lang::English => format!("Stopped after {done} documents. Go on with the same command and --resume."),
    }
}

fn done(say: Wording, summary: Summary, folder: &Path) -> String {
    let (read, failed, out) = (summary.assessed, summary.failed, folder.display());
    match say.0 {
        Lang::Dutch => format!("{read} documenten gelezen, {failed} niet gelezen. De uitkomst staat in {out}."),
        Lang::English => format!("{read} documents read, {failed} not read. The results are in {out}."),
    }
}

/// The size of an input in bytes, as far as it is known beforehand.
fn size(input: &Input) -> u64 {
    match input {
        Input::File(path) => path.metadata().map_or(0, |meta| meta.len()),
        Input::Stdin | Input::Failed(_) => 0,
    }
}
