//! Reading files: from a path to documents, also those inside other files.

use std::{collections::BTreeMap, fs::File, io, io::Read, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    document::{Document, DocumentKind, Origin},
    failure::{Failure, FailureKind},
};

use super::{Found, Limit, Options, Problem, Source, Spent, detect::extractor};

/// The largest file in bytes. Positions are 32 bits, and a text of this size takes some three times as much memory.
pub const MAX_BYTES: u64 = 1 << 30;

/// What becomes of each document or failure that a file gives.
type Each<'a> = dyn FnMut(Result<Document, Failure>) + 'a;

/// Reads the documents of a file, in the order in which they stand in it. Each comes as soon as it is read.
pub fn documents(path: &Path, options: &Options, each: &mut Each<'_>) {
    let id = path.display().to_string();
    match File::open(path) {
        Ok(file) => documents_from(file, &id, options, each),
        Err(error) => each(Err(io_failure(&id, &error))),
    }
}

/// Reads the documents of anything that gives bytes, such as standard input.
pub fn documents_from(source: impl Read, id: &str, options: &Options, each: &mut Each<'_>) {
    let mut bytes = Vec::new();
    if let Err(error) = source.take(MAX_BYTES + 1).read_to_end(&mut bytes) {
        return each(Err(io_failure(id, &error)));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return each(Err(Failure::new(id, FailureKind::TooLarge, None)));
    }
    let options = Options { spent: Spent::on(bytes.len() as u64), ..options.clone() };
    let mut unfolding = Unfolding { path: id, options: &options, each };
    unfolding.file(id, Source { name: id.to_owned(), bytes }, 0);
}

/// Reads a file that is one document.
///
/// # Errors
///
/// When it can't be read.
pub fn read_file(path: &Path, kind: Option<DocumentKind>) -> Result<Document, Failure> {
    let mut first = None;
    documents(path, &Options { kind, ..Options::default() }, &mut |outcome| {
        first.get_or_insert(outcome);
    });
    first.unwrap_or_else(|| Err(Failure::new(path.display().to_string(), FailureKind::Empty, None)))
}

fn io_failure(id: &str, error: &io::Error) -> Failure {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => FailureKind::NotFound,
        io::ErrorKind::PermissionDenied => FailureKind::Denied,
        _ => FailureKind::Io,
    };
    Failure::new(id, kind, (kind == FailureKind::Io).then(|| error.to_string()))
}

/// A file that gives documents, with the files inside it.
struct Unfolding<'a, 'e> {
    path: &'a str,
    options: &'a Options,
    each: &'a mut Each<'e>,
}

impl Unfolding<'_, '_> {
    /// Reads one file, `deep` files inside the one on disk.
    fn file(&mut self, id: &str, source: Source, deep: u64) {
        let extractor = match extractor(&source) {
            Ok(extractor) => extractor,
            Err(problem) => return self.failed(id, problem),
        };
        let (sha256, bytes) = (base16ct::lower::encode_string(&Sha256::digest(&source.bytes)), source.bytes.len() as u64);
        let mut names = BTreeMap::new();
        let read = extractor.extract(source, self.options, &mut |item| match item {
            Found::Text(text) => {
                let (id, row) = match text.row {
                    Some((name, row)) => (format!("{id}#{}", unique(&name, &mut names)), Some(row)),
                    None => (id.to_owned(), None),
                };
                let (path, sha256) = (self.path.to_owned(), sha256.clone());
                let origin = Origin { id, path, format: extractor.format(), reader: text.reader, sha256, bytes, row };
                (self.each)(Ok(Document { origin, kind: self.options.kind, text: text.text, layout: text.layout }));
            }
            Found::File(source) => {
                let id = format!("{id}#{}", unique(&source.name, &mut names));
                match self.options.limits.check(Limit::FilesDeep, deep + 1) {
                    Ok(()) => self.file(&id, source, deep + 1),
                    Err(problem) => self.failed(&id, problem),
                }
            }
            Found::Failed(name, problem) => self.failed(&format!("{id}#{}", unique(&name, &mut names)), problem),
        });
        if let Err(problem) = read {
            self.failed(id, problem);
        }
    }

    fn failed(&mut self, id: &str, problem: Problem) {
        (self.each)(Err(Failure::new(id, problem.kind, problem.detail).inside(self.path)));
    }
}

/// A name that no other file beside it has, on one line.
fn unique(name: &str, names: &mut BTreeMap<String, u32>) -> String {
    let name: String = name.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    let times = names.entry(name.clone()).or_insert(0);
    *times += 1;
    if *times > 1 { format!("{name} ({times})") } else { name }
}
