//! Reads one source again and holds what is in it against what the run kept.

use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::{
    batch::{self, Fingerprint, Input},
    document::Document,
    extract::{Halted, Options},
    failure::{Failure, FailureKind},
    store::{Prover, Store, StoreError},
};

use super::{
    Counts, Finding, FindingKind,
    sources::{Expected, Source},
};

/// So many documents of a source are checked together.
const CHUNK: usize = 64;

/// So many bytes of text are.
const CHUNK_BYTES: usize = 4 << 20;

/// What checking needs.
pub(super) struct Check<'a> {
    pub(super) store: &'a Mutex<Store>,
    pub(super) options: &'a Options,
    pub(super) prover: Prover,
}

/// What came of checking.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) counts: Counts,
    /// What doesn't hold, in the order of reading; what is gone comes last.
    pub(super) findings: Vec<Finding>,
}

impl Check<'_> {
    /// Reads a source again.
    pub(super) fn source(&self, source: Source, input: &Input, side_by_side: bool) -> Result<Checked, StoreError> {
        let mut again =
            Again { check: self, source, side_by_side, waiting: Vec::new(), bytes: 0, failures: Vec::new(), checked: Checked::default() };
        if *input == Input::Stdin {
            let kept = again.unseen("");
            again.lost(kept, Finding::new(FindingKind::StandardInput, "-"))?;
            return Ok(again.checked);
        }
        let mut taken = Ok(());
        batch::read(input, self.options, &mut |read| {
            taken = again.take(read);
            if taken.is_ok() { Ok(()) } else { Err(Halted) }
        });
        taken?;
        again.finish()
    }

    /// Holds a document against what the run kept of it.
    fn document(&self, expected: Option<&Expected>, document: &Document) -> Result<(Counts, Option<Finding>), StoreError> {
        let id = &document.origin.id;
        let new = || Finding { documents: 1, ..Finding::new(FindingKind::New, id) };
        let Some(expected) = expected else { return Ok((Counts::default(), Some(new()))) };
        let Some(fingerprint) = &expected.fingerprint else {
            // It could be read then too, if the analysis broke down on it: there is nothing to prove.
            let crashed = self.store().failed(expected.place)? == FailureKind::Crashed.name();
            return Ok((Counts::default(), (!crashed).then(new)));
        };
        let found = self.store().analysis(fingerprint)?;
        let record = found.record().map_err(|error| self.store().damaged(error))?;
        let (standing, fallen) = self.prover.standing(&record, &found.proofs, &document.text);
        let same = Fingerprint::of(document).0 == *fingerprint;
        let counts = Counts { documents: 1, unchanged: u64::from(same && fallen == 0), passages: standing + fallen, proven: standing };
        let kind = match (same, fallen) {
            (true, 0) => return Ok((counts, None)),
            (true, _) => FindingKind::Wrong,
            (false, _) if self.store().sha256(expected.place)?.as_ref() == Some(&document.origin.sha256) => FindingKind::ReadOtherwise,
            (false, _) => FindingKind::Changed,
        };
        Ok((counts, Some(Finding { documents: 1, standing, fallen, ..Finding::new(kind, id) })))
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A source while it is read again.
struct Again<'a> {
    check: &'a Check<'a>,
    source: Source,
    side_by_side: bool,
    waiting: Vec<Document>,
    bytes: usize,
    failures: Vec<Failure>,
    checked: Checked,
}

impl Again<'_> {
    fn take(&mut self, read: Result<Document, Failure>) -> Result<(), StoreError> {
        match read {
            Ok(document) => {
                self.bytes += document.text.len();
                self.waiting.push(document);
            }
            Err(failure) => self.failures.push(failure),
        }
        if self.waiting.len() >= CHUNK || self.bytes >= CHUNK_BYTES { self.check_waiting() } else { Ok(()) }
    }

    fn check_waiting(&mut self) -> Result<(), StoreError> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        let check = |document: &Document| self.check.document(self.source.expected.get(&document.origin.id), document);
        let checked: Vec<_> = if self.side_by_side { waiting.par_iter().map(check).collect() } else { waiting.iter().map(check).collect() };
        for (document, checked) in waiting.iter().zip(checked) {
            let (counts, finding) = checked?;
            self.checked.counts.add(counts);
            self.checked.findings.extend(finding);
            if let Some(expected) = self.source.expected.get_mut(&document.origin.id) {
                expected.seen = true;
            }
        }
        Ok(())
    }

    /// Checks what is left, and looks for what isn't there any more.
    fn finish(mut self) -> Result<Checked, StoreError> {
        self.check_waiting()?;
        for failure in std::mem::take(&mut self.failures) {
            let lost = self.unseen(&failure.document);
            if lost.is_empty() && self.source.expected.get(&failure.document).is_some_and(|expected| expected.fingerprint.is_none()) {
                continue;
            }
            let kind = if failure.kind == FailureKind::NotFound { FindingKind::Gone } else { FindingKind::Unreadable };
            let finding = Finding { failure: Some(failure.clone()), ..Finding::new(kind, &failure.document) };
            self.lost(lost, finding)?;
        }
        for (id, place) in self.unseen("") {
            self.lost(vec![(id.clone(), place)], Finding::new(FindingKind::Gone, id))?;
        }
        Ok(self.checked)
    }

    /// The documents that weren't met again in the file with an id, in the order of the run; an empty one is that of the source.
    fn unseen(&self, file: &str) -> Vec<(String, i64)> {
        let inside = |id: &str| id.strip_prefix(file).is_some_and(|rest| file.is_empty() || rest.is_empty() || rest.starts_with('#'));
        let unseen = |(id, expected): (&String, &Expected)| {
            (expected.fingerprint.is_some() && !expected.seen && inside(id)).then(|| (id.clone(), expected.place))
        };
        let mut found: Vec<_> = self.source.expected.iter().filter_map(unseen).collect();
        found.sort_by_key(|&(_, place)| place);
        found
    }

    /// Adds that documents can't be proven any more.
    fn lost(&mut self, documents: Vec<(String, i64)>, finding: Finding) -> Result<(), StoreError> {
        let mut finding = finding;
        for (id, _) in documents {
            let Some(expected) = self.source.expected.get_mut(&id) else { continue };
            expected.seen = true;
            finding.documents += 1;
            finding.fallen += expected.fingerprint.map_or(Ok(0), |fingerprint| self.check.store().passages(&fingerprint))?;
        }
        self.checked.counts.add(Counts { documents: finding.documents, passages: finding.fallen, ..Counts::default() });
        self.checked.findings.push(finding);
        Ok(())
    }
}
