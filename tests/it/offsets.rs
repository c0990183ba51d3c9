//! Positions: whatever the text, they lie on characters, inside each other, and lead back to what is written.

use proptest::prelude::*;
use toetssteen::{
    batch,
    document::{DocumentKind, Reading},
    evidence::Memory,
    extract::Options,
    lexicon::LexiconSource,
    matcher::{Scratch, WordHit},
    segment::{Segmenter, clauses},
    span::Span,
};

use crate::{ANALYZER, document};

/// Pieces of Dutch with everything that hides words, in any order.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("klant- en resultaatgericht ".to_owned()),
        Just("Je werkt samen met collega’s. ".to_owned()),
        Just("cre\u{308}e\u{301}r".to_owned()),
        Just("samen\u{ad}werken ".to_owned()),
        Just("commu-\nniceren ".to_owned()),
        Just("eﬃciënt plannen".to_owned()),
        Just("\u{200b}\u{feff}".to_owned()),
        Just("coÃ¶rdineren\u{a0}met collegaâ€™s ".to_owned()),
        Just("klant– en\u{2009}servicegericht ".to_owned()),
        Just("Wat ga je doen?Je ".to_owned()),
        Just("\r\n- ".to_owned()),
        Just("COÖRDINEREN ".to_owned()),
        Just("vraagt goed door, maar luistert niet; ".to_owned()),
        "[a-zA-Zéëïü .,:;?!*#|'’\\-\n\t]{0,12}",
        any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_quote_is_its_slice(text in text(), review in any::<bool>()) {
        let kind = if review { DocumentKind::Review } else { DocumentKind::Vacancy };
        let document = document("t", &text, Some(kind));
        let assessment = ANALYZER.assess(&document, &mut Memory::default());
        for quoted in assessment.competencies.iter().flat_map(|competency| &competency.evidence) {
            prop_assert_eq!(&text[quoted.span.range()], quoted.quote.as_str());
            prop_assert_eq!(&text[quoted.sentence.range()], &*quoted.sentence_text);
            prop_assert!(quoted.sentence.contains(quoted.span));
            prop_assert!(!quoted.span.is_empty());
        }
    }

    #[test]
    fn a_reading_leads_back(text in text()) {
        let reading = Reading::new(&text);
        let copy = reading.text();
        let mut last = 0;
        for (at, c) in copy.char_indices() {
            let span = reading.source(Span::of(at..at + c.len_utf8()));
            prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
            prop_assert!(span.start >= last);
            let written = &text[span.range()];
            prop_assert!(written.contains(c) || Reading::new(written).text().contains(c) || c == '-', "{c:?} for {written:?}");
            last = span.start;
        }
        prop_assert_eq!(Reading::new(copy).text().chars().filter(|c| *c == '\u{ad}').count(), 0);
    }

    #[test]
    fn segments_nest_and_follow_each_other(text in text(), review in any::<bool>()) {
        let kind = if review { DocumentKind::Review } else { DocumentKind::Vacancy };
        let segmenter = Segmenter::new(ANALYZER.lexicon());
        let mut end = 0;
        for block in segmenter.outline(&text, kind) {
            prop_assert!(block.span.start >= end && !block.span.is_empty());
            end = block.span.end;
            let mut sentences = Vec::new();
            segmenter.sentences(&text, block.span, &mut sentences);
            let mut at = block.span.start;
            for sentence in sentences {
                prop_assert!(sentence.start >= at && block.span.contains(sentence));
                at = sentence.end;
                let mut parts = Vec::new();
                clauses(&text, sentence, &mut parts);
                prop_assert!(parts.iter().all(|part| sentence.contains(*part)));
                prop_assert!(parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }
    }

    /// Case doesn't matter: the same words are found in the same places.
    #[test]
    fn capitals_change_nothing(words in proptest::collection::vec("(coördineren|klantgericht|samenwerken|creëert|geïnteresseerd|collega's|x)", 1..8)) {
        let text = words.join(" ");
        let find = |text: &str| {
            let mut hits: Vec<WordHit> = Vec::new();
            ANALYZER.finder().matcher(ANALYZER.lexicon(), None).words(text, &mut Scratch::default(), &mut hits);
            hits
        };
        prop_assert_eq!(find(&text), find(&text.to_uppercase()));
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let inputs = batch::inputs(
        &[crate::project("corpus/vacatures"), crate::project("corpus/verslagen"), "does-not-exist.txt".into()],
        &batch::Selection::default(),
    );
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let mut out = Vec::new();
        let summary = pool
            .install(|| batch::run(&ANALYZER, &inputs, &Options::default(), &mut toetssteen::report::JsonLines::new(&mut out)).unwrap());
        assert!(summary.assessed >= 40 && summary.failed == 1, "{summary:?}");
        out
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
    assert_eq!(LexiconSource::embedded().hash(), ANALYZER.lexicon().hash);
}
