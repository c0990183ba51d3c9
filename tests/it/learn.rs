//! Weights: learned from labelled texts, read back, and refused with their place where they aren't weights.

use std::fs;

use toetssteen::{
    Analyzer,
    document::DocumentKind,
    eval::read_set,
    evidence::{Memory, Rule},
    learn::{Options, Subject, learn},
    lexicon::{LexiconSource, SourceFile},
};

use crate::{ANALYZER, project};

/// The project's lexicon with other weights for notes, or none.
fn lexicon_with(review: Option<&str>) -> LexiconSource {
    let embedded = LexiconSource::embedded();
    let mut files: Vec<SourceFile> = embedded.files().iter().filter(|file| !file.name.starts_with("weights/")).cloned().collect();
    files.extend(review.map(|text| SourceFile { name: "weights/review.tsv".to_owned(), text: text.to_owned() }));
    LexiconSource::new(files)
}

const OPTIONS: Options = Options {
    subject: Subject::Competencies(DocumentKind::Review),
    with_terms: true,
    cost: 1.0,
    fewest: 2,
    count_from: 0.5,
    drop_below: 0.5,
};

#[test]
fn the_same_texts_give_the_same_weights_and_they_can_be_read() {
    let set = read_set(&project("corpus/gold/verslagen.jsonl"), &ANALYZER.lexicon().profile).unwrap();
    let text = learn(&ANALYZER, &set, &OPTIONS).unwrap();
    assert_eq!(text, learn(&ANALYZER, &set, &OPTIONS).unwrap());
    assert!(text.contains("\nfound samenwerken strong\tsamenwerken +"), "{text}");
    let analyzer = Analyzer::new(&lexicon_with(Some(&text))).unwrap();
    assert!(analyzer.lexicon().weights.competencies(DocumentKind::Review).is_some());
    assert!(analyzer.lexicon().weights.competencies(DocumentKind::Vacancy).is_none());
}

#[test]
fn words_count_without_a_term_and_are_named() {
    let bias: Vec<String> = ANALYZER.lexicon().profile.iter().map(|(_, competency)| format!("{} -5", competency.slug)).collect();
    let bias = bias.join("\t");
    let weights =
        format!("count-from\t0.5\ndrop-below\t0\nbias\t{bias}\nword flierefluiter\tcreatief +4\npair een flierefluiter\tcreatief +3\n");
    let analyzer = Analyzer::new(&lexicon_with(Some(&weights))).unwrap();
    let said = |text: &str| analyzer.evidence(text, DocumentKind::Review, &mut Memory::default());
    let found = said("Zij is een flierefluiter.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].reason.rule, found[0].term, found[0].strong), (Rule::Weighed, None, false));
    assert_eq!(found[0].reason.cue.as_deref(), Some("flierefluiter"));
    assert!(said("Zij is flierefluiter.").is_empty());
}

#[test]
fn a_wrong_line_is_refused_with_its_place() {
    for (line, place) in [("word goed\tzwemmen +1", "2:1"), ("woord goed\tcreatief +1", "2:1"), ("word goed\tcreatief veel", "2:1")] {
        let error = Analyzer::new(&lexicon_with(Some(&format!("bias\tcreatief -1\n{line}\n")))).unwrap_err().to_string();
        assert!(error.contains(&format!("weights/review.tsv:{place}")) && error.contains("toetssteen learn"), "{error}");
    }
}

#[test]
fn a_set_without_documents_of_the_kind_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("gold.jsonl");
    fs::write(&file, "").unwrap();
    let set = read_set(&file, &ANALYZER.lexicon().profile).unwrap();
    let text = learn(&ANALYZER, &set, &OPTIONS).unwrap();
    assert!(text.contains("from 0 sentences"), "{text}");
}
