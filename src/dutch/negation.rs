//! How far a denial reaches: "geen", "zonder", "niet", "ontbreekt".
//!
//! In the manner of `NegEx` and `ConText` (Chapman et al. 2001, Harkema et al. 2009), with what is Dutch about it: "geen" and "zonder"
//! deny the few words behind them, "niet" stands before or behind what it denies, and both stop at a mark, at a new clause and
//! at the cause ("kon niet slapen vanwege …").

use super::word_class::{is_mark, is_preposition};
use super::words::Words;

/// Words that open a clause of their own or name a cause.
const STOPS: &[&str] = &[
    "als", "dankzij", "doordat", "dus", "echter", "hoewel", "ivm", "maar", "omdat", "toch", "terwijl", "tenzij", "vanwege", "waardoor",
    "want", "wegens", "wel", "zodat",
];

/// Nouns whose absence says nothing against what they are about: "geen moeite met plannen", "geen verklaring voor …".
const INNOCENT: &[&str] = &[
    "aanleiding",
    "bezwaar",
    "bijzonderheden",
    "klachten",
    "kritiek",
    "moeite",
    "oorzaak",
    "opmerkingen",
    "probleem",
    "problemen",
    "reden",
    "twijfel",
    "verklaring",
];

/// The most words of a list item after which "geen" still reaches: "geen A, B of C".
const LONGEST_ITEM: usize = 3;

/// Words of a clause, by the number of the first and of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The first word.
    pub first: usize,
    /// The last word.
    pub last: usize,
}

/// Does the denial at `cue` reach `target`, at most `most` words away?  Both ways: the caller knows which way its cue looks.
///
/// ```
/// use toetssteen::dutch::{Place, Words, denial_reaches};
///
/// let mut words = Words::default();
/// words.read("zonder fouten of haast, wel zorgvuldig");
/// let at = |n| Place { first: n, last: n };
/// assert!(denial_reaches(&words, at(0), at(3), 4));
/// assert!(!denial_reaches(&words, at(0), at(6), 4));
/// ```
#[must_use]
pub fn denial_reaches(words: &Words, cue: Place, target: Place, most: usize) -> bool {
    if target.first > cue.last {
        reaches_forward(words, cue, target, most)
    } else if target.last < cue.first {
        let between = target.last + 1..cue.first;
        between.len() <= most && between.clone().all(|n| !stops(words.word(n)) && !is_mark(words.word(n)) && words.word(n) != "en")
    } else {
        true
    }
}

fn reaches_forward(words: &Words, cue: Place, target: Place, most: usize) -> bool {
    let mut far = 0;
    let mut about = false;
    for n in cue.last + 1..target.first {
        let word = words.word(n);
        if word == "," && list_goes_on(words, n, target) {
            continue;
        }
        if stops(word) || is_mark(word) {
            return false;
        }
        // "Geen moeite met plannen": what is denied is the noun before the preposition.
        about |= is_preposition(word) && INNOCENT.contains(&words.before(n));
        far += 1;
    }
    far <= most && !about
}

/// Is the comma at `comma` one of "geen A, B of C", with the target among B and C?
fn list_goes_on(words: &Words, comma: usize, target: Place) -> bool {
    let joins = |n: usize| matches!(words.word(n), "of" | "noch");
    let item = target.first - comma;
    (comma + 1..target.first).any(joins) || (item <= LONGEST_ITEM && (target.last + 1..=target.last + LONGEST_ITEM).any(joins))
}

fn stops(word: &str) -> bool {
    STOPS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_ends_where_the_clause_does() {
        let mut words = Words::default();
        for (clause, cue, target, expected) in [
            ("geen ervaring met leidinggeven", "geen", "leidinggeven", true),
            ("geen ervaring, wel talent", "geen", "talent", false),
            ("geen haast, onrust of stress", "geen", "onrust", true),
            ("geen haast, rustig en kalm", "geen", "rustig", false),
            ("geen moeite met plannen", "geen", "plannen", false),
            ("luistert niet", "niet", "luistert", true),
            ("niet druk, helder en kalm", "niet", "kalm", false),
            ("werkt samen en komt niet te laat", "niet", "samen", false),
            ("sliep niet vanwege stress", "niet", "stress", false),
            ("overleg: niet gezien", "niet", "overleg", false),
        ] {
            words.read(clause);
            let place = |word| {
                let n = (0..words.len()).find(|&n| words.word(n) == word).unwrap();
                Place { first: n, last: n }
            };
            assert_eq!(denial_reaches(&words, place(cue), place(target), 9), expected, "{clause}");
        }
    }
}
