//! Documents with one text are analysed once and reported for each.

use std::{fs, path::Path};

use serde_json::Value;
use toetssteen::{
    batch::{self, Selection, Summary},
    extract::Options,
    report::JsonLines,
};

use crate::ANALYZER;

/// The records of a folder, and what came of the run.
fn scan(folder: &Path, threads: usize) -> (Vec<Value>, Summary) {
    let mut out = Vec::new();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let inputs = batch::inputs(&[folder.to_owned()], &Selection::default());
    let summary = pool.install(|| batch::run(&ANALYZER, &inputs, &Options::default(), &mut JsonLines::new(&mut out)).unwrap());
    (out.split(|&b| b == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).unwrap()).collect(), summary)
}

#[test]
fn a_duplicate_names_the_first_and_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let texts = ["Je werkt samen met collega's.", "Je communiceert helder.", "Je plant en organiseert.", "Zij luistert goed."];
    // More than are analysed together, so that some duplicates are near their first and others far from it.
    for n in 0..150 {
        fs::write(folder.path().join(format!("{n:03}.txt")), format!("{} {}", texts[n % 4], n % 50)).unwrap();
    }
    let (records, summary) = scan(folder.path(), 4);
    // Numbers 0 to 49 with four texts: after a hundred files the pairs come back.
    assert_eq!((summary.assessed, summary.duplicates, summary.failed), (150, 50, 0));
    for (n, record) in records.iter().enumerate() {
        let path = |n: usize| folder.path().join(format!("{n:03}.txt")).display().to_string();
        assert_eq!(record["document"]["id"], path(n));
        assert_eq!(record["document"]["sha256"].as_str().unwrap().len(), 64);
        let first = (n >= 100).then(|| path(n - 100));
        assert_eq!(record["document"]["duplicate_of"].as_str(), first.as_deref());
        if n >= 100 {
            assert_eq!(record["competencies"], records[n - 100]["competencies"]);
        }
    }
    for threads in [1, 2, 8] {
        assert_eq!(scan(folder.path(), threads), (records.clone(), summary), "{threads} threads");
    }
}

#[test]
fn the_first_is_the_first_of_the_input_on_whatever_thread() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..60 {
        fs::write(folder.path().join(format!("{n:02}.txt")), "Je werkt samen met collega's.").unwrap();
    }
    for _ in 0..5 {
        let (records, summary) = scan(folder.path(), 8);
        assert_eq!(summary.duplicates, 59);
        assert_eq!(records[0]["document"].get("duplicate_of"), None);
        assert!(records[0]["document"]["id"].as_str().unwrap().ends_with("00.txt"));
        assert!(records[1..].iter().all(|record| record["document"]["duplicate_of"] == records[0]["document"]["id"]));
    }
}
