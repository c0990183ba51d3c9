//! Runs a program outside: without a shell, in a private folder, for as long as the limits allow.

use std::{
    ffi::OsString,
    fs::File,
    io,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::extract::{Limit, Limits, Problem};

/// How long between two looks at a program.
const LOOK: Duration = Duration::from_millis(10);

/// A proxy that isn't there.
const NOWHERE: &str = "http://127.0.0.1:9";

/// A program with what it is told.
pub(super) struct Program<'a> {
    pub(super) path: &'a Path,
    pub(super) arguments: Vec<OsString>,
    /// Where it runs: it is told that its home and its temporary files are there too.
    pub(super) folder: &'a Path,
    /// The file that it makes, or that gets its standard output.
    pub(super) output: &'a Path,
    pub(super) to_stdout: bool,
}

impl Program<'_> {
    /// Runs it to its end.
    ///
    /// # Errors
    ///
    /// When it can't be started, runs for too long or writes too much; it is ended then, with what it started.
    pub(super) fn run(&self, limits: &Limits) -> Result<ExitStatus, Problem> {
        let mut child = self.start().map_err(|error| Problem::of_disk(&error))?;
        let until = Instant::now() + Duration::from_secs(limits.get(Limit::Seconds));
        loop {
            let stopped = match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) => self.check(until, limits),
                Err(error) => Err(Problem::of_disk(&error)),
            };
            if let Err(problem) = stopped {
                end(&mut child);
                return Err(problem);
            }
            sleep(LOOK);
        }
    }

    fn start(&self) -> io::Result<Child> {
        let stdout = if self.to_stdout { File::create(self.output)?.into() } else { Stdio::null() };
        let mut command = Command::new(self.path);
        command.args(&self.arguments).current_dir(self.folder).stdin(Stdio::null()).stdout(stdout).stderr(Stdio::null());
        for name in ["HOME", "TMPDIR", "TMP", "TEMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
            command.env(name, self.folder);
        }
        // A document may point to pictures elsewhere; who opens it would be seen there. Nobody listens behind this proxy.
        for name in ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY"] {
            command.env(name, NOWHERE);
        }
        command.env_remove("no_proxy").env_remove("NO_PROXY");
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn()
    }

    /// Fails when it is time, or the output is too large.
    fn check(&self, until: Instant, limits: &Limits) -> Result<(), Problem> {
        if Instant::now() > until {
            return Err(limits.over(Limit::Seconds));
        }
        limits.check(Limit::Unpacked, self.output.metadata().map_or(0, |output| output.len()))
    }
}

/// Ends a program, where the system can with all that it started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    // Where it has ended by itself just now there is nothing to end.
    let _ = rustix::process::kill_process_group(rustix::process::Pid::from_child(child), rustix::process::Signal::KILL);
    let _ = child.kill();
    let _ = child.wait();
}

/// A folder that only this user can open, and that is removed with all that is in it.
pub(super) fn private_folder() -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("toetssteen-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir()
}

/// Is it a program that may be started?
pub(super) fn can_run(path: &Path) -> bool {
    #[cfg(unix)]
    let may = |meta: &std::fs::Metadata| std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o111 != 0;
    #[cfg(not(unix))]
    let may = |_: &std::fs::Metadata| true;
    path.metadata().is_ok_and(|meta| meta.is_file() && may(&meta))
}
