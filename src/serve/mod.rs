//! A page on this computer for who pastes texts or drops files, and the same for programs (REST).
//!
//! Everything is in the program: nothing is fetched from elsewhere, and nothing of a document reaches a disk or a log. It listens on this computer
//! only, unless it is told otherwise, which takes a token. A request that is too large, too slow or one too many gets an answer that says so
//! ([`ProblemKind`]), and memory has a bound ([`Bounds`]). `docs/serve.md` says how to use it.
//!
//! A request goes through `security` (who is served?), `body` (is it small and fast enough?), `uploads` (what is in it?),
//! `work` (is there a place?) and `analyze`, and comes back as an `answer` or a `problem`.

mod analyze;
mod answer;
mod api_page;
mod body;
mod download;
mod language;
mod memory;
mod openapi;
mod page_files;
mod positions;
mod problem;
mod routes;
mod security;
mod server;
mod settings;
mod token;
mod uploads;
mod work;

pub use self::{
    answer::{
        AnalyzeAnswer, AssessedDocument, BlockPosition, CompetencyAnswer, DocumentAnswer, EvidencePosition, FailedDocument, HealthAnswer,
        IndicatorAnswer, LexiconAnswer,
    },
    download::{DownloadFormat, ReportQuery},
    openapi::Api,
    problem::{Problem, ProblemKind, ProblemRecord},
    server::{ServeError, Server, Stopper},
    settings::{Bounds, Settings},
    token::{Token, TokenError},
    uploads::{AnalyzeRequest, FilesForm, TextUpload},
};
