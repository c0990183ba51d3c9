//! What the regular rules get wrong, as it stands in `inflection.toml`.

use super::table::{Table, Words};

/// Words that don't follow the rules, by the rule they break.
///
/// The lexicon layer reads it from `inflection.toml`. Every section may be left out; without any of them the regular
/// rules are all there is. Where a table holds several forms they are separated by spaces, and equally good ones by a
/// slash: `raden = "raadde/ried raadden/rieden geraden"`.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Irregulars {
    /// Verbs that look separable and aren't, without ge- in the participle: overtuigen, overtuigd.
    pub(super) inseparable: Words,
    /// Verbs that are separable in one meaning and inseparable in another: voorkomen.
    pub(super) both: Words,
    /// Verbs that start like a particle or prefix by chance, with ge- in the participle: informeren.
    pub(super) whole: Words,
    /// Verbs in -eren whose ending is unstressed, without prefix or particle: luisteren, luister.
    pub(super) unstressed: Words,
    /// Separable verbs whose first part isn't otherwise a particle, as first part and verb: "mis gaan".
    pub(super) separable: Table,
    /// Past singular, past plural and participle of strong verbs, by infinitive.
    pub(super) strong: Table,
    /// Present tense "ik", "hij" and possibly "wij" of verbs whose present is irregular.
    pub(super) present: Table,
    /// Stems of weak verbs that the rules would get wrong: `managen = "manage"`.
    pub(super) weak_stems: Table,
    /// Stems that are also everyday nouns or adjectives, with the reason; only their neighbours tell which they are.
    pub(super) noun_stems: Table,
    /// Other forms that are mostly another word, by dictionary form: `plannen = "plant"`.
    pub(super) homographs: Table,
    /// Words too common in another meaning to be a form of anything but themselves.
    pub(super) never: Words,
    /// Plurals the rules would get wrong, usual one first; compounds follow their last part.
    pub(super) noun_plurals: Table,
    /// Diminutives the rules would get wrong.
    pub(super) noun_diminutives: Table,
    /// Nouns that look like a verb or an adjective: examen, initiatief.
    pub(super) nouns: Words,
    /// Nouns in -ing and the like that come from English and take -s.
    pub(super) english_nouns: Words,
    /// Common adjectives that no suffix gives away: helder.
    pub(super) adjectives: Words,
    /// Adjectives that never take -e although nothing in their spelling says so.
    pub(super) invariable: Words,
    /// Inflected form, comparative and superlative that the rules would get wrong.
    pub(super) degrees: Table,
    /// Participles of the strong verbs, see [`Irregulars::prepare`].
    #[serde(skip)]
    participles: Words,
}

impl Irregulars {
    /// Collects what the rules look up often.
    pub(super) fn prepare(&mut self) {
        #[expect(clippy::disallowed_methods, reason = "the result is a set, which has no order either")]
        let written = self.strong.values().filter_map(|parts| parts.rsplit([' ', '/']).next());
        self.participles = written.filter(|participle| participle.starts_with("ge")).map(str::to_owned).collect();
    }

    /// Is this word the participle of one of the strong verbs?
    pub(super) fn is_strong_participle(&self, word: &str) -> bool {
        self.participles.contains(word)
    }

    /// Is this verb in a table as it stands, so that it mustn't be taken apart?
    pub(super) fn is_single_verb(&self, verb: &str) -> bool {
        self.strong.contains_key(verb)
            || self.present.contains_key(verb)
            || self.weak_stems.contains_key(verb)
            || self.unstressed.contains(verb)
            || self.whole.contains(verb)
    }
}
