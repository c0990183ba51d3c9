//! Split verbs: which particle belongs to which verb ("vraagt in gesprekken goed door").
//!
//! In a main clause the finite verb stands in the second place and its particle closes the clause. So a particle counts where
//! the clause ends: before a mark, a conjunction, a preposition that begins a phrase, or nothing. Measured on 17,622 sentences
//! of Dutch treebanks; see `docs/dutch.md`.

use super::cell::Cell;
use super::word_class::{is_auxiliary, is_determiner, is_joiner, is_mark, is_preposition, is_subordinator};
use super::words::Words;

/// The most words from a verb to its particle.
const REACH: usize = 20;

/// How many words behind "om" are searched for the "te" that makes it a conjunction.
const OM_TE_REACH: usize = 16;

/// Particles that are nouns or adjectives too: behind a preposition they are that ("op weg", "in de eerste plaats").
const NOMINAL: &[&str] = &[
    "adem", "deel", "goed", "hoog", "huis", "kennis", "leiding", "les", "open", "plaats", "prijs", "recht", "stand", "stuk", "vast", "weg",
    "zorg",
];

/// Words behind which a particle is no particle: "de op handen zijnde", "er op", "tot nu toe", "dag in dag uit", "van jongs af".
const NEVER_BEFORE_PARTICLE: &[&str] =
    &["daar", "dag", "de", "deze", "een", "er", "geen", "hier", "jongs", "nu", "te", "tot", "waar", "zo'n"];

/// Adverbs that stand behind a particle and never open the phrase of a preposition: "geeft aan niet te weten".
const ADVERBS: &[&str] = &[
    "al",
    "alleen",
    "alsnog",
    "altijd",
    "daarna",
    "daarom",
    "eerst",
    "er",
    "graag",
    "immers",
    "misschien",
    "namelijk",
    "niet",
    "nog",
    "nooit",
    "onlangs",
    "soms",
    "steeds",
    "toch",
    "vaak",
    "vooral",
    "weer",
    "wel",
    "zelf",
    "zelfs",
    "zich",
    "zodoende",
];

/// The particles that nearly all separable verbs of running text have; for verbs that are in no list.
const USUAL: &[&str] = &[
    "aan", "af", "bij", "binnen", "deel", "door", "in", "los", "mede", "mee", "na", "neer", "om", "onder", "op", "open", "over", "plaats",
    "rond", "samen", "tegen", "terecht", "terug", "toe", "uit", "vast", "voor", "voort", "vooruit", "vrij", "weg",
];

/// Does the particle belong to the verb? Both are given by their number; `cell` is the form that the verb has.
///
/// ```
/// use toetssteen::dutch::{Cell, Words, is_split_verb};
///
/// let mut words = Words::default();
/// words.read("Zij vraagt in gesprekken goed door.");
/// assert!(is_split_verb(&words, 1, Cell::Present3, 5));
/// words.read("Zij werkt door de week.");
/// assert!(!is_split_verb(&words, 1, Cell::Present3, 2));
/// ```
#[must_use]
pub fn is_split_verb(words: &Words, verb: usize, cell: Cell, particle: usize) -> bool {
    if particle <= verb || particle - verb > REACH {
        return false;
    }
    can_be_finite(words, verb, cell)
        && same_clause(words, verb, particle)
        && !is_something_else(words, verb, particle)
        && closes_clause(words, particle)
}

/// Does the particle stand before its verb with only "te" or an auxiliary between: "samen te vatten", "over kunt brengen"?
#[must_use]
pub fn stands_before(words: &Words, verb: usize, particle: usize) -> bool {
    particle + 2 == verb && (words.word(verb - 1) == "te" || is_auxiliary(words.word(verb - 1)))
}

/// Has the verb one of the usual particles, so that it is another verb: "vraagt … door" is no form of "vragen"?
#[must_use]
pub fn has_particle(words: &Words, verb: usize, cell: Cell) -> bool {
    (verb + 1..words.len().min(verb + REACH + 1))
        .take_while(|&n| !is_stop(words.word(n)))
        .any(|n| cell.is_finite() && USUAL.contains(&words.word(n)) && is_split_verb(words, verb, cell, n))
}

