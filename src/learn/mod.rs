//! Learns the weights of words from labelled documents.
//!
//! One logistic regression a class with an absolute (L1) penalty, so that most features get no weight at all and a person can read
//! what is left. The same documents give the same file, byte for byte.

mod regression;

use std::{collections::BTreeMap, fmt::Write as _};

use rayon::prelude::*;

use crate::{
    analyzer::Analyzer,
    document::{DocumentKind, Reading},
    eval::{Labelled, SetError},
    evidence::{Memory, Observed, Polarity},
    extract::read_file,
    lexicon::{Feature, POLARITIES, Vocabulary, Weights},
    profile::{CompetencyId, Profile},
    span::Span,
};

use self::regression::{Columns, Fitted, fit};

/// What is to be learned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// Which competencies a sentence of a document of this kind speaks to.
    Competencies(DocumentKind),
    /// With which polarity a sentence of a review note does.
    Polarity,
}

/// How to learn.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// What.
    pub subject: Subject,
    /// Are the findings of terms features too? Not where the terms were written on the same documents: they would be believed too much.
    pub with_terms: bool,
    /// How much an error costs beside a weight: the more, the more weights there are.
    pub cost: f64,
    /// In how many sentences a feature must stand.
    pub fewest: usize,
    /// From which chance on a sentence counts without a term.
    pub count_from: f32,
    /// Below how many times the class's own frequency a chance must lie for a term not to count.
    pub drop_below: f32,
}

/// Weights smaller than this say nothing and aren't written.
const LEAST_WEIGHT: f64 = 0.02;

/// Sentences and their labels.
struct Examples {
    /// The features of each sentence, sorted.
    rows: Vec<Vec<Feature>>,
    /// For each class which sentences have it.
    labels: Vec<Vec<bool>>,
}

/// Learns from labelled documents and gives the text of a file of weights.
///
/// # Errors
///
/// When a document can't be read or a segment isn't a stretch of its text.
pub fn learn(analyzer: &Analyzer, set: &[Labelled], options: &Options) -> Result<String, SetError> {
    let kind = match options.subject {
        Subject::Competencies(kind) => kind,
        Subject::Polarity => DocumentKind::Review,
    };
    let mut documents = Vec::new();
    for labelled in set.iter().filter(|labelled| labelled.kind == kind) {
        let document = read_file(&labelled.path, Some(kind))?;
        labelled.check(&document.text)?;
        documents.push((labelled, document));
    }
    let lexicon = analyzer.lexicon();
    let weights = lexicon.weights.for_learning(documents.iter().map(|(_, document)| document.text.as_str()));
    let observed: Vec<Vec<Observed>> = documents
        .par_iter()
        .map_init(Memory::default, |memory, (_, document)| {
            analyzer.finder().observe(lexicon, &weights, &Reading::of(document), kind, memory)
        })
        .collect();
    let profile = &lexicon.profile;
    let mut examples = Examples { rows: Vec::new(), labels: vec![Vec::new(); classes(options.subject, profile).len()] };
    for ((labelled, _), observed) in documents.iter().zip(observed) {
        match options.subject {
            Subject::Competencies(_) => examples.add_competencies(labelled, observed, options.with_terms),
            Subject::Polarity => examples.add_polarities(labelled, &observed),
        }
    }
    Ok(examples.learned(options, &weights, profile))
}

/// The names of the classes, in the order of a model's classes.
fn classes(subject: Subject, profile: &Profile) -> Vec<&str> {
    match subject {
        Subject::Competencies(_) => profile.iter().map(|(_, competency)| competency.slug.as_str()).collect(),
        Subject::Polarity => POLARITIES.to_vec(),
    }
}

impl Examples {
    /// One example a sentence.
    fn add_competencies(&mut self, labelled: &Labelled, observed: Vec<Observed>, with_terms: bool) {
        let spans: Vec<Span> = observed.iter().map(|item| item.sentence).collect();
        let labels: Vec<Labels> = spans.iter().map(|&span| labels_of(labelled, span, &spans)).collect();
        for (n, item) in observed.into_iter().enumerate() {
            let Labels::Known(own) = &labels[n] else { continue };
            let mut row = item.features;
            if !with_terms {
                row.retain(|feature| !matches!(feature, Feature::Found(..) | Feature::FoundBefore(_)));
            }
            if let Some(Labels::Known(before)) = n.checked_sub(1).filter(|_| item.follows).map(|before| &labels[before]) {
                row.extend(before.keys().map(|&competency| Feature::Before(competency)));
                row.sort_unstable();
            }
            for (class, column) in (0u16..).zip(&mut self.labels) {
                column.push(own.contains_key(&CompetencyId(class)));
            }
            self.rows.push(row);
        }
    }

