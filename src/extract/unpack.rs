//! Reads the parts of a zip file, and counts what they unpack to while they are read.

use std::{
    borrow::Cow,
    error::Error,
    fmt,
    io::{self, BufRead, BufReader, Cursor, Read},
};

use memchr::memmem;
use zip::{ZipArchive, result::ZipError};

use crate::failure::FailureKind;

use super::{Limits, Problem};

/// What each part begins with in the list of parts, and the least bytes that it takes there.
const LISTED: (&[u8], usize) = (b"PK\x01\x02", 46);

/// The most parts that are listed. Each takes some 400 bytes of memory, and a file of the largest size could list 23 million.
const MOST_LISTED: usize = 1_000_000;

/// The list of parts of a zip file.
pub(super) fn index(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Problem> {
    let (beginning, least) = LISTED;
    if bytes.len() / least > MOST_LISTED && memmem::find_iter(bytes, beginning).nth(MOST_LISTED).is_some() {
        return Err(FailureKind::TooMany.into());
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| problem_of_zip(&error))
}

/// A zip file.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    limits: Limits,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8], limits: &Limits) -> Result<Self, Problem> {
        Ok(Self { zip: index(bytes)?, limits: *limits })
    }

    /// Is there a part of this name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> Result<Vec<String>, Problem> {
        self.zip.file_names().map(|name| name.map(Cow::into_owned).map_err(|error| problem_of_zip(&error))).collect()
    }

    /// A part, to be read as a stream; `None` where there is none.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<impl BufRead + '_>, Problem> {
        match self.zip.by_name(name) {
            Ok(part) => {
                let packed = part.compressed_size();
                Ok(Some(BufReader::new(Counted { part, packed, read: 0, limits: self.limits })))
            }
            Err(ZipError::FileNotFound) => Ok(None),
            Err(error) => Err(problem_of_zip(&error)),
        }
    }

    /// A short part as text, such as the one that says which format it is; empty where there is none or it isn't text.
    pub(super) fn short(&mut self, name: &str) -> String {
        let mut text = String::new();
        if let Ok(Some(part)) = self.part(name) {
            // What can't be read here can't be read later either, where it is said.
            let _ = part.take(1 << 10).read_to_string(&mut text);
        }
        text
    }
}

/// The problem behind an error of opening a zip file or a part of it.
pub(super) fn problem_of_zip(error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => FailureKind::Encrypted.into(),
        ZipError::Io(error) => problem_of_io(error),
        ZipError::CompressionMethodNotSupported(method) => {
            Problem { kind: FailureKind::Binary, detail: Some(format!("zip method {method}")) }
        }
        _ => FailureKind::Damaged.into(),
    }
}

/// What stopped reading, where a limit did.
#[derive(Debug)]
struct Stopped(Problem);

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.kind.name())
    }
}

impl Error for Stopped {}

/// The problem behind an error of reading a part: a limit, or damage.
pub(super) fn problem_of_io(error: &io::Error) -> Problem {
    let stopped = error.get_ref().and_then(|error| error.downcast_ref::<Stopped>());
    stopped.map_or_else(|| FailureKind::Damaged.into(), |stopped| stopped.0.clone())
}

/// Counts the bytes that a part unpacks to.
struct Counted<R> {
    part: R,
    /// How many bytes it takes in the file.
    packed: u64,
    read: u64,
    limits: Limits,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.part.read(buffer)?;
        self.read += count as u64;
        self.limits.check_unpacked(self.packed, self.read).map_err(|problem| io::Error::other(Stopped(problem)))?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Archive, LISTED, MOST_LISTED, index, problem_of_io};
    use crate::{
        extract::{Limit, Limits, zipped},
        failure::FailureKind,
    };

    #[test]
    fn what_unpacks_beyond_reason_is_stopped() {
        let zeros = vec![b' '; 2 << 20];
        let bytes = zipped(&[("bomb", &zeros), ("small", b"tekst")]);
        let read = |limits: Limits, name: &str| {
            let mut archive = Archive::open(&bytes, &limits).unwrap();
            let mut part = archive.part(name).unwrap().unwrap();
            part.read_to_end(&mut Vec::new()).map_err(|error| problem_of_io(&error))
        };
        let ratio = read(Limits::default(), "bomb").unwrap_err();
        assert_eq!((ratio.kind, ratio.detail.as_deref()), (FailureKind::UnpacksTooLarge, Some("ratio=100")));
        let size = read(Limits::default().with(Limit::Unpacked, 1 << 20), "bomb").unwrap_err();
        assert_eq!((size.kind, size.detail.as_deref()), (FailureKind::UnpacksTooLarge, Some("unpacked=1MB")));
        assert_eq!(read(Limits::default().with(Limit::Ratio, 10_000), "bomb"), Ok(2 << 20));
        assert_eq!(read(Limits::default(), "small"), Ok(5));
    }

    #[test]
    fn a_list_that_would_fill_the_memory_is_not_read() {
        let bytes = LISTED.0.repeat(MOST_LISTED * LISTED.1 / LISTED.0.len() + LISTED.1);
        assert_eq!(index(&bytes).unwrap_err(), FailureKind::TooMany.into());
    }

    #[test]
    fn damage_is_said() {
        let bytes = zipped(&[("a", b"tekst")]);
        assert_eq!(Archive::open(&bytes[..bytes.len() - 30], &Limits::default()).err(), Some(FailureKind::Damaged.into()));
        let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
        assert!(archive.part("b").unwrap().is_none() && archive.has("a"));
        assert_eq!(archive.short("a"), "tekst");
    }
}
