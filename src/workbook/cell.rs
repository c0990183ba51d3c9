//! The cells of a table, whichever program will read it.

use std::borrow::Cow;

use crate::report::one_line;

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'t> {
    /// Nothing.
    Empty,
    /// A text, on one line.
    Text(Cow<'t, str>),
    /// A number of things.
    Count(u64),
    /// A share of a whole, from 0 to 1.
    Share(f64),
}

impl<'t> Cell<'t> {
    /// A text of which the program knows that it is one line.
    pub(crate) fn word(text: impl Into<Cow<'t, str>>) -> Self {
        Self::Text(text.into())
    }

    /// A text that somebody wrote.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(Cow::Owned(one_line(text)))
    }

    /// A text that somebody wrote, where there is one.
    pub(crate) fn maybe(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// How much `part` is of `whole`; nothing of nothing.
    #[expect(clippy::cast_precision_loss, reason = "no run has 2^53 documents")]
    pub(crate) fn share(part: u64, whole: u64) -> Self {
        if whole == 0 { Self::Empty } else { Self::Share(part as f64 / whole as f64) }
    }
}
