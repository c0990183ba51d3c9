//! What was read of a document before anything was looked for in it: its text, block by block, with the place of each.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    document::{Document, LineIndex, Mark, Marked},
    failure::Failure,
};

use super::{DocumentRecord, FailureRecord, LocationRecord, SCHEMA_VERSION, Wording, escape};

/// A document as it was read, or a failure.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ExtractOutput {
    /// It was read.
    Document(Box<ExtractRecord>),
    /// It couldn't be.
    Failure(Box<FailureRecord>),
}

/// A document as it was read.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ExtractRecord {
    /// The version of the record.
    pub schema: u32,
    /// The document.
    pub document: DocumentRecord,
    /// Its text: what the positions of evidence count in.
    pub text: String,
    /// What the format says of the text, in order.
    pub blocks: Vec<BlockRecord>,
}

/// A stretch of a document's text.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BlockRecord {
    /// `heading`, `paragraph`, `item`, `row`, `note`, or `lines` for plain text, of which the format says nothing.
    pub kind: &'static str,
    /// The level of a heading, from 1; 9 for one that is only bold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The first byte in the text (UTF-8).
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Where it begins.
    pub location: LocationRecord,
}

impl From<Result<Document, Failure>> for ExtractOutput {
    fn from(read: Result<Document, Failure>) -> Self {
        match read {
            Ok(document) => Self::Document(Box::new(document.into())),
            Err(failure) => Self::Failure(Box::new((&failure).into())),
        }
    }
}

impl From<Document> for ExtractRecord {
    fn from(document: Document) -> Self {
        let level = |mark| if let Mark::Heading(level) = mark { Some(level) } else { None };
        let row = document.origin.row.as_ref();
        let block = |block: &Marked| BlockRecord {
            kind: block.mark.name(),
            level: level(block.mark),
            start: block.span.start,
            end: block.span.end,
            location: LocationRecord::new(row, block.place),
        };
        Self {
            schema: SCHEMA_VERSION,
            document: (&document.origin).into(),
            blocks: document.layout.iter().map(block).collect(),
            text: document.text,
        }
    }
}

/// Writes a document for people: a line for each block, of plain text for each line that isn't empty.
///
/// # Errors
///
/// When writing fails.
pub fn write_extracted(out: &mut impl Write, say: Wording, document: &Document) -> io::Result<()> {
    let row = document.origin.row.as_ref();
    let columns = row.map(|row| format!(", {}", escape(&say.columns(row)))).unwrap_or_default();
    writeln!(out, "{}: {}{columns}", escape(&document.origin.id), document.origin.format.name())?;
    let lines = LineIndex::new(&document.text);
    for block in &document.layout {
        let text = &document.text[block.span.range()];
        let kind = say.mark(block.mark);
        if block.mark != Mark::Lines {
            let text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ⏎ ");
            writeln!(out, "{:<20} {kind:<12} {}", say.place(row, block.place), escape(&text.replace('\t', " ")))?;
            continue;
        }
        let mut at = block.span.start;
        for line in text.split_inclusive(['\n', '\r']) {
            let shown = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
            if !shown.is_empty() {
                let place = block.place(&document.text, &lines, at);
                writeln!(out, "{:<20} {kind:<12} {}", say.place(row, place), escape(&shown.replace('\t', " ")))?;
            }
            at += u32::try_from(line.len()).unwrap_or(0);
        }
    }
    Ok(())
}
