//! The closed classes by which the words around a word tell what it is.

/// Articles and what stands before a noun as an article does. "Het", "dat" and "die" stay out, being pronouns as often.
const DETERMINERS: &[&str] = &[
    "'n",
    "alle",
    "allerlei",
    "beide",
    "d'r",
    "de",
    "deze",
    "dezelfde",
    "diverse",
    "een",
    "elk",
    "elke",
    "enig",
    "enige",
    "enkele",
    "eén",
    "geen",
    "haar",
    "hetzelfde",
    "hun",
    "ieder",
    "iedere",
    "jouw",
    "m'n",
    "mijn",
    "onze",
    "sommige",
    "uw",
    "veel",
    "vele",
    "verschillende",
    "z'n",
    "zo'n",
    "zulke",
    "één",
];

/// Numerals and everyday adjectives with -e, which stand before a noun. Without it they stand before a verb as well:
/// "methodisch werken".
const QUALIFIERS: &[&str] = &[
    "acht", "andere", "drie", "eerste", "eigen", "goede", "grote", "hele", "hoge", "juiste", "kleine", "laatste", "meerdere", "negen",
    "nieuwe", "tien", "tweede", "twee", "vier", "vijf", "zes", "zeven",
];

/// Endings of inflected adjectives that no verb and hardly a noun has.
const ADJECTIVE_ENDINGS: &[&str] =
    &["lijke", "ige", "ische", "ale", "ele", "ieve", "ende", "loze", "bare", "zame", "matige", "rijke", "volle", "gerichte"];

const PREPOSITIONS: &[&str] = &[
    "aan",
    "achter",
    "behalve",
    "bij",
    "binnen",
    "boven",
    "buiten",
    "conform",
    "dankzij",
    "door",
    "gedurende",
    "in",
    "inclusief",
    "inzake",
    "jegens",
    "langs",
    "met",
    "middels",
    "na",
    "naar",
    "naast",
    "namens",
    "om",
    "omstreeks",
    "omtrent",
    "ondanks",
    "onder",
    "op",
    "over",
    "per",
    "qua",
    "rond",
    "rondom",
    "sedert",
    "sinds",
    "tegen",
    "tegenover",
    "ten",
    "ter",
    "tijdens",
    "tot",
    "tussen",
    "uit",
    "van",
    "vanaf",
    "vanuit",
    "vanwege",
    "via",
    "volgens",
    "voor",
    "wegens",
    "zonder",
];

/// Words behind which a new clause or a new part of the sentence begins.
const JOINERS: &[&str] = &[
    "&",
    "aangezien",
    "als",
    "alsof",
    "alsook",
    "alvorens",
    "c.q.",
    "dan",
    "dat",
    "die",
    "doch",
    "doordat",
    "dus",
    "en",
    "evenals",
    "hetzij",
    "hoe",
    "hoewel",
    "indien",
    "maar",
    "mits",
    "nadat",
    "noch",
    "nu",
    "of",
    "ofwel",
    "om",
    "omdat",
    "ook",
    "opdat",
    "respectievelijk",
    "sinds",
    "tenzij",
    "terwijl",
    "toen",
    "tot",
    "totdat",
    "voordat",
    "waar",
    "waaraan",
    "waarbij",
    "waardoor",
    "waarin",
    "waarmee",
    "waarna",
    "waarom",
    "waarop",
    "waarvan",
    "waarvoor",
    "wanneer",
    "want",
    "wat",
    "welk",
    "welke",
    "wie",
    "zoals",
    "zodat",
    "zodra",
    "zolang",
];

/// Words that open a clause with a verb of its own.
const SUBORDINATORS: &[&str] = &[
    "aangezien",
    "alsof",
    "dat",
    "doordat",
    "hoewel",
    "indien",
    "maar",
    "mits",
    "nadat",
    "omdat",
    "opdat",
    "tenzij",
    "terwijl",
    "toen",
    "totdat",
    "voordat",
    "waarbij",
    "waardoor",
    "waarin",
    "waarmee",
    "waarop",
    "wanneer",
    "want",
    "zodat",
    "zodra",
];

/// Finite forms of the verbs that an infinitive goes with.
const AUXILIARIES: &[&str] = &[
    "blijft", "blijven", "dienen", "dient", "durft", "gaan", "gaat", "ging", "gingen", "helpt", "hoeft", "hoeven", "kan", "kon", "konden",
    "kunnen", "kunt", "laat", "laten", "liet", "lieten", "mag", "mocht", "mochten", "moest", "moesten", "moet", "moeten", "mogen", "wil",
    "wilde", "wilden", "willen", "wilt", "wou", "zal", "zou", "zouden", "zullen", "zult",
];

fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    is_in(DETERMINERS, word)
}

pub(super) fn is_qualifier(word: &str) -> bool {
    is_in(QUALIFIERS, word) || ADJECTIVE_ENDINGS.iter().any(|ending| word.ends_with(ending))
}

pub(super) fn is_preposition(word: &str) -> bool {
    is_in(PREPOSITIONS, word)
}

pub(super) fn is_joiner(word: &str) -> bool {
    is_in(JOINERS, word)
}

pub(super) fn is_subordinator(word: &str) -> bool {
    is_in(SUBORDINATORS, word)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    is_in(AUXILIARIES, word)
}

/// Is this a mark, or the empty word beyond either end of a sentence?
pub(super) fn is_mark(word: &str) -> bool {
    !word.contains(char::is_alphanumeric)
}
