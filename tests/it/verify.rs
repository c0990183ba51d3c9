//! A finished run is proven again, and whatever was changed behind it is found and named.

use std::{
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;

const VACANCY: &str = "Wat vragen wij?\n- Je werkt graag samen met collega's.\n- Je communiceert helder met klanten.\n";
const NOTE: &str =
    "Verslag van het functioneringsgesprek\n\nSterke punten\n- Marieke werkt goed samen met collega's.\n- Zij plant haar werk.\n";

/// Texts of all kinds, and a run over them.
struct Archive(TempDir);

impl Archive {
    /// A run that is done.
    fn read() -> Self {
        let archive = Self::unread();
        assert_eq!(archive.batch(&[]), Some(0));
        archive
    }

    /// Texts that nobody read yet.
    fn unread() -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        let texts = archive.path("texts");
        fs::create_dir(&texts).unwrap();
        fs::write(texts.join("vacature.txt"), VACANCY).unwrap();
        fs::write(texts.join("zelfde.txt"), VACANCY).unwrap();
        fs::write(texts.join("verslag.txt"), NOTE).unwrap();
        let rows = (0..700).map(|row| format!("{row};\"Wat vragen wij? Je werkt samen met collega's in team {row}.\"\n"));
        fs::write(texts.join("tabel.csv"), format!("nr;omschrijving\n{}", rows.collect::<String>())).unwrap();
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [("een.txt", VACANCY.replace("klanten", "burgers")), ("twee.txt", VACANCY.replace("klanten", "inwoners"))] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(text.as_bytes()).unwrap();
        }
        fs::write(texts.join("archief.zip"), zip.finish().unwrap().into_inner()).unwrap();
        archive
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Reads the texts, by a path that goes from the folder of the archive.
    fn batch(&self, more: &[&str]) -> Option<i32> {
        self.batch_command(more).status().unwrap().code()
    }

    fn batch_command(&self, more: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        command.current_dir(self.0.path()).args(["batch", "texts", "--out", "out", "--text-column", "omschrijving", "--id-column", "nr"]);
        command.args(more).stderr(Stdio::null());
        command
    }

    /// The exit status of proving the run, and its report.
    fn verify(&self) -> (Option<i32>, Value) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        // Not in the folder in which it was read: that is kept with the run.
        let done =
            command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["verify", "--format", "json"]).arg(self.path("out")).output().unwrap();
        let report = serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&done.stderr)));
        (done.status.code(), report)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from));
        fs::write(self.path(name), text.replacen(from, to, 1)).unwrap();
    }

    fn database(&self) -> Connection {
        Connection::open(self.path("out/run.sqlite")).unwrap()
    }
}

/// What doesn't hold: its kind and name.
fn found(report: &Value) -> Vec<(&str, &str)> {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().map(|finding| (finding["kind"].as_str().unwrap(), finding["name"].as_str().unwrap())).collect()
}

fn holds(archive: &Archive) {
    let (status, report) = archive.verify();
    assert_eq!((status, found(&report)), (Some(0), Vec::new()));
    assert_eq!((report["documents"].as_u64(), report["unchanged"].as_u64()), (Some(705), Some(705)));
    assert!(report["passages"] == report["proven"] && report["passages"].as_u64().unwrap() > 705, "{report}");
    assert_eq!(report["holds"], true);
}

#[test]
fn a_run_that_nobody_touched_holds() {
    let archive = Archive::read();
    holds(&archive);
    let records = fs::read_to_string(archive.path("out/resultaten.jsonl")).unwrap();
    let note = records.lines().find(|line| line.contains("verslag.txt")).unwrap();
    assert!(note.contains("\"quote\":null") && !note.contains("goed samen"), "the words of the note are proven without being copied");
    assert_eq!(archive.batch(&["--resume"]), Some(0));
    holds(&archive);
    assert_eq!(archive.batch(&["--resume", "--quotes", "--results=json"]), Some(0));
    holds(&archive);
}

