//! Is a line a heading, and what does it say of the text under it?

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{
    document::DocumentKind,
    lexicon::{Heading, SectionRole},
    span::Span,
};

/// The longest heading in bytes; longer lines are text.
const LONGEST: usize = 90;

/// The least bytes of a heading that is followed by a blank only: shorter ones begin sentences.
const LEAST_BEFORE_BLANK: usize = 9;

/// The most words of a heading.
const MOST_WORDS: usize = 12;

/// The most words of a bare line in a review note that is taken as a heading.
const MOST_BARE_WORDS: usize = 6;

/// The headings of a lexicon.
#[derive(Debug)]
pub(super) struct Headings {
    phrases: HashMap<String, SectionRole>,
    /// Words that decide what an unknown heading means, in the order of the lexicon.
    words: Vec<(String, SectionRole)>,
    /// Finds headings in the middle of a line.
    automaton: AhoCorasick,
}

impl Headings {
    pub(super) fn new(headings: &[Heading]) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(headings.iter().filter(|heading| !heading.word).map(|heading| &heading.phrase))
            .expect("a few hundred headings fit in an automaton");
        Self {
            automaton,
            phrases: headings.iter().filter(|heading| !heading.word).map(|heading| (heading.phrase.clone(), heading.role)).collect(),
            words: headings.iter().filter(|heading| heading.word).map(|heading| (heading.phrase.clone(), heading.role)).collect(),
        }
    }

    /// The role of a line that is a heading; `None`: it is text.
    ///
    /// A known heading needs no mark. An unknown one shows as a heading by its form: `#`, bold, capitals, a closing colon or
    /// question mark, or in a review note a short line that ends without a full stop.
    pub(super) fn classify(&self, line: &str, kind: DocumentKind) -> Option<SectionRole> {
        if line.len() > LONGEST {
            return None;
        }
        let bare = bare(line);
        let words = bare.split_whitespace().count();
        if words == 0 || words > MOST_WORDS {
            return None;
        }
        let lower = bare.to_lowercase().replace('’', "'");
        if let Some(&role) = self.phrases.get(&lower).filter(|role| role.document_kind() == Some(kind)) {
            return Some(role);
        }
        let marked = is_marked(line) || line.trim_end_matches(['*', '_', ' ']).ends_with([':', '?']);
        let bare_review_line = kind == DocumentKind::Review && words <= MOST_BARE_WORDS && !line.trim_end().ends_with(['.', '!', ';', ',']);
        (marked || bare_review_line).then(|| self.by_word(&lower, kind))
    }

    fn by_word(&self, lower: &str, kind: DocumentKind) -> SectionRole {
        let role = self.words.iter().find(|(word, role)| role.document_kind() == Some(kind) && contains_word(lower, word));
        role.map_or(SectionRole::Unknown, |&(_, role)| role)
    }

    /// Headings glued to the text before or after them, as spans of `text` with their role.
    pub(super) fn glued(&self, text: &str, line: Span, kind: DocumentKind, found: &mut Vec<(Span, SectionRole)>) {
        let line_text = &text[line.range()];
        for hit in self.automaton.find_iter(line_text) {
            let (before, heading, after) = (&line_text[..hit.start()], &line_text[hit.range()], &line_text[hit.end()..]);
            let lower = heading.to_lowercase();
            let Some(&role) = self.phrases.get(&lower).filter(|role| role.document_kind() == Some(kind)) else { continue };
            if stands_alone(before, heading, after) {
                let mark = after.len() - after.trim_start_matches([':', '?', '!', '*']).len();
                found.push((Span::of(line.start as usize + hit.start()..line.start as usize + hit.end() + mark), role));
            }
        }
    }
}

