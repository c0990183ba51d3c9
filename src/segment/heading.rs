//! Is a line a heading, and what does it say of the text under it?

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::{
    document::DocumentKind,
    lexicon::{Heading, SectionRole},
    span::Span,
};

/// The longest heading in bytes; longer lines are text.
const LONGEST: usize = 90;

/// The least bytes of a heading that is followed by a blank only: shorter ones begin sentences.
const LEAST_BEFORE_BLANK: usize = 9;

/// By how many bytes a heading with curly apostrophes is longer than with straight ones.
const CURLY_MORE: usize = 4;

/// The most words of a heading.
const MOST_WORDS: usize = 12;

/// The most words of a heading that ends with a full stop.
const MOST_WORDS_BEFORE_STOP: usize = 5;

/// The most words of a bare line in a review note that is taken as a heading.
const MOST_BARE_WORDS: usize = 6;

/// The headings of a lexicon.
#[derive(Debug)]
pub(super) struct Headings {
    phrases: HashMap<String, SectionRole>,
    /// Beginnings of words that decide what an unknown heading means, and which each of them means. The first of the lexicon wins.
    words: AhoCorasick,
    word_roles: Vec<SectionRole>,
    /// The longest phrase in bytes.
    longest: usize,
    /// Tells which heading begins at a place in the middle of a line.
    automaton: AhoCorasick,
}

impl Headings {
    pub(super) fn new(headings: &[Heading]) -> Self {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .ascii_case_insensitive(true)
            .build(headings.iter().filter(|heading| !heading.word).map(|heading| &heading.phrase))
            .expect("a few hundred headings fit in an automaton");
        Self {
            automaton,
            longest: headings.iter().map(|heading| heading.phrase.len()).max().unwrap_or(0),
            phrases: headings.iter().filter(|heading| !heading.word).map(|heading| (heading.phrase.clone(), heading.role)).collect(),
            words: AhoCorasick::new(headings.iter().filter(|heading| heading.word).map(|heading| &heading.phrase))
                .expect("a few hundred words fit in an automaton"),
            word_roles: headings.iter().filter(|heading| heading.word).map(|heading| heading.role).collect(),
        }
    }

    /// The role of a line that is a heading; `None`: it is text.
    ///
    /// A known heading needs no mark. An unknown one shows as a heading by its form: `#`, bold, capitals, a closing colon or
    /// question mark, or in a review note a short line that ends without a full stop; or because the format of the document says so
    /// (`marked`).
    pub(super) fn classify(&self, line: &str, kind: DocumentKind, marked: bool) -> Option<SectionRole> {
        if line.len() > LONGEST {
            return None;
        }
        let bare = bare(line);
        let words = bare.split_whitespace().count();
        if words == 0 || words > MOST_WORDS {
            return None;
        }
        let end = line.trim_end_matches(['*', '_', ' ']);
        // Whole sentences are in bold type too: "**Een verklaring omtrent gedrag is hier vereist.**"
        let sentence = end.ends_with('.') && words > MOST_WORDS_BEFORE_STOP;
        let marked = (marked || is_marked(line)) && !sentence || end.ends_with([':', '?']);
        let bare_review_line = kind == DocumentKind::Review && words <= MOST_BARE_WORDS && !line.trim_end().ends_with(['.', '!', ';', ',']);
        let unknown = marked || bare_review_line;
        if !unknown && bare.len() > self.longest + CURLY_MORE && before_name(bare).len() == bare.len() {
            return None;
        }
        let lower = bare.to_lowercase().replace('’', "'");
        let known = self.phrases.get(&lower).or_else(|| self.phrases.get(before_name(&lower)));
        let known = known.copied().filter(|role| role.document_kind() == Some(kind));
        known.or_else(|| unknown.then(|| self.by_word(&lower, kind)))
    }

    fn by_word(&self, lower: &str, kind: DocumentKind) -> SectionRole {
        let begins_word = |at: usize| !lower[..at].ends_with(char::is_alphanumeric);
        let found = self.words.find_overlapping_iter(lower).filter(|found| begins_word(found.start()));
        let fits = found.map(|found| found.pattern().as_usize()).filter(|&word| self.word_roles[word].document_kind() == Some(kind));
        fits.min().map_or(SectionRole::Unknown, |word| self.word_roles[word])
    }

    /// Headings glued to the text before or after them, as spans of `text` with their role.
    pub(super) fn glued(&self, text: &str, line: Span, kind: DocumentKind, found: &mut Vec<(Span, SectionRole)>) {
        let line_text = &text[line.range()];
        let mut from = 0;
        for (at, _) in line_text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_uppercase()) {
            let before = &line_text[..at];
            if at < from || !opens(before) && !may_run_on(before) {
                continue;
            }
            let Some(hit) = self.automaton.find(Input::new(line_text).range(at..).anchored(Anchored::Yes)) else { continue };
            let (heading, after) = (&line_text[hit.range()], &line_text[hit.end()..]);
            let Some(&role) = self.phrases.get(&heading.to_lowercase()).filter(|role| role.document_kind() == Some(kind)) else { continue };
            // "Standplaats Houten" is a fact, not a section.
            let is_fact = role == SectionRole::Facts && after.starts_with(' ');
            if !is_fact && ends(before, heading, after) && (opens(before) || runs_on(before, heading)) {
                let mark = after.len() - after.trim_start_matches([':', '?', '!', '*']).len();
                from = hit.end() + mark;
                found.push((Span::of(line.start as usize + hit.start()..line.start as usize + from), role));
            }
        }
    }
}

