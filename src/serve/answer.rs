//! What the server answers. `docs/openapi.json` is made from these types.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    lexicon::Lexicon,
    report::{FailureRecord, Lang, Record},
};

/// What came of the documents of a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnalyzeAnswer {
    /// One for each document, in order. A file can give several, such as an archive or a table.
    pub documents: Vec<DocumentAnswer>,
}

/// What came of a document.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum DocumentAnswer {
    /// It was read.
    Assessed(Box<AssessedDocument>),
    /// It couldn't be.
    Failed(Box<FailedDocument>),
}

/// A document that was read.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssessedDocument {
    /// What it shows: the record as `toetssteen scan` writes it. Its positions are bytes.
    pub record: Record,
    /// Its text as extracted.
    pub text: String,
    /// The length of the text in UTF-16 units, as JavaScript counts it.
    pub text_utf16_length: u32,
    /// The place of each evidence of the record in UTF-16 units, in the order of the record.
    pub positions: Vec<EvidencePosition>,
    /// What its format says of the parts of the text, in order.
    pub blocks: Vec<BlockPosition>,
}

/// The place of an evidence, in UTF-16 units of the text.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvidencePosition {
    /// The place of its competency in the record, from 0.
    pub competency: u32,
    /// Its place among the evidence of that competency, from 0.
    pub evidence: u32,
    /// The first unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
    /// The first unit of its sentence.
    pub sentence_start: u32,
    /// The unit after the last of its sentence.
    pub sentence_end: u32,
}

/// A stretch of the text, in UTF-16 units.
#[derive(Debug, Serialize, ToSchema)]
pub struct BlockPosition {
    /// `heading`, `paragraph`, `item`, `row`, `note`, or `lines` for plain text, of which the format says nothing.
    pub mark: String,
    /// The level of a heading, from 1; 9 for one that is only bold.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The first unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// A document that couldn't be read.
#[derive(Debug, Serialize, ToSchema)]
pub struct FailedDocument {
    /// What went wrong.
    pub failure: FailureRecord,
    /// What is wrong and what helps, in the language of who asks.
    pub message: String,
}

/// What is looked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct LexiconAnswer {
    /// The name of the profile.
    pub title: String,
    /// The hash of the lexicon, in hexadecimal.
    pub hash: String,
    /// All competencies, in the order of the profile and of every record.
    pub competencies: Vec<CompetencyAnswer>,
}

/// A competency of the profile.
#[derive(Debug, Serialize, ToSchema)]
pub struct CompetencyAnswer {
    /// Its stable name.
    pub id: String,
    /// Its name in the profile.
    pub name: String,
    /// The name of its group.
    pub group: String,
    /// The definition of the profile.
    pub definition: String,
    /// Must it come back in every text?
    pub organisation_wide: bool,
    /// Behaviour that shows it.
    pub indicators: Vec<IndicatorAnswer>,
}

/// Behaviour that shows a competency.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicatorAnswer {
    /// `<competency>.<number>`.
    pub id: String,
    /// The wording of the profile.
    pub text: String,
    /// A sentence that a recruiter can paste; may be empty.
    pub suggestion: String,
}

impl From<&Lexicon> for LexiconAnswer {
    fn from(lexicon: &Lexicon) -> Self {
        let profile = &lexicon.profile;
        let competencies = profile.iter().map(|(id, competency)| CompetencyAnswer {
            id: competency.slug.clone(),
            name: competency.name.clone(),
            group: profile.group(competency.group).name.clone(),
            definition: competency.definition.clone(),
            organisation_wide: competency.organisation_wide,
            indicators: profile
                .indicators_of(id)
                .map(|(_, indicator)| IndicatorAnswer {
                    id: indicator.slug.clone(),
                    text: indicator.text.clone(),
                    suggestion: indicator.suggestion.clone(),
                })
                .collect(),
        });
        Self { title: profile.title.clone(), hash: lexicon.hash.clone(), competencies: competencies.collect() }
    }
}

/// That the server works.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthAnswer {
    /// `ok`.
    pub status: String,
    /// The version of the program.
    pub version: String,
    /// The hash of the lexicon, in hexadecimal.
    pub lexicon: String,
    /// The language in which the server was started: `nl` or `en`.
    pub lang: String,
}

impl HealthAnswer {
    /// A server with a lexicon, in a language.
    #[must_use]
    pub fn new(lexicon: &Lexicon, lang: Lang) -> Self {
        Self {
            status: "ok".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lexicon: lexicon.hash.clone(),
            lang: lang_tag(lang).to_owned(),
        }
    }
}

/// The tag of a language.
pub(super) const fn lang_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Dutch => "nl",
        Lang::English => "en",
    }
}
