//! The file of a run: what came of each document, so that a run can stop at any moment and go on later.
//!
//! A database (`SQLite`). `analysis` has what was found in a text, once for all documents with that text, under the fingerprint of the
//! text, with a proof for each passage, and the text itself where it may be copied; it is what a run that goes on doesn't have to do again. `document` has the documents of the
//! last run in order, each with its origin and the fingerprint of its text, or why it couldn't be read; `about` what the run knows of itself. Records are JSON, packed with LZ4.

mod about;
mod proof;
mod read;
mod settings;
mod sources;

use std::{
    collections::HashSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags, params};
use thiserror::Error;

use self::proof::KEY_BYTES;
use crate::report::{DocumentRecord, FailureRecord, Record, SCHEMA_VERSION};

pub(crate) use self::sources::Entry;
pub use self::{proof::Prover, settings::Settings};

/// The name of the file in the folder of the run.
pub const FILE: &str = "run.sqlite";

/// What the database has as its `user_version` when its run is whole.
const FINISHED: i32 = 1;

/// So many documents are written together at most.
const TOGETHER: usize = 1_000;

/// So long what was found waits to be written at most.
const WAIT: Duration = Duration::from_secs(2);

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS analysis (fingerprint BLOB PRIMARY KEY, record BLOB NOT NULL, proofs BLOB NOT NULL, text BLOB) STRICT;
    CREATE TABLE IF NOT EXISTS document (place INTEGER PRIMARY KEY, origin BLOB, fingerprint BLOB, failure BLOB) STRICT;
";

/// Why the file of a run can't be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is a run in the folder already.
    #[error("{}: there is a run in this folder; go on with it by --resume, or name another folder", .0.display())]
    Exists(PathBuf),
    /// There is no run in the folder.
    #[error("{}: there is no run in this folder; leave out --resume to begin one", .0.display())]
    Missing(PathBuf),
    /// There is nothing to read in the folder.
    #[error("{}: there is no run in this folder; name the folder that toetssteen batch wrote to (--out)", .0.display())]
    NoRun(PathBuf),
    /// The run was stopped half way.
    #[error("{}: this run isn't finished; go on with it by toetssteen batch --resume", .0.display())]
    Unfinished(PathBuf),
    /// Its records have another version.
    #[error("{}: records of version {found}, and this program reads version {SCHEMA_VERSION}; make them again by toetssteen batch --resume", path.display())]
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// Their version.
        found: u32,
    },
    /// Another program has it open.
    #[error("{}: another run has this file open; wait until it is done", .0.display())]
    Busy(PathBuf),
    /// It can't be read or written.
    #[error("{}: {error}; check the space on the disk, and go on with --resume", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database says.
        error: rusqlite::Error,
    },
    /// What it holds isn't what this program wrote.
    #[error("{}: damaged ({error}); take it away and begin the run again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: String,
    },
    /// The folder can't be made or the file not opened.
    #[error("{}: {error}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// The file of a run.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    database: Connection,
    /// The fingerprints of the texts that it knows what was found in.
    known: HashSet<[u8; 16]>,
    /// How many documents of this run there are so far.
    documents: i64,
    /// How many weren't written yet, and since when.
    waiting: usize,
    since: Instant,
}

