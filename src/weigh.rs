//! Reads a sentence as the words, pairs of words and concepts that have weights.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::{
    dutch::{Stems, words_of},
    lexicon::{Feature, Model, StemId, StemSet, Vocabulary},
    span::Span,
};

/// How many different written words are kept with their stems. Beyond it they are forgotten, so that memory stays bounded.
const MOST_KEPT: usize = 1 << 18;

/// Of the words that say that a sentence speaks to something, those that say less than this part of the most are left out.
const LEAST_SHARE: f32 = 0.4;

/// The most words that are named as what a sentence was weighed by.
const MOST_NAMED: usize = 3;

/// A word of a sentence.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it stands in the text.
    span: Span,
    /// Its stem, where anything is said of it.
    stem: Option<StemId>,
    /// The stem whose concepts it has: its own, or that of the last part of a compound.
    meaning: Option<StemId>,
}

/// A concept in a sentence, from its first word to its last.
#[derive(Debug, Clone, Copy)]
struct Meaning {
    concept: u16,
    first: u32,
    last: u32,
}

/// Where the words and concepts of a sentence stand in [`Reader`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence {
    words: Range<usize>,
    meanings: Range<usize>,
}

/// The sentences of one document as words with weights. One for each thread.
#[derive(Debug, Default)]
pub struct Reader {
    stems: Stems,
    /// Of each written word its stem and the stem that it means.
    known: FxHashMap<Box<str>, (Option<StemId>, Option<StemId>)>,
    words: Vec<Word>,
    meanings: Vec<Meaning>,
    line: Vec<Option<StemId>>,
    present: StemSet,
}

impl Reader {
    /// Forgets the sentences that were read.
    pub fn clear(&mut self) {
        self.words.clear();
        self.meanings.clear();
        if self.known.len() > MOST_KEPT {
            self.known.clear();
        }
    }

    /// Reads a sentence of a text.
    pub fn read(&mut self, text: &str, sentence: Span, vocabulary: &Vocabulary) -> Sentence {
        let (words, meanings) = (self.words.len(), self.meanings.len());
        let content = &text[sentence.range()];
        let Self { stems, known, words: all, .. } = self;
        words_of(content, |range| {
            let written = &content[range.clone()];
            let (stem, meaning) = if let Some(&known) = known.get(written) {
                known
            } else {
                let stem = stems.stem(written);
                let found = (vocabulary.find(&stem), vocabulary.meaning(&stem));
                known.insert(written.into(), found);
                found
            };
            let start = sentence.start as usize;
            all.push(Word { span: Span::of(start + range.start..start + range.end), stem, meaning });
        });
        self.line.clear();
        self.line.extend(self.words[words..].iter().map(|word| word.stem));
        self.present.mark(&self.line);
        for (at, word) in (0u32..).zip(&self.words[words..]) {
            let concepts = word.meaning.map_or(&[][..], |id| vocabulary.concepts_of(id));
            self.meanings.extend(concepts.iter().map(|&concept| Meaning { concept, first: at, last: at }));
            vocabulary.phrases_at(&self.line, &self.present, at as usize, |concept, first, last| {
                let number = |n| u32::try_from(n).unwrap_or(at);
                self.meanings.push(Meaning { concept, first: number(first), last: number(last) });
            });
        }
        self.present.clear(&self.line);
        Sentence { words: words..self.words.len(), meanings: meanings..self.meanings.len() }
    }

    /// Calls `found` with the words, pairs and concepts of a sentence. A feature may come twice.
    pub fn features(&self, sentence: &Sentence, mut found: impl FnMut(Feature)) {
        let words = &self.words[sentence.words.clone()];
        for (n, word) in words.iter().enumerate() {
            let Some(stem) = word.stem else { continue };
            found(Feature::Word(stem));
            if let Some(next) = words.get(n + 1).and_then(|next| next.stem) {
                found(Feature::Pair(stem, next));
            }
            if let Some(second) = words.get(n + 2).and_then(|next| next.stem) {
                found(Feature::Skip(stem, second));
            }
        }
        for meaning in &self.meanings[sentence.meanings.clone()] {
            found(Feature::Concept(meaning.concept));
        }
    }

    /// Calls `found` with the stems of a sentence.
    pub fn stems(&self, sentence: &Sentence, found: impl FnMut(StemId)) {
        self.words[sentence.words.clone()].iter().filter_map(|word| word.stem).for_each(found);
    }

    /// Calls `found` with the concepts of a sentence.
    pub fn concepts(&self, sentence: &Sentence, found: impl FnMut(u16)) {
        self.meanings[sentence.meanings.clone()].iter().map(|meaning| meaning.concept).for_each(found);
    }

    /// The words of a sentence that say most for a class, in the order of the text; none where no word says anything for it.
    #[must_use]
    pub fn telling(&self, sentence: &Sentence, model: &Model, class: usize) -> Vec<Span> {
        let words = &self.words[sentence.words.clone()];
        let mut shares = vec![0.0f32; words.len()];
        for (n, word) in words.iter().enumerate() {
            let Some(stem) = word.stem else { continue };
            shares[n] += model.weight(Feature::Word(stem), class);
            for (ahead, of) in [(1, Feature::Pair as fn(_, _) -> _), (2, Feature::Skip as fn(_, _) -> _)] {
                if let Some(other) = words.get(n + ahead).and_then(|next| next.stem) {
                    let half = model.weight(of(stem, other), class) / 2.0;
                    shares[n] += half;
                    shares[n + ahead] += half;
                }
            }
        }
        for meaning in &self.meanings[sentence.meanings.clone()] {
            let weight = model.weight(Feature::Concept(meaning.concept), class);
            let ends = [meaning.first, meaning.last];
            for &end in if meaning.first == meaning.last { &ends[..1] } else { &ends[..] } {
                shares[end as usize] += weight;
            }
        }
        let most = shares.iter().copied().fold(0.0, f32::max);
        let mut chosen: Vec<usize> = (0..words.len()).filter(|&n| shares[n] > 0.0 && shares[n] >= most * LEAST_SHARE).collect();
        chosen.sort_by(|&a, &b| shares[b].total_cmp(&shares[a]).then(a.cmp(&b)));
        chosen.truncate(MOST_NAMED);
        chosen.sort_unstable();
        chosen.into_iter().map(|n| words[n].span).collect()
    }
}
