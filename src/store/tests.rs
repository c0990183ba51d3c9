//! A run that stops and goes on.

use std::fs;

use super::{FILE, Kept, Settings, Store, StoreError};
use crate::{
    Analyzer,
    document::{Column, Document, Row},
    evidence::Memory,
    lexicon::LexiconSource,
    report::{DocumentRecord, FailureRecord, Output, Record},
};

fn kept(id: &str, row: Option<u32>) -> Kept {
    let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
    let mut document = Document::plain(id, "Wat vragen wij?\n- Je werkt samen met collega's.", None);
    document.origin.row = row.map(|number| Row {
        sheet: None,
        number,
        text: Column { name: "tekst".to_owned(), number: 1 },
        name: None,
        columns: Vec::new(),
    });
    let record = Record::from(&analyzer.assess(&document, &mut Memory::default()));
    Kept { record, text: Some(document.text.as_str().into()) }
}

fn outputs(store: &Store) -> Vec<String> {
    let mut found = Vec::new();
    store
        .outputs(|output, text| {
            assert!(text.is_none_or(|text| text.starts_with("Wat vragen wij?")));
            found.push(match output {
                Output::Record(record) => {
                    let location = &record.competencies.iter().find_map(|competency| competency.evidence.first()).unwrap().location;
                    format!("{} {:?} {:?} {}", record.document.id, record.document.kind, location.row, text.is_some())
                }
                Output::Failure(failure) => format!("{} {}", failure.document.id, failure.error.kind),
            });
            Ok::<(), StoreError>(())
        })
        .unwrap();
    found
}

#[test]
fn what_was_committed_is_known_to_who_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::default().with("lexicon", "1");
    let (first, second) = (kept("a#2", Some(2)), kept("b", None));
    {
        let mut store = Store::create(folder.path(), &settings).unwrap();
        store.document([1; 16], &first.record.document, Some(&first)).unwrap();
        store.commit().unwrap();
        store.document([2; 16], &second.record.document, Some(&second)).unwrap();
        // It ends here, as when it is killed.
    }
    let mut store = Store::resume(folder.path(), &settings).unwrap();
    assert_eq!(store.known().iter().collect::<Vec<_>>(), [&[1; 16]]);
    let elsewhere = DocumentRecord { id: "a#3".to_owned(), row: None, ..first.record.document.clone() };
    store.document([1; 16], &elsewhere, None).unwrap();
    let failure = crate::failure::Failure::new("c", crate::failure::FailureKind::Empty, None);
    store.failure(&FailureRecord::from(&failure)).unwrap();
    store.document([2; 16], &second.record.document, Some(&second)).unwrap();
    store.complete().unwrap();
    let expected = ["a#3 Some(\"vacancy\") None true", "c empty", "b Some(\"vacancy\") None true"];
    assert_eq!(outputs(&store), expected);
    drop(store);
    let other = Store::resume(folder.path(), &settings.with("lexicon", "2")).unwrap();
    assert!(other.known().is_empty(), "another lexicon finds other things");
}

#[test]
fn texts_that_no_document_has_any_more_are_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::default();
    let kept = kept("a", None);
    let mut store = Store::create(folder.path(), &settings).unwrap();
    store.document([1; 16], &kept.record.document, Some(&kept)).unwrap();
    store.complete().unwrap();
    drop(store);
    let mut store = Store::resume(folder.path(), &settings).unwrap();
    store.document([2; 16], &kept.record.document, Some(&kept)).unwrap();
    store.complete().unwrap();
    drop(store);
    assert_eq!(Store::resume(folder.path(), &settings).unwrap().known().iter().collect::<Vec<_>>(), [&[2; 16]]);
}

#[test]
fn what_is_wrong_with_the_file_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::default();
    assert!(matches!(Store::resume(folder.path(), &settings), Err(StoreError::Missing(_))));
    let store = Store::create(&folder.path().join("new/run"), &settings).unwrap();
    assert!(matches!(Store::create(&folder.path().join("new/run"), &settings), Err(StoreError::Exists(_))));
    assert!(matches!(Store::resume(&folder.path().join("new/run"), &settings), Err(StoreError::Busy(_))));
    drop(store);
    fs::write(folder.path().join(FILE), "no database, but long enough to have a header that says what it is").unwrap();
    let error = Store::resume(folder.path(), &settings).unwrap_err();
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("new/run"), mode("new/run/run.sqlite")), (0o700, 0o600));
    }
}
