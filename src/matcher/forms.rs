//! One automaton over many written forms.

use std::{collections::HashMap, sync::Arc};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::{
    dutch::{Cell, Compounds, Sharing},
    lexicon::{Reach, Word, WordId},
    span::Span,
};

use super::{WordHit, boundary, ellipsis, fold};

/// What a written form may be a form of.
#[derive(Debug, Clone, Copy)]
struct Entry {
    word: WordId,
    reach: Reach,
    apart: bool,
    cell: Cell,
    sharing: Sharing,
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
            let entry = Entry { word: id, reach: form.reach, apart: form.apart, cell: form.cell, sharing: form.sharing };
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

    pub(super) fn build(self, compounds: Arc<Compounds>) -> FormAutomaton {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
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
        FormAutomaton { automaton, starts, entries, compounds }
    }
}

/// How a form may stand in a folded text: apostrophes have two shapes.
fn written_as(form: &str) -> impl Iterator<Item = String> {
    let curly = form.contains('\'').then(|| form.replace('\'', "’"));
    std::iter::once(form.to_owned()).chain(curly)
}

/// Finds written forms of words, whatever the case.
#[derive(Debug)]
pub(super) struct FormAutomaton {
    automaton: AhoCorasick,
    /// Where the entries of a pattern begin in `entries`; one more than there are patterns.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    compounds: Arc<Compounds>,
}

impl FormAutomaton {
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Adds the words in `range` of `text`. `buffer` is memory to work in.
    pub(super) fn find(&self, text: &str, range: Span, buffer: &mut Vec<u8>, hits: &mut Vec<WordHit>) {
        fold::windows(text, range, buffer, |window, offset| {
            for found in self.automaton.find_overlapping_iter(window) {
                let at = Span::of(found.start() + offset..found.end() + offset);
                self.emit(found.pattern().as_usize(), hits, |reach| boundary::whole_word(text, at, reach, &self.compounds));
            }
        });
        ellipsis::expand(text, range, |candidate, written| {
            let candidate = &candidate.to_lowercase();
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
                hits.push(WordHit { span, word: entry.word, apart: entry.apart, cell: entry.cell, sharing: entry.sharing });
            }
        }
    }
}
