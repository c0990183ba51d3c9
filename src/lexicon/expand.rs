//! From a word of a phrase to everything that may be written for it.

use crate::dutch::{self, Cell, Inflector, PartOfSpeech, Sharing, WordForm};

use super::syntax::WordSpec;

/// Position of a word in [`super::Lexicon::words`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// A word that terms are made of, with all its written forms.
#[derive(Debug, Clone)]
pub struct Word {
    /// As phrases write it, marks included.
    pub written: String,
    /// The part of speech that its forms were made for.
    pub part: PartOfSpeech,
    /// The other half of a separable verb: a form that stands [`Form::apart`] needs this word later in its clause,
    /// or "te" and this word before it.
    pub particle: Option<WordId>,
    /// Each form once, sorted.
    pub forms: Vec<Form>,
    /// A word that is too frequent to look for first (article, preposition, auxiliary verb).
    pub frequent: bool,
}

/// One written form of a word, lower case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// The letters.
    pub text: String,
    /// What may stand directly before and after it in the same word.
    pub reach: Reach,
    /// Is it a form of a separable verb that stands apart from its particle?
    pub apart: bool,
    /// Which form it is.
    pub cell: Cell,
    /// Whether it is an everyday word of another kind as well.
    pub sharing: Sharing,
}

/// How far a form reaches into a longer written word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Reach {
    /// It is the whole word.
    Whole,
    /// The word begins with it.
    Start,
    /// The word ends with it.
    End,
    /// It stands anywhere in the word.
    Inside,
}

/// First parts that are as often written with a hyphen as without.
const HYPHENATED: [&str; 16] = [
    "pro",
    "co",
    "multi",
    "inter",
    "intra",
    "team",
    "project",
    "klant",
    "data",
    "business",
    "stakeholder",
    "zelf",
    "niet",
    "sociaal",
    "top",
    "online",
];

/// Verbs that are in every text, and so never what a term is looked up by.
const FREQUENT_VERBS: [&str; 22] = [
    "zijn", "hebben", "worden", "kunnen", "zullen", "moeten", "mogen", "willen", "gaan", "komen", "maken", "geven", "nemen", "doen",
    "staan", "houden", "zien", "weten", "werken", "laten", "krijgen", "zorgen",
];

/// The forms of a word, and the particle of a separable verb, which is a word of its own.
pub(super) fn expand(spec: &WordSpec, inflector: &Inflector) -> (Word, Option<WordSpec>) {
    let mut particle = None;
    let mut word = Word { written: written(spec), part: PartOfSpeech::Other, particle: None, forms: Vec::new(), frequent: false };
    let fixed =
        spec.exact || (spec.part.is_none() && (dutch::is_function_word(&spec.lemma) || !spec.lemma.chars().any(char::is_alphabetic)));
    let whole = if spec.open_start { Reach::End } else { Reach::Whole };
    if fixed {
        word.frequent = dutch::is_function_word(&spec.lemma);
        add(&mut word.forms, &WordForm::fixed(&spec.lemma), whole, false);
    } else {
        let paradigm = inflector.paradigm(&spec.lemma, spec.part);
        word.part = paradigm.part;
        word.frequent = FREQUENT_VERBS.contains(&spec.lemma.as_str());
        for mut form in paradigm.forms {
            // What "plannen" and "overleggen" show, they show as nouns too: "goed in plannen".
            if form.cell == Cell::Infinitive {
                form.sharing = Sharing::None;
            }
            add(&mut word.forms, &form, whole, false);
        }
        for form in &paradigm.split {
            add(&mut word.forms, form, Reach::Whole, true);
        }
        let exact = |lemma| WordSpec { lemma, exact: true, open_start: false, open_end: false, part: None };
        particle = paradigm.particle.map(exact);
    }
    if spec.open_end {
        let reach = if spec.open_start { Reach::Inside } else { Reach::Start };
        add(&mut word.forms, &WordForm::fixed(&spec.lemma), reach, false);
    }
    word.forms.sort_unstable();
    word.forms.dedup_by(|a, b| a.text == b.text && a.reach == b.reach && a.apart == b.apart);
    (word, particle)
}

/// A word as a phrase would write it.
fn written(spec: &WordSpec) -> String {
    let part = match spec.part {
        Some(PartOfSpeech::Verb) => "/v",
        Some(PartOfSpeech::Noun) => "/n",
        Some(PartOfSpeech::Adjective) => "/a",
        Some(PartOfSpeech::Other) | None => "",
    };
    let star = |open| if open { "*" } else { "" };
    format!("{}{}{}{}{part}", if spec.exact { "=" } else { "" }, star(spec.open_start), spec.lemma, star(spec.open_end))
}

/// Adds a form with its spelling variants: accents left out, a hyphen more or less.
fn add(forms: &mut Vec<Form>, form: &WordForm, reach: Reach, apart: bool) {
    let text = form.text.as_str();
    let mut push = |text: String, cell| forms.push(Form { text, reach, apart, cell, sharing: form.sharing });
    push(text.to_owned(), form.cell);
    for variant in dutch::spelling_variants(text) {
        push(variant, Cell::Variant);
    }
    if let Some(hyphen) = text.find('-') {
        let joined = text.replace('-', "");
        if hyphen > 0 && hyphen + 1 < text.len() && joined.chars().all(char::is_alphabetic) {
            push(joined, Cell::Variant);
        }
    } else if let Some(first) = HYPHENATED.iter().find(|first| text.strip_prefix(**first).is_some_and(|rest| rest.chars().count() > 3)) {
        push(format!("{first}-{}", &text[first.len()..]), Cell::Variant);
    }
}
