//! Finds terms in a text, in two stages, so that cost doesn't grow with the number of phrases.
//!
//! 1. [`Matcher::words`] runs one automaton over the whole text. It knows only *anchors*: of each term the word that is
//!    likely to be the rarest.
//! 2. [`Matcher::terms`] looks at one clause in which there are anchors. A second automaton finds the other words there, and
//!    each term is fitted around its anchor.
//!
//! All positions are bytes of the text that was given, which must be a [`crate::document::Reading`]'s text for words with
//! hidden characters to be found.

mod boundary;
mod ellipsis;
mod fit;
mod fold;
mod forms;

use std::sync::Arc;

use crate::{
    document::DocumentKind,
    dutch::{Cell, Sharing, Words, reads_as},
    lexicon::{Lexicon, TermId, WordId},
    span::Span,
};

use self::forms::{FormAutomaton, FormAutomatonBuilder};

/// A word of the lexicon in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct WordHit {
    /// Where: the whole written word, also where a term asked for a part of it.
    pub span: Span,
    /// Which word.
    pub word: WordId,
    /// Is it a form of a separable verb that needs its particle?
    pub apart: bool,
    /// Which form it is.
    pub cell: Cell,
    /// Whether it is an everyday word of another kind as well, so that its neighbours decide.
    pub sharing: Sharing,
}

impl WordHit {
    /// Do its neighbours decide whether it is a form of the word?
    fn is_shared(self) -> bool {
        self.sharing != Sharing::None && !self.apart
    }
}

/// A term in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TermMatch {
    /// Which term.
    pub term: TermId,
    /// From its first word to its last.
    pub span: Span,
}

/// A term and which of its words it is looked up by.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    term: TermId,
    unit: u8,
    slot: u8,
    /// The kinds of documents that the term is for, a bit a kind.
    kinds: u8,
}

/// Memory that is used again from clause to clause. One for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    hits: Vec<WordHit>,
    folded: Vec<u8>,
    tokens: fit::Tokens,
    words: Words,
    places: Vec<Option<fit::Place>>,
    present: fit::Present,
}

/// The compiled lexicon: built once, shared by all threads.
#[derive(Debug)]
pub struct Matcher {
    /// Forms of the words that terms are looked up by.
    anchors: FormAutomaton,
    /// Forms of all other words.
    companions: FormAutomaton,
    /// For each word the terms that are looked up by it.
    anchored: Vec<Vec<Anchor>>,
    /// For each word the kinds of documents that a term with it is for, a bit a kind.
    kinds: Vec<u8>,
    /// For each term its words; see [`fit::Shape`].
    shapes: Vec<fit::Shape>,
}

