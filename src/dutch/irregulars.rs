//! What the regular rules get wrong, as it stands in `inflection.toml`.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Words that don't follow the rules, by the rule they break.
///
/// The lexicon layer reads it from `inflection.toml`. Every section may be left out; without any of them the regular
/// rules are all there is. Where a table holds several forms they are separated by spaces, and equally good ones by a
/// slash: `raden = "raadde/ried raadden/rieden geraden"`.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Irregulars {
    /// Verbs that look separable and aren't, without ge- in the participle: overtuigen, overtuigd.
    pub inseparable: HashSet<String>,
    /// Verbs that are separable in one meaning and inseparable in another: voorkomen.
    pub both: HashSet<String>,
    /// Verbs that start like a particle or prefix by chance, with ge- in the participle: informeren.
    pub whole: HashSet<String>,
    /// Verbs in -eren whose ending is unstressed, without prefix or particle: luisteren, luister.
    pub unstressed: HashSet<String>,
    /// Separable verbs whose first part isn't otherwise a particle, as first part and verb: "mis gaan".
    pub separable: HashMap<String, String>,
    /// Past singular, past plural and participle of strong verbs, by infinitive.
    pub strong: BTreeMap<String, String>,
    /// Present tense "ik", "hij" and possibly "wij" of verbs whose present is irregular.
    pub present: HashMap<String, String>,
    /// Stems of weak verbs that the rules would get wrong: `managen = "manage"`.
    pub weak_stems: HashMap<String, String>,
    /// Stems that are also everyday nouns or adjectives, with the reason; left out of the verb's own forms.
    pub noun_stems: HashMap<String, String>,
    /// Other forms that are mostly another word, by dictionary form: `plannen = "plant"`.
    pub homographs: HashMap<String, String>,
    /// Words too common in another meaning to be a form of anything but themselves.
    pub never: HashSet<String>,
    /// Plurals the rules would get wrong, usual one first; compounds follow their last part.
    pub noun_plurals: HashMap<String, String>,
    /// Diminutives the rules would get wrong.
    pub noun_diminutives: HashMap<String, String>,
    /// Nouns that look like a verb or an adjective: examen, initiatief.
    pub nouns: HashSet<String>,
    /// Nouns in -ing and the like that come from English and take -s.
    pub english_nouns: HashSet<String>,
    /// Common adjectives that no suffix gives away: helder.
    pub adjectives: HashSet<String>,
    /// Adjectives that never take -e although nothing in their spelling says so.
    pub invariable: HashSet<String>,
    /// Inflected form, comparative and superlative that the rules would get wrong.
    pub degrees: HashMap<String, String>,
}

impl Irregulars {
    /// Is this word the participle of one of the strong verbs, and not also its infinitive?
    pub(super) fn is_strong_participle(&self, word: &str) -> bool {
        word.starts_with("ge") && self.strong.values().any(|parts| parts.rsplit([' ', '/']).next() == Some(word))
    }
}
