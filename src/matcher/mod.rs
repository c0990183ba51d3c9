//! Finds terms in a text, in two stages, so that cost doesn't grow with the number of phrases.
//!
//! 1. [`Matcher::words`] looks each word of the whole text up in one index. It knows only *anchors*: of each term the word that
//!    is likely to be the rarest.
//! 2. [`Matcher::terms`] looks at one clause in which there are anchors. A second index finds the other words there, and
//!    each term whose words are all there is fitted around its anchor.
//!
//! All positions are bytes of the text that was given, which must be a [`crate::document::Reading`]'s text for words with
//! hidden characters to be found.

mod boundary;
mod buckets;
mod ellipsis;
mod fit;
mod fold;
mod forms;
mod index;
mod present;
mod runs;

use std::sync::Arc;

use crate::{
    document::DocumentKind,
    dutch::{Cell, Sharing, Words, reads_as},
    lexicon::{Lexicon, Term, TermId, WordId},
    span::Span,
};

pub use self::index::{FormIndex, FormNumber};
use self::{
    forms::{Forms, FormsBuilder},
    present::{Needs, Present},
};

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
    /// Position in [`Matcher::shapes`].
    shape: u32,
    unit: u8,
    slot: u8,
    /// What tells most terms apart from a clause at one look.
    needs: Needs,
}

/// A term of which all words may be in a clause.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    hit: WordHit,
    anchor: Anchor,
}

/// Memory that is used again from clause to clause. One for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    hits: Vec<WordHit>,
    folded: Vec<u8>,
    tokens: fit::Tokens,
    words: Words,
    places: Vec<Option<fit::Place>>,
    present: Present,
    candidates: Vec<Candidate>,
}

/// The terms for one kind of document, compiled: built once, shared by all threads.
#[derive(Debug)]
pub struct Matcher {
    /// Forms of the words that terms are looked up by.
    anchors: Forms,
    /// Forms of all other words.
    companions: Forms,
    /// For each word the terms that are looked up by it.
    anchored: Vec<Vec<Anchor>>,
    /// The words of each term; see [`fit::Shape`].
    shapes: Vec<fit::Shape>,
}

impl Matcher {
    /// Compiles the terms that mean something in documents of a kind; `None`: all terms.
    ///
    /// Its threads are none of a pool: one that waits for work here could take up a task that waits for this matcher.
    ///
    /// # Panics
    ///
    /// When a lexicon has more than 2³² terms, which loading refuses.
    #[must_use]
    pub fn new(lexicon: &Lexicon, kind: Option<DocumentKind>) -> Self {
        let mut anchored: Vec<Vec<Anchor>> = vec![Vec::new(); lexicon.words.len()];
        let mut needed = vec![false; lexicon.words.len()];
        let mut shapes = Vec::new();
        let is_for = |term: &Term| kind.is_none() || term.only.is_none() || term.only == kind;
        for (id, term) in (0u32..).map(TermId).zip(&lexicon.terms).filter(|(_, term)| is_for(term)) {
            let (unit, slot) = fit::anchor(term, &lexicon.words);
            let shape = u32::try_from(shapes.len()).expect("there are no more shapes than terms");
            shapes.push(fit::Shape::new(term, &lexicon.words));
            let anchor = Anchor { term: id, shape, unit: narrow(unit), slot: narrow(slot), needs: Needs::new(term, (unit, slot)) };
            for word in &term.units[unit].slots[slot].alternatives {
                anchored[word.0 as usize].push(anchor);
            }
            for word in term.units.iter().flat_map(|unit| &unit.slots).flat_map(|slot| &slot.alternatives) {
                needed[word.0 as usize] = true;
                if let Some(particle) = lexicon.words[word.0 as usize].particle {
                    needed[particle.0 as usize] = true;
                }
            }
        }
        let forms = |of_anchors: bool| {
            let mut builder = FormsBuilder::default();
            for (id, word) in (0u32..).map(WordId).zip(&lexicon.words) {
                let wanted = kind.is_none() || needed[id.0 as usize];
                if wanted && anchored[id.0 as usize].is_empty() != of_anchors {
                    builder.add(id, word);
                }
            }
            builder.build(Arc::clone(&lexicon.compounds))
        };
        let (anchors, companions) = std::thread::scope(|scope| {
            let anchors = scope.spawn(|| forms(true));
            let companions = forms(false);
            (anchors.join().expect("an index is built without panic"), companions)
        });
        Self { anchors, companions, anchored, shapes }
    }

