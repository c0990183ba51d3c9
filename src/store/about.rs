//! What a run knows of itself, beside what it found: its key, how it was asked, and which manifest belongs to it.

use rusqlite::{Connection, OptionalExtension as _, ToSql, params, types::FromSql};

use super::{
    Store, StoreError,
    proof::{KEY_BYTES, Prover},
};

pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;";

/// The key of the proofs. It stays when the run goes on, and stands nowhere else.
const KEY: &str = "key";

/// How the run was asked.
const ASKED: &str = "asked";

/// The SHA-256 of the manifest.
const MANIFEST: &str = "manifest";

/// Begins or goes on with a run: it has a key, and no results yet.
pub(super) fn begin(database: &Connection, new_key: [u8; KEY_BYTES]) -> rusqlite::Result<()> {
    database.execute("INSERT OR IGNORE INTO about (name, value) VALUES (?1, ?2)", params![KEY, new_key])?;
    database.execute("DELETE FROM about WHERE name = ?1", [MANIFEST]).map(drop)
}

impl Store {
    /// Makes and checks the proofs of this run.
    ///
    /// # Errors
    ///
    /// When the file can't be read, or has no key.
    pub fn prover(&self) -> Result<Prover, StoreError> {
        let key = self.about::<[u8; KEY_BYTES]>(KEY)?;
        key.map(|key| Prover::new(&key)).ok_or_else(|| self.damaged("no key".to_owned()))
    }

    /// Keeps how the run was asked, for who reads its sources again.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn keep_asked(&self, asked: &str) -> Result<(), StoreError> {
        self.keep_about(ASKED, &asked)
    }

    /// How the run was asked.
    ///
    /// # Errors
    ///
    /// When the file can't be read, or doesn't say.
    pub fn asked(&self) -> Result<String, StoreError> {
        self.about(ASKED)?.ok_or_else(|| self.damaged("it doesn't say how the run was asked".to_owned()))
    }

    /// Keeps the SHA-256 of the manifest that names the results of this run. The run is done.
    ///
    /// # Errors
    ///
    /// When it can't be written.
    pub fn keep_manifest(&mut self, sha256: [u8; 32]) -> Result<(), StoreError> {
        self.keep_about(MANIFEST, &sha256)?;
        self.commit()
    }

    /// The SHA-256 of the manifest of this run; `None` when its results were never written to the end.
    ///
    /// # Errors
    ///
    /// When the file can't be read.
    pub fn manifest(&self) -> Result<Option<[u8; 32]>, StoreError> {
        self.about(MANIFEST)
    }

    fn about<T: FromSql>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let value = self.database.query_row("SELECT value FROM about WHERE name = ?1", [name], |row| row.get(0));
        value.optional().map_err(|error| self.error(error))
    }

    fn keep_about(&self, name: &str, value: &dyn ToSql) -> Result<(), StoreError> {
        self.insert("INSERT OR REPLACE INTO about (name, value) VALUES (?1, ?2)", params![name, value])
    }
}
