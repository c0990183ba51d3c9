//! The page and REST, over real connections.

mod analyze;
mod client;
mod command;
mod gate;
mod load;
mod openapi;

use std::{
    net::SocketAddr,
    thread::{self, JoinHandle},
    time::Duration,
};

use toetssteen::{
    Analyzer,
    extract::Options,
    lexicon::LexiconSource,
    serve::{Bounds, Server, Settings, Stopper},
};

use self::client::{Answer, Connection};

/// A server in this process; it ends with the test.
struct Running {
    address: SocketAddr,
    stopper: Stopper,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    fn new(settings: Settings) -> Self {
        let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
        let options = Options { program: Some(env!("CARGO_BIN_EXE_toetssteen").into()), ..Options::default() };
        let server = Server::bind(analyzer, Settings { options, ..settings }).unwrap();
        let (address, stopper) = (server.address(), server.stopper());
        Self { address, stopper, thread: Some(thread::spawn(|| server.run().unwrap())) }
    }

    /// A server that allows little.
    fn strict() -> Self {
        let bounds = Bounds {
            body: 1 << 20,
            memory: 4 << 20,
            documents: 5,
            text: 1 << 20,
            head: Duration::from_millis(800),
            silence: Duration::from_millis(500),
            sending: Duration::from_secs(5),
            ..Bounds::default()
        };
        Self::new(Settings { bounds, ..Settings::default() })
    }

    fn connect(&self) -> Connection {
        Connection::new(self.address)
    }

    fn get(&self, path: &str) -> Answer {
        self.connect().send("GET", path, &[], b"")
    }

    fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.connect().send("POST", path, &[("Content-Type", "application/json")], &serde_json::to_vec(body).unwrap())
    }

    /// Sends parts of a form: the name of each, the name of its file where it is one, and its content.
    fn post_form(&self, path: &str, parts: &[(&str, Option<&str>, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, file, content) in parts {
            let file = file.map_or_else(String::new, |file| format!("; filename=\"{file}\""));
            body.extend_from_slice(format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--grens--\r\n");
        self.connect().send("POST", path, &[("Content-Type", "multipart/form-data; boundary=grens")], &body)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stopper.stop();
        let ended = self.thread.take().unwrap().join();
        assert!(ended.is_ok() || thread::panicking());
    }
}
