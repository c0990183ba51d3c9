//! The plurals of nouns.

use super::cell::{Cell, WordForm};
use super::diminutive::diminutive;
use super::irregulars::Irregulars;
use super::orthography::{End, Voicing, is_vowel, syllables, with_ending};
use super::table::Table;

/// Adds the forms of a noun to a paradigm.
pub(super) fn add_forms(lemma: &str, irregulars: &Irregulars, out: &mut Vec<WordForm>) {
    let mut add = |text: String, cell| out.push(WordForm::new(text, cell));
    add(lemma.to_owned(), Cell::Singular);
    for plural in plurals(lemma, irregulars) {
        add(plural, Cell::Plural);
    }
    if lemma.ends_with("heid") || lemma.ends_with("je") {
        return;
    }
    for small in listed(lemma, &irregulars.noun_diminutives).unwrap_or_else(|| vec![diminutive(lemma)]) {
        add(format!("{small}s"), Cell::DiminutivePlural);
        add(small, Cell::Diminutive);
    }
}

/// The plurals of a noun, the usual one first.
pub(super) fn plurals(lemma: &str, irregulars: &Irregulars) -> Vec<String> {
    if let Some(listed) = listed(lemma, &irregulars.noun_plurals) {
        return listed;
    }
    if let Some(stem) = lemma.strip_suffix("heid") {
        return vec![format!("{stem}heden")];
    }
    if !lemma.contains(is_vowel) || lemma.chars().nth(1).is_none() {
        return vec![format!("{lemma}'s")];
    }
    if irregulars.english_nouns.contains(last_part(lemma, |part| irregulars.english_nouns.contains(part))) {
        let hisses = ["ch", "sh", "ss", "x"].iter().any(|ending| lemma.ends_with(ending));
        return vec![format!("{lemma}{}", if hisses { "es" } else { "s" })];
    }
    by_ending(lemma)
}

/// What a table says of a noun or of the last part of a compound: "leden" gives "teamleden".
fn listed(lemma: &str, table: &Table) -> Option<Vec<String>> {
    // "=oom" is a word that isn't the last part of others: "boom" and "symptoom" are no uncles.
    if let Some(forms) = table.get(format!("={lemma}").as_str()) {
        return Some(forms.split(' ').map(str::to_owned).collect());
    }
    let part = last_part(lemma, |part| table.contains_key(part));
    let forms = table.get(part)?;
    let first = &lemma[..lemma.len() - part.len()];
    Some(forms.split(' ').map(|form| format!("{first}{form}")).collect())
}

/// The longest known last part of a compound, or the whole word where none is known.
///
/// A first part of fewer than three letters is taken for one only if it is a preposition, so that "geleid" isn't
/// read as a kind of "lid".
fn last_part(lemma: &str, is_known: impl Fn(&str) -> bool) -> &str {
    if is_known(lemma) {
        return lemma;
    }
    lemma
        .char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= 3 || matches!(&lemma[..at], "af" | "in" | "na" | "om" | "op"))
        .map(|at| &lemma[at..])
        .take_while(|part| part.len() >= 3)
        .find(|part| is_known(part))
        .unwrap_or(lemma)
}

/// The plural that the ending of a noun calls for.
fn by_ending(lemma: &str) -> Vec<String> {
    let end = End::of(lemma);
    if end.coda.is_empty() {
        return after_vowel(lemma, &end);
    }
    let s = || vec![format!("{lemma}s")];
    let en = || with_ending(lemma, "en", is_stressed(lemma, &end), Voicing::Soften);
    if let Some(stem) = lemma.strip_suffix("um").filter(|_| syllables(lemma) > 2) {
        return vec![format!("{stem}a"), format!("{lemma}s")];
    }
    if let Some(stem) = lemma.strip_suffix("icus") {
        return vec![format!("{stem}ici")];
    }
    if lemma.ends_with("sel") && syllables(lemma) > 2 {
        return vec![format!("{lemma}s"), format!("{lemma}en")];
    }
    if (end.vowel, end.coda) == ("o", "r") && syllables(lemma) > 1 {
        return vec![format!("{lemma}en"), format!("{lemma}s")];
    }
    if lemma.ends_with("ing") || lemma.ends_with("schap") {
        return vec![en()];
    }
    if takes_s(lemma, &end) {
        return s();
    }
    vec![en()]
}