impl Matcher {
    /// Compiles a lexicon.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Self {
        let mut anchored: Vec<Vec<Anchor>> = vec![Vec::new(); lexicon.words.len()];
        for (id, term) in (0u32..).map(TermId).zip(&lexicon.terms) {
            let (unit, slot) = fit::anchor(term, &lexicon.words);
            let anchor = Anchor { term: id, unit: narrow(unit), slot: narrow(slot), kinds: term.only.map_or(u8::MAX, bit) };
            for word in &term.units[unit].slots[slot].alternatives {
                anchored[word.0 as usize].push(anchor);
            }
        }
        let automaton = |of_anchors: bool| {
            let mut builder = FormAutomatonBuilder::default();
            for (id, word) in (0u32..).map(WordId).zip(&lexicon.words) {
                if anchored[id.0 as usize].is_empty() != of_anchors {
                    builder.add(id, word);
                }
            }
            builder.build(Arc::clone(&lexicon.compounds))
        };
        let (anchors, companions) = rayon::join(|| automaton(true), || automaton(false));
        let mut kinds = vec![0; lexicon.words.len()];
        for term in &lexicon.terms {
            for word in term.units.iter().flat_map(|unit| &unit.slots).flat_map(|slot| &slot.alternatives) {
                kinds[word.0 as usize] |= term.only.map_or(u8::MAX, bit);
                if let Some(particle) = lexicon.words[word.0 as usize].particle {
                    kinds[particle.0 as usize] |= term.only.map_or(u8::MAX, bit);
                }
            }
        }
        let shapes = lexicon.terms.iter().map(|term| fit::Shape::new(term, &lexicon.words)).collect();
        Self { anchors, companions, anchored, kinds, shapes }
    }

    /// Stage 1: the anchors of a text of a kind (`None`: of any kind), sorted by place.
    pub fn words(&self, text: &str, kind: Option<DocumentKind>, scratch: &mut Scratch, hits: &mut Vec<WordHit>) {
        hits.clear();
        self.anchors.find(text, Span::of(0..text.len()), self.wanted(kind), &mut scratch.folded, hits);
        hits.sort_unstable();
    }

    /// Is a word one that terms for a kind of document have?
    fn wanted(&self, kind: Option<DocumentKind>) -> impl Fn(WordId) -> bool + Copy {
        let mask = kind.map_or(u8::MAX, bit);
        move |word| self.kinds[word.0 as usize] & mask != 0
    }

    /// Every written form of every word of the lexicon in a text, also of the words that only stage 2 looks for, sorted by place.
    pub fn every_word(&self, text: &str, scratch: &mut Scratch, hits: &mut Vec<WordHit>) {
        self.words(text, None, scratch, hits);
        self.companions.find(text, Span::of(0..text.len()), |_| true, &mut scratch.folded, hits);
        hits.sort_unstable();
    }

    /// Stage 2: the terms in one clause of a document of a kind (`None`: of any kind). `anchors` are the hits of [`Self::words`] in it.
    /// Adds to `matches`.
    pub fn terms(
        &self,
        text: &str,
        clause: Span,
        kind: Option<DocumentKind>,
        anchors: &[WordHit],
        scratch: &mut Scratch,
        matches: &mut Vec<TermMatch>,
    ) {
        let mask = kind.map_or(u8::MAX, bit);
        let is_for = |anchor: &Anchor| anchor.kinds & mask != 0;
        if !anchors.iter().any(|hit| self.anchored[hit.word.0 as usize].iter().any(is_for)) {
            return;
        }
        scratch.hits.clear();
        scratch.hits.extend_from_slice(anchors);
        self.companions.find(text, clause, self.wanted(kind), &mut scratch.folded, &mut scratch.hits);
        scratch.hits.sort_unstable();
        let Scratch { hits, words, .. } = scratch;
        if hits.iter().any(|hit| hit.apart || hit.is_shared()) {
            words.read(&text[clause.range()]);
            hits.retain(|hit| !hit.is_shared() || reads_as(words, words.number_at(hit.span.start - clause.start), hit.cell, hit.sharing));
        }
        scratch.tokens.read(text, clause);
        scratch.present.mark(&scratch.hits);
        let first = matches.len();
        for hit in anchors.iter().filter(|hit| !hit.is_shared() || scratch.hits.contains(hit)) {
            for anchor in &self.anchored[hit.word.0 as usize] {
                let shape = &self.shapes[anchor.term.0 as usize];
                if !is_for(anchor) || !shape.can_fit(&scratch.present) {
                    continue;
                }
                let clause = fit::Clause { start: clause.start, hits: &scratch.hits, tokens: &scratch.tokens, words: &scratch.words };
                if let Some(span) = fit::fit(shape, (anchor.unit, anchor.slot), *hit, clause, &mut scratch.places) {
                    let found = TermMatch { term: anchor.term, span };
                    if !matches[first..].contains(&found) {
                        matches.push(found);
                    }
                }
            }
        }
        scratch.present.clear(&scratch.hits);
    }

    /// How many written forms are looked for in each of the two stages.
    #[must_use]
    pub fn form_counts(&self) -> (usize, usize) {
        (self.anchors.len(), self.companions.len())
    }
}

const fn bit(kind: DocumentKind) -> u8 {
    match kind {
        DocumentKind::Vacancy => 1,
        DocumentKind::Review => 2,
    }
}

fn narrow(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}
