//! From what was handed over to what it shows.

use std::collections::{HashMap, hash_map::Entry};

use crate::{
    analyzer::Analyzer,
    assess::Assessment,
    document::{Document, DocumentKind, Format, Marked},
    extract::{Each, Halted, Options, documents_from, documents_of},
    failure::{Failure, FailureKind},
    guard::guarded,
    report::{FailureRecord, Output, Record, Wording},
};

use super::{
    answer::{AnalyzeAnswer, AssessedDocument, DocumentAnswer, FailedDocument},
    positions::positions,
    problem::{Problem, ProblemKind},
    settings::Bounds,
    uploads::{Content, Upload},
    work::{Memories, Stop},
};

/// What is needed to read and analyse.
#[derive(Debug)]
pub(super) struct Bench {
    pub(super) analyzer: Analyzer,
    pub(super) options: Options,
    pub(super) bounds: Bounds,
    pub(super) memories: Memories,
}

/// What came of a document.
pub(super) enum Outcome {
    /// It was read.
    Assessed(Box<Document>, Box<Record>),
    /// It couldn't be.
    Failed(Failure),
}

/// What makes two documents the same: what they are said to be, their text and its parts.
type Same<'d> = (Option<DocumentKind>, &'d str, &'d [Marked]);

impl Bench {
    /// Reads and analyses what was handed over, in order.
    ///
    /// # Errors
    ///
    /// When there is too much in it, or nobody waits for it any more.
    pub(super) fn outcomes(&self, uploads: Vec<Upload>, stop: &Stop) -> Result<Vec<Outcome>, Problem> {
        let mut read = Reading { bounds: &self.bounds, read: Vec::new(), text: 0 };
        for upload in uploads {
            if stop.is_set() {
                return Err(ProblemKind::TookTooLong.into());
            }
            self.read(upload, &mut |document| {
                read.push(document);
                if read.is_over() || stop.is_set() { Err(Halted) } else { Ok(()) }
            });
        }
        let read = read.within()?;
        let assessments = self.assess(&read, stop)?;
        let outcomes = read.into_iter().zip(assessments).map(|(document, assessment)| match (document, assessment) {
            (Ok(document), Some(Ok(assessment))) => Outcome::Assessed(Box::new(document), Box::new(Record::from(&assessment))),
            (Ok(document), broken) => {
                let place = broken.and_then(Result::err).flatten();
                Outcome::Failed(Failure::new(document.origin.id, FailureKind::Crashed, place).inside(&document.origin.path))
            }
            (Err(failure), _) => Outcome::Failed(failure),
        });
        Ok(outcomes.collect())
    }

    fn read(&self, upload: Upload, each: &mut Each<'_>) {
        let options = Options { kind: upload.kind, ..self.options.clone() };
        match upload.content {
            Content::Text(text) if text.trim_start_matches('\u{feff}').trim().is_empty() => {
                // Nothing comes after it.
                let _ = each(Err(Failure::new(upload.name, FailureKind::Empty, None)));
            }
            Content::Text(text) => documents_of(Format::Text, text.into_bytes(), &upload.name, &options, each),
            Content::File(bytes) => documents_from(&bytes[..], &upload.name, &options, each),
        }
    }

    /// What each document that was read shows, or where the analysis broke down; those with one text are analysed once.
    fn assess(&self, read: &[Result<Document, Failure>], stop: &Stop) -> Result<Vec<Option<Assessed>>, Problem> {
        let mut seen: HashMap<Same<'_>, usize> = HashMap::new();
        let mut assessments: Vec<Option<Assessed>> = Vec::with_capacity(read.len());
        for (n, document) in read.iter().enumerate() {
            if stop.is_set() {
                return Err(ProblemKind::TookTooLong.into());
            }
            let Ok(document) = document else {
                assessments.push(None);
                continue;
            };
            let assessed = match seen.entry((document.kind, &document.text, &document.layout)) {
                Entry::Vacant(free) => {
                    free.insert(n);
                    self.memories.with(|memory| guarded(|| self.analyzer.assess(document, memory)).map_err(|panicked| panicked.place))
                }
                Entry::Occupied(first) => again(document, &read[*first.get()], assessments[*first.get()].as_ref()),
            };
            assessments.push(Some(assessed));
        }
        Ok(assessments)
    }
}

/// What a document shows, or where the analysis broke down.
type Assessed = Result<Assessment, Option<String>>;

/// What a document shows that has the text of an earlier one.
fn again(document: &Document, first: &Result<Document, Failure>, assessed: Option<&Assessed>) -> Assessed {
    let duplicate_of = first.as_ref().ok().map(|first| first.origin.id.clone());
    let assessment = assessed.cloned().unwrap_or(Err(None))?;
    Ok(Assessment { origin: document.origin.clone(), duplicate_of, ..assessment })
}

/// Documents that are being read, as many as are allowed.
struct Reading<'b> {
    bounds: &'b Bounds,
    read: Vec<Result<Document, Failure>>,
    /// How many bytes of text they have, those that weren't kept too.
    text: usize,
}

impl Reading<'_> {
    fn push(&mut self, document: Result<Document, Failure>) {
        self.text += document.as_ref().map_or(0, |document| document.text.len());
        // One more than is allowed shows that there are too many.
        if self.text <= self.bounds.text && self.read.len() <= self.bounds.documents {
            self.read.push(document);
        }
    }

    /// Is there more than is allowed?
    const fn is_over(&self) -> bool {
        self.read.len() > self.bounds.documents || self.text > self.bounds.text
    }

    fn within(self) -> Result<Vec<Result<Document, Failure>>, Problem> {
        if self.read.len() > self.bounds.documents {
            Err(Problem::with(ProblemKind::TooMuch, format!("> {}", self.bounds.documents)))
        } else if self.text > self.bounds.text {
            Err(Problem::with(ProblemKind::TooMuch, format!("> {} MB", self.bounds.text >> 20)))
        } else {
            Ok(self.read)
        }
    }
}

/// The answer to a request, with failures said in a language.
pub(super) fn answer(outcomes: Vec<Outcome>, say: Wording) -> AnalyzeAnswer {
    let documents = outcomes.into_iter().map(|outcome| match outcome {
        Outcome::Assessed(document, record) => {
            let (positions, blocks, text_utf16_length) = positions(&document, &record);
            DocumentAnswer::Assessed(Box::new(AssessedDocument {
                record: *record,
                text: document.text,
                text_utf16_length,
                positions,
                blocks,
            }))
        }
        Outcome::Failed(failure) => {
            DocumentAnswer::Failed(Box::new(FailedDocument { failure: FailureRecord::from(&failure), message: say.failure(&failure) }))
        }
    });
    AnalyzeAnswer { documents: documents.collect() }
}

/// The rows of results, with the texts: a page shows them.
pub(super) fn outputs(outcomes: Vec<Outcome>) -> impl Iterator<Item = (Output, Option<String>)> {
    outcomes.into_iter().map(|outcome| match outcome {
        Outcome::Assessed(document, record) => (Output::Record(record), Some(document.text)),
        Outcome::Failed(failure) => (Output::Failure(Box::new(FailureRecord::from(&failure))), None),
    })
}
