//! Fits a term around its anchor in one clause.
//!
//! The units of a term are placed one by one, each time the one that lies nearest to what is placed already. That finds the
//! tightest place in nearly every sentence at the cost of one look at each hit a unit, where trying every combination grows
//! with the power of the units.

use std::cmp::Reverse;

use crate::{
    dutch::{Words, is_split_verb, stands_before},
    lexicon::{Term, Word, WordId},
    span::Span,
};

use super::{WordHit, present::Present};

/// What a comma or another mark adds to the distance between words.
const MARK_DISTANCE: u32 = 1;

/// A term in the form that fitting wants it.
#[derive(Debug)]
pub(super) struct Shape {
    units: Vec<ShapeUnit>,
    gap: u32,
    ordered: bool,
    /// The words of all slots, that with the fewest first: what [`Shape::can_fit`] looks at.
    needed: Box<[Needed]>,
}

/// One of the words of which a slot needs one.
#[derive(Debug, Clone, Copy)]
struct Needed {
    word: WordId,
    /// Does it begin its slot?
    first: bool,
}

#[derive(Debug)]
struct ShapeUnit {
    /// The words of each slot, sorted.
    slots: Vec<Vec<Choice>>,
}

/// One of the words that may fill a slot.
#[derive(Debug, Clone, Copy)]
struct Choice {
    word: WordId,
    particle: Option<WordId>,
}

impl Shape {
    pub(super) fn new(term: &Term, words: &[Word]) -> Self {
        let choice = |&word: &WordId| Choice { word, particle: words[word.0 as usize].particle };
        let choices = |alternatives: &[WordId]| {
            let mut choices: Vec<Choice> = alternatives.iter().map(choice).collect();
            choices.sort_unstable_by_key(|choice| choice.word);
            choices
        };
        let units = term
            .units
            .iter()
            .map(|unit| ShapeUnit { slots: unit.slots.iter().map(|slot| choices(&slot.alternatives)).collect() })
            .collect();
        let mut slots: Vec<&[WordId]> = term.units.iter().flat_map(|unit| &unit.slots).map(|slot| slot.alternatives.as_slice()).collect();
        slots.sort_by_key(|alternatives| alternatives.len());
        let needed = slots.iter().flat_map(|slot| slot.iter().enumerate().map(|(n, &word)| Needed { word, first: n == 0 })).collect();
        Self { units, gap: u32::from(term.gap), ordered: term.ordered, needed }
    }

    /// Is there a word for each place of the term? Most terms end here, before any place is compared.
    pub(super) fn can_fit(&self, present: &Present) -> bool {
        let mut found = true;
        for needed in &self.needed {
            if needed.first && !std::mem::take(&mut found) {
                return false;
            }
            found = found || present.has(needed.word);
        }
        found
    }
}

/// The unit and the slot by which a term is looked up: the one whose words are likely to be the rarest, which are words that
/// aren't [`Word::frequent`], that don't fall apart, and that are long.
pub(super) fn anchor(term: &Term, words: &[Word]) -> (usize, usize) {
    let places = term.units.iter().enumerate().flat_map(|(u, unit)| (0..unit.slots.len()).map(move |s| (u, s)));
    places
        .max_by_key(|&(u, s)| {
            let alternatives = || term.units[u].slots[s].alternatives.iter().map(|id| &words[id.0 as usize]);
            let frequent = alternatives().any(|word| word.frequent);
            let apart = alternatives().any(|word| word.particle.is_some());
            let letters = alternatives().map(|word| word.written.chars().count()).min().unwrap_or(0);
            (Reverse(frequent), Reverse(apart), letters, Reverse((u, s)))
        })
        .expect("a term has at least one unit with one slot")
}

/// Where the words of a clause begin, with their number; marks between words count as a word too.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    starts: Vec<u32>,
    ordinals: Vec<u32>,
}

impl Tokens {
    pub(super) fn read(&mut self, text: &str, clause: Span) {
        self.starts.clear();
        self.ordinals.clear();
        let mut ordinal = 0;
        let mut in_word = false;
        for (at, c) in text[clause.range()].char_indices() {
            let word = c.is_alphanumeric() || (in_word && matches!(c, '-' | '\'' | '’'));
            if word && !in_word {
                self.starts.push(clause.start + Span::of(0..at).end);
                self.ordinals.push(ordinal);
                ordinal += 1;
            } else if !word && matches!(c, ',' | '(' | ')' | '/' | ':' | '–') {
                ordinal += MARK_DISTANCE;
            }
            in_word = word;
        }
    }

    /// The number of the word that `at` lies in.
    fn ordinal(&self, at: u32) -> u32 {
        self.ordinals.get(self.starts.partition_point(|&start| start <= at).saturating_sub(1)).copied().unwrap_or(0)
    }

    fn place(&self, span: Span) -> Place {
        Place { first: self.ordinal(span.start), last: self.ordinal(span.end - 1), span }
    }
}

