//! Documents as text: what was read, where its lines are, and the reading copy that matching works on.

mod disguise;
mod lines;
mod mojibake;
mod reading;

pub(crate) use self::disguise::next_beyond_ascii;
pub use self::{
    lines::{LineIndex, Position},
    reading::{OffsetMap, Reading},
};

/// What a text is for, which decides what counts as evidence in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
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

/// A text that was read, with what identifies it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The path as it was given, or a name such as `-` for standard input.
    pub id: String,
    /// The kind that the user asked for; `None`: to be detected.
    pub kind: Option<DocumentKind>,
    /// The text as extracted. For a UTF-8 file this is the file itself, a byte-order mark included, so that
    /// positions in the text are positions in the file.
    pub text: String,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The size of the file in bytes.
    pub bytes: u64,
}
