//! JSON Lines (.jsonl): one object a line; also one array of objects. What an object has of texts, numbers and truth values are its cells.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer as _,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Deserializer, Value};

use crate::{document::Format, extract::plain::decode, failure::FailureKind};

use super::{Cell, Names, Options, Stop, Table, TakeFound};
use crate::extract::{Extract, Source};

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

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let text = decode(source.bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut table = Table::new(options, Names::Known, found);
        if text.trim_start().starts_with('[') {
            let mut rows = Rows { table: &mut table, number: 0, stopped: None };
            let mut reader = Deserializer::from_str(text);
            let read = reader.deserialize_seq(&mut rows).and_then(|()| reader.end());
            if let (Err(_), stopped) = (read, rows.stopped.take()) {
                return Err(stopped.unwrap_or_else(|| FailureKind::Damaged.into()));
            }
        } else {
            lines(text, &mut table)?;
        }
        table.finish()
    }
}

/// Reads one object a line. A line that is none is a row that can't be read.
fn lines(text: &str, table: &mut Table<'_>) -> Result<(), Stop> {
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str(line) {
            Ok(Object(cells)) => take(table, number, cells)?,
            Err(_) => table.broken(number)?,
        }
    }
    Ok(())
}

/// Hands an object over as a row.
fn take(table: &mut Table<'_>, number: u32, cells: Vec<(String, String)>) -> Result<(), Stop> {
    let mut cells: Vec<Cell<'_>> = cells.into_iter().map(|(key, value)| (table.column(&key), Cow::Owned(value))).collect();
    cells.sort_by_key(|(column, _)| *column);
    table.row(number, &cells)
}

/// An object as its keys and values, in order. What is nested or null is no cell.
struct Object(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;

        impl<'de> Visitor<'de> for Keys {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut cells = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    match value {
                        Value::String(text) => cells.push((key, text)),
                        Value::Number(_) | Value::Bool(_) => cells.push((key, value.to_string())),
                        Value::Null | Value::Array(_) | Value::Object(_) => {}
                    }
                }
                Ok(Object(cells))
            }
        }

        deserializer.deserialize_map(Keys)
    }
}

/// Takes the objects of an array one by one.
struct Rows<'t, 'a> {
    table: &'t mut Table<'a>,
    number: u32,
    /// Why reading was stopped, where it wasn't by damage.
    stopped: Option<Stop>,
}

impl<'de> Visitor<'de> for &mut Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        while let Some(Object(cells)) = array.next_element()? {
            self.number += 1;
            if let Err(stop) = take(self.table, self.number, cells) {
                self.stopped = Some(stop);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}
