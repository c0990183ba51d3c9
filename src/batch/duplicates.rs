//! Documents with one text: analysed once and reported for each.
//!
//! Which of them comes first is decided by the order of the input, when they are reported. On whatever thread one was analysed, the
//! result is the same.

use std::{
    collections::{HashMap, VecDeque, hash_map::Entry},
    hash::{Hash, Hasher},
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
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
pub struct Fingerprint(pub [u8; 16]);

impl Fingerprint {
    /// That of a document. Another version of the program may give another.
    #[must_use]
    pub fn of(document: &Document) -> Self {
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

/// Assessments that may be asked for again. A duplicate of an older document is analysed again, with the same result.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    slots: HashMap<Fingerprint, Arc<OnceLock<Analysed>>>,
    /// The documents that have a slot, the oldest first.
    order: VecDeque<Fingerprint>,
    /// How many pieces of evidence the assessments have together.
    evidence: usize,
}

impl Cache {
    /// What came of the document with this text; `analyse` is asked when nobody was, and others wait for it.
    pub(super) fn get_or(&self, fingerprint: Fingerprint, analyse: impl FnOnce() -> Analysed) -> Analysed {
        let slot = self.lock().slot(fingerprint);
        let mut is_new = false;
        let analysed = slot.get_or_init(|| {
            is_new = true;
            analyse()
        });
        if is_new {
            self.lock().filled(evidence(analysed));
        }
        analysed.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn slot(&mut self, fingerprint: Fingerprint) -> Arc<OnceLock<Analysed>> {
        let slot = self.slots.entry(fingerprint).or_insert_with(|| {
            self.order.push_back(fingerprint);
            Arc::default()
        });
        Arc::clone(slot)
    }

    /// Counts a slot that was filled, and lets go of the oldest, so that the memory of a run doesn't grow with it.
    fn filled(&mut self, count: usize) {
        self.evidence += count;
        while self.order.len() > KEPT || self.evidence > KEPT_EVIDENCE {
            let Some(oldest) = self.order.pop_front() else { return };
            let slot = self.slots.remove(&oldest);
            self.evidence = self.evidence.saturating_sub(slot.and_then(|slot| slot.get().map(evidence)).unwrap_or(0));
        }
    }
}

/// How many pieces of evidence came of an analysis.
fn evidence(analysed: &Analysed) -> usize {
    analysed.as_ref().map_or(0, |assessment| assessment.competencies.iter().map(|competency| competency.evidence.len()).sum())
}

/// The documents of a run so far: which was the first with its text.
#[derive(Debug, Default)]
pub(super) struct Seen(HashMap<Fingerprint, Box<str>>);

impl Seen {
    /// The id of the first document of the run with this text; `None`: it is this one.
    pub(super) fn first(&mut self, fingerprint: Fingerprint, origin: &Origin) -> Option<String> {
        match self.0.entry(fingerprint) {
            Entry::Occupied(first) => Some(first.get().to_string()),
            Entry::Vacant(free) => {
                free.insert(origin.id.as_str().into());
                None
            }
        }
    }

    /// The assessment of the next document in the order of the input, of which, or of one with its text, the analysis gave `analysed`.
    pub(super) fn next(&mut self, fingerprint: Fingerprint, origin: Origin, analysed: Arc<Assessment>) -> Arc<Assessment> {
        let duplicate_of = self.first(fingerprint, &origin);
        if duplicate_of.is_none() && analysed.origin == origin {
            return analysed;
        }
        Arc::new(Assessment { origin, duplicate_of, ..Assessment::clone(&analysed) })
    }
}

#[cfg(test)]
mod tests {
    use std::{
        sync::{
            Arc,
            atomic::{AtomicU32, Ordering},
        },
        thread,
    };

    use super::{Cache, Fingerprint, KEPT, Seen};
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
        let (cache, mut seen, mut times) = (Cache::default(), Seen::default(), 0);
        let mut ask = |fingerprint| {
            cache.get_or(fingerprint, || {
                times += 1;
                Ok(Arc::clone(&assessed))
            })
        };
        for (n, &fingerprint) in fingerprints.iter().enumerate() {
            let origin = Document::plain(n.to_string(), "", None).origin;
            assert_eq!(seen.next(fingerprint, origin, ask(fingerprint).unwrap()).duplicate_of, None);
        }
        ask(fingerprints[1]).unwrap();
        let again = seen.next(fingerprints[0], Document::plain("again", "", None).origin, ask(fingerprints[0]).unwrap());
        assert_eq!((&*again.origin.id, again.duplicate_of.as_deref()), ("again", Some("0")));
        assert_eq!(times, KEPT + 2, "only the oldest was let go");
        assert_eq!(cache.lock().slots.len(), KEPT);
    }

    #[test]
    fn threads_with_one_text_analyse_it_once() {
        let (cache, times) = (Cache::default(), AtomicU32::new(0));
        let fingerprint = Fingerprint::of(&Document::plain("", "Je plant.", None));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    cache.get_or(fingerprint, || {
                        times.fetch_add(1, Ordering::Relaxed);
                        Err(None)
                    })
                });
            }
        });
        assert_eq!(times.into_inner(), 1);
    }
}
