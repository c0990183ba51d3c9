//! Every form that the lexicon's words generate is found again, however it is disguised, and leads back to what is written.

use std::{fmt::Write as _, ops::Range};

use toetssteen::{
    document::Reading,
    lexicon::{Reach, WordId},
    matcher::Scratch,
};
use unicode_normalization::UnicodeNormalization as _;

use crate::ANALYZER;

/// All whole forms in one text, each on a line of its own, written through `disguise`, with the word and the place of each.
fn text_of_forms(disguise: impl Fn(&str) -> String) -> (String, Vec<(WordId, Range<usize>)>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (id, word) in (0u32..).map(WordId).zip(&ANALYZER.lexicon().words) {
        for form in word.forms.iter().filter(|form| form.reach == Reach::Whole) {
            let start = text.len();
            write!(text, "{}", disguise(&form.text)).expect("a string takes all");
            places.push((id, start..text.len()));
            text.push_str(" |\n");
        }
    }
    (text, places)
}

#[track_caller]
fn all_are_found(disguise: impl Fn(&str) -> String) {
    let (text, places) = text_of_forms(disguise);
    assert!(places.len() > 10_000);
    let reading = Reading::new(&text);
    let (mut scratch, mut hits) = (Scratch::default(), Vec::new());
    ANALYZER.finder().matcher(ANALYZER.lexicon(), None).every_word(reading.text(), &mut scratch, &mut hits);
    let mut found: Vec<_> = hits.iter().map(|hit| (hit.word, reading.source(hit.span).range())).collect();
    found.sort_unstable_by_key(|(word, place)| (place.start, place.end, *word));
    let missed: Vec<_> = places
        .iter()
        .filter(|(word, place)| {
            found.binary_search_by_key(&(place.start, place.end, *word), |(word, place)| (place.start, place.end, *word)).is_err()
        })
        .map(|(_, place)| &text[place.clone()])
        .collect();
    assert!(missed.is_empty(), "{} of {} forms are missed: {:?}", missed.len(), places.len(), &missed[..missed.len().min(20)]);
}

/// A form with something put behind its second letter.
fn split_by(form: &str, invisible: char) -> String {
    let at = form.char_indices().nth(2).map_or(form.len(), |(at, _)| at);
    if at == form.len() { form.to_owned() } else { format!("{}{invisible}{}", &form[..at], &form[at..]) }
}

#[test]
fn as_they_are() {
    all_are_found(str::to_owned);
}

#[test]
fn in_capitals() {
    all_are_found(str::to_uppercase);
}

#[test]
fn with_accents_apart() {
    all_are_found(|form| form.nfd().collect());
}

#[test]
fn with_invisible_characters() {
    all_are_found(|form| split_by(form, '\u{ad}'));
    all_are_found(|form| split_by(form, '\u{200b}'));
}

#[test]
fn with_typographic_hyphens_and_apostrophes() {
    all_are_found(|form| form.replace('-', "\u{2011}").replace('\'', "’"));
}

#[test]
fn read_in_the_wrong_encoding() {
    all_are_found(|form| form.bytes().map(char::from).collect());
}
