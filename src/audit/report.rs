//! What an audit gives, for programs, and for the screens that are made of it. `docs/audit.schema.json` is made from these types.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{LocationRecord, Wording};

use super::{
    conflict::Conflict,
    tally::{Counts, Tally},
};

/// The view over a finished run. It is about an archive: nothing in it ranks or scores a person.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AuditReport {
    /// The version of this report.
    pub schema: u32,
    /// The version of the program.
    pub toetssteen: String,
    /// The hash of the lexicon that terms were counted against, in hexadecimal.
    pub lexicon: String,
    /// Were all records made with that lexicon? Where not, never used terms may only have come later.
    pub same_lexicon: bool,
    /// What documents are grouped by, as on the command line.
    pub by: Option<String>,
    /// Groups with fewer documents are shown together.
    pub smallest: u32,
    /// How many documents there are.
    pub documents: Documents,
    /// The competencies, in the order that all other lists of them have.
    pub competencies: Vec<CompetencyName>,
    /// The whole archive.
    pub all: GroupReport,
    /// Its groups.
    pub groups: Vec<GroupReport>,
    /// What changes in time, where documents have a date.
    pub trend: Option<Trend>,
    /// Review notes that judge without evidence.
    pub without_evidence: WithoutEvidence,
    /// Review notes that contradict themselves on a competency.
    pub contradictions: Contradictions,
    /// Which terms of the lexicon are used.
    pub terms: Terms,
}

/// How many documents there are.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Documents {
    /// Counted in all figures.
    pub counted: u32,
    /// Of which vacancies.
    pub vacancies: u32,
    /// Of which review notes.
    pub reviews: u32,
    /// Have the text of an earlier one, and aren't counted.
    pub duplicates: u32,
    /// Couldn't be read.
    pub failed: u32,
    /// Are counted, and have no date.
    pub undated: u32,
}

/// A competency of the profile.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompetencyName {
    /// Its name in machine formats.
    pub id: String,
    /// Its name in the profile.
    pub name: String,
    /// The name of its group in the profile.
    pub group: String,
    /// Must it come back in every text?
    pub organisation_wide: bool,
}

/// What a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// The whole archive.
    All,
    /// A group of its own.
    Group,
    /// What has no date, or nothing in the column.
    Nothing,
    /// Small groups together.
    Small,
}

/// The figures of a group of documents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GroupReport {
    /// What it is.
    pub kind: GroupKind,
    /// Its name, where it has one.
    pub name: Option<String>,
    /// How many groups or periods are in it.
    pub merged: u32,
    /// Its documents.
    pub documents: u32,
    /// Of which review notes.
    pub reviews: u32,
    /// Of which lack an organisation-wide competency.
    pub with_gaps: u32,
    /// The figures of each competency.
    pub competencies: Vec<CompetencyReport>,
}

impl GroupReport {
    pub(super) fn new(kind: GroupKind, name: Option<String>, merged: u32, tally: &Tally, ids: &[String]) -> Self {
        let counts = tally.competencies.iter().copied().chain(std::iter::repeat(Counts::default()));
        let competencies = ids.iter().zip(counts).map(|(id, counts)| CompetencyReport { id: id.clone(), counts }).collect();
        let Tally { documents, reviews, with_gaps, .. } = *tally;
        Self { kind, name, merged, documents, reviews, with_gaps, competencies }
    }

    /// What a screen calls it; `by` is what documents are grouped by.
    pub(super) fn title(&self, say: Wording, by: Option<&str>) -> String {
        let title = match (self.kind, self.name.as_deref()) {
            (_, Some("vacancy")) if by == Some("kind") => say.say("vacatures", "vacancies"),
            (_, Some("review")) if by == Some("kind") => say.say("verslagen", "review notes"),
            (_, Some(name)) => name,
            (GroupKind::Small, None) => say.say("kleine groepen", "small groups"),
            (_, None) if by.is_some_and(|by| by.starts_with("column:")) => say.say("niet ingevuld", "left empty"),
            (_, None) => say.say("zonder datum", "undated"),
        };
        title.to_owned()
    }

    /// In which part of the documents something counts for a competency, from 0 to 1; none where there is no document.
    #[must_use]
    pub fn coverage(&self, competency: usize) -> Option<f64> {
        let counts = self.competencies.get(competency)?.counts;
        (self.documents > 0).then(|| f64::from(counts.covered + counts.weak) / f64::from(self.documents))
    }
}

/// The figures of a competency in a group.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompetencyReport {
    /// The competency.
    pub id: String,
    /// Its figures.
    #[serde(flatten)]
    pub counts: Counts,
}

/// What changes in time.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Trend {
    /// How long a period is: `month`, `quarter` or `year`.
    pub step: String,
    /// The periods that have documents, in order of time; small ones joined with their neighbours.
    pub periods: Vec<GroupReport>,
}

/// Review notes that judge without evidence.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct WithoutEvidence {
    /// All that counts in them follows from a score, such as "Samenwerken: goed".
    pub only_scores: Listed,
    /// Nothing counts in them, but there is a score or a word of praise or blame beside words of a competency.
    pub judged: Listed,
    /// Nothing counts in them, and no judgement was found either.
    pub nothing: Listed,
}

/// Documents of one sort: how many, and the ids of the first.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Listed {
    /// How many there are.
    pub total: u32,
    /// The ids of the first hundred.
    pub documents: Vec<String>,
}

/// The most documents that are named of one sort.
pub(super) const MOST_LISTED: usize = 100;

impl Listed {
    pub(super) fn add(&mut self, id: &str) {
        self.total += 1;
        if self.documents.len() < MOST_LISTED {
            self.documents.push(id.to_owned());
        }
    }
}

/// Contradictions: how many, and the first.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Contradictions {
    /// How many there are; a note counts once for each competency.
    pub total: u32,
    /// The first hundred.
    pub shown: Vec<Contradiction>,
}

/// A review note that says opposite things of one competency.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Contradiction {
    /// The document.
    pub document: String,
    /// The competency.
    pub competency: String,
    /// What they have in common.
    pub kind: Conflict,
    /// The first strength.
    pub strength: EvidenceRef,
    /// The first development point that contradicts it.
    pub development: EvidenceRef,
}

/// Points at evidence of a record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EvidenceRef {
    /// Its position in the competency's `evidence`, from 0.
    pub number: usize,
    /// The term; empty where words were weighed.
    pub term: String,
    /// The first byte in the text.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// Where a person finds it.
    pub location: LocationRecord,
}

/// Which terms of the lexicon are used.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Terms {
    /// Those that count most often, at most twenty a competency.
    pub most_used: Vec<TermUse>,
    /// Those that could have been found in these kinds of documents, and weren't once.
    pub never_used: Vec<TermUse>,
    /// How many terms there are that could have been found.
    pub of: u32,
    /// Passages that count without a term, since their words weigh enough.
    pub weighed: u32,
}

/// How often a term is found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TermUse {
    /// The competency.
    pub competency: String,
    /// The term as the lexicon writes it.
    pub term: String,
    /// Passages in which it counts.
    pub counts: u32,
    /// Passages in which it is found, counting or not.
    pub found: u32,
}
