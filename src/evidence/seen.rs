//! What is looked at of a sentence when it is weighed: its words, its heading, its neighbours, and what terms found in it.

use crate::{
    lexicon::{Feature, Mark},
    segment::{Block, BlockKind, Score, score},
    span::Span,
    weigh::{Reader, Sentence},
};

use super::{Evidence, Polarity, Rule, cues::CueHit};

/// A sentence as it is weighed.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) span: Span,
    pub(super) is_heading: bool,
    pub(super) words: Sentence,
    /// The words of the heading above.
    pub(super) heading: Option<Sentence>,
    /// Circumstances that speak to competencies and to polarity alike.
    pub(super) marks: Vec<Feature>,
    /// What terms found, competency by competency.
    pub(super) found: Vec<Feature>,
    /// Its evidence, as places in the evidence of the document.
    pub(super) evidence: std::ops::Range<usize>,
    /// Does it stand on one line with the sentence before it?
    pub(super) follows: bool,
    /// How likely each competency is.
    pub(super) chances: Vec<f32>,
}

impl Seen {
    /// A sentence that wasn't looked at.
    pub(super) fn unread(span: Span, first: usize) -> Self {
        let (words, heading) = (Sentence::default(), None);
        let (marks, found, chances) = (Vec::new(), Vec::new(), Vec::new());
        Self { span, is_heading: true, words, heading, marks, found, evidence: first..first, follows: false, chances }
    }
}

/// The circumstances of a sentence.
pub(super) fn marks(block: &Block, content: &str, cues: &[CueHit]) -> Vec<Feature> {
    let mut marks = vec![Feature::Section(block.role)];
    match block.kind {
        BlockKind::Item => marks.push(Feature::Mark(Mark::Item)),
        BlockKind::Row => {
            marks.push(Feature::Mark(Mark::Row));
            marks.extend(score(content).map(|score| {
                Feature::Mark(match score {
                    Score::Meets => Mark::Meets,
                    Score::Open => Mark::OpenScore,
                    Score::FallsShort => Mark::FallsShort,
                })
            }));
        }
        BlockKind::Heading | BlockKind::Paragraph => {}
    }
    for hit in cues {
        let feature = Feature::Cue(hit.class);
        if !marks.contains(&feature) {
            marks.push(feature);
        }
    }
    marks
}

/// What terms found in a sentence.
pub(super) fn found(evidence: &[Evidence]) -> Vec<Feature> {
    let mut found = Vec::new();
    for item in evidence {
        let mark = match (item.counts, item.reason.rule, item.strong) {
            (true, Rule::UnderHeading, _) => Mark::UnderHeading,
            (true, _, true) => Mark::Strong,
            (true, _, false) => Mark::Weak,
            (false, Rule::WeakAlone, _) => Mark::Alone,
            (false, ..) => Mark::Rejected,
        };
        let feature = Feature::Found(item.competency, mark);
        if !found.contains(&feature) {
            found.push(feature);
        }
    }
    found
}

/// What the rules said of the polarity of one piece of evidence.
pub(super) fn said(evidence: &Evidence, mut mark: impl FnMut(Mark)) {
    if evidence.term.is_none() {
        return;
    }
    mark(match evidence.polarity {
        Polarity::Positive => Mark::Positive,
        Polarity::Negative => Mark::Negative,
        Polarity::Neutral => Mark::Neutral,
    });
    if !matches!(evidence.reason.rule, Rule::Said | Rule::UnderHeading) {
        mark(Mark::Cued);
    }
}

/// Everything of a sentence that may say what it speaks to. A feature may come twice.
pub(super) fn competency_features(seen: &Seen, before: Option<&Seen>, reader: &Reader, found: &mut impl FnMut(Feature)) {
    own_features(seen, reader, found);
    seen.found.iter().copied().for_each(&mut *found);
    let counts = |feature: &Feature| match *feature {
        Feature::Found(competency, Mark::Strong | Mark::Weak | Mark::UnderHeading) => Some(Feature::FoundBefore(competency)),
        _ => None,
    };
    if let Some(before) = before.filter(|_| seen.follows) {
        before.found.iter().filter_map(counts).for_each(found);
    }
}

/// Everything of a sentence and its neighbours that may say how what it speaks to is meant. A feature may come twice.
pub(super) fn polarity_features(seen: &[Seen], n: usize, reader: &Reader, found: &mut impl FnMut(Feature)) {
    own_features(&seen[n], reader, found);
    if let Some(before) = n.checked_sub(1).filter(|_| seen[n].follows) {
        reader.stems(&seen[before].words, |stem| found(Feature::Previous(stem)));
    }
    if let Some(after) = seen.get(n + 1).filter(|after| after.follows) {
        reader.stems(&after.words, |stem| found(Feature::Next(stem)));
    }
    if n * 4 < seen.len() {
        found(Feature::Mark(Mark::First));
    } else if n * 4 >= seen.len() * 3 {
        found(Feature::Mark(Mark::Last));
    }
}

fn own_features(seen: &Seen, reader: &Reader, found: &mut impl FnMut(Feature)) {
    reader.features(&seen.words, &mut *found);
    if let Some(heading) = &seen.heading {
        reader.stems(heading, |stem| found(Feature::Heading(stem)));
        reader.concepts(heading, |concept| found(Feature::HeadingConcept(concept)));
    }
    seen.marks.iter().copied().for_each(found);
}
