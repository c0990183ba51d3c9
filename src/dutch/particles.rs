//! The particles that separable verbs start with and the prefixes that never come off.

/// Words that stand apart from their verb in a main clause ("vat … samen"), in alphabetical order.
///
/// Adverbs and prepositions, and the adjectives and nouns that have grown together with a verb.
const PARTICLES: &[&str] = &[
    "aan",
    "aaneen",
    "achter",
    "achterna",
    "achterop",
    "achterover",
    "achteruit",
    "adem",
    "af",
    "apart",
    "bekend",
    "beschikbaar",
    "bij",
    "bijeen",
    "binnen",
    "bloot",
    "boven",
    "bovenop",
    "buiten",
    "deel",
    "dicht",
    "dood",
    "door",
    "droog",
    "dwars",
    "fijn",
    "gade",
    "gebruik",
    "gelijk",
    "gerust",
    "goed",
    "groot",
    "hard",
    "heen",
    "hoog",
    "huis",
    "in",
    "ineen",
    "kapot",
    "kennis",
    "klaar",
    "kwijt",
    "lang",
    "langs",
    "lastig",
    "leeg",
    "leiding",
    "les",
    "lief",
    "los",
    "mede",
    "mee",
    "na",
    "neer",
    "om",
    "omhoog",
    "omlaag",
    "omver",
    "onder",
    "onderuit",
    "op",
    "opeen",
    "open",
    "over",
    "overeen",
    "paard",
    "plaats",
    "prijs",
    "recht",
    "rond",
    "samen",
    "schoon",
    "schuil",
    "stand",
    "stil",
    "stop",
    "stuk",
    "tegemoet",
    "tegen",
    "tegenover",
    "tekort",
    "teleur",
    "teniet",
    "tentoon",
    "terecht",
    "terug",
    "teweeg",
    "thuis",
    "toe",
    "tussen",
    "uit",
    "uiteen",
    "vast",
    "veilig",
    "verder",
    "vlot",
    "vol",
    "voor",
    "vooraf",
    "voorbij",
    "voorop",
    "voorover",
    "voort",
    "vooruit",
    "vreemd",
    "vrij",
    "waar",
    "weer",
    "weg",
    "wijs",
    "zeker",
    "zoek",
    "zorg",
];

/// Prefixes of verbs whose participle has no ge-, longest first where one starts with another.
const PREFIXES: &[&str] = &["be", "ge", "her", "ont", "ver", "er", "mis"];

/// Beginnings that are a prefix in some verbs and a particle in others; only a list can tell.
const EITHER: &[&str] = &["achter", "onder", "over", "door", "voor", "weer", "aan", "vol", "om", "mis", "her"];

/// The particles that a word starts with, longest first.
pub(super) fn particles_of(word: &str) -> impl Iterator<Item = &'static str> + '_ {
    let first = word.as_bytes().first().copied().unwrap_or(0);
    let from = PARTICLES.partition_point(|particle| particle.as_bytes()[0] < first);
    let to = PARTICLES.partition_point(|particle| particle.as_bytes()[0] <= first);
    PARTICLES[from..to].iter().rev().copied().filter(move |particle| word.starts_with(particle))
}

/// The prefix that a word starts with, be it one that is always a prefix.
pub(super) fn prefix_of(word: &str) -> Option<&'static str> {
    PREFIXES.iter().copied().find(|prefix| word.starts_with(prefix))
}

/// The beginning of a verb that is known to be inseparable.
pub(super) fn either_of(word: &str) -> Option<&'static str> {
    EITHER.iter().copied().find(|prefix| word.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_sorted_so_that_the_longest_comes_first() {
        assert!(PARTICLES.is_sorted());
        assert_eq!(particles_of("uiteenzetten").collect::<Vec<_>>(), ["uiteen", "uit"]);
    }
}
