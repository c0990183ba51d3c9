//! Reading files. Nothing here ends a run: what goes wrong is a [`Failure`].

use std::{fs::File, io, io::Read, path::Path};

use sha2::{Digest, Sha256};

use crate::{
    document::{Document, DocumentKind},
    failure::{Failure, FailureKind},
};

use super::plain::decode;

/// The largest document in bytes. Positions are 32 bits, and a text of this size takes some three times as much memory.
pub const MAX_BYTES: u64 = 1 << 30;

/// Reads a text file.
///
/// # Errors
///
/// When it isn't there, may not be read, is over [`MAX_BYTES`], is empty or isn't a text.
pub fn read_file(path: &Path, kind: Option<DocumentKind>) -> Result<Document, Failure> {
    let id = path.display().to_string();
    let failure = |error: &io::Error| {
        let failure_kind = match error.kind() {
            io::ErrorKind::NotFound => FailureKind::NotFound,
            io::ErrorKind::PermissionDenied => FailureKind::Denied,
            _ => FailureKind::Io,
        };
        Failure::new(id.clone(), failure_kind, (failure_kind == FailureKind::Io).then(|| error.to_string()))
    };
    let file = File::open(path).map_err(|error| failure(&error))?;
    read_bytes(file, id.clone(), kind).map_err(|error| match error {
        ReadError::Io(error) => failure(&error),
        ReadError::Failure(failure) => failure,
    })
}

/// Why reading didn't give a document.
#[derive(Debug)]
pub enum ReadError {
    /// The system said so.
    Io(io::Error),
    /// The bytes are no document.
    Failure(Failure),
}

/// Reads a document from anything that gives bytes, such as standard input.
///
/// # Errors
///
/// As [`read_file`].
pub fn read_bytes(source: impl Read, id: String, kind: Option<DocumentKind>) -> Result<Document, ReadError> {
    let mut bytes = Vec::new();
    source.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::Failure(Failure::new(id, FailureKind::TooLarge, None)));
    }
    let sha256 = base16ct::lower::encode_string(&Sha256::digest(&bytes));
    let size = bytes.len() as u64;
    match decode(bytes) {
        Ok(text) => Ok(Document { id, kind, text, sha256, bytes: size }),
        Err(failure_kind) => Err(ReadError::Failure(Failure::new(id, failure_kind, None))),
    }
}
