//! The little language of a phrase: `helder|duidelijk schrijven`, `[vinger aan de pols] houden`, `klant*`, `=leiden`, `plannen/v`,
//! `@collega helpen`.

use crate::dutch::PartOfSpeech;

use super::{WordId, groups::WordGroups};

/// The longest phrase, in characters.
pub const MAX_PHRASE_CHARS: usize = 1000;

/// Words that stand next to each other in this order; mostly one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    /// At least one.
    pub slots: Vec<Slot>,
}

/// One place in a phrase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The words that may fill it; at least one.
    pub alternatives: Vec<WordId>,
}

/// A word as a phrase writes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct WordSpec {
    /// The dictionary form, lower case.
    pub lemma: String,
    /// Not inflected (`=`).
    pub exact: bool,
    /// Other letters may come before (`*gericht`).
    pub open_start: bool,
    /// Other letters may come after (`klant*`).
    pub open_end: bool,
    /// The part of speech where the phrase names it.
    pub part: Option<PartOfSpeech>,
}

/// What is wrong with a phrase, at which byte of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub at: usize,
    pub message: String,
    pub mend: &'static str,
}

fn error<T>(at: usize, message: impl Into<String>, mend: &'static str) -> Result<T, SyntaxError> {
    Err(SyntaxError { at, message: message.into(), mend })
}

/// Reads a phrase; `intern` gives each word, as written at a byte of the phrase, its id.
pub(super) fn parse(
    phrase: &str,
    groups: &WordGroups,
    mut intern: impl FnMut(usize, &str) -> Result<WordId, SyntaxError>,
) -> Result<Vec<Unit>, SyntaxError> {
    let length = phrase.chars().count();
    if length > MAX_PHRASE_CHARS {
        return error(
            0,
            format!("the term has {length} characters"),
            "a term has at most 1,000 characters, and a good one has two or three words",
        );
    }
    let mut units: Vec<Unit> = Vec::new();
    let mut group: Option<(usize, Unit)> = None;
    for (at, piece) in pieces(phrase) {
        match piece {
            "[" => {
                if group.is_some() {
                    return error(at, "a bracket inside a bracket", "close the first one before this one");
                }
                group = Some((at, Unit { slots: Vec::new() }));
            }
            "]" => match group.take() {
                None => return error(at, "a closing bracket without an opening one", "write [words in fixed order]"),
                Some((start, unit)) if unit.slots.is_empty() => {
                    return error(start, "an empty bracket", "put words inside it, or leave it out");
                }
                Some((_, unit)) => units.push(unit),
            },
            word => {
                let slot = Slot { alternatives: alternatives(at, word, groups, &mut intern)? };
                match &mut group {
                    Some((_, unit)) => unit.slots.push(slot),
                    None => units.push(Unit { slots: vec![slot] }),
                }
            }
        }
    }
    if let Some((start, _)) = group {
        return error(start, "a bracket that is never closed", "put ] after the last word of the fixed group");
    }
    if units.is_empty() {
        return error(0, "an empty term", "write at least one word");
    }
    Ok(units)
}

/// The brackets and the blank-separated words of a phrase, each with its byte position.
fn pieces(phrase: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = phrase[at..].trim_start();
        at = phrase.len() - rest.len();
        let start = at;
        let first = rest.chars().next()?;
        at += if matches!(first, '[' | ']') {
            1
        } else {
            rest.find(|c: char| c.is_whitespace() || matches!(c, '[' | ']')).unwrap_or(rest.len())
        };
        Some((start, &phrase[start..at]))
    })
}

fn alternatives(
    at: usize,
    piece: &str,
    groups: &WordGroups,
    intern: &mut impl FnMut(usize, &str) -> Result<WordId, SyntaxError>,
) -> Result<Vec<WordId>, SyntaxError> {
    let mut ids = Vec::new();
    let mut offset = at;
    for part in piece.split('|') {
        if let Some(name) = part.strip_prefix('@') {
            let Some(words) = groups.words(name) else {
                return error(offset, format!("there is no word group \"@{name}\""), "groups.toml names the groups");
            };
            for written in words {
                ids.push(intern(offset, written)?);
            }
        } else {
            ids.push(intern(offset, part)?);
        }
        offset += part.len() + 1;
    }
    Ok(ids)
}

