//! The words and concepts that have weights.

use rustc_hash::FxHashMap;

use crate::dutch::Stems;

use super::Concept;

/// Position of a stem in the vocabulary.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct StemId(pub(super) u32);

/// The most words between the words of a phrase of a concept.
const PHRASE_GAP: usize = 2;

/// The fewest letters of the last part of a compound, and of what stands before it, for the last part to say what the whole means.
const FEWEST_LETTERS: usize = 4;

/// All stems that anything is said of. Grows while a lexicon is compiled, and not afterwards.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, StemId>,
    stems: Vec<Box<str>>,
    concepts: Vec<Box<str>>,
    /// For each stem the concepts of which it is a word.
    meanings: Vec<Vec<u16>>,
    /// For each stem the phrases of concepts of which it is the longest word, and so mostly the rarest.
    phrases: Vec<Vec<Phrase>>,
}

#[derive(Debug, Clone)]
struct Phrase {
    /// The stems before the one that it is looked up by, the last first.
    before: Box<[StemId]>,
    /// The stems after it.
    after: Box<[StemId]>,
    concept: u16,
}

impl Vocabulary {
    pub(in crate::lexicon) fn new(concepts: &[Concept]) -> Self {
        let mut vocabulary = Self::default();
        let mut stems = Stems::default();
        for (n, concept) in (0u16..).zip(concepts) {
            vocabulary.concepts.push(concept.name.as_str().into());
            for phrase in &concept.words {
                let mut ids = Vec::new();
                stems.read(phrase, |stem| ids.push(vocabulary.intern(stem)));
                match ids.as_slice() {
                    [] => {}
                    [word] => vocabulary.meanings[word.0 as usize].push(n),
                    _ => vocabulary.add_phrase(&ids, n),
                }
            }
        }
        vocabulary
    }

    fn add_phrase(&mut self, ids: &[StemId], concept: u16) {
        let letters = |&at: &usize| (self.stem(ids[at]).chars().count(), std::cmp::Reverse(at));
        let longest = (0..ids.len()).max_by_key(letters).unwrap_or(0);
        let before = ids[..longest].iter().rev().copied().collect();
        self.phrases[ids[longest].0 as usize].push(Phrase { before, after: ids[longest + 1..].into(), concept });
    }

    /// The id of a stem, which is new to the vocabulary or not.
    pub(super) fn intern(&mut self, stem: &str) -> StemId {
        if let Some(&id) = self.ids.get(stem) {
            return id;
        }
        let id = StemId(u32::try_from(self.stems.len()).expect("a text has fewer words than bytes"));
        self.ids.insert(stem.into(), id);
        self.stems.push(stem.into());
        self.meanings.push(Vec::new());
        self.phrases.push(Vec::new());
        id
    }

    /// The id of a stem, if anything is said of it.
    #[must_use]
    pub fn find(&self, stem: &str) -> Option<StemId> {
        self.ids.get(stem).copied()
    }

    /// A stem as it is written.
    pub(super) fn stem(&self, id: StemId) -> &str {
        &self.stems[id.0 as usize]
    }

    /// The name of a concept.
    pub(super) fn concept(&self, number: u16) -> &str {
        &self.concepts[usize::from(number)]
    }

    /// The concept with a name.
    pub(super) fn find_concept(&self, name: &str) -> Option<u16> {
        self.concepts.iter().position(|concept| **concept == *name).and_then(|n| u16::try_from(n).ok())
    }

    /// The stem that says what a word means: itself where a concept has it, else the longest end of a compound that one has.
    #[must_use]
    pub fn meaning(&self, stem: &str) -> Option<StemId> {
        let means = |part: &str| self.find(part).filter(|id| !self.meanings[id.0 as usize].is_empty());
        means(stem).or_else(|| {
            let starts = stem.char_indices().map(|(at, _)| at).skip(FEWEST_LETTERS);
            starts.take_while(|&at| stem[at..].chars().nth(FEWEST_LETTERS - 1).is_some()).find_map(|at| means(&stem[at..]))
        })
    }

    /// The concepts of a stem that [`Self::meaning`] gave.
    #[must_use]
    pub fn concepts_of(&self, id: StemId) -> &[u16] {
        &self.meanings[id.0 as usize]
    }

    /// Calls `found` with each concept of which a phrase is looked up by word `at`, and the numbers of the phrase's first and last word.
    /// `present` knows the stems among `words`.
    pub fn phrases_at(&self, words: &[Option<StemId>], present: &StemSet, at: usize, mut found: impl FnMut(u16, usize, usize)) {
        let Some(word) = words[at] else { return };
        for phrase in &self.phrases[word.0 as usize] {
            if !phrase.before.iter().chain(&phrase.after).all(|&stem| present.has(stem)) {
                continue;
            }
            let first = phrase.before.iter().try_fold(at, |first, &next| {
                let window = first.saturating_sub(1 + PHRASE_GAP)..first;
                window.rev().find(|&n| words[n] == Some(next))
            });
            let last = phrase.after.iter().try_fold(at, |last, &next| {
                let window = last + 1..words.len().min(last + 2 + PHRASE_GAP);
                window.into_iter().find(|&n| words[n] == Some(next))
            });
            if let (Some(first), Some(last)) = (first, last) {
                found(phrase.concept, first, last);
            }
        }
    }
}

/// A set of stems: a bit a stem.
#[derive(Debug, Default)]
pub struct StemSet {
    bits: Vec<u64>,
}

impl StemSet {
    /// Puts stems in.
    pub fn mark(&mut self, stems: &[Option<StemId>]) {
        for stem in stems.iter().flatten() {
            let block = stem.0 as usize / 64;
            if block >= self.bits.len() {
                self.bits.resize(block + 1, 0);
            }
            self.bits[block] |= 1 << (stem.0 % 64);
        }
    }

    /// Takes the same stems out again, without a look at all that there are.
    pub fn clear(&mut self, stems: &[Option<StemId>]) {
        for stem in stems.iter().flatten() {
            self.bits[stem.0 as usize / 64] = 0;
        }
    }

    fn has(&self, stem: StemId) -> bool {
        self.bits.get(stem.0 as usize / 64).is_some_and(|block| block >> (stem.0 % 64) & 1 == 1)
    }
}
