//! All evidence: one record a line, as `scan --format jsonl` writes them.

use std::io::{self, Write as _};

use crate::{
    new_file::{NewFile, Place},
    report::Output,
};

use super::ResultFile;

/// A file of records.
pub(super) struct Lines {
    file: NewFile,
}

impl Lines {
    pub(super) fn new(place: &Place, name: &str) -> io::Result<Self> {
        Ok(Self { file: place.file(name)? })
    }
}

impl ResultFile for Lines {
    fn output(&mut self, output: &Output, _: Option<&str>) -> io::Result<()> {
        serde_json::to_writer(&mut self.file, output)?;
        self.file.write_all(b"\n")
    }

    fn finish(self: Box<Self>) -> io::Result<Vec<String>> {
        Ok(vec![self.file.publish()?])
    }
}
