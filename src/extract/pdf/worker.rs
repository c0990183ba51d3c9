//! The process of its own in which a PDF is read, and what it tells the one that started it.
//!
//! Readers of PDFs break down on damaged files: they panic, overflow their stack, ask for more memory than there is. Here only this process
//! ends with them. It gets the file on standard input and writes one message a line.

use std::{
    io::{self, Read, Write},
    thread,
};

use pdf_extract::OutputError;
use serde::{Deserialize, Serialize};

use crate::extract::{Limit, Limits};

use super::{glyphs::Glyphs, line::Line};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PdfReader {
    /// Knows where each character stands, and so lines, columns and headings.
    PdfExtract,
    /// Knows only the order in which characters are drawn, and breaks down on nothing.
    Lopdf,
}

impl PdfReader {
    /// Its name in records and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PdfExtract => "pdf-extract",
            Self::Lopdf => "lopdf",
        }
    }

    /// The reader of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::PdfExtract, Self::Lopdf].into_iter().find(|reader| reader.name() == name)
    }
}

/// What the process says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Message {
    /// The lines of a page.
    Page(u32, Vec<Line>),
    /// The text of a page, of which nobody knows where it stands.
    Text(u32, String),
    /// All pages were read. Has the document pictures or fonts, so that there is something to see where there is no text?
    Done(bool),
    /// They can't be read.
    Failed(Refusal),
}

/// Why a document isn't read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Refusal {
    /// It isn't a PDF, or a part of it that everything hangs on is broken.
    Damaged,
    /// It has a password.
    Encrypted,
    /// It has too many pages.
    Pages,
    /// It has more text than any document.
    Text,
}

/// The stack of the thread that reads: objects of a PDF may stand deep inside one another.
const STACK: usize = 64 << 20;

/// Reads a PDF from `input` and writes what is in it to `output`, page by page.
///
/// # Errors
///
/// When `output` can't be written to.
pub fn serve_pdf(reader: PdfReader, mut input: impl Read, mut output: impl Write + Send, limits: &Limits) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    thread::scope(|scope| {
        let reading = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || {
            let said = match reader {
                PdfReader::PdfExtract => with_places(&bytes, limits, &mut output),
                PdfReader::Lopdf => in_drawing_order(&bytes, limits, &mut |message| say(&mut output, &message)),
            };
            say(&mut output, &said.map_or_else(Message::Failed, Message::Done))
        })?;
        reading.join().unwrap_or_else(|_| Err(io::Error::other("the reader broke down")))
    })
}

fn say(output: &mut impl Write, message: &Message) -> io::Result<()> {
    serde_json::to_writer(&mut *output, message)?;
    output.write_all(b"\n")?;
    output.flush()
}

/// Counts what is read.
struct Counts<'l> {
    limits: &'l Limits,
    bytes: u64,
}

impl Counts<'_> {
    fn pages(&self, pages: usize) -> Result<(), Refusal> {
        if pages == 0 {
            return Err(Refusal::Damaged);
        }
        self.limits.check(Limit::Pages, pages as u64).map_err(|_| Refusal::Pages)
    }

    fn text(&mut self, bytes: usize) -> Result<(), Refusal> {
        self.bytes += bytes as u64;
        self.limits.check(Limit::Unpacked, self.bytes).map_err(|_| Refusal::Text)
    }
}

fn with_places(bytes: &[u8], limits: &Limits, output: &mut impl Write) -> Result<bool, Refusal> {
    // This is the version of lopdf that pdf-extract is built on.
    let mut document = pdf_extract::Document::load_mem(bytes).map_err(|_| Refusal::Damaged)?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| Refusal::Encrypted)?;
    }
    let mut counts = Counts { limits, bytes: 0 };
    counts.pages(document.get_pages().len())?;
    let mut refused = Refusal::Damaged;
    let mut glyphs = Glyphs::new(|page, lines: Vec<Line>| {
        if let Err(refusal) = counts.text(lines.iter().map(|line| line.text.len()).sum()) {
            refused = refusal;
            return Err(OutputError::FormatError(std::fmt::Error));
        }
        say(output, &Message::Page(page, lines)).map_err(OutputError::IoError)
    });
    let read = pdf_extract::output_doc(&document, &mut glyphs);
    drop(glyphs);
    read.map_err(|_| refused)?;
    Ok(document.objects.values().any(|object| {
        let object = object.as_stream().map(|stream| &stream.dict).or_else(|_| object.as_dict());
        object.is_ok_and(|entries| {
            [b"Subtype".as_slice(), b"Type"].iter().any(|key| entries.get(key).and_then(pdf_extract::Object::as_name).is_ok_and(is_shape))
        })
    }))
}

/// Is an object of this type something to see?
fn is_shape(name: &[u8]) -> bool {
    matches!(name, b"Image" | b"Font")
}

/// Reads with nothing but what the document says in plain words. Never breaks down.
pub(super) fn in_drawing_order(bytes: &[u8], limits: &Limits, each: &mut dyn FnMut(Message) -> io::Result<()>) -> Result<bool, Refusal> {
    let mut document = lopdf::Document::load_mem(bytes).map_err(|_| Refusal::Damaged)?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| Refusal::Encrypted)?;
    }
    let mut counts = Counts { limits, bytes: 0 };
    let pages = document.get_pages();
    counts.pages(pages.len())?;
    for &number in pages.keys() {
        let text = document.extract_text(&[number]).map_err(|_| Refusal::Damaged)?;
        counts.text(text.len())?;
        each(Message::Text(number, text)).map_err(|_| Refusal::Damaged)?;
    }
    Ok(document.objects.values().any(|object| {
        let object = object.as_stream().map(|stream| &stream.dict).or_else(|_| object.as_dict());
        object.is_ok_and(|entries| {
            [b"Subtype".as_slice(), b"Type"].iter().any(|key| entries.get(key).and_then(lopdf::Object::as_name).is_ok_and(is_shape))
        })
    }))
}
