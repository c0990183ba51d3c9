//! The files of results, written when all documents are through.

use std::{
    io,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::Context as _;
use toetssteen::{
    new_file::remove_unfinished,
    report::Lang,
    results::{CsvProfile, ResultFile, ResultFormat, open},
    store::{Store, StoreError},
};

use super::manifest::MANIFEST;
use crate::args::ResultName;

/// What is written, and how.
pub(super) struct Results<'a> {
    pub(super) folder: &'a Path,
    pub(super) formats: Vec<ResultFormat>,
    pub(super) lang: Lang,
    pub(super) csv: CsvProfile,
}

/// The formats of what was asked for; of all where nothing was.
pub(super) fn formats(asked: &[ResultName]) -> Vec<ResultFormat> {
    let named = |format: &ResultFormat| asked.is_empty() || asked.iter().any(|name| name.formats().contains(format));
    ResultFormat::ALL.iter().copied().filter(named).collect()
}

impl Results<'_> {
    /// Makes sure that a new run takes the place of no file that somebody else put there.
    pub(super) fn check_free(&self) -> anyhow::Result<()> {
        let names = self.formats.iter().map(|format| format.file_name()).chain([MANIFEST]);
        match names.map(|name| self.folder.join(name)).find(|path| path.exists()) {
            Some(path) => anyhow::bail!("{}: this file is there already; name another folder for the results", path.display()),
            None => Ok(()),
        }
    }

    /// Writes the files and gives their names; `None` when a stop came in between, which leaves those of before.
    pub(super) fn write(&self, store: &Store, stop: &AtomicBool) -> anyhow::Result<Option<Vec<String>>> {
        let unwritten = || format!("the results can't be written in {}", self.folder.display());
        remove_unfinished(self.folder).with_context(unwritten)?;
        let open = |&format| open(format, self.folder, self.lang, self.csv);
        let mut files = self.formats.iter().map(open).collect::<io::Result<Vec<_>>>().with_context(unwritten)?;
        let filled = store.outputs(|output, text| {
            if stop.load(Ordering::Relaxed) {
                return Err(Unwritten::Stopped);
            }
            files.iter_mut().try_for_each(|file| file.output(output, text)).map_err(Unwritten::Io)
        });
        match filled {
            Ok(()) => {}
            Err(Unwritten::Stopped) => return Ok(None),
            Err(error) => return Err(error).with_context(unwritten),
        }
        let names = files.into_iter().map(ResultFile::finish).collect::<io::Result<Vec<_>>>().with_context(unwritten)?;
        Ok(Some(names.concat()))
    }
}

/// Why results aren't written.
#[derive(Debug, thiserror::Error)]
enum Unwritten {
    #[error("stopped")]
    Stopped,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Io(io::Error),
}
