//! What a run finds goes into its database, with no more of the texts than may be copied.

use std::io;

use toetssteen::{
    assess::Assessment,
    batch::{Fingerprint, Sink},
    document::{DocumentKind, Origin},
    failure::Failure,
    report::{DocumentRecord, FailureRecord, Record},
    store::{Kept, Prover, Store},
};

use super::progress::Progress;
use crate::args::Quotes;

/// Keeps what a run finds.
pub(super) struct Keeping {
    pub(super) store: Store,
    pub(super) prover: Prover,
    pub(super) quotes: Option<Quotes>,
    pub(super) progress: Progress,
    /// How many texts were analysed, and not known before.
    pub(super) analysed: u64,
}

impl Sink for Keeping {
    fn document(&mut self, fingerprint: Fingerprint, assessment: &Assessment) -> io::Result<()> {
        let found = (!self.store.known().contains(&fingerprint.0)).then(|| kept(self.quotes, &self.prover, assessment));
        self.analysed += u64::from(found.is_some());
        let origin = DocumentRecord { duplicate_of: assessment.duplicate_of.clone(), ..DocumentRecord::from(&assessment.origin) };
        self.store.document(fingerprint.0, &origin, found.as_ref()).map_err(io::Error::other)?;
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

/// What is kept of a text.
fn kept(quotes: Option<Quotes>, prover: &Prover, assessment: &Assessment) -> Kept {
    let copied = match quotes {
        Some(quotes) => quotes == Quotes::Full,
        None => assessment.kind == DocumentKind::Vacancy,
    };
    let mut record = Record::from(assessment);
    if !copied {
        record.take_out_quotes();
    }
    Kept { record, proofs: prover.proofs(assessment), text: assessment.text.clone().filter(|_| copied) }
}
