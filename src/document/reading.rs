//! The copy of a text that matching reads when the text itself has characters that hide a word.
//!
//! Most texts need no copy: one pass over the bytes tells. A copy is made where there are soft hyphens, zero-width characters,
//! blanks and hyphens of unusual kinds, accents apart from their letter, ligatures, letters read in the wrong encoding, or words
//! broken over a line end; its [`OffsetMap`] leads every position back to the text as written.

use std::borrow::Cow;

use unicode_normalization::char::{compose, is_combining_mark};

use crate::span::Span;

use super::{
    Document, Marked,
    disguise::{broken_word, hides_words, is_hyphen, is_invisible, plain_form},
    mojibake,
};

/// A text as matching reads it.
#[derive(Debug)]
pub struct Reading<'t> {
    text: Cow<'t, str>,
    map: Option<OffsetMap>,
    /// What the format says of the text, with the positions of `text`.
    layout: Cow<'t, [Marked]>,
}

impl<'t> Reading<'t> {
    /// Reads a plain text: borrowed as it is where nothing hides a word, otherwise as a copy in which nothing does.
    #[must_use]
    pub fn new(source: &'t str) -> Self {
        Self::with_layout(source, Cow::Owned(vec![Marked::lines(Span::of(0..source.len()))]))
    }

    /// Reads the text of a document, with what its format says of it.
    #[must_use]
    pub fn of(document: &'t Document) -> Self {
        Self::with_layout(&document.text, Cow::Borrowed(&document.layout))
    }

    fn with_layout(source: &'t str, layout: Cow<'t, [Marked]>) -> Self {
        if hides_words(source) {
            let (text, map) = Copyist::new(source).run();
            let length = Span::of(0..text.len()).end;
            let moved = layout.iter().map(|marked| Marked { span: map.reading(marked.span, length), ..*marked }).collect();
            Self { text: Cow::Owned(text), map: Some(map), layout: Cow::Owned(moved) }
        } else {
            Self { text: Cow::Borrowed(source), map: None, layout }
        }
    }

    /// The text to match on.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the format says of the text, with positions in [`Self::text`].
    #[must_use]
    pub fn layout(&self) -> &[Marked] {
        &self.layout
    }

    /// From a span of [`Self::text`] to the bytes of the source, on character boundaries.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        self.map.as_ref().map_or(span, |map| map.source(span))
    }
}

/// Leads positions in a reading copy back to the source text.
#[derive(Debug, Default)]
pub struct OffsetMap {
    /// Ascending in `text`; the first begins at 0.
    runs: Vec<Run>,
}

/// A stretch of the copy.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it begins in the copy.
    text: u32,
    /// Where it begins in the source.
    source: u32,
    /// `Some(n)`: the whole run stands for `n` source bytes that were written otherwise. `None`: byte for byte.
    replaced: Option<u32>,
}

impl OffsetMap {
    /// From a span of the copy to one of the source. What was left out at either side stays outside.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let first = self.runs[self.runs.partition_point(|run| run.text <= span.start) - 1];
        let start = if first.replaced.is_some() { first.source } else { first.source + (span.start - first.text) };
        if span.is_empty() {
            return Span::new(start, start);
        }
        let last = self.runs[self.runs.partition_point(|run| run.text < span.end) - 1];
        let end = last.source + last.replaced.unwrap_or(span.end - last.text);
        Span::new(start, end)
    }

    /// From a span of the source to one of the copy, which has `length` bytes. What lies inside something that was replaced or left
    /// out moves to its end.
    fn reading(&self, span: Span, length: u32) -> Span {
        let place = |at: u32| {
            let next = self.runs.partition_point(|run| run.source <= at);
            let limit = self.runs.get(next).map_or(length, |run| run.text);
            let Some(run) = next.checked_sub(1).map(|n| self.runs[n]) else { return limit };
            match run.replaced {
                Some(_) if at > run.source => limit,
                Some(_) => run.text,
                None => (run.text + (at - run.source)).min(limit),
            }
        };
        Span::new(place(span.start), place(span.end))
    }
}

/// Writes the reading copy and its map.
struct Copyist<'t> {
    source: &'t str,
    text: String,
    map: OffsetMap,
}

impl<'t> Copyist<'t> {
    fn new(source: &'t str) -> Self {
        let map = OffsetMap { runs: vec![Run { text: 0, source: 0, replaced: None }] };
        Self { source, text: String::with_capacity(source.len()), map }
    }

    fn run(mut self) -> (String, OffsetMap) {
        let mut at = 0;
        while let Some(c) = self.source[at..].chars().next() {
            let next = at + c.len_utf8();
            if (c == '-' || c == '\u{ad}')
                && let Some(rest) = broken_word(self.source, at)
            {
                self.leave_out(rest);
                at = rest;
            } else if is_invisible(c) {
                self.leave_out(next);
                at = next;
            } else if let Some((meant, length)) = mojibake::repaired(&self.source[at..]) {
                self.write_for(meant, at, at + length);
                at += length;
            } else if matches!(c, '–' | '—') && is_hyphen(self.source, at) {
                self.replace(at, next, "-");
                at = next;
            } else if plain_form(c).is_some() {
                self.write_for(c, at, next);
                at = next;
            } else {
                at = self.letter(at, c);
            }
        }
        (self.text, self.map)
    }

