//! Many documents: walking folders, reading and analysing in parallel, reporting in order.
//!
//! The output is the same for any number of threads: documents are handed to the reporter in the order of the input, those
//! of a folder sorted by the bytes of their path. A document that can't be read is a row, never the end of the run.

mod duplicates;
mod run;
mod walk;

use std::{io, path::PathBuf, sync::Arc};

use crate::{
    analyzer::Analyzer,
    assess::Assessment,
    document::{Document, Origin},
    evidence::Memory,
    extract::{self, Each, Options},
    failure::{Failure, FailureKind},
    guard::guarded,
};

use self::duplicates::Analysed;
pub use self::{
    duplicates::Fingerprint,
    run::{Control, Sink, run, run_into},
    walk::{BadGlob, Selection, inputs},
};

/// Something to analyse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A path that can't be read; a row in the report.
    Failed(Failure),
}

/// What came of a document.
#[derive(Debug)]
pub enum Outcome {
    /// It was read and analysed.
    Assessed(Arc<Assessment>),
    /// It couldn't be read.
    Failed(Failure),
}

/// What came of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many documents were read and reported.
    pub assessed: u64,
    /// How many of these have the text of an earlier one.
    pub duplicates: u64,
    /// How many couldn't be read.
    pub failed: u64,
    /// How many miss an organisation-wide competency.
    pub with_gaps: u64,
}

/// Reads and analyses the documents of one input, in order. Each text is freed before the next is read.
pub fn analyse(analyzer: &Analyzer, input: &Input, options: &Options, memory: &mut Memory) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    read(input, options, &mut |read| {
        outcomes.push(match read {
            Ok(document) => match assess(analyzer, &document, memory) {
                Ok(assessment) => Outcome::Assessed(assessment),
                Err(place) => Outcome::Failed(crashed(&document.origin, place)),
            },
            Err(failure) => Outcome::Failed(failure),
        });
        Ok(())
    });
    outcomes
}

/// Analyses a document. A panic ends nothing but that.
fn assess(analyzer: &Analyzer, document: &Document, memory: &mut Memory) -> Analysed {
    guarded(|| Arc::new(analyzer.assess(document, memory))).map_err(|panicked| {
        *memory = Memory::default();
        panicked.place
    })
}

fn crashed(origin: &Origin, place: Option<String>) -> Failure {
    Failure::new(&origin.id, FailureKind::Crashed, place).inside(&origin.path)
}

/// Reads the documents of one input, in order, until `each` wants no more.
pub fn read(input: &Input, options: &Options, each: &mut Each<'_>) {
    match input {
        Input::File(path) => extract::documents(path, options, each),
        Input::Stdin => extract::documents_from(io::stdin().lock(), "-", options, each),
        Input::Failed(failure) => {
            // There is nothing behind it that somebody could want.
            let _ = each(Err(failure.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::assess;
    use crate::{
        Analyzer,
        document::{Document, Marked},
        evidence::Memory,
        guard::install_hook,
        lexicon::LexiconSource,
        span::Span,
    };

    #[test]
    fn a_breakdown_ends_nothing_but_its_analysis() {
        install_hook();
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let whole = Document::plain("a.txt", "Je werkt samen met collega's.", None);
        // No reader gives a layout that goes on behind the text: the analysis breaks down on it.
        let broken = Document { layout: vec![Marked::lines(Span::new(0, 1_000))], ..whole.clone() };
        let mut memory = Memory::default();
        let place = assess(&analyzer, &broken, &mut memory).unwrap_err().unwrap();
        assert!(place.starts_with("src/"), "{place}");
        assert!(assess(&analyzer, &whole, &mut memory).is_ok());
    }
}
