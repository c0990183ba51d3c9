//! Reads Dutch vacancy texts and performance-review notes and says, with proof, which competencies of a profile they show and
//! which are missing.
//!
//! # Overview
//!
//! An [`Analyzer`] is built once from a lexicon and shared by all threads. It turns a [`document::Document`] into an
//! [`assess::Assessment`]: for each competency a verdict and the evidence for it, each with its exact place in the text and the
//! rule by which it counts or doesn't. Data flows one way: bytes → text ([`extract`]) → blocks, sentences and clauses ([`segment`])
//! → matches ([`matcher`]) → evidence ([`evidence`]) → assessment ([`assess`]) → report ([`report`]).
//!
//! All positions are half-open ranges of **UTF-8 bytes** ([`span::Span`]).
//!
//! # Example
//!
//! ```
//! use toetssteen::{Analyzer, document::DocumentKind, evidence::Memory, lexicon::LexiconSource};
//!
//! let analyzer = Analyzer::new(&LexiconSource::embedded())?;
//! let text = "Wat vragen wij?\nJe werkt graag samen met collega's.";
//! let evidence = analyzer.evidence(text, DocumentKind::Vacancy, &mut Memory::default());
//! let samenwerken = analyzer.lexicon().profile.find("samenwerken");
//! assert!(evidence.iter().any(|found| Some(found.competency) == samenwerken && found.counts));
//! # Ok::<(), toetssteen::lexicon::LexiconError>(())
//! ```

pub use crate::analyzer::Analyzer;

pub mod analyzer;
pub mod assess;
pub mod audit;
pub mod batch;
pub mod document;
pub mod dutch;
pub mod eval;
pub mod evidence;
pub mod examples;
pub mod extract;
pub mod failure;
pub mod guard;
pub mod learn;
pub mod lexicon;
pub mod mask;
pub mod matcher;
pub mod new_file;
pub mod profile;
pub mod report;
pub mod results;
pub mod segment;
pub mod serve;
pub mod span;
pub mod store;
pub mod verify;
pub mod weigh;
mod workbook;
