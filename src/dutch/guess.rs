//! The part of speech that a dictionary form has by the look of it.

use super::cell::PartOfSpeech;
use super::function_words::is_function_word;
use super::irregulars::Irregulars;
use super::particles::{either_of, particles_of, prefix_of};
use super::verb_shape::{VerbShape, is_plausible};

/// Endings of adjectives, with no noun or verb of note among them once the lists have been asked.
const ADJECTIVE_ENDINGS: &[&str] = &[
    "lijk",
    "lijks",
    "ig",
    "isch",
    "baar",
    "zaam",
    "loos",
    "gericht",
    "matig",
    "vol",
    "achtig",
    "bewust",
    "vaardig",
    "sterk",
    "gezind",
    "waardig",
    "rijk",
    "bereid",
    "breed",
    "eus",
    "iel",
    "ief",
    "ibel",
    "abel",
    "vrij",
    "bekwaam",
    "geschoold",
    "georiënteerd",
    "gevoelig",
    "kundig",
    "waarts",
    "wijd",
    "snel",
    "scherp",
    "nieuw",
    "helder",
    "groen",
    "blauw",
    "bruin",
    "grijs",
    "zeker",
];

/// Endings of nouns.
const NOUN_ENDINGS: &[&str] = &[
    "heid", "ing", "tie", "teit", "isme", "schap", "sel", "nis", "ment", "age", "thie", "logie", "theek", "vermogen", "wezen", "tuig",
    "brief", "bewijs", "steen", "oen", "ier", "een",
];

/// Guesses the part of speech of a dictionary form in lower case.
///
/// The lists come first, the tables of verbs among them; endings decide what they leave open, and a noun is the guess
/// for the rest.
pub(super) fn part_of_speech(lemma: &str, irregulars: &Irregulars) -> PartOfSpeech {
    if is_listed_verb(lemma, irregulars) {
        PartOfSpeech::Verb
    } else if irregulars.nouns.contains(lemma) || irregulars.noun_plurals.contains_key(lemma) || irregulars.english_nouns.contains(lemma) {
        PartOfSpeech::Noun
    } else if is_listed_adjective(lemma, irregulars) {
        PartOfSpeech::Adjective
    } else if is_function_word(lemma) {
        PartOfSpeech::Other
    } else if irregulars.strong.contains_key(VerbShape::of(lemma, irregulars).base) {
        PartOfSpeech::Verb
    } else if ends_in(lemma, NOUN_ENDINGS) {
        PartOfSpeech::Noun
    } else if ends_in(lemma, ADJECTIVE_ENDINGS) || is_participle(lemma, irregulars) {
        PartOfSpeech::Adjective
    } else if is_plausible(lemma) {
        PartOfSpeech::Verb
    } else {
        PartOfSpeech::Noun
    }
}

/// Is the word one of the verbs that a table knows as it stands?
fn is_listed_verb(lemma: &str, irregulars: &Irregulars) -> bool {
    irregulars.is_single_verb(lemma) || irregulars.inseparable.contains(lemma) || irregulars.both.contains(lemma)
}

/// Is the word in the list of adjectives, perhaps with "on" before it?
fn is_listed_adjective(lemma: &str, irregulars: &Irregulars) -> bool {
    let listed =
        |word: &str| irregulars.adjectives.contains(word) || irregulars.degrees.contains_key(word) || irregulars.invariable.contains(word);
    listed(lemma) || lemma.strip_prefix("on").is_some_and(listed)
}

/// Does the word have one of these endings and something before it?
fn ends_in(lemma: &str, endings: &[&str]) -> bool {
    // Comparing one byte before the rest halves the time of a guess.
    let last = lemma.as_bytes().last();
    endings.iter().any(|ending| ending.as_bytes().last() == last && lemma.len() >= ending.len() + 2 && lemma.ends_with(ending))
}

/// Does the word look like a participle: "oplossend", "gestructureerd", "uitgebreid", "ongedwongen"?
fn is_participle(lemma: &str, irregulars: &Irregulars) -> bool {
    if lemma.len() >= 7 && lemma.ends_with("end") {
        return true;
    }
    let lemma = lemma.strip_prefix("on").filter(|rest| rest.len() >= 7).unwrap_or(lemma);
    if lemma.ends_with("en") {
        return is_strong_participle(lemma, irregulars);
    }
    let opens = |word: &str| word.len() >= 6 && word.starts_with("ge");
    lemma.ends_with(['d', 't']) && (opens(lemma) || particles_of(lemma).any(|particle| opens(&lemma[particle.len()..])))
}

/// Is this the participle of a strong verb, perhaps behind a particle ("aangeboren") or a prefix ("besloten")?
fn is_strong_participle(lemma: &str, irregulars: &Irregulars) -> bool {
    let listed = |word: &str| irregulars.is_strong_participle(word);
    let prefix = prefix_of(lemma).or_else(|| either_of(lemma)).unwrap_or(lemma);
    listed(lemma)
        || particles_of(lemma).any(|particle| listed(&lemma[particle.len()..]))
        || listed(&format!("ge{}", &lemma[prefix.len()..]))
}
