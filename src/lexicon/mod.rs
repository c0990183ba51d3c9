//! The lexicon: what to look for, read from plain TOML files.
//!
//! `load` turns the files into a [`Lexicon`], `syntax` reads the little language of a phrase, `expand` writes out the forms
//! of a word, `check` finds what is allowed but probably not meant. Nothing in the program knows a competency by name; a whole
//! other lexicon can be put in the place of the embedded one. How the files are written: `lexicon/README.md`.

mod check;
mod expand;
mod groups;
mod load;
mod problem;
mod raw;
mod source;
mod syntax;
mod weights;

use std::sync::Arc;

use crate::{
    document::DocumentKind,
    dutch::{Compounds, Inflector},
    profile::{CompetencyId, IndicatorId, Profile},
};

pub use self::{
    check::warnings,
    expand::{Form, Reach, Word, WordId},
    problem::{LexiconError, Problem, Severity},
    source::{LexiconSource, SourceFile},
    syntax::{MAX_PHRASE_CHARS, Slot, Unit},
    weights::{Concept, Feature, Mark, Model, POLARITIES, Place, StemId, StemSet, Vocabulary, Weights, chance},
};

/// Position of a term in [`Lexicon::terms`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// Everything that the program knows about competencies and how people write about them.
#[derive(Debug)]
pub struct Lexicon {
    /// The competencies and their indicators.
    pub profile: Arc<Profile>,
    /// What to look for, competency by competency in the order of the files.
    pub terms: Vec<Term>,
    /// The words that terms are made of, each once.
    pub words: Vec<Word>,
    /// Writes out the forms of any word, as it did for these.
    pub inflector: Inflector,
    /// Tells a part of a compound from letters that only look like one.
    pub compounds: Arc<Compounds>,
    /// Words that qualify what stands near them.
    pub cues: Vec<Cue>,
    /// Headings and what they say of the text under them.
    pub headings: Vec<Heading>,
    /// Phrases that tell what kind of document this is.
    pub signals: Vec<Signal>,
    /// What words weigh where no term decides.
    pub weights: Weights,
    /// Abbreviations that don't end a sentence, lower case, without the last full stop.
    pub abbreviations: Vec<String>,
    /// SHA-256 over the names and texts of all files, in hexadecimal: the same for the same lexicon anywhere.
    pub hash: String,
}

/// One thing to look for.
#[derive(Debug, Clone)]
pub struct Term {
    /// The phrase as the file has it.
    pub phrase: String,
    /// What it is evidence of.
    pub competency: CompetencyId,
    /// The indicator that it shows; `None`: the competency as a whole.
    pub indicator: Option<IndicatorId>,
    /// What must be found, in any order unless `ordered`.
    pub units: Vec<Unit>,
    /// Most other words between neighbouring words.
    pub gap: u8,
    /// Must the units come in the order written?
    pub ordered: bool,
    /// Does it count alone?
    pub strength: Strength,
    /// The kind of document in which it means the competency; `None`: every kind.
    pub only: Option<DocumentKind>,
    /// Does the phrase itself say that somebody falls short?
    pub negative: bool,
    /// Has it a word that denies ("luisteren niet"), so that a denial in it says nothing more?
    pub denies: bool,
    /// Sentences in which it must be found.
    pub matches: Vec<String>,
    /// Sentences in which it must not be found.
    pub rejects: Vec<String>,
    /// Where it stands.
    pub origin: Origin,
}

impl Term {
    /// How many words it has: the more, the more specific.
    #[must_use]
    pub fn words(&self) -> usize {
        self.units.iter().map(|unit| unit.slots.len()).sum()
    }
}

/// Does a term count without another that supports it?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// Stands alone.
    Strong,
    /// Needs company: other evidence of the competency in its sentence, or a heading that names it.
    Weak,
}

/// A place in a lexicon file; lines and columns count from 1, columns in characters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The file's name within the lexicon, with `/`.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A phrase that qualifies the evidence near it, in the manner of `ConText` (Harkema et al. 2009, doi:10.1016/j.jbi.2009.05.002).
#[derive(Debug, Clone)]
pub struct Cue {
    /// The phrase, lower case, found literally between word boundaries.
    pub phrase: String,
    /// What it says.
    pub class: CueClass,
    /// On which side of it.
    pub direction: Direction,
}

