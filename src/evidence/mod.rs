//! From matches to evidence: what was found, of whom it is said, with which polarity, and why it counts or doesn't.
//!
//! Only sentences in which something was found are cut out and looked at.

mod context;
mod cues;
mod model;
mod observe;
mod overlap;
mod qualify;
mod seen;
mod topic;
mod weighed;

use std::sync::OnceLock;

use crate::{
    document::{DocumentKind, Reading},
    dutch::Words,
    lexicon::{CueClass, Lexicon, Place, Strength, TermId},
    matcher::{Matcher, Scratch, TermMatch, WordHit},
    segment::{Block, BlockKind, Segmenter, clauses},
    span::Span,
    weigh::Reader,
};

pub use self::model::{Evidence, Polarity, Presence, Reason, Rule};
pub use self::observe::Observed;
use self::weighed::Weighing;
use self::{
    context::{Context, Found, Target},
    cues::{CueFinder, CueHit},
};

/// Memory that is used again from document to document. One for each thread.
#[derive(Debug, Default)]
pub struct Memory {
    hits: Vec<WordHit>,
    matches: Vec<TermMatch>,
    scratch: Scratch,
    sentences: Vec<Span>,
    clauses: Vec<Span>,
    cues: Vec<CueHit>,
    folded: Vec<u8>,
    /// The sentence whose cues these are.
    cued: Option<Span>,
    words: Words,
    reader: Reader,
    weights: Vec<Place>,
}

/// Finds evidence. Built once, shared by all threads.
#[derive(Debug)]
pub struct EvidenceFinder {
    /// Compiled when the first document of its kind comes: of vacancies, of review notes, of any kind.
    matchers: [OnceLock<Matcher>; 3],
    segmenter: Segmenter,
    cues: CueFinder,
}

impl EvidenceFinder {
    /// Compiles a lexicon.
    #[must_use]
    pub fn new(lexicon: &Lexicon) -> Self {
        let (segmenter, cues) = rayon::join(|| Segmenter::new(lexicon), || CueFinder::new(lexicon));
        Self { matchers: Default::default(), segmenter, cues }
    }

    /// The compiled terms for a kind of document; `None`: for any kind. `lexicon` is the one that the finder was made of.
    pub fn matcher(&self, lexicon: &Lexicon, kind: Option<DocumentKind>) -> &Matcher {
        let n = match kind {
            Some(DocumentKind::Vacancy) => 0,
            Some(DocumentKind::Review) => 1,
            None => 2,
        };
        self.matchers[n].get_or_init(|| Matcher::new(lexicon, kind))
    }

    /// What a text is, where the user didn't say.
    #[must_use]
    pub fn detect_kind(&self, text: &str) -> DocumentKind {
        self.segmenter.detect_kind(text)
    }

    /// Is what stands at `target` said to be there, going by the cues of its sentence?
    #[must_use]
    pub fn presence(&self, text: &str, target: Span, memory: &mut Memory) -> Presence {
        let block = Span::of(0..text.len());
        memory.sentences.clear();
        self.segmenter.sentences(text, block, &mut memory.sentences);
        let sentence = memory.sentences.iter().copied().find(|sentence| sentence.contains(target)).unwrap_or(block);
        memory.clauses.clear();
        clauses(text, sentence, &mut memory.clauses);
        let clause = memory.clauses.iter().copied().find(|clause| clause.contains(target)).unwrap_or(sentence);
        self.cues.find(text, sentence, &mut memory.folded, &mut memory.cues);
        memory.words.read(&text[sentence.range()]);
        let context = Context { text, sentence, hits: &memory.cues, words: &memory.words };
        let found = Target { span: target, clause };
        if context.reaching(CueClass::Hedge, found).is_some() || context.content().ends_with('?') {
            Presence::Uncertain
        } else if context.reaching(CueClass::Negation, found).is_some() {
            Presence::Absent
        } else {
            Presence::Present
        }
    }

    /// All evidence in a text, counting or not, in the order of the text.
    #[must_use]
    pub fn find(&self, lexicon: &Lexicon, reading: &Reading<'_>, kind: DocumentKind, memory: &mut Memory) -> Vec<Evidence> {
        let weighing = Weighing::new(&lexicon.weights, kind, false, &mut memory.reader);
        self.search(lexicon, reading, kind, weighing, memory).evidence
    }

