//! What a lexicon may say, but probably doesn't mean.

use std::collections::HashMap;

use super::{Lexicon, Origin, Problem, Reach, Strength, Term, TermId};

/// A strong term of one word of at most so many letters must show what it means with examples: short words are homographs.
const SHORT_WORD_LETTERS: usize = 8;

/// Duplicates, terms that another one hides, short words without examples, indicators without terms or suggestion.
///
/// Errors stop at [`Lexicon::load`]; what is found here is a [`super::Severity::Warning`]. In the order of the files.
#[must_use]
pub fn warnings(lexicon: &Lexicon) -> Vec<Problem> {
    let mut problems = Vec::new();
    duplicates(lexicon, &mut problems);
    short_words(lexicon, &mut problems);
    shadowed(lexicon, &mut problems);
    indicators(lexicon, &mut problems);
    problems.sort_by(|a, b| order(&a.origin).cmp(&order(&b.origin)));
    problems
}

fn order(origin: &Origin) -> (&str, u32, u32) {
    (&origin.file, origin.line, origin.column)
}

fn duplicates(lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    let mut seen = HashMap::new();
    for (id, term) in ids(lexicon) {
        let mut units = term.units.clone();
        if !term.ordered {
            units.sort_by(|a, b| a.slots.iter().map(|slot| &slot.alternatives).cmp(b.slots.iter().map(|slot| &slot.alternatives)));
        }
        if let Some(first) = seen.insert((term.competency, units, term.only), id) {
            let line = lexicon.terms[first.0 as usize].origin.line;
            problems.push(Problem::warning(
                term.origin.clone(),
                format!("\"{}\" stands in line {line} already", term.phrase),
                "take one of the two out",
            ));
        }
    }
}

fn short_words(lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    for term in &lexicon.terms {
        let [unit] = &term.units[..] else { continue };
        let [slot] = &unit.slots[..] else { continue };
        let short = slot.alternatives.iter().any(|&id| {
            let word = &lexicon.words[id.0 as usize];
            word.written.chars().filter(|c| c.is_alphabetic()).count() <= SHORT_WORD_LETTERS
        });
        if short && term.strength == Strength::Strong && (term.matches.is_empty() || term.rejects.is_empty()) {
            problems.push(Problem::warning(
                term.origin.clone(),
                format!("\"{}\" is a short word, which may mean something else", term.phrase),
                "give it both matches and rejects, or make it a phrase",
            ));
        }
    }
}

/// Terms of one written word that an open term (`klant*`) of the same competency finds already.
fn shadowed(lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    let single = |term: &Term| (term.units.len() == 1 && term.words() == 1).then(|| term.units[0].slots[0].alternatives.clone());
    let mut open = Vec::new();
    for (id, term) in ids(lexicon) {
        for word in single(term).into_iter().flatten() {
            for form in lexicon.words[word.0 as usize].forms.iter().filter(|form| form.reach != Reach::Whole) {
                open.push((id, term, form));
            }
        }
    }
    for (id, term) in ids(lexicon) {
        let Some(words) = single(term) else { continue };
        let Some(word) = words.first().filter(|_| words.len() == 1).map(|word| &lexicon.words[word.0 as usize]) else { continue };
        let lemma = word.written.split('/').next().unwrap_or_default().trim_matches(['*', '=']);
        let hider = open.iter().find(|(other, hider, form)| {
            *other != id
                && hider.competency == term.competency
                && hider.indicator == term.indicator
                && hider.strength == term.strength
                && (hider.only.is_none() || hider.only == term.only)
                && lemma.len() > form.text.len()
                && match form.reach {
                    Reach::Start => lemma.starts_with(&form.text),
                    Reach::End => lemma.ends_with(&form.text),
                    Reach::Inside => lemma.contains(&form.text),
                    Reach::Whole => false,
                }
        });
        if let Some((_, hider, _)) = hider {
            let message = format!("\"{}\" is found by \"{}\" (line {}) already", term.phrase, hider.phrase, hider.origin.line);
            problems.push(Problem::warning(term.origin.clone(), message, "take it out"));
        }
    }
}

fn indicators(lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    for (competency, description) in lexicon.profile.iter() {
        for (id, indicator) in lexicon.profile.indicators_of(competency) {
            let origin = Origin { file: format!("competencies/{}.toml", description.slug), line: 1, column: 1 };
            if !lexicon.terms.iter().any(|term| term.indicator == Some(id)) {
                problems.push(Problem::warning(
                    origin.clone(),
                    format!("the indicator {} has no terms", indicator.slug),
                    "give it at least one",
                ));
            }
            if indicator.suggestion.trim().is_empty() {
                problems.push(Problem::warning(
                    origin,
                    format!("the indicator {} has no suggestion", indicator.slug),
                    "write a sentence that a recruiter can paste",
                ));
            }
        }
    }
}

fn ids(lexicon: &Lexicon) -> impl Iterator<Item = (TermId, &Term)> {
    (0u32..).map(TermId).zip(&lexicon.terms)
}
