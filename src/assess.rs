//! What the evidence adds up to: a verdict for each competency, gaps, near misses, suggestions.

use std::sync::Arc;

use crate::{
    document::{Document, DocumentKind, LineIndex, Origin, Place, Reading, Spot, marked_at},
    evidence::{Evidence, Polarity, Reason},
    lexicon::{Lexicon, SectionRole},
    mask::{Masker, mask_part},
    profile::{CompetencyId, IndicatorId, Profile},
    span::Span,
};

/// What a document shows of a profile. Self-contained: the document can be freed.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Where the document comes from.
    pub origin: Origin,
    /// The id of the first document of the run that has the same text; `None`: this is the first.
    pub duplicate_of: Option<String>,
    /// Its kind, as asked for or detected.
    pub kind: DocumentKind,
    /// The hash of the lexicon.
    pub lexicon: String,
    /// The profile that it was held against.
    pub profile: Arc<Profile>,
    /// One for each competency, in the profile's order.
    pub competencies: Vec<CompetencyAssessment>,
    /// The whole text, for a page that shows it with its evidence; `None`: nobody asked for it.
    pub text: Option<Arc<str>>,
}

/// What a document shows of one competency.
#[derive(Debug, Clone)]
pub struct CompetencyAssessment {
    /// Which.
    pub id: CompetencyId,
    /// Is it there?
    pub verdict: Verdict,
    /// How much counting evidence speaks for the person.
    pub positive: u32,
    /// How much speaks against.
    pub negative: u32,
    /// How much does neither.
    pub neutral: u32,
    /// The indicators that counting evidence shows, in the profile's order.
    pub shown: Vec<IndicatorId>,
    /// All evidence, counting or not, in the order of the text.
    pub evidence: Vec<Quoted>,
}

/// Is a competency in a document?
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At least one strong term shows it, and not only as something that falls short.
    Covered,
    /// Evidence counts, but only weak terms, sentences under a heading, or what falls short.
    Weak,
    /// No evidence counts.
    Missing,
}

impl Verdict {
    /// The name in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Weak => "weak",
            Self::Missing => "missing",
        }
    }
}

/// Evidence with its words. Positions are bytes of the document's text.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// The term as the lexicon writes it; empty where no term but the words of the sentence decided.
    pub term: String,
    /// The indicator that it shows.
    pub indicator: Option<IndicatorId>,
    /// Where.
    pub span: Span,
    /// The text there.
    pub quote: String,
    /// The text there with what names people masked; `None`: nobody asked for it.
    pub masked: Option<String>,
    /// The sentence it stands in.
    pub sentence: Span,
    /// The text of the sentence, shared by all evidence in it.
    pub sentence_text: Arc<str>,
    /// Where a person finds the quote.
    pub place: Place,
    /// The role of the section.
    pub section: SectionRole,
    /// For, against or neither.
    pub polarity: Polarity,
    /// Does it count?
    pub counts: bool,
    /// Why.
    pub reason: Reason,
    /// Is the term one that stands alone?
    pub strong: bool,
}

impl Assessment {
    /// Adds up the evidence that was found in a document.
    #[must_use]
    pub fn new(document: &Document, reading: &Reading<'_>, kind: DocumentKind, lexicon: &Lexicon, evidence: Vec<Evidence>) -> Self {
        let profile = Arc::clone(&lexicon.profile);
        let mut competencies: Vec<_> = profile.iter().map(|(id, _)| CompetencyAssessment::empty(id)).collect();
        let lines = LineIndex::new(&document.text);
        let mut sentence = (Span::default(), Arc::from(""));
        for evidence in evidence {
            let span = reading.source(evidence.sentence);
            if sentence.0 != span {
                sentence = (span, Arc::from(&document.text[span.range()]));
            }
            let span = reading.source(evidence.span);
            let passage = Passage { span, place: place(document, &lines, span), quote: document.text[span.range()].to_owned() };
            let competency = &mut competencies[usize::from(evidence.competency.0)];
            competency.add(quoted(evidence, passage, sentence.clone(), lexicon));
        }
        for competency in &mut competencies {
            competency.conclude();
        }
        Self { origin: document.origin.clone(), duplicate_of: None, kind, lexicon: lexicon.hash.clone(), profile, competencies, text: None }
    }

