//! What a request hands over: texts as JSON, files as multipart.

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, header},
};
use multer::{Field, Multipart};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::document::DocumentKind;

use super::problem::{Problem, ProblemKind};

/// How a text is called of which nobody said how.
const NAMELESS: &str = "tekst";

/// How many characters of a name are kept.
const NAME: usize = 300;

/// Texts to analyse.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnalyzeRequest {
    /// The texts.
    #[schema(min_items = 1, max_items = 1000)]
    pub documents: Vec<TextUpload>,
}

/// A text to analyse.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextUpload {
    /// What it is called in the answer; `tekst` without it.
    #[serde(default)]
    #[schema(example = "vacature.txt")]
    pub name: Option<String>,
    /// The text. It is taken for plain text, whatever its name.
    #[schema(example = "Wat vragen wij?\n- Je werkt graag samen met collega's.")]
    pub text: String,
    /// What it is; without it, it is recognised by its words.
    #[serde(default)]
    #[schema(example = "vacancy")]
    pub kind: Option<DocumentKind>,
}

/// Files to analyse, as a form sends them.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "it is only described: forms are read part by part")]
pub struct FilesForm {
    /// The files: any format that is read, also archives and tables with many documents.
    #[schema(value_type = Vec<String>, min_items = 1)]
    file: Vec<Vec<u8>>,
    /// What they are; without it each is recognised by its words.
    #[schema(value_type = DocumentKind, required = false)]
    kind: Option<DocumentKind>,
}

/// Something to analyse.
#[derive(Debug)]
pub(super) struct Upload {
    /// What it is called.
    pub(super) name: String,
    /// What it is; `None`: that shows in its words.
    pub(super) kind: Option<DocumentKind>,
    /// What is in it.
    pub(super) content: Content,
}

/// What was handed over.
#[derive(Debug)]
pub(super) enum Content {
    /// A plain text.
    Text(String),
    /// A file of any format.
    File(Bytes),
}

/// What a body hands over; `headers` say which type it has.
///
/// # Errors
///
/// When it has another type, can't be read, or hands nothing over.
pub(super) async fn uploads(headers: &HeaderMap, body: Vec<u8>) -> Result<Vec<Upload>, Problem> {
    let type_ = media_type(headers).ok_or(ProblemKind::WrongType)?;
    let uploads = match type_.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str() {
        "application/json" => texts(&body)?,
        "multipart/form-data" => {
            let boundary = multer::parse_boundary(type_).map_err(|_| Problem::with(ProblemKind::Malformed, "boundary"))?;
            files(boundary, body).await?
        }
        _ => return Err(ProblemKind::WrongType.into()),
    };
    if uploads.is_empty() { Err(ProblemKind::NoDocuments.into()) } else { Ok(uploads) }
}

/// Is the type of the body one that is read? Asked before the body is.
pub(super) fn is_read(headers: &HeaderMap) -> bool {
    let known = |type_: &str| ["application/json", "multipart/form-data"].iter().any(|known| type_.eq_ignore_ascii_case(known));
    media_type(headers).is_some_and(|type_| known(type_.split(';').next().unwrap_or_default().trim()))
}

fn media_type(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::CONTENT_TYPE)?.to_str().ok()
}

fn texts(body: &[u8]) -> Result<Vec<Upload>, Problem> {
    let request: AnalyzeRequest = serde_json::from_slice(body).map_err(|error| {
        // What the error says may quote the text.
        Problem::with(ProblemKind::Malformed, format!("JSON {}:{}", error.line(), error.column()))
    })?;
    let upload = |text: TextUpload| Upload { name: named(text.name.as_deref()), kind: text.kind, content: Content::Text(text.text) };
    Ok(request.documents.into_iter().map(upload).collect())
}

async fn files(boundary: String, body: Vec<u8>) -> Result<Vec<Upload>, Problem> {
    let malformed = |_| Problem::with(ProblemKind::Malformed, "multipart");
    let mut form = Multipart::new(Body::from(body).into_data_stream(), boundary);
    let (mut uploads, mut kind) = (Vec::new(), None);
    while let Some(field) = form.next_field().await.map_err(malformed)? {
        match field.name() {
            Some("file") => {
                let name = named(field.file_name());
                uploads.push(Upload { name, kind: None, content: Content::File(field.bytes().await.map_err(malformed)?) });
            }
            Some("kind") => kind = kind_in(field).await?,
            // A part that isn't known changes nothing: forms send their buttons too.
            _ => {}
        }
    }
    for upload in &mut uploads {
        upload.kind = kind;
    }
    Ok(uploads)
}

async fn kind_in(field: Field<'_>) -> Result<Option<DocumentKind>, Problem> {
    let malformed = || Problem::with(ProblemKind::Malformed, "kind: vacancy, review");
    match field.text().await.map_err(|_| malformed())?.trim() {
        "" => Ok(None),
        "vacancy" => Ok(Some(DocumentKind::Vacancy)),
        "review" => Ok(Some(DocumentKind::Review)),
        _ => Err(malformed()),
    }
}

/// A name on one line and of a length that fits in a row. Folders that a browser tells stay: they tell files apart.
fn named(name: Option<&str>) -> String {
    let name: String = name.unwrap_or_default().chars().filter(|c| !c.is_control()).take(NAME).collect();
    if name.trim().is_empty() { NAMELESS.to_owned() } else { name }
}
