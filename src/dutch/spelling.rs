//! Other spellings of a form that people type.

/// Accented letters and the letter that people type for them.
const PLAIN: &[(char, char)] = &[
    ('ä', 'a'),
    ('ë', 'e'),
    ('ï', 'i'),
    ('ö', 'o'),
    ('ü', 'u'),
    ('é', 'e'),
    ('è', 'e'),
    ('ê', 'e'),
    ('á', 'a'),
    ('à', 'a'),
    ('â', 'a'),
    ('í', 'i'),
    ('î', 'i'),
    ('ó', 'o'),
    ('ô', 'o'),
    ('ú', 'u'),
    ('û', 'u'),
    ('ç', 'c'),
    ('ñ', 'n'),
];

/// Bare forms that are common words of their own, in alphabetical order.
const TAKEN: &[&str] = &["blinde", "daar", "dat", "door", "een", "gene", "he", "hier", "of", "ref", "voor", "wel"];

/// Spelling variants of a written form that people type: without trema and accents ("coordineren", "prive").
///
/// The form itself isn't among them, nor is a bare form that is another common word: "één" gives nothing.
///
/// ```
/// use toetssteen::dutch::spelling_variants;
///
/// assert_eq!(spelling_variants("coördineren"), ["coordineren"]);
/// assert!(spelling_variants("één").is_empty());
/// ```
#[must_use]
pub fn spelling_variants(form: &str) -> Vec<String> {
    if form.is_ascii() {
        return Vec::new();
    }
    let bare = without(form, |_| true);
    if bare == form || TAKEN.binary_search(&bare.as_str()).is_ok() {
        return Vec::new();
    }
    let mut variants = vec![bare];
    // With both kinds in one word ("geïnteresseerdé" is rare, "reële idée" isn't) either may be typed without the other.
    for only in [without(form, is_trema), without(form, |letter| !is_trema(letter))] {
        if only != form && !variants.contains(&only) {
            variants.push(only);
        }
    }
    variants
}

/// Is this a vowel with a trema?
const fn is_trema(letter: char) -> bool {
    matches!(letter, 'ä' | 'ë' | 'ï' | 'ö' | 'ü')
}

/// The form with some of its accents left out.
fn without(form: &str, which: impl Fn(char) -> bool) -> String {
    form.chars()
        .map(|letter| PLAIN.iter().find(|(accented, _)| *accented == letter && which(letter)).map_or(letter, |&(_, plain)| plain))
        .collect()
}
