//! Who is served, what is refused, and what every answer says.

use serde_json::json;
use toetssteen::serve::{Settings, Token};

use super::{Running, client::Answer};

const JSON: (&str, &str) = ("Content-Type", "application/json");
const BODY: &[u8] = br#"{"documents":[{"text":"Je werkt samen."}]}"#;

fn post(server: &Running, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    server.connect().send("POST", "/api/v1/analyze", headers, body)
}

#[test]
fn other_hosts_and_sites_are_refused() {
    let server = Running::strict();
    let port = server.address.port();
    let (own, other) = (format!("localhost:{port}"), format!("http://kwaad.nl:{port}"));
    let own_origin = format!("http://{own}");
    for (header, refused) in [
        (("Host", "kwaad.nl"), Some("host_refused")),
        (("Host", own.as_str()), None),
        (("Origin", other.as_str()), Some("origin_refused")),
        (("Origin", "null"), Some("origin_refused")),
        (("Sec-Fetch-Site", "cross-site"), Some("origin_refused")),
        (("Sec-Fetch-Site", "same-site"), Some("origin_refused")),
        (("Sec-Fetch-Site", "same-origin"), None),
    ] {
        let answer = post(&server, &[JSON, header], BODY);
        assert_eq!(answer.status, if refused.is_some() { 403 } else { 200 }, "{header:?}");
        if let Some(refused) = refused {
            assert_eq!(answer.problem(), refused);
        }
    }
    assert_eq!(post(&server, &[JSON, ("Host", &own), ("Origin", &own_origin)], BODY).status, 200);
    let preflight = server.connect().send("OPTIONS", "/api/v1/analyze", &[("Access-Control-Request-Method", "POST")], b"");
    assert_eq!(preflight.problem(), "method_not_allowed");
    assert_eq!(preflight.header("access-control-allow-origin"), None);
}

#[test]
fn what_is_wrong_with_a_request_is_said() {
    let server = Running::strict();
    for (type_, body, expected) in [
        ("text/plain", BODY, "wrong_type"),
        ("application/x-www-form-urlencoded", b"a=b", "wrong_type"),
        ("application/json", b"{\"documents\":[{\"text\":\"geheim", "malformed"),
        ("application/json", b"{\"documents\":[{\"text\":\"geheim\",\"soort\":1}]}", "malformed"),
        ("application/json", b"{\"documents\":[{\"text\":\"\\ud800\"}]}", "malformed"),
        ("application/json", b"{\"documents\":[]}", "no_documents"),
        ("multipart/form-data", b"", "malformed"),
        ("multipart/form-data; boundary=a", b"--a\r\ngeheim", "malformed"),
        ("multipart/form-data; boundary=a", b"--a--\r\n", "no_documents"),
        (
            "multipart/form-data; boundary=a",
            b"--a\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ngeheim\r\n--a--\r\n",
            "malformed",
        ),
    ] {
        let answer = post(&server, &[("Content-Type", type_)], body);
        assert_eq!(answer.problem(), expected, "{type_}");
        assert!(!answer.text().contains("geheim"), "{}", answer.text());
    }
    assert_eq!(post(&server, &[], BODY).problem(), "wrong_type");
    assert_eq!(server.get("/api/v1/niets").problem(), "not_found");
    assert_eq!(server.get("/page/..%2fmod.rs").problem(), "not_found");
    let get = server.get("/api/v1/analyze");
    assert_eq!((get.problem().as_str(), get.header("allow")), ("method_not_allowed", Some("POST")));
    let english = server.connect().send("GET", "/x", &[("Accept-Language", "en-GB,nl;q=0.5")], b"");
    assert_eq!(english.json()["title"], "There is nothing here");
    assert_eq!(server.get("/x").json()["title"], "Hier staat niets");
}

#[test]
fn too_much_is_refused() {
    let server = Running::strict();
    let large = vec![b' '; (1 << 20) + 1];
    let mut connection = server.connect();
    let answer = connection.send("POST", "/api/v1/analyze", &[JSON], &large);
    assert_eq!((answer.status, answer.problem().as_str()), (413, "too_large"));

    let mut chunked = server.connect();
    chunked.write(
        format!(
            "POST /api/v1/analyze HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
            server.address
        )
        .as_bytes(),
    );
    for _ in 0..20 {
        chunked.write(b"10000\r\n");
        chunked.write(&vec![b' '; 0x10000]);
        chunked.write(b"\r\n");
    }
    chunked.write(b"0\r\n\r\n");
    assert_eq!(chunked.answer().unwrap().problem(), "too_large");

    let documents: Vec<_> = (0..6).map(|n| json!({ "text": format!("{n}") })).collect();
    let many = server.post_json("/api/v1/analyze", &json!({ "documents": documents }));
    assert_eq!((many.status, many.problem().as_str()), (413, "too_much"));
}

#[test]
fn every_answer_is_closed_to_others() {
    let server = Running::strict();
    let answers = [
        server.get("/"),
        server.get("/page/api.css"),
        server.get("/api"),
        server.get("/x"),
        server.get("/api/v1/health"),
        post(&server, &[JSON], BODY),
    ];
    for answer in &answers {
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{answer:?}");
        }
        let policy = answer.header("content-security-policy").unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    let [page, css, _, _, health, analyzed] = &answers;
    assert_eq!((health.header("cache-control"), analyzed.header("cache-control")), (Some("no-store"), Some("no-store")));
    assert_eq!(
        (page.header("content-type"), css.header("content-type")),
        (Some("text/html; charset=utf-8"), Some("text/css; charset=utf-8"))
    );
    let tag = css.header("etag").unwrap();
    let again = server.connect().send("GET", "/page/api.css", &[("If-None-Match", tag)], b"");
    assert_eq!((again.status, again.body.len(), again.header("cache-control")), (304, 0, Some("no-cache")));
    assert!(!page.text().contains("<style") && !page.text().contains(" style=") && !page.text().contains(" onclick"));
}

#[test]
fn a_token_opens_the_server() {
    let secret = "0123456789-abcdef";
    let server = Running::new(Settings { token: Some(Token::new(secret).unwrap()), ..Settings::default() });
    let refused = server.get("/");
    assert_eq!((refused.problem().as_str(), refused.header("www-authenticate")), ("token_needed", Some("Bearer")));
    assert_eq!(server.get("/?token=0123456789-abcdeX").status, 401);
    assert_eq!(post(&server, &[JSON], BODY).problem(), "token_needed");
    assert_eq!(server.connect().send("POST", &format!("/api/v1/analyze?token={secret}"), &[JSON], BODY).status, 401);
    assert_eq!(post(&server, &[JSON, ("Authorization", &format!("Bearer {secret}"))], BODY).status, 200);

    let welcome = server.get(&format!("/?token={secret}"));
    let cookie = welcome.header("set-cookie").unwrap();
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict") && !cookie.contains(secret), "{cookie}");
    assert!(welcome.text().contains("url=/\"") && !welcome.text().contains(secret));
    let cookie = cookie.split(';').next().unwrap();
    assert_eq!(server.connect().send("GET", "/", &[("Cookie", cookie)], b"").status, 200);
    assert_eq!(post(&server, &[JSON, ("Cookie", cookie)], BODY).status, 200);
}
