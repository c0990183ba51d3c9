//! How a server is set up.

use std::{
    net::{IpAddr, Ipv4Addr},
    time::Duration,
};

use crate::{extract::Options, report::Lang};

use super::token::Token;

/// How a server is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where it listens. Beyond this computer only with a token.
    pub address: IpAddr,
    /// At which port; 0: one that is free.
    pub port: u16,
    /// What a request must show; `None`: nothing.
    pub token: Option<Token>,
    /// Names by which the server is known besides `localhost`.
    pub hosts: Vec<String>,
    /// In which language it answers who doesn't say.
    pub lang: Lang,
    /// How files are read.
    pub options: Options,
    /// How much a request, and all together, may take.
    pub bounds: Bounds,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            token: None,
            hosts: Vec::new(),
            lang: Lang::default(),
            options: Options::default(),
            bounds: Bounds::default(),
        }
    }
}

/// How much a request, and all together, may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// How many bytes the body of a request may have.
    pub body: usize,
    /// How many bytes all bodies and answers may have that are in memory at one moment.
    pub memory: usize,
    /// How many documents may come of one request.
    pub documents: usize,
    /// How many bytes of text these may have together.
    pub text: usize,
    /// Up to how many bytes a text goes in the fast lane.
    pub quick: usize,
    /// How many connections there may be at one moment; who comes then waits.
    pub connections: usize,
    /// How many requests may wait for a place at work.
    pub waiting: usize,
    /// How many requests are worked on side by side.
    pub workers: usize,
    /// How long the head of a request may take, the pause before it included.
    pub head: Duration,
    /// How long nothing may come of a body, or nothing of an answer may go.
    pub silence: Duration,
    /// How long a body may take.
    pub sending: Duration,
    /// How long a request waits for a place at work.
    pub patience: Duration,
    /// How long the work on it may take.
    pub work: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            body: 64 << 20,
            memory: 256 << 20,
            documents: 1_000,
            // An answer has some ten times as many bytes.
            text: 8 << 20,
            quick: 64 << 10,
            // Many systems let a program have 1,024 files open.
            connections: 800,
            waiting: 800,
            workers: std::thread::available_parallelism().map_or(1, usize::from),
            head: Duration::from_secs(20),
            silence: Duration::from_secs(15),
            sending: Duration::from_mins(2),
            patience: Duration::from_secs(10),
            work: Duration::from_mins(1),
        }
    }
}
