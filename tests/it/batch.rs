//! A run over an archive: stopped at any moment and gone on with, it ends as one that nobody stopped.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use serde_json::Value;

use crate::project;

/// The program, to work through the corpus.
fn batch(out: &Path, more: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
    command.current_dir(project("")).args(["batch", "corpus/vacatures", "corpus/verslagen", "corpus/formats", "--no-convert", "--out"]);
    command.arg(out).args(more).stderr(Stdio::piped());
    command
}

fn run(out: &Path, more: &[&str]) -> (Option<i32>, String) {
    let ended = batch(out, more).output().unwrap();
    (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
}

fn records(out: &Path) -> Vec<Value> {
    let text = fs::read_to_string(out.join("resultaten.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn names(out: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_run_that_was_killed_ends_as_one_that_was_not() {
    let folder = tempfile::tempdir().unwrap();
    let (whole, killed) = (folder.path().join("whole"), folder.path().join("killed"));
    assert_eq!(run(&whole, &[]).0, Some(3), "the corpus has broken files");
    let mut begun = false;
    for after in [150, 400, 500, 600, 700, 900] {
        let mut child = batch(&killed, if begun { &["--resume"] } else { &[] }).spawn().unwrap();
        thread::sleep(Duration::from_millis(after));
        child.kill().unwrap();
        child.wait().unwrap();
        begun |= killed.join("run.sqlite").exists();
    }
    assert_eq!(run(&killed, if begun { &["--resume"] } else { &[] }).0, Some(3));
    let files = [
        "audit.html",
        "audit.xlsx",
        "bewijs.csv",
        "documenten.csv",
        "index.html",
        "manifest.json",
        "resultaten.jsonl",
        "resultaten.xlsx",
        "run.sqlite",
    ];
    assert_eq!(names(&whole), files);
    for name in files.into_iter().filter(|&name| name != "manifest.json" && name != "run.sqlite") {
        assert!(fs::read(whole.join(name)).unwrap() == fs::read(killed.join(name)).unwrap(), "{name} isn't the same");
    }
}

#[test]
fn only_what_changed_is_analysed_again() {
    let folder = tempfile::tempdir().unwrap();
    let (texts, out) = (folder.path().join("texts"), folder.path().join("out"));
    fs::create_dir(&texts).unwrap();
    for n in 0..4 {
        fs::write(texts.join(format!("{n}.txt")), format!("Wat vragen wij?\n- Je werkt samen in team {n}.")).unwrap();
    }
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        let ended = command.arg("batch").arg(&texts).arg("--out").arg(&out).args(more).output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    };
    let analysed = || {
        let manifest: Value = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
        manifest["analysed"].as_u64().unwrap()
    };
    assert_eq!(run(&[]).0, Some(0));
    assert_eq!(analysed(), 4);
    let (status, said) = run(&[]);
    assert!(status == Some(2) && said.contains("--resume"), "{said}");
    fs::write(texts.join("1.txt"), "Wat vragen wij?\n- Je luistert goed.").unwrap();
    fs::remove_file(texts.join("2.txt")).unwrap();
    assert_eq!(run(&["--resume"]).0, Some(0));
    assert_eq!((analysed(), records(&out).len()), (1, 3));
    assert_eq!(run(&["--resume", "--quotes=none"]).0, Some(0));
    assert_eq!(analysed(), 3, "other quotes are other results");
}

#[test]
fn review_notes_are_not_copied_unless_asked() {
    let folder = tempfile::tempdir().unwrap();
    let note = "Verslag van het gesprek met Marieke de Vries\n\nSterke punten\n- Marieke werkt goed samen met collega's.\n";
    let texts = folder.path().join("texts");
    fs::create_dir(&texts).unwrap();
    fs::write(texts.join("verslag.txt"), note).unwrap();
    fs::write(texts.join("vacature.txt"), "Wat vragen wij?\n- Je werkt samen met Marieke en andere collega's.").unwrap();
    // Whether a quote of a note, and whether a quote of a vacancy, is there as it stands, and masked.
    let quotes = |name: &str, more: &[&str]| {
        let out = folder.path().join(name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        assert!(command.arg("batch").arg(&texts).arg("--out").arg(&out).args(more).status().unwrap().success());
        let has = |kind: &str, field: &str| {
            let records = records(&out);
            let of_kind = records.iter().filter(|record| record["document"]["kind"] == kind);
            of_kind.flat_map(evidence).any(|evidence| evidence.get(field).is_some_and(|quote| !quote.is_null()))
        };
        // Where a note may not be quoted, none of its words are in any file.
        let quoted = has("review", "quote");
        for file in names(&out).iter().filter(|_| !quoted) {
            let bytes = fs::read(out.join(file)).unwrap();
            assert!(!bytes.windows(8).any(|part| part == b"de Vries"), "{file}");
        }
        [has("review", "quote"), has("review", "quote_masked"), has("vacancy", "quote"), has("vacancy", "quote_masked")]
    };
    assert_eq!(quotes("by-kind", &[]), [false, false, true, false]);
    assert_eq!(quotes("masked", &["--quotes"]), [false, true, false, true]);
    assert_eq!(quotes("full", &["--quotes=full"]), [true, false, true, false]);
    assert_eq!(quotes("none", &["--quotes=none"]), [false, false, false, false]);
    let page = |name: &str| fs::read_to_string(folder.path().join(name).join("index.html")).unwrap();
    assert!(page("masked").contains("[naam]") && !page("masked").contains("Marieke"), "names are masked");
    assert!(page("full").contains("Verslag van het gesprek met Marieke de Vries"), "the text is on the page");
    assert!(page("by-kind").contains("Wat vragen wij?") && !page("by-kind").contains("Verslag van"), "only that of the vacancy");
}

fn evidence(record: &Value) -> impl Iterator<Item = &Value> {
    record["competencies"].as_array().into_iter().flatten().flat_map(|competency| competency["evidence"].as_array().unwrap())
}

#[test]
fn only_what_is_asked_for_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        command.current_dir(project("")).args(["batch", "corpus/vacatures", "--out"]).arg(&out).args(more);
        assert!(command.status().unwrap().success());
    };
    run(&["--results=xlsx,csv", "--csv-profile=excel-nl"]);
    assert_eq!(names(&out), ["bewijs.csv", "documenten.csv", "manifest.json", "resultaten.xlsx", "run.sqlite"]);
    let table = fs::read_to_string(out.join("documenten.csv")).unwrap();
    assert!(table.starts_with("\u{feff}document;") && table.contains("\r\n"), "{}", &table[..80]);
    run(&["--resume", "--results=html"]);
    assert_eq!(names(&out), ["index.html", "manifest.json", "run.sqlite"], "files of before would show what isn't so any more");
    let manifest: Value = serde_json::from_slice(&fs::read(out.join("manifest.json")).unwrap()).unwrap();
    assert_eq!((manifest["analysed"].as_u64(), manifest["files"][0]["name"].as_str()), (Some(0), Some("index.html")));
}

#[test]
fn what_a_run_writes_it_does_not_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "Wat vragen wij?\n- Je werkt samen.").unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        command.current_dir(folder.path()).args(["batch", ".", "--out", "uitkomst"]).args(more).status().unwrap().code()
    };
    assert_eq!((run(&[]), run(&["--resume"])), (Some(0), Some(0)));
    assert_eq!(records(&folder.path().join("uitkomst")).len(), 1);
}

