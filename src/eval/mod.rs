//! Measures the tool on labelled documents: how much of what it says is right, how much it misses, and which term or rule is to
//! blame.
//!
//! What is counted is a competency in a segment. Evidence belongs to the segment that it shares most with, and says that its
//! competency is there when it counts, whatever its polarity.

mod claims;
mod markdown;
mod set;
mod tally;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::{
    analyzer::Analyzer,
    document::DocumentKind,
    evidence::{Evidence, Memory, Polarity, Rule},
    extract::read_file,
    lexicon::TermId,
    profile::{CompetencyId, Profile},
    span::Span,
};

pub use self::{
    claims::{Claims, read_claims},
    markdown::card,
    set::{Labelled, Segment, SetError, read_set},
    tally::{ByCompetency, Tally},
};

/// A segment of a document: the document's position in the set, the segment's in the document.
type Place = (usize, usize);

/// What the tool did in one place with one competency that labels or tool see there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The document's position in the set.
    pub document: usize,
    /// The segment's position in the document.
    pub segment: usize,
    /// Its bytes in the text.
    pub span: Span,
    /// The competency.
    pub competency: CompetencyId,
    /// What the labels say, if they see it.
    pub gold: Option<Polarity>,
    /// What the tool says, if it sees it: the polarity of most of its evidence there.
    pub said: Option<Polarity>,
    /// The terms that counted and those that didn't, with the rule that decided.
    pub terms: Vec<(Option<TermId>, Rule, bool)>,
}

/// The measured figures of the documents of one kind.
#[derive(Debug)]
pub struct Evaluation {
    /// The kind.
    pub kind: DocumentKind,
    /// How many documents there are.
    pub documents: usize,
    /// A competency in a segment.
    pub evidence: ByCompetency,
    /// The same for the documents of each genre, which is the letter before the number in their names; blank where there is none.
    pub by_letter: BTreeMap<char, ByCompetency>,
    /// A competency in a document.
    pub coverage: ByCompetency,
    /// An organisation-wide competency that a document lacks.
    pub missing: ByCompetency,
    /// In how many places that both see the polarity is right, and how many they are.
    pub polarity: (usize, usize),
    /// Every place with a label or with evidence, in the order of the set.
    pub findings: Vec<Finding>,
}

/// Measures the documents of one kind.
///
/// # Errors
///
/// When a document can't be read, or a segment isn't a stretch of its text.
pub fn evaluate(analyzer: &Analyzer, set: &[Labelled], kind: DocumentKind) -> Result<Evaluation, SetError> {
    let of_kind: Vec<_> = set.iter().enumerate().filter(|(_, labelled)| labelled.kind == kind).collect();
    let findings: Result<Vec<Vec<Finding>>, SetError> = of_kind
        .par_iter()
        .map_init(Memory::default, |memory, &(n, labelled)| {
            let document = read_file(&labelled.path, Some(kind))?;
            labelled.check(&document.text)?;
            let evidence = analyzer.evidence_of(&document, kind, memory);
            Ok(findings(n, labelled, &evidence.iter().map(Claim::from).collect::<Vec<_>>()))
        })
        .collect();
    let findings: Vec<_> = findings?.into_iter().flatten().collect();
    Ok(summed(&analyzer.lexicon().profile, set, kind, findings))
}

/// Measures what another tool said of the documents of one kind.
#[must_use]
pub fn evaluate_claims(profile: &Profile, set: &[Labelled], kind: DocumentKind, claims: &Claims) -> Evaluation {
    let of_kind = set.iter().enumerate().filter(|(_, labelled)| labelled.kind == kind);
    let findings = of_kind.flat_map(|(n, labelled)| findings(n, labelled, claims.of(&labelled.id))).collect();
    summed(profile, set, kind, findings)
}

/// That a stretch of a text is evidence of a competency, as a tool says.
#[derive(Debug, Clone, Copy)]
struct Claim {
    span: Span,
    competency: CompetencyId,
    polarity: Polarity,
    counts: bool,
    /// The term and the rule behind it, where the tool is this one.
    reason: Option<(Option<TermId>, Rule)>,
}

impl From<&Evidence> for Claim {
    fn from(evidence: &Evidence) -> Self {
        Self {
            span: evidence.span,
            competency: evidence.competency,
            polarity: evidence.polarity,
            counts: evidence.counts,
            reason: Some((evidence.term, evidence.reason.rule)),
        }
    }
}

/// Puts evidence and labels of a document side by side.
fn findings(document: usize, labelled: &Labelled, claims: &[Claim]) -> Vec<Finding> {
    let mut by_place: BTreeMap<(usize, CompetencyId), Finding> = BTreeMap::new();
    let mut said: BTreeMap<(usize, CompetencyId), Vec<Polarity>> = BTreeMap::new();
    let finding = |n: usize, competency| {
        let segment = &labelled.segments[n];
        let span = Span::new(segment.start, segment.end);
        Finding { document, segment: n, span, competency, gold: segment.labels.get(&competency).copied(), said: None, terms: Vec::new() }
    };
    for (n, segment) in labelled.segments.iter().enumerate() {
        for &competency in segment.labels.keys() {
            by_place.insert((n, competency), finding(n, competency));
        }
    }
    for found in claims {
        let Some(n) = segment_of(&labelled.segments, found.span) else { continue };
        let place = (n, found.competency);
        let entry = by_place.entry(place).or_insert_with(|| finding(n, found.competency));
        entry.terms.extend(found.reason.map(|(term, rule)| (term, rule, found.counts)));
        if found.counts {
            said.entry(place).or_default().push(found.polarity);
        }
    }
    for (place, polarities) in said {
        if let Some(finding) = by_place.get_mut(&place) {
            finding.said = most(&polarities);
        }
    }
    by_place.into_values().collect()
}

