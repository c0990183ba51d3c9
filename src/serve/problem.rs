//! What is answered when a request can't be done: `application/problem+json` (RFC 9457), in the language of who asks.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::report::{Lang, Wording};

/// Why a request isn't done, in a form that programs can rely on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemKind {
    /// The request can't be read: no JSON, no multipart, or without what it must have.
    Malformed,
    /// There is no document in the request.
    NoDocuments,
    /// The server asks for a token, and the right one didn't come.
    TokenNeeded,
    /// The request names a host that this server isn't.
    HostRefused,
    /// The request comes from a page of another site.
    OriginRefused,
    /// There is nothing at the path.
    NotFound,
    /// The path takes other methods.
    MethodNotAllowed,
    /// The body came too slowly.
    TooSlow,
    /// The body is larger than is allowed.
    TooLarge,
    /// The documents in the request are too many, or have too much text.
    TooMuch,
    /// The body is neither JSON nor multipart.
    WrongType,
    /// More documents than go into one page.
    TooManyDocuments,
    /// The program broke down on the request.
    Internal,
    /// Too many others are being served.
    Busy,
    /// The work took longer than is allowed.
    TookTooLong,
}

impl ProblemKind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Malformed,
        Self::NoDocuments,
        Self::TokenNeeded,
        Self::HostRefused,
        Self::OriginRefused,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::TooSlow,
        Self::TooLarge,
        Self::TooMuch,
        Self::WrongType,
        Self::TooManyDocuments,
        Self::Internal,
        Self::Busy,
        Self::TookTooLong,
    ];

    /// The stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::NoDocuments => "no_documents",
            Self::TokenNeeded => "token_needed",
            Self::HostRefused => "host_refused",
            Self::OriginRefused => "origin_refused",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::TooSlow => "too_slow",
            Self::TooLarge => "too_large",
            Self::TooMuch => "too_much",
            Self::WrongType => "wrong_type",
            Self::TooManyDocuments => "too_many_documents",
            Self::Internal => "internal",
            Self::Busy => "busy",
            Self::TookTooLong => "took_too_long",
        }
    }

    /// The status of the answer.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::NoDocuments => StatusCode::BAD_REQUEST,
            Self::TokenNeeded => StatusCode::UNAUTHORIZED,
            Self::HostRefused | Self::OriginRefused => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge | Self::TooMuch => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooManyDocuments => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Busy | Self::TookTooLong => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What is wrong, in a few words.
    #[must_use]
    pub const fn title(self, say: Wording) -> &'static str {
        match self {
            Self::Malformed => say.say("De aanvraag is niet te lezen", "The request can't be read"),
            Self::NoDocuments => say.say("Er is geen tekst meegestuurd", "No document was sent"),
            Self::TokenNeeded => say.say("Er is een toegangscode nodig", "A token is needed"),
            Self::HostRefused => say.say("Dit adres wordt niet bediend", "This host is not served"),
            Self::OriginRefused => say.say("Aanvragen van andere websites worden geweigerd", "Requests of other sites are refused"),
            Self::NotFound => say.say("Hier staat niets", "There is nothing here"),
            Self::MethodNotAllowed => say.say("Dit kan hier niet", "This can't be done here"),
            Self::TooSlow => say.say("Het versturen duurde te lang", "Sending took too long"),
            Self::TooLarge => say.say("Het bestand is te groot", "The request is too large"),
            Self::TooMuch => say.say("Er zit te veel in de bestanden", "There is too much in the files"),
            Self::WrongType => say.say("Dit soort aanvraag wordt niet gelezen", "This type of request is not read"),
            Self::TooManyDocuments => say.say("Dit zijn te veel documenten voor één pagina", "These are too many documents for one page"),
            Self::Internal => say.say("Het programma is vastgelopen op deze aanvraag", "The program broke down on this request"),
            Self::Busy => say.say("Het is te druk", "Too busy"),
            Self::TookTooLong => say.say("Het werk duurde te lang", "The work took too long"),
        }
    }

    /// What helps.
    #[must_use]
    pub const fn mend(self, say: Wording) -> &'static str {
        match self {
            Self::Malformed => say.say("Kijk in /api hoe een aanvraag eruitziet.", "See /api for what a request looks like."),
            Self::NoDocuments => say.say("Stuur minstens één tekst of bestand mee.", "Send at least one text or file."),
            Self::TokenNeeded => say.say(
                "Open het adres dat het programma bij het starten liet zien, met ?token= erin.",
                "Open the address that the program showed when it started, with ?token= in it, or send Authorization: Bearer.",
            ),
            Self::HostRefused => say.say(
                "Gebruik het adres dat het programma bij het starten liet zien, of noem deze naam met --allow-host.",
                "Use the address that the program showed when it started, or name this host with --allow-host.",
            ),
            Self::OriginRefused => {
                say.say("Open de pagina van het programma zelf en werk van daaruit.", "Open the program's own page and work from there.")
            }
            Self::NotFound => say.say("Kijk in /api welke adressen er zijn.", "See /api for the addresses there are."),
            Self::MethodNotAllowed => say.say("Kijk in /api hoe dit adres werkt.", "See /api for how this address works."),
            Self::TooSlow => say.say("Probeer het opnieuw, of stuur minder tegelijk.", "Try again, or send less at once."),
            Self::TooLarge => say.say(
                "Stuur minder bestanden tegelijk, of gebruik toetssteen scan voor een heel archief.",
                "Send fewer files at once, or use toetssteen scan for a whole archive.",
            ),
            Self::TooMuch => say.say(
                "Stuur minder documenten tegelijk, of gebruik toetssteen scan voor een heel archief.",
                "Send fewer documents at once, or use toetssteen scan for a whole archive.",
            ),
            Self::WrongType => say.say("Stuur application/json of multipart/form-data.", "Send application/json or multipart/form-data."),
            Self::TooManyDocuments => say.say("Kies xlsx, csv of jsonl.", "Choose xlsx, csv or jsonl."),
            Self::Internal => say.say("Meld het ons; andere teksten werken nog gewoon.", "Please report it; other texts go on working."),
            Self::Busy => say.say("Probeer het zo nog eens.", "Try again in a moment."),
            Self::TookTooLong => say.say("Stuur minder tegelijk.", "Send less at once."),
        }
    }
}

