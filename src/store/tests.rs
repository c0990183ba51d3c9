//! A run that stops and goes on.

use std::{fs, path::Path};

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
    Kept { record, proofs: Vec::new(), text: Some(document.text.as_str().into()) }
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
fn a_text_that_left_the_archive_left_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, gone) = (kept("a", None), Kept { text: Some("Geheimtaal".into()), ..kept("b", None) });
    let stands = || fs::read(folder.path().join(FILE)).unwrap().windows(10).any(|bytes| bytes == b"Geheimtaal");
    let mut store = Store::create(folder.path(), &Settings::default()).unwrap();
    store.document([1; 16], &kept.record.document, Some(&kept)).unwrap();
    store.document([2; 16], &gone.record.document, Some(&gone)).unwrap();
    store.complete().unwrap();
    drop(store);
    assert!(stands());
    let mut store = Store::resume(folder.path(), &Settings::default()).unwrap();
    store.document([1; 16], &kept.record.document, None).unwrap();
    store.complete().unwrap();
    drop(store);
    assert!(!stands());
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

/// What stands in a folder, and what in the file of the run.
fn contents(folder: &Path) -> (Vec<String>, Vec<u8>) {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    (names, fs::read(folder.join(FILE)).unwrap())
}

#[test]
fn a_finished_run_is_read_and_not_changed() {
    let outer = tempfile::tempdir().unwrap();
    // A name that an address would take for more than a name.
    let folder = outer.path().join("a b%20?mode=rw#é");
    let found = kept("a", None);
    let mut store = Store::create(&folder, &Settings::default()).unwrap();
    store.document([1; 16], &found.record.document, Some(&found)).unwrap();
    store.complete().unwrap();
    assert!(matches!(Store::read(&folder), Err(StoreError::Busy(_))), "it is open still");
    let expected = outputs(&store);
    drop(store);
    let before = contents(&folder);
    assert_eq!(before.0, [FILE], "a finished run is one file");
    let (one, two) = (Store::read(&folder).unwrap(), Store::read(&folder).unwrap());
    assert_eq!((outputs(&one), outputs(&two)), (expected.clone(), expected));
    assert!(matches!(Store::resume(&folder, &Settings::default()), Err(StoreError::Busy(_))));
    drop((one, two));
    assert_eq!(contents(&folder), before);
}

#[test]
fn a_run_that_is_not_finished_is_not_read() {
    let outer = tempfile::tempdir().unwrap();
    assert!(matches!(Store::read(outer.path()), Err(StoreError::NoRun(_))));
    let folder = outer.path().join("run");
    let found = kept("a", None);
    let mut store = Store::create(&folder, &Settings::default()).unwrap();
    store.document([1; 16], &found.record.document, Some(&found)).unwrap();
    store.commit().unwrap();
    assert!(matches!(Store::read(&folder), Err(StoreError::Busy(_))));
    drop(store);
    let before = contents(&folder);
    assert!(matches!(Store::read(&folder), Err(StoreError::Unfinished(_))));
    assert_eq!(contents(&folder), before);
    let mut store = Store::resume(&folder, &Settings::default()).unwrap();
    store.document([1; 16], &found.record.document, None).unwrap();
    store.complete().unwrap();
    drop(store);
    assert_eq!(outputs(&Store::read(&folder).unwrap()).len(), 1);
    drop(Store::resume(&folder, &Settings::default()).unwrap());
    assert!(matches!(Store::read(&folder), Err(StoreError::Unfinished(_))), "it was begun again");
}

#[test]
fn records_of_another_version_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut other = kept("a", None);
    other.record.schema = 9;
    let mut store = Store::create(folder.path(), &Settings::default()).unwrap();
    store.document([1; 16], &other.record.document, Some(&other)).unwrap();
    let read = store.outputs(|_, _| Ok::<(), StoreError>(()));
    assert!(matches!(read, Err(StoreError::OtherVersion { found: 9, .. })), "{read:?}");
}
