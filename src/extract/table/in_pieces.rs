//! A table that is cut anywhere gives what it gives in one piece.

use std::io::{self, Read};

use encoding_rs::UTF_8;
use proptest::{collection::vec, prelude::*, sample::select};

use super::{Csv, Jsonl};
use crate::extract::{Extract, Halted, Limit, Limits, Options, Pieces, Stop};

/// What a text gives that is read by so many bytes, of which a row may have so many.
fn found(format: &dyn Extract, text: &str, piece: usize, longest: u64) -> Vec<String> {
    let options = Options { limits: Limits::default().with(Limit::Row, longest), ..Options::default() };
    let mut found = Vec::new();
    let read = format.in_pieces().expect("it is read in pieces");
    let ended = read(&mut Pieces::of_size(piece, text.as_bytes(), UTF_8), &options, &mut |item| {
        found.push(format!("{item:?}"));
        Ok(())
    });
    found.push(format!("{ended:?}"));
    found
}

fn text(parts: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(select(parts), 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn rows_of_csv(
        body in text(&["\n", "\r\n", "\r", "\"", "\"\"", "\\\"", ";", ",", "a", "é", "😀", "\u{feff}", " ", "1;", "\n2;\"", "\"\n"]),
        header in select(&["", "\u{feff}nr;tekst\n", "sep=;\r\nnr;tekst\r\n", "\n\ntekst\n", "'nr','tekst'\n"][..]),
        piece in 1_usize..9,
        longest in select(&[4, 16, 1_000][..]),
    ) {
        let text = format!("{header}{body}");
        prop_assert_eq!(found(&Csv, &text, piece, longest), found(&Csv, &text, 1 << 20, longest));
    }

    #[test]
    fn lines_and_arrays_of_json(
        body in text(&["\n", "\r\n", " ", "é", "{", "}", "kapot", ",", "{\"tekst\": \"é😀\"}", "{\"tekst\": \"a\\n\", \"id\": 1}\n", "]"]),
        before in select(&["", "\u{feff}", "\n\r\n ", "[", " [\n", "[{\"tekst\": \"a\"},"][..]),
        piece in 1_usize..9,
        longest in select(&[4, 24, 1_000][..]),
    ) {
        let text = format!("{before}{body}");
        prop_assert_eq!(found(&Jsonl, &text, piece, longest), found(&Jsonl, &text, 1 << 20, longest));
    }
}

/// Counts the bytes that are read.
struct Counting<'c> {
    bytes: &'c [u8],
    read: &'c mut usize,
}

impl Read for Counting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        *self.read += count;
        Ok(count)
    }
}

#[test]
fn the_rest_of_a_table_is_not_read_when_it_is_not_wanted() {
    let csv = format!("nr;tekst\n{}", "1;Je plant.\n".repeat(200_000));
    let jsonl = "{\"tekst\": \"Je plant.\"}\n".repeat(100_000);
    let array = format!("[{}{{}}]", "{\"tekst\": \"Je plant.\"},\n".repeat(100_000));
    for (format, text) in [(&Csv as &dyn Extract, csv), (&Jsonl, jsonl), (&Jsonl, array)] {
        let (mut read, mut rows) = (0, 0);
        let rows_of = format.in_pieces().expect("it is read in pieces");
        let mut pieces = Pieces::new(Counting { bytes: text.as_bytes(), read: &mut read }, UTF_8);
        let ended = rows_of(&mut pieces, &Options::default(), &mut |_| {
            rows += 1;
            if rows < 500 { Ok(()) } else { Err(Halted) }
        });
        drop(pieces);
        assert_eq!((ended, rows), (Err(Stop::Halted), 500));
        assert!(read < text.len() / 4, "{} read {read} bytes of {}", format.format().name(), text.len());
    }
}
