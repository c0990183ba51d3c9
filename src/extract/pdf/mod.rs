//! PDF documents.
//!
//! The library that knows best where the text of a page stands breaks down on damaged files, so it runs in a process of its own
//! ([`worker`]). Where that breaks down, one that knows less and never does reads the document; the record says which did. A process that
//! takes too long or too much memory is a failure: another reader's text would depend on how busy the computer was.

mod glyphs;
mod line;
mod order;
mod paragraphs;
mod pieces;
mod process;
mod worker;

use std::path::Path;

use crate::{
    document::{Format, Mark, Place, Spot},
    failure::FailureKind,
};

use self::{
    process::Ended,
    worker::{Message, Refusal, in_drawing_order},
};
pub use self::{
    process::READ_PDF,
    worker::{PdfReader, serve_pdf},
};
use super::{Extract, Found, Limit, Limits, Options, Problem, Source, Stop, TakeFound, Text};

/// Where in a file a PDF may begin.
const SNIFFED: usize = 1 << 10;

/// PDF documents.
#[derive(Debug)]
pub(super) struct Pdf;

impl Extract for Pdf {
    fn format(&self) -> Format {
        Format::Pdf
    }

    fn shows(&self, source: &Source) -> bool {
        memchr::memmem::find(&source.bytes[..source.bytes.len().min(SNIFFED)], b"%PDF-").is_some()
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let (reader, messages) = match &options.program {
            Some(program) => in_a_process(program, &source.bytes, &options.limits)?,
            None => (PdfReader::Lopdf, here(&source.bytes, &options.limits)?),
        };
        let has_shapes = matches!(messages.last(), Some(Message::Done(true)));
        let text = text(messages);
        if !is_readable(&text.text) {
            return Err(if has_shapes { FailureKind::Scanned } else { FailureKind::Empty }.into());
        }
        Ok(found(Found::Text(Text { reader: Some(reader.name()), ..text }))?)
    }
}

/// Is there text in it, and not only numbers of shapes for which a font has no letters? These have no blanks.
fn is_readable(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let no_letters =
        text.chars().filter(|c| c.is_control() && !c.is_whitespace() || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')).count();
    let chars = text.chars().count();
    words > 0 && chars < words * LONGEST_WORD + LONGEST_WORD && no_letters * 4 < chars
}

/// No language has words of so many characters on average.
const LONGEST_WORD: usize = 25;

/// What the better reader says, and where it breaks down the other.
fn in_a_process(program: &Path, bytes: &[u8], limits: &Limits) -> Result<(PdfReader, Vec<Message>), Problem> {
    let mut last = FailureKind::Crashed.into();
    for reader in [PdfReader::PdfExtract, PdfReader::Lopdf] {
        match process::read(program, reader, bytes, limits) {
            Ok(messages) => return Ok((reader, messages)),
            Err(Ended::Problem(problem)) => return Err(problem),
            Err(Ended::Refused(Refusal::Damaged)) => last = FailureKind::Damaged.into(),
            Err(Ended::Refused(refusal)) => return Err(problem(refusal, limits)),
            Err(Ended::Crashed) => {}
        }
    }
    Err(last)
}

/// What the reader says that never breaks down.
fn here(bytes: &[u8], limits: &Limits) -> Result<Vec<Message>, Problem> {
    let mut messages = Vec::new();
    let mut each = |message| {
        messages.push(message);
        Ok(())
    };
    let has_shapes = in_drawing_order(bytes, limits, &mut each).map_err(|refusal| problem(refusal, limits))?;
    messages.push(Message::Done(has_shapes));
    Ok(messages)
}

fn problem(refusal: Refusal, limits: &Limits) -> Problem {
    match refusal {
        Refusal::Damaged => FailureKind::Damaged.into(),
        Refusal::Encrypted => FailureKind::Encrypted.into(),
        Refusal::Pages => limits.over(Limit::Pages),
        Refusal::Text => limits.over(Limit::Unpacked),
    }
}

/// The text of all pages.
fn text(messages: Vec<Message>) -> Text {
    let (mut pages, mut text) = (Vec::new(), Text::default());
    for message in messages {
        match message {
            Message::Page(number, lines) => pages.push((number, lines)),
            Message::Text(number, page) if !page.trim().is_empty() => {
                text.push(page.trim(), Mark::Lines, Place { part: None, spot: Spot::Page(number) });
            }
            _ => {}
        }
    }
    if pages.is_empty() { text } else { paragraphs::text(pages) }
}

#[cfg(test)]
mod tests;
