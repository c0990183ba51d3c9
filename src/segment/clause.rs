//! Clauses, as far as terms and qualifiers need them: a term never reaches from one into the next.

use crate::span::Span;

use super::outline::trim;

/// Words that open a clause with a meaning of its own.
const OPENERS: [&str; 16] = [
    "maar",
    "echter",
    "terwijl",
    "omdat",
    "want",
    "hoewel",
    "ofschoon",
    "waardoor",
    "zodat",
    "doordat",
    "tenzij",
    "behalve",
    "daarentegen",
    "alhoewel",
    "aangezien",
    "anderzijds",
];

/// How many bytes openers have: most words end here.
const OPENER_LENGTHS: std::ops::RangeInclusive<usize> = 4..=11;

/// The longest clause in bytes. Beyond it a text isn't written in clauses, and fitting terms would take too long.
const LONGEST: usize = 2000;

/// Adds the clauses of a sentence, in order, without blanks around them.
pub fn clauses(text: &str, sentence: Span, clauses: &mut Vec<Span>) {
    let content = &text[sentence.range()];
    let offset = sentence.start as usize;
    let mut start = 0;
    let mut word_start = None;
    let mut push = |start: usize, end: usize| {
        let span = trim(text, Span::of(offset + start..offset + end));
        if !span.is_empty() {
            clauses.push(span);
        }
    };
    let mut next = 0;
    while next <= content.len() {
        let at = next;
        // Letters of ASCII, which nearly all are, needn't be decoded.
        let c = match content.as_bytes().get(at) {
            Some(&byte) if byte.is_ascii() => char::from(byte),
            _ => content[at..].chars().next().unwrap_or(' '),
        };
        next += c.len_utf8();
        if c.is_alphanumeric() {
            word_start.get_or_insert(at);
            continue;
        }
        if let Some(word) = word_start.take()
            && word > start
            && is_opener(&content[word..at])
        {
            push(start, word);
            start = word;
        }
        let ends = match c {
            ';' => true,
            ':' | '–' | '—' => content[at + c.len_utf8()..].starts_with(char::is_whitespace),
            _ => at > start + LONGEST && c.is_whitespace(),
        };
        if ends {
            push(start, at);
            start = at + c.len_utf8();
        }
    }
    push(start.min(content.len()), content.len());
}

fn is_opener(word: &str) -> bool {
    OPENER_LENGTHS.contains(&word.len()) && OPENERS.iter().any(|opener| opener.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::clauses;
    use crate::span::Span;

    #[test]
    fn conjunctions_and_marks_open_a_clause() {
        for (text, expected) in [
            ("Luistert goed, maar plannen blijft lastig.", &["Luistert goed,", "maar plannen blijft lastig."][..]),
            ("Taken: plannen; bewaken", &["Taken", "plannen", "bewaken"]),
            ("Maar het gaat goed", &["Maar het gaat goed"]),
            ("om 10:30 uur", &["om 10:30 uur"]),
        ] {
            let mut found = Vec::new();
            clauses(text, Span::of(0..text.len()), &mut found);
            let found: Vec<_> = found.iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
