//! How far a name goes, once something says that one begins.

use super::{cues, lists::Lists, tokens::Token};

/// A text with its words, as the rules on names read it.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token<'t>],
    pub(super) lists: &'t Lists,
}

impl<'t> Reading<'t> {
    /// What stands between word `n` and the next.
    pub(super) fn gap(&self, n: usize) -> &'t str {
        match self.tokens.get(n + 1) {
            Some(next) => &self.text[self.tokens[n].end..next.start],
            None => &self.text[self.tokens[n].end..],
        }
    }

    /// Is there a next word behind word `n`, on the line, with only blanks between?
    pub(super) fn goes_on(&self, n: usize) -> bool {
        n + 1 < self.tokens.len() && self.gap(n).chars().all(|c| matches!(c, ' ' | '\u{a0}'))
    }

    /// A word that can be a part of a name by its look.
    pub(super) fn is_namelike(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| {
            token.capital
                && token.text.chars().nth(1).is_some()
                && !cues::is_never(token.text)
                && !self.is_street(n)
                && token.text.split('-').all(|part| part.starts_with(char::is_uppercase) || cues::is_particle(part))
        })
    }

    /// The word behind the initials that begin with word `n`: "J.P. ", "Th. ".
    pub(super) fn behind_initials(&self, n: usize) -> Option<usize> {
        let mut at = n;
        while let Some(token) = self.tokens.get(at) {
            let initial = token.capital && token.text.len() <= 3 && cues::is_abbreviation(token.text) && !cues::is_title(token.text);
            if !(initial && at + 1 < self.tokens.len() && matches!(self.gap(at), "." | ". " | ".\u{a0}")) {
                break;
            }
            at += 1;
        }
        (at > n).then_some(at)
    }

    /// The word behind the surname that begins with word `n`, particles first: "van den Berg", "De Haan-van der Wal".
    pub(super) fn behind_surname(&self, n: usize) -> Option<usize> {
        let mut at = n;
        while self.tokens.get(at).is_some_and(|token| cues::is_particle(token.text)) && self.joins_particle(at) {
            at += 1;
        }
        if !self.is_namelike(at) {
            return None;
        }
        while self.ends_in_particle(at) && self.goes_on(at) && (self.is_namelike(at + 1) || cues::is_particle(self.tokens[at + 1].text)) {
            at += 1;
        }
        Some(at + 1)
    }

    /// "van 't Hof": an apostrophe may stand between particles.
    fn joins_particle(&self, n: usize) -> bool {
        n + 1 < self.tokens.len() && matches!(self.gap(n), " " | "\u{a0}" | " '" | " ’" | ". " | "." | "'" | "/")
    }

    /// "Haan-van" goes on: "Haan-van der Wal".
    fn ends_in_particle(&self, n: usize) -> bool {
        let text = self.tokens[n].text;
        text.rsplit_once('-').is_some_and(|(_, last)| cues::is_particle(last)) || cues::is_particle(text)
    }

    /// The word behind the name whose first name is word `n`: more first names, initials, a surname.
    pub(super) fn behind_name(&self, n: usize) -> usize {
        let mut at = n + 1;
        while self.goes_on(at - 1) && self.is_namelike(at) && self.lists.is_first(self.tokens[at].text) && !self.stops(at) {
            at += 1;
        }
        if !self.goes_on(at - 1) {
            return at;
        }
        if let Some(behind) = self.behind_initials(at) {
            at = behind;
        }
        if self.stops(at) {
            return at;
        }
        match self.behind_surname(at) {
            Some(behind) => self.with_second_surname(behind),
            None => self.behind_shortened(at).unwrap_or(at),
        }
    }

    /// One letter, as a capital.
    pub(super) fn is_initial(&self, n: usize) -> bool {
        self.tokens.get(n).is_some_and(|token| token.capital && token.text.chars().nth(1).is_none())
    }

    /// The word behind the first names and initials that follow a surname and a comma: "De Vries, Pieter J.".
    pub(super) fn behind_reversed(&self, behind: usize) -> usize {
        let mut at = behind;
        while at < self.tokens.len()
            && (if at == behind { self.gap(at - 1) == ", " } else { matches!(self.gap(at - 1), "." | " " | ". ") })
            && ((self.is_initial(at) && self.gap(at).starts_with('.'))
                || (self.is_namelike(at) && self.lists.is_first(self.tokens[at].text)))
        {
            at += 1;
        }
        at
    }

    /// The word behind a surname that is its first letter: "Ria de W."
    fn behind_shortened(&self, n: usize) -> Option<usize> {
        let mut at = n;
        while self.tokens.get(at).is_some_and(|token| cues::is_particle(token.text) && !token.capital) && self.goes_on(at) {
            at += 1;
        }
        self.is_initial(at).then_some(at + 1)
    }

    /// A surname of two words: "Garcia Lopez".
    pub(super) fn with_second_surname(&self, behind: usize) -> usize {
        let second = self.goes_on(behind - 1) && self.is_namelike(behind) && self.lists.is_surname(self.tokens[behind].text);
        if second { behind + 1 } else { behind }
    }

    /// Is word `n` part of an organisation's name, and not of a person's?
    fn stops(&self, n: usize) -> bool {
        cues::is_organisation(self.tokens[n].text)
    }

    /// Do the words `from..to` name an organisation or street, or a part of one?
    pub(super) fn is_taken(&self, from: usize, to: usize) -> bool {
        let before = from > 0 && self.goes_on(from - 1) && {
            let word = self.tokens[from - 1].text;
            cues::is_organisation(word) || cues::is_sort_of_organisation(word)
        };
        let mut next = to;
        while self.goes_on(next - 1) && cues::is_particle(self.tokens[next].text) {
            next += 1;
        }
        let behind = (self.goes_on(to - 1) && (self.stops(to) || self.is_company(to))) || (self.goes_on(next - 1) && self.is_street(next));
        let inside = self.tokens[from..to].iter().any(|token| cues::is_organisation(token.text));
        before || behind || inside || self.gap(to - 1).starts_with(" & ")
    }

    /// A street, and not a person who is named after one: "Korteweg", "Verlaan".
    fn is_street(&self, n: usize) -> bool {
        let word = self.tokens[n].text;
        word.starts_with(char::is_uppercase) && cues::is_street(word) && !self.lists.is_surname(word)
    }

    /// "B.V." is two words.
    fn is_company(&self, n: usize) -> bool {
        matches!(self.tokens[n].text, "B" | "N" | "V")
            && self.gap(n) == "."
            && self.tokens.get(n + 1).is_some_and(|token| matches!(token.text, "V" | "O"))
    }
}
