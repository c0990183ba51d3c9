//! Lines of a form that give a score: "Samenwerken: goed", "Plannen (2)", "Luisteren – B", "Overwicht 4,4", "Teamwork ★★★★☆",
//! "Luisteren - niveau 3 vereist, niveau 2 behaald".

use std::sync::LazyLock;

use regex::Regex;

/// How a score is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Score {
    /// Meets what is asked, or more.
    Meets,
    /// Neither: "+/-", a number in the middle of its scale or of an unknown one.
    Open,
    /// Falls short.
    FallsShort,
}

/// The longest line that is looked at, in bytes: a form's line is short, and texts without line breaks are not.
const LONGEST: usize = 200;

/// The most words of what a score is given for.
const MOST_WORDS: usize = 8;

/// Scores in words, lower case.
const WORDS: [(&str, Score); 48] = [
    ("boven niveau", Score::Meets),
    ("boven verwachting", Score::Meets),
    ("behaald", Score::Meets),
    ("excellent", Score::Meets),
    ("goed", Score::Meets),
    ("op niveau", Score::Meets),
    ("overtreft", Score::Meets),
    ("overtreft verwachting", Score::Meets),
    ("overtreft verwachtingen", Score::Meets),
    ("positief", Score::Meets),
    ("prima", Score::Meets),
    ("ruim voldoende", Score::Meets),
    ("sterk", Score::Meets),
    ("sterk punt", Score::Meets),
    ("uitmuntend", Score::Meets),
    ("uitstekend", Score::Meets),
    ("voldoende", Score::Meets),
    ("voldoet", Score::Meets),
    ("voldoet ruimschoots", Score::Meets),
    ("voorbeeld voor anderen", Score::Meets),
    ("zeer goed", Score::Meets),
    ("zeer sterk", Score::Meets),
    ("gemiddeld", Score::Open),
    ("deels", Score::Open),
    ("deels behaald", Score::Open),
    ("geen oordeel", Score::Open),
    ("in ontwikkeling", Score::Open),
    ("n.v.t", Score::Open),
    ("niet beoordeeld", Score::Open),
    ("niet gescoord", Score::Open),
    ("nvt", Score::Open),
    ("redelijk", Score::Open),
    ("aandachtspunt", Score::FallsShort),
    ("behoeft verbetering", Score::FallsShort),
    ("kan beter", Score::FallsShort),
    ("matig", Score::FallsShort),
    ("net onvoldoende", Score::FallsShort),
    ("niet behaald", Score::FallsShort),
    ("niet op niveau", Score::FallsShort),
    ("onder niveau", Score::FallsShort),
    ("onder verwachting", Score::FallsShort),
    ("ontwikkelpunt", Score::FallsShort),
    ("onvoldoende", Score::FallsShort),
    ("slecht", Score::FallsShort),
    ("voldoet deels", Score::FallsShort),
    ("voldoet niet", Score::FallsShort),
    ("zeer matig", Score::FallsShort),
    ("zwak", Score::FallsShort),
];

/// Scores in letters: the first letter of a word, or of a scale from A, the best, to E.
const LETTERS: [(&str, Score); 14] = [
    ("a", Score::Meets),
    ("b", Score::Meets),
    ("c", Score::Open),
    ("d", Score::FallsShort),
    ("e", Score::FallsShort),
    ("g", Score::Meets),
    ("m", Score::FallsShort),
    ("o", Score::FallsShort),
    ("rv", Score::Meets),
    ("u", Score::Meets),
    ("v", Score::Meets),
    ("z", Score::Open),
    ("zg", Score::Meets),
    ("zv", Score::Meets),
];

/// Words that a number behind them counts: "Fase 2", "Team 3".
const COUNTED: [&str; 26] = [
    "afdeling",
    "bijlage",
    "blok",
    "competentie",
    "deel",
    "doel",
    "doelstelling",
    "fase",
    "groep",
    "jaar",
    "klas",
    "kwartaal",
    "leerdoel",
    "leerjaar",
    "locatie",
    "niveau",
    "onderdeel",
    "periode",
    "ploeg",
    "punt",
    "schaal",
    "sprint",
    "team",
    "thema",
    "trede",
    "week",
];

/// The score that a line gives, if it is such a line.
#[must_use]
pub fn score(line: &str) -> Option<Score> {
    if line.len() > LONGEST {
        return None;
    }
    let line = line.trim_end_matches(['.', ' ', '*', '|']);
    levels(line).or_else(|| {
        let (label, given, apart) = parts(line)?;
        let words = label.split_whitespace().count();
        (1..=MOST_WORDS).contains(&words).then(|| value(label, given, apart)).flatten()
    })
}

/// What a line gives a score for, the score, and whether a mark stands between them.
fn parts(line: &str) -> Option<(&str, &str, bool)> {
    if let Some(inner) = line.strip_suffix(')') {
        let (label, given) = inner.rsplit_once('(')?;
        return Some((label, given.trim().trim_start_matches("score "), true));
    }
    let marked = [": ", "| ", "\t", " – ", " — ", " - "].into_iter().filter_map(|mark| line.rfind(mark).map(|at| (at, mark.len()))).max();
    if let Some((at, length)) = marked.or_else(|| line.rfind([':', '|']).map(|at| (at, 1))) {
        return Some((&line[..at], line[at + length..].trim(), true));
    }
    // "Leiding geven + +", "Teamwork ★★★", "Plannen 7,9"
    let label = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '+' | '-' | '/' | '±' | '★' | '☆' | ' '));
    label.ends_with(char::is_alphanumeric).then(|| (label, line[label.len()..].trim(), false))
}