/// Is a phrase in the middle of a line set apart as a heading?
fn stands_alone(before: &str, heading: &str, after: &str) -> bool {
    let before_blank = before.trim_end_matches([' ', '\t', '*', '\u{a0}']);
    let glued_before = before.ends_with(|c: char| c.is_lowercase() || matches!(c, ')' | '"' | '”'));
    let starts = before_blank.is_empty() || before_blank.ends_with(['.', '!', '?', ':', ';', '…', '|']) || glued_before;
    let capital = heading.starts_with(char::is_uppercase);
    let ends = match after.chars().next() {
        None | Some(':' | '?') => true,
        // Glued: "ProfielJe hebt", not "Profielen".
        Some(c) if c.is_uppercase() => heading.ends_with(char::is_lowercase),
        Some('*') => after.starts_with("**"),
        // The line break got lost: "Jouw profiel Een afgeronde opleiding", where a sentence ended before it.
        Some(' ') => !glued_before && heading.len() >= LEAST_BEFORE_BLANK && after[1..].starts_with(char::is_uppercase),
        _ => false,
    };
    starts && capital && ends
}

/// Bold, underlined, numbered with `#`, or all capitals.
fn is_marked(line: &str) -> bool {
    let line = line.trim();
    let bold = (line.starts_with("**") && line.trim_end_matches(':').ends_with("**")) || (line.starts_with("__") && line.ends_with("__"));
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    line.starts_with('#') || bold || (letters().count() > 3 && letters().all(char::is_uppercase))
}

/// A heading without its marks: `## 2. **Wat ga je doen?**` is "Wat ga je doen".
pub(super) fn bare(line: &str) -> &str {
    let unmarked = line.trim().trim_start_matches(['#', '*', '_', ' ', '\u{a0}', '•', '|']);
    let numbered = unmarked.trim_start_matches(|c: char| c.is_ascii_digit());
    let unnumbered = if numbered.len() < unmarked.len() { numbered.strip_prefix(['.', ')']).unwrap_or(unmarked) } else { unmarked };
    unnumbered.trim().trim_end_matches(['*', '_', ':', '?', '!', '.', ' ', '\u{a0}', '|', '…']).trim_start_matches(['*', '_', ' '])
}

/// Does a lower-case heading have a word that begins so?
fn contains_word(heading: &str, word: &str) -> bool {
    heading.match_indices(word).any(|(at, _)| !heading[..at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{Headings, bare};
    use crate::{
        document::DocumentKind::{Review, Vacancy},
        lexicon::{Heading, SectionRole},
        span::Span,
    };

    fn headings() -> Headings {
        let known = |phrase: &str, word, role| Heading { phrase: phrase.to_owned(), word, role };
        Headings::new(&[
            known("wat ga je doen", false, SectionRole::Tasks),
            known("profiel", false, SectionRole::Requirements),
            known("sterke punten", false, SectionRole::Strengths),
            known("bied", true, SectionRole::Offer),
        ])
    }

    #[test]
    fn a_heading_shows_by_words_or_form() {
        let headings = headings();
        for (line, kind, role) in [
            ("Wat ga je doen?", Vacancy, Some(SectionRole::Tasks)),
            ("**WAT GA JE DOEN**", Vacancy, Some(SectionRole::Tasks)),
            ("## 1. Profiel:", Vacancy, Some(SectionRole::Requirements)),
            ("Hierom bieden wij jou meer:", Vacancy, Some(SectionRole::Offer)),
            ("IETS HEEL ANDERS", Vacancy, Some(SectionRole::Unknown)),
            ("Je bent een teamspeler", Vacancy, None),
            ("Sterke punten", Vacancy, None),
            ("Sterke punten", Review, Some(SectionRole::Strengths)),
            ("Competentie Plannen", Review, Some(SectionRole::Unknown)),
            ("Dat gaat goed.", Review, None),
        ] {
            assert_eq!(headings.classify(line, kind), role, "{line}");
        }
    }

    #[test]
    fn glued_headings_are_found_in_the_line() {
        let text = "Wij zijn groot.Wat ga je doen?Je plant. Een profiel hebben is goed. ProfielJe kunt veel";
        let mut found = Vec::new();
        headings().glued(text, Span::of(0..text.len()), Vacancy, &mut found);
        let texts: Vec<_> = found.iter().map(|(span, _)| &text[span.range()]).collect();
        assert_eq!(texts, ["Wat ga je doen?", "Profiel"]);
    }

    #[test]
    fn marks_are_left_out() {
        assert_eq!(bare("### 2. **Wie ben jij?** "), "Wie ben jij");
        assert_eq!(bare("3 jaar ervaring"), "3 jaar ervaring");
    }
}
