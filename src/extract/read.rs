//! Reading files: from a path to documents, also those inside other files.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use crate::{
    document::{Document, DocumentKind, Format, Origin},
    failure::{Failure, FailureKind},
    guard::{guarded, unguarded},
};

use super::{
    Extract, Found, Halted, Limit, Options, Problem, Source, Spent, Stop, TakeFound,
    detect::{extractor, extractor_of},
    large::{Opened, Whole},
    unique::Names,
};

/// The largest file in bytes, save tables in text on disk. Positions are 32 bits, and a text of this size takes some three times as much memory.
pub const MAX_BYTES: u64 = 1 << 30;

/// What becomes of each document or failure that a file gives. Behind a [`Halted`], nothing more is read.
pub type Each<'a> = dyn FnMut(Result<Document, Failure>) -> Result<(), Halted> + 'a;

/// Reads the documents of a file, in the order in which they stand in it. Each comes as soon as it is read. A large table in text is read
/// twice, and is never in memory as a whole; nothing else may be larger than [`MAX_BYTES`].
pub fn documents(path: &Path, options: &Options, each: &mut Each<'_>) {
    let id = path.display().to_string();
    match File::open(path).and_then(|file| Opened::look_at(file, &id)) {
        Ok(Opened::Large(large)) => {
            let options = Options { spent: Spent::on(large.whole.bytes), ..options.clone() };
            let mut unfolding = Unfolding { path: &id, options: &options, each, handed_over: false };
            done(unfolding.guard(&id, |unfolding| unfolding.take(&id, large.format, &large.whole, 0, |found| large.rows(&options, found))));
        }
        Ok(Opened::Other(file)) => documents_from(file, &id, options, each),
        Err(error) => done(each(Err(io_failure(&id, &error)))),
    }
}

/// Reads the documents of anything that gives bytes, such as standard input, when all of them are in memory.
pub fn documents_from(source: impl Read, id: &str, options: &Options, each: &mut Each<'_>) {
    let mut bytes = Vec::new();
    if let Err(error) = source.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return done(each(Err(io_failure(id, &error))));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return done(each(Err(Failure::new(id, FailureKind::TooLarge, Some("> 1 GiB".to_owned())))));
    }
    let options = Options { spent: Spent::on(bytes.len() as u64), ..options.clone() };
    let mut unfolding = Unfolding { path: id, options: &options, each, handed_over: false };
    done(unfolding.file(id, Source { name: id.to_owned(), bytes }, 0));
}

/// Reads the documents of bytes that are of a known format, whatever they look like: for who was told the format, and for tests that break
/// files.
pub fn documents_of(format: Format, bytes: Vec<u8>, id: &str, options: &Options, each: &mut Each<'_>) {
    let options = Options { spent: Spent::on(bytes.len() as u64), ..options.clone() };
    let mut unfolding = Unfolding { path: id, options: &options, each, handed_over: false };
    done(unfolding.read(id, Source { name: id.to_owned(), bytes }, extractor_of(format), 0));
}

/// Ends reading: who halted it knows.
const fn done(_: Result<(), Halted>) {}

/// Reads a file that is one document.
///
/// # Errors
///
/// When it can't be read.
pub fn read_file(path: &Path, kind: Option<DocumentKind>) -> Result<Document, Failure> {
    let mut first = None;
    documents(path, &Options { kind, ..Options::default() }, &mut |outcome| {
        first = Some(outcome);
        Err(Halted)
    });
    first.unwrap_or_else(|| Err(Failure::new(path.display().to_string(), FailureKind::Empty, None)))
}

fn io_failure(id: &str, error: &io::Error) -> Failure {
    let problem = match error.kind() {
        io::ErrorKind::NotFound => FailureKind::NotFound.into(),
        io::ErrorKind::PermissionDenied => FailureKind::Denied.into(),
        _ => Problem::of_disk(error),
    };
    Failure::new(id, problem.kind, problem.detail)
}

/// A file that gives documents, with the files inside it.
struct Unfolding<'a, 'e> {
    path: &'a str,
    options: &'a Options,
    each: &'a mut Each<'e>,
    /// Is a document with whoever asked for it? A panic is theirs then.
    handed_over: bool,
}

impl Unfolding<'_, '_> {
    /// Reads one file, `deep` files inside the one on disk.
    fn file(&mut self, id: &str, source: Source, deep: u64) -> Result<(), Halted> {
        match extractor(&source) {
            Ok(extractor) => self.read(id, source, extractor, deep),
            Err(problem) => self.failed(id, problem),
        }
    }

    fn read(&mut self, id: &str, source: Source, extractor: &dyn Extract, deep: u64) -> Result<(), Halted> {
        self.guard(id, |unfolding| {
            let whole = Whole::of(&source.bytes);
            let options = unfolding.options;
            unfolding.take(id, extractor.format(), &whole, deep, |found| extractor.extract(source, options, found))
        })
    }

