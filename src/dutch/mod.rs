//! How Dutch words change: the written forms of verbs, nouns and adjectives.
//!
//! The module knows the language and nothing of what the words are used for. Regular words follow the rules of Dutch
//! spelling; what those rules get wrong is handed in as [`Irregulars`], so that a list can be corrected without
//! touching a rule. All words are lower case and in composed Unicode form (NFC); [`Inflector`] lowers case itself but
//! leaves composing to its caller.
//!
//! Sources: the rules of the *Woordenlijst Nederlandse Taal* (the official spelling) and the tables of the *Algemene
//! Nederlandse Spraakkunst*, written out from memory.

mod adjective;
mod cell;
mod compound;
mod diminutive;
mod function_words;
mod guess;
mod homograph;
mod inflector;
mod irregulars;
mod negation;
mod noun;
mod orthography;
mod particles;
mod separation;
mod spelling;
mod stem;
mod stemming;
mod table;
mod unimorph;
mod verb;
mod verb_shape;
mod word_class;
mod words;

#[cfg(test)]
mod tests;

pub use cell::{Cell, Paradigm, PartOfSpeech, Sharing, WordForm};
pub use compound::{CompoundLists, Compounds};
pub use function_words::is_function_word;
pub use homograph::reads_as;
pub use inflector::Inflector;
pub use irregulars::Irregulars;
pub use negation::{Place, denial_reaches};
pub use separation::{has_particle, is_split_verb, stands_before};
pub use spelling::spelling_variants;
pub use stemming::{Stems, words_of};
pub use unimorph::unimorph;
pub use words::Words;
