//! Rich Text Format (.rtf): headings by style and outline level, lists, tables, notes, text boxes.
//!
//! A file is a tree of groups. Each inherits how words look, and one may be a *destination*: something beside the text, such as the
//! table of fonts, a picture or a header. Those that aren't text are left out, and so are all that nobody knows and that say of
//! themselves (`\*`) that they may be.

mod fonts;
mod group;
mod tokens;

use std::collections::BTreeMap;

use crate::{
    document::{Format, Mark},
    failure::FailureKind,
};

use self::{
    fonts::{Fonts, code_page},
    group::{Aside, Destination, Group, character, destination},
    tokens::{Token, Tokens},
};
use super::{Extract, Found, Limit, Options, Source, Stop, TakeFound, blocks::Blocks};

/// RTF documents.
#[derive(Debug)]
pub(super) struct Rtf;

impl Extract for Rtf {
    fn format(&self) -> Format {
        Format::Rtf
    }

    fn shows(&self, source: &Source) -> bool {
        source.bytes.trim_ascii_start().starts_with(b"{\\rtf")
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let mut reader = Reader::new();
        for token in Tokens::new(source.bytes.trim_ascii_start()) {
            reader.token(token);
            options.limits.check(Limit::Nesting, reader.groups.len() as u64)?;
            if reader.groups.is_empty() {
                return Ok(found(Found::Text(reader.blocks.finish()?))?);
            }
        }
        // It broke off before its last group ended.
        Err(FailureKind::Damaged.into())
    }
}

/// Reads the pieces of a file.
struct Reader {
    blocks: Blocks,
    fonts: Fonts,
    /// The heading levels of styles.
    styles: BTreeMap<i32, u8>,
    /// The style of the table of styles that is being read: number, name.
    style: (i32, String),
    /// The open groups, the innermost last.
    groups: Vec<Group>,
    /// `\*` was read: the destination that follows may be left out.
    optional: bool,
    /// Bytes of text that wait to be decoded.
    bytes: Vec<u8>,
    /// How many characters stand for the one that `\u` gave, for readers that don't know it.
    fallback: u32,
    /// The first half of a character beyond the first 65,536.
    surrogate: Option<u16>,
    /// The paragraph has a bullet or a number.
    listed: bool,
    /// For the document and each box or note that is being read: is a row open?
    rows: Vec<bool>,
}

