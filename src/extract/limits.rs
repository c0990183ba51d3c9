//! How far reading goes. What is over a limit is a failure that names it, never a document of which something is missing.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::failure::FailureKind;

use super::{Problem, read::MAX_BYTES};

/// What a limit bounds. The name of each is what one writes to set it: `entries=20000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Limit {
    /// How many files may stand inside one another: an attachment of a forwarded mail is the second.
    FilesDeep,
    /// How many elements of a document may stand inside one another.
    Nesting,
    /// How many bytes a part of a file may unpack to.
    Unpacked,
    /// How many times its packed size a part may unpack to, once it is larger than 1 MB.
    Ratio,
    /// How many files may be in an archive.
    Entries,
    /// How many pages a document may have.
    Pages,
    /// How many bytes a row of a table in text may have, in UTF-8. Only rows are bounded there, for a table is read row by row.
    Row,
    /// How many cells the sheets of a workbook may have that aren't empty; one that is written once for many counts as many.
    Cells,
    /// How many seconds reading may go on without progress.
    Seconds,
    /// How much memory in bytes a reader may use that runs in a process of its own, beyond four times the size of the file.
    Memory,
}

/// How many bytes a part may unpack to, however small it is packed.
pub(super) const UNPACKED_FREELY: u64 = 1 << 20;

/// All limits with their names and what they are when nothing is said.
const LIMITS: [(Limit, &str, u64); 10] = [
    (Limit::FilesDeep, "files-deep", 2),
    (Limit::Nesting, "nesting", 100),
    (Limit::Unpacked, "unpacked", 64 << 20),
    (Limit::Ratio, "ratio", 100),
    (Limit::Entries, "entries", 10_000),
    (Limit::Pages, "pages", 5_000),
    (Limit::Row, "row", 16 << 20),
    (Limit::Cells, "cells", 20_000_000),
    (Limit::Seconds, "seconds", 30),
    (Limit::Memory, "memory", 256 << 20),
];

impl Limit {
    /// Is it counted in bytes?
    const fn is_bytes(self) -> bool {
        matches!(self, Self::Unpacked | Self::Row | Self::Memory)
    }

    /// What a file is that is over it.
    const fn failure(self) -> FailureKind {
        match self {
            Self::FilesDeep | Self::Nesting => FailureKind::TooDeep,
            Self::Unpacked | Self::Ratio => FailureKind::UnpacksTooLarge,
            Self::Entries | Self::Pages | Self::Cells => FailureKind::TooMany,
            Self::Row => FailureKind::TooLarge,
            Self::Seconds => FailureKind::TimedOut,
            Self::Memory => FailureKind::TooMuchMemory,
        }
    }
}

/// How far reading goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits([u64; LIMITS.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(LIMITS.map(|(_, _, value)| value))
    }
}

impl Limits {
    /// The value of a limit.
    #[must_use]
    pub const fn get(&self, limit: Limit) -> u64 {
        self.0[limit as usize]
    }

    /// These limits, one of them with another value.
    #[must_use]
    pub fn with(mut self, limit: Limit, value: u64) -> Self {
        self.0[limit as usize] = value;
        self
    }

    /// How many bytes a row may have, however high the limit is: positions in a text are 32 bits.
    pub(super) fn longest_row(&self) -> usize {
        usize::try_from(self.get(Limit::Row).min(MAX_BYTES)).unwrap_or(usize::MAX)
    }

    /// The names of all limits with their values, as one writes them to set them.
    #[must_use]
    pub fn named(&self) -> Vec<String> {
        LIMITS.iter().map(|&(limit, _, _)| self.said(limit)).collect()
    }

    /// A limit as one writes it to set it: `unpacked=64MB`.
    fn said(&self, limit: Limit) -> String {
        let (_, name, _) = LIMITS[limit as usize];
        let value = self.get(limit);
        if limit.is_bytes() && value.is_multiple_of(1 << 20) { format!("{name}={}MB", value >> 20) } else { format!("{name}={value}") }
    }

