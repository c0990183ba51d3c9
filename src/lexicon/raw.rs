//! The files as written: one type a kind of file, with the place of every value.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{self, value::MapAccessDeserializer},
};
use toml::Spanned;

use super::{CueClass, Direction, LexiconError, Problem, SectionRole, SourceFile};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProfileFile {
    pub title: String,
    pub group: Vec<GroupTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupTable {
    pub id: Spanned<String>,
    pub name: String,
    pub competencies: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompetencyFile {
    pub competency: CompetencyTable,
    #[serde(default)]
    pub indicator: Vec<IndicatorTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CompetencyTable {
    pub name: String,
    pub definition: String,
    #[serde(default)]
    pub organisation_wide: bool,
    #[serde(default)]
    pub terms: Terms,
    #[serde(default)]
    pub vacancy_terms: Terms,
    #[serde(default)]
    pub review_terms: Terms,
    #[serde(default)]
    pub shortfall_terms: Terms,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IndicatorTable {
    pub id: Spanned<String>,
    pub text: String,
    #[serde(default)]
    pub suggestion: String,
    #[serde(default)]
    pub terms: Terms,
    #[serde(default)]
    pub vacancy_terms: Terms,
    #[serde(default)]
    pub review_terms: Terms,
    #[serde(default)]
    pub shortfall_terms: Terms,
}

/// Terms with their places.
pub(super) type Terms = Vec<Spanned<TermEntry>>;

/// One list of terms, in which each says for itself what its list said: of vacancies only, of review notes only, that somebody
/// falls short.
pub(super) fn joined(mut terms: Terms, mut vacancy: Terms, mut review: Terms, mut shortfall: Terms) -> Terms {
    for entry in &mut vacancy {
        entry.get_mut().0.only.get_or_insert(KindName::Vacancy);
    }
    for entry in review.iter_mut().chain(&mut shortfall) {
        entry.get_mut().0.only.get_or_insert(KindName::Review);
    }
    for entry in &mut shortfall {
        entry.get_mut().0.polarity.get_or_insert(PolarityName::Negative);
    }
    terms.append(&mut vacancy);
    terms.append(&mut review);
    terms.append(&mut shortfall);
    terms
}

/// A term: a line in the easy case, a table where it needs more.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermTable {
    pub phrase: String,
    pub gap: Option<u8>,
    #[serde(default)]
    pub ordered: bool,
    pub strength: Option<StrengthName>,
    pub only: Option<KindName>,
    pub polarity: Option<PolarityName>,
    #[serde(default)]
    pub matches: Vec<String>,
    #[serde(default)]
    pub rejects: Vec<String>,
    #[serde(default, rename = "reason")]
    pub _reason: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StrengthName {
    Strong,
    Weak,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindName {
    Vacancy,
    Review,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PolarityName {
    Negative,
}

/// [`TermTable`], read from a string too.
#[derive(Debug)]
pub(super) struct TermEntry(pub TermTable);

impl<'de> Deserialize<'de> for TermEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = TermEntry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a phrase in quotes, or a table { phrase = \"…\", … }")
            }

            fn visit_str<E: de::Error>(self, phrase: &str) -> Result<TermEntry, E> {
                Ok(TermEntry(TermTable { phrase: phrase.to_owned(), ..TermTable::default() }))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<TermEntry, A::Error> {
                TermTable::deserialize(MapAccessDeserializer::new(map)).map(TermEntry)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueFile {
    #[serde(default)]
    pub cues: Vec<CueTable>,
}

/// A family of cues with one meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CueTable {
    pub class: CueClass,
    pub direction: Direction,
    pub phrases: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingFile {
    #[serde(default)]
    pub headings: Vec<HeadingTable>,
    #[serde(default)]
    pub signals: Vec<SignalTable>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingTable {
    pub role: SectionRole,
    #[serde(default)]
    pub phrases: Vec<Spanned<String>>,
    #[serde(default)]
    pub words: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignalTable {
    pub kind: KindName,
    pub phrases: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AbbreviationFile {
    #[serde(default)]
    pub abbreviations: Vec<Spanned<String>>,
}

/// Concepts by name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConceptFile {
    #[serde(default)]
    pub concepts: BTreeMap<String, Vec<String>>,
}

/// Reads a file into its type.
pub(super) fn parse<T: de::DeserializeOwned>(file: &SourceFile) -> Result<T, LexiconError> {
    toml::from_str(&file.text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        LexiconError { problems: vec![Problem::error(file.origin(at), error.message(), "see lexicon/README.md for what is allowed")] }
    })
}