#[test]
fn a_zip_of_notes_becomes_an_audit() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
    command.current_dir(project("")).args(["batch", "corpus/gesprekken.zip", "--kind", "review", "--by", "folder", "--out"]).arg(&out);
    assert!(command.status().unwrap().success());
    let audit = fs::read(out.join("audit.html")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
    command.arg("audit").arg(&out).args(["--by", "folder", "--format", "html"]);
    let again = command.output().unwrap();
    assert!(again.status.success() && again.stdout == audit, "the same as asked for later");
    assert!(out.join("audit.xlsx").exists());
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "mine").unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        command.current_dir(project("")).args(["batch", "corpus/vacatures", "--out"]).arg(folder.path()).args(more);
        let ended = command.output().unwrap();
        (ended.status.code(), String::from_utf8(ended.stderr).unwrap())
    };
    let (status, said) = run(&[]);
    assert!(status == Some(2) && said.contains("index.html") && said.contains("another folder"), "{said}");
    assert_eq!(names(folder.path()), ["index.html"]);
    assert_eq!(run(&["--results=csv"]).0, Some(0));
    assert_eq!(run(&["--resume", "--results=json"]).0, Some(0));
    assert_eq!(names(folder.path()), ["index.html", "manifest.json", "resultaten.jsonl", "run.sqlite"]);
    assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "mine");
}
