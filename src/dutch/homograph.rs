//! What a written form is where it could be more than one thing: "overleg" and "plannen" are verbs and nouns.
//!
//! The neighbours decide. A noun stands behind an article, an adjective, a numeral or a preposition; a verb beside its subject,
//! behind "te" or an auxiliary. Where nothing tells, the reading that is the more frequent one for the form is taken.

use super::cell::{Cell, PartOfSpeech, Sharing};
use super::separation::follows_auxiliary;
use super::word_class::{is_determiner, is_joiner, is_mark, is_preposition, is_qualifier};
use super::words::Words;

/// Can word `n` be a form of this kind where it stands?
///
/// `sharing` is what else the form can be, see [`super::WordForm::sharing`].
///
/// ```
/// use toetssteen::dutch::{Cell, Sharing, Words, reads_as};
///
/// let mut words = Words::default();
/// words.read("Ik overleg graag met het team.");
/// assert!(reads_as(&words, 1, Cell::Present1, Sharing::OtherKind));
/// words.read("Je neemt deel aan het overleg.");
/// assert!(!reads_as(&words, 5, Cell::Present1, Sharing::OtherKind));
/// ```
#[must_use]
pub fn reads_as(words: &Words, n: usize, cell: Cell, sharing: Sharing) -> bool {
    match cell.part() {
        Some(PartOfSpeech::Verb) => reads_as_verb(words, n, cell, sharing),
        Some(PartOfSpeech::Noun) => reads_as_noun(words, n, cell, sharing),
        Some(PartOfSpeech::Adjective) => sharing != Sharing::LittleWord || !(is_preposition(words.word(n)) || is_joiner(words.word(n))),
        _ => true,
    }
}

fn reads_as_verb(words: &Words, n: usize, cell: Cell, sharing: Sharing) -> bool {
    let before = words.before(n);
    match cell {
        Cell::Present1 if sharing == Sharing::OtherKind => {
            let subject = matches!(before, "ik" | "'k") || matches!(words.word(n + 1), "ik" | "'k" | "je" | "jij");
            subject && !in_noun_place(words, n)
        }
        Cell::PastSingular => !is_determiner(before),
        Cell::Present3 | Cell::Infinitive | Cell::PresentPlural | Cell::PastPlural => !in_noun_place(words, n),
        Cell::Present1 if words.word(n).ends_with('t') => !in_noun_place(words, n),
        // As a command it opens the clause.
        Cell::Present1 => {
            let subject = matches!(before, "ik" | "'k") || matches!(words.word(n + 1), "ik" | "'k" | "je" | "jij");
            subject || is_mark(before) || matches!(before, "en" | "dan" | "niet" | "ook")
        }
        _ => true,
    }
}

fn reads_as_noun(words: &Words, n: usize, cell: Cell, sharing: Sharing) -> bool {
    let (before, word, next) = (words.before(n), words.word(n), words.word(n + 1));
    if sharing == Sharing::LittleWord {
        let article = matches!(before, "de" | "het" | "een" | "mijn" | "deze" | "geen" | "dit");
        return article && !is_determiner(next) && !is_preposition(word);
    }
    if in_noun_group(words, n) {
        return true;
    }
    let verb = match cell {
        Cell::Plural if word.ends_with("en") => {
            let closes = is_mark(next) && !is_preposition(before) && follows_auxiliary(words, n);
            let beside_subject = matches!(before, "te" | "we" | "wij" | "ze" | "jullie" | "hij");
            closes || beside_subject || matches!(next, "we" | "wij" | "ze" | "jullie" | "zich")
        }
        Cell::Singular => matches!(before, "ik" | "wij" | "hij" | "ze") || matches!(next, "ik" | "jij" | "hij" | "we"),
        _ => false,
    };
    !verb
}

/// Does what stands before make this the place of a noun?
fn in_noun_place(words: &Words, n: usize) -> bool {
    let before = words.before(n);
    in_noun_group(words, n) || (is_preposition(before) && before != "om")
}

/// Stands the word behind an article, a numeral or an adjective?
fn in_noun_group(words: &Words, n: usize) -> bool {
    let before = words.before(n);
    if before.is_empty() {
        return false;
    }
    let number = before.bytes().all(|byte| byte.is_ascii_digit());
    if number || before == "zijn" || is_determiner(before) || is_qualifier(before) || (matches!(before, "die" | "dit") && n > 1) {
        return true;
    }
    // An adjective that shows by its -e and by what stands before it.
    let first = words.before(n - 1);
    let opens_group = is_determiner(first) || is_preposition(first) || matches!(first, "het" | "zijn" | "dit" | "dat" | "die");
    before.len() > 3 && before.ends_with('e') && n >= 2 && opens_group
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_decide() {
        let mut words = Words::default();
        for (clause, word, cell, expected) in [
            ("ik plan mijn week", "plan", Cell::Present1, true),
            ("het plan is klaar", "plan", Cell::Present1, false),
            ("een helder plan", "plan", Cell::Present1, false),
            ("daarna plan je de rest", "plan", Cell::Present1, true),
            ("je kunt goed plannen", "plannen", Cell::Plural, false),
            ("je maakt plannen", "plannen", Cell::Plural, true),
            ("heldere plannen maken", "plannen", Cell::Plural, true),
            ("om te plannen", "plannen", Cell::Plural, false),
            ("de goede plannen", "plannen", Cell::Infinitive, false),
            ("wij werken hard", "werken", Cell::Plural, false),
        ] {
            words.read(clause);
            let n = (0..words.len()).find(|&n| words.word(n) == word).unwrap();
            assert_eq!(reads_as(&words, n, cell, Sharing::OtherKind), expected, "{word} as {cell:?} in {clause}");
        }
    }
}
