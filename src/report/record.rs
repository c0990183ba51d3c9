//! The record: the serialised contract, apart from internal types. `docs/record.schema.json` is made from these types.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    assess::{Assessment, CompetencyAssessment, Quoted},
    document::{Origin, Place, Row, Spot},
    failure::Failure,
    profile::Profile,
};

/// The version of the record. A change that a reader of the record could trip over makes it one more.
pub const SCHEMA_VERSION: u32 = 1;

/// A row of the output: a document that was read, or one that couldn't be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(untagged)]
pub enum Output {
    /// It was read.
    Record(Box<Record>),
    /// It couldn't be.
    Failure(Box<FailureRecord>),
}

/// What a document shows.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct Record {
    /// The version of the record.
    pub schema: u32,
    /// The version of the program.
    pub toetssteen: String,
    /// The hash of the lexicon, in hexadecimal.
    pub lexicon: String,
    /// The document.
    pub document: DocumentRecord,
    /// All competencies of the profile, in its order.
    pub competencies: Vec<CompetencyRecord>,
    /// The organisation-wide competencies without counting evidence.
    pub missing_organisation_wide: Vec<String>,
    /// Sentences that would fill the gaps of a vacancy.
    pub suggestions: Vec<SuggestionRecord>,
}

/// The document of a record.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct DocumentRecord {
    /// Names the document: its path, and for one that stands inside another file `#` and its name there; for a row of a table `#` and
    /// what is in the column that names rows, or the number of the row.
    pub id: String,
    /// The path of its file as it was given, `-` for standard input.
    pub path: String,
    /// What it was written in, such as `text`; absent where it couldn't be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// `vacancy` or `review`; absent where it couldn't be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What read it, where more than one reader could.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reader: Option<String>,
    /// SHA-256 of its bytes, in hexadecimal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// The row of a table that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowRecord>,
    /// The id of the first document of the run that has the same text; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicate_of: Option<String>,
}

impl From<&Origin> for DocumentRecord {
    fn from(origin: &Origin) -> Self {
        Self {
            id: origin.id.clone(),
            path: origin.path.clone(),
            format: Some(origin.format.name().to_owned()),
            kind: None,
            reader: origin.reader.map(str::to_owned),
            sha256: Some(origin.sha256.clone()),
            bytes: Some(origin.bytes),
            row: origin.row.as_ref().map(RowRecord::from),
            duplicate_of: None,
        }
    }
}

/// A row of a table that is a document.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct RowRecord {
    /// The name of the sheet, in a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Its number as a spreadsheet program shows it, the header counted too; in a file of JSON lines the line.
    pub number: u32,
    /// The name of the column that has the text.
    pub text_column: String,
    /// The name of the column that names the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_column: Option<String>,
    /// Other cells of the row that were asked for, by the names of their columns.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

impl From<&Row> for RowRecord {
    fn from(row: &Row) -> Self {
        Self {
            sheet: row.sheet.clone(),
            number: row.number,
            text_column: row.text.name.clone(),
            id_column: row.name.as_ref().map(|column| column.name.clone()),
            columns: row.columns.iter().cloned().collect(),
        }
    }
}

/// What a document shows of one competency.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct CompetencyRecord {
    /// The competency.
    pub id: String,
    /// Its name in the profile.
    pub name: String,
    /// The name of its group.
    pub group: String,
    /// Must it come back in every text?
    pub organisation_wide: bool,
    /// `covered`, `weak` or `missing`.
    pub verdict: String,
    /// How much counting evidence speaks for it.
    pub positive: u32,
    /// How much speaks against it: falls short, a development point.
    pub negative: u32,
    /// How much does neither: a goal, an agreement.
    pub neutral: u32,
    /// All indicators of the competency.
    pub indicators: Vec<IndicatorRecord>,
    /// All evidence, counting or not, in the order of the text.
    pub evidence: Vec<EvidenceRecord>,
}

/// An indicator and whether counting evidence shows it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct IndicatorRecord {
    /// `<competency>.<number>`.
    pub id: String,
    /// Does counting evidence show it?
    pub shown: bool,
}

/// A passage of the text.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct EvidenceRecord {
    /// The term of the lexicon; empty where the words of the sentence together weigh enough (`reason` is `weighed`).
    pub term: String,
    /// The indicator that it shows.
    pub indicator: Option<String>,
    /// The first byte in the text as extracted (UTF-8).
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
    /// The text there; null where text may not be copied.
    pub quote: Option<String>,
    /// The text there with what names people masked, where no more may be copied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote_masked: Option<String>,
    /// Where a person finds it.
    pub location: LocationRecord,
    /// The sentence it stands in.
    pub sentence: SentenceRecord,
    /// The role of the section, such as `requirements`.
    pub section: String,
    /// `positive`, `negative` or `neutral`.
    pub polarity: String,
    /// Does it count?
    pub counts: bool,
    /// The rule that decided whether it counts and with which polarity.
    pub reason: String,
    /// The cue of the lexicon on which the rule decided; where words were weighed, those that weigh most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
}

/// Where a person finds something in a document; all numbers count from 1. Which fields there are depends on the format.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct LocationRecord {
    /// The part of a mail: `subject` or `body`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The line of a plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column in that line, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The paragraph: headings, items of lists, rows of tables and notes count, empty ones don't.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The row of a table; line, column and paragraph are then counted inside its cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// The name of the column of that table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table_column: Option<String>,
}