/// Can the word be the finite verb of its clause?
fn can_be_finite(words: &Words, verb: usize, cell: Cell) -> bool {
    let before = words.before(verb);
    if is_determiner(before) || before == "te" || (is_preposition(before) && before != "om") {
        return false;
    }
    match cell {
        // "deel" is a verb beside "ik" and "je" and as a command; with a t at its end it is the form of "hij" as well.
        Cell::Present1 => {
            words.word(verb).ends_with('t')
                || matches!(before, "ik" | "'k" | "en" | "dan" | "of" | "maar" | "dus")
                || is_mark(before)
                || matches!(words.word(verb + 1), "ik" | "'k" | "je" | "jij")
        }
        Cell::Infinitive | Cell::PresentPlural => matches!(before, "en" | "of") || !follows_auxiliary(words, verb),
        _ => true,
    }
}

/// Does an auxiliary or "te" stand before the word in its clause, so that "geven" is an infinitive there?
pub(super) fn follows_auxiliary(words: &Words, n: usize) -> bool {
    let clause = (0..n).rev().map(|before| words.word(before)).take_while(|word| !is_mark(word) && !is_subordinator(word));
    clause.take(REACH).any(|word| is_auxiliary(word) || word == "te")
}

fn is_stop(word: &str) -> bool {
    matches!(word, ";" | ":" | "." | "?" | "!")
}

/// Is there no other clause between the two? "Maar" and "toen" open one only behind a comma: "kom maar binnen".
fn same_clause(words: &Words, verb: usize, particle: usize) -> bool {
    (verb + 1..particle).all(|n| {
        let word = words.word(n);
        let adverb = matches!(word, "maar" | "toen" | "want" | "dat") && (n == verb + 1 || !is_mark(words.before(n)));
        !is_stop(word) && (!is_subordinator(word) || adverb)
    })
}

/// Is the particle part of another phrase?
fn is_something_else(words: &Words, verb: usize, particle: usize) -> bool {
    let (before, word, after) = (words.before(particle), words.word(particle), words.word(particle + 1));
    let in_phrase = particle > verb + 1 && (NEVER_BEFORE_PARTICLE.contains(&before) || (is_preposition(before) && NOMINAL.contains(&word)));
    let om_te = word == "om" && (particle..particle + OM_TE_REACH).any(|n| words.word(n) == "te");
    // "Daar is zij er trots op": the preposition of "er", with one word between.
    let of_er = is_preposition(word) && !matches!(word, "na" | "uit") && particle > 1 && words.before(particle - 1) == "er";
    in_phrase || om_te || of_er || (word == "af" && after == "en" && words.word(particle + 2) == "toe")
}

/// Does the clause end behind this word?
fn closes_clause(words: &Words, particle: usize) -> bool {
    let next = words.word(particle + 1);
    if next == "te" || is_determiner(next) {
        return false;
    }
    if next != "om" && is_preposition(next) {
        // A preposition with nothing to govern is a particle itself: "denkt er over na".
        let governed = words.word(particle + 2);
        return !is_mark(governed) && (!is_joiner(governed) || matches!(governed, "wat" | "wie" | "hoe" | "die" | "dat" | "als"));
    }
    is_mark(next) || is_joiner(next) || ADVERBS.contains(&next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_close_the_clause() {
        let mut words = Words::default();
        for (clause, verb, cell, particle, expected) in [
            ("Hij vat het overleg helder samen.", "vat", Cell::Present3, "samen", true),
            ("Je stelt een plan op en voert het uit", "stelt", Cell::Present3, "op", true),
            ("Je stelt een plan op en voert het uit", "voert", Cell::Present3, "uit", true),
            ("Zij geeft in haar werk aan met wie zij werkt", "geeft", Cell::Present3, "aan", true),
            ("Kom maar binnen", "kom", Cell::Present1, "binnen", true),
            ("Zij komt op de fiets", "komt", Cell::Present3, "op", false),
            ("Hij komt om te helpen", "komt", Cell::Present3, "om", false),
            ("Zij denkt er over na", "denkt", Cell::Present3, "over", false),
            ("Zij denkt er over na", "denkt", Cell::Present3, "na", true),
            ("Hij zegt dat zij er op let", "zegt", Cell::Present3, "op", false),
            ("een deel van de taken valt af", "deel", Cell::Present1, "af", false),
            ("Zij is op weg", "is", Cell::Present3, "weg", false),
            ("Je kunt afspraken geven, door", "geven", Cell::Infinitive, "door", false),
        ] {
            words.read(clause);
            let number = |word| (0..words.len()).find(|&n| words.word(n) == word).unwrap();
            assert_eq!(is_split_verb(&words, number(verb), cell, number(particle)), expected, "{verb} … {particle} in {clause}");
        }
    }
}
