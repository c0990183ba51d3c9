//! What a run was made with: another lexicon, version or setting makes other results.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde::Serialize;

/// What decides what is found, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Settings(BTreeMap<String, String>);

impl Settings {
    /// Adds one.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Are those of the run that the file has others?
    pub(super) fn differ(&self, database: &Connection) -> rusqlite::Result<bool> {
        let mut select = database.prepare("SELECT name, value FROM setting")?;
        let known: BTreeMap<String, String> =
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        Ok(known != self.0)
    }

    pub(super) fn write(&self, database: &Connection) -> rusqlite::Result<()> {
        database.execute("DELETE FROM setting", [])?;
        let mut insert = database.prepare("INSERT INTO setting (name, value) VALUES (?1, ?2)")?;
        self.0.iter().try_for_each(|(name, value)| insert.execute(params![name, value]).map(drop))
    }
}
