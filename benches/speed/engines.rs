//! Engines that find the same hits: every form that stands free, with overlaps. All are given a text that is
//! in lower case already; the program's own folds it all the same.

use std::collections::HashSet;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use toetssteen::{
    document::DocumentKind,
    lexicon::{Form, Lexicon, LexiconSource, Reach, WordId},
    matcher::{FormIndex, Matcher},
    span::Span,
};

/// Counts the hits in a text.
pub(crate) trait Engine {
    fn new(forms: &[String]) -> Self;
    fn count(&mut self, text: &str) -> usize;
}

/// Which forms of the lexicon are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Set {
    /// Those of the words that terms in vacancies are looked up by: what the whole of a text is searched for.
    Anchors,
    /// Those of all words, with the most frequent ones of the language.
    All,
}

/// The whole forms of the lexicon, each once.
pub(crate) fn forms(set: Set) -> Vec<String> {
    let lexicon = Lexicon::load(&LexiconSource::embedded()).expect("the embedded lexicon is right");
    let anchors: HashSet<WordId> = Matcher::new(&lexicon, Some(DocumentKind::Vacancy)).anchors().collect();
    let words = (0..).map(WordId).zip(&lexicon.words).filter(|(id, _)| set == Set::All || anchors.contains(id));
    let whole = |form: &&Form| form.reach == Reach::Whole && form.text.chars().all(char::is_alphanumeric);
    let mut forms: Vec<String> = words.flat_map(|(_, word)| &word.forms).filter(whole).map(|form| form.text.clone()).collect();
    forms.sort();
    forms.dedup();
    forms
}

/// `times` as many forms: these, and compounds of them.
pub(crate) fn larger(forms: &[String], times: usize) -> Vec<String> {
    let mut larger = forms.to_vec();
    for step in 1..times {
        larger.extend(forms.iter().enumerate().map(|(n, form)| format!("{form}{}", forms[(n * 7919 + step) % forms.len()])));
    }
    larger.sort();
    larger.dedup();
    larger
}

/// Does what stands at these bytes stand free?
pub(crate) fn is_free(text: &str, start: usize, end: usize) -> bool {
    !text[..start].ends_with(char::is_alphanumeric) && !text[end..].starts_with(char::is_alphanumeric)
}

/// The program's own index.
pub(crate) struct Ours {
    index: FormIndex,
    buffer: Vec<u8>,
}

impl Engine for Ours {
    fn new(forms: &[String]) -> Self {
        Self { index: FormIndex::new(forms.iter().map(|form| (form.as_str(), Reach::Whole))), buffer: Vec::new() }
    }

    fn count(&mut self, text: &str) -> usize {
        let mut count = 0;
        self.index.find(text, Span::of(0..text.len()), &mut self.buffer, |form, start| {
            count += usize::from(is_free(text, start, start + self.index.length(form)));
        });
        count
    }
}

/// Words by a regular expression, each looked up in the standard library's table.
pub(crate) struct HashedWords {
    words: regex::Regex,
    forms: HashSet<String>,
}

impl Engine for HashedWords {
    fn new(forms: &[String]) -> Self {
        let words = regex::Regex::new(r"[\p{Alphabetic}\p{N}]+").expect("the expression is right");
        Self { words, forms: forms.iter().cloned().collect() }
    }

    fn count(&mut self, text: &str) -> usize {
        self.words.find_iter(text).filter(|word| self.forms.contains(word.as_str())).count()
    }
}

/// An automaton of the aho-corasick crate.
struct Automaton {
    automaton: AhoCorasick,
}

impl Automaton {
    fn new(forms: &[String], kind: AhoCorasickKind) -> Self {
        let automaton = AhoCorasick::builder().kind(Some(kind)).prefilter(false).build(forms).expect("the forms fit in an automaton");
        Self { automaton }
    }

    fn count(&mut self, text: &str) -> usize {
        self.automaton.find_overlapping_iter(text).filter(|found| is_free(text, found.start(), found.end())).count()
    }
}

/// aho-corasick as a deterministic automaton: its fastest.
pub(crate) struct Dfa(Automaton);

impl Engine for Dfa {
    fn new(forms: &[String]) -> Self {
        Self(Automaton::new(forms, AhoCorasickKind::DFA))
    }

    fn count(&mut self, text: &str) -> usize {
        self.0.count(text)
    }
}

/// aho-corasick as a contiguous automaton that isn't deterministic.
pub(crate) struct Nfa(Automaton);

impl Engine for Nfa {
    fn new(forms: &[String]) -> Self {
        Self(Automaton::new(forms, AhoCorasickKind::ContiguousNFA))
    }

    fn count(&mut self, text: &str) -> usize {
        self.0.count(text)
    }
}

/// The double array of the daachorse crate.
pub(crate) struct Daachorse {
    automaton: DoubleArrayAhoCorasick<u32>,
}

impl Engine for Daachorse {
    fn new(forms: &[String]) -> Self {
        Self { automaton: DoubleArrayAhoCorasickBuilder::new().build(forms).expect("the forms fit in an automaton") }
    }

    fn count(&mut self, text: &str) -> usize {
        self.automaton.find_overlapping_iter(text).filter(|found| is_free(text, found.start(), found.end())).count()
    }
}