/// A clause with all that was found in it.
#[derive(Clone, Copy)]
pub(super) struct Clause<'a> {
    /// Where it begins in its text.
    pub start: u32,
    /// Sorted by place.
    pub hits: &'a [WordHit],
    pub tokens: &'a Tokens,
    /// Its words, where `hits` has a form that stands apart.
    pub words: &'a Words,
}

/// Words of a term that were found, from the first to the last by their number in the clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    first: u32,
    last: u32,
    span: Span,
}

impl Place {
    fn join(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last), span: self.span.join(other.span) }
    }

    /// Would both use the same written word? A split verb has room for others between its halves.
    fn shares_word(self, other: Self) -> bool {
        let single = self.first == self.last && other.first == other.last;
        self.span.start == other.span.start || self.span.end == other.span.end || (single && self.span.overlaps(other.span))
    }

    /// The words between the two; 0 where they overlap.
    fn distance(self, other: Self) -> u32 {
        (other.first.saturating_sub(self.last + 1)).max(self.first.saturating_sub(other.last + 1))
    }
}

impl Clause<'_> {
    /// The place of a hit as one of `choices`: with its particle where it needs one.
    fn place(self, hit: WordHit, choices: &[Choice]) -> Option<Place> {
        let choice = &choices[choices.binary_search_by_key(&hit.word, |choice| choice.word).ok()?];
        let place = self.tokens.place(hit.span);
        if hit.apart { self.particle(hit, choice.particle?).map(|particle| place.join(particle)) } else { Some(place) }
    }

    /// The particle of a split verb: before it with "te" or an auxiliary between ("samen te vatten", "over kunt brengen"), or the first after it that belongs to it.
    fn particle(self, verb: WordHit, particle: WordId) -> Option<Place> {
        let number = |hit: &WordHit| self.words.number_at(hit.span.start - self.start);
        let at = number(&verb);
        let particles = || self.hits.iter().filter(|hit| hit.word == particle);
        let before = particles().find(|hit| stands_before(self.words, at, number(hit)));
        let found = before.or_else(|| particles().find(|hit| is_split_verb(self.words, at, verb.cell, number(hit))))?;
        Some(self.tokens.place(found.span))
    }

    /// The places that a slot can have.
    fn places(self, choices: &[Choice]) -> impl Iterator<Item = Place> {
        self.hits.iter().filter_map(move |hit| self.place(*hit, choices))
    }

    /// The place of a whole unit of which one slot is known.
    fn unit(self, unit: &ShapeUnit, slot: usize, known: Place) -> Option<Place> {
        let mut whole = known;
        for choices in &unit.slots[slot + 1..] {
            whole = whole.join(self.places(choices).find(|place| place.first == whole.last + 1)?);
        }
        for choices in unit.slots[..slot].iter().rev() {
            whole = whole.join(self.places(choices).find(|place| place.last + 1 == whole.first)?);
        }
        Some(whole)
    }

    /// The place of unit `n` that lies nearest to what is placed, and how far away it is.
    fn nearest(self, shape: &Shape, n: usize, placed: &[Option<Place>], around: Place) -> Option<(u32, Place)> {
        let unit = &shape.units[n];
        let before = |place: Place| placed[..n].iter().flatten().all(|other| other.first < place.first);
        let behind = |place: Place| placed[n + 1..].iter().flatten().all(|other| place.first < other.first);
        self.places(&unit.slots[0])
            .filter_map(|place| self.unit(unit, 0, place))
            .filter(|place| !placed.iter().flatten().any(|other| other.shares_word(*place)))
            // A nearer word on the wrong side must not hide the right one: "met ervaring in".
            .filter(|&place| !shape.ordered || before(place) && behind(place))
            .map(|place| (around.distance(place), place))
            .min_by_key(|&(distance, place)| (distance, place.first))
    }
}

/// Does the term lie around `hit`? Then from its first word to its last. `places` is memory to work in.
pub(super) fn fit(
    shape: &Shape,
    (unit, slot): (u8, u8),
    hit: WordHit,
    clause: Clause<'_>,
    places: &mut Vec<Option<Place>>,
) -> Option<Span> {
    let (unit, slot) = (usize::from(unit), usize::from(slot));
    let known = clause.place(hit, &shape.units[unit].slots[slot])?;
    let mut around = clause.unit(&shape.units[unit], slot, known)?;
    places.clear();
    places.resize(shape.units.len(), None);
    places[unit] = Some(around);
    for _ in 1..shape.units.len() {
        let mut best: Option<(u32, usize, Place)> = None;
        for n in (0..shape.units.len()).filter(|&n| places[n].is_none()) {
            let (distance, place) = clause.nearest(shape, n, places, around)?;
            if best.is_none_or(|(nearest, ..)| distance < nearest) {
                best = Some((distance, n, place));
            }
        }
        let (distance, n, place) = best?;
        if distance > shape.gap {
            return None;
        }
        places[n] = Some(place);
        around = around.join(place);
    }
    Some(around.span)
}
