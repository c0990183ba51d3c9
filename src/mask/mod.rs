//! Personal data in Dutch texts: where it stands, and a text with markers in its place.
//!
//! Lists and rules, and no more. They miss names that nobody listed and that nothing gives away, so a masked text is **not**
//! anonymous; `docs/privacy-masking.md` has the measured figures.

mod address;
mod birth;
mod cues;
mod lists;
mod names;
mod numbers;
mod person;
mod recase;
mod repeated;
mod tokens;
mod web;

use crate::span::Span;

/// What sort of personal data a passage is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PersonalKind {
    /// The name of a person, or a part of it; without the title.
    Name,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A citizen service number (burgerservicenummer).
    Bsn,
    /// The number of a bank account.
    Iban,
    /// The date on which somebody was born.
    BirthDate,
    /// A street with a house number, a postcode, a post-office box.
    Address,
    /// The address of somebody's page on a social network.
    Profile,
}

impl PersonalKind {
    /// All kinds, in the order of figures.
    pub const ALL: [Self; 8] = [Self::Name, Self::Email, Self::Phone, Self::Bsn, Self::Iban, Self::BirthDate, Self::Address, Self::Profile];

    /// The stable name of the kind in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Bsn => "bsn",
            Self::Iban => "iban",
            Self::BirthDate => "birth_date",
            Self::Address => "address",
            Self::Profile => "profile",
        }
    }

    /// What a masked text has in the place of it.
    #[must_use]
    pub const fn marker(self) -> &'static str {
        match self {
            Self::Name => "[naam]",
            Self::Email => "[e-mail]",
            Self::Phone => "[telefoon]",
            Self::Bsn => "[bsn]",
            Self::Iban => "[iban]",
            Self::BirthDate => "[geboortedatum]",
            Self::Address => "[adres]",
            Self::Profile => "[profiel]",
        }
    }
}

/// A passage with personal data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Personal {
    /// Where it stands, in UTF-8 bytes.
    pub span: Span,
    /// What it is.
    pub kind: PersonalKind,
}

/// Finds personal data and masks it. Compiled once and shared by all threads.
pub struct Masker {
    lists: lists::Lists,
    web: web::Web,
    numbers: numbers::Numbers,
    birth: birth::Birth,
    address: address::Addresses,
}

impl std::fmt::Debug for Masker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Masker").finish_non_exhaustive()
    }
}

impl Default for Masker {
    fn default() -> Self {
        Self::new()
    }
}

impl Masker {
    /// Compiles the lists and rules, which takes some milliseconds.
    ///
    /// # Panics
    ///
    /// Never with the rules that are compiled in.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lists: lists::Lists::new(),
            web: web::Web::new(),
            numbers: numbers::Numbers::new(),
            birth: birth::Birth::new(),
            address: address::Addresses::new(),
        }
    }

    /// All personal data of a text that the rules see, in order and without overlap.
    ///
    /// ```
    /// use toetssteen::mask::{Masker, PersonalKind};
    ///
    /// let found = Masker::new().find("Marieke is te bereiken op 06-12345678.");
    /// assert_eq!([PersonalKind::Name, PersonalKind::Phone], [found[0].kind, found[1].kind]);
    /// ```
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Personal> {
        let mut found = Found::default();
        // What is surest comes first; what comes later yields to it.
        self.web.find(text, &mut found);
        self.numbers.find(text, &mut found);
        self.birth.find(text, &mut found);
        self.address.find(text, &mut found);
        let text = &recase::recased(text, &self.lists);
        let tokens = tokens::tokens(text);
        let names = names::names(text, &tokens, &self.lists);
        for name in &names {
            found.add(PersonalKind::Name, name.clone());
        }
        repeated::find(text, &tokens, &self.lists, &names, &mut found);
        found.passages.sort_unstable_by_key(|personal| personal.span);
        found.passages
    }

    /// The text with a marker in the place of all personal data that the rules see. Not anonymous.
    ///
    /// ```
    /// use toetssteen::mask::Masker;
    ///
    /// assert_eq!(Masker::new().mask("Collega Ahmed de Vries helpt."), "Collega [naam] helpt.");
    /// ```
    #[must_use]
    pub fn mask(&self, text: &str) -> String {
        mask_part(text, Span::of(0..text.len()), &self.find(text))
    }
}

/// A part of a text, masked with what was found in the **whole** text, see [`Masker::find`].
///
/// A name that only the rest of the text gives away is masked in the part too. What the part holds of a passage that begins or
/// ends outside it becomes a whole marker.
///
/// # Panics
///
/// When `part` isn't a part of the text on borders of characters, or `found` is of another text.
///
/// ```
/// use toetssteen::{mask::{Masker, mask_part}, span::Span};
///
/// let text = "Dhr. Bos leert snel. Bos luistert.";
/// let found = Masker::new().find(text);
/// assert_eq!(mask_part(text, Span::new(21, 34), &found), "[naam] luistert.");
/// ```
#[must_use]
pub fn mask_part(text: &str, part: Span, found: &[Personal]) -> String {
    let mut masked = String::with_capacity(part.len() as usize);
    let mut at = part.start;
    let first = found.partition_point(|personal| personal.span.end <= part.start);
    for personal in found[first..].iter().take_while(|personal| personal.span.start < part.end) {
        if personal.span.start > at {
            masked.push_str(&text[at as usize..personal.span.start as usize]);
        }
        masked.push_str(personal.kind.marker());
        at = personal.span.end.min(part.end);
    }
    masked.push_str(&text[at as usize..part.end as usize]);
    masked
}

/// What was found so far.
#[derive(Default)]
struct Found {
    passages: Vec<Personal>,
    /// The starts of passages with their ends, to see quickly what a new one would overlap.
    taken: std::collections::BTreeMap<usize, usize>,
}

impl Found {
    fn is_free(&self, range: &std::ops::Range<usize>) -> bool {
        self.taken.range(..range.end).next_back().is_none_or(|(_, end)| *end <= range.start)
    }

    /// Adds a passage unless one that was surer stands there.
    fn add(&mut self, kind: PersonalKind, range: std::ops::Range<usize>) {
        if !range.is_empty() && self.is_free(&range) {
            self.taken.insert(range.start, range.end);
            self.passages.push(Personal { span: Span::of(range), kind });
        }
    }
}

#[cfg(test)]
mod tests;