/// What a cue says of the evidence in its reach.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// It isn't so.
    Negation,
    /// Looks like a negation and is none: "niet alleen".
    NegationPseudo,
    /// What it reaches is guessed, asked or open: "mogelijk", "lijkt".
    Hedge,
    /// Ends the reach of a cue before it: "maar".
    Termination,
    /// It falls short.
    Insufficiency,
    /// It should become better.
    Development,
    /// It is good.
    Praise,
    /// It was worse before and is good now.
    Improvement,
    /// It is a plan, an agreement or a wish.
    Goal,
    /// A vacancy doesn't ask it.
    NotRequired,
    /// A vacancy asks it plainly, wherever it stands: "kennis van … is een pre".
    Asking,
    /// It is what the organisation gives.
    Offer,
    /// The organisation speaks of itself.
    Organisation,
    /// It is about somebody else.
    OtherBearer,
    /// What the writer of a review note did: "ik heb haar uitgelegd".
    Writer,
    /// A vacancy addresses or names the candidate.
    Candidate,
    /// A review note addresses or names the person reviewed.
    Person,
    /// It is a question or an instruction of a form.
    Template,
}

impl CueClass {
    /// The name in the record and in `cues.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Negation => "negation",
            Self::NegationPseudo => "negation_pseudo",
            Self::Hedge => "hedge",
            Self::Termination => "termination",
            Self::Insufficiency => "insufficiency",
            Self::Development => "development",
            Self::Praise => "praise",
            Self::Improvement => "improvement",
            Self::Goal => "goal",
            Self::NotRequired => "not_required",
            Self::Asking => "asking",
            Self::Offer => "offer",
            Self::Organisation => "organisation",
            Self::OtherBearer => "other_bearer",
            Self::Writer => "writer",
            Self::Candidate => "candidate",
            Self::Person => "person",
            Self::Template => "template",
        }
    }
}

/// Where a cue's reach lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The few words after it.
    Forward,
    /// The few words before it.
    Backward,
    /// What follows it in its sentence, and the few words before it.
    Onward,
    /// Its whole clause.
    Clause,
    /// Its whole sentence.
    Sentence,
}

/// A heading and the role of the text under it.
#[derive(Debug, Clone)]
pub struct Heading {
    /// The heading, lower case, without closing `:`, `?` or `!`.
    pub phrase: String,
    /// Only a word of it: decides what a heading means that isn't known as a whole.
    pub word: bool,
    /// The role.
    pub role: SectionRole,
}

/// What a section of a document is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionRole {
    /// Before the first heading that is known.
    Unknown,
    /// Vacancy: the organisation, the team.
    AboutUs,
    /// Vacancy: the work of the role.
    Tasks,
    /// Vacancy: what is asked.
    Requirements,
    /// Vacancy: what is offered.
    Offer,
    /// Vacancy: how to apply.
    Procedure,
    /// Vacancy: whom to ask.
    Contact,
    /// Vacancy: place, hours, numbers.
    Facts,
    /// Review: what goes well.
    Strengths,
    /// Review: what should become better.
    Development,
    /// Review: agreements and plans.
    Goals,
    /// Review: anything else on the person.
    Assessment,
    /// Review: data of the form.
    Form,
}

impl SectionRole {
    /// The name in the record and in `headings.toml`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::AboutUs => "about_us",
            Self::Tasks => "tasks",
            Self::Requirements => "requirements",
            Self::Offer => "offer",
            Self::Procedure => "procedure",
            Self::Contact => "contact",
            Self::Facts => "facts",
            Self::Strengths => "strengths",
            Self::Development => "development",
            Self::Goals => "goals",
            Self::Assessment => "assessment",
            Self::Form => "form",
        }
    }

    /// The kind of document whose headings have this role; `None`: either.
    #[must_use]
    pub const fn document_kind(self) -> Option<DocumentKind> {
        match self {
            Self::Unknown => None,
            Self::AboutUs | Self::Tasks | Self::Requirements | Self::Offer | Self::Procedure | Self::Contact | Self::Facts => {
                Some(DocumentKind::Vacancy)
            }
            Self::Strengths | Self::Development | Self::Goals | Self::Assessment | Self::Form => Some(DocumentKind::Review),
        }
    }
}

/// A phrase that makes one kind of document likely.
#[derive(Debug, Clone)]
pub struct Signal {
    /// The phrase, lower case.
    pub phrase: String,
    /// The kind.
    pub kind: DocumentKind,
}
