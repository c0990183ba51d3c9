//! Accuracy on labelled sets never falls. The floors only go up.
//!
//! The project's own set is `corpus/gold/`. A second one, in the same format with its texts in `texts/`, can be named by the
//! environment variable `TOETSSTEEN_GOLD`.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use toetssteen::{
    document::DocumentKind,
    eval::{Evaluation, card, evaluate, evaluate_claims, read_claims, read_set},
};

use crate::{ANALYZER, project};

/// Least precision and F1 of evidence, least F1 of coverage and of missing organisation-wide competencies.
struct Floors {
    precision: f64,
    f1: f64,
    coverage: f64,
    missing: f64,
}

fn measured(set: &Path, kind: DocumentKind) -> Evaluation {
    let labelled = read_set(set, &ANALYZER.lexicon().profile).unwrap_or_else(|error| panic!("{error}"));
    evaluate(&ANALYZER, &labelled, kind).unwrap_or_else(|failure| panic!("{failure}"))
}

fn hold(set: &Path, kind: DocumentKind, floors: &Floors) {
    let evaluation = measured(set, kind);
    assert!(evaluation.documents >= 20, "{} has {} {} texts", set.display(), evaluation.documents, kind.name());
    let evidence = evaluation.evidence.total();
    for (what, value, floor) in [
        ("precision", evidence.precision(), floors.precision),
        ("F1", evidence.f1(), floors.f1),
        ("coverage", evaluation.coverage.total().f1(), floors.coverage),
        ("missing", evaluation.missing.total().f1(), floors.missing),
    ] {
        println!("{} {} {what}: {value:.3}", set.display(), kind.name());
        assert!(value >= floor, "{} {}: {what} {value:.3} is under its floor {floor:.3}", set.display(), kind.name());
    }
}

#[test]
fn the_projects_own_labels_are_reached() {
    let vacancies = Floors { precision: 0.80, f1: 0.60, coverage: 0.74, missing: 0.63 };
    hold(&project("corpus/gold/vacatures.jsonl"), DocumentKind::Vacancy, &vacancies);
    let reviews = Floors { precision: 0.885, f1: 0.80, coverage: 0.915, missing: 0.885 };
    hold(&project("corpus/gold/verslagen.jsonl"), DocumentKind::Review, &reviews);
}

#[test]
fn the_labels_of_the_named_set_are_reached() {
    let Some(set) = env::var_os("TOETSSTEEN_GOLD").map(PathBuf::from) else {
        println!("skipped: TOETSSTEEN_GOLD names no labelled set");
        return;
    };
    hold(&set, DocumentKind::Vacancy, &Floors { precision: 0.81, f1: 0.79, coverage: 0.91, missing: 0.85 });
    hold(&set, DocumentKind::Review, &Floors { precision: 0.66, f1: 0.57, coverage: 0.75, missing: 0.67 });
}

/// A set of one note: one label that the tool sees, one that it can't, and one thing it says that isn't labelled.
fn small_set(labels: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("texts")).unwrap();
    let text = "Zij werkt graag samen met collega's.\nZij telt mee.\nZij luistert goed naar klanten.\n";
    fs::write(folder.path().join("texts/r1.txt"), text).unwrap();
    let row = format!(
        "{{\"id\":\"r1\",\"kind\":\"review\",\"segments\":[{{\"start\":0,\"end\":36,\"labels\":{labels}}},\
         {{\"start\":37,\"end\":50,\"labels\":{{\"creatief\":\"-\"}}}},{{\"start\":51,\"end\":82,\"labels\":{{}}}}]}}\n"
    );
    let file = folder.path().join("gold.jsonl");
    fs::write(&file, row).unwrap();
    (folder, file)
}

