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
    let text = fs::read_to_string(out.join("bewijs.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
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
    assert_eq!(fs::read(whole.join("bewijs.jsonl")).unwrap(), fs::read(killed.join("bewijs.jsonl")).unwrap());
    let left: Vec<_> = fs::read_dir(&whole).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| ["bewijs.jsonl", "manifest.json", "run.sqlite"].contains(&name.as_str())), "{left:?}");
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
    let quotes = |name: &str, more: &[&str]| {
        let out = folder.path().join(name);
        run(&out, more);
        let (mut vacancies, mut reviews) = (0, 0);
        for record in records(&out) {
            let competencies = record["competencies"].as_array().cloned().unwrap_or_default();
            let quoted =
                competencies.iter().flat_map(|competency| competency["evidence"].as_array().unwrap()).filter(|e| !e["quote"].is_null());
            match record["document"]["kind"].as_str() {
                Some("vacancy") => vacancies += quoted.count(),
                Some(_) => reviews += quoted.count(),
                None => {}
            }
        }
        (vacancies > 0, reviews > 0)
    };
    assert_eq!(quotes("by-kind", &[]), (true, false));
    assert_eq!(quotes("full", &["--quotes"]), (true, true));
    assert_eq!(quotes("none", &["--quotes=none"]), (false, false));
}
