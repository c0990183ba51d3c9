//! One automaton over many written forms.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::{
    lexicon::{Reach, Word, WordId},
    span::Span,
};

use super::{WordHit, boundary, ellipsis};

/// What a written form may be a form of.
#[derive(Debug, Clone, Copy)]
struct Entry {
    word: WordId,
    reach: Reach,
    apart: bool,
}

/// Gathers forms; the same letters of several words become one pattern.
#[derive(Debug, Default)]
pub(super) struct FormAutomatonBuilder {
    patterns: Vec<String>,
    entries: Vec<Vec<Entry>>,
    ids: HashMap<String, usize>,
}

impl FormAutomatonBuilder {
    pub(super) fn add(&mut self, id: WordId, word: &Word) {
        for form in &word.forms {
            let entry = Entry { word: id, reach: form.reach, apart: form.apart };
            for text in written_as(&form.text) {
                let pattern = *self.ids.entry(text).or_insert_with_key(|text| {
                    self.patterns.push(text.clone());
                    self.entries.push(Vec::new());
                    self.patterns.len() - 1
                });
                self.entries[pattern].push(entry);
            }
        }
    }

    pub(super) fn build(self) -> FormAutomaton {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(&self.patterns)
            .expect("the limits on terms keep the automaton far below its own limits");
        let mut starts = Vec::with_capacity(self.entries.len() + 1);
        let mut entries = Vec::new();
        for of_pattern in self.entries {
            starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
            entries.extend(of_pattern);
        }
        starts.push(u32::try_from(entries.len()).unwrap_or(u32::MAX));
        FormAutomaton { automaton, starts, entries }
    }
}

/// How the letters of a lower-case form may stand in a text that differs only in case and in the shape of apostrophes.
///
/// The automaton ignores the case of ASCII letters; letters with accents need their capitals as patterns.
fn written_as(form: &str) -> Vec<String> {
    let mut all = vec![form.to_owned()];
    if form.contains('\'') {
        all.push(form.replace('\'', "’"));
    }
    for text in all.clone() {
        if !text.is_ascii() {
            let upper = text.to_uppercase().to_ascii_lowercase();
            let mut chars = text.chars();
            let first = chars.next().into_iter().flat_map(char::to_uppercase).collect::<String>() + chars.as_str();
            for variant in [upper, first.to_ascii_lowercase()] {
                if !all.contains(&variant) {
                    all.push(variant);
                }
            }
        }
    }
    all
}

/// Finds written forms of words, whatever the case.
#[derive(Debug)]
pub(super) struct FormAutomaton {
    automaton: AhoCorasick,
    /// Where the entries of a pattern begin in `entries`; one more than there are patterns.
    starts: Vec<u32>,
    entries: Vec<Entry>,
}

impl FormAutomaton {
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds the words in `range` of `text`.
    pub(super) fn find(&self, text: &str, range: Span, hits: &mut Vec<WordHit>) {
        let offset = range.start;
        for found in self.automaton.find_overlapping_iter(&text[range.range()]) {
            let at = Span::of(found.start() + offset as usize..found.end() + offset as usize);
            self.emit(found.pattern().as_usize(), hits, |reach| boundary::whole_word(text, at, reach));
        }
        ellipsis::expand(text, range, |candidate, written| {
            for found in
                self.automaton.find_overlapping_iter(candidate).filter(|found| found.start() == 0 && found.end() == candidate.len())
            {
                self.emit(found.pattern().as_usize(), hits, |reach| (reach == Reach::Whole || reach == Reach::End).then_some(written));
            }
        });
    }

    fn emit(&self, pattern: usize, hits: &mut Vec<WordHit>, place: impl Fn(Reach) -> Option<Span>) {
        let entries = &self.entries[self.starts[pattern] as usize..self.starts[pattern + 1] as usize];
        let mut last = None;
        for entry in entries {
            // Entries of one pattern mostly share their reach, and with it the answer.
            let span = match last {
                Some((reach, span)) if reach == entry.reach => span,
                _ => place(entry.reach),
            };
            last = Some((entry.reach, span));
            if let Some(span) = span {
                hits.push(WordHit { span, word: entry.word, apart: entry.apart });
            }
        }
    }
}
