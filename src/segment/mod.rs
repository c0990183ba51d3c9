//! Cuts a text the way Dutch documents are built: blocks (headings, list items, paragraphs) with the role of their section,
//! and, only where something was found, sentences and clauses.
//!
//! Everything takes time linear in the text, also where a text has no line break at all.

mod breaks;
mod clause;
mod heading;
mod kind;
mod outline;
mod run_on;
mod score;
mod sentence;

use std::collections::HashSet;

use crate::{
    document::{DocumentKind, Marked, Reading},
    lexicon::{Lexicon, SectionRole},
    span::Span,
};

pub use self::{
    clause::clauses,
    score::{Score, score},
};
use self::{heading::Headings, kind::KindDetector};

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// A line that names what follows.
    Heading,
    /// An item of a list.
    Item,
    /// A line of running text.
    Paragraph,
    /// A row of a table written as text.
    Row,
}

/// A line of a text, or a part of one where a heading is glued to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// Its bytes, without list mark and blanks around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The role of the section it stands in.
    pub role: SectionRole,
    /// The heading it stands under, if any: a position in the list of blocks.
    pub heading: Option<u32>,
}

/// Knows the headings and abbreviations of a lexicon. Built once, shared by all threads.
#[derive(Debug)]
pub struct Segmenter {
    headings: Headings,
    kinds: KindDetector,
    abbreviations: HashSet<String>,
}

impl Segmenter {
    /// A segmenter with the headings, signals and abbreviations of a lexicon.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            headings: Headings::new(&lexicon.headings),
            kinds: KindDetector::new(lexicon),
            abbreviations: lexicon.abbreviations.iter().cloned().collect(),
        }
    }

    /// What a text is: the kind whose headings and signals it has most of. A text with neither is a vacancy, as most are.
    #[must_use]
    pub fn detect_kind(&self, text: &str) -> DocumentKind {
        self.kinds.detect(text)
    }

    /// The blocks of a plain text in order.
    #[must_use]
    pub fn outline(&self, text: &str, kind: DocumentKind) -> Vec<Block> {
        outline::outline(text, &[Marked::lines(Span::of(0..text.len()))], kind, &self.headings)
    }

    /// The blocks of a document in order: what its format says of its parts, and what its lines look like where that says nothing.
    #[must_use]
    pub fn outline_of(&self, reading: &Reading<'_>, kind: DocumentKind) -> Vec<Block> {
        outline::outline(reading.text(), reading.layout(), kind, &self.headings)
    }

    /// The sentences of a block, as spans of `text`. Together they cover the block but for blanks.
    pub fn sentences(&self, text: &str, block: Span, sentences: &mut Vec<Span>) {
        sentence::sentences(text, block, &self.abbreviations, sentences);
    }
}
