//! The rules: does a match count, with which polarity, and why?
//!
//! In the manner of `ConText` (Harkema et al. 2009): cues with a class, a direction and a reach, ended by other cues. What counts is
//! what the labelling guidelines say: in a vacancy what is asked of the candidate or is work of the role, in a review note
//! what is said of the person, with whatever polarity.

use crate::{
    lexicon::{CueClass, SectionRole, Term},
    segment::{Block, BlockKind, Score, score},
};

use super::{
    Polarity, Reason, Rule,
    context::{Context, Target},
    cues::{CueFinder, CueHit},
};

/// Counts or not, the polarity, and the rule that decided.
type Verdict = (bool, Polarity, Reason);

fn not_counted(rule: Rule, cue: Option<String>) -> Verdict {
    (false, Polarity::Positive, Reason { rule, cue })
}

fn counted(polarity: Polarity, rule: Rule, cue: Option<String>) -> Verdict {
    (true, polarity, Reason { rule, cue })
}

fn phrase(cues: &CueFinder, hit: &CueHit) -> String {
    cues.phrase(hit).to_owned()
}

/// A match in a vacancy.
pub(super) fn vacancy(block: &Block, found: Target, context: Context<'_>, cues: &CueFinder) -> Verdict {
    if block.kind == BlockKind::Heading {
        return not_counted(Rule::Heading, None);
    }
    for class in [CueClass::NotRequired, CueClass::Negation] {
        if let Some(hit) = context.reaching(class, found) {
            return not_counted(Rule::NotCounted(class), Some(phrase(cues, hit)));
        }
    }
    let asking = context.reaching(CueClass::Asking, found).is_some();
    let person = asking || context.has(CueClass::Candidate);
    let silent = match block.role {
        SectionRole::Offer | SectionRole::Procedure | SectionRole::Contact => !asking,
        SectionRole::AboutUs | SectionRole::Facts => !person,
        _ => false,
    };
    if silent {
        return not_counted(Rule::OtherSection, None);
    }
    if let Some(hit) = context.reaching(CueClass::Offer, found) {
        return not_counted(Rule::NotCounted(CueClass::Offer), Some(phrase(cues, hit)));
    }
    if let Some(hit) = of_itself(block, context) {
        return not_counted(Rule::NotCounted(CueClass::Organisation), Some(phrase(cues, hit)));
    }
    let asked_here = matches!(block.role, SectionRole::Tasks | SectionRole::Requirements);
    if !person && (narrates(context.content()) || !asked_here && block.kind != BlockKind::Item) {
        return not_counted(Rule::NobodyAddressed, None);
    }
    counted(Polarity::Positive, Rule::Asked, None)
}

/// Words that begin a sentence that tells more of what was named before, also between the tasks of a role.
const POINTING: [&str; 6] = ["Dit", "Deze", "Dat", "Er", "Hierdoor", "Daardoor"];

/// Does a sentence that addresses nobody tell of a thing: "Dit platform verwerkt …", "Er zijn dashboards …"?
fn narrates(sentence: &str) -> bool {
    sentence.trim_start_matches(['*', ' ']).split(' ').next().is_some_and(|first| POINTING.contains(&first))
}

/// The cue by which the organisation speaks of itself in a sentence.
fn of_itself<'a>(block: &Block, context: Context<'a>) -> Option<&'a CueHit> {
    let hit = context.first(CueClass::Organisation)?;
    let leads = context.content().trim_start_matches(['*', ' ']).len() + hit.span.start as usize == context.sentence.end as usize;
    let speaks = |hit: &CueHit| !context.text[hit.span.range()].starts_with(['o', 'O']);
    if context.has(CueClass::Candidate) {
        // "We nemen je mee" says what we do, also where it addresses somebody; "We vinden kennis van … belangrijk" asks.
        return (leads && speaks(hit) && !context.has(CueClass::Asking)).then_some(hit);
    }
    // "- Ervaring met onze pakketten": in a list of what is asked "onze" only says whose it is.
    let asks = block.kind == BlockKind::Item && matches!(block.role, SectionRole::Requirements | SectionRole::Tasks);
    let speaks_at_all = context.hits.iter().any(|hit| hit.class == CueClass::Organisation && speaks(hit));
    (!asks || leads || speaks_at_all).then_some(hit)
}

