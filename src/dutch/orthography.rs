//! Dutch spelling of long and short vowels: doubled letters, f and v, s and z, the trema.

/// Is this a vowel letter?  The j of "ij" isn't; [`End::of`] looks after that.
pub(super) const fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'a' | 'e'
            | 'i'
            | 'o'
            | 'u'
            | 'y'
            | 'à'
            | 'á'
            | 'â'
            | 'ä'
            | 'è'
            | 'é'
            | 'ê'
            | 'ë'
            | 'í'
            | 'î'
            | 'ï'
            | 'ó'
            | 'ô'
            | 'ö'
            | 'ú'
            | 'û'
            | 'ü'
    )
}

/// Two letters that spell one vowel.
fn is_digraph(pair: &str) -> bool {
    matches!(
        pair,
        "aa" | "ee"
            | "oo"
            | "uu"
            | "ie"
            | "oe"
            | "eu"
            | "ui"
            | "ij"
            | "ei"
            | "ou"
            | "au"
            | "ai"
            | "oi"
            | "ëe"
            | "ëi"
            | "ïe"
            | "ea"
            | "oa"
            | "ée"
    )
}

/// The last syllable of a word, cut into its vowel and what stands on either side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End<'a> {
    /// All before the last vowel.
    pub head: &'a str,
    /// The last vowel, one or two letters; empty in a word without vowels.
    pub vowel: &'a str,
    /// The consonants that close the word.
    pub coda: &'a str,
}

impl<'a> End<'a> {
    /// Cuts a word before and after its last vowel.
    pub(super) fn of(word: &'a str) -> Self {
        let mut coda_start = 0;
        let mut before = '\0';
        for (at, letter) in word.char_indices() {
            if is_vowel(letter) || (letter == 'j' && before == 'i') {
                coda_start = at + letter.len_utf8();
            }
            before = letter;
        }
        let (rest, coda) = word.split_at(coda_start);
        let mut starts = rest.char_indices().rev().map(|(at, _)| at);
        let one = starts.next().unwrap_or(0);
        let vowel_start = match starts.next() {
            Some(two) if is_digraph(&rest[two..]) => two,
            _ => one,
        };
        let (head, vowel) = rest.split_at(vowel_start);
        Self { head, vowel, coda }
    }

    /// Is the vowel one letter?
    pub(super) fn is_single(&self) -> bool {
        self.vowel.chars().count() == 1
    }

    /// Is the vowel one letter written twice, as a long vowel in a closed syllable is?
    fn is_doubled(&self) -> bool {
        matches!(self.vowel, "aa" | "ee" | "oo" | "uu" | "ëe")
    }

    /// Does one consonant close the word, of the kind that may be doubled?
    pub(super) fn closes_with_one(&self) -> bool {
        let mut coda = self.coda.chars();
        matches!((coda.next(), coda.next()), (Some(only), None) if !matches!(only, 'w' | 'j' | 'x' | 'h' | 'ç'))
    }
}

/// Number of syllables, counted as vowels.
pub(super) fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut rest = word;
    loop {
        let end = End::of(rest);
        if end.vowel.is_empty() {
            return count;
        }
        count += 1;
        // The i of "aai", "ooi" and "oei" belongs to the vowel before it.
        rest = match end.vowel {
            "i" if end.head.ends_with("aa") || end.head.ends_with("oo") || end.head.ends_with("oe") => &end.head[..end.head.len() - 2],
            _ => end.head,
        };
    }
}

/// May a Dutch word, or a part of one, start with the consonants this one starts with, and does it have a vowel?
pub(super) fn starts_well(word: &str) -> bool {
    let Some(vowel) = word.find(is_vowel) else { return false };
    matches!(
        &word[..vowel],
        "" | "b"
            | "bl"
            | "br"
            | "c"
            | "ch"
            | "chr"
            | "cl"
            | "cr"
            | "d"
            | "dr"
            | "dw"
            | "f"
            | "fl"
            | "fr"
            | "g"
            | "gl"
            | "gn"
            | "gr"
            | "h"
            | "j"
            | "k"
            | "kl"
            | "kn"
            | "kr"
            | "kw"
            | "l"
            | "m"
            | "n"
            | "p"
            | "pl"
            | "pr"
            | "ps"
            | "q"
            | "r"
            | "s"
            | "sc"
            | "sch"
            | "schr"
            | "scr"
            | "sh"
            | "sj"
            | "sk"
            | "sl"
            | "sm"
            | "sn"
            | "sp"
            | "spl"
            | "spr"
            | "st"
            | "str"
            | "sw"
            | "t"
            | "th"
            | "tr"
            | "tw"
            | "tj"
            | "v"
            | "vl"
            | "vr"
            | "w"
            | "wh"
            | "wr"
            | "z"
            | "zw"
    )
}

