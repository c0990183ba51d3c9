//! Labelled documents: texts cut into segments, each with the competencies that careful readers saw in it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::{
    document::DocumentKind,
    evidence::Polarity,
    failure::Failure,
    profile::{CompetencyId, Profile},
};

/// A labelled set that can't be used: where, what is wrong, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}; {mend}")]
pub struct SetError {
    /// The file, with its line where one is to blame.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

impl From<Failure> for SetError {
    fn from(failure: Failure) -> Self {
        Self { message: failure.message(), mend: failure.mend().to_owned(), place: failure.document }
    }
}

/// One labelled document.
#[derive(Debug)]
pub struct Labelled {
    /// Its name in the set.
    pub id: String,
    /// What it is.
    pub kind: DocumentKind,
    /// Its text.
    pub path: PathBuf,
    /// Its segments, in the order of the text.
    pub segments: Vec<Segment>,
}

impl Labelled {
    /// Checks that every segment is a stretch of the text.
    ///
    /// # Errors
    ///
    /// With the first segment that isn't.
    pub fn check(&self, text: &str) -> Result<(), SetError> {
        let fits = |segment: &Segment| text.get(segment.start as usize..segment.end as usize).is_some();
        let Some(wrong) = self.segments.iter().find(|segment| !fits(segment)) else { return Ok(()) };
        Err(SetError {
            place: self.path.display().to_string(),
            message: format!("its labels have a segment from byte {} to {}, which is no stretch of its text", wrong.start, wrong.end),
            mend: format!("count in UTF-8 bytes, from 0 to {}, between characters", text.len()),
        })
    }
}

/// A stretch of a document that was read and labelled as a whole: a line or a sentence.
#[derive(Debug)]
pub struct Segment {
    /// Its first byte in the text.
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
    /// The competencies that it is evidence of, and what it says of each.
    pub labels: BTreeMap<CompetencyId, Polarity>,
}

/// A line of the file.
#[derive(Deserialize)]
struct Row {
    id: String,
    kind: String,
    path: Option<PathBuf>,
    segments: Vec<RowSegment>,
}

#[derive(Deserialize)]
struct RowSegment {
    start: u32,
    end: u32,
    labels: BTreeMap<String, String>,
}

/// Reads a labelled set: a folder with `gold.jsonl` and `texts/ID.txt`, or one such file whose lines name their texts by `path`.
///
/// # Errors
///
/// When the file can't be read, a line isn't what it should be, or a label names a competency that the profile doesn't have.
pub fn read_set(set: &Path, profile: &Profile) -> Result<Vec<Labelled>, SetError> {
    let file = if set.is_dir() { set.join("gold.jsonl") } else { set.to_owned() };
    let folder = file.parent().unwrap_or(Path::new(""));
    let text = fs::read_to_string(&file).map_err(|error| SetError {
        place: file.display().to_string(),
        message: error.to_string(),
        mend: "give a folder with gold.jsonl and texts/, or a file with labels".to_owned(),
    })?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| {
            let place = || format!("{}:{}", file.display(), n + 1);
            let row: Row = serde_json::from_str(line).map_err(|error| SetError {
                place: place(),
                message: format!("not a labelled document ({error})"),
                mend: "a line has id, kind and segments with start, end and labels".to_owned(),
            })?;
            labelled(row, folder, profile, &place())
        })
        .collect()
}

fn labelled(row: Row, folder: &Path, profile: &Profile, place: &str) -> Result<Labelled, SetError> {
    let error = |message: String, mend: String| SetError { place: place.to_owned(), message, mend };
    let kind = match row.kind.as_str() {
        "vacancy" => DocumentKind::Vacancy,
        "review" => DocumentKind::Review,
        other => return Err(error(format!("\"{other}\" is no kind of document"), "write vacancy or review".to_owned())),
    };
    let mut segments = Vec::with_capacity(row.segments.len());
    for segment in row.segments {
        let mut labels = BTreeMap::new();
        for (slug, sign) in &segment.labels {
            let names = || profile.iter().map(|(_, competency)| competency.slug.as_str()).collect::<Vec<_>>().join(", ");
            let id = profile
                .find(slug)
                .ok_or_else(|| error(format!("the profile has no competency \"{slug}\""), format!("there are {}", names())))?;
            let polarity = match sign.as_str() {
                "+" => Polarity::Positive,
                "-" => Polarity::Negative,
                "0" => Polarity::Neutral,
                other => return Err(error(format!("\"{other}\" is no polarity"), "write +, - or 0".to_owned())),
            };
            labels.insert(id, polarity);
        }
        segments.push(Segment { start: segment.start, end: segment.end, labels });
    }
    let path = row.path.map_or_else(|| folder.join("texts").join(format!("{}.txt", row.id)), |path| folder.join(path));
    Ok(Labelled { id: row.id, kind, path, segments })
}
