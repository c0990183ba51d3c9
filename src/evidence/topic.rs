//! Headings of review notes that name a competency: "Samenwerken", "Competentie Plannen". What stands under them speaks to it.

use crate::{
    document::DocumentKind,
    lexicon::{Strength, TermId},
    segment::{Block, BlockKind},
    span::Span,
};

use super::{Memory, Search, within};

/// How many sentences under a heading are taken to speak to it. Notes that go on longer have left the subject
/// (measured on labelled notes: precision falls below one half after the fourth).
pub(super) const MOST_SENTENCES: usize = 4;

/// The terms that each heading names.
pub(super) struct Topics {
    /// For each block that is a heading, the terms in it; empty for others.
    terms: Vec<Vec<TermId>>,
    /// For each block how many sentences stand under its heading before it.
    before: Vec<usize>,
}

impl Topics {
    pub(super) fn new(search: &Search<'_>, blocks: &[Block], memory: &mut Memory) -> Self {
        if search.kind != DocumentKind::Review {
            return Self { terms: Vec::new(), before: Vec::new() };
        }
        let hits = std::mem::take(&mut memory.hits);
        let mut rest = &hits[..];
        let mut topics = Self { terms: vec![Vec::new(); blocks.len()], before: vec![0; blocks.len()] };
        let mut sentences = Vec::new();
        let mut under = 0;
        for (n, block) in blocks.iter().enumerate() {
            let in_block = within(&mut rest, block.span);
            if block.kind == BlockKind::Heading {
                topics.terms[n] = named(search, block.span, in_block, memory);
                under = 0;
            } else {
                topics.before[n] = under;
                if under < MOST_SENTENCES {
                    sentences.clear();
                    search.finder.segmenter.sentences(search.text, block.span, &mut sentences);
                    under += sentences.len();
                }
            }
        }
        memory.hits = hits;
        topics
    }

    /// The terms that the heading of a block names.
    pub(super) fn of(&self, block: &Block) -> &[TermId] {
        block.heading.and_then(|heading| self.terms.get(heading as usize)).map_or(&[], Vec::as_slice)
    }

    /// How many sentences stand between the heading of block `n` and the block.
    pub(super) fn first_sentence(&self, n: usize) -> usize {
        self.before.get(n).copied().unwrap_or(0)
    }
}

/// One term for each competency that a heading names.
fn named(search: &Search<'_>, heading: Span, hits: &[super::WordHit], memory: &mut Memory) -> Vec<TermId> {
    let mut terms: Vec<TermId> = Vec::new();
    if hits.is_empty() {
        return terms;
    }
    let mut found = search.matches(heading, hits, memory);
    super::overlap::keep_most_specific(&mut found, search.lexicon, search.kind);
    for found in found {
        let term = &search.lexicon.terms[found.term.0 as usize];
        let known = terms.iter().any(|id| search.lexicon.terms[id.0 as usize].competency == term.competency);
        if !known
            && term.only != Some(DocumentKind::Vacancy)
            && (term.strength == Strength::Strong || found.span.len() * 2 >= heading.len())
        {
            terms.push(found.term);
        }
    }
    terms
}
