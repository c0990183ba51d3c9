//! Many at once, slow ones and large ones: nobody takes the server from the others.

use std::{
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use toetssteen::serve::{Bounds, Settings};

use super::Running;

const BODY: &[u8] = br#"{"documents":[{"text":"Je werkt samen met collega's.","kind":"vacancy"}]}"#;

fn is_served(server: &Running) -> bool {
    server.connect().send("POST", "/api/v1/analyze", &[("Content-Type", "application/json")], BODY).status == 200
}

#[test]
fn five_hundred_at_once_are_served() {
    let server = Running::new(Settings::default());
    thread::scope(|scope| {
        let asked: Vec<_> = (0..500).map(|_| scope.spawn(|| is_served(&server))).collect();
        assert!(asked.into_iter().all(|asked| asked.join().unwrap()));
    });
}

#[test]
fn slow_ones_are_let_go_and_keep_nobody_waiting() {
    let server = Running::strict();
    let head =
        format!("POST /api/v1/analyze HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 80\r\n", server.address);
    let mut silent: Vec<_> = (0..50).map(|_| server.connect()).collect();
    let mut slow: Vec<_> = (0..50).map(|_| server.connect()).collect();
    for connection in &mut silent {
        connection.write(head.as_bytes());
    }
    for connection in &mut slow {
        connection.write(format!("{head}\r\n{{").as_bytes());
    }
    let before = Instant::now();
    assert!(is_served(&server));
    assert!(before.elapsed() < Duration::from_secs(5));
    for connection in &mut slow {
        let answer = connection.answer().unwrap();
        assert_eq!((answer.status, answer.problem().as_str(), answer.header("connection")), (408, "too_slow", Some("close")));
    }
    assert!(silent.iter_mut().all(|connection| connection.answer().is_none()));
}

#[test]
fn who_comes_when_all_memory_is_taken_hears_so() {
    let server = Running::new(Settings { bounds: Bounds { body: 1 << 20, memory: 1 << 20, ..Bounds::default() }, ..Settings::default() });
    let mut holding = server.connect();
    let head = format!(
        "POST /api/v1/analyze HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n",
        server.address
    );
    holding.write(head.as_bytes());
    holding.write(&vec![b' '; 900_000]);
    let refused = || {
        let text = "Je werkt samen. ".repeat(20_000);
        let answer = server.post_json("/api/v1/analyze", &json!({ "documents": [{ "text": text }] }));
        (answer.status == 503).then(|| (answer.problem(), answer.header("retry-after").map(str::to_owned)))
    };
    // The other's bytes are under way.
    let busy = (0..50).find_map(|_| refused());
    assert_eq!(busy, Some(("busy".to_owned(), Some("2".to_owned()))));
    drop(holding);
    assert!(is_served(&server));
}

#[test]
fn a_connection_serves_many_requests() {
    let server = Running::strict();
    let mut connection = server.connect();
    for _ in 0..20 {
        let answer = connection.send("POST", "/api/v1/analyze", &[("Content-Type", "application/json")], BODY);
        assert_eq!(answer.json()["documents"][0]["record"]["document"]["kind"], "vacancy");
    }
    drop(connection);
}
