//! What can have a weight: a word of the sentence, a circumstance, packed into a number.

use crate::{
    lexicon::{CueClass, SectionRole},
    profile::{CompetencyId, Profile},
};

use super::vocabulary::{StemId, Vocabulary};

/// How many bits a stem takes in [`Feature::key`].
const STEM_BITS: u32 = 28;

/// One thing that is so of a sentence. Written in the files of weights as [`Feature::write`] does.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Feature {
    /// A word.
    Word(StemId),
    /// Two words next to each other.
    Pair(StemId, StemId),
    /// Two words with one between them.
    Skip(StemId, StemId),
    /// A word or phrase of a concept.
    Concept(u16),
    /// A word of the heading above.
    Heading(StemId),
    /// A concept of the heading above.
    HeadingConcept(u16),
    /// A word of the sentence before, on the same line.
    Previous(StemId),
    /// A word of the sentence after, on the same line.
    Next(StemId),
    /// What terms found of a competency.
    Found(CompetencyId, Mark),
    /// That terms found a competency in the sentence before.
    FoundBefore(CompetencyId),
    /// That the sentence before speaks to a competency. Its value is how likely that is.
    Before(CompetencyId),
    /// A cue of a class stands in the sentence.
    Cue(CueClass),
    /// The section's role.
    Section(SectionRole),
    /// Any other circumstance.
    Mark(Mark),
}

/// A circumstance of a sentence or of what terms found in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Mark {
    /// A strong term counts.
    Strong,
    /// A weak term counts.
    Weak,
    /// It counts by its heading only.
    UnderHeading,
    /// A weak term stands alone.
    Alone,
    /// A rule says that it doesn't count.
    Rejected,
    /// A cue says that something is good, or a term is found that means a strength.
    Positive,
    /// A cue or term says that something falls short.
    Negative,
    /// A cue says that something is a plan.
    Neutral,
    /// A cue or section gave the polarity, and not only the lack of one.
    Cued,
    /// The sentence is an item of a list.
    Item,
    /// The sentence is a row of a form or table.
    Row,
    /// A score on the line meets what is asked.
    Meets,
    /// A score on the line says neither.
    OpenScore,
    /// A score on the line falls short.
    FallsShort,
    /// The first quarter of the text.
    First,
    /// The last quarter of the text.
    Last,
}

const MARKS: [(Mark, &str); 16] = [
    (Mark::Strong, "strong"),
    (Mark::Weak, "weak"),
    (Mark::UnderHeading, "under-heading"),
    (Mark::Alone, "alone"),
    (Mark::Rejected, "rejected"),
    (Mark::Positive, "positive"),
    (Mark::Negative, "negative"),
    (Mark::Neutral, "neutral"),
    (Mark::Cued, "cued"),
    (Mark::Item, "item"),
    (Mark::Row, "row"),
    (Mark::Meets, "meets"),
    (Mark::OpenScore, "open-score"),
    (Mark::FallsShort, "falls-short"),
    (Mark::First, "first"),
    (Mark::Last, "last"),
];

impl Mark {
    fn name(self) -> &'static str {
        MARKS.iter().find(|(mark, _)| *mark == self).map_or("", |(_, name)| name)
    }

    fn find(name: &str) -> Option<Self> {
        MARKS.iter().find(|(_, known)| *known == name).map(|&(mark, _)| mark)
    }
}

const ROLES: [SectionRole; 13] = [
    SectionRole::Unknown,
    SectionRole::AboutUs,
    SectionRole::Tasks,
    SectionRole::Requirements,
    SectionRole::Offer,
    SectionRole::Procedure,
    SectionRole::Contact,
    SectionRole::Facts,
    SectionRole::Strengths,
    SectionRole::Development,
    SectionRole::Goals,
    SectionRole::Assessment,
    SectionRole::Form,
];

const CUES: [CueClass; 18] = [
    CueClass::Negation,
    CueClass::NegationPseudo,
    CueClass::Hedge,
    CueClass::Termination,
    CueClass::Asking,
    CueClass::Insufficiency,
    CueClass::Development,
    CueClass::Praise,
    CueClass::Improvement,
    CueClass::Goal,
    CueClass::NotRequired,
    CueClass::Offer,
    CueClass::Organisation,
    CueClass::OtherBearer,
    CueClass::Writer,
    CueClass::Candidate,
    CueClass::Person,
    CueClass::Template,
];

