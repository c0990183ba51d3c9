//! Plain text in any encoding that people have.

use crate::{
    document::{Format, Marked},
    span::Span,
};

use super::{Extract, Found, Options, Source, Stop, TakeFound, Text, encoding::decode};

/// Plain text: its lines are what they look like.
#[derive(Debug)]
pub(super) struct Plain;

impl Extract for Plain {
    fn format(&self) -> Format {
        Format::Text
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "md"]
    }

    fn shows(&self, _: &Source) -> bool {
        false
    }

    fn extract(&self, source: Source, _: &Options, found: &mut TakeFound<'_>) -> Result<(), Stop> {
        let text = decode(source.bytes);
        let layout = vec![Marked::lines(Span::of(0..text.len()))];
        Ok(found(Found::Text(Text { text, layout, ..Text::default() }))?)
    }
}
