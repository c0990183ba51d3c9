//! What went wrong with one document. A failure is a row in every report, never the end of a run.

use std::fmt;

use serde::Deserialize;

/// Why a document could not be read, in a form that programs can rely on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Not a text: a picture, a program, a format that isn't read.
    Binary,
    /// It, or a row of it, is larger than a document can be.
    TooLarge,
    /// Somebody wrote to it while it was read.
    Changed,
    /// A Word document from before 2007.
    LegacyWord,
    /// A message as Outlook saves it.
    LegacyMail,
    /// It isn't what its format says it must be, or breaks off.
    Damaged,
    /// It can be read only with a password.
    Encrypted,
    /// A part of it unpacks to more than any document that people make.
    UnpacksTooLarge,
    /// Files inside files, or parts inside parts, beyond any that people make.
    TooDeep,
    /// More pages, cells or files in it than is allowed.
    TooMany,
    /// Reading goes on for longer than is allowed.
    TimedOut,
    /// Reading takes more memory than is allowed.
    TooMuchMemory,
    /// The reader broke down on it.
    Crashed,
    /// Pictures of pages without text, or letters of which only the shape is known.
    Scanned,
    /// A table of which it isn't clear what column has the text.
    NoTextColumn,
    /// A table without a column that was asked for.
    NoSuchColumn,
    /// A Parquet file, for which this program was built without a reader.
    NoParquet,
    /// An Excel workbook of a kind that isn't read.
    LegacyWorkbook,
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
            Self::Changed => "changed",
            Self::LegacyWord => "legacy_word",
            Self::LegacyMail => "legacy_mail",
            Self::Damaged => "damaged",
            Self::Encrypted => "encrypted",
            Self::UnpacksTooLarge => "unpacks_too_large",
            Self::TooDeep => "too_deep",
            Self::TooMany => "too_many",
            Self::TimedOut => "timed_out",
            Self::TooMuchMemory => "too_much_memory",
            Self::Crashed => "crashed",
            Self::Scanned => "scanned",
            Self::NoTextColumn => "no_text_column",
            Self::NoSuchColumn => "no_such_column",
            Self::NoParquet => "no_parquet",
            Self::LegacyWorkbook => "legacy_workbook",
        }
    }
}

/// What went wrong with a document and how to mend it. Holds no text of the document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Failure {
    /// Names the document.
    pub document: String,
    /// The path of the file that it stands in, as it was given.
    pub path: String,
    /// Its kind.
    pub kind: FailureKind,
    /// What the system said, where it said more than the kind tells.
    pub detail: Option<String>,
}

impl Failure {
    /// A failure of a document that is a file of its own.
    pub fn new(document: impl Into<String>, kind: FailureKind, detail: Option<String>) -> Self {
        let document = document.into();
        Self { path: document.clone(), document, kind, detail }
    }

    /// The failure of a document that stands inside the file at `path`.
    #[must_use]
    pub fn inside(self, path: &str) -> Self {
        Self { path: path.to_owned(), ..self }
    }

    /// What is wrong, for machine formats (English).
    #[must_use]
    pub fn message(&self) -> String {
        let what = match self.kind {
            FailureKind::NotFound => "no such file or folder",
            FailureKind::Denied => "reading is not allowed",
            FailureKind::Io => "reading failed",
            FailureKind::Empty => "no text in it",
            FailureKind::Binary => "not a document that can be read",
            FailureKind::TooLarge => "too large",
            FailureKind::Changed => "it changed while it was read: rows may be from before and after that",
            FailureKind::LegacyWord => "a Word document from before 2007 (.doc)",
            FailureKind::LegacyMail => "an Outlook message (.msg)",
            FailureKind::Damaged => "damaged",
            FailureKind::Encrypted => "locked with a password",
            FailureKind::UnpacksTooLarge => "a part of it unpacks to more than is allowed",
            FailureKind::TooDeep => "too many parts inside one another",
            FailureKind::TooMany => "more parts than is allowed",
            FailureKind::TimedOut => "reading takes longer than is allowed",
            FailureKind::TooMuchMemory => "reading takes more memory than is allowed",
            FailureKind::Crashed => "the reader broke down on it",
            FailureKind::Scanned => "no readable text in it: pictures of pages, or letters that are only shapes",
            FailureKind::NoTextColumn => "it isn't clear which column has the text",
            FailureKind::NoSuchColumn => "a column that was asked for isn't there",
            FailureKind::NoParquet => "a Parquet file, for which this program was built without a reader",
            FailureKind::LegacyWorkbook => "an Excel workbook of a kind that isn't read (.xls or .xlsb)",
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
            FailureKind::Binary => "save the document as .docx or as plain text (.txt) and try again",
            FailureKind::TooLarge => "split it into several documents, or raise the limit with --limit where one is named",
            FailureKind::Changed => "run it again when no program writes to the file",
            FailureKind::LegacyWord => {
                "open it in Word or LibreOffice and save it as .docx, or install LibreOffice, antiword or catdoc, with which it is read as it is"
            }
            FailureKind::LegacyMail => {
                "open it in Outlook and save it as text (.txt) or HTML, or install msgconvert, with which it is read as it is"
            }
            FailureKind::Damaged => "open it in the program that made it and save it again",
            FailureKind::Encrypted => "open it, take the password off, and save it again",
            FailureKind::UnpacksTooLarge => {
                "open it in the program that made it and copy the text into a new document, or raise the limit with --limit"
            }
            FailureKind::TooDeep => "save what is inside as a file of its own, or copy the text into a new document",
            FailureKind::TooMany => "split the file, or raise the limit with --limit",
            FailureKind::TimedOut | FailureKind::TooMuchMemory => "save the text as .docx or .txt, or raise the limit with --limit",
            FailureKind::Crashed => "save the text as .docx or .txt and try again; please report it",
            FailureKind::Scanned => "run text recognition (OCR) over it first",
            FailureKind::NoTextColumn => "name it with --text-column",
            FailureKind::NoSuchColumn => "take one of the names that stand behind the semicolon",
            FailureKind::NoParquet => "save the table as .csv, or build the program with --features parquet",
            FailureKind::LegacyWorkbook => "open it in Excel or LibreOffice and save it as .xlsx",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.document, self.message(), self.mend())
    }
}

impl std::error::Error for Failure {}
