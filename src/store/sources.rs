//! Reads what a run kept document by document, for who holds it against its sources.

use rusqlite::{OptionalExtension as _, params};

use crate::report::{DocumentRecord, FailureRecord, Record};

use super::{Store, StoreError, proof::passages, read::unpacked};

/// Place, origin, failure and fingerprint of a document, as they stand in the database.
type Row = (i64, Option<Vec<u8>>, Option<Vec<u8>>, Option<[u8; 16]>);

/// A document of a run.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its place in the run, from 0.
    pub(crate) place: i64,
    /// Its id.
    pub(crate) id: String,
    /// The path of its file, as it was given.
    pub(crate) path: String,
    /// The fingerprint of its text; `None`: it couldn't be read.
    pub(crate) fingerprint: Option<[u8; 16]>,
}

/// What was found in a text, as it is kept.
pub(crate) struct Packed {
    record: Vec<u8>,
    /// A proof for each evidence of the record.
    pub(crate) proofs: Vec<u8>,
}

impl Packed {
    /// What was found; apart from reading it, since this takes longer, and others may read meanwhile.
    pub(crate) fn record(&self) -> Result<Record, String> {
        unpacked(&self.record)
    }
}

impl Store {
    /// The next documents of the run from a place on, at most so many.
    pub(crate) fn entries(&self, from: i64, most: usize) -> Result<Vec<Entry>, StoreError> {
        let select = "SELECT place, origin, failure, fingerprint FROM document WHERE place >= ?1 ORDER BY place LIMIT ?2";
        let mut select = self.database.prepare_cached(select).map_err(|error| self.error(error))?;
        let rows = select.query_map(params![from, i64::try_from(most).unwrap_or(i64::MAX)], |row| {
            Ok((row.get(0)?, row.get::<_, Option<Vec<u8>>>(1)?, row.get::<_, Option<Vec<u8>>>(2)?, row.get(3)?))
        });
        let rows = rows.and_then(Iterator::collect::<rusqlite::Result<Vec<_>>>).map_err(|error| self.error(error))?;
        let entry = |(place, origin, failure, fingerprint): Row| {
            let document = match (origin, failure) {
                (Some(origin), None) => unpacked::<DocumentRecord>(&origin),
                (None, Some(failure)) => unpacked::<FailureRecord>(&failure).map(|failure| failure.document),
                _ => Err("a document without a result".to_owned()),
            };
            let document = document.map_err(|error| self.damaged(error))?;
            Ok(Entry { place, id: document.id, path: document.path, fingerprint })
        };
        rows.into_iter().map(entry).collect()
    }

    /// What was found in the text with a fingerprint.
    pub(crate) fn analysis(&self, fingerprint: &[u8; 16]) -> Result<Packed, StoreError> {
        let select = self.database.prepare_cached("SELECT record, proofs FROM analysis WHERE fingerprint = ?1");
        let found = select.and_then(|mut select| {
            select.query_row([fingerprint], |row| Ok(Packed { record: row.get(0)?, proofs: row.get(1)? })).optional()
        });
        found.map_err(|error| self.error(error))?.ok_or_else(|| self.damaged("a document without a result".to_owned()))
    }

    /// How many passages were found in the text with a fingerprint.
    pub(crate) fn passages(&self, fingerprint: &[u8; 16]) -> Result<u64, StoreError> {
        let select = self.database.prepare_cached("SELECT length(proofs) FROM analysis WHERE fingerprint = ?1");
        let bytes = select.and_then(|mut select| select.query_row([fingerprint], |row| row.get::<_, u32>(0)));
        bytes.map(|bytes| passages(bytes as usize)).map_err(|error| self.error(error))
    }

    /// The SHA-256 of the bytes of the document at a place, in hexadecimal.
    pub(crate) fn sha256(&self, place: i64) -> Result<Option<String>, StoreError> {
        let origin: Vec<u8> = self.column("origin", place)?;
        unpacked::<DocumentRecord>(&origin).map(|origin| origin.sha256).map_err(|error| self.damaged(error))
    }

    /// Why the document at a place couldn't be read: the stable name.
    pub(crate) fn failed(&self, place: i64) -> Result<String, StoreError> {
        let failure: Vec<u8> = self.column("failure", place)?;
        unpacked::<FailureRecord>(&failure).map(|failure| failure.error.kind).map_err(|error| self.damaged(error))
    }

    fn column(&self, name: &str, place: i64) -> Result<Vec<u8>, StoreError> {
        let select = self.database.prepare_cached(&format!("SELECT {name} FROM document WHERE place = ?1"));
        select.and_then(|mut select| select.query_row([place], |row| row.get(0))).map_err(|error| self.error(error))
    }

    /// What to say of a record that can't be read.
    pub(crate) fn damaged(&self, error: String) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), error }
    }
}
