//! Large tables on disk: read twice, and never kept in memory. The first time tells the digest, which all documents name, and the encoding,
//! for which every byte counts; the second gives the rows.

use std::{
    fs::File,
    io::{self, Read, Seek as _},
};

use encoding_rs::Encoding;
use sha2::{Digest as _, Sha256};

use crate::{document::Format, failure::FailureKind};

use super::{Options, Passed, Pieces, ReadPieces, Source, Stop, TakeFound, detect::extractor, encoding::Sniffer, pieces::PIECE};

/// The largest file that is read at once whatever it is, and how much of a larger one tells what it is. In bytes.
const HEAD: u64 = 1 << 20;

/// A large table, which was read once.
pub(super) struct Large {
    file: File,
    read: ReadPieces,
    encoding: &'static Encoding,
    pub(super) format: Format,
    pub(super) whole: Whole,
}

/// What is true of a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Whole {
    /// The SHA-256 digest in hexadecimal digits.
    pub(super) sha256: String,
    /// How many bytes it has.
    pub(super) bytes: u64,
}

impl Whole {
    /// Of a file that is in memory.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::digested(Sha256::new_with_prefix(bytes), bytes.len() as u64)
    }

    fn digested(digest: Sha256, bytes: u64) -> Self {
        Self { sha256: base16ct::lower::encode_string(&digest.finalize()), bytes }
    }
}

/// What to do with a file that was opened.
pub(super) enum Opened {
    /// It is a large table.
    Large(Large),
    /// It is to be read from its beginning, at once.
    Other(File),
}

impl Opened {
    /// Looks what a file with this name is. One of a format that isn't known by what it begins with, and one without lines there, is no
    /// large table.
    pub(super) fn look_at(mut file: File, name: &str) -> io::Result<Self> {
        let about = file.metadata()?;
        if !about.is_file() || about.len() <= HEAD {
            return Ok(Self::Other(file));
        }
        let mut bytes = Vec::new();
        (&file).take(HEAD).read_to_end(&mut bytes)?;
        // A line that is cut looks like another.
        bytes.truncate(memchr::memrchr(b'\n', &bytes).map_or(0, |end| end + 1));
        let found = extractor(&Source { name: name.to_owned(), bytes }).ok();
        file.rewind()?;
        match found.and_then(|extractor| Some((extractor.format(), extractor.in_pieces()?))) {
            Some((format, read)) => Large::of(file, format, read).map(Self::Large),
            None => Ok(Self::Other(file)),
        }
    }
}

impl Large {
    /// Reads a file the first time.
    fn of(mut file: File, format: Format, read: ReadPieces) -> io::Result<Self> {
        let mut sniffer = Sniffer::new();
        let mut digesting = Digesting::new(&file, Passed::default());
        let mut piece = vec![0; PIECE];
        loop {
            let count = digesting.read(&mut piece)?;
            if count == 0 {
                break;
            }
            sniffer.feed(&piece[..count]);
        }
        let whole = digesting.whole();
        file.rewind()?;
        Ok(Self { file, read, encoding: sniffer.encoding(), format, whole })
    }

    /// Hands over the rows.
    ///
    /// # Errors
    ///
    /// As its format, and when the file was changed since it was read the first time.
    pub(super) fn rows(&self, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let mut digesting = Digesting::new(&self.file, options.passed.clone());
        (self.read)(&mut Pieces::new(&mut digesting, self.encoding), options, found)?;
        if digesting.whole() == self.whole { Ok(()) } else { Err(FailureKind::Changed.into()) }
    }
}

/// Digests what is read.
struct Digesting<R> {
    source: R,
    digest: Sha256,
    bytes: u64,
    passed: Passed,
}

impl<R> Digesting<R> {
    fn new(source: R, passed: Passed) -> Self {
        Self { source, digest: Sha256::new(), bytes: 0, passed }
    }

    /// What was read so far.
    fn whole(self) -> Whole {
        Whole::digested(self.digest, self.bytes)
    }
}

