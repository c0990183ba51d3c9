//! The diminutives of nouns: -je, -tje, -etje, -pje and -kje.

use super::orthography::{End, syllables};

/// The diminutive of a noun: "klant" has "klantje", "vraag" "vraagje", "plan" "plannetje".
pub(super) fn diminutive(lemma: &str) -> String {
    let end = End::of(lemma);
    if end.coda.is_empty() {
        return after_vowel(lemma, &end);
    }
    let short = end.is_single() && end.vowel != "y";
    let stressed = syllables(lemma) == 1 || !matches!(end.vowel, "e" | "i");
    match end.coda {
        "ng" if syllables(lemma) > 1 && end.vowel == "i" && !lemma.ends_with("ling") && !lemma.ends_with("ning") => {
            format!("{}kje", &lemma[..lemma.len() - 1])
        }
        "ng" => format!("{lemma}etje"),
        "m" if short && stressed => format!("{lemma}metje"),
        "lm" | "rm" | "m" => format!("{lemma}pje"),
        "l" | "n" | "r" if short && stressed => format!("{lemma}{}etje", end.coda),
        "l" | "n" | "r" | "w" | "rn" | "uw" => format!("{lemma}tje"),
        _ => format!("{lemma}je"),
    }
}

/// After a vowel: -tje, the vowel doubled where the closed syllable asks for it ("collega", "collegaatje").
fn after_vowel(lemma: &str, end: &End<'_>) -> String {
    match end.vowel {
        vowel @ ("a" | "o" | "u") => format!("{lemma}{vowel}tje"),
        "i" => format!("{lemma}etje"),
        "é" => format!("{}eetje", end.head),
        "y" => format!("{lemma}'tje"),
        _ => format!("{lemma}tje"),
    }
}
