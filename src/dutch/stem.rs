//! From infinitive to stem: "maken" has "maak", "vatten" has "vat", "veranderen" has "verander".

use super::irregulars::Irregulars;
use super::orthography::{End, lengthen, syllables};

/// The infinitive without its ending: "mak" of "maken", "ga" of "gaan", "ski" of "skiën".
pub(super) fn body(infinitive: &str) -> &str {
    infinitive
        .strip_suffix("en")
        .filter(|body| {
            !body.is_empty() && !matches!(infinitive, "zien" | "doen") && !infinitive.ends_with("zien") && !infinitive.ends_with("doen")
        })
        .or_else(|| infinitive.strip_suffix("ën"))
        .or_else(|| infinitive.strip_suffix('n'))
        .unwrap_or(infinitive)
}

/// The stem of a verb as it is written in "ik …".
///
/// `base` is the verb without particle and prefixes; it decides where the stress lies.
pub(super) fn stem_of(infinitive: &str, base: &str, irregulars: &Irregulars) -> String {
    let body = body(infinitive);
    if infinitive.ends_with("iën") {
        return format!("{body}e");
    }
    if infinitive.ends_with("aan") || body.ends_with("zie") || body.ends_with("doe") {
        return body.strip_suffix('a').unwrap_or(body).to_owned();
    }
    let end = End::of(body);
    if let Some(single) = without_double(end.coda) {
        return hardened(&body[..body.len() - end.coda.len() + single]);
    }
    if end.is_single() && end.closes_with_one() && is_stressed(base, irregulars) {
        return hardened(&lengthen(body));
    }
    hardened(body)
}

/// Length of a coda that is one consonant written twice, once one of the two is gone.
fn without_double(coda: &str) -> Option<usize> {
    let bytes = coda.as_bytes();
    (bytes.len() == 2 && bytes[0] == bytes[1]).then_some(1)
}

/// A stem ends in f and s where its other forms have v and z.
fn hardened(stem: &str) -> String {
    if let Some(rest) = stem.strip_suffix('v') {
        return format!("{rest}f");
    }
    if let Some(rest) = stem.strip_suffix('z') {
        return format!("{rest}s");
    }
    stem.to_owned()
}

/// Is the syllable before -en stressed?  Only -elen, -emen, -enen and -eren leave that in doubt.
fn is_stressed(base: &str, irregulars: &Irregulars) -> bool {
    let body = body(base);
    let end = End::of(body);
    if end.vowel != "e" || syllables(body) == 1 {
        return true;
    }
    match end.coda {
        "l" | "m" | "n" => false,
        "r" => !is_germanic(base, end.head, irregulars),
        _ => true,
    }
}

/// Is this a verb in unstressed -eren (luisteren), rather than one from Latin or French (noteren)?
///
/// Consonants doubled before -eren and native vowels in the syllable before it mark the first kind; the list holds
/// the rest.
fn is_germanic(base: &str, head: &str, irregulars: &Irregulars) -> bool {
    if irregulars.unstressed.contains(base) {
        return true;
    }
    let before = End::of(head);
    let doubled = matches!(before.coda, "bb" | "dd" | "gg" | "mm" | "pp" | "tt" | "kk");
    let native = matches!(before.vowel, "ui" | "ij" | "ei" | "oe" | "eu" | "au");
    syllables(head) == 1 && (doubled || native)
}
