//! Reads XML as a stream and hands its elements to a visitor.
//!
//! Entities that a document declares are never expanded, and nothing is fetched: only the five of XML itself and characters by their
//! number stand for something. Elements may nest as deep as the limits say.

use std::{borrow::Cow, io::BufRead};

use quick_xml::{
    Error, Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::failure::FailureKind;

use super::{Limit, Limits, Problem, unpack::problem_of_io};

/// Takes in what a document has. Names are given without their prefix.
pub(super) trait Visit {
    /// An element begins; `false`: it is left out with all that is in it.
    fn open(&mut self, element: &Element<'_>) -> bool;
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Text between tags.
    fn text(&mut self, text: &str);
    /// Is the rest of no use any more?
    fn has_enough(&self) -> bool {
        false
    }
}

/// The start of an element.
pub(super) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.0.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).unwrap_or(found.value))
    }

    /// The values of all attributes of a name, whatever their prefix.
    pub(super) fn attributes(&self, name: &str) -> impl Iterator<Item = Cow<'_, str>> {
        let mut all = self.0.attributes();
        all.with_checks(false);
        all.flatten().filter(move |attribute| attribute.key.local_name().into_inner() == name).map(|attribute| attribute.value)
    }

    /// Is a switch on: `<w:b/>`, `<w:b w:val="1"/>`, and not `<w:b w:val="0"/>`?
    pub(super) fn is_on(&self) -> bool {
        !self.attribute("val").is_some_and(|value| matches!(&*value, "0" | "false" | "off" | "none"))
    }
}

/// Reads a whole document.
pub(super) fn visit(source: impl BufRead, limits: &Limits, visitor: &mut impl Visit) -> Result<(), Problem> {
    let mut reader = Reader::from_reader(source);
    reader.config_mut().expand_empty_elements = true;
    reader.config_mut().allow_dangling_amp = true;
    let mut buffer = Vec::new();
    let mut depth = 0;
    // The depth of the element that is being left out.
    let mut left_out = None;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| problem(&error))? {
            Event::Start(start) => {
                depth += 1;
                limits.check(Limit::Nesting, depth)?;
                if left_out.is_none() && !visitor.open(&Element(&start)) {
                    left_out = Some(depth);
                }
            }
            Event::End(end) => {
                if left_out.is_none() {
                    visitor.close(end.local_name().into_inner());
                } else if left_out == Some(depth) {
                    left_out = None;
                }
                depth -= 1;
            }
            Event::Text(text) if left_out.is_none() => visitor.text(&text.xml10_content()),
            Event::CData(text) if left_out.is_none() => visitor.text(&text.xml10_content()),
            Event::GeneralRef(reference) if left_out.is_none() => {
                let name = reference.xml10_content();
                if let Ok(Some(c)) = reference.resolve_char_ref() {
                    visitor.text(c.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = quick_xml::escape::resolve_xml_entity(&name) {
                    visitor.text(text);
                }
            }
            // A document that breaks off in the middle is damaged.
            Event::Eof if depth > 0 => return Err(FailureKind::Damaged.into()),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if visitor.has_enough() {
            return Ok(());
        }
    }
}

fn problem(error: &Error) -> Problem {
    match error {
        Error::Io(error) => problem_of_io(error),
        _ => FailureKind::Damaged.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, Visit, visit};
    use crate::{extract::Limits, failure::FailureKind};

    #[derive(Default)]
    struct Seen(String);

    impl Visit for Seen {
        fn open(&mut self, element: &Element<'_>) -> bool {
            self.0.extend(["<", element.name(), &element.attribute("val").unwrap_or_default(), ">"]);
            element.name() != "skip"
        }

        fn close(&mut self, name: &str) {
            self.0.extend(["</", name, ">"]);
        }

        fn text(&mut self, text: &str) {
            self.0 += text;
        }
    }

    fn seen(source: &str) -> Result<String, FailureKind> {
        let mut seen = Seen::default();
        visit(source.as_bytes(), &Limits::default(), &mut seen).map(|()| seen.0).map_err(|problem| problem.kind)
    }

    #[test]
    fn elements_and_text_come_in_order() {
        assert_eq!(seen(r#"<w:a w:val="x&amp;y">b &lt;&#233; c<d/><skip>e<f/></skip></w:a>"#).unwrap(), "<ax&y>b <é c<d></d><skip></a>");
    }

    #[test]
    fn entities_of_the_document_stand_for_nothing() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY x "xxxxxxxx"><!ENTITY y "&x;&x;"><!ENTITY z SYSTEM "file:///etc/passwd">]><a>1&y;&z;2</a>"#;
        assert_eq!(seen(bomb).unwrap(), "<a>12</a>");
    }

    #[test]
    fn depth_and_damage_are_said() {
        assert_eq!(seen(&format!("{}{}", "<a>".repeat(101), "</a>".repeat(101))), Err(FailureKind::TooDeep));
        assert!(seen(&format!("{}{}", "<a>".repeat(100), "</a>".repeat(100))).is_ok());
        for damaged in ["<a><b></a>", "<a>", "<a", "<a>\u{0}<"] {
            assert_eq!(seen(damaged), Err(FailureKind::Damaged), "{damaged}");
        }
    }
}
