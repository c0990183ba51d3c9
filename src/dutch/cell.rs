//! What a paradigm consists of: the parts of speech, the cells and the written forms in them.

/// The kinds of words that change in different ways.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum PartOfSpeech {
    /// A verb, given as its infinitive.
    Verb,
    /// A noun, given in the singular.
    Noun,
    /// An adjective or a participle used as one, given without -e.
    Adjective,
    /// Anything else; it has one form.
    Other,
}

/// The place of a form in the paradigm of its word.
///
/// A cell is named after the first reading of a form: "werkt" is [`Cell::Present3`], although "jij werkt" is written
/// the same.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Cell {
    /// werken
    Infinitive,
    /// (ik) werk, also the imperative
    Present1,
    /// (hij) werkt
    Present3,
    /// (wij) zijn, where it differs from the infinitive
    PresentPlural,
    /// (ik) werkte
    PastSingular,
    /// (wij) werkten
    PastPlural,
    /// gewerkt
    Participle,
    /// gewerkte
    ParticipleInflected,
    /// werkend
    PresentParticiple,
    /// werkende
    PresentParticipleInflected,
    /// klant
    Singular,
    /// klanten
    Plural,
    /// klantje
    Diminutive,
    /// klantjes
    DiminutivePlural,
    /// groot
    Base,
    /// grote
    Inflected,
    /// (iets) nieuws
    Partitive,
    /// groter
    Comparative,
    /// grotere
    ComparativeInflected,
    /// grootst
    Superlative,
    /// grootste
    SuperlativeInflected,
    /// another spelling or a rarer form: "kunt" beside "kan"
    Variant,
    /// the one form of a word that never changes
    Fixed,
}

impl Cell {
    /// The part of speech that has this cell; `None` where more than one has.
    #[must_use]
    pub const fn part(self) -> Option<PartOfSpeech> {
        match self {
            Self::Singular | Self::Plural | Self::Diminutive | Self::DiminutivePlural => Some(PartOfSpeech::Noun),
            Self::Base
            | Self::Inflected
            | Self::Partitive
            | Self::Comparative
            | Self::ComparativeInflected
            | Self::Superlative
            | Self::SuperlativeInflected => Some(PartOfSpeech::Adjective),
            Self::Variant | Self::Fixed => None,
            _ => Some(PartOfSpeech::Verb),
        }
    }

    /// Can it be the verb of a main clause, which a particle comes off from?
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::Infinitive | Self::Present1 | Self::Present3 | Self::PresentPlural | Self::PastSingular | Self::PastPlural)
    }

    /// The name of the cell in Dutch, for a screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Infinitive => "onbepaalde wijs",
            Self::Present1 => "tegenwoordige tijd, ik",
            Self::Present3 => "tegenwoordige tijd, hij of zij",
            Self::PresentPlural => "tegenwoordige tijd, wij",
            Self::PastSingular => "verleden tijd, enkelvoud",
            Self::PastPlural => "verleden tijd, meervoud",
            Self::Participle => "voltooid deelwoord",
            Self::ParticipleInflected => "voltooid deelwoord met -e",
            Self::PresentParticiple => "onvoltooid deelwoord",
            Self::PresentParticipleInflected => "onvoltooid deelwoord met -e",
            Self::Singular => "enkelvoud",
            Self::Plural => "meervoud",
            Self::Diminutive => "verkleinwoord",
            Self::DiminutivePlural => "verkleinwoord, meervoud",
            Self::Base => "grondvorm",
            Self::Inflected => "grondvorm met -e",
            Self::Partitive => "grondvorm met -s",
            Self::Comparative => "vergrotende trap",
            Self::ComparativeInflected => "vergrotende trap met -e",
            Self::Superlative => "overtreffende trap",
            Self::SuperlativeInflected => "overtreffende trap met -e",
            Self::Variant => "andere schrijfwijze",
            Self::Fixed => "vaste vorm",
        }
    }
}

/// Are the letters of a form an everyday word of another kind as well, so that its neighbours have to decide
/// ([`super::reads_as`])?
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub enum Sharing {
    /// No.
    None,
    /// Verb and noun share it: "overleg", "plannen".
    OtherKind,
    /// It is mostly a little word: "was" and "bij", which are laundry and a bee as well.
    LittleWord,
}

/// One written form and its place in the paradigm.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct WordForm {
    /// The form as it is written, lower case.
    pub text: String,
    /// What form of the word it is.
    pub cell: Cell,
    /// Whether its letters are an everyday word of another kind as well.
    pub sharing: Sharing,
}

impl WordForm {
    /// A form that is nothing else.
    pub(super) const fn new(text: String, cell: Cell) -> Self {
        Self { text, cell, sharing: Sharing::None }
    }

    /// The one form of a word that never changes.
    #[must_use]
    pub fn fixed(text: &str) -> Self {
        Self::new(text.to_owned(), Cell::Fixed)
    }
}

/// All written forms of one word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paradigm {
    /// The dictionary form, lower case.
    pub lemma: String,
    /// The part of speech whose rules were followed.
    pub part: PartOfSpeech,
    /// The particle of a separable verb: "samen" of "samenvatten".
    pub particle: Option<String>,
    /// The forms written as one word, each text once, the dictionary form first.
    pub forms: Vec<WordForm>,
    /// The forms of a separable verb that stand apart from its particle: "vat" of "vat … samen", and the infinitive
    /// of "samen te vatten". Empty for every other word.
    pub split: Vec<WordForm>,
}
