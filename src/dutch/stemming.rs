//! Stems: what the written forms of a word share, roughly.
//!
//! Terms are found by their inflected forms, which is exact. Where many words are only weighed, exactness matters less than that
//! any word, also one that the lexicon doesn't know, meets its other forms: Snowball's Dutch algorithm (Kraaij & Pohlmann 1994, snowballstem.org).

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
    /// Calls `found` with each word of a text, its place in bytes and its stem: lower case; `0` for any number.
    pub fn read(&mut self, text: &str, mut found: impl FnMut(std::ops::Range<usize>, &str)) {
        let mut rest = text.char_indices().peekable();
        while let Some((start, first)) = rest.next() {
            let number = first.is_ascii_digit();
            if !number && !first.is_alphabetic() {
                continue;
            }
            let goes_on = |c: char| if number { c.is_ascii_digit() } else { c.is_alphabetic() || matches!(c, '-' | '\'' | '’') };
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.next_if(|&(_, c)| goes_on(c)) {
                end = at + c.len_utf8();
            }
            let word = text[start..end].trim_end_matches(['-', '\'', '’']);
            if number {
                found(start..end, "0");
                continue;
            }
            self.lower.clear();
            self.lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            found(start..start + word.len(), &self.stemmer.stem(&self.lower));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stems;

    fn stems(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        Stems::default().read(text, |range, stem| {
            assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end));
            all.push(stem.to_owned());
        });
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