/// Writes the vowel of a closed last syllable long: "mak" becomes "maak", "creër" becomes "creëer".
pub(super) fn lengthen(word: &str) -> String {
    let end = End::of(word);
    let mut long = String::with_capacity(word.len() + 1);
    long.push_str(end.head);
    match end.vowel {
        // After an i the trema isn't needed once the e is doubled: kopiëren, kopieer.
        "ë" if end.head.ends_with('i') => long.push_str("ee"),
        "ë" => long.push_str("ëe"),
        vowel @ ("a" | "e" | "o" | "u") => {
            long.push_str(vowel);
            long.push_str(vowel);
        }
        vowel => long.push_str(vowel),
    }
    long.push_str(end.coda);
    long
}

/// How the last consonant of a word behaves before an ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voicing {
    /// f and s stay.
    Keep,
    /// f becomes v and s becomes z after a long vowel, f also after l and r.
    Soften,
}

/// Puts an ending that starts with a vowel behind a word: "groot" and "e" is "grote", "snel" and "e" is "snelle".
///
/// `stressed` tells whether the last syllable is: "helder" isn't and becomes "heldere".
pub(super) fn with_ending(word: &str, ending: &str, stressed: bool, voicing: Voicing) -> String {
    let end = End::of(word);
    let mut out = String::with_capacity(word.len() + ending.len() + 1);
    out.push_str(end.head);
    if end.closes_with_one() && end.is_doubled() {
        let short = if end.vowel == "ee" && end.head.ends_with('i') { "ë" } else { &end.vowel[..end.vowel.len() - 1] };
        out.push_str(short);
    } else {
        out.push_str(end.vowel);
    }
    let soft = voicing == Voicing::Soften && !end.is_single();
    match end.coda {
        "f" if soft => out.push('v'),
        "s" if soft => out.push('z'),
        "lf" if voicing == Voicing::Soften => out.push_str("lv"),
        "rf" if voicing == Voicing::Soften => out.push_str("rv"),
        coda => {
            out.push_str(coda);
            if stressed && end.is_single() && end.closes_with_one() {
                out.push_str(coda);
            }
        }
    }
    out.push_str(ending);
    out
}

/// Puts a trema on the first letter of a word that would otherwise run into the vowel before it: "evalueerd" after
/// "ge" becomes "ëvalueerd". "ij", "ui" and words that don't start with e, i or u stay.
pub(super) fn with_trema(word: &str) -> String {
    let mut letters = word.chars();
    let first = match letters.next() {
        Some('e') => 'ë',
        Some('i') if !letters.as_str().starts_with('j') => 'ï',
        Some('u') if !letters.as_str().starts_with('i') => 'ü',
        _ => return word.to_owned(),
    };
    let mut out = String::with_capacity(word.len() + 1);
    out.push(first);
    out.push_str(letters.as_str());
    out
}

/// Takes the trema off the first letter: "ëigent" of "toeëigenen" stands alone as "eigent".
pub(super) fn without_trema(word: &str) -> String {
    for (dotted, plain) in [("ë", "e"), ("ï", "i"), ("ü", "u"), ("ö", "o")] {
        if let Some(rest) = word.strip_prefix(dotted) {
            return format!("{plain}{rest}");
        }
    }
    word.to_owned()
}
/// May a Dutch word, or a part of one, end with the consonants this one ends with?
pub(super) fn ends_well(word: &str) -> bool {
    const CODAS: &[&str] = &[
        "b", "bs", "c", "ch", "chs", "cht", "chts", "ck", "d", "ds", "f", "ff", "fs", "ft", "fts", "g", "gd", "gs", "gt", "j", "k", "ks",
        "kt", "kst", "l", "ld", "lf", "lfs", "lft", "lg", "lk", "lks", "lkt", "ll", "lm", "lms", "lp", "lps", "ls", "lst", "lt", "lts",
        "m", "md", "mm", "mp", "mps", "mpt", "ms", "mst", "mt", "n", "nd", "nds", "ng", "ngs", "ngst", "nk", "nks", "nkt", "nn", "nt",
        "nts", "ns", "nst", "p", "pp", "ps", "pt", "r", "rd", "rds", "rf", "rfs", "rft", "rg", "rgs", "rk", "rks", "rkt", "rm", "rms",
        "rn", "rns", "rp", "rps", "rpt", "rs", "rst", "rt", "rts", "rv", "rw", "s", "sch", "sk", "sp", "ss", "st", "sts", "t", "th", "ts",
        "tt", "tsj", "tz", "w", "ws", "x", "z", "zz",
    ];
    let coda = End::of(word).coda;
    coda.is_empty() || CODAS.contains(&coda)
}
