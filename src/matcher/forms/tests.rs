//! The index against an automaton that looks at every byte: the same hits at the same places, always.

use std::{
    collections::HashMap,
    fs,
    path::Path,
    sync::{Arc, LazyLock},
};

use aho_corasick::AhoCorasick;
use proptest::prelude::*;

use super::{Forms, FormsBuilder, WordHit, boundary, ellipsis};
use crate::{
    dutch::{Cell, CompoundLists, Compounds, PartOfSpeech, Sharing},
    lexicon::{Form, Lexicon, LexiconSource, Reach, Word, WordId},
    span::Span,
};

/// Words, compiled both ways.
struct Both {
    forms: Forms,
    automaton: AhoCorasick,
    /// What the patterns of the automaton are, and how far they reach.
    patterns: Vec<(String, Reach)>,
    /// The patterns by their letters.
    numbers: HashMap<String, Vec<u32>>,
}

/// All words of the project's lexicon.
static SHIPPED: LazyLock<Both> = LazyLock::new(|| {
    let lexicon = Lexicon::load(&LexiconSource::embedded()).unwrap();
    Both::new(&lexicon.words, lexicon.compounds)
});

/// Forms of every shape, open on every side.
static ODD: LazyLock<Both> = LazyLock::new(|| {
    let forms =
        ["klant", "a", "é", "hr", "c++", ".net", "&", "r&d", "e-mail", "pro-actief", "collega's", "24/7", "één-op-één", "-x-", "ij"];
    let reaches = [Reach::Whole, Reach::Start, Reach::End, Reach::Inside];
    let form = |text: &str, reach| Form { text: text.to_owned(), reach, apart: false, cell: Cell::Infinitive, sharing: Sharing::None };
    let word = |text: &str, reach| Word {
        written: text.to_owned(),
        part: PartOfSpeech::Other,
        particle: None,
        forms: vec![form(text, reach)],
        frequent: false,
    };
    let words: Vec<Word> = forms.iter().flat_map(|text| reaches.map(|reach| word(text, reach))).collect();
    Both::new(&words, Compounds::new(CompoundLists::default()).into())
});

impl Both {
    fn new(words: &[Word], compounds: Arc<Compounds>) -> Self {
        let mut builder = FormsBuilder::default();
        for (id, word) in (0u32..).map(WordId).zip(words) {
            builder.add(id, word);
        }
        let patterns = builder.forms.clone();
        let automaton = AhoCorasick::new(patterns.iter().map(|(form, _)| form)).unwrap();
        let mut numbers: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, (form, _)) in (0..).zip(&patterns) {
            numbers.entry(form.clone()).or_default().push(number);
        }
        Self { forms: builder.build(compounds), automaton, patterns, numbers }
    }

    fn by_automaton(&self, text: &str) -> Vec<WordHit> {
        let mut hits = Vec::new();
        let folded: String = text.chars().map(lower).collect();
        for found in self.automaton.find_overlapping_iter(&folded) {
            let form = found.pattern().as_u32();
            let reach = self.patterns[form as usize].1;
            if let Some(span) = boundary::whole_word(text, Span::of(found.range()), reach, &self.forms.compounds) {
                self.forms.emit(form, span, &mut hits);
            }
        }
        ellipsis::expand(text, Span::of(0..text.len()), |candidate, written| {
            let candidate: String = candidate.chars().map(lower).collect();
            for &form in self.numbers.get(&candidate).into_iter().flatten() {
                if matches!(self.patterns[form as usize].1, Reach::Whole | Reach::End) {
                    self.forms.emit(form, written, &mut hits);
                }
            }
        });
        hits.sort_unstable();
        hits
    }

    fn by_index(&self, text: &str) -> Vec<WordHit> {
        let mut hits = Vec::new();
        self.forms.find(text, Span::of(0..text.len()), &mut Vec::new(), &mut hits);
        hits.sort_unstable();
        hits
    }
}

/// Lower case of the letters that Dutch has, none of which changes its length.
fn lower(c: char) -> char {
    if c.is_ascii() || matches!(c, 'À'..='Þ') { c.to_lowercase().next().unwrap() } else { c }
}

/// The texts of a folder and of those in it.
fn texts(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            self::texts(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "md") {
            texts.push(String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned());
        }
    }
}

/// Also the texts of `TOETSSTEEN_TEXT`, a file of any size, where it is set.
#[test]
fn the_corpus_has_the_same_hits_both_ways() {
    let mut all = Vec::new();
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut all);
    let more = std::env::var("TOETSSTEEN_TEXT").map(|path| fs::read_to_string(path).unwrap()).unwrap_or_default();
    all.extend(more.lines().map(str::to_owned));
    let mut count = 0;
    for text in all {
        let hits = SHIPPED.by_index(&text);
        count += hits.len();
        assert_eq!(hits, SHIPPED.by_automaton(&text), "{text}");
        assert_eq!(ODD.by_index(&text), ODD.by_automaton(&text), "{text}");
    }
    assert!(count > 100_000, "{count} hits");
}

#[test]
fn a_text_of_many_windows_has_the_same_hits_both_ways() {
    let (long, glued) = ("Je werkt klantgericht samen met collega's, één-op-één. ".repeat(1000), "klantvragen".repeat(3000));
    for text in [long + &glued + " en klantgericht", glued] {
        let hits = SHIPPED.by_index(&text);
        assert!(text.len() > 32_000 && (hits.len() > 4000 || !text.contains(' ')));
        // A stretch without a blank is cut where a window ends; what is cut stands between no boundaries.
        assert_eq!(hits, SHIPPED.by_automaton(&text));
    }
}

#[test]
fn each_form_is_found_alone_glued_and_elided() {
    for both in [&*SHIPPED, &*ODD] {
        for (form, _) in &both.patterns {
            let capitals = form.to_uppercase();
            let glued = format!("x{form} {form}en-{form}'s {form}vragen");
            let elided = format!("taak- en {form}, {form}- of –{form}");
            for text in [form.clone(), format!("({capitals})"), glued, elided] {
                assert_eq!(both.by_index(&text), both.by_automaton(&text), "{text}");
            }
        }
    }
}

/// A form, a piece of one, or what stands between words.
fn piece(both: &'static Both) -> impl Strategy<Value = String> {
    let form = || (0..both.patterns.len()).prop_map(|n| both.patterns[n].0.clone());
    prop_oneof![
        6 => form(),
        2 => form().prop_map(|form| form.to_uppercase()),
        2 => (form(), 0usize..6).prop_map(|(form, cut)| form.chars().skip(cut).collect()),
        6 => "( |, |-|- |- en | en -|/|’|'|\\. |\n|é|–|×|s |en |\u{301}|ł|𝔸)",
        1 => "[a-z]{1,80}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_has_the_same_hits_both_ways(pieces in prop::collection::vec(piece(&SHIPPED), 1..30)) {
        let text = pieces.concat();
        prop_assert_eq!(SHIPPED.by_index(&text), SHIPPED.by_automaton(&text), "{}", text);
    }

    #[test]
    fn forms_of_any_shape_have_the_same_hits_both_ways(pieces in prop::collection::vec(piece(&ODD), 1..30)) {
        let text = pieces.concat();
        prop_assert_eq!(ODD.by_index(&text), ODD.by_automaton(&text), "{}", text);
    }
}
