//! Is a text a vacancy or a review note?

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{document::DocumentKind, lexicon::Lexicon};

/// How much of a text is looked at, in bytes: the kind shows early.
const LOOKED_AT: usize = 64 << 10;

/// Counts the signals of both kinds.
#[derive(Debug)]
pub(super) struct KindDetector {
    automaton: AhoCorasick,
    kinds: Vec<DocumentKind>,
}

impl KindDetector {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(lexicon.signals.iter().map(|signal| &signal.phrase))
            .expect("a few hundred signals fit in an automaton");
        Self { automaton, kinds: lexicon.signals.iter().map(|signal| signal.kind).collect() }
    }

    pub(super) fn detect(&self, text: &str) -> DocumentKind {
        let mut end = text.len().min(LOOKED_AT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = &text[..end];
        let (mut vacancy, mut review) = (0, 0);
        for found in self.automaton.find_iter(text) {
            let free = !text[..found.start()].ends_with(char::is_alphanumeric) && !text[found.end()..].starts_with(char::is_alphanumeric);
            match self.kinds[found.pattern().as_usize()] {
                _ if !free => {}
                DocumentKind::Vacancy => vacancy += 1,
                DocumentKind::Review => review += 1,
            }
        }
        if review > vacancy { DocumentKind::Review } else { DocumentKind::Vacancy }
    }
}
