//! What is measured on: the project's own vacancies, or what an environment variable names.

use std::fs;

/// The vacancies of the corpus, in the order of their names.
pub(crate) fn vacancies() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/vacatures");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the corpus is there").map(|entry| entry.expect("it can be read").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("the corpus is UTF-8")).collect()
}

/// The text file that `TOETSSTEEN_TEXT` names, or all vacancies of the corpus, one after the other, `times` times over.
pub(crate) fn text(times: usize) -> String {
    let given = std::env::var("TOETSSTEEN_TEXT").ok();
    given.map_or_else(|| vacancies().join("\n\n").repeat(times), |path| fs::read_to_string(path).expect("TOETSSTEEN_TEXT is a UTF-8 file"))
}
