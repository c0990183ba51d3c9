//! How fast it is: each measure asserts its answer and states its bytes. Run with `cargo bench --bench speed`, with a name behind `--`
//! for some of it. `docs/performance.md` has the figures, and what makes them.
//!
//! `TOETSSTEEN_TEXT` names a text file, `TOETSSTEEN_JSONL` one with a field `text` in each line, to take instead of the corpus. With
//! `TOETSSTEEN_EXPORT` the text and the forms are written into the folder that it names, and nothing is measured.

mod corpus;
mod engines;
mod parts;
mod run;
mod scan;

use std::{path::Path, sync::LazyLock};

use toetssteen::{Analyzer, lexicon::LexiconSource};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&LexiconSource::embedded()).expect("the embedded lexicon is right"));

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    match std::env::var("TOETSSTEEN_EXPORT") {
        Ok(folder) => scan::export(Path::new(&folder)),
        Err(_) => divan::main(),
    }
}
