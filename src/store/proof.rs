//! Proofs: by them it can be shown later that a passage stands where a record says, also where its words were not copied.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::{
    assess::Assessment,
    report::{EvidenceRecord, Record},
};

/// How many bytes of each proof are kept: who changes a text by accident hits upon the same ones once in 2^64 times.
const BYTES: usize = 8;

/// How many bytes the key of a run has.
pub(super) const KEY_BYTES: usize = 32;

/// Makes and checks proofs with the key of a run. A proof is the beginning of the HMAC-SHA256 over the place of a passage and its bytes: who
/// hasn't the key can't try words on it.
#[derive(Debug, Clone)]
pub struct Prover(Hmac<Sha256>);

impl Prover {
    pub(super) fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self(Hmac::new_from_slice(key).expect("a key may have any length"))
    }

    /// The proofs of all evidence of a document, one behind the other, in the order of its record.
    #[must_use]
    pub fn proofs(&self, assessment: &Assessment) -> Vec<u8> {
        let evidence = assessment.competencies.iter().flat_map(|competency| &competency.evidence);
        evidence.flat_map(|quoted| self.proof(quoted.span.start, quoted.span.end, &quoted.quote)).collect()
    }

    fn proof(&self, start: u32, end: u32, passage: &str) -> [u8; BYTES] {
        let mut mac = self.0.clone();
        mac.update(&start.to_le_bytes());
        mac.update(&end.to_le_bytes());
        mac.update(passage.as_bytes());
        let mut proof = [0; BYTES];
        proof.copy_from_slice(&mac.finalize().into_bytes()[..BYTES]);
        proof
    }

    /// How many passages of a record stand in a text where it says, and how many don't. An evidence without a proof doesn't, and a proof
    /// without an evidence is of one that doesn't.
    pub(crate) fn standing(&self, record: &Record, proofs: &[u8], text: &str) -> (u64, u64) {
        let evidence: Vec<_> = record.competencies.iter().flat_map(|competency| &competency.evidence).collect();
        let stands = evidence.iter().zip(proofs.chunks_exact(BYTES)).filter(|(evidence, proof)| self.stands(evidence, proof, text));
        let standing = stands.count() as u64;
        (standing, passages(proofs.len()).max(evidence.len() as u64) - standing)
    }

    fn stands(&self, evidence: &EvidenceRecord, proof: &[u8], text: &str) -> bool {
        // Nothing where the range lies outside the text, or cuts a character.
        text.get(evidence.start as usize..evidence.end as usize).is_some_and(|passage| {
            evidence.quote.as_ref().is_none_or(|quote| quote == passage) && self.proof(evidence.start, evidence.end, passage) == proof
        })
    }
}

/// How many passages have proofs of so many bytes together.
pub(super) const fn passages(bytes: usize) -> u64 {
    (bytes / BYTES) as u64
}

#[cfg(test)]
mod tests {
    use super::{BYTES, KEY_BYTES, Prover};
    use crate::{Analyzer, document::Document, evidence::Memory, lexicon::LexiconSource, report::Record};

    #[test]
    fn a_passage_stands_at_its_own_place_only() {
        let text = "Wat vragen wij?\n- Je werkt samen met collega's. Je werkt samen met klanten.";
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let assessment = analyzer.assess(&Document::plain("a", text, None), &mut Memory::default());
        let prover = Prover::new(&[1; KEY_BYTES]);
        let (proofs, mut record) = (prover.proofs(&assessment), Record::from(&assessment));
        let all = (proofs.len() / BYTES) as u64;
        assert!(all > 1);
        assert_eq!(prover.standing(&record, &proofs, text), (all, 0));
        assert_eq!(Prover::new(&[2; KEY_BYTES]).standing(&record, &proofs, text), (0, all), "the key is of this run");
        assert_eq!(prover.standing(&record, &proofs[BYTES..], text).1, all, "proofs belong to places");
        record.take_out_quotes();
        assert_eq!(prover.standing(&record, &proofs, text), (all, 0), "no quote is needed");
        assert_eq!(prover.standing(&record, &proofs, &text.replace("samen", "s\u{e1}men")).0, 0);
        assert_eq!(prover.standing(&record, &proofs, "kort"), (0, all));
        let competency = record.competencies.iter_mut().find(|competency| !competency.evidence.is_empty()).unwrap();
        let removed = competency.evidence.len() as u64;
        competency.evidence.clear();
        assert!(prover.standing(&record, &proofs, text).1 >= removed, "an evidence that was taken away is missed");
    }
}
