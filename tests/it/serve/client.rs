//! A client that says exactly what it is told to.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// A connection.
pub(super) struct Connection {
    stream: TcpStream,
    host: String,
    read: Vec<u8>,
}

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(super) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(super) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{self:?}"))
    }

    /// The kind of the problem that the answer is; its status is held to it.
    pub(super) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        let kind = problem["kind"].as_str().unwrap().to_owned();
        assert_eq!(problem["type"], format!("/api#{kind}"));
        assert!(!problem["title"].as_str().unwrap().is_empty() && !problem["detail"].as_str().unwrap().is_empty());
        kind
    }
}

impl Connection {
    pub(super) fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, host: address.to_string(), read: Vec::new() }
    }

    /// Sends a request with a body and reads the answer.
    pub(super) fn send(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let host = self.host.clone();
        let mut head = format!("{method} {path} HTTP/1.1\r\n");
        let named = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host"));
        let lines = headers.iter().copied().chain((!named).then_some(("Host", host.as_str())));
        for (name, value) in lines {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if method != "GET" {
            head.extend(["Content-Length: ", &body.len().to_string(), "\r\n"]);
        }
        self.write(format!("{head}\r\n").as_bytes());
        self.write(body);
        self.answer().expect("an answer comes")
    }

    /// Sends bytes; a server that has closed the connection doesn't hear them.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        let _ = self.stream.write_all(bytes);
    }

    /// The next answer; `None`: the server has closed the connection.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        let end = loop {
            if let Some(end) = self.read.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            self.more()?;
        };
        let head = String::from_utf8(self.read.drain(..end + 4).collect()).unwrap();
        let mut lines = head.trim_end().split("\r\n");
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<_> =
            lines.map(|line| line.split_once(':').unwrap()).map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        let mut answer = Answer { status, headers, body: Vec::new() };
        let length: usize = answer.header("content-length").map_or(0, |length| length.parse().unwrap());
        while self.read.len() < length {
            self.more()?;
        }
        answer.body = self.read.drain(..length).collect();
        Some(answer)
    }

    fn more(&mut self) -> Option<()> {
        let mut part = [0; 16 << 10];
        let count = self.stream.read(&mut part).unwrap_or(0);
        self.read.extend_from_slice(&part[..count]);
        (count > 0).then_some(())
    }
}