impl Store {
    /// Begins a run in a folder, which is made where it isn't there.
    ///
    /// # Errors
    ///
    /// When there is a run in it already, or it can't be written to.
    pub fn create(folder: &Path, settings: &Settings) -> Result<Self, StoreError> {
        private_folder(folder).map_err(|error| StoreError::Io { path: folder.to_owned(), error })?;
        let path = folder.join(FILE);
        private_file(&path).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => StoreError::Exists(folder.to_owned()),
            _ => StoreError::Io { path: path.clone(), error },
        })?;
        Self::open(path, settings)
    }

    /// Goes on with the run in a folder. What was found by another lexicon or with other settings is forgotten.
    ///
    /// # Errors
    ///
    /// When there is none, or its file can't be used.
    pub fn resume(folder: &Path, settings: &Settings) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Err(StoreError::Missing(folder.to_owned()));
        }
        Self::open(path, settings)
    }

    fn open(path: PathBuf, settings: &Settings) -> Result<Self, StoreError> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key).map_err(|error| StoreError::Io { path: path.clone(), error: error.into() })?;
        let known = HashSet::new();
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(&path, flags).map_err(|error| StoreError::Database { path: path.clone(), error })?;
        let mut store = Self { path, database, known, documents: 0, waiting: 0, since: Instant::now() };
        store.prepare(settings, key).map_err(|error| store.error(error))?;
        Ok(store)
    }

    fn prepare(&mut self, settings: &Settings, new_key: [u8; KEY_BYTES]) -> rusqlite::Result<()> {
        self.database.busy_timeout(Duration::ZERO)?;
        self.database.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        self.database.pragma_update(None, "journal_mode", "WAL")?;
        self.database.pragma_update(None, "synchronous", "NORMAL")?;
        // A document that somebody took out of the archive must not stay behind in a page that nobody uses.
        self.database.pragma_update(None, "secure_delete", "ON")?;
        self.database.execute_batch("BEGIN IMMEDIATE; PRAGMA user_version = 0")?;
        self.database.execute_batch(TABLES)?;
        self.database.execute_batch(about::TABLE)?;
        about::begin(&self.database, new_key)?;
        if settings.differ(&self.database)? {
            // It goes as a whole: another version of the program may have had other columns.
            self.database.execute_batch("DROP TABLE analysis")?;
            self.database.execute_batch(TABLES)?;
            settings.write(&self.database)?;
        }
        self.database.execute_batch("DELETE FROM document")?;
        let mut fingerprints = self.database.prepare("SELECT fingerprint FROM analysis")?;
        self.known = fingerprints.query_map([], |row| row.get::<_, [u8; 16]>(0))?.collect::<rusqlite::Result<_>>()?;
        drop(fingerprints);
        self.database.execute_batch("COMMIT; BEGIN")
    }

    fn error(&self, error: rusqlite::Error) -> StoreError {
        let path = self.path.clone();
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::Busy(path),
            Some(rusqlite::ErrorCode::NotADatabase | rusqlite::ErrorCode::DatabaseCorrupt) => {
                StoreError::Damaged { path, error: error.to_string() }
            }
            _ => StoreError::Database { path, error },
        }
    }

    /// The fingerprints of the texts that it knows what was found in.
    #[must_use]
    pub const fn known(&self) -> &HashSet<[u8; 16]> {
        &self.known
    }

    /// Adds the next document of the run, with what was found in it unless that is known, and with its text where that may be kept.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn document(&mut self, fingerprint: [u8; 16], origin: &DocumentRecord, found: Option<&Kept>) -> Result<(), StoreError> {
        if let Some(found) = found.filter(|_| self.known.insert(fingerprint)) {
            let insert = "INSERT OR REPLACE INTO analysis (fingerprint, record, proofs, text) VALUES (?1, ?2, ?3, ?4)";
            let text = found.text.as_ref().map(|text| lz4_flex::compress_prepend_size(text.as_bytes()));
            self.insert(insert, params![fingerprint, packed(&found.record), found.proofs, text])?;
        }
        let insert = "INSERT INTO document (place, origin, fingerprint) VALUES (?1, ?2, ?3)";
        self.insert(insert, params![self.documents, packed(origin), fingerprint])?;
        self.written()
    }

    /// Adds a document that couldn't be read.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn failure(&mut self, failure: &FailureRecord) -> Result<(), StoreError> {
        self.insert("INSERT INTO document (place, failure) VALUES (?1, ?2)", params![self.documents, packed(failure)])?;
        self.written()
    }

    fn insert(&self, insert: &str, values: &[&dyn rusqlite::ToSql]) -> Result<(), StoreError> {
        let done = self.database.prepare_cached(insert).and_then(|mut insert| insert.execute(values));
        done.map(|_| ()).map_err(|error| self.error(error))
    }

    fn written(&mut self) -> Result<(), StoreError> {
        self.documents += 1;
        self.waiting += 1;
        if self.waiting >= TOGETHER || self.since.elapsed() >= WAIT { self.commit() } else { Ok(()) }
    }

    /// Makes sure that what was added stays.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn commit(&mut self) -> Result<(), StoreError> {
        self.waiting = 0;
        self.since = Instant::now();
        self.database.execute_batch("COMMIT; BEGIN").map_err(|error| self.error(error))
    }

    /// Ends a run that went through all documents: forgets texts that no document has any more. Then all of it stands in one file, which
    /// others can read.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn complete(&mut self) -> Result<(), StoreError> {
        let forget = "DELETE FROM analysis WHERE fingerprint NOT IN (SELECT fingerprint FROM document WHERE fingerprint IS NOT NULL)";
        self.database.execute_batch(forget).map_err(|error| self.error(error))?;
        // A log beside it, as while it was written, is something that a reader would have to make too.
        let end = format!("COMMIT; PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE; PRAGMA user_version = {FINISHED}");
        self.database.execute_batch(&end).map_err(|error| self.error(error))?;
        self.commit()
    }
}

/// What is kept of a text.
#[derive(Debug)]
pub struct Kept {
    /// What was found, with no more of the text than may be copied.
    pub record: Record,
    /// A proof for each evidence of the record, of [`Prover::proofs`].
    pub proofs: Vec<u8>,
    /// The text itself, where it may be.
    pub text: Option<Arc<str>>,
}

fn packed(value: &impl serde::Serialize) -> Vec<u8> {
    lz4_flex::compress_prepend_size(&serde_json::to_vec(value).expect("a record is JSON"))
}

/// Makes a folder that only its owner may look into; one that is there stays as it is.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file that only its owner may read.
fn private_file(path: &Path) -> io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

#[cfg(test)]
mod tests;
