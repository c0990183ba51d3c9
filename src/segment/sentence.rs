//! Sentences: Unicode sentence breaks (UAX #29), joined again at abbreviations, initials and before lower case, and cut where a
//! full stop lost its blank.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::span::Span;

use super::outline::trim;

/// Adds the sentences of `block`.
pub(super) fn sentences(text: &str, block: Span, abbreviations: &HashSet<String>, sentences: &mut Vec<Span>) {
    let content = &text[block.range()];
    let offset = block.start as usize;
    let mut start = 0;
    for (at, piece) in content.split_sentence_bound_indices() {
        let mut from = at;
        for stop in glued_stops(piece) {
            push(text, offset + start, offset + at + stop, sentences);
            (start, from) = (at + stop, at + stop);
        }
        let end = at + piece.len();
        if end == content.len() || !goes_on(&content[from..end], &content[end..], abbreviations) {
            push(text, offset + start, offset + end, sentences);
            start = end;
        }
    }
}

/// The longest sentence in bytes. Beyond it a text isn't written in sentences, and it is cut at a blank, so that what is looked
/// at together stays small whatever the text.
const LONGEST: usize = 4000;

fn push(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let mut at = start;
    while end - at > LONGEST {
        let mut most = at + LONGEST;
        while !text.is_char_boundary(most) {
            most -= 1;
        }
        let cut = text[at..most].rfind(char::is_whitespace).filter(|&cut| cut > 0).map_or(most, |cut| at + cut);
        push_trimmed(text, at, cut, sentences);
        at = cut;
    }
    push_trimmed(text, at, end, sentences);
}

fn push_trimmed(text: &str, start: usize, end: usize, sentences: &mut Vec<Span>) {
    let span = trim(text, Span::of(start..end));
    if !span.is_empty() {
        sentences.push(span);
    }
}

/// Where a full stop ends a sentence although no blank follows: "alles.Wij", not "werkenbij.nl" or "o.a." or "Th.M.".
fn glued_stops(piece: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b'.', piece.as_bytes()).filter_map(move |at| {
        let lower_before = piece[..at].chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
        let mut after = piece[at + 1..].chars();
        let upper_after = after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        (lower_before && upper_after).then_some(at + 1)
    })
}

/// Does the sentence go on after what Unicode takes for its end?
fn goes_on(sentence: &str, after: &str, abbreviations: &HashSet<String>) -> bool {
    let closed = sentence.trim_end();
    if after.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase) && closed.ends_with('.') {
        return true;
    }
    let Some(stopped) = closed.strip_suffix('.') else { return false };
    let word =
        &stopped[stopped.rfind([' ', '\u{a0}', '(', '\t']).map_or(0, |at| at + stopped[at..].chars().next().map_or(1, char::len_utf8))..];
    let mut letters = word.chars();
    let initial = letters.next_back().is_some_and(char::is_uppercase) && letters.next_back().is_none_or(|c| c == '.');
    let enumerator =
        !word.is_empty() && word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit()) && word.len() == stopped.trim_start().len();
    initial || enumerator || abbreviations.contains(&word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::sentences;
    use crate::span::Span;

    #[test]
    fn cuts_where_dutch_cuts() {
        let abbreviations: HashSet<String> = ["dhr", "o.a", "bijv", "dr"].iter().map(|&word| word.to_owned()).collect();
        for (text, expected) in [
            ("Goed. Beter.", &["Goed.", "Beter."][..]),
            ("Vraag het dhr. Jansen. Nu!", &["Vraag het dhr. Jansen.", "Nu!"]),
            ("Denk aan o.a. Excel en bijv. Word.", &["Denk aan o.a. Excel en bijv. Word."]),
            ("Met J. de Vries. Klaar?", &["Met J. de Vries.", "Klaar?"]),
            ("Wij doen alles.Wij zijn groot.", &["Wij doen alles.", "Wij zijn groot."]),
            ("Kijk op werkenbij.nl. Of niet.", &["Kijk op werkenbij.nl.", "Of niet."]),
            ("1. Samenwerken gaat goed.", &["1. Samenwerken gaat goed."]),
            ("Kan dat? Ja.", &["Kan dat?", "Ja."]),
            ("", &[]),
        ] {
            let mut found = Vec::new();
            sentences(text, Span::of(0..text.len()), &abbreviations, &mut found);
            let found: Vec<_> = found.iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
