use std::{
    fmt::Write as _,
    fs, io,
    sync::atomic::{AtomicBool, AtomicU32, Ordering},
};

use super::{Control, Sink, run_into};
use crate::{
    Analyzer,
    assess::Assessment,
    batch::{Fingerprint, Input},
    document::Origin,
    extract::Options,
    failure::Failure,
    lexicon::LexiconSource,
};

/// Takes some documents, then sets a stop or fails.
struct Taking<'s> {
    left: u32,
    stop: Option<&'s AtomicBool>,
    /// How many bytes were read for what was taken.
    passed: u64,
}

impl Sink for Taking<'_> {
    fn document(&mut self, _: Fingerprint, _: &Assessment) -> io::Result<()> {
        Ok(())
    }

    fn known(&mut self, _: Fingerprint, _: &Origin, _: Option<String>) -> io::Result<()> {
        self.left = self.left.saturating_sub(1);
        match self.stop {
            Some(stop) if self.left == 0 => stop.store(true, Ordering::Relaxed),
            None if self.left == 0 => return Err(io::Error::other("full")),
            _ => {}
        }
        Ok(())
    }

    fn failure(&mut self, _: &Failure) -> io::Result<()> {
        Ok(())
    }

    fn passed(&mut self, _: usize, bytes: u64) {
        assert!(bytes >= self.passed);
        self.passed = bytes;
    }

    fn input_done(&mut self, _: usize) {}
}

#[test]
fn nobody_goes_on_when_the_run_is_stopped_or_nobody_takes_what_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.jsonl");
    let rows = 50_000;
    let text = (0..rows).fold(String::new(), |mut text, row| {
        writeln!(text, "{{\"tekst\": \"Je werkt samen in team {row}.\"}}").unwrap();
        text
    });
    fs::write(&path, text).unwrap();
    let analyzer = Analyzer::new(&LexiconSource::embedded()).unwrap();
    for stops in [true, false] {
        let (stop, asked) = (AtomicBool::new(false), AtomicU32::new(0));
        let known = |_| {
            asked.fetch_add(1, Ordering::Relaxed);
            true
        };
        let control = Control { stop: &stop, known: &known };
        let mut sink = Taking { left: 100, stop: stops.then_some(&stop), passed: 0 };
        let ended = run_into(&analyzer, &[Input::File(path.clone())], &Options::default(), &control, &mut sink);
        assert_eq!(ended.is_ok(), stops);
        assert!(asked.into_inner() < rows / 2, "it went on to the end");
        let size = fs::metadata(&path).unwrap().len();
        assert!((1..size / 2).contains(&sink.passed), "{} of {size} bytes were read", sink.passed);
    }
}
