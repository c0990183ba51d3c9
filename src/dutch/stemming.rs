//! Stems: what the written forms of a word share, roughly.
//!
//! Terms are found by their inflected forms, which is exact. Where many words are only weighed, exactness matters less than that
//! any word, also one that the lexicon doesn't know, meets its other forms: Snowball's Dutch algorithm (Kraaij & Pohlmann 1994, snowballstem.org).

use std::{borrow::Cow, ops::Range};

use frostem::{Algorithm, Stemmer};

/// Cuts words down to their stems. One for each thread that reads.
pub struct Stems {
    stemmer: Stemmer,
    lower: String,
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Stems").finish_non_exhaustive()
    }
}

impl Default for Stems {
    fn default() -> Self {
        Self { stemmer: Stemmer::new(Algorithm::Dutch), lower: String::new() }
    }
}

impl Stems {
    /// The stem of a word: lower case; `0` for any number.
    pub fn stem(&mut self, word: &str) -> Cow<'_, str> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Cow::Borrowed("0");
        }
        self.lower.clear();
        self.lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        self.stemmer.stem(&self.lower)
    }

    /// Calls `found` with the stem of each word of a text.
    pub fn read(&mut self, text: &str, mut found: impl FnMut(&str)) {
        words_of(text, |range| found(&self.stem(&text[range])));
    }
}

/// Calls `found` with the place of each word and number of a text, in bytes. Hyphens and apostrophes belong to a word inside it only.
pub fn words_of(text: &str, mut found: impl FnMut(Range<usize>)) {
    let mut at = 0;
    while let Some((first, size)) = char_at(text, at) {
        let start = at;
        at += size;
        let number = first.is_ascii_digit();
        if !number && !first.is_alphabetic() {
            continue;
        }
        let goes_on = |c: char| if number { c.is_ascii_digit() } else { c.is_alphabetic() || matches!(c, '-' | '\'' | '’') };
        while let Some((_, size)) = char_at(text, at).filter(|&(c, _)| goes_on(c)) {
            at += size;
        }
        found(start..start + text[start..at].trim_end_matches(['-', '\'', '’']).len());
    }
}

/// The character at a byte and how many bytes it has. Nearly all have one, and needn't be decoded.
#[inline]
fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte.is_ascii() => Some((char::from(byte), 1)),
        Some(_) => text[at..].chars().next().map(|c| (c, c.len_utf8())),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    fn stems(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        Stems::default().read(text, |stem| all.push(stem.to_owned()));
        all
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        assert_eq!(stems("Klanten, KLANT"), ["klant", "klant"]);
        assert_eq!(stems("rapportages rapportage gepland PLANNEN"), ["rapportag", "rapportag", "plan", "plan"]);
        assert_eq!(stems("collega’s collega: 62 keer in 2026"), ["collega", "collega", "0", "keer", "in", "0"]);
        assert_eq!(stems("klant- en één"), ["klant", "en", "één"]);
        assert!(stems("… — !").is_empty());
    }
}
