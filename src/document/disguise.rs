//! What hides a word from a search: invisible characters, unusual blanks and hyphens, accents apart, letters in the wrong
//! encoding, and line ends.

use unicode_normalization::char::is_combining_mark;

use super::mojibake;

/// Characters that show nothing and may stand inside a word.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The letters, the blank or the mark that a character stands for.
pub(super) const fn plain_form(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2212}' => "-",
        '\u{2b9}' | '\u{2bc}' | '´' | '\u{2032}' | '\u{ff07}' => "'",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        _ => return None,
    })
}

/// Is the dash at `at` written for a hyphen?  "klant– en servicegericht", "pro–actief"; not "goed – en snel".
pub(super) fn is_hyphen(text: &str, at: usize) -> bool {
    let dash = text[at..].chars().next().map_or(0, char::len_utf8);
    let after = &text[at + dash..];
    let half = || [" en ", " of "].iter().any(|joiner| after.starts_with(joiner));
    text[..at].ends_with(char::is_lowercase) && (after.starts_with(char::is_lowercase) || half())
}

/// Does anything in the text hide a word? A byte-order mark at the very start doesn't.
pub(super) fn hides_words(source: &str) -> bool {
    let text = source.strip_prefix('\u{feff}').unwrap_or(source);
    hides_in_characters(text)
        || memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).any(|at| {
            let before = text[..at].trim_end_matches([' ', '\t']);
            before.ends_with('-') && broken_word(text, before.len() - 1).is_some()
        })
}

/// Is there a character beyond ASCII that hides a word? Letters with accents and quotes don't.
fn hides_in_characters(text: &str) -> bool {
    let mut at = 0;
    while let Some(found) = next_beyond_ascii(text.as_bytes(), at) {
        let Some(c) = text[found..].chars().next() else { return false };
        let hides = is_invisible(c)
            || plain_form(c).is_some()
            || is_combining_mark(c)
            || (mojibake::is_lead(c) && mojibake::repaired(&text[found..]).is_some())
            || (matches!(c, '–' | '—') && is_hyphen(text, found));
        if hides {
            return true;
        }
        at = found + c.len_utf8();
    }
    false
}

/// The first byte from `at` that isn't ASCII. Looks at many bytes at a time, since most stretches have none.
pub(crate) fn next_beyond_ascii(bytes: &[u8], at: usize) -> Option<usize> {
    const CHUNK: usize = 32;
    let (n, chunk) = bytes[at..].chunks(CHUNK).enumerate().find(|(_, chunk)| !chunk.is_ascii())?;
    Some(at + n * CHUNK + chunk.iter().position(|byte| !byte.is_ascii())?)
}

/// Is the hyphen at `hyphen` one that breaks a word over a line end? Then where the word goes on.
pub(super) fn broken_word(text: &str, hyphen: usize) -> Option<usize> {
    if !text[..hyphen].chars().next_back().is_some_and(char::is_lowercase) {
        return None;
    }
    let after_hyphen = text[hyphen..].chars().next().map_or(hyphen, |c| hyphen + c.len_utf8());
    let blank = text[after_hyphen..].trim_start_matches([' ', '\t']);
    let next_line = blank.strip_prefix("\r\n").or_else(|| blank.strip_prefix(['\n', '\r']))?;
    let rest = next_line.trim_start_matches([' ', '\t']);
    goes_on(rest).then(|| text.len() - rest.len())
}

/// Does a line go on with a word that was broken before it? Not in "werk-⏎en denkniveau", where the hyphen belongs to the first word.
fn goes_on(line: &str) -> bool {
    let word_end = line.find(|c: char| !c.is_alphabetic()).unwrap_or(line.len());
    let word = &line[..word_end];
    word.starts_with(char::is_lowercase) && !matches!(word, "en" | "of" | "dan" | "tot" | "als")
}

/// Is the hyphen at the end of a text one that breaks a word, of which `line` has the rest?
pub(crate) fn is_broken_word(text: &str, line: &str) -> bool {
    text.chars().nth_back(1).is_some_and(char::is_lowercase) && goes_on(line)
}
