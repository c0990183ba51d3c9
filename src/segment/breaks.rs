//! The sentence breaks of Unicode (UAX #29, rules SB3 to SB998), fast where a line has only what Dutch lines have.
//!
//! The tables of Unicode cost tens of nanoseconds a character. In a line of Latin letters a break can only follow `.`, `!` or
//! `?`, so that it is enough to look around these. A line with any other writing goes to the tables; that both ways agree is a
//! property test.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::next_beyond_ascii;

/// What a character is to the rules, for the characters of a Dutch line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Lower,
    Upper,
    OtherLetter,
    Numeric,
    /// `.`
    FullStop,
    /// `!` and `?`
    Mark,
    /// Quotes and brackets.
    Close,
    Blank,
    /// What goes on after a full stop: comma, colon, dashes.
    Continue,
    Other,
}

/// Calls `visit` with the end of every sentence that Unicode sees in `line`, the end of the line among them.
pub(super) fn sentence_breaks(line: &str, mut visit: impl FnMut(usize)) {
    if is_dutch(line) {
        let bytes = line.as_bytes();
        for at in memchr::memchr3_iter(b'.', b'!', b'?', bytes) {
            if let Some(end) = break_after(line, at).filter(|&end| end < line.len()) {
                visit(end);
            }
        }
        if !line.is_empty() {
            visit(line.len());
        }
    } else {
        line.split_sentence_bound_indices().for_each(|(at, sentence)| visit(at + sentence.len()));
    }
}

/// The break that belongs to the terminator at `at`, if its sentence ends there.
fn break_after(line: &str, at: usize) -> Option<usize> {
    let is_stop = line.as_bytes()[at] == b'.';
    let rest = &line[at + 1..];
    if is_stop {
        let next = rest.chars().next().map(class);
        let letter_before = || line[..at].chars().next_back().map(class).is_some_and(|class| matches!(class, Class::Upper | Class::Lower));
        // SB6 and SB7: 3.5 and N.B.
        if next == Some(Class::Numeric) || next == Some(Class::Upper) && letter_before() {
            return None;
        }
    }
    // SB9 to SB11: closing marks and blanks belong to the sentence.
    let closed = rest.trim_start_matches(|c| class(c) == Class::Close);
    let after = closed.trim_start_matches(|c| class(c) == Class::Blank);
    match after.chars().next().map(class) {
        // SB8a
        Some(Class::Continue | Class::FullStop | Class::Mark) => return None,
        // SB8
        Some(_) if is_stop && begins_lower(after) => return None,
        _ => {}
    }
    Some(line.len() - after.len())
}

/// Is the first letter lower case, with no terminator before it?
fn begins_lower(text: &str) -> bool {
    let decisive = |class: &Class| matches!(class, Class::Lower | Class::Upper | Class::OtherLetter | Class::FullStop | Class::Mark);
    text.chars().map(class).find(decisive) == Some(Class::Lower)
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Lower,
        'A'..='Z' => Class::Upper,
        '0'..='9' => Class::Numeric,
        '.' => Class::FullStop,
        '!' | '?' => Class::Mark,
        '(' | ')' | '[' | ']' | '{' | '}' | '"' | '\'' | '«' | '»' | '\u{2018}'..='\u{201f}' | '‹' | '›' => Class::Close,
        ' ' | '\t' | '\u{b}' | '\u{c}' | '\u{a0}' => Class::Blank,
        ',' | '-' | ':' | ';' | '–' | '—' => Class::Continue,
        _ if c.is_ascii() => Class::Other,
        _ if c.is_lowercase() => Class::Lower,
        _ if c.is_uppercase() => Class::Upper,
        _ if c.is_alphabetic() => Class::OtherLetter,
        _ => Class::Other,
    }
}

/// Does a line have only characters that [`class`] knows, and no line end?
fn is_dutch(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mut at = 0;
    while let Some(found) = next_beyond_ascii(bytes, at) {
        let Some(c) = line[found..].chars().next().filter(|&c| is_known(c)) else { return false };
        at = found + c.len_utf8();
    }
    memchr::memchr2(b'\n', b'\r', bytes).is_none()
}

/// Latin letters without those that Unicode counts as marks, quotes, dashes, what lists are made with, and pictures.
const fn is_known(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '—' | '\u{2018}'..='\u{201f}' | '‹' | '›')
        || matches!(c, '•' | '…' | '€' | '™' | '✓' | '✔' | '✅' | '✨' | '⦁' | '►' | '●' | '▪' | '→' | '\u{f0b7}')
        || matches!(c, '\u{1f300}'..='\u{1f3fa}' | '\u{1f400}'..='\u{1f64f}' | '\u{1f680}'..='\u{1f6d0}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{is_dutch, sentence_breaks};

    fn ends(line: &str) -> Vec<usize> {
        let mut ends = Vec::new();
        sentence_breaks(line, |end| ends.push(end));
        ends
    }

    fn unicode(line: &str) -> Vec<usize> {
        line.split_sentence_bound_indices().map(|(at, sentence)| at + sentence.len()).collect()
    }

    #[test]
    fn every_known_character_is_classed_as_unicode_does() {
        for c in (0..0x2_0000).filter_map(char::from_u32).filter(|&c| is_dutch(c.encode_utf8(&mut [0; 4]))) {
            for around in ["A. |B", "A.|B", "a.| b", "A.) |B", "A? |b", "A. |(b", "|.A B", "A. B|c", "A. |. C", "A.| |B"] {
                let line = around.replace('|', &c.to_string());
                assert_eq!(ends(&line), unicode(&line), "{line:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn breaks_are_those_of_unicode(line in "([a-zA-Z0-9.!?,:;\\-()\"' «»“”‘’–…é•\t]|\\. |\\PC){0,40}") {
            prop_assert_eq!(ends(&line), unicode(&line));
        }
    }
}