/// The letter that names a document's genre: that of "f016"; none where the name doesn't go on with a number.
fn genre(id: &str) -> char {
    let mut characters = id.chars();
    let letter = characters.next().filter(|_| characters.next().is_some_and(|second| second.is_ascii_digit()));
    letter.unwrap_or(' ')
}

/// The segment that a span shares most with, the first of equals.
fn segment_of(segments: &[Segment], span: Span) -> Option<usize> {
    let shared = |segment: &Segment| i64::from(segment.end.min(span.end)) - i64::from(segment.start.max(span.start));
    let (n, best) = segments.iter().enumerate().rev().max_by_key(|(_, segment)| shared(segment))?;
    (shared(best) > 0).then_some(n)
}

/// The polarity that comes most often, the first of equals.
fn most(polarities: &[Polarity]) -> Option<Polarity> {
    let count = |polarity| polarities.iter().filter(|&&other| other == polarity).count();
    polarities.iter().copied().rev().max_by_key(|&polarity| count(polarity))
}

fn summed(profile: &Profile, set: &[Labelled], kind: DocumentKind, findings: Vec<Finding>) -> Evaluation {
    let documents: Vec<usize> = set.iter().enumerate().filter(|(_, labelled)| labelled.kind == kind).map(|(n, _)| n).collect();
    let places = |seen: &dyn Fn(&Finding) -> bool| -> BTreeSet<(Place, CompetencyId)> {
        findings.iter().filter(|finding| seen(finding)).map(|finding| ((finding.document, finding.segment), finding.competency)).collect()
    };
    let (gold, said) = (places(&|finding| finding.gold.is_some()), places(&|finding| finding.said.is_some()));
    let whole = |places: &BTreeSet<(Place, CompetencyId)>| -> BTreeSet<(usize, CompetencyId)> {
        places.iter().map(|&((document, _), competency)| (document, competency)).collect()
    };
    let (gold_documents, said_documents) = (whole(&gold), whole(&said));
    let wide: Vec<CompetencyId> = profile.iter().filter(|(_, competency)| competency.organisation_wide).map(|(id, _)| id).collect();
    let gaps = |shown: &BTreeSet<(usize, CompetencyId)>| -> BTreeSet<(usize, CompetencyId)> {
        documents.iter().flat_map(|&n| wide.iter().map(move |&id| (n, id))).filter(|gap| !shown.contains(gap)).collect()
    };
    let letter = |document: usize| genre(&set[document].id);
    let letters: BTreeSet<char> = documents.iter().map(|&n| letter(n)).collect();
    let of_letter = |places: &BTreeSet<(Place, CompetencyId)>, wanted| -> BTreeSet<(Place, CompetencyId)> {
        places.iter().copied().filter(|&((document, _), _)| letter(document) == wanted).collect()
    };
    let both: Vec<_> = findings.iter().filter_map(|finding| Some((finding.gold?, finding.said?))).collect();
    Evaluation {
        kind,
        documents: documents.len(),
        evidence: ByCompetency::compare(&gold, &said),
        by_letter: letters
            .into_iter()
            .map(|wanted| (wanted, ByCompetency::compare(&of_letter(&gold, wanted), &of_letter(&said, wanted))))
            .collect(),
        coverage: ByCompetency::compare(&gold_documents, &said_documents),
        missing: ByCompetency::compare(&gaps(&gold_documents), &gaps(&said_documents)),
        polarity: (both.iter().filter(|(gold, said)| gold == said).count(), both.len()),
        findings,
    }
}

impl Evaluation {
    /// For each term that counted somewhere, where it was right and where not.
    #[must_use]
    pub fn by_term(&self) -> BTreeMap<TermId, Tally> {
        let mut tallies: BTreeMap<TermId, Tally> = BTreeMap::new();
        for finding in &self.findings {
            let terms: BTreeSet<TermId> = finding.terms.iter().filter(|(.., counts)| *counts).filter_map(|&(term, ..)| term).collect();
            for term in terms {
                let tally = tallies.entry(term).or_default();
                if finding.gold.is_some() { tally.hit += 1 } else { tally.wrong += 1 }
            }
        }
        tallies
    }

    /// For each rule by which evidence counts, where it was right (`hit`) and where not (`wrong`); for each by which it doesn't,
    /// where that was right (`hit`), and where a label was lost by it (`missed`).
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<(bool, &'static str), Tally> {
        let mut tallies: BTreeMap<(bool, &'static str), Tally> = BTreeMap::new();
        for finding in &self.findings {
            let rules: BTreeSet<(bool, &'static str)> = finding.terms.iter().map(|&(_, rule, counts)| (counts, rule.name())).collect();
            for (counts, rule) in rules {
                let tally = tallies.entry((counts, rule)).or_default();
                match (counts, finding.gold.is_some(), finding.said.is_some()) {
                    (true, true, _) | (false, false, _) => tally.hit += 1,
                    (true, false, _) => tally.wrong += 1,
                    // What other evidence saved isn't lost.
                    (false, true, true) => {}
                    (false, true, false) => tally.missed += 1,
                }
            }
        }
        tallies
    }
}
