//! Documents in zip files, and archives that are broken or made to break a reader.

use std::io::{Cursor, Write as _};

use toetssteen::{
    document::Document,
    extract::{self, Limit, Limits, Options},
    failure::{Failure, FailureKind},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::formats::read;

/// A zip file with these files in it.
fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    packed(files, CompressionMethod::Deflated)
}

fn packed(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What became of each document: its id, or the kind of its failure as well.
fn outcomes(name: &str, bytes: &[u8]) -> Vec<(String, Option<FailureKind>)> {
    let outcome = |read: Result<Document, Failure>| match read {
        Ok(document) => (document.origin.id, None),
        Err(failure) => (failure.document, Some(failure.kind)),
    };
    read(name, bytes).into_iter().map(outcome).collect()
}

fn expected(rows: &[(&str, Option<FailureKind>)]) -> Vec<(String, Option<FailureKind>)> {
    rows.iter().map(|&(id, kind)| (id.to_owned(), kind)).collect()
}

/// Where `part` stands in `bytes`, each time.
fn places(bytes: &[u8], part: &[u8]) -> Vec<usize> {
    (0..bytes.len()).filter(|&at| bytes[at..].starts_with(part)).collect()
}

#[test]
fn each_file_is_a_document_in_the_order_of_the_paths() {
    let archive = zipped(&[
        ("b.txt", b"Je plant."),
        ("B.txt", b"Je plant."),
        ("map/", b""),
        ("map/vacature.html", b"<p>Je werkt samen.</p>"),
        ("__MACOSX/map/._vacature.html", b"x"),
        ("map/.DS_Store", b"x"),
        ("Thumbs.db", b"x"),
        ("map/~$vacature.docx", b"x"),
        ("logo.png", b"\x89PNG\r\n\x1a\n...."),
        ("/etc/tekst.txt", b"Je plant."),
        ("../../tekst.txt", b"Je plant."),
    ]);
    let rows = [
        ("a.zip#../../tekst.txt", None),
        ("a.zip#/etc/tekst.txt", None),
        ("a.zip#B.txt", None),
        ("a.zip#b.txt", None),
        ("a.zip#logo.png", Some(FailureKind::Binary)),
        ("a.zip#map/vacature.html", None),
    ];
    assert_eq!(outcomes("a.zip", &archive), expected(&rows));
}

#[test]
fn archives_are_read_one_level_deep_and_no_further() {
    let innermost = zipped(&[("d.txt", b"Je plant.")]);
    let inner = zipped(&[("c.txt", b"Je plant."), ("d.zip", &innermost)]);
    let archive = zipped(&[("b.zip", &inner)]);
    let rows = [("a.zip#b.zip#c.txt", None), ("a.zip#b.zip#d.zip", None)];
    let deep = outcomes("a.zip", &archive);
    assert_eq!(deep[0], expected(&rows)[0]);
    assert_eq!(deep[1], ("a.zip#b.zip#d.zip#d.txt".to_owned(), Some(FailureKind::TooDeep)));
    assert_eq!(deep.len(), 2);
}

#[test]
fn names_are_utf_8_or_what_dos_wrote() {
    let archive = zipped(&[("coordinator-X.txt", b"Je plant.")]);
    let dos: Vec<u8> = archive.iter().map(|&byte| if byte == b'X' { 0x94 } else { byte }).collect();
    assert_eq!(outcomes("a.zip", &dos), expected(&[("a.zip#coordinator-ö.txt", None)]));
    assert_eq!(outcomes("a.zip", &zipped(&[("één\n.txt", b"Je plant.")])), expected(&[("a.zip#één\u{fffd}.txt", None)]));
}

#[test]
fn what_cannot_be_taken_out_is_a_row_and_the_rest_goes_on() {
    let files: [(&str, &[u8]); 3] = [("a.txt", b"Je plant."), ("b.txt", b"Je plant veel."), ("c.txt", b"Je plant.")];
    let mut damaged = packed(&files, CompressionMethod::Stored);
    let at = places(&damaged, b"veel")[0];
    damaged[at] = b'V';
    let rows = |kind| expected(&[("a.zip#a.txt", None), ("a.zip#b.txt", Some(kind)), ("a.zip#c.txt", None)]);
    assert_eq!(outcomes("a.zip", &damaged), rows(FailureKind::Damaged));

    // The flag that says that a password is needed stands 38 bytes before the name in the list, and 24 before it in front of the file.
    let mut locked = zipped(&files);
    let [own, listed] = places(&locked, b"b.txt")[..] else { panic!("the name stands in two places") };
    locked[own - 24] |= 1;
    locked[listed - 38] |= 1;
    assert_eq!(outcomes("a.zip", &locked), rows(FailureKind::Encrypted));

    let mut link = ZipWriter::new(Cursor::new(Vec::new()));
    link.add_symlink("b.txt", "/etc/passwd", SimpleFileOptions::default()).unwrap();
    let link = link.finish().unwrap().into_inner();
    assert_eq!(outcomes("a.zip", &link), expected(&[("a.zip#b.txt", Some(FailureKind::Binary))]));
}

#[test]
fn two_files_of_one_name_are_never_one_in_silence() {
    let mut archive = zipped(&[("a.txt", b"Je plant."), ("b.txt", b"Je werkt samen.")]);
    for at in places(&archive, b"b.txt") {
        archive[at] = b'a';
    }
    let rows = [("z.zip#a.txt", None), ("z.zip", Some(FailureKind::Damaged))];
    assert_eq!(outcomes("z.zip", &archive), expected(&rows));
}

#[test]
fn archives_without_documents_are_said() {
    let archive = zipped(&[("a.txt", b"Je plant.")]);
    let fails = |bytes: &[u8]| match &outcomes("a.zip", bytes)[..] {
        [(id, Some(kind))] if id == "a.zip" => *kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(fails(&zipped(&[])), FailureKind::Empty);
    assert_eq!(fails(&zipped(&[(".verborgen", b"x")])), FailureKind::Empty);
    assert_eq!(fails(&archive[..archive.len() - 30]), FailureKind::Damaged);
    // Slides and tables aren't archives, though they are zip files.
    assert_eq!(fails(&zipped(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")])), FailureKind::Binary);
}

/// A zip file whose list names the same packed bytes many times.
fn overlapping(contents: &[u8], times: u32) -> Vec<u8> {
    let one = zipped(&[("00000", contents)]);
    let list = places(&one, b"PK\x01\x02")[0];
    let end = places(&one, b"PK\x05\x06")[0];
    let mut bytes = one[..list].to_vec();
    for number in 0..times {
        let mut listed = one[list..end].to_vec();
        listed[46..51].copy_from_slice(format!("{number:05}").as_bytes());
        bytes.extend(listed);
    }
    let mut closing = one[end..].to_vec();
    let count = u16::try_from(times).unwrap().to_le_bytes();
    closing[8..10].copy_from_slice(&count);
    closing[10..12].copy_from_slice(&count);
    closing[12..16].copy_from_slice(&u32::try_from(bytes.len() - list).unwrap().to_le_bytes());
    bytes.extend(closing);
    bytes
}

/// What reading gives, with the last failure.
fn last_failure(bytes: &[u8], limits: Limits) -> (usize, Failure) {
    let mut read = Vec::new();
    let options = Options { limits, ..Options::default() };
    extract::documents_from(bytes, "a.zip", &options, &mut |outcome| {
        read.push(outcome);
        Ok(())
    });
    let rows = read.len();
    (rows, read.pop().unwrap().unwrap_err())
}

#[test]
fn bombs_are_stopped() {
    let blanks = vec![b' '; 8 << 20];
    let (rows, failure) = last_failure(&zipped(&[("blanks.txt", &blanks)]), Limits::default());
    assert_eq!((rows, &*failure.document, failure.detail.as_deref()), (1, "a.zip#blanks.txt", Some("ratio=100")));
    // Packed again it is smaller still.
    let again = zipped(&[("b.zip", &zipped(&[("blanks.txt", &blanks)]))]);
    assert_eq!(last_failure(&again, Limits::default()).1.kind, FailureKind::UnpacksTooLarge);

    // Each file by itself is small enough; all of them aren't, also when they stand in archives of their own.
    let megabyte = vec![b' '; 1 << 20];
    let flat = overlapping(&megabyte, 500);
    let (rows, failure) = last_failure(&flat, Limits::default());
    assert_eq!((failure.kind, &*failure.document), (FailureKind::UnpacksTooLarge, "a.zip"));
    assert!((60..80).contains(&rows), "{rows}");
    let parts: Vec<_> = (0..20).map(|number| (format!("{number}.zip"), overlapping(&megabyte, 50))).collect();
    let parts: Vec<_> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let (rows, failure) = last_failure(&zipped(&parts), Limits::default());
    assert_eq!((failure.kind, &*failure.document), (FailureKind::UnpacksTooLarge, "a.zip"));
    assert!((60..100).contains(&rows), "{rows}");
}

#[test]
fn archives_of_too_many_files_are_not_begun() {
    let (rows, failure) = last_failure(&overlapping(b"Je plant.", 10_001), Limits::default());
    assert_eq!((rows, failure.kind, failure.detail.as_deref()), (1, FailureKind::TooMany, Some("entries=10000")));
    let few = Limits::default().with(Limit::Entries, 5);
    assert_eq!(last_failure(&overlapping(b"\0", 6), few).0, 1);
    assert_eq!(last_failure(&overlapping(b"\0", 5), few).0, 5);
    // Two in the outer one and four in each of the others make ten.
    let inner = overlapping(b"\0", 4);
    let (rows, failure) = last_failure(&zipped(&[("1.zip", &inner), ("2.zip", &inner)]), Limits::default().with(Limit::Entries, 9));
    assert_eq!((rows, &*failure.document, failure.kind), (5, "a.zip#2.zip", FailureKind::TooMany));
}
