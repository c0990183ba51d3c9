//! How many texts of 2 kB a second a server analyses over HTTP, asked by clients in the same process. Run with `cargo bench --bench serve`.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    thread,
};

use divan::{Bencher, counter::ItemsCount};
use memchr::memmem;
use toetssteen::{
    Analyzer,
    lexicon::LexiconSource,
    serve::{Server, Settings},
};

/// How many requests a client sends in one round.
const REQUESTS: usize = 250;

fn main() {
    divan::main();
}

/// A request with a vacancy of 2 kB.
fn request() -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/vacatures/gemeente-projectleider-openbare-ruimte.txt");
    let mut text = fs::read_to_string(path).expect("the corpus is there");
    while text.len() < 2_000 {
        text += &text.clone();
    }
    text.truncate(text.floor_char_boundary(2_000));
    let body = serde_json::json!({ "documents": [{ "text": text, "kind": "vacancy" }] }).to_string();
    let head = "POST /api/v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length:";
    format!("{head} {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Sends requests over one connection and holds the answers to what the vacancy shows.
fn ask(address: SocketAddr, request: &[u8]) {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_nodelay(true).expect("it is a connection");
    let mut part = vec![0; 256 << 10];
    for _ in 0..REQUESTS {
        stream.write_all(request).expect("the server reads");
        let (mut read, mut whole) = (0, usize::MAX);
        while read < whole {
            let count = stream.read(&mut part[read..]).expect("the server answers");
            assert!(count > 0, "the server keeps the connection");
            read += count;
            if let (usize::MAX, Some(end)) = (whole, part[..read].windows(4).position(|four| four == b"\r\n\r\n")) {
                let head = std::str::from_utf8(&part[..end]).expect("a head is text");
                assert!(head.starts_with("HTTP/1.1 200"), "{head}");
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("the length is said");
                whole = end + 4 + length.parse::<usize>().expect("it is a number");
            }
        }
        assert!(memmem::find(&part[..read], br#""verdict":"covered""#).is_some(), "the vacancy shows something");
    }
}

/// The server and its clients share the cores.
#[divan::bench(args = [1, 2, 8], sample_count = 10)]
fn texts_a_second(bencher: Bencher, clients: usize) {
    let analyzer = Analyzer::new(&LexiconSource::embedded()).expect("the embedded lexicon is right");
    let server = Server::bind(analyzer, Settings::default()).expect("a port is free");
    let (address, stopper) = (server.address(), server.stopper());
    let serving = thread::spawn(|| server.run().expect("it runs"));
    let request = request();
    ask(address, &request);
    bencher.counter(ItemsCount::new(clients * REQUESTS)).bench(|| {
        thread::scope(|scope| {
            for _ in 0..clients {
                scope.spawn(|| ask(address, &request));
            }
        });
    });
    stopper.stop();
    serving.join().expect("it ends");
}
