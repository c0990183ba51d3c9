//! OpenDocument texts (.odt): headings, lists, tables, boxes, notes, and of tracked changes what they come to.
//!
//! Left out is what isn't the text: headers and footers, comments, deleted and hidden text, tables of contents, placeholders.

mod styles;

use crate::{
    document::{Format, Mark},
    failure::FailureKind,
};

use self::styles::{Look, Styles};
use super::{
    Extract, Found, Limits, Options, Problem, Source, Stop, TakeFound,
    blocks::Blocks,
    unpack::Archive,
    xml::{Element, Visit, visit},
};

/// OpenDocument texts.
#[derive(Debug)]
pub(super) struct Odt;

impl Extract for Odt {
    fn format(&self) -> Format {
        Format::Odt
    }

    fn shows(&self, source: &Source) -> bool {
        let kind = |mut archive: Archive<'_>| archive.short("mimetype").starts_with("application/vnd.oasis.opendocument.text");
        source.is_zip() && Archive::open(&source.bytes, &Limits::default()).is_ok_and(kind)
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let limits = &options.limits;
        let mut archive = Archive::open(&source.bytes, limits)?;
        if is_locked(&mut archive, limits)? {
            return Err(FailureKind::Encrypted.into());
        }
        let mut body = Body::new();
        if let Some(part) = archive.part("styles.xml")? {
            visit(part, limits, &mut body)?;
        }
        let content = archive.part("content.xml")?.ok_or(FailureKind::Damaged)?;
        visit(content, limits, &mut body)?;
        Ok(found(Found::Text(body.blocks.finish()?))?)
    }
}

/// Is a file of OpenDocument locked with a password?
pub(super) fn is_locked(archive: &mut Archive<'_>, limits: &Limits) -> Result<bool, Problem> {
    let mut manifest = Manifest::default();
    if let Some(part) = archive.part("META-INF/manifest.xml")? {
        visit(part, limits, &mut manifest)?;
    }
    Ok(manifest.encrypted)
}

/// Looks in the list of parts for one that is encrypted.
#[derive(Default)]
struct Manifest {
    encrypted: bool,
}

impl Visit for Manifest {
    fn open(&mut self, element: &Element<'_>) -> bool {
        self.encrypted |= element.name() == "encryption-data";
        true
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Reads the parts with styles and text.
struct Body {
    styles: Styles,
    blocks: Blocks,
    /// How the paragraphs and stretches of words look that are being read, the innermost last.
    looks: Vec<Look>,
    /// For each list and box that is being read: has an item begun of which nothing was read yet?
    fresh_items: Vec<bool>,
}

impl Body {
    fn new() -> Self {
        Self { styles: Styles::default(), blocks: Blocks::new(), looks: Vec::new(), fresh_items: Vec::new() }
    }

    fn begin_paragraph(&mut self, element: &Element<'_>) {
        let look = self.styles.look("paragraph", &element.attribute("style-name").unwrap_or_default());
        let level = element.attribute("outline-level").and_then(|level| level.parse().ok()).filter(|level| (1..=9).contains(level));
        let heading = if element.name() == "h" { level.or(Some(1)) } else { look.heading };
        let item = self.fresh_items.last_mut().is_some_and(std::mem::take);
        self.blocks.mark(match heading {
            Some(level) => Mark::Heading(level),
            None if item => Mark::Item,
            None => Mark::Paragraph,
        });
        self.looks.push(look);
    }

    fn begin_words(&mut self, element: &Element<'_>) {
        let around = self.looks.last().copied().unwrap_or_default();
        let look = self.styles.look("text", &element.attribute("style-name").unwrap_or_default());
        self.looks.push(Look { bold: look.bold.or(around.bold), hidden: look.hidden.or(around.hidden), heading: None });
    }

    /// Boxes and shapes hang on a paragraph; what they hold is no item of the list that the paragraph stands in.
    fn begin_aside(&mut self) {
        self.blocks.begin_aside();
        self.fresh_items.push(false);
    }

    fn blanks(&mut self, element: &Element<'_>) {
        let count = element.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
        // Blanks set things apart; how far is no matter.
        self.write(&" ".repeat(count.clamp(1, 8)));
    }

    fn write(&mut self, text: &str) {
        if let Some(look) = self.looks.last().filter(|look| look.hidden != Some(true)) {
            self.blocks.text(text, look.bold == Some(true));
        }
    }
}

/// Elements with text that isn't the document's.
fn is_left_out(element: &Element<'_>) -> bool {
    match element.name() {
        "tracked-changes" | "annotation" | "forms" | "scripts" | "master-styles" | "note-citation" | "title" | "desc" | "placeholder"
        | "ruby-text" | "object" | "object-ole" | "binary-data" | "covered-table-cell" | "table-of-content" | "illustration-index"
        | "table-index" | "object-index" | "user-index" | "alphabetical-index" | "bibliography" => true,
        "section" => element.attribute("display").is_some_and(|display| display == "none"),
        _ => false,
    }
}

/// Is it a shape that can hold paragraphs?
fn is_box(name: &str) -> bool {
    matches!(name, "text-box" | "custom-shape" | "rect" | "circle" | "ellipse" | "polygon" | "regular-polygon" | "path" | "caption")
}

impl Visit for Body {
    fn open(&mut self, element: &Element<'_>) -> bool {
        if is_left_out(element) {
            return false;
        }
        match element.name() {
            "p" | "h" => self.begin_paragraph(element),
            "span" => self.begin_words(element),
            "list" => self.fresh_items.push(false),
            "list-item" => {
                if let Some(fresh) = self.fresh_items.last_mut() {
                    *fresh = true;
                }
            }
            "s" => self.blanks(element),
            "tab" => self.write("\t"),
            "line-break" if !self.looks.is_empty() => self.blocks.line_break(),
            "table-row" => self.blocks.begin_row(),
            "table-cell" => self.blocks.begin_cell(),
            "note-body" => self.begin_aside(),
            name if is_box(name) => self.begin_aside(),
            _ => self.styles.open(element),
        }
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.blocks.end_paragraph();
                self.looks.pop();
            }
            "span" => {
                self.looks.pop();
            }
            "list" => {
                self.fresh_items.pop();
            }
            "table-row" => self.blocks.end_row(),
            "note-body" => {
                self.blocks.end_note();
                self.fresh_items.pop();
            }
            name if is_box(name) => {
                self.blocks.end_box();
                self.fresh_items.pop();
            }
            _ => self.styles.close(name),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(look) = self.looks.last().filter(|look| look.hidden != Some(true)) {
            self.blocks.collapsed(text, look.bold == Some(true));
        }
    }
}

#[cfg(test)]
mod tests;
