//! Sentences: Unicode sentence breaks, joined again at abbreviations, initials and before lower case, and cut where a full stop
//! lost its blank or a quotation opens or closes.

use std::collections::HashSet;

use crate::span::Span;

use super::{breaks::sentence_breaks, outline::trim};

/// The longest sentence in bytes. Beyond it a text isn't written in sentences, and it is cut at a blank, so that what is looked
/// at together stays small whatever the text.
const LONGEST: usize = 4000;

/// How many characters behind a break are looked at for the letter that decides whether a sentence begins there.
const LOOK_AHEAD: usize = 16;

/// Bytes of the longest abbreviation that can be in the list.
const LONGEST_ABBREVIATION: usize = 16;

/// Adds the sentences of `block`.
pub(super) fn sentences(text: &str, block: Span, abbreviations: &HashSet<String>, sentences: &mut Vec<Span>) {
    let mut cutter = Cutter { text, block, start: 0, quotes: Quotes::default(), abbreviations, sentences };
    let mut from = 0;
    sentence_breaks(&text[block.range()], |end| {
        if end > from {
            cutter.piece(from, end);
            from = end;
        }
    });
    cutter.cut(block.len() as usize);
}

/// Cuts one block into sentences, from its start to its end. Positions are bytes of the block.
struct Cutter<'a> {
    text: &'a str,
    block: Span,
    /// Where the sentence that is being read begins.
    start: usize,
    quotes: Quotes,
    abbreviations: &'a HashSet<String>,
    sentences: &'a mut Vec<Span>,
}

/// Counts the straight quotation marks from the start of a block.
#[derive(Default)]
struct Quotes {
    read: usize,
    count: usize,
}

impl Quotes {
    /// Is a quotation open at `at`? Positions must not go down from call to call.
    fn is_open(&mut self, content: &str, at: usize) -> bool {
        if at > self.read {
            self.count += memchr::memchr_iter(b'"', &content.as_bytes()[self.read..at]).count();
            self.read = at;
        }
        self.count % 2 == 1
    }
}

impl<'a> Cutter<'a> {
    fn content(&self) -> &'a str {
        &self.text[self.block.range()]
    }

    /// What Unicode takes for a sentence, or for the end of one that goes on.
    fn piece(&mut self, from: usize, end: usize) {
        let content = self.content();
        let from = from.max(self.start);
        if from >= end {
            return;
        }
        for at in memchr::memchr3_iter(b'.', b'!', b'?', &content.as_bytes()[from..end]) {
            if stops_without_break(content, from + at) {
                self.cut(from + at + 1);
            }
        }
        let end = self.behind_closing_quote(end);
        if end < content.len() && !goes_on(&content[self.start..end], &content[end..], self.abbreviations) {
            self.cut(end);
        }
    }

    /// A quotation mark that stands apart behind a sentence and closes it belongs to it: `Dat kan. " Zei hij.`
    fn behind_closing_quote(&mut self, end: usize) -> usize {
        let content = self.content();
        let after = &content[end..];
        let quote = ["''", "\"", "”", "»"].into_iter().find(|quote| after.starts_with(quote));
        let Some(quote) = quote else { return end };
        if quote == "\"" && !self.quotes.is_open(content, end) {
            return end;
        }
        let behind = &after[quote.len()..];
        end + quote.len() + behind.len() - behind.trim_start().len()
    }

    /// Ends the sentence at `end`.
    fn cut(&mut self, end: usize) {
        let offset = self.block.start as usize;
        let mut at = offset + self.start;
        let end = offset + end;
        while end - at > LONGEST {
            let mut most = at + LONGEST;
            while !self.text.is_char_boundary(most) {
                most -= 1;
            }
            let cut = self.text[at..most].rfind(char::is_whitespace).filter(|&cut| cut > 0).map_or(most, |cut| at + cut);
            self.push(at, cut);
            at = cut;
        }
        self.push(at, end);
        self.start = end - offset;
    }

    fn push(&mut self, start: usize, end: usize) {
        let span = trim(self.text, Span::of(start..end));
        if !span.is_empty() {
            self.sentences.push(span);
        }
    }
}

