//! What the styles of an OpenDocument text say of paragraphs and words.

use std::collections::BTreeMap;

use crate::extract::xml::Element;

/// How many styles may have one another as parents; documents have some five.
const MOST_PARENTS: usize = 20;

/// How a paragraph or a stretch of words is to be taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// It is a heading of this level.
    pub(super) heading: Option<u8>,
    /// It is bold, or plainly not.
    pub(super) bold: Option<bool>,
    /// It isn't shown, or plainly is.
    pub(super) hidden: Option<bool>,
}

#[derive(Debug, Default)]
struct Style {
    parent: String,
    look: Look,
}

/// The styles of a document, by family and name: words and paragraphs may have styles of one name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    /// The style that is being read.
    current: Option<(String, String)>,
}

impl Styles {
    /// How a style looks, with what its parents say.
    pub(super) fn look(&self, family: &str, name: &str) -> Look {
        let mut look = Look::default();
        let mut name = name;
        for _ in 0..MOST_PARENTS {
            look.heading = look.heading.or(of_name(name).filter(|_| family == "paragraph"));
            let Some(style) = self.styles.get(&(family.to_owned(), name.to_owned())) else { break };
            look = Look {
                heading: look.heading.or(style.look.heading),
                bold: look.bold.or(style.look.bold),
                hidden: look.hidden.or(style.look.hidden),
            };
            name = &style.parent;
        }
        look
    }

    /// An element of a list of styles begins.
    pub(super) fn open(&mut self, element: &Element<'_>) {
        let attribute = |name| element.attribute(name).unwrap_or_default().into_owned();
        match element.name() {
            "style" => {
                let key = (attribute("family"), attribute("name"));
                let level = attribute("default-outline-level").parse().ok().filter(|level| (1..=9).contains(level));
                let look = Look { heading: level, ..Look::default() };
                self.styles.insert(key.clone(), Style { parent: attribute("parent-style-name"), look });
                self.current = Some(key);
            }
            "text-properties" => {
                if let Some(style) = self.current.as_ref().and_then(|key| self.styles.get_mut(key)) {
                    style.look.bold = element.attribute("font-weight").map(|weight| is_bold(&weight));
                    style.look.hidden = element.attribute("display").map(|display| display == "none");
                }
            }
            _ => {}
        }
    }

    /// An element of a list of styles ends.
    pub(super) fn close(&mut self, name: &str) {
        if name == "style" {
            self.current = None;
        }
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}

/// What the name of a built-in style says: in the file it is English in every language.
fn of_name(name: &str) -> Option<u8> {
    match name {
        "Title" => Some(1),
        "Subtitle" => Some(2),
        _ => None,
    }
}
