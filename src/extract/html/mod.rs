//! HTML pages (.html) and the HTML of mails: headings, lists, tables and paragraphs as a reader sees them.
//!
//! The page is read as a stream of tags; no tree is built, nothing is run and nothing is fetched. Left out is what nobody sees:
//! scripts, styles, what is hidden.

mod element;

use encoding_rs::Encoding;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::document::{Format, Mark};

use self::element::{Element, Kind, ended_by, is_void};
use super::{Extract, Found, Limit, Limits, Options, Problem, Source, Stop, TakeFound, Text, blocks::Blocks, encoding::decode};

/// How much of a page is looked at for its beginning and for the name of its encoding, in bytes.
const SNIFFED: usize = 4 << 10;

/// HTML pages.
#[derive(Debug)]
pub(super) struct Html;

impl Extract for Html {
    fn format(&self) -> Format {
        Format::Html
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn shows(&self, source: &Source) -> bool {
        let head = String::from_utf8_lossy(&source.bytes[..source.bytes.len().min(SNIFFED)]).to_ascii_lowercase();
        let mut rest = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        // Comments and the declaration of XML may stand before the first tag.
        while let Some((_, after)) = (rest.starts_with("<!--") || rest.starts_with("<?xml")).then(|| rest.split_once('>')).flatten() {
            rest = after.trim_start();
        }
        ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| rest.starts_with(tag))
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let encoding = named_encoding(&source.bytes);
        let html = match String::from_utf8(source.bytes) {
            Ok(html) => html,
            Err(error) => match encoding {
                Some(encoding) => encoding.decode(error.as_bytes()).0.into_owned(),
                None => decode(error.into_bytes()),
            },
        };
        Ok(found(Found::Text(read(&html, &options.limits)?))?)
    }
}

/// The encoding that a page says it has.
fn named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'']).split(|c: char| c.is_whitespace() || "\"'/;>".contains(c)).next()?;
    Encoding::for_label(label.as_bytes())
}

/// Reads a page.
pub(super) fn read(html: &str, limits: &Limits) -> Result<Text, Problem> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut page = Page { blocks: Blocks::new(), open: Vec::new(), limits };
    for token in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => page.start(&tag)?,
            Ok(Token::EndTag(tag)) => page.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => page.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    page.close_from(0);
    page.blocks.finish()
}

/// A page while it is being read.
struct Page<'l> {
    blocks: Blocks,
    /// The open elements, the innermost last.
    open: Vec<Element>,
    /// How far reading goes.
    limits: &'l Limits,
}

impl Page<'_> {
    fn start(&mut self, tag: &StartTag<()>) -> Result<(), Problem> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if is_void(&name) {
            self.void(&name);
            return Ok(());
        }
        let element = Element::new(tag, name);
        let (ended, around) = ended_by(&element.name, element.kind);
        let inner = self.open.iter().rposition(|open| around.contains(&open.name.as_str())).map_or(0, |at| at + 1);
        if let Some(at) = self.open[inner..].iter().position(|open| ended.contains(&open.name.as_str())) {
            self.close_from(inner + at);
        }
        if let Err(problem) = self.limits.check(Limit::Nesting, self.open.len() as u64 + 1) {
            // Old pages forget to end their bold and their fonts; nothing is lost by not counting these any more.
            return if element.kind == Kind::Words && !element.hidden { Ok(()) } else { Err(problem) };
        }
        if !self.hidden() && !element.hidden {
            match element.kind {
                Kind::Words => {}
                Kind::Row => self.blocks.begin_row(),
                Kind::Cell => self.blocks.begin_cell(),
                Kind::Block | Kind::Heading(_) | Kind::Item(_) | Kind::Note | Kind::Lines => self.blocks.end_paragraph(),
            }
        }
        self.open.push(element);
        Ok(())
    }

    fn void(&mut self, name: &str) {
        match name {
            _ if self.hidden() => {}
            "br" => self.blocks.line_break(),
            "hr" => self.blocks.end_paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.close_from(at);
        }
    }

    /// Ends the elements from `at` on, the innermost first.
    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            let Some(element) = self.open.pop() else { return };
            match element.kind {
                _ if element.hidden || self.hidden() => {}
                Kind::Words | Kind::Cell => {}
                Kind::Row => self.blocks.end_row(),
                Kind::Block | Kind::Heading(_) | Kind::Item(_) | Kind::Note | Kind::Lines => self.blocks.end_paragraph(),
            }
        }
    }

    fn hidden(&self) -> bool {
        self.open.iter().any(|element| element.hidden)
    }

    fn text(&mut self, text: &str) {
        if self.hidden() {
            return;
        }
        if self.blocks.is_new() && text.contains(|c: char| !c.is_whitespace()) {
            let mark = self.mark();
            self.blocks.mark(mark);
        }
        let bold = self.open.iter().any(|element| element.bold);
        if self.open.iter().any(|element| element.kind == Kind::Lines) {
            for (n, line) in text.split('\n').enumerate() {
                if n > 0 {
                    self.blocks.line_break();
                }
                self.blocks.text(line, bold);
            }
        } else {
            self.blocks.collapsed(text, bold);
        }
    }

    /// What the paragraph is that begins here. Only the first of an item is the item.
    fn mark(&mut self) -> Mark {
        for element in self.open.iter_mut().rev() {
            match &mut element.kind {
                Kind::Heading(level) => return Mark::Heading(*level),
                Kind::Item(fresh) => return if std::mem::take(fresh) { Mark::Item } else { Mark::Paragraph },
                Kind::Note => return Mark::Note,
                Kind::Cell => break,
                _ => {}
            }
        }
        Mark::Paragraph
    }
}

#[cfg(test)]
mod tests;