    /// Reads a file, and keeps it to a failure when its reader breaks down.
    fn guard(&mut self, id: &str, read: impl FnOnce(&mut Self) -> Result<(), Stop>) -> Result<(), Halted> {
        match guarded(|| read(self)) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(Stop::Halted)) => Err(Halted),
            Ok(Err(Stop::Problem(problem))) => self.failed(id, problem),
            Err(panicked) if self.handed_over => panicked.resume(),
            Err(panicked) => self.failed(id, Problem { kind: FailureKind::Crashed, detail: panicked.place }),
        }
    }

    /// Takes what is found in a file.
    fn take(
        &mut self,
        id: &str,
        format: Format,
        whole: &Whole,
        deep: u64,
        read: impl FnOnce(&mut TakeFound<'_>) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut names = Names::default();
        read(&mut |item| match item {
            Found::Text(text) => {
                let (id, row) = match text.row {
                    Some((name, row)) => (format!("{id}#{}", names.unique(&name)), Some(row)),
                    None => (id.to_owned(), None),
                };
                let (path, sha256) = (self.path.to_owned(), whole.sha256.clone());
                let origin = Origin { id, path, format, reader: text.reader, sha256, bytes: whole.bytes, row };
                self.hand_over(Ok(Document { origin, kind: self.options.kind, text: text.text, layout: text.layout }))
            }
            Found::File(source) => {
                let id = format!("{id}#{}", names.unique(&source.name));
                match self.options.limits.check(Limit::FilesDeep, deep + 1) {
                    Ok(()) => self.file(&id, source, deep + 1),
                    Err(problem) => self.failed(&id, problem),
                }
            }
            Found::Failed(name, problem) => self.failed(&format!("{id}#{}", names.unique(&name)), problem),
        })
    }

    fn failed(&mut self, id: &str, problem: Problem) -> Result<(), Halted> {
        self.hand_over(Err(Failure::new(id, problem.kind, problem.detail).inside(self.path)))
    }

    fn hand_over(&mut self, read: Result<Document, Failure>) -> Result<(), Halted> {
        self.handed_over = true;
        let wanted = unguarded(|| (self.each)(read));
        self.handed_over = false;
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfolding, documents_from};
    use crate::{
        document::Format,
        extract::{Extract, Found, Halted, Options, Source, Stop, TakeFound, zipped},
        failure::FailureKind,
        guard::{guarded, install_hook},
    };

    /// Breaks down on every file, behind a file inside it.
    struct Breaking;

    impl Extract for Breaking {
        fn format(&self) -> Format {
            Format::Text
        }

        fn shows(&self, _: &Source) -> bool {
            true
        }

        fn extract(&self, source: Source, _: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
            found(Found::File(Source { name: "b.txt".to_owned(), bytes: b"Je plant.".to_vec() }))?;
            panic!("{}", String::from_utf8_lossy(&source.bytes));
        }
    }

    #[test]
    fn a_reader_that_breaks_down_is_a_row_without_text() {
        install_hook();
        let mut rows = Vec::new();
        let mut each = |read| {
            rows.push(read);
            Ok(())
        };
        let mut unfolding = Unfolding { path: "a", options: &Options::default(), each: &mut each, handed_over: false };
        unfolding.read("a", Source { name: "a".to_owned(), bytes: b"geheim".to_vec() }, &Breaking, 0).unwrap();
        let [Ok(inside), Err(failure)] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!(inside.origin.id, "a#b.txt");
        assert_eq!((&*failure.document, failure.kind), ("a", FailureKind::Crashed));
        assert!(failure.detail.as_ref().unwrap().starts_with("src/extract/read.rs:"), "{failure}");
        assert!(!failure.to_string().contains("geheim"));
    }

    #[test]
    fn nothing_is_read_behind_what_is_wanted() {
        let csv = format!("nr;tekst\n{}", "1;Je plant.\n".repeat(1_000));
        let jsonl = "{\"tekst\": \"Je plant.\"}\n".repeat(1_000);
        let array = format!("[{}{{}}]", "{\"tekst\": \"Je plant.\"},\n".repeat(1_000));
        let zip = zipped(&[("a.txt", b"Je plant."), ("b.txt", b"Je belt."), ("c.jsonl", jsonl.as_bytes())]);
        for (name, bytes) in [("a.csv", csv.as_bytes()), ("a.jsonl", jsonl.as_bytes()), ("b.jsonl", array.as_bytes()), ("a.zip", &zip)] {
            for wanted in [1, 2, 99, 101, 500] {
                let mut given = 0;
                documents_from(bytes, name, &Options::default(), &mut |read| {
                    assert!(read.is_ok(), "{read:?}");
                    given += 1;
                    if given < wanted { Ok(()) } else { Err(Halted) }
                });
                assert_eq!(given, wanted, "{name}");
            }
        }
    }

    #[test]
    fn what_breaks_down_outside_reading_is_not_taken_for_a_file() {
        let read = |times: &mut u32| {
            documents_from(&b"Je plant."[..], "a", &Options::default(), &mut |_| {
                *times += 1;
                std::panic::panic_any(7_u32);
            });
        };
        let mut times = 0;
        assert!(guarded(|| read(&mut times)).is_err());
        assert_eq!(times, 1);
    }
}
