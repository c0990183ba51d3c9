//! Where names of persons stand.
//!
//! A name that is nothing else is one wherever it has its capital. One that is also a word ("Roos", "Bos") needs more: a title,
//! initials, another name beside it, a capital inside a sentence, or at the head of one a verb of what people do.

use std::ops::Range;

use super::{cues, lists::Lists, person::Reading, tokens::Token};

/// The names of a text, in order.
pub(super) fn names(text: &str, tokens: &[Token<'_>], lists: &Lists) -> Vec<Range<usize>> {
    let reading = Reading { text, tokens, lists };
    let organisations = lists.organisations(text);
    let mut names = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        if let Some(hit) = organisations.iter().find(|range| range.contains(&tokens[n].start)) {
            n += tokens[n..].iter().take_while(|token| token.start < hit.end).count();
            continue;
        }
        match reading.name_at(n) {
            Some(words) => {
                names.push(tokens[words.start].start..tokens[words.end - 1].end);
                n = words.end;
            }
            None => n += 1,
        }
    }
    names
}

impl Reading<'_> {
    /// The words of the name that begins with word `n`.
    fn name_at(&self, n: usize) -> Option<Range<usize>> {
        let token = &self.tokens[n];
        if n > 0
            && self.is_announced(n)
            && let Some(words) = self.announced(n)
        {
            return Some(words);
        }
        if token.capital
            && let Some(words) = self.with_initials(n)
        {
            return Some(words);
        }
        if self.is_namelike(n) && self.lists.is_first(token.text) && (!self.lists.is_word(token.text) || self.is_shown(n)) {
            let words = n..self.behind_name(n);
            return (!self.is_taken(words.start, words.end)).then_some(words);
        }
        if let Some(words) = self.possessive(n) {
            return Some(words);
        }
        let with_first = self.unlisted_first(n).or_else(|| self.surname_alone(n));
        with_first.filter(|words| !self.is_taken(words.start, words.end))
    }

    /// A first name that no list has, before a surname: "Quirijntje Vermeulen". At the head of a sentence it may be any word.
    fn unlisted_first(&self, n: usize) -> Option<Range<usize>> {
        let before = n.checked_sub(1).map_or("", |before| self.tokens[before].text);
        let other = cues::is_article(before) || cues::is_organisation(self.tokens[n].text) || cues::is_title(self.tokens[n].text);
        let first = self.is_namelike(n) && !self.tokens[n].first && !other && !cues::is_particle(self.tokens[n].text);
        let words = if first && self.goes_on(n) { self.surname_alone(n + 1) } else { None };
        words.map(|words| n..words.end)
    }

    /// Does what stands before word `n` say that a name comes: a title, a greeting, the label of a form?
    fn is_announced(&self, n: usize) -> bool {
        let before = self.tokens[n - 1].text;
        let gap = self.gap(n - 1);
        let close = gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '.' | '/'));
        (cues::is_title(before) && close)
            || (cues::is_greeting(before) && gap.chars().all(|c| c.is_whitespace() || c == ',') && gap.len() <= 4)
            || (gap.trim_start_matches(')').starts_with([':', '\t']) && !gap.contains('\n') && self.is_labelled(n - 1))
    }

    /// "Naam medewerker:" and "Naam:".
    fn is_labelled(&self, n: usize) -> bool {
        // "Medewerker (m):"
        let n = if n > 0 && self.gap(n).starts_with(')') { n - 1 } else { n };
        let begins = self.tokens[n].first || (n > 0 && self.tokens[n - 1].first);
        begins && cues::is_label(self.tokens[n].text)
    }

    /// A name of any sort, since something announces it.
    fn announced(&self, n: usize) -> Option<Range<usize>> {
        if cues::is_title(self.tokens[n].text) {
            return None;
        }
        let start = self.behind_initials(n).unwrap_or(n);
        if self.is_namelike(start) && self.lists.is_first(self.tokens[start].text) {
            return Some(n..self.behind_name(start));
        }
        let Some(behind) = self.behind_surname(start) else {
            // "Voorletters: F.N."
            let last = usize::from(self.is_initial(start));
            return (start + last > n).then_some(n..start + last);
        };
        // Behind an unlisted first name a surname may follow.
        let further = if self.goes_on(behind - 1) { self.behind_surname(behind) } else { None };
        let end = further.filter(|_| !self.tokens[behind].first).unwrap_or(behind);
        (!cues::is_organisation(self.tokens[start].text)).then_some(n..self.behind_reversed(end))
    }

    /// "J.P. de Vries". A single letter at the head of a line can number an item, so that the surname must be known.
    fn with_initials(&self, n: usize) -> Option<Range<usize>> {
        let start = self.behind_initials(n)?;
        let behind = self.behind_surname(start)?;
        let numbered = self.tokens[n].first && start == n + 1 && (n == 0 || self.gap(n - 1).contains('\n'));
        let known = self.lists.is_surname(self.tokens[behind - 1].text) || behind > start + 1;
        let company = matches!((self.tokens[n].text, self.tokens[start - 1].text), ("B" | "N", "V"));
        (!company && (known || !numbered)).then(|| n..self.with_second_surname(behind))
    }

    /// Does something show that word `n`, a first name that is also a word, is the name of a person here?
    fn is_shown(&self, n: usize) -> bool {
        let next = self.tokens.get(n + 1);
        if self.goes_on(n)
            && let Some(next) = next
        {
            let surname = next.capital && !next.first && self.lists.is_surname(next.text);
            let particle = cues::is_particle(next.text) && !next.capital && self.behind_surname(n + 1).is_some();
            if surname || particle || (self.tokens[n].first && cues::is_deed(next.text)) {
                return true;
            }
            let other = self.tokens.get(n + 2).is_some_and(|other| other.capital && self.lists.is_first(other.text));
            if matches!(next.text, "en" | "of") && other {
                return true;
            }
        }
        // "Bel Roos": at the head of a sentence the word before has its capital from there.
        !self.tokens[n].first
            && !cues::is_article(self.tokens[n - 1].text)
            && (!self.tokens[n - 1].capital || (self.tokens[n - 1].first && !cues::is_never(self.tokens[n - 1].text)))
    }

    /// "Jeroens taal" is the language of Jeroen.
    fn possessive(&self, n: usize) -> Option<Range<usize>> {
        let token = &self.tokens[n];
        let name = token.text.strip_suffix('s')?;
        let is_name = token.capital && name.len() > 3 && self.lists.is_first(name) && !self.lists.is_word(name);
        (is_name && !self.lists.is_surname(token.text) && self.goes_on(n)).then(|| n..n + 1)
    }

    /// A surname with nothing before it but particles.
    fn surname_alone(&self, n: usize) -> Option<Range<usize>> {
        let token = &self.tokens[n];
        if self.is_namelike(n) && self.lists.is_surname(token.text) && !self.lists.is_word(token.text) {
            return Some(n..self.with_second_surname(n + 1));
        }
        if !cues::is_particle(token.text) || (n > 0 && self.goes_on(n - 1) && cues::is_particle(self.tokens[n - 1].text)) {
            return None;
        }
        let behind = self.behind_surname(n).filter(|behind| *behind > n + 1)?;
        let surname = self.tokens[behind - 1].text;
        let particles = self.text[token.start..self.tokens[behind - 2].end].to_lowercase();
        let known = self.lists.is_surname(surname);
        let sure = match particles.as_str() {
            "van der" | "van 't" | "van ’t" => true,
            "van den" | "ten" | "ter" | "op den" | "op de" => known,
            // Inside a sentence a capital says that no first name was left out: "met Van Beek".
            "van" | "de" if token.capital && !token.first => known,
            "el" | "ait" | "ben" => token.capital && !token.first,
            _ => known && !self.lists.is_word(surname) && particles != "van",
        };
        sure.then_some(n..behind)
    }
}