/// Why a request isn't done. Holds no text of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Its kind.
    pub kind: ProblemKind,
    /// More of it, in words that need no translation: a limit, a place.
    pub detail: Option<String>,
}

impl Problem {
    /// A problem with more to say than its kind.
    pub fn with(kind: ProblemKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: Some(detail.into()) }
    }
}

impl From<ProblemKind> for Problem {
    fn from(kind: ProblemKind) -> Self {
        Self { kind, detail: None }
    }
}

/// A problem as it is answered (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemRecord {
    /// Where the kind is described, on this server.
    #[serde(rename = "type")]
    pub type_: String,
    /// What is wrong, in the language of who asks.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What helps, in the language of who asks.
    pub detail: String,
    /// A stable name, such as `too_large`.
    pub kind: String,
}

impl ProblemRecord {
    /// A problem in a language.
    #[must_use]
    pub fn new(problem: &Problem, lang: Lang) -> Self {
        let (kind, say) = (problem.kind, Wording(lang));
        let mend = kind.mend(say);
        Self {
            type_: format!("/api#{}", kind.name()),
            title: kind.title(say).to_owned(),
            status: kind.status().as_u16(),
            detail: problem.detail.as_ref().map_or_else(|| mend.to_owned(), |detail| format!("{mend} ({detail})")),
            kind: kind.name().to_owned(),
        }
    }
}

/// An answer without a body: which language it must be in is known to `rendered` only.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The answer with its body in a language, where it is a problem.
pub(super) fn rendered(mut response: Response, lang: Lang) -> Response {
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    let body = serde_json::to_vec(&ProblemRecord::new(&problem, lang)).expect("a problem is JSON");
    *response.body_mut() = body.into();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    match problem.kind {
        ProblemKind::Busy | ProblemKind::TookTooLong => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        ProblemKind::TokenNeeded => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        // What of the body wasn't read would be taken for the next request.
        ProblemKind::TooLarge | ProblemKind::TooSlow => {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        _ => {}
    }
    response
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Problem, ProblemKind, ProblemRecord};
    use crate::report::Lang;

    #[test]
    fn problems_are_said_in_both_languages() {
        let names: BTreeSet<_> = ProblemKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), ProblemKind::ALL.len());
        for kind in ProblemKind::ALL {
            let [dutch, english] = [Lang::Dutch, Lang::English].map(|lang| ProblemRecord::new(&kind.into(), lang));
            assert_ne!((dutch.title, dutch.detail), (english.title, english.detail));
            assert!((400..600).contains(&english.status));
        }
        let large = ProblemRecord::new(&Problem::with(ProblemKind::TooLarge, "64 MB"), Lang::English);
        assert!(large.detail.ends_with("(64 MB)"), "{}", large.detail);
        assert_eq!(large.type_, "/api#too_large");
    }
}
