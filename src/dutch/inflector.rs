//! Puts the rules and the lists together: from dictionary form to paradigm.

use super::cell::{Cell, Paradigm, PartOfSpeech, Sharing, WordForm};
use super::function_words::is_function_word;
use super::guess;
use super::irregulars::Irregulars;
use super::verb::{Conjugation, add_joined, add_split};
use super::verb_shape::VerbShape;
use super::{adjective, noun};

/// Writes out the forms of Dutch words.
#[derive(Debug, Clone)]
pub struct Inflector {
    irregulars: Irregulars,
}

impl Inflector {
    /// An inflector that follows the rules save where `irregulars` says otherwise.
    #[must_use]
    pub fn new(mut irregulars: Irregulars) -> Self {
        irregulars.prepare();
        Self { irregulars }
    }

    /// The likely part of speech of a dictionary form (lower case).
    #[must_use]
    pub fn guess(&self, lemma: &str) -> PartOfSpeech {
        guess::part_of_speech(lemma, &self.irregulars)
    }

    /// All written forms of a dictionary form; where `part` is left out it is guessed.
    ///
    /// ```
    /// use toetssteen::dutch::{Cell, Inflector, Irregulars, PartOfSpeech};
    ///
    /// let inflector = Inflector::new(Irregulars::default());
    /// let verb = inflector.paradigm("samenvatten", None);
    /// assert_eq!(verb.part, PartOfSpeech::Verb);
    /// assert_eq!(verb.particle.as_deref(), Some("samen"));
    /// assert!(verb.forms.iter().any(|form| form.text == "samengevat" && form.cell == Cell::Participle));
    /// assert!(verb.split.iter().any(|form| form.text == "vat"));
    ///
    /// let noun = inflector.paradigm("vaardigheid", None);
    /// assert!(noun.forms.iter().any(|form| form.text == "vaardigheden" && form.cell == Cell::Plural));
    /// ```
    #[must_use]
    pub fn paradigm(&self, lemma: &str, part: Option<PartOfSpeech>) -> Paradigm {
        let mut paradigm = self.full_paradigm(lemma, part);
        self.mark_other_words(&paradigm.lemma, paradigm.part, &mut paradigm.forms);
        drop_repeats(&mut paradigm.forms);
        drop_repeats(&mut paradigm.split);
        paradigm
    }

    /// The forms of all cells, also where cells share a form and where a form is mostly another word.
    #[must_use]
    pub fn full_paradigm(&self, lemma: &str, part: Option<PartOfSpeech>) -> Paradigm {
        let lemma = lemma.to_lowercase();
        let part = part.unwrap_or_else(|| self.guess(&lemma));
        let mut forms = Vec::with_capacity(12);
        let mut split = Vec::new();
        let mut particle = None;
        match part {
            PartOfSpeech::Verb => particle = self.add_verb(&lemma, &mut forms, &mut split),
            PartOfSpeech::Noun => noun::add_forms(&lemma, &self.irregulars, &mut forms),
            PartOfSpeech::Adjective => adjective::add_forms(&lemma, &self.irregulars, &mut forms),
            PartOfSpeech::Other => forms.push(WordForm::new(lemma.clone(), Cell::Fixed)),
        }
        Paradigm { lemma, part, particle, forms, split }
    }

    /// Adds the forms of a verb; the particle if it has one.
    fn add_verb(&self, lemma: &str, forms: &mut Vec<WordForm>, split: &mut Vec<WordForm>) -> Option<String> {
        if self.irregulars.both.contains(lemma) {
            let shape = VerbShape::inseparable(lemma);
            add_joined(&shape, &Conjugation::of(&shape, &self.irregulars), forms);
        }
        let shape = VerbShape::of(lemma, &self.irregulars);
        let verb = Conjugation::of(&shape, &self.irregulars);
        add_joined(&shape, &verb, forms);
        if shape.particle.is_empty() {
            return None;
        }
        add_split(&shape, &verb, split);
        Some(shape.particle.to_owned())
    }

    /// Leaves out the forms that a reader would take for another word, and marks those that can be either.
    fn mark_other_words(&self, lemma: &str, part: PartOfSpeech, forms: &mut Vec<WordForm>) {
        let lists = &self.irregulars;
        // The little words themselves, as "zijn" and "gaan", keep their whole paradigm: who writes them wants them.
        let is_little = lists.never.contains(lemma) || is_function_word(lemma);
        let homographs = lists.homographs.get(lemma).map_or("", String::as_str);
        forms.retain(|form| {
            let text = form.text.as_str();
            let is_little_form = !is_little && (lists.never.contains(text) || is_function_word(text));
            let is_other = homographs.split(' ').any(|other| other == text);
            text == lemma || !(is_little_form || is_other)
        });
        // "Plan" is a form of "plannen" and "plannen" one of "plan": both verb and noun share both.
        let has_noun_stem = forms.iter().any(|form| form.cell == Cell::Present1 && lists.noun_stems.contains_key(&form.text));
        for form in forms {
            form.sharing = match (part, form.cell) {
                (PartOfSpeech::Noun | PartOfSpeech::Adjective, _) if is_function_word(&form.text) => Sharing::LittleWord,
                (PartOfSpeech::Verb, Cell::Present1 | Cell::Infinitive) if has_noun_stem => Sharing::OtherKind,
                (PartOfSpeech::Noun, Cell::Singular | Cell::Plural) if lists.noun_stems.contains_key(lemma) => Sharing::OtherKind,
                _ => Sharing::None,
            };
        }
    }
}

/// Leaves out texts that stand earlier in the list.
fn drop_repeats(forms: &mut Vec<WordForm>) {
    let mut at = 0;
    while at < forms.len() {
        let (before, rest) = forms.split_at(at);
        if before.iter().any(|form| form.text == rest[0].text) {
            forms.remove(at);
        } else {
            at += 1;
        }
    }
}
