//! What stands under a heading that names a competency ("Samenwerken", "Competentie Plannen"), or in a list whose lead-in does
//! ("Je hebt ervaring met:"), speaks to it.

use crate::{
    document::DocumentKind,
    lexicon::{Strength, TermId},
    segment::{Block, BlockKind},
    span::Span,
};

use super::{Memory, Search, WordHit, within};

/// How many sentences under a heading are taken to speak to it. Notes that go on longer have left the subject
/// (measured on labelled notes: precision falls below one half after the fourth).
pub(super) const MOST_SENTENCES: usize = 4;

/// How many words before the colon of a lead-in say what its list is about.
const LEAD_IN_WORDS: usize = 5;

/// Prepositions that a list completes.
const PREPOSITIONS: [&str; 6] = ["met", "van", "in", "op", "over", "als"];

/// Words that announce what follows.
const ANNOUNCING: [&str; 2] = ["volgende", "onderstaande"];

/// The most words of an item that is taken to be a name only. Longer ones say for themselves what they are about.
const MOST_ITEM_WORDS: usize = 8;

/// What each block speaks to beside its own words.
pub(super) struct Topics {
    /// For each block that names competencies for others, the terms in it; empty for others.
    terms: Vec<Vec<TermId>>,
    /// For each block the one that names what it speaks to.
    named_by: Vec<Option<u32>>,
    /// For each block how many sentences stand under its heading before it.
    before: Vec<usize>,
}

impl Topics {
    pub(super) fn new(search: &Search<'_>, blocks: &[Block], memory: &mut Memory) -> Self {
        let hits = std::mem::take(&mut memory.hits);
        let topics = match search.kind {
            DocumentKind::Review => Self::of_headings(search, blocks, &hits, memory),
            DocumentKind::Vacancy => Self::of_lead_ins(search, blocks, &hits, memory),
        };
        memory.hits = hits;
        topics
    }

    fn empty(count: usize) -> Self {
        Self { terms: vec![Vec::new(); count], named_by: vec![None; count], before: vec![0; count] }
    }

    /// In a review note what stands under a heading speaks to what the heading names.
    fn of_headings(search: &Search<'_>, blocks: &[Block], hits: &[WordHit], memory: &mut Memory) -> Self {
        let mut rest = hits;
        let mut topics = Self::empty(blocks.len());
        let mut sentences = Vec::new();
        let mut under = 0;
        for (n, block) in blocks.iter().enumerate() {
            let in_block = within(&mut rest, block.span);
            topics.named_by[n] = block.heading;
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
        topics
    }

    /// In a vacancy the items of a list speak to what its lead-in ends with: "Je hebt ervaring met:", then a name an item.
    fn of_lead_ins(search: &Search<'_>, blocks: &[Block], hits: &[WordHit], memory: &mut Memory) -> Self {
        let mut rest = hits;
        let mut topics = Self::empty(blocks.len());
        let mut lead: Option<u32> = None;
        for (n, block) in blocks.iter().enumerate() {
            let in_block = within(&mut rest, block.span);
            if let Some(end) = lead_in(search, block) {
                let first = in_block.partition_point(|hit| hit.span.start < end.start);
                topics.terms[n] = named(search, end, &in_block[first..], memory);
                lead = Some(narrow(n)).filter(|_| !topics.terms[n].is_empty());
            } else if block.kind == BlockKind::Item {
                topics.named_by[n] = lead.filter(|_| search.text[block.span.range()].split_whitespace().count() <= MOST_ITEM_WORDS);
            } else {
                lead = None;
            }
        }
        topics
    }

    /// The terms that block `n` speaks to.
    pub(super) fn of(&self, n: usize) -> &[TermId] {
        self.named_by[n].map_or(&[], |by| &self.terms[by as usize])
    }

    /// How many sentences stand between the heading of block `n` and the block.
    pub(super) fn first_sentence(&self, n: usize) -> usize {
        self.before[n]
    }
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("a text has fewer blocks than bytes")
}

/// The last words of a block that ends with a colon, where the list is what they are about: "kennis van:", "ervaring met de volgende
/// pakketten:".
fn lead_in(search: &Search<'_>, block: &Block) -> Option<Span> {
    let content = search.text[block.span.range()].trim_end_matches(['*', ' ']).strip_suffix(':')?.trim_end();
    let (first, _) = content.match_indices(char::is_whitespace).rev().nth(LEAD_IN_WORDS - 1).unwrap_or((0, ""));
    let mut words = content[first..].split_whitespace().rev();
    let asks = words.next().is_some_and(|last| PREPOSITIONS.contains(&last)) || words.any(|word| ANNOUNCING.contains(&word));
    let start = block.span.start as usize;
    asks.then(|| Span::of(start + first..start + content.len()))
}

/// One term for each competency that a heading names.
fn named(search: &Search<'_>, heading: Span, hits: &[WordHit], memory: &mut Memory) -> Vec<TermId> {
    let mut terms: Vec<TermId> = Vec::new();
    if hits.is_empty() {
        return terms;
    }
    let mut found = search.matches(heading, hits, memory);
    super::overlap::keep_most_specific(&mut found, search.lexicon);
    for found in found {
        let term = &search.lexicon.terms[found.term.0 as usize];
        let known = terms.iter().any(|id| search.lexicon.terms[id.0 as usize].competency == term.competency);
        if !known && (term.strength == Strength::Strong || found.span.len() * 2 >= heading.len()) {
            terms.push(found.term);
        }
    }
    terms
}
