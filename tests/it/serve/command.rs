//! The command: what it prints, how it stops, what it refuses.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    net::TcpListener,
    process::{Child, Command, Stdio},
};

use super::client::Connection;

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_toetssteen"))
        .arg("serve")
        .args(arguments)
        .env_remove("TOETSSTEEN_TOKEN")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The address that a started program prints.
fn address(child: &mut Child) -> (String, BufReader<std::process::ChildStdout>) {
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    (line.trim_end().to_owned(), stdout)
}

fn refused(arguments: &[&str]) -> String {
    let output = start(arguments).wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    String::from_utf8(output.stderr).unwrap()
}

#[cfg(unix)]
#[test]
fn it_prints_its_address_serves_and_stops() {
    let mut child = start(&["--port", "0", "--lang", "en"]);
    let (url, mut stdout) = address(&mut child);
    let address = url.strip_prefix("http://").unwrap().parse().unwrap();
    let mut connection = Connection::new(address);
    assert_eq!(connection.send("GET", "/api/v1/health", &[], b"").json()["lang"], "en");
    let said =
        connection.send("POST", "/api/v1/analyze", &[("Content-Type", "application/json")], br#"{"documents":[{"text":"Geheim."}]}"#);
    assert_eq!(said.status, 200);

    let pid = rustix::process::Pid::from_child(&child);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let (mut out, mut err) = (String::new(), String::new());
    stdout.read_to_string(&mut out).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((out.as_str(), err.as_str()), ("", "Open this address in your browser. Stop: Ctrl-C.\n"), "nothing is logged");
}

#[test]
fn beyond_this_computer_it_makes_a_token_and_warns() {
    let mut child = start(&["--listen", "0.0.0.0", "--port", "0", "--lang", "en"]);
    let (url, _stdout) = address(&mut child);
    let (address, token) = url.strip_prefix("http://").unwrap().split_once("/?token=").unwrap();
    let mut connection = Connection::new(address.parse().unwrap());
    assert_eq!(token.len(), 32);
    assert_eq!(connection.send("GET", "/", &[], b"").status, 401);
    assert_eq!(connection.send("GET", "/", &[("Authorization", &format!("Bearer {token}"))], b"").status, 200);
    child.kill().unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("Note: other computers can reach this page") && !said.contains(token), "{said}");
}

#[test]
fn what_cannot_be_is_said_with_what_helps() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    assert_eq!(
        refused(&["--port", &port]),
        format!("toetssteen: port {port} is taken: choose another with --port, or a free one with --port 0\n")
    );
    assert!(refused(&["--token", "kort"]).contains("a token has 16 characters or more"));
    assert!(refused(&["--listen", "203.0.113.1", "--port", "0"]).contains("choose one of its own with --listen"));
}
