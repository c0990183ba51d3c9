//! Where terms of one competency overlap, the most specific wins.

use crate::lexicon::{Lexicon, Strength};

use super::context::Found;

/// Keeps of each competency the terms that no other one covers: strong before weak, then the longer span, then more words, then one
/// that names an indicator, then the first of the lexicon. Sorts by place.
pub(super) fn keep_most_specific(found: &mut Vec<Found>, lexicon: &Lexicon) {
    let term = |found: &Found| &lexicon.terms[found.term.0 as usize];
    found.sort_by_key(|item| {
        let term = term(item);
        let weak = term.strength == Strength::Weak;
        (weak, std::cmp::Reverse(item.span.len()), std::cmp::Reverse(term.words()), term.indicator.is_none(), item.term, item.span)
    });
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for &item in found.iter() {
        let covered = kept.iter().any(|other| term(other).competency == term(&item).competency && other.span.contains(item.span));
        if !covered {
            kept.push(item);
        }
    }
    kept.sort_by_key(|item| (item.span, item.term));
    *found = kept;
}
