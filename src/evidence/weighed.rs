//! Sentences weighed by all their words: what no term names, and what terms name wrongly; and the polarity of a review note's evidence.

use crate::{
    dutch::Words,
    lexicon::{CueClass, Feature, Model, POLARITIES, Place, SectionRole, Weights, chance},
    profile::CompetencyId,
    segment::{Block, BlockKind},
    span::Span,
    weigh::{Reader, Sentence},
};

use super::{
    DocumentKind, Evidence, Memory, Polarity, Reason, Rule, Search,
    context::{Context, Target},
    cues::CueHit,
    qualify,
    seen::{Seen, competency_features, found, marks, polarity_features, said},
};

/// The weighing of one document.
#[derive(Debug)]
pub(super) struct Weighing<'a> {
    pub(super) weights: &'a Weights,
    /// `None`: it is only looked at, to learn from.
    model: Option<&'a Model>,
    pub(super) seen: Vec<Seen>,
    /// For each block its words, where it is a heading.
    headings: Vec<Option<Sentence>>,
}

impl<'a> Weighing<'a> {
    /// Weighs a document; `None` where the lexicon has no weights for its kind and nothing is to be learned.
    pub(super) fn new(weights: &'a Weights, kind: DocumentKind, learning: bool, reader: &mut Reader) -> Option<Self> {
        let model = weights.competencies(kind);
        reader.clear();
        (model.is_some() || learning).then(|| Self { weights, model, seen: Vec::new(), headings: Vec::new() })
    }

    /// Reads a block that is a heading, so that what stands under it can be weighed with it.
    pub(super) fn heading(&mut self, block: &Block, text: &str, reader: &mut Reader) {
        let words = (block.kind == BlockKind::Heading).then(|| reader.read(text, block.span, &self.weights.vocabulary));
        self.headings.push(words);
    }
}

