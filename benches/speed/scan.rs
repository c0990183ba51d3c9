//! The search for written forms, engine beside engine: the same text, the same forms, the same hits.

use std::{fs, path::Path, sync::LazyLock};

use divan::{Bencher, black_box, counter::BytesCount};

use crate::{
    corpus,
    engines::{Daachorse, Dfa, Engine, HashedWords, Nfa, Ours, Set, forms, larger},
};

/// In lower case, so that engines that mind case find the same.
static TEXT: LazyLock<String> = LazyLock::new(|| corpus::text(32).to_lowercase());
static ANCHORS: LazyLock<Forms> = LazyLock::new(|| Forms::new(forms(Set::Anchors)));
static ALL: LazyLock<Forms> = LazyLock::new(|| Forms::new(forms(Set::All)));

/// Forms and how many hits they have in the text.
struct Forms {
    forms: Vec<String>,
    expected: usize,
}

impl Forms {
    fn new(forms: Vec<String>) -> Self {
        let expected = Dfa::new(&forms).count(&TEXT);
        Self { forms, expected }
    }

    fn of(set: Set) -> &'static Self {
        match set {
            Set::Anchors => &ANCHORS,
            Set::All => &ALL,
        }
    }
}

/// Writes the text and the forms, with how many hits they have, for engines outside Rust.
pub(crate) fn export(folder: &Path) {
    fs::write(folder.join("text.txt"), TEXT.as_bytes()).expect("the folder can be written to");
    for (set, name) in [(Set::Anchors, "anchors.txt"), (Set::All, "all.txt")] {
        let Forms { forms, expected } = Forms::of(set);
        fs::write(folder.join(name), format!("{expected}\n{}\n", forms.join("\n"))).expect("the folder can be written to");
    }
}

fn run(bencher: Bencher, engine: &mut impl Engine, text: &str, expected: usize) {
    bencher.counter(BytesCount::of_str(text)).bench_local(|| assert_eq!(engine.count(black_box(text)), expected));
}

/// Each engine on the forms of the lexicon.
#[divan::bench(types = [Ours, HashedWords, Dfa, Nfa, Daachorse], args = [Set::Anchors, Set::All])]
fn engine<E: Engine>(bencher: Bencher, set: Set) {
    let Forms { forms, expected } = Forms::of(set);
    run(bencher, &mut E::new(forms), &TEXT, *expected);
}

/// How cost grows with the lexicon: so many times as many forms, as many hits or more.
#[divan::bench(args = [1, 5, 20])]
fn forms_times(bencher: Bencher, times: usize) {
    let forms = larger(&ANCHORS.forms, times);
    let expected = Dfa::new(&forms).count(&TEXT);
    run(bencher, &mut Ours::new(&forms), &TEXT, expected);
}

/// How cost grows with the text.
#[divan::bench(args = [1, 10])]
fn text_times(bencher: Bencher, times: usize) {
    run(bencher, &mut Ours::new(&ANCHORS.forms), &TEXT.repeat(times), ANCHORS.expected * times);
}

/// The compilation of the forms.
#[divan::bench]
fn compile(bencher: Bencher) {
    bencher.counter(divan::counter::ItemsCount::new(ALL.forms.len())).bench(|| Ours::new(black_box(&ALL.forms)));
}