    /// What a file is that is over the limit.
    pub(super) fn over(&self, limit: Limit) -> Problem {
        Problem { kind: limit.failure(), detail: Some(self.said(limit)) }
    }

    /// Fails when `value` is over the limit.
    pub(super) fn check(&self, limit: Limit, value: u64) -> Result<(), Problem> {
        if value > self.get(limit) { Err(self.over(limit)) } else { Ok(()) }
    }

    /// Fails when `read` bytes of a part that takes `packed` bytes in its file are too many.
    pub(super) fn check_unpacked(&self, packed: u64, read: u64) -> Result<(), Problem> {
        self.check(Limit::Unpacked, read)?;
        if read > UNPACKED_FREELY { self.check_ratio(packed, read) } else { Ok(()) }
    }

    /// Fails when `read` is too many times `packed`.
    pub(super) fn check_ratio(&self, packed: u64, read: u64) -> Result<(), Problem> {
        if read > packed.saturating_mul(self.get(Limit::Ratio)) { Err(self.over(Limit::Ratio)) } else { Ok(()) }
    }
}

/// A limit with a value: `entries=20000`, `unpacked=128MB`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LimitValue {
    /// The limit.
    pub limit: Limit,
    /// Its value; bytes where it bounds bytes.
    pub value: u64,
}

/// What is wrong with a limit that somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LimitError {
    /// There is no such limit.
    #[error("there is no limit \"{0}\"; there are {names}", names = Limits::default().named().join(", "))]
    Unknown(String),
    /// It has no value that can be used.
    #[error("write a whole number from 1 on behind {0}=, for bytes with KB, MB or GB behind it")]
    Value(&'static str),
}

impl FromStr for LimitValue {
    type Err = LimitError;

    fn from_str(written: &str) -> Result<Self, LimitError> {
        let (name, value) = written.split_once('=').unwrap_or((written, ""));
        let known = LIMITS.iter().find(|(_, known, _)| *known == name);
        let &(limit, name, _) = known.ok_or_else(|| LimitError::Unknown(name.to_owned()))?;
        let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let unit = match &*value[digits.len()..].to_ascii_uppercase() {
            "" => 1,
            "KB" if limit.is_bytes() => 1 << 10,
            "MB" if limit.is_bytes() => 1 << 20,
            "GB" if limit.is_bytes() => 1 << 30,
            _ => return Err(LimitError::Value(name)),
        };
        let value = digits.parse::<u64>().ok().and_then(|value| value.checked_mul(unit)).filter(|&value| value > 0);
        value.map(|value| Self { limit, value }).ok_or(LimitError::Value(name))
    }
}

impl TryFrom<String> for LimitValue {
    type Error = LimitError;

    fn try_from(written: String) -> Result<Self, LimitError> {
        written.parse()
    }
}

impl From<LimitValue> for String {
    fn from(value: LimitValue) -> Self {
        value.to_string()
    }
}

impl fmt::Display for LimitValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Limits::default().with(self.limit, self.value).said(self.limit))
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMITS, Limit, LimitError, LimitValue, Limits};

    #[test]
    fn limits_are_set_as_they_are_said() {
        for (n, &(limit, _, value)) in LIMITS.iter().enumerate() {
            assert_eq!(limit as usize, n, "the table stands in the order of the type");
            assert_eq!(Limits::default().said(limit).parse(), Ok(LimitValue { limit, value }));
        }
        assert_eq!("unpacked=2gb".parse(), Ok(LimitValue { limit: Limit::Unpacked, value: 2 << 30 }));
        assert_eq!("entries=1MB".parse::<LimitValue>(), Err(LimitError::Value("entries")));
        assert_eq!("entries".parse::<LimitValue>(), Err(LimitError::Value("entries")));
        assert_eq!("unpacked=99999999999GB".parse::<LimitValue>(), Err(LimitError::Value("unpacked")));
        let unknown = "size=3".parse::<LimitValue>().unwrap_err().to_string();
        assert!(unknown.contains("\"size\"") && unknown.contains("unpacked=64MB"), "{unknown}");
    }
}
