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

/// What a terminal shows, and what until it is known how far the run is: of a single file that is read at once that is all the time.
const BAR: &str = "{wide_bar} {percent}% {msg}";
const SPINNER: &str = "{spinner} {elapsed} {msg}";

/// Shows how far a run is. It counts bytes of which all documents are done, since the number of files says little about large ones.
pub(super) struct Progress {
    say: Wording,
    bar: Option<ProgressBar>,
    sizes: Vec<u64>,
    total: u64,
    /// The bytes of inputs that are done, and of the one that isn't.
    done: u64,
    passed: u64,
    documents: u64,
    failures: u64,
    began: Instant,
    last: Instant,
}

impl Progress {
    pub(super) fn new(say: Wording, inputs: &[Input]) -> Self {
        let sizes: Vec<u64> = inputs.iter().map(size).collect();
        let total = sizes.iter().sum();
        let bar = std::io::stderr().is_terminal().then(|| ProgressBar::new(total).with_style(style(SPINNER)));
        let (began, last) = (Instant::now(), Instant::now());
        Self { say, bar, sizes, total, done: 0, passed: 0, documents: 0, failures: 0, began, last }
    }

    /// A document is done.
    pub(super) fn document(&mut self, failed: bool) {
        self.documents += 1;
        self.failures += u64::from(failed);
        match &self.bar {
            Some(bar) if self.documents.is_multiple_of(50) => bar.set_message(self.so_far(self.began.elapsed())),
            None if self.last.elapsed() >= BETWEEN_LINES => {
                self.last = Instant::now();
                anstream::eprintln!("{}", self.line(self.began.elapsed()));
            }
            _ => {}
        }
    }

    /// All documents are done that stand in so many bytes of an input.
    pub(super) fn passed(&mut self, number: usize, bytes: u64) {
        self.passed = bytes.min(self.sizes.get(number).copied().unwrap_or(0));
        self.show_bytes();
    }

    /// All of an input is done.
    pub(super) fn input_done(&mut self, number: usize) {
        self.done += self.sizes.get(number).copied().unwrap_or(0);
        self.passed = 0;
        self.show_bytes();
    }

    fn show_bytes(&self) {
        let Some(bar) = &self.bar else { return };
        if bar.position() == 0 && self.bytes() > 0 {
            bar.set_style(style(BAR));
        }
        bar.set_position(self.bytes());
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// The bytes of which all documents are done.
    const fn bytes(&self) -> u64 {
        self.done + self.passed
    }

    /// How many documents there were, and how long the rest takes when it goes on like this.
    fn so_far(&self, elapsed: Duration) -> String {
        let rate = self.documents / elapsed.as_secs().max(1);
        let (documents, failures) = (self.documents, self.failures);
        let counts = match self.say.0 {
            Lang::Dutch => format!("{documents} documenten, {rate} per seconde, {failures} niet gelezen"),
            Lang::English => format!("{documents} documents, {rate} a second, {failures} not read"),
        };
        let rest = u128::from(self.total.saturating_sub(self.bytes()));
        match (elapsed.as_millis() * rest).checked_div(u128::from(self.bytes())) {
            Some(left) => format!("{counts}, {}", self.left(left / 1000)),
            None => counts,
        }
    }

    fn left(&self, seconds: u128) -> String {
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        match self.say.0 {
            Lang::Dutch if hours > 0 => format!("nog {hours} u {minutes} min"),
            Lang::Dutch if minutes > 0 => format!("nog {minutes} min"),
            Lang::Dutch => format!("nog {seconds} s"),
            Lang::English if hours > 0 => format!("{hours} h {minutes} min left"),
            Lang::English if minutes > 0 => format!("{minutes} min left"),
            Lang::English => format!("{seconds} s left"),
        }
    }

    fn line(&self, elapsed: Duration) -> String {
        match (self.bytes() * 100).checked_div(self.total) {
            Some(percent) if self.bytes() > 0 => format!("{percent}%: {}", self.so_far(elapsed)),
            _ => self.so_far(elapsed),
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is right")
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Duration};

    use toetssteen::{
        batch::Input,
        report::{Lang, Wording},
    };

    use super::Progress;

    #[test]
    fn how_far_a_run_is_shows_inside_a_file_too() {
        let folder = tempfile::tempdir().unwrap();
        let inputs: Vec<_> = ["a", "b"].iter().map(|name| folder.path().join(name)).collect();
        for path in &inputs {
            fs::write(path, [b' '; 1_000]).unwrap();
        }
        let inputs: Vec<_> = inputs.into_iter().map(Input::File).collect();
        let mut progress = Progress::new(Wording(Lang::English), &inputs);
        progress.document(false);
        assert_eq!(progress.line(Duration::from_secs(2)), "1 documents, 0 a second, 0 not read");
        progress.document(true);
        progress.passed(0, 500);
        assert_eq!(progress.line(Duration::from_secs(2)), "25%: 2 documents, 1 a second, 1 not read, 6 s left");
        progress.input_done(0);
        assert_eq!(progress.line(Duration::from_secs(200)), "50%: 2 documents, 0 a second, 1 not read, 3 min left");
        progress.passed(1, 20_000);
        assert_eq!(progress.line(Duration::from_secs(200)), "100%: 2 documents, 0 a second, 1 not read, 0 s left");
        let mut progress = Progress::new(Wording(Lang::Dutch), &inputs);
        progress.passed(0, 1);
        assert_eq!(progress.line(Duration::from_secs(10)), "0%: 0 documenten, 0 per seconde, 0 niet gelezen, nog 5 u 33 min");
        progress.passed(0, 200);
        assert_eq!(progress.line(Duration::from_secs(10)), "10%: 0 documenten, 0 per seconde, 0 niet gelezen, nog 1 min");
    }
}
