//! What is at which address.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderValue, header},
    middleware::from_fn_with_state,
    response::{Html, IntoResponse as _, Response},
    routing::{get, post},
};
use utoipa::OpenApi as _;

use crate::report::{Lang, Wording};

use super::{
    analyze::{self, Bench, Outcome},
    answer::{AnalyzeAnswer, HealthAnswer, LexiconAnswer},
    api_page, body, download,
    download::{DownloadFormat, ReportQuery},
    language::language,
    memory::{Budget, Share},
    openapi::Api,
    page_files,
    problem::{Problem, ProblemKind, ProblemRecord},
    security::{Gate, guard},
    uploads::{AnalyzeRequest, Content, FilesForm, Upload, is_read, uploads},
    work::{Lane, Workshop},
};

/// What all requests share.
#[derive(Debug)]
pub(super) struct App {
    pub(super) gate: Gate,
    pub(super) lang: Lang,
    pub(super) bench: Arc<Bench>,
    pub(super) workshop: Workshop,
    pub(super) budget: Budget,
}

/// All addresses.
pub(super) fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/", get(async |headers: HeaderMap| page_files::file("index.html", &headers)))
        .route("/page/{file}", get(async |Path(name): Path<String>, headers: HeaderMap| page_files::file(&name, &headers)))
        .route("/api", get(describe))
        .route("/api/v1/openapi.json", get(async || Json(Api::openapi())))
        .route("/api/v1/analyze", post(analyze))
        .route("/api/v1/report", post(report))
        .route("/api/v1/lexicon", get(lexicon))
        .route("/api/v1/health", get(health))
        .fallback(async || Problem::from(ProblemKind::NotFound))
        .method_not_allowed_fallback(async || Problem::from(ProblemKind::MethodNotAllowed))
        .layer(from_fn_with_state(Arc::clone(&app), guard))
        .with_state(app)
}

async fn describe(State(app): State<Arc<App>>, request: Request) -> Result<Html<String>, Problem> {
    let lang = language(request.uri(), request.headers(), app.lang);
    api_page::page(lang).map(Html).map_err(|_| ProblemKind::Internal.into())
}

/// Analyse texts and files
///
/// Shows for each document which competencies it has, with proof: the record that `toetssteen scan` writes, the text, and the places of
/// the evidence as JavaScript counts them.
#[utoipa::path(
    post,
    tag = "toetssteen",
    path = "/api/v1/analyze",
    params(("lang" = Option<String>, Query, description = "The language of messages, nl or en; otherwise Accept-Language decides")),
    request_body(content((AnalyzeRequest = "application/json"), (FilesForm = "multipart/form-data"))),
    responses(
        (status = 200, description = "What the documents show; one that can't be read is a row that says so", body = AnalyzeAnswer),
        (status = "4XX", description = "The request can't be done as it is", body = ProblemRecord, content_type = "application/problem+json"),
        (status = "5XX", description = "Too busy, or broken down", body = ProblemRecord, content_type = "application/problem+json"),
    )
)]
pub(super) async fn analyze(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let lang = language(request.uri(), request.headers(), app.lang);
    let say = Wording(lang);
    let bytes = app.answered(request, move |outcomes| to_json(&analyze::answer(outcomes, say))).await?;
    Ok(typed("application/json", bytes))
}

/// Results as a file to keep
///
/// As `/api/v1/analyze`, but the answer is a report, a workbook or a table with what all documents show.
#[utoipa::path(
    post,
    tag = "toetssteen",
    path = "/api/v1/report",
    params(ReportQuery, ("lang" = Option<String>, Query, description = "The language of the file, nl or en; otherwise Accept-Language decides")),
    request_body(content((AnalyzeRequest = "application/json"), (FilesForm = "multipart/form-data"))),
    responses(
        (status = 200, description = "The file", content(
            (String = "text/html"),
            (String = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (String = "application/jsonl"),
            (String = "text/csv"),
        )),
        (status = "4XX", description = "The request can't be done as it is", body = ProblemRecord, content_type = "application/problem+json"),
        (status = "5XX", description = "Too busy, or broken down", body = ProblemRecord, content_type = "application/problem+json"),
    )
)]
pub(super) async fn report(
    State(app): State<Arc<App>>,
    query: Result<Query<ReportQuery>, QueryRejection>,
    request: Request,
) -> Result<Response, Problem> {
    let Query(ReportQuery { format }) = query.map_err(|_| Problem::with(ProblemKind::Malformed, "format: html, xlsx, jsonl, csv"))?;
    let lang = language(request.uri(), request.headers(), app.lang);
    let bytes = app.answered(request, move |outcomes| download::file(format, lang, analyze::outputs(outcomes))).await?;
    Ok(attachment(format, bytes))
}

/// What is looked for: all competencies with their indicators and suggestions
#[utoipa::path(get, tag = "toetssteen", path = "/api/v1/lexicon", responses((status = 200, description = "The profile", body = LexiconAnswer)))]
pub(super) async fn lexicon(State(app): State<Arc<App>>) -> Json<LexiconAnswer> {
    Json(app.bench.analyzer.lexicon().into())
}

/// Does the server work?
#[utoipa::path(get, tag = "toetssteen", path = "/api/v1/health", responses((status = 200, description = "It does", body = HealthAnswer)))]
pub(super) async fn health(State(app): State<Arc<App>>) -> Json<HealthAnswer> {
    Json(HealthAnswer::new(app.bench.analyzer.lexicon(), app.lang))
}

impl App {
    /// Reads a request, does the work and hands over what `write` makes of it. Memory is counted until the answer is sent.
    async fn answered(
        &self,
        request: Request,
        write: impl FnOnce(Vec<Outcome>) -> Result<Vec<u8>, Problem> + Send + 'static,
    ) -> Result<axum::body::Bytes, Problem> {
        let (head, body) = request.into_parts();
        let mut share = self.budget.share();
        let uploads = self.uploads(&head.headers, body, &mut share).await?;
        let (bench, lane) = (Arc::clone(&self.bench), self.lane(&uploads));
        let bytes = self.workshop.run(lane, move |stop| write(bench.outcomes(uploads, stop)?)).await?;
        // What was read is gone now, and what is answered takes its place.
        let mut answered = self.budget.share();
        drop(share);
        answered.grow(bytes.len())?;
        Ok(answered.hold(bytes))
    }

    async fn uploads(&self, headers: &HeaderMap, body: Body, share: &mut Share) -> Result<Vec<Upload>, Problem> {
        if !is_read(headers) {
            return Err(ProblemKind::WrongType.into());
        }
        let bytes = body::read(headers, body, &self.bench.bounds, share).await?;
        uploads(headers, bytes).await
    }

    fn lane(&self, uploads: &[Upload]) -> Lane {
        let bytes = uploads.iter().try_fold(0_usize, |sum, upload| match &upload.content {
            Content::Text(text) => Some(sum + text.len()),
            Content::File(_) => None,
        });
        if bytes.is_some_and(|bytes| bytes <= self.bench.bounds.quick) { Lane::Fast } else { Lane::Slow }
    }
}

fn to_json(answer: &AnalyzeAnswer) -> Result<Vec<u8>, Problem> {
    serde_json::to_vec(answer).map_err(|_| ProblemKind::Internal.into())
}

fn typed(type_: &'static str, bytes: axum::body::Bytes) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(type_))], bytes).into_response()
}

fn attachment(format: DownloadFormat, bytes: axum::body::Bytes) -> Response {
    let (type_, name) = format.described();
    let mut response = typed(type_, bytes);
    let disposition = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")).expect("names are plain");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    response
}
