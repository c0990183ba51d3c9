//! Reads the records of a finished run, one a line.

use std::io::{self, BufRead};

use crate::report::{FailureRecord, Output, Record, SCHEMA_VERSION};

/// Why records couldn't be read. No text of a record is in it: that may be text of a document.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file can't be read.
    #[error("line {line} can't be read")]
    Io {
        /// The line, from 1.
        line: u64,
        /// Why.
        #[source]
        cause: io::Error,
    },
    /// A line isn't a record.
    #[error(
        "line {line}, column {column} is not a record; give a file that toetssteen scan --format jsonl wrote, or the folder of a toetssteen batch run"
    )]
    NotARecord {
        /// The line, from 1.
        line: u64,
        /// The byte in that line, from 1.
        column: usize,
    },
    /// A record of another version.
    #[error("line {line} is a record of version {found}, and this program reads version {SCHEMA_VERSION}; scan the documents again")]
    OtherVersion {
        /// The line, from 1.
        line: u64,
        /// Its version.
        found: u32,
    },
}

/// Hands over each record with its line, from 1. Only one is in memory at a time; empty lines are skipped.
///
/// # Errors
///
/// When a line can't be read or isn't a record; those before it have been handed over.
pub fn read_records<E: From<ReadError>>(mut input: impl BufRead, mut each: impl FnMut(u64, Output) -> Result<(), E>) -> Result<(), E> {
    let mut text = Vec::new();
    let mut line = 0;
    loop {
        line += 1;
        text.clear();
        if input.read_until(b'\n', &mut text).map_err(|cause| ReadError::Io { line, cause })? == 0 {
            return Ok(());
        }
        let bytes = if line == 1 { text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text) } else { &text };
        if !bytes.trim_ascii().is_empty() {
            each(line, record(line, bytes)?)?;
        }
    }
}

/// Not by `Output` itself, which keeps a copy of all that a line has while it finds out which of both it is.
fn record(line: u64, text: &[u8]) -> Result<Output, ReadError> {
    let (found, output) = match serde_json::from_slice::<Record>(text) {
        Ok(record) => (record.schema, Output::Record(Box::new(record))),
        Err(error) => match serde_json::from_slice::<FailureRecord>(text) {
            Ok(failure) => (failure.schema, Output::Failure(Box::new(failure))),
            Err(_) => return Err(ReadError::NotARecord { line, column: error.column() }),
        },
    };
    if found == SCHEMA_VERSION { Ok(output) } else { Err(ReadError::OtherVersion { line, found }) }
}

#[cfg(test)]
mod tests {
    use super::{ReadError, read_records};
    use crate::report::Output;

    const FAILURE: &str = r#"{"schema":1,"document":{"id":"a","path":"a"},"error":{"kind":"empty","message":"m","mend":"n"}}"#;

    fn read(text: &str) -> Result<Vec<(u64, bool)>, ReadError> {
        let mut lines = Vec::new();
        read_records(text.as_bytes(), |line, output| {
            lines.push((line, matches!(output, Output::Failure(_))));
            Ok::<_, ReadError>(())
        })?;
        Ok(lines)
    }

    #[test]
    fn lines_are_counted_and_empty_ones_skipped() {
        assert_eq!(read(&format!("\u{feff}{FAILURE}\n\n{FAILURE}")).unwrap(), [(1, true), (3, true)]);
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn an_error_has_the_line_and_no_text_of_it() {
        let error = read(&format!("{FAILURE}\n{{\"schema\": \"geheim\"}}")).unwrap_err().to_string();
        assert!(error.starts_with("line 2, column ") && !error.contains("geheim"), "{error}");
        let other = FAILURE.replace("\"schema\":1", "\"schema\":7");
        assert!(read(&other).unwrap_err().to_string().contains("version 7"));
    }
}