fn value(label: &str, given: &str, apart: bool) -> Option<Score> {
    let lower = given.to_lowercase();
    let known = |list: &[(&str, Score)]| list.iter().find(|(written, _)| *written == lower).map(|&(_, score)| score);
    let marks: String = lower.chars().filter(|c| !c.is_whitespace()).collect();
    let letters = if apart { known(&WORDS).or_else(|| known(&LETTERS)) } else { None };
    letters.or_else(|| signs(&marks)).or_else(|| stars(&marks)).or_else(|| number(label, &lower, apart))
}

/// "+", "--", "+/-".
fn signs(marks: &str) -> Option<Score> {
    match marks {
        "" => None,
        "+-" | "+/-" | "-/+" | "±" => Some(Score::Open),
        _ if marks.chars().all(|c| c == '+') => Some(Score::Meets),
        _ if marks.chars().all(|c| c == '-') => Some(Score::FallsShort),
        _ => None,
    }
}

/// "★★★☆☆": of five where the empty ones aren't drawn.
fn stars(marks: &str) -> Option<Score> {
    let full = marks.chars().filter(|&c| c == '★').count();
    if full == 0 || !marks.chars().all(|c| matches!(c, '★' | '☆')) {
        return None;
    }
    Some(match full {
        0..=2 => Score::FallsShort,
        3 => Score::Open,
        _ => Score::Meets,
    })
}

/// "4", "7,9", "3 van 5", "4/5". Above five the scale goes to ten, else to five; what lies in the middle is open.
fn number(label: &str, given: &str, apart: bool) -> Option<Score> {
    let read = |written: &str| {
        let digits = written.trim().replace(',', ".");
        let fits = digits.len() <= 4 && digits.starts_with(|c: char| c.is_ascii_digit());
        digits.parse::<f32>().ok().filter(|&value| fits && (0.0..=10.0).contains(&value))
    };
    let (value, scale) = match given.split_once(" van ").or_else(|| given.split_once('/')) {
        Some((value, scale)) => (read(value)?, read(scale.split_whitespace().next()?)?),
        None => (read(given)?, 0.0),
    };
    let last = label.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    if !apart && COUNTED.contains(&last.as_str()) {
        return None;
    }
    // "2 / 3" may be what was reached and what was asked.
    let scale = match scale {
        5.0 | 10.0 => scale,
        0.0 if value > 5.0 => 10.0,
        0.0 => 5.0,
        _ => return Some(Score::Open),
    };
    Some(match value / scale {
        share if share >= 0.6 + f32::EPSILON => Score::Meets,
        share if share >= 0.55 => Score::Open,
        _ => Score::FallsShort,
    })
}

/// The level that was asked and the one that was reached: "niveau 3 vereist, niveau 2 behaald".
static LEVELS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)niveau\s+(\d{1,2})\s+(?:vereist|gevraagd)\b.{0,20}niveau\s+(\d{1,2})\s+(?:behaald|bereikt)\b").expect("it is right")
});

/// The score of a line that names both levels.
fn levels(line: &str) -> Option<Score> {
    let (_, [asked, reached]) = LEVELS.captures(line)?.extract();
    let number = |digits: &str| digits.parse::<u8>().ok();
    Some(if number(reached)? < number(asked)? { Score::FallsShort } else { Score::Meets })
}

#[cfg(test)]
mod tests {
    use super::{Score, score};

    #[test]
    fn scores_are_read_as_forms_mean_them() {
        for (line, expected) in [
            ("Samenwerken: goed", Some(Score::Meets)),
            ("Samenwerking in team: O", Some(Score::FallsShort)),
            ("plannen +/-", Some(Score::Open)),
            ("analyseren +++", Some(Score::Meets)),
            ("Leiding geven: + +", Some(Score::Meets)),
            ("Communicatie: 3", Some(Score::Open)),
            ("Communicatie: 4", Some(Score::Meets)),
            ("| Plannen | matig |", Some(Score::FallsShort)),
            ("Zelfstandigheid: ruim voldoende.", Some(Score::Meets)),
            ("Luisteren - niveau 3 vereist, niveau 3 behaald", Some(Score::Meets)),
            ("Luisteren - niveau 3 vereist, niveau 2 behaald", Some(Score::FallsShort)),
            ("Adviesvaardigheid – B", Some(Score::Meets)),
            ("Competentie: plannen – D", Some(Score::FallsShort)),
            ("Overwicht 4,4", Some(Score::Meets)),
            ("Ontwikkelen van medewerkers 2,6", Some(Score::FallsShort)),
            ("Onderbouwing 7", Some(Score::Meets)),
            ("Teamwork ★★★★☆", Some(Score::Meets)),
            ("Plannen ★★", Some(Score::FallsShort)),
            ("Samenwerking (4)", Some(Score::Meets)),
            ("Leiderschap (score 3 van 5)", Some(Score::Open)),
            ("Deskundigheid (zeer goed)", Some(Score::Meets)),
            ("Klantgericht handelen 2 / 3", Some(Score::Open)),
            ("Sturen op resultaat: voldoet niet", Some(Score::FallsShort)),
            ("Samenwerken", None),
            ("Sterke punten:", None),
            ("Fase 2", None),
            ("Team 3", None),
            ("Doel 3: certificaat halen.", None),
            ("Dat gaat goed", None),
            ("Groet, Hetty", None),
            ("In dienst sinds 2017", None),
            ("Datum: 12-03-2026", None),
            ("Afdeling Zuid (Breda)", None),
            ("", None),
        ] {
            assert_eq!(score(line), expected, "{line}");
        }
    }
}
