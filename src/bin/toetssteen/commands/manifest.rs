//! What a run was made with and from, beside its results.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use toetssteen::{batch::Summary, extract::Limits, new_file::NewFile, store::Settings};

use crate::args::{Batch, Selecting};

/// The name of the manifest.
pub(super) const MANIFEST: &str = "manifest.json";

/// How a run was asked: what is needed to read its sources again in the same way. Of paths that aren't Unicode it has what can be shown.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked<S> {
    /// The folder in which it was asked, from which relative paths go.
    pub(super) directory: String,
    pub(super) inputs: Vec<String>,
    #[serde(flatten)]
    pub(super) selecting: S,
}

impl<'a> Asked<&'a Selecting> {
    /// How this run is asked.
    pub(super) fn of(args: &'a Batch) -> io::Result<Self> {
        let shown = |path: &PathBuf| path.display().to_string();
        Ok(Self {
            directory: shown(&std::env::current_dir()?),
            inputs: args.inputs.iter().map(shown).collect(),
            selecting: &args.selecting,
        })
    }
}

#[derive(Serialize)]
struct Manifest<'a> {
    /// Lexicon, program and quotes.
    settings: &'a Settings,
    reading: &'a Asked<&'a Selecting>,
    /// All limits, also those that weren't set.
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

/// A file of results, as it was written.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ResultFile {
    pub(super) name: String,
    bytes: u64,
    sha256: String,
}

/// A run that is done.
pub(super) struct Run<'a> {
    pub(super) settings: &'a Settings,
    pub(super) asked: &'a Asked<&'a Selecting>,
    pub(super) limits: &'a Limits,
    pub(super) summary: Summary,
    pub(super) analysed: u64,
    pub(super) began: SystemTime,
}

impl Run<'_> {
    /// Writes the manifest of a run with these files, and gives its SHA-256. Removes those that the run before wrote and this one didn't: they
    /// would show what isn't so any more.
    pub(super) fn write(&self, folder: &Path, results: &[String]) -> io::Result<[u8; 32]> {
        let seconds = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let manifest = Manifest {
            settings: self.settings,
            reading: self.asked,
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
        let json = serde_json::to_vec_pretty(&manifest)?;
        let mut file = NewFile::new(folder, MANIFEST)?;
        file.write_all(&json)?;
        file.publish()?;
        Ok(Sha256::digest(&json).into())
    }
}

/// The names of the files that the manifest in a folder lists; none where there isn't one.
fn written_before(folder: &Path) -> Vec<String> {
    let before = fs::read(folder.join(MANIFEST)).ok().and_then(|json| files(&json).ok()).unwrap_or_default();
    before.into_iter().map(|file| file.name).filter(|name| is_name(name)).collect()
}

/// Is it the name of a file and no path? What isn't one isn't a file of results, whatever a manifest says.
pub(super) fn is_name(name: &str) -> bool {
    Path::new(name).file_name().is_some_and(|only| only == name)
}

/// The files of results that a manifest names.
pub(super) fn files(manifest: &[u8]) -> serde_json::Result<Vec<ResultFile>> {
    #[derive(Deserialize)]
    struct Files {
        files: Vec<ResultFile>,
    }
    serde_json::from_slice(manifest).map(|manifest: Files| manifest.files)
}

/// A file of results as it stands in the folder.
pub(super) fn result_file(folder: &Path, name: &str) -> io::Result<ResultFile> {
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
