//! The search for written forms, engine beside engine: the same text, the same forms, the same hits. Run with
//! `cargo bench --bench scan`. `TOETSSTEEN_TEXT` names a text file to take instead of the corpus.

#[path = "scan/engines.rs"]
mod engines;

use std::sync::LazyLock;

use divan::{Bencher, black_box, counter::BytesCount};

use engines::{Daachorse, Dfa, Engine, HashedWords, Nfa, Ours, forms, larger, text};

static TEXT: LazyLock<String> = LazyLock::new(text);
static FORMS: LazyLock<Vec<String>> = LazyLock::new(forms);
static EXPECTED: LazyLock<usize> = LazyLock::new(|| Dfa::new(&FORMS).count(&TEXT));

fn main() {
    divan::main();
}

fn run(bencher: Bencher, engine: &mut impl Engine, text: &str, expected: usize) {
    bencher.counter(BytesCount::of_str(text)).bench_local(|| assert_eq!(engine.count(black_box(text)), expected));
}

/// Each engine on the forms of the lexicon.
#[divan::bench(types = [Ours, HashedWords, Dfa, Nfa, Daachorse])]
fn engines<E: Engine>(bencher: Bencher) {
    run(bencher, &mut E::new(&FORMS), &TEXT, *EXPECTED);
}

/// How cost grows with the lexicon: times as many forms, as many hits or more.
#[divan::bench(args = [1, 5, 20])]
fn forms_times(bencher: Bencher, times: usize) {
    let forms = larger(&FORMS, times);
    let expected = Dfa::new(&forms).count(&TEXT);
    run(bencher, &mut Ours::new(&forms), &TEXT, expected);
}

/// How cost grows with the text.
#[divan::bench(args = [1, 10])]
fn text_times(bencher: Bencher, times: usize) {
    run(bencher, &mut Ours::new(&FORMS), &TEXT.repeat(times), *EXPECTED * times);
}

/// The compilation of the forms.
#[divan::bench]
fn compile(bencher: Bencher) {
    bencher.counter(divan::counter::ItemsCount::new(FORMS.len())).bench(|| Ours::new(black_box(&FORMS)));
}