#[test]
fn a_run_that_was_killed_holds_when_it_is_done() {
    let archive = Archive::unread();
    for after in [300, 500, 600] {
        let begun = archive.path("out/run.sqlite").exists();
        let mut child = archive.batch_command(if begun { &["--resume"] } else { &[] }).spawn().unwrap();
        thread::sleep(Duration::from_millis(after));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let begun = archive.path("out/run.sqlite").exists();
    assert_eq!(archive.batch(if begun { &["--resume"] } else { &[] }), Some(0));
    holds(&archive);
}

#[test]
fn what_changed_in_the_sources_is_named() {
    let archive = Archive::read();
    // In the middle of a passage of a note of which no words were copied.
    archive.edit("texts/verslag.txt", "werkt goed samen", "werkt goed s\u{e1}men");
    // In front of what is found: all of it moves.
    archive.edit("texts/vacature.txt", "Wat vragen wij?", "Wat vragen wij jou?");
    // Behind what is found.
    archive.edit("texts/zelfde.txt", "helder met klanten.", "helder met klanten. Tot snel!");
    archive.edit("texts/tabel.csv", "in team 650.", "in ploeg 650.");
    fs::remove_file(archive.path("texts/archief.zip")).unwrap();
    fs::write(archive.path("texts/zomer.txt"), VACANCY).unwrap();
    let (status, report) = archive.verify();
    assert_eq!(status, Some(1));
    let expected = [
        ("gone", "texts/archief.zip"),
        ("changed", "texts/tabel.csv#650"),
        ("changed", "texts/vacature.txt"),
        ("changed", "texts/verslag.txt"),
        ("changed", "texts/zelfde.txt"),
        ("new", "texts/zomer.txt"),
    ];
    assert_eq!(found(&report), expected);
    let passages = |at: usize| {
        let finding = &report["findings"][at];
        (finding["standing"].as_u64().unwrap(), finding["fallen"].as_u64().unwrap())
    };
    assert_eq!(report["findings"][0]["documents"], 2);
    assert!(passages(0).1 > 0);
    assert_eq!(passages(2).0, 0, "all passages moved");
    assert!(passages(3).0 > 0 && passages(3).1 > 0, "one of the note's passages was changed");
    assert!(passages(4).0 > 0 && passages(4).1 == 0, "all passages stand, in a text that changed");
}

#[test]
fn what_changed_in_a_file_of_many_documents_is_named() {
    let archive = Archive::read();
    let rows = fs::read_to_string(archive.path("texts/tabel.csv")).unwrap();
    let fewer: String = rows.split_inclusive('\n').filter(|row| !row.starts_with("12;")).collect();
    fs::write(archive.path("texts/tabel.csv"), format!("{fewer}700;Je luistert goed naar collega's.\n")).unwrap();
    fs::write(archive.path("texts/archief.zip"), b"PK\x03\x04 and no more").unwrap();
    let (status, report) = archive.verify();
    assert_eq!(status, Some(1));
    let expected = [("unreadable", "texts/archief.zip"), ("new", "texts/tabel.csv#700"), ("gone", "texts/tabel.csv#12")];
    assert_eq!(found(&report), expected);
    assert_eq!(report["findings"][0]["failure"], "damaged");
    assert_eq!((report["documents"].as_u64(), report["unchanged"].as_u64()), (Some(705), Some(702)));
}

#[test]
fn what_changed_in_the_results_is_named() {
    let archive = Archive::read();
    archive.edit("out/resultaten.jsonl", "\"verdict\":\"missing\"", "\"verdict\":\"covered\"");
    fs::remove_file(archive.path("out/index.html")).unwrap();
    let (status, report) = archive.verify();
    assert_eq!((status, found(&report)), (Some(1), vec![("result_changed", "resultaten.jsonl"), ("result_gone", "index.html")]));
    archive.edit("out/manifest.json", "\"documents\": 705", "\"documents\": 706");
    assert!(found(&archive.verify().1).contains(&("result_changed", "manifest.json")));
    fs::remove_file(archive.path("out/manifest.json")).unwrap();
    assert_eq!(found(&archive.verify().1), [("result_gone", "manifest.json")]);
}

#[test]
fn what_changed_in_the_database_is_named() {
    let archive = Archive::read();
    let database = archive.database();
    let mut select = database.prepare("SELECT fingerprint, record FROM analysis").unwrap();
    let rows = select.query_map([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?))).unwrap();
    let mut note = None;
    for row in rows {
        let (fingerprint, packed) = row.unwrap();
        let record: Value = serde_json::from_slice(&lz4_flex::decompress_size_prepended(&packed).unwrap()).unwrap();
        if record["document"]["kind"] == "review" {
            note = Some((fingerprint, record));
        }
    }
    drop(select);
    let (fingerprint, mut record) = note.unwrap();
    let competencies = record["competencies"].as_array_mut().unwrap();
    let evidence = competencies.iter_mut().flat_map(|competency| competency["evidence"].as_array_mut().unwrap()).next().unwrap();
    evidence["start"] = (evidence["start"].as_u64().unwrap() + 1).into();
    let packed = lz4_flex::compress_prepend_size(&serde_json::to_vec(&record).unwrap());
    database.execute("UPDATE analysis SET record = ?1 WHERE fingerprint = ?2", rusqlite::params![packed, fingerprint]).unwrap();
    drop(database);
    let (status, report) = archive.verify();
    assert_eq!((status, found(&report)), (Some(1), vec![("wrong", "texts/verslag.txt")]));
    assert_eq!(report["findings"][0]["fallen"], 1);
    // Of another run's key nothing can be proven.
    archive.database().execute("UPDATE about SET value = zeroblob(32) WHERE name = 'key'", []).unwrap();
    let (_, report) = archive.verify();
    assert_eq!(report["proven"], 0);
}