/// Reads one word of a phrase.
pub(super) fn word(at: usize, written: &str) -> Result<WordSpec, SyntaxError> {
    let (exact, rest) = written.strip_prefix('=').map_or((false, written), |rest| (true, rest));
    let (rest, part) = part_of_speech(at, rest)?;
    let (open_start, rest) = rest.strip_prefix('*').map_or((false, rest), |rest| (true, rest));
    let (open_end, body) = rest.strip_suffix('*').map_or((false, rest), |rest| (true, rest));
    let body_at = at + usize::from(exact) + usize::from(open_start);
    if body.is_empty() {
        return error(body_at, format!("no word in \"{written}\""), "write a word there");
    }
    if let Some((offset, c)) = body.char_indices().find(|&(_, c)| !is_word_part(c)) {
        return error(
            body_at + offset,
            format!("\"{c}\" can't stand in a word"),
            "a word has letters, digits, - ' . & + # only; use | for alternatives, * at either end, = before and /v /n /a after a word",
        );
    }
    if body.chars().count() > MAX_PHRASE_CHARS {
        return error(body_at, "a word of more than 1,000 characters", "write a word there");
    }
    if (open_start || open_end) && body.chars().count() < 3 {
        return error(body_at, format!("\"{written}\" would match nearly anything"), "a word with * needs at least three letters");
    }
    Ok(WordSpec { lemma: body.to_lowercase().replace('’', "'"), exact, open_start, open_end, part })
}

fn part_of_speech(at: usize, written: &str) -> Result<(&str, Option<PartOfSpeech>), SyntaxError> {
    let Some((body, mark)) = written.split_once('/') else { return Ok((written, None)) };
    let part = match mark {
        "v" => PartOfSpeech::Verb,
        "n" => PartOfSpeech::Noun,
        "a" => PartOfSpeech::Adjective,
        _ => return error(at + body.len(), format!("\"/{mark}\" is no part of speech"), "write /v (verb), /n (noun) or /a (adjective)"),
    };
    Ok((body, Some(part)))
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '.' | '&' | '+' | '#')
}

#[cfg(test)]
mod tests {
    use super::{WordId, WordSpec, parse, word};

    /// How many alternatives each slot of each unit has.
    type Shape = Vec<Vec<usize>>;

    fn read(phrase: &str) -> Result<(Shape, Vec<WordSpec>), (usize, String)> {
        let mut words = Vec::new();
        let groups = toml::from_str("[groups]\nklant = [\"klant\", \"gast\", \"patiënt\"]").unwrap();
        let units = parse(phrase, &groups, |at, written| {
            words.push(word(at, written)?);
            Ok(WordId(u32::try_from(words.len()).unwrap() - 1))
        })
        .map_err(|error| (error.at, error.message))?;
        let shape = units.iter().map(|unit| unit.slots.iter().map(|slot| slot.alternatives.len()).collect()).collect();
        Ok((shape, words))
    }

    #[test]
    fn a_phrase_has_units_slots_and_alternatives() {
        let (shape, words) = read("[vinger aan de pols] houden|blijven").unwrap();
        assert_eq!(shape, [vec![1, 1, 1, 1], vec![2]]);
        assert_eq!(words[4].lemma, "houden");
        let (_, words) = read("=Leiden klant* *gericht plannen/v").unwrap();
        assert!(words[0].exact && words[0].lemma == "leiden");
        assert!(words[1].open_end && !words[1].open_start);
        assert!(words[2].open_start && words[3].part.is_some());
        let (shape, words) = read("@klant|inwoner helpen").unwrap();
        assert_eq!(shape, [vec![4], vec![1]]);
        assert_eq!(words[2].lemma, "patiënt");
    }

    #[test]
    fn what_is_wrong_is_said_at_its_place() {
        let cases = [
            ("", 0, "an empty term"),
            ("a [b", 2, "never closed"),
            ("a] b", 1, "without an opening"),
            ("[[a]]", 1, "inside a bracket"),
            ("x []", 2, "an empty bracket"),
            ("goed? zo", 4, "\"?\""),
            ("goed |zo", 5, "no word"),
            ("plan/w", 4, "part of speech"),
            ("*ge", 1, "nearly anything"),
            ("de|@burger", 3, "no word group \"@burger\""),
        ];
        for (phrase, at, message) in cases {
            let (found, said) = read(phrase).unwrap_err();
            assert_eq!(found, at, "{phrase}: {said}");
            assert!(said.contains(message), "{phrase}: {said}");
        }
        assert!(read(&"lang ".repeat(250)).unwrap_err().1.contains("1250 characters"));
    }
}