    /// Looks for evidence by terms, and weighs the sentences where that is asked for.
    fn search<'a>(
        &'a self,
        lexicon: &'a Lexicon,
        reading: &'a Reading<'_>,
        kind: DocumentKind,
        weighing: Option<Weighing<'a>>,
        memory: &mut Memory,
    ) -> Search<'a> {
        let text = reading.text();
        let blocks = self.segmenter.outline_of(reading, kind);
        let matcher = self.matcher(lexicon, Some(kind));
        matcher.words(text, &mut memory.scratch, &mut memory.hits);
        memory.cued = None;
        let mut search = Search { finder: self, matcher, lexicon, text, kind, evidence: Vec::new(), weighing };
        let topics = topic::Topics::new(&search, &blocks, memory);
        let hits = std::mem::take(&mut memory.hits);
        let mut rest = &hits[..];
        for (n, block) in blocks.iter().enumerate() {
            let in_block = within(&mut rest, block.span);
            let topic = topics.of(n);
            if let Some(weighing) = &mut search.weighing {
                weighing.heading(block, text, &mut memory.reader);
            }
            if search.weighing.is_some() || !in_block.is_empty() || !topic.is_empty() {
                search.block(block, in_block, topic, topics.first_sentence(n), memory);
            }
        }
        memory.hits = hits;
        search.weigh_polarity(memory);
        search
    }
}

/// The hits in `span` from the front of `rest`, which goes on behind them.
fn within<'h>(rest: &mut &'h [WordHit], span: Span) -> &'h [WordHit] {
    let first = rest.partition_point(|hit| hit.span.start < span.start);
    let count = rest[first..].partition_point(|hit| hit.span.start < span.end);
    let hits = &rest[first..first + count];
    *rest = &rest[first + count..];
    hits
}

/// One text.
struct Search<'a> {
    finder: &'a EvidenceFinder,
    matcher: &'a Matcher,
    lexicon: &'a Lexicon,
    text: &'a str,
    kind: DocumentKind,
    evidence: Vec<Evidence>,
    weighing: Option<Weighing<'a>>,
}

