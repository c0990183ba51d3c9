//! The files of results, written when all documents are through.

use std::{
    io,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
};

use anyhow::Context as _;
use toetssteen::{
    audit::{self, AUDIT_FILES, AuditOptions},
    lexicon::Lexicon,
    new_file::remove_unfinished,
    report::Lang,
    results::{CsvProfile, ResultFile, ResultFormat, open},
    store::{Store, StoreError},
};

use crate::args::{Batch, ResultName};
use crate::commands::manifest::MANIFEST;

/// What is written, and how.
pub(super) struct Results<'a> {
    pub(super) folder: &'a Path,
    pub(super) formats: Vec<ResultFormat>,
    pub(super) lang: Lang,
    pub(super) csv: CsvProfile,
    /// What is asked of an audit; `None`: none is written.
    pub(super) audit: Option<AuditOptions>,
}

impl<'a> Results<'a> {
    /// What was asked for; all where nothing was.
    pub(super) fn new(args: &'a Batch) -> Self {
        let asked = &args.results;
        let named = |format: &ResultFormat| asked.is_empty() || asked.iter().any(|name| name.formats().contains(format));
        let audit = asked.is_empty() || asked.contains(&ResultName::Audit);
        Self {
            folder: &args.out,
            formats: ResultFormat::ALL.iter().copied().filter(named).collect(),
            lang: args.common.lang.into(),
            csv: args.csv_profile.into(),
            audit: audit.then(|| args.view.options()),
        }
    }

    /// Makes sure that a new run takes the place of no file that somebody else put there.
    pub(super) fn check_free(&self) -> anyhow::Result<()> {
        let audit = AUDIT_FILES.into_iter().filter(|_| self.audit.is_some());
        let names = self.formats.iter().map(|format| format.file_name()).chain(audit).chain([MANIFEST]);
        match names.map(|name| self.folder.join(name)).find(|path| path.exists()) {
            Some(path) => anyhow::bail!("{}: this file is there already; name another folder for the results", path.display()),
            None => Ok(()),
        }
    }

    /// Writes the files and gives their names; `None` when a stop came in between, which leaves those of before.
    pub(super) fn write(&self, store: &Store, lexicon: &Lexicon, stop: &AtomicBool) -> anyhow::Result<Option<Vec<String>>> {
        let unwritten = || format!("the results can't be written in {}", self.folder.display());
        remove_unfinished(self.folder).with_context(unwritten)?;
        let mut files: Vec<Box<dyn ResultFile + '_>> = Vec::new();
        for &format in &self.formats {
            files.push(open(format, self.folder, self.lang, self.csv).with_context(unwritten)?);
        }
        files.extend(self.audit.iter().map(|options| audit::open(lexicon, options.clone(), self.folder, self.lang)));
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
