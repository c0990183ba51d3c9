//! The front door of the library: text in, [`Assessment`] out.

use crate::{
    assess::Assessment,
    document::{Document, DocumentKind, Reading},
    evidence::{Evidence, EvidenceFinder, Memory},
    lexicon::{Lexicon, LexiconError, LexiconSource},
    mask::Masker,
};

/// A lexicon, compiled and ready. Build one and share it between threads.
#[derive(Debug)]
pub struct Analyzer {
    lexicon: Lexicon,
    finder: EvidenceFinder,
    masker: Option<Masker>,
    keeps_text: bool,
}

impl Analyzer {
    /// Loads and compiles a lexicon.
    ///
    /// # Errors
    ///
    /// When the lexicon can't be used, with everything that is wrong with it.
    pub fn new(source: &LexiconSource) -> Result<Self, LexiconError> {
        Lexicon::load(source).map(Self::from)
    }

    /// The same, which also masks what names people in the quotes.
    #[must_use]
    pub fn masking(self) -> Self {
        Self { masker: Some(Masker::new()), ..self }
    }

    /// The same, which also hands over the texts.
    #[must_use]
    pub fn keeping_text(self) -> Self {
        Self { keeps_text: true, ..self }
    }

    /// The lexicon.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The compiled lexicon.
    #[must_use]
    pub const fn finder(&self) -> &EvidenceFinder {
        &self.finder
    }

    /// What a document shows. `memory` is used again from document to document; give each thread its own.
    #[must_use]
    pub fn assess(&self, document: &Document, memory: &mut Memory) -> Assessment {
        let reading = Reading::of(document);
        let kind = document.kind.unwrap_or_else(|| self.finder.detect_kind(reading.text()));
        let evidence = self.finder.find(&self.lexicon, &reading, kind, memory);
        let mut assessment = Assessment::new(document, &reading, kind, &self.lexicon, evidence);
        if let Some(masker) = &self.masker {
            assessment.mask(&document.text, masker);
        }
        assessment.text = self.keeps_text.then(|| document.text.as_str().into());
        assessment
    }

    /// The evidence in a plain text, with positions in the text itself.
    #[must_use]
    pub fn evidence(&self, text: &str, kind: DocumentKind, memory: &mut Memory) -> Vec<Evidence> {
        self.evidence_in(&Reading::new(text), kind, memory)
    }

    /// The evidence in a document that is taken for one of a kind, with positions in its text.
    #[must_use]
    pub fn evidence_of(&self, document: &Document, kind: DocumentKind, memory: &mut Memory) -> Vec<Evidence> {
        self.evidence_in(&Reading::of(document), kind, memory)
    }

    fn evidence_in(&self, reading: &Reading<'_>, kind: DocumentKind, memory: &mut Memory) -> Vec<Evidence> {
        let mut evidence = self.finder.find(&self.lexicon, reading, kind, memory);
        for item in &mut evidence {
            item.span = reading.source(item.span);
            item.sentence = reading.source(item.sentence);
        }
        evidence
    }
}

impl From<Lexicon> for Analyzer {
    fn from(lexicon: Lexicon) -> Self {
        let finder = EvidenceFinder::new(&lexicon);
        Self { lexicon, finder, masker: None, keeps_text: false }
    }
}