    /// Stage 1: the anchors of a text, sorted by place.
    pub fn words(&self, text: &str, scratch: &mut Scratch, hits: &mut Vec<WordHit>) {
        hits.clear();
        self.anchors.find(text, Span::of(0..text.len()), &mut scratch.folded, hits);
        hits.sort_unstable();
    }

    /// Every written form of every word of the lexicon in a text, also of the words that only stage 2 looks for, sorted by place.
    pub fn every_word(&self, text: &str, scratch: &mut Scratch, hits: &mut Vec<WordHit>) {
        self.words(text, scratch, hits);
        self.companions.find(text, Span::of(0..text.len()), &mut scratch.folded, hits);
        hits.sort_unstable();
    }

    /// Stage 2: the terms in one clause. `anchors` are the hits of [`Self::words`] in it. Adds to `matches`.
    pub fn terms(&self, text: &str, clause: Span, anchors: &[WordHit], scratch: &mut Scratch, matches: &mut Vec<TermMatch>) {
        scratch.hits.clear();
        scratch.hits.extend_from_slice(anchors);
        self.companions.find(text, clause, &mut scratch.folded, &mut scratch.hits);
        self.choose(anchors, scratch);
        if scratch.candidates.is_empty() {
            return;
        }
        scratch.hits.sort_unstable();
        let Scratch { hits, words, tokens, places, candidates, .. } = scratch;
        if hits.iter().any(|hit| hit.apart || hit.is_shared()) {
            words.read(&text[clause.range()]);
            hits.retain(|hit| !hit.is_shared() || reads_as(words, words.number_at(hit.span.start - clause.start), hit.cell, hit.sharing));
        }
        tokens.read(text, clause);
        let clause = fit::Clause { start: clause.start, hits, tokens, words };
        let first = matches.len();
        for Candidate { hit, anchor } in candidates.iter().filter(|candidate| !candidate.hit.is_shared() || hits.contains(&candidate.hit)) {
            let shape = &self.shapes[anchor.shape as usize];
            if let Some(span) = fit::fit(shape, (anchor.unit, anchor.slot), *hit, clause, places) {
                let found = TermMatch { term: anchor.term, span };
                if !matches[first..].contains(&found) {
                    matches.push(found);
                }
            }
        }
    }

    /// Gathers the terms of which all words stand in a clause: few of all that have an anchor there.
    fn choose(&self, anchors: &[WordHit], scratch: &mut Scratch) {
        let Scratch { hits, present, candidates, .. } = scratch;
        candidates.clear();
        present.mark(hits);
        for &hit in anchors {
            let anchored = self.anchored[hit.word.0 as usize].iter().filter(|anchor| anchor.needs.may_have(present));
            let fitting = anchored.filter(|anchor| self.shapes[anchor.shape as usize].can_fit(present));
            candidates.extend(fitting.map(|&anchor| Candidate { hit, anchor }));
        }
        present.clear(hits);
    }

    /// The words that stage 1 looks for.
    pub fn anchors(&self) -> impl Iterator<Item = WordId> {
        (0..).map(WordId).zip(&self.anchored).filter(|(_, anchored)| !anchored.is_empty()).map(|(word, _)| word)
    }

    /// How many written forms are looked for in each of the two stages.
    #[must_use]
    pub fn form_counts(&self) -> (usize, usize) {
        (self.anchors.len(), self.companions.len())
    }
}

fn narrow(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}
