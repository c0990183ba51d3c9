//! Compounds of which one half is left out: "klant- en resultaatgericht", "in- en externe", "klantvragen en -wensen".
//!
//! 64% of vacancies have one (own count over 1,884 texts). The word that is meant is not known without a dictionary, so each
//! way to complete it is offered, and the caller keeps what it knows.

use crate::span::Span;

/// How many words may stand between the half word and the whole one: "taak-, doel- en resultaatgericht".
const MOST_BETWEEN: usize = 6;

/// The longest word in bytes that is completed; beyond it, it is no word.
const LONGEST_WORD: usize = 60;

/// Calls `offer` with each completed word in `range` of `text`, and with the bytes in which it is written.
pub(super) fn expand(text: &str, range: Span, mut offer: impl FnMut(&str, Span)) {
    let bytes = text.as_bytes();
    let (start, end) = (range.start as usize, range.end as usize);
    let mut candidate = String::new();
    for hyphen in memchr::memchr_iter(b'-', &bytes[start..end]).map(|at| at + start) {
        let before = last_word(&text[start..hyphen]);
        let after = first_word(&text[hyphen + 1..end]);
        if !before.is_empty() && after.is_empty() {
            let first = hyphen - before.len();
            if let Some(whole) = word_to_share(text, hyphen + 1, end) {
                for (cut, _) in text[whole.range()].char_indices().skip(1) {
                    candidate.clear();
                    candidate.push_str(before);
                    candidate.push_str(&text[whole.start as usize + cut..whole.end as usize]);
                    offer(&candidate, Span::of(first..whole.end as usize));
                }
            }
        } else if before.is_empty() && !after.is_empty() {
            let Some(whole) = word_that_shared(text, start, hyphen) else { continue };
            for (cut, _) in text[whole.range()].char_indices().skip(2) {
                candidate.clear();
                candidate.push_str(&text[whole.start as usize..whole.start as usize + cut]);
                candidate.push_str(after);
                offer(&candidate, Span::of(whole.start as usize..hyphen + 1 + after.len()));
            }
        }
    }
}

fn last_word(text: &str) -> &str {
    let word =
        text.rfind(|c: char| !c.is_alphanumeric()).map_or(text, |at| &text[at + text[at..].chars().next().map_or(1, char::len_utf8)..]);
    if word.len() > LONGEST_WORD { "" } else { word }
}

fn first_word(text: &str) -> &str {
    let word = &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())];
    if word.len() > LONGEST_WORD { "" } else { word }
}

/// After "klant-": the whole word whose end it shares.
fn word_to_share(text: &str, from: usize, end: usize) -> Option<Span> {
    let mut at = from;
    for _ in 0..MOST_BETWEEN {
        let rest = &text[at..end];
        let blank = rest.len() - rest.trim_start_matches([' ', '\u{a0}', ',', '/', '&']).len();
        let word = first_word(&rest[blank..]);
        let (word_start, word_end) = (at + blank, at + blank + word.len());
        if word.is_empty() {
            return None;
        }
        let half = text[word_end..end].starts_with('-') && first_word(&text[word_end + 1..end]).is_empty();
        if half {
            at = word_end + 1;
        } else if matches!(word, "en" | "of" | "als") {
            at = word_end;
        } else {
            return Some(Span::of(word_start..word_end));
        }
    }
    None
}

/// Before "en -wensen": the whole word whose beginning it shares.
fn word_that_shared(text: &str, start: usize, hyphen: usize) -> Option<Span> {
    let before = text[start..hyphen].trim_end_matches([' ', '\u{a0}', '/']);
    let joined = ["en", "of"].iter().find_map(|word| before.strip_suffix(word)).filter(|before| before.ends_with([' ', '/']));
    let before = joined?.trim_end_matches([' ', '\u{a0}', '/', ',']);
    let word = last_word(before);
    (!word.is_empty()).then(|| Span::of(start + before.len() - word.len()..start + before.len()))
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::span::Span;

    /// Where `word` is among the words offered for `text`: what is written there.
    fn written<'t>(text: &'t str, word: &str) -> Option<&'t str> {
        let mut found = None;
        expand(text, Span::of(0..text.len()), |candidate, span| {
            if candidate == word {
                found = Some(&text[span.range()]);
            }
        });
        found
    }

    #[test]
    fn both_halves_are_completed() {
        let text = "je bent klant- en resultaatgericht";
        assert_eq!(written(text, "klantgericht"), Some("klant- en resultaatgericht"));
        assert_eq!(written("in- en externe partijen", "interne"), Some("in- en externe"));
        assert_eq!(written("taak-/relatiegericht", "taakgericht"), Some("taak-/relatiegericht"));
        assert_eq!(written("taak-, doel- en mensgericht", "taakgericht"), Some("taak-, doel- en mensgericht"));
        assert_eq!(written("klantvragen en -wensen", "klantwensen"), Some("klantvragen en -wensen"));
    }

    #[test]
    fn a_dash_is_no_ellipsis() {
        assert_eq!(written("goed - en snel", "goedsnel"), None);
        assert_eq!(written("HR-adviseur", "HRadviseur"), None);
        assert_eq!(written("werk-", "werk"), None);
    }
}
