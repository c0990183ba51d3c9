//! `toetssteen batch`: an archive, kept as it goes, so that it can stop at any moment and go on later.

mod keeping;
mod progress;
mod results;

use std::{
    collections::HashSet,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::Context as _;
use toetssteen::{
    Analyzer,
    batch::{self, Control, Fingerprint, Input, Summary},
    report::{Lang, Wording},
    store::{FILE, Settings, Store},
};

use self::{keeping::Keeping, progress::Progress, results::Results};
use super::manifest::{Asked, Run};
use crate::{
    DONE, STOPPED, UNREAD,
    args::{Batch, Quotes},
};

/// Runs the command and gives the exit status.
pub(crate) fn run(args: &Batch) -> anyhow::Result<u8> {
    super::use_threads(args.selecting.threads)?;
    let selection = args.selecting.selection()?;
    let analyzer = copying(super::analyzer(&args.common)?, args.quotes);
    let settings = Settings::default()
        .with("program", env!("CARGO_PKG_VERSION"))
        .with("lexicon", analyzer.lexicon().hash.clone())
        .with("quotes", Quotes::setting(args.quotes))
        .with("proofs", "hmac-sha256");
    let asked = Asked::of(args).context("the run can't say where it was begun")?;
    let say = Wording(args.common.lang.into());
    let results = Results::new(args);
    // Where there is a run already, the store says so.
    if !args.resume && !args.out.join(FILE).exists() {
        results.check_free()?;
    }
    let store = if args.resume { Store::resume(&args.out, &settings) } else { Store::create(&args.out, &settings) }?;
    store.keep_asked(&serde_json::to_string(&asked)?)?;
    let stop = stop_on_signal()?;
    let began = std::time::SystemTime::now();
    let inputs = super::inputs(&args.inputs, &selection, &args.out)?;
    let known: HashSet<[u8; 16]> = store.known().clone();
    let control = Control { stop: &stop, known: &|fingerprint: Fingerprint| known.contains(&fingerprint.0) };
    let mut keeping = Keeping { prover: store.prover()?, store, quotes: args.quotes, progress: Progress::new(say, &inputs), analysed: 0 };
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
    let Some(files) = results.write(&store, analyzer.lexicon(), &stop)? else {
        anstream::eprintln!("{}", stopped(say, summary));
        return Ok(STOPPED);
    };
    let manifest = Run { settings: &settings, asked: &asked, limits: &options.limits, summary, analysed, began };
    store.keep_manifest(manifest.write(&args.out, &files)?)?;
    anstream::eprintln!("{}", done(say, summary, &args.out));
    Ok(if summary.failed > 0 { UNREAD } else { DONE })
}

/// An analyzer that hands over as much of the texts as may be copied.
fn copying(analyzer: Analyzer, quotes: Option<Quotes>) -> Analyzer {
    match quotes {
        None | Some(Quotes::Full) => analyzer.keeping_text(),
        Some(Quotes::Masked) => analyzer.masking(),
        Some(Quotes::None) => analyzer,
    }
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
