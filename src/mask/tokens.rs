//! A text as words, with what the rules on names must know of each.

use super::cues;

/// A word: letters, and hyphens and apostrophes between letters; or digits.
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
    /// A capital, and then at least one small letter or nothing: "Jan", "J", not "UWV".
    pub(super) capital: bool,
    /// Does a capital say nothing here, since a sentence, line or quote begins?
    pub(super) first: bool,
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 6);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            let joins = matches!(next, '-' | '\'' | '’') && text[at + next.len_utf8()..].starts_with(char::is_alphabetic);
            if !(next.is_alphanumeric() || joins || is_mark(next)) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let word = without_possessive(&text[start..end]);
        let first = tokens.last().is_none_or(|before| begins(before, &text[before.end..start]));
        tokens.push(Token { text: word, start, end: start + word.len(), capital: is_capital(word), first });
    }
    tokens
}

/// A combining accent.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// "Fatima's" is of Fatima.
fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn is_capital(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && (chars.as_str().is_empty() || chars.any(char::is_lowercase))
}

/// Does a sentence, line or quote begin behind `gap`, which follows the word `before`?
fn begins(before: &Token<'_>, gap: &str) -> bool {
    if gap.contains(['\n', '!', '?', ':', '•', '|', '"', '“', '„', '‘', '*', '#', '>', '…']) || gap.contains(" - ") {
        return true;
    }
    gap.contains('.') && !cues::is_abbreviation(before.text)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn words_have_their_hyphens_and_lose_their_possessive() {
        let found: Vec<_> = tokens("Jan-Willem's plan, 't Hof").iter().map(|token| token.text).collect();
        assert_eq!(found, ["Jan-Willem", "plan", "t", "Hof"]);
    }

    #[test]
    fn a_title_doesnt_end_a_sentence() {
        let found = tokens("Dhr. Bos komt. Dat UWV wacht.");
        assert_eq!(found.iter().map(|token| token.first).collect::<Vec<_>>(), [true, false, false, true, false, false]);
        assert!(!found[4].capital && found[1].capital);
    }
}
