//! What a run was made with and from, beside its results.

use std::{fs, io, path::Path, time::SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use toetssteen::{batch::Summary, extract::Limits, new_file::NewFile, store::Settings};

/// The name of the manifest.
pub(super) const MANIFEST: &str = "manifest.json";

#[derive(Serialize)]
struct Manifest<'a> {
    /// Lexicon, program and quotes.
    settings: &'a Settings,
    limits: Vec<String>,
    documents: u64,
    duplicates: u64,
    failures: u64,
    /// How many texts were analysed, and not known from before.
    analysed: u64,
    /// Seconds since 1970.
    began: u64,
    ended: u64,
    files: Vec<ResultFile>,
}

/// A file of results.
#[derive(Serialize, Deserialize)]
struct ResultFile {
    name: String,
    bytes: u64,
    sha256: String,
}

/// A run that is done.
pub(super) struct Run<'a> {
    pub(super) settings: &'a Settings,
    pub(super) limits: &'a Limits,
    pub(super) summary: Summary,
    pub(super) analysed: u64,
    pub(super) began: SystemTime,
}

impl Run<'_> {
    /// Writes the manifest of a run with these files, and removes those that the run before wrote and this one didn't: they would show what
    /// isn't so any more.
    pub(super) fn write(&self, folder: &Path, results: &[String]) -> io::Result<()> {
        let seconds = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let manifest = Manifest {
            settings: self.settings,
            limits: self.limits.named(),
            documents: self.summary.assessed,
            duplicates: self.summary.duplicates,
            failures: self.summary.failed,
            analysed: self.analysed,
            began: seconds(self.began),
            ended: seconds(SystemTime::now()),
            files: results.iter().map(|name| result_file(folder, name)).collect::<io::Result<_>>()?,
        };
        for name in written_before(folder).into_iter().filter(|name| !results.contains(name)) {
            match fs::remove_file(folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        let mut file = NewFile::new(folder, MANIFEST)?;
        serde_json::to_writer_pretty(&mut file, &manifest)?;
        file.publish()?;
        Ok(())
    }
}

/// The names of the files that the manifest in a folder lists; none where there isn't one.
fn written_before(folder: &Path) -> Vec<String> {
    #[derive(Deserialize)]
    struct Before {
        files: Vec<ResultFile>,
    }
    let before = fs::read(folder.join(MANIFEST)).ok().and_then(|json| serde_json::from_slice(&json).ok());
    let is_name = |name: &String| Path::new(name).file_name().is_some_and(|only| only == name.as_str());
    before.map_or_else(Vec::new, |Before { files }| files.into_iter().map(|file| file.name).filter(is_name).collect())
}

fn result_file(folder: &Path, name: &str) -> io::Result<ResultFile> {
    let mut digest = Sha256::new();
    let bytes = io::copy(&mut fs::File::open(folder.join(name))?, &mut Hashing(&mut digest))?;
    Ok(ResultFile { name: name.to_owned(), bytes, sha256: base16ct::lower::encode_string(&digest.finalize()) })
}

struct Hashing<'d>(&'d mut Sha256);

impl io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
