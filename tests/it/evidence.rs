//! What texts say of competencies: cases of `tests/evidence/`, one file a kind of document, each case a text in the project's own
//! words.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;
use toetssteen::{document::DocumentKind, evidence::Memory};

use crate::{ANALYZER, project};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// For each competency the polarities of what counts, in the order of the text; empty: nothing counts.
    says: BTreeMap<String, Vec<String>>,
}

fn hold(file: &str, kind: DocumentKind) {
    let text = fs::read_to_string(project(file)).unwrap();
    let cases: Cases = toml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    let profile = &ANALYZER.lexicon().profile;
    let mut wrong = Vec::new();
    for case in &cases.case {
        let evidence = ANALYZER.evidence(&case.text, kind, &mut Memory::default());
        for (slug, expected) in &case.says {
            let id = profile.find(slug).unwrap_or_else(|| panic!("{file}: no competency {slug}"));
            let mut sentences: Vec<_> = evidence
                .iter()
                .filter(|evidence| evidence.counts && evidence.competency == id)
                .map(|evidence| (evidence.sentence.start, evidence.polarity.name()))
                .collect();
            sentences.sort_unstable();
            sentences.dedup();
            let said: Vec<_> = sentences.iter().map(|&(_, polarity)| polarity).collect();
            if said != *expected {
                wrong.push(format!("{:?}: {slug} {said:?} for {expected:?}", case.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{}", wrong.join("\n"));
}

#[test]
fn vacancies_say_what_is_asked() {
    hold("tests/evidence/vacancies.toml", DocumentKind::Vacancy);
}

#[test]
fn review_notes_say_how_somebody_does() {
    hold("tests/evidence/reviews.toml", DocumentKind::Review);
}
