//! The names, as plain lists that are compiled in.

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::FxHashSet;

const FIRST: &str = include_str!("data/first-names.txt");
const SURNAMES: &str = include_str!("data/surnames.txt");
const WORDS: &str = include_str!("data/words.txt");
const ORGANISATIONS: &str = include_str!("data/organisations.txt");

/// What is known of names.
pub(super) struct Lists {
    first: FxHashSet<&'static str>,
    /// First names that are nothing else, in small letters.
    small: FxHashSet<String>,
    surnames: FxHashSet<&'static str>,
    /// First names and surnames that are also words, places or makes: they need more evidence.
    words: FxHashSet<&'static str>,
    organisations: AhoCorasick,
}

impl Lists {
    pub(super) fn new() -> Self {
        let organisations = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(ORGANISATIONS.lines());
        let words: FxHashSet<_> = WORDS.lines().collect();
        let small = FIRST.lines().filter(|name| !words.contains(name) && name.chars().nth(2).is_some());
        Self {
            first: FIRST.lines().collect(),
            small: small.map(str::to_lowercase).collect(),
            surnames: SURNAMES.lines().collect(),
            words,
            organisations: organisations.expect("a few dozen short names"),
        }
    }

    /// Is this a first name? "Jan-Piet" is one since both halves are.
    pub(super) fn is_first(&self, word: &str) -> bool {
        self.first.contains(word) || halves(word).is_some_and(|(a, b)| self.first.contains(a) && self.first.contains(b))
    }

    /// Is this a first name in small letters, and nothing else: "marloes", not "roos"?
    pub(super) fn is_small_first(&self, word: &str) -> bool {
        self.small.contains(word) || halves(word).is_some_and(|(a, b)| self.small.contains(a) && self.small.contains(b))
    }

    /// Is this a surname? "Bakker-Smit" is one since both halves are.
    pub(super) fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word) || halves(word).is_some_and(|(a, b)| self.surnames.contains(a) && self.surnames.contains(b))
    }

    /// Is this name also something else?
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Where organisations and titles stand that hold names of persons, in order.
    pub(super) fn organisations(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        self.organisations.find_iter(text).map(|hit| hit.range()).collect()
    }
}

fn halves(word: &str) -> Option<(&str, &str)> {
    word.split_once('-')
}

#[cfg(test)]
mod tests {
    use super::{FIRST, Lists, ORGANISATIONS, SURNAMES, WORDS};

    #[test]
    fn lists_are_sorted_without_doubles() {
        for (name, list) in [("first-names", FIRST), ("surnames", SURNAMES), ("words", WORDS), ("organisations", ORGANISATIONS)] {
            for (a, b) in list.lines().zip(list.lines().skip(1)) {
                assert!(a < b, "src/mask/data/{name}.txt: \"{b}\" stands behind \"{a}\"");
            }
        }
    }

    #[test]
    fn names_that_are_words_are_names() {
        let lists = Lists::new();
        for word in WORDS.lines() {
            assert!(lists.is_first(word) || lists.is_surname(word), "src/mask/data/words.txt: \"{word}\" is in no list of names");
        }
    }
}
