//! One integration binary: one file a subject.

mod archives;
mod audit;
mod batch;
mod cli;
mod contrast;
mod converters;
mod corpus;
mod duplicates;
mod evidence;
mod folders;
mod formats;
mod forms;
mod gold;
mod layering;
mod learn;
mod lexicon_errors;
mod masking;
mod mutations;
mod office;
mod offsets;
mod pdf;
mod profile;
mod readme;
mod record;
mod results;
mod results_page;
mod serve;
mod sorted;
mod tables;
mod verify;

use std::{path::PathBuf, sync::LazyLock};

use toetssteen::{
    Analyzer,
    document::{Document, DocumentKind},
    lexicon::LexiconSource,
};

/// The embedded lexicon, compiled once for all tests.
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(&LexiconSource::embedded()).expect("the embedded lexicon is right"));

/// A file of the project.
fn project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text as a document.
fn document(id: &str, text: &str, kind: Option<DocumentKind>) -> Document {
    Document::plain(id, text, kind)
}
