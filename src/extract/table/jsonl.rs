//! JSON Lines (.jsonl): one object a line; also one array of objects. What an object has of texts, numbers and truth values are its cells.

mod array;
mod object;

use std::borrow::Cow;

use serde_json::Deserializer;

use crate::{document::Format, failure::FailureKind};

use self::object::Object;
use super::{Cell, Names, Options, Problem, Stop, Table, TakeFound};
use crate::extract::{Extract, Limit, Limits, Pieces, ReadPieces, Source};

/// JSON Lines, and arrays of objects.
#[derive(Debug)]
pub(in crate::extract) struct Jsonl;

impl Extract for Jsonl {
    fn format(&self) -> Format {
        Format::Jsonl
    }

    fn endings(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn shows(&self, source: &Source) -> bool {
        let bytes = source.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&source.bytes).trim_ascii_start();
        if bytes.starts_with(b"[") {
            let first = bytes[1..].trim_ascii_start();
            return first.starts_with(b"{")
                && Deserializer::from_slice(first).into_iter::<Object>().next().is_some_and(|read| read.is_ok());
        }
        let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
        bytes.starts_with(b"{") && serde_json::from_str::<Object>(&String::from_utf8_lossy(line)).is_ok()
    }

    fn in_pieces(&self) -> Option<ReadPieces> {
        Some(read)
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        read(&mut Pieces::of(&source.bytes), options, found)
    }
}

fn read(text: &mut Pieces<'_>, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
    text.pass_mark()?;
    let mut table = Table::new(options, Names::Known, found);
    if is_array(text, options.limits.longest_row())? {
        array::read(text, &mut table, &options.limits)?;
    } else {
        lines(text, &mut table, &options.limits)?;
    }
    table.finish()
}

/// Does an array come first? What has more blanks before it than a row may have is none.
fn is_array(text: &mut Pieces<'_>, longest: usize) -> Result<bool, Problem> {
    loop {
        if let Some(first) = text.window().trim_start().chars().next() {
            return Ok(first == '[');
        }
        if text.window().len() > longest || !text.more()? {
            return Ok(false);
        }
    }
}

/// Reads one object a line. A line that is none is a row that can't be read.
fn lines(text: &mut Pieces<'_>, table: &mut Table<'_>, limits: &Limits) -> Result<(), Stop> {
    let mut number: u32 = 0;
    loop {
        number = number.saturating_add(1);
        let Some(length) = text.line(limits.longest_row())? else {
            table.broken(number, limits.over(Limit::Row))?;
            text.pass_to(|bytes| memchr::memchr(b'\n', bytes))?;
            text.pass(text.window().len().min(1));
            continue;
        };
        let line = &text.window()[..length];
        match serde_json::from_str(line) {
            Ok(Object(cells)) => take(table, number, cells)?,
            Err(_) if line.is_empty() => return Ok(()),
            Err(_) if line.trim().is_empty() => {}
            Err(_) => table.broken(number, FailureKind::Damaged.into())?,
        }
        text.pass(length);
    }
}

/// Hands an object over as a row.
fn take(table: &mut Table<'_>, number: u32, cells: Vec<(String, String)>) -> Result<(), Stop> {
    let mut cells: Vec<Cell<'_>> = cells.into_iter().map(|(key, value)| (table.column(&key), Cow::Owned(value))).collect();
    cells.sort_by_key(|(column, _)| *column);
    table.row(number, &cells)
}
