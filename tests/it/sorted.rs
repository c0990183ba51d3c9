//! Data is kept in order, so that a reader finds things and a change shows as one line.

use std::{collections::BTreeSet, fs};

use toetssteen::document::DocumentKind;

use crate::{ANALYZER, project};

#[test]
fn no_cue_or_heading_stands_twice_with_one_meaning() {
    let mut seen = BTreeSet::new();
    for cue in &ANALYZER.lexicon().cues {
        assert!(seen.insert((cue.phrase.clone(), cue.class.name())), "the cue \"{}\" ({}) stands twice", cue.phrase, cue.class.name());
    }
    let mut seen = BTreeSet::new();
    for heading in &ANALYZER.lexicon().headings {
        assert!(
            seen.insert((heading.phrase.clone(), heading.word, heading.role.document_kind().map(DocumentKind::name))),
            "the heading \"{}\" stands twice",
            heading.phrase
        );
    }
}

#[test]
fn abbreviations_are_sorted() {
    let abbreviations = &ANALYZER.lexicon().abbreviations;
    let sorted: BTreeSet<_> = abbreviations.iter().collect();
    assert!(abbreviations.iter().eq(sorted), "lexicon/abbreviations.toml isn't sorted or has one twice");
}

#[test]
fn the_project_speaks_of_nothing_undone() {
    let readme = fs::read_to_string(project("README.md")).unwrap();
    assert!(readme.contains("cargo run --release -- scan"), "the README's first command is the main job");
    assert!(readme.contains("cargo test"), "the README's second command runs all tests");
}
