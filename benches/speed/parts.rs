//! The parts of an analysis, each with its answer and its bytes.

use std::sync::LazyLock;

use divan::{Bencher, black_box, counter::BytesCount};
use toetssteen::{
    document::{Document, DocumentKind, Reading},
    evidence::Memory,
    lexicon::{Lexicon, LexiconSource},
    matcher::{Matcher, Scratch},
    segment::Segmenter,
};

use crate::{ANALYZER, corpus};

/// All vacancies of the corpus, one after the other.
static VACANCIES: LazyLock<String> = LazyLock::new(|| corpus::vacancies().join("\n\n"));

/// From the embedded files to the lexicon.
#[divan::bench]
fn load_lexicon(bencher: Bencher) {
    let source = LexiconSource::embedded();
    let bytes: usize = source.files().iter().map(|file| file.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let lexicon = Lexicon::load(black_box(&source)).expect("it is right");
        assert!(lexicon.terms.len() >= 1200);
        lexicon
    });
}

/// From the lexicon to what finds its terms.
#[divan::bench]
fn compile_lexicon(bencher: Bencher) {
    let lexicon = ANALYZER.lexicon();
    let expected = ANALYZER.finder().matcher(lexicon, Some(DocumentKind::Vacancy)).form_counts();
    bencher.bench(|| {
        let matcher = Matcher::new(black_box(lexicon), Some(DocumentKind::Vacancy));
        assert_eq!(matcher.form_counts(), expected);
        matcher
    });
}

/// Stage 1 over a large text: the cost that every byte pays.
#[divan::bench(args = [1, 32])]
fn scan_words(bencher: Bencher, times: usize) {
    let text = VACANCIES.repeat(times);
    let matcher = ANALYZER.finder().matcher(ANALYZER.lexicon(), Some(DocumentKind::Vacancy));
    let (mut scratch, mut hits) = (Scratch::default(), Vec::new());
    matcher.words(&VACANCIES, &mut scratch, &mut hits);
    let once = hits.len();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        matcher.words(black_box(&text), &mut scratch, &mut hits);
        assert!(hits.len() >= once * times);
    });
}

/// The whole text cut into blocks and sentences. `TOETSSTEEN_TEXT` names
/// a file to take instead of the corpus.
#[divan::bench]
fn segment(bencher: Bencher) {
    let text = corpus::text(32);
    let segmenter = Segmenter::new(ANALYZER.lexicon());
    let mut sentences = Vec::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        sentences.clear();
        for block in segmenter.outline(black_box(&text), DocumentKind::Vacancy) {
            segmenter.sentences(&text, block.span, &mut sentences);
        }
        assert!(sentences.len() > text.len() / 200 && sentences.is_sorted());
        sentences.len()
    });
}

/// Everything: reading copy, blocks, matching, evidence, assessment.
#[divan::bench(args = [DocumentKind::Vacancy, DocumentKind::Review])]
fn analyse(bencher: Bencher, kind: DocumentKind) {
    let document = Document::plain("bench", VACANCIES.clone(), Some(kind));
    let mut memory = Memory::default();
    let evidence = ANALYZER.evidence(&document.text, kind, &mut memory).len();
    assert!(evidence > 100);
    bencher.counter(BytesCount::of_str(&document.text)).bench_local(|| {
        let assessment = ANALYZER.assess(black_box(&document), &mut memory);
        assert_eq!(assessment.competencies.iter().map(|competency| competency.evidence.len()).sum::<usize>(), evidence);
        assessment
    });
}

/// The test whether a text needs a reading copy, and the copy.
#[divan::bench(args = [false, true])]
fn reading(bencher: Bencher, hidden: bool) {
    let text = VACANCIES.clone() + if hidden { "samen\u{ad}werken" } else { "" };
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let reading = Reading::new(black_box(&text));
        assert_eq!(reading.text().ends_with("samenwerken"), hidden);
        reading.text().len()
    });
}
