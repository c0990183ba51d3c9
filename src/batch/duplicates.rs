//! Documents with one text: analysed once and reported for each.
//!
//! Which of them comes first is decided by the order of the input, when a chunk of it has been analysed. On whatever thread one was
//! analysed, the result is the same.

use std::{
    collections::{HashMap, VecDeque, hash_map::Entry},
    hash::{Hash, Hasher},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use sha2::{Digest, Sha256};

use crate::{
    assess::Assessment,
    document::{Document, Origin},
};

/// How many assessments are kept for duplicates that may come. A duplicate of an older document is analysed again.
const KEPT: usize = 1_024;

/// How many pieces of evidence the kept assessments may have together, of some 300 bytes each.
const KEPT_EVIDENCE: usize = 200_000;

/// What documents have in common of which the analysis gives the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Fingerprint([u8; 16]);

impl Fingerprint {
    pub(super) fn of(document: &Document) -> Self {
        let mut digest = Digesting(Sha256::new());
        (document.kind, &document.text, &document.layout).hash(&mut digest);
        let mut half = [0; 16];
        half.copy_from_slice(&digest.0.finalize()[..16]);
        Self(half)
    }
}

/// A digest in the place of the short hash of a table: two documents that only seem the same would hide one.
struct Digesting(Sha256);

impl Hasher for Digesting {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

/// What came of an analysis, or where it broke down.
pub(super) type Analysed = Result<Arc<Assessment>, Option<String>>;

/// What the threads analyse of one chunk.
#[derive(Debug, Default)]
pub(super) struct Claims(Mutex<HashMap<Fingerprint, Option<Analysed>>>);

impl Claims {
    /// Takes a document on; false: another thread has one of the same text.
    pub(super) fn take(&self, fingerprint: Fingerprint) -> bool {
        match self.lock().entry(fingerprint) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(None);
                true
            }
        }
    }

    /// What came of a document that was taken on.
    pub(super) fn done(&self, fingerprint: Fingerprint, analysed: Analysed) {
        self.lock().insert(fingerprint, Some(analysed));
    }

    /// What came of the document with this text, when all is done.
    pub(super) fn analysed(&self, fingerprint: Fingerprint) -> Analysed {
        self.lock().get(&fingerprint).cloned().flatten().unwrap_or(Err(None))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Fingerprint, Option<Analysed>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The documents of a run so far.
#[derive(Debug, Default)]
pub(super) struct Seen {
    firsts: HashMap<Fingerprint, First>,
    /// The documents of which the assessment is kept, the oldest first.
    kept: VecDeque<Fingerprint>,
    /// How many pieces of evidence the kept assessments have.
    evidence: usize,
}

/// The first document with its text.
#[derive(Debug)]
struct First {
    id: Box<str>,
    assessment: Option<Arc<Assessment>>,
}

impl Seen {
    /// The assessment of an earlier document with the same text, where it is kept.
    pub(super) fn kept(&self, fingerprint: Fingerprint) -> Option<&Arc<Assessment>> {
        self.firsts.get(&fingerprint)?.assessment.as_ref()
    }

    /// The assessment of the next document in the order of the input, of which, or of one with its text, the analysis gave `analysed`.
    pub(super) fn next(&mut self, fingerprint: Fingerprint, origin: Origin, analysed: Arc<Assessment>) -> Arc<Assessment> {
        let duplicate_of = self.firsts.get(&fingerprint).map(|first| first.id.to_string());
        let first = self.firsts.entry(fingerprint).or_insert_with(|| First { id: origin.id.as_str().into(), assessment: None });
        if first.assessment.is_none() {
            first.assessment = Some(Arc::clone(&analysed));
            self.kept.push_back(fingerprint);
            self.evidence += evidence(&analysed);
            self.forget();
        }
        if duplicate_of.is_none() && analysed.origin == origin {
            return analysed;
        }
        Arc::new(Assessment { origin, duplicate_of, ..Assessment::clone(&analysed) })
    }

    /// Lets go of the oldest assessments, so that the memory of a run doesn't grow with it.
    fn forget(&mut self) {
        while self.kept.len() > KEPT || self.evidence > KEPT_EVIDENCE {
            let Some(oldest) = self.kept.pop_front() else { return };
            let first = self.firsts.get_mut(&oldest).and_then(|first| first.assessment.take());
            self.evidence -= first.as_deref().map_or(0, evidence);
        }
    }
}

fn evidence(assessment: &Assessment) -> usize {
    assessment.competencies.iter().map(|competency| competency.evidence.len()).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Fingerprint, KEPT, Seen};
    use crate::{
        Analyzer,
        document::{Document, DocumentKind, Mark},
        evidence::Memory,
        lexicon::LexiconSource,
    };

    #[test]
    fn text_layout_and_kind_make_the_fingerprint() {
        let plain = |id: &str, text: &str| Document::plain(id, text, None);
        let one = plain("a", "Je plant.");
        let of = Fingerprint::of;
        assert_eq!(of(&one), of(&plain("b", "Je plant.")));
        assert_ne!(of(&one), of(&plain("a", "Je plant!")));
        assert_ne!(of(&one), of(&Document { kind: Some(DocumentKind::Review), ..one.clone() }));
        let mut heading = one.clone();
        heading.layout[0].mark = Mark::Heading(1);
        assert_ne!(of(&one), of(&heading));
    }

    #[test]
    fn old_assessments_are_let_go_and_their_documents_stay_known() {
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let assessed = Arc::new(analyzer.assess(&Document::plain("0", "Je werkt samen.", None), &mut Memory::default()));
        let fingerprints: Vec<_> = (0..=KEPT).map(|n| Fingerprint::of(&Document::plain("", n.to_string(), None))).collect();
        let mut seen = Seen::default();
        for (n, &fingerprint) in fingerprints.iter().enumerate() {
            let origin = Document::plain(n.to_string(), "", None).origin;
            assert_eq!(seen.next(fingerprint, origin, Arc::clone(&assessed)).duplicate_of, None);
        }
        assert!(seen.kept(fingerprints[0]).is_none() && seen.kept(fingerprints[1]).is_some());
        let again = seen.next(fingerprints[0], Document::plain("again", "", None).origin, assessed);
        assert_eq!((&*again.origin.id, again.duplicate_of.as_deref()), ("again", Some("0")));
        assert!(seen.kept(fingerprints[0]).is_some() && seen.kept(fingerprints[1]).is_none());
        assert_eq!(seen.kept.len(), KEPT);
    }
}
