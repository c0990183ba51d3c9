//! The forms of verbs: weak and strong, prefixed and separable.

use super::cell::{Cell, WordForm};
use super::irregulars::Irregulars;
use super::orthography::{Voicing, with_ending, with_trema, without_trema};
use super::stem::{body, stem_of};
use super::verb_shape::VerbShape;

/// The forms of a verb from which all others follow, without particle. Equally good forms are separated by a slash.
#[derive(Debug)]
pub(super) struct Conjugation {
    /// (ik) vat
    pub present1: String,
    /// (hij) vat
    pub present3: String,
    /// (wij) vatten, only where it isn't the infinitive
    pub present_plural: Option<String>,
    /// (ik) vatte
    pub past_singular: String,
    /// (wij) vatten
    pub past_plural: String,
    /// gevat
    pub participle: String,
}

impl Conjugation {
    /// Conjugates what follows the particle.
    pub(super) fn of(shape: &VerbShape<'_>, irregulars: &Irregulars) -> Self {
        let plain = without_trema(shape.core);
        let stem = irregulars
            .weak_stems
            .get(without_trema(shape.base).as_str())
            .map_or_else(|| stem_of(&plain, shape.base, irregulars), |stem| format!("{}{stem}", shape.prefixes()));
        let (present1, present3, present_plural) = present(shape, &stem, irregulars);
        if let Some(parts) = irregulars.strong.get(shape.base) {
            let mut parts = parts.split(' ').map(|part| prefixed(shape.prefixes(), part));
            let past_singular = parts.next().unwrap_or_default();
            let past_plural = parts.next().unwrap_or_default();
            let participle = strong_participle(shape, irregulars);
            return Self { present1, present3, present_plural, past_singular, past_plural, participle };
        }
        let soft = if is_voiceless(body(&plain), &stem) { 't' } else { 'd' };
        let participle = if stem.ends_with(soft) { stem.clone() } else { format!("{stem}{soft}") };
        let participle = if shape.takes_ge { format!("ge{}", after_ge(&participle)) } else { participle };
        Self {
            present1,
            present3,
            present_plural,
            past_singular: format!("{stem}{soft}e"),
            past_plural: format!("{stem}{soft}en"),
            participle,
        }
    }
}

/// "ik", "hij" and, where it isn't the infinitive, "wij".
fn present(shape: &VerbShape<'_>, stem: &str, irregulars: &Irregulars) -> (String, String, Option<String>) {
    if let Some(written) = irregulars.present.get(shape.base) {
        let mut forms = written.split(' ').map(|form| prefixed(shape.prefixes(), form));
        return (forms.next().unwrap_or_default(), forms.next().unwrap_or_default(), forms.next());
    }
    let third = if stem.ends_with('t') {
        stem.to_owned()
    } else if shape.base.ends_with("aan") {
        format!("{stem}at")
    } else {
        format!("{stem}t")
    };
    (stem.to_owned(), third, None)
}

/// The participle of a strong verb; a prefix takes the place of ge-.
fn strong_participle(shape: &VerbShape<'_>, irregulars: &Irregulars) -> String {
    let written = irregulars.strong.get(shape.base).and_then(|parts| parts.split(' ').nth(2)).unwrap_or_default();
    if shape.takes_ge && shape.prefixes().is_empty() {
        return written.to_owned();
    }
    // "gelijken" has a ge- of its own, which stays in "vergeleken"; "geven" only starts like it.
    let own = shape.base.starts_with("ge") && written.starts_with("ge") && !written.starts_with("gege") && !written.starts_with("gego");
    let forms = written.split('/').map(|form| if own { form } else { form.strip_prefix("ge").unwrap_or(form) });
    let mut out = String::new();
    for form in forms {
        if !out.is_empty() {
            out.push('/');
        }
        out.push_str(shape.prefixes());
        out.push_str(form);
    }
    out
}

/// Puts prefixes before every one of some equally good forms.
fn prefixed(prefixes: &str, forms: &str) -> String {
    if prefixes.is_empty() {
        forms.to_owned()
    } else {
        forms.split('/').map(|form| format!("{prefixes}{form}")).collect::<Vec<_>>().join("/")
    }
}

/// What follows ge-: with a trema where it would run into the e, with a hyphen in "ge-e-maild".
fn after_ge(participle: &str) -> String {
    if participle.as_bytes().get(1) == Some(&b'-') { format!("-{participle}") } else { with_trema(participle) }
}

/// Does the past have -te?  't kofschip, heard in the infinitive: leven has leefde, although its stem ends in f.
fn is_voiceless(body: &str, stem: &str) -> bool {
    // A silent e isn't heard either (updatete, managede), and between vowels the s of such a stem is a z (browsede).
    if let Some(sound) = stem.strip_suffix('e') {
        return sound.ends_with(['t', 'k', 'f', 'p', 'x', 'c']);
    }
    body.ends_with(['t', 'k', 'f', 's', 'p', 'x', 'c']) || body.ends_with("ch") || body.ends_with("sh")
}

/// Adds the forms written as one word to a paradigm.
pub(super) fn add_joined(shape: &VerbShape<'_>, verb: &Conjugation, out: &mut Vec<WordForm>) {
    let particle = shape.particle;
    let mut add = |forms: &str, cell| out.extend(forms.split('/').map(|form| WordForm::new(format!("{particle}{form}"), cell)));
    add(shape.core, Cell::Infinitive);
    let joined = |form: &str| if shape.core.starts_with(|letter: char| letter.is_ascii()) { form.to_owned() } else { with_trema(form) };
    add(&joined(&verb.present1), Cell::Present1);
    add(&joined(&verb.present3), Cell::Present3);
    add(verb.present_plural.as_deref().unwrap_or(shape.core), Cell::PresentPlural);
    add(&joined(&verb.past_singular), Cell::PastSingular);
    add(&joined(&verb.past_plural), Cell::PastPlural);
    add(&verb.participle, Cell::Participle);
    for participle in verb.participle.split('/').filter(|participle| !participle.ends_with("en")) {
        add(&with_ending(participle, "e", true, Voicing::Keep), Cell::ParticipleInflected);
    }
    add(&format!("{}d", shape.core), Cell::PresentParticiple);
    add(&format!("{}de", shape.core), Cell::PresentParticipleInflected);
}

/// Adds the forms of a separable verb that stand apart from the particle.
pub(super) fn add_split(shape: &VerbShape<'_>, verb: &Conjugation, out: &mut Vec<WordForm>) {
    let infinitive = without_trema(shape.core);
    let mut add = |forms: &str, cell| out.extend(forms.split('/').map(|form| WordForm::new(form.to_owned(), cell)));
    add(&infinitive, Cell::Infinitive);
    add(&verb.present1, Cell::Present1);
    add(&verb.present3, Cell::Present3);
    add(verb.present_plural.as_deref().unwrap_or(&infinitive), Cell::PresentPlural);
    add(&verb.past_singular, Cell::PastSingular);
    add(&verb.past_plural, Cell::PastPlural);
}
