//! From bytes to [`crate::document::Document`]s: one file a format, each an [`Extract`].
//!
//! Which format a file has is decided by its bytes; only where these leave room, by the ending of its name. A format gives text together
//! with what it says of its parts (headings, items, rows, notes) and where a person finds them. A file that holds other files, such as
//! a mail with attachments or an archive, hands them over one by one: each is read like any file and gives documents of its own.
//!
//! Nothing here ends a run: what goes wrong with a file is one [`Failure`](crate::failure::Failure).

mod archive;
mod blocks;
mod clutter;
mod convert;
mod detect;
mod docx;
mod encoding;
mod html;
mod large;
mod legacy;
mod limits;
mod mail;
mod odt;
mod passed;
mod pdf;
mod pieces;
mod plain;
mod read;
mod rtf;
mod spent;
mod stop;
mod table;
mod unique;
mod unpack;
mod xml;

use std::path::PathBuf;

use crate::document::{DocumentKind, Format, Marked, Row};

pub use self::{
    clutter::is_clutter,
    convert::Converters,
    limits::{Limit, LimitError, LimitValue, Limits},
    passed::Passed,
    pdf::{PdfReader, READ_PDF, serve_pdf},
    pieces::Pieces,
    read::{Each, MAX_BYTES, documents, documents_from, documents_of, read_file},
    spent::Spent,
    stop::{Halted, Problem, Stop},
    table::Columns,
};

/// How documents are read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the documents are; `None`: each is recognised by its words.
    pub kind: Option<DocumentKind>,
    /// How far reading goes.
    pub limits: Limits,
    /// The program, which is started again to read PDFs: a reader that breaks down takes only its own process with it. `None`: PDFs are
    /// read here, without knowing where on a page their text stands.
    pub program: Option<PathBuf>,
    /// The programs outside that may be started for old formats; `None`: no program is started.
    pub convert: Option<Converters>,
    /// What the file that is being read has unpacked to; reading begins anew with each file.
    pub spent: Spent,
    /// How much of a file was read, while it is; counted on from file to file.
    pub passed: Passed,
    /// Which columns of a table are used.
    pub columns: Columns,
}

/// A file to read.
#[derive(Debug)]
pub struct Source {
    /// Its path, or its name inside another file.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The ending of its name in lower case, without the dot; empty where there is none.
    #[must_use]
    pub fn ending(&self) -> String {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
    }

    /// Does it begin as a zip file does?
    fn is_zip(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04")
    }
}

/// Something in a file.
#[derive(Debug)]
pub enum Found {
    /// A text that is all of the file, or its own part of it.
    Text(Text),
    /// A file inside the file.
    File(Source),
    /// A file inside the file that can't be taken out: its name, and why.
    Failed(String, Problem),
}

/// A text with what its format says of it.
#[derive(Debug, Default, PartialEq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its parts in order.
    pub layout: Vec<Marked>,
    /// What read it, where more than one reader could.
    pub reader: Option<&'static str>,
    /// The row that it is, with what names it among the rows, when the file is a table.
    pub row: Option<(String, Row)>,
}

/// What takes what is found, and says whether it wants more.
pub type TakeFound<'f> = dyn FnMut(Found) -> Result<(), Halted> + 'f;

/// Reads a text in pieces and hands over what is in it.
pub type ReadPieces = fn(&mut Pieces<'_>, &Options, &mut TakeFound<'_>) -> Result<(), Stop>;

/// Reads one format.
pub trait Extract: Sync {
    /// The format.
    fn format(&self) -> Format;

    /// The endings of its files, in lower case: asked where the bytes of a file show no format. None for a format that always shows: a file
    /// without its bytes is none, whatever its name.
    fn endings(&self) -> &'static [&'static str] {
        &[]
    }

    /// Do the bytes show the format?
    fn shows(&self, source: &Source) -> bool;

    /// What reads the format in pieces, so that a large file is never in memory; `None` for one that has to be there as a whole.
    fn in_pieces(&self) -> Option<ReadPieces> {
        None
    }

    /// Hands over what is in a file: its own text only when all of it was read, since half a document looks like one that lacks
    /// something; files inside it one by one, so that only one of them is in memory.
    ///
    /// # Errors
    ///
    /// When it is damaged, locked or over a limit; when no more of it is wanted.
    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop>;
}

/// What a reader makes of bytes.
#[cfg(test)]
fn read_by(format: &dyn Extract, bytes: Vec<u8>) -> Result<Text, Problem> {
    let mut read = None;
    let source = Source { name: "test".to_owned(), bytes };
    let ended = format.extract(source, &Options::default(), &mut |found| {
        if let Found::Text(text) = found {
            read = Some(text);
        }
        Ok(())
    });
    ended.map_err(Stop::problem)?;
    Ok(read.expect("a reader gives a text or a problem"))
}

/// The blocks of a text, one line each.
#[cfg(test)]
fn shown(text: &Text) -> Vec<String> {
    let level = |mark| if let crate::document::Mark::Heading(level) = mark { format!(" {level}") } else { String::new() };
    text.layout.iter().map(|block| format!("{}{}: {}", block.mark.name(), level(block.mark), &text.text[block.span.range()])).collect()
}

/// A zip file with these parts.
#[cfg(test)]
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write as _;

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("the name is right");
        zip.write_all(bytes).expect("memory takes what is written");
    }
    zip.finish().expect("memory takes what is written").into_inner()
}
