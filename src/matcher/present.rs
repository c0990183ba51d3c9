//! Which words stand in a clause, so that most terms are left out before any place is compared.

use crate::lexicon::{Term, WordId};

use super::WordHit;

/// Which words there are in a clause: a bit a word.
#[derive(Debug, Default)]
pub(super) struct Present {
    bits: Vec<u64>,
    /// The marks of all of them.
    marks: u64,
}

impl Present {
    /// Notes the words of a clause.
    pub(super) fn mark(&mut self, hits: &[WordHit]) {
        for hit in hits {
            let word = hit.word.0 as usize;
            if word / 64 >= self.bits.len() {
                self.bits.resize(word / 64 + 1, 0);
            }
            self.bits[word / 64] |= 1 << (word % 64);
            self.marks |= mark(hit.word);
        }
    }

    /// Forgets them again, without a look at all the words that there are.
    pub(super) fn clear(&mut self, hits: &[WordHit]) {
        for hit in hits {
            self.bits[hit.word.0 as usize / 64] = 0;
        }
        self.marks = 0;
    }

    pub(super) fn has(&self, word: WordId) -> bool {
        let word = word.0 as usize;
        self.bits.get(word / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }
}

/// One bit of 64 that stands for a word, and for others.
const fn mark(word: WordId) -> u64 {
    /// The golden ratio's 32 bits, whose product with a number has its high bits well mixed.
    const SPREAD: u32 = 0x9e37_79b9;
    1 << (word.0.wrapping_mul(SPREAD) >> (u32::BITS - 6))
}

/// The marks of the words of two slots of a term. Without a mark of each in a clause the term can't fit there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Needs([u64; 2]);

impl Needs {
    /// Those of the two slots with the fewest words beside the one that the term is looked up by.
    pub(super) fn new(term: &Term, anchor: (usize, usize)) -> Self {
        let slots = term.units.iter().enumerate().flat_map(|(u, unit)| unit.slots.iter().enumerate().map(move |(s, slot)| ((u, s), slot)));
        let mut marks: Vec<u64> = slots
            .filter(|(place, _)| *place != anchor)
            .map(|(_, slot)| slot.alternatives.iter().fold(0, |marks, &word| marks | mark(word)))
            .collect();
        marks.sort_by_key(|marks| marks.count_ones());
        Self([0, 1].map(|n| marks.get(n).copied().unwrap_or(u64::MAX)))
    }

    /// May both slots be filled?
    pub(super) const fn may_have(self, present: &Present) -> bool {
        self.0[0] & present.marks != 0 && self.0[1] & present.marks != 0
    }
}