    /// Writes what a character stands for in place of `start..end` of the source.
    fn write_for(&mut self, c: char, start: usize, end: usize) {
        if is_invisible(c) {
            self.leave_out(end);
        } else {
            self.replace(start, end, plain_form(c).unwrap_or(c.encode_utf8(&mut [0; 4])));
        }
    }

    /// Copies a character together with the accents that follow it.
    fn letter(&mut self, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        let mut composed = c;
        while let Some(mark) = self.source[end..].chars().next().filter(|&mark| is_combining_mark(mark)) {
            composed = compose(composed, mark).unwrap_or(composed);
            end += mark.len_utf8();
        }
        if end == at + c.len_utf8() {
            self.text.push(c);
        } else {
            self.replace(at, end, composed.encode_utf8(&mut [0; 4]));
        }
        end
    }

    /// Goes on at `source` without having written anything.
    fn leave_out(&mut self, source: usize) {
        self.mark(source, None);
    }

    fn replace(&mut self, start: usize, end: usize, plain: &str) {
        self.mark(start, Some(Span::of(start..end).len()));
        self.text.push_str(plain);
        self.mark(end, None);
    }

    /// Begins a run here; one that has no bytes makes room for it.
    fn mark(&mut self, source: usize, replaced: Option<u32>) {
        let run = Run { text: Span::of(0..self.text.len()).end, source: Span::of(0..source).end, replaced };
        if self.map.runs.last().is_some_and(|last| last.text == run.text) {
            self.map.runs.pop();
        }
        self.map.runs.push(run);
    }
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::{
        document::{Document, Marked},
        span::Span,
    };

    /// The copy of a source, and the source bytes that a word of the copy came from.
    fn written(source: &str, word: &str) -> String {
        let reading = Reading::new(source);
        let start = reading.text().find(word).unwrap_or_else(|| panic!("{word:?} in {:?}", reading.text()));
        source[reading.source(Span::of(start..start + word.len())).range()].to_owned()
    }

    #[test]
    fn a_plain_text_is_borrowed() {
        for plain in [
            "",
            "klantgericht",
            "één, reële eisen",
            "\u{feff}Wat ga je doen?",
            "werk- en denkniveau",
            "a -\n- b",
            "goed – en snel",
            "Ärzte",
            "collega’s",
        ] {
            let reading = Reading::new(plain);
            assert!(reading.map.is_none(), "{plain:?}");
            assert_eq!(reading.source(Span::new(0, 0)), Span::new(0, 0));
        }
    }

    #[test]
    fn hidden_words_are_found_and_lead_back() {
        let cases = [
            ("een klant\u{ad}gerichte houding", "klantgerichte", "klant\u{ad}gerichte"),
            ("\u{ad}klant\u{ad} komt", "klant", "klant"),
            ("cree\u{308}ren", "creëren", "cree\u{308}ren"),
            ("de e\u{301}e\u{301}n", "één", "e\u{301}e\u{301}n"),
            ("eﬃciënt", "efficiënt", "eﬃciënt"),
            ("team\u{200b}speler", "teamspeler", "team\u{200b}speler"),
            ("pro\u{2011}actief", "pro-actief", "pro\u{2011}actief"),
            ("samen-\n  werken", "samenwerken", "samen-\n  werken"),
            ("samen-\r\nwerken", "samenwerken", "samen-\r\nwerken"),
            ("samen\u{ad}\nwerken", "samenwerken", "samen\u{ad}\nwerken"),
            ("ĳverig", "ijverig", "ĳverig"),
            ("niet\u{a0}alleen", "niet alleen", "niet\u{a0}alleen"),
            ("in\u{2009}staat", "in staat", "in\u{2009}staat"),
            ("coÃ¶rdineren", "coördineren", "coÃ¶rdineren"),
            ("collegaâ€™s", "collega’s", "collegaâ€™s"),
            ("teamÂ\u{ad}speler", "teamspeler", "teamÂ\u{ad}speler"),
            ("klant– en servicegericht", "klant- en", "klant– en"),
            ("pro—actief", "pro-actief", "pro—actief"),
            ("collega´s", "collega's", "collega´s"),
        ];
        for (source, word, expected) in cases {
            assert_eq!(written(source, word), expected, "{source:?}");
        }
    }

    #[test]
    fn what_the_format_says_moves_along() {
        let text = "\u{ad}Kop\u{ad}je\n\nﬁjn\u{a0}werk\u{ad}\n\nniet";
        let word = |word: &str| text.find(word).map(|at| Span::of(at..at + word.len())).unwrap();
        let mut document = Document::plain("t", text, None);
        document.layout = [word("\u{ad}Kop\u{ad}je"), word("ﬁjn\u{a0}werk\u{ad}"), word("niet")].map(Marked::lines).to_vec();
        let reading = Reading::of(&document);
        let parts: Vec<_> = reading.layout().iter().map(|marked| &reading.text()[marked.span.range()]).collect();
        assert_eq!(parts, ["Kopje", "fijn werk", "niet"]);
    }

    #[test]
    fn a_position_inside_a_ligature_takes_it_whole() {
        let source = "x ﬁjn";
        let reading = Reading::new(source);
        let f = reading.text().find('f').unwrap();
        assert_eq!(&source[reading.source(Span::of(f..f + 1)).range()], "ﬁ");
    }
}
