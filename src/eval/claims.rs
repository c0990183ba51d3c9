//! What another tool says of labelled documents, so that it can be measured beside this one.

use std::{collections::BTreeMap, fs, path::Path};

use serde::Deserialize;

use crate::{evidence::Polarity, profile::Profile, span::Span};

use super::{Claim, SetError};

/// What a tool says of each document, by the document's name.
#[derive(Debug, Default)]
pub struct Claims(BTreeMap<String, Vec<Claim>>);

impl Claims {
    pub(super) fn of(&self, id: &str) -> &[Claim] {
        self.0.get(id).map_or(&[], Vec::as_slice)
    }
}

/// A line of the file: what is read of a record.
#[derive(Deserialize)]
struct Row {
    document: RowDocument,
    competencies: Vec<RowCompetency>,
}

#[derive(Deserialize)]
struct RowDocument {
    path: String,
}

#[derive(Deserialize)]
struct RowCompetency {
    id: String,
    evidence: Vec<RowEvidence>,
}

#[derive(Deserialize)]
struct RowEvidence {
    start: u32,
    end: u32,
    #[serde(default = "yes")]
    counts: bool,
    polarity: Option<String>,
}

const fn yes() -> bool {
    true
}

/// Reads what a tool says: records as `scan --format jsonl` writes them, of which `document.path` and, for each competency, the
/// evidence's `start`, `end`, `counts` and `polarity` are looked at.
///
/// # Errors
///
/// When the file can't be read or a line isn't such a record.
pub fn read_claims(file: &Path, profile: &Profile) -> Result<Claims, SetError> {
    let error = |place: String, message: String, mend: &str| SetError { place, message, mend: mend.to_owned() };
    let text = fs::read_to_string(file)
        .map_err(|cause| error(file.display().to_string(), cause.to_string(), "give a file of records, one a line"))?;
    let mut claims = Claims::default();
    for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{}:{}", file.display(), n + 1);
        let row: Row = serde_json::from_str(line).map_err(|cause| {
            error(place(), format!("not a record ({cause})"), "a record has document.path and competencies with id and evidence")
        })?;
        let name = Path::new(&row.document.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let said = claims.0.entry(name).or_default();
        for competency in row.competencies {
            let Some(id) = profile.find(&competency.id) else {
                return Err(error(place(), format!("the profile has no competency \"{}\"", competency.id), "use the profile's names"));
            };
            for evidence in competency.evidence {
                if evidence.start > evidence.end {
                    return Err(error(place(), "evidence that ends before it begins".to_owned(), "count in bytes, start before end"));
                }
                let polarity = match evidence.polarity.as_deref() {
                    Some("negative") => Polarity::Negative,
                    Some("neutral") => Polarity::Neutral,
                    _ => Polarity::Positive,
                };
                let span = Span::new(evidence.start, evidence.end);
                said.push(Claim { span, competency: id, polarity, counts: evidence.counts, reason: None });
            }
        }
    }
    Ok(claims)
}