    /// Masks what names people in the quotes. `text` is that of the document: what gives a name away may stand anywhere in it.
    pub fn mask(&mut self, text: &str, masker: &Masker) {
        let mut evidence = self.competencies.iter_mut().flat_map(|competency| &mut competency.evidence).peekable();
        if evidence.peek().is_some() {
            let found = masker.find(text);
            evidence.for_each(|quoted| quoted.masked = Some(mask_part(text, quoted.span, &found)));
        }
    }

    /// The organisation-wide competencies without counting evidence, in the profile's order.
    pub fn missing_organisation_wide(&self) -> impl Iterator<Item = CompetencyId> {
        self.gaps().filter(|&id| self.profile.competency(id).organisation_wide)
    }

    /// The competencies without counting evidence, in the profile's order.
    pub fn gaps(&self) -> impl Iterator<Item = CompetencyId> {
        self.competencies.iter().filter(|competency| competency.verdict == Verdict::Missing).map(|competency| competency.id)
    }

    /// Sentences that would fill a gap: none for a review note, into which nobody should paste anything.
    pub fn suggestions(&self, gap: CompetencyId) -> impl Iterator<Item = &str> {
        let wanted = self.kind == DocumentKind::Vacancy;
        self.profile.indicators_of(gap).map(|(_, indicator)| indicator.suggestion.as_str()).filter(move |text| wanted && !text.is_empty())
    }
}

impl CompetencyAssessment {
    const fn empty(id: CompetencyId) -> Self {
        Self { id, verdict: Verdict::Missing, positive: 0, negative: 0, neutral: 0, shown: Vec::new(), evidence: Vec::new() }
    }

    fn add(&mut self, quoted: Quoted) {
        if quoted.counts {
            match quoted.polarity {
                Polarity::Positive => self.positive += 1,
                Polarity::Negative => self.negative += 1,
                Polarity::Neutral => self.neutral += 1,
            }
            self.shown.extend(quoted.indicator);
        }
        self.evidence.push(quoted);
    }

    fn conclude(&mut self) {
        self.shown.sort_unstable();
        self.shown.dedup();
        let stands = |quoted: &Quoted| quoted.counts && quoted.strong && quoted.polarity != Polarity::Negative;
        self.verdict = if self.evidence.iter().any(stands) {
            Verdict::Covered
        } else if self.evidence.iter().any(|quoted| quoted.counts) {
            Verdict::Weak
        } else {
            Verdict::Missing
        };
    }

    /// Evidence that counts.
    pub fn counting(&self) -> impl Iterator<Item = &Quoted> {
        self.evidence.iter().filter(|quoted| quoted.counts)
    }

    /// Evidence that doesn't count, but that a reader would ask about.
    pub fn near_misses(&self) -> impl Iterator<Item = &Quoted> {
        self.evidence.iter().filter(|quoted| !quoted.counts)
    }
}

/// Where evidence stands in the document, and its words.
struct Passage {
    span: Span,
    place: Place,
    quote: String,
}

/// Where a person finds a passage of a document.
fn place(document: &Document, lines: &LineIndex, span: Span) -> Place {
    marked_at(&document.layout, span.start).map_or_else(
        || Place { part: None, spot: Spot::Line(lines.position(&document.text, span.start)) },
        |marked| marked.place(&document.text, lines, span.start),
    )
}

fn quoted(evidence: Evidence, passage: Passage, (sentence, sentence_text): (Span, Arc<str>), lexicon: &Lexicon) -> Quoted {
    Quoted {
        term: evidence.term.map_or_else(String::new, |term| lexicon.terms[term.0 as usize].phrase.clone()),
        indicator: evidence.indicator,
        span: passage.span,
        quote: passage.quote,
        masked: None,
        sentence,
        sentence_text,
        place: passage.place,
        section: evidence.section,
        polarity: evidence.polarity,
        counts: evidence.counts,
        reason: evidence.reason,
        strong: evidence.strong,
    }
}
