//! What comes back of texts and files.

use std::{fs, io::Cursor, process::Command};

use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};
use toetssteen::serve::Settings;

use super::Running;
use crate::project;

const VACANCY: &str = "corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt";

/// What the program itself says of files.
fn scanned(arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_toetssteen"))
        .current_dir(project(""))
        .args(["scan", "--format", "json"])
        .args(arguments)
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Holds every position to the text, as JavaScript cuts it.
fn holds(document: &Value) -> usize {
    let units: Vec<u16> = document["text"].as_str().unwrap().encode_utf16().collect();
    let at = |place: &Value, key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    assert_eq!(at(document, "text_utf16_length"), units.len());
    let positions = document["positions"].as_array().unwrap();
    for place in positions {
        let evidence = &document["record"]["competencies"][at(place, "competency")]["evidence"][at(place, "evidence")];
        let quote = String::from_utf16(&units[at(place, "start")..at(place, "end")]).unwrap();
        assert_eq!(quote, *evidence["quote"].as_str().unwrap());
        assert!(at(place, "sentence_start") <= at(place, "start") && at(place, "end") <= at(place, "sentence_end"));
    }
    for block in document["blocks"].as_array().unwrap() {
        assert!(at(block, "start") <= at(block, "end") && at(block, "end") <= units.len());
    }
    positions.len()
}

#[test]
fn texts_give_the_record_of_the_program() {
    let server = Running::new(Settings::default());
    let text = fs::read_to_string(project(VACANCY)).unwrap();
    let answer = server.post_json("/api/v1/analyze", &json!({ "documents": [{ "name": VACANCY, "text": text }] }));
    assert_eq!(answer.status, 200);
    let documents = answer.json();
    assert_eq!(documents["documents"][0]["record"], scanned(&[VACANCY])[0]);
    assert_eq!(documents["documents"][0]["text"], text);
    assert!(holds(&documents["documents"][0]) > 5);

    let twice = json!({ "documents": [
        { "text": "Je werkt samen.", "kind": "vacancy" }, { "name": "b", "text": "Je werkt samen.", "kind": "vacancy" },
        { "name": "c", "text": "Je werkt samen.", "kind": "review" }, { "name": "leeg", "text": " \n" },
    ] });
    let documents = server.post_json("/api/v1/analyze?lang=en", &twice).json();
    let of = |n: usize| &documents["documents"][n];
    assert_eq!(of(0)["record"]["document"]["id"], "tekst");
    assert_eq!(of(1)["record"]["document"]["duplicate_of"], "tekst");
    assert_eq!(of(1)["record"]["document"]["id"], "b");
    assert_eq!(of(2)["record"]["document"]["duplicate_of"], Value::Null);
    assert_eq!(of(2)["record"]["document"]["kind"], "review");
    assert_eq!(of(3)["failure"]["error"]["kind"], "empty");
    assert!(of(3)["message"].as_str().unwrap().contains("no text"), "{}", of(3));
}

#[test]
fn files_are_read_as_the_program_reads_them() {
    let server = Running::new(Settings::default());
    let names = ["vacature.docx", "vacature.pdf", "vacature.zip", "vacature.eml", "vacature.odt"];
    let files: Vec<_> = names.iter().map(|name| fs::read(project("corpus/formats").join(name)).unwrap()).collect();
    let mut parts: Vec<_> = names.iter().zip(&files).map(|(name, bytes)| ("file", Some(*name), &bytes[..])).collect();
    parts.push(("file", Some("kapot.docx"), b"PK\x03\x04 dit is geen zip"));
    parts.push(("kind", None, b"vacancy"));
    parts.push(("knop", None, b"Kijk na"));
    let answer = server.post_form("/api/v1/analyze", &parts).json();
    let documents = answer["documents"].as_array().unwrap();

    let paths: Vec<_> = names.iter().map(|name| format!("corpus/formats/{name}")).collect();
    let mut arguments = vec!["--kind", "vacancy"];
    arguments.extend(paths.iter().map(String::as_str));
    let scanned = scanned(&arguments);
    let scanned = scanned.as_array().unwrap();
    assert_eq!(documents.len(), scanned.len() + 1);
    for (document, scanned) in documents.iter().zip(scanned) {
        assert!(holds(document) > 3);
        for part in ["competencies", "missing_organisation_wide", "suggestions", "lexicon"] {
            assert_eq!(document["record"][part], scanned[part], "{}", scanned["document"]);
        }
        let (here, there) = (&document["record"]["document"], &scanned["document"]);
        assert_eq!(format!("corpus/formats/{}", here["id"].as_str().unwrap()), there["id"].as_str().unwrap());
        assert_eq!((&here["sha256"], &here["reader"], &here["format"]), (&there["sha256"], &there["reader"], &there["format"]));
    }
    let broken = documents.last().unwrap();
    assert_eq!(broken["failure"]["error"]["kind"], "damaged");
    assert!(documents[0]["blocks"].as_array().unwrap().iter().any(|block| block["mark"] == "heading" && block["level"] == 1));
}

#[test]
fn positions_count_as_javascript_does() {
    let server = Running::new(Settings::default());
    let text = "😀 Één collega’s-vraag 🚀\nJe werkt graag samen met collega’s in één team.\n👩‍👩‍👧 Je communiceert helder.";
    let answer = server.post_json("/api/v1/analyze", &json!({ "documents": [{ "text": text, "kind": "vacancy" }] })).json();
    assert!(holds(&answer["documents"][0]) >= 2);
}

#[test]
fn results_can_be_kept() {
    let server = Running::strict();
    let body = json!({ "documents": [
        { "name": "a.txt", "text": "Je werkt samen met <b>collega’s</b>.", "kind": "vacancy" }, { "name": "b.txt", "text": "" },
    ] });
    let of = |format: &str, lang: &str| server.post_json(&format!("/api/v1/report?format={format}&lang={lang}"), &body);
    let page = of("html", "nl");
    assert_eq!(page.header("content-disposition"), Some("attachment; filename=\"toetssteen.html\""));
    assert!(page.text().contains("a.txt") && page.text().contains("samen met &lt;b&gt;collega") && !page.text().contains("<b>collega"));
    let records: Vec<Value> = of("jsonl", "nl").text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&records[0]["document"]["id"], &records[1]["error"]["kind"]), (&json!("a.txt"), &json!("empty")));
    assert!(of("csv", "nl").text().starts_with("\u{feff}document;bestand;soort;"));
    assert!(of("csv", "en").text().starts_with("document,file,kind,"));
    let mut book = Xlsx::new(Cursor::new(of("xlsx", "en").body)).unwrap();
    let evidence = book.worksheet_range("Evidence").unwrap();
    assert!(evidence.rows().any(|row| row[0] == "a.txt"));
    assert_eq!(book.worksheet_range("Competencies").unwrap().height(), 3);
    assert_eq!(of("docx", "nl").problem(), "malformed");
    assert_eq!(server.post_json("/api/v1/report", &body).problem(), "malformed");
}

#[test]
fn a_page_of_too_many_documents_is_refused() {
    let server = Running::new(Settings::default());
    let documents: Vec<_> =
        (0..201).map(|n| json!({ "name": n.to_string(), "text": format!("Je werkt samen {n}."), "kind": "vacancy" })).collect();
    let body = json!({ "documents": documents });
    assert_eq!(server.post_json("/api/v1/report?format=html", &body).problem(), "too_many_documents");
    assert_eq!(server.post_json("/api/v1/report?format=jsonl", &body).text().lines().count(), 201);
}