/// Nouns that end in -el, -em, -en, -er, -ar or -im unstressed, in -aar, -aard, -eur, -ien, -ier or -oir, or the English way.
fn takes_s(lemma: &str, end: &End<'_>) -> bool {
    let long = syllables(lemma) > 1;
    let unstressed = matches!((end.vowel, end.coda), ("e" | "ë", "l" | "m" | "n" | "r" | "rd") | ("o", "n") | ("a", "r") | ("i", "m"));
    let french = ["aar", "aard", "eur", "ien", "ier", "oir"].iter().any(|ending| lemma.ends_with(ending));
    let english = ["ea", "oa"].contains(&end.vowel)
        || lemma.ends_with("ck")
        || lemma.ends_with("ow")
        || lemma.ends_with("'er")
        || lemma.ends_with("-er");
    long && (unstressed || french) || english
}

/// Nouns that end in a vowel: 's after one letter that would sound otherwise, -s after -e, -ën after -ee and -ie.
fn after_vowel(lemma: &str, end: &End<'_>) -> Vec<String> {
    let s = format!("{lemma}s");
    match end.vowel {
        "e" if end.head.ends_with(is_vowel) && lemma.ends_with("ë") => vec![s],
        "e" if is_nominal_adjective(lemma) => vec![format!("{lemma}n")],
        "e" if takes_n(lemma) => vec![format!("{lemma}n"), s],
        "e" => vec![s, format!("{lemma}n")],
        "ee" | "ée" => vec![format!("{lemma}ën")],
        "ie" if syllables(lemma) == 1 || stressed_ie(lemma) => vec![format!("{lemma}ën")],
        "a" | "i" | "o" | "u" | "y" if end.head.ends_with(is_vowel) && end.vowel != "o" && end.vowel != "a" => {
            vec![format!("{lemma}en"), s]
        }
        "y" if end.head.ends_with(is_vowel) => vec![s],
        "a" | "i" | "o" | "u" | "y" => vec![format!("{lemma}'s")],
        "ij" | "ei" | "ui" | "ou" | "au" | "oi" | "ai" => vec![format!("{lemma}en")],
        "oe" | "eu" => vec![format!("{lemma}s"), format!("{lemma}en")],
        _ => vec![s],
    }
}

/// Persons and things named by an adjective or a participle: "deskundige", "geestelijke", "belanghebbende", "vereiste".
fn is_nominal_adjective(lemma: &str) -> bool {
    let endings = ["kundige", "lijke", "standige", "tigde", "agde", "ende", "stelde", "nomene", "zetene", "tredene", "eerde", "abele"];
    endings.iter().any(|ending| lemma.ends_with(ending)) && syllables(lemma) > 2
}

/// Words in -e that rather take -n: "hoogte", "zijde", "neologisme", "keuze"; the others are mostly French and take -s.
fn takes_n(lemma: &str) -> bool {
    let dutch =
        ["gte", "pte", "kte", "mte", "chte", "rte", "lte", "idte", "ijte", "ijde", "eide", "onde", "orde", "oede", "ede", "ave", "euze"];
    let greek = ["isme", "ide", "ode", "ype", "isse", "asse"];
    dutch.iter().chain(&greek).any(|ending| lemma.ends_with(ending))
}

/// Words in -ie with the stress at the end: industrie, strategie, categorie, democratie; not those in -tie or -sie.
fn stressed_ie(lemma: &str) -> bool {
    ["gie", "fie", "cratie", "thie", "nomie", "tomie", "orie", "etrie", "ustrie", "nerie", "xie"]
        .iter()
        .any(|ending| lemma.ends_with(ending))
}

/// Is the last syllable stressed, so that its consonant doubles?
fn is_stressed(lemma: &str, end: &End<'_>) -> bool {
    let short = matches!(lemma.get(lemma.len().saturating_sub(2)..), Some("ik" | "em" | "el" | "er" | "en" | "ig"));
    end.vowel != "y" && (syllables(lemma) == 1 || !short || !end.is_single())
}
