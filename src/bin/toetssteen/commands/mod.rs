//! One file a command.

pub(crate) mod audit;
pub(crate) mod batch;
pub(crate) mod dutch;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod learn;
pub(crate) mod lexicon;
mod manifest;
pub(crate) mod read_pdf;
pub(crate) mod scan;
pub(crate) mod serve;
pub(crate) mod verify;

use std::{
    io,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use toetssteen::{
    Analyzer,
    batch::{Input, Selection},
    failure::Failure,
    lexicon::{Lexicon, LexiconError, LexiconSource},
    profile::CompetencyId,
    report::{Wording, escape},
};

use crate::args::Common;

/// How many threads work side by side. Says so before anything runs in parallel, loading the lexicon included.
fn use_threads(threads: Option<u16>) -> anyhow::Result<()> {
    let Some(threads) = threads else { return Ok(()) };
    rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global().context("the threads can't be started")
}

/// The files of the lexicon that the arguments name.
fn source(common: &Common) -> Result<LexiconSource, LexiconError> {
    common.lexicon.as_deref().map_or_else(|| Ok(LexiconSource::embedded()), LexiconSource::folder)
}

/// The lexicon that the arguments name, for what finds nothing in texts.
fn lexicon(common: &Common) -> anyhow::Result<Lexicon> {
    source(common).and_then(|source| Lexicon::load(&source)).context("the lexicon can't be used")
}

/// The compiled lexicon that the arguments name.
fn analyzer(common: &Common) -> anyhow::Result<Analyzer> {
    source(common).and_then(|source| Analyzer::new(&source)).context("the lexicon can't be used")
}

/// The competency with a machine name; an error lists the names there are.
fn competency(analyzer: &Analyzer, slug: &str) -> anyhow::Result<CompetencyId> {
    let profile = &analyzer.lexicon().profile;
    profile.find(slug).ok_or_else(|| {
        let names: Vec<_> = profile.iter().map(|(_, competency)| competency.slug.as_str()).collect();
        anyhow!("there is no competency \"{slug}\"; there are {}", names.join(", "))
    })
}

/// What a path on the command line names.
fn input(path: &Path) -> Input {
    if path.as_os_str() == "-" { Input::Stdin } else { Input::File(path.to_owned()) }
}

/// Says on standard error what couldn't be read.
fn say_failure(say: Wording, failure: &Failure) {
    anstream::eprintln!("{}: {}", escape(&failure.document), escape(&say.failure(failure)));
}

/// What a run reads: not what it writes itself, where its folder stands in one that is read.
fn inputs(paths: &[PathBuf], selection: &Selection, out: &Path) -> io::Result<Vec<Input>> {
    let out = std::path::absolute(out)?;
    let is_own = |path: &Path| std::path::absolute(path).is_ok_and(|path| path.starts_with(&out));
    let mut inputs = toetssteen::batch::inputs(paths, selection);
    inputs.retain(|input| !matches!(input, Input::File(path) if is_own(path)));
    Ok(inputs)
}
