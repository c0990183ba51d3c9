//! Small PDF documents, made here.

use std::fmt::Write as _;

use super::{Message, Pdf, PdfReader, Refusal, serve_pdf, text};
use crate::{
    extract::{Extract as _, Limit, Limits, Source, Text, read_by, shown},
    failure::FailureKind,
};

/// A document whose pages draw this.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|n| format!("{} 0 R", 4 + 2 * n)).collect::<Vec<_>>().join(" ");
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    for (n, page) in pages.iter().enumerate() {
        let resources = "/Resources<</Font<</F 3 0 R>>>>/MediaBox[0 0 595 842]";
        objects.push(format!("<</Type/Page/Parent 2 0 R{resources}/Contents {} 0 R>>", 5 + 2 * n));
        objects.push(format!("<</Length {}>>\nstream\n{page}\nendstream", page.len()));
    }
    let mut file = "%PDF-1.5\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let start = file.len();
    write!(file, "{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", objects.len() + 1).unwrap();
    file.into_bytes()
}

/// Draws a line of text at a place, in a size.
fn at(x: u32, y: u32, size: u32, text: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// What a reader says of a document.
fn said(reader: PdfReader, file: &[u8], limits: &Limits) -> Vec<Message> {
    let mut out = Vec::new();
    serve_pdf(reader, file, &mut out, limits).unwrap();
    out.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).map(|line| serde_json::from_slice(line).unwrap()).collect()
}

fn read(pages: &[&str]) -> Text {
    text(said(PdfReader::PdfExtract, &pdf(pages), &Limits::default()))
}

#[test]
fn lines_become_paragraphs_headings_and_items() {
    let page = [
        at(50, 780, 16, "Wat ga je doen?"),
        at(50, 760, 11, "Je plant het werk van de vrijwilligers en bewaakt de voort-"),
        at(50, 747, 11, "gang van de projecten. Je hebt hbo werk- en denkniveau en -"),
        at(50, 734, 11, "dat vooral."),
        at(50, 708, 11, "Functie-eisen"),
        at(50, 695, 11, "\\225"),
        at(64, 695, 11, "je werkt samen met"),
        at(50, 682, 11, "\\225 je overlegt."),
        at(50, 650, 11, "Uren"),
        at(200, 650, 11, "28 tot 32"),
        at(200, 637, 11, "per week"),
    ];
    let expected = [
        "heading 1: Wat ga je doen?",
        "paragraph: Je plant het werk van de vrijwilligers en bewaakt de voortgang van de projecten. Je hebt hbo werk- en denkniveau en - dat vooral.",
        "paragraph: Functie-eisen",
        "item: je werkt samen met",
        "item: je overlegt.",
        "row: Uren | 28 tot 32 per week",
    ];
    assert_eq!(shown(&read(&[&page.concat()])), expected);
}

#[test]
fn paragraphs_go_on_in_the_next_column_and_on_the_next_page() {
    let first = [
        at(50, 513, 11, "Je plant het werk"),
        at(50, 500, 11, "en bewaakt"),
        at(320, 513, 11, "de voortgang. Je voert gesprekken"),
        at(320, 500, 11, "met vrijwilligers en scholen en"),
    ];
    let pages = [first.concat(), at(50, 800, 11, "luistert goed.") + &at(50, 30, 11, "Pagina 2 van 2")];
    let expected =
        ["paragraph: Je plant het werk en bewaakt de voortgang. Je voert gesprekken met vrijwilligers en scholen en luistert goed."];
    assert_eq!(shown(&read(&[&pages[0], &pages[1]])), expected);
}

#[test]
fn text_that_is_drawn_twice_or_turned_is_read_once_or_not() {
    let twice = at(50, 700, 11, "Wij vragen") + "BT /F 11 Tf 50.3 700 Td (Wij vragen) Tj ET\n";
    let turned = "BT /F 11 Tf 0 1 -1 0 20 100 Tm (CONCEPT) Tj ET\n";
    let raised = at(50, 600, 11, "lost vragen op.") + &at(124, 604, 6, "1");
    assert_eq!(shown(&read(&[&(twice + turned + &raised)])), ["paragraph: Wij vragen", "paragraph: lost vragen op."]);
}

#[test]
fn blanks_are_where_words_are_apart() {
    let apart = "BT /F 11 Tf 50 700 Td [(Je)-400(werkt)-20(-)20(sa)-30(men)] TJ ET\n";
    let heading = "BT /F 11 Tf 50 600 Td 6 Tc (TAKEN) Tj ET\n";
    let letters = "BT /F 11 Tf 50 500 Td [(E)-300(I)-300(S)-300(E)-300(N)-300(L)-300(I)-300(J)-300(S)-300(T)] TJ ET\n";
    let expected = ["paragraph: Je werkt-samen", "paragraph: TAKEN", "paragraph: EISENLIJST"];
    assert_eq!(shown(&read(&[&[apart, heading, letters].concat()])), expected);
}

#[test]
fn what_cannot_be_read_is_said() {
    let page = at(50, 700, 11, "Je werkt samen.");
    let file = pdf(&[&page, &page]);
    let refused = |file: &[u8], limits: Limits| match said(PdfReader::PdfExtract, file, &limits).pop() {
        Some(Message::Failed(refusal)) => Some(refusal),
        _ => None,
    };
    assert_eq!(refused(&file, Limits::default().with(Limit::Pages, 1)), Some(Refusal::Pages));
    assert_eq!(refused(&file, Limits::default().with(Limit::Unpacked, 20)), Some(Refusal::Text));
    assert_eq!(refused(&file[..200], Limits::default()), Some(Refusal::Damaged));
    assert_eq!(refused(&file, Limits::default()), None);
    let kind = |file: Vec<u8>| read_by(&Pdf, file).map(|text| text.text).map_err(|problem| problem.kind);
    assert_eq!(kind(file[..60].to_vec()), Err(FailureKind::Damaged));
    assert_eq!(kind(pdf(&["q 595 0 0 842 0 0 cm Q"])), Err(FailureKind::Scanned));
    assert_eq!(kind(pdf(&[&at(50, 700, 11, &"2Q]HNODQWLVRS".repeat(20))])), Err(FailureKind::Scanned));
    assert_eq!(kind(file), Ok("Je werkt samen.\n\nJe werkt samen.".to_owned()));
    assert!(Pdf.shows(&Source { name: "a.txt".to_owned(), bytes: b"\n%PDF-1.4".to_vec() }));
}