impl<R: Read> Read for Digesting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.digest.update(&buffer[..count]);
        self.bytes += count as u64;
        self.passed.add(count as u64);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fs::{self, File},
        io::Write as _,
        path::Path,
    };

    use super::{HEAD, Opened};
    use crate::{
        document::{Document, Format},
        extract::{Options, Stop, documents, documents_from},
        failure::{Failure, FailureKind},
    };

    /// A row for each line, so many that a file of them is large.
    fn table(header: &str, row: impl Fn(usize) -> String) -> Vec<u8> {
        let rows: Vec<String> = (0..usize::try_from(HEAD).unwrap() / 20).map(row).collect();
        format!("{header}{}", rows.concat()).into_bytes()
    }

    fn csv(encode: impl Fn(&str) -> Vec<u8>) -> Vec<u8> {
        // A letter beyond ASCII that comes late decides too, and a quote that is never closed.
        let late = |n: usize| if n > 50_000 { "coördineert" } else { "plant" };
        let row = |n: usize| format!("{n};\"Je {}\r\nen belt.\"\r\n\r\n", late(n));
        encode(&format!("{}1;\"open\r\n2;Je belt.\r\n", String::from_utf8(table("nr;tekst\r\n", row)).unwrap()))
    }

    fn read(read: impl FnOnce(&mut crate::extract::Each<'_>)) -> Vec<Result<Document, Failure>> {
        let mut all = Vec::new();
        read(&mut |read| {
            all.push(read);
            Ok(())
        });
        all
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        let folder = tempfile::tempdir().unwrap();
        let jsonl =
            table("\n", |n| format!("{{\"id\": {n}, \"tekst\": \"Je plant {n}.\"}}\n{}", if n % 1_000 == 7 { "kapot\n\n" } else { "" }));
        let array = [b"[".to_vec(), table("", |n| format!("{{\"tekst\": \"Je plant {n}.\"}},\n")), b"{}]".to_vec()].concat();
        let latin = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (name, bytes, format) in [
            ("a.jsonl", jsonl.clone(), Format::Jsonl),
            ("a.txt", jsonl, Format::Jsonl),
            ("b.json", array, Format::Jsonl),
            ("a.csv", csv(|text| text.into()), Format::Csv),
            ("b.csv", csv(latin), Format::Csv),
            ("c.tsv", csv(wide), Format::Csv),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, &bytes).unwrap();
            assert!(matches!(look_at(&path), Opened::Large(large) if large.format == format), "{name}");
            let whole = read(|each| documents_from(&bytes[..], &path.display().to_string(), &Options::default(), each));
            let pieces = read(|each| documents(&path, &Options::default(), each));
            assert!(whole.len() > 50_000 && whole == pieces, "{name}");
        }
    }

    fn look_at(path: &Path) -> Opened {
        Opened::look_at(File::open(path).unwrap(), &path.display().to_string()).unwrap()
    }

    #[test]
    fn only_what_begins_as_a_table_is_read_in_pieces() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Je plant en belt.\n".repeat(100_000);
        let blanks = [&b" ".repeat(2 << 20)[..], b"\n{}\n"].concat();
        for (name, bytes) in [("a.txt", text.as_bytes()), ("b.jsonl", &blanks), ("c.csv", b"tekst\nJe plant.\n")] {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            assert!(matches!(look_at(&path), Opened::Other(_)), "{name}");
        }
    }

    #[test]
    fn a_file_that_changes_is_said_to() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, csv(|text| text.into())).unwrap();
        let Opened::Large(large) = look_at(&path) else { panic!("it is large") };
        let mut rows = 0;
        let mut count = |_| {
            rows += 1;
            Ok(())
        };
        assert_eq!(large.rows(&Options::default(), &mut count), Ok(()));
        let Opened::Large(large) = look_at(&path) else { panic!("it is large") };
        File::options().append(true).open(&path).unwrap().write_all(b"3;Je mailt.\n").unwrap();
        assert_eq!(large.rows(&Options::default(), &mut count), Err(Stop::from(FailureKind::Changed)));
        assert!(rows > 100_000);
    }
}
