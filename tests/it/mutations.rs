//! Every reader on broken files: each file gives at least one row, no reader breaks down, and what is read is whole.
//!
//! The files are those of `corpus/formats/`, broken in ways that are the same in every run. `TOETSSTEEN_ROUNDS` says in how many (`.ci/long`).

use std::{
    env, fs,
    io::{Cursor, Read as _, Write as _},
    path::PathBuf,
};

use toetssteen::{
    document::{Document, Format},
    extract::{self, Options},
    failure::{Failure, FailureKind},
};

use crate::project;

/// How many ways each file is broken in when nothing is said.
const ROUNDS: usize = 150;

/// One in so many PDFs is broken: each takes a process of its own.
const PDF_SHARE: usize = 5;

/// Numbers that are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).unwrap()
    }

    /// Turns bits, puts other bytes in, repeats or takes out a stretch, cuts the end off.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(8) {
            if let Some(byte) = { bytes.len() }.checked_sub(1).map(|last| self.below(last + 1)).and_then(|at| bytes.get_mut(at)) {
                *byte ^= 1 << self.below(8);
            }
        }
        let (start, length) = (self.below(bytes.len()), self.below(40));
        let end = bytes.len().min(start + length);
        match self.below(6) {
            0 => bytes.truncate(start),
            1 => bytes[start..end].fill_with(|| u8::try_from(self.below(256)).unwrap()),
            2 => drop(bytes.drain(start..end)),
            3 => {
                let again = bytes[start..end].repeat(1 + self.below(50));
                bytes.splice(end..end, again);
            }
            _ => {}
        }
    }
}

/// A zip file of which one part is damaged while the file around it isn't.
fn with_a_damaged_part(zip: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
    let damaged = numbers.below(zip.len());
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..zip.len() {
        let mut part = zip.by_index(n).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if n == damaged {
            numbers.damage(&mut content);
        }
        out.start_file(part.name().unwrap(), zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// All that stands in a folder of the project.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn options() -> Options {
    Options { program: Some(PathBuf::from(env!("CARGO_BIN_EXE_toetssteen"))), ..Options::default() }
}

fn check(what: &str, read: &[Result<Document, Failure>]) {
    assert!(!read.is_empty(), "{what}: neither a document nor a failure");
    for outcome in read {
        match outcome {
            Ok(document) => {
                let inside = |block: &toetssteen::document::Marked| document.text.get(block.span.range()).is_some();
                assert!(document.layout.iter().all(inside), "{what}: a block outside the text");
                assert!(document.layout.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{what}: blocks overlap");
            }
            Err(failure) => assert_ne!(failure.kind, FailureKind::Crashed, "{what}: {failure}"),
        }
    }
}

#[test]
fn broken_files_are_rows_and_never_a_panic() {
    let rounds = env::var("TOETSSTEEN_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().expect("TOETSSTEEN_ROUNDS is a number"));
    let options = options();
    for path in files("corpus/formats") {
        let whole = fs::read(&path).unwrap();
        let (is_zip, is_pdf) = (whole.starts_with(b"PK"), whole.starts_with(b"%PDF"));
        let mut numbers = Numbers(1);
        for round in 0..rounds / if is_pdf { PDF_SHARE } else { 1 } {
            let bytes = if is_zip && round % 2 == 0 {
                with_a_damaged_part(&whole, &mut numbers)
            } else {
                let mut bytes = whole.clone();
                numbers.damage(&mut bytes);
                bytes
            };
            let (mut read, name) = (Vec::new(), path.display().to_string());
            extract::documents_from(&bytes[..], &name, &options, &mut |outcome| {
                read.push(outcome);
                Ok(())
            });
            check(&format!("{name}, round {round}"), &read);
        }
    }
}

/// What fuzzing found worth keeping (`tests/fuzz/`).
#[test]
fn seeds_of_fuzzing_are_read() {
    let formats = [
        Format::Text,
        Format::Docx,
        Format::Odt,
        Format::Rtf,
        Format::Html,
        Format::Mail,
        Format::Pdf,
        Format::Zip,
        Format::Csv,
        Format::Xlsx,
        Format::Ods,
        Format::Jsonl,
    ];
    for format in formats {
        let seeds = files(&format!("tests/fuzz/seeds/{}", format.name()));
        assert!(!seeds.is_empty(), "{} has no seeds", format.name());
        for seed in seeds {
            let mut read = Vec::new();
            extract::documents_of(format, fs::read(&seed).unwrap(), "seed", &options(), &mut |outcome| {
                read.push(outcome);
                Ok(())
            });
            check(&seed.display().to_string(), &read);
        }
    }
}
