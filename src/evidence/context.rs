//! The cues of one sentence and how far each reaches.

use crate::{
    dutch::{Place, Words, denial_reaches},
    lexicon::{CueClass, Direction, TermId},
    span::Span,
};

use super::cues::CueHit;

/// How many words a forward or backward cue reaches: "geen/zonder reach three or four words" holds for 95% of the public
/// negation cases for Dutch that were looked at.
const SHORT_REACH: usize = 4;

/// How many words a cue of a clause reaches to either side.
const CLAUSE_REACH: usize = 9;

/// How many words an onward cue reaches.
const ONWARD_REACH: usize = 30;

/// A term that was found, with its clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub term: TermId,
    pub span: Span,
    pub clause: Span,
}

impl Found {
    /// Where it stands.
    pub(super) const fn target(self) -> Target {
        Target { span: self.span, clause: self.clause }
    }
}

/// What a cue may reach: some words and their clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Target {
    pub span: Span,
    pub clause: Span,
}

/// One sentence with its cues.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a> {
    pub text: &'a str,
    pub sentence: Span,
    pub hits: &'a [CueHit],
    /// The words of the sentence, where it has a denial.
    pub words: &'a Words,
}

impl<'a> Context<'a> {
    /// The text of the sentence.
    pub(super) fn content(&self) -> &str {
        &self.text[self.sentence.range()]
    }

    /// Is there a cue of a class anywhere in the sentence?
    pub(super) fn has(&self, class: CueClass) -> bool {
        self.hits.iter().any(|hit| hit.class == class)
    }

    /// The first cue of a class in the sentence.
    pub(super) fn first(&self, class: CueClass) -> Option<&'a CueHit> {
        self.hits.iter().find(|hit| hit.class == class)
    }

    /// The cue of a class that reaches what was found.
    pub(super) fn reaching(&self, class: CueClass, found: Target) -> Option<&CueHit> {
        self.hits.iter().find(|hit| hit.class == class && self.reaches(hit, found))
    }

    fn reaches(&self, hit: &CueHit, found: Target) -> bool {
        match hit.direction {
            Direction::Sentence => return true,
            Direction::Onward => {
                return self.near(hit.span, found.span, ONWARD_REACH, false) || self.near(found.span, hit.span, SHORT_REACH, true);
            }
            _ => {}
        }
        if !found.clause.contains(hit.span) {
            return false;
        }
        let forward = |reach| self.near(hit.span, found.span, reach, false) && self.denies(hit, found, reach);
        let backward = |reach| self.near(found.span, hit.span, reach, true) && self.denies(hit, found, reach);
        match hit.direction {
            Direction::Sentence | Direction::Onward => true,
            Direction::Forward => forward(SHORT_REACH),
            Direction::Backward => backward(SHORT_REACH),
            Direction::Clause => found.span.overlaps(hit.span) || forward(CLAUSE_REACH) || backward(CLAUSE_REACH),
        }
    }

    /// Does a cue that denies reach what was found by the rules of the language? Other cues do.
    fn denies(&self, hit: &CueHit, found: Target, reach: usize) -> bool {
        if hit.class != CueClass::Negation || self.words.is_empty() {
            return true;
        }
        let place = |span: Span| {
            let number = |at: u32| self.words.number_at(at.saturating_sub(self.sentence.start));
            Place { first: number(span.start), last: number(span.end - 1) }
        };
        denial_reaches(self.words, place(hit.span), place(found.span), reach)
    }

    /// Does `second` come at most `reach` words after `first` (or stand inside it), with nothing between that ends a cue's reach?
    fn near(&self, first: Span, second: Span, reach: usize, backward: bool) -> bool {
        if first.overlaps(second) {
            return !backward;
        }
        if second.start < first.end {
            return false;
        }
        let between = &self.text[first.end as usize..second.start as usize];
        let ended =
            self.hits.iter().any(|hit| hit.class == CueClass::Termination && first.end <= hit.span.start && hit.span.end <= second.start);
        between.split_whitespace().count() <= reach && !ended
    }
}
