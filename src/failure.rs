//! What went wrong with one document. A failure is a row in every report, never the end of a run.

use std::fmt;

/// Why a document could not be read, in a form that programs can rely on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FailureKind {
    /// The path isn't there.
    NotFound,
    /// The path is there, but may not be read.
    Denied,
    /// Reading broke off.
    Io,
    /// No text in it.
    Empty,
    /// Not a text: a picture, a program, an office document.
    Binary,
    /// Larger than a document can be.
    TooLarge,
}

impl FailureKind {
    /// The stable name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::Denied => "denied",
            Self::Io => "io",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::TooLarge => "too_large",
        }
    }
}

/// What went wrong with a document and how to mend it. Holds no text of the document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// The document, as its path was given.
    pub document: String,
    /// Its kind.
    pub kind: FailureKind,
    /// What the system said, where it said more than the kind tells.
    pub detail: Option<String>,
}

impl Failure {
    /// A failure of a document.
    pub fn new(document: impl Into<String>, kind: FailureKind, detail: Option<String>) -> Self {
        Self { document: document.into(), kind, detail }
    }

    /// What is wrong, for machine formats (English).
    #[must_use]
    pub fn message(&self) -> String {
        let what = match self.kind {
            FailureKind::NotFound => "no such file or folder",
            FailureKind::Denied => "reading is not allowed",
            FailureKind::Io => "reading failed",
            FailureKind::Empty => "no text in it",
            FailureKind::Binary => "not a text file",
            FailureKind::TooLarge => "larger than 1 GiB",
        };
        match &self.detail {
            Some(detail) => format!("{what} ({detail})"),
            None => what.to_owned(),
        }
    }

    /// How to mend it, for machine formats (English).
    #[must_use]
    pub const fn mend(&self) -> &'static str {
        match self.kind {
            FailureKind::NotFound => "check the spelling of the path",
            FailureKind::Denied => "ask for permission to read the file, or run as a user who has it",
            FailureKind::Io => "check the disk or the network drive and try again",
            FailureKind::Empty => "check that the right file was saved",
            FailureKind::Binary => "save the document as plain text (.txt) and try again",
            FailureKind::TooLarge => "split the file into several documents",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.document, self.message(), self.mend())
    }
}

impl std::error::Error for Failure {}
