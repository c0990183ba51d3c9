//! What the format of a document says of its parts, and where a person finds them.
//!
//! A text file says nothing: what its lines are shows in the lines themselves. A word processor knows which paragraph is a heading and
//! which an item of a list, and its text has no marks that tell.

use crate::span::Span;

use super::{LineIndex, Position};

/// What a stretch of a document is, as its format says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Mark {
    /// Lines of plain text, of which the format says nothing: each is what it looks like.
    Lines,
    /// A heading, of level 1 to 9. A paragraph that is bold from end to end is one of level 9.
    Heading(u8),
    /// A paragraph of running text. Where it has line breaks, each line is what it looks like.
    Paragraph,
    /// An item of a list, without its bullet or number.
    Item,
    /// A row of a table, with ` | ` between its cells.
    Row,
    /// A footnote or endnote.
    Note,
}

impl Mark {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Heading(_) => "heading",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Row => "row",
            Self::Note => "note",
        }
    }
}

/// The part of a message in which a place lies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum MessagePart {
    /// The line that names it.
    Subject,
    /// What was written.
    Body,
}

impl MessagePart {
    /// The name in machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Body => "body",
        }
    }
}

/// Where in a document, or in a part of it; all numbers count from 1.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Spot {
    /// A line and column of plain text.
    Line(Position),
    /// A paragraph, counted in the order of the text: headings, items, rows and notes count, empty ones don't.
    Paragraph(u32),
    /// A page.
    Page(u32),
}

/// A place that a person can find in the document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Place {
    /// The part of the message, in a mail.
    pub part: Option<MessagePart>,
    /// Where in it.
    pub spot: Spot,
}

/// A stretch of a document's text with what its format says of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Marked {
    /// Its bytes. The stretches of a document stand in order and don't overlap.
    pub span: Span,
    /// What it is.
    pub mark: Mark,
    /// Where it begins.
    pub place: Place,
}

impl Marked {
    /// Lines of plain text, counted from 1.
    #[must_use]
    pub const fn lines(span: Span) -> Self {
        Self { span, mark: Mark::Lines, place: Place { part: None, spot: Spot::Line(Position { line: 1, column: 1 }) } }
    }

    /// The place of a byte position in this stretch of `text`, of which `lines` knows the lines.
    #[must_use]
    pub fn place(&self, text: &str, lines: &LineIndex, at: u32) -> Place {
        let spot = match self.place.spot {
            Spot::Line(first) => {
                let (here, start) = (lines.position(text, at), lines.position(text, self.span.start));
                Spot::Line(Position { line: first.line + here.line - start.line, column: here.column })
            }
            spot @ (Spot::Paragraph(_) | Spot::Page(_)) => spot,
        };
        Place { part: self.place.part, spot }
    }
}

/// The stretch in which a byte position lies, or the last before it.
#[must_use]
pub fn marked_at(layout: &[Marked], at: u32) -> Option<&Marked> {
    layout[..layout.partition_point(|marked| marked.span.start <= at)].last().or(layout.first())
}

#[cfg(test)]
mod tests {
    use super::{Mark, Marked, MessagePart, Place, Spot, marked_at};
    use crate::{
        document::{LineIndex, Position},
        span::Span,
    };

    #[test]
    fn lines_count_from_where_their_stretch_begins() {
        let text = "Onderwerp\n\neen\ntwee";
        let place = Place { part: Some(MessagePart::Body), spot: Spot::Line(Position { line: 1, column: 1 }) };
        let subject = Place { part: Some(MessagePart::Subject), ..place };
        let layout = [
            Marked { span: Span::new(0, 9), mark: Mark::Heading(1), place: subject },
            Marked { span: Span::of(11..text.len()), mark: Mark::Lines, place },
        ];
        let at = u32::try_from(text.find("wee").unwrap()).unwrap();
        let found = marked_at(&layout, at).unwrap().place(text, &LineIndex::new(text), at);
        assert_eq!(found, Place { part: Some(MessagePart::Body), spot: Spot::Line(Position { line: 2, column: 2 }) });
        assert_eq!(marked_at(&layout, 10), Some(&layout[0]));
    }
}
