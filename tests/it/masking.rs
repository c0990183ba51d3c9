//! What masking finds in the passages of `corpus/masking/`, with floors: corpus/README.md says how each came about.
//!
//! `cargo test masking -- --nocapture` prints the figures, and what is missed and wrong where that may be read.

use std::{collections::BTreeMap, fs, time::Instant};

use serde::Deserialize;
use toetssteen::{
    mask::{Masker, Personal, PersonalKind},
    span::Span,
};

use crate::project;

#[derive(Deserialize)]
struct Passage {
    text: String,
    spans: Vec<Labelled>,
}

#[derive(Deserialize)]
struct Labelled {
    start: u32,
    end: u32,
    kind: String,
    text: String,
}

impl Labelled {
    fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// A label is reached when all its letters and digits are masked, by whatever kind. A finding is right when it shares a letter
/// with a label.
#[derive(Default, Clone, Copy)]
struct Figures {
    labels: f64,
    reached: f64,
    findings: f64,
    right: f64,
}

fn passages(file: &str) -> Vec<Passage> {
    let lines = fs::read_to_string(project("corpus/masking").join(file)).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn is_masked(text: &str, label: Span, found: &[Personal]) -> bool {
    let letters = text[label.range()].char_indices().filter(|(_, c)| c.is_alphanumeric());
    letters
        .map(|(at, _)| label.start + u32::try_from(at).unwrap())
        .all(|at| found.iter().any(|hit| hit.span.start <= at && at < hit.span.end))
}

fn measured(file: &str, show: bool) -> BTreeMap<PersonalKind, Figures> {
    let masker = Masker::new();
    let mut figures: BTreeMap<PersonalKind, Figures> = BTreeMap::new();
    for passage in passages(file) {
        let found = masker.find(&passage.text);
        for label in &passage.spans {
            let kind = PersonalKind::ALL.into_iter().find(|kind| kind.name() == label.kind).unwrap();
            let reached = is_masked(&passage.text, label.span(), &found);
            let of_kind = figures.entry(kind).or_default();
            of_kind.labels += 1.0;
            of_kind.reached += f64::from(u8::from(reached));
            if show && !reached {
                println!("missed {}: {} | {}", label.kind, label.text, passage.text);
            }
        }
        for hit in &found {
            let right = passage.spans.iter().any(|label| label.span().overlaps(hit.span));
            let of_kind = figures.entry(hit.kind).or_default();
            of_kind.findings += 1.0;
            of_kind.right += f64::from(u8::from(right));
            if show && !right {
                println!("wrong {}: {} | {}", hit.kind.name(), &passage.text[hit.span.range()], passage.text);
            }
        }
    }
    figures
}

/// A file of `corpus/masking/`, and what is asked of it.
struct Sample {
    file: &'static str,
    /// Whether misses and wrong findings are printed: not of passages that rules must not be written for.
    show: bool,
    /// Least recall and precision of each kind, in the order of `PersonalKind::ALL`.
    floors: [(f64, f64); 8],
}

const ALL: (f64, f64) = (1.0, 1.0);

const SAMPLES: [Sample; 3] = [
    Sample { file: "tuning.jsonl", show: true, floors: [(1.0, 0.96), ALL, ALL, ALL, ALL, ALL, ALL, ALL] },
    Sample { file: "held-out.jsonl", show: false, floors: [(0.98, 0.95), ALL, (1.0, 0.91), ALL, ALL, ALL, ALL, ALL] },
    Sample { file: "independent.jsonl", show: true, floors: [(0.80, 0.96), ALL, (0.91, 0.89), ALL, ALL, ALL, ALL, ALL] },
];

#[test]
fn masking_reaches_its_floors_on_every_sample() {
    let mut under = Vec::new();
    for Sample { file, show, floors } in SAMPLES {
        let figures = measured(file, show);
        for (kind, (least_recall, least_precision)) in PersonalKind::ALL.into_iter().zip(floors) {
            let Figures { labels, reached, findings, right } = figures[&kind];
            let (recall, precision) = (reached / labels, right / findings.max(1.0));
            let name = kind.name();
            println!("{file} {name}: recall {recall:.3} ({reached} of {labels}), precision {precision:.3} ({right} of {findings})");
            if recall < least_recall || precision < least_precision {
                under.push(format!("{file}, {name}: {recall:.3} and {precision:.3}, under {least_recall} or {least_precision}"));
            }
        }
    }
    assert_eq!(under, [""; 0]);
}

#[test]
fn masking_says_how_fast_it_is() {
    let text: String = SAMPLES.iter().flat_map(|sample| passages(sample.file)).map(|passage| passage.text + "\n").collect();
    let masker = Masker::new();
    let start = Instant::now();
    for _ in 0..50 {
        assert!(!masker.find(&text).is_empty());
    }
    let size = 50.0 * f64::from(u32::try_from(text.len()).unwrap()) / 1e6;
    println!("{:.1} MB/s", size / start.elapsed().as_secs_f64());
}

#[test]
fn labels_stand_where_they_say() {
    for Sample { file, .. } in SAMPLES {
        for passage in passages(file) {
            for label in &passage.spans {
                assert_eq!(passage.text[label.span().range()], label.text, "{file}");
            }
        }
    }
}