/// Does a sentence end at the mark at `at` where Unicode has no break? "alles.Wij" (not "werkenbij.nl", "o.a." or "Th.M."), and
/// before the low opening quotes of a typewriter: `af. ,,Dat kan.`
fn stops_without_break(content: &str, at: usize) -> bool {
    let rest = &content[at + 1..];
    let opens = rest.trim_start().strip_prefix(",,");
    if rest.starts_with(' ') && opens.is_some_and(|quoted| quoted.trim_start().starts_with(char::is_uppercase)) {
        return true;
    }
    let lower_before = content[..at].chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
    let mut after = rest.chars();
    let upper_after = after.next().is_some_and(char::is_uppercase) && after.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    content.as_bytes()[at] == b'.' && lower_before && upper_after
}

/// Does the sentence go on after what Unicode takes for its end?
fn goes_on(sentence: &str, after: &str, abbreviations: &HashSet<String>) -> bool {
    let closed = sentence.trim_end();
    if after.starts_with(['.', ',', '/']) {
        return true;
    }
    let lower_after = after.chars().take(LOOK_AHEAD).find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    if lower_after && !closed.ends_with(['!', '?']) {
        return true;
    }
    let Some(stopped) = closed.strip_suffix('.') else { return false };
    let word = last_word(stopped);
    let mut letters = word.chars();
    let last = letters.next_back();
    let alone = letters.next_back().is_none_or(|c| c == '.');
    let initial = alone && last.is_some_and(char::is_alphabetic);
    let is_number = !word.is_empty() && word.len() < 3 && word.bytes().all(|b| b.is_ascii_digit());
    let enumerator = is_number && word.len() == stopped.trim_start().len();
    initial || enumerator || word.len() <= LONGEST_ABBREVIATION && abbreviations.contains(&word.to_lowercase())
}

/// The last word, without quotes and brackets before it.
fn last_word(text: &str) -> &str {
    let start = text.rfind([' ', '\u{a0}', '\t']).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].trim_start_matches(['(', '[', '"', '\'', '‘', '“', '„', ','])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::sentences;
    use crate::span::Span;

    #[test]
    fn cuts_where_dutch_cuts() {
        let abbreviations: HashSet<String> = ["dhr", "o.a", "bijv", "dr"].iter().map(|&word| word.to_owned()).collect();
        for (text, expected) in [
            ("Goed. Beter.", &["Goed.", "Beter."][..]),
            ("Vraag het dhr. Jansen. Nu!", &["Vraag het dhr. Jansen.", "Nu!"]),
            ("Vraag het (dhr. Jansen).", &["Vraag het (dhr. Jansen)."]),
            ("Denk aan o.a. Excel en bijv. Word.", &["Denk aan o.a. Excel en bijv. Word."]),
            ("Met J. de Vries. Klaar?", &["Met J. de Vries.", "Klaar?"]),
            ("Rond 40 v. Chr. Dat weet zij.", &["Rond 40 v. Chr.", "Dat weet zij."]),
            ("Wij doen alles.Wij zijn groot.", &["Wij doen alles.", "Wij zijn groot."]),
            ("Kijk op werkenbij.nl. Of niet.", &["Kijk op werkenbij.nl.", "Of niet."]),
            ("1. Samenwerken gaat goed.", &["1. Samenwerken gaat goed."]),
            ("Kan dat? Ja.", &["Kan dat?", "Ja."]),
            ("‘Kan dat?’ vroeg hij. Ja.", &["‘Kan dat?’ vroeg hij.", "Ja."]),
            ("Zij (de baas?) lacht.", &["Zij (de baas?) lacht."]),
            ("Hij zei: \" Dat kan. \" Zij lacht.", &["Hij zei: \" Dat kan. \"", "Zij lacht."]),
            ("Dat kan. \"Zij lacht.\" Ja.", &["Dat kan.", "\"Zij lacht.\"", "Ja."]),
            ("Zij knikt. ,, Dat kan. '' Hij lacht.", &["Zij knikt.", ",, Dat kan. ''", "Hij lacht."]),
            ("", &[]),
        ] {
            let mut found = Vec::new();
            sentences(text, Span::of(0..text.len()), &abbreviations, &mut found);
            let found: Vec<_> = found.iter().map(|span| &text[span.range()]).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
