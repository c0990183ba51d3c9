//! How far a run is: a bar in a terminal, elsewhere a line now and then.

use std::{
    io::IsTerminal as _,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};
use toetssteen::{
    batch::Input,
    report::{Lang, Wording},
};

use super::size;

/// How long it takes to the next line where there is no terminal.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// Shows how far a run is. It counts the bytes of files that are done, since their number says little about large ones.
pub(super) struct Progress {
    say: Wording,
    bar: Option<ProgressBar>,
    sizes: Vec<u64>,
    total: u64,
    bytes: u64,
    documents: u64,
    failures: u64,
    began: Instant,
    last: Instant,
}

impl Progress {
    pub(super) fn new(say: Wording, inputs: &[Input]) -> Self {
        let sizes: Vec<u64> = inputs.iter().map(size).collect();
        let total = sizes.iter().sum();
        let bar = std::io::stderr().is_terminal().then(|| {
            // How far a single file is, nobody knows before it is done.
            let template = if inputs.len() > 1 { "{wide_bar} {percent}% {msg} {eta}" } else { "{spinner} {elapsed} {msg}" };
            let style = ProgressStyle::with_template(template).expect("the template is right");
            ProgressBar::new(total).with_style(style)
        });
        Self { say, bar, sizes, total, bytes: 0, documents: 0, failures: 0, began: Instant::now(), last: Instant::now() }
    }

    /// A document is done.
    pub(super) fn document(&mut self, failed: bool) {
        self.documents += 1;
        self.failures += u64::from(failed);
        match &self.bar {
            Some(bar) if self.documents.is_multiple_of(50) => bar.set_message(self.counts()),
            None if self.last.elapsed() >= BETWEEN_LINES => {
                self.last = Instant::now();
                anstream::eprintln!("{}", self.line());
            }
            _ => {}
        }
    }

    /// All of an input is done.
    pub(super) fn input_done(&mut self, number: usize) {
        self.bytes += self.sizes.get(number).copied().unwrap_or(0);
        if let Some(bar) = &self.bar {
            bar.set_position(self.bytes);
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn counts(&self) -> String {
        let rate = self.documents / self.began.elapsed().as_secs().max(1);
        let (documents, failures) = (self.documents, self.failures);
        match self.say.0 {
            Lang::Dutch => format!("{documents} documenten, {rate} per seconde, {failures} niet gelezen"),
            Lang::English => format!("{documents} documents, {rate} a second, {failures} not read"),
        }
    }

    fn line(&self) -> String {
        match (self.bytes * 100).checked_div(self.total) {
            Some(percent) if self.sizes.len() > 1 => format!("{percent}%: {}", self.counts()),
            _ => self.counts(),
        }
    }
}
