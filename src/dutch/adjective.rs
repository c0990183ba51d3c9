//! The forms of adjectives: -e, -s and the degrees of comparison.

use super::cell::{Cell, WordForm};
use super::irregulars::Irregulars;
use super::orthography::{End, Voicing, is_vowel, syllables, with_ending};

/// Adds the forms of an adjective to a paradigm.
pub(super) fn add_forms(lemma: &str, irregulars: &Irregulars, out: &mut Vec<WordForm>) {
    let mut add = |text: String, cell| out.push(WordForm::new(text, cell));
    add(lemma.to_owned(), Cell::Base);
    if irregulars.invariable.contains(lemma) || is_bare_vowel(lemma) {
        return;
    }
    let written = irregulars.degrees.get(lemma).map(|forms| forms.split(' ').collect::<Vec<_>>());
    let listed = |at: usize| written.as_ref().and_then(|forms| forms.get(at)).map(|form| (*form).to_owned());
    let inflected = listed(0).unwrap_or_else(|| inflected(lemma, irregulars));
    let comparative = listed(1).unwrap_or_else(|| comparative(lemma, &inflected));
    let superlative = listed(2).unwrap_or_else(|| superlative(lemma));
    add(inflected, Cell::Inflected);
    if !lemma.ends_with(['s', 'e']) && !lemma.ends_with("sch") {
        add(format!("{lemma}s"), Cell::Partitive);
    }
    add(format!("{comparative}e"), Cell::ComparativeInflected);
    add(comparative, Cell::Comparative);
    add(format!("{superlative}e"), Cell::SuperlativeInflected);
    add(superlative, Cell::Superlative);
}

/// The form with -e; the word itself where it takes none.
pub(super) fn inflected(lemma: &str, irregulars: &Irregulars) -> String {
    if lemma.ends_with("ee") || lemma.ends_with("oe") {
        return format!("{lemma}ë");
    }
    if lemma.ends_with('e') || takes_no_e(lemma) {
        return lemma.to_owned();
    }
    let voicing = if lemma.ends_with("sch") || lemma.ends_with("ees") { Voicing::Keep } else { Voicing::Soften };
    with_ending(lemma, "e", is_stressed(lemma, irregulars), voicing)
}

/// Does the word end in a vowel that takes no -e: "extra", "sexy"?
fn is_bare_vowel(lemma: &str) -> bool {
    let last = lemma.chars().next_back().unwrap_or(' ');
    is_vowel(last) && !matches!(last, 'e' | 'i')
        || lemma.ends_with('i') && !lemma.ends_with("ai") && !lemma.ends_with("oi") && !lemma.ends_with("ei")
}

/// Adjectives in unstressed -en stay as they are: "eigen", "bescheiden".
fn takes_no_e(lemma: &str) -> bool {
    lemma.ends_with("en") && syllables(lemma) > 1 && End::of(lemma).is_single()
}

/// Is the last syllable stressed, so that its consonant doubles?
///
/// In longer words -el, -er, -em, -ig, -et and -es aren't, except where they end in a known short word.
fn is_stressed(lemma: &str, irregulars: &Irregulars) -> bool {
    let end = End::of(lemma);
    if syllables(lemma) == 1 || !matches!(end.vowel, "e" | "i" | "ï") {
        return true;
    }
    let head = end.head;
    // Behind a prefix the stress is on what follows: "gezet" and "verhit" have "gezette" and "verhitte".
    let is_prefixed = ["be", "ge", "ver", "ont"].iter().any(|prefix| lemma.starts_with(prefix)) && syllables(lemma) == 2;
    if is_prefixed && matches!(end.coda, "t" | "s" | "k" | "p") {
        return true;
    }
    // "Loepzuiver" ends in "zuiver", not in "ver".
    let long = head.char_indices().any(|(at, _)| at > 0 && syllables(&lemma[at..]) > 1 && irregulars.adjectives.contains(&lemma[at..]));
    !long && head.char_indices().any(|(at, _)| at > 0 && syllables(&lemma[at..]) == 1 && irregulars.adjectives.contains(&lemma[at..]))
}

/// The comparative: -der after r, else -r behind the form with -e.
fn comparative(lemma: &str, inflected: &str) -> String {
    if lemma.ends_with('r') {
        format!("{lemma}der")
    } else if inflected == lemma && lemma.ends_with("en") {
        format!("{lemma}er")
    } else {
        format!("{inflected}r")
    }
}

/// The superlative in -st, or -t behind an s.
fn superlative(lemma: &str) -> String {
    if lemma.ends_with('s') || lemma.ends_with("sch") { format!("{lemma}t") } else { format!("{lemma}st") }
}