impl LocationRecord {
    /// A place in a document, or in a row of a table that is one.
    #[must_use]
    pub fn new(row: Option<&Row>, place: Place) -> Self {
        let at = Self {
            part: place.part.map(|part| part.name().to_owned()),
            row: row.map(|row| row.number),
            table_column: row.map(|row| row.text.name.clone()),
            ..Self::default()
        };
        match place.spot {
            Spot::Line(position) => Self { line: Some(position.line), column: Some(position.column), ..at },
            Spot::Paragraph(number) => Self { paragraph: Some(number), ..at },
            Spot::Page(number) => Self { page: Some(number), ..at },
        }
    }
}

/// The place of a sentence.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct SentenceRecord {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// A sentence that would fill a gap.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct SuggestionRecord {
    /// The competency without counting evidence.
    pub competency: String,
    /// The sentence.
    pub text: String,
}

/// A document that couldn't be read.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct FailureRecord {
    /// The version of the record.
    pub schema: u32,
    /// The document.
    pub document: DocumentRecord,
    /// What went wrong.
    pub error: ErrorRecord,
}

/// What went wrong with a document.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct ErrorRecord {
    /// A stable name, such as `not_found`.
    pub kind: String,
    /// What went wrong, in English.
    pub message: String,
    /// How to mend it, in English.
    pub mend: String,
}

impl From<&Assessment> for Record {
    fn from(assessment: &Assessment) -> Self {
        let profile = &assessment.profile;
        let row = assessment.origin.row.as_ref();
        let slug = |id| profile.competency(id).slug.clone();
        Self {
            schema: SCHEMA_VERSION,
            toetssteen: env!("CARGO_PKG_VERSION").to_owned(),
            lexicon: assessment.lexicon.clone(),
            document: DocumentRecord {
                kind: Some(assessment.kind.name().to_owned()),
                duplicate_of: assessment.duplicate_of.clone(),
                ..DocumentRecord::from(&assessment.origin)
            },
            competencies: assessment.competencies.iter().map(|competency| competency_record(competency, profile, row)).collect(),
            missing_organisation_wide: assessment.missing_organisation_wide().map(slug).collect(),
            suggestions: assessment
                .gaps()
                .flat_map(|gap| {
                    assessment.suggestions(gap).map(move |text| SuggestionRecord { competency: slug(gap), text: text.to_owned() })
                })
                .collect(),
        }
    }
}

impl Record {
    /// The same for another document with the same text.
    #[must_use]
    pub fn of(mut self, document: DocumentRecord) -> Self {
        let (row, column) = document.row.as_ref().map(|row| (row.number, row.text_column.clone())).unzip();
        for evidence in self.competencies.iter_mut().flat_map(|competency| &mut competency.evidence) {
            evidence.location.row = row;
            evidence.location.table_column.clone_from(&column);
        }
        self.document = DocumentRecord { kind: self.document.kind.take(), ..document };
        self
    }

    /// Leaves out what the text says, where it may not be copied: quotes and what decided on them, positions stay.
    pub fn take_out_quotes(&mut self) {
        for evidence in self.competencies.iter_mut().flat_map(|competency| &mut competency.evidence) {
            evidence.quote = None;
        }
    }
}

fn competency_record(assessment: &CompetencyAssessment, profile: &Profile, row: Option<&Row>) -> CompetencyRecord {
    let competency = profile.competency(assessment.id);
    CompetencyRecord {
        id: competency.slug.clone(),
        name: competency.name.clone(),
        group: profile.group(competency.group).name.clone(),
        organisation_wide: competency.organisation_wide,
        verdict: assessment.verdict.name().to_owned(),
        positive: assessment.positive,
        negative: assessment.negative,
        neutral: assessment.neutral,
        indicators: profile
            .indicators_of(assessment.id)
            .map(|(id, indicator)| IndicatorRecord { id: indicator.slug.clone(), shown: assessment.shown.contains(&id) })
            .collect(),
        evidence: assessment.evidence.iter().map(|quoted| evidence_record(quoted, profile, row)).collect(),
    }
}

fn evidence_record(quoted: &Quoted, profile: &Profile, row: Option<&Row>) -> EvidenceRecord {
    EvidenceRecord {
        term: quoted.term.clone(),
        indicator: quoted.indicator.map(|id| profile.indicator(id).slug.clone()),
        start: quoted.span.start,
        end: quoted.span.end,
        quote: Some(quoted.quote.clone()),
        quote_masked: quoted.masked.clone(),
        location: LocationRecord::new(row, quoted.place),
        sentence: SentenceRecord { start: quoted.sentence.start, end: quoted.sentence.end },
        section: quoted.section.name().to_owned(),
        polarity: quoted.polarity.name().to_owned(),
        counts: quoted.counts,
        reason: quoted.reason.rule.name().to_owned(),
        cue: quoted.reason.cue.clone(),
    }
}

impl From<&Failure> for FailureRecord {
    fn from(failure: &Failure) -> Self {
        Self {
            schema: SCHEMA_VERSION,
            document: DocumentRecord { id: failure.document.clone(), path: failure.path.clone(), ..DocumentRecord::default() },
            error: ErrorRecord { kind: failure.kind.name().to_owned(), message: failure.message(), mend: failure.mend().to_owned() },
        }
    }
}
