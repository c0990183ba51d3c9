//! What doesn't hold any more, for programs and for people.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::{
    failure::Failure,
    report::{Lang, Wording, escape},
};

/// The version of the report.
const SCHEMA_VERSION: u32 = 1;

/// What came of proving a run again. `docs/verify.schema.json` is made from it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct VerifyReport {
    /// The version of the report.
    pub schema: u32,
    /// Does everything hold?
    pub holds: bool,
    /// How much was looked at.
    #[serde(flatten)]
    pub counts: Counts,
    /// How many files of results were looked at, beside the manifest.
    pub results: u64,
    /// What doesn't hold, in the order of the run; results come last.
    pub findings: Vec<Finding>,
}

impl Default for VerifyReport {
    fn default() -> Self {
        Self { schema: SCHEMA_VERSION, holds: true, counts: Counts::default(), results: 0, findings: Vec::new() }
    }
}

/// What doesn't hold of a document, a source or a file of results. Holds no text of documents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The id of the document, the path of the source, or the name of the file.
    pub name: String,
    /// Why it can't be read now: a stable name, such as `encrypted`.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "failure_name")]
    #[schemars(with = "Option<String>")]
    pub failure: Option<Failure>,
    /// How many documents it is about.
    pub documents: u64,
    /// How many of their passages stand where the results say.
    pub standing: u64,
    /// How many don't, or can't be looked at.
    pub fallen: u64,
}

/// What doesn't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// A source, or a document in it, isn't there any more.
    Gone,
    /// It can't be read any more.
    Unreadable,
    /// It was read from standard input, and can't be read again.
    StandardInput,
    /// The document has another text.
    Changed,
    /// The file has the same bytes, but another text is read from it now: by another version of the program, or by another converter.
    ReadOtherwise,
    /// The text is the same, but passages don't stand where the results say: what the run kept was changed.
    Wrong,
    /// A document that the run didn't read.
    New,
    /// A file of results has other bytes than the run wrote.
    ResultChanged,
    /// A file of results isn't there any more, or can't be read.
    ResultGone,
    /// The results of the run were never written to the end.
    NoResults,
}

/// How much was looked at, and how much of it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// How many documents the run read.
    pub documents: u64,
    /// How many of them have the same text, with all their passages.
    pub unchanged: u64,
    /// How many passages they have.
    pub passages: u64,
    /// How many of these stand where the results say.
    pub proven: u64,
}

impl Counts {
    pub(super) const fn add(&mut self, other: Self) {
        self.documents += other.documents;
        self.unchanged += other.unchanged;
        self.passages += other.passages;
        self.proven += other.proven;
    }
}

impl Finding {
    /// One about no documents.
    pub fn new(kind: FindingKind, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), failure: None, documents: 0, standing: 0, fallen: 0 }
    }
}

#[expect(clippy::ref_option, reason = "serde hands over the field as it is")]
fn failure_name<S: Serializer>(failure: &Option<Failure>, serializer: S) -> Result<S::Ok, S::Error> {
    failure.as_ref().map(|failure| failure.kind.name()).serialize(serializer)
}

/// Writes a line that says what doesn't hold.
///
/// # Errors
///
/// When writing fails.
pub fn write_finding(out: &mut impl Write, say: Wording, finding: &Finding) -> io::Result<()> {
    let what = match finding.kind {
        FindingKind::Gone => say.say("is er niet meer", "isn't there any more").to_owned(),
        FindingKind::Unreadable => finding.failure.as_ref().map_or_else(String::new, |failure| say.failure(failure)),
        FindingKind::StandardInput => say
            .say("kwam van de standaardinvoer en is niet opnieuw te lezen", "came from standard input and can't be read again")
            .to_owned(),
        FindingKind::Changed => say.say("de tekst is veranderd", "the text changed").to_owned(),
        FindingKind::ReadOtherwise => say
            .say(
                "het bestand is hetzelfde, maar de tekst wordt er nu anders uit gelezen",
                "the file is the same, but its text is read in another way now",
            )
            .to_owned(),
        FindingKind::Wrong => say
            .say("de tekst is hetzelfde, maar wat ervan is bewaard klopt niet", "the text is the same, but what was kept of it isn't right")
            .to_owned(),
        FindingKind::New => say.say("is nieuw, en zit niet in de uitkomst", "is new, and isn't in the results").to_owned(),
        FindingKind::ResultChanged => say.say("is veranderd nadat batch het schreef", "changed after batch wrote it").to_owned(),
        FindingKind::ResultGone => say.say("is er niet meer, of is niet te lezen", "isn't there any more, or can't be read").to_owned(),
        FindingKind::NoResults => say
            .say(
                "de uitkomst is niet tot het eind geschreven; ga verder met batch --resume",
                "the results weren't written to the end; go on with batch --resume",
            )
            .to_owned(),
    };
    writeln!(out, "{}: {}{}", escape(&finding.name), escape(&what), passages(say, finding))
}

/// How many passages still stand and how many don't.
fn passages(say: Wording, finding: &Finding) -> String {
    let (documents, standing, fallen) = (finding.documents, finding.standing, finding.fallen);
    match (finding.kind, say.0) {
        (FindingKind::Changed | FindingKind::ReadOtherwise | FindingKind::Wrong, Lang::Dutch) => {
            format!("; passages die er nog staan: {standing}, die er niet meer staan: {fallen}")
        }
        (FindingKind::Changed | FindingKind::ReadOtherwise | FindingKind::Wrong, Lang::English) => {
            format!("; passages that still stand: {standing}, that don't: {fallen}")
        }
        (FindingKind::Gone | FindingKind::Unreadable | FindingKind::StandardInput, Lang::Dutch) if documents > 0 => {
            format!("; documenten: {documents}, passages: {fallen}")
        }
        (FindingKind::Gone | FindingKind::Unreadable | FindingKind::StandardInput, Lang::English) if documents > 0 => {
            format!("; documents: {documents}, passages: {fallen}")
        }
        _ => String::new(),
    }
}
