//! Compounds: is a piece of a longer word a real part of it? "Klant" is one of "klanttevredenheid", "belang" none of "belangrijk".
//!
//! The piece is one when what stands on either side is a part too: a word that compounds are known to be made of, a chain of them,
//! or what is shaped like a longer word. Between parts stands nothing, -s-, -en-, -e-, -er-, -n- or a hyphen. Words that have grown a
//! meaning of their own ("voetbal", "landbouw") keep theirs: a piece of them is no part.

use std::ops::Range;

use aho_corasick::AhoCorasick;
use rustc_hash::FxHashSet;

use super::orthography::{ends_well, starts_well};

/// What may stand between two parts.
const LINKS: [&str; 6] = ["", "s", "en", "e", "er", "n"];

/// Endings that make a word of any length that compounds are made with: "vergadering", "veiligheids", "communicatie".
const WORD_ENDINGS: [&str; 16] =
    ["ings", "ing", "heids", "heid", "teits", "teit", "schaps", "schap", "tie", "isme", "ers", "er", "ments", "ment", "erij", "age"];

/// Beginnings of what is an ending and no word: "vriend-schap".
const ENDING_STARTS: [&str; 16] =
    ["lijk", "heid", "loos", "loze", "schap", "ling", "ster", "baar", "zaam", "sel", "tie", "ning", "nis", "dig", "tig", "rig"];

/// Prefixes that a bare look at a word can't tell from a first part.
const PREFIXES: [&str; 6] = ["be", "ge", "ver", "her", "ont", "on"];

/// The fewest letters of a word that is taken for one by its shape alone.
const FEWEST_BY_SHAPE: usize = 5;

/// The fewest letters of a part.
const FEWEST: usize = 3;

/// The longest stretch in bytes that is taken apart; beyond it, it is no word.
const LONGEST: usize = 60;

/// The most parts that a stretch is taken apart into.
const MOST_PARTS: u8 = 4;

/// What compounds are made of, as it stands in `compounds.toml`.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CompoundLists {
    /// Words that are often the first or the last part of a compound.
    pub parts: FxHashSet<String>,
    /// Compounds with a meaning of their own, of which no piece counts as a part.
    pub lexicalised: Vec<String>,
    /// Beginnings that derive a word and are no part: "be", "aan", "samen".
    pub not_first: FxHashSet<String>,
    /// Endings that derive or inflect a word and are no part: "heid", "ingen".
    pub not_last: FxHashSet<String>,
}

/// Knows the parts of compounds.
#[derive(Debug, Clone)]
pub struct Compounds {
    lists: CompoundLists,
    lexicalised: AhoCorasick,
}

impl Compounds {
    /// With these lists; without any, longer words are recognised by their shape alone.
    ///
    /// # Panics
    ///
    /// When there are so many lexicalised words that no automaton holds them, which takes hundreds of megabytes.
    #[must_use]
    pub fn new(lists: CompoundLists) -> Self {
        let lexicalised = AhoCorasick::new(&lists.lexicalised).expect("some hundreds of words fit in an automaton");
        Self { lists, lexicalised }
    }

    /// Is the piece of `word` at `part` (in bytes) a real part of it? `word` is lower case; the whole of it is no compound.
    ///
    /// ```
    /// use toetssteen::dutch::{CompoundLists, Compounds};
    ///
    /// let compounds = Compounds::new(CompoundLists::default());
    /// assert!(compounds.is_part("klantvragen", 0..5));
    /// assert!(!compounds.is_part("opleiding", 2..9));
    /// ```
    #[must_use]
    pub fn is_part(&self, word: &str, part: Range<usize>) -> bool {
        if word.len() > LONGEST || part.len() == word.len() {
            return false;
        }
        let (before, after) = (&word[..part.start], &word[part.end..]);
        // "Voor" derives "voorwaarde"; it is no word of its own there.
        let derives = after.len() > 1 && self.lists.not_first.contains(&word[part.clone()]);
        !derives && self.is_first(before) && self.is_last(after) && !self.is_inside_lexicalised(word, &part)
    }

    fn is_inside_lexicalised(&self, word: &str, part: &Range<usize>) -> bool {
        self.lexicalised
            .find_overlapping_iter(word)
            .any(|found| found.start() <= part.start && part.end <= found.end() && found.end() - found.start() > part.len())
    }

    /// May this stand before a part?
    fn is_first(&self, before: &str) -> bool {
        let Some(letters) = before.strip_suffix('-') else {
            let last = before.rsplit('-').next().unwrap_or_default();
            return last.is_empty() || !self.lists.not_first.contains(last) && (self.is_known(last, MOST_PARTS) || is_first_by_shape(last));
        };
        letters.len() >= 2
    }

