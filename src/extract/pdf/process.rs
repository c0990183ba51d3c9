//! Starts the process in which a PDF is read, and ends it when it takes too long.

use std::{
    io::{BufRead as _, BufReader, Read, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use crate::extract::{Limit, LimitValue, Limits, Problem};

use super::worker::{Message, PdfReader, Refusal};

/// The command of the program that reads a PDF from standard input.
pub const READ_PDF: &str = "read-pdf";

/// What Rust's memory allocator says at the end.
const NO_MEMORY: &str = "memory allocation of";

/// The program's allocator takes a whole gibibyte of addresses at first, far more than a reader may have. For a reader it takes them in
/// steps, so that the limit on its memory is one on what it uses.
const SMALL_STEPS: (&str, &str) = ("MIMALLOC_ARENA_RESERVE", "32MiB");

/// Why a process gave no document.
#[derive(Debug)]
pub(super) enum Ended {
    /// What it says itself.
    Refused(Refusal),
    /// Something that no other reader does better.
    Problem(Problem),
    /// It broke down.
    Crashed,
}

/// What a reader says of a document, in a process of its own.
pub(super) fn read(program: &Path, reader: PdfReader, bytes: &[u8], limits: &Limits) -> Result<Vec<Message>, Ended> {
    // Every reader has the file and its parts in memory.
    let memory = limits.get(Limit::Memory).saturating_add(4 * bytes.len() as u64);
    let limit = |limit| LimitValue { limit, value: if limit == Limit::Memory { memory } else { limits.get(limit) } }.to_string();
    let mut child = Command::new(program)
        .args([READ_PDF, reader.name()])
        .args([Limit::Pages, Limit::Unpacked, Limit::Memory].map(|name| format!("--limit={}", limit(name))))
        .env(SMALL_STEPS.0, SMALL_STEPS.1)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|_| Ended::Crashed)?;
    let result = listen(&mut child, bytes, limits);
    // It is gone already where it ended by itself.
    let _ = child.kill();
    let _ = child.wait();
    result
}

fn listen(child: &mut Child, bytes: &[u8], limits: &Limits) -> Result<Vec<Message>, Ended> {
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take()) else {
        return Err(Ended::Crashed);
    };
    let patience = Duration::from_secs(limits.get(Limit::Seconds));
    thread::scope(|scope| {
        // A process that has read enough closes its end, which is no matter here.
        scope.spawn(move || stdin.write_all(bytes));
        let complaints = scope.spawn(move || complaint(stderr));
        let (said, heard) = mpsc::channel();
        scope.spawn(move || {
            for line in BufReader::new(stdout).lines() {
                let message = line.ok().and_then(|line| serde_json::from_str(&line).ok());
                if said.send(message).is_err() {
                    break;
                }
            }
        });
        let mut messages = Vec::new();
        loop {
            match heard.recv_timeout(patience) {
                Ok(Some(done @ Message::Done(_))) => {
                    messages.push(done);
                    return Ok(messages);
                }
                Ok(Some(Message::Failed(refusal))) => return Err(Ended::Refused(refusal)),
                Ok(Some(message)) => messages.push(message),
                Ok(None) | Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {
                    // The threads here end with the process.
                    let _ = child.kill();
                    return Err(Ended::Problem(limits.over(Limit::Seconds)));
                }
            }
        }
        let _ = child.kill();
        let no_memory = complaints.join().is_ok_and(|complaint| complaint.contains(NO_MEMORY));
        Err(if no_memory { Ended::Problem(limits.over(Limit::Memory)) } else { Ended::Crashed })
    })
}

/// The last that a process writes before it breaks down, as far as it matters.
fn complaint(mut stderr: impl Read) -> String {
    let (mut last, mut buffer) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = stderr.read(&mut buffer) {
        last.extend_from_slice(&buffer[..count]);
        last.drain(..last.len().saturating_sub(buffer.len()));
    }
    String::from_utf8_lossy(&last).into_owned()
}
