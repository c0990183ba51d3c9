//! The words that never change: articles, pronouns, prepositions, conjunctions and the common adverbs.

/// The closed classes, in alphabetical order.
///
/// Verbs stay out, "zijn" among them, although it is a pronoun as well; so do adjectives that are also adverbs.
const WORDS: &[&str] = &[
    "aan", "aangaande", "aangezien", "achter", "af", "al", "aldus", "alhoewel", "alle", "alleen", "alles", "als",
    "alsmede", "alsnog", "alsof", "altijd", "alvast", "alvorens", "ander", "andere", "anderen", "anders", "behalve",
    "behoudens", "beide", "beiden", "bij", "bijna", "binnen", "boven", "bovendien", "buiten", "daar", "daaraan",
    "daarbij", "daardoor", "daarin", "daarmee", "daarna", "daarnaast", "daarom", "daarop", "daarover", "daartoe",
    "daaruit", "daarvan", "daarvoor", "dan", "dankzij", "dat", "de", "deze", "die", "dien", "diens", "dit", "doch",
    "door", "dus", "echter", "een", "eens", "elk", "elkaar", "elkaars", "elke", "en", "enige", "enkele", "er",
    "eraan", "erbij", "erdoor", "erg", "ergens", "erin", "ermee", "erna", "erop", "erover", "ertoe", "eruit",
    "ervan", "ervoor", "even", "eveneens", "evenmin", "gedurende", "geen", "graag", "haar", "heel", "hem", "hen",
    "het", "hetgeen", "hetzelfde", "hier", "hieraan", "hierbij", "hierdoor", "hierin", "hiermee", "hierna", "hierop",
    "hierover", "hiervan", "hiervoor", "hij", "hoe", "hoewel", "hun", "ieder", "iedere", "iedereen", "iemand",
    "iets", "ik", "immers", "in", "inclusief", "indien", "ja", "je", "jegens", "jezelf", "jij", "jou", "jouw",
    "juist", "jullie", "krachtens", "langs", "maar", "me", "mede", "mee", "meer", "meest", "meestal", "men", "met",
    "middels", "mij", "mijn", "minder", "minst", "misschien", "mits", "na", "naar", "naargelang", "naast",
    "namelijk", "namens", "nee", "nergens", "niemand", "niet", "niets", "noch", "nog", "nogal", "nooit", "nu", "of",
    "ofschoon", "ofwel", "om", "omdat", "omstreeks", "omtrent", "ondanks", "onder", "ons", "onze", "ook", "op",
    "opdat", "over", "overigens", "pas", "per", "rond", "rondom", "samen", "sedert", "sinds", "slechts", "soms",
    "steeds", "straks", "te", "tegen", "tegenover", "teneinde", "tenzij", "ter", "terug", "terwijl", "tevens",
    "tijdens", "toch", "toe", "toen", "tot", "totdat", "trouwens", "tussen", "u", "uit", "uiteraard", "uw", "vaak",
    "van", "vanaf", "vanuit", "vanwege", "veel", "vele", "verder", "via", "volgens", "voor", "vooraf", "vooral",
    "voordat", "voorts", "waar", "waaraan", "waarbij", "waardoor", "waarin", "waarmee", "waarna", "waarom",
    "waaronder", "waarop", "waarover", "waartoe", "waaruit", "waarvan", "waarvoor", "wanneer", "want", "wat", "we",
    "weer", "weinig", "wel", "weldra", "welk", "welke", "wie", "wiens", "wij", "wijlen", "ze", "zeer", "zelf",
    "zelfs", "zich", "zichzelf", "zij", "zo", "zoals", "zodat", "zodoende", "zodra", "zoiets", "zolang", "zonder",
    "zowel", "één",
];

/// Is this a word that never inflects: an article, pronoun, preposition, conjunction or one of the common adverbs?
///
/// ```
/// use toetssteen::dutch::is_function_word;
///
/// assert!(is_function_word("met"));
/// assert!(!is_function_word("zijn"));
/// ```
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_for_the_search() {
        for pair in WORDS.windows(2) {
            assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        }
    }
}