#[test]
fn hits_misses_and_false_alarms_are_counted() {
    let (folder, _) = small_set("{\"samenwerken\":\"+\"}");
    let evaluation = measured(folder.path(), DocumentKind::Review);
    let total = evaluation.evidence.total();
    assert_eq!((total.hit, total.missed), (1, 1));
    assert!(total.wrong >= 1);
    assert_eq!(evaluation.polarity, (1, 1));
    let right: usize = evaluation.by_term().values().map(|tally| tally.hit).sum();
    assert!(right >= 1);
    assert!(evaluation.by_rule().contains_key(&(true, "said")));
}

#[test]
fn a_wrong_set_is_refused_with_its_line_and_the_mend() {
    let (folder, file) = small_set("{\"samenwerke\":\"+\"}");
    let error = read_set(folder.path(), &ANALYZER.lexicon().profile).unwrap_err();
    assert_eq!(error.place, format!("{}:1", file.display()));
    assert!(error.message.contains("samenwerke") && error.mend.contains("samenwerken"));
    fs::write(&file, "{\"id\":1}\n").unwrap();
    assert!(read_set(&file, &ANALYZER.lexicon().profile).unwrap_err().message.contains("not a labelled document"));
    assert!(read_set(&folder.path().join("not-there"), &ANALYZER.lexicon().profile).is_err());
}

#[test]
fn segments_that_are_no_stretch_of_the_text_are_refused() {
    let (folder, file) = small_set("{}");
    let row = fs::read_to_string(&file).unwrap();
    fs::write(
        folder.path().join("texts/r1.txt"),
        "Zij is één met het werk, geïnteresseerd, en werkt samen met collega's van elders in het land.",
    )
    .unwrap();
    for (start, end) in [(0, 500), (30, 20), (0, 8)] {
        let segment = format!("{{\"start\":{start},\"end\":{end},\"labels\":{{}}}}");
        fs::write(&file, row.replace("{\"start\":0,\"end\":36,\"labels\":{}}", &segment)).unwrap();
        let labelled = read_set(folder.path(), &ANALYZER.lexicon().profile).unwrap();
        let error = evaluate(&ANALYZER, &labelled, DocumentKind::Review).unwrap_err();
        assert!(error.place.ends_with("r1.txt") && error.message.contains(&format!("from byte {start} to {end}")), "{error}");
    }
    fs::remove_file(folder.path().join("texts/r1.txt")).unwrap();
    let labelled = read_set(folder.path(), &ANALYZER.lexicon().profile).unwrap();
    assert!(evaluate(&ANALYZER, &labelled, DocumentKind::Review).unwrap_err().message.contains("no such file"));
}

#[test]
fn another_tool_is_measured_on_the_same_labels() {
    let (folder, _) = small_set("{\"samenwerken\":\"+\"}");
    let profile = &ANALYZER.lexicon().profile;
    let labelled = read_set(folder.path(), profile).unwrap();
    let file = folder.path().join("other.jsonl");
    let record = "{\"document\":{\"path\":\"elsewhere/r1.txt\"},\"competencies\":[{\"id\":\"samenwerken\",\"evidence\":[{\"start\":4,\"end\":20},\
                  {\"start\":60,\"end\":70},{\"start\":40,\"end\":45,\"counts\":false}]}]}";
    fs::write(&file, record).unwrap();
    let other = evaluate_claims(profile, &labelled, DocumentKind::Review, &read_claims(&file, profile).unwrap());
    let total = other.evidence.total();
    assert_eq!((total.hit, total.wrong, total.missed), (1, 1, 1));
    let tables = card(profile, &measured(folder.path(), DocumentKind::Review), &[("other".to_owned(), other)]);
    assert!(tables.contains("| other | 0.500 | 0.500 | 0.500 |"), "{tables}");

    fs::write(&file, "{\"document\":{\"path\":\"r1.txt\"},\"competencies\":[{\"id\":\"zwemmen\",\"evidence\":[]}]}").unwrap();
    let error = read_claims(&file, profile).unwrap_err();
    assert!(error.place.ends_with("other.jsonl:1") && error.message.contains("zwemmen"));
    fs::write(&file, "geen record").unwrap();
    assert!(read_claims(&file, profile).unwrap_err().message.contains("not a record"));
}
