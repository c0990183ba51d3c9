//! Accuracy on labelled sets never falls. The floors only go up.
//!
//! The project's own set is `corpus/gold/`. A second one, in the same format with its texts in `texts/`, can be named by the
//! environment variable `TOETSSTEEN_GOLD`.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use serde::Deserialize;
use toetssteen::{document::DocumentKind, evidence::Memory, extract::read_file};

use crate::{ANALYZER, project};

#[derive(Deserialize)]
struct Labelled {
    id: String,
    kind: String,
    path: Option<String>,
    segments: Vec<Segment>,
}

#[derive(Deserialize)]
struct Segment {
    start: u32,
    end: u32,
    labels: BTreeMap<String, String>,
}

/// (document, segment, competency) for evidence, (document, 0, competency) for documents.
type Labels = BTreeSet<(String, usize, String)>;

#[derive(Default)]
struct Scores {
    gold: Labels,
    said: Labels,
}

impl Scores {
    fn precision_recall_f1(&self) -> (f64, f64, f64) {
        let hit = as_f64(self.gold.intersection(&self.said).count());
        let precision = hit / as_f64(self.said.len().max(1));
        let recall = hit / as_f64(self.gold.len().max(1));
        (precision, recall, if hit > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 })
    }

    fn documents(&self) -> Self {
        let whole = |labels: &Labels| labels.iter().map(|(id, _, competency)| (id.clone(), 0, competency.clone())).collect();
        Self { gold: whole(&self.gold), said: whole(&self.said) }
    }

    /// The organisation-wide competencies that documents lack.
    fn missing(&self, ids: &[String]) -> Self {
        let documents = self.documents();
        let wide: Vec<_> = ANALYZER.lexicon().profile.iter().filter(|(_, c)| c.organisation_wide).map(|(_, c)| c.slug.clone()).collect();
        let gaps = |shown: &Labels| {
            ids.iter()
                .flat_map(|id| wide.iter().map(move |slug| (id.clone(), 0, slug.clone())))
                .filter(|gap| !shown.contains(gap))
                .collect()
        };
        Self { gold: gaps(&documents.gold), said: gaps(&documents.said) }
    }
}

fn as_f64(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

fn read_set(file: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines().filter(|line| !line.trim().is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn score(folder: &Path, set: &[Labelled], kind: DocumentKind) -> (Scores, Vec<String>) {
    let of_kind: Vec<_> = set.iter().filter(|labelled| labelled.kind == kind.name()).collect();
    let profile = &ANALYZER.lexicon().profile;
    let said: Vec<Vec<(String, usize, String)>> = of_kind
        .par_iter()
        .map_init(Memory::default, |memory, labelled| {
            let path =
                labelled.path.as_ref().map_or_else(|| folder.join("texts").join(format!("{}.txt", labelled.id)), |path| folder.join(path));
            let document = read_file(&path, Some(kind)).unwrap_or_else(|failure| panic!("{failure}"));
            let evidence = ANALYZER.evidence(&document.text, kind, memory);
            let counting = evidence.iter().filter(|found| found.counts);
            counting
                .filter_map(|found| {
                    let shared =
                        |segment: &Segment| i64::from(segment.end.min(found.span.end)) - i64::from(segment.start.max(found.span.start));
                    // The first of the segments that share most with it, as the labels were made.
                    let (n, best) = labelled.segments.iter().enumerate().rev().max_by_key(|(_, segment)| shared(segment))?;
                    (shared(best) > 0).then(|| (labelled.id.clone(), n, profile.competency(found.competency).slug.clone()))
                })
                .collect()
        })
        .collect();
    let gold = of_kind
        .iter()
        .flat_map(|labelled| {
            labelled
                .segments
                .iter()
                .enumerate()
                .flat_map(move |(n, segment)| segment.labels.keys().map(move |slug| (labelled.id.clone(), n, slug.clone())))
        })
        .collect();
    (Scores { gold, said: said.into_iter().flatten().collect() }, of_kind.iter().map(|labelled| labelled.id.clone()).collect())
}

/// Least precision and F1 of evidence, least F1 of coverage and of missing organisation-wide competencies.
struct Floors {
    precision: f64,
    f1: f64,
    coverage: f64,
    missing: f64,
}

fn hold(name: &str, folder: &Path, set: &[Labelled], kind: DocumentKind, floors: &Floors) {
    let (scores, ids) = score(folder, set, kind);
    assert!(!scores.gold.is_empty(), "{name}: no labels");
    let (precision, recall, f1) = scores.precision_recall_f1();
    let (.., coverage) = scores.documents().precision_recall_f1();
    let (.., missing) = scores.missing(&ids).precision_recall_f1();
    println!(
        "{name} {}: precision {precision:.3}, recall {recall:.3}, F1 {f1:.3}, coverage {coverage:.3}, missing {missing:.3}",
        kind.name()
    );
    for (what, value, floor) in [
        ("precision", precision, floors.precision),
        ("F1", f1, floors.f1),
        ("coverage", coverage, floors.coverage),
        ("missing", missing, floors.missing),
    ] {
        assert!(value >= floor, "{name} {}: {what} {value:.3} is under its floor {floor:.3}", kind.name());
    }
}

#[test]
fn the_projects_own_labels_are_reached() {
    let folder = project("corpus/gold");
    let vacancies = read_set(&folder.join("vacatures.jsonl"));
    let reviews = read_set(&folder.join("verslagen.jsonl"));
    assert!(vacancies.len() >= 20 && reviews.len() >= 20);
    hold("corpus", &folder, &vacancies, DocumentKind::Vacancy, &Floors { precision: 0.77, f1: 0.46, coverage: 0.62, missing: 0.50 });
    hold("corpus", &folder, &reviews, DocumentKind::Review, &Floors { precision: 0.84, f1: 0.60, coverage: 0.76, missing: 0.73 });
}

#[test]
fn the_labels_of_the_named_set_are_reached() {
    let Some(folder) = env::var_os("TOETSSTEEN_GOLD").map(PathBuf::from) else {
        println!("skipped: TOETSSTEEN_GOLD names no labelled set");
        return;
    };
    let set = read_set(&folder.join("gold.jsonl"));
    hold("named set", &folder, &set, DocumentKind::Vacancy, &Floors { precision: 0.76, f1: 0.73, coverage: 0.88, missing: 0.79 });
    hold("named set", &folder, &set, DocumentKind::Review, &Floors { precision: 0.62, f1: 0.33, coverage: 0.54, missing: 0.60 });
}
