//! An array of objects, of which one is in memory at a time.

use std::{
    cell::{Cell, RefCell},
    fmt,
    io::{self, Read},
};

use serde::{
    Deserializer as _,
    de::{Error as _, SeqAccess, Visitor},
};
use serde_json::Deserializer;

use super::{object::Object, take};
use crate::{
    extract::{Limit, Limits, Pieces, Stop, table::Table},
    failure::FailureKind,
};

/// Reads an array to its end, behind which nothing may stand.
pub(super) fn read(text: &mut Pieces<'_>, table: &mut Table<'_>, limits: &Limits) -> Result<(), Stop> {
    let reading = Reading { limits, left: Cell::new(limits.longest_row()), stopped: RefCell::new(None) };
    let mut reader = Deserializer::from_reader(Bytes { text, reading: &reading });
    let read = reader.deserialize_seq(Rows { table, reading: &reading }).and_then(|()| reader.end());
    read.map_err(|_| reading.stopped.take().unwrap_or_else(|| FailureKind::Damaged.into()))
}

/// What the bytes and the rows of an array have to tell each other, between whom stands the parser.
struct Reading<'l> {
    limits: &'l Limits,
    /// How many bytes the row may still have.
    left: Cell<usize>,
    /// Why reading was stopped, where it wasn't by damage.
    stopped: RefCell<Option<Stop>>,
}

impl Reading<'_> {
    fn stop(&self, stop: Stop) {
        *self.stopped.borrow_mut() = Some(stop);
    }
}

/// The bytes of a text.
struct Bytes<'t, 'r> {
    text: &'t mut Pieces<'r>,
    reading: &'t Reading<'t>,
}

impl Read for Bytes<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.reading.left.get();
        let room = left.min(buffer.len());
        let read = if left == 0 { Err(self.reading.limits.over(Limit::Row)) } else { self.text.read(&mut buffer[..room]) };
        let count = read.map_err(|problem| {
            self.reading.stop(problem.into());
            io::Error::other("stopped")
        })?;
        self.reading.left.set(left - count);
        Ok(count)
    }
}

/// Takes the objects of an array one by one.
struct Rows<'t, 'a> {
    table: &'t mut Table<'a>,
    reading: &'t Reading<'t>,
}

impl<'de> Visitor<'de> for Rows<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        let mut number: u32 = 0;
        while let Some(Object(cells)) = array.next_element()? {
            number = number.saturating_add(1);
            if let Err(stop) = take(self.table, number, cells) {
                self.reading.stop(stop);
                return Err(A::Error::custom("stopped"));
            }
            self.reading.left.set(self.reading.limits.longest_row());
        }
        Ok(())
    }
}
