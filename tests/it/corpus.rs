//! The project's own documents: every quote is its slice, and what the tool says of them is on record.
//!
//! A change of what is found shows as a change of a snapshot: read it before accepting it (`cargo insta review`).

use std::{fmt::Write as _, fs, path::PathBuf};

use toetssteen::{
    assess::Assessment,
    document::{Document, DocumentKind},
    evidence::Memory,
    extract::read_file,
};

use crate::{ANALYZER, project};

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(project(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn documents() -> Vec<(DocumentKind, Document)> {
    let read = |folder, kind| {
        files(folder).into_iter().map(move |path| (kind, read_file(&path, None).unwrap_or_else(|failure| panic!("{failure}"))))
    };
    read("corpus/vacatures", DocumentKind::Vacancy).chain(read("corpus/verslagen", DocumentKind::Review)).collect()
}

/// The counting evidence of a document, one line each.
fn summary(assessment: &Assessment) -> String {
    let profile = &assessment.profile;
    let mut out = String::new();
    for competency in &assessment.competencies {
        writeln!(out, "{}: {}", profile.competency(competency.id).slug, competency.verdict.name()).unwrap();
        for quoted in competency.counting() {
            let shows = quoted.indicator.map_or("-", |id| profile.indicator(id).slug.as_str());
            writeln!(
                out,
                "  {}..{} {:?} ({shows}, {}, {})",
                quoted.span.start,
                quoted.span.end,
                quoted.quote,
                quoted.polarity.name(),
                quoted.reason.rule.name()
            )
            .unwrap();
        }
    }
    out
}

#[test]
fn there_are_enough_documents() {
    assert!(files("corpus/vacatures").len() >= 20);
    assert!(files("corpus/verslagen").len() >= 20);
}

#[test]
fn every_quote_is_its_slice() {
    let mut count = 0;
    for (_, document) in documents() {
        let assessment = ANALYZER.assess(&document, &mut Memory::default());
        for quoted in assessment.competencies.iter().flat_map(|competency| &competency.evidence) {
            assert_eq!(document.text[quoted.span.range()], quoted.quote, "{}", document.origin.id);
            assert_eq!(&document.text[quoted.sentence.range()], &*quoted.sentence_text, "{}", document.origin.id);
            assert!(quoted.sentence.contains(quoted.span), "{}: {:?}", document.origin.id, quoted.quote);
            count += 1;
        }
    }
    assert!(count > 300, "{count} evidences");
}

#[test]
fn the_kind_of_every_document_is_recognised() {
    let wrong: Vec<_> = documents()
        .into_iter()
        .filter(|(kind, document)| ANALYZER.assess(document, &mut Memory::default()).kind != *kind)
        .map(|(_, document)| document.origin.id)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_said_of_every_document_is_on_record() {
    for (kind, document) in documents() {
        let assessment = ANALYZER.assess(&Document { kind: Some(kind), ..document }, &mut Memory::default());
        let name = PathBuf::from(&assessment.origin.id).file_stem().unwrap().to_str().unwrap().to_owned();
        insta::with_settings!({ snapshot_path => project("tests/snapshots"), prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, summary(&assessment));
        });
    }
}
