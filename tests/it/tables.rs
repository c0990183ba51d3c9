//! One table in every format, and what becomes of broken ones.

use std::{collections::BTreeMap, fs};

use toetssteen::{
    document::{Document, DocumentKind, Row},
    evidence::Memory,
    extract::{self, Columns, Options},
    failure::{Failure, FailureKind},
};

use crate::{ANALYZER, project};

/// The formats in which the table stands.
const FORMATS: &[&str] =
    if cfg!(feature = "parquet") { &["csv", "jsonl", "xlsx", "ods", "parquet"] } else { &["csv", "jsonl", "xlsx", "ods"] };

fn table(ending: &str) -> Vec<u8> {
    fs::read(project(&format!("corpus/formats/export.{ending}"))).unwrap()
}

fn read(path: &str, bytes: &[u8], columns: &Columns) -> Vec<Result<Document, Failure>> {
    let mut read = Vec::new();
    let options = Options { columns: columns.clone(), ..Options::default() };
    extract::documents_from(bytes, path, &options, &mut |outcome| {
        read.push(outcome);
        Ok(())
    });
    read
}

fn row(document: &Document) -> &Row {
    document.origin.row.as_ref().expect("a document of a table is a row")
}

/// The counting evidence of each row: competency and words.
fn evidence(read: &[Result<Document, Failure>]) -> BTreeMap<String, Vec<(String, String)>> {
    let mut rows = BTreeMap::new();
    for document in read.iter().flatten() {
        let assessment = ANALYZER.assess(&Document { kind: Some(DocumentKind::Vacancy), ..document.clone() }, &mut Memory::default());
        let mut found = Vec::new();
        for competency in &assessment.competencies {
            let slug = &assessment.profile.competency(competency.id).slug;
            for quoted in competency.counting() {
                assert_eq!(document.text[quoted.span.range()], quoted.quote, "{}", document.origin.id);
                found.push((slug.clone(), quoted.quote.clone()));
            }
        }
        let (_, name) = document.origin.id.split_once('#').unwrap();
        rows.insert(name.to_owned(), found);
    }
    rows
}

#[test]
fn the_same_evidence_is_found_in_every_format() {
    let expected = evidence(&read("export.csv", &table("csv"), &Columns::default()));
    assert_eq!(expected.keys().collect::<Vec<_>>(), ["2001", "2002", "2003", "2005", "2006"]);
    assert!(expected.values().all(|found| !found.is_empty()), "{expected:#?}");
    for ending in FORMATS {
        let read = read(&format!("export.{ending}"), &table(ending), &Columns::default());
        assert_eq!(evidence(&read), expected, "{ending}");
        let failures: Vec<_> = read.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
        let [failure] = &failures[..] else { panic!("{ending}: {failures:?}") };
        assert_eq!((failure.document.as_str(), failure.kind), (format!("export.{ending}#2004").as_str(), FailureKind::Empty));
        assert_eq!(failure.path, format!("export.{ending}"));
    }
}

#[test]
fn columns_are_chosen_and_carried_along() {
    let keep = |keep: &[&str]| Columns { keep: keep.iter().map(|&name| name.to_owned()).collect(), ..Columns::default() };
    for ending in FORMATS {
        let all = read(&format!("t.{ending}"), &table(ending), &keep(&["*"]));
        let first = row(all[0].as_ref().unwrap());
        let columns: Vec<_> = first.columns.iter().map(|(name, value)| (name.to_lowercase(), value.as_str())).collect();
        let expected = [("functie", "Coördinator vrijwilligers"), ("geplaatst", "2026-02-02"), ("uren", "24")];
        assert_eq!(columns, expected.map(|(name, value)| (name.to_owned(), value)), "{ending}");
        let known = [("vacaturetekst", 4), ("nr", 1)].map(|(name, number)| (name.to_owned(), number));
        let lower = |column: &toetssteen::document::Column| (column.name.to_lowercase(), column.number);
        assert_eq!([lower(&first.text), lower(first.name.as_ref().unwrap())], known, "{ending}");
        let one = read(
            &format!("t.{ending}"),
            &table(ending),
            &Columns { text: Some("FUNCTIE".to_owned()), id: Some("uren".to_owned()), ..keep(&["nr"]) },
        );
        let document = one[3].as_ref().unwrap();
        assert_eq!((document.origin.id.as_str(), document.text.as_str()), (&*format!("t.{ending}#38"), "Kok"), "{ending}");
        assert_eq!(row(document).columns[0].1, "2004", "{ending}");
    }
}

#[test]
fn a_column_that_is_not_there_is_one_failure_that_names_those_that_are() {
    for ending in FORMATS {
        for asked in [
            Columns { text: Some("bijlage".to_owned()), ..Columns::default() },
            Columns { id: Some("bijlage".to_owned()), ..Columns::default() },
            Columns { keep: vec!["bijlage".to_owned()], ..Columns::default() },
        ] {
            let read = read(&format!("t.{ending}"), &table(ending), &asked);
            let [Err(failure)] = &read[..] else { panic!("{ending}: {read:?}") };
            let detail = failure.detail.as_deref().unwrap_or_default().to_lowercase();
            assert_eq!(failure.kind, FailureKind::NoSuchColumn, "{ending}");
            assert!(detail.starts_with("\"bijlage\"; "), "{ending}: {detail}");
        }
    }
}

#[test]
fn half_a_workbook_is_no_document() {
    for ending in ["xlsx", "ods"] {
        let whole = table(ending);
        let read = read("half", &whole[..whole.len() / 2], &Columns::default());
        let kinds: Vec<_> = read.iter().map(|outcome| outcome.as_ref().err().map(|failure| failure.kind)).collect();
        assert_eq!(kinds, [Some(FailureKind::Damaged)], "{ending}");
    }
}

#[test]
#[cfg(not(feature = "parquet"))]
fn a_build_without_parquet_says_so() {
    let read = read("export.parquet", &table("parquet"), &Columns::default());
    let [Err(failure)] = &read[..] else { panic!("{read:?}") };
    assert_eq!(failure.kind, FailureKind::NoParquet);
    assert!(failure.mend().contains("--features parquet"));
}