impl Feature {
    /// As the files of weights write it: `word rapportag`, `pair te laat`, `found communiceren weak`.
    #[must_use]
    pub fn write(self, vocabulary: &Vocabulary, profile: &Profile) -> String {
        let stem = |id| vocabulary.stem(id);
        let slug = |id| profile.competency(id).slug.as_str();
        match self {
            Self::Word(word) => format!("word {}", stem(word)),
            Self::Pair(first, second) => format!("pair {} {}", stem(first), stem(second)),
            Self::Skip(first, second) => format!("skip {} {}", stem(first), stem(second)),
            Self::Concept(concept) => format!("concept {}", vocabulary.concept(concept)),
            Self::Heading(word) => format!("heading {}", stem(word)),
            Self::HeadingConcept(concept) => format!("heading-concept {}", vocabulary.concept(concept)),
            Self::Previous(word) => format!("previous {}", stem(word)),
            Self::Next(word) => format!("next {}", stem(word)),
            Self::Found(competency, mark) => format!("found {} {}", slug(competency), mark.name()),
            Self::FoundBefore(competency) => format!("found-before {}", slug(competency)),
            Self::Before(competency) => format!("before {}", slug(competency)),
            Self::Cue(class) => format!("cue {}", class.name()),
            Self::Section(role) => format!("section {}", role.name()),
            Self::Mark(mark) => format!("mark {}", mark.name()),
        }
    }

    /// A number that no other feature has.
    pub(super) fn key(self) -> u64 {
        let stem = |id: StemId| u64::from(id.0);
        let (tag, value) = match self {
            Self::Word(word) => (0, stem(word)),
            Self::Pair(first, second) => (1, stem(first) << STEM_BITS | stem(second)),
            Self::Skip(first, second) => (2, stem(first) << STEM_BITS | stem(second)),
            Self::Concept(concept) => (3, u64::from(concept)),
            Self::Heading(word) => (4, stem(word)),
            Self::HeadingConcept(concept) => (5, u64::from(concept)),
            Self::Previous(word) => (6, stem(word)),
            Self::Next(word) => (7, stem(word)),
            Self::Found(competency, mark) => (8, u64::from(competency.0) << STEM_BITS | mark as u64),
            Self::FoundBefore(competency) => (9, u64::from(competency.0)),
            Self::Before(competency) => (10, u64::from(competency.0)),
            Self::Section(role) => (11, role as u64),
            Self::Mark(mark) => (12, mark as u64),
            Self::Cue(class) => (13, class as u64),
        };
        tag << (2 * STEM_BITS) | value
    }

    /// The feature that a file of weights writes; new words come into the vocabulary. `None`: it isn't one.
    pub(super) fn read(written: &str, vocabulary: &mut Vocabulary, profile: &Profile) -> Option<Self> {
        let (kind, rest) = written.split_once(' ')?;
        let (first, second) = rest.split_once(' ').map_or((rest, None), |(first, second)| (first, Some(second)));
        let competency = || profile.find(first);
        Some(match (kind, second) {
            ("word", None) => Self::Word(vocabulary.intern(first)),
            ("pair", Some(second)) => Self::Pair(vocabulary.intern(first), vocabulary.intern(second)),
            ("skip", Some(second)) => Self::Skip(vocabulary.intern(first), vocabulary.intern(second)),
            ("concept", None) => Self::Concept(vocabulary.find_concept(first)?),
            ("heading", None) => Self::Heading(vocabulary.intern(first)),
            ("heading-concept", None) => Self::HeadingConcept(vocabulary.find_concept(first)?),
            ("previous", None) => Self::Previous(vocabulary.intern(first)),
            ("next", None) => Self::Next(vocabulary.intern(first)),
            ("found", Some(mark)) => Self::Found(competency()?, Mark::find(mark)?),
            ("found-before", None) => Self::FoundBefore(competency()?),
            ("before", None) => Self::Before(competency()?),
            ("cue", None) => Self::Cue(CUES.into_iter().find(|class| class.name() == first)?),
            ("section", None) => Self::Section(ROLES.into_iter().find(|role| role.name() == first)?),
            ("mark", None) => Self::Mark(Mark::find(first)?),
            _ => return None,
        })
    }
}