impl Search<'_> {
    /// The evidence of one block. `first_sentence`: how many sentences stand under the same heading before it.
    fn block(&mut self, block: &Block, hits: &[WordHit], topic: &[TermId], first_sentence: usize, memory: &mut Memory) {
        let mut sentences = std::mem::take(&mut memory.sentences);
        sentences.clear();
        self.finder.segmenter.sentences(self.text, block.span, &mut sentences);
        let mut rest = hits;
        for (n, &sentence) in sentences.iter().enumerate() {
            let hits = within(&mut rest, sentence);
            let first = self.evidence.len();
            if !hits.is_empty() || !topic.is_empty() {
                let topic = if first_sentence + n < topic::MOST_SENTENCES { topic } else { &[] };
                self.sentence(block, sentence, hits, topic, memory);
            }
            self.weigh(block, sentence, first, n > 0, memory);
        }
        memory.sentences = sentences;
    }

    fn sentence(&mut self, block: &Block, sentence: Span, hits: &[WordHit], topic: &[TermId], memory: &mut Memory) {
        let mut found = self.matches(sentence, hits, memory);
        overlap::keep_most_specific(&mut found, self.lexicon);
        if found.is_empty() && topic.is_empty() {
            return;
        }
        self.read_cues(sentence, memory);
        let denied = memory.cues.iter().any(|cue| cue.class == CueClass::Negation);
        memory.words.read(if denied { &self.text[sentence.range()] } else { "" });
        let context = Context { text: self.text, sentence, hits: &memory.cues, words: &memory.words };
        let first = self.evidence.len();
        for found in found {
            let evidence = self.qualified(block, sentence, found, context);
            self.evidence.push(evidence);
        }
        // An item of a list in a vacancy that speaks for itself needs no lead-in.
        let speaks = self.kind == DocumentKind::Vacancy && self.evidence[first..].iter().any(|evidence| evidence.counts && evidence.strong);
        if block.kind != BlockKind::Heading && !speaks {
            self.under_heading(block, sentence, topic, first, context);
        }
        self.weak_needs_company(block, first, topic);
    }

    /// Finds the cues of a sentence, once.
    fn read_cues(&self, sentence: Span, memory: &mut Memory) {
        if memory.cued != Some(sentence) {
            self.finder.cues.find(self.text, sentence, &mut memory.folded, &mut memory.cues);
            memory.cued = Some(sentence);
        }
    }

    /// The terms of one sentence, clause by clause.
    fn matches(&self, sentence: Span, hits: &[WordHit], memory: &mut Memory) -> Vec<Found> {
        memory.clauses.clear();
        clauses(self.text, sentence, &mut memory.clauses);
        let mut found = Vec::new();
        let mut rest = hits;
        for &clause in &memory.clauses {
            let anchors = within(&mut rest, clause);
            if anchors.is_empty() {
                continue;
            }
            memory.matches.clear();
            self.matcher.terms(self.text, clause, anchors, &mut memory.scratch, &mut memory.matches);
            found.extend(memory.matches.iter().map(|matched| Found { term: matched.term, span: matched.span, clause }));
        }
        found
    }

    fn qualified(&self, block: &Block, sentence: Span, found: Found, context: Context<'_>) -> Evidence {
        let term = &self.lexicon.terms[found.term.0 as usize];
        let (counts, polarity, reason) = match self.kind {
            DocumentKind::Vacancy => qualify::vacancy(block, found.target(), context, &self.finder.cues),
            DocumentKind::Review => qualify::review(block, found.target(), Some(term), context, &self.finder.cues),
        };
        Evidence {
            term: Some(found.term),
            competency: term.competency,
            indicator: term.indicator,
            span: found.span,
            sentence,
            section: block.role,
            polarity,
            counts,
            reason,
            strong: term.strength == Strength::Strong,
        }
    }

    /// A sentence under a heading or lead-in that names a competency speaks to it, also where it doesn't name it again.
    fn under_heading(&mut self, block: &Block, sentence: Span, topic: &[TermId], first: usize, context: Context<'_>) {
        for &id in topic {
            let term = &self.lexicon.terms[id.0 as usize];
            let said = self.evidence[first..].iter().any(|evidence| evidence.competency == term.competency && evidence.counts);
            if said {
                continue;
            }
            let found = Found { term: id, span: sentence, clause: sentence };
            let mut evidence = self.qualified(block, sentence, found, context);
            if matches!(evidence.reason.rule, Rule::Said | Rule::Asked) {
                evidence.reason.rule = Rule::UnderHeading;
            }
            evidence.indicator = None;
            evidence.strong = false;
            if evidence.counts {
                self.evidence.push(evidence);
            }
        }
    }

    /// Does a term make up most of the first cell of a row?
    fn is_label(&self, block: &Block, term: Span) -> bool {
        let row = &self.text[block.span.range()];
        let cell = row.trim_start_matches(['|', ' ', '*']).split(['|', ':', '\t']).next().unwrap_or_default().trim();
        self.text[term.range()].len() * 2 >= cell.len() && row.find(cell) == Some((term.start - block.span.start) as usize)
    }

    /// Weak terms count only beside other evidence of their competency, or where they are what a row of a form is about.
    fn weak_needs_company(&mut self, block: &Block, first: usize, topic: &[TermId]) {
        for n in first..self.evidence.len() {
            let evidence = &self.evidence[n];
            if evidence.strong || !evidence.counts || evidence.reason.rule == Rule::UnderHeading {
                continue;
            }
            let label = block.kind == BlockKind::Row && self.kind == DocumentKind::Review && self.is_label(block, evidence.span);
            let named = label || topic.iter().any(|id| self.lexicon.terms[id.0 as usize].competency == evidence.competency);
            let company = (first..self.evidence.len()).any(|other| {
                let other = &self.evidence[other];
                other.competency == evidence.competency
                    && other.counts
                    && other.span != evidence.span
                    && (other.strong || other.term != evidence.term)
            });
            if !named && !company {
                let evidence = &mut self.evidence[n];
                evidence.counts = false;
                evidence.reason = Reason { rule: Rule::WeakAlone, cue: None };
            }
        }
    }
}
