//! Word documents (.docx): headings and items by their style, tables, boxes, notes, and of tracked changes what they come to.
//!
//! Left out is what isn't the text: headers and footers, comments, deleted text, hidden text, the table of contents, placeholders of
//! a form that nobody filled in.

mod styles;

use crate::{
    document::{Format, Mark},
    failure::FailureKind,
};

use self::styles::{Look, Styles, heading_level};
use super::{
    Extract, Found, Limits, Options, Source, Stop, TakeFound,
    blocks::Blocks,
    unpack::Archive,
    xml::{Element, Visit, visit},
};

/// Word documents.
#[derive(Debug)]
pub(super) struct Docx;

impl Extract for Docx {
    fn format(&self) -> Format {
        Format::Docx
    }

    fn shows(&self, source: &Source) -> bool {
        source.is_zip() && Archive::open(&source.bytes, &Limits::default()).is_ok_and(|mut archive| main_part(&mut archive).is_some())
    }

    fn extract(&self, source: Source, options: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let limits = &options.limits;
        let mut archive = Archive::open(&source.bytes, limits)?;
        let main = main_part(&mut archive).ok_or(FailureKind::Damaged)?;
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let mut styles = Styles::default();
        if let Some(part) = archive.part(&beside("styles.xml"))? {
            visit(part, limits, &mut styles)?;
        }
        let mut body = Body::new(&styles);
        for part in [main.clone(), beside("footnotes.xml"), beside("endnotes.xml")] {
            if let Some(part) = archive.part(&part)? {
                visit(part, limits, &mut body)?;
            }
        }
        Ok(found(Found::Text(body.blocks.finish()?))?)
    }
}

/// The name of the part with the text; `None`: it is no Word document.
fn main_part(archive: &mut Archive<'_>) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    if archive.has(USUAL) {
        return Some(USUAL.to_owned());
    }
    let mut relations = Relations::default();
    let part = archive.part("_rels/.rels").ok()??;
    visit(part, &Limits::default(), &mut relations).ok()?;
    relations.main.filter(|main| main.starts_with("word/") && archive.has(main))
}

/// Looks in the list of relations for the part with the text.
#[derive(Default)]
struct Relations {
    main: Option<String>,
}

impl Visit for Relations {
    fn open(&mut self, element: &Element<'_>) -> bool {
        if element.name() == "Relationship" && element.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) {
            self.main = element.attribute("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
        true
    }

    fn close(&mut self, _: &str) {}

    fn text(&mut self, _: &str) {}
}

/// Reads the parts with text.
struct Body<'s> {
    styles: &'s Styles,
    blocks: Blocks,
    /// How the paragraphs look that are being read: one may stand in a box that hangs on another.
    paragraphs: Vec<Look>,
    /// In the properties of a paragraph, where the bold of its mark says nothing of its words.
    in_properties: bool,
    run: Run,
    /// What follows is the placeholder of a field.
    placeholder: bool,
}

/// The words that are being read.
#[derive(Default)]
struct Run {
    bold: Option<bool>,
    hidden: bool,
    in_text: bool,
}

impl<'s> Body<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self { styles, blocks: Blocks::new(), paragraphs: Vec::new(), in_properties: false, run: Run::default(), placeholder: false }
    }

    fn write(&mut self, text: &str) {
        let look = self.paragraphs.last().copied().unwrap_or_default();
        if !self.run.hidden && !look.contents {
            self.blocks.text(text, self.run.bold.or(look.bold).unwrap_or(false));
        }
    }

    /// An element in the properties of a paragraph.
    fn property(&mut self, element: &Element<'_>) {
        let value = element.attribute("val").unwrap_or_default();
        let Some(look) = self.paragraphs.last_mut() else { return };
        match element.name() {
            "pStyle" => *look = self.styles.look(&value),
            "outlineLvl" => look.heading = heading_level(&value),
            "numId" => look.item = Some(value != "0"),
            _ => {}
        }
    }

    /// The properties of a paragraph are known.
    fn mark(&mut self) {
        let look = self.paragraphs.last().copied().unwrap_or_default();
        self.blocks.mark(match look {
            Look { heading: Some(level), .. } => Mark::Heading(level),
            Look { item: Some(true), .. } => Mark::Item,
            _ => Mark::Paragraph,
        });
    }

    /// An element that stands for words, or says how they look.
    fn in_run(&mut self, element: &Element<'_>) {
        match element.name() {
            "r" => self.run = Run::default(),
            "rStyle" => self.run.bold = element.attribute("val").and_then(|style| self.styles.look(&style).bold).or(self.run.bold),
            "b" => self.run.bold = Some(element.is_on()),
            "vanish" => self.run.hidden = element.is_on(),
            "t" => self.run.in_text = true,
            "tab" => self.write("\t"),
            "br" | "cr" if !self.run.hidden => self.blocks.line_break(),
            "noBreakHyphen" => self.write("\u{2011}"),
            "softHyphen" => self.write("\u{ad}"),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.write(c.encode_utf8(&mut [0; 4]));
                }
            }
            _ => {}
        }
    }
}

impl Visit for Body<'_> {
    fn open(&mut self, element: &Element<'_>) -> bool {
        match element.name() {
            // What was deleted or moved away, how things looked before, and the copy of a box for old programs.
            "del" | "moveFrom" | "pPrChange" | "rPrChange" | "Fallback" | "sectPr" | "tblPr" | "rt" => return false,
            "footnote" | "endnote" => {
                if element.attribute("type").is_some_and(|kind| kind != "normal") {
                    // The line above the notes.
                    return false;
                }
                self.blocks.begin_aside();
            }
            "txbxContent" => self.blocks.begin_aside(),
            "sdt" => self.placeholder = false,
            "showingPlcHdr" => self.placeholder = element.is_on(),
            "sdtContent" if std::mem::take(&mut self.placeholder) => return false,
            "p" => {
                self.paragraphs.push(Look::default());
                self.mark();
            }
            "pPr" => self.in_properties = true,
            _ if self.in_properties => self.property(element),
            "tr" => self.blocks.begin_row(),
            "tc" => self.blocks.begin_cell(),
            _ => self.in_run(element),
        }
        true
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => {
                self.blocks.end_paragraph();
                self.paragraphs.pop();
            }
            "pPr" => {
                self.in_properties = false;
                self.mark();
            }
            "t" => self.run.in_text = false,
            "tr" => self.blocks.end_row(),
            "txbxContent" => self.blocks.end_box(),
            "footnote" | "endnote" => self.blocks.end_note(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.run.in_text {
            self.write(text);
        }
    }
}

#[cfg(test)]
mod tests;
