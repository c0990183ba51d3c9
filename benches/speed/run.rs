//! From files to records: reading, analysing and writing.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use divan::{Bencher, counter::BytesCount};
use rayon::ThreadPoolBuilder;
use tempfile::TempDir;
use toetssteen::{
    batch::{self, Input, Selection},
    document::DocumentKind,
    evidence::Memory,
    extract::Options,
    report::JsonLines,
};

use crate::{
    ANALYZER, corpus,
    engines::{Dfa, Engine, Set, forms},
};

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(texts);

#[derive(serde::Deserialize)]
struct Line {
    text: String,
}

/// Each different, since texts that are the same are analysed once.
fn texts() -> Vec<String> {
    if let Ok(path) = std::env::var("TOETSSTEEN_JSONL") {
        let lines = fs::read_to_string(path).expect("TOETSSTEEN_JSONL is a UTF-8 file");
        let texts = lines.lines().map(|line| serde_json::from_str::<Line>(line).expect("each line has a text").text);
        return texts.enumerate().map(|(n, text)| format!("Vacature {n}\n{text}")).collect();
    }
    let vacancies = corpus::vacancies();
    (0..16).flat_map(|n| vacancies.iter().map(move |text| format!("Vacature {n}\n{text}"))).collect()
}

fn bytes() -> BytesCount {
    BytesCount::new(TEXTS.iter().map(String::len).sum::<usize>())
}

fn jsonl(folder: &Path) -> PathBuf {
    let path = folder.join("texts.jsonl");
    let mut lines = String::new();
    for (n, text) in TEXTS.iter().enumerate() {
        writeln!(lines, "{}", serde_json::json!({ "id": n.to_string(), "text": text })).expect("a string can be written to");
    }
    fs::write(&path, lines).expect("the folder can be written to");
    path
}

fn run(bencher: Bencher, inputs: &[Input], threads: usize) {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let options = Options { kind: Some(DocumentKind::Vacancy), ..Options::default() };
    bencher.counter(bytes()).bench_local(|| {
        let summary = pool.install(|| batch::run(&ANALYZER, inputs, &options, &mut JsonLines::new(io::sink()))).expect("nothing fails");
        assert_eq!((summary.assessed, summary.failed), (TEXTS.len() as u64, 0));
    });
}

/// One large file with a document a line.
#[divan::bench(args = [1, 2])]
fn jsonl_to_jsonl(bencher: Bencher, threads: usize) {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    run(bencher, &[Input::File(jsonl(folder.path()))], threads);
}

/// A file for each document.
#[divan::bench(args = [1, 2])]
fn small_files_to_jsonl(bencher: Bencher, threads: usize) {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    for (n, text) in TEXTS.iter().enumerate() {
        fs::write(folder.path().join(format!("{n}.txt")), text).expect("the folder can be written to");
    }
    run(bencher, &batch::inputs(&[folder.path().to_owned()], &Selection::default()), threads);
}

/// The analysis alone: texts in memory to assessments.
#[divan::bench]
fn texts_to_assessments(bencher: Bencher) {
    let documents: Vec<_> =
        TEXTS.iter().map(|text| toetssteen::document::Document::plain("bench", text.clone(), Some(DocumentKind::Vacancy))).collect();
    let mut memory = Memory::default();
    let mut evidence = || {
        documents.iter().flat_map(|document| ANALYZER.assess(document, &mut memory).competencies).map(|found| found.evidence.len()).sum()
    };
    let expected: usize = evidence();
    assert!(expected > documents.len());
    bencher.counter(bytes()).bench_local(|| assert_eq!(evidence(), expected));
}

/// What the cheapest program of this kind would do: read the lines, fold, look for the forms with an automaton, count.
#[divan::bench]
fn jsonl_to_counts_by_automaton(bencher: Bencher) {
    let folder = TempDir::new().expect("there is a folder for temporary files");
    let path = jsonl(folder.path());
    let mut automaton = Dfa::new(&forms(Set::All));
    bencher.counter(bytes()).bench_local(|| {
        let lines = fs::read_to_string(&path).expect("it was written");
        let mut hits = 0;
        for line in lines.lines() {
            let text = serde_json::from_str::<Line>(line).expect("each line has a text").text.to_lowercase();
            hits += automaton.count(&text);
        }
        assert!(hits > TEXTS.len());
    });
}