impl Search<'_> {
    /// Weighs a sentence whose evidence by terms begins at `first`; `follows`: the sentence before stands on the same line.
    pub(super) fn weigh(&mut self, block: &Block, sentence: Span, first: usize, follows: bool, memory: &mut Memory) {
        let Some(mut weighing) = self.weighing.take() else { return };
        let alone = weighing.model.is_some() && first == self.evidence.len();
        let silent = alone && self.is_silent(block);
        if !silent {
            self.read_cues(sentence, memory);
        }
        if silent || alone && self.addresses_nobody(block, &memory.cues) {
            weighing.seen.push(Seen::unread(sentence, first));
            self.weighing = Some(weighing);
            return;
        }
        let words = memory.reader.read(self.text, sentence, &weighing.weights.vocabulary);
        let heading = block.heading.and_then(|n| weighing.headings.get(n as usize).cloned().flatten());
        let marks = marks(block, &self.text[sentence.range()], &memory.cues);
        let found = found(&self.evidence[first..]);
        let evidence = first..self.evidence.len();
        let is_heading = block.kind == BlockKind::Heading;
        let mut seen = Seen { span: sentence, is_heading, words, heading, marks, found, evidence, follows, chances: Vec::new() };
        if let Some(model) = weighing.model {
            let Memory { weights, reader, .. } = memory;
            weights.clear();
            competency_features(&seen, weighing.seen.last(), reader, &mut |feature| weights.extend(model.find(feature)));
            seen.chances = chances(model, &seen, weighing.seen.last(), weights);
            self.drop_unlikely(model, &seen);
            self.add_likely(model, block, &seen, memory);
            seen.evidence.end = self.evidence.len();
        }
        weighing.seen.push(seen);
        self.weighing = Some(weighing);
    }

    /// Is this a place in which nothing counts without a term? See [`qualify::vacancy`].
    fn is_silent(&self, block: &Block) -> bool {
        let elsewhere = matches!(block.role, SectionRole::Offer | SectionRole::Procedure | SectionRole::Contact);
        block.kind == BlockKind::Heading || self.kind == DocumentKind::Vacancy && elsewhere
    }

    /// Does a sentence of a vacancy address nobody where only what addresses somebody counts? See [`qualify::vacancy`].
    fn addresses_nobody(&self, block: &Block, cues: &[CueHit]) -> bool {
        let may_be_silent = match block.role {
            SectionRole::AboutUs | SectionRole::Facts => true,
            SectionRole::Tasks | SectionRole::Requirements => false,
            _ => block.kind != BlockKind::Item,
        };
        let addressed = || cues.iter().any(|cue| matches!(cue.class, CueClass::Asking | CueClass::Candidate));
        self.kind == DocumentKind::Vacancy && may_be_silent && !addressed()
    }

    /// Evidence of terms that the other words of the sentence speak against doesn't count.
    fn drop_unlikely(&mut self, model: &Model, seen: &Seen) {
        for evidence in &mut self.evidence[seen.evidence.clone()] {
            let class = usize::from(evidence.competency.0);
            if evidence.counts && model.drops(class, seen.chances[class]) {
                evidence.counts = false;
                evidence.reason = Reason { rule: Rule::Outweighed, cue: None };
            }
        }
    }

    /// Competencies that are likely without a term.
    fn add_likely(&mut self, model: &Model, block: &Block, seen: &Seen, memory: &Memory) {
        if block.kind == BlockKind::Heading {
            return;
        }
        for (class, &likely) in seen.chances.iter().enumerate() {
            let competency = CompetencyId(u16::try_from(class).expect("a model has a class a competency"));
            let known = self.evidence[seen.evidence.start..].iter().any(|evidence| evidence.counts && evidence.competency == competency);
            if likely < model.count_from || known {
                continue;
            }
            let telling = memory.reader.telling(&seen.words, model, class);
            let span = telling.iter().copied().reduce(Span::join).unwrap_or(seen.span);
            let target = Target { span, clause: seen.span };
            let context = Context { text: self.text, sentence: seen.span, hits: &memory.cues, words: &Words::default() };
            let (counts, polarity, reason) = match self.kind {
                DocumentKind::Vacancy => qualify::vacancy(block, target, context, &self.finder.cues),
                DocumentKind::Review => qualify::review(block, target, None, context, &self.finder.cues),
            };
            if !counts {
                continue;
            }
            let names: Vec<&str> = telling.iter().map(|word| &self.text[word.range()]).collect();
            let by_words = matches!(reason.rule, Rule::Said | Rule::Asked);
            let reason = if by_words { Reason { rule: Rule::Weighed, cue: Some(names.join(", ")) } } else { reason };
            let (sentence, section) = (seen.span, block.role);
            self.evidence.push(Evidence {
                term: None,
                competency,
                indicator: None,
                span,
                sentence,
                section,
                polarity,
                counts,
                reason,
                strong: false,
            });
        }
    }

    /// Gives the evidence of a review note the polarity that the words in and around its sentence speak for.
    pub(super) fn weigh_polarity(&mut self, memory: &mut Memory) {
        let Some(weighing) = self.weighing.take() else { return };
        let model = weighing.weights.polarity().filter(|_| self.kind == DocumentKind::Review && weighing.model.is_some());
        if let Some(model) = model {
            let mut sums = Vec::with_capacity(POLARITIES.len());
            for (n, seen) in weighing.seen.iter().enumerate() {
                if !self.evidence[seen.evidence.clone()].iter().any(|evidence| evidence.counts) {
                    continue;
                }
                model.start(&mut sums);
                let Memory { weights, reader, .. } = &mut *memory;
                weights.clear();
                polarity_features(&weighing.seen, n, reader, &mut |feature| weights.extend(model.find(feature)));
                add_up(model, weights, &mut sums);
                // A cue knows its clause, the words of a sentence don't: "komt afspraken na, maar luistert nauwelijks".
                let open = |evidence: &&mut Evidence| evidence.counts && !is_cued(evidence.reason.rule);
                for evidence in self.evidence[seen.evidence.clone()].iter_mut().filter(open) {
                    let mut own = sums.clone();
                    said(evidence, |mark| weigh(model, Feature::Mark(mark), 1.0, &mut own));
                    let polarity = most_likely(&own);
                    if polarity != evidence.polarity {
                        evidence.polarity = polarity;
                        let cue = evidence.reason.cue.take().filter(|_| evidence.reason.rule == Rule::Weighed);
                        evidence.reason = Reason { rule: Rule::WeighedPolarity, cue };
                    }
                }
            }
        }
        self.weighing = Some(weighing);
    }
}

/// How likely each competency is.
fn chances(model: &Model, seen: &Seen, before: Option<&Seen>, weights: &mut Vec<Place>) -> Vec<f32> {
    let mut sums = Vec::with_capacity(model.classes());
    model.start(&mut sums);
    add_up(model, weights, &mut sums);
    if let Some(before) = before.filter(|_| seen.follows) {
        for (n, &likely) in (0u16..).zip(&before.chances) {
            weigh(model, Feature::Before(CompetencyId(n)), likely, &mut sums);
        }
    }
    for sum in &mut sums {
        *sum = chance(*sum);
    }
    sums
}

fn weigh(model: &Model, feature: Feature, value: f32, sums: &mut [f32]) {
    if let Some(place) = model.find(feature) {
        model.add_up(place, value, sums);
    }
}

/// Adds each weight once, however often its feature was met.
fn add_up(model: &Model, weights: &mut Vec<Place>, sums: &mut [f32]) {
    weights.sort_unstable();
    weights.dedup();
    for &place in weights.iter() {
        model.add_up(place, 1.0, sums);
    }
}

fn most_likely(sums: &[f32]) -> Polarity {
    let best = (0..sums.len()).max_by(|&a, &b| sums[a].total_cmp(&sums[b]).then(b.cmp(&a)));
    match best {
        Some(1) => Polarity::Negative,
        Some(2) => Polarity::Neutral,
        _ => Polarity::Positive,
    }
}

/// Did a cue, a term or a score give the polarity, and not only the place or the lack of a cue?
const fn is_cued(rule: Rule) -> bool {
    !matches!(rule, Rule::Said | Rule::UnderHeading | Rule::Weighed | Rule::Section)
}
