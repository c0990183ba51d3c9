//! What the styles of a Word document say of paragraphs and words.

use std::collections::BTreeMap;

use crate::extract::xml::{Element, Visit};

/// How many styles may be based on one another; documents have some five.
const MOST_BASES: usize = 20;

/// How a paragraph or a stretch of words is to be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// It is a heading of this level.
    pub(super) heading: Option<u8>,
    /// It is an item of a list, or plainly none.
    pub(super) item: Option<bool>,
    /// It is bold, or plainly not.
    pub(super) bold: Option<bool>,
    /// It is a line of the table of contents, which repeats the headings.
    pub(super) contents: bool,
}

impl Look {
    /// What `base` says where this says nothing.
    fn or(self, base: Self) -> Self {
        Self {
            heading: self.heading.or(base.heading),
            item: self.item.or(base.item),
            bold: self.bold.or(base.bold),
            contents: self.contents || base.contents,
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    based_on: String,
    look: Look,
}

/// The styles of a document, by their id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style that is being read.
    id: String,
}

impl Styles {
    /// How a style looks, with what it is based on.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut id = id;
        for _ in 0..MOST_BASES {
            let Some(style) = self.styles.get(id) else { break };
            look = look.or(style.look);
            id = &style.based_on;
        }
        look
    }
}

impl Visit for Styles {
    fn open(&mut self, element: &Element<'_>) -> bool {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "docDefaults" | "latentStyles" | "tblStylePr" => return false,
            "style" => {
                self.id = element.attribute("styleId").unwrap_or_default().into_owned();
                self.styles.insert(self.id.clone(), Style::default());
            }
            name => {
                let Some(style) = self.styles.get_mut(&self.id) else { return true };
                match name {
                    "name" => {
                        let look = of_name(&value().to_lowercase());
                        style.look = style.look.or(look);
                    }
                    "basedOn" => style.based_on = value().into_owned(),
                    "outlineLvl" => style.look.heading = heading_level(&value()),
                    "numId" => style.look.item = Some(value() != "0"),
                    "b" => style.look.bold = Some(element.is_on()),
                    _ => {}
                }
            }
        }
        true
    }

    fn close(&mut self, name: &str) {
        if name == "style" {
            self.id.clear();
        }
    }

    fn text(&mut self, _: &str) {}
}

/// The heading that an outline level stands for; the level of running text stands for none.
pub(super) fn heading_level(outline: &str) -> Option<u8> {
    outline.parse::<u8>().ok().filter(|level| *level < 9).map(|level| level + 1)
}

/// What the name of a built-in style says: in the file it is English in every language of Word.
fn of_name(name: &str) -> Look {
    let level = name.strip_prefix("heading ").and_then(|level| level.parse().ok()).filter(|level| (1..=9).contains(level));
    let heading = match name {
        "title" => Some(1),
        "subtitle" => Some(2),
        _ => level,
    };
    Look { heading, contents: name.starts_with("toc "), ..Look::default() }
}
