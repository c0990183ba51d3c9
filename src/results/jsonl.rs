//! All evidence: one record a line, as `scan --format jsonl` writes them.

use std::{
    io::{self, Write as _},
    path::Path,
};

use crate::{new_file::NewFile, report::Output};

use super::ResultFile;

/// A file of records.
pub(super) struct Lines {
    file: NewFile,
}

impl Lines {
    pub(super) fn new(folder: &Path, name: &str) -> io::Result<Self> {
        Ok(Self { file: NewFile::new(folder, name)? })
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