/// A match in a review note.
pub(super) fn review(block: &Block, found: Target, term: Option<&Term>, context: Context<'_>, cues: &CueFinder) -> Verdict {
    if block.kind == BlockKind::Heading {
        return not_counted(Rule::Heading, None);
    }
    if block.role == SectionRole::Form {
        return not_counted(Rule::OtherSection, None);
    }
    if context.content().ends_with('?') {
        return not_counted(Rule::NotCounted(CueClass::Template), None);
    }
    for class in [CueClass::Template, CueClass::Organisation] {
        if let Some(hit) = context.first(class).filter(|_| !context.has(CueClass::Person)) {
            return not_counted(Rule::NotCounted(class), Some(phrase(cues, hit)));
        }
    }
    if let Some(hit) = context.reaching(CueClass::OtherBearer, found).filter(|_| !context.has(CueClass::Person)) {
        return not_counted(Rule::NotCounted(CueClass::OtherBearer), Some(phrase(cues, hit)));
    }
    if let Some(hit) = context.reaching(CueClass::Writer, found) {
        return not_counted(Rule::NotCounted(CueClass::Writer), Some(phrase(cues, hit)));
    }
    polarity(block, found, term, context, cues)
}

/// What a counting match in a review note says of the person.
fn polarity(block: &Block, found: Target, term: Option<&Term>, context: Context<'_>, cues: &CueFinder) -> Verdict {
    let given = if block.kind == BlockKind::Row { score(context.content()) } else { None };
    match given {
        Some(Score::Meets) => return counted(Polarity::Positive, Rule::Score, None),
        Some(Score::FallsShort) => return counted(Polarity::Negative, Rule::Score, None),
        Some(Score::Open) | None => {}
    }
    if let Some(hit) = context.reaching(CueClass::Improvement, found) {
        return counted(Polarity::Positive, Rule::Cue(CueClass::Improvement), Some(phrase(cues, hit)));
    }
    // A denial that belongs to the term denies nothing more, and one in a sentence that only stands under a heading denies something else.
    let under_heading = found.span == context.sentence && found.clause == context.sentence;
    let negative = term.is_some_and(|term| term.negative);
    let own = |hit: &CueHit| under_heading || term.is_some_and(|term| term.denies) && found.span.contains(hit.span);
    if let Some(hit) = context.reaching(CueClass::Negation, found).filter(|hit| !own(hit)) {
        let polarity = if negative { Polarity::Positive } else { Polarity::Negative };
        return counted(polarity, Rule::Cue(CueClass::Negation), Some(phrase(cues, hit)));
    }
    if negative {
        return counted(Polarity::Negative, Rule::NegativeTerm, None);
    }
    for class in [CueClass::Insufficiency, CueClass::Development] {
        if let Some(hit) = context.reaching(class, found) {
            return counted(Polarity::Negative, Rule::Cue(class), Some(phrase(cues, hit)));
        }
    }
    if let Some(hit) = context.reaching(CueClass::Praise, found).filter(|_| block.role != SectionRole::Goals) {
        return counted(Polarity::Positive, Rule::Cue(CueClass::Praise), Some(phrase(cues, hit)));
    }
    if let Some(hit) = context.reaching(CueClass::Goal, found) {
        return counted(Polarity::Neutral, Rule::Cue(CueClass::Goal), Some(phrase(cues, hit)));
    }
    match block.role {
        SectionRole::Development => counted(Polarity::Negative, Rule::Section, None),
        SectionRole::Goals => counted(Polarity::Neutral, Rule::Section, None),
        SectionRole::Strengths => counted(Polarity::Positive, Rule::Section, None),
        _ => counted(Polarity::Positive, Rule::Said, None),
    }
}
