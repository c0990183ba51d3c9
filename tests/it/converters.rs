//! Old formats by programs outside. The programs are scripts of the tests, save in the last one.
#![cfg(unix)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use toetssteen::{
    document::{Document, Format},
    extract::{self, Converters, Limit, Limits, Options},
    failure::{Failure, FailureKind},
};

use crate::{formats::evidence, project};

/// Bytes by which a file of an old kind is known.
fn old(stream: &str) -> Vec<u8> {
    let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(name).collect()
}

/// A folder with programs: names with shell scripts.
fn programs(scripts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, script) in scripts {
        // Written by another process: a file that this one has open for writing can't be started when a test beside it starts one.
        let write = r#"printf '#!/bin/sh\n%s\n' "$1" > "$2" && chmod 755 "$2""#;
        let done = Command::new("sh").args(["-c", write, "sh", script]).arg(folder.path().join(name)).status().unwrap();
        assert!(done.success());
    }
    folder
}

fn read(name: &str, bytes: &[u8], folder: &Path, limits: Limits) -> Vec<Result<Document, Failure>> {
    let convert = Some(Converters::in_folders([folder.to_owned()]));
    let mut read = Vec::new();
    extract::documents_from(bytes, name, &Options { convert, limits, ..Options::default() }, &mut |outcome| {
        read.push(outcome);
        Ok(())
    });
    read
}

/// How reading an old Word document fails with a program.
fn fails(scripts: &[(&str, &str)], limits: Limits) -> (FailureKind, Option<String>) {
    let failure = read("a.doc", &old("WordDocument"), programs(scripts).path(), limits).remove(0).unwrap_err();
    assert_eq!(failure.document, "a.doc");
    (failure.kind, failure.detail)
}

fn corpus(name: &str) -> PathBuf {
    project("corpus/formats").join(name)
}

#[test]
fn the_best_converter_reads_old_word_documents() {
    let docx = format!("cp '{}' document.docx", corpus("vacature.docx").display());
    let all = programs(&[("soffice", &docx), ("antiword", "echo Je plant."), ("catdoc", "echo Je werkt.")]);
    let document = read("a.doc", &old("WordDocument"), all.path(), Limits::default()).remove(0).unwrap();
    let origin = &document.origin;
    assert_eq!((&*origin.id, origin.format, origin.reader), ("a.doc", Format::Doc, Some("libreoffice")));
    assert_eq!(origin.bytes, old("WordDocument").len() as u64);
    assert!(document.layout.len() > 10 && evidence(&document).len() > 10);
    for (program, reader) in [("libreoffice", "libreoffice"), ("antiword", "antiword"), ("catdoc", "catdoc")] {
        let script = if program == "libreoffice" { docx.as_str() } else { "test -f document.doc && printf 'Je plant één\n'" };
        let only = programs(&[(program, script), ("soffice.bin", "exit 1")]);
        let document = read("a.doc", &old("WordDocument"), only.path(), Limits::default()).remove(0).unwrap();
        assert_eq!(document.origin.reader, Some(reader));
        assert!(program == "libreoffice" || document.text == "Je plant één\n");
    }
}

#[test]
fn outlook_messages_are_read_with_their_attachments() {
    let script = format!("test \"$2\" = document.eml && test -f document.msg && cp '{}' document.eml", corpus("vacature.eml").display());
    let programs = programs(&[("msgconvert", &script)]);
    let read = read("m.msg", &old("__properties_version1.0"), programs.path(), Limits::default());
    let seen: Vec<_> =
        read.iter().flatten().map(|document| (&*document.origin.id, document.origin.format, document.origin.reader)).collect();
    assert_eq!(seen, [("m.msg", Format::Msg, Some("msgconvert")), ("m.msg#vacature.docx", Format::Docx, None)]);
}

#[test]
fn without_a_result_it_is_said_what_would_help() {
    let word = |detail: &str| (FailureKind::LegacyWord, Some(detail.to_owned()));
    let limits = Limits::default();
    assert_eq!(fails(&[], limits), (FailureKind::LegacyWord, None));
    assert_eq!(fails(&[("soffice", "exit 3")], limits), word("libreoffice: exit status: 3"));
    assert_eq!(fails(&[("soffice", "exit 0")], limits), word("libreoffice: exit status: 0"));
    assert_eq!(fails(&[("catdoc", "exit 0")], limits), word("catdoc: exit status: 0"));
    // What it makes is read like any file, and isn't converted again.
    assert_eq!(fails(&[("soffice", "cp document.doc document.docx")], limits).0, FailureKind::Damaged);
    assert_eq!(fails(&[("soffice", "printf 'PK\\003\\004kapot' > document.docx")], limits).0, FailureKind::Damaged);
    assert_eq!(fails(&[("antiword", "echo")], limits).0, FailureKind::Empty);
    // Nothing is started unless it was asked for.
    let mut outcome = None;
    extract::documents_from(&old("WordDocument")[..], "a.doc", &Options::default(), &mut |read| {
        outcome = Some(read.unwrap_err());
        Ok(())
    });
    let failure = outcome.unwrap();
    assert!(failure.kind == FailureKind::LegacyWord && failure.mend().contains("antiword"), "{failure}");
}

