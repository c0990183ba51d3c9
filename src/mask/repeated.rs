//! A name that the text gave away once is masked wherever it stands.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::{Found, PersonalKind, cues, lists::Lists, tokens::Token};

/// Adds the places where parts of `names` stand once more.
pub(super) fn find(text: &str, tokens: &[Token<'_>], lists: &Lists, names: &[Range<usize>], found: &mut Found) {
    let parts = parts(tokens, names);
    if parts.is_empty() {
        return;
    }
    let organisations = lists.organisations(text);
    for (n, token) in tokens.iter().enumerate() {
        let blocked = || organisations.iter().any(|range| range.contains(&token.start));
        if token.capital && parts.contains(token.text) && !blocked() && (!lists.is_word(token.text) || is_person(text, tokens, n)) {
            found.add(PersonalKind::Name, token.start..token.end);
        }
    }
}

/// The words of the names, without initials and particles.
fn parts<'t>(tokens: &[Token<'t>], names: &[Range<usize>]) -> FxHashSet<&'t str> {
    let mut parts = FxHashSet::default();
    let mut at = 0;
    for name in names {
        while at < tokens.len() && tokens[at].start < name.end {
            let token = &tokens[at];
            if token.start >= name.start && token.capital && token.text.len() > 2 && !cues::is_particle(token.text) {
                parts.insert(token.text);
            }
            at += 1;
        }
    }
    parts
}

/// Can word `n`, a name that is also a word, be the person here? Not behind an article, nor at the head of a sentence that
/// doesn't go on as one about a person.
fn is_person(text: &str, tokens: &[Token<'_>], n: usize) -> bool {
    let token = &tokens[n];
    if n > 0 && cues::is_article(tokens[n - 1].text) && !token.first {
        return false;
    }
    let Some(next) = tokens.get(n + 1) else { return true };
    let gap = &text[token.end..next.start];
    !token.first || gap.contains(['\n', ',', ':']) || cues::is_deed(next.text) || cues::is_state(next.text)
}
