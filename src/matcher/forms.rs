//! The written forms of words, and which words each may be a form of.

#[cfg(test)]
mod tests;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::{
    dutch::{Cell, Compounds, Sharing},
    lexicon::{Reach, Word, WordId},
    span::Span,
};

use super::{
    WordHit, boundary, ellipsis,
    index::{FormIndex, FormNumber},
};

/// What a written form may be a form of.
#[derive(Debug, Clone, Copy)]
struct Entry {
    word: WordId,
    apart: bool,
    cell: Cell,
    sharing: Sharing,
}

/// Gathers forms; the same letters of several words, that reach equally far, become one.
#[derive(Debug, Default)]
pub(super) struct FormsBuilder {
    forms: Vec<(String, Reach)>,
    entries: Vec<Vec<Entry>>,
    numbers: FxHashMap<(String, Reach), usize>,
}

impl FormsBuilder {
    pub(super) fn add(&mut self, id: WordId, word: &Word) {
        for form in &word.forms {
            let entry = Entry { word: id, apart: form.apart, cell: form.cell, sharing: form.sharing };
            for text in written_as(&form.text) {
                let number = *self.numbers.entry((text, form.reach)).or_insert_with_key(|key| {
                    self.forms.push(key.clone());
                    self.entries.push(Vec::new());
                    self.forms.len() - 1
                });
                self.entries[number].push(entry);
            }
        }
    }

    pub(super) fn build(self, compounds: Arc<Compounds>) -> Forms {
        let index = FormIndex::new(self.forms.iter().map(|(form, reach)| (form.as_str(), *reach)));
        let mut first = 0;
        let mut meanings = Vec::with_capacity(self.forms.len());
        let mut entries = Vec::new();
        for ((_, reach), of_form) in self.forms.iter().zip(self.entries) {
            entries.extend(of_form);
            let end = u32::try_from(entries.len()).expect("a lexicon has fewer than 2³² forms");
            meanings.push(Meaning { reach: *reach, first, end });
            first = end;
        }
        Forms { index, meanings, entries, compounds }
    }
}

/// How a form may stand in a folded text: apostrophes have two shapes.
fn written_as(form: &str) -> impl Iterator<Item = String> {
    let curly = form.contains('\'').then(|| form.replace('\'', "’"));
    std::iter::once(form.to_owned()).chain(curly)
}

/// How far a form reaches and where its entries stand.
#[derive(Debug, Clone, Copy)]
struct Meaning {
    reach: Reach,
    first: u32,
    end: u32,
}

/// Finds written forms of words, whatever the case.
#[derive(Debug)]
pub(super) struct Forms {
    index: FormIndex,
    /// For each form of the index how far it reaches and what it may be a form of.
    meanings: Vec<Meaning>,
    entries: Vec<Entry>,
    compounds: Arc<Compounds>,
}

impl Forms {
    pub(super) fn len(&self) -> usize {
        self.meanings.len()
    }

    /// Adds the words in `range` of `text`. `buffer` is memory to work in.
    pub(super) fn find(&self, text: &str, range: Span, buffer: &mut Vec<u8>, hits: &mut Vec<WordHit>) {
        self.index.find(text, range, buffer, |form, start| {
            let at = Span::of(start..start + self.index.length(form));
            if let Some(span) = boundary::whole_word(text, at, self.meanings[form as usize].reach, &self.compounds) {
                self.emit(form, span, hits);
            }
        });
        ellipsis::expand(text, range, |candidate, written| {
            self.index.find_whole(candidate, buffer, |form| {
                if matches!(self.meanings[form as usize].reach, Reach::Whole | Reach::End) {
                    self.emit(form, written, hits);
                }
            });
        });
    }

    fn emit(&self, form: FormNumber, span: Span, hits: &mut Vec<WordHit>) {
        let Meaning { first, end, .. } = self.meanings[form as usize];
        let entries = &self.entries[first as usize..end as usize];
        hits.extend(entries.iter().map(|entry| WordHit {
            span,
            word: entry.word,
            apart: entry.apart,
            cell: entry.cell,
            sharing: entry.sharing,
        }));
    }
}