    /// One example a label.
    fn add_polarities(&mut self, labelled: &Labelled, observed: &[Observed]) {
        let spans: Vec<Span> = observed.iter().map(|item| item.sentence).collect();
        for item in observed {
            let Labels::Known(own) = labels_of(labelled, item.sentence, &spans) else { continue };
            for (competency, polarity) in own {
                let mut row = item.polarity.clone();
                row.extend(item.said.iter().filter(|(of, _)| *of == competency).map(|&(_, mark)| Feature::Mark(mark)));
                row.sort_unstable();
                row.dedup();
                let class = match polarity {
                    Polarity::Positive => 0,
                    Polarity::Negative => 1,
                    Polarity::Neutral => 2,
                };
                self.labels.iter_mut().enumerate().for_each(|(n, column)| column.push(n == class));
                self.rows.push(row);
            }
        }
    }

    /// The file of weights.
    fn learned(&self, options: &Options, weights: &Weights, profile: &Profile) -> String {
        let columns = Columns::new(&self.rows, options.fewest, |feature| feature.write(&weights.vocabulary, profile));
        let fitted: Vec<Fitted> = self.labels.par_iter().map(|labels| fit(&columns, labels, options.cost)).collect();
        let names = classes(options.subject, profile);
        let mut text = format!(
            "# Learned by `toetssteen learn` from {} sentences; see README.md. Not written by hand.\n\
             count-from\t{}\ndrop-below\t{}\nbias",
            self.rows.len(),
            options.count_from,
            options.drop_below
        );
        for (name, fitted) in names.iter().zip(&fitted) {
            let _ = write!(text, "\t{name} {:.2}", fitted.bias);
        }
        text.push_str("\nbase");
        for (name, labels) in names.iter().zip(&self.labels) {
            let count = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
            let share = count(labels.iter().filter(|&&has| has).count()) / count(labels.len().max(1));
            let _ = write!(text, "\t{name} {share:.4}");
        }
        text.push('\n');
        for line in lines(&columns, &fitted, &names, &weights.vocabulary, profile) {
            text.push_str(&line);
        }
        text
    }
}

/// The lines of the features that have a weight, sorted.
fn lines(columns: &Columns, fitted: &[Fitted], names: &[&str], vocabulary: &Vocabulary, profile: &Profile) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (n, feature) in columns.features().enumerate() {
        let mut line = feature.write(vocabulary, profile);
        let before = line.len();
        for (name, fitted) in names.iter().zip(fitted).filter(|(_, fitted)| fitted.weights[n].abs() >= LEAST_WEIGHT) {
            let _ = write!(line, "\t{name} {:+.2}", fitted.weights[n]);
        }
        if line.len() > before {
            line.push('\n');
            lines.push(line);
        }
    }
    lines.sort_unstable();
    lines
}

/// What the labels say of a sentence.
enum Labels {
    /// The competencies that it speaks to.
    Known(BTreeMap<CompetencyId, Polarity>),
    /// A labelled segment has several sentences, and any of them may be meant.
    Unclear,
}

fn labels_of(labelled: &Labelled, sentence: Span, all: &[Span]) -> Labels {
    let shared = |start: u32, end: u32, span: Span| end.min(span.end).saturating_sub(start.max(span.start));
    let segment = labelled.segments.iter().max_by_key(|segment| shared(segment.start, segment.end, sentence));
    let Some(segment) = segment.filter(|segment| shared(segment.start, segment.end, sentence) > 0) else {
        return Labels::Known(BTreeMap::new());
    };
    let of_segment = |span: &&Span| shared(segment.start, segment.end, **span) * 2 > span.len();
    let several = all.iter().filter(of_segment).count() > 1;
    if several && !segment.labels.is_empty() { Labels::Unclear } else { Labels::Known(segment.labels.clone()) }
}
