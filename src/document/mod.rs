//! Documents as text: what was read, what its format says of its parts, where its lines are, and the reading copy that matching works on.

mod disguise;
mod layout;
mod lines;
mod mojibake;
mod origin;
mod reading;

pub(crate) use self::disguise::{is_broken_word, next_beyond_ascii};
pub use self::{
    layout::{Mark, Marked, MessagePart, Place, Spot, marked_at},
    lines::{LineIndex, Position},
    origin::{Column, Origin, Row},
    reading::{OffsetMap, Reading},
};
use crate::span::Span;

/// What a text is for, which decides what counts as evidence in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Asks for a candidate.
    Vacancy,
    /// Says how somebody does their work.
    Review,
}

impl DocumentKind {
    /// The name in machine formats and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vacancy => "vacancy",
            Self::Review => "review",
        }
    }
}

/// The format in which a document was written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Format {
    /// Plain text.
    Text,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// An HTML page.
    Html,
    /// A mail.
    Mail,
    /// A PDF document.
    Pdf,
    /// A zip file with documents in it.
    Zip,
    /// A table in text, with commas, semicolons or tabs between its cells.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// JSON Lines, or an array of JSON objects.
    Jsonl,
    /// A Parquet file.
    Parquet,
    /// A Word document from before 2007.
    Doc,
    /// A message as Outlook saves it.
    Msg,
}

impl Format {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Mail => "mail",
            Self::Pdf => "pdf",
            Self::Zip => "zip",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Doc => "doc",
            Self::Msg => "msg",
        }
    }
}

/// A text that was read, with what identifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it comes from.
    pub origin: Origin,
    /// The kind that the user asked for; `None`: to be detected.
    pub kind: Option<DocumentKind>,
    /// The text as extracted. For a UTF-8 file this is the file itself, a byte-order mark included, so that
    /// positions in the text are positions in the file.
    pub text: String,
    /// What the format says of the text, in order.
    pub layout: Vec<Marked>,
}

impl Document {
    /// A plain text that comes from no file.
    pub fn plain(id: impl Into<String>, text: impl Into<String>, kind: Option<DocumentKind>) -> Self {
        let text = text.into();
        Self { origin: Origin::plain(id, text.len()), kind, layout: vec![Marked::lines(Span::of(0..text.len()))], text }
    }
}