#[test]
fn what_a_text_says_stays_inside() {
    let archive = Archive::read();
    archive.edit("texts/verslag.txt", "Marieke", "Marleen");
    for format in ["text", "json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        let done = command.args(["verify", "--format", format]).arg(archive.path("out")).output().unwrap();
        let said = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        assert!(said.contains("texts/verslag.txt") && !said.contains("samen") && !said.contains("Mar"), "{said}");
        if format == "text" {
            assert!(said.starts_with("texts/verslag.txt: de tekst is veranderd; passages die er nog staan: "), "{said}");
            assert!(said.contains(" 704 van 705 documenten zijn onveranderd. "), "{said}");
            assert!(said.ends_with(" bestanden met uitkomsten nagekeken. Wat niet klopt, staat hierboven.\n"), "{said}");
        }
    }
    // The key is in no file but the database.
    let key: Vec<u8> = archive.database().query_row("SELECT value FROM about WHERE name = 'key'", [], |row| row.get(0)).unwrap();
    assert_eq!(key.len(), 32);
    let hexadecimal = base16ct::lower::encode_string(&key);
    for entry in fs::read_dir(archive.path("out")).unwrap().map(Result::unwrap).filter(|entry| entry.file_name() != "run.sqlite") {
        let bytes = fs::read(entry.path()).unwrap();
        assert!(!bytes.windows(32).any(|part| part == key) && !bytes.windows(64).any(|part| part == hexadecimal.as_bytes()));
    }
}

#[test]
fn a_run_is_read_as_it_was_asked() {
    let archive = Archive::unread();
    fs::write(archive.path("texts/.ignore"), "tabel.csv\n").unwrap();
    assert_eq!(archive.batch(&["--glob=!zelfde.txt", "--kind=vacancy", "--limit=entries=5", "--no-convert"]), Some(0));
    let (status, report) = archive.verify();
    assert_eq!((status, found(&report), report["documents"].as_u64()), (Some(0), Vec::new(), Some(4)));
    let manifest: Value = serde_json::from_slice(&fs::read(archive.path("out/manifest.json")).unwrap()).unwrap();
    let reading = &manifest["reading"];
    assert_eq!(
        (&reading["inputs"][0], &reading["globs"][0], &reading["limits"][0]),
        (&"texts".into(), &"!zelfde.txt".into(), &"entries=5".into())
    );
    assert_eq!(reading["directory"], *archive.0.path().canonicalize().unwrap().to_str().unwrap());
}

#[test]
fn only_a_finished_run_is_proven() {
    let archive = Archive::unread();
    let said = |run: &Path, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
        let done = command.arg("verify").arg(run).args(more).output().unwrap();
        (done.status.code(), String::from_utf8([done.stdout, done.stderr].concat()).unwrap())
    };
    let (status, none) = said(&archive.path("out"), &[]);
    assert!(status == Some(2) && none.contains("there is no run"), "{none}");
    assert_eq!(archive.batch(&[]), Some(0));
    archive.database().execute_batch("PRAGMA user_version = 0").unwrap();
    let (status, half) = said(&archive.path("out"), &[]);
    assert!(status == Some(2) && half.contains("isn't finished"), "{half}");
    assert_eq!(archive.batch(&["--resume"]), Some(0));
    // The archive goes elsewhere.
    fs::create_dir(archive.path("elsewhere")).unwrap();
    fs::rename(archive.path("texts"), archive.path("elsewhere/texts")).unwrap();
    assert_eq!(said(&archive.path("out"), &[]).0, Some(1));
    let (status, there) = said(&archive.path("out"), &["--from", archive.path("elsewhere").to_str().unwrap(), "--lang=en"]);
    assert!(status == Some(0) && there.contains("705 of 705 documents"), "{there}");
}

#[test]
fn standard_input_cannot_be_read_again() {
    let archive = Archive::unread();
    let mut command = Command::new(env!("CARGO_BIN_EXE_toetssteen"));
    command
        .current_dir(archive.0.path())
        .args(["batch", "-", "texts/verslag.txt", "--out", "out"])
        .stdin(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(VACANCY.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let (status, report) = archive.verify();
    assert_eq!((status, found(&report)), (Some(1), vec![("standard_input", "-")]));
    assert_eq!((report["documents"].as_u64(), report["unchanged"].as_u64()), (Some(2), Some(1)));
}
