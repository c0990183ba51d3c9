//! Runs the examples that stand beside the terms of a lexicon: sentences in which a term must, or must not, be found.

use crate::{
    analyzer::Analyzer,
    document::Reading,
    lexicon::{Problem, Term, TermId},
    matcher::{Scratch, TermMatch},
    segment::clauses,
    span::Span,
};

/// The examples that don't come out, as errors at their term, and how many were run.
#[must_use]
pub fn run(analyzer: &Analyzer) -> (usize, Vec<Problem>) {
    let mut finder = TermFinder { analyzer, scratch: Scratch::default() };
    let mut count = 0;
    let mut problems = Vec::new();
    for (id, term) in (0u32..).map(TermId).zip(&analyzer.lexicon().terms) {
        for (sentences, expected) in [(&term.matches, true), (&term.rejects, false)] {
            for sentence in sentences {
                count += 1;
                if finder.finds(id, sentence) != expected {
                    problems.push(problem(term, sentence, expected));
                }
            }
        }
    }
    (count, problems)
}

fn problem(term: &Term, sentence: &str, expected: bool) -> Problem {
    let (message, mend) = if expected {
        ("isn't found in", "see which forms it has: toetssteen lexicon explain")
    } else {
        ("is found in", "make the term narrower, or the example another one")
    };
    Problem::error(term.origin.clone(), format!("\"{}\" {message} \"{sentence}\"", term.phrase), mend)
}

struct TermFinder<'a> {
    analyzer: &'a Analyzer,
    scratch: Scratch,
}

impl TermFinder<'_> {
    /// Is a term found in any clause of a sentence?
    fn finds(&mut self, id: TermId, sentence: &str) -> bool {
        let reading = Reading::new(sentence);
        let text = reading.text();
        let matcher = self.analyzer.finder().matcher(self.analyzer.lexicon(), None);
        let (mut hits, mut parts, mut found) = (Vec::new(), Vec::new(), Vec::<TermMatch>::new());
        matcher.words(text, &mut self.scratch, &mut hits);
        clauses(text, Span::of(0..text.len()), &mut parts);
        for clause in parts {
            let anchors: Vec<_> = hits.iter().copied().filter(|hit| clause.contains(hit.span)).collect();
            matcher.terms(text, clause, &anchors, &mut self.scratch, &mut found);
        }
        found.iter().any(|matched| matched.term == id)
    }
}
