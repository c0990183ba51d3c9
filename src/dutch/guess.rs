//! The part of speech that a dictionary form has by the look of it.

use super::cell::PartOfSpeech;
use super::function_words::is_function_word;
use super::irregulars::Irregulars;
use super::particles::particles_of;
use super::verb_shape::is_plausible;

/// Endings of adjectives, with no noun or verb of note among them once the lists have been asked.
const ADJECTIVE_ENDINGS: &[&str] = &[
    "lijk", "ig", "isch", "baar", "zaam", "loos", "gericht", "matig", "vol", "achtig", "bewust", "vaardig", "sterk", "gezind", "waardig", "rijk", "bereid",
    "breed", "eus", "iel", "ief", "ibel", "abel", "technisch", "vrij", "wijs", "bekwaam", "geschoold", "georiënteerd", "gedreven", "gevoelig", "kundig",
    "overstijgend", "abstract", "concreet",
];

/// Endings of nouns.
const NOUN_ENDINGS: &[&str] = &["heid", "ing", "tie", "teit", "isme", "schap", "sel", "nis", "ment", "iteit", "age", "thie", "logie", "theek", "vermogen", "wezen"];

/// Guesses the part of speech of a dictionary form in lower case.
pub(super) fn part_of_speech(lemma: &str, irregulars: &Irregulars) -> PartOfSpeech {
    if irregulars.strong.contains_key(lemma) || irregulars.present.contains_key(lemma) || irregulars.weak_stems.contains_key(lemma) {
        return PartOfSpeech::Verb;
    }
    if irregulars.nouns.contains(lemma) || irregulars.noun_plurals.contains_key(lemma) {
        return PartOfSpeech::Noun;
    }
    if is_listed_adjective(lemma, irregulars) {
        return PartOfSpeech::Adjective;
    }
    if is_function_word(lemma) {
        return PartOfSpeech::Other;
    }
    if ends_in(lemma, NOUN_ENDINGS) {
        return PartOfSpeech::Noun;
    }
    if is_plausible(lemma) {
        return PartOfSpeech::Verb;
    }
    if ends_in(lemma, ADJECTIVE_ENDINGS) || is_participle(lemma) {
        return PartOfSpeech::Adjective;
    }
    PartOfSpeech::Noun
}

/// Is the word in the list of adjectives, perhaps with "on" before it?
fn is_listed_adjective(lemma: &str, irregulars: &Irregulars) -> bool {
    let listed = |word: &str| irregulars.adjectives.contains(word) || irregulars.degrees.contains_key(word) || irregulars.invariable.contains(word);
    listed(lemma) || lemma.strip_prefix("on").is_some_and(listed)
}

/// Does the word have one of these endings and something before it?
fn ends_in(lemma: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| lemma.len() >= ending.len() + 2 && lemma.ends_with(ending))
}

/// Does the word look like a participle: "oplossend", "gestructureerd", "uitgebreid"?
fn is_participle(lemma: &str) -> bool {
    if lemma.len() >= 7 && lemma.ends_with("end") {
        return true;
    }
    let closes = lemma.ends_with('d') || lemma.ends_with('t');
    let opens = |word: &str| word.len() >= 6 && word.starts_with("ge");
    closes && (opens(lemma) || particles_of(lemma).any(|particle| opens(&lemma[particle.len()..])))
}
