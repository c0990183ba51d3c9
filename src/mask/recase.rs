//! Names that are written without their capital, or in capitals only.
//!
//! The rules on names read a copy of the text in which such words have a capital and then small letters. It has the same bytes
//! in the same places but for those letters, so that what is found in it stands in the text too.

use super::{
    cues,
    lists::Lists,
    tokens::{Token, tokens},
};

/// The text as the rules on names read it.
pub(super) fn recased(text: &str, lists: &Lists) -> String {
    let mut copy = String::with_capacity(text.len());
    let words = tokens(text);
    let mut at = 0;
    // Does a name come, or go on, since a title or a first name without a capital stands before?
    let mut expects = false;
    for (n, word) in words.iter().enumerate() {
        let before = n.checked_sub(1).map(|n| &words[n]);
        let close = before.is_some_and(|before| matches!(&text[before.end..word.start], " " | ". " | "\u{a0}"));
        let small = word.text.starts_with(char::is_lowercase);
        let surname = expects && close && small && lists.is_surname(&capitalised(word.text));
        let name = small && is_first(word.text, before, lists);
        if name || surname || is_in_capitals(word.text) {
            let with_capital = capitalised(word.text);
            if with_capital.len() == word.text.len() {
                copy.push_str(&text[at..word.start]);
                copy.push_str(&with_capital);
                at = word.end;
            }
        }
        expects = name || cues::is_title(word.text) || (expects && close && cues::is_particle(word.text));
    }
    copy.push_str(&text[at..]);
    copy
}

/// A first name in small letters. Behind a number it is a month ("1 jan"), behind an article a thing ("een peter").
fn is_first(word: &str, before: Option<&Token<'_>>, lists: &Lists) -> bool {
    let is_other =
        |before: &Token<'_>| matches!(before.text, "een" | "de" | "het" | "deze") || before.text.ends_with(|c: char| c.is_ascii_digit());
    lists.is_small_first(word) && !before.is_some_and(is_other)
}

/// Capitals only, and too many for most abbreviations.
fn is_in_capitals(word: &str) -> bool {
    word.chars().nth(3).is_some() && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'))
}

/// "MARIE-JOSÉ" and "marie-josé" as "Marie-José".
fn capitalised(word: &str) -> String {
    let mut copy = String::with_capacity(word.len());
    for part in word.split_inclusive('-') {
        let mut letters = part.chars();
        copy.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        copy.extend(letters.flat_map(char::to_lowercase));
    }
    copy
}
