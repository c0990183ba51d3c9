//! Finds the lexicon's cues in a sentence.

use rustc_hash::FxHashMap;

use crate::{
    lexicon::{CueClass, Direction, Lexicon, Reach},
    matcher::FormIndex,
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
    index: FormIndex,
    /// For each written phrase the cues that it is; a phrase may stand in two classes.
    cues: Vec<Vec<CueHit>>,
    phrases: Vec<String>,
}

impl CueFinder {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut written: Vec<String> = Vec::new();
        let mut cues: Vec<Vec<CueHit>> = Vec::new();
        let mut numbers = FxHashMap::default();
        for (id, cue) in (0u32..).zip(&lexicon.cues) {
            let hit = CueHit { span: Span::default(), class: cue.class, direction: cue.direction, id };
            for phrase in [cue.phrase.clone(), cue.phrase.replace('\'', "’")] {
                let n = *numbers.entry(phrase).or_insert_with_key(|phrase| {
                    written.push(phrase.clone());
                    cues.push(Vec::new());
                    written.len() - 1
                });
                if !cues[n].iter().any(|known| known.id == id) {
                    cues[n].push(hit);
                }
            }
        }
        let index = FormIndex::new(written.iter().map(|phrase| (phrase.as_str(), Reach::Whole)));
        Self { index, cues, phrases: lexicon.cues.iter().map(|cue| cue.phrase.clone()).collect() }
    }

    /// The cues in `sentence`, in order; of those that overlap the first, and of those that begin together the longest. `buffer` is
    /// memory to work in.
    pub(super) fn find(&self, text: &str, sentence: Span, buffer: &mut Vec<u8>, hits: &mut Vec<CueHit>) {
        hits.clear();
        self.index.find(text, sentence, buffer, |form, start| {
            let span = Span::of(start..start + self.index.length(form));
            if is_free(text, sentence, span) {
                hits.extend(self.cues[form as usize].iter().map(|cue| CueHit { span, ..*cue }));
            }
        });
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
        let mut last = Span::default();
        hits.retain(|hit| {
            let kept = hit.span == last || hit.span.start >= last.end;
            if kept {
                last = hit.span;
            }
            kept
        });
    }

    /// The phrase of a cue as the lexicon writes it.
    pub(super) fn phrase(&self, hit: &CueHit) -> &str {
        &self.phrases[hit.id as usize]
    }
}

/// Does a phrase stand between words of its sentence? What stands before or behind the sentence may be glued to it (`Over onsWij`).
/// "Niet-technisch" is one word, which denies nothing of the sentence.
fn is_free(text: &str, sentence: Span, phrase: Span) -> bool {
    let (before, behind) = (&text[Span::new(sentence.start, phrase.start).range()], &text[Span::new(phrase.end, sentence.end).range()]);
    let compound = behind.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric) && !compound
}

#[cfg(test)]
mod tests {
    use super::CueFinder;
    use crate::{
        lexicon::{Lexicon, LexiconSource},
        span::Span,
    };

    #[test]
    fn the_longest_cue_that_is_whole_counts() {
        let lexicon = Lexicon::load(&LexiconSource::embedded()).unwrap();
        let finder = CueFinder::new(&lexicon);
        let mut hits = Vec::new();
        for (text, expected) in [
            ("Onze organisatie vraagt dit niet.", &["Onze organisatie", "niet"][..]),
            ("Onze organisatieadviseurs", &["Onze"]),
            ("een niet-technische rol", &[]),
            ("", &[]),
        ] {
            finder.find(text, Span::of(0..text.len()), &mut Vec::new(), &mut hits);
            let found: Vec<_> = hits.iter().map(|hit| &text[hit.span.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
        let glued = "Over onsWij hoeven niet meerProfiel";
        finder.find(glued, Span::of("Over ons".len()..glued.len() - "Profiel".len()), &mut Vec::new(), &mut hits);
        assert!(hits.first().is_some_and(|hit| &glued[hit.span.range()] == "Wij"));
        assert!(hits.last().is_some_and(|hit| glued[hit.span.range()].ends_with("meer")));
    }
}