impl Reader {
    fn new() -> Self {
        Self {
            blocks: Blocks::new(),
            fonts: Fonts::new(),
            styles: BTreeMap::new(),
            style: (0, String::new()),
            groups: Vec::new(),
            optional: false,
            bytes: Vec::new(),
            fallback: 0,
            surrogate: None,
            listed: false,
            rows: vec![false],
        }
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    fn token(&mut self, token: Token<'_>) {
        if !matches!(token, Token::Open | Token::Close) && self.fallback > 0 && !matches!(token, Token::Word("u", _)) {
            self.fallback -= 1;
            return;
        }
        if !matches!(token, Token::Byte(_)) {
            self.flush();
        }
        match token {
            Token::Open => self.groups.push(Group { aside: Aside::None, ..self.group() }),
            Token::Close => self.close(),
            Token::Symbol(b'*') => self.optional = true,
            Token::Symbol(b'~') => self.write("\u{a0}"),
            Token::Symbol(b'-') => self.write("\u{ad}"),
            Token::Symbol(b'_') => self.write("\u{2011}"),
            Token::Symbol(_) => {}
            Token::Byte(byte) => self.bytes.push(byte),
            Token::Word(name, number) => self.word(name, number),
        }
    }

    fn close(&mut self) {
        self.fallback = 0;
        self.optional = false;
        let Some(group) = self.groups.pop() else { return };
        match group.aside {
            Aside::None => {}
            Aside::Box => self.blocks.end_box(),
            Aside::Note => self.blocks.end_note(),
        }
        if group.aside != Aside::None {
            self.rows.pop();
        }
        if group.destination == Destination::Styles {
            self.end_style();
        }
    }

    /// A style's entry ended. The names of built-in styles are English in every language.
    fn end_style(&mut self) {
        let (number, name) = (self.style.0, std::mem::take(&mut self.style.1));
        let name = name.trim().trim_end_matches(';').to_lowercase();
        let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok()).filter(|level| (1..=9).contains(level));
        let level = if name == "title" { Some(1) } else { level };
        if let Some(level) = level {
            self.styles.insert(number, level);
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        let optional = std::mem::take(&mut self.optional);
        let Some(group) = self.groups.last_mut() else { return };
        if group.destination == Destination::Skipped {
            return;
        }
        if let Some(found) = destination(name, optional) {
            self.enter(found, name);
            return;
        }
        match group.destination {
            Destination::Fonts => self.fonts.entry(name, number.unwrap_or(0)),
            Destination::Styles if name == "s" => self.style.0 = number.unwrap_or(0),
            Destination::Text => self.text_word(name, number),
            _ => {}
        }
    }

    /// The group is something beside the text, or text that stands apart.
    fn enter(&mut self, destination: Destination, name: &str) {
        self.listed |= matches!(name, "listtext" | "pntext" | "pn");
        let aside = match name {
            "footnote" => Aside::Note,
            "shptxt" | "dptxbxtext" => Aside::Box,
            _ => Aside::None,
        };
        if aside != Aside::None {
            self.blocks.begin_aside();
            self.rows.push(false);
        }
        if let Some(group) = self.groups.last_mut() {
            group.destination = destination;
            group.aside = aside;
        }
    }

    fn text_word(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "sect" | "nestcell" => self.end_paragraph(),
            "line" | "lbr" | "page" | "column" => self.blocks.line_break(),
            "cell" => {
                self.begin_row();
                self.end_paragraph();
                self.blocks.begin_cell();
            }
            "row" => {
                self.blocks.end_row();
                self.set_row(false);
            }
            "u" => self.unicode(number.unwrap_or(0)),
            "ansicpg" => self.fonts.default = number.and_then(code_page).unwrap_or(self.fonts.default),
            "mac" => self.fonts.default = encoding_rs::MACINTOSH,
            _ => {
                if let Some(c) = character(name) {
                    self.write(c);
                } else if let Some(group) = self.groups.last_mut() {
                    group.property(name, number);
                }
            }
        }
    }

    /// `\u`: a character, with what other readers show for it.
    fn unicode(&mut self, number: i32) {
        let Ok(unit) = u16::try_from(if number < 0 { number + 0x1_0000 } else { number }) else { return };
        let units = self.surrogate.take().into_iter().chain([unit]);
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok(c) => self.write(c.encode_utf8(&mut [0; 4])),
                Err(half) if (0xd800..0xdc00).contains(&half.unpaired_surrogate()) => self.surrogate = Some(half.unpaired_surrogate()),
                Err(_) => {}
            }
        }
        self.fallback = self.group().fallback;
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = self.fonts.encoding(self.group().font).decode_without_bom_handling(&bytes);
        self.write(&text);
    }

    fn write(&mut self, text: &str) {
        let group = self.group();
        match group.destination {
            Destination::Styles => self.style.1.push_str(text),
            Destination::Text if !group.hidden => {
                if group.in_table {
                    self.begin_row();
                }
                self.blocks.text(text, group.bold);
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let group = self.group();
        let listed = std::mem::take(&mut self.listed) || group.listed;
        self.blocks.mark(match group.outline.or_else(|| self.styles.get(&group.style).copied()) {
            Some(level) => Mark::Heading(level),
            None if listed => Mark::Item,
            None => Mark::Paragraph,
        });
        self.blocks.end_paragraph();
    }

    fn begin_row(&mut self) {
        if self.rows.last() == Some(&false) {
            self.blocks.begin_row();
            self.blocks.begin_cell();
            self.set_row(true);
        }
    }

    fn set_row(&mut self, open: bool) {
        if let Some(row) = self.rows.last_mut() {
            *row = open;
        }
    }
}

#[cfg(test)]
mod tests;
