//! What evidence consists of.

use crate::{
    lexicon::{CueClass, SectionRole, TermId},
    profile::{CompetencyId, IndicatorId},
    span::Span,
};

/// A match in its context. Positions are bytes of the [`crate::document::Reading`]'s text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What was found; `None`: no term, its words together weigh enough.
    pub term: Option<TermId>,
    /// What it is evidence of.
    pub competency: CompetencyId,
    /// The indicator that it shows, where the term names one.
    pub indicator: Option<IndicatorId>,
    /// Where: from the term's first word to its last, or the whole sentence where a heading names the competency.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// The role of the section.
    pub section: SectionRole,
    /// What it says of the person.
    pub polarity: Polarity,
    /// Would a careful reader label it?
    pub counts: bool,
    /// Why.
    pub reason: Reason,
    /// Is the term one that stands alone?
    pub strong: bool,
}

/// Does evidence speak for the person, against, or neither?
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// A strength, or asked of the candidate.
    Positive,
    /// Falls short, or should become better.
    Negative,
    /// A goal, an agreement, a plan.
    Neutral,
}

impl Polarity {
    /// The name in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Neutral => "neutral",
        }
    }
}

/// The rule that decided, and the words of the lexicon that it decided on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: Rule,
    /// The cue, as the lexicon writes it; of weighed words those that weigh most, as the text writes them.
    pub cue: Option<String>,
}

/// Why evidence counts or doesn't, or has its polarity.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Counts: asked of the candidate, or work of the role.
    Asked,
    /// Counts: said of the person.
    Said,
    /// Counts: stands under a heading that names the competency.
    UnderHeading,
    /// Counts: a cue gave the polarity.
    Cue(CueClass),
    /// Counts: the section gave the polarity.
    Section,
    /// Counts: a score on the line gave the polarity.
    Score,
    /// Counts: the phrase itself says that somebody falls short.
    NegativeTerm,
    /// Counts: no term, but the words of the sentence together weigh enough.
    Weighed,
    /// Counts: the words of the sentence and those around it gave the polarity.
    WeighedPolarity,
    /// Doesn't count: the other words of the sentence speak against it.
    Outweighed,
    /// Doesn't count: the section is about something else.
    OtherSection,
    /// Doesn't count: a cue says that it isn't asked or said of the person.
    NotCounted(CueClass),
    /// Doesn't count: nobody is addressed in a text without sections.
    NobodyAddressed,
    /// Doesn't count: a heading without content of its own.
    Heading,
    /// Doesn't count: a weak term without company.
    WeakAlone,
}

impl Rule {
    /// The name in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Said => "said",
            Self::UnderHeading => "under_heading",
            Self::Cue(class) | Self::NotCounted(class) => class.name(),
            Self::Section => "section",
            Self::Score => "score",
            Self::NegativeTerm => "negative_term",
            Self::Weighed => "weighed",
            Self::WeighedPolarity => "weighed_polarity",
            Self::Outweighed => "outweighed",
            Self::OtherSection => "other_section",
            Self::NobodyAddressed => "nobody_addressed",
            Self::Heading => "heading",
            Self::WeakAlone => "weak_alone",
        }
    }
}

/// Is something there?
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Presence {
    /// Said to be there.
    Present,
    /// Said not to be there.
    Absent,
    /// Guessed, asked or open.
    Uncertain,
}
