//! Finds the lexicon's cues in a sentence.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::{
    lexicon::{CueClass, Direction, Lexicon},
    span::Span,
};

/// A cue in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct CueHit {
    pub span: Span,
    pub class: CueClass,
    pub direction: Direction,
    /// Position in the lexicon's cues.
    id: u32,
}

/// All cues, compiled.
#[derive(Debug)]
pub(super) struct CueFinder {
    automaton: AhoCorasick,
    /// For each pattern the cues that are written so; a phrase may stand in two classes.
    cues: Vec<Vec<CueHit>>,
    phrases: Vec<String>,
}

impl CueFinder {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut cues: Vec<Vec<CueHit>> = Vec::new();
        let mut ids = std::collections::HashMap::new();
        for (id, cue) in (0u32..).zip(&lexicon.cues) {
            let hit = CueHit { span: Span::default(), class: cue.class, direction: cue.direction, id };
            for pattern in [cue.phrase.clone(), cue.phrase.replace('\'', "’")] {
                let n = *ids.entry(pattern).or_insert_with_key(|pattern| {
                    patterns.push(pattern.clone());
                    cues.push(Vec::new());
                    patterns.len() - 1
                });
                if !cues[n].iter().any(|known| known.id == id) {
                    cues[n].push(hit);
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(&patterns)
            .expect("a few thousand cues fit in an automaton");
        Self { automaton, cues, phrases: lexicon.cues.iter().map(|cue| cue.phrase.clone()).collect() }
    }

    /// The cues in `sentence`, in order; of those that overlap the longest.
    pub(super) fn find(&self, text: &str, sentence: Span, hits: &mut Vec<CueHit>) {
        hits.clear();
        let content = &text[sentence.range()];
        let mut at = 0;
        while let Some(found) = self.automaton.find(aho_corasick::Input::new(content).range(at..)) {
            let behind = &content[found.end()..];
            // "niet-technisch" is one word, which denies nothing of the sentence.
            let compound = behind.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
            let free =
                !content[..found.start()].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric) && !compound;
            if free {
                let span = Span::of(sentence.start as usize + found.start()..sentence.start as usize + found.end());
                hits.extend(self.cues[found.pattern().as_usize()].iter().map(|cue| CueHit { span, ..*cue }));
                at = found.end();
            } else {
                // A longer phrase that ends inside a word may hide a shorter one: go on after its first character.
                at = found.start() + content[found.start()..].chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    /// The phrase of a cue as the lexicon writes it.
    pub(super) fn phrase(&self, hit: &CueHit) -> &str {
        &self.phrases[hit.id as usize]
    }
}