    /// May this stand behind a part?
    fn is_last(&self, after: &str) -> bool {
        if let Some(letters) = after.strip_prefix('-') {
            return letters.len() >= 2;
        }
        let next = after.split('-').next().unwrap_or_default();
        next.is_empty()
            || LINKS.iter().filter_map(|link| next.strip_prefix(link)).any(|word| {
                word.len() >= FEWEST && !self.lists.not_last.contains(word) && (self.is_known(word, MOST_PARTS) || is_last_by_shape(word))
            })
    }

    /// Is this a part, or a chain of at most `most` parts?
    fn is_known(&self, word: &str, most: u8) -> bool {
        if word.is_empty() || self.is_known_part(word) {
            return true;
        }
        let cuts = word.char_indices().map(|(at, _)| at).filter(|&at| at >= FEWEST && at + FEWEST <= word.len());
        most > 1 && cuts.into_iter().any(|cut| self.is_known_part(&word[..cut]) && self.is_known(&word[cut..], most - 1))
    }

    /// Is this a part as it is or with a link behind it?
    fn is_known_part(&self, word: &str) -> bool {
        let parts = &self.lists.parts;
        LINKS.iter().chain(&["tje", "je", "tjes", "jes"]).filter_map(|link| word.strip_suffix(link)).any(|part| parts.contains(part))
            || ["en", "e"]
                .iter()
                .filter_map(|link| word.strip_suffix(link))
                .filter(|open| open.len() >= FEWEST)
                .any(|open| singulars(open).any(|part| parts.contains(&part)))
    }
}

/// What a word with -en or -e may be without it: "katt" was "kat", "brev" "brief"'s stem "breef", "tak" "taak".
fn singulars(open: &str) -> impl Iterator<Item = String> + '_ {
    let mut letters = open.chars().rev();
    let (last, before) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
    let doubled = (last == before && open.len() > FEWEST).then(|| open[..open.len() - last.len_utf8()].to_owned());
    let hard = match last {
        'v' => 'f',
        'z' => 's',
        other => other,
    };
    let stem = &open[..open.len() - last.len_utf8()];
    let long = matches!(before, 'a' | 'e' | 'o' | 'u').then(|| format!("{stem}{before}{hard}"));
    let plain = (hard != last).then(|| format!("{stem}{hard}"));
    doubled.into_iter().chain(long).chain(plain)
}

/// Is this shaped like a first part: a longer word, with or without link, that isn't all prefix?
fn is_first_by_shape(word: &str) -> bool {
    let shaped = |word: &str| starts_well(word) && ends_well(word);
    let named = word.len() > FEWEST_BY_SHAPE && WORD_ENDINGS.iter().any(|ending| word.ends_with(ending)) && shaped(word);
    named
        || ["", "s", "en"].iter().filter_map(|link| word.strip_suffix(link)).any(|part| {
            let unstressed = ["er", "el", "eer"].iter().any(|ending| part.ends_with(ending));
            let derived = PREFIXES.iter().any(|prefix| part.starts_with(prefix));
            let open = part.ends_with(super::orthography::is_vowel);
            part.len() >= FEWEST_BY_SHAPE && !open && !unstressed && !derived && shaped(part)
        })
}

/// Is this shaped like a last part: a longer word that begins with a consonant and is no ending?
fn is_last_by_shape(word: &str) -> bool {
    let ending = ENDING_STARTS.iter().any(|start| word.starts_with(start));
    word.len() >= FEWEST_BY_SHAPE && !ending && !word.starts_with(super::orthography::is_vowel) && starts_well(word) && ends_well(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_real_words_on_either_side() {
        let lists: CompoundLists = toml::from_str(include_str!("../../lexicon/compounds.toml")).expect("compounds.toml is right");
        let compounds = Compounds::new(lists);
        for (word, piece, expected) in [
            ("klanttevredenheid", "klant", true),
            ("eindklantvraag", "klant", true),
            ("klant-en-keten", "klant", true),
            ("teamverantwoordelijkheid", "team", true),
            ("resultaatgericht", "gericht", true),
            ("teamleiding", "leiding", true),
            ("opleiding", "leiding", false),
            ("belangrijk", "belang", false),
            ("planning", "plan", false),
            ("gemiddelde", "middel", false),
            ("voetbalveld", "voet", false),
            ("voetbalveld", "voetbal", true),
            ("vriendschap", "vriend", false),
            ("plan", "plan", false),
        ] {
            let start = word.find(piece).unwrap();
            assert_eq!(compounds.is_part(word, start..start + piece.len()), expected, "{piece} in {word}");
        }
    }

    #[test]
    fn a_stretch_without_end_is_no_word() {
        let long = format!("klant{}", "water".repeat(1_000_000));
        assert!(!Compounds::new(CompoundLists::default()).is_part(&long, 0..5));
    }
}