#[test]
fn programs_are_held_to_the_limits_and_leave_nothing_behind() {
    let notes = tempfile::tempdir().unwrap();
    let note = |name: &str| fs::read_to_string(notes.path().join(name)).unwrap().trim().to_owned();
    let slow = format!("pwd > '{0}/folder'; sleep 60 & echo $! > '{0}/child'; wait", notes.path().display());
    let begun = Instant::now();
    let (kind, detail) = fails(&[("soffice", &slow)], Limits::default().with(Limit::Seconds, 1));
    assert_eq!((kind, detail.as_deref()), (FailureKind::TimedOut, Some("seconds=1")));
    assert!(begun.elapsed() < Duration::from_secs(20));
    assert!(!Path::new(&note("folder")).exists());
    // What it started is ended too; the system may take a moment to tidy up.
    let runs = || {
        Command::new("sh")
            .args(["-c", "kill -0 \"$1\" 2>/dev/null && ! grep -q '^State:.Z' /proc/$1/status 2>/dev/null", "sh", &note("child")])
            .status()
            .unwrap()
            .success()
    };
    assert!((0..100).any(|_| !runs() || {
        std::thread::sleep(Duration::from_millis(20));
        false
    }));

    let limits = Limits::default().with(Limit::Unpacked, 1 << 20);
    let endless = fails(&[("catdoc", "while :; do echo Je plant en organiseert en werkt samen.; done")], limits);
    assert_eq!(endless, (FailureKind::UnpacksTooLarge, Some("unpacked=1MB".to_owned())));
    let large = fails(&[("soffice", "head -c 2000000 /dev/zero > document.docx")], limits);
    assert_eq!(large, (FailureKind::UnpacksTooLarge, Some("unpacked=1MB".to_owned())));
    let homes = format!("env > '{}/environment'; exit 1", notes.path().display());
    fails(&[("antiword", &homes)], limits);
    let home = note("environment").lines().find_map(|line| line.strip_prefix("HOME=").map(str::to_owned)).unwrap();
    assert!(home.contains("toetssteen-") && !Path::new(&home).exists(), "{home}");
}

#[test]
fn folders_that_depend_on_where_one_is_have_no_converters() {
    assert_eq!(Converters::in_folders(["".into(), ".".into(), "programs".into()]), Converters::in_folders([]));
}

#[test]
fn libreoffice_reads_the_vacancy_where_it_is_installed() {
    let options = Options { convert: Some(Converters::on_path()), ..Options::default() };
    let mut read = Vec::new();
    extract::documents(&corpus("vacature.doc"), &options, &mut |outcome| {
        read.push(outcome);
        Ok(())
    });
    match read.remove(0) {
        Ok(document) if document.origin.reader == Some("libreoffice") => {
            let text = Document::plain("vacature.txt", fs::read_to_string(corpus("vacature.txt")).unwrap(), None);
            assert_eq!(evidence(&document), evidence(&text));
        }
        Ok(document) => assert!(!evidence(&document).is_empty()),
        Err(failure) => assert_eq!((failure.kind, failure.detail), (FailureKind::LegacyWord, None)),
    }
}

#[test]
fn libreoffice_fetches_nothing_that_a_document_points_to() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut bytes = fs::read(project("tests/formats/linked.doc")).unwrap();
    let (from, to) = (b"127.0.0.1:10000", format!("127.0.0.1:{port:05}"));
    let at = bytes.windows(from.len()).position(|window| window == from).expect("it points to a picture");
    bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    let options = Options { convert: Some(Converters::on_path()), ..Options::default() };
    extract::documents_from(&bytes[..], "a.doc", &options, &mut |read| {
        if let Ok(document) = read {
            assert_eq!(document.text.trim(), "Je werkt samen");
        }
        Ok(())
    });
    let called = listener.accept().map_err(|error| error.kind());
    assert!(matches!(called, Err(std::io::ErrorKind::WouldBlock)), "{called:?}");
}
