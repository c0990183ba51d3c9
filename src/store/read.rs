//! Reads a run that was kept.

use std::{
    collections::HashSet,
    ffi::OsString,
    fmt::Write as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rusqlite::{Connection, OpenFlags};

use crate::report::{Output, Record, SCHEMA_VERSION};

use super::{FILE, FINISHED, Store, StoreError};

impl Store {
    /// Opens the finished run in a folder to read it. Nothing in the folder changes, and nothing can be added.
    ///
    /// # Errors
    ///
    /// When there is no run in it, the run was stopped half way, or somebody else has it open.
    pub fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        if !path.is_file() {
            return Err(StoreError::NoRun(folder.to_owned()));
        }
        // Without locks and without the files that SQLite keeps beside a database that is written to: only what stands in this one.
        let state = finished(&look(&path, "immutable=1")?);
        if state.is_ok_and(|finished| !finished) {
            return Err(unfinished(&path));
        }
        let database = look(&path, "mode=ro")?;
        let store = Self { path, database, known: HashSet::new(), documents: 0, waiting: 0, since: Instant::now() };
        // As long as this lasts nobody begins the run again.
        let finished = store.database.execute_batch("BEGIN").and_then(|()| finished(&store.database));
        let finished = finished.map_err(|error| store.error(error))?;
        if finished { Ok(store) } else { Err(unfinished(&store.path)) }
    }

    /// Hands over what came of each document, in order, with its text where that was kept.
    ///
    /// # Errors
    ///
    /// When the file can't be read, or `each` fails.
    pub fn outputs<E: From<StoreError>>(&self, mut each: impl FnMut(&Output, Option<&str>) -> Result<(), E>) -> Result<(), E> {
        let select = "SELECT origin, record, failure, text FROM document LEFT JOIN analysis USING (fingerprint) ORDER BY place";
        let mut select = self.database.prepare(select).map_err(|error| self.error(error))?;
        let mut rows = select.query([]).map_err(|error| self.error(error))?;
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let cell = |at| row.get::<_, Option<Vec<u8>>>(at).map_err(|error| self.error(error));
            let text = cell(3)?.map(|packed| unpacked_text(&packed).map_err(|error| self.damaged(error))).transpose()?;
            each(&self.output(cell(0)?, cell(1)?, cell(2)?)?, text.as_deref())?;
        }
        Ok(())
    }

    fn output(&self, origin: Option<Vec<u8>>, record: Option<Vec<u8>>, failure: Option<Vec<u8>>) -> Result<Output, StoreError> {
        let damaged = |error| self.damaged(error);
        match (origin, record, failure) {
            (Some(origin), Some(record), None) => {
                let record: Record = unpacked(&record).map_err(damaged)?;
                if record.schema != SCHEMA_VERSION {
                    return Err(StoreError::OtherVersion { path: self.path.clone(), found: record.schema });
                }
                Ok(Output::Record(Box::new(record.of(unpacked(&origin).map_err(damaged)?))))
            }
            (None, None, Some(failure)) => Ok(Output::Failure(Box::new(unpacked(&failure).map_err(damaged)?))),
            _ => Err(damaged("a document without a result".to_owned())),
        }
    }
}

/// Is the run in this database whole?
fn finished(database: &Connection) -> rusqlite::Result<bool> {
    database.busy_timeout(Duration::ZERO)?;
    database.query_row("PRAGMA user_version", [], |row| row.get::<_, i32>(0)).map(|state| state == FINISHED)
}

/// Why a run that isn't whole can't be read.
fn unfinished(path: &Path) -> StoreError {
    // Who writes locks the file before anything else is looked at, and its log stands beside it.
    let mut log = OsString::from(path);
    log.push("-wal");
    let busy = PathBuf::from(log).exists()
        && look(path, "mode=ro&readonly_shm=1").is_ok_and(|database| {
            let error = finished(&database).err().and_then(|error| error.sqlite_error_code());
            error == Some(rusqlite::ErrorCode::DatabaseBusy)
        });
    if busy { StoreError::Busy(path.to_owned()) } else { StoreError::Unfinished(path.to_owned()) }
}

/// Opens a database in a way that can't change it.
fn look(path: &Path, how: &str) -> Result<Connection, StoreError> {
    let absolute = std::path::absolute(path).map_err(|error| StoreError::Io { path: path.to_owned(), error })?;
    let mut address = String::from(if cfg!(windows) { "file:///" } else { "file:" });
    for &byte in absolute.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => address.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => address.push(byte.into()),
            // What an address would take for more than a name is written as its number.
            _ => write!(address, "%{byte:02x}").expect("a text takes what is written"),
        }
    }
    address = format!("{address}?{how}");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(address, flags).map_err(|error| StoreError::Database { path: path.to_owned(), error })
}

fn unpacked_text(packed: &[u8]) -> Result<String, String> {
    let text = lz4_flex::decompress_size_prepended(packed).map_err(|error| error.to_string())?;
    String::from_utf8(text).map_err(|error| error.to_string())
}

pub(super) fn unpacked<T: serde::de::DeserializeOwned>(packed: &[u8]) -> Result<T, String> {
    let json = lz4_flex::decompress_size_prepended(packed).map_err(|error| error.to_string())?;
    serde_json::from_slice(&json).map_err(|error| error.to_string())
}
