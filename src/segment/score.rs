//! Lines of a form that give a score: "Samenwerken: goed", "plannen +/-", "Luisteren - niveau 3 vereist, niveau 2 behaald".

use std::sync::LazyLock;

use regex::Regex;

/// How a score is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Score {
    /// Meets what is asked, or more.
    Meets,
    /// Neither: "+/-", a bare number without its scale.
    Open,
    /// Falls short.
    FallsShort,
}

/// The longest line that is looked at, in bytes: a form's line is short, and texts without line breaks are not.
const LONGEST: usize = 200;
/// The most words of what a score is given for.
const MOST_WORDS: usize = 8;

/// Scores as forms write them, lower case.
const SCORES: [(&str, Score); 27] = [
    ("+", Score::Meets),
    ("++", Score::Meets),
    ("+++", Score::Meets),
    ("g", Score::Meets),
    ("goed", Score::Meets),
    ("op niveau", Score::Meets),
    ("ruim voldoende", Score::Meets),
    ("rv", Score::Meets),
    ("u", Score::Meets),
    ("uitstekend", Score::Meets),
    ("v", Score::Meets),
    ("voldoende", Score::Meets),
    ("zeer goed", Score::Meets),
    ("zg", Score::Meets),
    ("z", Score::Open),
    ("nvt", Score::Open),
    ("+-", Score::Open),
    ("+/-", Score::Open),
    ("-/+", Score::Open),
    ("±", Score::Open),
    ("-", Score::FallsShort),
    ("--", Score::FallsShort),
    ("m", Score::FallsShort),
    ("matig", Score::FallsShort),
    ("o", Score::FallsShort),
    ("onvoldoende", Score::FallsShort),
    ("slecht", Score::FallsShort),
];

/// The score that a line gives, if it is such a line.
#[must_use]
pub fn score(line: &str) -> Option<Score> {
    if line.len() > LONGEST {
        return None;
    }
    let line = line.trim_end_matches(['.', ' ', '*', '|']);
    if let Some(score) = levels(line) {
        return Some(score);
    }
    let colon = line.rfind([':', '|']).map(|at| (&line[..at], line[at + 1..].trim()));
    let (label, given) = colon.or_else(|| line.rsplit_once(' '))?;
    if !(1..=MOST_WORDS).contains(&label.split_whitespace().count()) {
        return None;
    }
    let lower = given.to_lowercase();
    // A bare number or letter behind a blank is as often part of a name: "fase 2", "vitamine C".
    let letter = colon.is_none() && lower.starts_with(char::is_alphabetic);
    let number = colon.is_some() && (1..=2).contains(&given.len()) && given.bytes().all(|byte| byte.is_ascii_digit());
    let known = SCORES.iter().find(|(written, _)| *written == lower).map(|&(_, score)| score).filter(|_| !letter);
    known.or_else(|| number.then_some(Score::Open))
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
            ("Communicatie: 4", Some(Score::Open)),
            ("| Plannen | matig |", Some(Score::FallsShort)),
            ("Zelfstandigheid: ruim voldoende.", Some(Score::Meets)),
            ("Luisteren - niveau 3 vereist, niveau 3 behaald", Some(Score::Meets)),
            ("Luisteren - niveau 3 vereist, niveau 2 behaald", Some(Score::FallsShort)),
            ("Samenwerken", None),
            ("Sterke punten:", None),
            ("Fase 2", None),
            ("Dat gaat goed", None),
            ("Groet, Hetty", None),
            ("", None),
        ] {
            assert_eq!(score(line), expected, "{line}");
        }
    }
}
