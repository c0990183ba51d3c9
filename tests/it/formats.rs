//! One vacancy in every format, and what becomes of broken files.

use std::{collections::BTreeSet, fs, path::PathBuf};

use toetssteen::{
    batch::{self, Selection},
    document::{Document, DocumentKind, Mark},
    evidence::Memory,
    extract::{self, Options},
    failure::{Failure, FailureKind},
};

use crate::{ANALYZER, project};

/// The formats in which the vacancy stands, besides plain text.
const FORMATS: [&str; 7] = ["docx", "odt", "rtf", "html", "eml", "pdf", "zip"];

fn vacancy(ending: &str) -> PathBuf {
    project(&format!("corpus/formats/vacature.{ending}"))
}

/// What reading bytes gives.
pub(crate) fn read(path: &str, bytes: &[u8]) -> Vec<Result<Document, Failure>> {
    let mut read = Vec::new();
    let program = Some(PathBuf::from(env!("CARGO_BIN_EXE_toetssteen")));
    let options = Options { program, ..Options::default() };
    extract::documents_from(bytes, path, &options, &mut |outcome| {
        read.push(outcome);
        Ok(())
    });
    read
}

fn documents(ending: &str) -> Vec<Document> {
    read(&format!("vacature.{ending}"), &fs::read(vacancy(ending)).unwrap()).into_iter().map(Result::unwrap).collect()
}

/// The evidence of a document: competency, words, whether it counts.
pub(crate) fn evidence(document: &Document) -> BTreeSet<(String, String, bool)> {
    let assessment = ANALYZER.assess(document, &mut Memory::default());
    assert_eq!(assessment.kind, DocumentKind::Vacancy, "{}", document.origin.id);
    let mut found = BTreeSet::new();
    for competency in &assessment.competencies {
        let slug = &assessment.profile.competency(competency.id).slug;
        for quoted in &competency.evidence {
            assert_eq!(document.text[quoted.span.range()], quoted.quote, "{}", document.origin.id);
            let words = quoted.quote.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ");
            found.insert((slug.clone(), words, quoted.counts));
        }
    }
    found
}

#[test]
fn the_same_evidence_is_found_in_every_format() {
    let expected = evidence(&documents("txt")[0]);
    assert!(expected.iter().filter(|(_, _, counts)| *counts).count() >= 15, "{expected:#?}");
    let windows = &read("w.txt", &fs::read(project("corpus/formats/vacature-windows.txt")).unwrap())[0];
    assert_eq!(evidence(windows.as_ref().unwrap()), expected);
    for ending in FORMATS {
        for document in documents(ending) {
            assert_eq!(evidence(&document), expected, "{}", document.origin.id);
        }
    }
    let ids: Vec<_> = documents("eml").into_iter().map(|document| document.origin.id).collect();
    assert_eq!(ids, ["vacature.eml", "vacature.eml#vacature.docx"]);
    let ids: Vec<_> = documents("zip").into_iter().map(|document| document.origin.id).collect();
    assert_eq!(ids, ["vacature.zip#tekst/vacature.txt", "vacature.zip#vacature.docx"]);
}

#[test]
fn formats_say_what_their_parts_are() {
    for ending in ["docx", "odt", "rtf", "html"] {
        let document = &documents(ending)[0];
        let count = |fits: fn(Mark) -> bool| document.layout.iter().filter(|block| fits(block.mark)).count();
        assert_eq!(count(|mark| matches!(mark, Mark::Heading(_))), 5, "{ending}");
        assert_eq!(count(|mark| mark == Mark::Item), 7, "{ending}");
        assert_eq!(count(|mark| mark == Mark::Row), 3, "{ending}");
        assert_eq!(count(|mark| mark == Mark::Note), 1, "{ending}");
        for pair in document.layout.windows(2) {
            assert!(pair[0].span.end < pair[1].span.start, "{ending}");
        }
    }
}

#[test]
fn texts_in_old_encodings_are_read_as_they_were_written() {
    for folder in ["corpus/vacatures", "corpus/verslagen"] {
        for entry in fs::read_dir(project(folder)).unwrap() {
            let path = entry.unwrap().path();
            let Ok(text) = String::from_utf8(fs::read(&path).unwrap()) else { continue };
            let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
            if !lost && bytes.iter().any(|byte| *byte >= 0x80) && !text.starts_with('\u{feff}') {
                let document = read("old.txt", &bytes).remove(0).unwrap();
                assert_eq!(document.text, text, "{}", path.display());
            }
        }
    }
}

#[test]
fn a_folder_of_good_and_broken_files_is_reported_whole() {
    use FailureKind::{Binary, Damaged, Empty, Encrypted, NoTextColumn, Scanned, TooDeep};

    let mut rows = Vec::new();
    let paths = [project("corpus/formats/kapot")];
    for input in batch::inputs(&paths, &Selection::default()) {
        let options = Options { program: Some(PathBuf::from(env!("CARGO_BIN_EXE_toetssteen"))), ..Options::default() };
        batch::read(&input, &options, &mut |read| {
            let (id, kind) = read.map_or_else(|failure| (failure.document, Some(failure.kind)), |document| (document.origin.id, None));
            rows.push((id.rsplit('/').next().unwrap().to_owned(), kind));
            Ok(())
        });
    }
    let expected = [
        ("alleen-koppen.csv", Some(NoTextColumn)),
        ("diep.html", Some(TooDeep)),
        ("een-regel.jsonl#2001", None),
        ("een-regel.jsonl#2", Some(Damaged)),
        ("een-regel.jsonl#2003", None),
        ("eindeloos.eml", Some(TooDeep)),
        ("geen-tekst.txt", Some(Binary)),
        ("half.doc", Some(Binary)),
        ("half.docx", Some(Damaged)),
        ("half.ods", Some(Damaged)),
        ("half.odt", Some(Damaged)),
        ("half.pdf", Some(Damaged)),
        ("half.rtf", Some(Damaged)),
        ("half.xlsx", Some(Damaged)),
        ("half.zip", Some(Damaged)),
        ("leeg.txt", Some(Empty)),
        ("scan.pdf", Some(Scanned)),
        ("wachtwoord.pdf", Some(Encrypted)),
    ];
    rows.retain(|(name, _)| name != "half.parquet");
    assert_eq!(rows, expected.map(|(name, kind)| (name.to_owned(), kind)));
}

#[test]
fn half_a_file_is_no_document() {
    for ending in ["docx", "odt", "rtf"] {
        let whole = fs::read(vacancy(ending)).unwrap();
        let read = read(&format!("half.{ending}"), &whole[..whole.len() / 2]);
        let kinds: Vec<_> =
            read.iter().map(|outcome| outcome.as_ref().map(|document| &document.origin.id).map_err(|failure| failure.kind)).collect();
        assert_eq!(kinds, [Err(FailureKind::Damaged)], "{ending}");
    }
}
