//! The record as JSON: an array, or one object a line.

use std::io::{self, Write};

use crate::{assess::Assessment, failure::Failure};

use super::{FailureRecord, Output, Record, Reporter};

/// One JSON array of all documents, also where there is only one.
#[derive(Debug)]
pub struct JsonArray<W> {
    out: W,
    first: bool,
}

impl<W: Write> JsonArray<W> {
    /// Writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out, first: true }
    }

    fn element(&mut self, output: &Output) -> io::Result<()> {
        self.out.write_all(if self.first { b"[\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer_pretty(&mut self.out, output)?;
        Ok(())
    }
}

impl<W: Write> Reporter for JsonArray<W> {
    fn assessment(&mut self, assessment: &Assessment) -> io::Result<()> {
        self.element(&Output::Record(Box::new(Record::from(assessment))))
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        self.element(&Output::Failure(Box::new(FailureRecord::from(failure))))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.first { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}

/// One JSON object a line.
#[derive(Debug)]
pub struct JsonLines<W> {
    out: W,
}

impl<W: Write> JsonLines<W> {
    /// Writes to `out`.
    pub const fn new(out: W) -> Self {
        Self { out }
    }

    fn line(&mut self, output: &Output) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, output)?;
        self.out.write_all(b"\n")
    }
}

impl<W: Write> Reporter for JsonLines<W> {
    fn assessment(&mut self, assessment: &Assessment) -> io::Result<()> {
        self.line(&Output::Record(Box::new(Record::from(assessment))))
    }

    fn failure(&mut self, failure: &Failure) -> io::Result<()> {
        self.line(&Output::Failure(Box::new(FailureRecord::from(failure))))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
