//! The program: argv → arguments → run → exit status. Everything else is in the library.

mod args;
mod commands;

use std::process::ExitCode;

use clap::Parser as _;

use self::args::{Args, Command};

/// Records, terms and their evidence are many small pieces of memory, on which the systems' own allocators spend a fifth of the time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Done.
const DONE: u8 = 0;
/// Done, and with `--check` a document misses an organisation-wide competency.
const GAPS: u8 = 1;
/// Done, and something doesn't hold any more of a run that was verified.
const DOUBT: u8 = 1;
/// The arguments or the lexicon can't be used.
const USAGE: u8 = 2;
/// Stopped by the user.
const STOPPED: u8 = 130;
/// Done, but some documents couldn't be read.
const UNREAD: u8 = 3;

fn main() -> ExitCode {
    toetssteen::guard::install_hook();
    let args = Args::parse();
    args.color.write_global();
    let status = match &args.command {
        Command::Scan(scan) => commands::scan::run(scan),
        Command::Batch(batch) => commands::batch::run(batch),
        Command::Verify(verify) => commands::verify::run(verify),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::Extract(extract) => commands::extract::run(extract),
        Command::Audit(audit) => commands::audit::run(audit),
        Command::Serve(serve) => commands::serve::run(serve),
        Command::Lexicon(lexicon) => commands::lexicon::run(lexicon),
        Command::Eval(eval) => commands::eval::run(eval),
        Command::Learn(learn) => commands::learn::run(learn),
        Command::Dutch(dutch) => commands::dutch::run(dutch),
        Command::ReadPdf(read) => commands::read_pdf::run(read),
    };
    match status {
        Ok(status) => ExitCode::from(status),
        Err(error) if is_broken_pipe(&error) => ExitCode::from(DONE),
        Err(error) => {
            anstream::eprintln!("toetssteen: {error:#}");
            ExitCode::from(USAGE)
        }
    }
}

/// Did whoever reads the output stop reading, as `head` does?
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
