//! Who is served, and what every answer says to the browser.
//!
//! A server on this computer can be reached by every page that its user opens. So a request must name this server as its host (a page of another
//! site whose name was made to lead here doesn't), and must not come from a page of another site. There is no way to ask for more: no
//! answer has a header that lets another site read it.

use std::{net::IpAddr, sync::Arc};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header, uri::Authority},
    middleware::Next,
    response::{Html, IntoResponse as _, Response},
};

use super::{
    language::language,
    problem::{Problem, ProblemKind, rendered},
    routes::App,
    token::Token,
};

/// What every answer says: nothing runs but what this server gives, nothing is shown inside other pages, nothing leaves.
static HEADERS: [(HeaderName, &str); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; \
         frame-ancestors 'none'; base-uri 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// Puts the browser on to the page, without the token in its address. A redirect wouldn't do: to one that began on another site, such as a
/// web mail, the browser doesn't send the new cookie.
const LANDING: &str = "<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Toetssteen</title>\
    <meta http-equiv=\"refresh\" content=\"0; url=/\"></head><body><a href=\"/\">Toetssteen</a></body></html>";

/// Whom a server serves.
#[derive(Debug)]
pub(super) struct Gate {
    /// Where it listens.
    pub(super) address: IpAddr,
    pub(super) port: u16,
    /// Names by which it is known besides.
    pub(super) hosts: Vec<String>,
    pub(super) token: Option<Token>,
}

impl Gate {
    /// Is it this server that a request names? Any port does: one may lead here from another.
    fn serves(&self, host: &Authority) -> bool {
        let name = host.host().trim_start_matches('[').trim_end_matches(']');
        match name.parse::<IpAddr>() {
            // A number can't be made to lead elsewhere, and who serves a network has more than one.
            Ok(address) => address.is_loopback() || address == self.address || !self.address.is_loopback(),
            Err(_) => name.eq_ignore_ascii_case("localhost") || self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name)),
        }
    }

    /// Why a request isn't served; `None`: it is.
    fn refusal(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<ProblemKind> {
        let Some(host) = named_host(uri, headers).filter(|host| self.serves(host)) else {
            return Some(ProblemKind::HostRefused);
        };
        if is_foreign(method, headers, &host) {
            return Some(ProblemKind::OriginRefused);
        }
        let shown = self.token.as_ref().is_none_or(|token| token.is_shown(headers, self.port));
        (!shown).then_some(ProblemKind::TokenNeeded)
    }

    /// The answer to a browser that shows the token in the address of the page.
    fn welcome(&self, method: &Method, uri: &Uri) -> Option<Response> {
        let token = self.token.as_ref()?;
        let shown = uri.query()?.split('&').find_map(|pair| pair.strip_prefix("token="))?;
        if method != Method::GET || uri.path() != "/" || !token.is(shown) {
            return None;
        }
        let mut response = Html(LANDING).into_response();
        response.headers_mut().insert(header::SET_COOKIE, token.cookie(self.port));
        Some(response)
    }
}

/// The one host that a request names.
fn named_host(uri: &Uri, headers: &HeaderMap) -> Option<Authority> {
    let mut named = headers.get_all(header::HOST).iter();
    let host: Authority = named.next()?.to_str().ok()?.parse().ok()?;
    let twice = named.next().is_some() || uri.authority().is_some_and(|other| *other != host) || host.as_str().contains('@');
    (!twice).then_some(host)
}

/// Does a page of another site ask? Browsers say where a request comes from; programs say nothing, and are no pages.
fn is_foreign(method: &Method, headers: &HeaderMap, host: &Authority) -> bool {
    let says = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(origin) = says("origin") {
        let own = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        if !own.is_some_and(|own| own.eq_ignore_ascii_case(host.as_str())) {
            return true;
        }
    }
    match says("sec-fetch-site") {
        None | Some("same-origin" | "none") => false,
        // A link on another page leads here, and what it opens that page can't read.
        Some(_) => !(method == Method::GET && says("sec-fetch-mode") == Some("navigate") && says("sec-fetch-dest") == Some("document")),
    }
}

/// Lets through whom the server serves, and completes every answer.
pub(super) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let (method, uri, headers) = (request.method(), request.uri(), request.headers());
    let lang = language(uri, headers, app.lang);
    let is_api = uri.path().starts_with("/api/");
    let response = match (app.gate.refusal(method, uri, headers), app.gate.welcome(method, uri)) {
        (None | Some(ProblemKind::TokenNeeded), Some(welcome)) => welcome,
        (Some(refused), _) => Problem::from(refused).into_response(),
        (None, None) => next.run(request).await,
    };
    let mut response = rendered(response, lang);
    let headers = response.headers_mut();
    for (name, value) in &HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_api || !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, Method, Uri};

    use super::Gate;
    use crate::serve::problem::ProblemKind::{self, HostRefused, OriginRefused, TokenNeeded};

    fn refusal(gate: &Gate, method: &Method, headers: &[(&'static str, &str)]) -> Option<ProblemKind> {
        let headers: HeaderMap = headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect();
        gate.refusal(method, &Uri::from_static("/"), &headers)
    }

    #[test]
    fn only_this_server_is_served() {
        let gate =
            |address: &str| Gate { address: address.parse().unwrap(), port: 80, hosts: vec!["hr.voorbeeld.nl".to_owned()], token: None };
        let here = gate("127.0.0.1");
        for (host, refused) in [
            ("127.0.0.1:80", None),
            ("localhost", None),
            ("LOCALHOST:9000", None),
            ("[::1]:80", None),
            ("HR.voorbeeld.nl", None),
            ("192.168.1.4", Some(HostRefused)),
            ("kwaad.nl:80", Some(HostRefused)),
            ("127.0.0.1.kwaad.nl", Some(HostRefused)),
            ("localhost.kwaad.nl", Some(HostRefused)),
            ("jan@localhost", Some(HostRefused)),
            ("", Some(HostRefused)),
        ] {
            assert_eq!(refusal(&here, &Method::GET, &[("host", host)]), refused, "{host}");
        }
        assert_eq!(refusal(&here, &Method::GET, &[]), Some(HostRefused));
        assert_eq!(refusal(&gate("0.0.0.0"), &Method::GET, &[("host", "192.168.1.4")]), None);
    }

    #[test]
    fn pages_of_other_sites_are_refused() {
        let token = Some(super::Token::new("0123456789abcdef").unwrap());
        let gate = Gate { address: "127.0.0.1".parse().unwrap(), port: 80, hosts: Vec::new(), token };
        let host = ("host", "localhost:80");
        let to_page = [host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        for (method, headers, refused) in [
            (Method::POST, &[host][..], TokenNeeded),
            (Method::POST, &[host, ("origin", "http://localhost:80")], TokenNeeded),
            (Method::POST, &[host, ("origin", "http://localhost:81")], OriginRefused),
            (Method::POST, &[host, ("origin", "null")], OriginRefused),
            (Method::GET, &[host, ("origin", "http://kwaad.nl")], OriginRefused),
            (Method::GET, &[host, ("sec-fetch-site", "none")], TokenNeeded),
            (Method::GET, &[host, ("sec-fetch-site", "same-site")], OriginRefused),
            (Method::GET, &to_page, TokenNeeded),
            (Method::POST, &to_page, OriginRefused),
        ] {
            assert_eq!(refusal(&gate, &method, headers), Some(refused), "{method} {headers:?}");
        }
    }
}