/// Is a heading glued to what stands before it: "groot.Profiel", "meerProfiel", "€ 4.200Profiel"?
fn is_glued(before: &str) -> bool {
    before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, ')' | '"' | '”'))
}

/// Can a heading begin behind this: nothing, the end of a sentence, the mark of a heading, or a word it is glued to?
fn opens(before: &str) -> bool {
    let blank = before.trim_end_matches([' ', '\t', '*', '\u{a0}']);
    blank.is_empty() || blank.ends_with(['.', '!', '?', ':', ';', '…', '|', '#']) || before.ends_with("**") || is_glued(before)
}

/// Does a word end before this, so that only a lost line break makes what follows a heading?
fn may_run_on(before: &str) -> bool {
    before.strip_suffix(' ').is_some_and(|word| word.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '%')))
}

/// Is a heading behind a word and a blank one whose line breaks got lost: "op locatie Wat wij bieden Een laptop"? Titles That Are
/// Written So are none, nor names: "De afdeling Vergunningen".
fn runs_on(before: &str, heading: &str) -> bool {
    let Some((first, second)) = heading.split_once(' ').filter(|_| heading.len() >= LEAST_BEFORE_BLANK) else { return false };
    let capitals = !heading.contains(char::is_lowercase);
    let sentence = second.starts_with(char::is_lowercase) && !matches!(first, "De" | "Het");
    sentence || capitals && !before.trim_end().ends_with(char::is_uppercase)
}

/// What of a heading stands before the job or the organisation that it names: "wat breng je mee als planner", "over de functie bij
/// ons". Short beginnings are sentences: "je werk als".
fn before_name(bare: &str) -> &str {
    let end = [" als ", " bij "].iter().filter_map(|name| bare.find(name)).min().filter(|&end| end >= LEAST_BEFORE_BLANK);
    end.map_or(bare, |end| &bare[..end])
}

/// A line without the HTML tags around it.
fn untagged(line: &str) -> &str {
    let marks = ['*', '_', '#', ' '];
    let mut rest = line;
    while let Some((_, inner)) = rest.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        rest = inner.trim_start_matches(marks);
    }
    while let Some((inner, _)) = rest.trim_end_matches(marks).strip_suffix('>').and_then(|tag| tag.rsplit_once('<')) {
        rest = inner;
    }
    rest
}

/// Is a heading in the middle of a line set apart from what follows?
fn ends(before: &str, heading: &str, after: &str) -> bool {
    match after.chars().next() {
        None | Some(':' | '?') => true,
        // Glued: "ProfielJe hebt", not "Profielen".
        Some(c) if c.is_uppercase() => heading.ends_with(char::is_lowercase),
        Some('*') => after.starts_with("**"),
        // The line break got lost: "Jouw profiel Een afgeronde opleiding", where a sentence ended before it.
        Some(' ') => !is_glued(before) && heading.len() >= LEAST_BEFORE_BLANK && after[1..].starts_with(char::is_uppercase),
        _ => false,
    }
}

/// Bold, underlined, numbered with `#`, or all capitals.
fn is_marked(line: &str) -> bool {
    let line = line.trim();
    let bold = (line.starts_with("**") && line.trim_end_matches(':').ends_with("**")) || (line.starts_with("__") && line.ends_with("__"));
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    line.starts_with('#')
        || line.trim_start_matches('*').starts_with("<h")
        || bold
        || (letters().count() > 3 && letters().all(char::is_uppercase))
}

/// A heading without its marks: `## 2. **Wat ga je doen?**` is "Wat ga je doen".
pub(super) fn bare(line: &str) -> &str {
    let unmarked = untagged(line.trim().trim_start_matches(['#', '*', '_', ' ', '\u{a0}', '•', '|']));
    let numbered = unmarked.trim_start_matches(|c: char| c.is_ascii_digit());
    let unnumbered = if numbered.len() < unmarked.len() { numbered.strip_prefix(['.', ')']).unwrap_or(unmarked) } else { unmarked };
    unnumbered.trim().trim_end_matches(['*', '_', ':', '?', '!', '.', ' ', '\u{a0}', '|', '…']).trim_start_matches(['*', '_', ' '])
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
            ("Wat ga je doen als planner bij de haven", Vacancy, Some(SectionRole::Tasks)),
            ("Je bent een teamspeler", Vacancy, None),
            ("Sterke punten", Vacancy, None),
            ("Sterke punten", Review, Some(SectionRole::Strengths)),
            ("Competentie Plannen", Review, Some(SectionRole::Unknown)),
            ("Dat gaat goed.", Review, None),
        ] {
            assert_eq!(headings.classify(line, kind, false), role, "{line}");
        }
        assert_eq!(headings.classify("Iets heel anders", Vacancy, true), Some(SectionRole::Unknown));
        assert_eq!(headings.classify("Dit is een hele zin die vet staat.", Vacancy, true), None);
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
    fn headings_are_found_where_line_breaks_got_lost() {
        let text = "Ede### **Wat ga je doen** Je plant drie dagen op locatie Wat ga je doen Een weg aanleggen in jouw Profiel Straat";
        let mut found = Vec::new();
        headings().glued(text, Span::of(0..text.len()), Vacancy, &mut found);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn marks_are_left_out() {
        assert_eq!(bare("### 2. **Wie ben jij?** "), "Wie ben jij");
        assert_eq!(bare("**<h2>Wie ben jij?</h2>**"), "Wie ben jij");
        assert_eq!(bare("3 jaar ervaring"), "3 jaar ervaring");
    }
}
