//! Zip files with documents in them. Nothing is written: a name in an archive is only a name.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::{document::Format, failure::FailureKind};

use super::{
    Extract, Found, Options, Problem, Source, Stop, TakeFound,
    clutter::is_clutter,
    unpack::{index, problem_of_io, problem_of_zip},
};

/// Parts that a zip file has which is one document of some program, also of one that isn't read.
const PARTS_OF_DOCUMENTS: [&str; 5] = ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "Index/Document.iwa", "Index.zip"];

/// How much is unpacked between two looks at the limits, in bytes.
const STEP: usize = 32 << 10;

/// Zip files with documents in them.
#[derive(Debug)]
pub(super) struct ZipFile;

impl Extract for ZipFile {
    fn format(&self) -> Format {
        Format::Zip
    }

    fn shows(&self, source: &Source) -> bool {
        // An empty one begins with its end.
        let begins = source.is_zip() || source.bytes.starts_with(b"PK\x05\x06");
        let has_part = |zip: &ZipArchive<_>| PARTS_OF_DOCUMENTS.iter().any(|part| zip.index_for_name(part).is_some());
        begins && index(&source.bytes).is_ok_and(|zip| !has_part(&zip))
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let limits = &options.limits;
        let mut zip = index(&source.bytes)?;
        options.spent.entries(zip.len() as u64, limits)?;
        let mut entries = entries(&zip)?;
        if entries.is_empty() {
            return Err(FailureKind::Empty.into());
        }
        entries.sort_unstable();
        for (name, number) in entries {
            match unpacked(&mut zip, number, source.bytes.len() as u64, options) {
                Ok(bytes) => found(Found::File(Source { name, bytes }))?,
                Err(problem) => found(Found::Failed(name, problem))?,
            }
            options.spent.check(limits)?;
        }
        // Of files with one name the last hides the others.
        if zip.has_duplicate_names() { Err(FailureKind::Damaged.into()) } else { Ok(()) }
    }
}

/// The files that a person put into the archive: names with numbers.
fn entries(zip: &ZipArchive<Cursor<&[u8]>>) -> Result<Vec<(String, usize)>, Problem> {
    let mut entries = Vec::new();
    for number in 0..zip.len() {
        let entry = zip.by_index_data(number).map_err(|error| problem_of_zip(&error))?;
        // In UTF-8, or else as DOS wrote it.
        let name = entry.name().unwrap_or_else(|_| String::from_utf8_lossy(entry.name_raw()));
        if !entry.is_dir() && !name.split(['/', '\\']).any(is_clutter) {
            entries.push((name.into_owned(), number));
        }
    }
    Ok(entries)
}

/// All bytes of a file in an archive of `size` bytes.
fn unpacked(zip: &mut ZipArchive<Cursor<&[u8]>>, number: usize, size: u64, options: &Options) -> Result<Vec<u8>, Problem> {
    let mut part = zip.by_index(number).map_err(|error| problem_of_zip(&error))?;
    if part.is_symlink() {
        // It holds the name of another file, which isn't looked for.
        return Err(Problem { kind: FailureKind::Binary, detail: Some("inode/symlink".to_owned()) });
    }
    let packed = part.compressed_size().min(size);
    let (mut bytes, mut step) = (Vec::new(), vec![0; STEP]);
    loop {
        let count = part.read(&mut step).map_err(|error| problem_of_io(&error))?;
        if count == 0 {
            return Ok(bytes);
        }
        options.spent.bytes(count as u64);
        options.spent.check(&options.limits)?;
        options.limits.check_unpacked(packed, (bytes.len() + count) as u64)?;
        bytes.extend_from_slice(&step[..count]);
    }
}
